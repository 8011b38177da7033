package score

import (
	"math"
	"slices"
	"time"

	"baton/model"
)

// Columns are many leads at one moment, laid out so that all of them are
// scored anew while a weight is dragged: what conditions said of each lead as
// bits, and what its people did as one decayed sum for each rule. A lead's
// score is the one that Rules.Score gives, to the tenth.
//
// Add the leads, in the order in which equals are to be ranked; change weights
// (Weigh, Fade, Cap, SetLine, By); Rescore; read. They are for one goroutine.
type Columns struct {
	r   *Rules // the rules as they are tried: a copy of its own
	now time.Time
	ms  int64

	leads     []model.ID
	known, of []uint16
	where     []uint32 // offer and route
	reply     []int64  // when the first reply came
	cases     []uint16 // in what circumstances it is
	fit       []uint16
	engaged   []uint16

	sides  sides[scope]
	kinds  sides[touchKind]
	plight sides[circumstances]

	fitParts []fitPart
	touches  []touch
	beside   []uint32 // a lead's second and further people: whose lead it is
	rows     []uint32 // what each of them did, by every rule
	wide     int      // of a row
	groups   []talk

	outcomes
	now8, was8  []Outcome
	tally, kept Tally
	moved       []int32
	rank        struct {
		top   []int32
		guess uint32 // how good one must be, as the last time tells
	}
	work  work
	split int // how many hands; 0: as many as are worth it
	stale stale
}

// stale is what changed since the last Rescore.
type stale struct{ fit, engagement, lines bool }

// sides gives each different value a number.
type sides[T comparable] struct {
	all    []T
	number map[T]uint32
}

func (s *sides[T]) of(v T) uint32 {
	n, ok := s.number[v]
	if !ok {
		if s.number == nil {
			s.number = map[T]uint32{}
		}
		n = uint32(len(s.all))
		s.number[v] = n
		s.all = append(s.all, v)
	}
	return n
}

// scope is what rules may be narrowed to.
type scope struct {
	offer model.ID
	route string
}

// touchKind is all that a rule asks of a touch, except when it was.
type touchKind struct{ kind, direction, outcome, role string }

// touch is an event: of the lead's first active person, or of a further one.
type touch struct {
	at    int64
	place uint32 // the lead, or with further set an index into beside
	kind  uint32
}

const further = 1 << 31

// never is when a reply came that did not come.
const never = math.MaxInt64

// NewColumns begins with no lead, by the rules at a moment.
func NewColumns(r *Rules, now time.Time) *Columns {
	c := &Columns{now: now, ms: now.UnixMilli()}
	c.adopt(r)
	return c
}

// Add takes one lead in; nothing of the facts is kept.
func (c *Columns) Add(f *model.Facts) { c.AddAt(f, c.now) }

// AddAt takes a lead in as it stood at a moment of its own: what its people
// did later is not seen, and what they had done is as fresh as it was then.
// At would move that moment along.
func (c *Columns) AddAt(f *model.Facts, at time.Time) {
	p := c.r.begin(f, at)
	ago := c.ms - p.ms
	c.addFit(&p)
	lead := uint32(len(c.leads))
	c.leads = append(c.leads, p.f.Lead.ID)
	c.known, c.of = append(c.known, uint16(p.known)), append(c.of, uint16(p.of))
	c.where = append(c.where, c.sides.of(scope{p.f.Lead.Offer, p.f.Lead.Route}))
	c.reply = append(c.reply, firstReply(p.f.Events, ago))
	c.cases = append(c.cases, uint16(c.plight.of(p.circumstances())))
	if p.f.Measured {
		c.addTouches(&p, lead, ago)
	}
	c.stale = stale{true, true, true}
}

func firstReply(events []model.Event, ago int64) int64 {
	first := int64(never)
	for i := range events {
		if e := &events[i]; e.At+ago < first && isReply(e) {
			first = e.At + ago
		}
	}
	return first
}

// addTouches gives the first person who did anything the lead's own place,
// which is where most leads end; whoever comes after has a place beside.
func (c *Columns) addTouches(p *pass, lead uint32, ago int64) {
	var few [16]uint32
	places := few[:0]
	for range len(p.f.People) + 1 {
		places = append(places, math.MaxUint32)
	}
	first := true
	for i := range p.f.Events {
		e := &p.f.Events[i]
		who := p.place(e.Who)
		if places[who] == math.MaxUint32 {
			places[who] = lead
			if !first {
				places[who] = uint32(len(c.beside)) | further
				c.beside = append(c.beside, lead)
			}
			first = false
		}
		kind := touchKind{kind: e.Kind, direction: e.Direction, outcome: e.Outcome}
		if who < len(p.f.People) {
			kind.role = p.f.People[who].Role
		}
		c.touches = append(c.touches, touch{at: e.At + ago, place: places[who], kind: c.kinds.of(kind)})
	}
}

// Len is how many leads there are.
func (c *Columns) Len() int { return len(c.leads) }

// Lead is the id of one.
func (c *Columns) Lead(i int) model.ID { return c.leads[i] }

// Score is one lead's, as of the last Rescore.
func (c *Columns) Score(i int) model.Score {
	o := c.Now(i)
	return model.Score{Fit: int64(c.fit[i]), Known: int(c.known[i]), Of: int(c.of[i]), Engagement: int64(c.engaged[i]),
		Measured: c.plight.all[c.cases[i]].measured, Band: o.Band(), Grade: o.Grade(), MQL: o.MQL(), SQL: o.SQL()}
}

// At moves to another moment; every sum is worked out anew. It says whether it
// could: where a condition asks how old a date is, another day needs the facts
// again.
func (c *Columns) At(now time.Time) bool {
	if c.r.dated() && civil(now.In(c.r.loc)) != civil(c.now.In(c.r.loc)) {
		return false
	}
	c.now, c.ms = now, now.UnixMilli()
	for i, at := range c.reply {
		k := c.plight.all[c.cases[i]]
		if k.replied != (at <= c.ms) {
			k.replied = at <= c.ms
			c.cases[i] = uint16(c.plight.of(k))
		}
	}
	for _, g := range c.groups {
		for _, x := range g.columns {
			x.stale = true
		}
	}
	c.stale = stale{true, true, true}
	return true
}

// dated says that a condition asks how old a date is.
func (r *Rules) dated() bool {
	for i := range r.criteria {
		if r.criteria[i].test.op == "newer" {
			return true
		}
	}
	for i := range r.fit {
		for j := range r.fit[i].rules {
			if r.fit[i].rules[j].test.op == "newer" {
				return true
			}
		}
	}
	return false
}

// clone is a copy whose weights may change.
func (r *Rules) clone() *Rules {
	out := *r
	out.criteria, out.mql, out.sql = slices.Clone(r.criteria), slices.Clone(r.mql), slices.Clone(r.sql)
	out.fit, out.engagement = cloneGroups(r.fit), cloneGroups(r.engagement)
	return &out
}

func cloneGroups(in []group) []group {
	out := slices.Clone(in)
	for i := range out {
		out[i].rules = slices.Clone(out[i].rules)
	}
	return out
}
