package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// cellEdit is the entry that stands over a cell while it is edited.
type cellEdit struct {
	entry    entry
	box      fyne.CanvasObject // the entry, as tall as a row
	row, col int
	key      string
	before   string
}

// firstEditable is where F2 begins: in the column one wrote in last, else in
// the first that takes words.
func (t *Table) firstEditable() int {
	first := -1
	for i, c := range t.Columns {
		if c.Edits && c.Title == t.lastCol {
			return i
		}
		if c.Edits && first < 0 {
			first = i
		}
	}
	return first
}

// onward goes on writing elsewhere: Tab in the next cell of the row, the arrows
// in the same column of the row below or above.
func (t *Table) onward(k *fyne.KeyEvent) bool {
	e := t.edit
	if e == nil {
		return false
	}
	row, col := 0, e.col
	switch k.Name {
	case fyne.KeyTab:
		col = t.editableAfter(e.col, modifiers()&fyne.KeyModifierShift != 0)
	case fyne.KeyDown:
		row = 1
	case fyne.KeyUp:
		row = -1
	default:
		return false
	}
	t.endEdit(true)
	Focus(t)
	at := t.rowOf(e.key)
	if at < 0 || at+row < 0 || at+row >= t.Rows.Len() {
		return true
	}
	if row != 0 {
		t.moveTo(at+row, 0)
	}
	t.EditCell(at+row, col)
	return true
}

func (t *Table) editableAfter(col int, back bool) int {
	step, n := 1, len(t.Columns)
	if back {
		step = n - 1
	}
	for i := (col + step) % n; i != col; i = (i + step) % n {
		if t.Columns[i].Edits {
			return i
		}
	}
	return col
}

// EditCell opens a cell for writing. Enter or going elsewhere keeps the words,
// Esc gives the old ones back.
func (t *Table) EditCell(row, col int) {
	if col < 0 || !t.Columns[col].Edits || row >= t.Rows.Len() || t.OnEdit == nil {
		return
	}
	t.endEdit(true)
	t.lastCol = t.Columns[col].Title
	t.list.ScrollTo(row)
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
	e.entry.tabs, e.entry.keys = true, t.onward
	e.box = container.NewThemeOverride(&e.entry, lineTheme{})
	t.edit = e
	t.placeEdit()
	t.layer.Objects = []fyne.CanvasObject{e.box}
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
	t.edit.box.Move(fyne.NewPos(x+3, y+1))
	t.edit.box.Resize(fyne.NewSize(t.widths[t.edit.col]-6, rowHeight-2))
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
