package welcome_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/welcome"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// host notes what it is asked for.
type host struct {
	folder string
	recent []welcome.Recent
	did    []string
	made   welcome.NewFirm
}

func (h *host) Recent() []welcome.Recent { return h.recent }
func (h *host) Folder() string           { return h.folder }
func (h *host) Zone() string             { return "Europe/Zurich" }
func (h *host) Now() time.Time           { return now }
func (h *host) Sample(kind string)       { h.did = append(h.did, "sample "+kind) }
func (h *host) OpenFile(path string)     { h.did = append(h.did, "open "+path) }
func (h *host) Make(n welcome.NewFirm)   { h.did, h.made = append(h.did, "make"), n }

type window struct {
	t    *testing.T
	host *host
	page *welcome.Page
	win  fyne.Window
}

func open(t *testing.T, recent ...welcome.Recent) *window {
	t.Helper()
	test.NewTempApp(t)
	w := &window{t: t, host: &host{folder: t.TempDir(), recent: recent}, win: test.NewTempWindow(t, nil)}
	w.page = welcome.New(w.host, shell.New(shell.Options{Window: w.win, Mode: theme.Light}))
	w.win.SetContent(w.page.Content())
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Canvas().SetOnTypedKey(w.page.Key)
	return w
}

func (w *window) said() string {
	var words []string
	for _, o := range test.LaidOutObjects(w.win.Content()) {
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
			w.t.Errorf("the page does not say %q, but: %s", s, all)
		}
	}
}

// press presses whatever shows the words and can be pressed.
func (w *window) press(words string) {
	w.t.Helper()
	objects := test.LaidOutObjects(w.win.Content())
	for _, o := range objects {
		b, ok := o.(*kit.Button)
		if ok && b.Label == words {
			test.Tap(b)
			return
		}
	}
	for i := len(objects) - 1; i >= 0; i-- { // the innermost that shows the words
		tap, ok := objects[i].(fyne.Tappable)
		if !ok {
			continue
		}
		for _, inner := range test.LaidOutObjects(objects[i]) {
			if x, ok := inner.(*canvas.Text); ok && x.Text == words {
				tap.Tapped(&fyne.PointEvent{})
				return
			}
		}
	}
	w.t.Fatalf("nothing to press says %q", words)
}

func (w *window) write(label, text string) {
	w.t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		f, ok := o.(*kit.Field)
		if !ok {
			continue
		}
		for _, inner := range test.LaidOutObjects(f) {
			if x, ok := inner.(*canvas.Text); ok && x.Text == label {
				f.SetText("")
				w.win.Canvas().Focus(f.Focusable())
				test.Type(f.Focusable(), text)
				return
			}
		}
	}
	w.t.Fatalf("there is no field %q", label)
}

func (w *window) did(want ...string) {
	w.t.Helper()
	if strings.Join(w.host.did, "|") != strings.Join(want, "|") {
		w.t.Errorf("did %q, want %q", w.host.did, want)
	}
}

func TestPage_Begin(t *testing.T) {
	t.Run("the first start offers two samples, every template, a list and a file", func(t *testing.T) {
		w := open(t)
		w.says("Where do you want to start?", "A team of fourteen", "A founder alone", "Start from a list", "Open a file")
		for _, each := range template.All() {
			w.says(each.Name)
		}
		if strings.Contains(w.said(), "Welcome back") {
			t.Error("nobody was here before")
		}
	})
	t.Run("the firms of last time come first, with when they were open", func(t *testing.T) {
		w := open(t, welcome.Recent{Firm: "Quay Cloud", Path: "/firms/Quay.baton", Opened: now.Add(-time.Hour)},
			welcome.Recent{Firm: "Harbour Data", Path: "/firms/Harbour.baton", Opened: now.AddDate(0, 0, -1)})
		w.says("Welcome back", "Quay Cloud", "today", "Harbour Data", "yesterday", "/firms")
		w.press("Harbour Data")
		w.did("open /firms/Harbour.baton")
	})
	t.Run("one press opens a sample firm", func(t *testing.T) {
		w := open(t)
		w.press("A founder alone")
		w.press("A team of fourteen")
		w.did("sample solo", "sample team")
	})
	t.Run("the keyboard does it too", func(t *testing.T) {
		w := open(t)
		w.win.Canvas().FocusNext()
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		w.did("sample team")
	})
}

func TestPage_NewFirm(t *testing.T) {
	t.Run("a template asks for a name and makes the firm", func(t *testing.T) {
		w := open(t)
		w.press("Data and AI studio")
		w.says("What is your firm called?", "Your name", "CHF", "Europe/Zurich")
		w.write("What is your firm called?", "Fieldnote: Data")
		w.write("Your name", "Mei Tanaka")
		w.press("Begin")
		w.did("make")
		m := w.host.made
		want := template.Start{Name: "Fieldnote: Data", Member: "Mei Tanaka", Currency: "CHF", Zone: "Europe/Zurich", Solo: true}
		if m.Template != "data" || m.Start != want || m.Path != filepath.Join(w.host.folder, "Fieldnote Data.baton") {
			t.Errorf("made %+v", m)
		}
	})
	t.Run("a firm without a name is not made, and the page says why", func(t *testing.T) {
		w := open(t)
		w.press("Plain start")
		w.press("Begin")
		w.did()
		w.says("The firm needs a name.", "Your name is enough.")
	})
	t.Run("a file that is there is not written over", func(t *testing.T) {
		w := open(t)
		if err := os.WriteFile(filepath.Join(w.host.folder, "Quay.baton"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		w.press("Plain start")
		w.write("What is your firm called?", "Quay")
		w.write("Your name", "Ada")
		w.press("Begin")
		w.did()
		w.says("There is a file of this name already")
	})
	t.Run("Esc goes back", func(t *testing.T) {
		w := open(t)
		w.press("Plain start")
		w.page.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		w.says("Where do you want to start?")
	})
}

func TestPage_Dropped(t *testing.T) {
	t.Run("a firm's file is opened", func(t *testing.T) {
		w := open(t)
		w.page.Dropped([]string{"/firms/Quay.baton"})
		w.did("open /firms/Quay.baton")
	})
	t.Run("a list begins a firm, and is read once it is there", func(t *testing.T) {
		w := open(t)
		w.page.Dropped([]string{"/lists/leads.CSV"})
		w.says("A firm from your list", "leads.CSV", "Begin, and look at the list")
		w.write("What is your firm called?", "Quay")
		w.write("Your name", "Ada")
		w.press("Begin, and look at the list")
		if w.host.made.List != "/lists/leads.CSV" {
			t.Errorf("made %+v", w.host.made)
		}
	})
	t.Run("nothing is taken while a firm is being opened", func(t *testing.T) {
		w := open(t)
		w.page.Busy("Opening Quay.baton", 0, 0, "")
		w.page.Dropped([]string{"/firms/Other.baton"})
		w.did()
	})
}

func TestPage_Busy(t *testing.T) {
	w := open(t)
	w.page.Busy("Opening Quay.baton", 0, 0, "")
	w.says("Opening Quay.baton", "One moment")
	w.page.Busy("Opening Quay.baton", 1, 4, "Checking its pages")
	w.says("Checking its pages")
	w.page.Problem("/firms/Quay.baton was written by a newer Baton: get the new version; the file was left alone.")
	w.says("was written by a newer Baton", "Where do you want to start?")
	w.press("A founder alone")
	w.did("sample solo")
}
