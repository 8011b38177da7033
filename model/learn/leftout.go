package learn

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/model/score"
)

const (
	whyOwner = "who carries a lead says nothing about the lead"
	whyBrand = "changes when a lead is signed: it was another when the lead was made"
	whyLater = "is written on the way, not when the lead is made"
	whyFew   = "is known of too few leads to compare them by"
	whyName  = "a name, a key or a free text: nearly every lead has its own"
)

// leftOut are fields of every firm that are never looked at.
var leftOut = []LeftOut{
	{"lead.stage", "is the outcome, as are the moves, the reasons and what was signed"},
	{"lead.value", "what a lead is worth becomes known with the outcome"},
	{"touches after the day a lead was made", "how we worked at a lead follows from how it went"},
	{"lead.created", "a time that has passed comes to no other lead"},
	{"company.relationship", whyBrand}, {"company.best", whyBrand},
	{"lead.owner", whyOwner}, {"company.owner", whyOwner},
	{"lead.next-step", whyLater}, {"lead.next-date", whyLater}, {"person.role", whyLater},
	{"company.name", whyName}, {"company.domain", whyName}, {"lead.title", whyName}, {"lead.note", whyName}, {"person.title", whyName},
}

// never names the fields of every firm that are left out.
func (b *builder) never() {
	for _, l := range leftOut {
		if l.Field != b.q.Field {
			b.out = append(b.out, l)
		}
	}
}

// share is k of n.
type share struct{ k, n int }

func (s *share) add(yes bool) {
	s.n++
	if yes {
		s.k++
	}
}

// lopsided says that a field is known nearly only where the outcome is one of
// the two: that it is known then tells the outcome, and came with it.
func lopsided(q Question, yes, no share) string {
	y, n := float64(yes.k)/float64(max(yes.n, 1)), float64(no.k)/float64(max(no.n, 1))
	counts := fmt.Sprintf(" (%d of %d %s, %d of %d %s): it came with the outcome", yes.k, yes.n, q.Yes, no.k, no.n, q.No)
	switch {
	case yes.n == 0 || no.n == 0:
		return ""
	case n < y/10:
		return "known only for leads that are " + q.Yes + counts
	case y < n/10:
		return "known only for leads that are " + q.No + counts
	}
	return ""
}

// answers adds a column for each criterion and rule that a lead could meet
// when it was made.
func (b *builder) answers() {
	rules := score.Compile(b.in.Law, b.in.Zone)
	at := map[model.Ref]int{}
	var all []column
	for _, c := range b.in.Law.Criteria {
		b.begin(&all, at, model.Ref{Noun: "criterion", ID: c.ID}, c.Field, c.How != "question")
	}
	for _, r := range b.in.Law.Scoring.Rules {
		b.begin(&all, at, model.Ref{Noun: "rule", ID: r.ID}, r.Field, true)
	}
	for i := range b.rows {
		r := &b.rows[i]
		rules.Answers(&r.facts, r.lead.seen, func(about model.Ref, state string) {
			if c, asked := at[about]; asked {
				all[c].code[i] = stateCode[state]
			}
		})
	}
	for _, c := range all {
		b.keep(c)
	}
}

var stateCode = map[string]int16{score.Met: 0, score.NotMet: 1, score.Unknown: notKnown}

func (b *builder) begin(all *[]column, at map[model.Ref]int, about model.Ref, field string, byRule bool) {
	if byRule && field != "" && (b.q.Field != "" && sameField(field, b.q.Field) || slices.ContainsFunc(leftOut, func(l LeftOut) bool { return l.Field == field })) {
		b.leave(named(b.in.Law, about), "looks at "+Shown(b.in.Law, field)+", which is left out")
		return
	}
	if !byRule {
		field = ""
	}
	at[about] = len(*all)
	*all = append(*all, column{about: about, field: field, code: make([]int16, len(b.rows)), twofold: true,
		choices: []choice{{text: score.Met}, {text: score.NotMet}}})
}

// sameField: a field of the firm's own may be asked for with its noun.
func sameField(x, y string) bool {
	return x == y || strings.HasSuffix(x, "."+y) || strings.HasSuffix(y, "."+x)
}

// keep takes a criterion or rule whose answer differs from lead to lead.
func (b *builder) keep(c column) {
	var yes, no share
	count := map[int16]int{}
	for i, code := range c.code {
		count[code]++
		if b.rows[i].yes {
			yes.add(code >= 0)
		} else {
			no.add(code >= 0)
		}
	}
	if count[0] == 0 || count[1] == 0 {
		return
	}
	if why := lopsided(b.q, yes, no); why != "" {
		b.leave(named(b.in.Law, c.about), why)
		return
	}
	b.columns = append(b.columns, c)
}

// named is what a criterion or a rule is called.
func named(a *model.Agreement, about model.Ref) string {
	for i := range a.Criteria {
		if a.Criteria[i].ID == about.ID {
			return a.Criteria[i].Name
		}
	}
	for i := range a.Scoring.Rules {
		if a.Scoring.Rules[i].ID == about.ID {
			return a.Scoring.Rules[i].Name
		}
	}
	return ""
}
