package criteria

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
	"baton/ui/uitest"
)

func TestRule_AQuestionBecomesARule(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	const cloud = "Runs at least part of production on a public cloud"
	w.Page.open(w.card(cloud).view.id)
	n := w.Page.panel
	t.Run("it waits for its value; until then the question stays", func(t *testing.T) {
		n.how.OnCommit("rule")
		if c := w.criterion(cloud); c.How != "question" || n.rule.root.Hidden || n.how.Value != "rule" {
			t.Errorf("kept %+v, shown %q", c, n.how.Value)
		}
		if got := n.rule.reads.Value; got != "Not kept yet: say what it compares with." {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("back to the question nothing has changed", func(t *testing.T) {
		n.how.OnCommit("question")
		if c := w.criterion(cloud); c.How != "question" || !n.rule.root.Hidden {
			t.Errorf("kept %+v", c)
		}
	})
	t.Run("with its value it is kept as one change", func(t *testing.T) {
		n.how.OnCommit("rule")
		w.OneChange("Change criterion", func() { w.Write(n.rule.texts["low"], "30") })
		c := w.criterion(cloud)
		if c.How != "rule" || c.Field != "company.employees" || c.Op != "range" || c.Low != 30 || c.HasHigh || n.rule.pending != nil {
			t.Errorf("kept %+v", c)
		}
	})
}

func TestRule_EveryKindOfCondition(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	const name = "Lives from its own software"
	w.Page.open(w.card(name).view.id)
	n := w.Page.panel
	offer, err := w.Desk.Add(context.Background(), "offer", model.Fields{"name": "Migration"})
	if err != nil {
		t.Fatal(err)
	}
	write := func(field, text string) func() { return func() { w.Write(n.rule.texts[field], text) } }
	tick := func(i int) func() {
		return func() { test.Tap(n.rule.value.Objects[0].(*fyne.Container).Objects[i].(*kit.Check)) }
	}
	for _, c := range []struct {
		what, field, op string
		say             func()
		want            model.Condition
		reads           string
	}{
		{"a number between", "company.revenue", "range", write("high", "2,000,000"), model.Condition{High: 2000000, HasHigh: true}, "revenue of at most 2,000,000"},
		{"a number exactly", "company.employees", "equals", write("value", "40"), model.Condition{Value: "40"}, "employees is 40"},
		{"a number that nobody knows", "company.employees", "empty", nil, model.Condition{}, "employees is not known"},
		{"a text in a list", "company.country", "in", write("value", "Spain, Portugal"), model.Condition{Value: "Spain|Portugal"}, "country is Spain or Portugal"},
		{"a text that contains", "company.note", "contains", write("value", "on-call"), model.Condition{Value: "on-call"}, `note contains "on-call"`},
		{"an expression", "lead.title", "matches", write("value", "migrat|rebuild"), model.Condition{Value: "migrat|rebuild"}, "title mentions migrat or rebuild"},
		{"a tag", "company.tag", "contains", write("value", "kubernetes"), model.Condition{Value: "kubernetes"}, "tagged kubernetes"},
		{"a date by its age", "lead.created", "newer", write("days", "90"), model.Condition{Days: 90}, "lead made within the last 90 days"},
		{"fixed words", "lead.route", "in", tick(2), model.Condition{Value: "introduced"}, "route is introduced"},
		{"an offer by its name", "lead.offer", "in", tick(0), model.Condition{Value: offer.String()}, "offer is Migration"},
	} {
		t.Run(c.what, func(t *testing.T) {
			n.rule.field.OnCommit(c.field)
			if n.rule.op.Value != c.op {
				n.rule.op.OnCommit(c.op)
			}
			if c.say != nil {
				c.say()
			}
			got := w.criterion(name).Condition
			c.want.Field, c.want.Op = c.field, c.op
			if got != c.want {
				t.Errorf("kept %+v, want %+v", got, c.want)
			}
			if n.rule.reads.Value != "In words: "+c.reads {
				t.Errorf("it reads %q", n.rule.reads.Value)
			}
		})
	}
	t.Run("a number that is none is refused at the field", func(t *testing.T) {
		n.rule.field.OnCommit("company.employees")
		n.rule.op.OnCommit("equals")
		w.Write(n.rule.texts["value"], "many")
		if n.rule.texts["value"].Valid() || n.rule.texts["value"].Text() != "many" {
			t.Error("it is taken as right, or what was typed is gone")
		}
	})
}

func TestRule_AFieldOfOurOwn(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	const name = "Releases less often than once a week"
	w.Page.open(w.card(name).view.id)
	n := w.Page.panel
	n.how.OnCommit("rule")
	add := func(words, kind string) {
		n.rule.field.OnCommit(another)
		w.Type(words)
		for _, o := range test.LaidOutObjects(w.Shell.Window().Canvas().Overlays().Top()) {
			if b, ok := o.(*kit.Button); ok && b.Label == kind {
				test.Tap(b)
			}
		}
		for _, o := range test.LaidOutObjects(w.Shell.Window().Canvas().Overlays().Top()) {
			if b, ok := o.(*kit.Button); ok && b.Label == "Add field" {
				test.Tap(b)
			}
		}
	}
	t.Run("is made from the page, and the rule looks at it", func(t *testing.T) {
		add("Ships by hand", "Yes or no")
		fields := w.Law().Fields
		if len(fields) != 1 || fields[0].Name != "Ships by hand" || fields[0].Kind != "yes-no" || fields[0].Noun != "company" {
			t.Fatalf("the fields are %+v", fields)
		}
		if n.rule.field.Value != "x."+fields[0].ID.String() {
			t.Errorf("it looks at %q", n.rule.field.Value)
		}
		test.Tap(n.rule.value.Objects[0].(*fyne.Container).Objects[0].(*kit.Check))
		if got := n.rule.reads.Value; got != "In words: Ships by hand is yes" {
			t.Errorf("it reads %q", got)
		}
	})
	t.Run("its answers count", func(t *testing.T) {
		field := "x." + w.Law().Fields[0].ID.String()
		w.lead("Manual Ltd", "", model.Fields{field: "yes"})
		w.lead("Machine Ltd", "", model.Fields{field: "no"})
		w.lead("Silent Ltd", "", nil)
		if k := w.card(name).view.coverage; k.Met != 1 || k.NotMet != 1 || k.Unknown != 1 {
			t.Errorf("counted %+v", k)
		}
	})
	t.Run("a second of the same name is refused where it is written", func(t *testing.T) {
		add("ships BY hand", "Words")
		top := w.Shell.Window().Canvas().Overlays().Top()
		if top == nil || !strings.Contains(spoken(top), "There is a field “Ships by hand”") || len(w.Law().Fields) != 1 {
			t.Error("it is not refused")
		}
		w.Press(fyne.KeyEscape)
	})
	t.Run("deleted while a rule looks at it is refused by the firm", func(t *testing.T) {
		if err := w.Desk.Delete(context.Background(), "field", w.Law().Fields[0].ID); err == nil {
			t.Error("the rule looks at nothing now")
		}
	})
}

func TestPanel_Scope(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	const name = "Nobody can explain the cloud bill"
	w.Page.open(w.card(name).view.id)
	n := w.Page.panel
	if !n.scope.root.Hidden {
		t.Error("a firm of one offer is asked for which offer")
	}
	for _, offer := range []string{"Migration", "On-call"} {
		if _, err := w.Desk.Add(context.Background(), "offer", model.Fields{"name": offer}); err != nil {
			t.Fatal(err)
		}
	}
	if n.scope.root.Hidden {
		t.Fatal("with a second offer it is not asked")
	}
	before := w.card(name).view.coverage
	n.scope.route.OnCommit("introduced")
	if c := w.criterion(name); c.Route != "introduced" || !c.Offer.IsZero() {
		t.Errorf("kept %+v", c.Scope)
	}
	if got := w.card(name).gate.Value; got != "Only for introduced leads · Never blocks a lead" {
		t.Errorf("the card says %q", got)
	}
	after := w.card(name).view.coverage
	if after.Met+after.NotMet+after.Unknown >= before.Met+before.NotMet+before.Unknown {
		t.Errorf("it is still asked of all: %+v", after)
	}
	n.scope.route.OnCommit("")
	if c := w.criterion(name); c.Scope != (model.Scope{}) {
		t.Errorf("kept %+v", c.Scope)
	}
}

func TestPage_RefusesWhatCannotBeTogether(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	id, _ := w.Page.add("must", "Is a large company")
	w.Page.open(id)
	n := w.Page.panel
	n.how.OnCommit("rule")
	w.Write(n.rule.texts["low"], "2000")
	t.Run("two must-haves that nobody meets both", func(t *testing.T) {
		if c := w.criterion("Is a large company"); c.How != "question" {
			t.Errorf("kept %+v", c)
		}
		if got := n.rule.reads.Value; !strings.Contains(got, "Nobody can meet both") || n.rule.texts["low"].Text() != "2000" {
			t.Errorf("it says %q, and the field %q", got, n.rule.texts["low"].Text())
		}
	})
	t.Run("what was typed is corrected where it stands", func(t *testing.T) {
		w.Write(n.rule.texts["low"], "200")
		if c := w.criterion("Is a large company"); c.How != "rule" || c.Low != 200 {
			t.Errorf("kept %+v", c)
		}
	})
	t.Run("a name that reads like a formula is refused where it is written, and stays to be corrected", func(t *testing.T) {
		w.Write(n.name, "=HYPERLINK(\"x\")")
		if w.criterion("Is a large company").ID.IsZero() || n.name.Text() != "=HYPERLINK(\"x\")" || !strings.Contains(spoken(n.form), "reads like a formula") {
			t.Errorf("the field says %q", n.name.Text())
		}
	})
}

// slow is a firm that counts when it is let.
type slow struct {
	Store
	gate  chan struct{}
	calls int
	mu    sync.Mutex
}

func (s *slow) Stands(ctx context.Context) (score.Stands, error) {
	s.mu.Lock()
	s.calls++
	s.mu.Unlock()
	<-s.gate
	return s.Store.Stands(ctx)
}

func TestPage_CountsBesideTheWindow(t *testing.T) {
	w := uitest.New(t, "cloud", theme.Light).Fill(8)
	s := &slow{Store: w.Desk, gate: make(chan struct{})}
	p := New(s, w.Shell)
	p.count.Patience = 0
	uitest.Open(w, "criteria", p)
	says := func(want string) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); p.over.Value != want; {
			if time.Now().After(deadline) {
				t.Fatalf("it says %q, want %q", p.over.Value, want)
			}
			runtime.Gosched()
		}
	}
	t.Run("the criteria are there before their counts", func(t *testing.T) {
		if len(p.cols[0].cards) != 3 || p.over.Value != "Counting …" {
			t.Errorf("%d cards, it says %q", len(p.cols[0].cards), p.over.Value)
		}
	})
	t.Run("changes meanwhile are counted once, when the first count is back", func(t *testing.T) {
		for range 3 {
			p.add("nice", "Pays in time")
		}
		if len(p.cols[1].cards) != 6 {
			t.Errorf("%d cards", len(p.cols[1].cards))
		}
		s.gate <- struct{}{}
		s.gate <- struct{}{}
		says("Over 8 open leads and 1 best client.")
		if s.calls != 2 {
			t.Errorf("counted %d times", s.calls)
		}
	})
	t.Run("the old counts stay while it counts anew", func(t *testing.T) {
		p.add("nice", "Answers in a day")
		says("Over 8 open leads and 1 best client. Counting anew …")
		s.gate <- struct{}{}
		says("Over 8 open leads and 1 best client.")
	})
}
