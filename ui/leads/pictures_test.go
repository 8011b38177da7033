package leads_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/shell"
	"baton/ui/theme"
)

// TestPictures draws the screen; with BATON_PICTURES they are kept to look at.
func TestPictures(t *testing.T) {
	dir, modes := os.Getenv("BATON_PICTURES"), []theme.Mode{theme.Light, theme.Dark}
	if dir == "" {
		dir, modes = t.TempDir(), modes[:1]
	}
	f := newFirm(t, -1)
	for _, mode := range modes {
		s, _ := window(t, f, mode, fyne.NewSize(1280, 800))
		save(t, s, dir, "leads-"+string(mode))
		s.Go("leads/" + f.idOf(t, "Harbourline Software").String())
		save(t, s, dir, "leads-detail-"+string(mode))
		s.Window().Resize(fyne.NewSize(1920, 1080))
		save(t, s, dir, "leads-wide-"+string(mode))
		s.HideDetail()
		s.Press("N")
		save(t, s, dir, "leads-new-"+string(mode))
	}
	empty, _ := window(t, newFirm(t, 0), theme.Light, fyne.NewSize(1280, 800))
	save(t, empty, dir, "leads-empty-light")
}

func save(t *testing.T, s *shell.Shell, dir, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Window().Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
