// Package say answers: how does what we agreed on read aloud?
//
// It turns conditions, criteria, rules, definitions and promises into the
// sentences that screens, the report and a workshop show. Nothing is written
// twice: change the agreement and the sentence changes.
package say

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/score"
	"baton/model/template"
)

// Positioning is the generated sentence: for whom, what we are, what they gain
// and why, and what they would do without us.
func Positioning(elements []model.Element) string { return template.Sentence(elements) }

// Field is what a sentence calls a field: "employees", or a custom field's own
// name.
func Field(a *model.Agreement, field string) string {
	noun, name, _ := strings.Cut(field, ".")
	if rest, ok := strings.CutPrefix(name, "x."); ok {
		noun, name = "x", rest
	}
	if noun == "x" {
		for _, d := range a.Fields {
			if d.ID.String() == name {
				return d.Name
			}
		}
		return "a field that was deleted"
	}
	switch field {
	case "company.name":
		return "company name"
	case "company.best":
		return "one of our best clients"
	case "lead.created":
		return "lead made"
	case "person.title":
		return "job title"
	case "person.role":
		return "part in the lead"
	}
	return strings.ReplaceAll(name, "-", " ")
}

// Condition is a condition inside a sentence: "employees from 50 to 500".
func Condition(a *model.Agreement, c model.Condition) string {
	name := Field(a, c.Field)
	tag := strings.HasSuffix(c.Field, ".tag")
	switch c.Op {
	case "equals", "contains":
		switch {
		case tag:
			return "tagged " + c.Value
		case c.Op == "contains":
			return fmt.Sprintf("%s contains %q", name, c.Value)
		}
		return name + " is " + value(a, c.Value)
	case "in":
		values := strings.Split(c.Value, "|")
		for i, v := range values {
			values[i] = value(a, strings.TrimSpace(v))
		}
		if tag {
			return "tagged " + or(values)
		}
		return name + " is " + or(values)
	case "range":
		return name + " " + span(c)
	case "matches":
		return name + " " + pattern(c.Value)
	case "empty":
		return name + " is not known"
	case "newer":
		return fmt.Sprintf("%s within the last %s", name, counted(c.Days, "day"))
	}
	return name + " (no condition yet)"
}

// value is what a condition compares with: an offer or a team goes by its
// name.
func value(a *model.Agreement, text string) string {
	for _, o := range a.Offers {
		if o.ID.String() == text {
			return o.Name
		}
	}
	for _, t := range a.Teams {
		if t.ID.String() == text {
			return t.Name
		}
	}
	return plain(text)
}

func span(c model.Condition) string {
	switch {
	case c.HasLow && c.HasHigh:
		return "from " + grouped(c.Low) + " to " + grouped(c.High)
	case c.HasLow:
		return "of at least " + grouped(c.Low)
	case c.HasHigh:
		return "of at most " + grouped(c.High)
	}
	return "of any number"
}

// pattern reads a plain alternation as a list; anything cleverer is shown as
// it is.
func pattern(exp string) string {
	cleaned := strings.NewReplacer(`\b`, "", "(?:", "", "(", "", ")", "", "-?", "-").Replace(exp)
	words := strings.Split(cleaned, "|")
	for i, w := range words {
		words[i] = strings.TrimSpace(w)
		if words[i] == "" || strings.ContainsAny(w, `\^$.*+?[]{}`) {
			return "matches " + exp
		}
	}
	return "mentions " + or(words)
}

// Criterion says a criterion with what it weighs and by when it must be known.
func Criterion(a *model.Agreement, c model.Criterion) string {
	out := model.Title(c.Class) + ": " + lower(c.Name)
	if c.How == "rule" || c.How == "" && c.Field != "" {
		out += " (" + Condition(a, c.Condition) + ")"
	}
	switch {
	case c.Class == "never":
		out += "; rules a lead out"
	case c.Points != 0:
		out += "; " + points(c.Points) + " of fit"
	}
	if c.KnownBy != "" {
		out += "; to be known before a lead is " + model.Gate(c.KnownBy)
	}
	return out + scope(a, c.Scope) + "."
}

// Rule says what a rule gives, and how fast that fades.
func Rule(a *model.Agreement, r model.Rule) string {
	out := r.Name + ": " + points(r.Points)
	if r.Field != "" {
		return out + " of fit when " + Condition(a, r.Condition) + scope(a, r.Scope) + "."
	}
	what := "any contact"
	if r.Touch != "" {
		what = "each " + r.Touch
	}
	if r.Direction == "in" {
		what += " from them"
	} else if r.Direction == "out" {
		what += " from us"
	}
	if r.Outcome != "" {
		what += " (" + lower(model.Title(r.Outcome)) + ")"
	}
	if r.Role != "" {
		what += " with whoever " + role(r.Role)
	}
	out += " for " + what
	if r.HalfLife > 0 {
		out += ", half of it after " + counted(r.HalfLife, "day")
	}
	return out + scope(a, r.Scope) + "."
}

func role(word string) string {
	switch word {
	case "champion", "user", "blocker", "introducer":
		return "is the " + word
	case "procurement":
		return "buys for them"
	}
	return word
}

// Definition says when a lead is worth a conversation, or ready for Sales,
// with the plain words before the letters.
func Definition(a *model.Agreement, d model.Definition) string {
	var needs []string
	if d.Fit > 0 {
		needs = append(needs, "fit at least "+score.Tenths(d.Fit))
	}
	if d.Engagement > 0 {
		needs = append(needs, "engagement at least "+score.Tenths(d.Engagement))
	}
	switch d.Needs {
	case "introducer":
		needs = append(needs, "a named introducer")
	case "reply":
		needs = append(needs, "a reply")
	}
	if d.Boxes {
		needs = append(needs, boxes(a), "no must-have failing")
	}
	if len(needs) == 0 {
		needs = []string{"nothing yet"}
	}
	return model.Title(d.Gate) + ", " + routes(d.Routes) + ": " + and(needs) + "."
}

func boxes(a *model.Agreement) string {
	n := int64(0)
	for _, i := range a.Items {
		if i.Gate == "sql" && !i.Optional {
			n++
		}
	}
	switch n {
	case 0:
		return "the SQL boxes ticked"
	case 1:
		return "the SQL box ticked"
	}
	return fmt.Sprintf("the %d SQL boxes ticked", n)
}

func routes(list []string) string {
	if len(list) == 0 {
		return "every route"
	}
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = lower(model.Title(r))
	}
	return or(out)
}

// Promise says who owes what to whom, by when, and how often.
func Promise(a *model.Agreement, p model.Promise) string {
	who := "Everyone"
	if t, ok := a.TeamBy(p.Owner); ok {
		who = t.Name
	}
	toWhom := "all"
	if t, ok := a.TeamBy(p.To); ok {
		toWhom = t.Name
	}
	out := fmt.Sprintf("%s to %s: %s", who, toWhom, strings.TrimSuffix(p.Name, "."))
	if due := Due(p); due != "" && !strings.Contains(strings.ToLower(p.Name), due) {
		out += ", within " + due
	}
	if p.Rate > 0 && p.Rate < 1000 && p.Unit != "percent" {
		out += ", " + score.Tenths(p.Rate) + " % of the time"
	}
	if p.Off {
		out += " (not in force)"
	}
	return out + "."
}

// Due is a promise's time in words: "2 business days"; empty for a promise
// that is not about time.
func Due(p model.Promise) string {
	switch p.Unit {
	case "business-day":
		return counted(int64(p.Amount), "business day")
	case "business-hour":
		return counted(int64(p.Amount), "business hour")
	}
	return ""
}

func scope(a *model.Agreement, s model.Scope) string {
	if only := Scope(a, s); only != "" {
		return "; " + only
	}
	return ""
}

// Scope says what a rule is narrowed to: "only for introduced leads"; empty
// for everything.
func Scope(a *model.Agreement, s model.Scope) string {
	var only []string
	for _, o := range a.Offers {
		if o.ID == s.Offer && !s.Offer.IsZero() {
			only = append(only, o.Name)
		}
	}
	if s.Route != "" {
		only = append(only, lower(model.Title(s.Route))+" leads")
	}
	if len(only) == 0 {
		return ""
	}
	return "only for " + and(only)
}
