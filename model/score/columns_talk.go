package score

import "math"

// talk is a group of engagement rules.
type talk struct {
	cap     *int64
	columns []*column
	points  []int64 // of its columns
}

// column is what one rule counts in every lead: the decayed sum of its first
// active person, and of each person beside.
type column struct {
	x          *rule
	own, apart []uint32
	stale      bool
	laid       bool // apart lies in the rows of the people beside
}

// most is what the group may add.
func (g *talk) most() int64 {
	if *g.cap == 0 {
		return math.MaxInt64
	}
	return *g.cap
}

// sameTouches says that two rules count the same, at the same half-life.
func sameTouches(a, b *rule) bool {
	return a.Touch == b.Touch && a.Direction == b.Direction && a.Outcome == b.Outcome && a.Role == b.Role && a.Scope == b.Scope && a.halfLife == b.halfLife
}

// linkTalk ties columns to the rules; what a rule counted before is kept.
func (c *Columns) linkTalk() {
	old := map[string][]*column{}
	for _, g := range c.groups {
		for _, x := range g.columns {
			old[x.x.ID.String()] = append(old[x.x.ID.String()], x)
		}
	}
	c.groups = nil
	for i := range c.r.engagement {
		g := &c.r.engagement[i]
		t := talk{cap: &g.cap}
		for j := range g.rules {
			col := &column{x: &g.rules[j], stale: true}
			for _, was := range old[col.x.ID.String()] {
				if sameTouches(was.x, col.x) {
					col.own, col.apart, col.stale = was.own, was.apart, was.stale
				}
			}
			t.columns = append(t.columns, col)
		}
		c.groups = append(c.groups, t)
	}
}

// weighTouches sums up what changed rules count, from the touches. What people
// beside did lies in rows, one after the other: they are few, and what they
// did is looked at together.
func (c *Columns) weighTouches() {
	wide := 0
	for i := range c.groups {
		g := &c.groups[i]
		g.points = g.points[:0]
		for _, x := range g.columns {
			g.points = append(g.points, x.x.Points)
			wide++
			if x.stale || len(x.own) != len(c.leads) {
				c.sum(x)
			}
		}
	}
	all := len(c.rows) != wide*len(c.beside) || c.wide != wide
	if all {
		c.rows, c.wide = make([]uint32, wide*len(c.beside)), wide
	}
	at := 0
	for _, g := range c.groups {
		for _, x := range g.columns {
			if all || !x.laid {
				x.lay(c.rows, at, wide)
			}
			at++
		}
	}
}

func (x *column) lay(rows []uint32, at, wide int) {
	x.laid = true
	for i, n := range x.apart {
		rows[i*wide+at] = n
	}
}

func (c *Columns) sum(x *column) {
	x.stale, x.laid = false, false
	own, apart := zeroes(&c.work.sums, len(c.leads)), zeroes(&c.work.sumsBeside, len(c.beside))
	counts, within := c.counted(x.x), c.within(x.x)
	for i := range c.touches {
		t := &c.touches[i]
		if !counts[t.kind] || t.at > c.ms {
			continue
		}
		lead, sums := t.place, own
		if t.place >= further {
			lead, sums = c.beside[t.place&^further], apart
		}
		if within[c.where[lead]] {
			sums[t.place&^further] += decay(c.ms-t.at, x.x.halfLife)
		}
	}
	x.own, x.apart = inParts(x.own, own), inParts(x.apart, apart)
}

func inParts(out []uint32, sums []int64) []uint32 {
	out = out[:0]
	for _, n := range sums {
		out = append(out, parts(n))
	}
	return out
}

// zeroes is a buffer of n noughts.
func zeroes(b *[]int64, n int) []int64 {
	if cap(*b) < n {
		*b = make([]int64, n)
	}
	*b = (*b)[:n]
	clear(*b)
	return *b
}

// counted says of each kind of touch whether the rule counts it.
func (c *Columns) counted(x *rule) []bool {
	out := c.work.kinds[:0]
	for _, k := range c.kinds.all {
		out = append(out, (x.Touch == "" || x.Touch == k.kind) && (x.Direction == "" || x.Direction == k.direction) &&
			(x.Outcome == "" || x.Outcome == k.outcome) && (x.Role == "" || x.Role == k.role))
	}
	c.work.kinds = out
	return out
}

// within says of each offer and route whether the rule holds for it.
func (c *Columns) within(x *rule) []bool {
	out := c.work.within[:0]
	for _, s := range c.sides.all {
		out = append(out, (x.Scope.Offer.IsZero() || x.Scope.Offer == s.offer) && (x.Scope.Route == "" || x.Scope.Route == s.route))
	}
	c.work.within = out
	return out
}

// engagementOf scores the leads from lo to hi, whose further people have the
// places from first to last beside.
func (c *Columns) engagementOf(w *hand, lo, hi, first, last int) {
	total, share := w.total[:hi-lo], w.share[:hi-lo]
	clear(total)
	clear(share)
	apart := zeroes(&w.apart, last-first)
	for i, at := 0, 0; i < len(c.groups); i++ {
		g := &c.groups[i]
		g.add(w.group[:hi-lo], lo)
		hold(total, share, w.group[:hi-lo], g.most())
		c.join(w, g, at, lo, first, apart)
		at += len(g.points)
	}
	for i, n := range share {
		share[i] = min(n, PersonShare)
	}
	for i, n := range apart {
		w.share[(c.beside[first+i]-uint32(lo))%block] += min(n, PersonShare)
	}
	out := c.engaged[lo:hi][:len(total)]
	share = share[:len(total)]
	for i, n := range total {
		out[i] = uint16(min(max(min(n, share[i]), 0), Most))
	}
}

// join adds what the people beside did to a group of their leads, within its
// cap, and to what each of them brings. The group's rules begin at a place of
// their rows.
func (c *Columns) join(w *hand, g *talk, at, lo, first int, apart []int64) {
	most, points := g.most(), g.points
	beside := c.beside[first:][:len(apart)]
	for i := range apart {
		row := c.rows[(first+i)*c.wide+at:][:len(points)]
		var n int64
		for j, p := range points {
			n += worth(p, row[j])
		}
		apart[i] += n
		lead := (beside[i] - uint32(lo)) % block
		was := w.group[lead]
		w.group[lead] = was + n
		w.total[lead] += min(was+n, most) - min(was, most)
	}
}

// hold adds a group's sums to the people's shares, and held to its cap to the
// leads.
func hold(total, share, own []int64, most int64) {
	share, own = share[:len(total)], own[:len(total)]
	for i := range total {
		n := own[i]
		share[i] += n
		total[i] += min(n, most)
	}
}

// add sums up the lines of a group, four rules at a time, for the leads from
// lo on.
func (g *talk) add(sum []int64, lo int) {
	clear(sum)
	rest := g.columns
	for len(rest) > 4 {
		for _, x := range rest[:4] {
			one(sum, x.own[lo:], x.x.Points)
		}
		rest = rest[4:]
	}
	var a [4][]uint32
	var p [4]int64
	for i, x := range rest {
		a[i], p[i] = x.own[lo:], x.x.Points
	}
	switch len(rest) {
	case 1:
		one(sum, a[0], p[0])
	case 2:
		two(sum, a[0], a[1], p[0], p[1])
	case 3:
		three(sum, a[0], a[1], a[2], p[0], p[1], p[2])
	case 4:
		four(sum, a[0], a[1], a[2], a[3], p[0], p[1], p[2], p[3])
	}
}

func one(sum []int64, a []uint32, p int64) {
	a = a[:len(sum)]
	for i := range sum {
		sum[i] += worth(p, a[i])
	}
}

func two(sum []int64, a, b []uint32, p, q int64) {
	a, b = a[:len(sum)], b[:len(sum)]
	for i := range sum {
		sum[i] += worth(p, a[i]) + worth(q, b[i])
	}
}

func three(sum []int64, a, b, c []uint32, p, q, r int64) {
	a, b, c = a[:len(sum)], b[:len(sum)], c[:len(sum)]
	for i := range sum {
		sum[i] += worth(p, a[i]) + worth(q, b[i]) + worth(r, c[i])
	}
}

func four(sum []int64, a, b, c, d []uint32, p, q, r, s int64) {
	a, b, c, d = a[:len(sum)], b[:len(sum)], c[:len(sum)], d[:len(sum)]
	for i := range sum {
		sum[i] += worth(p, a[i]) + worth(q, b[i]) + worth(r, c[i]) + worth(s, d[i])
	}
}
