package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Layer is the place above everything in a window where tips appear; a window
// without one shows none. It takes no part in clicks.
type Layer struct {
	widget.BaseWidget
	owner fyne.CanvasObject
	tips  *fyne.Container
}

// NewLayer makes the layer; put it last into the window's top stack.
func NewLayer() *Layer {
	l := &Layer{tips: container.NewWithoutLayout()}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.tips) }

// layerOf finds the layer of the window an object is in.
func layerOf(o fyne.CanvasObject) *Layer {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	root, ok := c.Content().(*fyne.Container)
	if !ok {
		return nil
	}
	for _, child := range root.Objects {
		if l, ok := child.(*Layer); ok {
			return l
		}
	}
	return nil
}

// Tell puts a tip under an object, or above it near the lower edge.
func (l *Layer) Tell(o fyne.CanvasObject, words string) {
	l.tell(o, absolute(o).AddXY(o.Size().Width/2, 0), o.Size().Height, words)
}

// tell puts a tip under something whose top middle and height are given.
func (l *Layer) tell(owner fyne.CanvasObject, top fyne.Position, height float32, words string) {
	tip := On(NewBox(theme.Ink, "", 6).Lifted(Hovered), Inset(5, 9, 5, 9,
		NewText(words, theme.SizeSmall, theme.Medium, theme.OnInk)))
	size := tip.MinSize()
	at := top.Subtract(absolute(l))
	room := l.Size()
	y := at.Y + height + 6
	if y+size.Height > room.Height-4 {
		y = at.Y - size.Height - 6
	}
	tip.Resize(size)
	tip.Move(fyne.NewPos(max(4, min(at.X-size.Width/2, room.Width-size.Width-4)), max(4, y)))
	l.owner = owner
	l.tips.Objects = []fyne.CanvasObject{tip}
	l.tips.Refresh()
}

// Clear takes the tip of an object away.
func (l *Layer) Clear(o fyne.CanvasObject) {
	if l.owner == o && len(l.tips.Objects) > 0 {
		l.owner, l.tips.Objects = nil, nil
		l.tips.Refresh()
	}
}

// tipTimer waits for the pointer to rest before it shows a tip.
type tipTimer struct {
	timer *time.Timer
	on    fyne.CanvasObject
}

const tipDelay = 500 * time.Millisecond

func (t *tipTimer) rest(o fyne.CanvasObject, words string) {
	t.hide()
	if words == "" {
		return
	}
	t.on = o
	var timer *time.Timer
	timer = time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			if t.timer != timer || t.on != o {
				return
			}
			if l := layerOf(o); l != nil {
				l.Tell(o, words)
			}
		})
	})
	t.timer = timer
}

func (t *tipTimer) hide() {
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	if t.on != nil {
		if l := layerOf(t.on); l != nil {
			l.Clear(t.on)
		}
		t.on = nil
	}
}

// Tipped shows words when the pointer rests on an object.
type Tipped struct {
	widget.BaseWidget
	Words string
	tip   tipTimer
	inner fyne.CanvasObject
}

// WithTip wraps an object that has no tip of its own.
func WithTip(words string, o fyne.CanvasObject) *Tipped {
	t := &Tipped{Words: words, inner: o}
	t.ExtendBaseWidget(t)
	return t
}

// HeightAt is how tall the object in it is at a width.
func (t *Tipped) HeightAt(width float32) float32 { return HeightAt(t.inner, width) }

// MouseIn implements desktop.Hoverable.
func (t *Tipped) MouseIn(*desktop.MouseEvent) { t.tip.rest(t, t.Words) }

// MouseMoved implements desktop.Hoverable.
func (t *Tipped) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Tipped) MouseOut() { t.tip.hide() }

// CreateRenderer implements fyne.Widget.
func (t *Tipped) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.inner) }
