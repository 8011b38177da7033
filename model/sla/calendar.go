// Package sla answers: by when do we owe each other something, and was it
// done in time?
//
// Business time is the real time that passes while the firm is open. The
// conventions: elapsed(a,b) + elapsed(b,c) = elapsed(a,c) and is never
// negative; due is its inverse; a deadline that falls on closing time stays
// there; no time at all outside hours is the next opening; the instant of
// closing is closed; a clock change makes a day as long as it really is.
package sla

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"baton/model"
)

// Calendar is when the firm works. It never changes after New, so any number
// of goroutines may ask it.
type Calendar struct {
	loc     *time.Location
	weekly  [7][]span        // by weekday, Sunday first
	nominal [7]time.Duration // open time of a plain weekday
	week    time.Duration
	odd     []int    // sorted numbers of the days that are unlike their weekday
	oddly   [][]span // the hours of each of them; none on a holiday
	leaves  *[leafCount]atomicLeaf
}

// span is an interval of a day in minutes since midnight: [from, to).
type span struct{ from, to int }

var days = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// New makes a calendar ready, or refuses it with every mistake it holds.
func New(c model.Calendar) (*Calendar, error) {
	var wrong model.Problems
	cal := &Calendar{}
	loc, err := time.LoadLocation(c.Zone)
	if err != nil || c.Zone == "" || c.Zone == "Local" {
		wrong.Add("zone", fmt.Sprintf("%q is not a time zone: write it like Europe/Lisbon.", c.Zone))
	}
	cal.loc = loc
	for day, hours := range c.Weekly {
		at := slices.Index(days[:], day)
		if at < 0 {
			wrong.Add("weekly", fmt.Sprintf("%q is not a day of the week: use mon, tue, wed, thu, fri, sat or sun.", day))
			continue
		}
		cal.weekly[at] = spansOf(&wrong, "weekly", day, hours)
		for _, s := range cal.weekly[at] {
			cal.nominal[at] += time.Duration(s.to-s.from) * time.Minute
		}
		cal.week += cal.nominal[at]
	}
	if cal.week == 0 && len(wrong) == 0 {
		wrong.Add("weekly", "The calendar has no open hour: open it on at least one day of the week.")
	}
	cal.takeOdd(oddDays(&wrong, c, cal.weekly))
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	cal.leaves = new([leafCount]atomicLeaf)
	return cal, nil
}

// spansOf sorts a day's hours and joins those that touch, so that the hour
// between two halves of one morning is not a closing.
func spansOf(wrong *model.Problems, field, day string, hours [][2]int) []span {
	var out []span
	for _, h := range hours {
		switch {
		case h[0] < 0 || h[1] > 24*60:
			wrong.Add(field, fmt.Sprintf("The hours of %s must lie between 00:00 and 24:00.", day))
		case h[1] <= h[0]:
			wrong.Add(field, fmt.Sprintf("On %s closing at %s is not after opening at %s: hours past midnight belong to the next day.", day, clockText(h[1]), clockText(h[0])))
		default:
			out = append(out, span{h[0], h[1]})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].from < out[j].from })
	joined := out[:0]
	for _, s := range out {
		last := len(joined) - 1
		switch {
		case last >= 0 && s.from < joined[last].to:
			wrong.Add(field, fmt.Sprintf("On %s the hours from %s overlap those until %s: join them.", day, clockText(s.from), clockText(joined[last].to)))
		case last >= 0 && s.from == joined[last].to:
			joined[last].to = s.to
		default:
			joined = append(joined, s)
		}
	}
	return joined
}

func clockText(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// Location is the calendar's time zone.
func (c *Calendar) Location() *time.Location { return c.loc }

// dayNumber counts civil days since 1970; the zone of t is the day's zone.
func dayNumber(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (c *Calendar) dayOf(t time.Time) int { return dayNumber(t.In(c.loc)) }

func weekday(day int) int { return ((day+4)%7 + 7) % 7 }

// spans are the open minutes of a day.
func (c *Calendar) spans(day int) []span {
	if i := sort.SearchInts(c.odd, day); i < len(c.odd) && c.odd[i] == day {
		return c.oddly[i]
	}
	return c.weekly[weekday(day)]
}

// at is the instant of a day's wall-clock minute: the first, where a clock
// change repeats it; the moment of the change, where that skips it.
func (c *Calendar) at(day, minute int) time.Time {
	t := time.Date(1970, 1, 1+day, 0, minute, 0, 0, c.loc)
	from, to := t.ZoneBounds()
	want := int64(day)*86400 + int64(minute)*60
	switch got := wall(t); {
	case got > want:
		return from
	case got < want:
		return to
	case !from.IsZero():
		_, now := t.Zone()
		_, before := from.Add(-1).Zone()
		if first := t.Add(time.Duration(now-before) * time.Second); first.Before(from) && wall(first) == want {
			return first
		}
	}
	return t
}

// wall is the wall clock as seconds since 1970, as if it were UTC.
func wall(t time.Time) int64 {
	_, offset := t.Zone()
	return t.Unix() + int64(offset)
}
