package align_test

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

func (d *desk) promise(key string, owner, to model.ID, n int) model.Promise {
	p := model.Promise{ID: model.ID{99}, Key: key, Owner: owner, To: to, Amount: n, Unit: "business-day"}
	d.Agreement.Promises = []model.Promise{p}
	return p
}

func TestOwed(t *testing.T) {
	ada := model.ID{31}
	for _, c := range []struct {
		story, handed string
		change        func(*desk, *align.Case)
		state         string
		late          time.Duration
		escalated     bool
	}{
		{"it was handed over this morning", "2026-11-23 09:30", nil, "waiting", 0, false},
		{"a quarter of its time is left", "2026-11-19 14:00", nil, "at-risk", 0, false},
		{"more than a quarter is left", "2026-11-20 10:00", nil, "waiting", 0, false},
		{"it is late since an hour", "2026-11-19 09:00", nil, "late", time.Hour, false},
		{"late for two days, nobody else hears of it", "2026-11-17 10:00", nil, "late", 16 * time.Hour, false},
		{"after that the arbiter does", "2026-11-17 09:59", nil, "late", 16*time.Hour + time.Minute, true},
		{"it was asked back, and the clock stands", "2026-11-19 09:00", func(_ *desk, c *align.Case) {
			c.Handoff.Decisions = []model.Decision{{Act: "asked", Happened: at("2026-11-19 10:00"), Exact: "minute"}}
		}, "paused", 0, false},
		{"nobody of the team was here on Friday", "2026-11-19 09:00", func(d *desk, _ *align.Case) {
			d.Staff = sla.Staff{Members: []model.Member{{ID: ada, Hats: []model.ID{d.sales}}}, Aways: []model.Away{{Member: ada, From: "2026-11-20", To: "2026-11-20"}}}
		}, "waiting", 0, false},
		{"an absence of another team changes nothing", "2026-11-19 09:00", func(d *desk, _ *align.Case) {
			d.Staff = sla.Staff{Members: []model.Member{{ID: ada, Hats: []model.ID{d.bd}}}, Aways: []model.Away{{Member: ada, From: "2026-11-20", To: "2026-11-20"}}}
		}, "late", time.Hour, false},
	} {
		t.Run(c.story, func(t *testing.T) {
			d := newDesk(t)
			d.promise("answer", d.sales, d.bd, 2)
			d.handoff(d.bd, d.sales, d.scoping, c.handed, func(k *align.Case) {
				if c.change != nil {
					c.change(d, k)
				}
			})
			owed := align.Owed(d.Record)
			if len(owed) != 1 || owed[0].State != c.state || owed[0].LateBy != c.late || owed[0].Escalated != c.escalated {
				t.Errorf("%+v", owed)
			}
		})
	}
	t.Run("what was answered is owed no more, late or not", func(t *testing.T) {
		d := newDesk(t)
		d.promise("answer", d.sales, d.bd, 2)
		d.handoff(d.bd, d.sales, d.scoping, "2026-11-02 09:00", answered("accepted", "", "2026-11-20 09:00"))
		if owed := align.Owed(d.Record); len(owed) != 0 {
			t.Errorf("%+v", owed)
		}
	})
}

func TestTests_waiting(t *testing.T) {
	wait := model.Wait{From: at("2026-11-03 10:00"), To: at("2026-11-20 10:00")}
	t.Run("qualifying stands while the lead waits for the prospect", func(t *testing.T) {
		d := newDesk(t)
		p := d.promise("qualify", d.bd, d.marketing, 10)
		d.handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", func(c *align.Case) { c.Waits = []model.Wait{wait} })
		if got := align.Tests(d.Record, p); got[0].State != "waiting" || got[0].Due.Format("01-02") != "12-03" {
			t.Errorf("%+v", got)
		}
	})
	t.Run("and so does the proposal, until somebody ends the wait", func(t *testing.T) {
		d := newDesk(t)
		p := d.promise("proposal", d.sales, d.bd, 5)
		d.lead(d.scoping, "open", func(l *align.Past) {
			l.Moves, l.Touches = []model.Move{move(d.evaluating, d.scoping, "2026-10-01 10:00")}, []model.Touch{out("meeting", "2026-11-02 10:00")}
			l.Waits = []model.Wait{{From: wait.From}}
		})
		if got := align.Tests(d.Record, p); got[0].State != "paused" || got[0].Kept != "" {
			t.Errorf("%+v", got)
		}
	})
	t.Run("an answer is owed all the same", func(t *testing.T) {
		d := newDesk(t)
		p := d.promise("answer", d.bd, d.marketing, 2)
		d.handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", func(c *align.Case) { c.Waits = []model.Wait{wait} })
		if got := align.Tests(d.Record, p); got[0].Kept != "not-met" {
			t.Errorf("%+v", got)
		}
	})
}

func TestTests_excused(t *testing.T) {
	d := newDesk(t)
	p := d.promise("answer", d.sales, d.bd, 2)
	lead := model.ID{77}
	d.handoff(d.bd, d.sales, d.scoping, "2026-11-02 10:00", func(c *align.Case) { c.Handoff.Lead = lead }).
		handoff(d.bd, d.sales, d.scoping, "2026-11-03 10:00", func(c *align.Case) { c.Handoff.Lead = lead }).
		handoff(d.bd, d.sales, d.scoping, "2026-11-23 09:30", func(c *align.Case) { c.Handoff.Lead = lead })
	d.Excuses = []model.Excuse{{Lead: lead, Promise: p.ID, At: at("2026-11-02 10:00"), Reason: "The office was flooded"}, {Lead: lead, Promise: p.ID, At: at("2026-11-23 09:30"), Reason: "Just in case"}}
	tests := align.Tests(d.Record, p)
	if late := tests[2]; late.Kept != "not-met" || late.Excused != "The office was flooded" {
		t.Errorf("late stays late, with its reason: %+v", late)
	}
	if tests[1].Excused != "" || tests[0].Excused != "" {
		t.Error("only that one is excused, and nothing that is not late")
	}
	kept, running, unknown := align.Tally(tests, time.Time{}, time.Time{})
	if n := align.Excused(tests, time.Time{}, time.Time{}); kept.K != 0 || kept.N != 1 || running != 1 || unknown != 0 || n != 1 {
		t.Errorf("%v kept, %d run, %d unknown, %d excused", kept, running, unknown, n)
	}
}

func TestScorecard(t *testing.T) {
	d := newDesk(t)
	answer := d.promise("answer", d.sales, d.bd, 2)
	off := answer
	off.ID, off.Off = model.ID{98}, true
	d.Agreement.Promises = append(d.Agreement.Promises, off)
	d.handoff(d.bd, d.sales, d.scoping, "2026-10-06 10:00", answered("accepted", "", "2026-10-07 10:00")).
		handoff(d.bd, d.sales, d.scoping, "2026-10-06 10:00", answered("accepted", "", "2026-10-09 10:30")).
		handoff(d.bd, d.sales, d.scoping, "2026-09-30 10:00", answered("accepted", "", "2026-10-20 10:00"))
	got := align.Scorecard(d.Record, at("2026-10-01 00:00"), at("2026-11-01 00:00"))
	if len(got) != 1 || got[0].Kept.K != 1 || got[0].Kept.N != 2 || len(got[0].Breaches) != 1 || got[0].Breaches[0].LateBy != 8*time.Hour+30*time.Minute {
		t.Errorf("%+v", got)
	}
	if met, tells := got[0].Met(); met || !tells {
		t.Error("one of two is not every time")
	}
	got[0].Promise.Rate = 500
	if met, _ := got[0].Met(); !met {
		t.Error("one of two is half of the time")
	}
	if _, tells := (align.Scored{}).Met(); tells {
		t.Error("nothing tells whether nothing was kept")
	}
}

func TestProvisional(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		story, to string
		closed    []model.Period
		want      bool
	}{
		{"a time that is not over", "2026-12-01 00:00", nil, true},
		{"a time without an end", "0001-01-01 00:00", nil, true},
		{"a month that was over for long", "2026-11-01 00:00", nil, false},
		{"one that ended this week", "2026-11-18 00:00", nil, true},
		{"one that was closed in the meeting", "2026-11-18 00:00", []model.Period{{From: "2026-11-01", To: "2026-11-17", Closed: at("2026-11-19 10:00")}}, false},
		{"one that will be closed later", "2026-11-18 00:00", []model.Period{{From: "2026-11-01", To: "2026-11-17", Closed: at("2026-11-24 10:00")}}, true},
	} {
		t.Run(c.story, func(t *testing.T) {
			if got := align.Provisional(d.Record, at(c.to), c.closed); got != c.want {
				t.Error(got)
			}
		})
	}
}
