package kit

import (
	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// TrackStep is a stage of a funnel track.
type TrackStep struct {
	Label   string
	N       float64
	Count   string // "41", exact
	Hue     theme.Hue
	Between string // from here to the next: "18 of 41"
	Under   string // a second line there: "half in 12 d"
	Marked  bool   // the bottleneck is between here and the next
	Tip     string
	Tap     func()
}

// Track draws stages from left to right, as tall as their counts, and what is
// carried on between them.
func Track(steps []TrackStep) *Chart {
	c := NewChart(func(p *Painter) { drawTrack(p, steps) })
	c.Min = fyne.NewSize(float32(len(steps))*84, 190)
	return c
}

func drawTrack(p *Painter, steps []TrackStep) {
	most := 0.0
	for _, s := range steps {
		most = max(most, s.N)
	}
	if len(steps) == 0 || most <= 0 {
		return
	}
	slot := p.W / float32(len(steps))
	block := min(slot*0.46, 76)
	const top, foot = 44, 44
	room := p.H - top - foot
	mid := top + room/2
	height := func(n float64) float32 { return max(room*float32(n/most), 3) }
	for i, s := range steps {
		x := slot*float32(i) + (slot-block)/2
		if i+1 < len(steps) {
			passage(p, x+block, x+slot, mid, height(s.N), height(steps[i+1].N), s)
		}
	}
	for i, s := range steps {
		x := slot*float32(i) + (slot-block)/2
		h := height(s.N)
		p.Rect(x, mid-h/2, block, h, 4, theme.C(s.Hue.Solid()))
		p.Text(x+block/2, 10, Shorten(s.Label, slot-6, theme.SizeSmall, theme.Medium), theme.SizeSmall, theme.Medium, theme.Text2, fyne.TextAlignCenter)
		p.Text(x+block/2, 29, s.Count, 15, theme.SemiBold, theme.Text, fyne.TextAlignCenter)
		p.Spot(Spot{X: x, Y: top - 4, W: block, H: room + 8, Tip: s.Tip, Tap: s.Tap})
	}
}

// passage is what goes on from one stage to the next.
func passage(p *Painter, from, to, mid, left, right float32, s TrackStep) {
	right = min(left, right)
	shape := []fyne.Position{{X: from + 2, Y: mid - left/2}, {X: to - 2, Y: mid - right/2},
		{X: to - 2, Y: mid + right/2}, {X: from + 2, Y: mid + left/2}}
	hue, ink := s.Hue, theme.Text2
	if s.Marked {
		hue, ink = theme.AtRisk, theme.AtRisk.Ink()
	}
	p.Shape(shape, theme.Fade(theme.C(hue.Solid()), 0.22))
	x := (from + to) / 2
	p.Text(x, p.H-30, s.Between, theme.SizeCaption, theme.SemiBold, ink, fyne.TextAlignCenter)
	p.Text(x, p.H-14, s.Under, theme.SizeCaption, theme.Regular, theme.Text3, fyne.TextAlignCenter)
	if s.Marked {
		p.Rect(x-14, p.H-4, 28, 3, 1.5, theme.C(theme.AtRisk.Solid()))
	}
}
