package align

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/score"
)

// wanting is an agreement that wants a company of 50 or more, which is known, or
// not.
func wanting(fit int64) *score.Rules {
	return score.Compile(&model.Agreement{
		Criteria: []model.Criterion{{ID: model.ID{1}, Name: "50 or more", Class: "must", How: "rule", Points: 700,
			Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, HasLow: true}}},
		Definitions: []model.Definition{{ID: model.ID{2}, Gate: "mql", Fit: fit}},
	}, time.UTC)
}

func sized(n int64, events ...model.Event) *model.Facts {
	return &model.Facts{Lead: &model.Lead{ID: model.ID{9}, Route: "inbound", Created: at(-100)}, Measured: true, Events: events,
		Company: &model.Company{Name: "Acme", Employees: n, HasEmployees: n > 0}}
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func at(days int) time.Time { return noon.AddDate(0, 0, days) }

func touchOn(days int, direction, outcome string) model.Event {
	return model.Event{Who: -1, Kind: "call", Direction: direction, Outcome: outcome, At: at(days).UnixMilli()}
}

func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		name                  string
		people                int64
		law, draft            int64
		enters, leaves, fails bool
	}{
		{"both take it", 80, 600, 600, false, false, false},
		{"only the draft takes it", 80, 900, 600, true, false, false},
		{"only the law takes it", 80, 600, 900, false, true, true},
		{"what is not known is not against it", 0, 600, 600, false, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Weigh(wanting(c.law), wanting(c.draft), sized(c.people), model.Crossing{Gate: "mql", At: at(-50)})
			r.Outcome = "signed"
			if r.Enters() != c.enters || r.Leaves() != c.leaves || r.Missed() != c.fails {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestReplay(t *testing.T) {
	over := &model.Crossing{Gate: "mql", At: at(-60)}
	for _, c := range []struct {
		name          string
		facts         *model.Facts
		over          *model.Crossing
		outcome       string
		handed, worth bool
		state         string
		touches       int
		move          model.Move
	}{
		{"handed over, followed up, and quiet since", sized(80, touchOn(-70, "out", ""), touchOn(-55, "out", ""), touchOn(-50, "out", "")), over, "lost", true, true, "met", 2, model.Move{}},
		{"what they did is no touch of ours", sized(80, touchOn(-55, "in", "replied")), over, "open", true, true, "met", 0, model.Move{}},
		{"too small", sized(10), over, "lost", true, false, "not-met", 0, model.Move{}},
		{"not known", sized(0), over, "lost", true, false, "unknown", 0, model.Move{}},
		{"signed needs no call", sized(80), over, "signed", true, false, "met", 0, model.Move{}},
		{"not ours stays that", sized(80), over, "not-ours", true, false, "met", 0, model.Move{}},
		{"touched last week", sized(80, touchOn(-7, "out", "talked")), over, "open", true, false, "met", 1, model.Move{}},
		{"they asked us to stop", sized(80, touchOn(-58, "in", "asked-to-stop")), over, "lost", true, false, "met", 0, model.Move{}},
		{"never handed over", sized(80), nil, "open", false, true, "", 0, model.Move{}},
		{"handed over before the year", sized(80), &model.Crossing{Gate: "mql", At: at(-400)}, "lost", false, true, "", 0, model.Move{}},
		{"lost to another stays lost", sized(80), over, "lost", true, false, "met", 0, model.Move{Reason: "chose-another"}},
		{"lost for the time of year comes back", sized(80), over, "lost", true, true, "met", 0, model.Move{Reason: "timing"}},
		{"left in peace until the day they named", sized(80), over, "nurture", true, false, "met", 0, model.Move{Wake: "2026-12-24"}},
		{"the day they named has come", sized(80), over, "nurture", true, true, "met", 0, model.Move{Wake: "2026-11-23"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Replay(wanting(600), c.facts, c.over, c.outcome, c.move, at(-365), noon)
			if r.Handed != c.handed || r.Worth != c.worth || r.Row.State != c.state || r.Row.Touches != c.touches {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestTold(t *testing.T) {
	row := func(name, state, outcome string, touches int) Replayed {
		return Replayed{Row: model.ReplayRow{Name: name, State: state, Outcome: outcome, Touches: touches}, Handed: true, Worth: outcome == "lost"}
	}
	for _, c := range []struct {
		name    string
		rows    []Replayed
		touched bool
		want    []string
	}{
		{"nothing to look at", nil, true, []string{"There is no history to look at yet"}},
		{"a year", []Replayed{row("Acme", "met", "signed", 0), row("Bolt", "met", "lost", 1), row("Crux", "not-met", "lost", 5), row("Dash", "unknown", "open", 2)}, true,
			[]string{"4 leads were handed over.", "2 of 4 met what the draft asks, 1 did not, and 1 cannot be judged", "Of the 3 that were not signed, 1 was never touched twice.", "Still worth a call: Bolt, Crux."}},
		{"a list without touches", []Replayed{row("Bolt", "met", "lost", 0)}, false, []string{"1 lead was handed over.", "cannot be said: no touches are kept"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := Told(c.rows, at(-365), noon, c.touched).Text
			for _, w := range c.want {
				if !strings.Contains(text, w) {
					t.Errorf("%q does not say %q", text, w)
				}
			}
		})
	}
}
