package sharing_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/shell"
)

// top is the dialog when one is open, else the whole frame.
func top(s *shell.Shell) fyne.CanvasObject {
	if top := s.Window().Canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.Content()
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

// words is every text one can read, a line each.
func words(o fyne.CanvasObject) string {
	var out []string
	for _, x := range shown(o) {
		if w, ok := x.(*canvas.Text); ok && w.Text != "" {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, "\n")
}

func sees(t *testing.T, s *shell.Shell, want ...string) {
	t.Helper()
	all := strings.ReplaceAll(words(top(s)), "\n", " ")
	for _, w := range want {
		if !strings.Contains(all, w) {
			t.Errorf("the screen does not say %q; it says:\n%s", w, all)
		}
	}
}

func misses(t *testing.T, s *shell.Shell, none ...string) {
	t.Helper()
	all := strings.ReplaceAll(words(top(s)), "\n", " ")
	for _, w := range none {
		if strings.Contains(all, w) {
			t.Errorf("the screen says %q:\n%s", w, all)
		}
	}
}

// press taps the first button with a label.
func press(t *testing.T, s *shell.Shell, label string) {
	t.Helper()
	for _, o := range shown(top(s)) {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q; the screen says:\n%s", label, words(top(s)))
}

// types sends characters to whatever has the keyboard.
func types(s *shell.Shell, text string) {
	c := s.Window().Canvas()
	for _, r := range text {
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		} else if typed := c.OnTypedRune(); typed != nil {
			typed(r)
		}
	}
}

func key(s *shell.Shell, names ...fyne.KeyName) {
	c := s.Window().Canvas()
	for _, n := range names {
		if f := c.Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: n})
		} else if typed := c.OnTypedKey(); typed != nil {
			typed(&fyne.KeyEvent{Name: n})
		}
	}
}

// scrolled is the part of the page that scrolls.
func scrolled(t *testing.T, s *shell.Shell) *container.Scroll {
	t.Helper()
	var found *container.Scroll
	for _, o := range shown(s.Content()) {
		if x, ok := o.(*container.Scroll); ok && (found == nil || x.Size().Width > found.Size().Width) {
			found = x
		}
	}
	return found
}
