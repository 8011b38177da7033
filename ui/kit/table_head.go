package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// tableHead names the columns; a tap sorts, a drag at an edge resizes.
type tableHead struct {
	widget.BaseWidget
	t       *Table
	dragged int // the column whose edge is dragged, -1 none, -2 not an edge
	atEdge  bool
	over    int
	tip     tipTimer
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{t: t, dragged: -1, over: -1}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHead) edge(x float32) int {
	right := float32(0)
	for i, w := range h.t.widths {
		right += w
		if x > right-5 && x < right+5 {
			return i
		}
	}
	return -1
}

// Tapped sorts by a column, and turns the order when it is sorted by it.
func (h *tableHead) Tapped(e *fyne.PointEvent) {
	col, _ := h.t.columnAt(e.Position.X)
	if h.edge(e.Position.X) >= 0 || col < 0 {
		return
	}
	h.t.SortBy(col)
}

// SortBy sorts by a column, and turns the order when it is sorted by it.
func (t *Table) SortBy(col int) {
	if !t.Columns[col].Sorts || t.OnSort == nil {
		return
	}
	down := t.Columns[col].Number
	if t.sortCol == col {
		down = !t.sortDown
	}
	t.sortCol, t.sortDown = col, down
	t.OnSort(col, down)
	t.Refresh()
}

// Dragged resizes the column left of the edge.
func (h *tableHead) Dragged(e *fyne.DragEvent) {
	if h.dragged == -1 {
		h.dragged = h.edge(e.Position.X - e.Dragged.DX)
		if h.dragged < 0 {
			h.dragged = -2
		}
	}
	if h.dragged < 0 {
		return
	}
	c := &h.t.Columns[h.dragged]
	c.Width = max(48, h.t.widths[h.dragged]+e.Dragged.DX)
	c.Grow = 0
	h.t.Refresh()
	h.t.BaseWidget.Refresh()
}

// DragEnd implements fyne.Draggable.
func (h *tableHead) DragEnd() { h.dragged = -1 }

// Cursor implements desktop.Cursorable.
func (h *tableHead) Cursor() desktop.Cursor {
	if h.atEdge || h.dragged >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (h *tableHead) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved shows where one can drag and what a title means.
func (h *tableHead) MouseMoved(e *desktop.MouseEvent) {
	h.atEdge = h.edge(e.Position.X) >= 0
	col, _ := h.t.columnAt(e.Position.X)
	if col != h.over {
		h.over = col
		h.tip.hide()
		if col >= 0 {
			h.tip.rest(h, h.t.Columns[col].Tip)
		}
	}
}

// MouseOut implements desktop.Hoverable.
func (h *tableHead) MouseOut() { h.atEdge, h.over = false, -1; h.tip.hide() }

// CreateRenderer implements fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{h: h, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type headRenderer struct {
	h          *tableHead
	back, rule *canvas.Rectangle
	titles     []*canvas.Text
	grips      []*canvas.Rectangle
	objects    []fyne.CanvasObject
}

func (r *headRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, headHeight) }
func (r *headRenderer) Destroy()                     {}
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *headRenderer) paint() {
	t := r.h.t
	styleRect(r.back, theme.Header, "", 0, Flat)
	r.back.TopLeftCornerRadius, r.back.TopRightCornerRadius = 11, 11
	styleRect(r.rule, theme.Border, "", 0, Flat)
	r.titles, r.grips = r.titles[:min(len(r.titles), len(t.Columns))], r.grips[:min(len(r.grips), len(t.Columns))]
	for len(r.titles) < len(t.Columns) {
		r.titles = append(r.titles, canvas.NewText("", nil))
		r.grips = append(r.grips, canvas.NewRectangle(nil))
	}
	r.objects = append(r.objects[:0], r.back, r.rule)
	for i := range t.Columns {
		styleRect(r.grips[i], theme.BorderStrong, "", 0, Flat)
		r.objects = append(r.objects, r.titles[i], r.grips[i])
	}
}

// Layout writes the titles: how much of one fits depends on the width.
func (r *headRenderer) Layout(s fyne.Size) {
	t := r.h.t
	r.back.Resize(s)
	r.rule.Move(fyne.NewPos(0, s.Height-1))
	r.rule.Resize(fyne.NewSize(s.Width, 1))
	x := float32(0)
	for i, c := range t.Columns {
		if i >= len(t.widths) || i >= len(r.titles) {
			return
		}
		r.title(i, c, x, s.Height)
		x += t.widths[i]
		r.grips[i].Move(fyne.NewPos(x-1, 11))
		r.grips[i].Resize(fyne.NewSize(1, s.Height-22))
		r.grips[i].Hidden = i == len(t.Columns)-1
	}
}

func (r *headRenderer) title(i int, c TableColumn, x, height float32) {
	t := r.h.t
	words, ink, face := c.Title, theme.Text3, theme.Medium
	mark := ""
	if t.sortCol == i {
		ink, mark = theme.Text, " ↑"
		if t.sortDown {
			mark = " ↓"
		}
	}
	room := t.widths[i] - 2*cellPad
	styleText(r.titles[i], "", theme.SizeSmall, face, ink)
	r.titles[i].Text = Shorten(words, max(10, room-measure(mark, theme.SizeSmall, face).Width), theme.SizeSmall, face) + mark
	r.titles[i].Alignment = fyne.TextAlignLeading
	if c.Number {
		r.titles[i].Alignment = fyne.TextAlignTrailing
	}
	placeText(r.titles[i], x+cellPad, 0, room, height)
}

func (r *headRenderer) Refresh() {
	r.paint()
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}
