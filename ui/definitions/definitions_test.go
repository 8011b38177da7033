package definitions

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	w := uitest.New(t, kind, mode).Fill(leads).Spread()
	p, at := New(w.Desk, w.Shell), func(f func()) { f() }
	p.trial.Aside, p.trial.Back = at, at // the test sees what follows
	return &world{uitest.Open(w, "definitions", p)}
}

// alternative is the card of one, by its name.
func (w *world) alternative(name string) *card {
	w.T.Helper()
	for _, b := range w.Page.blocks {
		for _, c := range b.cards {
			if c.definition().Name == name {
				return c
			}
		}
	}
	w.T.Fatalf("no alternative %q", name)
	return nil
}

func (w *world) kept(name string) model.Definition {
	for _, d := range w.Law().Definitions {
		if d.Name == name {
			return d
		}
	}
	return model.Definition{}
}

func TestPage_SaysWhenAndWhatItYields(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	var b strings.Builder
	for _, k := range w.Page.blocks {
		fmt.Fprintf(&b, "%s (%s): %s\n%s\n%s\n%s\n", plain[k.gate], letters[k.gate], k.today.Value, k.past.Value, k.ends.Value, k.doubt.Value)
		for _, c := range k.cards {
			fmt.Fprintf(&b, "  %s. %s %s\n", c.name.Text(), c.reads.Value, c.yields.Value)
		}
	}
	want := golden
	if b.String() != want {
		t.Errorf("it says\n%s", b.String())
	}
	t.Run("its sums are those of the leads", func(t *testing.T) {
		all := w.Page.past("mql")
		took, _ := split(all)
		if len(all) == 0 || len(took) > len(all) {
			t.Errorf("%d of %d", len(took), len(all))
		}
		scored, err := w.Desk.Scored(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, s := range scored {
			if s.Score.MQL && slices.ContainsFunc(w.Page.leads, func(l model.LeadRow) bool { return l.ID == s.Lead }) {
				n++
			}
		}
		if got := w.Page.trial.Columns().Tally().MQL; got != n {
			t.Errorf("%d open leads are worth a conversation, the page counts %d", n, got)
		}
	})
}

func TestPage_TriesThresholds(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	c := w.alternative("Came to us")
	fit := c.definition().Fit
	before := w.Page.trial.Columns().Tally().MQL
	t.Run("while a threshold moves the leads cross it and nothing is written", func(t *testing.T) {
		c.lines[0].slider.OnChange(95)
		if got := w.Page.trial.Columns().Tally().MQL; got >= before {
			t.Errorf("still %d of %d", got, before)
		}
		if w.kept("Came to us").Fit != fit {
			t.Error("it was written")
		}
		if !strings.Contains(w.Page.blocks[0].today.Value, "(-") || !strings.Contains(c.reads.Value, "fit at least 95") {
			t.Errorf("it says %q and %q", w.Page.blocks[0].today.Value, c.reads.Value)
		}
	})
	t.Run("the past is tried along", func(t *testing.T) {
		took, _ := split(w.Page.past("mql"))
		c.lines[0].slider.OnChange(0)
		if more, _ := split(w.Page.past("mql")); len(more) < len(took) {
			t.Errorf("%d, then %d", len(took), len(more))
		}
	})
	t.Run("Esc goes back, Ctrl+Enter keeps", func(t *testing.T) {
		w.Shell.Press("Escape")
		if c.definition().Fit != fit || w.Page.trial.Columns().Tally().MQL != before || c.lines[0].number.Text() != "60" {
			t.Errorf("fit %d, field %q", c.definition().Fit, c.lines[0].number.Text())
		}
		w.OneChange("Change the definitions", func() {
			w.Write(c.lines[0].number, "70")
			w.Write(c.lines[1].number, "12.5")
			w.Shell.Press("Ctrl+Return")
		})
		if d := w.kept("Came to us"); d.Fit != 700 || d.Engagement != 125 {
			t.Errorf("kept %+v", d)
		}
	})
	t.Run("what lies outside the axis is refused at its field", func(t *testing.T) {
		w.Write(c.lines[1].number, "130")
		if c.lines[1].number.Valid() || w.Page.trial.Pending() {
			t.Error("130 is tried")
		}
	})
}

func TestPage_KeepsWhatElseAsOneLeavesIt(t *testing.T) {
	w := open(t, "cloud", theme.Light, 20)
	t.Run("a name", func(t *testing.T) {
		w.OneChange("Rename alternative", func() { w.Write(w.alternative("Came to us").name, "Found us") })
	})
	c := w.alternative("Found us")
	t.Run("routes, one by one, and every one", func(t *testing.T) {
		w.OneChange("Change its routes", func() { c.routes[2].Tapped(nil) })
		if got := w.kept("Found us").Routes; !reflect.DeepEqual(slices.Sorted(slices.Values(got)), []string{"inbound", "outbound"}) {
			t.Fatalf("it holds for %q", got)
		}
		if got := w.Page.blocks[0].doubt.Value; !strings.Contains(got, "Outbound leads are covered by") {
			t.Errorf("it says %q", got)
		}
		c.routes[2].Tapped(nil)
		c.routes[0].Tapped(nil)
		if got := w.kept("Found us").Routes; len(got) != 0 || !c.routes[0].Selected {
			t.Errorf("it holds for %q", got)
		}
	})
	t.Run("a route that nothing covers is said", func(t *testing.T) {
		c.routes[4].Tapped(nil) // partner only
		if got := w.Page.blocks[0].doubt.Value; !strings.Contains(got, "No alternative covers inbound leads") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("what it needs, and the boxes", func(t *testing.T) {
		c.needs.OnCommit("reply")
		c.boxes.OnCommit(true)
		if d := w.kept("Found us"); d.Needs != "reply" || !d.Boxes {
			t.Errorf("kept %+v", d)
		}
		c.needs.OnCommit("")
		c.boxes.OnCommit(false)
		if d := w.kept("Found us"); d.Needs != "" || d.Boxes {
			t.Errorf("kept %+v", d)
		}
	})
	t.Run("another way is made with the keyboard on its name, and deleted", func(t *testing.T) {
		before := len(w.Law().Definitions)
		w.Shell.Press("Ctrl+N")
		made := w.alternative("Another way")
		if w.Focused() != made.name.Focusable() || len(w.Law().Definitions) != before+1 {
			t.Fatalf("the keyboard is on %T", w.Focused())
		}
		w.Focus(made.more)
		w.Press(fyne.KeyReturn)
		w.Choose("Delete “Another way”")
		if len(w.Law().Definitions) != before {
			t.Error("it is still there")
		}
	})
}

func TestBlock_OpensWhoPassed(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	w.Page.blocks[0].rows.Tapped(nil)
	if !w.Shell.DetailOpen() {
		t.Error("nothing opens")
	}
}

func TestCovered(t *testing.T) {
	a := &model.Agreement{Routes: []model.Route{{Key: "inbound", MQL: true}, {Key: "outbound", MQL: true}, {Key: "tender"}}}
	alternative := func(name string, routes ...string) model.Definition {
		return model.Definition{Gate: "mql", Name: name, Routes: routes}
	}
	for _, c := range []struct {
		what string
		defs []model.Definition
		want []string
	}{
		{"a gate without alternatives covers nobody", nil, []string{"No alternative covers inbound and outbound leads: none of them becomes MQL until one does."}},
		{"one for every route covers all", []model.Definition{alternative("All")}, nil},
		{"a route that does not pass the gate needs none", []model.Definition{alternative("A", "inbound"), alternative("B", "outbound")}, nil},
		{"two for one route are said", []model.Definition{alternative("All"), alternative("", "inbound")}, []string{"Inbound leads are covered by “All” and “without a name”: either is enough."}},
	} {
		t.Run(c.what, func(t *testing.T) {
			a.Definitions = c.defs
			if got := covered(a, "mql"); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestMet(t *testing.T) {
	day := time.Date(2026, 8, 24, 0, 0, 0, 0, time.UTC)
	for want, got := range map[string]string{
		"Nobody passed this gate since 24 Aug.":                                                   met(0, 0, 0, day),
		"Since 24 Aug, 0 of 1 lead that passed this gate met it then.":                            met(0, 1, 0, day),
		"Since 24 Aug, 3 of 7 leads that passed this gate met it then; of 2 too little is known.": met(3, 7, 2, day),
		"Since 24 Aug, 11 of 14 (79 %, likely 52 to 92) leads that passed this gate met it then.": met(11, 14, 0, day),
		"Since 24 Aug, 3 passed this gate; of 3 too little is known.":                             met(0, 0, 3, day),
		"1 still open, 2 signed": ended([]model.Passed{{Outcome: "signed"}, {Outcome: "open"}, {Outcome: "signed"}}),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Size(1440, 900)
		w.Look(fmt.Sprintf("definitions-%s", mode))
		w.alternative("Came to us").lines[0].slider.OnChange(75)
		w.Page.trial.Panel.View("crosses")
		w.Still(fmt.Sprintf("definitions-%s-tried", mode))
		w.Page.trial.Panel.View("grades")
		w.Size(1100, 700)
		w.Still(fmt.Sprintf("definitions-%s-small", mode))
		w.Size(1440, 900)
		w.Page.blocks[0].rows.Tapped(nil)
		w.Still(fmt.Sprintf("definitions-%s-passed", mode))
	}
	open(t, "plain", theme.Light, 0).Look("definitions-empty")
}
