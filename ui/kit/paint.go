package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"golang.org/x/image/vector"

	"baton/ui/theme"
)

// Painter draws sharp shapes in device pixels from logical units. A chart's
// drawing function gets one and the room it has (W, H).
type Painter struct {
	W, H   float32
	scale  float32
	img    *image.RGBA
	raster *vector.Rasterizer
	steps  []step
	labels []label
	spots  []Spot
}

// Spot is a part of a chart with words that show under the pointer.
type Spot struct {
	X, Y, W, H float32
	Tip        string
	Tap        func()
}

type label struct {
	x, y   float32
	words  string
	px     float32
	face   theme.Face
	colour fyne.ThemeColorName
	align  fyne.TextAlign
}

// step is one move, line, curve or closing of a path, in device pixels.
type step struct {
	kind                 byte
	x1, y1, x2, y2, x, y float32
}

func newPainter(w, h int, scale float32) *Painter {
	return &Painter{W: float32(w) / scale, H: float32(h) / scale, scale: scale,
		img: image.NewRGBA(image.Rect(0, 0, w, h)), raster: vector.NewRasterizer(w, h)}
}

// Text writes a line; y is its middle, x its beginning, middle or end.
func (p *Painter) Text(x, y float32, words string, px float32, face theme.Face, colour fyne.ThemeColorName, align fyne.TextAlign) {
	p.labels = append(p.labels, label{x, y, words, px, face, colour, align})
}

// Spot names a part of the chart.
func (p *Painter) Spot(s Spot) { p.spots = append(p.spots, s) }

func (p *Painter) move(x, y float32) {
	p.steps = append(p.steps, step{kind: 'm', x: x * p.scale, y: y * p.scale})
}

func (p *Painter) line(x, y float32) {
	p.steps = append(p.steps, step{kind: 'l', x: x * p.scale, y: y * p.scale})
}

func (p *Painter) curve(x1, y1, x2, y2, x, y float32) {
	s := p.scale
	p.steps = append(p.steps, step{kind: 'c', x1: x1 * s, y1: y1 * s, x2: x2 * s, y2: y2 * s, x: x * s, y: y * s})
}

func (p *Painter) close() { p.steps = append(p.steps, step{kind: 'z'}) }

// bounds is the smallest picture that holds the path: only that is rasterised.
func (p *Painter) bounds() image.Rectangle {
	low, high := float32(math.Inf(1)), float32(math.Inf(-1))
	minX, minY, maxX, maxY := low, low, high, high
	reach := func(x, y float32) {
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	for _, s := range p.steps {
		if s.kind == 'z' {
			continue
		}
		reach(s.x, s.y)
		if s.kind == 'c' {
			reach(s.x1, s.y1)
			reach(s.x2, s.y2)
		}
	}
	if minX > maxX {
		return image.Rectangle{}
	}
	return image.Rect(int(minX)-1, int(minY)-1, int(maxX)+2, int(maxY)+2).Intersect(p.img.Bounds())
}

func (p *Painter) fill(src image.Image) {
	r := p.bounds()
	if !r.Empty() {
		p.trace(r)
		p.raster.DrawOp = draw.Over
		p.raster.Draw(p.img, r, src, r.Min)
	}
	p.steps = p.steps[:0]
}

func (p *Painter) trace(r image.Rectangle) {
	ox, oy := float32(r.Min.X), float32(r.Min.Y)
	p.raster.Reset(r.Dx(), r.Dy())
	for _, s := range p.steps {
		switch s.kind {
		case 'm':
			p.raster.MoveTo(s.x-ox, s.y-oy)
		case 'l':
			p.raster.LineTo(s.x-ox, s.y-oy)
		case 'c':
			p.raster.CubeTo(s.x1-ox, s.y1-oy, s.x2-ox, s.y2-oy, s.x-ox, s.y-oy)
		case 'z':
			p.raster.ClosePath()
		}
	}
	p.raster.ClosePath()
}

// Rect fills a rectangle with round corners.
func (p *Painter) Rect(x, y, w, h, radius float32, c color.Color) {
	p.outline(x, y, w, h, radius)
	p.fill(image.NewUniform(c))
}

// Hatched fills a rectangle with thin diagonal lines: known from too little.
func (p *Painter) Hatched(x, y, w, h, radius float32, c color.Color) {
	p.Rect(x, y, w, h, radius, theme.Fade(c, 0.16))
	p.outline(x, y, w, h, radius)
	p.fill(hatch{color.RGBAModel.Convert(theme.Fade(c, 0.75)).(color.RGBA), max(5*p.scale, 3)})
}

// hatch is an endless picture of diagonal lines.
type hatch struct {
	c    color.RGBA
	step float32
}

func (hatch) ColorModel() color.Model { return color.RGBAModel }
func (hatch) Bounds() image.Rectangle { return image.Rect(-1e6, -1e6, 1e6, 1e6) }

func (h hatch) At(x, y int) color.Color {
	at := float32(math.Mod(float64(x+y), float64(h.step)))
	cover := 1 - min(1, float32(math.Abs(float64(at-h.step/2)))/(h.step*0.28))
	if cover <= 0 {
		return color.RGBA{}
	}
	f := func(v uint8) uint8 { return uint8(float32(v) * cover) }
	return color.RGBA{f(h.c.R), f(h.c.G), f(h.c.B), f(h.c.A)}
}

func (p *Painter) outline(x, y, w, h, radius float32) {
	if w <= 0 || h <= 0 {
		return
	}
	r := min(radius, w/2, h/2)
	k := r * 0.4477
	p.move(x+r, y)
	p.line(x+w-r, y)
	p.curve(x+w-k, y, x+w, y+k, x+w, y+r)
	p.line(x+w, y+h-r)
	p.curve(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
	p.line(x+r, y+h)
	p.curve(x+k, y+h, x, y+h-k, x, y+h-r)
	p.line(x, y+r)
	p.curve(x, y+k, x+k, y, x+r, y)
}

// Shape fills a polygon.
func (p *Painter) Shape(points []fyne.Position, c color.Color) {
	for i, q := range points {
		if i == 0 {
			p.move(q.X, q.Y)
			continue
		}
		p.line(q.X, q.Y)
	}
	p.fill(image.NewUniform(c))
}

// Line strokes a polyline with round joins.
func (p *Painter) Line(points []fyne.Position, width float32, c color.Color) {
	for i := 0; i+1 < len(points); i++ {
		a, b := points[i], points[i+1]
		dx, dy := b.X-a.X, b.Y-a.Y
		n := float32(math.Hypot(float64(dx), float64(dy)))
		if n == 0 {
			continue
		}
		ox, oy := -dy/n*width/2, dx/n*width/2
		p.move(a.X+ox, a.Y+oy)
		p.line(b.X+ox, b.Y+oy)
		p.line(b.X-ox, b.Y-oy)
		p.line(a.X-ox, a.Y-oy)
		p.close()
		p.circle(b.X, b.Y, width/2)
	}
	p.fill(image.NewUniform(c))
}

// Dot fills a circle.
func (p *Painter) Dot(x, y, radius float32, c color.Color) {
	p.circle(x, y, radius)
	p.fill(image.NewUniform(c))
}

// circle turns the same way as the pieces of Line, so that they add up.
func (p *Painter) circle(x, y, r float32) {
	k := r * 0.5523
	p.move(x+r, y)
	p.curve(x+r, y-k, x+k, y-r, x, y-r)
	p.curve(x-k, y-r, x-r, y-k, x-r, y)
	p.curve(x-r, y+k, x-k, y+r, x, y+r)
	p.curve(x+k, y+r, x+r, y+k, x+r, y)
	p.close()
}
