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
	total, share, group [block]int64
	apart               []int64 // what each person beside brings
	sums, sumsBeside    []int64
	keys                [block]uint32
	open                []*lane
	blank               lane // of conditions that count nothing
	kinds, within       []bool
	counts              [4][256]int32
	best                [4 * Shown]uint64
	band                []uint64
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
	c.work.counts = [4][256]int32{}
	to, person := picked{limit: c.rank.guess}, 0
	for lo := 0; lo < len(c.leads); lo += block {
		hi := min(lo+block, len(c.leads))
		if c.stale.fit {
			c.fitOf(lo, hi)
		}
		if c.stale.engagement {
			next := person
			for next < len(c.beside) && int(c.beside[next]) < hi {
				next++
			}
			c.engagementOf(lo, hi, person, next)
			person = next
		}
		to = c.judge(lo, hi, to)
	}
	c.stale = stale{}
	c.count()
	c.moved = c.moved[:to.moved]
	c.top(to)
	if first {
		c.Keep()
	}
}

// size makes room for leads that were added, and says whether there were any.
func (c *Columns) size() bool {
	n := len(c.leads)
	if len(c.fit) == n {
		return false
	}
	c.fit, c.engaged = make([]uint16, n), make([]uint16, n)
	c.now8, c.was8 = make([]Outcome, n), make([]Outcome, n)
	c.moved = make([]int32, 0, n+block+1)
	c.rank.guess = math.MaxUint32
	return true
}

// judge looks up what each lead comes to, counts it, notes who is not where it
// was kept, and collects the best that are at the limit or better. It does one
// thing after the other, which keeps each loop within the registers.
func (c *Columns) judge(lo, hi int, to picked) picked {
	keys := c.work.keys[:hi-lo]
	c.outcomes.look(keys, c.fit[lo:hi], c.engaged[lo:hi], c.cases[lo:hi], c.now8[lo:hi])
	c.work.tally(c.now8[lo:hi])
	to.moved = c.note(lo, hi, to.moved)
	best := &c.work.best
	for i, k := range keys {
		if k > to.limit {
			continue
		}
		best[to.best] = uint64(k>>engagedShift)<<32 | uint64(lo+i)
		if to.best++; to.best == len(best) {
			to.limit, to.best = c.cut()
		}
	}
	return to
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
func (w *work) tally(out []Outcome) {
	a, b, c, d := &w.counts[0], &w.counts[1], &w.counts[2], &w.counts[3]
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

// note lists the leads that are not where they were kept, after the n before;
// it looks at eight at once, for mostly none has moved.
func (c *Columns) note(lo, hi, n int) int {
	now := c.now8[lo:hi]
	was, moved := c.was8[lo:hi][:len(now)], c.moved[n : n+len(now)+1][:len(now)+1]
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
	return n + m
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

// cut keeps the best, and says how good one must be to be among them.
func (c *Columns) cut() (limit uint32, found int) {
	best := c.work.best[:]
	nth(best, Shown-1)
	return uint32(best[Shown-1]>>32)<<engagedShift | (1<<engagedShift - 1), Shown
}

// count adds up the outcomes.
func (c *Columns) count() {
	t := Tally{}
	for o := range 256 {
		n := 0
		for i := range c.work.counts {
			n += int(c.work.counts[i][o])
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
func (c *Columns) top(to picked) {
	if to.best < min(Shown, len(c.leads)) {
		to = picked{limit: math.MaxUint32}
		for lo := 0; lo < len(c.leads); lo += block {
			to = c.judge(lo, min(lo+block, len(c.leads)), to)
		}
	}
	if to.best > Shown {
		nth(c.work.best[:to.best], Shown-1)
		to.best = Shown
	}
	best := c.work.best[:to.best]
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
