package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ButtonKind is how much a button asks for attention.
type ButtonKind int

const (
	Ghost   ButtonKind = iota // beside something, shows itself on hover
	Outline                   // one of several things to do
	Primary                   // the one next thing to do
	Danger                    // cannot be undone
)

// Button does one thing. Space or Enter presses it when it has the focus.
type Button struct {
	widget.BaseWidget
	Kind     ButtonKind
	Sign     fyne.Resource
	Label    string
	Trailing string // quiet text at the right, such as a count
	Badge    string // a count at the right that asks for attention
	Selected bool
	Leading  bool // label at the left, as in a list
	Height   float32
	Tip      string // shown when the pointer rests; an icon alone needs one
	OnTap    func()
	OnFocus  func() // the keyboard has come to it

	disabled, hover, focus, press bool
	tip                           tipTimer
}

// NewButton makes a button; sign may be nil, label may be empty.
func NewButton(kind ButtonKind, sign fyne.Resource, label string, tap func()) *Button {
	b := &Button{Kind: kind, Sign: sign, Label: label, OnTap: tap, Height: 34}
	b.ExtendBaseWidget(b)
	return b
}

// IconButton is a ghost button of a sign alone, with what it does as a tip.
func IconButton(sign fyne.Resource, tip string, tap func()) *Button {
	b := NewButton(Ghost, sign, "", tap)
	b.Tip = tip
	return b
}

// Small makes the button fit into a row or a card.
func (b *Button) Small() *Button { b.Height = 28; return b }

// SetSelected shows the button as the current one.
func (b *Button) SetSelected(on bool) {
	if b.Selected != on {
		b.Selected = on
		b.Refresh()
	}
}

// SetBadge shows a count that asks for attention; "" takes it away.
func (b *Button) SetBadge(count string) {
	if b.Badge != count {
		b.Badge = count
		b.Refresh()
	}
}

// Disable implements fyne.Disableable.
func (b *Button) Disable() { b.disabled = true; b.Refresh() }

// Enable implements fyne.Disableable.
func (b *Button) Enable() { b.disabled = false; b.Refresh() }

// Disabled implements fyne.Disableable.
func (b *Button) Disabled() bool { return b.disabled }

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.tip.hide()
	if !b.disabled && b.OnTap != nil {
		b.OnTap()
	}
}

// MouseDown shows the press.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.press = true; b.Refresh() }

// MouseUp ends the press.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.press = false; b.Refresh() }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hover = true
	b.tip.rest(b, b.Tip)
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.hover, b.press = false, false
	b.tip.hide()
	b.Refresh()
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	b.focus = true
	b.Refresh()
	if b.OnFocus != nil {
		b.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focus = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey presses the button on Space and Enter.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		Bubble(b, e)
	}
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, back: canvas.NewRectangle(nil), label: canvas.NewText("", nil),
		trailing: canvas.NewText("", nil), badge: canvas.NewRectangle(nil), sign: newSign()}
	r.style()
	return r
}
