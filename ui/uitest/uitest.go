// Package uitest answers "how does a test work at a screen as a person would?".
//
// It makes a firm on a real store, with leads that somebody works on, and a
// window over it: the test shows its page there, presses keys, and looks at
// the page and at the firm. Only tests import it.
//
//	w := uitest.New(t, "cloud", theme.Light).Fill(64)
//	s := uitest.Open(w, "journey", journey.New(w.Desk, w.Shell))
//	s.Press(fyne.KeyRight, fyne.KeyReturn)
package uitest

import (
	"context"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/shell"
	"baton/ui/theme"
)

// World is a window over a firm.
type World struct {
	T     testing.TB
	Desk  *store.Desk
	Shell *shell.Shell
}

// New makes a firm of a template and a window of 1280 by 800 over it.
func New(t testing.TB, template string, mode theme.Mode) *World {
	t.Helper()
	test.NewTempApp(t)
	w := &World{T: t, Desk: storetest.FromTemplate(t, template)}
	win := test.NewTempWindow(t, nil)
	w.Shell = shell.New(shell.Options{Window: win, Mode: mode, Undo: w.undo, Status: func() shell.Status {
		return shell.Status{Firm: "Tidewater Cloud", Who: "Ada Kestrel", Hat: "Marketing", HatHue: theme.Marketing, Saved: "in the file"}
	}})
	w.Size(1280, 800)
	return w
}

func (w *World) undo() (string, error) {
	u, err := w.Desk.Undo(context.Background())
	return u.Label, err
}

// Screen is the window with a page in it.
type Screen[P shell.Page] struct {
	*World
	Page P
}

// Open puts a page into the window; from then on it follows every change.
func Open[P shell.Page](w *World, route string, page P) Screen[P] {
	w.Shell.Register(shell.Agree, shell.Entry{Route: route, Icon: theme.Glyph("compass"), Page: page})
	w.Desk.Watch(w.Shell.Changed)
	w.Shell.Go(route)
	return Screen[P]{w, page}
}

// Size changes the size of the window.
func (w *World) Size(width, height float32) { w.Shell.Window().Resize(fyne.NewSize(width, height)) }

// Law is the agreement as the firm keeps it now.
func (w *World) Law() *model.Agreement {
	w.T.Helper()
	a, err := w.Desk.Draft(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	return a
}

// rules are the agreement and the plays as text, to compare.
func (w *World) rules() string {
	w.T.Helper()
	plays, err := w.Desk.Plays(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	text, err := json.MarshalIndent([]any{w.Law(), plays}, "", " ")
	if err != nil {
		w.T.Fatal(err)
	}
	return string(text)
}

// OneChange does something that must be one change: it alters the agreement,
// is called by its label, and one undo takes all of it back.
func (w *World) OneChange(label string, act func()) {
	w.T.Helper()
	before := w.rules()
	act()
	after := w.rules()
	if before == after {
		w.T.Fatalf("%s changed nothing", label)
	}
	got, err := w.undo()
	if err != nil {
		w.T.Fatal(err)
	}
	if got != label {
		w.T.Errorf("the change is called %q, want %q", got, label)
	}
	if now := w.rules(); now != before {
		w.T.Errorf("one undo leaves\n%s\nof\n%s", now, before)
	}
	if _, err := w.Desk.Redo(context.Background()); err != nil {
		w.T.Fatal(err)
	}
	if now := w.rules(); now != after {
		w.T.Errorf("done again it is\n%s\nand was\n%s", now, after)
	}
}

// Looks says whether somebody wants to look at pictures: BATON_LOOKS names
// the folder for them.
func Looks() bool { return os.Getenv("BATON_LOOKS") != "" }

// Look writes what the window shows, read anew, as a picture.
func (w *World) Look(name string) {
	w.T.Helper()
	w.Shell.Reload()
	w.Still(name)
}

// Still writes what the window shows just now.
func (w *World) Still(name string) {
	w.T.Helper()
	f, err := os.Create(filepath.Join(os.Getenv("BATON_LOOKS"), name+".png"))
	if err != nil {
		w.T.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Shell.Window().Canvas().Capture()); err != nil {
		w.T.Fatal(err)
	}
}
