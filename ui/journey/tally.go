package journey

import (
	"context"
	"maps"

	"baton/model"
)

// tally counts where the leads stand and why they were lost. A change of
// words counts nobody anew, so that it is quick however many leads there are.
type tally struct {
	stages map[model.ID]int
	lost   map[string]int
	merged map[model.ID]model.ID // the merges of the draft when it was made
}

func tallyOf(leads []model.LeadRow) tally {
	t := tally{stages: map[model.ID]int{}, lost: map[string]int{}}
	for i := range leads {
		t.stages[leads[i].Stage]++
		if leads[i].Outcome == "lost" {
			t.lost[leads[i].Why]++
		}
	}
	return t
}

// moves says which changes may have put leads elsewhere.
func moves(c model.Change) bool {
	return c.Touches("lead", "move", "route", "bundle", "signature")
}

// count counts anew if somebody moved, or a stage was merged or came back.
func (p *Page) count(draft *model.Agreement) error {
	if p.tally != nil && maps.Equal(p.tally.merged, draft.Merged) {
		return nil
	}
	leads, err := p.store.Leads(context.Background())
	if err != nil {
		return err
	}
	t := tallyOf(leads)
	t.merged = draft.Merged
	p.tally = &t
	return nil
}
