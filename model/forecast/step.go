package forecast

import (
	"math"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// step is a stage with all that is known of it; what is needed comes later.
func (h *history) step(i int, p Plan) Step {
	s := h.known(i)
	s.Assumed = h.assumed[s.Stage.ID]
	if s.Rate.Enough() {
		s.Assumed = 0
	}
	s.Latest, s.Safer = before(p.To, s.Half), before(p.To, s.Slow)
	h.standing(i, p, &s)
	return s
}

// known is what the past says of a stage, whatever the goal.
func (h *history) known(i int) Step {
	if kept, ok := h.steps[i]; ok {
		return kept
	}
	stage, _ := h.facts.Agreement.StageBy(h.journey.Order[i])
	s := Step{Stage: stage, Team: stage.Team, State: Open, Begun: h.began(i), Signers: h.signers(i), Rate: h.own(i), Came: h.came(i)}
	s.Young = len(h.passages[i]) - len(s.Came)
	s.Half, s.Slow = h.wait(i)
	s.Entered, s.Pace = h.pace(i)
	h.steps[i] = s
	return s
}

// before is the last day from which that long leads to the end at the latest.
func before(end time.Time, r funnel.Reach) time.Time {
	if !r.Reached || end.IsZero() {
		return time.Time{}
	}
	return end.AddDate(0, 0, -1-int(math.Ceil(r.Days)))
}

// standing sorts the open leads of a stage by when they will mostly sign.
// Where nobody knows how long that takes, all may.
func (h *history) standing(i int, p Plan, s *Step) {
	for _, passage := range h.passages[i] {
		lead := h.leads[passage.Lead]
		if lead.Stage != s.Stage.ID || lead.Outcome != "open" {
			continue
		}
		switch h.lands(passage, s.Half, p) {
		case -1:
			s.Early = append(s.Early, lead.ID)
		case 1:
			s.Tardy = append(s.Tardy, lead.ID)
		default:
			s.Here = append(s.Here, lead.ID)
		}
	}
}

// lands says whether a lead will mostly sign before, in or after the period.
// One that has waited longer than half of them may sign any day.
func (h *history) lands(at funnel.Passage, half funnel.Reach, p Plan) int {
	if !half.Reached {
		return 0
	}
	day := at.Entered.Add(time.Duration(half.Days * 24 * float64(time.Hour)))
	if day.Before(h.facts.Now) {
		day = h.facts.Now
	}
	switch {
	case !p.From.IsZero() && day.Before(p.From):
		return -1
	case !p.To.IsZero() && !day.Before(p.To):
		return 1
	}
	return 0
}

// pace is how many a month came into a stage over the last year, or since the
// first if that is shorter; less than three months are no pace.
func (h *history) pace(i int) (entered int, aMonth float64) {
	from := h.facts.Now.AddDate(-1, 0, 0)
	first := h.facts.Now
	for _, p := range h.passages[i] {
		if p.Untimed {
			continue
		}
		if p.Entered.Before(first) {
			first = p.Entered
		}
		if !p.Entered.Before(from) {
			entered++
		}
	}
	if first.Before(from) {
		first = from
	}
	months := h.facts.Now.Sub(first).Hours() / 24 / month
	if months < 3 {
		return entered, 0
	}
	return entered, float64(entered) / months
}

// month is the mean length of a month in days.
const month = 365.25 / 12

// steep: from here on a step asks for more than anyone has seen it do.
const steep = 1.5

// judge says of each step whether it can hold, and marks the one nearest to
// the signature that cannot: what lies before it matters less.
func (p *Plan) judge(h *history) {
	for i := len(p.Steps) - 1; i >= 0; i-- {
		s := &p.Steps[i]
		s.Asked = h.asked(*s, *p)
		s.State = p.stateOf(i, h)
		if p.Weak < 0 && s.State.Gives() {
			p.Weak = i
		}
	}
}

func (p *Plan) stateOf(i int, h *history) State {
	s := p.Steps[i]
	wanted := p.Deals
	if i+1 < len(p.Steps) {
		wanted = p.Steps[i+1].Missing - p.Steps[i+1].Begin
	}
	after := p.Reckoned && (i+1 == len(p.Steps) || p.Steps[i+1].Known)
	switch {
	case after && wanted > 0 && s.Rate.Enough() && s.Rate.K == 0:
		return Stuck
	case !s.Known:
		return Open
	case s.Missing == 0:
		return Covered
	case !s.Dated():
		return Undated
	case s.Latest.Before(day(h.facts.Now, h.facts.Firm.Location())):
		return Late
	case s.Stage.ID == p.Sales.Stage && p.Sales.State == Full:
		return Full
	case s.Pace > 0 && s.Asked > steep*s.Pace:
		return Steep
	}
	return Holds
}

// asked is how many a month must come into a step from now on, or from when
// they would no longer sign before the period.
func (h *history) asked(s Step, p Plan) float64 {
	if !s.Known || s.Missing == 0 || !s.Dated() {
		return 0
	}
	return float64(s.Missing) / (h.window(s, p) / month)
}

// window is how many days are left for what a step misses.
func (h *history) window(s Step, p Plan) float64 {
	start := day(h.facts.Now, h.facts.Firm.Location())
	if opens := p.From.AddDate(0, 0, -int(s.Half.Days)); opens.After(start) {
		start = opens
	}
	return max(1, s.Latest.Sub(start).Hours()/24+1)
}

func day(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

// sum is what the kind has signed in the period, and will.
func (h *history) sum(p Plan) Sum {
	s := Sum{Kind: h.kind, Worth: model.Money{Currency: p.Goal.Amount.Currency}, Expected: model.Money{Currency: p.Goal.Amount.Currency}}
	for i := range h.facts.Leads {
		l := &h.facts.Leads[i]
		if h.leads[l.ID] == nil || l.Outcome != "signed" || !funnel.Within(l.Since, p.From, p.To) {
			continue
		}
		s.Leads = append(s.Leads, l.ID)
		if l.Value.Currency != s.Worth.Currency || l.Value.Minor == 0 {
			s.Unpriced++
			continue
		}
		s.Worth.Minor += l.Value.Minor
	}
	h.expect(p, &s)
	return s
}

// expect adds what the open leads are worth by the rates still ahead of them.
func (h *history) expect(p Plan, s *Sum) {
	s.Known = true
	average := h.average(p.Goal).Worth.Minor
	sum := 0.0
	for i := 0; i < len(h.journey.Order)-1; i++ {
		at := h.step(i, p)
		if len(at.Here) == 0 {
			continue
		}
		share := h.ahead(i)
		s.Known = s.Known && share > 0
		s.Waiting = append(s.Waiting, at.Here...)
		for _, id := range at.Here {
			worth := average
			if v := h.leads[id].Value; v.Currency == s.Worth.Currency && v.Minor > 0 {
				worth = v.Minor
			}
			sum += share * float64(worth)
		}
	}
	if s.Known {
		s.Expected.Minor = int64(sum)
	}
}
