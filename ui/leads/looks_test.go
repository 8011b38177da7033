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
	if os.Getenv("BATON_TABLE") == "" {
		usualLooks(t, f, dir)
	}
	for mode, size := range map[theme.Mode]fyne.Size{theme.Light: fyne.NewSize(1440, 900), theme.Dark: fyne.NewSize(1100, 700)} {
		tableLooks(t, f, dir, mode, size)
	}
}

func usualLooks(t *testing.T, f *firm, dir string) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		s, _ := window(t, f, mode, fyne.NewSize(1280, 800))
		save(t, s, dir, "leads-"+string(mode))
		s.Go("leads/" + f.idOf(t, "Harbourline Software").String())
		save(t, s, dir, "leads-detail-"+string(mode))
		if mode == theme.Dark {
			if err := f.Wait(t.Context(), f.idOf(t, "Harbourline Software"), "Their lawyer reads the contract"); err != nil {
				t.Fatal(err)
			}
			save(t, s, dir, "leads-waits-"+string(mode))
		}
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

// tableLooks are the table's own questions: filters, views, columns, a cell that
// is written in, several at once.
func tableLooks(t *testing.T, f *firm, dir string, mode theme.Mode, size fyne.Size) {
	look := func(name string, act func(s *screen)) {
		sh, _ := window(t, f, mode, size)
		s := &screen{t, sh, f}
		act(s)
		save(t, sh, dir, "leads-"+name+"-"+string(mode))
	}
	filtered := func(s *screen) {
		s.filters("industry")
		s.types("Business software, Payments, Online retail")
		s.presses("Filter")
		s.filters("employees")
		s.types("50")
		s.presses("Filter")
	}
	look("filtered", filtered)
	look("filter", func(s *screen) { s.filters("industry") })
	look("fields", func(s *screen) { s.shell.Press("F") })
	look("views", func(s *screen) { s.presses("View: Open") })
	look("columns", func(s *screen) { s.does("Columns") })
	look("edit", func(s *screen) { s.walksTo("Quillon"); s.key(fyne.KeyF2) })
	look("set", func(s *screen) {
		s.walksTo("Quillon")
		s.selectsAll()
		s.shell.Press("E")
		s.types("route")
		s.key(fyne.KeyReturn)
	})
	look("refused", func(s *screen) {
		s.walksTo("Quillon")
		s.selectsAll()
		s.shell.Press("E")
		s.types("value")
		s.key(fyne.KeyReturn)
		s.types("20k")
		s.presses("Set")
	})
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
