package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Chip is a word on a soft colour: a stage, a state, a tag.
type Chip struct {
	widget.BaseWidget
	Word    string
	Hue     theme.Hue
	Dotted  bool          // a dot before the word
	Hatched bool          // known from too little
	Sign    fyne.Resource // a sign before the word
}

// NewChip makes a chip.
func NewChip(word string, hue theme.Hue) *Chip {
	c := &Chip{Word: word, Hue: hue}
	c.ExtendBaseWidget(c)
	return c
}

// WithDot puts a dot before the word.
func (c *Chip) WithDot() *Chip { c.Dotted = true; return c }

// WithSign puts a sign before the word.
func (c *Chip) WithSign(s fyne.Resource) *Chip { c.Sign = s; return c }

// Set changes word and hue.
func (c *Chip) Set(word string, hue theme.Hue) {
	if c.Word != word || c.Hue != hue {
		c.Word, c.Hue = word, hue
		c.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, back: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil),
		word: canvas.NewText("", nil), sign: newSign()}
	r.style()
	return r
}

type chipRenderer struct {
	chip *Chip
	back *canvas.Rectangle
	dot  *canvas.Circle
	word *canvas.Text
	sign *sign
}

const chipHeight = 20

func (r *chipRenderer) style() {
	c := r.chip
	styleRect(r.back, c.Hue.Soft(), "", 6, Flat)
	r.dot.FillColor, r.dot.Hidden = theme.C(c.Hue.Solid()), !c.Dotted
	styleText(r.word, c.Word, theme.SizeCaption, theme.Medium, c.Hue.Ink())
	r.sign.set(c.Sign, c.Hue.Ink())
}

func (r *chipRenderer) lead() float32 {
	switch {
	case r.chip.Dotted:
		return 18
	case r.chip.Sign != nil:
		return 22
	}
	return 7
}

func (r *chipRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.dot.Move(fyne.NewPos(7, s.Height/2-3))
	r.dot.Resize(fyne.NewSize(6, 6))
	r.sign.place(6, s.Height/2-6, 12)
	room := s.Width - r.lead() - 7
	r.word.Text = Shorten(r.chip.Word, max(room, 8)+1, theme.SizeCaption, theme.Medium)
	placeText(r.word, r.lead(), 0, room, s.Height)
}

func (r *chipRenderer) MinSize() fyne.Size {
	w := measure(r.chip.Word, theme.SizeCaption, theme.Medium).Width
	return fyne.NewSize(r.lead()+w+7, chipHeight)
}

func (r *chipRenderer) Refresh() {
	r.style()
	r.Layout(r.chip.Size())
	canvas.Refresh(r.chip)
}

func (r *chipRenderer) Destroy() {}
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.dot, r.sign.Image, r.word}
}

// Badge is a count that asks for attention.
func Badge(count string) fyne.CanvasObject {
	word := NewText(count, theme.SizeCaption, theme.FiguresBold, theme.OnAccent).Centered()
	width := max(20, word.MinSize().Width+12)
	return Fixed(width, 18, On(NewBox(theme.Accent, "", 9), container.NewCenter(word)))
}

// Avatar is a person's initials on a circle.
func Avatar(name string, px float32) fyne.CanvasObject {
	hue := theme.HueOf(name)
	word := NewText(Initials(name), px*0.38, theme.SemiBold, hue.Ink())
	return container.NewCenter(Fixed(px, px, On(NewBox(hue.Soft(), "", px/2), container.NewCenter(word))))
}

// Disc is a sign on a soft circle, as before a line of a list.
func Disc(sign fyne.Resource, hue theme.Hue, px float32) fyne.CanvasObject {
	return Fixed(px, px, On(NewBox(hue.Soft(), "", px/2), container.NewCenter(NewIcon(sign, hue.Ink()).Sized(px*0.54))))
}

// Initials are the first letters of the first and the last word.
func Initials(name string) string {
	first, last, inWord := rune(0), rune(0), false
	for _, r := range name {
		if r == ' ' || r == '-' {
			inWord = false
			continue
		}
		if !inWord {
			inWord = true
			if first == 0 {
				first = r
			} else {
				last = r
			}
		}
	}
	switch {
	case first == 0:
		return "?"
	case last == 0:
		return string(first)
	}
	return string([]rune{first, last})
}

// Key shows a key of the keyboard.
func Key(name string) fyne.CanvasObject {
	return On(NewBox(theme.Well, theme.Border, 5), Inset(2, 7, 2, 7, NewText(name, theme.SizeCaption, theme.Medium, theme.Text2)))
}
