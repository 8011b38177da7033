package journey

import (
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/sla"
)

// What must have been tried before "unable to reach", when no promise says.
const usualAttempts = 5

// rejection holds each reason to what it must show.
func (r *ruling) rejection() {
	switch reason := r.req.Reason; {
	case !model.IsWord("reject", reason):
		r.problems.Add("reason", fmt.Sprintf("Say why: %s.", words(model.Words["reject"])))
	case reason == "not-our-criteria":
		if !slices.ContainsFunc(r.in.Agreement.Criteria, func(c model.Criterion) bool { return c.ID == r.req.Criterion }) {
			r.problems.Add("criterion", "Say which of our criteria it does not meet.")
		}
	case reason == "later":
		r.wake("Say when they want to hear from us again.")
	case reason == "unable-to-reach":
		r.tried()
	}
	if r.req.Reason != "later" && r.req.Wake != "" {
		r.wake("")
	}
}

// tried asks for the promised attempts.
func (r *ruling) tried() {
	if t := Tried(r.in.Agreement, r.h, r.in.Touches, r.at); !t.Enough() {
		r.problems.Add("reason", fmt.Sprintf(
			"\"Unable to reach\" needs %d logged attempts on %d kinds of channel since the hand-off; there are %d on %d: log what was tried, or choose another reason.",
			t.Need, sla.Channels, t.Attempts, t.Channels))
	}
}

// Trial is what was tried to reach the people of a hand-off, and what was
// promised to be tried.
type Trial struct{ Attempts, Channels, Need int }

// Enough says that as much was tried as was promised.
func (t Trial) Enough() bool { return t.Attempts >= t.Need && t.Channels >= sla.Channels }

// Tried counts the attempts since a hand-off, by a moment.
func Tried(a *model.Agreement, h *model.Handoff, touches []model.Touch, at time.Time) Trial {
	t := Trial{Need: usualAttempts}
	if p, ok := sla.PromiseOf(a.Promises, "attempts", h.To, ""); ok && p.Amount > 0 {
		t.Need = p.Amount
	}
	t.Attempts, t.Channels = sla.Attempts(touches, h.Happened, at)
	return t
}

// reason is kept for the acts that have one.
func (r *ruling) reason() string {
	switch r.act {
	case "rejected", "ruled", "recycled":
		return r.req.Reason
	}
	return ""
}

// wakeUp is the date on which the lead comes back, if it does.
func (r *ruling) wakeUp() string {
	switch {
	case r.act != "rejected" && r.act != "recycled":
		return ""
	case r.req.Wake != "":
		return r.req.Wake
	case r.act == "rejected" && destination(r.req.Reason) == "nurture":
		return r.at.AddDate(0, 0, quiet).Format(time.DateOnly)
	}
	return ""
}

// destination is where a rejected lead goes: closed when it is not for us,
// asleep when it is not the time, else back to who handed it over, to find
// the right person, the right data or another way.
func destination(reason string) string {
	switch reason {
	case "not-our-criteria", "not-a-buyer", "already-ours":
		return "not-ours"
	case "no-need-now", "later", "cannot-deliver":
		return "nurture"
	}
	return "back"
}

// follow makes the move that a decision brings with it. A lead that has moved
// on since the hand-off stays where it is.
func (r *ruling) follow() {
	made, here := r.in.Agreement.Standing(r.h.Stage), r.in.Agreement.Standing(r.in.Lead.Stage)
	if here != made && !r.broughtHere(made) {
		return
	}
	where := ""
	switch r.act {
	case "rejected":
		where = destination(r.req.Reason)
	case "recycled":
		where = "nurture"
	case "withdrawn":
		where = "back"
	case "accepted":
	default:
		return
	}
	to, ok := aside(r.in.Agreement, where)
	if !ok {
		to, ok = r.origin()
	}
	if where == "" { // of two answers the one that took it away does not hold
		to, ok = r.in.Agreement.StageBy(made)
	}
	if !ok || to.ID == here {
		return
	}
	m := model.Move{
		Lead: r.h.Lead, From: here, To: to.ID, Happened: r.at, Exact: exact(r.req.When), Recorded: r.now,
		By: r.actor.Member, Hat: r.actor.Hat, Reason: r.reason(), Note: r.req.Note,
	}
	if to.Kind == "nurture" {
		m.Wake = r.wakeUp()
	}
	r.out.Move = &m
}

// origin is the stage the hand-off came from: the one its move left, else the
// last one before it that the sender carries, else the start of the route.
func (r *ruling) origin() (model.Stage, bool) {
	for _, m := range r.in.Moves {
		if m.ID == r.h.Move && !m.ID.IsZero() {
			if s, ok := r.in.Agreement.StageBy(r.in.Agreement.Standing(m.From)); ok && onTrack(s) {
				return s, true
			}
		}
	}
	entered, _ := r.in.Agreement.StageBy(r.in.Agreement.Standing(r.h.Stage))
	track := Track(r.in.Agreement)
	for i := len(track) - 1; i >= 0; i-- {
		if track[i].Rank < entered.Rank && Carrier(r.in.Agreement, track[i], r.in.Lead.Route) == r.h.From {
			return track[i], true
		}
	}
	return StartStage(r.in.Agreement, r.in.Lead.Route)
}
