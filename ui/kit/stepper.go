package kit

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Stepper is a whole number one can write, or step up and down: by its two
// buttons, or by the arrows while the keyboard is in it. It saves as one
// leaves it; a number that is not allowed is said under it and not kept.
type Stepper struct {
	widget.BaseWidget
	OnCommit func(n int)
	OnCancel func() // Esc

	low, high int
	value     int
	field     *Field
	unit      *Text
	problem   *Paragraph
	less      *Button
	more      *Button
	root      *fyne.Container
}

// NewStepper makes a number from low to high with what it counts behind it.
func NewStepper(low, high int, unit string) *Stepper {
	s := &Stepper{low: low, high: high, value: low - 1, field: NewField(""), unit: Quiet(unit).Ellipsis(),
		problem: NewParagraph("").Styled(theme.SizeSmall, theme.Medium, theme.Rose.Ink())}
	s.problem.Hidden = true
	s.less = IconButton(theme.Glyph("minus"), "One less", func() { s.step(-1) }).Small()
	s.more = IconButton(theme.Glyph("plus"), "One more", func() { s.step(1) }).Small()
	s.field.Check = s.check
	s.field.OnCommit = func(t string) { s.commit(t) }
	s.field.OnChange = func(string) { s.complain("") }
	s.field.OnCancel = func() {
		s.complain("")
		if s.OnCancel != nil {
			s.OnCancel()
		}
	}
	s.field.Keys(s.key)
	number := Row(4, s.less, Fixed(56, 0, s.field), s.more)
	s.root = Column(4, container.NewBorder(nil, nil, number, nil, Inset(0, 0, 0, 8, Middle(s.unit))), s.problem)
	s.ExtendBaseWidget(s)
	return s
}

// Value is the number that is kept.
func (s *Stepper) Value() int { return s.value }

// Text is what stands in the field.
func (s *Stepper) Text() string { return s.field.Text() }

// SetValue shows a number without saying so.
func (s *Stepper) SetValue(n int) {
	s.value = n
	s.field.SetText(strconv.Itoa(n))
	s.ends()
}

// SetUnit changes what is counted.
func (s *Stepper) SetUnit(unit string) { s.unit.Set(unit); s.root.Refresh() }

// Problem says under the number what is wrong; "" takes it away.
func (s *Stepper) Problem() string { return s.problem.Value }

// Focus puts the keyboard into the number.
func (s *Stepper) Focus() { s.field.Focus() }

// Focusable is what takes the keyboard.
func (s *Stepper) Focusable() fyne.Focusable { return s.field.Focusable() }

func (s *Stepper) check(text string) string {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < s.low || n > s.high {
		s.complain(fmt.Sprintf("A whole number from %d to %d.", s.low, s.high))
		return " " // the field is marked; the sentence has its room below
	}
	s.complain("")
	return ""
}

func (s *Stepper) complain(text string) {
	if s.problem.Value == text {
		return
	}
	s.problem.Hidden = text == ""
	s.problem.Set(text)
	s.Refresh()
}

func (s *Stepper) commit(text string) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n == s.value {
		return
	}
	s.value = n
	s.ends()
	if s.OnCommit != nil {
		s.OnCommit(n)
	}
}

func (s *Stepper) step(by int) {
	if n := s.value + by; n >= s.low && n <= s.high {
		s.field.SetText(strconv.Itoa(n))
		s.commit(strconv.Itoa(n))
	}
}

// ends switches off the button that leads nowhere.
func (s *Stepper) ends() {
	for b, on := range map[*Button]bool{s.less: s.value > s.low, s.more: s.value < s.high} {
		if on == b.Disabled() {
			if on {
				b.Enable()
			} else {
				b.Disable()
			}
		}
	}
}

func (s *Stepper) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		s.step(1)
	case fyne.KeyDown:
		s.step(-1)
	default:
		return false
	}
	return true
}

// HeightAt is how tall the number is at a width.
func (s *Stepper) HeightAt(width float32) float32 { return HeightAt(s.root, width) }

// CreateRenderer implements fyne.Widget.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.root) }
