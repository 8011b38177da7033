package board_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// screen is a window as somebody sees and types at it.
type screen struct {
	t     *testing.T
	shell *shell.Shell
	firm  *firm
}

func open(t *testing.T, f *firm) *screen {
	t.Helper()
	s, _ := window(t, f, theme.Light, fyne.NewSize(1280, 900))
	return &screen{t, s, f}
}

func (s *screen) canvas() fyne.Canvas { return s.shell.Window().Canvas() }

// top is the dialog when one is open, else the whole frame.
func (s *screen) top() fyne.CanvasObject {
	if top := s.canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.shell.Content()
}

// shown is everything that is not hidden.
func shown(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	out := []fyne.CanvasObject{o}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, shown(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, shown(c)...)
		}
	}
	return out
}

// words is every text one can read.
func (s *screen) words() string {
	var out []string
	for _, o := range shown(s.top()) {
		if w, ok := o.(*canvas.Text); ok && w.Text != "" {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, "\n")
}

func (s *screen) sees(words ...string) {
	s.t.Helper()
	all := s.words()
	for _, w := range words {
		if !strings.Contains(all, w) {
			s.t.Errorf("the screen does not say %q; it says:\n%s", w, all)
		}
	}
}

func (s *screen) not(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if all := s.words(); strings.Contains(all, w) {
			s.t.Errorf("the screen says %q:\n%s", w, all)
		}
	}
}

// types sends characters to whatever has the keyboard.
func (s *screen) types(text string) {
	s.t.Helper()
	for _, r := range text {
		if f := s.canvas().Focused(); f != nil {
			f.TypedRune(r)
		} else if typed := s.canvas().OnTypedRune(); typed != nil {
			typed(r)
		}
	}
}

func (s *screen) key(name fyne.KeyName) {
	if f := s.canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
	} else if typed := s.canvas().OnTypedKey(); typed != nil {
		typed(&fyne.KeyEvent{Name: name})
	}
}

// presses taps the button with a label.
func (s *screen) presses(label string) {
	s.t.Helper()
	for _, o := range shown(s.top()) {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			test.Tap(b)
			return
		}
	}
	s.t.Fatalf("there is no button %q; the screen says:\n%s", label, s.words())
}
