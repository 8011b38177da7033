package journey

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"baton/model"
	"baton/ui/theme"
)

// order is the track in one line: gates as bars, the asides left out.
func (w *world) order() string {
	var out []string
	for _, s := range w.Law().Stages {
		if s.Kind != "open" && s.Kind != "signed" {
			continue
		}
		if s.Gate != "" {
			out = append(out, "|"+s.Gate+"|")
		}
		out = append(out, s.Name)
	}
	return strings.Join(out, " ")
}

func (w *world) block(name string) *block {
	w.T.Helper()
	for _, b := range w.Page.track.blocks {
		if b.name.Value == name {
			return b
		}
	}
	w.T.Fatalf("no stage %q on the track", name)
	return nil
}

func TestPage_AStageIsMovedAlongTheTrack(t *testing.T) {
	w := open(t, "cloud", theme.Light, 20)
	w.Focus(w.block("Aware"))
	t.Run("Ctrl and an arrow move it, keyboard and all", func(t *testing.T) {
		w.OneChange("Move stage left", func() { w.Ctrl(fyne.KeyLeft) })
		if got := w.order(); got != "Aware Target Interested |mql| Evaluating |sql| Scoping Proposal Terms Signed" {
			t.Errorf("the track is %s", got)
		}
		w.Focus(w.block("Aware"))
		w.Ctrl(fyne.KeyRight)
		if w.Focused() != w.block("Aware") {
			t.Error("the keyboard stayed behind")
		}
	})
	t.Run("a stage stays before the gate while leads begin there that must pass it", func(t *testing.T) {
		before := w.order()
		w.Page.move(w.stage("Interested").ID, 1)
		if got := w.order(); got != before {
			t.Errorf("the track is %s", got)
		}
		w.choose("aware")
		for _, route := range []string{"Inbound", "Introduced", "Partner"} {
			w.OneChange("Change where leads begin", func() {
				for _, item := range w.Page.open.(*stageView).carry.begin() {
					if item.Label == route+" leads begin here" {
						item.Run()
					}
				}
			})
		}
	})
	t.Run("the gate stays where it is when a stage crosses it, and so do the leads", func(t *testing.T) {
		before := w.block("Interested").count.Value
		w.Focus(w.block("Interested"))
		w.OneChange("Move stage right", func() {
			w.Type(".")
			w.Choose("Move right")
		})
		if got := w.order(); got != "Target Aware |mql| Interested Evaluating |sql| Scoping Proposal Terms Signed" {
			t.Errorf("the track is %s", got)
		}
		if got := w.block("Interested").count.Value; got != before {
			t.Errorf("%s leads stand there, were %s", got, before)
		}
	})
	t.Run("nothing goes before the first, nothing behind the signature", func(t *testing.T) {
		before := w.order()
		for _, c := range []struct {
			name string
			key  fyne.KeyName
		}{{"Target", fyne.KeyLeft}, {"Terms", fyne.KeyRight}, {"Signed", fyne.KeyLeft}, {"Signed", fyne.KeyRight}} {
			w.Focus(w.block(c.name))
			w.Ctrl(c.key)
		}
		if got := w.order(); got != before {
			t.Errorf("the track is %s", got)
		}
	})
}

func TestPage_AStageIsAdded(t *testing.T) {
	w := open(t, "cloud", theme.Light, 20)
	t.Run("by its name, after the one that is open, with the same teams", func(t *testing.T) {
		w.OneChange("Add stage", func() {
			if !w.Shell.Press("Ctrl+N") {
				t.Fatal("Ctrl+N means nothing")
			}
			w.Type("Pilot day")
			w.Press(fyne.KeyReturn)
		})
		if got := w.order(); got != "Target Aware Interested Pilot day |mql| Evaluating |sql| Scoping Proposal Terms Signed" {
			t.Errorf("the track is %s", got)
		}
		s, before := w.stage("Pilot day"), w.stage("Interested")
		if s.Key != "pilot-day" || s.Team != before.Team || s.TeamFor("outbound") != before.TeamFor("outbound") {
			t.Errorf("made %+v", s)
		}
		if w.Shell.DetailOpen() {
			t.Error("the panel is still open")
		}
	})
	t.Run("and it opens, to say what it is for", func(t *testing.T) {
		w.Page.add("Second pilot", w.stage("Terms").ID)
		if v, ok := w.Page.open.(*stageView); !ok || v.name.Text() != "Second pilot" {
			t.Errorf("open is %+v", w.Page.open)
		}
	})
	t.Run("a stage of the same name is told apart in lists", func(t *testing.T) {
		w.Page.add("Pilot day", w.stage("Scoping").ID)
		n := 0
		for _, s := range w.Law().Stages {
			if s.Key == "pilot-day-2" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d stages have the key of their own", n)
		}
	})
	t.Run("more than nine are more than one keeps in mind", func(t *testing.T) {
		if got := w.Page.many.Value; w.Page.many.Hidden || got != "11 stages are more than anyone keeps in mind: could two of them be one?" {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("however many there are, they fit, and the names of the gates do not touch", func(t *testing.T) {
		w.Size(1100, 700)
		for range 4 {
			w.Page.add("One more", w.stage("Terms").ID)
		}
		w.Shell.HideDetail()
		bars := w.Page.track.bars
		if end := bars[0].Position().X + bars[0].lean + namesWide; end > bars[1].Position().X+bars[1].lean+0.1 {
			t.Errorf("the first ends at %v, the second begins at %v", end, bars[1].Position().X+bars[1].lean)
		}
		last := w.block("Signed")
		if right := absolute(last).X + last.Size().Width; right > 1100-12 {
			t.Errorf("the last stage ends at %v", right)
		}
		for range 4 {
			w.Shell.Undo()
		}
		w.Size(1280, 800)
	})
	t.Run("no name adds nothing", func(t *testing.T) {
		before := w.order()
		w.Shell.Press("Ctrl+N")
		w.Type("  ")
		w.Press(fyne.KeyReturn)
		if got := w.order(); got != before {
			t.Errorf("the track is %s", got)
		}
		w.Press(fyne.KeyEscape, fyne.KeyEscape)
		if w.Shell.DetailOpen() {
			t.Error("Esc does not close the panel")
		}
	})
}

func TestPage_AStageIsDeleted(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	t.Run("with its checklist and its plays, as one change, when nobody needs it", func(t *testing.T) {
		w.Focus(w.block("Proposal"))
		w.OneChange("Delete stage", func() { w.Press(fyne.KeyDelete) })
		if got := w.order(); got != "Target Aware Interested |mql| Evaluating |sql| Scoping Terms Signed" {
			t.Errorf("the track is %s", got)
		}
		for _, i := range w.Law().Items {
			if i.Name == "Budget" {
				t.Error("its checklist is still there")
			}
		}
	})
	t.Run("the name is gone from the track and another stage is open", func(t *testing.T) {
		if !w.Page.facts.has(w.Page.at) {
			t.Error("what is open is gone")
		}
	})
	t.Run("what stays says why", func(t *testing.T) {
		for _, name := range []string{"Signed", "Nurture", "Evaluating"} {
			before := w.order()
			w.Page.remove(w.stage(name).ID)
			if got := w.order(); got != before || w.Shell.DetailOpen() {
				t.Errorf("%s: the track is %s", name, got)
			}
		}
	})
}

// journeyOf draws a journey of open stages with any ranks and gates, the
// signature last.
func journeyOf(t *rapid.T) facts {
	a := &model.Agreement{}
	ranks := rapid.SliceOfN(rapid.IntRange(0, 9), 2, 8).Draw(t, "ranks")
	last := 0
	for i, r := range ranks {
		last += min(r, 1) * r
		a.Stages = append(a.Stages, model.Stage{ID: model.ID{byte(i + 1)}, Name: fmt.Sprint(i), Kind: "open", Rank: last,
			Gate: rapid.SampledFrom([]string{"", "", "mql", "sql"}).Draw(t, "gate")})
	}
	a.Stages[0].Gate, a.Stages[len(a.Stages)-1].Kind = "", "signed"
	return factsOf(a, tally{}, nil)
}

// after are the ranks once the edits are made.
func after(f facts, edits []model.Edit) map[model.ID]int64 {
	ranks := map[model.ID]int64{}
	for _, s := range f.track {
		ranks[s.ID] = int64(s.Rank)
	}
	for _, e := range edits {
		if r, ok := e.Fields["rank"]; ok {
			ranks[e.ID] = r.(int64)
		}
	}
	return ranks
}

func TestFacts_Adds_LeavesTheOthersInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := journeyOf(t)
		i := rapid.IntRange(0, len(f.track)-2).Draw(t, "after")
		edits := f.adds("New", f.track[i].ID)
		ranks := after(f, edits)
		mine := edits[0].Fields["rank"].(int64)
		for j, s := range f.track {
			if j <= i && ranks[s.ID] >= mine || j > i && ranks[s.ID] <= mine {
				t.Fatalf("the stage at %d has rank %d, the new one after %d has %d", j, ranks[s.ID], i, mine)
			}
			if j > i+1 && ranks[s.ID] <= ranks[f.track[j-1].ID] {
				t.Fatalf("the stages behind it are out of order: %v", ranks)
			}
		}
	})
}
