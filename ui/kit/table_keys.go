package kit

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (t *Table) FocusGained() { t.focus = true; t.list.RefreshItem(t.cursor) }

// FocusLost implements fyne.Focusable.
func (t *Table) FocusLost() { t.focus = false; t.list.RefreshItem(t.cursor) }

// TypedRune opens what can be done on ".", adds on Space, and passes the rest
// on for filtering.
func (t *Table) TypedRune(r rune) {
	switch {
	case r == '.':
		t.openMenu()
	case r == ' ':
	case t.OnRune != nil && r != '?' && r != '/':
		t.OnRune(r)
	default:
		BubbleRune(t, r)
	}
}

// TypedKey implements fyne.Focusable.
func (t *Table) TypedKey(e *fyne.KeyEvent) {
	if !t.press(e.Name, modifiers()) {
		Bubble(t, e)
	}
}

// TypedShortcut takes Ctrl with arrows and Ctrl+A, and passes the rest on.
func (t *Table) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		t.SelectAll()
		return
	case *desktop.CustomShortcut:
		if t.press(s.KeyName, s.Modifier) {
			return
		}
	}
	BubbleShortcut(t, s)
}

// press does what a key does; it answers whether the table has a use for it.
func (t *Table) press(key fyne.KeyName, held fyne.KeyModifier) bool {
	n := t.Rows.Len()
	if step, ok := t.step(key); ok {
		if held&fyne.KeyModifierAlt != 0 {
			return false
		}
		if n > 0 {
			t.moveTo(max(0, min(n-1, t.cursor+step)), held)
		}
		return true
	}
	switch key {
	case fyne.KeySpace:
		t.toggle()
	case fyne.KeyReturn, fyne.KeyEnter:
		if n > 0 && t.OnOpen != nil {
			t.OnOpen(t.cursor)
		}
	case fyne.KeyF2:
		t.EditCell(t.cursor, t.firstEditable())
	case desktop.KeyMenu:
		t.openMenu()
	case fyne.KeyEscape:
		if len(t.chosen) == 0 {
			return false
		}
		t.Select()
	default:
		return false
	}
	return true
}

func (t *Table) step(key fyne.KeyName) (int, bool) {
	n := t.Rows.Len()
	page := max(1, int(t.list.Size().Height/rowHeight)-1)
	switch key {
	case fyne.KeyUp:
		return -1, true
	case fyne.KeyDown:
		return 1, true
	case fyne.KeyPageUp:
		return -page, true
	case fyne.KeyPageDown:
		return page, true
	case fyne.KeyHome:
		return -n, true
	case fyne.KeyEnd:
		return n, true
	}
	return 0, false
}

// moveTo puts the cursor on a row: alone it selects that row, with Shift all
// from the anchor, with Ctrl it only moves.
func (t *Table) moveTo(row int, held fyne.KeyModifier) {
	t.cursor, t.cursorKey = row, t.Rows.Key(row)
	switch {
	case held&fyne.KeyModifierShift != 0:
		clear(t.chosen)
		for i := min(t.anchor, row); i <= max(t.anchor, row); i++ {
			t.chosen[t.Rows.Key(i)] = true
		}
	case held&fyne.KeyModifierShortcutDefault != 0:
	default:
		t.anchor = row
		clear(t.chosen)
		t.chosen[t.cursorKey] = true
	}
	t.list.ScrollTo(row)
	t.told()
}

// toggle adds the row under the cursor to the selection or takes it out.
func (t *Table) toggle() {
	if t.Rows.Len() == 0 {
		return
	}
	key := t.Rows.Key(t.cursor)
	t.cursorKey, t.anchor = key, t.cursor
	if t.chosen[key] {
		delete(t.chosen, key)
	} else {
		t.chosen[key] = true
	}
	t.told()
}

func (t *Table) told() {
	t.list.Refresh()
	if t.OnSelect != nil {
		t.OnSelect(t.Selected())
	}
}

// Selected are the keys of the selected rows, in no order that means anything
// but always the same.
func (t *Table) Selected() []string {
	out := make([]string, 0, len(t.chosen))
	for k := range t.chosen {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Cursor is the row the keyboard is on.
func (t *Table) Cursor() int { return t.cursor }

// Select selects exactly these keys and tells OnSelect.
func (t *Table) Select(keys ...string) {
	t.mark(keys)
	t.told()
}

// ShowRow selects one row by its key, moves there, and tells nobody: the way a
// route opens a row. It answers the row, or -1.
func (t *Table) ShowRow(key string) int {
	row := t.rowOf(key)
	if row < 0 {
		return -1
	}
	t.mark([]string{key})
	t.cursor, t.cursorKey, t.anchor = row, key, row
	t.list.ScrollTo(row)
	t.list.Refresh()
	return row
}

func (t *Table) mark(keys []string) {
	clear(t.chosen)
	for _, k := range keys {
		t.chosen[k] = true
	}
}

// SelectAll selects every row.
func (t *Table) SelectAll() {
	for i := range t.Rows.Len() {
		t.chosen[t.Rows.Key(i)] = true
	}
	t.told()
}

// openMenu offers what can be done with the selected rows, at the cursor.
func (t *Table) openMenu() {
	if t.Rows.Len() == 0 {
		return
	}
	y := headHeight + float32(t.cursor+1)*rowHeight - t.list.GetScrollOffset()
	t.menuAt(t.cursor, absolute(t).AddXY(24, max(headHeight, min(y, t.Size().Height))))
}

func (t *Table) menuAt(row int, at fyne.Position) {
	if t.Menu == nil {
		return
	}
	if !t.chosen[t.Rows.Key(row)] {
		t.moveTo(row, 0)
	}
	ShowMenu(t, at, t.Menu(t.Selected()))
}
