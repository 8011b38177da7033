package score

// laneBits is how many conditions one look-up answers.
const laneBits = 10

// lane is up to ten conditions of every lead, and what each mixture of their
// answers adds to fit.
type lane struct {
	met   []uint16 // of each lead, a bit for each condition that is met and in scope
	worth [1 << laneBits]int32
}

// fitPart is what adds up before a cap is held to: the criteria, or a group.
type fitPart struct {
	lanes []*lane
	cap   *int64
	rows  []*int64 // the points behind each bit
	stale bool
}

// at is the place of a bit.
func (f *fitPart) at(bit int) (*lane, uint16) { return f.lanes[bit/laneBits], 1 << (bit % laneBits) }

// link ties parts to the points of the rules they came from.
func (c *Columns) link() {
	parts := make([]fitPart, 1+len(c.r.fit))
	for i := range c.r.criteria {
		if x := &c.r.criteria[i]; x.Class != "never" {
			parts[0].rows = append(parts[0].rows, &x.Points)
		}
	}
	for i := range c.r.fit {
		g := &c.r.fit[i]
		parts[i+1].cap = &g.cap
		for j := range g.rules {
			parts[i+1].rows = append(parts[i+1].rows, &g.rules[j].Points)
		}
	}
	for i := range parts {
		f := &parts[i]
		f.stale = true
		if c.fitParts != nil {
			f.lanes = c.fitParts[i].lanes
			continue
		}
		for range (len(f.rows) + laneBits - 1) / laneBits {
			f.lanes = append(f.lanes, new(lane))
		}
	}
	c.fitParts = parts
}

// addFit judges every condition once. Whoever is disqualified has no bits: the
// fit is 0 by any weights.
func (c *Columns) addFit(p *pass) {
	for i := range c.fitParts {
		for _, l := range c.fitParts[i].lanes {
			l.met = append(l.met, 0)
		}
	}
	bit := 0
	for i := range p.r.criteria {
		x := &p.r.criteria[i]
		if p.inScope(x.Scope) {
			s, _ := p.criterion(x)
			p.weigh(x, s)
			c.fitParts[0].set(bit, s == met && x.Class != "never")
		}
		if x.Class != "never" {
			bit++
		}
	}
	for i := range p.r.fit {
		for j := range p.r.fit[i].rules {
			x := &p.r.fit[i].rules[j]
			if p.inScope(x.Scope) {
				s, _ := p.look(x)
				c.fitParts[i+1].set(j, s == met)
			}
		}
	}
	if p.never != "" {
		c.unset()
	}
}

func (f *fitPart) set(bit int, on bool) {
	if on {
		l, b := f.at(bit)
		l.met[len(l.met)-1] |= b
	}
}

func (c *Columns) unset() {
	for i := range c.fitParts {
		for _, l := range c.fitParts[i].lanes {
			l.met[len(l.met)-1] = 0
		}
	}
}

// weighFit works out what each mixture of answers adds, for parts whose points
// changed. A group of one lane is held to its cap right there.
func (c *Columns) weighFit() {
	for i := range c.fitParts {
		f := &c.fitParts[i]
		if !f.stale {
			continue
		}
		f.stale = false
		for n, l := range f.lanes {
			rows := f.rows[n*laneBits : min((n+1)*laneBits, len(f.rows))]
			for b, points := range rows {
				for m := range 1 << b {
					l.worth[1<<b|m] = l.worth[m] + int32(*points)
				}
			}
		}
		if most := f.most(); len(f.lanes) == 1 && most != 0 {
			for m := range 1 << len(f.rows) {
				f.lanes[0].worth[m] = min(f.lanes[0].worth[m], int32(most))
			}
		}
	}
}

func (f *fitPart) most() int64 {
	if f.cap == nil {
		return 0
	}
	return *f.cap
}

// fitOf scores the leads from lo to hi.
func (c *Columns) fitOf(h *hand, lo, hi int) {
	sum, open := h.total[:hi-lo], h.open[:0]
	clear(sum)
	capped := false
	for i := range c.fitParts {
		f := &c.fitParts[i]
		if most := f.most(); len(f.lanes) > 1 && most != 0 {
			capped = true
			group := h.group[:hi-lo]
			clear(group)
			for _, l := range f.lanes {
				l.add(group, lo)
			}
			capInto(sum, group, most)
			continue
		}
		open = append(open, f.lanes...)
	}
	h.open = open
	out := c.fit[lo:hi]
	if len(open) == 2 && !capped {
		settle(out, open[0], open[1], lo)
		return
	}
	for _, l := range open {
		l.add(sum, lo)
	}
	for i, n := range sum {
		out[i] = uint16(min(max(n, 0), Most))
	}
}

func (l *lane) add(sum []int64, lo int) {
	met, worth := l.met[lo:][:len(sum)], &l.worth
	for i := range sum {
		sum[i] += int64(worth[met[i]&(1<<laneBits-1)])
	}
}

// settle is the usual firm's short way: twenty conditions and no cap above
// them, held to the axis.
func settle(out []uint16, x, y *lane, lo int) {
	a, b := x.met[lo:][:len(out)], y.met[lo:][:len(out)]
	wx, wy := &x.worth, &y.worth
	for i := range out {
		n := wx[a[i]&(1<<laneBits-1)] + wy[b[i]&(1<<laneBits-1)]
		out[i] = uint16(min(max(n, 0), Most))
	}
}

// capInto adds a group's sums, each held to its cap.
func capInto(sum, group []int64, most int64) {
	for i, n := range group[:len(sum)] {
		sum[i] += min(n, most)
	}
}
