package intake

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// Mapping says what the columns of a list mean.
type Mapping struct {
	Preset  string            `json:"preset,omitempty"` // the kind of list that was recognised
	Source  string            `json:"source"`           // who issued the ids: a preset's name, else the id column's header
	Noun    string            `json:"noun"`             // what a row makes first: company, person, lead or touch
	Columns map[string]string `json:"columns"`          // column -> field; "" leaves the column out
	Fixed   map[string]string `json:"fixed,omitempty"`  // field -> what the list says without a column

	scale map[string]int
}

// Guess says what the columns of a table mean: by a preset, else by the words
// of the header and by what the cells hold. A column it does not know is kept
// as a field of the firm's own, unless all of it is empty.
func Guess(t *Table) Mapping {
	names := t.Columns()
	m := Mapping{Columns: map[string]string{}}
	p, known := presetOf(t.Header)
	if known {
		m.Preset, m.Source, m.Fixed, m.scale = p.name, p.source, p.fixed, p.scale
	}
	g := &guess{table: t, names: names, taken: map[string]bool{}, fields: make([]string, len(names))}
	g.byName(p)
	g.byContext()
	g.byContent()
	m.Noun = nounOf(g.taken)
	if known {
		m.Noun = p.noun
	}
	g.retarget(m.Noun)
	g.rest()
	for i, name := range names {
		m.Columns[name] = g.fields[i]
	}
	if m.Source == "" {
		m.Source = idHeader(names, m)
	}
	return m
}

// nounOf is what a row makes: a contact id without a lead makes people, a
// company id alone companies, an activity date touches; any other list of
// names is a list of leads.
func nounOf(has map[string]bool) string {
	switch {
	case has["touch.happened"]:
		return "touch"
	case has["lead.key"]:
		return "lead"
	case has["person.key"]:
		return "person"
	case has["company.key"] && !has["person.name"] && !has["person.last"] && !has["person.email"] && !has["lead.stage"] && !has["lead.value"]:
		return "company"
	}
	return "lead"
}

// idHeader is the header of the column that holds the rows' own ids.
func idHeader(names []string, m Mapping) string {
	for _, field := range []string{m.Noun + ".key", "lead.key", "person.key", "company.key"} {
		for _, name := range names {
			if m.Columns[name] == field {
				return name
			}
		}
	}
	return ""
}

// With puts the user's word over the guess: columns as a map file has them,
// and a noun where it is not empty.
func (m Mapping) With(t *Table, columns map[string]string, noun string) (Mapping, error) {
	out := m
	out.Columns = map[string]string{}
	for name, field := range m.Columns {
		out.Columns[name] = field
	}
	var p model.Problems
	names := t.Columns()
	for name, field := range columns {
		at := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, strings.TrimSpace(name)) })
		switch {
		case at < 0:
			p.Add("", fmt.Sprintf("The list has no column %q: it has %s.", name, strings.Join(names, ", ")))
		case !Field(field):
			p.Add("", fmt.Sprintf("Column %q cannot be %q: use a field such as company.name or lead.value, or x.<name> for one of your own.", name, field))
		default:
			out.Columns[names[at]] = field
		}
	}
	slices.SortFunc(p, func(a, b model.Problem) int { return strings.Compare(a.Text, b.Text) })
	if noun != "" && !slices.Contains([]string{"company", "person", "lead", "touch"}, noun) {
		p.Add("", fmt.Sprintf("A row cannot make a %q: use company, person, lead or touch.", noun))
	}
	if err := p.Err(); err != nil {
		return m, err
	}
	switch {
	case noun != "":
		out.Noun = noun
	case m.Preset == "":
		out.Noun = nounOf(out.has())
	}
	if out.Noun != m.Noun {
		out.retarget(names, columns)
	}
	if m.Preset == "" {
		out.Source = idHeader(names, out)
	}
	return out, nil
}

func (m Mapping) has() map[string]bool {
	has := map[string]bool{}
	for _, field := range m.Columns {
		has[field] = true
	}
	return has
}

// retarget moves guessed fields to the new noun; what the user named stays.
func (m Mapping) retarget(names []string, said map[string]string) {
	has := m.has()
	for _, name := range names {
		if _, named := said[name]; named {
			continue
		}
		if to, ok := moved(m.Columns[name], m.Noun); ok && !has[to] {
			m.Columns[name], has[to] = to, true
		}
	}
}
