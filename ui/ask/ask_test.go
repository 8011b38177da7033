package ask_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// asked is a firm with three leads, and somebody who moves them.
type asked struct {
	*testing.T
	desk  *store.Desk
	law   *model.Agreement
	moves ask.Moves
	lead  map[string]model.ID
	sent  []model.MoveRequest
	win   fyne.Window
}

func begin(t *testing.T) *asked {
	t.Helper()
	test.NewTempApp(t)
	a := &asked{T: t, desk: storetest.FromTemplate(t, "cloud"), lead: map[string]model.ID{}, win: test.NewTempWindow(t, nil)}
	ctx := context.Background()
	var err error
	if a.law, err = a.desk.InForce(ctx); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Quillon", "Pinegate", "Ostrya"} {
		if a.lead[name], err = a.desk.AddLine(ctx, name+", Jane Doe, migration, ~80k"); err != nil {
			t.Fatal(err)
		}
	}
	sh := shell.New(shell.Options{Window: a.win, Mode: theme.Light})
	a.win.Resize(fyne.NewSize(1000, 800))
	firm, err := a.desk.Firm(ctx)
	if err != nil {
		t.Fatal(err)
	}
	members, err := a.desk.Members(ctx)
	if err != nil {
		t.Fatal(err)
	}
	a.moves = ask.Moves{Store: a.desk, Shell: sh, Firm: firm, Members: members, Law: a.law, Row: a.row, Send: a.send, Back: func() {},
		Called: func(id model.ID) string { return a.row(id).Shown() }}
	return a
}

func (a *asked) row(id model.ID) *model.LeadRow {
	rows, err := a.desk.LeadRows(context.Background(), []model.ID{id})
	if err != nil || len(rows) != 1 {
		return nil
	}
	return &rows[0]
}

func (a *asked) send(r model.MoveRequest) error {
	a.sent = append(a.sent, r)
	_, err := a.desk.Move(context.Background(), r)
	return err
}

func (a *asked) stage(key string) model.Stage {
	a.Helper()
	s, ok := a.law.StageNamed(key)
	if !ok {
		a.Fatalf("there is no stage %s", key)
	}
	return s
}

func (a *asked) stands(name, key string) {
	a.Helper()
	if got := a.row(a.lead[name]).StageKey; got != key {
		a.Errorf("%s stands in %s, want %s", name, got, key)
	}
}

func (a *asked) top() fyne.CanvasObject {
	if top := a.win.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return a.win.Content()
}

func (a *asked) words() string {
	var out []string
	for _, o := range test.LaidOutObjects(a.top()) {
		if w, ok := o.(*canvas.Text); ok && w.Visible() {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, "\n")
}

func (a *asked) sees(words ...string) {
	a.Helper()
	for _, w := range words {
		if all := a.words(); !strings.Contains(all, w) {
			a.Errorf("it does not say %q:\n%s", w, all)
		}
	}
}

func (a *asked) presses(label string) {
	a.Helper()
	for _, o := range test.LaidOutObjects(a.top()) {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			test.Tap(b)
			return
		}
	}
	a.Fatalf("there is no %q:\n%s", label, a.words())
}

func TestMoves_aside(t *testing.T) {
	a := begin(t)
	ids := []model.ID{a.lead["Quillon"]}
	t.Run("losing a lead asks why, and takes no answer for none", func(t *testing.T) {
		a.moves.Move(ids, a.stage("lost"))
		a.sees("Why it was lost", "Quillon")
		a.presses("Move")
		a.sees("Say why it was lost")
		a.presses("Cancel")
		if a.row(ids[0]).Outcome != "open" {
			t.Error("it is lost all the same")
		}
	})
	t.Run("resting asks for a day, and offers one in three months", func(t *testing.T) {
		a.moves.Move(ids, a.stage("nurture"))
		a.sees("Wake it up on")
		a.presses("Move")
		a.stands("Quillon", "nurture")
		want := a.desk.Now().In(a.moves.Firm.Location()).AddDate(0, 3, 0).Format("2006-01-02")
		if got := a.sent[len(a.sent)-1].Wake; got != want {
			t.Errorf("it wakes on %q, want %q", got, want)
		}
	})
	t.Run("several are asked about once", func(t *testing.T) {
		a.moves.Move([]model.ID{a.lead["Pinegate"], a.lead["Ostrya"]}, a.stage("nurture"))
		a.sees("2 leads")
		a.presses("Move")
		a.stands("Pinegate", "nurture")
		a.stands("Ostrya", "nurture")
	})
}

func TestMoves_gate(t *testing.T) {
	a := begin(t)
	t.Run("a gate that refuses lists everything, and where to fill it in", func(t *testing.T) {
		a.moves.Move([]model.ID{a.lead["Quillon"]}, a.stage("scoping"))
		if strings.Contains(a.words(), "Why now?") {
			a.presses("Hand over")
		}
		a.sees("cannot go to Scoping yet", "The problem in their words", "Next meeting with date", "Open the lead")
	})
	t.Run("one may let it through only with a reason", func(t *testing.T) {
		before := len(a.sent)
		a.presses("Let it through")
		a.sees("Say why it may go on.")
		if len(a.sent) != before {
			t.Error("it was sent without a reason")
		}
		a.presses("Cancel")
	})
	t.Run("of several, each says how it went", func(t *testing.T) {
		a.moves.Move([]model.ID{a.lead["Pinegate"], a.lead["Ostrya"]}, a.stage("scoping"))
		a.sees("Moved to Scoping: 0 of 2", "Pinegate", "Ostrya", "The problem in their words")
	})
}

func TestMoves_Where(t *testing.T) {
	a := begin(t)
	here := a.row(a.lead["Quillon"]).Stage
	next, ok := ask.Onward(a.law, func() model.Stage { s, _ := a.law.StageBy(here); return s }())
	if !ok {
		t.Fatal("nothing comes after the first stage")
	}
	if err := a.moves.Where([]model.ID{a.lead["Quillon"]}); err != nil {
		t.Fatal(err)
	}
	t.Run("every other stage is offered, the asides last", func(t *testing.T) {
		a.sees("Move to", "Signed", "Nurture", "Lost")
		if all := a.words(); strings.Index(all, "Nurture") < strings.Index(all, "Signed") {
			t.Error("what lies beside the journey stands within it")
		}
	})
	t.Run("Enter takes the next stage", func(t *testing.T) {
		a.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if len(a.sent) != 1 || a.sent[0].To != next.ID {
			t.Errorf("it sent %+v, want a move to %s", a.sent, next.Name)
		}
	})
}

func TestOrder(t *testing.T) {
	law := begin(t).law
	list := ask.Order(law.Stages)
	for i := 1; i < len(list); i++ {
		before, s := list[i-1], list[i]
		if ask.Aside(before) && !ask.Aside(s) || ask.Aside(before) == ask.Aside(s) && before.Rank > s.Rank {
			t.Errorf("%s stands before %s", before.Name, s.Name)
		}
	}
}
