package leads

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/where"
	"baton/ui/kit"
	"baton/ui/shell"
)

// askField asks which field of some leads to set.
func (p *Page) askField(ids []model.ID) error {
	d := &kit.Dialog{Title: "Set a field", Quiet: p.about(ids), Width: 460, Closed: p.back}
	var list []kit.Found
	for _, f := range p.writable() {
		list = append(list, kit.Found{Label: f.Title, Quiet: ofWhat(f), Run: func() {
			d.Hide()
			p.askValue(ids, f)
		}})
	}
	list = append(list, kit.Found{Label: "Tag", Quiet: "adds one", Run: func() {
		d.Hide()
		p.askTag(ids)
	}})
	finder := kit.NewFinder("A field of the lead or its company", 11, list)
	d.Content, d.First = finder, finder.Focusable()
	p.shell.Dialog(d)
	return nil
}

// askValue asks what to set a field to; one of a few words takes one key.
func (p *Page) askValue(ids []model.ID, f where.Field) {
	d := &kit.Dialog{Title: f.Title, Quiet: p.about(ids), Width: 440, Closed: p.back}
	if words := p.wordsOf(f); len(words) > 0 {
		var list []kit.Choice
		for _, o := range words {
			list = append(list, kit.Choice{Label: o.Label, Run: func() {
				d.Hide()
				p.set(ids, f, o.Label)
			}})
		}
		if f.Name != "kind" && f.Name != "route" {
			list = append(list, kit.Choice{Label: "Take it away", Run: func() { d.Hide(); p.set(ids, f, "") }})
		}
		pick := kit.NewPicker(list, 1)
		d.Content, d.First = pick, pick
		p.shell.Dialog(d)
		return
	}
	field := kit.NewField("").Placeholder(valueHint(f)).Hint("Nothing takes away what stands there.")
	p.askText(d, field, func(text string) error {
		if _, err := p.parse(f, text); err != nil && f.Name != "value" {
			return err
		}
		return nil
	}, func(text string) { p.set(ids, f, text) })
}

// askText asks for one line; what check finds wrong stands under it.
func (p *Page) askText(d *kit.Dialog, field *kit.Field, check func(string) error, run func(string)) {
	form := kit.NewForm()
	form.Field("text", field)
	d.Content, d.Verb, d.First = fyne.CanvasObject(form), "Set", field.Focusable()
	d.Confirm = func() bool {
		text := strings.TrimSpace(field.Text())
		if err := check(text); err != nil {
			field.Problem(err.Error())
			return false
		}
		d.Hide()
		run(text)
		return false
	}
	p.shell.Dialog(d)
}

func valueHint(f where.Field) string {
	switch f.Kind {
	case where.Date:
		return "24 Nov, 2026-11-24, monday"
	case where.Number:
		return "120"
	case where.Amount:
		return "80k"
	}
	return "Some words"
}

// askTag adds a tag to leads.
func (p *Page) askTag(ids []model.ID) {
	d := &kit.Dialog{Title: "Tag", Quiet: p.about(ids), Width: 440, Closed: p.back}
	p.askText(d, kit.NewField("").Placeholder("fair 2026"), func(text string) error {
		if text == "" {
			return model.Refuse("tag", "Write the tag.")
		}
		return nil
	}, func(text string) {
		p.editAll("Tag "+some(ids), ids, func(r *model.LeadRow) (model.Edit, error) {
			return model.Edit{Noun: "lead", ID: r.ID, Fields: model.Fields{"tag." + text: true}}, nil
		})
	})
}

// set sets a field of leads as one change: what cannot be set is told for each.
func (p *Page) set(ids []model.ID, f where.Field, text string) {
	p.editAll("Set the "+strings.ToLower(f.Title)+" of "+some(ids), ids, func(r *model.LeadRow) (model.Edit, error) { return p.edit(f, r, text) })
}

// editAll makes one edit of each lead, all of them as one change; a lead for
// which that cannot be is named with the reason, and the others are changed.
func (p *Page) editAll(label string, ids []model.ID, edit func(*model.LeadRow) (model.Edit, error)) {
	refused := make([]error, len(ids))
	var edits []model.Edit
	var of []int
	for i, id := range ids {
		r := p.rows.of(id)
		if r == nil {
			refused[i] = model.Refuse("", "It is not there any more.")
			continue
		}
		p.rows.hold(id)
		e, err := edit(r)
		if refused[i] = err; err == nil {
			edits, of = append(edits, e), append(of, i)
		}
	}
	done := p.shell.Do(shell.Action{Label: label, Run: func() error {
		if len(ids) == 1 && refused[0] != nil {
			return refused[0]
		}
		return p.kin.actAll(ids, func() error {
			no, err := p.store.EditEach(context.Background(), label, edits)
			if err != nil {
				return err
			}
			for k, i := range of {
				refused[i] = no[k]
			}
			if len(ids) == 1 {
				return refused[0]
			}
			return nil
		})
	}})
	if done && len(ids) > 1 {
		p.ask.Outcomes(strings.TrimSuffix(strings.TrimSuffix(label, " "+some(ids)), " of"), ids, refused)
	}
	kit.Focus(p.table)
}
