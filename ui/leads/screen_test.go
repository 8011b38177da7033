package leads_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
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

func open(t *testing.T, n int) *screen {
	t.Helper()
	f := newFirm(t, n)
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

func (s *screen) search(text string) {
	s.shell.Press("Ctrl+F")
	s.types(text)
}

func (s *screen) lead(company string) *model.LeadDetail {
	s.t.Helper()
	d, err := s.firm.Lead(context.Background(), s.firm.idOf(s.t, company))
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

func (s *screen) opens(company string) { s.shell.Go("leads/" + s.firm.idOf(s.t, company).String()) }

// puts the keyboard on a row of the table without opening it.
func (s *screen) walksTo(company string) {
	s.opens(company)
	s.shell.HideDetail()
}

// filters asks for a filter by the field that one types the name of.
func (s *screen) filters(field string) {
	s.t.Helper()
	s.shell.Press("F")
	s.types(field)
	s.key(fyne.KeyReturn)
}

// does finds something to do in the palette.
func (s *screen) does(what string) {
	s.t.Helper()
	s.shell.Palette()
	s.types(what)
	s.key(fyne.KeyReturn)
}

func (s *screen) selectsAll() {
	s.canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
}

// labelled is what stands over a field.
func (s *screen) labelled(f *kit.Field) string {
	for _, o := range shown(f) {
		if w, ok := o.(*canvas.Text); ok && w.Text != "" {
			return w.Text
		}
	}
	return ""
}
