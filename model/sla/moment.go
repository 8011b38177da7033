package sla

import (
	"time"

	"baton/model"
)

// Moment is when something happened, as exactly as it is known.
type Moment struct {
	At, Until time.Time
	Exact     string
}

// Clock runs a promise about time from its start until it was done; done is
// empty while it is not, and what names the deed for "what is missing". It
// stands during pauses.
func (c *Calendar) Clock(p model.Promise, start, done Moment, what string, now time.Time, pauses ...Pause) Clock {
	r := race{cal: c, promise: p, pauses: pauses, now: now, start: c.spread(start.At, start.Until, start.Exact)}
	if !done.At.IsZero() && !done.At.After(now) {
		r.done, r.what = c.spread(done.At, done.Until, done.Exact), what
	}
	return r.run()
}

// Standing are the pauses in which a lead waited for the prospect. One that
// nobody ended is over with the first time they were heard after it began.
func Standing(waits []model.Wait, touches []model.Touch) []Pause {
	var out []Pause
	for _, w := range waits {
		p := Pause{From: w.From, To: w.To}
		for _, t := range touches {
			heard := t.Direction == "in" && !t.Automatic && t.Happened.After(w.From)
			if heard && (p.To.IsZero() || t.Happened.Before(p.To)) {
				p.To = t.Happened
			}
		}
		out = append(out, p)
	}
	return out
}

// Attempts counts what was tried in a stretch of time, and on how many kinds
// of channel. A bounced mail reached no mailbox, an automatic one is no
// attempt; a call that nobody took is one.
func Attempts(touches []model.Touch, from, to time.Time) (n, channels int) {
	kinds := map[string]bool{}
	for _, t := range touches {
		if t.Answers() && !t.Happened.Before(from) && !t.Happened.After(to) {
			n++
			kinds[t.Kind] = true
		}
	}
	return n, len(kinds)
}

// Channels is on how many kinds of channel one must have tried.
const Channels = 2
