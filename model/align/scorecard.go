package align

import (
	"cmp"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// Scored is how a promise was kept in a stretch of time.
type Scored struct {
	Promise                   model.Promise
	Kept                      funnel.Rate
	Running, Unknown, Excused int
	Breaches                  []Test // what was not kept, the excused ones too; the latest first
}

// Scorecard tells of every promise that is made how it was kept where it began
// in [from, to): both directions by one rule.
func Scorecard(r Record, from, to time.Time) []Scored {
	var out []Scored
	for _, p := range r.Agreement.Promises {
		if p.Off {
			continue
		}
		tests := Tests(r, p)
		s := Scored{Promise: p, Excused: Excused(tests, from, to)}
		s.Kept, s.Running, s.Unknown = Tally(tests, from, to)
		for _, t := range tests {
			if t.Kept == "not-met" && funnel.Within(t.At, from, to) {
				s.Breaches = append(s.Breaches, t)
			}
		}
		out = append(out, s)
	}
	return out
}

// Target is how often a promise is to be kept, in tenths of a percent: the
// share that it names, else its rate, else every time.
func Target(p model.Promise) int64 {
	if p.Key == "meets-definition" && p.Unit == "percent" {
		return 10 * int64(p.Amount)
	}
	return cmp.Or(p.Rate, 1000)
}

// Met says that what can be judged reached the target; false and nothing to
// tell it by are not the same.
func (s Scored) Met() (met, tells bool) {
	return int64(s.Kept.K)*1000 >= Target(s.Promise)*int64(s.Kept.N), s.Kept.N > 0
}

// Provisional says that what is told of a time up to a moment may still
// change: it is not five business days over, and its month was not closed.
func Provisional(r Record, to time.Time, closed []model.Period) bool {
	if to.IsZero() || !to.Before(r.Now) {
		return true
	}
	last := to.Add(-1).In(r.Calendar.Location()).Format(time.DateOnly)
	for _, p := range closed {
		if p.From <= last && last <= p.To && !p.Closed.After(r.Now) {
			return false
		}
	}
	return r.Calendar.DueDays(to, patientDays).After(r.Now)
}
