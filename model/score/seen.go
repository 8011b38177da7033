package score

import (
	"maps"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// Seen is what a lead holds in one field: a text, or a number. Neither is
// "not known".
type Seen struct {
	Text      string
	Number    float64
	IsNumber  bool
	IsUnknown bool
}

// Look gives a reader of one field, by the name that conditions use; ok is
// false when there is no such field, or when it holds several things at once.
func Look(a *model.Agreement, field string) (read func(*model.Facts) Seen, ok bool) {
	from, ok := sourceOf(a, field)
	if !ok || from.one == nil {
		return nil, false
	}
	return func(f *model.Facts) Seen {
		switch d := from.one(f); d.kind {
		case word:
			return Seen{Text: d.text}
		case number, moment:
			return Seen{Number: d.num, IsNumber: true}
		}
		return Seen{IsUnknown: true}
	}, true
}

// Tags lists what is tagged in a set of marks, in the alphabet's order.
func Tags(more map[string]string) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(more)) {
		if tag, ok := strings.CutPrefix(key, "tag."); ok && more[key] != "" && yesNo(more[key]) >= 0 {
			out = append(out, tag)
		}
	}
	return out
}

// YesNo reads a text as yes (1), no (-1) or neither (0).
func YesNo(s string) int { return int(yesNo(strings.TrimSpace(s))) }

// Answers tells of every criterion and every rule whether a lead meets it:
// met, not-met or unknown. A rule of interest is met by one touch that it
// counts, and unknown where no activity is kept.
func (r *Rules) Answers(f *model.Facts, now time.Time, tell func(model.Ref, string)) {
	p := r.begin(f, now)
	for i := range r.criteria {
		c := &r.criteria[i]
		s := unknown
		if p.inScope(c.Scope) {
			s, _ = p.criterion(c)
		}
		tell(model.Ref{Noun: "criterion", ID: c.ID}, s.String())
	}
	for _, groups := range [2][]group{r.fit, r.engagement} {
		for i := range groups {
			for j := range groups[i].rules {
				x := &groups[i].rules[j]
				tell(model.Ref{Noun: "rule", ID: x.ID}, p.ruleState(x).String())
			}
		}
	}
}

func (p *pass) ruleState(x *rule) state {
	switch {
	case !p.inScope(x.Scope):
		return unknown
	case x.test.from.one != nil, x.test.from.many != nil, x.test.from.tags != nil:
		s, _ := x.test.look(p.f, p.now, p.r.loc)
		return s
	case x.Field != "" || !p.f.Measured:
		return unknown
	}
	for i := range p.f.Events {
		if e := &p.f.Events[i]; e.At <= p.ms && p.counts(x, e) {
			return met
		}
	}
	return notMet
}
