package positioning

import "baton/model"

// Use is a row that comes from an answer: a criterion, a scoring rule, a play,
// or another answer that follows from it.
type Use struct {
	Noun  string // criterion, rule, play, element
	ID    model.ID
	Name  string
	Stage model.ID // of a play
	Step  string   // of an element
}

// Uses says for every answer what comes from it, criteria first: what is read
// again when the answer changes, and what loses its reason when it goes.
func Uses(a *model.Agreement) map[model.ID][]Use {
	out := map[model.ID][]Use{}
	add := func(from model.ID, u Use) {
		if !from.IsZero() {
			out[from] = append(out[from], u)
		}
	}
	for _, c := range a.Criteria {
		add(c.Element, Use{Noun: "criterion", ID: c.ID, Name: c.Name})
	}
	for _, r := range a.Scoring.Rules {
		add(r.Element, Use{Noun: "rule", ID: r.ID, Name: r.Name})
	}
	for _, p := range a.Plays {
		add(p.Element, Use{Noun: "play", ID: p.ID, Name: p.Name, Stage: p.Stage})
	}
	for _, e := range a.Positioning {
		add(e.Of, Use{Noun: "element", ID: e.ID, Name: e.Text, Step: e.Step})
	}
	return out
}

// Rests says whether something is expected to come from the answers of a step:
// of the others nothing needs to.
func Rests(step string) bool {
	switch step {
	case "alternative", "attribute", "value", "customer", "vertical":
		return true
	}
	return false
}

// Released are the edits that take an answer away and free what came from it,
// as one change: a link to nothing would be a reason nobody can read.
func Released(a *model.Agreement, id model.ID) []model.Edit {
	out := []model.Edit{{Noun: "element", ID: id, Gone: true}}
	for _, u := range Uses(a)[id] {
		field := "element"
		if u.Noun == "element" {
			field = "of"
		}
		out = append(out, model.Edit{Noun: u.Noun, ID: u.ID, Fields: model.Fields{field: nil}})
	}
	return out
}

// Once leaves out what changes a row that goes in the same change anyway.
func Once(edits []model.Edit) []model.Edit {
	gone := map[model.ID]bool{}
	for _, e := range edits {
		if e.Gone {
			gone[e.ID] = true
		}
	}
	var out []model.Edit
	for _, e := range edits {
		if e.Gone || !gone[e.ID] {
			out = append(out, e)
		}
	}
	return out
}
