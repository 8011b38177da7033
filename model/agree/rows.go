package agree

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
)

// rows lists an agreement row by row, in the order in which it is read.
func rows(a *model.Agreement) []row {
	var out []row
	add := func(section, noun string, id model.ID, name string, teams []model.ID, parts ...part) {
		out = append(out, row{ref: model.Ref{Noun: noun, ID: id}, section: section, name: name, parts: parts, teams: teams})
	}
	all := everyone(a)
	for _, e := range a.Positioning {
		proof := e.Step == "proof"
		add("positioning", "element", e.ID, model.Title(e.Step), all,
			part{"says", e.Text, "“" + e.Text + "”", proof}, part{"as", e.Step, strings.ToLower(model.Title(e.Step)), proof})
	}
	for _, o := range a.Offers {
		add("positioning", "offer", o.ID, "Offer “"+o.Name+"”", all, part{"", o.ID.String(), "", false}, wording("called", o.Name))
	}
	for _, c := range a.Criteria {
		add("criteria", "criterion", c.ID, "“"+c.Name+"”", all, criterionParts(a, c)...)
	}
	for _, f := range a.Fields {
		add("criteria", "field", f.ID, "Own field “"+f.Name+"”", all, bound("of the", f.Noun), bound("holds", f.Kind), wording("called", f.Name))
	}
	scoring := scoringTeams(a)
	for _, g := range a.Scoring.Groups {
		add("scoring", "group", g.ID, "Group “"+g.Name+"”", scoring, bound("of", g.Axis), bound("at most", tenths(g.Cap)), wording("called", g.Name))
	}
	for _, r := range a.Scoring.Rules {
		add("scoring", "rule", r.ID, "“"+r.Name+"”", scoring, ruleParts(a, r)...)
	}
	for _, d := range a.Definitions {
		add("definitions", "definition", d.ID, definitionName(d), atGate(a, d.Gate), definitionParts(d)...)
	}
	out = append(out, journeyRows(a)...)
	out = append(out, promiseRows(a)...)
	return append(out, goalRows(a)...)
}

func bound(label, value string) part   { return part{label, value, value, false} }
func wording(label, value string) part { return part{label, value, value, true} }
func quoted(label, value string) part {
	if value == "" {
		return wording(label, "")
	}
	return part{label, value, "“" + value + "”", true}
}
func linked(label string, id model.ID, name string) part {
	return part{label, id.String(), name, false}
}

func tenths(n int64) string {
	if n == 0 {
		return ""
	}
	return score.Tenths(n)
}

func scopeParts(a *model.Agreement, s model.Scope) []part {
	offer := ""
	for _, o := range a.Offers {
		if o.ID == s.Offer {
			offer = o.Name
		}
	}
	return []part{linked("only for the offer", s.Offer, offer), bound("only for the route", s.Route)}
}

// conditionPart compares conditions as they are and shows them in words.
func conditionPart(a *model.Agreement, c model.Condition) part {
	if c == (model.Condition{}) {
		return bound("when", "")
	}
	return part{"when", fmt.Sprintf("%+v", c), say.Condition(a, c), false}
}

func elementPart(a *model.Agreement, id model.ID) part {
	for _, e := range a.Positioning {
		if e.ID == id {
			return part{"from", id.String(), "“" + e.Text + "”", true}
		}
	}
	return part{"from", id.String(), "", true}
}

func criterionParts(a *model.Agreement, c model.Criterion) []part {
	known := ""
	if c.KnownBy != "" {
		known = model.Title(c.KnownBy)
	}
	parts := []part{bound("called", c.Name), {"is", c.Class, strings.ToLower(model.Title(c.Class)), false}, bound("judged by", c.How),
		conditionPart(a, c.Condition), bound("asks", c.Question), bound("gives", tenths(c.Points)), bound("known by", known), elementPart(a, c.Element)}
	return append(parts, scopeParts(a, c.Scope)...)
}

func ruleParts(a *model.Agreement, r model.Rule) []part {
	group := ""
	for _, g := range a.Scoring.Groups {
		if g.ID == r.Group {
			group = "“" + g.Name + "”"
		}
	}
	half := ""
	if r.HalfLife > 0 {
		half = fmt.Sprintf("%d days", r.HalfLife)
	}
	parts := []part{bound("called", r.Name), linked("in", r.Group, group), conditionPart(a, r.Condition),
		{"counts each", r.Touch, strings.ToLower(model.Title(r.Touch)), false}, {"from", r.Direction, strings.ToLower(model.Title(r.Direction)), false},
		{"that ended", r.Outcome, strings.ToLower(model.Title(r.Outcome)), false}, {"with whoever", r.Role, strings.ToLower(model.Title(r.Role)), false},
		bound("gives", tenths(r.Points)), bound("halves in", half)}
	from := elementPart(a, r.Element)
	from.label = "comes from"
	parts = append(parts, from)
	return append(parts, scopeParts(a, r.Scope)...)
}

func definitionName(d model.Definition) string {
	if d.Name == "" {
		return model.Title(d.Gate)
	}
	return model.Title(d.Gate) + ", “" + d.Name + "”"
}

func definitionParts(d model.Definition) []part {
	var routes []string
	for _, r := range d.Routes {
		routes = append(routes, strings.ToLower(model.Title(r)))
	}
	needs, boxes := d.Needs, ""
	if d.Boxes {
		boxes = "ticked boxes"
	}
	shown := map[string]string{"introducer": "a named introducer", "reply": "a reply"}[needs]
	return []part{bound("called", d.Name), bound("at", d.Gate), bound("for", strings.Join(routes, ", ")), bound("asks for a fit of", tenths(d.Fit)),
		bound("asks for an engagement of", tenths(d.Engagement)), {"needs", needs, shown, false}, bound("wants", boxes)}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// some are the teams that are there.
func some(ids ...model.ID) []model.ID {
	var out []model.ID
	for _, id := range ids {
		if !id.IsZero() && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// everyone are the teams that are shown.
func everyone(a *model.Agreement) []model.ID {
	var out []model.ID
	for _, t := range a.Teams {
		if !t.Hidden {
			out = append(out, t.ID)
		}
	}
	return out
}

// standing are the teams that carry a stage, on any route.
func standing(s model.Stage) []model.ID {
	out := some(s.Team)
	for _, route := range model.Words["route"] {
		out = some(append(out, s.Teams[route])...)
	}
	return out
}

// atGate are the teams on both sides of a gate.
func atGate(a *model.Agreement, gate string) []model.ID {
	var before model.Stage
	for _, s := range inOrder(a.Stages) {
		if s.Gate == gate && gate != "" {
			return some(append(standing(before), standing(s)...)...)
		}
		before = s
	}
	return everyone(a)
}

// scoringTeams are those whom points decide about: both sides of each gate
// that looks at fit or engagement.
func scoringTeams(a *model.Agreement) []model.ID {
	var out []model.ID
	for _, d := range a.Definitions {
		if d.Fit > 0 || d.Engagement > 0 {
			out = some(append(out, atGate(a, d.Gate)...)...)
		}
	}
	if len(out) == 0 {
		return everyone(a)
	}
	return out
}
