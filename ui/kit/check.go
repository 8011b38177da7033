package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Check is a box to tick. Space ticks it.
type Check struct {
	widget.BaseWidget
	Label    string
	On       bool
	OnCommit func(on bool)

	hover, focus, disabled bool
}

// NewCheck makes a box.
func NewCheck(label string, on bool, commit func(bool)) *Check {
	c := &Check{Label: label, On: on, OnCommit: commit}
	c.ExtendBaseWidget(c)
	return c
}

// SetOn shows a state without saying so.
func (c *Check) SetOn(on bool) {
	if c.On != on {
		c.On = on
		c.Refresh()
	}
}

// Tapped ticks or unticks.
func (c *Check) Tapped(*fyne.PointEvent) {
	if c.disabled {
		return
	}
	c.On = !c.On
	c.Refresh()
	if c.OnCommit != nil {
		c.OnCommit(c.On)
	}
}

// TypedKey ticks on Space.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	Bubble(c, e)
}

// TypedRune implements fyne.Focusable.
func (c *Check) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() { c.focus = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() { c.focus = false; c.Refresh() }

// MouseIn implements desktop.Hoverable.
func (c *Check) MouseIn(*desktop.MouseEvent) { c.hover = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *Check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Check) MouseOut() { c.hover = false; c.Refresh() }

// Disable implements fyne.Disableable.
func (c *Check) Disable() { c.disabled = true; c.Refresh() }

// Enable implements fyne.Disableable.
func (c *Check) Enable() { c.disabled = false; c.Refresh() }

// Disabled implements fyne.Disableable.
func (c *Check) Disabled() bool { return c.disabled }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, box: canvas.NewRectangle(nil), tick: newSign(), label: canvas.NewText("", nil)}
	r.style()
	return r
}

type checkRenderer struct {
	c     *Check
	box   *canvas.Rectangle
	tick  *sign
	label *canvas.Text
}

func (r *checkRenderer) style() {
	c := r.c
	fill, stroke, ink := theme.Surface, theme.Text3, theme.Text
	switch {
	case c.disabled:
		fill, stroke, ink = theme.Well, theme.BorderStrong, theme.Text3
	case c.On:
		fill, stroke = theme.Accent, theme.Accent
	case c.hover:
		stroke = theme.Accent
	}
	styleRect(r.box, fill, stroke, 5, Flat)
	r.box.StrokeWidth = 1.5
	if c.focus {
		focusRing(r.box)
	}
	var sign fyne.Resource
	if c.On {
		sign = theme.Glyph("check")
	}
	colour := theme.OnAccent
	if c.disabled {
		colour = theme.Text3
	}
	r.tick.set(sign, colour)
	styleText(r.label, c.Label, theme.SizeBody, theme.Regular, ink)
}

func (r *checkRenderer) Layout(s fyne.Size) {
	y := s.Height/2 - 9
	r.box.Move(fyne.NewPos(1, y))
	r.box.Resize(fyne.NewSize(18, 18))
	r.tick.place(3, y+2, 14)
	r.label.Text = Shorten(r.c.Label, max(s.Width-28, 10)+1, theme.SizeBody, theme.Regular)
	placeText(r.label, 28, 0, s.Width-28, s.Height)
}

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(29+measure(r.c.Label, theme.SizeBody, theme.Regular).Width, 28)
}
func (r *checkRenderer) Refresh() {
	r.style()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
func (r *checkRenderer) Destroy() {}
func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.tick.Image, r.label}
}
