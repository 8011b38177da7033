package leads

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// line is a sign, words that wrap, and something at the right: the shape of
// nearly everything in the panel. With OnTap it can be pressed.
type line struct {
	widget.BaseWidget
	left, right fyne.CanvasObject
	words       []*kit.Paragraph
	OnTap       func()

	pad   float32
	box   *kit.Box
	under fyne.CanvasObject // at full width below the words, such as a field
}

func newLine(left fyne.CanvasObject, right fyne.CanvasObject, words ...*kit.Paragraph) *line {
	l := &line{left: left, right: right, words: words, box: kit.NewBox(theme.None, "", 8)}
	l.ExtendBaseWidget(l)
	return l
}

// said is a line's first words, hint the quieter ones below.
func said(s string) *kit.Paragraph {
	return kit.NewParagraph(s).Styled(theme.SizeBody, theme.Regular, theme.Text)
}

func hint(s string) *kit.Paragraph {
	return kit.NewParagraph(s).Styled(theme.SizeSmall, theme.Regular, theme.Text3)
}

const lineGap = 10

// usual is the width a line reckons with until it has been given one.
const usual = 380

func (l *line) sides() (left, right float32) {
	if l.left != nil {
		left = l.left.MinSize().Width + lineGap
	}
	if l.right != nil && l.right.Visible() {
		right = l.right.MinSize().Width + lineGap
	}
	return left, right
}

// HeightAt is how tall the line is at a width.
func (l *line) HeightAt(width float32) float32 {
	left, right := l.sides()
	h := float32(0)
	for _, w := range l.words {
		h += w.HeightAt(width - left - right - 2*l.pad)
	}
	if l.left != nil {
		h = max(h, l.left.MinSize().Height)
	}
	if right > 0 {
		h = max(h, l.right.MinSize().Height)
	}
	if l.under != nil {
		h += l.under.MinSize().Height + 4
	}
	return h + 2*l.pad
}

// MinSize implements fyne.CanvasObject.
func (l *line) MinSize() fyne.Size {
	width := l.Size().Width
	if width == 0 {
		width = usual
	}
	return fyne.NewSize(80, l.HeightAt(width))
}

// Tapped presses the line.
func (l *line) Tapped(*fyne.PointEvent) {
	if l.OnTap != nil {
		l.OnTap()
	}
}

// MouseIn implements desktop.Hoverable.
func (l *line) MouseIn(*desktop.MouseEvent) {
	if l.OnTap != nil {
		l.box.Paint(theme.Hover, "")
	}
}

// MouseMoved implements desktop.Hoverable.
func (l *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *line) MouseOut() {
	if l.OnTap != nil {
		l.box.Paint(theme.None, "")
	}
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ l *line }

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
	for _, o := range []fyne.CanvasObject{r.l.left, r.l.right, r.l.under} {
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
	y := l.pad
	for _, w := range l.words {
		h := w.HeightAt(s.Width - left - right - 2*l.pad)
		w.Move(fyne.NewPos(l.pad+left, y))
		w.Resize(fyne.NewSize(s.Width-left-right-2*l.pad, h))
		y += h
	}
	if l.left != nil {
		m := l.left.MinSize()
		l.left.Resize(m)
		l.left.Move(fyne.NewPos(l.pad, l.pad+max(0, (19-m.Height)/2)))
		y = max(y, l.pad+m.Height)
	}
	if right > 0 {
		m := l.right.MinSize()
		l.right.Resize(m)
		l.right.Move(fyne.NewPos(s.Width-m.Width-l.pad, l.pad+max(0, (19-m.Height)/2)))
		y = max(y, l.pad+m.Height)
	}
	if l.under != nil {
		l.under.Move(fyne.NewPos(l.pad+left, y+4))
		l.under.Resize(fyne.NewSize(s.Width-left-2*l.pad, l.under.MinSize().Height))
	}
}

func centred(o fyne.CanvasObject) fyne.CanvasObject { return container.NewCenter(o) }
