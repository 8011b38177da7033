package xlsx

import (
	"strings"
	"unicode/utf8"

	"baton/model/report"
)

const (
	narrow = 7.0
	widest = 42.0
	looked = 2000 // rows looked at to fit a column; the rest is much the same
)

// fitColumns gives every column the width its content needs. Tables below
// each other share their columns; the last column of a shorter table may run
// over, as nothing stands to its right.
func (p *page) fitColumns() {
	most := 0
	for _, b := range p.sheet.Blocks {
		if t, ok := b.(report.Table); ok {
			most = max(most, len(t.Columns))
		}
	}
	p.right = max(p.right, p.left+most-1)
	for _, b := range p.sheet.Blocks {
		t, ok := b.(report.Table)
		if !ok {
			continue
		}
		for i, c := range t.Columns {
			if runsOver := i == len(t.Columns)-1 && len(t.Columns) < most; runsOver && c.Width == 0 {
				continue
			}
			at := p.left + i
			p.widths[at] = max(p.widths[at], p.fit(t, i, c))
		}
	}
}

func (p *page) fit(t report.Table, i int, c report.Column) float64 {
	if c.Width > 0 {
		return float64(c.Width)
	}
	filter := 0
	if p.sheet.Look == report.Data {
		filter = 3 // the button beside the heading
	}
	most := utf8.RuneCountInString(c.Title) + filter
	for _, row := range t.Rows[:min(len(t.Rows), looked)] {
		most = max(most, utf8.RuneCountInString(row[i].String()))
	}
	return min(widest, max(narrow, float64(most)*1.08+1.5))
}

// cutLine splits a text at its first line break.
func cutLine(s string) (head, tail string, more bool) { return strings.Cut(s, "\n") }
