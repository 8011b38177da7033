package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// safety is what stands around a word of the status bar and can be pressed.
func safety(t *testing.T, s *shell.Shell, word string) fyne.CanvasObject {
	t.Helper()
	var last fyne.CanvasObject
	for _, o := range test.LaidOutObjects(s.Window().Content()) {
		_, taps := o.(fyne.Tappable)
		_, points := o.(desktop.Cursorable)
		if taps && points {
			last = o
		}
		if x, ok := o.(*canvas.Text); ok && x.Text == word {
			return last
		}
	}
	t.Fatalf("the status bar does not say %q", word)
	return nil
}

// placed are the top and the bottom of a button as it lies, found without
// laying anything out anew.
func placed(t *testing.T, o fyne.CanvasObject, fits func(*kit.Button) bool) (top, bottom float32) {
	t.Helper()
	switch o := o.(type) {
	case *kit.Button:
		if fits(o) {
			top = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			return top, top + o.Size().Height
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			if top, bottom = placed(t, c, fits); bottom > 0 {
				return top, bottom
			}
		}
	}
	return 0, 0
}

func standing(st shell.Status) shell.Options {
	return shell.Options{Status: func() shell.Status { return st }}
}

func TestStatus_Route(t *testing.T) {
	const words = "in the shared file, confirmed by 2"
	t.Run("where the work is safe leads to the page about it, with the pointer and with Enter", func(t *testing.T) {
		s, _, _ := frame(t, standing(shell.Status{Firm: "Tidewater Cloud", Saved: words, Sign: "check-check", Route: "today"}))
		s.Go("leads")
		o := safety(t, s, words)
		if o.(desktop.Cursorable).Cursor() != desktop.PointerCursor {
			t.Error("the pointer does not show that it can be pressed")
		}
		test.Tap(o.(fyne.Tappable))
		if s.Route() != "today" {
			t.Errorf("pressed, it shows %s", s.Route())
		}
		s.Go("leads")
		o.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if s.Route() != "today" {
			t.Errorf("with Enter it shows %s", s.Route())
		}
	})
	t.Run("under the pointer it looks like something to press", func(t *testing.T) {
		s, _, _ := frame(t, standing(shell.Status{Saved: words, Route: "today"}))
		s.Go("leads")
		o := safety(t, s, words)
		before := s.Window().Canvas().Capture()
		o.(desktop.Hoverable).MouseIn(nil)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		x, y := int(at.X)+3, int(at.Y)+int(o.Size().Height/2)
		if before.At(x, y) == s.Window().Canvas().Capture().At(x, y) {
			t.Error("it looks the same")
		}
	})
	t.Run("without a page it is only said, and Tab passes it by", func(t *testing.T) {
		s, _, _ := frame(t, standing(shell.Status{Saved: words}))
		s.Go("leads")
		o := safety(t, s, words)
		if o.(desktop.Cursorable).Cursor() != desktop.DefaultCursor || !o.(fyne.Disableable).Disabled() {
			t.Error("it looks like something to press")
		}
		test.Tap(o.(fyne.Tappable))
		if s.Route() != "leads" {
			t.Errorf("it shows %s", s.Route())
		}
	})
	t.Run("it keeps the keyboard while its words change", func(t *testing.T) {
		st := shell.Status{Saved: "saved on this computer", Route: "today"}
		s, _, _ := frame(t, shell.Options{Status: func() shell.Status { return st }})
		s.Go("leads")
		o := safety(t, s, st.Saved)
		s.Window().Canvas().Focus(o.(fyne.Focusable))
		st.Saved = words
		s.RefreshFrame()
		if safety(t, s, words) != o || s.Window().Canvas().Focused() != o.(fyne.Focusable) {
			t.Error("the keyboard is lost")
		}
	})
}

func TestShell_Foot(t *testing.T) {
	s, _, _ := frame(t, shell.Options{})
	page := &plain{name: "Sharing"}
	s.Window().Canvas().Capture()
	s.Register(shell.Foot, shell.Entry{Route: "sharing", Icon: theme.Glyph("share-2"), Page: page, Badge: func() int { return 3 }})
	s.Go("leads")
	t.Run("it lies above the signs at the foot, however late it came", func(t *testing.T) {
		top, bottom := placed(t, s.Content(), func(b *kit.Button) bool { return b.Label == "Sharing" })
		signs, _ := placed(t, s.Content(), func(b *kit.Button) bool { return b.Tip == "Keys (?)" })
		if top < s.Window().Canvas().Size().Height/2 || bottom > signs {
			t.Errorf("it lies from %.0f to %.0f, the signs from %.0f", top, bottom, signs)
		}
	})
	t.Run("what is about the file stands at the foot of the navigation, with what waits there", func(t *testing.T) {
		shows(t, s, "Sharing", "3")
	})
	t.Run("its number comes after those of the work", func(t *testing.T) {
		s.Press("Ctrl+4")
		if s.Route() != "sharing" {
			t.Errorf("at %s", s.Route())
		}
	})
	t.Run("it is read anew at once when in view, else when it is next shown", func(t *testing.T) {
		s.Go("sharing")
		was := page.reloads
		s.Renew("sharing")
		if page.reloads != was+1 {
			t.Errorf("in view it was read %d times", page.reloads-was)
		}
		s.Go("leads")
		s.Renew("sharing")
		if page.reloads != was+1 {
			t.Error("out of sight it was read")
		}
		s.Go("sharing")
		if page.reloads != was+2 {
			t.Error("shown again it is old")
		}
	})
}

func TestNotice_Offers(t *testing.T) {
	s, _, _ := frame(t, shell.Options{})
	s.Go("leads")
	kept := ""
	keep := func(what string) func() error { return func() error { kept = what; return nil } }
	s.Notify(shell.Notice{Text: "One field differs.", More: []string{"Acme, city"}, Stays: true,
		Offers: []shell.Action{{Label: "Keep Lisbon", Run: keep("Lisbon")}, {Label: "Use Porto", Run: keep("Porto")}}})
	shows(t, s, "One field differs.", "Acme, city", "Keep Lisbon", "Use Porto")
	test.Tap(safety(t, s, "Use Porto").(fyne.Tappable))
	if kept != "Porto" {
		t.Errorf("kept %q", kept)
	}
	hides(t, s, "One field differs.")
}
