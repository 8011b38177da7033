package journey

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// panel is every word in the panel.
func (w *world) panel() string {
	w.T.Helper()
	if !w.Shell.DetailOpen() {
		w.T.Fatal("no panel is open")
	}
	c := w.Shell.Window().Canvas()
	edge := c.Size().Width - 420
	var out []string
	for _, o := range test.LaidOutObjects(c.Content()) {
		text := ""
		switch o := o.(type) {
		case *kit.Text:
			text = o.Value
		case *kit.Paragraph:
			text = o.Value
		case *kit.Button:
			text = o.Label
		}
		if text != "" && absolute(o).X >= edge {
			out = append(out, text)
		}
	}
	return strings.Join(out, " ")
}

func (w *world) panelSays(t *testing.T, words ...string) {
	t.Helper()
	said := strings.Join(strings.Fields(w.panel()), " ")
	for _, word := range words {
		if !strings.Contains(said, word) {
			t.Errorf("the panel does not say %q: %s", word, said)
		}
	}
}

func TestPage_AStageIsMerged(t *testing.T) {
	w := open(t, "cloud", theme.Light, 30)
	n := w.Page.facts.leads
	aware, interested := w.stage("Aware"), w.stage("Interested")
	was := n[aware.ID]
	if was == 0 {
		t.Fatal("nobody stands in Aware")
	}
	t.Run("Delete on a stage with leads offers to merge it, and says what follows", func(t *testing.T) {
		before := w.order()
		w.Focus(w.block("Aware"))
		w.Press(fyne.KeyDelete)
		if w.order() != before {
			t.Fatal("it is gone")
		}
		w.panelSays(t, "Merge Aware", counted(was, "lead stands", "leads stand")+" in Aware now", "Merging keeps all of it",
			"count in Target from then on", "play goes along", "asset goes along", "Merge into Target")
	})
	t.Run("for another stage it says what is different there", func(t *testing.T) {
		pick, ok := w.Focused().(interface{ TypedRune(rune) })
		if !ok {
			t.Fatalf("the keyboard is on %T", w.Focused())
		}
		pick.TypedRune('s') // Scoping
		w.panelSays(t, "Merge into Scoping", "Sales carries them, and no longer Marketing", "behind the gate Worth a conversation (MQL) and Ready for Sales (SQL), and nobody asked")
		pick.TypedRune('i') // Interested
		w.panelSays(t, "Merge into Interested")
	})
	t.Run("by keys alone it is one change: leads, checklist, plays and assets are in the other", func(t *testing.T) {
		plays, in := len(w.Page.facts.playsOf(aware.ID))+len(w.Page.facts.playsOf(interested.ID)), n[interested.ID]
		w.OneChange("Merge stage", func() {
			w.Tab()
			w.Press(fyne.KeySpace)
		})
		if got := w.order(); got != "Target Interested |mql| Evaluating |sql| Scoping Proposal Terms Signed" {
			t.Errorf("the track is %s", got)
		}
		f := w.Page.facts
		if f.leads[interested.ID] != was+in || len(f.playsOf(interested.ID)) != plays {
			t.Errorf("%d leads and %d plays are in it", f.leads[interested.ID], len(f.playsOf(interested.ID)))
		}
		if w.Shell.DetailOpen() || w.Page.at != interested.ID.String() {
			t.Error("the panel is still open, or another stage is")
		}
	})
}

func TestPage_AStageThatIsNeededIsMergedToo(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	t.Run("where leads begin", func(t *testing.T) {
		w.Page.remove(w.stage("Target").ID)
		w.panelSays(t, "Outbound leads begin in it.", "Outbound leads begin in Aware.")
	})
	t.Run("where a gate stands before it", func(t *testing.T) {
		w.Page.remove(w.stage("Scoping").ID)
		w.panelSays(t, "The gate Ready for Sales (SQL) stands before it.", "stands before Proposal from then on")
		w.OneChange("Merge stage", func() { w.Page.merging.merge() })
		if got := w.order(); got != "Target Aware Interested |mql| Evaluating |sql| Proposal Terms Signed" {
			t.Errorf("the track is %s", got)
		}
	})
	t.Run("what must stay says why, in its menu too", func(t *testing.T) {
		for _, item := range w.Page.menu(w.stage("Evaluating").ID) {
			if item.Label == "Merge into another stage" && !item.Disabled {
				t.Error("Evaluating could be merged")
			}
		}
		w.Page.merge(w.stage("Evaluating").ID)
		if w.Page.facts.at(w.stage("Evaluating").ID) < 0 {
			t.Error("it is gone")
		}
	})
}

func TestCarry(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.choose("evaluating")
	c := w.Page.open.(*stageView).carry
	bd := w.team("Business Development")
	t.Run("a team that somebody is in needs no cover", func(t *testing.T) {
		if !c.cover.Hidden || len(w.Page.notes.Objects) != 0 {
			t.Errorf("it offers %d covers, %d remarks", len(c.cover.Objects), len(w.Page.notes.Objects))
		}
	})
	member := w.Page.facts.members[0]
	t.Run("one that nobody is in says so, here and under the track", func(t *testing.T) {
		if err := w.Desk.Set(t.Context(), "member", member.ID, model.Fields{"hat." + bd.String(): nil}); err != nil {
			t.Fatal(err)
		}
		if c.cover.Hidden || len(w.Page.facts.remarks()) != 1 || !strings.HasPrefix(w.Page.facts.remarks()[0], "Nobody is in Business Development, which carries Target, Aware, Interested and Evaluating:") {
			t.Errorf("it says %q", w.Page.facts.remarks())
		}
	})
	t.Run("another team covers it, and the remark is gone", func(t *testing.T) {
		w.OneChange("Cover a team", func() { c.setCover(bd, w.team("Sales").String()) })
		if b, _ := w.Law().TeamBy(bd); b.CoveredBy != w.team("Sales") || len(w.Page.facts.remarks()) != 0 {
			t.Errorf("covered by %v, %q", b.CoveredBy, w.Page.facts.remarks())
		}
	})
	t.Run("two teams do not cover each other", func(t *testing.T) {
		c.setCover(w.team("Sales"), bd.String())
		if s, _ := w.Law().TeamBy(w.team("Sales")); !s.CoveredBy.IsZero() {
			t.Error("they do")
		}
	})
	t.Run("a stage without a team is remarked on", func(t *testing.T) {
		w.choose("terms")
		w.Page.open.(*stageView).carry.setTeam("team", "")
		if got := w.Page.facts.remarks(); len(got) != 1 || got[0] != "Nobody carries the leads in Terms: choose a team, so that none is left lying." {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("it says which leads begin here, and leads begin elsewhere by choice", func(t *testing.T) {
		w.choose("target")
		c := w.Page.open.(*stageView).carry
		if c.starts.Label != "Outbound leads begin here" {
			t.Errorf("it says %q", c.starts.Label)
		}
		w.OneChange("Change where leads begin", func() { c.begin()[0].Run() })
		if c.starts.Label != "Inbound and outbound leads begin here" {
			t.Errorf("it says %q", c.starts.Label)
		}
	})
	t.Run("a place behind the gate they must pass is refused", func(t *testing.T) {
		w.choose("proposal")
		w.Page.open.(*stageView).carry.begin()[0].Run()
		if r, _ := w.Law().RouteOf("inbound"); r.Start != w.stage("Target").ID {
			t.Error("inbound leads begin behind the gate")
		}
	})
}
