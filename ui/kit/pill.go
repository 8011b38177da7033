package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Pill is a chip that can be pressed: it leads to what it names. Space or
// Enter presses it when it has the keyboard.
type Pill struct {
	widget.BaseWidget
	OnTap func()
	Tip   string

	chip         *Chip
	box          *Box
	hover, focus bool
	chosen       bool
	tip          tipTimer
}

// NewPill makes a chip to press.
func NewPill(word string, hue theme.Hue, tip string, tap func()) *Pill {
	p := &Pill{OnTap: tap, Tip: tip, chip: NewChip(word, hue), box: NewBox(theme.None, theme.None, 7)}
	p.ExtendBaseWidget(p)
	return p
}

// Word is what stands on it.
func (p *Pill) Word() string { return p.chip.Word }

// Set writes another word on it; chosen marks that what it names is on.
func (p *Pill) Set(word string, hue theme.Hue, chosen bool) {
	p.chosen = chosen
	p.chip.Sign = nil
	if chosen {
		p.chip.Sign = theme.Glyph("x")
	}
	p.chip.Word, p.chip.Hue = word, hue
	p.chip.Refresh()
	p.mark()
}

// Tapped presses it.
func (p *Pill) Tapped(*fyne.PointEvent) {
	p.tip.hide()
	if p.OnTap != nil {
		p.OnTap()
	}
}

// Cursor implements desktop.Cursorable.
func (p *Pill) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (p *Pill) MouseIn(*desktop.MouseEvent) {
	p.hover = true
	p.mark()
	p.tip.rest(p, p.Tip)
}

// MouseMoved implements desktop.Hoverable.
func (p *Pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Pill) MouseOut() {
	p.hover = false
	p.mark()
	p.tip.hide()
}

// FocusGained implements fyne.Focusable.
func (p *Pill) FocusGained() { p.focus = true; p.mark() }

// FocusLost implements fyne.Focusable.
func (p *Pill) FocusLost() { p.focus = false; p.mark() }

// TypedRune implements fyne.Focusable.
func (p *Pill) TypedRune(r rune) { BubbleRune(p, r) }

// TypedKey implements fyne.Focusable.
func (p *Pill) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		Bubble(p, e)
	}
}

func (p *Pill) mark() {
	stroke := theme.None
	switch {
	case p.focus:
		stroke = theme.AccentInk
	case p.hover, p.chosen:
		stroke = p.chip.Hue.Solid()
	}
	p.box.Paint(theme.None, stroke)
}

// CreateRenderer implements fyne.Widget.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(Pad(1, p.chip), p.box))
}
