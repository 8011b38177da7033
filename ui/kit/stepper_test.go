package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
)

func TestStepper(t *testing.T) {
	test.NewTempApp(t)
	s, kept := kit.NewStepper(1, 5, "days"), []int{}
	s.OnCommit = func(n int) { kept = append(kept, n) }
	s.SetValue(4)
	w := test.NewTempWindow(t, s)
	t.Run("the arrows step it, and stop at either end", func(t *testing.T) {
		press(s.Focusable(), fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
		if s.Value() != 4 || len(kept) != 2 || kept[0] != 5 {
			t.Errorf("it is %d, kept %v", s.Value(), kept)
		}
	})
	t.Run("a number out of bounds is said and not kept; Esc takes it back", func(t *testing.T) {
		w.Canvas().Focus(s.Focusable())
		test.Type(s.Focusable(), "9")
		press(s.Focusable(), fyne.KeyReturn)
		if s.Value() != 4 || s.Problem() != "A whole number from 1 to 5." {
			t.Errorf("it is %d and says %q", s.Value(), s.Problem())
		}
		press(s.Focusable(), fyne.KeyEscape)
		if s.Text() != "4" || s.Problem() != "" {
			t.Errorf("it reads %q and says %q", s.Text(), s.Problem())
		}
	})
}

func TestStop(t *testing.T) {
	test.NewTempApp(t)
	went := ""
	a := kit.NewStop(nil, nil, func() { went = "a" }, kit.Said("First"))
	b := kit.NewStop(nil, nil, func() { went = "b" }, kit.Said("Second"))
	w := test.NewTempWindow(t, kit.Column(2, a, b))
	w.Canvas().Focus(a)
	press(a, fyne.KeyDown)
	if w.Canvas().Focused() != b {
		t.Fatalf("the keyboard is on %v", w.Canvas().Focused())
	}
	press(b, fyne.KeyReturn)
	press(b, fyne.KeyUp)
	if went != "b" || w.Canvas().Focused() != a {
		t.Errorf("it went to %q, the keyboard is on %v", went, w.Canvas().Focused())
	}
}
