package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/today"
	"baton/store"
	"baton/store/storetest"
)

// desk is a firm in which Ada does everything and Ben does business development.
type todayFirm struct {
	*store.Desk
	t   *testing.T
	law *model.Agreement
	ben model.ID
}

func newToday(t *testing.T) *todayFirm {
	t.Helper()
	f := &todayFirm{Desk: storetest.FromTemplate(t, "cloud"), t: t}
	var err error
	if f.law, err = f.Draft(context.Background()); err != nil {
		t.Fatal(err)
	}
	bd, _ := f.law.TeamNamed("bd")
	f.ben = f.add("member", model.Fields{"name": "Ben", "hat." + bd.ID.String(): true})
	return f
}

func (f *todayFirm) add(noun string, fields model.Fields) model.ID {
	f.t.Helper()
	id, err := f.Add(context.Background(), noun, fields)
	if err != nil {
		f.t.Fatal(err)
	}
	return id
}

// lead is one in a stage since some days, with a person.
func (f *todayFirm) lead(name, stage string, days int, more model.Fields) (lead, person model.ID) {
	f.t.Helper()
	at := f.Now().AddDate(0, 0, -days).UnixMilli()
	fields := model.Fields{"company": f.add("company", model.Fields{"name": name, "employees": int64(120)}).String(), "kind": "new-client", "route": "inbound", "created": at,
		"owner": f.Actor().Member.String()}
	for k, v := range more {
		fields[k] = v
	}
	lead = f.add("lead", fields)
	to, _ := f.law.StageNamed(stage)
	f.add("move", model.Fields{"lead": lead.String(), "to": to.ID.String(), "happened": at, "exact": "minute"})
	person = f.add("person", model.Fields{"name": "Jane of " + name})
	f.add("part", model.Fields{"lead": lead.String(), "person": person.String(), "first": true})
	return lead, person
}

func (f *todayFirm) touch(person model.ID, days int, more model.Fields) {
	f.t.Helper()
	fields := model.Fields{"person": person.String(), "kind": "call", "direction": "out", "outcome": "talked", "happened": f.Now().AddDate(0, 0, -days).UnixMilli(), "exact": "minute"}
	for k, v := range more {
		fields[k] = v
	}
	f.add("touch", fields)
}

func (f *todayFirm) lines() (all []string) {
	f.t.Helper()
	day, err := f.Today(context.Background())
	if err != nil {
		f.t.Fatal(err)
	}
	for _, it := range day.Items {
		all = append(all, it.Why+" "+it.Name)
	}
	return all
}

func (f *todayFirm) says(want ...string) {
	f.t.Helper()
	if got := strings.Join(f.lines(), ", "); got != strings.Join(want, ", ") {
		f.t.Errorf("today says %q, want %q", got, strings.Join(want, ", "))
	}
}

func TestDesk_Today(t *testing.T) {
	f := newToday(t)
	ctx := context.Background()
	t.Run("a new firm has nothing to do", func(t *testing.T) { f.says() })
	_, jane := f.lead("Acme", "evaluating", 60, nil)
	t.Run("a lead that nobody touched for thirty days is asleep", func(t *testing.T) { f.says("asleep Acme") })
	t.Run("a machine's mail wakes nobody", func(t *testing.T) {
		f.touch(jane, 2, model.Fields{"automatic": true})
		f.says("asleep Acme")
	})
	t.Run("a touch with one of its people does", func(t *testing.T) {
		f.touch(jane, 2, nil)
		f.says()
	})
	t.Run("who wrote to us waits for an answer, until they have one", func(t *testing.T) {
		f.touch(jane, 1, model.Fields{"kind": "mail", "direction": "in", "outcome": nil})
		f.says("waiting Acme")
		f.touch(jane, 0, nil)
		f.says()
	})
	lead, _ := f.lead("Birch", "scoping", 3, nil)
	t.Run("a deal needs a dated next step, and what is planned is due on its day", func(t *testing.T) {
		f.says("no-step Birch")
		if err := f.Set(ctx, "lead", lead, model.Fields{"next-step": "Call", "next-date": "2026-11-23", "next-time": f.Now().Add(2 * time.Hour).UnixMilli()}); err != nil {
			t.Fatal(err)
		}
		day, err := f.Today(ctx)
		if err != nil || len(day.Items) != 1 || day.Items[0].When(f.Now(), time.UTC) != "12:00" {
			t.Errorf("today is %+v, %v", day.Items, err)
		}
	})
	t.Run("what is deleted is gone", func(t *testing.T) {
		if err := f.Delete(ctx, "lead", lead); err != nil {
			t.Fatal(err)
		}
		f.says()
	})
	t.Run("one answer would decide, where everything else is met", func(t *testing.T) {
		rill, person := f.lead("Rill", "interested", 3, nil)
		for _, c := range f.law.Criteria {
			if c.Class == "nice" && c.How == "question" || c.Class == "must" && c.KnownBy == "sql" {
				if err := f.Answer(ctx, rill, c.ID, "met", ""); err != nil {
					t.Fatal(err)
				}
			}
		}
		for range 3 {
			f.touch(person, 1, model.Fields{"kind": "meeting", "direction": "in"})
		}
		f.says("one-answer Rill")
	})
	t.Run("and not where nobody was heard of", func(t *testing.T) {
		f.lead("Sill", "interested", 3, nil)
		f.says("one-answer Rill")
	})
}

func TestDesk_Snooze(t *testing.T) {
	f := newToday(t)
	ctx := context.Background()
	lead, _ := f.lead("Acme", "evaluating", 60, nil)
	tomorrow := f.Now().AddDate(0, 0, 1)
	if err := f.Snooze(ctx, lead, today.Asleep, tomorrow); err != nil {
		t.Fatal(err)
	}
	f.says()
	t.Run("put off again it is one row still, and the last word counts", func(t *testing.T) {
		if err := f.Snooze(ctx, lead, today.Asleep, tomorrow.AddDate(0, 0, 7)); err != nil {
			t.Fatal(err)
		}
		next := f.As(f.Actor(), func() time.Time { return tomorrow.Add(time.Hour) })
		if day, err := next.Today(ctx); err != nil || len(day.Items) != 0 {
			t.Errorf("the next day says %v, %v", day.Items, err)
		}
	})
	t.Run("nobody else's line is put off", func(t *testing.T) {
		if err := f.Delegate(ctx, lead, model.ID{}, f.ben); err != nil {
			t.Fatal(err)
		}
		f.says("asleep Acme")
		if _, err := f.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		f.says()
	})
	t.Run("brought back it is there", func(t *testing.T) {
		if err := f.Unsnooze(ctx, lead, today.Asleep); err != nil {
			t.Fatal(err)
		}
		f.says("asleep Acme")
	})
	t.Run("a day that is over, a reason that is none and a lead that is not there are refused", func(t *testing.T) {
		for _, err := range []error{f.Snooze(ctx, lead, today.Asleep, f.Now()), f.Snooze(ctx, lead, "boredom", tomorrow), f.Snooze(ctx, model.ID{15: 1}, today.Asleep, tomorrow),
			f.Unsnooze(ctx, lead, today.Late), f.Delegate(ctx, lead, model.ID{}, model.ID{15: 1})} {
			var refused *model.Invalid
			if !errors.As(err, &refused) {
				t.Errorf("got %v", err)
			}
		}
	})
}

func TestDesk_DoneTask(t *testing.T) {
	f := newToday(t)
	ctx := context.Background()
	lead, jane := f.lead("Acme", "evaluating", 10, nil)
	f.touch(jane, 2, nil)
	task := f.add("task", model.Fields{"lead": lead.String(), "text": "Read", "due": "2026-11-23"})
	f.says("due Acme")
	if err := f.Delegate(ctx, lead, task, f.ben); err != nil {
		t.Fatal(err)
	}
	if day, _ := f.Today(ctx); day.Items[0].Member != f.ben {
		t.Error("the task is not Ben's")
	}
	if err := f.DoneTask(ctx, task); err != nil {
		t.Fatal(err)
	}
	f.says()
	if _, err := f.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	f.says("due Acme")
}

func TestDesk_Touch_inAnotherHat(t *testing.T) {
	f := newToday(t)
	ctx := context.Background()
	lead, _ := f.lead("Acme", "scoping", 3, nil)
	sales, _ := f.law.TeamNamed("sales")
	bd, _ := f.law.TeamNamed("bd")
	hatOf := func(d *store.Desk, hat model.ID) model.ID {
		t.Helper()
		if _, err := d.Touch(ctx, model.Touch{Lead: lead, Kind: "call", Outcome: "talked", Hat: hat}); err != nil {
			t.Fatal(err)
		}
		detail, err := d.Lead(ctx, lead)
		if err != nil {
			t.Fatal(err)
		}
		return detail.Touches[len(detail.Touches)-1].Hat
	}
	t.Run("who wears two hats need not change them first", func(t *testing.T) {
		ada := f.As(model.Actor{Member: f.Actor().Member, Hat: bd.ID}, f.Now)
		if hatOf(ada, sales.ID) != sales.ID {
			t.Error("it was done in the other hat")
		}
	})
	t.Run("nobody wears one that is not theirs", func(t *testing.T) {
		ben := f.As(model.Actor{Member: f.ben, Hat: bd.ID}, func() time.Time { return f.Now().Add(time.Minute) })
		if hatOf(ben, sales.ID) != bd.ID {
			t.Error("Ben acts for Sales")
		}
	})
}
