package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Option is one of several values, in words.
type Option struct {
	Value, Label string
	Hue          theme.Hue // a dot before the label; empty has none
}

// Words makes options whose value is their label.
func Words(labels ...string) []Option {
	out := make([]Option, len(labels))
	for i, l := range labels {
		out[i] = Option{Value: l, Label: l}
	}
	return out
}

// Select chooses one of a list. Space or Enter opens it, arrows step, a letter
// jumps to the next label that begins with it.
type Select struct {
	widget.BaseWidget
	Options     []Option
	Value       string
	Placeholder string
	OnCommit    func(value string)

	hover, focus, disabled bool
}

// NewSelect makes a select.
func NewSelect(options []Option, value string, commit func(string)) *Select {
	s := &Select{Options: options, Value: value, OnCommit: commit, Placeholder: "Choose"}
	s.ExtendBaseWidget(s)
	return s
}

// SetValue shows a value without saying so.
func (s *Select) SetValue(v string) {
	if s.Value != v {
		s.Value = v
		s.Refresh()
	}
}

// SetOptions changes the list.
func (s *Select) SetOptions(options []Option) { s.Options = options; s.Refresh() }

func (s *Select) choose(v string) {
	if v == s.Value || s.disabled {
		return
	}
	s.Value = v
	s.Refresh()
	if s.OnCommit != nil {
		s.OnCommit(v)
	}
}

func (s *Select) at() int {
	for i, o := range s.Options {
		if o.Value == s.Value {
			return i
		}
	}
	return -1
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) {
	if s.disabled {
		return
	}
	items := make([]MenuItem, len(s.Options))
	for i, o := range s.Options {
		items[i] = MenuItem{Label: o.Label, Chosen: o.Value == s.Value, Run: func() {
			s.choose(o.Value)
			Focus(s)
		}}
	}
	DropMenu(s, items)
}

// TypedKey steps or opens.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	at := s.at()
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.Tapped(nil)
	case fyne.KeyDown:
		if at+1 < len(s.Options) {
			s.choose(s.Options[at+1].Value)
		}
	case fyne.KeyUp:
		if at > 0 {
			s.choose(s.Options[at-1].Value)
		}
	default:
		Bubble(s, e)
	}
}

// TypedRune jumps to the next label that begins with the letter.
func (s *Select) TypedRune(r rune) {
	at := s.at()
	for i := 1; i <= len(s.Options); i++ {
		o := s.Options[(at+i+len(s.Options))%len(s.Options)]
		if strings.HasPrefix(strings.ToLower(o.Label), strings.ToLower(string(r))) {
			s.choose(o.Value)
			return
		}
	}
}

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() { s.focus = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() { s.focus = false; s.Refresh() }

// MouseIn implements desktop.Hoverable.
func (s *Select) MouseIn(*desktop.MouseEvent) { s.hover = true; s.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (s *Select) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *Select) MouseOut() { s.hover = false; s.Refresh() }

// Disable implements fyne.Disableable.
func (s *Select) Disable() { s.disabled = true; s.Refresh() }

// Enable implements fyne.Disableable.
func (s *Select) Enable() { s.disabled = false; s.Refresh() }

// Disabled implements fyne.Disableable.
func (s *Select) Disabled() bool { return s.disabled }

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := &selectRenderer{s: s, back: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil),
		label: canvas.NewText("", nil), arrow: newSign()}
	r.style()
	return r
}

type selectRenderer struct {
	s     *Select
	back  *canvas.Rectangle
	dot   *canvas.Circle
	label *canvas.Text
	arrow *sign
}

func (r *selectRenderer) style() {
	s := r.s
	fill := theme.Surface
	if s.hover || s.disabled {
		fill = theme.Well
	}
	styleRect(r.back, fill, theme.BorderStrong, 8, Flat)
	if s.focus {
		focusRing(r.back)
	}
	word, ink, hue := s.Placeholder, theme.Text3, theme.Hue("")
	if at := s.at(); at >= 0 {
		word, ink, hue = s.Options[at].Label, theme.Text, s.Options[at].Hue
	}
	r.dot.Hidden = hue == ""
	if hue != "" {
		r.dot.FillColor = theme.C(hue.Solid())
	}
	styleText(r.label, Shorten(word, max(20, s.Size().Width-r.lead()-32), theme.SizeBody, theme.Regular),
		theme.SizeBody, theme.Regular, ink)
	r.arrow.set(theme.Glyph("chevron-down"), theme.Text3)
}

func (r *selectRenderer) lead() float32 {
	if at := r.s.at(); at >= 0 && r.s.Options[at].Hue != "" {
		return 26
	}
	return 11
}

func (r *selectRenderer) Layout(size fyne.Size) {
	r.style()
	r.back.Resize(size)
	r.dot.Resize(fyne.NewSize(8, 8))
	r.dot.Move(fyne.NewPos(11, size.Height/2-4))
	placeText(r.label, r.lead(), 0, size.Width-r.lead()-30, size.Height)
	r.arrow.place(size.Width-26, size.Height/2-8, 16)
}

func (r *selectRenderer) MinSize() fyne.Size {
	widest := measure(r.s.Placeholder, theme.SizeBody, theme.Regular).Width
	for _, o := range r.s.Options {
		widest = max(widest, measure(o.Label, theme.SizeBody, theme.Regular).Width)
	}
	return fyne.NewSize(min(widest, 220)+r.lead()+32, 34)
}

func (r *selectRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *selectRenderer) Destroy() {}
func (r *selectRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.dot, r.label, r.arrow.Image}
}
