package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baton/ui/theme"
)

// Stop is a line that leads somewhere and that the keyboard stops on: Enter
// goes there, the arrows go to its neighbours.
type Stop struct{ Line }

// NewStop makes a line to press; left and right may be nil.
func NewStop(left, right fyne.CanvasObject, run func(), words ...*Paragraph) *Stop {
	s := &Stop{Line{left: left, right: right, words: words, box: NewBox(theme.None, "", 8), OnTap: run, Pad: 6}}
	s.ExtendBaseWidget(s)
	return s
}

// Cursor implements desktop.Cursorable.
func (s *Stop) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (s *Stop) FocusGained() { s.SetChosen(true) }

// FocusLost implements fyne.Focusable.
func (s *Stop) FocusLost() { s.SetChosen(false) }

// TypedRune implements fyne.Focusable.
func (s *Stop) TypedRune(r rune) { BubbleRune(s, r) }

// TypedKey goes there on Space and Enter, and to the neighbours on arrows.
func (s *Stop) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.Tapped(nil)
	case fyne.KeyDown:
		canvasOf(s).FocusNext()
	case fyne.KeyUp:
		canvasOf(s).FocusPrevious()
	default:
		Bubble(s, e)
	}
}
