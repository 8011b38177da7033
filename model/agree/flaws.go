package agree

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
)

// Flaws is everything that is wrong with an agreement as it stands, each with
// the rows it is shown beside: what no lead can be judged by, what no lead can
// reach, and what contradicts itself.
func Flaws(a *model.Agreement) []model.Flaw {
	out := unreadable(a)
	out = append(out, outOfRange(a)...)
	out = append(out, tightCaps(a)...)
	out = append(out, beyondReach(a)...)
	out = append(out, contradictions(a)...)
	out = append(out, overpromised(a)...)
	out = append(out, crooked(a)...)
	return append(out, closed(a)...)
}

// Beside are the sentences that stand beside one row.
func Beside(flaws []model.Flaw, id model.ID) []string {
	var out []string
	for _, f := range flaws {
		if slices.ContainsFunc(f.At, func(r model.Ref) bool { return r.ID == id }) {
			out = append(out, f.Text)
		}
	}
	return out
}

// New are the flaws that a change brings to the rows it touched: what stood
// there before, or is shown elsewhere, is no reason to refuse it.
func New(before, after []model.Flaw, touched func(model.Ref) bool) model.Problems {
	var p model.Problems
	for _, f := range after {
		old := slices.ContainsFunc(before, func(b model.Flaw) bool { return b.Text == f.Text })
		if at := slices.IndexFunc(f.At, touched); !old && at >= 0 {
			p.Add(f.At[at].Noun+"."+f.At[at].ID.String(), f.Text)
		}
	}
	return p
}

// unreadable are the conditions that cannot be understood. The row a condition
// names is shown as well, so that deleting it is refused.
func unreadable(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	for _, p := range score.Compile(a, time.UTC).Problems() {
		noun, text, _ := strings.Cut(p.Field, ".")
		id, err := model.ParseID(text)
		if err != nil {
			continue
		}
		f := model.Flaw{At: []model.Ref{{Noun: noun, ID: id}}, Text: p.Text}
		if of, ok := leansOn(a, id); ok {
			f.At = append(f.At, of)
		}
		out = append(out, f)
	}
	return out
}

// leansOn is the row without which a criterion or a rule cannot be understood.
func leansOn(a *model.Agreement, id model.ID) (model.Ref, bool) {
	custom := func(field string) (model.Ref, bool) {
		at := strings.LastIndex(field, "x.")
		if at < 0 {
			return model.Ref{}, false
		}
		f, err := model.ParseID(field[at+2:])
		return model.Ref{Noun: "field", ID: f}, err == nil
	}
	for _, c := range a.Criteria {
		if c.ID == id {
			return custom(c.Field)
		}
	}
	for _, r := range a.Scoring.Rules {
		if r.ID != id {
			continue
		}
		if !slices.ContainsFunc(a.Scoring.Groups, func(g model.Group) bool { return g.ID == r.Group }) {
			return model.Ref{Noun: "group", ID: r.Group}, true
		}
		return custom(r.Field)
	}
	return model.Ref{}, false
}

func outOfRange(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	wild := func(noun string, id model.ID, text string) {
		out = append(out, model.Flaw{At: []model.Ref{{Noun: noun, ID: id}}, Text: text})
	}
	for _, c := range a.Criteria {
		if c.Points < -score.Most || c.Points > score.Most {
			wild("criterion", c.ID, fmt.Sprintf("%q gives %s points: give it between -100 and 100.", c.Name, score.Tenths(c.Points)))
		}
	}
	for _, r := range a.Scoring.Rules {
		if r.Points < -score.Most || r.Points > score.Most {
			wild("rule", r.ID, fmt.Sprintf("%q gives %s points: give it between -100 and 100.", r.Name, score.Tenths(r.Points)))
		}
		if r.HalfLife < 0 {
			wild("rule", r.ID, fmt.Sprintf("%q has a half-life of %d days: use 1 day or more.", r.Name, r.HalfLife))
		}
	}
	for _, g := range a.Scoring.Groups {
		if g.Cap < 0 {
			wild("group", g.ID, fmt.Sprintf("%q has a cap of %s: a cap is above 0, or there is none.", g.Name, score.Tenths(g.Cap)))
		}
	}
	for _, d := range a.Definitions {
		if d.Fit < 0 || d.Engagement < 0 {
			wild("definition", d.ID, fmt.Sprintf("%q has a threshold below 0: thresholds lie between 0 and 100.", called(d)))
		}
	}
	return out
}

// tightCaps are the groups whose cap cuts the only rule they have: its points
// are never given.
func tightCaps(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	for _, g := range a.Scoring.Groups {
		var counting []model.Rule
		for _, r := range a.Scoring.Rules {
			if r.Group == g.ID && r.Points != 0 {
				counting = append(counting, r)
			}
		}
		if len(counting) == 1 && g.Cap > 0 && counting[0].Points > g.Cap {
			r := counting[0]
			out = append(out, model.Flaw{At: []model.Ref{{Noun: "group", ID: g.ID}, {Noun: "rule", ID: r.ID}},
				Text: fmt.Sprintf("%q is capped at %s, below the %s of its only rule, %q: raise the cap or lower the rule.",
					g.Name, score.Tenths(g.Cap), score.Tenths(r.Points), r.Name)})
		}
	}
	return out
}

// beyondReach are thresholds above the most that any lead could have.
func beyondReach(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	for _, d := range a.Definitions {
		at := []model.Ref{{Noun: "definition", ID: d.ID}}
		if most := reach(a, d, mostFit); d.Fit > most {
			out = append(out, model.Flaw{At: at, Text: fmt.Sprintf("No lead can reach the fit of %s that %q asks for: criteria and rules give %s at most. Lower the threshold, or give more points.",
				score.Tenths(d.Fit), called(d), score.Tenths(most))})
		}
		if most := reach(a, d, mostEngagement); d.Engagement > most {
			out = append(out, model.Flaw{At: at, Text: fmt.Sprintf("No lead can reach the engagement of %s that %q asks for: the rules give %s at most. Lower the threshold, or raise a cap.",
				score.Tenths(d.Engagement), called(d), score.Tenths(most))})
		}
	}
	return out
}

func called(d model.Definition) string {
	if d.Name != "" {
		return d.Name
	}
	return model.Title(d.Gate)
}

// reach is the most over every offer and every route of the alternative.
func reach(a *model.Agreement, d model.Definition, most func(*model.Agreement, func(model.Scope) bool) int64) int64 {
	offers := []model.ID{{}}
	for _, o := range a.Offers {
		offers = append(offers, o.ID)
	}
	best := int64(0)
	for _, route := range model.Words["route"] {
		if !d.For(route) {
			continue
		}
		for _, offer := range offers {
			best = max(best, most(a, func(s model.Scope) bool {
				return (s.Offer.IsZero() || s.Offer == offer) && (s.Route == "" || s.Route == route)
			}))
		}
	}
	return min(best, score.Most)
}

func mostFit(a *model.Agreement, in func(model.Scope) bool) int64 {
	var sum int64
	for _, c := range a.Criteria {
		if c.Class != "never" && in(c.Scope) {
			sum += max(c.Points, 0)
		}
	}
	for _, g := range a.Scoring.Groups {
		if g.Axis == "fit" {
			sum += capped(g, positive(a, g, in))
		}
	}
	return sum
}

// mostEngagement: a rule may count as often as people act, so only caps end it.
func mostEngagement(a *model.Agreement, in func(model.Scope) bool) int64 {
	var sum int64
	for _, g := range a.Scoring.Groups {
		if g.Axis != "fit" && positive(a, g, in) > 0 {
			sum += capped(g, score.Most)
		}
	}
	return sum
}

func positive(a *model.Agreement, g model.Group, in func(model.Scope) bool) int64 {
	var sum int64
	for _, r := range a.Scoring.Rules {
		if r.Group == g.ID && in(r.Scope) {
			sum += max(r.Points, 0)
		}
	}
	return sum
}

func capped(g model.Group, sum int64) int64 {
	if g.Cap > 0 {
		return min(sum, g.Cap)
	}
	return sum
}
