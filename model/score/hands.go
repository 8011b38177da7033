package score

import (
	"runtime"
	"slices"
	"sync"
)

// hand works through the leads from lo to hi, and shares nothing that it
// writes with the others.
type hand struct {
	lo, hi, first       int // first: of the people beside
	total, share, group [block]int64
	apart               []int64
	keys                [block]uint32
	open                []*lane
	counts              [4][256]int32
	picks               [4 * Shown]uint64
	picked
}

// each lets every hand do its part, beside each other.
func (c *Columns) each(do func(*Columns, *hand)) {
	hands := c.work.hands
	if len(hands) == 1 {
		do(c, hands[0])
		return
	}
	var wait sync.WaitGroup
	for _, h := range hands[1:] {
		wait.Go(func() { do(c, h) })
	}
	do(c, hands[0])
	wait.Wait()
}

// alone is how many blocks of leads are not worth a second hand.
const alone = 32

// deal gives each hand its leads.
func (c *Columns) deal(n int) {
	blocks, many := (n+block-1)/block, 1
	if blocks >= alone {
		many = min(runtime.GOMAXPROCS(0), 8)
	}
	if c.split > 0 {
		many = c.split
	}
	c.work.hands = c.work.hands[:0]
	for k := range many {
		lo, hi := blocks*k/many*block, min(blocks*(k+1)/many*block, n)
		first, _ := slices.BinarySearch(c.beside, uint32(lo))
		c.work.hands = append(c.work.hands, &hand{lo: lo, hi: hi, first: first})
	}
	c.work.room = make([]int32, n+many)
	c.work.best = make([]uint64, 0, many*4*Shown)
}

// pick collects the best.
func (h *hand) pick(lo, hi int) {
	to, best := h.picked, &h.picks
	for i, k := range h.keys[:hi-lo] {
		if k > to.limit {
			continue
		}
		best[to.best] = uint64(k>>engagedShift)<<32 | uint64(lo+i)
		if to.best++; to.best == len(best) {
			to.limit, to.best = h.cut()
		}
	}
	h.picked = to
}

// place is a hand's part of the room, with one to spare.
func (c *Columns) place(h *hand) []int32 {
	k := slices.Index(c.work.hands, h)
	return c.work.room[h.lo+k : h.hi+k+1]
}

// gather puts together what each hand noted.
func (c *Columns) gather() {
	n := 0
	for _, h := range c.work.hands {
		n += copy(c.work.room[n:], c.place(h)[:h.moved])
	}
	c.moved = c.work.room[:n]
}

// cut keeps the best, and says how good one must be to be among them.
func (h *hand) cut() (limit uint32, found int) {
	best := h.picks[:]
	nth(best, Shown-1)
	return uint32(best[Shown-1]>>32)<<engagedShift | (1<<engagedShift - 1), Shown
}

// collect puts together what each hand picked.
func (c *Columns) collect() []uint64 {
	best := c.work.best[:0]
	for _, h := range c.work.hands {
		best = append(best, h.picks[:h.picked.best]...)
	}
	return best
}
