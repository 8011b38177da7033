package welcome

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

const posterWidth = 430

// poster is the left side: what Baton is, in a sentence and a picture. It is
// dark in both themes.
func poster() fyne.CanvasObject {
	logo := canvas.NewImageFromImage(theme.Icon())
	logo.ScaleMode = canvas.ImageScaleSmooth
	brand := kit.Row(12, kit.Fixed(40, 40, logo), kit.NewText("Baton", 20, theme.SemiBold, theme.OnInk))
	claim := kit.NewParagraph("A lead is a baton. It is dropped where it is handed over.").Styled(25, theme.SemiBold, theme.OnInk)
	points := kit.Column(12,
		point("target", "Write down who you are for, and who is worth a talk."),
		point("handshake", "Agree who carries a lead when, and what each owes the other."),
		point("scale", "See whether the lead, the follow-up or the definition was at fault. Never who."),
		point("hard-drive", "One file, on your computer. No account, no server."))
	foot := kit.Column(28, claim, points)
	body := container.NewBorder(brand, foot, nil, nil, kit.Inset(10, 0, 10, 0, kit.NewChart(relay)))
	back := kit.NewChart(func(p *kit.Painter) { p.Rect(0, 0, p.W, p.H, 0, theme.C(ground())) })
	return kit.Fixed(posterWidth, 0, container.NewStack(back, kit.Pad(40, body)))
}

func point(sign theme.Glyph, words string) fyne.CanvasObject {
	if !sign.Exists() {
		sign = "check"
	}
	text := kit.NewParagraph(words).Styled(theme.SizeBody, theme.Regular, theme.OnInk)
	mark := container.NewVBox(kit.Inset(1, 0, 0, 0, kit.NewIcon(sign, theme.OnInk).Sized(16)))
	return kit.Beside(16, 12, mark, text)
}

// relay draws a lead's way through the hands of three teams: one line whose
// colour changes where it is handed over, and the baton at the second change.
func relay(p *kit.Painter) {
	hues := []theme.Hue{theme.Marketing, theme.BD, theme.Sales}
	names := []string{"Marketing", "Business Development", "Sales"}
	ends := []float64{0, 0.34, 0.68, 1}
	way := wayOf(p)
	for i, h := range hues {
		p.Line(way.between(ends[i], ends[i+1]), 16, theme.Fade(theme.C(h.Solid()), 0.16))
	}
	for i, h := range hues {
		p.Line(way.between(ends[i], ends[i+1]), 4, theme.C(h.Solid()))
	}
	for i, h := range hues {
		at := way.at(ends[i])
		if i != 2 { // there the baton is
			p.Dot(at.X, at.Y, 8, theme.C(h.Solid()))
			p.Dot(at.X, at.Y, 3.5, theme.C(theme.OnInk))
		}
		p.Text(at.X+10, at.Y+22, names[i], theme.SizeSmall, theme.Medium, theme.OnInk, fyne.TextAlignLeading)
	}
	end := way.at(1)
	p.Dot(end.X, end.Y, 16, theme.Fade(theme.C(theme.Good.Solid()), 0.25))
	p.Dot(end.X, end.Y, 9, theme.C(theme.Good.Solid()))
	p.Text(end.X-24, end.Y-4, "Signed", theme.SizeSmall, theme.SemiBold, theme.OnInk, fyne.TextAlignTrailing)
	baton(p, way, ends[2])
}

// way is the line a lead takes, rising through the room there is.
type way struct{ x0, x1, y, rise float32 }

func wayOf(p *kit.Painter) way {
	return way{x0: 9, x1: p.W - 17, y: p.H * 0.5, rise: min(p.H*0.34, 110)}
}

func (w way) at(t float64) fyne.Position {
	y := 1 - 2*t - 0.16*math.Sin(t*3*math.Pi)
	return fyne.NewPos(w.x0+(w.x1-w.x0)*float32(t), w.y+w.rise*float32(y))
}

func (w way) between(from, to float64) []fyne.Position {
	const steps = 64
	line := make([]fyne.Position, 0, steps+1)
	for i := 0; i <= steps; i++ {
		line = append(line, w.at(from+(to-from)*float64(i)/steps))
	}
	return line
}

// baton is a short thick stick along the way, in two hands' colours.
func baton(p *kit.Painter, w way, t float64) {
	a, b := w.at(t-0.02), w.at(t+0.02)
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	n := math.Hypot(dx, dy)
	if n == 0 {
		return
	}
	m, half := w.at(t), fyne.NewPos(float32(dx/n*20), float32(dy/n*20))
	stick := []fyne.Position{m.Subtract(half), m.Add(half)}
	p.Line(stick, 18, theme.C(ground()))
	p.Line(stick, 11, theme.C(theme.OnInk))
	p.Line([]fyne.Position{m.Subtract(half), m}, 5, theme.C(theme.BD.Solid()))
	p.Line([]fyne.Position{m, m.Add(half)}, 5, theme.C(theme.Sales.Solid()))
}

// ground is what the poster is drawn on: dark in both themes.
func ground() fyne.ThemeColorName {
	if theme.IsDark() {
		return theme.Surface
	}
	return theme.Ink
}
