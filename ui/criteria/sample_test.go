package criteria

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"baton/store/sample"
	"baton/store/storetest"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// planted is the page over a sample firm.
func planted(t *testing.T, kind string, mode theme.Mode) *world {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := sample.Plant(context.Background(), filepath.Join(dir, kind+".baton"), kind, storetest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	test.NewTempApp(t)
	w := &uitest.World{T: t, Desk: storetest.Desk(t, f)}
	w.Shell = shell.New(shell.Options{Window: test.NewTempWindow(t, nil), Mode: mode})
	w.Size(1440, 900)
	return &world{uitest.Open(w, "criteria", page(w))}
}

func TestPage_OverTheSampleFirms(t *testing.T) {
	for _, kind := range sample.Kinds() {
		w := planted(t, kind, theme.Light)
		p := w.Page
		p.view("beside")
		deciding := 0
		for _, v := range p.facts.views {
			deciding += v.coverage.Deciding
			if len(v.flaws) > 0 {
				t.Errorf("%s: %q", kind, v.flaws)
			}
		}
		if len(p.stands.Best) == 0 || len(p.stands.Signed) == 0 || deciding == 0 || len(p.beside.shared) < 2 || len(p.beside.all) < 5 {
			t.Errorf("%s: %d best clients, %d signed, %d decided by one answer, %d shared, %d alike", kind, len(p.stands.Best), len(p.stands.Signed),
				deciding, len(p.beside.shared), len(p.beside.all))
		}
		if !uitest.Looks() {
			continue
		}
		w.Look("criteria-sample-" + kind + "-beside")
		p.view("columns")
		w.Look("criteria-sample-" + kind)
	}
}
