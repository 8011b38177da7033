package journey

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"baton/store/sample"
	"baton/store/storetest"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// openSample is the page over a sample firm.
func openSample(t *testing.T, kind string, mode theme.Mode) *world {
	t.Helper()
	w := uitest.New(t, "plain", mode)
	f, err := sample.Plant(context.Background(), filepath.Join(t.TempDir(), kind+".baton"), kind, storetest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	w.Desk = storetest.Desk(t, f)
	return &world{uitest.Open(w, "journey", New(w.Desk, w.Shell))}
}

// TestLooks_Samples draws the page as the sample firms have it.
func TestLooks_Samples(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, kind := range []string{"team", "solo"} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			w := openSample(t, kind, mode)
			w.Size(1440, 900)
			w.Look(fmt.Sprintf("sample-%s-%s", kind, mode))
			w.Size(1440, 1700)
			w.Look(fmt.Sprintf("sample-%s-%s-tall", kind, mode))
			w.Size(1100, 700)
			w.Page.remove(w.stage("Aware").ID)
			w.Still(fmt.Sprintf("sample-%s-%s-merge", kind, mode))
		}
	}
}

// TestLooks_Crowded draws a journey of far too many stages, in a small window.
func TestLooks_Crowded(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1100, 700)
	for i, name := range []string{"Pilot", "Second pilot", "Budget round", "Board", "Legal", "Security review"} {
		w.Page.add(name, w.stage("Proposal").ID)
		if i == 1 {
			w.Page.open.(*stageView).carry.setTeam("team", "")
		}
	}
	w.Shell.HideDetail()
	w.Still("journey-light-crowded")
}
