// Package forecast answers: what must be true, and by when, for us to get
// where we want to be?
//
// It walks back from a target to the deals, hand-offs and leads it takes, by
// the firm's own rates, and says until when each step can still help. A rate
// that history is too short for is not made up: the step is left open, unless
// the firm wrote down what it assumes.
package forecast

import (
	"maps"
	"reflect"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// Facts are what the firm knows at a moment.
type Facts struct {
	Firm      model.Firm
	Agreement *model.Agreement
	Leads     []model.LeadRow
	Moves     []model.Move
	Effort    map[model.ID]int // days of work of a lead, where its value lines say so
	Visits    []Visits
	Now       time.Time

	memo map[way]*history // what was worked out before; nil: nothing is kept
}

// way is a kind of lead and the route it came by; no route is every route.
type way struct{ kind, route string }

// Under is the same past by another agreement. What was worked out stays where
// the journey is the same, so that a goal can be tried while one writes it.
func (f *Facts) Under(a *model.Agreement) {
	same := f.Agreement != nil && reflect.DeepEqual(f.Agreement.Stages, a.Stages) && reflect.DeepEqual(f.Agreement.Routes, a.Routes) && maps.Equal(f.Agreement.Merged, a.Merged)
	if !same || f.memo == nil {
		f.memo = map[way]*history{}
	}
	f.Agreement = a
}

// Visits are what was counted in a month before anybody was a lead.
type Visits struct {
	Source, Month string // "2026-11"
	Count         int
}

// State says whether a step can hold.
type State string

// The states of a step, and of a team's load.
const (
	Holds   State = "holds"
	Covered State = "covered" // nothing is missing any more
	Steep   State = "steep"   // it asks for far more than was ever done
	Late    State = "late"    // what begins now mostly signs after the period
	Full    State = "full"    // the team cannot carry so many at once
	Stuck   State = "stuck"   // nobody ever got through it
	Open    State = "open"    // too little history to say how many
	Undated State = "undated" // too few signed to say until when
)

// Gives says that a step in this state cannot hold.
func (s State) Gives() bool { return s == Steep || s == Late || s == Full || s == Stuck }

// Plan is a goal walked back to its beginnings.
type Plan struct {
	Goal     model.Goal
	Kind     string // whose funnel it is
	From, To time.Time
	Signed   Sum   // of the kind, in the period
	Others   []Sum // the other kinds, when the goal is for every kind
	Gap      model.Money
	Average  Average
	Deals    int  // still to be signed; meaningless unless Reckoned
	Reckoned bool // there is an average to reckon with
	Steps    []Step
	Visits   Traffic
	Sales    Load
	Delivery Load
	Weak     int // the step that cannot hold, counted as Steps; -1: none
}

// Sum is what one kind adds to a goal.
type Sum struct {
	Kind     string
	Worth    model.Money
	Leads    []model.ID // signed in the period
	Unpriced int        // of them, without an amount in the goal's currency
	Expected model.Money
	Waiting  []model.ID // open, and likely to sign in the period
	Known    bool       // there are rates enough to expect anything of those
}

// Step is one stage on the way: how many must come this far, and by when.
type Step struct {
	Stage   model.Stage
	Team    model.ID
	Rate    funnel.Rate // of those that came this far long enough ago, how many went on
	Came    []model.ID  // those, who went on first
	Young   int         // came too lately to count
	Assumed int64       // tenths of a percent; 0: nothing is assumed
	Known   bool        // Needed and Missing are numbers
	Needed  int
	Here    []model.ID // stand here and can land in the period
	Early   []model.ID // will mostly sign before it
	Tardy   []model.ID // will mostly sign after it
	Missing int
	Begin   int         // of the missing, those that begin here
	Begun   funnel.Rate // of those that came here, how many began here
	Half    funnel.Reach
	Slow    funnel.Reach
	Signers int // whose time from here to the signature is known
	Latest  time.Time
	Safer   time.Time
	Entered int     // in the time that Pace looks at
	Pace    float64 // a month, so far
	Asked   float64 // a month, from now on
	State   State
}

// Dated says whether there is a last day for the step.
func (s Step) Dated() bool { return s.Half.Reached }

// Reverse walks back from a goal. A goal for every kind counts what the others
// bring by their own rates, and asks new clients for the rest: kinds never mix.
// A route, if named, narrows the funnel to it.
func Reverse(f Facts, g model.Goal, route string) Plan {
	p := Plan{Goal: g, Kind: g.Kind, Weak: -1}
	if p.Kind == "" {
		p.Kind = newClient
	}
	p.From, p.To = period(g, f.Firm.Location())
	h := f.history(p.Kind, route)
	h.assume(g)
	p.Signed = h.sum(p)
	p.Gap = model.Money{Minor: g.Amount.Minor - p.Signed.Worth.Minor, Currency: g.Amount.Currency}
	if g.Kind == "" {
		p.others(f)
	}
	p.Gap.Minor = max(0, p.Gap.Minor)
	p.Average = h.average(g)
	p.deals()
	p.walk(h)
	p.capacity(f, h)
	p.judge(h)
	p.Visits = f.traffic(h, p)
	return p
}

// newClient is the kind that a goal is about unless it names another.
const newClient = "new-client"

// others takes off the gap what the other kinds have signed and will sign.
func (p *Plan) others(f Facts) {
	for _, kind := range model.Words["kind"] {
		if kind == p.Kind {
			continue
		}
		s := f.history(kind, "").sum(*p)
		s.Kind = kind
		p.Gap.Minor -= s.Worth.Minor + s.Expected.Minor
		if len(s.Leads)+len(s.Waiting) > 0 {
			p.Others = append(p.Others, s)
		}
	}
}

func (p *Plan) deals() {
	switch {
	case p.Gap.Minor == 0:
		p.Reckoned = true
	case p.Average.Worth.Minor > 0:
		p.Reckoned = true
		p.Deals = up(float64(p.Gap.Minor) / float64(p.Average.Worth.Minor))
	}
}

// walk goes back from the signature: what must come out of a step is what the
// next one still misses and does not begin there. Each number follows from the
// whole number shown after it, so that anybody can check it by hand.
func (p *Plan) walk(h *history) {
	open := len(h.journey.Order) - 1
	p.Steps = make([]Step, max(0, open))
	wanted, known := p.Deals, p.Reckoned
	for i := open - 1; i >= 0; i-- {
		s := h.step(i, *p)
		if rate := h.rate(i); known && (rate > 0 || wanted == 0) {
			s.Known = true
			s.Needed = needed(wanted, rate)
			s.Missing = max(0, s.Needed-len(s.Here))
			s.Begin = s.Missing - up(float64(s.Missing)*(1-h.begins(i)))
		}
		known, wanted = s.Known, s.Missing-s.Begin
		p.Steps[i] = s
	}
	p.Steps = p.Steps[h.firstUsed():]
}

// needed is how many must be there for so many to go on.
func needed(wanted int, rate float64) int {
	if wanted == 0 {
		return 0
	}
	return up(float64(wanted) / rate)
}

// period is the span of a goal, its end exclusive.
func period(g model.Goal, zone *time.Location) (from, to time.Time) {
	from, _ = time.ParseInLocation(time.DateOnly, g.From, zone)
	to, _ = time.ParseInLocation(time.DateOnly, g.To, zone)
	if !to.IsZero() {
		to = to.AddDate(0, 0, 1)
	}
	return from, to
}
