package align

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
	"baton/model/sla"
)

func (p Past) test(at time.Time, k sla.Clock) Test {
	return Test{Lead: p.Row.ID, Name: p.Row.Shown(), At: at, Due: k.Due, Done: k.Done, Kept: k.InTime(), State: k.State, Missing: k.Missing}
}

// at is the stage a lead stood in at a moment; false before its first move.
func (p Past) at(a *model.Agreement, t time.Time) (model.Stage, bool) {
	for i := len(p.Moves) - 1; i >= 0; i-- {
		if !p.Moves[i].Happened.After(t) {
			return a.StageBy(p.Moves[i].To)
		}
	}
	route, _ := a.RouteOf(p.Row.Route)
	return a.StageBy(route.Start)
}

// byNextStep is about today: every open deal that the owner carries has a
// next step, and its date is not over.
func byNextStep(r Record, p model.Promise) []Test {
	today := r.Now.In(r.Calendar.Location()).Format(time.DateOnly)
	var out []Test
	for _, l := range r.Leads {
		s, _ := r.Agreement.StageBy(l.Row.Stage)
		if l.Row.Outcome != "open" || s.TeamFor(l.Row.Route) != p.Owner {
			continue
		}
		out = append(out, Test{Lead: l.Row.ID, Name: l.Row.Shown(), At: r.Now, Kept: metIf(l.Row.NextStep != "" && l.Row.NextDate >= today)})
	}
	return out
}

// byOutcome: what became of a lead was written down, with a reason where it
// was lost, in time after it happened.
func byOutcome(r Record, p model.Promise) []Test {
	var out []Test
	for _, l := range r.Leads {
		for _, m := range l.Moves {
			to, _ := r.Agreement.StageBy(m.To)
			from, _ := r.Agreement.StageBy(m.From)
			if to.Kind != "signed" && to.Kind != "lost" || from.TeamFor(l.Row.Route) != p.Owner {
				continue
			}
			k := r.Calendar.Clock(p, sla.Moment{At: m.Happened, Exact: m.Exact}, sla.Moment{At: m.Recorded, Exact: "minute"}, "the note of what became of it", r.Now)
			if to.Kind == "lost" && m.Reason == "" {
				k.State = sla.Late
			}
			out = append(out, l.test(m.Happened, k))
		}
	}
	return out
}

// byProposal: from the last meeting before the proposal until it is out. Of a
// lead without a logged meeting nobody can tell.
func byProposal(r Record, p model.Promise) []Test {
	out, _ := r.Agreement.StageNamed("proposal")
	before, ok := BeforeProposal(r.Agreement)
	if !ok || out.Team != p.Owner {
		return nil
	}
	var all []Test
	for _, l := range r.Leads {
		entered, done := l.entry(before.ID), l.entry(out.ID)
		if entered.At.IsZero() || done.At.IsZero() && l.Row.Stage != before.ID {
			continue
		}
		met, ok := l.lastMeeting(entered.At, cmp.Or(done.At, r.Now))
		switch {
		case ok:
			all = append(all, l.test(met.At, r.Calendar.Clock(p, met, done, "the proposal", r.Now, sla.Standing(l.Waits, l.Touches)...)))
		case !done.At.IsZero():
			all = append(all, l.test(done.At, sla.Clock{State: sla.Unknown, Done: done.At, Missing: "a meeting logged in " + before.Name}))
		}
	}
	return all
}

// BeforeProposal is the stage in which a proposal is owed.
func BeforeProposal(a *model.Agreement) (model.Stage, bool) {
	out, ok := a.StageNamed("proposal")
	before, found := stageBefore(a, out)
	return before, ok && found
}

func stageBefore(a *model.Agreement, s model.Stage) (before model.Stage, ok bool) {
	for _, o := range a.Stages {
		if o.Kind == "open" && o.Rank < s.Rank && (!ok || o.Rank > before.Rank) {
			before, ok = o, true
		}
	}
	return before, ok
}

// entry is when a lead first came into a stage.
func (p Past) entry(stage model.ID) sla.Moment {
	i := slices.IndexFunc(p.Moves, func(m model.Move) bool { return m.To == stage })
	if i < 0 {
		return sla.Moment{}
	}
	return sla.Moment{At: p.Moves[i].Happened, Exact: p.Moves[i].Exact}
}

func (p Past) lastMeeting(from, to time.Time) (m sla.Moment, ok bool) {
	for _, t := range p.Touches {
		if t.Kind == "meeting" && !t.Happened.Before(from) && !t.Happened.After(to) {
			m, ok = sla.Moment{At: t.Happened, Until: t.Until, Exact: t.Exact}, true
		}
	}
	return m, ok
}

// byWaiting: somebody wrote to us, and hears from us again. Several messages
// in a row wait for one answer, since the first of them. It is owed by the
// team that carries the lead on that day.
func byWaiting(r Record, p model.Promise) []Test {
	var out []Test
	for _, l := range r.Leads {
		var since sla.Moment
		for _, t := range l.Touches {
			switch {
			case asks(t) && since.At.IsZero() && !t.Happened.Before(l.Row.Created) && l.owedBy(r.Agreement, p.Owner, t.Happened):
				since = sla.Moment{At: t.Happened, Until: t.Until, Exact: t.Exact}
			case t.Answers() && !since.At.IsZero():
				done := sla.Moment{At: t.Happened, Until: t.Until, Exact: t.Exact}
				out = append(out, l.test(since.At, r.Calendar.Clock(p, since, done, "our answer", r.Now)))
				since = sla.Moment{}
			}
		}
		if !since.At.IsZero() && l.Row.Outcome == "open" {
			out = append(out, l.test(since.At, r.Calendar.Clock(p, since, sla.Moment{}, "", r.Now)))
		}
	}
	return out
}

// asks says that a touch waits for an answer: they wrote first, filled in a
// form, or left word. A reply to what we wrote may be the end of it.
func asks(t model.Touch) bool {
	if t.Direction != "in" || t.Automatic || t.Outcome != "" && t.Outcome != "left-word" {
		return false
	}
	return t.Outcome == "left-word" || slices.Contains([]string{"mail", "message", "form"}, t.Kind)
}

func (p Past) owedBy(a *model.Agreement, team model.ID, at time.Time) bool {
	s, ok := p.at(a, at)
	return ok && s.Kind == "open" && s.TeamFor(p.Row.Route) == team
}
