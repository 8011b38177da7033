package board

import (
	"context"

	"baton/model"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/theme"
)

// hint says, while a card is over a column, what its lead still misses there.
func (p *Page) hint(id string, to int) []string {
	lead, err := model.ParseID(id)
	if err != nil || to < 0 || to >= len(p.stages) {
		return nil
	}
	s := p.stages[to]
	switch s.Kind {
	case "nurture":
		return []string{"Asks when to wake it up."}
	case "lost", "not-ours":
		return []string{"Asks for the reason."}
	}
	if p.hinted.lead != lead {
		p.hinted = hinted{lead: lead, missing: map[model.ID][]string{}}
	}
	missing, known := p.hinted.missing[s.ID]
	if !known {
		if missing, err = p.store.MoveHint(context.Background(), lead, s.ID); err != nil {
			return nil
		}
		p.hinted.missing[s.ID] = missing
	}
	return missing
}

// hinted is what the card in the air was told so far; a change of any lead
// makes it void.
type hinted struct {
	lead    model.ID
	missing map[model.ID][]string
}

// dropped moves the lead of a card that was put into another column.
func (p *Page) dropped(id string, from, to, _ int) {
	lead, err := model.ParseID(id)
	if err != nil || from == to {
		return
	}
	p.ask.Move([]model.ID{lead}, p.stages[to])
}

func (p *Page) row(lead model.ID) *model.LeadRow {
	for i := range p.all {
		if p.all[i].ID == lead {
			return &p.all[i]
		}
	}
	return nil
}

func (p *Page) called(lead model.ID) string {
	if r := p.row(lead); r != nil && !p.shell.Presenter() {
		return r.Shown()
	}
	return "This lead"
}

// menu is where a card may go, and its panel.
func (p *Page) menu(id string) []kit.MenuItem {
	lead, err := model.ParseID(id)
	r := p.row(lead)
	if err != nil || r == nil {
		return nil
	}
	items := []kit.MenuItem{{Label: "Open    Enter", Sign: theme.Glyph("panel-right"), Run: func() { p.shell.Go("leads/" + id) }}, {}}
	if to, ok := p.handOver(r); ok {
		items = append(items, kit.MenuItem{Label: "Put right: move to " + to.Name, Sign: theme.Glyph("arrow-right"), Run: func() { p.ask.Move([]model.ID{lead}, to) }}, kit.MenuItem{})
	}
	for _, s := range ask.Order(p.law.Stages) {
		if s.ID == r.Stage {
			continue
		}
		items = append(items, kit.MenuItem{Label: "Move to " + s.Name, Run: func() { p.ask.Move([]model.ID{lead}, s) }})
	}
	return items
}
