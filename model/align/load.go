package align

import (
	"time"

	"baton/model"
	"baton/model/sla"
)

// Load is how much came and was done since a moment, for the promises to be
// held against.
func (r Record) Load(a *model.Agreement, since time.Time) sla.Load {
	l := sla.Load{Agreement: a, Calendar: r.Calendar, Now: r.Now, Arrived: map[model.ID]int{}, Touched: map[model.ID]int{}, Standing: map[model.ID]int{}}
	for _, c := range r.Cases {
		if c.Handoff.Happened.Before(since) || c.Handoff.Happened.After(r.Now) {
			continue
		}
		l.Arrived[c.Handoff.To]++
	}
	gate := firstGate(a)
	seen := map[model.ID]bool{} // a touch may stand at several leads
	for _, p := range r.Leads {
		if s, ok := a.StageBy(p.Row.Stage); ok && p.Row.Outcome == "open" && s.Rank >= gate {
			l.Standing[s.TeamFor(p.Row.Route)]++
		}
		for _, t := range p.Touches {
			if t.Answers() && !seen[t.ID] && !t.Happened.Before(since) && !t.Happened.After(r.Now) {
				seen[t.ID] = true
				l.Touched[t.Hat]++
			}
		}
	}
	if len(r.Cases) > 0 {
		l.Months = r.Now.Sub(since).Hours() / 24 / (365.25 / 12)
	}
	return l
}

// firstGate is the rank of the first stage behind a gate: what stands before
// was handed over by nobody.
func firstGate(a *model.Agreement) int {
	first, found := 0, false
	for _, s := range a.Stages {
		if s.Gate != "" && (!found || s.Rank < first) {
			first, found = s.Rank, true
		}
	}
	return first
}
