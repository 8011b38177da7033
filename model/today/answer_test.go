package today

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/score"
)

// judged is a firm that asks two questions by the first gate, one later, and
// never takes competitors.
func judged() (*model.Agreement, []model.ID) {
	a := law()
	ids := []model.ID{id(61), id(62), id(63), id(64)}
	ask := func(i int, class, by string, points int64) model.Criterion {
		return model.Criterion{ID: ids[i], Name: "Criterion", Class: class, How: "question", KnownBy: by, Points: points, Rank: i}
	}
	a.Criteria = []model.Criterion{ask(0, "must", "mql", 400), ask(1, "must", "mql", 300), ask(2, "must", "sql", 300), ask(3, "never", "mql", 600)}
	a.Definitions = []model.Definition{{Gate: "mql", Fit: 600, Needs: "nothing"}}
	return a, ids
}

func TestAsks(t *testing.T) {
	for _, c := range []struct {
		what    string
		answers []string // of each criterion
		gate    string
		one     int // which one is asked; -1: none
		decides bool
	}{
		{"one of two is known, and the other would bring it over the line", []string{"met", "", "", ""}, "mql", 1, true},
		{"two are open", []string{"", "", "", ""}, "mql", -1, false},
		{"nothing is open", []string{"met", "met", "", ""}, "mql", -1, false},
		{"what must be known later is not asked now", []string{"met", "met", "", ""}, "mql", -1, false},
		{"and is asked at its gate", []string{"met", "met", "", ""}, "sql", 2, false},
		{"a must that fails cannot be outweighed", []string{"not-met", "", "", ""}, "mql", -1, false},
		{"what we never take is not asked about", []string{"met", "", "", "met"}, "mql", -1, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			a, ids := judged()
			l := &model.Lead{ID: acme, Route: "inbound", More: map[string]string{}}
			for i, answer := range c.answers {
				if answer != "" {
					l.More["answer."+ids[i].String()] = answer
				}
			}
			rules := score.Compile(a, time.UTC)
			f := &model.Facts{Lead: l, Measured: true}
			open, ok := Asks(rules, rules.Criteria(), f, c.gate, monday)
			if ok != (c.one >= 0) || ok && open.ID != ids[c.one] {
				t.Fatalf("it asks %v, %v", open, ok)
			}
			if ok && Decides(rules, f, *open, c.gate, monday) != c.decides {
				t.Errorf("decides is %v", !c.decides)
			}
			if ok && l.More["answer."+open.ID.String()] != "" {
				t.Error("the answer was written down")
			}
		})
	}
}

func TestNextGate(t *testing.T) {
	a := law()
	for _, c := range []struct {
		stage       model.ID
		route, want string
	}{{target, "inbound", "mql"}, {interested, "inbound", "mql"}, {evaluating, "inbound", "sql"}, {scoping, "inbound", ""}, {interested, "client", "sql"}} {
		s, _ := a.StageBy(c.stage)
		if got := NextGate(a, s, c.route); got != c.want {
			t.Errorf("after %s on %s comes %q, want %q", s.Name, c.route, got, c.want)
		}
	}
}
