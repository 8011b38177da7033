package today_test

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/today"
	"baton/ui/uitest"
)

// TestLooks draws the screen over the sample firms in every size and light,
// for those who ask to look at it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, kind := range []string{"team", "solo"} {
		d := planted(t, kind)
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			for name, size := range map[string]fyne.Size{"large": fyne.NewSize(1440, 900), "small": fyne.NewSize(1100, 700)} {
				w := over(t, d, mode)
				w.Size(size.Width, size.Height)
				s := uitest.Open(w, today.Route, today.New(d, w.Shell))
				s.Still("today-" + kind + "-" + name + "-" + string(mode))
				if name == "large" {
					for _, key := range []string{"N", "Z", "G"} {
						w.Shell.Press(key)
						s.Still("today-" + kind + "-" + key + "-" + string(mode))
						w.Press(fyne.KeyEscape)
					}
					w.Shell.Press("0")
					s.Still("today-" + kind + "-all-" + string(mode))
				}
				if kind == "solo" && name == "large" {
					w.Press(fyne.KeyEnd)
					w.Type("y")
					s.Still("today-tell-" + string(mode))
					w.Press(fyne.KeyEscape, fyne.KeyHome)
					for range 8 {
						w.Type("zn")
					}
					s.Still("today-empty-" + string(mode))
				}
			}
		}
	}
}

func planted(t *testing.T, kind string) *store.Desk {
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

// over is a window over a firm that there is already.
func over(t *testing.T, d *store.Desk, mode theme.Mode) *uitest.World {
	t.Helper()
	test.NewTempApp(t)
	w := &uitest.World{T: t, Desk: d}
	w.Shell = shell.New(shell.Options{Window: test.NewTempWindow(t, nil), Mode: mode, Still: true, Undo: func() (string, error) {
		u, err := d.Undo(context.Background())
		return u.Label, err
	}})
	w.Size(1280, 800)
	return w
}
