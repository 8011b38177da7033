package journey

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	rules "baton/model/journey"
	"baton/ui/theme"
)

// assets are the names in a list of assets.
func assets(list *fyne.Container) []string {
	var out []string
	for _, o := range list.Objects {
		if r, ok := o.(*row); ok {
			out = append(out, r.asset.Name)
		}
	}
	return out
}

func (w *world) asset(name string) model.Asset {
	for _, x := range w.Law().Assets {
		if x.Name == name {
			return x
		}
	}
	return model.Asset{}
}

func TestOwed(t *testing.T) {
	w := open(t, "cloud", theme.Light, 30)
	t.Run("it counts what is there, what is to be made, and what nothing answers", func(t *testing.T) {
		if got := w.Page.owed.quiet.Value; got != "7 assets, 7 still to be made, 3 gaps that Marketing owes" {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("a lost reason that nothing answers comes first, with its leads", func(t *testing.T) {
		rows, err := w.Desk.Leads(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, r := range rows {
			if r.Outcome == "open" && n < 2 {
				if _, err := w.Desk.Add(t.Context(), "move", model.Fields{"lead": r.ID.String(), "to": w.stage("lost").ID.String(), "happened": w.Desk.Now().UnixMilli(), "reason": "sponsor-left"}); err != nil {
					t.Fatal(err)
				}
				n++
			}
		}
		g := rules.Gaps(w.Page.facts.law, w.Page.facts.lost)[0]
		if g.Name != "Sponsor left" || gapWords(g) != "2 leads were lost for it, and nothing answers it" {
			t.Errorf("first is %+v, %q", g, gapWords(g))
		}
		if got := w.Page.owed.quiet.Value; !strings.Contains(got, "4 gaps") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("one press and a name make the asset that fills it", func(t *testing.T) {
		w.Page.newAsset(fills(rules.Gaps(w.Page.facts.law, w.Page.facts.lost)[0]))
		w.panelSays(t, "New asset", "Answers “sponsor left”")
		w.OneChange("Add asset", func() {
			w.Type("A page for whoever comes next")
			w.Press(fyne.KeyReturn)
		})
		if x := w.asset("A page for whoever comes next"); x.Objection != "sponsor-left" {
			t.Errorf("made %+v", x)
		}
		if g := rules.Gaps(w.Page.facts.law, w.Page.facts.lost)[0]; g.Name == "Sponsor left" {
			t.Error("the gap is still there")
		}
	})
}

func TestAsset(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.choose("scoping")
	h := w.Page.open.(*stageView).help
	t.Run("a stage has its own", func(t *testing.T) {
		w.OneChange("Add asset", func() { w.Write(h.adder, "  A morning   at the whiteboard ") })
		if x := w.asset("A morning at the whiteboard"); x.Stage != w.stage("scoping").ID || h.adder.Text() != "" {
			t.Errorf("made %+v", x)
		}
		if got := assets(h.list); len(got) != 1 {
			t.Errorf("the stage lists %q", got)
		}
	})
	w.Page.openAsset(w.asset("A morning at the whiteboard").ID)
	a := w.Page.asset
	now := func() model.Asset { return w.asset("A morning at the whiteboard") }
	t.Run("its words are kept as one leaves them; with an address it is there", func(t *testing.T) {
		w.OneChange("Change asset", func() { w.Write(a.where, "shared/whiteboard.pdf") })
		w.Write(a.kind, "workshop")
		w.Write(a.proves, "They see it drawn")
		w.Write(a.used, "Every second deal")
		if x := now(); x.Address != "shared/whiteboard.pdf" || x.Kind != "workshop" || x.Proves != "They see it drawn" || x.Used != "Every second deal" || !rules.Made(x) {
			t.Errorf("kept %+v", x)
		}
		if got := w.Page.owed.quiet.Value; !strings.HasPrefix(got, "8 assets, 7 still to be made") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("what it answers is chosen", func(t *testing.T) {
		a.answer.OnCommit("went-silent")
		a.shows.OnCommit(w.Law().Criteria[0].ID.String())
		a.owner.OnCommit(w.Page.facts.members[0].ID.String())
		if got := answers(now(), w.Page.facts); got != "workshop · for Scoping · answers “went silent” · shows “"+w.Law().Criteria[0].Name+"” · "+w.Page.facts.members[0].Name {
			t.Errorf("it says %q", got)
		}
		a.stage.OnCommit("")
		if x := now(); !x.Stage.IsZero() {
			t.Error("it is still for Scoping")
		}
	})
	t.Run("it keeps its name when it is emptied", func(t *testing.T) {
		w.Write(a.name, " ")
		if now().Name == "" || a.name.Valid() {
			t.Error("it has no name")
		}
	})
	t.Run("a play sends it, by keys alone", func(t *testing.T) {
		p := w.Page.open.(*stageView).plays
		first := p.rows[p.plays[0].ID]
		w.Focus(first.more)
		w.OneChange("Change play", func() {
			for _, item := range p.assets(p.plays[0]) {
				if item.Label == "A morning at the whiteboard" {
					item.Run()
				}
			}
		})
		if first.asset.Label != "A morning at the whiteboard" || len(assets(h.list)) != 1 {
			t.Errorf("the play sends %q, the stage lists %q", first.asset.Label, assets(h.list))
		}
	})
	t.Run("a play comes from a line of the positioning", func(t *testing.T) {
		p := w.Page.open.(*stageView).plays
		w.OneChange("Change play", func() { p.elements(p.plays[0])[1].Run() })
		e := w.Law().Positioning[0]
		if got := p.rows[p.plays[0].ID].from.Value; got != "from "+strings.ToLower(model.Title(e.Step))+": "+e.Text {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("deleted by a key it is gone from its plays as well, as one change, and its panel closes", func(t *testing.T) {
		r := h.list.Objects[0].(*row)
		w.Focus(r)
		w.OneChange("Delete asset", func() { w.Press(fyne.KeyDelete) })
		if now().Name != "" || w.Shell.DetailOpen() {
			t.Error("it is still there")
		}
		for _, p := range w.Law().Plays {
			if p.Stage == w.stage("scoping").ID && !p.AssetID.IsZero() {
				t.Error("a play sends what is gone")
			}
		}
	})
	t.Run("Enter opens one, Esc closes it", func(t *testing.T) {
		r := w.Page.owed.made.Objects[0].(*row)
		w.Focus(r)
		w.Press(fyne.KeyReturn)
		if w.Page.asset == nil || w.Focused() != w.Page.asset.where.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		w.Press(fyne.KeyEscape)
		if w.Shell.DetailOpen() {
			t.Error("the panel is still open")
		}
	})
}
