package leads

import (
	"context"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// menu is what can be done with some rows.
func (p *Page) menu(ids []model.ID) []kit.MenuItem {
	do := func(label string, sign theme.Glyph, run func([]model.ID) error) kit.MenuItem {
		return kit.MenuItem{Label: label, Sign: sign, Run: func() {
			p.shell.Do(shell.Action{Label: label, Run: func() error { return run(ids) }})
		}}
	}
	items := []kit.MenuItem{
		do("Log a touch    T", "phone", p.ask.Touch),
		do("Move    M", "arrow-right", p.ask.Where),
		do("Give to someone    G", "user-check", p.askOwner),
		do("Set a field    E", "square-pen", p.askField),
		{},
		do("Delete    Del", "trash-2", p.delete),
	}
	if len(ids) == 1 {
		open := kit.MenuItem{Label: "Open    Enter", Sign: theme.Glyph("panel-right"), Run: func() { p.shell.Go("leads/" + ids[0].String()) }}
		items = append([]kit.MenuItem{open, {}}, items...)
	}
	return items
}

// each does something to every lead; what is told meanwhile is that lead's.
func (p *Page) each(label string, ids []model.ID, run func(model.ID) error) error {
	return p.ask.Each(label, ids, func(id model.ID) error {
		return p.kin.act(id, func() error { return run(id) })
	})
}

// send goes through the one door for moves.
func (p *Page) send(r model.MoveRequest) error {
	return p.kin.act(r.Lead, func() error {
		made, err := p.store.Move(context.Background(), r)
		p.kin.born(r.Lead, made.Move, made.Handoff)
		return err
	})
}

// sendAll goes through the same door with several, as one change.
func (p *Page) sendAll(do string, all []model.MoveRequest) (refused []error, err error) {
	ids := make([]model.ID, 0, len(all))
	for _, r := range all {
		ids = append(ids, r.Lead)
	}
	err = p.kin.actAll(ids, func() error {
		refused, err = p.store.MoveEach(context.Background(), do, all)
		return err
	})
	return refused, err
}

func (p *Page) called(id model.ID) string {
	if r := p.rows.of(id); r != nil {
		return p.nameOf(r)
	}
	return "This lead"
}

// logTouch keeps one touch; the row it is about is read anew.
func (p *Page) logTouch(t model.Touch) error {
	return p.kin.act(t.Lead, func() error {
		id, err := p.store.Touch(context.Background(), t)
		p.kin.born(t.Lead, id)
		return err
	})
}

// about names the leads an action is for.
func (p *Page) about(ids []model.ID) string {
	if len(ids) == 1 {
		return p.called(ids[0])
	}
	return plural(len(ids), "lead")
}

// askOwner gives leads to a member.
func (p *Page) askOwner(ids []model.ID) error {
	d := &kit.Dialog{Title: "Who carries it?", Quiet: p.about(ids), Width: 420, Closed: p.back}
	var list []kit.Choice
	for _, m := range p.members {
		if m.Gone {
			continue
		}
		quiet := ""
		for _, h := range m.Hats {
			if quiet != "" {
				quiet += ", "
			}
			quiet += p.teams[h].Name
		}
		if m.Outside {
			quiet += " (outside)"
		}
		list = append(list, kit.Choice{Label: m.Name, Quiet: quiet, Run: func() {
			d.Hide()
			p.give(ids, m)
		}})
	}
	pick := kit.NewPicker(list, 1)
	d.Content, d.First = kit.Scroll(pick), pick
	d.Height = min(120+float32(len(list))*36, 560)
	p.shell.Dialog(d)
	return nil
}

// give hands leads to a member as one change: one undo takes all of it back.
func (p *Page) give(ids []model.ID, to model.Member) {
	edits := make([]model.Edit, 0, len(ids))
	for _, id := range ids {
		edits = append(edits, model.Edit{Noun: "lead", ID: id, Fields: model.Fields{"owner": to.ID.String()}})
	}
	label := "Give " + some(ids) + " to " + to.Name
	p.shell.Do(shell.Action{Label: label, Run: func() error { return p.store.Edit(context.Background(), label, edits) }})
	kit.Focus(p.table)
}

// some says how many leads a change is about; it names none, because what it
// is called stays in the history.
func some(ids []model.ID) string {
	if len(ids) == 1 {
		return "a lead"
	}
	return plural(len(ids), "lead")
}

// delete hides leads as one change; undo and the history have them back. Many
// at once are asked about first.
func (p *Page) delete(ids []model.ID) error {
	edits := make([]model.Edit, 0, len(ids))
	for _, id := range ids {
		edits = append(edits, model.Edit{Noun: "lead", ID: id, Gone: true})
	}
	hide := func() error { return p.store.Edit(context.Background(), "Delete "+some(ids), edits) }
	if len(ids) == 1 {
		return hide()
	}
	p.shell.Confirm("Delete "+plural(len(ids), "lead")+"?", "They leave every list and figure. Undo brings all of them back.", "Delete", hide)
	return nil
}
