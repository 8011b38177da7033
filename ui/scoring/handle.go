package scoring

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// handle is the head of a rule or a group. It takes the keyboard: Enter opens
// what can be changed, "." what can be done, Delete removes, the arrows go to
// the heads around it.
type handle struct {
	widget.BaseWidget
	acts         handleActs
	back         *kit.Box
	root         fyne.CanvasObject
	hover, focus bool
}

// handleActs is what a handle asks of the page.
type handleActs struct {
	open, menu, remove func()
	walk               func(from *handle, by int)
}

func newHandle(content fyne.CanvasObject, acts handleActs) *handle {
	h := &handle{acts: acts, back: kit.NewBox(theme.None, "", 8)}
	h.root = kit.On(h.back, kit.Inset(3, 8, 3, 8, kit.Middle(content)))
	h.ExtendBaseWidget(h)
	return h
}

func (h *handle) mark() {
	fill, stroke := theme.None, theme.None
	if h.hover {
		fill = theme.Hover
	}
	if h.focus {
		stroke = theme.AccentInk
	}
	h.back.Paint(fill, stroke)
}

// Tapped opens what can be changed.
func (h *handle) Tapped(*fyne.PointEvent) { h.acts.open() }

// TappedSecondary opens what can be done.
func (h *handle) TappedSecondary(*fyne.PointEvent) { h.acts.menu() }

// Cursor implements desktop.Cursorable.
func (h *handle) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (h *handle) MouseIn(*desktop.MouseEvent) { h.hover = true; h.mark() }

// MouseMoved implements desktop.Hoverable.
func (h *handle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *handle) MouseOut() { h.hover = false; h.mark() }

// FocusGained implements fyne.Focusable.
func (h *handle) FocusGained() { h.focus = true; h.mark() }

// FocusLost implements fyne.Focusable.
func (h *handle) FocusLost() { h.focus = false; h.mark() }

// TypedRune opens the menu on ".".
func (h *handle) TypedRune(r rune) {
	if r == '.' {
		h.acts.menu()
		return
	}
	kit.BubbleRune(h, r)
}

// TypedKey implements fyne.Focusable.
func (h *handle) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyF2:
		h.acts.open()
	case fyne.KeyDelete:
		h.acts.remove()
	case fyne.KeyUp:
		h.acts.walk(h, -1)
	case fyne.KeyDown:
		h.acts.walk(h, 1)
	default:
		kit.Bubble(h, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (h *handle) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.root) }
