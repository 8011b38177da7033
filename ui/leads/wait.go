package leads

import (
	"context"

	"fyne.io/fyne/v2"

	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// waiting says that the lead waits for the prospect, and since when; or lets
// it wait, so that nobody owes what cannot be done yet.
type waiting struct {
	d    *detail
	root *fyne.Container
}

func newWaiting(d *detail) *waiting { return &waiting{d: d, root: kit.Column(0)} }

func (w *waiting) fill() {
	w.root.Objects = nil
	lead := w.d.lead
	in := journey.WaitFacts{Waits: lead.Waits, Touches: lead.Touches}
	now, waits := in.Running(w.d.p.store.Now())
	switch {
	case waits:
		words := "Until they are heard the clocks of qualifying and of the proposal stand."
		if now.Note != "" {
			words = now.Note + ". " + words
		}
		button := kit.NewButton(kit.Outline, theme.Glyph("play"), "Go on", w.resume).Small()
		since := now.From.In(w.d.p.firm.Location()).Format("2 January")
		w.root.Add(kit.NewLine(kit.NewIcon(theme.Glyph("pause"), theme.Text2), button, kit.Said("Waits for the prospect since "+since), kit.Hint(words)))
	case lead.Row.Outcome == "open":
		w.root.Add(kit.Row(0, kit.NewButton(kit.Ghost, theme.Glyph("pause"), "We wait for them", w.ask).Small()))
	}
	w.root.Hidden = len(w.root.Objects) == 0
	w.root.Refresh()
}

// ask begins to wait, for what the prospect has to do first.
func (w *waiting) ask() {
	form := kit.NewForm()
	note := form.Field("note", kit.NewField("What do they have to do first?").Placeholder("Their lawyer reads the contract"))
	a := shell.Action{Label: "Wait for the prospect", Run: func() error {
		return w.d.p.kin.act(w.d.id, func() error { return w.d.p.store.Wait(context.Background(), w.d.id, note.Text()) })
	}}
	w.d.p.shell.Dialog(&kit.Dialog{Title: "We wait for them", Quiet: "It ends when they are heard, or when you go on.", Content: form,
		First: note.Focusable(), Verb: "Wait", Confirm: func() bool { return w.d.p.shell.DoForm(form, a) }})
}

func (w *waiting) resume() {
	w.d.write("Go on", func(ctx context.Context) error { return w.d.p.store.Resume(ctx, w.d.id) })
}
