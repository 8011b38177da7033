package journey

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
)

func TestPlanExcuse(t *testing.T) {
	began := now.AddDate(0, 0, -20)
	late := func() ExcuseFacts {
		in := waiting()
		return ExcuseFacts{Agreement: in.Agreement, Members: in.Members, Arbiter: id(90),
			Promise: model.Promise{ID: id(80), Key: "answer", Owner: bd, To: marketing, Name: "Answered in 2 business days"},
			Tests:   []align.Test{{Lead: id(100), At: began, Kept: "not-met", State: "lapsed"}, {Lead: id(100), At: began.AddDate(0, 0, 9), Kept: "met", State: "kept"}}}
	}
	for _, c := range []struct {
		story  string
		change func(*ExcuseFacts)
		at     time.Time
		reason string
		actor  model.Actor
		want   string
	}{
		{"the team to whom it was owed says why", nil, began, "The office was flooded", asAna, ""},
		{"the arbiter does", nil, began, "The office was flooded", model.Actor{Member: id(90), Hat: bd}, ""},
		{"whoever owed it excuses nothing", nil, began, "We were busy", asBen, "Only Marketing, to whom it was owed, or the arbiter can excuse this."},
		{"without a reason", nil, began, "  ", asAna, "Say the good reason"},
		{"what was kept needs no excuse", nil, began.AddDate(0, 0, 9), "Just in case", asAna, "It is not late: there is nothing to excuse."},
		{"what never began", nil, began.AddDate(0, 0, 1), "Just in case", asAna, `Nothing of "Answered in 2 business days" began to run for this lead`},
		{"a promise without a clock", func(in *ExcuseFacts) { in.Tests[0].State = "" }, began, "Just in case", asAna, "runs no clock"},
		{"what is owed to all is for the arbiter", func(in *ExcuseFacts) { in.Promise.To = model.ID{} }, began, "We were busy", asBen, "Only the arbiter can excuse what is owed to all."},
		{"where no arbiter is named, the first who is one of us is it", func(in *ExcuseFacts) {
			in.Arbiter, in.Promise.To, in.Members = model.ID{}, model.ID{}, []model.Member{{ID: id(70), Outside: true}, {ID: id(71)}, {ID: id(72)}}
		}, began, "The office was flooded", model.Actor{Member: id(71)}, ""},
		{"and nobody else", func(in *ExcuseFacts) {
			in.Arbiter, in.Promise.To, in.Members = model.ID{}, model.ID{}, []model.Member{{ID: id(70), Outside: true}, {ID: id(71)}, {ID: id(72)}}
		}, began, "The office was flooded", model.Actor{Member: id(72)}, "Only the arbiter"},
	} {
		t.Run(c.story, func(t *testing.T) {
			in := late()
			if c.change != nil {
				c.change(&in)
			}
			e, err := PlanExcuse(in, id(100), c.at, c.reason, c.actor, now)
			if c.want == "" {
				if err != nil || e.Promise != id(80) || !e.At.Equal(began) || e.By != c.actor.Member || !e.Recorded.Equal(now) {
					t.Errorf("%+v %v", e, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	t.Run("every mistake at once", func(t *testing.T) {
		_, err := PlanExcuse(late(), id(100), began.AddDate(0, 0, 9), "", asBen, now)
		if inv, ok := err.(*model.Invalid); !ok || len(inv.Problems) != 3 {
			t.Errorf("got %v", err)
		}
	})
}

func TestPlanWait(t *testing.T) {
	facts := func() WaitFacts {
		in := waiting()
		return WaitFacts{Agreement: in.Agreement, Lead: in.Lead}
	}
	t.Run("an open lead may wait, and then goes on", func(t *testing.T) {
		in := facts()
		w, err := PlanWait(in, "their lawyer reads it", asBen, now)
		if err != nil || !w.From.Equal(now) || w.Note != "their lawyer reads it" || w.By != asBen.Member || !w.To.IsZero() {
			t.Fatalf("%+v %v", w, err)
		}
		w.ID = id(400)
		in.Waits = []model.Wait{*w}
		if got, err := PlanResume(in, now.Add(time.Hour)); err != nil || got != id(400) {
			t.Errorf("%v %v", got, err)
		}
	})
	t.Run("it does not wait twice at once", func(t *testing.T) {
		in := facts()
		in.Waits = []model.Wait{{From: now.Add(-time.Hour)}}
		if _, err := PlanWait(in, "", asBen, now); err == nil || !strings.Contains(err.Error(), "waits for the prospect already") {
			t.Error(err)
		}
	})
	t.Run("when they were heard the wait is over", func(t *testing.T) {
		in := facts()
		in.Waits, in.Touches = []model.Wait{{From: now.Add(-2 * time.Hour)}}, []model.Touch{{Direction: "in", Happened: now.Add(-time.Hour)}}
		if _, err := PlanResume(in, now); err == nil || !strings.Contains(err.Error(), "its clocks run") {
			t.Error(err)
		}
		if _, err := PlanWait(in, "", asBen, now); err != nil {
			t.Error(err)
		}
	})
	t.Run("a lead that is closed waits for nothing", func(t *testing.T) {
		in := facts()
		in.Lead.Stage = lost
		if _, err := PlanWait(in, "", asBen, now); err == nil || !strings.Contains(err.Error(), "not open") {
			t.Error(err)
		}
	})
}
