package journey

import (
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	view := func() *stageView { return w.Page.open.(*stageView) }
	t.Run("Tab leads to the track, Enter opens a stage, Enter again goes into it", func(t *testing.T) {
		w.TabTo(w.block("Proposal"))
		w.Press(fyne.KeyReturn)
		if view().name.Text() != "Proposal" || w.Focused() != w.block("Proposal") {
			t.Fatalf("open is %+v", w.Page.open)
		}
		w.Press(fyne.KeyReturn)
		if w.Focused() != view().thinks.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("Tab keeps what one wrote, Esc gives it up and goes back to the track", func(t *testing.T) {
		w.TabTo(view().target.Focusable())
		w.Press(fyne.KeyEnd, fyne.KeyBackspace)
		w.Tab()
		if got := w.stage("proposal").Target; got != 1 {
			t.Errorf("target = %d", got)
		}
		w.Focus(view().target.Focusable())
		w.Type("9")
		w.Press(fyne.KeyEscape)
		if got := w.stage("proposal").Target; got != 1 || view().target.Text() != "1" || w.Focused() != w.block("Proposal") {
			t.Errorf("target = %d, %q, the keyboard on %T", got, view().target.Text(), w.Focused())
		}
	})
	t.Run("the arrows go along the checklist, down to the place for the next", func(t *testing.T) {
		c := view().list
		w.TabTo(c.first().Focusable())
		w.Press(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
		if w.Focused() != c.adder.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		w.Type("Both have read it")
		w.Press(fyne.KeyReturn)
		w.Press(fyne.KeyUp)
		if w.Focused() != c.rows[c.items[2].ID].field.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("an emptied line goes, and the keyboard stays in the list", func(t *testing.T) {
		c := view().list
		w.Replace(c.rows[c.items[2].ID].field, "")
		w.Press(fyne.KeyReturn)
		if len(c.items) != 2 || w.Focused() != c.adder.Focusable() {
			t.Errorf("%d items, the keyboard on %T", len(c.items), w.Focused())
		}
	})
	t.Run("Tab leads to a line's menu, where it moves", func(t *testing.T) {
		c := view().list
		first := c.items[0].ID
		w.TabTo(c.rows[first].more)
		w.OneChange("Move checklist item down", func() {
			w.Press(fyne.KeySpace)
			w.Choose("Move down")
		})
		if c.items[1].ID != first {
			t.Errorf("the checklist is %q", w.list())
		}
	})
	t.Run("a gate opens the same way, with the keyboard in its boxes", func(t *testing.T) {
		w.Focus(w.Page.track.bars[1])
		w.Press(fyne.KeySpace, fyne.KeySpace)
		v, ok := w.Page.open.(*gateView)
		if !ok || w.Focused() != v.list.first().Focusable() {
			t.Fatalf("open is %+v, the keyboard on %T", w.Page.open, w.Focused())
		}
		w.Press(fyne.KeyEscape)
		if w.Focused() != w.Page.track.bars[1] {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("the menu of a stage opens on the dot and closes on Esc", func(t *testing.T) {
		w.Focus(w.block("Terms"))
		w.Type(".")
		if got := w.Menu(); len(got) != 6 {
			t.Errorf("it offers %q", got)
		}
		w.Press(fyne.KeyEscape)
		if w.Focused() != w.block("Terms") {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
}
