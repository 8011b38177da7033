package journey

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/theme"
)

// plays are the open stage's plays as text.
func (w *world) plays() []string {
	w.T.Helper()
	v, ok := w.Page.open.(*stageView)
	if !ok {
		w.T.Fatal("no stage is open")
	}
	var out []string
	for _, p := range v.plays.plays {
		r := v.plays.rows[p.ID]
		line := r.kind.Label + ": " + r.name.Text()
		if r.asset.Label != "" {
			line += " [" + r.asset.Label + "]"
		}
		if r.days.Text() != "" {
			line += fmt.Sprintf(" in %s days", r.days.Text())
		}
		out = append(out, line)
	}
	return out
}

func TestPlays(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.choose("interested")
	c := w.Page.open.(*stageView).plays
	same := func(t *testing.T, want ...string) {
		t.Helper()
		if got := w.plays(); !reflect.DeepEqual(got, want) {
			t.Errorf("the plays are %q, want %q", got, want)
		}
	}
	check := w.plays()[0]
	t.Run("a play says what to do, with which asset, and by when", func(t *testing.T) {
		same(t, "asset: Offer the platform check, and half an hour to read the answers together [Platform check: twelve questions on releases, outages and cost] in 2 days")
	})
	t.Run("one is added at the end, as a task", func(t *testing.T) {
		w.OneChange("Add play", func() { w.Write(c.adder, "Ask who else was on call") })
		same(t, check, "task: Ask who else was on call")
		if c.adder.Text() != "" {
			t.Error("the place for the next is not empty")
		}
	})
	second := func() *playRow { return c.rows[c.plays[1].ID] }
	t.Run("it becomes a trigger by keys alone", func(t *testing.T) {
		w.TabTo(second().kind)
		w.Press(fyne.KeySpace)
		w.Choose("Trigger")
		same(t, check, "trigger: Ask who else was on call")
	})
	t.Run("an asset without a name says so", func(t *testing.T) {
		c.kinds(c.plays[1])[1].Run()
		same(t, check, "asset: Ask who else was on call [No asset named yet]")
		c.kinds(c.plays[1])[0].Run()
	})
	t.Run("its days are a whole number, or none", func(t *testing.T) {
		w.Write(second().days, "5")
		same(t, check, "task: Ask who else was on call in 5 days")
		w.Write(second().days, "soon")
		if second().days.Valid() || c.plays[1].Days != 5 {
			t.Errorf("%d days, valid %v", c.plays[1].Days, second().days.Valid())
		}
		w.Write(second().days, "")
		same(t, check, "task: Ask who else was on call")
	})
	t.Run("it is reworded on one line, and Enter goes on to its days", func(t *testing.T) {
		w.Replace(second().name, "Ask their\nplatform lead")
		w.Press(fyne.KeyReturn)
		if w.Focused() != second().days.Focusable() {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		same(t, check, "task: Ask their platform lead")
	})
	t.Run("it moves up", func(t *testing.T) {
		w.TabTo(second().more)
		w.OneChange("Move play up", func() {
			w.Press(fyne.KeySpace)
			w.Choose("Move up")
		})
		same(t, "task: Ask their platform lead", check)
	})
	t.Run("an emptied one is deleted, and Undo brings it back", func(t *testing.T) {
		w.OneChange("Delete play", func() { w.Write(c.rows[c.plays[0].ID].name, "") })
		same(t, check)
		w.Shell.Undo()
		same(t, "task: Ask their platform lead", check)
	})
	t.Run("another stage has its own", func(t *testing.T) {
		w.choose("signed")
		for _, p := range w.plays() {
			if p == check {
				t.Error("it shows the play of another stage")
			}
		}
	})
}

func TestPlays_FollowAChangeOfTheirAsset(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.choose("interested")
	if !w.Page.Stale(model.Change{Rows: []model.Ref{{Noun: "asset"}}}) {
		t.Error("another name of an asset does not concern the page")
	}
	before := len(w.plays())
	if _, err := w.Desk.Add(context.Background(), "play", model.Fields{"stage": w.stage("interested").ID.String(), "name": "Write back", "kind": "task", "rank": int64(99)}); err != nil {
		t.Fatal(err)
	}
	if got := len(w.plays()); got != before+1 {
		t.Errorf("%d plays, were %d", got, before)
	}
}
