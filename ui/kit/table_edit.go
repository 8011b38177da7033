package kit

import (
	"fyne.io/fyne/v2"
)

// cellEdit is the entry that stands over a cell while it is edited.
type cellEdit struct {
	entry    entry
	row, col int
	key      string
	before   string
}

func (t *Table) firstEditable() int {
	for i, c := range t.Columns {
		if c.Edits {
			return i
		}
	}
	return -1
}

// EditCell opens a cell for writing. Enter or going elsewhere keeps the words,
// Esc gives the old ones back.
func (t *Table) EditCell(row, col int) {
	if col < 0 || !t.Columns[col].Edits || row >= t.Rows.Len() || t.OnEdit == nil {
		return
	}
	t.endEdit(true)
	e := &cellEdit{row: row, col: col, key: t.Rows.Key(row)}
	e.before = t.Rows.Cell(row, col).Text
	if t.EditText != nil {
		e.before = t.EditText(row, col)
	}
	e.entry.ExtendBaseWidget(&e.entry)
	e.entry.Scroll = fyne.ScrollNone
	e.entry.SetText(e.before)
	e.entry.OnSubmitted = func(string) { t.endEdit(true); Focus(t) }
	e.entry.cancelled = func() bool { t.endEdit(false); Focus(t); return true }
	e.entry.left = func() { t.endEdit(true) }
	t.edit = e
	t.placeEdit()
	t.layer.Objects = []fyne.CanvasObject{&e.entry}
	t.layer.Refresh()
	if c := canvasOf(t); c != nil {
		c.Focus(&e.entry)
	}
	e.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (t *Table) placeEdit() {
	x := float32(0)
	for i := 0; i < t.edit.col; i++ {
		x += t.widths[i]
	}
	y := headHeight + float32(t.edit.row)*rowHeight - t.list.GetScrollOffset()
	t.edit.entry.Move(fyne.NewPos(x+3, y+1))
	t.edit.entry.Resize(fyne.NewSize(t.widths[t.edit.col]-6, rowHeight-2))
}

func (t *Table) endEdit(keep bool) {
	e := t.edit
	if e == nil {
		return
	}
	t.edit = nil
	t.layer.Objects = nil
	t.layer.Refresh()
	row := e.row
	if row >= t.Rows.Len() || t.Rows.Key(row) != e.key {
		row = t.rowOf(e.key)
	}
	if keep && row >= 0 && e.entry.Text != e.before {
		t.OnEdit(row, e.col, e.entry.Text)
	}
	t.list.RefreshItem(row)
}
