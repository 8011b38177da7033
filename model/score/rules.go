// Package score answers: how well does a company fit, how interested are its
// people, and from what exactly does each point come?
//
// Points are whole tenths. Every line is rounded once, every cap and clamp is
// a line of its own, so the lines of an axis add up to its score exactly. The
// same facts at the same moment give the same score, in whatever order the
// events were recorded.
package score

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"baton/model"
)

const (
	// Most is the top of each axis, in tenths.
	Most = 1000
	// PersonShare is the most that one person adds to a lead's engagement, in
	// tenths: one eager reader is not yet an interested company.
	PersonShare = 600
)

// Rules are an agreement made ready to score with: conditions, expressions and
// groups are worked out once. They never change, so many goroutines may share
// them.
type Rules struct {
	criteria   []criterion
	fit        []group
	engagement []group
	mql, sql   []model.Definition
	boxes      []box
	fields     []model.FieldDef
	loc        *time.Location
	problems   model.Problems
}

type criterion struct {
	model.Criterion
	test             test
	byRule           bool
	answer, evidence string // the keys of a person's answer
}

type group struct {
	id    model.ID // none for rules that belong to no group
	name  string
	cap   int64
	rules []rule
}

type rule struct {
	model.Rule
	test     test
	halfLife float64 // milliseconds; 0 = no decay
}

type box struct{ key, name string }

// Compile makes an agreement ready. loc is the firm's time zone, in which a
// date is so many days old. What cannot be understood (an expression with a
// mistake, a field that is gone) stays unknown for every lead and is named in
// Problems.
func Compile(a *model.Agreement, loc *time.Location) *Rules {
	r := &Rules{loc: loc, fields: slices.Clone(a.Fields)}
	if r.loc == nil {
		r.loc = time.UTC
	}
	for _, c := range ranked(a.Criteria, func(c model.Criterion) (int, model.ID) { return c.Rank, c.ID }) {
		r.addCriterion(a, c)
	}
	r.addGroups(a)
	for _, d := range ranked(a.Definitions, func(d model.Definition) (int, model.ID) { return d.Rank, d.ID }) {
		if d.Gate == "sql" {
			r.sql = append(r.sql, d)
		} else {
			r.mql = append(r.mql, d)
		}
	}
	for _, i := range ranked(a.Items, func(i model.Item) (int, model.ID) { return i.Rank, i.ID }) {
		if i.Gate == "sql" && !i.Optional {
			r.boxes = append(r.boxes, box{key: "check." + i.ID.String(), name: i.Name})
		}
	}
	return r
}

// Problems are the sentences about conditions that no lead can be judged by.
func (r *Rules) Problems() model.Problems { return slices.Clone(r.problems) }

func (r *Rules) addCriterion(a *model.Agreement, c model.Criterion) {
	out := criterion{Criterion: c, byRule: c.How == "rule" || c.How == "" && c.Field != ""}
	out.answer, out.evidence = "answer."+c.ID.String(), "evidence."+c.ID.String()
	if out.byRule {
		out.test = r.compile(a, c.Condition, c.Name, "criterion."+c.ID.String())
	}
	r.criteria = append(r.criteria, out)
}

func (r *Rules) addGroups(a *model.Agreement) {
	known := map[model.ID]bool{}
	for _, g := range ranked(a.Scoring.Groups, func(g model.Group) (int, model.ID) { return g.Rank, g.ID }) {
		known[g.ID] = true
		out := group{id: g.ID, name: g.Name, cap: max(g.Cap, 0)}
		for _, x := range rulesOf(a, func(x model.Rule) bool { return x.Group == g.ID }) {
			out.rules = append(out.rules, r.ready(a, x, g.Axis))
		}
		r.place(out, g.Axis)
	}
	for _, x := range rulesOf(a, func(x model.Rule) bool { return !known[x.Group] }) {
		axis := "engagement"
		if x.Field != "" {
			axis = "fit"
		}
		r.problems.Add("rule."+x.ID.String(), fmt.Sprintf("%q belongs to no group: put it into one.", x.Name))
		r.place(group{rules: []rule{r.ready(a, x, axis)}}, axis)
	}
}

func (r *Rules) place(g group, axis string) {
	if axis == "fit" {
		r.fit = append(r.fit, g)
	} else {
		r.engagement = append(r.engagement, g)
	}
}

func (r *Rules) ready(a *model.Agreement, x model.Rule, axis string) rule {
	out := rule{Rule: x, halfLife: halfLife(x.HalfLife)}
	if axis == "fit" {
		out.test = r.compile(a, x.Condition, x.Name, "rule."+x.ID.String())
	} else if x.Field != "" {
		r.problems.Add("rule."+x.ID.String(), fmt.Sprintf("%q counts what people did: its condition on %s is not looked at.", x.Name, x.Field))
	}
	return out
}

func rulesOf(a *model.Agreement, in func(model.Rule) bool) []model.Rule {
	var out []model.Rule
	for _, x := range a.Scoring.Rules {
		if in(x) {
			out = append(out, x)
		}
	}
	return ranked(out, func(x model.Rule) (int, model.ID) { return x.Rank, x.ID })
}

// ranked is a copy in the order people gave it; ties by id, so that two
// computers list the same lines.
func ranked[T any](in []T, key func(T) (int, model.ID)) []T {
	out := slices.Clone(in)
	slices.SortStableFunc(out, func(x, y T) int {
		xr, xi := key(x)
		yr, yi := key(y)
		if c := cmp.Compare(xr, yr); c != 0 {
			return c
		}
		return slices.Compare(xi[:], yi[:])
	})
	return out
}

// Tenths writes points as a person reads them: 45, or 45.5.
func Tenths(n int64) string {
	return strconv.FormatFloat(float64(n)/10, 'f', -1, 64)
}
