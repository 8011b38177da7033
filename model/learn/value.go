package learn

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"baton/model"
	"baton/model/funnel"
)

// Value is what the outcomes say of one value of a field, or of one criterion
// or rule that is met. All counts are of leads of which it is known.
type Value struct {
	Field string    // as conditions name it; of a criterion or rule the one it looks at
	About model.Ref // the criterion or rule; zero for a field
	Text  string
	Cond  model.Condition // what a rule would ask; none: a rule cannot

	HadYes, HadNo funnel.Rate // of the yes, and of the no, how many had it
	Lift          float64     // share of yes with it, by the share of yes of all; 0 below the floor
	Difference    float64     // share that had it of the yes less that of the no
	Low, High     float64     // Newcombe's 95 % range of the difference
	Chance        float64     // Fisher's exact test, two-sided
	Stands        bool        // more than chance, with all values looked at taken together

	Today   int64 // points now, in tenths; of a criterion or rule
	Suggest int64 // points, in tenths; 0 = none

	vague bool
	class string
}

// Rate is how many of those with the value are yes.
func (v *Value) Rate() funnel.Rate {
	return funnel.Rate{K: v.HadYes.K, N: v.HadYes.K + v.HadNo.K}
}

// Of is a criterion or a rule: the ones a person wrote down.
func (v *Value) Of() bool { return !v.About.ID.IsZero() }

// falseFinds is the share of chance finds that is put up with among what
// stands (Benjamini and Hochberg, 1995).
const falseFinds = 0.05

// values counts every value over the rows that take lets in, and marks what
// stands out.
func values(a *model.Agreement, columns []column, rows []row, take func(*row) bool) []Value {
	var out []Value
	for i := range columns {
		out = append(out, columns[i].values(a, rows, take)...)
	}
	stand(out)
	for i := range out {
		if out[i].judged(Floor) {
			out[i].suggest()
		}
	}
	slices.SortFunc(out, func(x, y Value) int {
		return cmp.Or(boolOrder(x.Stands, y.Stands), -cmp.Compare(math.Abs(x.Difference), math.Abs(y.Difference)),
			cmp.Compare(x.Chance, y.Chance), cmp.Compare(x.Field, y.Field), cmp.Compare(x.Text, y.Text), slices.Compare(x.About.ID[:], y.About.ID[:]))
	})
	return out
}

// boolOrder puts what holds first.
func boolOrder(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

// tally counts the rows of each choice by outcome.
func (c *column) tally(rows []row, take func(*row) bool) (yes, no []int, knownYes, knownNo int) {
	yes, no = make([]int, len(c.choices)), make([]int, len(c.choices))
	for i := range rows {
		code := c.code[i]
		if code == notKnown || !take(&rows[i]) {
			continue
		}
		at, known := yes, &knownYes
		if !rows[i].yes {
			at, known = no, &knownNo
		}
		*known++
		if code >= 0 {
			at[code]++
		}
	}
	return yes, no, knownYes, knownNo
}

func (c *column) values(a *model.Agreement, rows []row, take func(*row) bool) []Value {
	yes, no, knownYes, knownNo := c.tally(rows, take)
	var out []Value
	for i, ch := range c.choices {
		if c.about.ID.IsZero() && asked(a, ch.cond) {
			continue
		}
		v := Value{Field: c.field, About: c.about, Text: ch.text, Cond: ch.cond, vague: ch.vague,
			HadYes: funnel.Rate{K: yes[i], N: knownYes}, HadNo: funnel.Rate{K: no[i], N: knownNo}}
		v.Today, v.class = pointsOf(a, c.about)
		v.compare()
		out = append(out, v)
	}
	if !c.twofold || len(out) < 2 && c.about.ID.IsZero() {
		return out
	}
	if !c.about.ID.IsZero() || out[0].Difference >= 0 {
		return out[:1] // the second only mirrors the first
	}
	return out[1:]
}

// asked says that a criterion or a rule asks for just this: it is told there.
func asked(a *model.Agreement, c model.Condition) bool {
	same := func(x model.Condition) bool {
		return x.Op == c.Op && sameField(x.Field, c.Field) && strings.EqualFold(x.Value, c.Value) &&
			x.HasLow == c.HasLow && x.HasHigh == c.HasHigh && x.Low == c.Low && x.High == c.High
	}
	return c.Op != "" && (slices.ContainsFunc(a.Criteria, func(x model.Criterion) bool { return same(x.Condition) }) ||
		slices.ContainsFunc(a.Scoring.Rules, func(x model.Rule) bool { return same(x.Condition) }))
}

// compare works out what the counts say.
func (v *Value) compare() {
	v.Chance = 1
	if v.HadYes.N == 0 || v.HadNo.N == 0 {
		return
	}
	v.Difference, v.Low, v.High = newcombe(v.HadYes, v.HadNo)
	v.Chance = fisher(v.HadYes, v.HadNo)
	base := funnel.Rate{K: v.HadYes.N, N: v.HadYes.N + v.HadNo.N}
	if r, ok := v.Rate().Value(); ok && base.K > 0 {
		v.Lift = r * float64(base.N) / float64(base.K)
	}
}

// judged says whether it is known of so many leads of either outcome.
func (v *Value) judged(least int) bool { return v.HadYes.N >= least && v.HadNo.N >= least }

// stand marks what is more than chance: the largest set in which no more than
// one in twenty is expected to be chance.
func stand(all []Value) {
	var tested []*Value
	for i := range all {
		if all[i].judged(Few) {
			tested = append(tested, &all[i])
		}
	}
	slices.SortStableFunc(tested, func(x, y *Value) int { return cmp.Compare(x.Chance, y.Chance) })
	for i := len(tested) - 1; i >= 0; i-- {
		if tested[i].Chance <= falseFinds*float64(i+1)/float64(len(tested)) {
			for _, v := range tested[:i+1] {
				v.Stands = true
			}
			return
		}
	}
}

const (
	doubling = 100 // tenths of a point for each doubling of the odds
	most     = 250 // no single value decides alone
)

// suggest turns a difference that stands into points. The log of the odds
// ratio, each count raised by a half (Haldane, 1940), is drawn toward zero by
// a normal prior of mean 0 and deviation 1, as much as its own error asks for
// (s² of the four counts): L / (1 + s²). Ten points stand for each doubling of
// the odds, in whole points, at most 25.
//
// Words that say that nobody knows get no points, disqualifiers keep theirs,
// and a must-have or nice-to-have is never turned into a fault.
func (v *Value) suggest() {
	if !v.Stands || v.vague || v.class == "never" || !v.Of() && v.Cond.Op == "" {
		return
	}
	a, b := float64(v.HadYes.K)+.5, float64(v.HadNo.K)+.5
	c, d := float64(v.HadYes.N-v.HadYes.K)+.5, float64(v.HadNo.N-v.HadNo.K)+.5
	odds := math.Log(a * d / (b * c))
	odds /= 1 + 1/a + 1/b + 1/c + 1/d
	points := int64(math.Round(doubling/10*odds/math.Ln2)) * 10
	if v.class != "" {
		points = max(points, 0)
	}
	v.Suggest = min(max(points, -most), most)
}

// pointsOf are the points and the class of a criterion, or the points of a rule.
func pointsOf(a *model.Agreement, about model.Ref) (points int64, class string) {
	for i := range a.Criteria {
		if a.Criteria[i].ID == about.ID && about.Noun == "criterion" {
			return a.Criteria[i].Points, a.Criteria[i].Class
		}
	}
	for i := range a.Scoring.Rules {
		if a.Scoring.Rules[i].ID == about.ID && about.Noun == "rule" {
			return a.Scoring.Rules[i].Points, ""
		}
	}
	return 0, ""
}
