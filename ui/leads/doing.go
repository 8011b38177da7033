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
		do("Log a touch    T", "phone", p.askTouch),
		do("Move    M", "arrow-right", p.askMove),
		do("Give to someone    G", "user-check", p.askOwner),
		{},
		do("Delete    Del", "trash-2", p.delete),
	}
	if len(ids) == 1 {
		open := kit.MenuItem{Label: "Open    Enter", Sign: theme.Glyph("panel-right"), Run: func() { p.shell.Go("leads/" + ids[0].String()) }}
		items = append([]kit.MenuItem{open, {}}, items...)
	}
	return items
}

// each does something to every lead and says how it went for each; one lead
// alone is told as any action is.
func (p *Page) each(label string, ids []model.ID, run func(model.ID) error) error {
	if len(ids) == 1 {
		return p.kin.act(ids[0], func() error { return run(ids[0]) })
	}
	var results []outcome
	done := 0
	for _, id := range ids {
		err := p.kin.act(id, func() error { return run(id) })
		if err == nil {
			done++
		}
		results = append(results, outcome{p.called(id), err})
	}
	if done == len(ids) {
		p.shell.Notify(shell.Notice{Text: label + ": " + plural(done, "lead") + "."})
		return nil
	}
	p.showOutcomes(label, results, done)
	return nil
}

func (p *Page) called(id model.ID) string {
	if r := p.rows.of(id); r != nil {
		return p.nameOf(r)
	}
	return "This lead"
}

// askTouch logs what just happened with two keys: what it was, and how it went.
func (p *Page) askTouch(ids []model.ID) error {
	d := &kit.Dialog{Title: "Log a touch", Quiet: p.about(ids), Width: 460, Closed: p.back}
	var kinds []choice
	for _, k := range model.Words["touch"] {
		kinds = append(kinds, choice{label: model.Title(k), run: func() {
			d.Hide()
			p.askOutcome(ids, k)
		}})
	}
	pick := newPicker(keyed(kinds), 2)
	d.Content, d.First = pick, pick
	p.shell.Dialog(d)
	return nil
}

func (p *Page) askOutcome(ids []model.ID, kind string) {
	d := &kit.Dialog{Title: model.Title(kind) + ": how did it go?", Quiet: p.about(ids), Width: 460, Closed: p.back}
	var list []choice
	for _, o := range model.Words["outcome"] {
		list = append(list, choice{label: model.Title(o), run: func() {
			d.Hide()
			p.logTouch(ids, kind, o)
		}})
	}
	pick := newPicker(keyed(list), 1)
	d.Content, d.First = pick, pick
	p.shell.Dialog(d)
}

func (p *Page) logTouch(ids []model.ID, kind, result string) {
	direction := "out"
	if result == "replied" || kind == "form" || kind == "visit" || kind == "download" || kind == "assessment" {
		direction = "in"
	}
	p.shell.Do(shell.Action{Label: "Log a touch", Run: func() error {
		return p.each("Logged "+model.Title(kind)+", "+model.Title(result), ids, func(id model.ID) error {
			touch, err := p.store.Touch(context.Background(), model.Touch{Lead: id, Kind: kind, Direction: direction, Outcome: result})
			p.kin.born(id, touch)
			return err
		})
	}})
	kit.Focus(p.table)
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
	var list []choice
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
		list = append(list, choice{label: m.Name, quiet: quiet, run: func() {
			d.Hide()
			p.give(ids, m)
		}})
	}
	pick := newPicker(keyed(list), 1)
	d.Content, d.First = kit.Scroll(pick), pick
	d.Height = min(120+float32(len(list))*36, 560)
	p.shell.Dialog(d)
	return nil
}

func (p *Page) give(ids []model.ID, to model.Member) {
	p.shell.Do(shell.Action{Label: "Give to " + to.Name, Run: func() error {
		return p.each("Given to "+to.Name, ids, func(id model.ID) error {
			return p.store.Set(context.Background(), "lead", id, model.Fields{"owner": to.ID.String()})
		})
	}})
	kit.Focus(p.table)
}

// delete hides leads; undo and the history have them back. Many at once are
// asked about first.
func (p *Page) delete(ids []model.ID) error {
	hide := func() error {
		return p.each("Deleted", ids, func(id model.ID) error {
			return p.store.Delete(context.Background(), "lead", id)
		})
	}
	if len(ids) == 1 {
		return hide()
	}
	p.shell.Confirm("Delete "+plural(len(ids), "lead")+"?", "They leave every list and figure. Undo brings them back one by one.", "Delete", hide)
	return nil
}
