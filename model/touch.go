package model

import (
	"fmt"
	"slices"
	"time"
)

// theirs are the kinds of touch that come from the prospect: they downloaded,
// they came.
var theirs = []string{"event", "webinar", "download", "visit", "form", "assessment"}

// DirectionOf is from whom a touch comes when nobody says: what they did is
// theirs.
func DirectionOf(kind string) string {
	if slices.Contains(theirs, kind) {
		return "in"
	}
	return "out"
}

// Outcomes are the ways a touch of a kind may go, the one that needs no
// further word first; "" says no more than that it was.
func Outcomes(kind string) []string {
	switch kind {
	case "call":
		return []string{"no-answer", "talked", "left-word", "meeting-set", "asked-to-stop"}
	case "mail", "message":
		return []string{"", "replied", "meeting-set", "bounced", "asked-to-stop"}
	case "meeting":
		return []string{"talked", "meeting-set", "no-answer", "asked-to-stop"}
	case "introduction", "event", "webinar":
		return []string{"", "talked", "meeting-set", "asked-to-stop"}
	}
	return []string{"", "replied", "talked", "meeting-set", "asked-to-stop"}
}

// Ahead says that all that is known of the moment lies after now; a day known
// only as a date counts from its beginning.
func (w When) Ahead(now time.Time) bool {
	if w.Exact == "day" {
		y, m, d := w.At.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, w.At.Location()).After(now)
	}
	return w.At.After(now)
}

// Problems are what is wrong with a moment as something that has happened.
func (w When) Problems(now time.Time) Problems {
	var out Problems
	if w.Ahead(now) {
		out.Add("happened", fmt.Sprintf("%s has not come yet: log it when it has happened.", w.At.Format("2 January 2006 15:04")))
	}
	switch {
	case w.Exact == "between" && w.Until.IsZero():
		out.Add("until", "Say until when: what lies between two days needs both of them.")
	case w.Until.IsZero():
	case w.Exact != "between":
		out.Add("exact", "A second day is given only for what happened between two days: say so, or leave it out.")
	case w.Until.Before(w.At):
		out.Add("until", fmt.Sprintf("%s is before %s: the first day comes first.", w.Until.Format("2 January 2006"), w.At.Format("2 January 2006")))
	case w.Until.After(now):
		out.Add("until", fmt.Sprintf("%s has not come yet: give the last day on which it can have been.", w.Until.Format("2 January 2006")))
	}
	return out
}

// Reached is a person as somebody sees them who is about to contact them.
type Reached struct {
	ID         ID
	Name       string
	Title      string
	Permission string
	Known      time.Time // since when; zero: nobody has said
	Stopped    time.Time // when they asked us to stop, if that was logged
}

// Reach is what one wants to know before one contacts a lead.
type Reach struct {
	People    []Reached // who takes part, the first contact first
	Campaigns []Campaign
	Stops     []Owed // the clocks that a touch of ours stops
}

// Overridable is the field of a problem that somebody may set aside knowingly:
// the touch did happen. Touch.Anyway does.
const Overridable = "anyway"

// Reaches are what speaks against logging a touch with somebody: it would have
// been before we knew them, or after they asked us to stop.
//
// What somebody did before the lead began counts, so only what the firm knows
// of the person is looked at, and a person without a first day may have any
// past. What a list tells is not asked: it knows better than we do.
func (t Touch) Reaches(who Reached, zone *time.Location) Problems {
	var out Problems
	if t.last().Before(day(who.Known.In(zone))) {
		out.Add(Overridable, fmt.Sprintf("%s is known since %s only: if you knew each other before, log it all the same, and that day becomes the first.",
			who.Name, who.Known.In(zone).Format("2 January 2006")))
	}
	if who.Permission == "asked-to-stop" && t.Direction == "out" && t.Outcome != "asked-to-stop" && !t.last().Before(who.Stopped) {
		out.Add(Overridable, fmt.Sprintf("%s asked us to stop: contact somebody else. If it happened all the same, log it knowingly.", who.Name))
	}
	return out
}

// last is the latest moment at which the touch can have been.
func (t Touch) last() time.Time {
	switch {
	case t.Exact == "between" && !t.Until.IsZero():
		return t.Until
	case t.Exact == "day":
		return t.Happened.AddDate(0, 0, 1).Add(-time.Millisecond)
	}
	return t.Happened
}

func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// Attendance is what kind of touch it is to come to an event of a kind.
func Attendance(event string) string {
	switch event {
	case "webinar":
		return "webinar"
	case "assessment", "audit":
		return "assessment"
	}
	return "event"
}
