package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Paragraph is text that wraps at the width it is given.
type Paragraph struct {
	widget.BaseWidget
	Value  string
	Px     float32
	Face   theme.Face
	Colour fyne.ThemeColorName
	Align  fyne.TextAlign
	// MaxLines cuts the text with …; 0 shows all.
	MaxLines int

	width float32
	kept  [3]wrapped // the latest, so that a page asks for heights as often as it likes
}

// wrapped is the words in lines as they were for a width.
type wrapped struct {
	value     string
	width, px float32
	face      theme.Face
	most      int
	lines     []string
}

func (w *wrapped) same(o wrapped) bool {
	return w.lines != nil && w.value == o.value && w.width == o.width && w.px == o.px && w.face == o.face && w.most == o.most
}

// NewParagraph is wrapping text in the second level.
func NewParagraph(s string) *Paragraph {
	p := &Paragraph{Value: s, Px: theme.SizeBody, Face: theme.Regular, Colour: theme.Text2}
	p.ExtendBaseWidget(p)
	return p
}

// Styled sets size, face and colour.
func (p *Paragraph) Styled(size float32, face theme.Face, colour fyne.ThemeColorName) *Paragraph {
	p.Px, p.Face, p.Colour = size, face, colour
	return p
}

// Centered aligns every line in the middle.
func (p *Paragraph) Centered() *Paragraph { p.Align = fyne.TextAlignCenter; return p }

// Set changes the words.
func (p *Paragraph) Set(s string) {
	if p.Value != s {
		p.Value = s
		p.Refresh()
	}
}

func (p *Paragraph) lineHeight() float32 {
	return float32(int(measure("Ag", p.Px, p.Face).Height*1.18 + 0.5))
}

// HeightAt is the height the text needs at a width.
func (p *Paragraph) HeightAt(width float32) float32 {
	return float32(len(p.wrap(width))) * p.lineHeight()
}

// wrap gives the lines at a width; nobody changes them.
func (p *Paragraph) wrap(width float32) []string {
	asked := wrapped{value: p.Value, width: width, px: p.Px, face: p.Face, most: p.MaxLines}
	for i := range p.kept {
		if p.kept[i].same(asked) {
			return p.kept[i].lines
		}
	}
	asked.lines = p.lines(width)
	p.kept[2], p.kept[1], p.kept[0] = p.kept[1], p.kept[0], asked
	return asked.lines
}

func (p *Paragraph) lines(width float32) []string {
	var out []string
	for _, para := range strings.Split(p.Value, "\n") {
		line := ""
		for _, word := range strings.Fields(para) {
			if line == "" {
				line = word
			} else if measure(line+" "+word, p.Px, p.Face).Width <= width {
				line += " " + word
			} else {
				out = append(out, line)
				line = word
			}
		}
		out = append(out, line)
	}
	if p.MaxLines > 0 && len(out) > p.MaxLines {
		rest := strings.Join(out[p.MaxLines-1:], " ")
		out = append(out[:p.MaxLines-1], Shorten(rest, width, p.Px, p.Face))
	}
	return out
}

// MinSize asks for the height of the text at the width it last got.
func (p *Paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	width := p.width
	if width <= 0 {
		width = 360
	}
	return fyne.NewSize(min(40, width), p.HeightAt(width))
}

// Resize wraps anew when the width changes.
func (p *Paragraph) Resize(s fyne.Size) {
	changed := s.Width != p.width
	p.width = s.Width
	p.BaseWidget.Resize(s)
	if changed {
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := &paragraphRenderer{p: p}
	r.build()
	return r
}

type paragraphRenderer struct {
	p     *Paragraph
	lines []fyne.CanvasObject
}

func (r *paragraphRenderer) build() {
	width := r.p.width
	if width <= 0 {
		width = 360
	}
	words := r.p.wrap(width)
	r.lines = r.lines[:min(len(r.lines), len(words))]
	for len(r.lines) < len(words) {
		r.lines = append(r.lines, canvas.NewText("", nil))
	}
	for i, w := range words {
		t := r.lines[i].(*canvas.Text)
		styleText(t, w, r.p.Px, r.p.Face, r.p.Colour)
		t.Alignment = r.p.Align
	}
}

func (r *paragraphRenderer) Layout(s fyne.Size) {
	h := r.p.lineHeight()
	for i, l := range r.lines {
		placeText(l.(*canvas.Text), 0, float32(i)*h, s.Width, h)
	}
}

func (r *paragraphRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *paragraphRenderer) Refresh() {
	r.build()
	r.Layout(r.p.Size())
	for _, l := range r.lines {
		canvas.Refresh(l)
	}
	canvas.Refresh(r.p)
}

func (r *paragraphRenderer) Destroy()                     {}
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.lines }

// Natural is the width of the text when nothing wraps.
func (p *Paragraph) Natural() float32 {
	widest := float32(0)
	for _, line := range strings.Split(p.Value, "\n") {
		widest = max(widest, measure(line, p.Px, p.Face).Width)
	}
	return widest + 1
}
