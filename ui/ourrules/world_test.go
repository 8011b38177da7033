package ourrules

import (
	"fmt"
	"testing"

	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// world is the page in a window, over a firm with so many leads.
type world struct {
	*uitest.World
	page *Page
}

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	t.Helper()
	w := &world{World: uitest.New(t, kind, mode)}
	w.Fill(leads)
	w.page = New(w.Desk, w.Shell)
	w.Show(shell.Agree, "ourrules", w.page)
	return w
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 25)
		w.Look(fmt.Sprintf("ourrules-%s", mode))
		w.page.scroll.ScrollToBottom()
		w.Look(fmt.Sprintf("ourrules-%s-end", mode))
	}
	w := open(t, "cloud", theme.Light, 25)
	w.Size(1920, 1080)
	w.page.pieces.toggle()
	w.Look("ourrules-light-1920")
	open(t, "plain", theme.Light, 0).Look("ourrules-plain")
}
