package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Empty says what an empty place is for and offers the first thing to do.
func Empty(sign fyne.Resource, title, purpose string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	mark := Fixed(48, 48, On(NewBox(theme.AccentSoft, "", 14),
		container.NewCenter(NewIcon(sign, theme.AccentInk).Sized(22))))
	body := Column(12, container.NewCenter(mark),
		Column(6, Heading(title).Centered(), NewParagraph(purpose).Centered()))
	if len(actions) > 0 {
		body.Add(container.NewCenter(Row(8, actions...)))
	}
	return container.New(narrow{400}, body)
}

// narrow puts its object in the middle, no wider than a column of text.
type narrow struct{ width float32 }

func (n narrow) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, o[0].MinSize().Height)
}

func (n narrow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(n.width, s.Width-24)
	o[0].Resize(fyne.NewSize(w, o[0].Size().Height))
	h := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(w, h))
	o[0].Move(fyne.NewPos((s.Width-w)/2, max(0, (s.Height-h)/2)))
}

// Stat is a big number with what it counts; small type holds its n or range.
// A stat with OnTap leads to its rows.
type Stat struct {
	widget.BaseWidget
	OnTap func()

	figure, what, small *Text
	box                 *Box
	root                fyne.CanvasObject
	focus, hover        bool
}

// NewStat makes a stat, as in NewStat("41k", "open value", "of 7 leads").
func NewStat(figure, what, small string) *Stat {
	s := &Stat{figure: NewText(figure, 26, theme.SemiBold, theme.Text), what: Muted(what).Ellipsis(),
		small: NewText(small, theme.SizeSmall, theme.Regular, theme.Text3), box: NewBox(theme.Surface, theme.Border, 12)}
	s.box.Lift = Resting
	line := container.NewBorder(nil, nil, s.figure, nil, Inset(8, 0, 0, 8, s.small.Ellipsis()))
	s.root = On(s.box, Inset(12, 16, 14, 16, Column(2, s.what, line)))
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the words.
func (s *Stat) Set(figure, small string) {
	s.figure.Set(figure)
	s.small.Set(small)
	s.Refresh()
}

// Tint colours the figure, such as Late.Ink() for what waits too long.
func (s *Stat) Tint(c fyne.ThemeColorName) *Stat { s.figure.SetColour(c); return s }

// Tapped opens the rows behind the number.
func (s *Stat) Tapped(*fyne.PointEvent) {
	if s.OnTap != nil {
		s.OnTap()
	}
}

// Cursor implements desktop.Cursorable.
func (s *Stat) Cursor() desktop.Cursor {
	if s.OnTap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (s *Stat) MouseIn(*desktop.MouseEvent) { s.hover = s.OnTap != nil; s.mark() }

// MouseMoved implements desktop.Hoverable.
func (s *Stat) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *Stat) MouseOut() { s.hover = false; s.mark() }

func (s *Stat) mark() {
	s.box.Lift = Resting
	stroke := theme.Border
	if s.hover {
		s.box.Lift, stroke = Hovered, theme.BorderStrong
	}
	s.box.Stroke = stroke
	s.box.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Stat) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.root) }

// Fact is a label at the left and its value at the right, as in a detail panel.
func Fact(sign fyne.Resource, label, value string) *fyne.Container {
	name := Row(8)
	if sign != nil {
		name.Add(NewIcon(sign, theme.Text3).Sized(15))
	}
	name.Add(NewText(label, theme.SizeSmall, theme.Regular, theme.Text3))
	return container.NewBorder(nil, nil, Fixed(120, 22, name), nil, Strong(value).Ellipsis())
}

// Note is a quiet box with a sign and a sentence: something to know, in a hue.
func Note(hue theme.Hue, sign fyne.Resource, words string) fyne.CanvasObject {
	text := NewParagraph(words).Styled(theme.SizeBody, theme.Regular, hue.Ink())
	return On(NewBox(hue.Soft(), "", 10), Pad(12, Marked(sign, hue, text)))
}

// Bullet is a sentence in a list.
func Bullet(words string) fyne.CanvasObject {
	return container.New(&hanging{indent: 14}, NewText("•", theme.SizeBody, theme.Medium, theme.Text3), NewParagraph(words))
}

// Marked hangs sentences beside a sign, each on its own lines.
func Marked(sign fyne.Resource, hue theme.Hue, words ...*Paragraph) fyne.CanvasObject {
	row := container.New(&hanging{indent: 26}, NewIcon(sign, hue.Ink()))
	for _, w := range words {
		row.Add(w)
	}
	return row
}

// hanging sets wrapping sentences under each other beside a sign.
type hanging struct{ indent, width float32 }

func (h *hanging) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(60, 0)
	for _, words := range o[1:] {
		if h.width > 0 {
			m.Height += HeightAt(words, h.width-h.indent)
		} else {
			m.Height += words.MinSize().Height
		}
	}
	return m
}

func (h *hanging) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	o[0].Resize(o[0].MinSize())
	y := float32(0)
	for _, words := range o[1:] {
		height := HeightAt(words, s.Width-h.indent)
		words.Move(fyne.NewPos(h.indent, y))
		words.Resize(fyne.NewSize(s.Width-h.indent, height))
		y += height
	}
}
