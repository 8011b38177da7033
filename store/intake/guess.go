package intake

import (
	"fmt"
	"strings"
)

// guess works out the fields of a table's columns, surest first.
type guess struct {
	table  *Table
	names  []string
	fields []string
	taken  map[string]bool
}

// take gives a column a field, unless another column has it.
func (g *guess) take(i int, field string) bool {
	if g.fields[i] != "" || g.taken[field] {
		return false
	}
	g.fields[i], g.taken[field] = field, true
	return true
}

// byName knows the preset's own columns, Baton's field names, and the words
// that columns commonly go by.
func (g *guess) byName(p preset) {
	for i, header := range g.table.Header {
		if field, ok := p.columns[plainHeader(header)]; ok {
			g.take(i, field)
		} else if name := strings.ToLower(header); name != "" && Field(name) {
			g.take(i, name)
		}
	}
	for i, header := range g.table.Header {
		if field := headerWords[plainHeader(header)]; field != "" {
			g.take(i, field)
		}
	}
}

// byContext settles the words that mean different things in different lists.
func (g *guess) byContext() {
	person := g.taken["person.first"] || g.taken["person.last"] || g.taken["person.name"] || g.taken["person.email"]
	deal := g.taken["lead.stage"] || g.taken["lead.value"] || g.taken["lead.title"]
	for i, header := range g.table.Header {
		switch plainHeader(header) {
		case "name":
			if g.taken["company.name"] || person && !g.taken["person.name"] && !g.taken["person.last"] {
				g.take(i, "person.name")
			} else {
				g.take(i, "company.name")
			}
		case "title", "titel":
			if deal && !person {
				g.take(i, "lead.title")
			} else {
				g.take(i, "person.title")
			}
		case "type", "typ":
			if deal {
				g.take(i, "lead.dealtype")
			}
		case "status", "lead status":
			if g.mostly(i, func(v string) bool { return stageOf(v) != "" }) {
				g.take(i, "lead.stage")
			}
		}
	}
	if person || !g.taken["person.phone"] {
		return
	}
	for i, field := range g.fields {
		if field == "person.phone" && !g.taken["company.phone"] {
			g.fields[i] = "company.phone"
			delete(g.taken, field)
			g.taken["company.phone"] = true
		}
	}
}

// byContent looks at the cells: addresses are told anywhere; in a list without
// a header, names, links, dates and amounts too.
func (g *guess) byContent() {
	g.each("person.email", func(v string) bool { _, ok := cleanEmail(v); return ok })
	if !g.table.Headless {
		return
	}
	g.each("person.linkedin", func(v string) bool { return strings.Contains(v, "linkedin.com/") })
	g.each("company.website", func(v string) bool { return DomainOf(v) != "" })
	g.each("lead.created", func(v string) bool { _, err := ParseDate(v, "", nil); return err == nil })
	g.each("person.phone", isPhone)
	g.each("lead.value", isAmount)
	g.each("company.name", hasLegalForm)
	g.each("person.name", looksLikePerson)
	g.each("company.name", func(v string) bool { return v != "" })
	g.each("lead.note", func(v string) bool { return v != "" })
}

// each gives the field to the first free column that mostly holds such values.
func (g *guess) each(field string, is func(string) bool) {
	for i := range g.fields {
		if g.fields[i] == "" && !g.taken[field] && g.mostly(i, is) {
			g.take(i, field)
			return
		}
	}
}

// mostly says whether four in five of the first filled cells are of a kind.
func (g *guess) mostly(column int, is func(string) bool) bool {
	yes, all := 0, 0
	for _, row := range g.table.Rows {
		v := strings.TrimSpace(row[column])
		if v == "" {
			continue
		}
		if all++; is(v) {
			yes++
		}
		if all == 200 {
			break
		}
	}
	return all > 0 && yes*5 >= all*4
}

// retarget gives people's and companies' lists the fields of their own noun.
func (g *guess) retarget(noun string) {
	for i, field := range g.fields {
		if to, ok := moved(field, noun); ok {
			g.fields[i] = ""
			if to != "" {
				g.take(i, to)
			}
		}
	}
}

// moved is what a field becomes when the row makes another noun; "" is a
// field of the firm's own.
func moved(field, noun string) (to string, ok bool) {
	owner, rest, _ := strings.Cut(field, ".")
	switch noun {
	case "person", "company":
		if owner != "lead" {
			return "", false
		}
		switch rest {
		case "key", "created", "owner", "note":
			return noun + "." + rest, true
		}
		return "", true
	case "touch":
		switch field {
		case "lead.created":
			return "touch.happened", true
		case "lead.note":
			return "touch.note", true
		case "lead.outcome":
			return "touch.outcome", true
		case "lead.dealtype", "lead.kind", "x.type", "x.typ", "x.activity", "x.channel":
			return "touch.kind", true
		}
	}
	return "", false
}

// rest keeps every other column that holds anything as a field of the firm's own.
func (g *guess) rest() {
	for i, name := range g.names {
		if g.fields[i] != "" || len(g.table.Rows) > 0 && !g.mostly(i, func(string) bool { return true }) {
			continue
		}
		field := customField(name)
		for n := 2; !g.take(i, field); n++ {
			field = fmt.Sprintf("%s_%d", customField(name), n)
		}
	}
}
