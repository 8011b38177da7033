package ourrules

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

func read(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if text, ok := x.(*canvas.Text); ok && text.Text != "" {
			out = append(out, text.Text)
		}
	}
	return strings.Join(out, " ")
}

func (w *world) word(want string) {
	w.T.Helper()
	if got := read(w.Page.word.root); got != want {
		w.T.Errorf("it says %q, want %q", got, want)
	}
}

// sign goes through the dialog and says what it told.
func (w *world) sign() string {
	w.T.Helper()
	if !w.Shell.Do(*w.Page.Primary()) {
		w.T.Fatal("it is refused")
	}
	top := w.Shell.Window().Canvas().Overlays().Top()
	if top == nil {
		w.T.Fatal("no dialog is open")
	}
	told := read(top)
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Button); ok && b.Label == "Sign" {
			test.Tap(b)
		}
	}
	return told
}

func TestPage_OneWordSignsTheRules(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	w.Page.Job = func(_ string, work shell.Work, then func()) {
		if err := work(context.Background(), func(int, int, string) {}); err != nil {
			t.Fatal(err)
		}
		then()
	}
	w.word("Not signed yet: every change holds at once.")
	if told := w.sign(); !strings.Contains(told, "No lead was handed over yet") || !strings.Contains(told, "A signature itself cannot be undone.") {
		t.Errorf("it tells %q", told)
	}
	w.word("Your rules since 23 November 2026.")
	if w.Page.Primary() != nil {
		t.Error("it can be signed again with nothing changed")
	}

	t.Run("a change waits for the next word, and the leads are shown by it already", func(t *testing.T) {
		was := w.Page.rules.bands[model.TalkNow]
		w.Write(w.Page.vows.lines[0].field, "2")
		if got := read(w.Page.word.root); !strings.HasPrefix(got, "Your rules since 23 November 2026. 3 changes hold once you sign again. Show them") {
			t.Errorf("it says %q", got)
		}
		w.TabTo(w.Page.word.fold)
		w.Press(fyne.KeySpace)
		w.Write(w.Page.bars.fit, "90")
		if w.Page.rules.bands[model.TalkNow] >= was {
			t.Error("a higher threshold shows as many leads to talk to")
		}
		if got := read(w.Page.word.root); !strings.HasSuffix(got, "and 1 more") {
			t.Errorf("it says %q", got)
		}
		law, err := w.Desk.InForce(context.Background())
		if err != nil || law.Definitions[0].Fit != 600 {
			t.Errorf("in force is %d, %v", law.Definitions[0].Fit, err)
		}
		w.sign()
		w.word("Your rules since 23 November 2026.")
		if law, err = w.Desk.InForce(context.Background()); err != nil || law.Definitions[0].Fit != 900 {
			t.Errorf("in force is %d, %v", law.Definitions[0].Fit, err)
		}
	})
	t.Run("wording holds at once", func(t *testing.T) {
		stage := law(t, w).Stages[2]
		if err := w.Desk.Set(context.Background(), "stage", stage.ID, model.Fields{"thinks": "Who could?"}); err != nil {
			t.Fatal(err)
		}
		w.Page.Reload()
		w.word("Your rules since 23 November 2026. What changed since is wording, and holds already.")
		if w.Page.Primary() != nil {
			t.Error("wording asks for a signature")
		}
	})
	t.Run("rules that no lead can meet are mended first, and said where one sees them", func(t *testing.T) {
		for _, c := range law(t, w).Criteria {
			if c.Class != "must" {
				continue
			}
			w.Page.must.remove(c.ID)
		}
		if got := read(w.Page.word.root); !strings.Contains(got, "No lead can reach the fit of 90") {
			t.Errorf("it says %q", got)
		}
		if w.Shell.Do(*w.Page.Primary()) {
			t.Error("it can be signed")
		}
	})
}

func law(t *testing.T, w *world) *model.Agreement {
	t.Helper()
	a, err := w.Desk.Draft(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return a
}
