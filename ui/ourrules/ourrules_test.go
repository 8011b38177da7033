package ourrules

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	w := uitest.New(t, kind, mode).Fill(leads)
	return &world{uitest.Open(w, "our-rules", New(w.Desk, w.Shell))}
}

// said is the page as one would print it.
func (w *world) said() string {
	var b strings.Builder
	r := w.Page.rules
	fmt.Fprintln(&b, w.Page.pieces.words.Value)
	for _, part := range []struct {
		title string
		list  *list
		from  []clause
	}{{"must", w.Page.must, r.must}, {"never", w.Page.never, r.never}} {
		fmt.Fprintln(&b, part.title)
		for _, c := range part.from {
			fmt.Fprintf(&b, "  %s (%s)\n", part.list.rows[c.id].field.Text, part.list.rows[c.id].says.Value)
		}
	}
	fmt.Fprintf(&b, "fit %s, interest %s\n", w.Page.bars.fit.Text(), w.Page.bars.engagement.Text())
	for _, o := range w.Page.bars.today.Objects {
		if c, ok := o.(*kit.Chip); ok {
			fmt.Fprintln(&b, "  "+c.Word)
		}
	}
	for _, l := range w.Page.vows.lines {
		fmt.Fprintf(&b, "promise: %s, off %v\n", l.vow.says(), l.vow.off)
	}
	return b.String()
}

func TestPage_ReadsAsOnePage(t *testing.T) {
	got := open(t, "cloud", theme.Light, 25).said()
	want := `For software companies of 50 to 500 people with a product in the public cloud, we are a cloud and DevOps consultancy that helps them release on any working day without waking anyone at night, because we carry the pager with their team until the first quiet month. Without us they would keep the platform team of two firefighting, or hire two platform engineers.
must
  Has 50 to 500 employees (15 of 25, 8 unknown)
  Runs at least part of production on a public cloud (17 of 25, 8 unknown)
  Has at most three people for the platform (17 of 25, 8 unknown)
never
  Wants staff augmentation by the hour only (not known for any lead yet)
  Will not let us into its own accounts (not known for any lead yet)
fit 60, interest 30
  Talk now  11
  Warm up  2
  Find out  10
  Not ours  2
promise: A prospect who waits for us is answered in 1 business day, off false
promise: The first touch of a Talk now lead comes within 1 business day, off false
promise: No open deal is without a next step and its date, off false
`
	if got != want {
		t.Errorf("the page says\n%s", got)
	}
}

func TestPage_IsChangedWhereItStands(t *testing.T) {
	w := open(t, "cloud", theme.Light, 25)
	law := func() *model.Agreement {
		a, err := w.Desk.Draft(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	names := func(class string) []string {
		var out []string
		for _, c := range law().Criteria {
			if c.Class == class {
				out = append(out, c.Name)
			}
		}
		return out
	}

	t.Run("a higher threshold leaves fewer leads to talk to", func(t *testing.T) {
		was := w.Page.rules.bands[model.TalkNow]
		w.OneChange("Move threshold", func() { w.Write(w.Page.bars.fit, "75") })
		if got := law().Definitions[0].Fit; got != 750 {
			t.Errorf("fit = %d", got)
		}
		if now := w.Page.rules.bands[model.TalkNow]; now >= was {
			t.Errorf("%d leads to talk to, were %d", now, was)
		}
	})
	t.Run("a threshold is a number up to a hundred", func(t *testing.T) {
		w.Write(w.Page.bars.engagement, "300")
		if got := law().Definitions[0].Engagement; got != 300 {
			t.Errorf("engagement = %d tenths", got)
		}
		if w.Page.bars.engagement.Valid() {
			t.Error("300 of 100 is taken as right")
		}
	})
	t.Run("a new must-have is a question that is not yet answered for anyone", func(t *testing.T) {
		w.Write(w.Page.must.adder, "Ships once a month or less")
		c := law().Criteria[len(law().Criteria)-1]
		if c.Class != "must" || c.How != "question" || c.KnownBy != "mql" || c.Question != "Ships once a month or less?" {
			t.Errorf("made %+v", c)
		}
		if got := w.Page.must.rows[c.ID].says.Value; got != "not known for any lead yet" {
			t.Errorf("it says %q", got)
		}
		if w.Page.must.adder.Text != "" {
			t.Error("the place for the next is not empty")
		}
	})
	t.Run("a criterion is reworded", func(t *testing.T) {
		id := w.Page.rules.never[0].id
		w.Write(w.Page.never.rows[id].field, "Only rents people")
		if got := names("never")[0]; got != "Only rents people" {
			t.Errorf("it is called %q", got)
		}
	})
	t.Run("an emptied criterion is removed, and Undo brings it back", func(t *testing.T) {
		id := w.Page.rules.never[0].id
		w.Write(w.Page.never.rows[id].field, "")
		if got := names("never"); len(got) != 1 {
			t.Errorf("there are %q", got)
		}
		w.Shell.Undo()
		if got := names("never"); len(got) != 2 {
			t.Errorf("after Undo there are %q", got)
		}
	})
	t.Run("a promise keeps its number and its words together, for every team that makes it", func(t *testing.T) {
		w.OneChange("Change promise", func() { w.Write(w.Page.vows.lines[0].field, "2") })
		for _, p := range law().Promises {
			if p.Key == "waiting-prospect" && (p.Amount != 2 || p.Name != "A prospect who waits for us is answered in 2 business days") {
				t.Errorf("promise %+v", p)
			}
		}
	})
	t.Run("a promise may be left out, and taken up again", func(t *testing.T) {
		for _, off := range []bool{true, false} {
			w.OneChange(map[bool]string{true: "Leave promise out", false: "Make promise"}[off], func() { test.Tap(w.Page.vows.lines[2].check) })
			if got := w.Page.rules.vows[2].off; got != off {
				t.Errorf("off = %v, want %v", got, off)
			}
		}
	})
	t.Run("the sentence changes while one types, and the element behind it is kept", func(t *testing.T) {
		w.Page.pieces.toggle()
		f := w.Page.pieces.fields["category"]
		w.Write(f, "A platform crew")
		if !strings.Contains(w.Page.pieces.words.Value, "we are a platform crew") {
			t.Errorf("it says %q", w.Page.pieces.words.Value)
		}
		n := 0
		for _, e := range law().Positioning {
			if e.Step == "category" {
				n++
				if e.Text != "A platform crew" {
					t.Errorf("kept %q", e.Text)
				}
			}
		}
		if n != 1 {
			t.Errorf("%d categories", n)
		}
	})
}

func TestPage_AFirmWithoutWordsBeginsWithTheSentence(t *testing.T) {
	w := open(t, "plain", theme.Light, 0)
	ctx := context.Background()
	for _, e := range w.Page.rules.elements {
		if err := w.Desk.Delete(ctx, "element", e.ID); err != nil {
			t.Fatal(err)
		}
	}
	if w.Page.pieces.form.Hidden {
		t.Error("the fields of the sentence are hidden")
	}
	w.Write(w.Page.pieces.fields["value"], "Sleep at night")
	if got := w.Page.pieces.words.Value; got != "We help companies sleep at night." {
		t.Errorf("it says %q", got)
	}
}

func TestRulesOf(t *testing.T) {
	id := func(n byte) model.ID { return model.ID{15: n} }
	a := &model.Agreement{
		Definitions: []model.Definition{{ID: id(1), Gate: "sql"}, {ID: id(2), Gate: "mql", Fit: 600}, {ID: id(3), Gate: "mql", Needs: "reply"}, {ID: id(4), Gate: "mql", Needs: "introducer"}},
		Criteria:    []model.Criterion{{ID: id(5), Class: "must", Rank: 7}, {ID: id(6), Class: "nice"}},
		Items:       []model.Item{{Gate: "sql", Name: "Who signs"}, {Gate: "sql", Name: "Chat", Optional: true}, {Name: "Budget"}},
	}
	leads := []model.LeadRow{{ID: id(1), Outcome: "open"}, {ID: id(2), Outcome: "lost"}}
	scored := []model.Scored{{Lead: id(1), Score: model.Score{Band: model.WarmUp}}, {Lead: id(2), Score: model.Score{Band: model.TalkNow}}}
	r := rulesOf(a, []model.Coverage{{Criterion: id(5), Met: 3, NotMet: 1, Unknown: 2}}, leads, scored)

	t.Run("only open leads are counted", func(t *testing.T) {
		if r.open != 1 || r.bands[model.WarmUp] != 1 || r.bands[model.TalkNow] != 0 {
			t.Errorf("%d open, %v", r.open, r.bands)
		}
	})
	t.Run("the first way counts, the others are said in words", func(t *testing.T) {
		if r.start.ID != id(2) || len(r.others) != 2 {
			t.Errorf("%+v, %q", r.start, r.others)
		}
	})
	t.Run("a reminder is no condition", func(t *testing.T) {
		if !reflect.DeepEqual(r.boxes, []string{"Who signs"}) {
			t.Errorf("%q", r.boxes)
		}
	})
	t.Run("nice-to-haves stay off the page", func(t *testing.T) {
		if len(r.must) != 1 || len(r.never) != 0 || r.must[0].stands() != "3 of 6, 2 unknown" || r.rank != 7 {
			t.Errorf("%+v", r)
		}
	})
	t.Run("without promises there is nothing to show", func(t *testing.T) {
		if len(r.vows) != 0 {
			t.Errorf("%+v", r.vows)
		}
	})
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 25)
		w.Look(fmt.Sprintf("ourrules-%s", mode))
		w.Page.scroll.ScrollToBottom()
		w.Look(fmt.Sprintf("ourrules-%s-end", mode))
	}
	w := open(t, "cloud", theme.Light, 25)
	w.Size(1920, 1080)
	w.Page.pieces.toggle()
	w.Look("ourrules-light-1920")
	open(t, "plain", theme.Light, 0).Look("ourrules-plain")
}
