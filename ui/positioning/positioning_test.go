package positioning

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"baton/model/positioning"
	"baton/ui/kit"
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
		for _, n := range pt.weak {
			fmt.Fprintf(&b, "  ! %s %s\n", n.Here, n.Why)
		}
		for i, a := range pt.lines {
			if sec.lines[i].text != a.text {
				w.T.Errorf("the line shows %q, the firm says %q", sec.lines[i].text, a.text)
			}
			fmt.Fprintf(&b, "  %s", a.text)
			if a.because != "" {
				fmt.Fprintf(&b, " <- %s", a.because)
			}
			fmt.Fprintln(&b, chipped(sec.lines[i]))
			for _, n := range a.weak {
				fmt.Fprintf(&b, "    ! %s %s\n", n.Here, n.Why)
			}
		}
	}
	return b.String()
}

// chipped are the words of what an answer is used by.
func chipped(l *line) string {
	out := ""
	for _, o := range l.right.Objects {
		if p, ok := o.(*kit.Pill); ok {
			out += " [" + p.Word() + "]"
		}
	}
	return out
}

func (w *world) section(step string) *section { return w.Page.sections[step] }

func (w *world) elements(step string) []string {
	w.T.Helper()
	a := w.Law()
	var out []string
	for _, e := range a.Positioning {
		if e.Step == step {
			out = append(out, e.Text)
		}
	}
	return out
}

// weaken takes away what makes the positioning strong.
func (w *world) weaken() {
	w.T.Helper()
	w.Page.start("cloud")
	for _, gone := range []string{"alternative", "attribute"} {
		sec := w.section(gone)
		w.Page.edit("Remove", positioning.Released(w.Page.draft, sec.ids[0])...)
	}
	sec := w.section("vertical")
	sec.add("Logistics")
	sec.add("Health")
	w.section("customer").add("Any company with a server")
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
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w = open(t, "cloud", mode)
		w.Size(1100, 700)
		w.weaken()
		w.Still(fmt.Sprintf("positioning-weak-%s", mode))
		w.Page.scroll.ScrollToBottom()
		w.Still(fmt.Sprintf("positioning-weak-%s-end", mode))
	}
	w = open(t, "cloud", theme.Light)
	w.Page.remove(w.section("attribute").step, w.section("attribute").ids[0], func() {})
	w.Still("positioning-remove")
	w = open(t, "cloud", theme.Light)
	if err := w.Page.choose(); err != nil {
		t.Fatal(err)
	}
	w.Still("positioning-examples")
	w = open(t, "plain", theme.Light)
	for _, e := range w.Page.draft.Positioning {
		if err := w.Desk.Delete(context.Background(), "element", e.ID); err != nil {
			t.Fatal(err)
		}
	}
	w.Still("positioning-empty")
}
