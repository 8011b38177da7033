package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Line is a sign, words that wrap, and something at the right: the shape of
// nearly everything that is listed and not selected. With OnTap it can be
// pressed.
type Line struct {
	widget.BaseWidget
	OnTap func()
	Pad   float32
	Under fyne.CanvasObject // at full width below the words, such as a field

	left, right fyne.CanvasObject
	words       []*Paragraph
	box         *Box
}

// NewLine makes a line; left and right may be nil.
func NewLine(left, right fyne.CanvasObject, words ...*Paragraph) *Line {
	l := &Line{left: left, right: right, words: words, box: NewBox(theme.None, "", 8)}
	l.ExtendBaseWidget(l)
	return l
}

// Said is a line's first words.
func Said(s string) *Paragraph {
	return NewParagraph(s).Styled(theme.SizeBody, theme.Regular, theme.Text)
}

// Hint is quieter words below.
func Hint(s string) *Paragraph {
	return NewParagraph(s).Styled(theme.SizeSmall, theme.Regular, theme.Text3)
}

const lineGap = 10

// usual is the width a line reckons with until it has been given one.
const usual = 380

func (l *Line) sides() (left, right float32) {
	if l.left != nil {
		left = l.left.MinSize().Width + lineGap
	}
	if l.right != nil && l.right.Visible() {
		right = l.right.MinSize().Width + lineGap
	}
	return left, right
}

// HeightAt is how tall the line is at a width.
func (l *Line) HeightAt(width float32) float32 {
	left, right := l.sides()
	h := float32(0)
	for _, w := range l.words {
		h += w.HeightAt(width - left - right - 2*l.Pad)
	}
	if l.left != nil {
		h = max(h, l.left.MinSize().Height)
	}
	if right > 0 {
		h = max(h, l.right.MinSize().Height)
	}
	if l.Under != nil {
		h += l.Under.MinSize().Height + 4
	}
	return h + 2*l.Pad
}

// MinSize implements fyne.CanvasObject.
func (l *Line) MinSize() fyne.Size {
	width := l.Size().Width
	if width == 0 {
		width = usual
	}
	return fyne.NewSize(80, l.HeightAt(width))
}

// SetChosen shows the line as the one the keyboard is on.
func (l *Line) SetChosen(on bool) {
	if on {
		l.box.Paint(theme.AccentSoft, theme.Accent)
		return
	}
	l.box.Paint(theme.None, "")
}

// Tapped presses the line.
func (l *Line) Tapped(*fyne.PointEvent) {
	if l.OnTap != nil {
		l.OnTap()
	}
}

// MouseIn implements desktop.Hoverable.
func (l *Line) MouseIn(*desktop.MouseEvent) {
	if l.OnTap != nil {
		l.box.Paint(theme.Hover, "")
	}
}

// MouseMoved implements desktop.Hoverable.
func (l *Line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *Line) MouseOut() {
	if l.OnTap != nil {
		l.box.Paint(theme.None, "")
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ l *Line }

func (r *lineRenderer) MinSize() fyne.Size { return r.l.MinSize() }
func (r *lineRenderer) Destroy()           {}

func (r *lineRenderer) Refresh() {
	r.Layout(r.l.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.l.box}
	for _, w := range r.l.words {
		out = append(out, w)
	}
	for _, o := range []fyne.CanvasObject{r.l.left, r.l.right, r.l.Under} {
		if o != nil {
			out = append(out, o)
		}
	}
	return out
}

func (r *lineRenderer) Layout(s fyne.Size) {
	l := r.l
	l.box.Resize(s)
	left, right := l.sides()
	y := l.Pad
	for _, w := range l.words {
		h := w.HeightAt(s.Width - left - right - 2*l.Pad)
		w.Move(fyne.NewPos(l.Pad+left, y))
		w.Resize(fyne.NewSize(s.Width-left-right-2*l.Pad, h))
		y += h
	}
	if l.left != nil {
		m := l.left.MinSize()
		l.left.Resize(m)
		l.left.Move(fyne.NewPos(l.Pad, l.Pad+max(0, (19-m.Height)/2)))
		y = max(y, l.Pad+m.Height)
	}
	if right > 0 {
		m := l.right.MinSize()
		l.right.Resize(m)
		l.right.Move(fyne.NewPos(s.Width-m.Width-l.Pad, l.Pad+max(0, (19-m.Height)/2)))
		y = max(y, l.Pad+m.Height)
	}
	if l.Under != nil {
		l.Under.Move(fyne.NewPos(l.Pad+left, y+4))
		l.Under.Resize(fyne.NewSize(s.Width-left-2*l.Pad, l.Under.MinSize().Height))
	}
}
