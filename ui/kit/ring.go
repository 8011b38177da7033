package kit

import (
	"math"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// Ring is a clock that fills as time goes: share is what is used up, beyond 1
// it is late. Put the time in words beside it.
func Ring(share float32, hue theme.Hue) *Chart {
	c := NewChart(func(p *Painter) { drawRing(p, share, hue) })
	c.Min = fyne.NewSize(22, 22)
	return c
}

func drawRing(p *Painter, share float32, hue theme.Hue) {
	side := min(p.W, p.H)
	width := max(side*0.14, 2)
	r := side/2 - width/2 - 0.5
	stroke := func(share float32, c fyne.ThemeColorName) {
		const steps = 72
		var points []fyne.Position
		for i := 0; i <= int(steps*share); i++ {
			a := float64(i)/steps*2*math.Pi - math.Pi/2
			points = append(points, fyne.NewPos(p.W/2+r*float32(math.Cos(a)), p.H/2+r*float32(math.Sin(a))))
		}
		p.Line(points, width, theme.C(c))
	}
	stroke(1, theme.Border)
	if share > 0 {
		stroke(min(max(share, 0.03), 1), hue.Solid())
	}
	if share > 1 {
		p.Rect(p.W/2-width/2, p.H/2-side*0.2, width, side*0.24, width/2, theme.C(hue.Ink()))
		p.Dot(p.W/2, p.H/2+side*0.17, width/2, theme.C(hue.Ink()))
	}
}
