package forecast

import (
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// Quarter is a calendar quarter and the steps by which it can still be changed.
type Quarter struct {
	From, To time.Time // To exclusive
	Doors    []Door    // in the order of the journey
}

// Door is a step until the last day on which it still helps a quarter.
type Door struct {
	Stage model.Stage
	Until time.Time
}

// Name is the quarter as people say it: "Q1 2027".
func (q Quarter) Name() string {
	return fmt.Sprintf("Q%d %d", (int(q.From.Month())-1)/3+1, q.From.Year())
}

// QuarterOf is the calendar quarter of a day.
func QuarterOf(t time.Time) Quarter {
	first := time.Date(t.Year(), t.Month()-(t.Month()-1)%3, 1, 0, 0, 0, 0, t.Location())
	return Quarter{From: first, To: first.AddDate(0, 3, 0)}
}

// Quarters are this quarter and those that follow, each with the steps that
// can still change it: from there, half of those that sign do so in time.
func (p Plan) Quarters(now time.Time, n int) []Quarter {
	now = now.In(p.zone())
	today := day(now, now.Location())
	out := make([]Quarter, n)
	q := QuarterOf(now)
	for i := range out {
		for _, s := range p.Steps {
			if until := before(q.To, s.Half); s.Dated() && !until.Before(today) {
				q.Doors = append(q.Doors, Door{Stage: s.Stage, Until: until})
			}
		}
		out[i], q = q, QuarterOf(q.To)
	}
	return out
}

func (p Plan) zone() *time.Location {
	if p.From.IsZero() {
		return time.UTC
	}
	return p.From.Location()
}

// Traffic is what comes before a lead.
type Traffic struct {
	Rate   funnel.Rate // of so many counted visits so many became leads
	Known  bool
	Needed int
}

// traffic sets the visits that were counted in the last year beside the leads
// that came from those sources in those months.
func (f Facts) traffic(h *history, p Plan) Traffic {
	var t Traffic
	since, zone := f.Now.AddDate(-1, 0, 0).Format("2006-01"), f.Firm.Location()
	counted := map[[2]string]bool{}
	for _, v := range f.Visits {
		if v.Count > 0 && v.Month >= since && v.Month <= f.Now.Format("2006-01") {
			t.Rate.N += v.Count
			counted[[2]string{v.Source, v.Month}] = true
		}
	}
	for _, l := range h.leads {
		if len(counted) == 0 {
			break
		}
		if counted[[2]string{l.Source, l.Created.In(zone).Format("2006-01")}] {
			t.Rate.K++
		}
	}
	t.Rate.K = min(t.Rate.K, t.Rate.N)
	rate, ok := t.Rate.Value()
	if len(p.Steps) == 0 || !p.Steps[0].Known || !ok || rate == 0 {
		return t
	}
	t.Known, t.Needed = true, up(float64(p.Steps[0].Missing)/rate)
	return t
}

// Lacks says what a goal must still have to be shared: a name from Marketing
// and one from Sales. Solo, one person stands for both.
func Lacks(a *model.Agreement, g model.Goal, members []model.Member) []model.Team {
	var out []model.Team
	for _, key := range []string{"marketing", "sales"} {
		t, ok := a.TeamNamed(key)
		if !ok || t.Hidden {
			continue
		}
		owned := slices.ContainsFunc(members, func(m model.Member) bool {
			return !m.Gone && m.Wears(t.ID) && slices.Contains(g.Owners, m.ID)
		})
		if !owned {
			out = append(out, t)
		}
	}
	return out
}
