package sla

import (
	"sort"
	"time"
)

// IsOpen says whether the firm works at t; the instant of closing is closed.
func (c *Calendar) IsOpen(t time.Time) bool {
	day := c.dayOf(t)
	for _, s := range c.spans(day) {
		if !t.Before(c.at(day, s.from)) && t.Before(c.at(day, s.to)) {
			return true
		}
	}
	return false
}

// NextOpen is t itself while the firm is open, else the next opening.
func (c *Calendar) NextOpen(t time.Time) time.Time {
	if l := c.leafOf(t); l != nil {
		if i, ok := l.next(t.UnixNano()); ok {
			return c.later(t, l.from[i])
		}
	}
	return c.walkToOpen(t)
}

// later is t, or the instant where that is later.
func (c *Calendar) later(t time.Time, at int64) time.Time {
	if at <= t.UnixNano() {
		return t
	}
	return time.Unix(0, at).In(c.loc)
}

func (c *Calendar) walkToOpen(t time.Time) time.Time {
	for day := c.dayOf(t); ; day++ {
		for _, s := range c.spans(day) {
			from, to := c.at(day, s.from), c.at(day, s.to)
			if !from.Before(to) || !t.Before(to) {
				continue
			}
			if t.Before(from) {
				return from
			}
			return t
		}
	}
}

// PrevClose is t itself while the firm is open or just closing, else the last
// closing: the mirror of NextOpen.
func (c *Calendar) PrevClose(t time.Time) time.Time {
	for day := c.dayOf(t); ; day-- {
		hours := c.spans(day)
		for i := len(hours) - 1; i >= 0; i-- {
			from, to := c.at(day, hours[i].from), c.at(day, hours[i].to)
			if !from.Before(to) || !t.After(from) {
				continue
			}
			if t.After(to) {
				return to
			}
			return t
		}
	}
}

// Elapsed is the open time from a to b; none when b is not after a.
func (c *Calendar) Elapsed(a, b time.Time) time.Duration {
	if !b.After(a) {
		return 0
	}
	if l := c.leafOf(a); l != nil && b.Unix() < l.end/int64(time.Second) {
		return time.Duration(l.open(b.UnixNano()) - l.open(a.UnixNano()))
	}
	return c.walked(a, b)
}

func (c *Calendar) walked(a, b time.Time) time.Duration {
	from, to := c.dayOf(a), c.dayOf(b)
	return c.open(from, to) + c.until(to, b) - c.until(from, a)
}

// Due is when that much open time after start has passed.
func (c *Calendar) Due(start time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return c.NextOpen(start)
	}
	if l := c.leafOf(start); l != nil {
		if at, ok := l.due(start.UnixNano(), int64(d)); ok {
			return time.Unix(0, at).In(c.loc)
		}
	}
	return c.walkToDue(start, d)
}

func (c *Calendar) walkToDue(start time.Time, d time.Duration) time.Time {
	day := c.dayOf(start)
	rest := d + c.until(day, start)
	for {
		if odd := c.nextOdd(day); odd > day && c.week > 0 {
			if weeks := min((odd-day)/7, int((rest-1)/c.week)); weeks > 0 {
				day += 7 * weeks
				rest -= time.Duration(weeks) * c.week
			}
			for ; day < odd; day++ {
				if open := c.nominal[weekday(day)]; rest > open {
					rest -= open
					continue
				}
				return c.within(day, rest)
			}
		}
		if open := c.length(day); rest > open {
			rest -= open
			day++
			continue
		}
		return c.within(day, rest)
	}
}

// Back is the start from which that much open time leads to end.
func (c *Calendar) Back(end time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return c.PrevClose(end)
	}
	day := c.dayOf(end)
	passed := c.until(day, end)
	for d > passed {
		d -= passed
		day--
		passed = c.length(day)
	}
	return c.withinBack(day, passed-d)
}

// within is the first instant at which a day has been open that long.
func (c *Calendar) within(day int, open time.Duration) time.Time {
	var last time.Time
	for _, s := range c.spans(day) {
		from, to := c.at(day, s.from), c.at(day, s.to)
		if here := to.Sub(from); open > here {
			open -= here
			last = to
			continue
		}
		return from.Add(open)
	}
	return last
}

// withinBack is the last instant at which a day has been open only that long.
func (c *Calendar) withinBack(day int, open time.Duration) time.Time {
	var last time.Time
	for _, s := range c.spans(day) {
		from, to := c.at(day, s.from), c.at(day, s.to)
		if here := to.Sub(from); open >= here {
			open -= here
			last = to
			continue
		}
		return from.Add(open)
	}
	return last
}

// length is how long a day really is open.
func (c *Calendar) length(day int) time.Duration {
	var sum time.Duration
	for _, s := range c.spans(day) {
		sum += c.at(day, s.to).Sub(c.at(day, s.from))
	}
	return sum
}

// until is how long a day has been open by t.
func (c *Calendar) until(day int, t time.Time) time.Duration {
	var sum time.Duration
	for _, s := range c.spans(day) {
		from, to := c.at(day, s.from), c.at(day, s.to)
		if t.Before(to) {
			to = t
		}
		sum += max(to.Sub(from), 0)
	}
	return sum
}

// open sums whole days, the first included and the last not. Between days
// that are odd it counts by weeks.
func (c *Calendar) open(from, to int) time.Duration {
	var sum time.Duration
	for from < to {
		odd := min(c.nextOdd(from), to)
		weeks := (odd - from) / 7
		sum += time.Duration(weeks) * c.week
		for from += 7 * weeks; from < odd; from++ {
			sum += c.nominal[weekday(from)]
		}
		if from < to {
			sum += c.length(from)
			from++
		}
	}
	return sum
}

// nextOdd is the first day from this one on that may not be open as long as
// its weekday says: one with hours of its own, or a day that a clock change touches.
func (c *Calendar) nextOdd(day int) int {
	odd := int(^uint(0) >> 1)
	if i := sort.SearchInts(c.odd, day); i < len(c.odd) {
		odd = c.odd[i]
	}
	from, to := time.Date(1970, 1, 1+day, 12, 0, 0, 0, c.loc).ZoneBounds()
	if !from.IsZero() && c.dayOf(from) >= day {
		return day
	}
	if !to.IsZero() {
		odd = min(odd, c.dayOf(to.Add(-1)))
	}
	return max(odd, day)
}
