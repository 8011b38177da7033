package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Text is one line of text in a size, a face and a colour of the theme.
type Text struct {
	widget.BaseWidget
	Value    string
	Px       float32
	Face     theme.Face
	Colour   fyne.ThemeColorName
	Align    fyne.TextAlign
	Shortens bool // ends in … instead of asking for its full width
}

// NewText makes a line from its parts; the named sizes below are shorter.
func NewText(s string, size float32, face theme.Face, colour fyne.ThemeColorName) *Text {
	t := &Text{Value: s, Px: size, Face: face, Colour: colour}
	t.ExtendBaseWidget(t)
	return t
}

// Display is the big number or the sentence a page is about.
func Display(s string) *Text {
	return NewText(s, theme.SizeDisplay, theme.SemiBold, theme.Text)
}

// Title names a page or a panel.
func Title(s string) *Text { return NewText(s, theme.SizeTitle, theme.SemiBold, theme.Text) }

// Heading names a card.
func Heading(s string) *Text { return NewText(s, theme.SizeHeading, theme.SemiBold, theme.Text) }

// Body is ordinary text.
func Body(s string) *Text { return NewText(s, theme.SizeBody, theme.Regular, theme.Text) }

// Strong is ordinary text that is read first.
func Strong(s string) *Text { return NewText(s, theme.SizeBody, theme.Medium, theme.Text) }

// Quiet is ordinary text that is read second.
func Quiet(s string) *Text { return NewText(s, theme.SizeBody, theme.Regular, theme.Text2) }

// Muted is small text that explains.
func Muted(s string) *Text { return NewText(s, theme.SizeSmall, theme.Regular, theme.Text3) }

// Caption labels a field or a figure.
func Caption(s string) *Text { return NewText(s, theme.SizeCaption, theme.Medium, theme.Text3) }

// Figure is a number in a column: digits equally wide, aligned right.
func Figure(s string) *Text {
	return NewText(s, theme.SizeBody, theme.Figures, theme.Text).Trailing()
}

// Ellipsis lets the line shorten to the room it gets.
func (t *Text) Ellipsis() *Text { t.Shortens = true; return t }

// Trailing aligns right.
func (t *Text) Trailing() *Text { t.Align = fyne.TextAlignTrailing; return t }

// Centered aligns in the middle.
func (t *Text) Centered() *Text { t.Align = fyne.TextAlignCenter; return t }

// In sets the colour.
func (t *Text) In(c fyne.ThemeColorName) *Text { t.Colour = c; return t }

// Set changes the words.
func (t *Text) Set(s string) {
	if t.Value != s {
		t.Value = s
		t.Refresh()
	}
}

// SetColour changes the colour.
func (t *Text) SetColour(c fyne.ThemeColorName) {
	if t.Colour != c {
		t.Colour = c
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, line: canvas.NewText("", nil)}
	r.style()
	return r
}

type textRenderer struct {
	text *Text
	line *canvas.Text
}

func (r *textRenderer) style() {
	t := r.text
	styleText(r.line, r.fitted(), t.Px, t.Face, t.Colour)
	r.line.Alignment = t.Align
}

func (r *textRenderer) fitted() string {
	t := r.text
	if w := t.Size().Width; t.Shortens && w > 0 {
		return Shorten(t.Value, w, t.Px, t.Face)
	}
	return t.Value
}

func (r *textRenderer) Layout(s fyne.Size) {
	r.line.Text = r.fitted()
	h := r.line.MinSize().Height
	r.line.Resize(fyne.NewSize(s.Width, h))
	r.line.Move(fyne.NewPos(0, (s.Height-h)/2))
}

func (r *textRenderer) MinSize() fyne.Size {
	s := measure(r.text.Value, r.text.Px, r.text.Face)
	if r.text.Shortens {
		s.Width = min(s.Width, 24)
	}
	return s
}

func (r *textRenderer) Refresh() {
	r.style()
	r.Layout(r.text.Size())
	canvas.Refresh(r.line)
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func styleText(t *canvas.Text, s string, size float32, face theme.Face, colour fyne.ThemeColorName) {
	t.Text, t.TextSize, t.FontSource, t.Color = s, size, face, theme.C(colour)
}

// placeText puts a line at x, in the middle of a height.
func placeText(t *canvas.Text, x, y, w, h float32) {
	m := t.MinSize().Height
	t.Move(fyne.NewPos(x, y+(h-m)/2))
	t.Resize(fyne.NewSize(w, m))
}

func measure(s string, size float32, face theme.Face) fyne.Size {
	m, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, face)
	return m
}

// Shorten cuts a line to a width, ending in …
func Shorten(s string, width, size float32, face theme.Face) string {
	if measure(s, size, face).Width <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(runes[:mid])+"…", size, face).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}
