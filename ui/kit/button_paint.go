package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baton/ui/theme"
)

type buttonRenderer struct {
	b               *Button
	back, badge     *canvas.Rectangle
	label, trailing *canvas.Text
	sign            *sign
}

const buttonSign = 16

func (r *buttonRenderer) Layout(s fyne.Size) {
	b := r.b
	r.back.Resize(s)
	x := r.pad()
	switch {
	case b.Label == "":
		x = (s.Width - buttonSign) / 2
	case !b.Leading:
		x = max(x, (s.Width-r.content())/2)
	}
	if b.Sign != nil {
		r.sign.place(x, (s.Height-buttonSign)/2, buttonSign)
		x += buttonSign + 8
	}
	trailing := r.trailing.MinSize().Width
	room := s.Width - x - r.pad()
	if r.trailing.Text != "" {
		room -= trailing + 14
	}
	r.label.Text = b.Label
	if b.Label != "" && room > 0 {
		r.label.Text = Shorten(b.Label, room+1, theme.SizeBody, theme.Medium)
	}
	placeText(r.label, x, 0, room, s.Height)
	placeText(r.trailing, s.Width-trailing-r.pad(), 0, trailing, s.Height)
	if b.Badge != "" {
		w := max(18, trailing+10)
		r.badge.Resize(fyne.NewSize(w, 18))
		r.badge.Move(fyne.NewPos(s.Width-w-r.pad()+4, s.Height/2-9))
		placeText(r.trailing, s.Width-w-r.pad()+4+(w-trailing)/2, 0, trailing, s.Height)
	}
}

func (r *buttonRenderer) pad() float32 {
	if r.b.Height < 30 {
		return 9
	}
	return 12
}

func (r *buttonRenderer) content() float32 {
	w := measure(r.b.Label, theme.SizeBody, theme.Medium).Width
	if r.b.Sign != nil {
		w += buttonSign + 8
	}
	if r.b.Trailing+r.b.Badge != "" {
		w += measure(r.b.Trailing+r.b.Badge, theme.SizeSmall, theme.Medium).Width + 14
	}
	return w
}

func (r *buttonRenderer) MinSize() fyne.Size {
	if r.b.Label == "" {
		return fyne.NewSize(r.b.Height, r.b.Height)
	}
	return fyne.NewSize(r.content()+2*r.pad(), r.b.Height)
}

func (r *buttonRenderer) colours() (fill, stroke, ink fyne.ThemeColorName, lift Lift) {
	b := r.b
	fill, stroke, ink = theme.None, theme.None, theme.Text2
	switch b.Kind {
	case Outline:
		fill, stroke, ink, lift = theme.Surface, theme.BorderStrong, theme.Text, Resting
	case Primary:
		fill, ink, lift = theme.Accent, theme.OnAccent, Resting
	case Danger:
		fill, stroke, ink = theme.Rose.Soft(), theme.None, theme.Rose.Ink()
	}
	if b.disabled {
		if b.Kind != Ghost {
			fill, stroke = theme.Well, theme.Border
		}
		return fill, stroke, theme.Text3, Flat
	}
	switch {
	case b.Selected:
		fill, ink = theme.AccentSoft, theme.AccentInk
	case b.hover && b.Kind == Primary:
		fill = theme.AccentHover
	case b.hover && b.Kind == Outline:
		fill, stroke = theme.Well, theme.BorderStrong
	case b.press && b.Kind == Ghost:
		fill = theme.Press
	case b.hover && b.Kind == Ghost:
		fill = theme.Hover
	case b.hover && b.Kind == Danger:
		stroke = theme.Rose.Solid()
	}
	return fill, stroke, ink, lift
}

func (r *buttonRenderer) style() {
	b := r.b
	fill, stroke, ink, lift := r.colours()
	styleRect(r.back, fill, stroke, 8, lift)
	if b.focus {
		focusRing(r.back)
		if b.Kind == Primary {
			r.back.StrokeColor = theme.C(theme.OnAccent)
		}
	}
	styleText(r.label, b.Label, theme.SizeBody, theme.Medium, ink)
	trailing := theme.Text3
	if b.Selected || b.Kind == Primary {
		trailing = ink
	}
	styleText(r.trailing, b.Trailing, theme.SizeSmall, theme.Medium, trailing)
	r.badge.Hidden = b.Badge == ""
	if b.Badge != "" {
		styleRect(r.badge, theme.Accent, "", 9, Flat)
		styleText(r.trailing, b.Badge, theme.SizeCaption, theme.SemiBold, theme.OnAccent)
	}
	r.sign.set(b.Sign, ink)
}

func (r *buttonRenderer) Refresh() {
	r.style()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

func (r *buttonRenderer) Destroy() {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.badge, r.sign.Image, r.label, r.trailing}
}

// focusRing marks where the keyboard is: an edge and a halo, seen on any fill.
func focusRing(r *canvas.Rectangle) {
	r.StrokeColor, r.StrokeWidth = theme.C(theme.AccentInk), 1.5
	r.Shadow = canvas.Shadow{Color: theme.Fade(theme.C(theme.AccentInk), 0.45), BlurRadius: 2, Spread: 2}
}
