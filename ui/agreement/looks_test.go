package agreement

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/theme"
)

// TestLooks draws the page as a team and a founder see it. With BATON_LOOKS
// the pictures are kept there, light and dark, large and small.
func TestLooks(t *testing.T) {
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		return
	}
	large, small := fyne.NewSize(1440, 900), fyne.NewSize(1100, 700)
	for _, c := range []struct {
		name string
		mode theme.Mode
		size fyne.Size
	}{{"light", theme.Light, large}, {"dark", theme.Dark, large}, {"small", theme.Light, small}} {
		w := open(t, sampled(t, "team"), c.mode, c.size)
		w.look(dir, "inforce-"+c.name)
		for _, part := range []string{toRead, history, replay} {
			w.page.Open(part)
			w.look(dir, part+"-"+c.name)
		}
		w.page.Open(toSign)
		w.edit()
		w.look(dir, "changed-"+c.name)
		if b := w.button("Sign for"); b != nil {
			w.press("Sign for")
			w.look(dir, "dialog-"+c.name)
			w.press("Sign for")
		}
		w.set("definition", w.draft().Definitions[0].ID, model.Fields{"fit": int64(620)})
		w.look(dir, "waiting-"+c.name)
		w.page.Open(history)
		w.look(dir, "history2-"+c.name)

		w = open(t, sampled(t, "solo"), c.mode, c.size)
		w.look(dir, "solo-"+c.name)
		w.press("These are")
		w.look(dir, "solo-dialog-"+c.name)
	}
}

// edit changes the draft as a team would in an afternoon.
func (w *world) edit() {
	a := w.draft()
	for _, e := range a.Positioning {
		if e.Step == "customer" {
			w.set("element", e.ID, model.Fields{"text": "Software companies of 80 to 400 people that run their own product"})
			break
		}
	}
	w.set("definition", a.Definitions[0].ID, model.Fields{"fit": a.Definitions[0].Fit + 100})
	w.set("stage", a.Stages[3].ID, model.Fields{"thinks": "Who has done this before?"})
	for _, p := range a.Promises {
		if p.Unit == "business-day" {
			w.set("promise", p.ID, model.Fields{"amount": int64(p.Amount + 1)})
			break
		}
	}
	w.shell.Window().Canvas().Unfocus()
}

func (w *world) look(dir, name string) {
	w.t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	w.must(err)
	defer f.Close()
	w.must(png.Encode(f, w.shell.Window().Canvas().Capture()))
}
