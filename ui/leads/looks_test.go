package leads_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/shell"
	"baton/ui/theme"
)

// TestLooks draws the screen in a window; with BATON_LOOKS it is drawn
// in every size and light, to look at.
func TestLooks(t *testing.T) {
	f := newFirm(t, -1)
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		s, _ := window(t, f, theme.Light, fyne.NewSize(1280, 800))
		s.Go("leads/" + f.idOf(t, "Harbourline Software").String())
		save(t, s, t.TempDir(), "leads-light")
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		s, _ := window(t, f, mode, fyne.NewSize(1280, 800))
		save(t, s, dir, "leads-"+string(mode))
		s.Go("leads/" + f.idOf(t, "Harbourline Software").String())
		save(t, s, dir, "leads-detail-"+string(mode))
		s.Window().Resize(fyne.NewSize(1920, 1080))
		save(t, s, dir, "leads-wide-"+string(mode))
		s.Window().Resize(fyne.NewSize(1280, 2400))
		save(t, s, dir, "leads-long-"+string(mode))
		s.Window().Resize(fyne.NewSize(1280, 800))
		s.HideDetail()
		s.Press("N")
		save(t, s, dir, "leads-new-"+string(mode))
	}
	s, _ := window(t, f, theme.Light, fyne.NewSize(1280, 800))
	s.Go("leads/" + f.idOf(t, "Harbourline Software").String())
	s.Press("M")
	save(t, s, dir, "leads-move-light")
	s, _ = window(t, f, theme.Light, fyne.NewSize(1280, 800))
	s.Press("T")
	save(t, s, dir, "leads-touch-light")
	f.wear(t, "Jonas Falk", "bd")
	s, _ = window(t, f, theme.Dark, fyne.NewSize(1280, 800))
	screen := &screen{t, s, f}
	screen.opens("Harbourline Software")
	screen.presses("Move to Scoping")
	save(t, s, dir, "leads-packet-dark")
	screen.presses("Hand over")
	save(t, s, dir, "leads-refused-dark")
	screen.presses("Close")
	screen.canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.HideDetail()
	screen.types("m")
	screen.types("p")
	save(t, s, dir, "leads-outcomes-dark")
	s, _ = window(t, f, theme.Light, fyne.NewSize(1280, 800))
	screen.shell = s
	screen.erases("Harbourline Software")
	s.Window().Resize(fyne.NewSize(1280, 800))
	save(t, s, dir, "leads-erase-light")
	f.gone = model.Erased{Entries: 31, Copies: 4, Mentions: []string{"lead Kettle & Rowe, note", "touch with Tomas Brandt on 12 November, note"}}
	screen.confirms()
	save(t, s, dir, "leads-erased-light")
	s, _ = window(t, alone(t), theme.Light, fyne.NewSize(1280, 800))
	save(t, s, dir, "leads-solo-light")
	s, _ = window(t, newFirm(t, 0), theme.Light, fyne.NewSize(1280, 800))
	save(t, s, dir, "leads-empty-light")
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
