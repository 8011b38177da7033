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
	choices    []kit.Option
}

var usualFacts = []fact{
	{key: "company.employees", label: "Employees", kind: "number"},
	{key: "company.industry", label: "Industry", kind: "text"},
	{key: "company.country", label: "Country", kind: "text"},
	{key: "company.region", label: "Region", kind: "text"},
	{key: "company.city", label: "City", kind: "text"},
	{key: "company.revenue", label: "Revenue", kind: "number"},
	{key: "company.relationship", label: "What they are to us", kind: "word", words: "relationship"},
	{key: "company.tag", label: "Tag of the company", kind: "tag"},
	{key: "company.name", label: "Name of the company", kind: "text"},
	{key: "company.domain", label: "Domain", kind: "text"},
	{key: "company.note", label: "Note on the company", kind: "text"},
	{key: "lead.title", label: "What they need", kind: "text"},
	{key: "lead.route", label: "How the lead came", kind: "word", words: "route"},
	{key: "lead.kind", label: "Kind of lead", kind: "word", words: "kind"},
	{key: "lead.source", label: "Source", kind: "text"},
	{key: "lead.tag", label: "Tag of the lead", kind: "tag"},
	{key: "lead.created", label: "Since when we know it", kind: "date"},
	{key: "lead.next-date", label: "Date of the next step", kind: "date"},
	{key: "lead.note", label: "Note on the lead", kind: "text"},
	{key: "person.title", label: "Title of a person", kind: "text"},
	{key: "person.role", label: "Part a person takes", kind: "word", words: "role"},
}

// another is the choice that makes a field of the firm's own.
const another = "new field"

// factsOn lists what rules may look at, the firm's own fields last. A field
// nobody lists (from an older file) is added, so that it can be seen.
func factsOn(a *model.Agreement, now string) []fact {
	all := append([]fact(nil), usualFacts...)
	if len(a.Offers) > 0 {
		offers := fact{key: "lead.offer", label: "Offer", kind: "word"}
		for _, o := range a.Offers {
			offers.choices = append(offers.choices, kit.Option{Value: o.ID.String(), Label: o.Name})
		}
		all = append(all, offers)
	}
	for _, d := range a.Fields {
		if d.Noun != "touch" {
			all = append(all, own(d))
		}
	}
	for _, f := range all {
		if f.key == now || now == "" {
			return all
		}
	}
	return append(all, fact{key: now, label: lost(now), kind: "text"})
}

// own is a field that the firm made itself.
func own(d model.FieldDef) fact {
	f := fact{key: "x." + d.ID.String(), label: d.Name, kind: "text"}
	switch d.Kind {
	case "number", "date":
		f.kind = d.Kind
	case "yes-no":
		f.kind, f.choices = "word", []kit.Option{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}}
	}
	return f
}

// lost is what a field is called that the firm has no longer.
func lost(key string) string {
	if strings.HasPrefix(key, "x.") {
		return "A field that was deleted"
	}
	return key
}

func factNamed(a *model.Agreement, key string) fact {
	for _, f := range factsOn(a, key) {
		if f.key == key {
			return f
		}
	}
	return usualFacts[0]
}

// options are the fixed values a field may hold.
func (f fact) options() []kit.Option {
	if len(f.choices) > 0 {
		return f.choices
	}
	var out []kit.Option
	for _, w := range model.Words[f.words] {
		out = append(out, kit.Option{Value: w, Label: model.Title(w)})
	}
	return out
}

// ops are the conditions a kind of field allows; the first is the usual one.
func (f fact) ops() []kit.Option {
	empty := kit.Option{Value: "empty", Label: "is not known"}
	switch f.kind {
	case "number":
		return []kit.Option{{Value: "range", Label: "is between"}, {Value: "equals", Label: "is exactly"}, empty}
	case "word":
		return []kit.Option{{Value: "in", Label: "is one of"}, empty}
	case "tag":
		return []kit.Option{{Value: "contains", Label: "is"}, {Value: "in", Label: "is one of"}, {Value: "empty", Label: "is none at all"}}
	case "date":
		return []kit.Option{{Value: "newer", Label: "is at most so many days ago"}, empty}
	}
	return []kit.Option{{Value: "in", Label: "is one of"}, {Value: "contains", Label: "contains"}, {Value: "equals", Label: "is exactly"},
		{Value: "matches", Label: "matches an expression"}, empty}
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
