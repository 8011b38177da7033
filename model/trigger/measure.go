package trigger

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// stratum is what makes two leads comparable before an event.
type stratum struct {
	stage       model.ID
	kind, class string
	band        string
}

// class joins the routes on which leads are alike: who asks us, whom we ask,
// who was brought, and who knows us.
func class(route string) string {
	switch route {
	case "introduced", "partner":
		return "brought"
	case "client", "tender":
		return "known"
	}
	return route
}

// Comparable are the leads that can be compared: those that came and stood
// open, and those that stood as one of them did, apart from their band, which
// somebody works out for them alone.
func Comparable(a *model.Agreement, e Event, all []Past) []int {
	like := map[stratum]bool{}
	at := make([]stratum, len(all))
	for i, p := range all {
		if s, ok := stood(a, e, p); ok {
			at[i] = s
			like[s] = like[s] || p.Came
		}
	}
	var out []int
	for i := range all {
		if !at[i].stage.IsZero() && like[at[i]] {
			out = append(out, i)
		}
	}
	return out
}

// stood is where an open lead stood on the morning of the event; false for
// one that was not known or not open then, or of which that is not sure.
func stood(a *model.Agreement, e Event, p Past) (stratum, bool) {
	if !p.Created.Before(e.From) {
		return stratum{}, false
	}
	var stage model.ID
	for _, m := range p.Moves {
		low, high := span(m, e.From.Location())
		switch {
		case low.Before(e.From) && high.After(e.From):
			return stratum{}, false
		case low.Before(e.From):
			stage = m.To
		}
	}
	s, ok := a.StageBy(a.Standing(stage))
	if !ok || s.Kind != "open" {
		return stratum{}, false
	}
	return stratum{stage: s.ID, kind: p.Kind, class: class(p.Route)}, true
}

// span is the time in which a move can have happened.
func span(m model.Move, zone *time.Location) (low, high time.Time) {
	switch m.Exact {
	case "day":
		y, mo, d := m.Happened.In(zone).Date()
		low = time.Date(y, mo, d, 0, 0, 0, 0, zone)
		return low, low.AddDate(0, 0, 1)
	case "between":
		if m.Until.After(m.Happened) {
			return m.Happened, m.Until
		}
	case "unknown":
		return m.Happened, later(m.Happened, m.Recorded)
	}
	return m.Happened, m.Happened
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// Measure compares those who came with those who did not. Bands are known for
// all that Comparable named.
func Measure(a *model.Agreement, e Event, all []Past, now time.Time) Effect {
	out := Effect{Until: e.Until(), Young: e.Until().After(now)}
	groups := map[stratum]*group{}
	var order []*group
	for _, p := range all {
		s, ok := stood(a, e, p)
		if !ok {
			if p.Came {
				out.Closed++
			}
			continue
		}
		s.band = p.Band
		g := groups[s]
		if g == nil {
			g = &group{}
			groups[s], order = g, append(order, g)
		}
		g.take(p, went(a, e, p, s.stage))
	}
	for _, g := range order {
		out.add(g)
	}
	out.judge(order)
	return out
}

// group are the leads of one stratum.
type group struct {
	came, stayed, unsure []Row
	one                  bool // one of the unsure came
}

func (g *group) take(p Past, r Row) {
	switch {
	case r.Went == "unknown":
		g.unsure = append(g.unsure, r)
		g.one = g.one || p.Came
	case p.Came:
		g.came = append(g.came, r)
	default:
		g.stayed = append(g.stayed, r)
	}
}

// went says whether a lead went on within the days of the event.
func went(a *model.Agreement, e Event, p Past, from model.ID) Row {
	r := Row{Lead: p.Lead, Name: p.Name, Stage: from, Went: "not-met"}
	here, _ := a.StageBy(from)
	for _, m := range p.Moves {
		to, ok := a.StageBy(a.Standing(m.To))
		if !ok || to.Kind != "open" && to.Kind != "signed" || to.Rank <= here.Rank {
			continue
		}
		low, high := span(m, e.From.Location())
		switch {
		case low.Before(e.From) || low.After(e.Until()):
		case !high.After(e.Until()):
			r.Went, r.To = "met", to.ID
			return r
		default:
			r.Went = "unknown"
		}
	}
	return r
}

// add puts a group into the counts; one without the other side is none.
func (out *Effect) add(g *group) {
	if len(g.came) == 0 && !g.one {
		return // nobody like them came
	}
	out.Unsure = append(out.Unsure, g.unsure...)
	if len(g.stayed) == 0 {
		out.Alone = append(out.Alone, g.came...)
		return
	}
	if len(g.came) == 0 {
		return
	}
	out.Came, out.Stayed = append(out.Came, g.came...), append(out.Stayed, g.stayed...)
}

// count is how many of some leads advanced.
func count(rows []Row) funnel.Rate {
	r := funnel.Rate{N: len(rows)}
	for _, x := range rows {
		if x.Went == "met" {
			r.K++
		}
	}
	return r
}

func (out *Effect) judge(groups []*group) {
	out.Sort()
	out.There, out.Others = count(out.Came), count(out.Stayed)
	switch {
	case out.Young:
		out.Verdict = Young
		return
	case out.There.N == 0 || out.Others.N == 0:
		out.Verdict = None
		return
	}
	out.Difference, out.Low, out.High = difference(groups)
	switch {
	case !out.There.Enough() || !out.Others.Enough():
		out.Verdict = Few
	case out.Low > 0:
		out.Verdict = More
	case out.High < 0:
		out.Verdict = Fewer
	default:
		out.Verdict = Same
	}
}

// Sort puts the rows behind the counts into their order: who advanced first.
func (f Effect) Sort() {
	for _, list := range [][]Row{f.Came, f.Stayed, f.Alone, f.Unsure} {
		slices.SortStableFunc(list, func(x, y Row) int { return cmp.Or(cmp.Compare(x.Went, y.Went), cmp.Compare(x.Name, y.Name)) })
	}
}
