package journey

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
	w.Spread()
	w.page = New(w.Desk, w.Shell)
	w.Show(shell.Agree, "journey", w.page)
	return w
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Look(fmt.Sprintf("journey-%s", mode))
		w.page.choose("mql")
		w.Look(fmt.Sprintf("journey-%s-mql", mode))
		w.page.choose("sql")
		w.Look(fmt.Sprintf("journey-%s-gate", mode))
		w.page.choose(w.page.facts.track[5].ID.String())
		w.Look(fmt.Sprintf("journey-%s-proposal", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1920, 1080)
	w.Look("journey-light-1920")
}
