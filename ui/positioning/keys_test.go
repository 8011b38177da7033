package positioning

import (
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	values, alternatives := w.section("value"), w.section("alternative")
	t.Run("Tab leads to every line and its menu, from the top", func(t *testing.T) {
		w.TabTo(alternatives.lines[0])
		w.TabTo(alternatives.lines[1])
		w.TabTo(alternatives.adder)
		w.TabTo(values.lines[0])
		w.TabTo(w.section("proof").adder)
	})
	t.Run("Ctrl and an arrow move a line among its like, keyboard and all", func(t *testing.T) {
		before := w.elements("value")
		second := values.lines[1]
		w.Focus(second)
		w.OneChange("Move value up", func() { w.Ctrl(fyne.KeyUp) })
		if got := w.elements("value"); !reflect.DeepEqual(got, []string{before[1], before[0], before[2]}) || w.Focused() != second || values.lines[0] != second {
			t.Errorf("the values are %q, the keyboard on %T", got, w.Focused())
		}
		w.Ctrl(fyne.KeyUp)
		w.Ctrl(fyne.KeyDown)
		if got := w.elements("value"); !reflect.DeepEqual(got, before) {
			t.Errorf("the values are %q, were %q", got, before)
		}
	})
	t.Run("the place for the next one does not move", func(t *testing.T) {
		before := w.elements("value")
		w.Focus(values.adder)
		w.Ctrl(fyne.KeyUp)
		if got := w.elements("value"); !reflect.DeepEqual(got, before) {
			t.Errorf("the values are %q", got)
		}
	})
	t.Run("the menu opens on the dot: a value follows from another attribute", func(t *testing.T) {
		w.Focus(values.lines[0])
		w.Type(".")
		if got := w.Menu(); !slices.Contains(got, "Follows from") || !slices.Contains(got, "Remove") {
			t.Errorf("it offers %q", got)
		}
		w.Press(fyne.KeyEscape)
		if w.Focused() != values.lines[0] {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("why a value is true is chosen from the line under it", func(t *testing.T) {
		w.TabTo(values.lines[0].below)
		w.Press(fyne.KeySpace)
		w.Choose("We read the cloud bill line by line before we propose anything")
		if got := read(w.Page.draft)[2].lines[0].because; got != "We read the cloud bill line by line before we propose anything" {
			t.Errorf("it follows from %q", got)
		}
	})
	t.Run("Enter writes, Enter keeps and goes on to the next, Esc gives up", func(t *testing.T) {
		l := w.section("category").lines[0]
		w.Focus(l)
		w.Press(fyne.KeyReturn, fyne.KeyEnd)
		w.Type(" for nights")
		w.Press(fyne.KeyReturn)
		if got := w.elements("category"); got[0] != "A cloud and DevOps consultancy for nights" {
			t.Errorf("kept %q", got)
		}
		w.Type("Never kept")
		w.Press(fyne.KeyEscape)
		if got := w.elements("category"); len(got) != 1 || w.Focused() != w.section("category").adder {
			t.Errorf("kept %q, the keyboard on %T", got, w.Focused())
		}
	})
	t.Run("what has the keyboard is in view", func(t *testing.T) {
		w.Focus(alternatives.lines[0])
		for range 60 {
			w.Press(fyne.KeyDown)
		}
		if w.Focused() != w.section("proof").adder || w.Page.scroll.Offset.Y == 0 {
			t.Errorf("the keyboard is on %T, scrolled to %v", w.Focused(), w.Page.scroll.Offset.Y)
		}
	})
}
