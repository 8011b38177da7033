package board_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// TestLooks draws the screen; with BATON_LOOKS it is kept to look at.
func TestLooks(t *testing.T) {
	f := newFirm(t, stands).busy(t)
	if os.Getenv("BATON_LOOKS") == "" {
		s, _ := window(t, f, theme.Light, fyne.NewSize(1280, 800))
		save(t, s, "board-light")
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		s, p := window(t, f, mode, fyne.NewSize(1280, 800))
		p.Open(f.lead["Quillon"].String())
		save(t, s, "board-"+string(mode))
		s.Window().Resize(fyne.NewSize(1920, 1080))
		save(t, s, "board-wide-"+string(mode))
	}
	s, _ := window(t, f, theme.Light, fyne.NewSize(1280, 800))
	on := &screen{t, s, f}
	on.drags("Quillon", 240)
	save(t, s, "board-drag-light")
	s, _ = window(t, f, theme.Light, fyne.NewSize(1280, 800))
	on = &screen{t, s, f}
	on.chooses("Quillon", "Move to Lost")
	save(t, s, "board-lost-light")
	s, _ = window(t, f, theme.Light, fyne.NewSize(1280, 800))
	on = &screen{t, s, f}
	on.on("Quillon")
	on.carries(fyne.KeyRight)
	save(t, s, "board-refused-light")
	empty, _ := window(t, newFirm(t, nil), theme.Light, fyne.NewSize(1280, 800))
	save(t, empty, "board-empty-light")
}
