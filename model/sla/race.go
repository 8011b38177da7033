package sla

import (
	"time"

	"baton/model"
)

// moments is a time known exactly, or only to lie between two.
type moments struct {
	from, to time.Time
	known    bool
}

func (m moments) ends() (time.Time, time.Time) { return m.from, m.to }

// spread is what is known of when something happened: a day-exact time may be
// any moment of its local day.
func (c *Calendar) spread(at, until time.Time, exact string) moments {
	switch exact {
	case "day":
		day := c.dayOf(at)
		return moments{c.at(day, 0), c.at(day+1, 0).Add(-time.Nanosecond), true}
	case "between":
		if until.After(at) {
			return moments{at, until, true}
		}
	case "unknown":
		return moments{from: at, to: at}
	}
	return moments{at, at, !at.IsZero()}
}

// race is a promise against what was done.
type race struct {
	cal     *Calendar
	promise model.Promise
	pauses  []Pause
	now     time.Time
	start   moments
	done    moments
	what    string // what was done; empty = nothing yet
}

func (r *race) run() Clock {
	if !r.start.known {
		return Clock{State: Unknown, Done: r.done.from, Missing: "when the hand-off happened"}
	}
	due, timed := r.cal.DueOf(r.promise, r.start.from)
	if !timed {
		return Clock{State: Unknown, Done: r.done.from, Missing: "a promise with a time"}
	}
	due, running := r.cal.moved(r.start.from, due, r.pauses)
	if r.what != "" {
		return r.judge(due)
	}
	return r.waiting(due, running)
}

// judge compares what was done with the deadline, and gives an answer only
// where it is the same for every moment it may have happened.
func (r *race) judge(due time.Time) Clock {
	out := Clock{Due: due, Done: r.done.from}
	if !r.done.known {
		out.State, out.Missing = Unknown, "when "+r.what+" happened"
		return out
	}
	last := due
	if r.start.to.After(r.start.from) {
		last, _ = r.cal.DueOf(r.promise, r.start.to)
		last, _ = r.cal.moved(r.start.to, last, r.pauses)
	}
	switch {
	case !r.done.to.After(due):
		out.State = Kept
	case r.done.from.After(last):
		out.State = Late
	default:
		out.State, out.Missing = Unknown, "the time of day of "+r.what
		if r.done.from.Equal(r.done.to) {
			out.Missing = "the time of day of the hand-off"
		}
	}
	return out
}

// waiting is a clock that nothing has stopped. It is late only when it would
// be for every moment at which it may have started.
func (r *race) waiting(due time.Time, running bool) Clock {
	out := Clock{Due: due, State: Waiting}
	last := due
	if r.start.to.After(r.start.from) {
		last, _ = r.cal.DueOf(r.promise, r.start.to)
		last, _ = r.cal.moved(r.start.to, last, r.pauses)
	}
	whole := r.cal.Elapsed(r.start.from, due)
	left := r.cal.Elapsed(r.now, due)
	switch {
	case !running:
		out.State = Paused
	case r.now.After(last):
		out.State = Late
	case r.now.After(due) || left*riskShare <= whole:
		out.State = AtRisk
	}
	return out
}
