package board

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
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
	missing, err := p.store.MoveHint(context.Background(), lead, s.ID)
	if err != nil {
		return nil
	}
	return missing
}

// dropped moves the lead of a card that was put into another column.
func (p *Page) dropped(id string, from, to, _ int) {
	lead, err := model.ParseID(id)
	if err != nil || from == to {
		return
	}
	p.move(lead, p.stages[to])
}

// move moves a lead, after asking what the stage needs to know.
func (p *Page) move(lead model.ID, to model.Stage) {
	switch {
	case aside(to):
		p.askAside(lead, to)
	case p.crosses(lead, to):
		p.askPacket(lead, to)
	default:
		p.try(model.MoveRequest{Lead: lead, To: to.ID}, to)
	}
}

// try goes through the one door for moves; what it refuses is listed, and the
// card stays where it was.
func (p *Page) try(ask model.MoveRequest, to model.Stage) {
	err := p.send(ask)
	var refused *model.Invalid
	if errors.As(err, &refused) {
		p.explain(ask, to, refused)
		return
	}
	p.shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error { return err }})
	p.board.ShowCard(ask.Lead.String())
}

// explain lists every missing item; the receiving team may let the lead
// through with a reason.
func (p *Page) explain(ask model.MoveRequest, to model.Stage, refused *model.Invalid) {
	list := kit.Column(8)
	for _, x := range refused.Problems {
		list.Add(kit.Bullet(x.Text))
	}
	d := &kit.Dialog{Title: p.called(ask.Lead) + " cannot go to " + to.Name + " yet", Content: list, Width: 520,
		Closed: func() { kit.Focus(p.board) }}
	list.Add(kit.Gap(1, 2))
	list.Add(kit.Row(0, kit.NewButton(kit.Outline, theme.Glyph("panel-right"), "Open the lead", func() {
		d.Hide()
		p.shell.Go("leads/" + ask.Lead.String())
	})))
	if p.mayWaive(ask.Lead, to) {
		p.offerWaiver(d, list, ask, to)
	}
	p.shell.Dialog(d)
}

// offerWaiver adds the reason for which the receiving team lets a lead through.
func (p *Page) offerWaiver(d *kit.Dialog, list *fyne.Container, ask model.MoveRequest, to model.Stage) {
	why := kit.NewField("Let it through all the same, because")
	why.Hint("Only the team that receives the lead may; the reason stays beside the hand-off.")
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

// mayWaive says whether the one who works here acts for the receiving team.
func (p *Page) mayWaive(lead model.ID, to model.Stage) bool {
	r := p.row(lead)
	return r != nil && journey.ActsFor(p.members, p.store.Actor(), journey.Carrier(p.law, to, r.Route))
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
	for _, s := range ordered(p.law.Stages) {
		if s.ID == r.Stage {
			continue
		}
		items = append(items, kit.MenuItem{Label: "Move to " + s.Name, Run: func() { p.move(lead, s) }})
	}
	return items
}
