package agreement

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// sampled is a sample firm, as its first member works at it.
func sampled(t testing.TB, kind string) *store.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := sample.Plant(context.Background(), filepath.Join(dir, kind+".baton"), kind, storetest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return storetest.Desk(t, f)
}

// world is the page in a window over a firm.
type world struct {
	t     testing.TB
	desk  *store.Desk
	shell *shell.Shell
	page  *Page
}

func open(t testing.TB, d *store.Desk, mode theme.Mode, size fyne.Size) *world {
	t.Helper()
	test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	w := &world{t: t, desk: d}
	w.shell = shell.New(shell.Options{Window: win, Mode: mode, Status: func() shell.Status {
		return shell.Status{Firm: "Larkfell", Who: w.desk.Actor().Name, Hat: "Marketing", HatHue: theme.Marketing, Saved: "in the file"}
	}})
	win.Resize(size)
	w.sit(d)
	return w
}

// sit shows the page to somebody.
func (w *world) sit(d *store.Desk) {
	w.desk = d
	w.page = New(d, w.shell)
	w.page.Job = atOnce
	route := "agreement-" + d.Actor().Name
	w.shell.Register(shell.Agree, shell.Entry{Route: route, Icon: theme.Glyph("signature"), Page: w.page})
	d.Watch(w.shell.Changed)
	w.shell.Go(route)
}

func atOnce(_ string, work shell.Work, then func()) {
	_ = work(context.Background(), func(int, int, string) {})
	then()
}

// as is another member's desk on the same file.
func as(t testing.TB, d *store.Desk, name string) *store.Desk {
	t.Helper()
	members, err := d.Members(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range members {
		if strings.HasPrefix(m.Name, name) {
			return d.File.As(model.Actor{Member: m.ID, Name: m.Name, Hat: m.Hats[0]}, func() time.Time { return storetest.Now })
		}
	}
	t.Fatalf("nobody is called %s", name)
	return nil
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// set changes a row as its page would.
func (w *world) set(noun string, id model.ID, f model.Fields) {
	w.t.Helper()
	w.must(w.desk.Set(context.Background(), noun, id, f))
}

func (w *world) draft() *model.Agreement {
	w.t.Helper()
	a, err := w.desk.Draft(context.Background())
	w.must(err)
	return a
}

// shown is everything that is in sight: the dialog when one is open.
func (w *world) shown() []fyne.CanvasObject {
	if top := w.shell.Window().Canvas().Overlays().Top(); top != nil {
		return test.LaidOutObjects(top)
	}
	return test.LaidOutObjects(w.page.scroll)
}

// said is all the page says, in one line.
func (w *world) said() string { return textsOf(w.shown()) }

func texts(o fyne.CanvasObject) string { return textsOf(test.LaidOutObjects(o)) }

func textsOf(all []fyne.CanvasObject) string { return strings.Join(lines(all), " ") }

// lines are all texts, a line each.
func lines(all []fyne.CanvasObject) (out []string) {
	for _, o := range all {
		if x, ok := o.(*canvas.Text); ok && x.Text != "" {
			out = append(out, x.Text)
		}
	}
	return out
}

func (w *world) says(words ...string) {
	w.t.Helper()
	all := w.said()
	for _, s := range words {
		if !strings.Contains(all, s) {
			w.t.Errorf("it does not say %q, but:\n%s", s, w.said())
		}
	}
}

func (w *world) not(words ...string) {
	w.t.Helper()
	all := w.said()
	for _, s := range words {
		if strings.Contains(all, s) {
			w.t.Errorf("it says %q:\n%s", s, w.said())
		}
	}
}

// button finds a button that begins with the words.
func (w *world) button(words string) *kit.Button {
	for _, o := range w.shown() {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Label, words) {
			return b
		}
	}
	return nil
}

func (w *world) press(words string) {
	w.t.Helper()
	b := w.button(words)
	if b == nil {
		w.t.Fatalf("there is no button %q in:\n%s", words, w.said())
	}
	test.Tap(b)
}
