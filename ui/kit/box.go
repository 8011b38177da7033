package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Lift is how far a box floats above what is under it.
type Lift int

const (
	Flat Lift = iota
	Resting
	Hovered
	Floating
)

// Box is a filled and bordered rectangle that follows the theme.
type Box struct {
	widget.BaseWidget
	Fill, Stroke fyne.ThemeColorName
	Radius       float32
	Lift         Lift
	Min          fyne.Size

	rect *canvas.Rectangle
}

// NewBox makes a rectangle; an empty stroke draws none.
func NewBox(fill, stroke fyne.ThemeColorName, radius float32) *Box {
	b := &Box{Fill: fill, Stroke: stroke, Radius: radius, rect: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	return b
}

// Lifted sets the shadow.
func (b *Box) Lifted(l Lift) *Box { b.Lift = l; return b }

// Paint changes fill and stroke.
func (b *Box) Paint(fill, stroke fyne.ThemeColorName) {
	if b.Fill != fill || b.Stroke != stroke {
		b.Fill, b.Stroke = fill, stroke
		b.Refresh()
	}
}

// MinSize implements fyne.CanvasObject.
func (b *Box) MinSize() fyne.Size { return b.Min }

// Refresh resolves the colours again.
func (b *Box) Refresh() {
	b.style()
	canvas.Refresh(b.rect)
}

func (b *Box) style() {
	styleRect(b.rect, b.Fill, b.Stroke, b.Radius, b.Lift)
}

// CreateRenderer implements fyne.Widget.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	b.style()
	return widget.NewSimpleRenderer(b.rect)
}

func styleRect(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName, radius float32, lift Lift) {
	if fill == "" {
		fill = theme.None
	}
	r.FillColor, r.CornerRadius, r.StrokeWidth = theme.C(fill), radius, 0
	if stroke != "" && stroke != theme.None {
		r.StrokeColor, r.StrokeWidth = theme.C(stroke), 1
	}
	switch lift {
	case Resting:
		r.Shadow = canvas.Shadow{Color: theme.C(theme.Shadow), BlurRadius: 3, Offset: fyne.NewPos(0, 1)}
	case Hovered:
		r.Shadow = canvas.Shadow{Color: theme.C(theme.Shadow), BlurRadius: 10, Spread: -1, Offset: fyne.NewPos(0, 4)}
	case Floating:
		r.Shadow = canvas.Shadow{Color: theme.C(theme.Deep), BlurRadius: 24, Spread: -2, Offset: fyne.NewPos(0, 10)}
	default:
		r.Shadow = canvas.Shadow{}
	}
}

// On puts content on a box.
func On(b *Box, content fyne.CanvasObject) *fyne.Container { return container.New(on{}, b, content) }

// Card is a surface around content.
func Card(content fyne.CanvasObject) *fyne.Container {
	return On(NewBox(theme.Surface, theme.Border, 12).Lifted(Resting), Pad(16, content))
}

// TitledCard is a card with a heading, a quiet line under it (may be empty),
// its content, and what one can do at the right of the heading.
func TitledCard(title, quiet string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *fyne.Container {
	head := Column(2, Heading(title).Ellipsis())
	if quiet != "" {
		head.Add(Muted(quiet).Ellipsis())
	}
	var top fyne.CanvasObject = head
	if len(actions) > 0 {
		top = container.NewBorder(nil, nil, nil, Row(8, actions...), head)
	}
	return Card(container.New(&headed{gap: 12}, top, content))
}

// Rule is a hairline across.
func Rule() *Box {
	b := NewBox(theme.Border, "", 0)
	b.Min = fyne.NewSize(1, 1)
	return b
}

// Dot is a small filled circle, a team or a state beside its word.
func Dot(h theme.Hue) fyne.CanvasObject {
	b := NewBox(h.Solid(), "", 4)
	return container.NewCenter(Fixed(8, 8, b))
}
