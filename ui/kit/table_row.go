package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

const cellPad = 12

// tableRow paints one row. Parts of a cell that are rare (chip, dot, sign) are
// made when first needed.
type tableRow struct {
	widget.BaseWidget
	t     *Table
	row   int
	hover bool
}

func newTableRow(t *Table) *tableRow {
	r := &tableRow{t: t}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) bind(row int) {
	if r.row != row {
		r.hover = false
	}
	r.row = row
	r.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (r *tableRow) MouseIn(*desktop.MouseEvent) { r.hover = true; r.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (r *tableRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *tableRow) MouseOut() { r.hover = false; r.Refresh() }

// MouseDown selects; twice quickly edits the cell or opens the row.
func (r *tableRow) MouseDown(e *desktop.MouseEvent) {
	t := r.t
	if e.Button == desktop.MouseButtonSecondary {
		return
	}
	Focus(t)
	if e.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		t.cursor = r.row
		t.toggle()
		return
	}
	again := t.cursor == r.row && time.Since(t.clicked) < 400*time.Millisecond
	t.clicked = time.Now()
	t.moveTo(r.row, e.Modifier)
	if again {
		r.twice(e.Position.X)
	}
}

func (r *tableRow) twice(x float32) {
	col, _ := r.t.columnAt(x)
	switch {
	case col >= 0 && r.t.Columns[col].Edits:
		r.t.EditCell(r.row, col)
	case r.t.OnOpen != nil:
		r.t.OnOpen(r.row)
	}
}

// MouseUp implements desktop.Mouseable.
func (r *tableRow) MouseUp(*desktop.MouseEvent) {}

// Tapped keeps the list from selecting on its own.
func (r *tableRow) Tapped(*fyne.PointEvent) {}

// TappedSecondary opens what can be done with the row.
func (r *tableRow) TappedSecondary(e *fyne.PointEvent) {
	Focus(r.t)
	r.t.menuAt(r.row, e.AbsolutePosition)
}

// CreateRenderer implements fyne.Widget.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	q := &rowRenderer{r: r, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	q.paint()
	return q
}

type rowRenderer struct {
	r          *tableRow
	back, rule *canvas.Rectangle
	cells      []*cellView
	objects    []fyne.CanvasObject
}

func (q *rowRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, rowHeight) }
func (q *rowRenderer) Destroy()                     {}
func (q *rowRenderer) Objects() []fyne.CanvasObject { return q.objects }

func (q *rowRenderer) Layout(s fyne.Size) {
	q.back.Resize(s)
	q.rule.Move(fyne.NewPos(0, s.Height-1))
	q.rule.Resize(fyne.NewSize(s.Width, 1))
	x := float32(0)
	for i, c := range q.cells {
		if i < len(q.r.t.widths) {
			c.place(x, q.r.t.widths[i], s.Height, q.r.t.Columns[i].Number)
			x += q.r.t.widths[i]
		}
	}
}

func (q *rowRenderer) Refresh() {
	q.paint()
	q.Layout(q.r.Size())
	canvas.Refresh(q.r)
}

func (q *rowRenderer) paint() {
	t, row := q.r.t, q.r.row
	if row >= t.Rows.Len() {
		return
	}
	fill := theme.None
	switch {
	case t.chosen[t.Rows.Key(row)]:
		fill = theme.AccentSoft
	case q.r.hover:
		fill = theme.Hover
	}
	styleRect(q.back, fill, "", 0, Flat)
	if t.focus && t.cursor == row {
		q.back.StrokeColor, q.back.StrokeWidth = theme.C(theme.AccentInk), 1.5
	}
	styleRect(q.rule, theme.Border, "", 0, Flat)
	for len(q.cells) < len(t.Columns) {
		q.cells = append(q.cells, &cellView{text: canvas.NewText("", nil)})
	}
	q.cells = q.cells[:len(t.Columns)]
	q.objects = append(q.objects[:0], q.back, q.rule)
	for i, c := range q.cells {
		c.set(t.Rows.Cell(row, i), t.Columns[i].Number)
		q.objects = c.collect(q.objects)
	}
}
