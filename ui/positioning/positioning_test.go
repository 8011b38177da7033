package positioning

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/store"
	"baton/store/storetest"
	"baton/ui/shell"
	"baton/ui/theme"
)

// world is the page in a window, over a real firm.
type world struct {
	t    *testing.T
	desk *store.Desk
	sh   *shell.Shell
	page *Page
}

func open(t *testing.T, kind string, mode theme.Mode) *world {
	t.Helper()
	test.NewTempApp(t)
	w := &world{t: t, desk: storetest.FromTemplate(t, kind)}
	win := test.NewTempWindow(t, nil)
	w.sh = shell.New(shell.Options{Window: win, Mode: mode, Undo: func() (string, error) {
		u, err := w.desk.Undo(context.Background())
		return u.Label, err
	}, Status: func() shell.Status {
		return shell.Status{Firm: "Northwind Cloud", Who: "Ada Kestrel", Hat: "Sales", HatHue: theme.Sales, Saved: "in the file"}
	}})
	w.page = New(w.desk, w.sh)
	w.sh.Register(shell.Agree, shell.Entry{Route: "positioning", Icon: theme.Glyph("compass"), Page: w.page})
	w.desk.Watch(w.sh.Changed)
	win.Resize(fyne.NewSize(1280, 800))
	w.sh.Go("positioning")
	return w
}

// said is the page as text: the sentence, the hints, each step with its lines.
func (w *world) said() string {
	var b strings.Builder
	fmt.Fprintln(&b, w.page.sentence.Value)
	for _, pt := range read(w.page.draft) {
		fmt.Fprintf(&b, "%d %s\n", pt.number, pt.title)
		sec := w.page.sections[pt.key]
		for i, a := range pt.lines {
			if sec.lines[i].text != a.text {
				w.t.Errorf("the line shows %q, the firm says %q", sec.lines[i].text, a.text)
			}
			fmt.Fprintf(&b, "  %s", a.text)
			if a.because != "" {
				fmt.Fprintf(&b, " <- %s", a.because)
			}
			if len(a.used) > 0 {
				fmt.Fprintf(&b, " [%d criteria, %d rules, %d in all]", a.criteria, a.rules, len(a.used))
			}
			fmt.Fprintln(&b)
		}
	}
	return b.String()
}

func (w *world) section(step string) *section { return w.page.sections[step] }

func (w *world) elements(step string) []string {
	w.t.Helper()
	a, err := w.desk.Draft(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	var out []string
	for _, e := range all(a.Positioning, step) {
		out = append(out, e.Text)
	}
	return out
}

// TestPictures writes what the page looks like into the folder BATON_PICTURES.
func TestPictures(t *testing.T) {
	dir := os.Getenv("BATON_PICTURES")
	if dir == "" {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode)
		w.sh.Reload()
		w.shot(dir, fmt.Sprintf("positioning-%s", mode))
		w.page.scroll.ScrollToBottom()
		w.shot(dir, fmt.Sprintf("positioning-%s-end", mode))
	}
	w := open(t, "cloud", theme.Light)
	w.sh.Window().Resize(fyne.NewSize(1920, 1080))
	w.sh.Reload()
	l := w.section("value").lines[1]
	l.edit()
	w.shot(dir, "positioning-light-1920")
	w = open(t, "cloud", theme.Light)
	w.page.remove(w.section("attribute").ids[0])
	w.page.remove(w.section("alternative").ids[0])
	w.shot(dir, "positioning-hints")
	w = open(t, "plain", theme.Light)
	for _, e := range w.page.draft.Positioning {
		if err := w.desk.Delete(context.Background(), "element", e.ID); err != nil {
			t.Fatal(err)
		}
	}
	w.shot(dir, "positioning-empty")
}

func (w *world) shot(dir, name string) {
	w.t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.sh.Window().Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}
