package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (b *Board) FocusGained() {
	b.focus = true
	if b.selected == "" && len(b.Columns) > 0 && b.Cards.Len(b.col) > 0 {
		b.selected = b.Cards.ID(b.col, min(b.row, b.Cards.Len(b.col)-1))
	}
	b.repaint()
}

// FocusLost implements fyne.Focusable.
func (b *Board) FocusLost() { b.focus = false; b.repaint() }

// TypedRune implements fyne.Focusable.
func (b *Board) TypedRune(r rune) {
	if r == '.' {
		b.openMenu()
		return
	}
	BubbleRune(b, r)
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(e *fyne.KeyEvent) {
	if !b.press(e.Name, modifiers()) {
		Bubble(b, e)
	}
}

// TypedShortcut moves the card with Ctrl and arrows, and passes the rest on.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && b.press(c.KeyName, c.Modifier) {
		return
	}
	BubbleShortcut(b, s)
}

func (b *Board) press(key fyne.KeyName, held fyne.KeyModifier) bool {
	if held&fyne.KeyModifierAlt != 0 || len(b.Columns) == 0 {
		return false
	}
	move := held&fyne.KeyModifierShortcutDefault != 0
	switch key {
	case fyne.KeyLeft:
		b.sideways(-1, move)
	case fyne.KeyRight:
		b.sideways(1, move)
	case fyne.KeyUp:
		b.updown(-1, move)
	case fyne.KeyDown:
		b.updown(1, move)
	case fyne.KeyHome:
		b.walk(b.col, 0)
	case fyne.KeyEnd:
		b.walk(b.col, b.Cards.Len(b.col)-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if b.OnOpen != nil && b.selected != "" {
			b.OnOpen(b.selected)
		}
	case fyne.KeyEscape:
		if b.drag == nil {
			return false
		}
		b.putBack()
	default:
		return false
	}
	return true
}

// sideways walks to the next column that has cards, or carries the card one
// column on.
func (b *Board) sideways(step int, move bool) {
	if move {
		if to := b.col + step; b.selected != "" && to >= 0 && to < len(b.Columns) && b.OnMove != nil {
			b.OnMove(b.selected, b.col, to, 0)
		}
		return
	}
	for c := b.col + step; c >= 0 && c < len(b.Columns); c += step {
		if b.Cards.Len(c) > 0 {
			b.walk(c, b.row)
			return
		}
	}
}

func (b *Board) updown(step int, move bool) {
	to := b.row + step
	if to < 0 || to >= b.Cards.Len(b.col) {
		return
	}
	if !move {
		b.walk(b.col, to)
		return
	}
	if b.Orders && b.OnMove != nil && b.selected != "" {
		b.OnMove(b.selected, b.col, b.col, to)
	}
}

func (b *Board) walk(col, row int) {
	n := b.Cards.Len(col)
	if n == 0 {
		return
	}
	b.col, b.row = col, max(0, min(row, n-1))
	b.selected = b.Cards.ID(b.col, b.row)
	b.reveal()
	b.repaint()
	if b.OnSelect != nil {
		b.OnSelect(b.selected)
	}
}

func (b *Board) openMenu() {
	if b.selected == "" || b.col >= len(b.views) {
		return
	}
	list := b.views[b.col].list
	y := float32(b.row+1)*(cardHeight+cardGap) - list.GetScrollOffset()
	b.menuAt(absolute(list).AddXY(16, max(0, min(y, list.Size().Height))))
}

func (b *Board) menuAt(at fyne.Position) {
	if b.Menu != nil && b.selected != "" {
		ShowMenu(b, at, b.Menu(b.selected))
	}
}
