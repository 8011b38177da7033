package agree

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"baton/model"
)

// contradictions are pairs of which nothing can be true together, or of which
// one takes what the other gives.
func contradictions(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	for i, c := range a.Criteria {
		for _, d := range a.Criteria[i+1:] {
			if text := clash(c, d); text != "" && byRule(c) && byRule(d) && meet(c.Scope, d.Scope) {
				out = append(out, model.Flaw{At: []model.Ref{{Noun: "criterion", ID: c.ID}, {Noun: "criterion", ID: d.ID}}, Text: text})
			}
		}
	}
	for i, r := range a.Scoring.Rules {
		for _, s := range a.Scoring.Rules[i+1:] {
			if r.Points*s.Points < 0 && sameCause(r, s) && meet(r.Scope, s.Scope) {
				out = append(out, model.Flaw{At: []model.Ref{{Noun: "rule", ID: r.ID}, {Noun: "rule", ID: s.ID}},
					Text: fmt.Sprintf("%q and %q look at the same thing, and one takes what the other gives: keep one of them.", r.Name, s.Name)})
			}
		}
	}
	return out
}

func byRule(c model.Criterion) bool { return c.How == "rule" || c.How == "" && c.Field != "" }

// meet says that one lead can be in both scopes.
func meet(a, b model.Scope) bool {
	return (a.Offer == b.Offer || a.Offer.IsZero() || b.Offer.IsZero()) && (a.Route == b.Route || a.Route == "" || b.Route == "")
}

func sameCause(r, s model.Rule) bool {
	return r.Condition == s.Condition && r.Touch == s.Touch && r.Direction == s.Direction && r.Outcome == s.Outcome && r.Role == s.Role
}

// clash says why two criteria over one field leave nobody over; "" if they do
// not.
func clash(c, d model.Criterion) string {
	if c.Field != d.Field {
		return ""
	}
	if c.Class == "never" {
		c, d = d, c
	}
	switch {
	case c.Class == "must" && d.Class == "must" && apart(c.Condition, d.Condition):
		return fmt.Sprintf("Nobody can meet both %q and %q: change one of the two must-haves.", c.Name, d.Name)
	case c.Class != "never" && d.Class == "never" && covers(d.Condition, c.Condition) && c.Class == "must":
		return fmt.Sprintf("Whoever meets %q is ruled out by %q: change one of them.", c.Name, d.Name)
	case c.Class == "nice" && d.Class == "never" && c.Condition == d.Condition:
		return fmt.Sprintf("Whoever meets %q is ruled out by %q: change one of them.", c.Name, d.Name)
	}
	return ""
}

// one says that a field holds one value at a time: a company has many tags and
// a lead many people.
func one(field string) bool {
	return !strings.HasSuffix(field, ".tag") && !strings.HasPrefix(field, "person.")
}

// apart says that no single value fits both conditions.
func apart(c, d model.Condition) bool {
	if !one(c.Field) {
		return false
	}
	if c.Op == "empty" || d.Op == "empty" {
		return c.Op != d.Op
	}
	if c.Op == "range" && d.Op == "range" {
		cl, ch := ends(c)
		dl, dh := ends(d)
		return ch < dl || dh < cl
	}
	cv, ok := listed(c)
	dv, also := listed(d)
	return ok && also && !slices.ContainsFunc(cv, func(v string) bool { return slices.Contains(dv, v) })
}

// covers says that whatever fits the inner condition fits the outer one.
func covers(outer, inner model.Condition) bool {
	if outer == inner {
		return true
	}
	if outer.Op == "range" && inner.Op == "range" {
		ol, oh := ends(outer)
		il, ih := ends(inner)
		return ol <= il && ih <= oh
	}
	ov, ok := listed(outer)
	iv, also := listed(inner)
	return ok && also && !slices.ContainsFunc(iv, func(v string) bool { return !slices.Contains(ov, v) })
}

func ends(c model.Condition) (low, high int64) {
	low, high = math.MinInt64, math.MaxInt64
	if c.HasLow {
		low = c.Low
	}
	if c.HasHigh {
		high = c.High
	}
	return low, high
}

// listed are the values of a condition that names them.
func listed(c model.Condition) ([]string, bool) {
	var values []string
	switch c.Op {
	case "equals":
		values = []string{c.Value}
	case "in":
		values = strings.Split(c.Value, "|")
	default:
		return nil, false
	}
	for i, v := range values {
		values[i] = strings.ToLower(strings.TrimSpace(v))
	}
	return values, true
}
