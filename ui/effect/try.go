package effect

import (
	"context"
	"fmt"

	"baton/model"
	"baton/model/agree"
	"baton/model/score"
	"baton/ui/shell"
	"baton/ui/theme"
)

// try is one row with the numbers that are not kept.
type try struct {
	noun   string
	id     model.ID
	fields map[string]int64
}

// Try gives a row another number and shows what follows: points, half-life,
// cap, fit, engagement. Back at the kept number nothing is tried.
func (t *Trial) Try(noun string, id model.ID, field string, n int64) {
	if at := number(t.law, noun, id, field); at == nil || *at == n {
		return
	}
	y := t.tried(noun, id)
	y.fields[field] = n
	if was := number(t.kept, noun, id, field); was != nil && *was == n {
		delete(y.fields, field)
	}
	*number(t.law, noun, id, field) = n // which tried may have copied
	if t.columns != nil {
		y.turn(t.columns, t.law)
	}
	if t.past != nil {
		y.turn(t.past, t.law)
	}
	t.sweep()
	t.follow()
	if t.Turn != nil {
		t.Turn()
	} else {
		t.Show()
	}
}

// Untry gives a row its kept number back.
func (t *Trial) Untry(noun string, id model.ID, field string) {
	if was := number(t.kept, noun, id, field); was != nil {
		t.Try(noun, id, field, *was)
	}
}

// tried finds the row among the tries, or puts it there.
func (t *Trial) tried(noun string, id model.ID) *try {
	for i := range t.tries {
		if t.tries[i].id == id {
			return &t.tries[i]
		}
	}
	if len(t.tries) == 0 {
		t.law = copied(t.kept)
	}
	t.tries = append(t.tries, try{noun: noun, id: id, fields: map[string]int64{}})
	return &t.tries[len(t.tries)-1]
}

// sweep forgets rows that are as they are kept.
func (t *Trial) sweep() {
	left := t.tries[:0]
	for _, y := range t.tries {
		if len(y.fields) > 0 {
			left = append(left, y)
		}
	}
	t.tries = left
}

// retry does the tries to another kept agreement; one whose row is gone goes
// with it.
func (t *Trial) retry() {
	t.law = copied(t.kept)
	for _, y := range t.tries {
		for field, n := range y.fields {
			at := number(t.law, y.noun, y.id, field)
			if at == nil || *at == n {
				delete(y.fields, field)
				continue
			}
			*at = n
		}
	}
	t.sweep()
}

// turn does to the columns what is tried of a row.
func (y *try) turn(c *score.Columns, law *model.Agreement) {
	n := func(field string) int64 { return *number(law, y.noun, y.id, field) }
	switch y.noun {
	case "rule":
		c.Weigh(y.id, n("points"))
		c.Fade(y.id, n("half-life"))
	case "criterion":
		c.Weigh(y.id, n("points"))
	case "group":
		c.Cap(y.id, n("cap"))
	case "definition":
		c.SetLine(y.id, n("fit"), n("engagement"))
	}
}

// number is where an agreement holds a number of a row; nil if nowhere.
func number(a *model.Agreement, noun string, id model.ID, field string) *int64 {
	switch noun {
	case "rule":
		for i := range a.Scoring.Rules {
			if r := &a.Scoring.Rules[i]; r.ID == id {
				return map[string]*int64{"points": &r.Points, "half-life": &r.HalfLife}[field]
			}
		}
	case "criterion":
		for i := range a.Criteria {
			if c := &a.Criteria[i]; c.ID == id && field == "points" {
				return &c.Points
			}
		}
	case "group":
		for i := range a.Scoring.Groups {
			if g := &a.Scoring.Groups[i]; g.ID == id && field == "cap" {
				return &g.Cap
			}
		}
	case "definition":
		for i := range a.Definitions {
			if d := &a.Definitions[i]; d.ID == id {
				return map[string]*int64{"fit": &d.Fit, "engagement": &d.Engagement}[field]
			}
		}
	}
	return nil
}

// copied is an agreement whose numbers may be tried.
func copied(a *model.Agreement) *model.Agreement {
	out := *a
	out.Criteria = append([]model.Criterion(nil), a.Criteria...)
	out.Scoring.Groups = append([]model.Group(nil), a.Scoring.Groups...)
	out.Scoring.Rules = append([]model.Rule(nil), a.Scoring.Rules...)
	out.Definitions = append([]model.Definition(nil), a.Definitions...)
	return &out
}

// Pending says that something is tried and not kept.
func (t *Trial) Pending() bool { return len(t.tries) > 0 }

// Tried says that a row has a number that is not kept.
func (t *Trial) Tried(id model.ID) bool {
	for _, y := range t.tries {
		if y.id == id {
			return true
		}
	}
	return false
}

// against are the sentences for which what is tried cannot be kept.
func (t *Trial) against() model.Problems {
	return agree.New(t.before, t.flaws, func(r model.Ref) bool { return t.Tried(r.ID) })
}

// beware are sentences about rows that are not tried, which what is tried
// brings about: it can be kept all the same.
func (t *Trial) beware() model.Problems {
	return agree.New(t.before, t.flaws, func(model.Ref) bool { return true })
}

// Keep writes what is tried, as one change.
func (t *Trial) Keep() bool {
	if !t.Pending() {
		return false
	}
	tries := t.tries
	edits := t.edits()
	t.tries = nil // what is read anew is not tried any more
	ok := t.shell.Do(shell.Action{Label: t.label, Run: func() error {
		return t.store.Edit(context.Background(), t.label, edits)
	}})
	if !ok {
		t.tries = tries
	}
	return ok
}

func (t *Trial) edits() []model.Edit {
	var out []model.Edit
	for _, y := range t.tries {
		e := model.Edit{Noun: y.noun, ID: y.id, Fields: model.Fields{}}
		for field, n := range y.fields {
			e.Fields[field] = n
			if n == 0 && (field == "half-life" || field == "cap") {
				e.Fields[field] = nil // never fades, has no end
			}
		}
		t.Also(&e)
		out = append(out, e)
	}
	return out
}

// Drop goes back to what is kept.
func (t *Trial) Drop() {
	if !t.Pending() {
		return
	}
	t.tries, t.law = nil, copied(t.kept)
	if t.past != nil {
		t.Look(t.past)
	}
	if t.columns != nil && !t.adopt() {
		t.read()
		return
	}
	t.follow()
	t.Show()
}

// Leave asks what becomes of what is tried, while another page is in view.
func (t *Trial) Leave() {
	if !t.Pending() {
		return
	}
	t.shell.Notify(shell.Notice{Text: fmt.Sprintf("You left %s with something tried and not kept.", model.Title(t.route)), More: []string{t.Bar.sentence()},
		Hue: theme.AtRisk, Stays: true, Until: t.route, Offers: []shell.Action{
			{Label: "Keep it", Icon: theme.Glyph("check"), Run: func() error { t.Keep(); return nil }},
			{Label: "Back to what was", Icon: theme.Glyph("undo-2"), Run: func() error { t.Drop(); return nil }},
		}})
}

// Actions are the keys of a page that tries.
func (t *Trial) Actions() []shell.Action {
	out := []shell.Action{{Label: "Keep what is tried", Icon: theme.Glyph("check"), Key: "Ctrl+Return", Menu: true, Enabled: t.Pending,
		Run: func() error { t.Keep(); return nil }}}
	if t.Pending() {
		out = append(out, shell.Action{Label: "Back to what is kept", Icon: theme.Glyph("undo-2"), Key: "Escape", Menu: true,
			Run: func() error { t.Drop(); return nil }})
	}
	return out
}
