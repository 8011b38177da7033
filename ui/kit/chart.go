package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Chart shows what a drawing function paints: shapes as one picture at device
// pixels, words as text, and spots that answer to the pointer.
type Chart struct {
	widget.BaseWidget
	Min  fyne.Size
	draw func(*Painter)

	spots []Spot
	over  int
	mark  *canvas.Rectangle
}

// NewChart makes a chart; draw runs when its size, its facts (Refresh) or the
// theme change.
func NewChart(draw func(*Painter)) *Chart {
	c := &Chart{draw: draw, Min: fyne.NewSize(80, 60), over: -1, mark: canvas.NewRectangle(theme.C(theme.None))}
	c.ExtendBaseWidget(c)
	return c
}

// Redraw changes what is drawn.
func (c *Chart) Redraw(draw func(*Painter)) { c.draw = draw; c.Refresh() }

func (c *Chart) paint(w, h int, scale float32) *Painter {
	p := newPainter(w, h, scale)
	c.draw(p)
	return p
}

// MouseIn implements desktop.Hoverable.
func (c *Chart) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved names the spot under the pointer.
func (c *Chart) MouseMoved(e *desktop.MouseEvent) {
	at := c.spotAt(e.Position)
	if at == c.over {
		return
	}
	c.leave()
	c.over = at
	if at < 0 {
		return
	}
	s := c.spots[at]
	c.mark.Move(fyne.NewPos(s.X, s.Y))
	c.mark.Resize(fyne.NewSize(s.W, s.H))
	c.mark.FillColor, c.mark.CornerRadius = theme.C(theme.Hover), 4
	c.mark.Refresh()
	if l := layerOf(c); l != nil && s.Tip != "" {
		l.tell(c, absolute(c).AddXY(s.X+s.W/2, s.Y), s.H, s.Tip)
	}
}

// MouseOut implements desktop.Hoverable.
func (c *Chart) MouseOut() { c.leave() }

func (c *Chart) leave() {
	if c.over < 0 {
		return
	}
	if l := layerOf(c); l != nil {
		l.Clear(c)
	}
	c.over = -1
	c.mark.FillColor = theme.C(theme.None)
	c.mark.Refresh()
}

// Tapped opens what is behind a spot.
func (c *Chart) Tapped(e *fyne.PointEvent) {
	if at := c.spotAt(e.Position); at >= 0 && c.spots[at].Tap != nil {
		c.spots[at].Tap()
	}
}

// Cursor implements desktop.Cursorable.
func (c *Chart) Cursor() desktop.Cursor {
	if c.over >= 0 && c.spots[c.over].Tap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (c *Chart) spotAt(p fyne.Position) int {
	for i, s := range c.spots {
		if p.X >= s.X && p.X < s.X+s.W && p.Y >= s.Y && p.Y < s.Y+s.H {
			return i
		}
	}
	return -1
}

// CreateRenderer implements fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	r := &chartRenderer{chart: c}
	r.picture = canvas.NewRaster(func(w, h int) image.Image {
		size := c.Size()
		if size.Width < 1 || w < 1 || h < 1 {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return c.paint(w, h, float32(w)/size.Width).img
	})
	return r
}

type chartRenderer struct {
	chart   *Chart
	picture *canvas.Raster
	words   []fyne.CanvasObject
	at      fyne.Size
}

// Layout makes words only when the size changes: new objects in every layout
// would never let the window rest.
func (r *chartRenderer) Layout(s fyne.Size) {
	r.picture.Resize(s)
	if s == r.at || s.Width < 2 || s.Height < 2 {
		return
	}
	r.at = s
	p := r.chart.paint(max(int(s.Width), 1), max(int(s.Height), 1), 1)
	r.chart.spots = p.spots
	r.words = r.words[:0]
	for _, l := range p.labels {
		r.words = append(r.words, l.object())
	}
}

func (l label) object() fyne.CanvasObject {
	t := canvas.NewText("", nil)
	styleText(t, l.words, l.px, l.face, l.colour)
	m := t.MinSize()
	x := l.x
	switch l.align {
	case fyne.TextAlignCenter:
		x -= m.Width / 2
	case fyne.TextAlignTrailing:
		x -= m.Width
	}
	t.Move(fyne.NewPos(x, l.y-m.Height/2))
	t.Resize(m)
	return t
}

func (r *chartRenderer) MinSize() fyne.Size { return r.chart.Min }

func (r *chartRenderer) Refresh() {
	r.at = fyne.Size{}
	r.Layout(r.chart.Size())
	r.picture.Refresh()
	canvas.Refresh(r.chart)
}

func (r *chartRenderer) Destroy() {}
func (r *chartRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.picture, r.chart.mark}, r.words...)
}
