package leads

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// outcome is how an action went for one lead of many.
type outcome struct {
	name string
	err  error
}

// askMove offers the stages; under the one the cursor is on it says what the
// lead still misses for it.
func (p *Page) askMove(ids []model.ID) error {
	d := &kit.Dialog{Title: "Move to", Quiet: p.about(ids), Width: 480, Closed: p.back}
	hint := kit.Column(4)
	var list []choice
	var to []model.Stage
	for _, s := range p.stageOrder() {
		if len(ids) == 1 && p.rows.of(ids[0]) != nil && p.rows.of(ids[0]).Stage == s.ID {
			continue
		}
		to = append(to, s)
		list = append(list, choice{label: s.Name, quiet: s.Plain, hue: p.hueOf(s.Team), run: func() {
			d.Hide()
			p.moveTo(ids, s)
		}})
	}
	pick := newPicker(keyed(list), 1)
	if len(ids) == 1 {
		pick.over = func(at int) { p.foretell(hint, ids[0], to[at]) }
		pick.cursor = p.nextStage(ids[0], to)
	}
	d.Content = container.NewBorder(nil, kit.Fixed(0, 96, kit.Inset(10, 4, 0, 8, hint)), nil, nil, pick)
	d.First = pick
	p.shell.Dialog(d)
	return nil
}

// nextStage is where the lead would usually go: the stage after its own.
func (p *Page) nextStage(id model.ID, to []model.Stage) int {
	r := p.rows.of(id)
	if r == nil {
		return 0
	}
	for i, s := range to {
		if s.Rank > p.stages[r.Stage].Rank && (s.Kind == "open" || s.Kind == "signed") {
			return i
		}
	}
	return 0
}

// foretell says what a lead still misses for a stage.
func (p *Page) foretell(into *fyne.Container, lead model.ID, to model.Stage) {
	into.Objects = nil
	if !aside(to.Kind) {
		missing, err := p.store.MoveHint(context.Background(), lead, to.ID)
		switch {
		case err != nil:
		case len(missing) == 0:
			into.Add(kit.Row(8, kit.NewIcon(theme.Glyph("check"), theme.Good.Ink()), kit.Quiet("Nothing is missing for "+to.Name+".")))
		default:
			for i, m := range missing {
				if i == 3 && len(missing) > 4 {
					into.Add(kit.Muted("and " + count(len(missing)-3) + " more"))
					break
				}
				into.Add(kit.Row(8, kit.NewIcon(theme.Glyph("circle-dashed"), theme.AtRisk.Ink()), kit.Quiet(m)))
			}
		}
	}
	into.Refresh()
}

// aside says that a stage lies beside the journey: it asks for a date or a
// reason.
func aside(kind string) bool { return kind == "nurture" || kind == "not-ours" || kind == "lost" }

// moveTo moves leads, after asking what the stage needs to know.
func (p *Page) moveTo(ids []model.ID, to model.Stage) {
	switch {
	case aside(to.Kind):
		p.askAside(ids, to)
	case len(ids) > 1:
		p.shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error {
			return p.each("Moved to "+to.Name, ids, func(id model.ID) error {
				return p.send(model.MoveRequest{Lead: id, To: to.ID})
			})
		}})
	case p.crosses(ids[0], to):
		p.askPacket(ids[0], to)
	default:
		p.move(model.MoveRequest{Lead: ids[0], To: to.ID}, to)
	}
}

// move moves one lead; a refusal lists all that is missing.
func (p *Page) move(ask model.MoveRequest, to model.Stage) {
	err := p.send(ask)
	var refused *model.Invalid
	if errors.As(err, &refused) {
		p.explain(ask, to, refused)
		return
	}
	p.shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error { return err }})
	kit.Focus(p.table)
}

// send goes through the one door for moves.
func (p *Page) send(ask model.MoveRequest) error {
	return p.kin.act(ask.Lead, func() error {
		made, err := p.store.Move(context.Background(), ask)
		p.kin.born(ask.Lead, made.Move, made.Handoff)
		return err
	})
}

// explain lists every missing item at once; the receiving team may let the
// lead through with a reason.
func (p *Page) explain(ask model.MoveRequest, to model.Stage, refused *model.Invalid) {
	list := kit.Column(8)
	for _, x := range refused.Problems {
		list.Add(newLine(kit.NewIcon(theme.Glyph("circle-dashed"), theme.AtRisk.Ink()), nil, kit.NewParagraph(x.Text)))
	}
	d := &kit.Dialog{Title: p.called(ask.Lead) + " cannot go to " + to.Name + " yet", Content: list, Width: 520, Closed: p.back}
	if p.mayWaive(ask.Lead, to) {
		why := kit.NewField("Let it through all the same, because")
		why.Hint("Only the team that receives the lead may; the reason stays beside the hand-off.")
		list.Add(kit.Gap(1, 2))
		list.Add(why)
		d.Verb, d.First = "Let it through", why.Focusable()
		d.Confirm = func() bool {
			ask.Waive = strings.TrimSpace(why.Text())
			if ask.Waive == "" {
				why.Problem("Say why it may go on.")
				return false
			}
			return p.shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error { return p.send(ask) }})
		}
	}
	p.shell.Dialog(d)
}

// mayWaive says whether the one who works here acts for the receiving team.
func (p *Page) mayWaive(id model.ID, to model.Stage) bool {
	r := p.rows.of(id)
	return r != nil && journey.ActsFor(p.members, p.store.Actor(), journey.Carrier(p.law, to, r.Route))
}

// showOutcomes says lead by lead what became of it.
func (p *Page) showOutcomes(label string, results []outcome, done int) {
	list := kit.Column(10)
	for _, r := range results {
		sign, hue, words := theme.Glyph("check"), theme.Good, []*kit.Paragraph{said(r.name)}
		var refused *model.Invalid
		switch {
		case errors.As(r.err, &refused):
			sign, hue = "circle-dashed", theme.AtRisk
			for _, x := range refused.Problems {
				words = append(words, hint(x.Text))
			}
		case r.err != nil:
			sign, hue = "circle-alert", theme.Late
			words = append(words, hint(r.err.Error()))
		default:
			words = append(words, hint("Done."))
		}
		list.Add(newLine(kit.NewIcon(sign, hue.Ink()), nil, words...))
	}
	p.shell.Dialog(&kit.Dialog{Title: label + ": " + count(done) + " of " + count(len(results)),
		Content: kit.Headed(12, kit.Muted("The others stay where they were; each says what it still misses."), kit.Scroll(list)), Width: 560, Height: 460, Closed: p.back})
}
