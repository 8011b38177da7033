package score

import (
	"math"
	"slices"

	"baton/model"
)

const (
	// Shown is how many leads the top of the ranking holds.
	Shown = 200
	// block is how many leads are scored in one go, so that what is between
	// stays near the processor.
	block = 1024
)

// work is room that every pass uses again.
type work struct {
	hands            []*hand
	room             []int32  // of the leads that moved, a part for each hand
	best             []uint64 // of all hands
	sums, sumsBeside []int64
	kinds, within    []bool
	band             []uint64
}

// Tally counts the leads of each outcome.
type Tally struct {
	Bands    [4]int // in the order of Bands
	MQL, SQL int
	Grades   [4][4]int // by fit, from D to A, and engagement, from 4 to 1
}

// Rescore works out what follows from what was changed since the last time.
// The first one after leads were added is what Keep would keep.
func (c *Columns) Rescore() {
	first := c.size()
	if c.stale.fit {
		c.weighFit()
	}
	if c.stale.engagement {
		c.weighTouches()
	}
	if c.stale.lines {
		c.draw()
	}
	c.each((*Columns).rescore)
	c.stale = stale{}
	c.count()
	c.gather()
	c.top()
	if first {
		c.Keep()
	}
}

// rescore works out the leads of one hand.
func (c *Columns) rescore(h *hand) {
	h.counts, h.picked = [4][256]int32{}, picked{limit: c.rank.guess}
	person := h.first
	for lo := h.lo; lo < h.hi; lo += block {
		hi := min(lo+block, h.hi)
		if c.stale.fit {
			c.fitOf(h, lo, hi)
		}
		if c.stale.engagement {
			next := person
			for next < len(c.beside) && int(c.beside[next]) < hi {
				next++
			}
			c.engagementOf(h, lo, hi, person, next)
			person = next
		}
		c.judge(h, lo, hi)
	}
}

// size makes room for leads that were added, and says whether there were any.
func (c *Columns) size() bool {
	n := len(c.leads)
	if len(c.fit) == n && len(c.work.hands) > 0 {
		return false
	}
	c.fit, c.engaged = make([]uint16, n), make([]uint16, n)
	c.now8, c.was8 = make([]Outcome, n), make([]Outcome, n)
	c.rank.guess = math.MaxUint32
	c.deal(n)
	return true
}

// judge looks up what each lead comes to, counts it, notes who is not where it
// was kept, and collects the best that are at the limit or better. It does one
// thing after the other, which keeps each loop within the registers.
func (c *Columns) judge(h *hand, lo, hi int) {
	c.look(h, lo, hi)
	h.tally(c.now8[lo:hi])
	c.note(h, lo, hi)
	h.pick(lo, hi)
}

func (c *Columns) look(h *hand, lo, hi int) {
	c.outcomes.look(h.keys[:hi-lo], c.fit[lo:hi], c.engaged[lo:hi], c.cases[lo:hi], c.now8[lo:hi])
}

// look finds each lead's outcome, and with its scores its place in a ranking.
func (o *outcomes) look(keys []uint32, fit, engaged, cases []uint16, out []Outcome) {
	fit, engaged, cases, out = fit[:len(keys)], engaged[:len(keys)], cases[:len(keys)], out[:len(keys)]
	cells, size := o.cells, o.size
	for i := range keys {
		f, e := fit[i], engaged[i]
		cell := cells[int(cases[i])*size+int(o.fitSteps[f&1023])+int(o.engagedSteps[e&1023])]
		out[i] = Outcome(cell)
		keys[i] = key(cell, f, e)
	}
}

// tally counts in four places at once, since neighbours are often alike and
// would wait for each other.
func (h *hand) tally(out []Outcome) {
	a, b, c, d := &h.counts[0], &h.counts[1], &h.counts[2], &h.counts[3]
	for len(out) >= 4 {
		a[out[0]]++
		b[out[1]]++
		c[out[2]]++
		d[out[3]]++
		out = out[4:]
	}
	for _, o := range out {
		a[o]++
	}
}

// note lists the leads that are not where they were kept; it looks at eight at
// once, for mostly none has moved.
func (c *Columns) note(h *hand, lo, hi int) {
	now := c.now8[lo:hi]
	was, moved := c.was8[lo:hi][:len(now)], c.place(h)[h.moved:][:len(now)+1]
	m := 0
	for i := 0; i < len(now); i += 8 {
		end := min(i+8, len(now))
		if end == i+8 && (eight(now[i:])^eight(was[i:]))&0x0f0f0f0f0f0f0f0f == 0 {
			continue
		}
		for j := i; j < end; j++ {
			moved[m] = int32(lo + j)
			if (now[j]^was[j])&15 != 0 {
				m++
			}
		}
	}
	h.moved += m
}

func eight(o []Outcome) uint64 {
	_ = o[7]
	return uint64(o[0]) | uint64(o[1])<<8 | uint64(o[2])<<16 | uint64(o[3])<<24 | uint64(o[4])<<32 | uint64(o[5])<<40 | uint64(o[6])<<48 | uint64(o[7])<<56
}

// picked is how many leads were noted, and how good one must be to be among
// the best.
type picked struct {
	moved, best int
	limit       uint32
}

// count adds up the outcomes.
func (c *Columns) count() {
	t := Tally{}
	for o := range 256 {
		n := 0
		for _, h := range c.work.hands {
			for i := range h.counts {
				n += int(h.counts[i][o])
			}
		}
		if n == 0 {
			continue
		}
		t.Bands[o&3] += n
		t.Grades[o>>6][o>>4&3] += n
		if Outcome(o).MQL() {
			t.MQL += n
		}
		if Outcome(o).SQL() {
			t.SQL += n
		}
	}
	c.tally = t
}

// top orders the best. When the limit was set too high for that many, all are
// looked through once more without one.
func (c *Columns) top() {
	best := c.collect()
	if len(best) < min(Shown, len(c.leads)) {
		c.each((*Columns).again)
		best = c.collect()
	}
	if len(best) > Shown {
		nth(best, Shown-1)
		best = best[:Shown]
	}
	slices.Sort(best)
	c.rank.top = c.rank.top[:0]
	for _, k := range best {
		c.rank.top = append(c.rank.top, int32(uint32(k)))
	}
	c.rank.guess = math.MaxUint32
	if len(best) == Shown {
		c.rank.guess = loosened(uint32(best[Shown-1] >> 32))
	}
}

// again picks the best of a hand's leads, however good they are.
func (c *Columns) again(h *hand) {
	h.limit, h.picked.best = math.MaxUint32, 0
	for lo := h.lo; lo < h.hi; lo += block {
		hi := min(lo+block, h.hi)
		c.look(h, lo, hi)
		h.pick(lo, hi)
	}
}

// loosened is a limit for the next time, a few points of fit lower than the
// last of the best is now.
func loosened(last uint32) uint32 {
	const points = 20 << (fitShift - engagedShift)
	if last > math.MaxUint32>>engagedShift-points {
		return math.MaxUint32
	}
	return (last+points)<<engagedShift | (1<<engagedShift - 1)
}

// Tally counts as of the last Rescore.
func (c *Columns) Tally() Tally { return c.tally }

// Kept counts as of the last Keep.
func (c *Columns) Kept() Tally { return c.kept }

// Top are the first leads of the ranking, at most Shown: by band, then fit,
// one whose fit is hardly known after an equal known one, then engagement,
// then the order in which they were added. It is good until the next Rescore.
func (c *Columns) Top() []int32 { return c.rank.top }

// Moved are the leads that Keep saw in another band or by another definition,
// in the order in which they were added; good until the next Rescore.
func (c *Columns) Moved() []int32 { return c.moved }

// Now is what a lead comes to.
func (c *Columns) Now(i int) Outcome { return c.now8[i] }

// Meets says whether a lead meets one alternative of a definition.
func (c *Columns) Meets(i int, row model.ID) bool {
	d := c.r.definition(row)
	k := &c.plight.all[c.cases[i]]
	return d != nil && d.For(k.route) && k.meets(d, int64(c.fit[i]), int64(c.engaged[i]))
}

// Meeting counts the leads that meet one alternative.
func (c *Columns) Meeting(row model.ID) int {
	d := c.r.definition(row)
	if d == nil {
		return 0
	}
	n := 0
	for i := range c.cases {
		fit, engaged := int64(c.fit[i]), int64(c.engaged[i])
		if fit < d.Fit || engaged < d.Engagement {
			continue
		}
		if k := &c.plight.all[c.cases[i]]; d.For(k.route) && k.meets(d, fit, engaged) {
			n++
		}
	}
	return n
}

// Was is what it came to when Keep was called.
func (c *Columns) Was(i int) Outcome { return c.was8[i] }

// Keep makes what was last worked out the state that others are compared with.
func (c *Columns) Keep() {
	copy(c.was8, c.now8)
	c.kept, c.moved = c.tally, c.moved[:0]
}

// Of lists the first of the ranking in one band, at most Shown.
func (c *Columns) Of(band string, out []int32) []int32 {
	c.work.band = c.work.band[:0]
	for i, o := range c.now8 {
		if o.Band() != band {
			continue
		}
		cell := uint32(0)
		if c.plight.all[c.cases[i]].hatched {
			cell = 1 << hatchShift
		}
		c.work.band = append(c.work.band, uint64(key(cell, c.fit[i], c.engaged[i])>>engagedShift)<<32|uint64(i))
	}
	best := c.work.band
	if len(best) > Shown {
		nth(best, Shown-1)
		best = best[:Shown]
	}
	slices.Sort(best)
	for _, k := range best {
		out = append(out, int32(uint32(k)))
	}
	return out
}

// nth puts the smallest n+1 keys first; no two are equal.
func nth(a []uint64, n int) {
	lo, hi := 0, len(a)-1
	for lo < hi {
		pivot := a[lo+(hi-lo)/2]
		i, j := lo, hi
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			return
		}
	}
}
