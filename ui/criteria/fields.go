package criteria

import (
	"strings"

	"baton/model"
	"baton/ui/kit"
)

// fact is a field a rule may look at, as a person calls it.
type fact struct {
	key, label string
	kind       string // number, text, word, tag, date
	words      string // the list of fixed words, for kind word
}

var usualFacts = []fact{
	{"company.employees", "Employees", "number", ""},
	{"company.industry", "Industry", "text", ""},
	{"company.country", "Country", "text", ""},
	{"company.region", "Region", "text", ""},
	{"company.city", "City", "text", ""},
	{"company.revenue", "Revenue", "number", ""},
	{"company.relationship", "What they are to us", "word", "relationship"},
	{"company.tag", "Tag of the company", "tag", ""},
	{"company.note", "Note on the company", "text", ""},
	{"lead.route", "How the lead came", "word", "route"},
	{"lead.kind", "Kind of lead", "word", "kind"},
	{"lead.source", "Source", "text", ""},
	{"lead.tag", "Tag of the lead", "tag", ""},
	{"lead.created", "Since when we know it", "date", ""},
	{"person.title", "Title of a person", "text", ""},
	{"person.role", "Part a person takes", "word", "role"},
}

// factsOn lists what rules may look at, the firm's own fields last. A field
// nobody lists (from an older file) is added, so that it can be seen.
func factsOn(a *model.Agreement, now string) []fact {
	all := append([]fact(nil), usualFacts...)
	for _, d := range a.Fields {
		if d.Noun == "person" {
			continue
		}
		kind := map[string]string{"number": "number", "date": "date"}[d.Kind]
		if kind == "" {
			kind = "text"
		}
		all = append(all, fact{"x." + d.ID.String(), d.Name, kind, ""})
	}
	for _, f := range all {
		if f.key == now || now == "" {
			return all
		}
	}
	return append(all, fact{now, now, "text", ""})
}

func factNamed(a *model.Agreement, key string) fact {
	for _, f := range factsOn(a, key) {
		if f.key == key {
			return f
		}
	}
	return usualFacts[0]
}

// ops are the conditions a kind of field allows; the first is the usual one.
func (f fact) ops() []kit.Option {
	switch f.kind {
	case "number":
		return []kit.Option{{Value: "range", Label: "is between"}, {Value: "empty", Label: "is not known"}}
	case "word":
		return []kit.Option{{Value: "in", Label: "is one of"}, {Value: "empty", Label: "is not known"}}
	case "tag":
		return []kit.Option{{Value: "contains", Label: "is"}, {Value: "in", Label: "is one of"}}
	case "date":
		return []kit.Option{{Value: "newer", Label: "is at most so many days ago"}, {Value: "empty", Label: "is not known"}}
	}
	return []kit.Option{{Value: "in", Label: "is one of"}, {Value: "contains", Label: "contains"}, {Value: "equals", Label: "is exactly"},
		{Value: "matches", Label: "matches an expression"}, {Value: "empty", Label: "is not known"}}
}

// allows says whether the kind of field knows a condition.
func (f fact) allows(op string) bool {
	for _, o := range f.ops() {
		if o.Value == op {
			return true
		}
	}
	return false
}

// list and unlist turn stored values ("a|b") into what one writes ("a, b").
func list(value string) []string {
	var out []string
	for _, v := range strings.Split(value, "|") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func unlist(text string) string {
	var out []string
	for _, v := range strings.Split(text, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return strings.Join(out, "|")
}
