package shell_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/shell"
)

// home is a folder with lists in it that file dialogs begin in.
func home(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	for _, f := range []string{"leads.csv", "notes.txt", ".hidden.csv", "lists/old.csv"} {
		path := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestShell_AskFiles(t *testing.T) {
	keys := func(s *shell.Shell, names ...fyne.KeyName) {
		for _, n := range names {
			s.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	t.Run("a list is found with the arrows, in a folder inside", func(t *testing.T) {
		dir := home(t)
		s, _, _ := frame(t, shell.Options{})
		got := ""
		s.AskOpen("Import leads", []string{".csv"}, func(p string) error { got = p; return nil })
		shows(t, s, "lists", "leads.csv")
		hides(t, s, "notes.txt", ".hidden.csv")
		keys(s, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
		if got != filepath.Join(dir, "lists", "old.csv") {
			t.Errorf("chose %q", got)
		}
	})
	t.Run("a workbook keeps its ending, and is not written over without asking", func(t *testing.T) {
		dir := home(t)
		s, _, _ := frame(t, shell.Options{})
		got := ""
		s.AskSave("Export", "leads.csv", func(p string) error { got = p; return nil })
		keys(s, fyne.KeyReturn)
		press(t, s, "Save")
		shows(t, s, "Replace leads.csv?")
		if got != "" {
			t.Error("written without asking")
		}
		press(t, s, "Replace")
		if got != filepath.Join(dir, "leads.csv") {
			t.Errorf("chose %q", got)
		}
	})
	t.Run("a folder is chosen as it is", func(t *testing.T) {
		dir := home(t)
		s, _, _ := frame(t, shell.Options{})
		got := ""
		s.AskFolder("Share", func(p string) error { got = p; return nil })
		hides(t, s, "leads.csv")
		press(t, s, "Use this folder")
		if got != dir {
			t.Errorf("chose %q", got)
		}
	})
	t.Run("a path that is not there says so", func(t *testing.T) {
		home(t)
		s, _, _ := frame(t, shell.Options{})
		s.AskOpen("Import leads", []string{".csv"}, func(string) error { return nil })
		press(t, s, "Open")
		shows(t, s, "Choose a file first.")
	})
}

// press taps the button of a label in what is on top.
func press(t *testing.T, s *shell.Shell, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.Window().Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}
