package kit_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// says answers whether an object shows the words.
func says(o fyne.CanvasObject, words string) bool {
	for _, inner := range test.LaidOutObjects(o) {
		if t, ok := inner.(*canvas.Text); ok && t.Text == words {
			return true
		}
	}
	return false
}

func TestField(t *testing.T) {
	setup := func(t *testing.T) (*kit.Field, *kit.Field, fyne.Window, *[]string) {
		f, other := kit.NewField("Company"), kit.NewField("Other")
		var kept []string
		f.OnCommit = func(s string) { kept = append(kept, s) }
		w := window(t, theme.Light, kit.Column(8, f, other), 400, 300)
		return f, other, w, &kept
	}
	t.Run("it saves as one leaves it", func(t *testing.T) {
		f, other, w, kept := setup(t)
		f.Focus()
		test.Type(w.Canvas().Focused(), "Acme")
		if len(*kept) > 0 {
			t.Error("saved while writing")
		}
		other.Focus()
		if strings.Join(*kept, ",") != "Acme" {
			t.Errorf("kept %v", *kept)
		}
	})
	t.Run("Enter saves once, and unchanged words are not saved", func(t *testing.T) {
		f, other, w, kept := setup(t)
		f.SetText("Acme")
		f.Focus()
		press(w.Canvas().Focused(), fyne.KeyReturn)
		test.Type(w.Canvas().Focused(), "!")
		press(w.Canvas().Focused(), fyne.KeyReturn)
		other.Focus()
		if len(*kept) != 1 {
			t.Errorf("kept %v", *kept)
		}
	})
	t.Run("a problem stands under the field, is not saved, and goes when one writes on", func(t *testing.T) {
		f, other, w, kept := setup(t)
		f.Check = func(s string) string {
			if s == "x" {
				return "Write a name."
			}
			return ""
		}
		f.Focus()
		test.Type(w.Canvas().Focused(), "x")
		other.Focus()
		if !says(f, "Write a name.") || len(*kept) > 0 || f.Valid() {
			t.Errorf("kept %v", *kept)
		}
		f.Focus()
		test.Type(w.Canvas().Focused(), "y")
		if says(f, "Write a name.") {
			t.Error("the problem stays")
		}
	})
	t.Run("Esc gives the old words back first, then goes to the window", func(t *testing.T) {
		f, _, w, kept := setup(t)
		escaped := 0
		w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { escaped++ })
		f.SetText("Acme")
		f.Focus()
		test.Type(w.Canvas().Focused(), "zzz")
		press(w.Canvas().Focused(), fyne.KeyEscape)
		if f.Text() != "Acme" || escaped != 0 {
			t.Errorf("%q, window got %d", f.Text(), escaped)
		}
		press(w.Canvas().Focused(), fyne.KeyEscape)
		if escaped != 1 || len(*kept) > 0 {
			t.Errorf("window got %d, kept %v", escaped, *kept)
		}
	})
	t.Run("a form puts a problem at its field, and else above all", func(t *testing.T) {
		form := kit.NewForm()
		f := form.Field("name", kit.NewField("Name"))
		w := window(t, theme.Light, form, 400, 300)
		form.Problem("name", "Write a name.")
		form.Problem("moon", "There is none.")
		if !says(f, "Write a name.") || !says(w.Content(), "There is none.") {
			t.Error("not said")
		}
		form.Clear()
		if says(w.Content(), "Write a name.") {
			t.Error("still said")
		}
		f.Check = func(string) string { return "Write a name." }
		if form.Valid() || w.Canvas().Focused() != f.Focusable() {
			t.Error("the wrong field has the keyboard")
		}
	})
}

func TestSelect(t *testing.T) {
	setup := func(t *testing.T) (*kit.Select, *[]string, fyne.Window) {
		var kept []string
		s := kit.NewSelect(kit.Words("Interested", "Evaluating", "Scoping"), "Evaluating", func(v string) { kept = append(kept, v) })
		return s, &kept, window(t, theme.Light, container.NewCenter(s), 400, 300)
	}
	t.Run("arrows step and stop at the ends", func(t *testing.T) {
		s, kept, _ := setup(t)
		press(s, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
		if strings.Join(*kept, " ") != "Scoping Evaluating" {
			t.Error(*kept)
		}
	})
	t.Run("a letter jumps", func(t *testing.T) {
		s, kept, _ := setup(t)
		test.Type(s, "si")
		if strings.Join(*kept, " ") != "Scoping Interested" {
			t.Error(*kept)
		}
	})
	t.Run("Space opens the list", func(t *testing.T) {
		s, _, w := setup(t)
		press(s, fyne.KeySpace)
		if w.Canvas().Overlays().Top() == nil {
			t.Error("no list")
		}
	})
	t.Run("closed to change it stays", func(t *testing.T) {
		s, kept, _ := setup(t)
		s.Disable()
		press(s, fyne.KeyDown, fyne.KeySpace)
		if len(*kept) > 0 {
			t.Error(*kept)
		}
	})
}

func TestButton(t *testing.T) {
	t.Run("tap, Space and Enter press it, unless it is off", func(t *testing.T) {
		n := 0
		b := kit.NewButton(kit.Primary, nil, "Go", func() { n++ })
		window(t, theme.Light, container.NewCenter(b), 200, 100)
		test.Tap(b)
		press(b, fyne.KeySpace, fyne.KeyReturn)
		b.Disable()
		test.Tap(b)
		press(b, fyne.KeySpace)
		if n != 3 {
			t.Errorf("pressed %d times", n)
		}
	})
	t.Run("it shows where the keyboard and the pointer are", func(t *testing.T) {
		b := kit.NewButton(kit.Outline, nil, "Go", nil)
		w := window(t, theme.Light, container.NewCenter(b), 200, 100)
		plain := w.Canvas().Capture()
		w.Canvas().Focus(b)
		focused := w.Canvas().Capture()
		if same(plain, focused) {
			t.Error("focus is not seen")
		}
		w.Canvas().Unfocus()
		b.MouseIn(&desktop.MouseEvent{})
		if same(plain, w.Canvas().Capture()) {
			t.Error("hover is not seen")
		}
	})
}

func TestTabsAndCheck(t *testing.T) {
	t.Run("a tab tells its value once, a box ticks with Space", func(t *testing.T) {
		var kept []string
		tabs := kit.NewTabs(kit.Words("Waiting", "Decided"), "Waiting", func(v string) { kept = append(kept, v) })
		on := false
		check := kit.NewCheck("Known", false, func(v bool) { on = v })
		w := window(t, theme.Light, kit.Column(8, tabs, check), 400, 200)
		for _, o := range test.LaidOutObjects(w.Content()) {
			if b, ok := o.(*kit.Button); ok {
				test.Tap(b)
			}
		}
		press(check, fyne.KeySpace)
		if strings.Join(kept, " ") != "Decided" || !on {
			t.Errorf("%v %v", kept, on)
		}
	})
}

func TestSlider(t *testing.T) {
	s := kit.NewSlider(0, 100, 60)
	var moved, kept []float64
	s.OnChange = func(v float64) { moved = append(moved, v) }
	s.OnCommit = func(v float64) { kept = append(kept, v) }
	window(t, theme.Light, s, 218, 40)
	t.Run("dragging tells on the way and is kept at rest", func(t *testing.T) {
		for _, x := range []float32{109, 60, 29} {
			s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}})
		}
		s.DragEnd()
		if len(moved) != 3 || len(kept) != 1 || kept[0] != 10 {
			t.Errorf("moved %v, kept %v", moved, kept)
		}
	})
	t.Run("keys step and stay inside", func(t *testing.T) {
		press(s, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyRight, fyne.KeyHome, fyne.KeyLeft)
		if s.Value != 0 || moved[len(moved)-2] != 100 {
			t.Errorf("moved %v", moved)
		}
	})
}

func TestParseDay(t *testing.T) {
	today := time.Date(2026, 3, 4, 15, 30, 0, 0, time.UTC) // a Wednesday
	for in, want := range map[string]string{
		"today": "2026-03-04", "tomorrow": "2026-03-05", "+7": "2026-03-11", "2026-11-12": "2026-11-12",
		"12 Nov": "2026-11-12", "12 november 2027": "2027-11-12", "3.3.": "2027-03-03", "4.3.": "2026-03-04",
		"Mon": "2026-03-09", "wednesday": "2026-03-11", "Nov 12": "2026-11-12", "5/6": "2026-06-05", " 1 Jan ": "2027-01-01",
	} {
		t.Run(in+" is understood", func(t *testing.T) {
			day, ok := kit.ParseDay(in, today)
			if !ok || day.Format("2006-01-02") != want {
				t.Errorf("got %v %v, want %s", day, ok, want)
			}
		})
	}
	for _, in := range []string{"soon", "32.1.", "+", "+x", "+-3", "31 feb", "2026-13-01"} {
		t.Run(in+" is no day", func(t *testing.T) {
			if day, ok := kit.ParseDay(in, today); ok {
				t.Errorf("got %v", day)
			}
		})
	}
	t.Run("nothing is no day, and that is fine", func(t *testing.T) {
		if day, ok := kit.ParseDay("  ", today); !ok || !day.IsZero() {
			t.Errorf("got %v %v", day, ok)
		}
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"", "12 Nov", "+7", "mon", "29.2.", "\xff"} {
		f.Add(s)
	}
	today := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		day, ok := kit.ParseDay(s, today)
		if !ok || day.IsZero() {
			return
		}
		if again, ok := kit.ParseDay(day.Format("2006-01-02"), today); !ok || !again.Equal(day) {
			t.Errorf("%q is %v, read back %v", s, day, again)
		}
	})
}

func TestDateField(t *testing.T) {
	t.Run("a written day is kept and shown in full", func(t *testing.T) {
		d := kit.NewDate("Next step", day)
		var kept []time.Time
		d.OnCommit = func(at time.Time) { kept = append(kept, at) }
		w := window(t, theme.Light, d, 300, 200)
		d.Field().Focus()
		test.Type(w.Canvas().Focused(), "+7")
		press(w.Canvas().Focused(), fyne.KeyReturn)
		if len(kept) != 1 || kept[0].Format("2006-01-02") != "2026-03-11" || d.Field().Text() != "11 Mar 2026" {
			t.Errorf("kept %v, shows %q", kept, d.Field().Text())
		}
	})
}

func TestDialog(t *testing.T) {
	setup := func(t *testing.T, confirm func() bool) (*kit.Dialog, fyne.Window, *int) {
		closed := 0
		f := kit.NewForm()
		f.Field("name", kit.NewField("Name"))
		d := &kit.Dialog{Title: "New lead", Content: f, Verb: "Add", First: f.First(), Confirm: confirm, Closed: func() { closed++ }}
		w := window(t, theme.Light, container.NewStack(), 800, 600)
		d.Show(w.Canvas())
		return d, w, &closed
	}
	t.Run("the first field has the keyboard, and Esc closes", func(t *testing.T) {
		d, w, closed := setup(t, nil)
		test.Type(w.Canvas().Focused(), "A")
		press(w.Canvas().Focused(), fyne.KeyEscape)
		if !d.Visible() {
			t.Fatal("the first Esc gives the words back, the second closes")
		}
		press(w.Canvas().Focused(), fyne.KeyEscape)
		if d.Visible() || *closed != 1 {
			t.Error("still open")
		}
	})
	t.Run("it stays open while the answer is no", func(t *testing.T) {
		fine := false
		d, _, closed := setup(t, func() bool { return fine })
		d.Agree()
		if !d.Visible() {
			t.Error("closed on no")
		}
		fine = true
		d.Agree()
		d.Hide()
		if d.Visible() || *closed != 1 {
			t.Errorf("closed %d times", *closed)
		}
	})
	t.Run("closing gives the keys of the window back", func(t *testing.T) {
		d, w, _ := setup(t, nil)
		d.Hide()
		if w.Canvas().OnTypedKey() != nil {
			t.Error("the keys are still the dialog's")
		}
	})
	t.Run("it stays in the middle when a question comes or goes", func(t *testing.T) {
		f := kit.NewForm()
		f.Field("name", kit.NewField("Name"))
		more := f.Field("why", kit.NewNotes("Why", 4))
		more.Hide()
		d := &kit.Dialog{Title: "New lead", Content: f, Verb: "Add", First: f.First()}
		w := window(t, theme.Light, container.NewStack(), 800, 600)
		d.Show(w.Canvas())
		low := middle(t, w)
		more.Show()
		f.Refresh()
		if high := middle(t, w); high <= low {
			t.Errorf("%v high with the question, %v without", high, low)
		}
		more.Hide()
		f.Refresh()
		if again := middle(t, w); again != low {
			t.Errorf("%v high after the question went, %v before it came", again, low)
		}
	})
	t.Run("its sentence takes no more room than its lines, whatever its height", func(t *testing.T) {
		content := kit.NewBox(theme.Well, "", 0)
		d := &kit.Dialog{Title: "Moved to Scoping: 2 of 3", Quiet: "The others stay where they were; each says what it still misses.",
			Content: content, Width: 620, Height: 460}
		w := window(t, theme.Light, container.NewStack(), 800, 600)
		d.Show(w.Canvas())
		if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(content).Y - (600-460)/2; at > 82 {
			t.Errorf("the content begins at %v", at)
		}
	})
}

// middle fails when the dialog is not in the middle, and answers how tall it is.
func middle(t *testing.T, w fyne.Window) float32 {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if p, ok := o.(*widget.PopUp); ok {
			at, size := p.Position(), p.Size()
			if up, down := at.Y, w.Canvas().Size().Height-at.Y-size.Height; up-down > 1 || down-up > 1 {
				t.Errorf("%v above the dialog, %v below", up, down)
			}
			if size.Height != p.MinSize().Height {
				t.Errorf("it is %v high and needs %v", size.Height, p.MinSize().Height)
			}
			return size.Height
		}
	}
	t.Fatal("no dialog is open")
	return 0
}

func TestField_width(t *testing.T) {
	window(t, theme.Light, container.NewStack(), 300, 200)
	f := kit.NewField("Need")
	before := f.MinSize().Width
	f.SetText(strings.Repeat("what they want and why ", 12))
	if after := f.MinSize().Width; after != before {
		t.Errorf("with words the field asks for %v, without for %v", after, before)
	}
}
