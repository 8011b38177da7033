package score

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
)

// datum is what a lead's facts hold in one field; kind none = no data.
type datum struct {
	kind kind
	text string
	num  float64 // number, or unix milliseconds of a moment
}

type kind uint8

const (
	none kind = iota
	word
	number
	moment
)

func textual(s string) datum {
	if s = strings.TrimSpace(s); s == "" {
		return datum{}
	}
	return datum{kind: word, text: s}
}

func numeric(n float64) datum { return datum{kind: number, num: n} }

func flag(yes bool) datum {
	if yes {
		return datum{kind: word, text: "yes"}
	}
	return datum{kind: word, text: "no"}
}

func linked(id model.ID) datum {
	if id.IsZero() {
		return datum{}
	}
	return datum{kind: word, text: id.String()}
}

func dated(t time.Time) datum {
	if t.IsZero() {
		return datum{}
	}
	return datum{kind: moment, num: float64(t.UnixMilli())}
}

// show is the datum as evidence.
func (d datum) show(loc *time.Location) string {
	switch d.kind {
	case number:
		return strconv.FormatFloat(d.num, 'f', -1, 64)
	case moment:
		return time.UnixMilli(int64(d.num)).In(loc).Format(time.DateOnly)
	}
	return d.text
}

type reader func(*model.Facts) datum

// source is where a condition looks: at one datum, or at many of which one is
// enough (tags, the people's titles and roles).
type source struct {
	one  reader
	many func(f *model.Facts, i int) (datum, bool)
	tags func(f *model.Facts) map[string]string
}

// sourceOf finds a field by name. "company.x", "lead.x", "person.title",
// "person.role", and "x.<id>" for a custom field of the people, or of the
// company and, where that has none, of the lead. A lead without a company is looked up in its own
// custom field of the same name.
func sourceOf(a *model.Agreement, field string) (source, bool) {
	noun, name, _ := strings.Cut(field, ".")
	switch noun {
	case "x":
		if ofPeople(a, name) {
			return source{many: func(f *model.Facts, i int) (datum, bool) {
				if i >= len(f.People) {
					return datum{}, false
				}
				return textual(f.People[i].More[field]), true
			}}, true
		}
		return source{one: custom(field)}, name != ""
	case "company":
		return companySource(a, name)
	case "lead":
		return leadSource(name)
	case "person":
		return personSource(name)
	}
	return source{}, false
}

// ofPeople says whether a custom field is one of persons: any of a lead's
// people may then hold what is asked for.
func ofPeople(a *model.Agreement, id string) bool {
	for _, d := range a.Fields {
		if d.Noun == "person" && d.ID.String() == id {
			return true
		}
	}
	return false
}

func custom(key string) reader {
	return func(f *model.Facts) datum {
		if f.Company != nil {
			if d := textual(f.Company.More[key]); d.kind != none {
				return d
			}
		}
		return textual(f.Lead.More[key])
	}
}

func companySource(a *model.Agreement, name string) (source, bool) {
	if name == "tag" {
		return source{tags: func(f *model.Facts) map[string]string {
			if f.Company == nil {
				return f.Lead.More
			}
			return f.Company.More
		}}, true
	}
	if strings.HasPrefix(name, "x.") {
		return source{one: func(f *model.Facts) datum {
			if f.Company == nil {
				return textual(f.Lead.More[name])
			}
			return textual(f.Company.More[name])
		}}, true
	}
	read, ok := companyReader(name)
	own := ""
	for _, d := range a.Fields {
		if d.Noun == "lead" && strings.EqualFold(d.Name, name) {
			own = "x." + d.ID.String()
		}
	}
	return source{one: func(f *model.Facts) datum {
		if f.Company != nil {
			return read(f.Company)
		}
		if own == "" {
			return datum{}
		}
		return textual(f.Lead.More[own])
	}}, ok
}

func companyReader(name string) (func(*model.Company) datum, bool) {
	switch name {
	case "name":
		return func(c *model.Company) datum { return textual(c.Name) }, true
	case "domain":
		return func(c *model.Company) datum { return textual(c.Domain) }, true
	case "industry":
		return func(c *model.Company) datum { return textual(c.Industry) }, true
	case "employees":
		return func(c *model.Company) datum {
			if !c.HasEmployees {
				return datum{}
			}
			return numeric(float64(c.Employees))
		}, true
	case "revenue":
		return func(c *model.Company) datum {
			if !c.HasRevenue {
				return datum{}
			}
			return numeric(float64(c.Revenue.Minor) / float64(model.Unit(c.Revenue.Currency)))
		}, true
	case "country":
		return func(c *model.Company) datum { return textual(c.Country) }, true
	case "region":
		return func(c *model.Company) datum { return textual(c.Region) }, true
	case "city":
		return func(c *model.Company) datum { return textual(c.City) }, true
	case "website":
		return func(c *model.Company) datum { return textual(c.Website) }, true
	case "phone":
		return func(c *model.Company) datum { return textual(c.Phone) }, true
	case "parent":
		return func(c *model.Company) datum { return linked(c.Parent) }, true
	case "relationship":
		return func(c *model.Company) datum { return textual(c.Relationship) }, true
	case "best":
		return func(c *model.Company) datum { return flag(c.Best) }, true
	case "owner":
		return func(c *model.Company) datum { return linked(c.Owner) }, true
	case "list":
		return func(c *model.Company) datum { return textual(c.List) }, true
	case "note":
		return func(c *model.Company) datum { return textual(c.Note) }, true
	}
	return nil, false
}

func leadSource(name string) (source, bool) {
	if name == "tag" {
		return source{tags: func(f *model.Facts) map[string]string { return f.Lead.More }}, true
	}
	if strings.HasPrefix(name, "x.") {
		return source{one: func(f *model.Facts) datum { return textual(f.Lead.More[name]) }}, true
	}
	read, ok := leadReader(name)
	return source{one: func(f *model.Facts) datum { return read(f.Lead) }}, ok
}

func leadReader(name string) (func(*model.Lead) datum, bool) {
	switch name {
	case "title":
		return func(l *model.Lead) datum { return textual(l.Title) }, true
	case "kind":
		return func(l *model.Lead) datum { return textual(l.Kind) }, true
	case "route":
		return func(l *model.Lead) datum { return textual(l.Route) }, true
	case "source":
		return func(l *model.Lead) datum { return textual(l.Source) }, true
	case "offer":
		return func(l *model.Lead) datum { return linked(l.Offer) }, true
	case "origin":
		return func(l *model.Lead) datum { return linked(l.Origin) }, true
	case "owner":
		return func(l *model.Lead) datum { return linked(l.Owner) }, true
	case "introducer":
		return func(l *model.Lead) datum { return linked(l.Introducer) }, true
	case "partner":
		return func(l *model.Lead) datum { return linked(l.Partner) }, true
	case "created":
		return func(l *model.Lead) datum { return dated(l.Created) }, true
	case "next-step":
		return func(l *model.Lead) datum { return textual(l.NextStep) }, true
	case "next-date":
		return func(l *model.Lead) datum { return textual(l.NextDate) }, true
	case "list":
		return func(l *model.Lead) datum { return textual(l.List) }, true
	case "note":
		return func(l *model.Lead) datum { return textual(l.Note) }, true
	}
	return nil, false
}

func personSource(name string) (source, bool) {
	switch name {
	case "title":
		return source{many: func(f *model.Facts, i int) (datum, bool) {
			if i >= len(f.People) {
				return datum{}, false
			}
			return textual(f.People[i].Title), true
		}}, true
	case "role":
		return source{many: func(f *model.Facts, i int) (datum, bool) {
			if i >= len(f.People) {
				return datum{}, false
			}
			return textual(f.People[i].Role), true
		}}, true
	}
	return source{}, false
}
