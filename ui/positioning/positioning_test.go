package positioning

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode) *world {
	w := uitest.New(t, kind, mode)
	return &world{uitest.Open(w, "positioning", New(w.Desk, w.Shell))}
}

// said is the page as text: the sentence, the hints, each step with its lines.
func (w *world) said() string {
	var b strings.Builder
	fmt.Fprintln(&b, w.Page.sentence.Value)
	for _, pt := range read(w.Page.draft) {
		fmt.Fprintf(&b, "%d %s\n", pt.number, pt.title)
		sec := w.Page.sections[pt.key]
		for i, a := range pt.lines {
			if sec.lines[i].text != a.text {
				w.T.Errorf("the line shows %q, the firm says %q", sec.lines[i].text, a.text)
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

func (w *world) section(step string) *section { return w.Page.sections[step] }

func (w *world) elements(step string) []string {
	w.T.Helper()
	a := w.Law()
	var out []string
	for _, e := range all(a.Positioning, step) {
		out = append(out, e.Text)
	}
	return out
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode)
		w.Look(fmt.Sprintf("positioning-%s", mode))
		w.Page.scroll.ScrollToBottom()
		w.Still(fmt.Sprintf("positioning-%s-end", mode))
	}
	w := open(t, "cloud", theme.Light)
	w.Size(1920, 1080)
	w.Shell.Reload()
	l := w.section("value").lines[1]
	l.edit()
	w.Still("positioning-light-1920")
	w = open(t, "cloud", theme.Light)
	w.Page.remove(w.section("attribute").step, w.section("attribute").ids[0])
	w.Page.remove(w.section("alternative").step, w.section("alternative").ids[0])
	w.Still("positioning-hints")
	w = open(t, "plain", theme.Light)
	for _, e := range w.Page.draft.Positioning {
		if err := w.Desk.Delete(context.Background(), "element", e.ID); err != nil {
			t.Fatal(err)
		}
	}
	w.Still("positioning-empty")
}
