package criteria

import (
	"context"
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
	w.Show(shell.Agree, "criteria", w.page)
	return w
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Look(fmt.Sprintf("criteria-%s", mode))
		w.page.open(w.page.facts.views[0].id)
		w.Look(fmt.Sprintf("criteria-%s-panel", mode))
		w.page.open(w.page.facts.views[3].id)
		w.Look(fmt.Sprintf("criteria-%s-panel2", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1920, 1080)
	w.page.open(w.page.facts.views[1].id)
	w.Look("criteria-light-1920")
	w = open(t, "plain", theme.Light, 0)
	for _, v := range w.page.facts.views {
		if err := w.Desk.Delete(context.Background(), "criterion", v.id); err != nil {
			t.Fatal(err)
		}
	}
	w.page.begin("must")
	w.Look("criteria-empty")
}
