package align

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
	"baton/model/funnel"
	"baton/model/sla"
)

// Record is what promises are tested by: the hand-offs, and every lead with
// its past.
type Record struct {
	Agreement *model.Agreement
	Calendar  *sla.Calendar
	Cases     []Case
	Leads     []Past
	Staff     sla.Staff // who is here: a team's clocks stand while nobody is
	Excuses   []model.Excuse
	Since     time.Time // when the hand-offs and touches begin
	Now       time.Time
}

// Under is the same record by another agreement: promises are tested as it
// words them, by its hours, and stages that were merged are one.
func (r Record) Under(a *model.Agreement) Record {
	r.Agreement = a
	if cal, err := sla.New(a.Calendar); err == nil {
		r.Calendar = cal
	}
	if len(a.Merged) == 0 {
		return r
	}
	r.Cases, r.Leads = slices.Clone(r.Cases), slices.Clone(r.Leads)
	for i := range r.Cases {
		r.Cases[i].Moves = a.Stand(r.Cases[i].Moves)
	}
	for i, l := range r.Leads {
		row := *l.Row
		row.Stage = a.Standing(row.Stage)
		r.Leads[i].Row, r.Leads[i].Moves = &row, a.Stand(l.Moves)
	}
	return r
}

// Past is a lead with what happened to it, each in the order it happened.
type Past struct {
	Row     *model.LeadRow
	Moves   []model.Move
	Touches []model.Touch
	Waits   []model.Wait
}

// Test is one time that a promise applied.
type Test struct {
	Lead          model.ID // none, where the promise is not about a lead
	Name          string
	At, Due, Done time.Time
	Kept          string // met, not-met, unknown; empty while the clock runs
	State         string // of its clock; empty where none runs
	Missing       string
	Handoff       model.ID      // none, where the promise is not about one
	LateBy        time.Duration // open time since it was due, of what is late by a clock
	Excused       string        // the good reason of a lateness; it stays late
}

// Tested is a promise with every test of it, the latest first.
type Tested struct {
	Promise model.Promise
	Tests   []Test
}

// Tests holds a promise, as it is worded now, to what happened: the one rule
// by which screens and report say how often it was kept.
func Tests(r Record, p model.Promise) []Test {
	return inOrder(tests(r, p), func(a, b *Test) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Name, b.Name)) })
}

// tests are those of Tests, as they come.
func tests(r Record, p model.Promise) []Test {
	try := map[string]func(Record, model.Promise) []Test{
		"meets-definition": byDefinition, "packet": byPacket, "proof": byProof, "qualify": byQualifying,
		"answer": byAnswer, "first-touch": byFirstTouch, "attempts": byAttempts, "proposal": byProposal,
		"next-step": byNextStep, "outcome": byOutcome, "waiting-prospect": byWaiting,
	}[p.Key]
	if try == nil {
		return nil
	}
	r.Calendar = r.Staff.Calendar(r.Calendar, r.Agreement, p.Owner)
	out := try(r, p)
	r.measure(out)
	r.excuse(p, out)
	return out
}

// measure says of what is late for how long the team was open since.
func (r Record) measure(tests []Test) {
	for i := range tests {
		t := &tests[i]
		if t.Kept != "not-met" || t.Due.IsZero() {
			continue
		}
		done := t.Done
		if done.IsZero() {
			done = r.Now
		}
		t.LateBy = r.Calendar.Elapsed(t.Due, done).Truncate(time.Minute)
	}
}

// inOrder sorts by moving every row once: they are long, and many.
func inOrder[T any](rows []T, compare func(a, b *T) int) []T {
	at := make([]int, len(rows))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return cmp.Or(compare(&rows[a], &rows[b]), a-b) })
	out := make([]T, len(rows))
	for i, k := range at {
		out[i] = rows[k]
	}
	return out[:len(out):len(out)]
}

// Tally counts the tests that began in [from, to): how many were kept of
// those that can be judged, and how many run or cannot be told. What was
// excused is none of these: see Excused.
func Tally(tests []Test, from, to time.Time) (kept funnel.Rate, running, unknown int) {
	for _, t := range tests {
		if t.Excused != "" || !funnel.Within(t.At, from, to) {
			continue
		}
		switch t.Kept {
		case "met":
			kept.K, kept.N = kept.K+1, kept.N+1
		case "not-met":
			kept.N++
		case "unknown":
			unknown++
		default:
			running++
		}
	}
	return kept, running, unknown
}

// between says that a hand-off is one the promise speaks of, between who owes
// and the other.
func (c *Case) between(p model.Promise, owner, other model.ID) bool {
	answer, _ := c.Handoff.Answer()
	return owner == p.Owner && (p.To.IsZero() || p.To == other) && answer.Act != "withdrawn"
}

func (c *Case) test(kept string) Test {
	return Test{Lead: c.Handoff.Lead, Name: c.Name, At: c.Handoff.Happened, Kept: kept, Handoff: c.Handoff.ID}
}

// handed tests the hand-offs that the owner made.
func (r Record) handed(p model.Promise, kept func(*model.Handoff) string) []Test {
	var out []Test
	for i := range r.Cases {
		if c := &r.Cases[i]; c.between(p, c.Handoff.From, c.Handoff.To) {
			out = append(out, c.test(kept(c.Handoff)))
		}
	}
	return out
}

// got tests the hand-offs that the owner received by their clocks.
func (r Record) got(p model.Promise, clock func(*Case) (sla.Clock, bool)) []Test {
	var out []Test
	for i := range r.Cases {
		c := &r.Cases[i]
		if !c.between(p, c.Handoff.To, c.Handoff.From) {
			continue
		}
		if k, ok := clock(c); ok {
			if out == nil {
				out = make([]Test, 0, len(r.Cases)-i)
			}
			t := c.test(k.InTime())
			t.Due, t.Done, t.State, t.Missing = k.Due, k.Done, k.State, k.Missing
			out = append(out, t)
		}
	}
	return out
}

func byDefinition(r Record, p model.Promise) []Test {
	return r.handed(p, func(h *model.Handoff) string { return cmp.Or(h.Definition, "unknown") })
}

// byPacket: a packet is complete when it says why now, who, and what is next.
func byPacket(r Record, p model.Promise) []Test {
	return r.handed(p, func(h *model.Handoff) string {
		return metIf(h.Packet.WhyNow != "" && len(h.Packet.Who) > 0 && h.Packet.NextStep != "")
	})
}

func metIf(yes bool) string {
	if yes {
		return "met"
	}
	return "not-met"
}

// byAnswer: what one hands to oneself is answered at once and tests nothing.
func byAnswer(r Record, p model.Promise) []Test {
	return r.got(p, func(c *Case) (sla.Clock, bool) {
		return sla.Answer(c.Handoff, p, r.Calendar, r.Now), !c.Handoff.Same
	})
}

// byFirstTouch: a promise for one band speaks of that band; one for every
// band speaks of those that have none of their own.
func byFirstTouch(r Record, p model.Promise) []Test {
	promises := slices.Clone(r.Agreement.Promises)
	for i := range promises {
		promises[i].Off = promises[i].Off && promises[i].ID != p.ID // what it would be if it were made
	}
	return r.got(p, func(c *Case) (sla.Clock, bool) {
		binds, ok := sla.PromiseOf(promises, p.Key, p.Owner, band(*c))
		return sla.FirstTouch(c.Handoff, c.Touches, p, r.Calendar, r.Now), ok && binds.ID == p.ID
	})
}

// byQualifying: a lead that was handed over went on, came back or was closed.
func byQualifying(r Record, p model.Promise) []Test {
	return r.got(p, func(c *Case) (sla.Clock, bool) {
		var done sla.Moment
		for _, m := range c.Moves {
			if m.From == r.Agreement.Standing(c.Handoff.Stage) && !m.Happened.Before(c.Handoff.Happened) && (m.ID != c.Handoff.Move || m.ID.IsZero()) {
				done = sla.Moment{At: m.Happened, Exact: m.Exact}
				break
			}
		}
		return r.Calendar.Clock(p, sla.Moment{At: c.Handoff.Happened, Exact: c.Handoff.Exact}, done, "the step after it", r.Now, sla.Standing(c.Waits, c.Touches)...), true
	})
}

// byAttempts looks at the hand-offs that were given up as out of reach.
func byAttempts(r Record, p model.Promise) []Test {
	return r.got(p, func(c *Case) (sla.Clock, bool) {
		answer, ok := c.Handoff.Answer()
		if !ok || answer.Act != "rejected" || answer.Reason != "unable-to-reach" {
			return sla.Clock{}, false
		}
		n, channels := sla.Attempts(c.Touches, c.Handoff.Happened, answer.Happened)
		if n >= p.Amount && channels >= sla.Channels {
			return sla.Clock{State: sla.Kept, Done: answer.Happened}, true
		}
		return sla.Clock{State: sla.Late, Done: answer.Happened}, true
	})
}

// byProof: every stage on the way has something that moves a buyer on.
func byProof(r Record, _ model.Promise) []Test {
	var out []Test
	for _, s := range r.Agreement.Stages {
		if s.Kind == "open" {
			out = append(out, Test{Name: s.Name, At: r.Now, Kept: metIf(r.Agreement.Helped(s.ID))})
		}
	}
	return out
}
