package sla

import (
	"math"
	"sort"
	"sync/atomic"
	"time"
)

// A leaf is a stretch of the calendar worked out once: every opening in it as
// instants, in nanoseconds since 1970. A clock that starts in it and ends
// before its end is a search and no walk. What reaches further is walked.
type leaf struct {
	from, to []int64
	sum      []int64 // open time of the leaf before each opening, and in all
	nth      []int   // which open day of the leaf an opening is on
	first    []int   // the first opening of each open day, and the end of the last
	day      []int   // the number of each open day
	offset   []int64 // of its wall clock from UTC; changing where it has two
	end      int64   // every opening before it is in the leaf
}

type atomicLeaf = atomic.Pointer[leaf]

// Leaves begin every 256 days, the last in 2106, and look 200 days further.
const (
	leafCount = 196
	leafDays  = 256
	leafReach = 200
	daySecs   = 86400
	changing  = math.MaxInt64
)

// leafOf is the leaf in which an instant lies; nil where there is none.
func (c *Calendar) leafOf(t time.Time) *leaf {
	n := t.Unix() / (leafDays * daySecs)
	if t.Unix() < 0 || n >= leafCount {
		return nil
	}
	if l := c.leaves[n].Load(); l != nil {
		return l
	}
	l := c.grow(n * leafDays * daySecs)
	c.leaves[n].Store(l)
	return l
}

// grow works out the leaf that begins at a second.
func (c *Calendar) grow(begin int64) *leaf {
	day := c.dayOf(time.Unix(begin, 0)) - 1
	last := day + leafDays + leafReach
	l := &leaf{sum: []int64{0}, first: []int{0}}
	var safe stretch
	for ; day <= last; day++ {
		if !safe.holds(day) {
			safe = c.stretchAt(day)
		}
		l.add(c, day, safe)
	}
	l.end = c.at(last+1, 0).UnixNano()
	return l
}

// stretch is a run of days, a day away from every clock change at least, with
// the offset of their wall clock.
type stretch struct {
	from, to int
	offset   int64
}

func (s stretch) holds(day int) bool { return s.from <= day && day < s.to }

// stretchAt is the run of days that a day is in; an empty one near a change.
func (c *Calendar) stretchAt(day int) stretch {
	noon := time.Date(1970, 1, 1+day, 12, 0, 0, 0, c.loc)
	from, to := noon.ZoneBounds()
	_, offset := noon.Zone()
	s := stretch{math.MinInt, math.MaxInt, int64(offset) * int64(time.Second)}
	if !from.IsZero() {
		s.from = c.dayOf(from) + 2
	}
	if !to.IsZero() {
		s.to = c.dayOf(to) - 1
	}
	return s
}

func (l *leaf) add(c *Calendar, day int, safe stretch) {
	for _, s := range c.spans(day) {
		from, to := c.instants(day, s, safe)
		if from >= to {
			continue
		}
		l.from, l.to, l.nth = append(l.from, from), append(l.to, to), append(l.nth, len(l.day))
		l.sum = append(l.sum, l.sum[len(l.sum)-1]+to-from)
	}
	if l.first[len(l.first)-1] == len(l.from) {
		return
	}
	l.first, l.day, l.offset = append(l.first, len(l.from)), append(l.day, day), append(l.offset, c.offsetOn(day, safe))
}

// offsetOn is a day's offset from UTC, or changing.
func (c *Calendar) offsetOn(day int, safe stretch) int64 {
	if safe.holds(day) {
		return safe.offset
	}
	_, morning := c.at(day, 0).Zone()
	_, night := c.at(day, 24*60).Add(-1).Zone()
	if morning != night {
		return changing
	}
	return int64(morning) * int64(time.Second)
}

func (c *Calendar) instants(day int, s span, safe stretch) (from, to int64) {
	if safe.holds(day) {
		midnight := int64(day)*daySecs*int64(time.Second) - safe.offset
		return midnight + int64(s.from)*int64(time.Minute), midnight + int64(s.to)*int64(time.Minute)
	}
	return c.at(day, s.from).UnixNano(), c.at(day, s.to).UnixNano()
}

// open is the leaf's open time until an instant.
func (l *leaf) open(at int64) int64 {
	i := sort.Search(len(l.from), func(i int) bool { return l.from[i] > at })
	if i == 0 {
		return 0
	}
	return l.sum[i-1] + min(at, l.to[i-1]) - l.from[i-1]
}

// next is the first opening that ends after an instant.
func (l *leaf) next(at int64) (int, bool) {
	i := sort.Search(len(l.to), func(i int) bool { return l.to[i] > at })
	return i, i < len(l.to)
}

// due is when the leaf has been open that long after an instant.
func (l *leaf) due(start, d int64) (int64, bool) {
	if d > l.sum[len(l.from)] {
		return 0, false
	}
	open := l.open(start) + d
	i := sort.Search(len(l.from), func(i int) bool { return l.sum[i+1] >= open })
	if i == len(l.from) {
		return 0, false
	}
	return l.from[i] + open - l.sum[i], true
}

// dueDays is the same local time that many open days after an instant in an
// opening, moved into the hours of that day. False where the leaf cannot tell.
func (l *leaf) dueDays(at int64, opening, n int) (int64, bool) {
	here := l.nth[opening]
	there := here + n
	if there >= len(l.day) || l.offset[here] == changing || l.offset[there] == changing {
		return 0, false
	}
	at += int64(l.day[there]-l.day[here])*daySecs*int64(time.Second) + l.offset[here] - l.offset[there]
	for i := l.first[there]; i < l.first[there+1]; i++ {
		if at <= l.to[i] {
			return max(at, l.from[i]), true
		}
	}
	return l.to[l.first[there+1]-1], true
}
