package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Press is an object that can be pressed with the pointer and takes no focus:
// what holds it has the keyboard.
type Press struct {
	widget.BaseWidget
	inner fyne.CanvasObject
	run   func()
}

// NewPress makes an object do something when it is pressed.
func NewPress(inner fyne.CanvasObject, run func()) *Press {
	p := &Press{inner: inner, run: run}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Press) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.inner) }

// Tapped implements fyne.Tappable.
func (p *Press) Tapped(*fyne.PointEvent) { p.run() }

// Cursor implements desktop.Cursorable.
func (p *Press) Cursor() desktop.Cursor { return desktop.PointerCursor }
