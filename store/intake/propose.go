package intake

import (
	"fmt"
	"strings"
	"time"
)

// column is one column that means something, with what all of it told about
// its way of writing.
type column struct {
	index int
	name  string
	field string
	order string // of dates
	mark  byte   // of decimals
}

// proposer turns rows into nouns.
type proposer struct {
	table   *Table
	mapping Mapping
	o       Options
	columns []column
	uses    map[string]bool // nouns that have a column
	stages  map[string]string
	kinds   map[[3]string]kind
	c       complaints
}

// kind is a lead's kind, and whether the list said it.
type kind struct {
	word string
	said bool
}

// stage and kind remember the few words that a list repeats on every row.
func (p *proposer) stage(word string) string {
	stage, known := p.stages[word]
	if !known {
		if stage = p.o.Stages[strings.ToLower(word)]; stage == "" {
			stage = stageOf(word)
		}
		p.stages[word] = stage
	}
	return stage
}

func (p *proposer) kind(l *Lead) (string, bool) {
	words := [3]string{l.Kind, l.Pipeline, l.DealType}
	k, known := p.kinds[words]
	if !known {
		k.word, k.said = kindOf(l.Kind, l.Pipeline, l.DealType)
		p.kinds[words] = k
	}
	return k.word, k.said
}

// Propose says what a table would make under a mapping. Every row is
// accounted for: what cannot be read in a cell is reported with its line and
// column and left out; a row with nothing usable is rejected.
func Propose(t *Table, m Mapping, o Options) *Proposal {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	p := &proposer{table: t, mapping: m, o: o, uses: map[string]bool{}, stages: map[string]string{}, kinds: map[[3]string]kind{}}
	out := &Proposal{Mapping: m, Orders: map[string]string{}, Read: len(t.Rows), Rows: make([]Row, len(t.Rows))}
	p.c.list = append(p.c.list, t.Problems...)
	p.study(out)
	seen := make(map[string]int, len(t.Rows))
	for i, cells := range t.Rows {
		row := &out.Rows[i]
		row.Line = t.Lines[i]
		p.row(row, cells)
		if reason := p.unusable(row); reason != "" {
			row.Rejected = true
			out.Rejected++
			p.c.add(row.Line, "", reason)
			continue
		}
		id := row.identity(m.Noun)
		if id == "" {
			continue
		}
		if earlier, ok := seen[id]; ok {
			row.Repeats = earlier
			out.Duplicates++
			continue
		}
		seen[id] = row.Line
	}
	out.Problems = p.c.all()
	return out
}

// study looks at whole columns first: the order of day and month, and the
// decimal mark.
func (p *proposer) study(out *Proposal) {
	for i, name := range p.table.Columns() {
		if field := p.mapping.Columns[name]; field != "" {
			out.SaysCame = out.SaysCame || field == cameField
			p.columns = append(p.columns, column{index: i, name: name, field: field})
			p.uses[nounPart(field)] = true
		}
	}
	for field := range p.mapping.Fixed {
		p.uses[nounPart(field)] = true
	}
	known := p.o.DateOrder
	var unsure []*column
	for i := range p.columns {
		col := &p.columns[i]
		switch {
		case isMoney(col.field):
			col.mark = decimalMark(p.values(col.index))
		case isDate(col.field):
			order, sure := dateOrder(p.values(col.index))
			switch {
			case p.o.DateOrder != "":
				col.order = p.o.DateOrder
			case sure:
				col.order = order
				if order == "dmy" || order == "mdy" {
					known = order
				}
			default:
				col.order = order
				unsure = append(unsure, col)
			}
			out.Orders[col.name] = col.order
		}
	}
	for _, col := range unsure {
		if known != "" {
			col.order = known
			out.Orders[col.name] = known
			continue
		}
		p.c.add(p.table.HeaderAt, col.name, fmt.Sprintf("These dates may be day first or month first: they were read %s first. If that is wrong, choose the other date order.", firstOf(col.order)))
	}
}

func firstOf(order string) string {
	if order == "mdy" {
		return "month"
	}
	return "day"
}

func (p *proposer) values(index int) []string {
	out := make([]string, len(p.table.Rows))
	for i, row := range p.table.Rows {
		out[i] = row[index]
	}
	return out
}

func nounPart(field string) string {
	for i := range len(field) {
		if field[i] == '.' {
			return field[:i]
		}
	}
	return field
}

func isMoney(field string) bool {
	return field == "lead.value" || field == "company.revenue" || field == "company.employees"
}

func isDate(field string) bool {
	switch field {
	case "lead.created", "lead.closed", "lead.expected", "lead.next_date", "person.created", "company.created", "touch.happened":
		return true
	}
	return false
}

// unusable is why a row makes nothing; empty if it makes something.
func (p *proposer) unusable(r *Row) string {
	switch p.mapping.Noun {
	case "company":
		if r.Company == nil {
			return "This row names no company: it was left out."
		}
	case "person":
		if r.Person == nil {
			return "This row names no person: it was left out."
		}
	case "touch":
		if r.Touch == nil || r.Touch.Happened.At.IsZero() {
			return "This row does not say when the contact happened: it was left out."
		}
		if r.Person == nil && r.Company == nil && (r.Lead == nil || r.Lead.Key == "") {
			return "This row does not say whom the contact was with: it was left out."
		}
	default:
		if r.Company == nil && r.Person == nil && (r.Lead == nil || r.Lead.Key == "" && r.Lead.Title == "") {
			return "This row names no company, no person and no lead: it was left out."
		}
	}
	return ""
}
