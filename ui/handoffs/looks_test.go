package handoffs_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/shell"
	"baton/ui/theme"
)

// TestLooks draws the screen in a window; with BATON_LOOKS it is drawn
// in every size and light, to look at.
func TestLooks(t *testing.T) {
	f := newFirm(t, list())
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		s, _ := window(t, f, theme.Light, fyne.NewSize(1280, 800))
		save(t, s, t.TempDir(), "handoffs-light")
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		s, p := window(t, f, mode, fyne.NewSize(1280, 800))
		save(t, s, dir, "handoffs-"+string(mode))
		p.Open(f.handoff["Larch & Partners"].String())
		save(t, s, dir, "handoffs-decided-"+string(mode))
		s.Window().Resize(fyne.NewSize(1920, 1080))
		p.Open(f.handoff["Quillon"].String())
		save(t, s, dir, "handoffs-wide-"+string(mode))
		s.Press("R")
		save(t, s, dir, "handoffs-reject-"+string(mode))
	}
	s, _ := window(t, solo(t), theme.Light, fyne.NewSize(1280, 800))
	save(t, s, dir, "handoffs-solo-light")
	s, _ = window(t, newFirm(t, nil), theme.Light, fyne.NewSize(1280, 800))
	save(t, s, dir, "handoffs-empty-light")
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
