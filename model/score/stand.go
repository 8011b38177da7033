package score

import (
	"time"

	"baton/model"
)

// Answer is how one criterion stands for one lead, small enough for a hundred
// thousand leads at once. The zero answer is not asked: the criterion is for
// another offer or route.
type Answer uint8

// The answers. Deciding is not known, and a yes would bring the lead's fit to
// the line of a conversation.
const (
	NotAsked Answer = iota
	NotKnown
	Deciding
	Yes
	No
)

// Known says whether there is an answer.
func (a Answer) Known() bool { return a == Yes || a == No }

// Open says that the criterion is asked and nobody knows yet.
func (a Answer) Open() bool { return a == NotKnown || a == Deciding }

// For says whether the answer speaks for a lead: to meet what we never take
// speaks against it.
func (a Answer) For(class string) bool {
	return a == Yes && class != "never" || a == No && class == "never"
}

// Against says whether the answer speaks against a lead; not known never does.
func (a Answer) Against(class string) bool { return a.Known() && !a.For(class) }

// Stand is one lead, or one company, against every criterion.
type Stand struct {
	Lead    model.ID
	Company model.ID
	Name    string
	Answers []Answer // in the order of the criteria
}

// Stands are the open leads and the best clients against the same criteria.
type Stands struct {
	Criteria []model.Criterion
	Leads    []Stand          // open
	Best     []Stand          // one a company
	Signed   map[model.ID]int // companies that signed, and how many leads
}

// Criteria are the criteria in the order in which Stand answers them.
func (r *Rules) Criteria() []model.Criterion {
	out := make([]model.Criterion, len(r.criteria))
	for i := range r.criteria {
		out[i] = r.criteria[i].Criterion
	}
	return out
}

// Stand answers every criterion for a lead, without evidence. With open the
// answers that would decide are told apart.
func (r *Rules) Stand(f *model.Facts, now time.Time, open bool) []Answer {
	p := r.begin(f, now)
	out := make([]Answer, len(r.criteria))
	sum, unknowns := int64(0), 0
	for i := range r.criteria {
		c := &r.criteria[i]
		if !p.inScope(c.Scope) {
			continue
		}
		s, _ := p.criterion(c)
		out[i] = [...]Answer{unknown: NotKnown, met: Yes, notMet: No}[s]
		sum += p.weigh(c, s)
		if s == unknown {
			unknowns++
		}
	}
	if !open || unknowns == 0 || p.never != "" {
		return out
	}
	sum += p.fitGroups()
	for i := range r.criteria {
		if out[i] == NotKnown && p.decides(&r.criteria[i], sum) {
			out[i] = Deciding
		}
	}
	return out
}

// decides says whether a yes to this one unknown criterion brings a fit of
// this sum to the line, which it has not reached. Criteria add up without a
// cap, so the rest need not be judged again.
func (p *pass) decides(c *criterion, sum int64) bool {
	return c.Class != "never" && c.Points > 0 && !p.enough(sum) && p.enough(sum+c.Points)
}

// enough says whether a sum of points is fit enough for the lead's route.
func (p *pass) enough(sum int64) bool {
	return p.r.fits(p.f.Lead.Route, min(max(sum, 0), Most))
}
