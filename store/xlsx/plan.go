package xlsx

import (
	"math"
	"unicode/utf8"

	"baton/model/report"
)

// page is a sheet with everything in its place; row and column numbers are
// those of the worksheet, from 1.
type page struct {
	sheet  report.Sheet
	left   int // first column that is used
	right  int // last column that is used
	widths map[int]float64
	rows   []row
	merges [][4]int // row, column, row, column
	charts []chartAt
	tables []*tableAt
	data   *tableAt // the one whose rows are streamed
	// figures is where the value of each key figure stands: row, column.
	figures map[string][2]int
}

type row struct {
	height float64
	cells  []cellAt
	table  *tableAt // whose row this is
}

type cellAt struct {
	column  int
	cell    report.Cell
	look    look
	formula string // with real names and addresses
}

// tableAt is a table and where its rows stand.
type tableAt struct {
	report.Table
	sheet               string
	column, first, last int
}

type chartAt struct {
	report.Chart
	row, rows int
}

// plan lays a sheet out.
func plan(s report.Sheet) page {
	p := page{sheet: s, left: 2, widths: map[int]float64{1: 2.5}, figures: map[string][2]int{}}
	switch s.Look {
	case report.Cover:
		p.right = 8
		p.planCover()
	case report.Data:
		p.left = 1
		delete(p.widths, 1)
		p.planData()
	default:
		p.planPage()
	}
	return p
}

func (p *page) planPage() {
	p.right = p.left + 3
	p.fitColumns()
	p.line(9)
	p.wide(p.sheet.Title, title, 30)
	if p.sheet.Subtitle != "" {
		p.wide(p.sheet.Subtitle, subtitle, 0)
	}
	for _, b := range p.sheet.Blocks {
		p.line(12)
		p.place(b)
	}
}

func (p *page) planCover() {
	for c := p.left; c <= p.right; c++ {
		p.widths[c] = [2]float64{30, 2}[c%2]
	}
	p.widths[p.right+1] = 2.5
	for _, l := range []struct {
		text   string
		role   role
		height float64
	}{{"", bannerSmall, 12}, {p.sheet.Title, banner, 24}, {p.sheet.Subtitle, bannerSmall, 18}, {"", bannerSmall, 12}} {
		r := p.line(l.height)
		for c := 1; c <= p.right+1; c++ {
			text := ""
			if c == p.left {
				text = l.text
			}
			r.add(c, report.Words(text), look{role: l.role})
		}
	}
	p.line(14)
	for i, b := range p.sheet.Blocks {
		if i > 0 {
			p.line(14)
		}
		p.place(b)
	}
}

// planData puts the title above one table; without a title the table's head
// is the first row, as a list that is read in again wants it.
func (p *page) planData() {
	if p.sheet.Title != "" {
		r := p.line(28)
		r.add(1, report.Words(p.sheet.Title), look{role: title})
		r = p.line(18)
		r.add(1, report.Words(p.sheet.Subtitle), look{role: lineLabel})
	}
	for _, b := range p.sheet.Blocks {
		t, ok := b.(report.Table)
		if !ok || p.data != nil {
			continue
		}
		p.right = len(t.Columns)
		p.fitColumns()
		p.head(t, 1)
		p.data = &tableAt{Table: t, sheet: p.sheet.Name, column: 1, first: len(p.rows) + 1, last: len(p.rows) + max(1, len(t.Rows))}
		p.tables = append(p.tables, p.data)
	}
}

func (p *page) line(height float64) *row {
	p.rows = append(p.rows, row{height: height})
	return &p.rows[len(p.rows)-1]
}

func (r *row) add(column int, c report.Cell, l look) {
	l.kind, l.tone, l.linked = c.Kind, c.Tone, c.Link() != ""
	if c.Kind == report.Money {
		l.currency = c.Text
	}
	r.cells = append(r.cells, cellAt{column: column, cell: c, look: l})
}

// wide writes a text across the page, as high as it needs.
func (p *page) wide(text string, as role, height float64) { p.wideCell(report.Words(text), as, height) }

func (p *page) wideCell(c report.Cell, as role, height float64) {
	if height == 0 {
		size := map[role]float64{headline: 20}[as]
		height = p.height(c.String(), p.span(p.left, p.right), max(size, 10))
	}
	r := p.line(height)
	r.add(p.left, c, look{role: as, wrap: true})
	n := len(p.rows)
	p.merges = append(p.merges, [4]int{n, p.left, n, p.right})
}

func (p *page) span(from, to int) float64 {
	sum := 0.0
	for c := from; c <= to; c++ {
		sum += p.width(c)
	}
	return sum
}

func (p *page) width(column int) float64 {
	if w, ok := p.widths[column]; ok {
		return w
	}
	return 12
}

// height estimates the points a wrapped text needs: a width of 1 holds one
// digit of the 10-point font, and words break before the line is full.
func (p *page) height(text string, width, size float64) float64 {
	perLine := max(1, width*10/size*1.1)
	lines := 0.0
	for rest := text; ; {
		head, tail, more := cutLine(rest)
		lines += max(1, math.Ceil(float64(utf8.RuneCountInString(head))/perLine))
		if !more {
			break
		}
		rest = tail
	}
	return lines*size*1.35 + 5
}

func (p *page) place(b report.Block) {
	switch x := b.(type) {
	case report.Headline:
		p.wideCell(x.Text, headline, 0)
		if x.Detail != "" {
			p.wide(x.Detail, detail, 18)
		}
	case report.Note:
		p.wideCell(report.Words(x.Text).In(x.Tone), note, 0)
	case report.Figures:
		p.heading(x.Title)
		if x.Tiles {
			p.tiles(x.Items)
		} else {
			p.lines(x.Items)
		}
	case report.Table:
		p.heading(x.Title)
		p.table(x)
	case report.Chart:
		p.chart(x)
	}
}

func (p *page) heading(text string) {
	if text != "" {
		p.line(24).add(p.left, report.Words(text), look{role: heading})
		p.line(3)
	}
}

// tiles stand four in a row, with a gutter column between.
func (p *page) tiles(items []report.Figure) {
	for len(items) > 0 {
		some := items[:min(4, len(items))]
		items = items[len(some):]
		for _, part := range []struct {
			role   role
			height float64
			pick   func(report.Figure) report.Cell
		}{
			{tileLabel, 24, func(f report.Figure) report.Cell { return report.Words(f.Label).In(f.Value.Tone) }},
			{tileValue, 34, func(f report.Figure) report.Cell { return f.Value }},
			{tileNote, 22, func(f report.Figure) report.Cell { return f.Note }},
		} {
			r := p.line(part.height)
			for i, f := range some {
				r.add(p.left+2*i, part.pick(f), look{role: part.role})
				if part.role == tileValue {
					p.figures[f.Key] = [2]int{len(p.rows), p.left + 2*i}
				}
			}
		}
		if len(items) > 0 {
			p.line(10)
		}
	}
}

// lines write label, value and note beside each other.
func (p *page) lines(items []report.Figure) {
	step := 1
	if p.sheet.Look == report.Cover {
		step = 2
	}
	for _, f := range items {
		r := p.line(18)
		r.add(p.left, report.Words(f.Label), look{role: lineLabel})
		r.add(p.left+step, f.Value, look{role: lineValue})
		p.figures[f.Key] = [2]int{len(p.rows), p.left + step}
		r.add(p.left+2*step, f.Note, look{role: lineLabel})
	}
}

func (p *page) head(t report.Table, column int) {
	tall := 20.0
	for i, c := range t.Columns {
		if column+i == p.right || i < len(t.Columns)-1 {
			tall = max(tall, p.height(c.Title, p.width(column+i)-1, 10)+6)
		}
	}
	r := p.line(tall)
	for i, c := range t.Columns {
		r.cells = append(r.cells, cellAt{column: column + i, cell: report.Words(c.Title), look: look{role: head, right: toRight(c.Kind)}})
	}
	p.runOver(t, column, head)
}

// toRight says that a column is one of numbers; "of 7" stays by its count.
func toRight(k report.Kind) bool { return k.Numeric() && k != report.OutOf }

// runOver lets the last text of a narrow table take the rest of the page.
func (p *page) runOver(t report.Table, column int, as role) {
	last := column + len(t.Columns) - 1
	if last >= p.right || t.Columns[len(t.Columns)-1].Kind != report.Text {
		return
	}
	n := len(p.rows)
	for c := last + 1; c <= p.right; c++ {
		p.rows[n-1].add(c, report.Cell{}, look{role: as})
	}
	p.merges = append(p.merges, [4]int{n, last, n, p.right})
}

func (p *page) table(t report.Table) {
	if t.Note != "" {
		p.wide(t.Note, note, 0)
	}
	p.head(t, p.left)
	at := &tableAt{Table: t, sheet: p.sheet.Name, column: p.left, first: len(p.rows) + 1, last: len(p.rows) + max(1, len(t.Rows))}
	p.tables = append(p.tables, at)
	if len(t.Rows) == 0 {
		p.line(18).add(p.left, report.Words(t.Empty), look{role: lineLabel})
		return
	}
	for _, cells := range t.Rows {
		tall := 18.0
		for i, c := range cells {
			if t.Columns[i].Wrap {
				tall = max(tall, p.height(c.Text, p.width(p.left+i)-1, 10))
			}
		}
		r := p.line(tall)
		r.table = at
		for i, c := range cells {
			r.add(p.left+i, c, look{role: body, wrap: t.Columns[i].Wrap, right: toRight(t.Columns[i].Kind)})
		}
		p.runOver(t, p.left, body)
	}
}

func (p *page) chart(c report.Chart) {
	height := c.Height
	if height == 0 {
		height = 14
	}
	p.charts = append(p.charts, chartAt{c, len(p.rows) + 1, height})
	for range height {
		p.line(18)
	}
}
