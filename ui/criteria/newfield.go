package criteria

import (
	"context"
	"strings"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

// newField asks for a field of the firm's own, and lets the rule look at it.
func (p *Page) newField(r *rule) {
	form := kit.NewForm()
	of, kind := "company", "text"
	name := form.Field("name", kit.NewField("What is it called?").Placeholder("Deployments a month"))
	form.Labelled("Of what?", kit.NewTabs([]kit.Option{{Value: "company", Label: "A company"}, {Value: "lead", Label: "A lead"}, {Value: "person", Label: "A person"}}, of, func(v string) { of = v }))
	form.Labelled("What does it hold?", kit.NewTabs(kindOptions(), kind, func(v string) { kind = v }))
	p.shell.Dialog(&kit.Dialog{Title: "A new field", Content: form, First: name.Focusable(), Verb: "Add field",
		Quiet: "Lists fill it when they are read in. Where it is empty, somebody's answer counts; until then it is not known, which is never counted as no.",
		Confirm: func() bool {
			var id model.ID
			ok := p.shell.DoForm(form, shell.Action{Label: "Add own field", Run: func() (err error) {
				id, err = p.addField(of, strings.TrimSpace(name.Text()), kind)
				return err
			}})
			if ok {
				r.chooseField("x." + id.String())
			}
			return ok
		},
		Closed: func() {
			if r.panel == p.panel {
				r.panel.again()
			}
		}})
}

func kindOptions() []kit.Option {
	return []kit.Option{{Value: "text", Label: "Words"}, {Value: "number", Label: "A number"}, {Value: "date", Label: "A date"}, {Value: "yes-no", Label: "Yes or no"}}
}

// addField makes the field, unless one of its name is there already.
func (p *Page) addField(of, name, kind string) (model.ID, error) {
	for _, d := range p.draft.Fields {
		if d.Noun == of && strings.EqualFold(d.Name, name) {
			return model.ID{}, model.Refuse("name", "There is a field “"+d.Name+"” of a "+of+" already: choose it, or give this one another name.")
		}
	}
	return p.store.Add(context.Background(), "field", model.Fields{"noun": of, "name": name, "kind": kind})
}
