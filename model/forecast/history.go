package forecast

import (
	"math"
	"slices"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// history is what one kind (and route) has done so far.
type history struct {
	facts    Facts
	kind     string
	journey  funnel.Journey
	leads    map[model.ID]*model.LeadRow
	passages [][]funnel.Passage // by stage, in the order of the journey
	first    map[model.ID]int   // where a lead was seen first
	signed   map[model.ID]time.Time
	assumed  map[model.ID]int64
	worth    int64                // minor units, assumed for a deal
	steps    map[int]Step         // once reckoned
	stays    map[model.ID]carries // by team, once reckoned
}

func (f Facts) history(kind, route string) *history {
	at := way{kind, route}
	if kept, ok := f.memo[at]; ok {
		return kept
	}
	h := f.read(at)
	if f.memo != nil {
		f.memo[at] = h
	}
	return h
}

func (f Facts) read(at way) *history {
	kind, route := at.kind, at.route
	h := &history{facts: f, kind: kind, journey: funnel.JourneyOf(f.Agreement.Stages), leads: map[model.ID]*model.LeadRow{},
		first: map[model.ID]int{}, signed: map[model.ID]time.Time{}, steps: map[int]Step{}, stays: map[model.ID]carries{}}
	for _, l := range f.Leads {
		if l.Kind == kind && (route == "" || l.Route == route) {
			l.Stage = f.Agreement.Standing(l.Stage)
			h.leads[l.ID] = &l
		}
	}
	mine := make([]model.Move, 0, len(f.Moves))
	for _, m := range f.Agreement.Stand(f.Moves) {
		if h.leads[m.Lead] != nil {
			mine = append(mine, m)
		}
	}
	h.passages = make([][]funnel.Passage, len(h.journey.Order))
	for _, p := range funnel.Passages(h.journey, mine, f.Now) {
		h.take(p)
	}
	return h
}

func (h *history) take(p funnel.Passage) {
	at := slices.Index(h.journey.Order, p.Stage)
	h.passages[at] = append(h.passages[at], p)
	if first, seen := h.first[p.Lead]; !seen || at < first {
		h.first[p.Lead] = at
	}
	if stage, _ := h.facts.Agreement.StageBy(p.Stage); stage.Kind == "signed" && !p.Untimed {
		h.signed[p.Lead] = p.Entered
	}
}

// assume takes over what the firm wrote down for a goal.
func (h *history) assume(g model.Goal) { h.assumed, h.worth = g.Assumed, g.Deal.Minor }

// own is how many of those that came into a stage went on. Who came so lately
// that nine of ten would still be there is left out, whatever became of them:
// else the quick would speak for all.
func (h *history) own(i int) funnel.Rate {
	one := funnel.Journey{Order: h.journey.Order[i : i+1]}
	r := funnel.Rate{}
	if until, ok := h.until(i); ok {
		r = funnel.Stages(one, h.passages[i], time.Time{}, until)[0].Conversion()
	}
	return r
}

// until is the day up to which those who came into a stage are decided.
func (h *history) until(i int) (time.Time, bool) {
	settled := h.settled(i)
	return h.facts.Now.Add(-time.Duration(settled * 24 * float64(time.Hour))), settled >= 0
}

// came are the leads that a stage's rate is counted from, who went on first.
func (h *history) came(i int) []model.ID {
	until, ok := h.until(i)
	if !ok {
		return nil
	}
	var on, not []model.ID
	for _, p := range h.passages[i] {
		switch {
		case !funnel.Within(p.Entered, time.Time{}, until):
		case p.Fate == funnel.Advanced:
			on = append(on, p.Lead)
		default:
			not = append(not, p.Lead)
		}
	}
	return append(on, not...)
}

// settled is after how many days a stay in a stage is decided: by the time
// nine of ten are through, else by the longest that ended; -1 when none did.
func (h *history) settled(i int) float64 {
	one := funnel.Journey{Order: h.journey.Order[i : i+1]}
	if s := funnel.Stages(one, h.passages[i], time.Time{}, time.Time{})[0]; s.NinetyOf100.Reached {
		return s.NinetyOf100.Days
	}
	longest := -1.0
	for _, p := range h.passages[i] {
		if p.Fate != funnel.Open && !p.Untimed {
			longest = max(longest, p.Days())
		}
	}
	return longest
}

// rate is what is reckoned with: the own rate where there are cases enough,
// else what the firm assumes; 0 when there is neither.
func (h *history) rate(i int) float64 {
	if v, ok := h.known(i).Rate.Value(); ok {
		return v
	}
	return float64(h.assumed[h.journey.Order[i]]) / 1000
}

// ahead is the share of those in a stage that will sign; 0 when one rate on
// the way is not known.
func (h *history) ahead(i int) float64 {
	share := 1.0
	for ; i < len(h.journey.Order)-1; i++ {
		share *= h.rate(i)
	}
	return share
}

// began counts, of the leads that came into a stage, those whose route begins
// there. A lead that a list put there without a past says nothing about it.
func (h *history) began(i int) funnel.Rate {
	var r funnel.Rate
	for _, p := range h.passages[i] {
		switch {
		case h.first[p.Lead] < i:
			r.N++
		case h.startsAt(p.Lead) >= i:
			r.K, r.N = r.K+1, r.N+1
		}
	}
	return r
}

// begins is the share that begins in a stage; all, when nobody ever came from
// before it.
func (h *history) begins(i int) float64 {
	r := h.known(i).Begun
	if v, ok := r.Value(); ok {
		return v
	}
	if r.N > 0 && r.K == r.N {
		return 1
	}
	return 0
}

func (h *history) startsAt(lead model.ID) int {
	route, _ := h.facts.Agreement.RouteOf(h.leads[lead].Route)
	return slices.Index(h.journey.Order, route.Start)
}

// firstUsed is the first stage that anybody of the kind was ever in; the
// first of all while there is no history.
func (h *history) firstUsed() int {
	for i := 0; i < len(h.passages)-1; i++ {
		if len(h.passages[i]) > 0 {
			return i
		}
	}
	return 0
}

// wait is how long it takes from a stage to the signature, for those that
// sign: until half and three quarters of them have.
func (h *history) wait(i int) (half, slow funnel.Reach) {
	curve := funnel.Survival(h.toSign(i))
	if h.signers(i) >= fewSigners {
		half, slow = latency(curve, 0.5), latency(curve, 0.75)
	}
	return half, slow
}

// fewSigners: a half of fewer than three says nothing.
const fewSigners = 3

// toSign are the times from a stage to the signature. Who was lost never signs
// and so stays for ever; who is open may still.
func (h *history) toSign(i int) []funnel.Stay {
	var out []funnel.Stay
	for _, p := range h.passages[i] {
		if p.Untimed {
			continue
		}
		at, signed := h.signed[p.Lead]
		switch {
		case signed:
			out = append(out, funnel.Stay{Days: max(0, at.Sub(p.Entered).Hours()/24), Ended: true})
		case h.leads[p.Lead].Outcome == "open" || h.leads[p.Lead].Outcome == "nurture":
			out = append(out, funnel.Stay{Days: max(0, h.facts.Now.Sub(p.Entered).Hours()/24)})
		default:
			out = append(out, funnel.Stay{Days: math.Inf(1)})
		}
	}
	return out
}

func (h *history) signers(i int) int {
	n := 0
	for _, p := range h.passages[i] {
		if _, ok := h.signed[p.Lead]; ok && !p.Untimed {
			n++
		}
	}
	return n
}

// latency is when the share of those that ever sign has signed. The curve of
// Kaplan and Meier ends at those that never do: what it lost until there are
// the signers (the latency part of a cure model, Maller and Zhou 1996).
func latency(c funnel.Curve, share float64) funnel.Reach {
	if len(c) == 0 {
		return funnel.Reach{}
	}
	return c.Through(share * (1 - c[len(c)-1].Left))
}

// up rounds a count up, forgiving what floating point adds.
func up(x float64) int { return int(math.Ceil(x - 1e-9)) }
