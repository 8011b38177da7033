package kit

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// Series is a row of values with a name and a hue.
type Series struct {
	Name    string
	Hue     theme.Hue
	Values  []float64
	Hatched bool // expected, not yet so
}

// BarChart is bars under each other's labels; several series are stacked.
type BarChart struct {
	Labels    []string
	Series    []Series
	Low, High []float64 // a range per label, drawn as a thin line; may be nil
	Target    []float64 // a line across; may be nil
	Format    func(float64) string
	Tap       func(label int)
}

// Bars draws a bar chart.
func Bars(b BarChart) *Chart {
	c := NewChart(func(p *Painter) { b.draw(p) })
	c.Min = fyne.NewSize(200, 140)
	return c
}

func (b BarChart) format(v float64) string {
	if b.Format != nil {
		return b.Format(v)
	}
	return plainNumber(v)
}

func plainNumber(v float64) string { return fmt.Sprintf("%.4g", v) }

func (b BarChart) sum(i int) float64 {
	total := 0.0
	for _, s := range b.Series {
		if i < len(s.Values) {
			total += s.Values[i]
		}
	}
	return total
}

func (b BarChart) top() float64 {
	top := 0.0
	for i := range b.Labels {
		top = max(top, b.sum(i))
		if i < len(b.High) {
			top = max(top, b.High[i])
		}
		if i < len(b.Target) {
			top = max(top, b.Target[i])
		}
	}
	return top
}

func (b BarChart) draw(p *Painter) {
	f := newPlot(p, b.top(), b.format)
	if len(b.Labels) == 0 {
		return
	}
	slot := f.w / float32(len(b.Labels))
	width := min(max(slot*0.62, 3), 44)
	skip := f.skip(b.Labels, slot)
	for i, name := range b.Labels {
		mid := f.x + slot*(float32(i)+0.5)
		b.stack(f, i, mid-width/2, width)
		if i < len(b.Low) && i < len(b.High) {
			f.interval(mid, b.Low[i], b.High[i])
		}
		if i%skip == 0 {
			p.Text(mid, p.H-8, name, 10.5, theme.Medium, theme.Text3, fyne.TextAlignCenter)
		}
		b.spot(p, i, mid-slot/2, slot, f)
	}
	b.target(f, slot)
}

func (b BarChart) stack(f *plot, i int, x, width float32) {
	base := 0.0
	for _, s := range b.Series {
		if i >= len(s.Values) || s.Values[i] <= 0 {
			continue
		}
		top, low := f.y(base+s.Values[i]), f.y(base)
		base += s.Values[i]
		h := max(low-top-1.5, 1.5)
		c := theme.C(s.Hue.Solid())
		if s.Hatched {
			f.p.Hatched(x, top, width, h, 3, c)
			continue
		}
		f.p.Rect(x, top, width, h, 3, c)
	}
}

func (b BarChart) target(f *plot, slot float32) {
	if len(b.Target) == 0 {
		return
	}
	for i, v := range b.Target {
		x := f.x + slot*float32(i)
		f.p.Rect(x+1, f.y(v)-1, slot-2, 2, 1, theme.C(theme.Text))
	}
}

func (b BarChart) spot(p *Painter, i int, x, width float32, f *plot) {
	tip := b.Labels[i]
	for _, s := range b.Series {
		if i < len(s.Values) {
			tip += "  ·  " + joined(s.Name, b.format(s.Values[i]))
		}
	}
	if i < len(b.Low) && i < len(b.High) {
		tip += "  ·  " + b.format(b.Low[i]) + " to " + b.format(b.High[i])
	}
	if i < len(b.Target) {
		tip += "  ·  target " + b.format(b.Target[i])
	}
	s := Spot{X: x, Y: f.top, W: width, H: f.h, Tip: tip}
	if b.Tap != nil {
		s.Tap = func() { b.Tap(i) }
	}
	p.Spot(s)
}

func joined(name, value string) string {
	if name == "" {
		return value
	}
	return name + " " + value
}

// plot is the room of a chart inside its axes.
type plot struct {
	p      *Painter
	x, top float32
	w, h   float32
	most   float64
}

// newPlot draws three or four lines across at round values, and leaves room
// for their words at the left and for labels below.
func newPlot(p *Painter, most float64, format func(float64) string) *plot {
	step := roundStep(most / 4)
	lines := int(math.Ceil(most/step - 1e-9))
	if most <= 0 {
		step, lines = 1, 1
	}
	room := float32(0)
	for i := 0; i <= lines; i++ {
		room = max(room, measure(format(step*float64(i)), 10.5, theme.Figures).Width)
	}
	f := &plot{p: p, x: room + 10, top: 8, most: step * float64(lines)}
	f.w, f.h = p.W-f.x, p.H-8-22
	for i := 0; i <= lines; i++ {
		v := step * float64(i)
		y := f.y(v)
		p.Rect(f.x, y-0.5, f.w, 1, 0, theme.C(theme.Border))
		p.Text(room, y, format(v), 10.5, theme.Figures, theme.Text3, fyne.TextAlignTrailing)
	}
	return f
}

func (f *plot) y(v float64) float32 {
	if f.most <= 0 {
		return f.top + f.h
	}
	return f.top + f.h*(1-float32(v/f.most))
}

// interval is a thin line with ends, from low to high.
func (f *plot) interval(x float32, low, high float64) {
	if low == high {
		return
	}
	a, b := f.y(high), f.y(low)
	c := theme.C(theme.Text2)
	f.p.Rect(x-0.75, a, 1.5, max(b-a, 1.5), 0, c)
	f.p.Rect(x-4, a-0.75, 8, 1.5, 0, c)
	f.p.Rect(x-4, b-0.75, 8, 1.5, 0, c)
}

// skip says every how many labels one has room.
func (f *plot) skip(labels []string, slot float32) int {
	widest := float32(0)
	for _, l := range labels {
		widest = max(widest, measure(l, 10.5, theme.Medium).Width)
	}
	return max(1, int(math.Ceil(float64((widest+6)/slot))))
}

// roundStep is the next of 1, 2, 2.5, 5 times a power of ten.
func roundStep(v float64) float64 {
	if v <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if v <= m*power*(1+1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// Legend names the series of a chart.
func Legend(series ...Series) *fyne.Container {
	row := Flow(14)
	for _, s := range series {
		mark := NewChart(func(p *Painter) {
			if s.Hatched {
				p.Hatched(0, 0, p.W, p.H, 2, theme.C(s.Hue.Solid()))
				return
			}
			p.Rect(0, 0, p.W, p.H, 2, theme.C(s.Hue.Solid()))
		})
		mark.Min = fyne.NewSize(10, 10)
		row.Add(Row(6, mark, NewText(s.Name, theme.SizeSmall, theme.Regular, theme.Text2)))
	}
	return row
}
