package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Icon is a sign in a colour of the theme.
type Icon struct {
	widget.BaseWidget
	Sign   fyne.Resource
	Colour fyne.ThemeColorName
	Px     float32
}

// NewIcon makes a sign of 16 pixels.
func NewIcon(sign fyne.Resource, colour fyne.ThemeColorName) *Icon {
	i := &Icon{Sign: sign, Colour: colour, Px: 16}
	i.ExtendBaseWidget(i)
	return i
}

// Sized sets the size.
func (i *Icon) Sized(px float32) *Icon { i.Px = px; return i }

// Set changes the sign and its colour.
func (i *Icon) Set(sign fyne.Resource, colour fyne.ThemeColorName) {
	i.Sign, i.Colour = sign, colour
	i.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	r := &iconRenderer{icon: i, sign: newSign()}
	r.sign.set(i.Sign, i.Colour)
	return r
}

type iconRenderer struct {
	icon *Icon
	sign *sign
}

func (r *iconRenderer) Layout(s fyne.Size) {
	px := min(r.icon.Px, max(s.Width, 1))
	r.sign.place((s.Width-px)/2, (s.Height-px)/2, px)
}
func (r *iconRenderer) MinSize() fyne.Size           { return fyne.NewSize(r.icon.Px, r.icon.Px) }
func (r *iconRenderer) Destroy()                     {}
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.sign.Image} }
func (r *iconRenderer) Refresh() {
	r.sign.set(r.icon.Sign, r.icon.Colour)
	r.Layout(r.icon.Size())
}

// sign is an image that reads its picture again only when it changes: reading
// parses it.
type sign struct {
	*canvas.Image
	shown string
}

func newSign() *sign {
	s := &sign{Image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	s.Hide()
	return s
}

func (s *sign) set(r fyne.Resource, colour fyne.ThemeColorName) {
	if r == nil {
		s.shown = ""
		s.Hide()
		return
	}
	r = theme.Tint(r, colour)
	if r.Name() != s.shown {
		s.shown = r.Name()
		s.Resource = r
		s.Image.Refresh()
	}
	if !s.Visible() {
		s.Show()
	}
}

func (s *sign) place(x, y, px float32) {
	s.Move(fyne.NewPos(x, y))
	s.Resize(fyne.NewSize(px, px))
}
