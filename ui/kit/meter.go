package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Bar is a share from 0 to 1.
type Bar struct {
	widget.BaseWidget
	Share  float32
	Colour fyne.ThemeColorName
}

// NewBar makes an empty bar.
func NewBar(c fyne.ThemeColorName) *Bar {
	b := &Bar{Colour: c}
	b.ExtendBaseWidget(b)
	return b
}

// Set fills the bar to a share.
func (b *Bar) Set(share float32) {
	b.Share = min(max(share, 0), 1)
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, track: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil)}
	r.style()
	return r
}

type barRenderer struct {
	bar         *Bar
	track, fill *canvas.Rectangle
}

func (r *barRenderer) style() {
	h := r.bar.Size().Height / 2
	styleRect(r.track, theme.Well, "", h, Flat)
	styleRect(r.fill, r.bar.Colour, "", h, Flat)
}

func (r *barRenderer) Layout(s fyne.Size) {
	r.track.Resize(s)
	r.fill.Resize(fyne.NewSize(s.Width*r.bar.Share, s.Height))
}

func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(40, 6) }
func (r *barRenderer) Refresh() {
	r.style()
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}
func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.track, r.fill} }

// Part is a stretch of a meter.
type Part struct {
	N       float64
	Hue     theme.Hue
	Hatched bool   // unknown: drawn as lines, never red
	Tip     string // "12 of 40 not known yet"
}

// Met, NotMet and NotKnown are the three parts of a criterion.
func Met(n float64, tip string) Part    { return Part{N: n, Hue: theme.Good, Tip: tip} }
func NotMet(n float64, tip string) Part { return Part{N: n, Hue: theme.Rose, Tip: tip} }
func NotKnown(n float64, tip string) Part {
	return Part{N: n, Hue: theme.Unknown, Hatched: true, Tip: tip}
}

// Meter is a bar of parts that add up to its width.
func Meter(parts ...Part) *Chart {
	c := NewChart(func(p *Painter) { drawMeter(p, parts) })
	c.Min = fyne.NewSize(60, 8)
	return c
}

func drawMeter(p *Painter, parts []Part) {
	total := 0.0
	for _, part := range parts {
		total += part.N
	}
	if total <= 0 {
		p.Rect(0, 0, p.W, p.H, p.H/2, theme.C(theme.Well))
		return
	}
	x := float32(0)
	for _, part := range parts {
		w := p.W * float32(part.N/total)
		if w <= 0 {
			continue
		}
		c := theme.C(part.Hue.Solid())
		if part.Hatched {
			p.Hatched(x, 0, max(w-1.5, 1), p.H, min(p.H/2, 3), c)
		} else {
			p.Rect(x, 0, max(w-1.5, 1), p.H, min(p.H/2, 3), c)
		}
		p.Spot(Spot{X: x, W: w, H: p.H, Tip: part.Tip})
		x += w
	}
}

// ScoreBar is a score of 0 to 100; hatched when less than half is known.
func ScoreBar(score int, hatched bool) *Chart {
	c := NewChart(func(p *Painter) { drawScore(p, score, hatched) })
	c.Min = fyne.NewSize(60, 6)
	return c
}

func drawScore(p *Painter, score int, hatched bool) {
	p.Rect(0, 0, p.W, p.H, p.H/2, theme.C(theme.Well))
	w := p.W * float32(min(max(score, 0), 100)) / 100
	if hatched {
		p.Hatched(0, 0, w, p.H, p.H/2, theme.C(theme.Unknown.Solid()))
		return
	}
	p.Rect(0, 0, w, p.H, p.H/2, theme.C(theme.Accent))
}
