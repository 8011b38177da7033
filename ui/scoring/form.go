package scoring

import (
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/say"
	"baton/ui/kit"
	"baton/ui/theme"
)

// form is what a rule counts, open under its head: its name, and which touches
// it looks at. Every choice is kept as it is made.
type form struct {
	row                             *ruleRow
	name                            *kit.Field
	touch, direction, outcome, role *kit.Select
	element                         *kit.Select
	reads                           *kit.Paragraph
	root                            fyne.CanvasObject
}

func newForm(r *ruleRow) *form {
	f := &form{row: r, name: kit.NewField("Name"), reads: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3)}
	f.name.Check = func(t string) string {
		if strings.TrimSpace(t) == "" {
			return "A rule needs a name."
		}
		return ""
	}
	f.name.OnCommit = func(t string) { r.page.rename("rule", r.rule.ID, t) }
	f.name.OnCancel = func() { r.page.fold(r.rule.ID) }
	body := kit.Column(10, f.name)
	if r.axis != "fit" {
		f.touch, f.direction = f.choice("touch", "Any touch", nil), f.choice("direction", "Either way", fromWhom)
		f.outcome, f.role = f.choice("outcome", "Whatever came of it", nil), f.choice("role", "Any part", nil)
		body.Add(kit.Columns(10, kit.Labelled("Counts", f.touch), kit.Labelled("Who began", f.direction)))
		body.Add(kit.Columns(10, kit.Labelled("What came of it", f.outcome), kit.Labelled("Their part", f.role)))
	}
	f.element = kit.NewSelect(nil, "", func(id string) { f.keep("element", id) })
	body.Add(kit.Labelled("Comes from the positioning", f.element))
	body.Add(f.reads)
	f.root = body
	return f
}

// fromWhom says a direction from where we stand.
var fromWhom = map[string]string{"in": "They came to us", "out": "We went to them"}

// choice is one of a list of words, or any of them.
func (f *form) choice(field, whatever string, says map[string]string) *kit.Select {
	options := []kit.Option{{Value: "", Label: whatever}}
	for _, w := range model.Words[field] {
		label := model.Title(w)
		if s, ok := says[w]; ok {
			label = s
		}
		options = append(options, kit.Option{Value: w, Label: label})
	}
	return kit.NewSelect(options, "", func(v string) { f.keep(field, v) })
}

// keep writes a choice; an empty one is none.
func (f *form) keep(field, v string) {
	choice := model.Fields{field: v}
	if v == "" {
		choice[field] = nil
	}
	f.row.page.keep("rule", f.row.rule.ID, choice)
}

// answers are those of the positioning that a rule may come from.
func answers(a *model.Agreement) []kit.Option {
	out := []kit.Option{{Value: "", Label: "Nothing yet"}}
	for _, e := range a.Positioning {
		out = append(out, kit.Option{Value: e.ID.String(), Label: e.Said()})
	}
	return out
}

func (f *form) show(r model.Rule) {
	f.name.SetText(r.Name)
	if f.row.axis != "fit" {
		f.touch.SetValue(r.Touch)
		f.direction.SetValue(r.Direction)
		f.outcome.SetValue(r.Outcome)
		f.role.SetValue(r.Role)
	}
	f.element.SetOptions(answers(f.row.page.draft))
	f.element.SetValue(r.Element.String())
	words, ink := "In words: "+say.Rule(f.row.page.draft, r), theme.Text3
	if d := doubt(f.row.page.draft, f.row.axis, r); d != "" {
		words, ink = d, theme.Amber.Ink()
	}
	f.reads.Colour, f.reads.Value = ink, ""
	f.reads.Set(words)
}

// doubt is what speaks against a rule as it stands; "" if nothing does.
func doubt(a *model.Agreement, axis string, r model.Rule) string {
	if axis == "fit" {
		return ""
	}
	for _, o := range a.Scoring.Rules {
		if o.ID != r.ID && o.Field == "" && o.Points != 0 && r.Points != 0 && o.Touch == r.Touch && o.Direction == r.Direction && o.Outcome == r.Outcome && o.Role == r.Role {
			return "“" + o.Name + "” counts exactly the same: both are added."
		}
	}
	if mute[r.Touch] && r.Outcome != "" {
		return "Nobody notes what came of a " + strings.ToLower(model.Title(r.Touch)) + ": the rule will hardly ever count."
	}
	return ""
}

// mute are the touches that nobody answers: they happen, or they do not.
var mute = map[string]bool{"visit": true, "download": true, "webinar": true}
