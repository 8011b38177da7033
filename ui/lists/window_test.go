package lists_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/kit"
	"baton/ui/lists"
	"baton/ui/shell"
	"baton/ui/theme"
)

// desk is a real firm as the screens see it.
type desk struct{ *store.Desk }

func (d desk) UndoImport(ctx context.Context, batch model.ID) (string, error) {
	u, err := d.UndoBatch(ctx, batch)
	return u.Label, err
}

// window is both pages on a firm of the cloud template, with nothing in it.
type window struct {
	t      *testing.T
	desk   desk
	shell  *shell.Shell
	page   *lists.Page
	triage *lists.Triage
}

func open(t *testing.T) *window {
	t.Helper()
	w := &window{t: t, desk: desk{storetest.FromTemplate(t, "cloud")}}
	test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	w.shell = shell.New(shell.Options{Window: win, Mode: theme.Light,
		Undo: func() (string, error) {
			u, err := w.desk.Undo(context.Background())
			return u.Label, err
		}})
	win.Resize(fyne.NewSize(1280, 800))
	w.page = lists.New(w.desk, w.shell)
	w.page.Job = func(title string, work shell.Work, then func()) {
		if err := work(context.Background(), func(int, int, string) {}); err != nil {
			w.shell.Do(shell.Action{Label: title, Run: func() error { return err }})
			return
		}
		then()
	}
	w.triage = lists.NewTriage(w.desk, w.shell)
	w.shell.Register(shell.Run, shell.Entry{Route: "import", Page: w.page})
	w.shell.Register(shell.Run, shell.Entry{Route: "triage", Page: w.triage})
	w.desk.Watch(w.shell.Changed)
	w.shell.Go("import")
	return w
}

// file writes a list and returns where it is.
func (w *window) file(name string, lines ...string) string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return path
}

func (w *window) leads() []model.LeadRow {
	w.t.Helper()
	rows, err := w.desk.Leads(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}

func (w *window) objects() []fyne.CanvasObject {
	all := test.LaidOutObjects(w.shell.Window().Content())
	if top := w.shell.Window().Canvas().Overlays().Top(); top != nil {
		all = append(all, test.LaidOutObjects(top)...)
	}
	return all
}

// said is all that stands in the window, lines of paragraphs joined.
func (w *window) said() string {
	var words []string
	for _, o := range w.objects() {
		if x, ok := o.(*canvas.Text); ok && x.Text != "" {
			words = append(words, x.Text)
		}
	}
	return strings.Join(words, " ")
}

func (w *window) says(words ...string) {
	w.t.Helper()
	all := w.said()
	for _, s := range words {
		if !strings.Contains(all, s) {
			w.t.Errorf("the window does not say %q, but: %s", s, all)
		}
	}
}

func (w *window) hides(words ...string) {
	w.t.Helper()
	all := w.said()
	for _, s := range words {
		if strings.Contains(all, s) {
			w.t.Errorf("the window says %q", s)
		}
	}
}

func (w *window) press(label string) {
	w.t.Helper()
	for _, o := range w.objects() {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			test.Tap(b)
			return
		}
	}
	w.t.Fatalf("there is no button %q in: %s", label, w.said())
}

// typed types characters as the keyboard does: to whatever has it.
func (w *window) typed(keys string) {
	for _, r := range keys {
		w.shell.Window().Canvas().Focused().TypedRune(r)
	}
}

// choose opens the select that shows a value, and takes another.
func (w *window) choose(now, then string) {
	w.t.Helper()
	for _, o := range w.objects() {
		s, ok := o.(*kit.Select)
		if !ok {
			continue
		}
		shown, wanted := "", ""
		for _, opt := range s.Options {
			if opt.Value == s.Value {
				shown = opt.Label
			}
			if opt.Label == then {
				wanted = opt.Value
			}
		}
		if shown == now && wanted != "" {
			s.SetValue(wanted)
			s.OnCommit(wanted)
			return
		}
	}
	w.t.Fatalf("nothing shows %q with a choice of %q", now, then)
}
