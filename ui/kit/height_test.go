package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/theme"
)

const long = "Two people wrote here without knowing of each other, and both values are kept until one of them has seen the other and decides which of them stands."

// settled is the height of an object after it has had its width for a while.
func settled(t *testing.T, o fyne.CanvasObject, width float32) float32 {
	t.Helper()
	w := window(t, theme.Light, o, width, 200) // a picture costs by its points
	w.Canvas().Capture()
	o.Resize(fyne.NewSize(width, 900))
	return o.MinSize().Height
}

func TestHeightAt(t *testing.T) {
	for name, build := range map[string]func() fyne.CanvasObject{
		"a column": func() fyne.CanvasObject { return kit.Column(8, kit.NewParagraph(long), kit.Bullet(long)) },
		"a card":   func() fyne.CanvasObject { return kit.Card(kit.Column(4, kit.Heading("Head"), kit.NewParagraph(long))) },
		"a note":   func() fyne.CanvasObject { return kit.Note(theme.AtRisk, theme.Glyph("clock"), long) },
		"a note in an inset": func() fyne.CanvasObject {
			return kit.Inset(4, 60, 4, 60, kit.Note(theme.Good, theme.Glyph("check"), long))
		},
		"a titled card": func() fyne.CanvasObject { return kit.TitledCard("Head", "quiet", kit.NewParagraph(long)) },
		"words beside a sign": func() fyne.CanvasObject {
			return kit.Beside(40, 8, kit.Gap(40, 20), kit.Column(2, kit.NewParagraph(long)))
		},
		"a line": func() fyne.CanvasObject {
			return kit.NewLine(kit.Disc(theme.Glyph("check"), theme.Good, 26), nil, kit.Said(long), kit.Hint(long))
		},
	} {
		t.Run(name+" is as tall as its words wrap, before it is shown", func(t *testing.T) {
			for _, width := range []float32{300, 520, 1100} {
				fresh := kit.HeightAt(build(), width)
				if shown := settled(t, build(), width); fresh != shown {
					t.Errorf("at %.0f it says %.0f, and is %.0f", width, fresh, shown)
				}
			}
		})
	}
	t.Run("what is hidden takes no room", func(t *testing.T) {
		o := kit.NewParagraph(long)
		o.Hide()
		if h := kit.HeightAt(kit.Column(8, kit.Gap(1, 10), o), 300); h != 10 {
			t.Errorf("%.0f", h)
		}
	})
	t.Run("two columns are as tall as the taller", func(t *testing.T) {
		one, two := kit.NewParagraph("short"), kit.NewParagraph(long)
		if h, want := kit.HeightAt(kit.Columns(10, one, two), 610), two.HeightAt(300); h != want {
			t.Errorf("%.0f, not %.0f", h, want)
		}
	})
}

func TestTile(t *testing.T) {
	chosen := ""
	first := kit.NewTile(theme.Indigo, "users", "The same firm", long, func() { chosen = "same" })
	second := kit.NewTile(theme.Teal, "copy", "A new firm", "It goes its own way.", func() { chosen = "new" })
	w := window(t, theme.Light, kit.Column(8, first, second), 420, 400)
	w.Canvas().Focus(first)
	t.Run("arrows go to its neighbours, Enter chooses", func(t *testing.T) {
		press(first, fyne.KeyDown)
		if w.Canvas().Focused() != second {
			t.Fatal("the keyboard did not go on")
		}
		press(second, fyne.KeyUp)
		if w.Canvas().Focused() != first {
			t.Fatal("the keyboard did not come back")
		}
		press(first, fyne.KeyReturn)
		if chosen != "same" {
			t.Errorf("chosen %q", chosen)
		}
	})
	t.Run("its words fit into it", func(t *testing.T) {
		if h := first.Size().Height; h < 13*2+18*3 {
			t.Errorf("it is only %.0f tall", h)
		}
	})
}

func TestSecret(t *testing.T) {
	f := kit.NewSecret("Passphrase")
	f.SetText("correct horse")
	w := window(t, theme.Light, f, 300, 80)
	if says(f, "correct horse") {
		t.Error("it can be read")
	}
	for _, o := range test.LaidOutObjects(w.Content()) {
		if b, ok := o.(desktop.Cursorable); ok {
			if tap, ok := o.(fyne.Tappable); ok && b.Cursor() == desktop.DefaultCursor {
				tap.Tapped(&fyne.PointEvent{})
			}
		}
	}
	if !says(f, "correct horse") {
		t.Error("it cannot be looked at")
	}
}

func TestDialog_Closing(t *testing.T) {
	w := window(t, theme.Light, kit.Gap(1, 1), 600, 400)
	(&kit.Dialog{Title: "A copy", Closing: "Decide later"}).Show(w.Canvas())
	if top := w.Canvas().Overlays().Top(); !says(top, "Decide later") || says(top, "Close") {
		t.Error("the button says something else")
	}
}

func TestDialog_Final(t *testing.T) {
	w := window(t, theme.Light, kit.Gap(1, 1), 600, 400)
	done := false
	d := &kit.Dialog{Title: "Erase?", Verb: "Erase", Danger: true, Final: true, Confirm: func() bool { done = true; return true }}
	d.Show(w.Canvas())
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if done || d.Visible() {
		t.Error("an Enter too much does what cannot be undone")
	}
}
