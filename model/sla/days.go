package sla

import (
	"slices"
	"time"
)

// DueDays is n business days after start: the same local time n open days
// later. Time outside hours starts at the next opening; a time that the last
// day does not have moves to its next opening, or stays at its closing. So
// what comes in on Friday at 16:00 is due in two days on Tuesday at 16:00, and
// what comes in on Saturday in one day on Tuesday at opening.
func (c *Calendar) DueDays(start time.Time, n int) time.Time {
	start = c.NextOpen(start)
	if n <= 0 {
		return start
	}
	if l := c.leafOf(start); l != nil {
		if i, ok := l.next(start.UnixNano()); ok {
			if at, ok := l.dueDays(start.UnixNano(), i, n); ok {
				return time.Unix(0, at).In(c.loc)
			}
		}
	}
	return c.walkDays(start, n)
}

// walkDays is what DueDays is for a start within hours, day by day.
func (c *Calendar) walkDays(start time.Time, n int) time.Time {
	day := c.dayOf(start)
	for n > 0 {
		day++
		if c.length(day) > 0 {
			n--
		}
	}
	y, m, d := time.Date(1970, 1, 1+day, 0, 0, 0, 0, time.UTC).Date()
	local := start.In(c.loc)
	minute := local.Hour()*60 + local.Minute()
	t := c.at(day, minute).Add(time.Duration(local.Second())*time.Second + time.Duration(local.Nanosecond()))
	if t.In(c.loc).Day() != d || t.In(c.loc).Month() != m || t.In(c.loc).Year() != y {
		t = c.at(day, minute)
	}
	return c.clamped(day, t)
}

// clamped moves a time into a day's hours.
func (c *Calendar) clamped(day int, t time.Time) time.Time {
	for _, s := range c.spans(day) {
		from, to := c.at(day, s.from), c.at(day, s.to)
		if !from.Before(to) {
			continue
		}
		if t.Before(from) {
			return from
		}
		if !t.After(to) {
			return t
		}
	}
	return c.within(day, c.length(day))
}

// ElapsedDays counts the open days that begin after a's day up to b's day:
// what DueDays adds. It is 0 when b is not after a.
func (c *Calendar) ElapsedDays(a, b time.Time) int {
	n, last := 0, c.dayOf(b)
	for day := c.dayOf(c.NextOpen(a)) + 1; day <= last; day++ {
		if c.length(day) > 0 {
			n++
		}
	}
	return n
}

// Pause is a stretch in which a clock stands; a zero To has not ended.
type Pause struct{ From, To time.Time }

// joined sorts pauses, drops empty ones and joins those that overlap.
func joined(pauses []Pause) []Pause {
	out := make([]Pause, 0, len(pauses))
	for _, p := range pauses {
		if p.To.IsZero() || p.To.After(p.From) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b Pause) int { return a.From.Compare(b.From) })
	kept := out[:0]
	for _, p := range out {
		last := len(kept) - 1
		switch {
		case last < 0 || !kept[last].To.IsZero() && p.From.After(kept[last].To):
			kept = append(kept, p)
		case kept[last].To.IsZero():
		case p.To.IsZero() || p.To.After(kept[last].To):
			kept[last].To = p.To
		}
	}
	return kept
}

// ElapsedPaused is the open time from a to b outside the pauses.
func (c *Calendar) ElapsedPaused(a, b time.Time, pauses []Pause) time.Duration {
	sum := c.Elapsed(a, b)
	for _, p := range joined(pauses) {
		from, to := p.From, p.To
		if from.Before(a) {
			from = a
		}
		if to.IsZero() || to.After(b) {
			to = b
		}
		sum -= c.Elapsed(from, to)
	}
	return sum
}

// DuePaused is when that much open time outside the pauses has passed after
// start; false while a pause that has not ended stands in the way.
func (c *Calendar) DuePaused(start time.Time, d time.Duration, pauses []Pause) (time.Time, bool) {
	for _, p := range joined(pauses) {
		if !p.To.IsZero() && !p.To.After(start) {
			continue
		}
		if start.Before(p.From) {
			due := c.Due(start, d)
			if !due.After(p.From) {
				return due, true
			}
			d -= c.Elapsed(start, p.From)
		}
		if p.To.IsZero() {
			return time.Time{}, false
		}
		start = p.To
	}
	return c.Due(start, d), true
}

// moved is a deadline pushed back by the open time its pauses took.
func (c *Calendar) moved(start, due time.Time, pauses []Pause) (time.Time, bool) {
	for _, p := range joined(pauses) {
		if !p.To.IsZero() && !p.To.After(start) || !p.From.Before(due) {
			continue
		}
		if p.To.IsZero() {
			return due, false
		}
		from := p.From
		if from.Before(start) {
			from = start
		}
		if lost := c.Elapsed(from, p.To); lost > 0 {
			due = c.Due(due, lost)
		}
	}
	return due, true
}
