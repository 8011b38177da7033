package handoffs_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
	"baton/ui/handoffs"
	"baton/ui/shell"
	"baton/ui/theme"
)

// TestLooks draws the screen in a window; with BATON_LOOKS it is drawn
// in every size and light, to look at.
func TestLooks(t *testing.T) {
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		s, _ := window(t, newFirm(t, list()), theme.Light, fyne.NewSize(1280, 800))
		save(t, s, t.TempDir(), "handoffs-light")
		return
	}
	f := newFirm(t, list())
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
	looksOfSample(t, dir)
}

// looksOfSample draws the hand-offs of a year.
func looksOfSample(t *testing.T, dir string) {
	t.Setenv("BATON_HOME", t.TempDir())
	file, err := sample.Plant(t.Context(), filepath.Join(t.TempDir(), "team.baton"), "team", storetest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := storetest.Desk(t, file)
	for _, size := range []fyne.Size{{Width: 1440, Height: 900}, {Width: 1100, Height: 700}} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			name := map[float32]string{1440: "large", 1100: "small"}[size.Width] + "-" + string(mode)
			draw := func(p *handoffs.Page, s *shell.Shell, what string, want func(*model.HandoffRow) bool) {
				rows, err := d.Handoffs(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				for i := len(rows) - 1; i >= 0; i-- {
					if want(&rows[i]) {
						p.Open(rows[i].ID.String())
						save(t, s, dir, "sample-"+what+"-"+name)
						return
					}
				}
				t.Logf("no hand-off is %s", what)
			}
			s, p := sampleWindow(t, d, mode, size)
			save(t, s, dir, "sample-inbox-"+name)
			draw(p, s, "amended", func(h *model.HandoffRow) bool { return h.Amended != nil })
			draw(p, s, "flagged", func(h *model.HandoffRow) bool { return len(h.Flags) > 0 })
			draw(p, s, "provisional", func(h *model.HandoffRow) bool { return h.Provisional })
			draw(p, s, "unknown", func(h *model.HandoffRow) bool { return h.Finding == "unknown" })
		}
	}
	december := d.During(d.Actor(), time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC))
	s, p := sampleWindow(t, december, theme.Light, fyne.NewSize(1440, 900))
	p.Open("")
	rows, _ := december.Handoffs(context.Background())
	p.Open(rows[len(rows)-12].ID.String())
	s.Press("C")
	save(t, s, dir, "sample-over-light")
	s.Do(p.Actions()[9])
	save(t, s, dir, "sample-close-light")
}

func sampleWindow(t *testing.T, d *store.Desk, mode theme.Mode, size fyne.Size) (*shell.Shell, *handoffs.Page) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := shell.New(shell.Options{Window: w, Mode: mode, Undo: func() (string, error) { return "", nil }})
	p := handoffs.New(d, s)
	s.Register(shell.Run, shell.Entry{Route: "handoffs", Icon: theme.Glyph("handshake"), Page: p, Badge: p.Waiting})
	w.Resize(size)
	s.Go("handoffs")
	return s, p
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
