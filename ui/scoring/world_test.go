package scoring

import (
	"fmt"
	"testing"

	"baton/model"
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
	at := func(f func()) { f() } // at once: the test sees what follows
	w.page.live.aside, w.page.live.back = at, at
	w.Show(shell.Agree, "scoring", w.page)
	return w
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Look(fmt.Sprintf("scoring-%s", mode))
		w.page.flip()
		w.Look(fmt.Sprintf("scoring-%s-fine", mode))
		w.page.cards[3].rows[2].slider.OnChange(10)
		w.Still(fmt.Sprintf("scoring-%s-tried", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1920, 1080)
	w.page.right.choose(model.FindOut)
	w.Look("scoring-light-1920")
	open(t, "plain", theme.Light, 0).Look("scoring-empty")
}
