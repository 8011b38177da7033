package reportpage

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/model/report"
	"baton/ui/kit"
	"baton/ui/theme"
)

// rowsShown is how much of a table is on the page; the workbook has it all.
const rowsShown = 60

// table is a table to read, as wide as the page.
func (p *Page) table(t report.Table) fyne.CanvasObject {
	col := kit.Column(8)
	if t.Title != "" {
		col.Add(kit.Heading(t.Title))
	}
	if t.Note != "" {
		col.Add(kit.NewParagraph(t.Note).Styled(theme.SizeSmall, theme.Regular, theme.Text2))
	}
	if len(t.Rows) == 0 {
		col.Add(kit.Muted(t.Empty))
		return col
	}
	widths := widthsOf(t)
	rows := kit.Column(0, headRow(t, widths), kit.Rule())
	for i, cells := range t.Rows[:min(len(t.Rows), rowsShown)] {
		if i > 0 {
			rows.Add(faint())
		}
		rows.Add(p.bodyRow(t, cells, widths))
	}
	col.Add(rows)
	if more := len(t.Rows) - rowsShown; more > 0 {
		col.Add(kit.Muted("and " + strconv.Itoa(more) + " more rows in the workbook"))
	}
	return col
}

func faint() fyne.CanvasObject { return kit.Fixed(0, 1, kit.NewBox(theme.Well, "", 0)) }

// widthsOf shares the page by what the columns hold.
func widthsOf(t report.Table) []float32 {
	out := make([]float32, len(t.Columns))
	for i, c := range t.Columns {
		longest := len([]rune(c.Title))
		for _, row := range t.Rows[:min(len(t.Rows), rowsShown)] {
			if i < len(row) {
				longest = max(longest, len([]rune(row[i].String())))
			}
		}
		most := 40
		if c.Wrap { // it has more lines; a number has not
			most = 24
		}
		out[i] = float32(min(max(longest, 3), most)) + 2
	}
	return out
}

func headRow(t report.Table, widths []float32) fyne.CanvasObject {
	r := newRow(widths, 6)
	for _, c := range t.Columns {
		title := kit.NewParagraph(c.Title).Styled(theme.SizeCaption, theme.Medium, theme.Text3)
		if c.Kind.Numeric() && c.Kind != report.OutOf {
			title.Align = fyne.TextAlignTrailing
		}
		title.MaxLines = 2
		r.cells = append(r.cells, title)
	}
	return r
}

func (p *Page) bodyRow(t report.Table, cells []report.Cell, widths []float32) fyne.CanvasObject {
	r := newRow(widths, 6)
	for i, c := range t.Columns {
		var cell report.Cell
		if i < len(cells) {
			cell = cells[i]
		}
		words := kit.NewParagraph(cell.String()).Styled(theme.SizeSmall, theme.Regular, theme.Text)
		words.MaxLines = 1
		switch {
		case c.Wrap:
			words.MaxLines = 3
		case cell.Kind == report.OutOf:
			words.Colour = theme.Text3
		case cell.Kind.Numeric():
			words.Face, words.Align = theme.Figures, fyne.TextAlignTrailing
		}
		if ink := inkOf(c, cell); ink != "" {
			words.Face, words.Colour = theme.Medium, ink
		}
		r.cells = append(r.cells, words)
	}
	return r
}

// inkOf is the colour of a word that means a state or a team.
func inkOf(c report.Column, cell report.Cell) fyne.ThemeColorName {
	tone := cell.Tone
	for _, e := range c.Emphasis {
		if e.Word == cell.Text && cell.Text != "" {
			tone = e.Tone
		}
	}
	switch tone {
	case report.Plain:
		return ""
	case report.Muted, report.Unknown:
		return theme.Text3
	}
	return hueOf(tone).Ink()
}

// row sets cells side by side at shares of the width, as tall as the tallest.
type row struct {
	widget.BaseWidget
	widths []float32
	pad    float32
	cells  []*kit.Paragraph
}

func newRow(widths []float32, pad float32) *row {
	r := &row{widths: widths, pad: pad}
	r.ExtendBaseWidget(r)
	return r
}

const columnGap = 12

func (r *row) width(i int, whole float32) float32 {
	var sum float32
	for _, w := range r.widths {
		sum += w
	}
	return (whole - columnGap*float32(len(r.widths)-1)) * r.widths[i] / sum
}

// HeightAt is how tall the row is at a width.
func (r *row) HeightAt(width float32) float32 {
	var h float32
	for i, c := range r.cells {
		h = max(h, c.HeightAt(r.width(i, width)))
	}
	return h + 2*r.pad
}

// MinSize implements fyne.CanvasObject.
func (r *row) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, r.HeightAt(max(r.Size().Width, 400)))
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *row }

func (q *rowRenderer) MinSize() fyne.Size { return q.r.MinSize() }
func (q *rowRenderer) Destroy()           {}

func (q *rowRenderer) Refresh() {
	for _, o := range q.r.cells {
		o.Refresh()
	}
}

func (q *rowRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(q.r.cells))
	for i, c := range q.r.cells {
		out[i] = c
	}
	return out
}

func (q *rowRenderer) Layout(s fyne.Size) {
	x := float32(0)
	for i, c := range q.r.cells {
		w := q.r.width(i, s.Width)
		c.Resize(fyne.NewSize(w, s.Height-2*q.r.pad))
		c.Move(fyne.NewPos(x, q.r.pad))
		x += w + columnGap
	}
}

// dataTable is a big table to look through.
func dataTable(t report.Table) fyne.CanvasObject {
	columns := make([]kit.TableColumn, len(t.Columns))
	for i, c := range t.Columns {
		width := float32(90)
		if c.Kind == report.Text || c.Kind == report.Empty {
			width = 140
		}
		columns[i] = kit.TableColumn{Title: c.Title, Width: width, Number: c.Kind.Numeric()}
	}
	table := kit.NewTable(columns, kit.Rows{
		Len: func() int { return len(t.Rows) },
		Key: strconv.Itoa,
		Cell: func(row, col int) kit.Cell {
			if col >= len(t.Rows[row]) {
				return kit.Cell{}
			}
			return kit.Cell{Text: t.Rows[row][col].String(), Strong: col == 0}
		},
	})
	table.Empty = kit.Empty(theme.Glyph("table"), "No rows in this period", t.Empty)
	return table
}
