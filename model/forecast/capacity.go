package forecast

import (
	"slices"

	"baton/model"
	"baton/model/funnel"
)

// Average is what one signed deal was worth so far.
type Average struct {
	Of      int // signed deals with an amount in the goal's currency
	Worth   model.Money
	Cap     model.Money // no single contract counts for more
	Capped  int         // contracts that were larger
	Assumed bool        // nothing was signed yet: the firm wrote it down
}

// average takes every signed contract, none of them above the 90th percentile:
// one large client must not make the plan look easy.
func (h *history) average(g model.Goal) Average {
	currency := g.Amount.Currency
	var all []int64
	for _, l := range h.leads {
		if l.Outcome == "signed" && l.Value.Currency == currency && l.Value.Minor > 0 {
			all = append(all, l.Value.Minor)
		}
	}
	a := Average{Of: len(all), Worth: model.Money{Currency: currency}, Cap: model.Money{Currency: currency}}
	if len(all) == 0 {
		a.Worth.Minor, a.Assumed = h.worth, h.worth > 0
		return a
	}
	slices.Sort(all)
	a.Cap.Minor = all[up(0.9*float64(len(all)))-1]
	sum := int64(0)
	for _, v := range all {
		if v > a.Cap.Minor {
			a.Capped++
		}
		sum += min(v, a.Cap.Minor)
	}
	a.Worth.Minor = sum / int64(len(all))
	return a
}

// Load is what a plan asks of a team, against what it says it can carry.
type Load struct {
	Team     model.ID
	Stage    model.ID // Sales: where its work begins
	Capacity int      // 0: not said
	Need     float64  // Sales: deals at once; Delivery: days of work a month
	Now      int      // Sales: deals it carries today
	Each     float64  // Sales: days a deal stays with it; Delivery: days of work a deal takes
	Of       int      // deals that Each is known from
	State    State
}

// capacity reckons what Sales and Delivery would have to carry.
func (p *Plan) capacity(f Facts, h *history) {
	p.Sales, p.Delivery = Load{State: Open}, Load{State: Open}
	if t, ok := f.Agreement.TeamNamed("sales"); ok {
		p.Sales = p.selling(t, h)
	}
	if t, ok := f.Agreement.TeamNamed("delivery"); ok {
		p.Delivery = p.delivering(t, f, h)
	}
}

// selling is Little's law (1961) over the time that is left: of those that
// still have to come, so many are with Sales at once as come in while one of
// them stays; those there now leave meanwhile.
func (p *Plan) selling(t model.Team, h *history) Load {
	l := Load{Team: t.ID, Capacity: t.Capacity, State: Open}
	at := slices.IndexFunc(p.Steps, func(s Step) bool { return s.Team == t.ID })
	if at < 0 {
		return l
	}
	l.Stage = p.Steps[at].Stage.ID
	l.Now = h.carried(t.ID)
	l.Each, l.Of = h.stay(t.ID)
	s := p.Steps[at]
	if !s.Known || !s.Dated() || l.Each == 0 {
		return l
	}
	window := h.window(s, *p)
	together := min(window, l.Each)
	l.Need = float64(s.Missing)*together/window + float64(l.Now)*(1-together/l.Each)
	l.State = holds(l)
	return l
}

func holds(l Load) State {
	switch {
	case l.Capacity == 0:
		return Open
	case l.Need > float64(l.Capacity):
		return Full
	}
	return Holds
}

// carried are the open leads of the kind that stand in the team's stages.
func (h *history) carried(team model.ID) int {
	n := 0
	for _, l := range h.leads {
		if s, ok := h.facts.Agreement.StageBy(l.Stage); ok && s.Team == team && l.Outcome == "open" {
			n++
		}
	}
	return n
}

// stay is the mean time a lead is with a team, lost ones included: the area
// under the survival curve up to the longest that ended.
func (h *history) stay(team model.ID) (days float64, of int) {
	if kept, ok := h.stays[team]; ok {
		return kept.days, kept.of
	}
	days, of = h.carriesFor(team)
	h.stays[team] = carries{days, of}
	return days, of
}

// carries is how long a team has a lead, and of how many that is known.
type carries struct {
	days float64
	of   int
}

func (h *history) carriesFor(team model.ID) (days float64, of int) {
	type span struct{ from, until funnel.Passage }
	spans := map[model.ID]span{}
	for i := range h.passages {
		stage, _ := h.facts.Agreement.StageBy(h.journey.Order[i])
		for _, p := range h.passages[i] {
			if stage.Team != team || stage.Kind != "open" || p.Untimed {
				continue
			}
			s, seen := spans[p.Lead]
			if !seen || p.Entered.Before(s.from.Entered) {
				s.from = p
			}
			if !seen || p.Until.After(s.until.Until) {
				s.until = p
			}
			spans[p.Lead] = s
		}
	}
	var stays []funnel.Stay
	for _, s := range spans {
		ended := s.until.Fate != funnel.Open
		if ended {
			of++
		}
		stays = append(stays, funnel.Stay{Days: max(0, s.until.Until.Sub(s.from.Entered).Hours()/24), Ended: ended})
	}
	if of < fewSigners {
		return 0, of
	}
	return area(funnel.Survival(stays)), of
}

func area(c funnel.Curve) float64 {
	sum, left, at := 0.0, 1.0, 0.0
	for _, p := range c {
		sum += left * (p.Days - at)
		left, at = p.Left, p.Days
	}
	return sum
}

// delivering is the work of the deals still to be signed, spread over the
// months that are left. What is signed already comes on top.
func (p *Plan) delivering(t model.Team, f Facts, h *history) Load {
	l := Load{Team: t.ID, Capacity: t.Capacity, State: Open}
	sum := 0
	for id, lead := range h.leads {
		if days := f.Effort[id]; days > 0 && lead.Outcome == "signed" {
			l.Of++
			sum += days
		}
	}
	if l.Of == 0 || !p.Reckoned {
		return l
	}
	l.Each = float64(sum) / float64(l.Of)
	start := f.Now
	if p.From.After(start) {
		start = p.From
	}
	months := max(1, p.To.Sub(start).Hours()/24/month)
	l.Need = float64(p.Deals) * l.Each / months
	l.State = holds(l)
	return l
}
