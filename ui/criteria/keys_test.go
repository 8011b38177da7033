package criteria

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	const size, cloud, small = "Has 50 to 500 employees", "Runs at least part of production on a public cloud", "Has at most three people for the platform"
	column := func() []string {
		var out []string
		for _, k := range w.Page.cols[0].cards {
			out = append(out, k.name.Value)
		}
		return out
	}
	t.Run("Tab leads to the cards, column by column", func(t *testing.T) {
		w.TabTo(w.card(size))
		w.Tab()
		if w.Focused() != w.card(cloud) {
			t.Errorf("after the first comes %T", w.Focused())
		}
	})
	t.Run("Ctrl and the arrows move a card in its column, keyboard and all", func(t *testing.T) {
		w.OneChange("Move criterion down", func() { w.Ctrl(fyne.KeyDown) })
		if got := column(); !slices.Equal(got, []string{size, small, cloud}) || w.Focused() != w.card(cloud) {
			t.Errorf("the column is %q", got)
		}
		w.Ctrl(fyne.KeyUp)
		w.Ctrl(fyne.KeyUp)
		w.Ctrl(fyne.KeyUp)
		if got := column(); !slices.Equal(got, []string{cloud, size, small}) {
			t.Errorf("the column is %q", got)
		}
	})
	t.Run("Enter opens it with the keyboard in its sentence", func(t *testing.T) {
		w.Press(fyne.KeyReturn)
		if w.Page.panel == nil || w.Focused() != w.Page.panel.name.Focusable() {
			t.Fatalf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("Tab goes through the panel, and leaving a field keeps it", func(t *testing.T) {
		w.TabTo(w.Page.panel.points.Focusable())
		w.Press(fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyBackspace)
		w.Type("35")
		w.Tab()
		if c := w.criterion(cloud); c.Points != 350 {
			t.Errorf("points = %d", c.Points)
		}
	})
	t.Run("Esc closes it, back on the card", func(t *testing.T) {
		w.Press(fyne.KeyEscape)
		if w.Page.panel != nil || w.Focused() != w.card(cloud) {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("the menu opens on the dot and closes on Esc", func(t *testing.T) {
		w.Type(".")
		want := []string{"Open", "Where it comes from", "Leads where it is not known", "Leads where it alone would decide", "Must have", "Nice to have", "Never", "Move up", "Move down", "Remove"}
		if got := w.Menu(); !slices.Equal(got, want) {
			t.Errorf("it offers %q", got)
		}
		w.Press(fyne.KeyEscape)
		if w.Focused() != w.card(cloud) {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("Ctrl+N asks for a new one, Enter makes it and opens it", func(t *testing.T) {
		w.Shell.Press("Ctrl+N")
		w.Type("Ships once a month or less")
		w.Press(fyne.KeyReturn)
		if c := w.criterion("Ships once a month or less"); c.Class != "must" || w.Page.panel == nil || w.Page.panel.id != c.ID {
			t.Errorf("made %+v", c)
		}
	})
	t.Run("removed in the panel, the keyboard goes to the card above", func(t *testing.T) {
		w.Page.remove(w.Page.panel.id)
		if w.Focused() != w.card(small) {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("what has the keyboard is in view, also in a long column", func(t *testing.T) {
		for range 6 {
			w.Page.add("must", "Pays within thirty days")
		}
		w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
		at, scroll := w.Focused().(*card), w.Page.cols[0].scroll
		if low := at.Position().Y + at.Size().Height - scroll.Offset.Y; scroll.Offset.Y == 0 || low > scroll.Size().Height {
			t.Errorf("scrolled to %v, the card ends at %v of %v", scroll.Offset.Y, low, scroll.Size().Height)
		}
		for range 9 {
			w.Press(fyne.KeyUp)
		}
		if scroll.Offset.Y != 0 {
			t.Errorf("at the first card it is scrolled to %v", scroll.Offset.Y)
		}
	})
}
