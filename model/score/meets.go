package score

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// The three answers of a definition, as a hand-off freezes them.
const (
	Met     = "met"
	NotMet  = "not-met"
	Unknown = "unknown"
)

// Meets says whether the lead meets the definition of a gate ("mql", "sql") on
// its route, and what is missing if not. It is unknown where facts that nobody
// has yet could still decide.
func (r *Rules) Meets(f *model.Facts, now time.Time, gate string) (string, []model.Problem) {
	p := r.begin(f, now)
	p.run()
	defs := r.mql
	if gate == "sql" {
		defs = r.sql
	}
	if p.never != "" {
		return NotMet, []model.Problem{{Field: "criterion", Text: fmt.Sprintf("Disqualified by %q.", p.never)}}
	}
	c := p.circumstances()
	best, missing, some := notMet, model.Problems(nil), false
	for i := range defs {
		d := &defs[i]
		if !d.For(p.f.Lead.Route) {
			continue
		}
		s, lacks := p.lacks(d, &c, gate)
		if s == met {
			return Met, nil
		}
		if !some || s == unknown && best == notMet || s == best && len(lacks) < len(missing) {
			best, missing = s, lacks
		}
		some = true
	}
	if !some {
		return Unknown, []model.Problem{{Field: "definition", Text: fmt.Sprintf("No definition of “%s” covers %s leads: write one.", model.Gate(gate), p.f.Lead.Route)}}
	}
	return best.String(), missing
}

// lacks judges one alternative: met, or what is missing; unknown when nothing
// is against it but something is not known.
func (p *pass) lacks(d *model.Definition, c *circumstances, gate string) (state, model.Problems) {
	var missing model.Problems
	worst := met
	add := func(s state, field, text string) {
		if s == notMet || worst == met {
			worst = s
		}
		missing.Add(field, text)
	}
	p.lacksFit(d, gate, add)
	switch {
	case p.engaged >= d.Engagement:
	case !p.f.Measured:
		add(unknown, "engagement", fmt.Sprintf("Engagement is not measured yet, and a lead %s needs %s: log what its people did.", model.Gate(gate), Tenths(d.Engagement)))
	default:
		add(notMet, "engagement", fmt.Sprintf("Engagement is %s of the %s that a lead %s needs.", Tenths(p.engaged), Tenths(d.Engagement), model.Gate(gate)))
	}
	if s := c.needs(d); s != met {
		text := "Name who introduced it: the introducer, or the partner."
		if d.Needs == "reply" {
			text = "They have not replied yet: log their reply when it comes."
		}
		add(s, "needs", text)
	}
	if d.Boxes {
		p.lacksBoxes(add)
	}
	return worst, missing
}

func (p *pass) lacksFit(d *model.Definition, gate string, add func(state, string, string)) {
	if p.fit >= d.Fit {
		return
	}
	text := fmt.Sprintf("Fit is %s of the %s that a lead %s needs.", Tenths(p.fit), Tenths(d.Fit), model.Gate(gate))
	could, names := p.could()
	if could < d.Fit {
		add(notMet, "fit", text)
		return
	}
	add(unknown, "fit", fmt.Sprintf("%s It could become %s: find out %s.", text, Tenths(could), strings.Join(names, ", ")))
}

func (p *pass) lacksBoxes(add func(state, string, string)) {
	for _, b := range p.r.boxes {
		if !Ticked(p.f.Lead, b.key) {
			add(notMet, "item."+strings.TrimPrefix(b.key, "check."), fmt.Sprintf("Still open: %s.", b.name))
		}
	}
	for i := range p.r.criteria {
		c := &p.r.criteria[i]
		if c.Class == "must" && p.inScope(c.Scope) {
			if s, _ := p.criterion(c); s == notMet {
				add(notMet, "criterion."+c.ID.String(), fmt.Sprintf("Must have, not met: %s.", c.Name))
			}
		}
	}
}

// could is the best the fit may still become, and the unknown facts behind it.
func (p *pass) could() (int64, []string) {
	q := p.again()
	q.hope = true
	q.fitAxis()
	var names []string
	for i := range p.r.criteria {
		c := &p.r.criteria[i]
		if c.Class == "never" || c.Points <= 0 || !p.inScope(c.Scope) {
			continue
		}
		if s, _ := p.criterion(c); s == unknown {
			names = append(names, quoted(c.Name))
		}
	}
	for i := range p.r.fit {
		for j := range p.r.fit[i].rules {
			x := &p.r.fit[i].rules[j]
			if s, _ := x.test.look(p.f, p.now, p.r.loc); s == unknown && x.Points > 0 && p.inScope(x.Scope) {
				names = append(names, quoted(x.Name))
			}
		}
	}
	return q.fit, names
}

func quoted(s string) string { return "\"" + s + "\"" }

// again is a fresh pass over the same facts, counting only.
func (p *pass) again() pass {
	return pass{r: p.r, f: p.f, now: p.now, ms: p.ms}
}

// Deciding lists the unknown criteria of which one answer would bring the
// lead's fit to the MQL threshold of its route, best known first in the
// agreement's order. It is empty for a lead that is there, or that needs more.
func (r *Rules) Deciding(f *model.Facts, now time.Time) []model.State {
	p := r.begin(f, now)
	sum := p.criteria() + p.fitGroups()
	if p.never != "" {
		return nil
	}
	var out []model.State
	for i := range r.criteria {
		c := &r.criteria[i]
		if !p.inScope(c.Scope) {
			continue
		}
		if s, _ := p.criterion(c); s == unknown && p.decides(c, sum) {
			out = append(out, model.State{Criterion: c.ID, Name: c.Name, Class: c.Class, State: Unknown, KnownBy: c.KnownBy})
		}
	}
	return out
}
