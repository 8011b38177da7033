package report

import (
	"fmt"
	"math"
	"strings"
)

// ask is one question put to a data table: how many rows, or the sum of a
// column, under conditions. It is answered from the very cells the workbook
// shows, and writes the formula that asks again there, so that the two can
// only differ if the rows do.
type ask struct {
	of    Table
	where []condition
	rows  [][]Cell // those that fulfil the conditions
}

// condition is one test of one column. A bound is the figure whose value
// the workbook compares with.
type condition struct {
	column, word string
	op           string // "", ">=", "<="
	bound        string
	limit        float64
}

func is(column, word string) condition { return condition{column: column, word: word} }

func of(t Table, where ...condition) ask { return ask{of: t, rows: t.Rows}.and(where...) }

// and asks the same under more conditions.
func (a ask) and(where ...condition) ask {
	narrower := ask{of: a.of, where: append(append([]condition{}, a.where...), where...), rows: a.rows}
	for _, c := range where {
		narrower.rows = c.pick(a.of.Column(c.column), narrower.rows)
	}
	return narrower
}

// count is how many rows fulfil the conditions.
func (a ask) count() int { return len(a.rows) }

// counts is the formula behind count.
func (a ask) counts() string { return "COUNTIFS(" + a.conditions() + ")" }

// number is count as a live cell.
func (a ask) number() Cell { return Count(a.count()).Live(a.counts()) }

// sum adds a column up, to the cent.
func (a ask) sum(column string) float64 {
	total, i := 0.0, a.of.Column(column)
	for _, row := range a.rows {
		total += row[i].Num
	}
	return math.Round(total*1000) / 1000
}

// sums is the formula behind sum.
func (a ask) sums(column string) string {
	return fmt.Sprintf("SUMIFS({%s.%s},%s)", a.of.Name, column, a.conditions())
}

// pick keeps the rows whose cell at the column holds.
func (c condition) pick(at int, rows [][]Cell) [][]Cell {
	var out [][]Cell
	for _, row := range rows {
		if c.holds(row[at]) {
			out = append(out, row)
		}
	}
	return out
}

func (c condition) holds(cell Cell) bool {
	switch c.op {
	case ">=":
		return cell.Kind.Numeric() && cell.Num >= c.limit
	case "<=":
		return cell.Kind.Numeric() && cell.Num <= c.limit
	}
	return cell.Kind == Text && strings.EqualFold(cell.Text, c.word)
}

func (a ask) conditions() string {
	parts := make([]string, len(a.where))
	for i, c := range a.where {
		test := criterion(c.word)
		if c.op != "" {
			test = fmt.Sprintf(`"%s"&{#%s}`, c.op, c.bound)
		}
		parts[i] = fmt.Sprintf("{%s.%s},%s", a.of.Name, c.column, test)
	}
	return strings.Join(parts, ",")
}
