package journey

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	w := uitest.New(t, kind, mode).Fill(leads).Spread()
	return &world{uitest.Open(w, "journey", New(w.Desk, w.Shell))}
}

// said is the track as text.
func (w *world) said() string {
	var b strings.Builder
	f := w.Page.facts
	for _, s := range f.spans() {
		fmt.Fprintf(&b, "[%s %s]", s.team, s.hue)
	}
	fmt.Fprintln(&b)
	bar := 0
	for i, s := range f.track {
		if s.Gate != "" {
			fmt.Fprintf(&b, "| %s, %s\n", w.Page.track.bars[bar].plain.Value, w.Page.track.bars[bar].code.Value)
			bar++
		}
		k := w.Page.track.blocks[i]
		fmt.Fprintf(&b, "%s (%s) %s\n", k.name.Value, k.plain.Value, k.count.Value)
	}
	for _, o := range w.Page.aside.Objects {
		k := o.(*block)
		fmt.Fprintf(&b, "- %s (%s) %s\n", k.name.Value, k.plain.Value, k.count.Value)
	}
	return b.String()
}

func (w *world) choose(name string) {
	w.T.Helper()
	s, ok := w.Page.facts.law.StageNamed(name)
	if !ok {
		w.T.Fatalf("no stage %q", name)
	}
	w.Page.choose(s.ID.String())
}

func (w *world) stage(name string) model.Stage {
	w.T.Helper()
	a, err := w.Desk.Draft(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	s, _ := a.StageNamed(name)
	return s
}

func (w *world) team(name string) model.ID {
	t, ok := w.Page.facts.law.TeamNamed(name)
	if !ok {
		w.T.Fatalf("no team %q", name)
	}
	return t.ID
}

// list is the open checklist as text.
func (w *world) list() []string {
	var c *checklist
	switch v := w.Page.open.(type) {
	case *stageView:
		c = v.list
	case *gateView:
		c = v.list
	}
	var out []string
	for _, i := range c.items {
		r := c.rows[i.ID]
		out = append(out, r.kind.Label+": "+r.field.Text())
	}
	return out
}

func TestPage_ShowsTheTrack(t *testing.T) {
	got := open(t, "cloud", theme.Light, 64).said()
	want := `[Marketing fuchsia][Business Development blue][Sales teal]
Target (Does not know us) 5
Aware (Knows us) 9
Interested (Looks for help) 15
| Worth a conversation, MQL
Evaluating (In conversation) 9
| Ready for Sales, SQL
Scoping (Working out the job) 5
Proposal (Offer is out) 5
Terms (Agreeing the contract) 4
Signed (Client) 4
- Nurture (Later) 4
- Not ours (Not for us) 0
- Lost (Went another way) 4
`
	if got != want {
		t.Errorf("the track is\n%s", got)
	}
}

func TestPage_Stage(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	t.Run("the stage before the first gate is open to begin with", func(t *testing.T) {
		if v, ok := w.Page.open.(*stageView); !ok || v.name.Text() != "Interested" {
			t.Errorf("open is %+v", w.Page.open)
		}
	})
	w.choose("proposal")
	v := w.Page.open.(*stageView)

	t.Run("it says what the buyer thinks and who carries it", func(t *testing.T) {
		if v.thinks.Text() != "The finance side will ask why not simply hire two people." || v.carry.team.Value != w.team("Sales").String() || v.target.Text() != "15" {
			t.Errorf("%q, team %q, target %q", v.thinks.Text(), v.carry.team.Value, v.target.Text())
		}
	})
	t.Run("words are kept as one leaves them", func(t *testing.T) {
		w.Write(v.needs, "A page for finance")
		w.Write(v.plain, "They compare")
		if s := w.stage("proposal"); s.Needs != "A page for finance" || s.Plain != "They compare" {
			t.Errorf("kept %+v", s)
		}
		if w.Page.open != v {
			t.Error("the stage was opened anew")
		}
	})
	t.Run("a stage keeps its name when it is emptied", func(t *testing.T) {
		w.Write(v.name, "  ")
		if w.stage("proposal").Name != "Proposal" || v.name.Valid() {
			t.Error("it has no name")
		}
		v.name.SetText("Proposal")
	})
	t.Run("the target is business days, or none", func(t *testing.T) {
		w.Write(v.target, "12")
		if got := w.stage("proposal").Target; got != 12 {
			t.Errorf("target = %d", got)
		}
		w.Write(v.target, "soon")
		if got := w.stage("proposal").Target; got != 12 || v.target.Valid() {
			t.Errorf("target = %d", got)
		}
		w.Write(v.target, "")
		if got := w.stage("proposal").Target; got != 0 {
			t.Errorf("target = %d", got)
		}
	})
	t.Run("another team carries it, and its colour moves along the track", func(t *testing.T) {
		v.carry.team.OnCommit(w.team("Business Development").String())
		if got := strings.SplitN(w.said(), "\n", 2)[0]; got != "[Marketing fuchsia][Business Development blue][Sales teal][Business Development blue][Sales teal]" {
			t.Errorf("the teams are %s", got)
		}
		w.Shell.Undo()
		if got := w.stage("proposal").Team; got != w.team("Sales") {
			t.Error("Undo did not bring Sales back")
		}
	})
	t.Run("one route may have a team of its own, and go with the others again", func(t *testing.T) {
		items := v.carry.routes(w.stage("proposal"), w.Page.facts)
		if len(items) != 6 || items[3].Label != "Partner leads" || items[3].Items[0].Label != "Marketing" {
			t.Fatalf("offered %+v", items)
		}
		items[3].Items[0].Run()
		if s := w.stage("proposal"); s.TeamFor("partner") != w.team("Marketing") || s.TeamFor("inbound") != w.team("Sales") {
			t.Errorf("the teams are %v", s.Teams)
		}
		if len(v.carry.apart.Objects) != 2 {
			t.Errorf("%d lines", len(v.carry.apart.Objects))
		}
		v.carry.setTeam("team.partner", "")
		if s := w.stage("proposal"); len(s.Teams) != 0 {
			t.Errorf("the teams are %v", s.Teams)
		}
	})
}

func TestChecklist(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.choose("proposal")
	c := w.Page.open.(*stageView).list
	same := func(t *testing.T, want ...string) {
		t.Helper()
		if got := w.list(); !reflect.DeepEqual(got, want) {
			t.Errorf("the checklist is %q, want %q", got, want)
		}
	}
	t.Run("what must be true and what is a reminder are told apart in words", func(t *testing.T) {
		same(t, "must: Budget", "reminder: Walked through with whoever signs")
	})
	t.Run("a line is added at the end and stops a lead", func(t *testing.T) {
		w.Write(c.adder, "Both have read the price")
		same(t, "must: Budget", "reminder: Walked through with whoever signs", "must: Both have read the price")
		if c.adder.Text() != "" {
			t.Error("the place for the next is not empty")
		}
	})
	t.Run("it moves up", func(t *testing.T) {
		w.OneChange("Move checklist item up", func() { c.menu(c.items[2])[0].Run() })
		same(t, "must: Budget", "must: Both have read the price", "reminder: Walked through with whoever signs")
		if !c.menu(c.items[0])[0].Disabled || !c.menu(c.items[2])[1].Disabled {
			t.Error("the ends offer to move further")
		}
	})
	t.Run("it becomes a reminder, and a must again", func(t *testing.T) {
		test.Tap(c.rows[c.items[1].ID].kind)
		same(t, "must: Budget", "reminder: Both have read the price", "reminder: Walked through with whoever signs")
		test.Tap(c.rows[c.items[1].ID].kind)
		same(t, "must: Budget", "must: Both have read the price", "reminder: Walked through with whoever signs")
	})
	t.Run("it is reworded where it stands", func(t *testing.T) {
		w.Write(c.rows[c.items[1].ID].field, "Both know the price")
		same(t, "must: Budget", "must: Both know the price", "reminder: Walked through with whoever signs")
	})
	t.Run("an emptied line is removed, and Undo brings it back", func(t *testing.T) {
		w.Write(c.rows[c.items[1].ID].field, "")
		same(t, "must: Budget", "reminder: Walked through with whoever signs")
		w.Shell.Undo()
		same(t, "must: Budget", "must: Both know the price", "reminder: Walked through with whoever signs")
	})
}

func TestPage_Gate(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.Page.choose("sql")
	t.Run("it lists the boxes", func(t *testing.T) {
		want := []string{"must: The problem in their words", "must: What happens if they do nothing", "must: Who signs and who else must agree", "must: By when and why then", "must: Next meeting with date"}
		if got := w.list(); !reflect.DeepEqual(got, want) {
			t.Errorf("the boxes are %q", got)
		}
	})
	t.Run("it says from where to where, and when", func(t *testing.T) {
		if got := w.Page.open.(*gateView).from.Value; got != "A lead goes from Evaluating to Scoping when this is true:" {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("a new box is the gate's, not a stage's", func(t *testing.T) {
		c := w.Page.open.(*gateView).list
		w.Write(c.adder, "Their security has said yes")
		a, err := w.Desk.Draft(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, i := range a.Items {
			if i.Name == "Their security has said yes" {
				found = i.Gate == "sql" && i.Stage.IsZero()
			}
		}
		if !found {
			t.Error("it is no box of the gate")
		}
	})
	t.Run("it says what lets a lead through", func(t *testing.T) {
		var got []string
		for _, d := range w.Page.facts.ways("mql") {
			got = append(got, strings.TrimSpace(d.Name+" "+asks(d)))
		}
		want := []string{"Came to us", "Someone brought us together and someone who introduced it", "We went to them and a reply from them"}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("the ways are %q", got)
		}
		if got := w.Page.facts.passing("mql"); got != "Leads that came by client or tender start behind it." {
			t.Errorf("it says %q", got)
		}
	})
}

func TestPage_GateThresholds(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.Page.choose("mql")
	first := w.Page.facts.ways("mql")[0]
	row := func() *wayRow { return w.Page.open.(*gateView).rows[first.ID] }
	now := func() model.Definition { return w.Page.facts.ways("mql")[0] }
	if row().fit.Text() != "60" || row().interest.Text() != "30" {
		t.Errorf("it shows fit %q, interest %q", row().fit.Text(), row().interest.Text())
	}
	t.Run("a threshold is kept in tenths", func(t *testing.T) {
		w.Write(row().fit, "70")
		if now().Fit != 700 {
			t.Errorf("fit = %d", now().Fit)
		}
	})
	t.Run("an empty one asks for nothing", func(t *testing.T) {
		w.Write(row().interest, "")
		if now().Engagement != 0 || row().interest.Text() != "" {
			t.Errorf("interest = %d", now().Engagement)
		}
	})
	t.Run("one that no lead can reach is refused, and what holds is shown again", func(t *testing.T) {
		for _, c := range w.Law().Criteria[1:] {
			if err := w.Desk.Set(t.Context(), "criterion", c.ID, model.Fields{"points": int64(0)}); err != nil {
				break // from here on the threshold itself could not be reached
			}
		}
		w.Write(row().fit, "100")
		if now().Fit != 700 || row().fit.Text() != "70" {
			t.Errorf("fit = %d, it shows %q", now().Fit, row().fit.Text())
		}
	})
	t.Run("what is wrong with a way stands beside it", func(t *testing.T) {
		row().show(now(), []string{"No lead can reach it."})
		if row().flaw.Hidden || row().flaw.Value != "No lead can reach it." {
			t.Errorf("it says %q", row().flaw.Value)
		}
		row().show(now(), nil)
		if !row().flaw.Hidden {
			t.Error("it still says so")
		}
	})
	t.Run("no more than a hundred", func(t *testing.T) {
		w.Write(row().fit, "700")
		if now().Fit != 700 || row().fit.Valid() {
			t.Errorf("fit = %d", now().Fit)
		}
	})
}

func TestTrack_Keyboard(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	canvas := w.Shell.Window().Canvas()
	at := func() string {
		switch o := canvas.Focused().(type) {
		case *block:
			return o.name.Value
		case *bar:
			return o.plain.Value
		}
		return "nothing"
	}
	canvas.Focus(w.Page.track.blocks[2])
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "Worth a conversation"}, {fyne.KeyRight, "Evaluating"}, {fyne.KeyRight, "Ready for Sales"},
		{fyne.KeyRight, "Scoping"}, {fyne.KeyRight, "Proposal"}, {fyne.KeyRight, "Terms"}, {fyne.KeyRight, "Signed"},
		{fyne.KeyRight, "Nurture"}, {fyne.KeyLeft, "Signed"}, {fyne.KeyDown, "Nurture"}, {fyne.KeyUp, "Signed"},
	} {
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: step.key})
		if at() != step.want {
			t.Errorf("after %s the keyboard is on %q, want %q", step.key, at(), step.want)
		}
	}
	t.Run("Enter opens it and the keyboard stays", func(t *testing.T) {
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if v, ok := w.Page.open.(*stageView); !ok || v.name.Text() != "Signed" || at() != "Signed" {
			t.Errorf("open is %+v, the keyboard on %q", w.Page.open, at())
		}
	})
	t.Run("the same on an aside", func(t *testing.T) {
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if v, ok := w.Page.open.(*stageView); !ok || v.name.Text() != "Nurture" || at() != "Nurture" || canvas.Focused() != w.Page.aside.Objects[0].(fyne.Focusable) {
			t.Errorf("open is %+v, the keyboard on %q", w.Page.open, at())
		}
	})
	t.Run("a route leads to a gate", func(t *testing.T) {
		w.Shell.Go("journey/mql")
		if _, ok := w.Page.open.(*gateView); !ok {
			t.Errorf("open is %+v", w.Page.open)
		}
	})
}

func TestFacts(t *testing.T) {
	id := func(n byte) model.ID { return model.ID{15: n} }
	t.Run("a journey without gates opens at its first stage", func(t *testing.T) {
		f := factsOf(&model.Agreement{Stages: []model.Stage{{ID: id(1), Name: "A", Kind: "open"}, {ID: id(2), Name: "B", Kind: "signed"}}}, tally{}, nil)
		if f.first() != id(1).String() || len(f.gates()) != 0 {
			t.Errorf("first %q", f.first())
		}
	})
	t.Run("an empty journey opens nothing", func(t *testing.T) {
		if f := factsOf(&model.Agreement{}, tally{}, nil); f.first() != "" || f.has("") {
			t.Errorf("first %q", f.first())
		}
	})
	t.Run("an alternative says what it asks besides", func(t *testing.T) {
		if got := asks(model.Definition{Boxes: true, Needs: "reply"}); got != "and a reply from them, every box ticked, no must-have failing" {
			t.Errorf("it says %q", got)
		}
	})
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Look(fmt.Sprintf("journey-%s", mode))
		w.Page.choose("mql")
		w.Look(fmt.Sprintf("journey-%s-mql", mode))
		w.Page.choose("sql")
		w.Look(fmt.Sprintf("journey-%s-gate", mode))
		w.Page.choose(w.Page.facts.track[5].ID.String())
		w.Look(fmt.Sprintf("journey-%s-proposal", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1920, 1080)
	w.Look("journey-light-1920")
	w.Size(1440, 1600)
	w.Look("journey-light-tall")
	w.Size(1100, 1700)
	w.Look("journey-light-small-tall")
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Size(1440, 900)
		w.Page.merge(w.stage("Interested").ID)
		w.Still(fmt.Sprintf("journey-%s-merge", mode))
		w.Page.openAsset(w.Law().Assets[1].ID)
		w.Still(fmt.Sprintf("journey-%s-asset", mode))
		w.Shell.HideDetail()
		w.Size(1100, 700)
		w.Still(fmt.Sprintf("journey-%s-small", mode))
		w.carry("Proposal", w.middle("Target"))
		w.Still(fmt.Sprintf("journey-%s-drag", mode))
		w.carry("Evaluating", w.middle("Terms"))
		w.Still(fmt.Sprintf("journey-%s-drag-refused", mode))
	}
}
