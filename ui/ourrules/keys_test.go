package ourrules

import (
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	must, never := w.Page.must, w.Page.never
	t.Run("Enter opens the words of the sentence, Esc gives up, Enter closes them", func(t *testing.T) {
		w.TabTo(w.Page.pieces.change)
		w.Press(fyne.KeySpace)
		f := w.Page.pieces.fields["customer"]
		if w.Focused() != f.Focusable() {
			t.Fatalf("the keyboard is on %T", w.Focused())
		}
		before := w.Page.pieces.words.Value
		w.Type("Everyone, ")
		w.Press(fyne.KeyEscape)
		if got := w.Page.pieces.words.Value; got != before {
			t.Errorf("the sentence says %q", got)
		}
		w.TabTo(w.Page.pieces.fields["value"].Focusable())
		w.Focus(w.Page.pieces.change)
		w.Press(fyne.KeySpace)
		if !w.Page.pieces.form.Hidden {
			t.Error("the words are still open")
		}
	})
	t.Run("the arrows go from who they must be to who they never are", func(t *testing.T) {
		w.TabTo(must.rows[must.clauses[0].id].field.Focusable())
		for range 4 {
			w.Press(fyne.KeyDown)
		}
		if w.Focused() != never.rows[never.clauses[0].id].field.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		w.Press(fyne.KeyUp)
		if w.Focused() != must.adder.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("Enter adds one and waits for the next", func(t *testing.T) {
		w.Type("Ships once a month")
		w.Press(fyne.KeyReturn)
		if n := len(must.clauses); n != 4 || w.Focused() != must.adder.Focusable() || must.adder.Text != "" {
			t.Errorf("%d, the keyboard on %T", n, w.Focused())
		}
	})
	t.Run("an emptied one goes, and the keyboard stays in the list", func(t *testing.T) {
		w.Replace(must.rows[must.clauses[3].id].field, "")
		w.Press(fyne.KeyReturn)
		if n := len(must.clauses); n != 3 || w.Focused() != must.adder.Focusable() {
			t.Errorf("%d, the keyboard on %T", n, w.Focused())
		}
	})
	t.Run("so it does when the cross is pressed", func(t *testing.T) {
		w.TabTo(never.rows[never.clauses[0].id].drop)
		w.Press(fyne.KeyReturn)
		if n := len(never.clauses); n != 1 || w.Focused() != never.adder.Focusable() {
			t.Errorf("%d, the keyboard on %T", n, w.Focused())
		}
	})
	t.Run("a threshold is typed, and Tab keeps it", func(t *testing.T) {
		w.TabTo(w.Page.bars.fit.Focusable())
		w.Press(fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyBackspace)
		w.Type("70")
		w.Tab()
		if got := w.Law().Definitions[0].Fit; got != 700 {
			t.Errorf("fit = %d", got)
		}
	})
	t.Run("a promise is taken back with Space", func(t *testing.T) {
		w.TabTo(w.Page.vows.lines[2].check)
		w.Press(fyne.KeySpace)
		if !w.Page.rules.vows[2].off {
			t.Error("it is still promised")
		}
	})
}
