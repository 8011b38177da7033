package sla

import (
	"time"

	"baton/model"
)

// The states of a clock.
const (
	Waiting = "waiting"
	AtRisk  = "at-risk"
	Late    = "late"
	Kept    = "kept"
	Lapsed  = "lapsed"
	Paused  = "paused"
	Unknown = "unknown"
)

// Clock is one promise at one hand-off. Done is zero while it is not done.
// Missing says what one would have to know to judge it.
type Clock struct {
	Due     time.Time
	Done    time.Time
	State   string
	Missing string
}

// Judged says that the clock has its final answer: kept or late for good.
func (c Clock) Judged() bool { return c.State == Kept || c.State == Late || c.State == Lapsed }

// InTime is met, not-met, or unknown; empty while the clock still runs.
func (c Clock) InTime() string {
	switch c.State {
	case Kept:
		return "met"
	case Late, Lapsed:
		return "not-met"
	case Unknown:
		return "unknown"
	}
	return ""
}

// riskShare: a clock is at risk in the last quarter of its open time.
const riskShare = 4

// PromiseOf finds the clause that binds the team: its own for the band, its
// own for every band, else the firm's first of that kind. False when nobody
// promised.
func PromiseOf(promises []model.Promise, key string, owner model.ID, band string) (model.Promise, bool) {
	best, rank := model.Promise{}, 0
	for _, p := range promises {
		if p.Key != key || p.Off || p.Band != "" && p.Band != band {
			continue
		}
		r := 1
		if p.Owner == owner {
			r += 2
		}
		if p.Band != "" {
			r++
		}
		if r > rank || r == rank && p.Rank < best.Rank {
			best, rank = p, r
		}
	}
	return best, rank > 0
}

// DueOf is when a promise falls due that starts at start. False for a promise
// that is not about time.
func (c *Calendar) DueOf(p model.Promise, start time.Time) (time.Time, bool) {
	switch p.Unit {
	case "business-hour":
		return c.Due(start, time.Duration(p.Amount)*time.Hour), true
	case "business-day":
		return c.DueDays(start, p.Amount), true
	}
	return time.Time{}, false
}

// Answer is the clock of the receiving team's answer. It starts at the
// hand-off, stands while it is asked back, and lapses unanswered.
func Answer(h *model.Handoff, p model.Promise, cal *Calendar, now time.Time) Clock {
	r := race{cal: cal, promise: p, pauses: Pauses(h), now: now, start: cal.spread(h.Happened, time.Time{}, h.Exact)}
	if d, ok := h.Answer(); ok && !d.Happened.After(now) {
		r.done, r.what = cal.spread(d.Happened, time.Time{}, d.Exact), "the answer"
	} else if h.Same {
		r.done, r.what = r.start, "the answer"
	}
	clock := r.run()
	if clock.State == Late && clock.Done.IsZero() {
		clock.State = Lapsed
	}
	return clock
}

// FirstTouch is the clock of the receiving team's first touch: logged, ours,
// outward, not by a machine, and not by the team that handed over. A hand-off
// that was turned down before the touch was due owes none.
func FirstTouch(h *model.Handoff, touches []model.Touch, p model.Promise, cal *Calendar, now time.Time) Clock {
	r := race{cal: cal, promise: p, pauses: Pauses(h), now: now, start: cal.spread(h.Happened, time.Time{}, h.Exact)}
	if t, ok := first(h, touches, cal, now); ok {
		r.done, r.what = cal.spread(t.Happened, t.Until, t.Exact), "the first touch"
	}
	clock := r.run()
	if d, ok := h.Answer(); ok && d.Act != "accepted" && clock.Done.IsZero() && clock.State != Unknown &&
		!d.Happened.After(now) && !d.Happened.After(clock.Due) {
		clock.State = Kept
	}
	return clock
}

// first is the earliest touch that answers the hand-off.
func first(h *model.Handoff, touches []model.Touch, cal *Calendar, now time.Time) (model.Touch, bool) {
	var best model.Touch
	found := false
	for _, t := range touches {
		if !t.Answers() || t.Happened.After(now) || t.Hat == h.From && !h.Same && !t.Hat.IsZero() {
			continue
		}
		if _, to := cal.spread(t.Happened, t.Until, t.Exact).ends(); to.Before(h.Happened) {
			continue
		}
		if !found || t.Happened.Before(best.Happened) {
			best, found = t, true
		}
	}
	return best, found
}

// Pauses are the stretches in which a hand-off was asked back.
func Pauses(h *model.Handoff) []Pause {
	var out []Pause
	open := false
	for _, d := range h.Decisions {
		switch {
		case d.Act == "asked" && !open:
			out, open = append(out, Pause{From: d.Happened}), true
		case open && (d.Act == "answered" || ends(d.Act)):
			out[len(out)-1].To, open = d.Happened, false
		}
	}
	return out
}

func ends(act string) bool {
	return act == "accepted" || act == "rejected" || act == "recycled" || act == "withdrawn"
}
