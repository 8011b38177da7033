package kit

import (
	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// LineChart is values over time, with a range around the first line.
type LineChart struct {
	Labels    []string
	Lines     []Series
	Low, High []float64
	Stairs    bool // values hold until the next, as in "half are through"
	Format    func(float64) string
	Tap       func(label int)
}

// Lines draws a line chart.
func Lines(l LineChart) *Chart {
	c := NewChart(func(p *Painter) { l.draw(p) })
	c.Min = fyne.NewSize(200, 120)
	return c
}

func (l LineChart) format(v float64) string {
	if l.Format != nil {
		return l.Format(v)
	}
	return plainNumber(v)
}

func (l LineChart) top() float64 {
	top := 0.0
	for _, s := range l.Lines {
		for _, v := range s.Values {
			top = max(top, v)
		}
	}
	for _, v := range l.High {
		top = max(top, v)
	}
	return top
}

func (l LineChart) draw(p *Painter) {
	f := newPlot(p, l.top(), l.format)
	n := len(l.Labels)
	if n == 0 {
		return
	}
	gap := (f.w - 12) / float32(max(1, n-1))
	at := func(i int) float32 { return f.x + 6 + gap*float32(i) }
	if len(l.Low) > 1 && len(l.Low) == len(l.High) {
		l.band(f, at)
	}
	for _, s := range l.Lines {
		l.line(f, s, at)
	}
	skip := f.skip(l.Labels, gap)
	for i, name := range l.Labels {
		if i%skip == 0 {
			l.label(p, at(i), name)
		}
		l.spot(p, f, i, at(i)-gap/2, gap)
	}
}

// label keeps the first and the last word inside the chart.
func (l LineChart) label(p *Painter, x float32, name string) {
	half := measure(name, 10.5, theme.Medium).Width / 2
	p.Text(max(half, min(x, p.W-half)), p.H-8, name, 10.5, theme.Medium, theme.Text3, fyne.TextAlignCenter)
}

func (l LineChart) points(f *plot, values []float64, at func(int) float32) []fyne.Position {
	var out []fyne.Position
	for i, v := range values {
		if l.Stairs && i > 0 {
			out = append(out, fyne.NewPos(at(i), f.y(values[i-1])))
		}
		out = append(out, fyne.NewPos(at(i), f.y(v)))
	}
	return out
}

func (l LineChart) band(f *plot, at func(int) float32) {
	shape := l.points(f, l.High, at)
	low := l.points(f, l.Low, at)
	for i := len(low) - 1; i >= 0; i-- {
		shape = append(shape, low[i])
	}
	hue := theme.Accent
	if len(l.Lines) > 0 && l.Lines[0].Hue != "" {
		hue = l.Lines[0].Hue.Solid()
	}
	f.p.Shape(shape, theme.Fade(theme.C(hue), 0.16))
}

func (l LineChart) line(f *plot, s Series, at func(int) float32) {
	colour := theme.C(theme.Accent)
	if s.Hue != "" {
		colour = theme.C(s.Hue.Solid())
	}
	points := l.points(f, s.Values, at)
	if len(points) == 0 {
		return
	}
	f.p.Line(points, 2, colour)
	end := points[len(points)-1]
	f.p.Dot(end.X, end.Y, 4.5, theme.C(theme.Surface))
	f.p.Dot(end.X, end.Y, 3.2, colour)
}

func (l LineChart) spot(p *Painter, f *plot, i int, x, width float32) {
	tip := l.Labels[i]
	for _, s := range l.Lines {
		if i < len(s.Values) {
			tip += "  ·  " + joined(s.Name, l.format(s.Values[i]))
		}
	}
	if i < len(l.Low) && i < len(l.High) {
		tip += "  ·  " + l.format(l.Low[i]) + " to " + l.format(l.High[i])
	}
	s := Spot{X: x, Y: f.top, W: width, H: f.h, Tip: tip}
	if l.Tap != nil {
		s.Tap = func() { l.Tap(i) }
	}
	p.Spot(s)
}
