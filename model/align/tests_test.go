package align_test

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// desk is a firm of three teams that works on weekdays from nine to five.
type desk struct {
	align.Record
	marketing, bd, sales        model.ID
	evaluating, scoping, offer  model.ID
	interested, signed, closing model.ID
}

func newDesk(t *testing.T) *desk {
	d := &desk{marketing: model.ID{1}, bd: model.ID{2}, sales: model.ID{3},
		interested: model.ID{10}, evaluating: model.ID{11}, scoping: model.ID{12}, offer: model.ID{13}, signed: model.ID{14}, closing: model.ID{15}}
	weekly := map[string][][2]int{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		weekly[day] = [][2]int{{9 * 60, 17 * 60}}
	}
	cal, err := sla.New(model.Calendar{Zone: "UTC", Weekly: weekly})
	if err != nil {
		t.Fatal(err)
	}
	d.Record = align.Record{Calendar: cal, Now: at("2026-11-23 10:00"), Agreement: &model.Agreement{
		Teams: []model.Team{{ID: d.marketing, Key: "marketing"}, {ID: d.bd, Key: "bd"}, {ID: d.sales, Key: "sales"}},
		Stages: []model.Stage{
			{ID: d.interested, Key: "interested", Name: "Interested", Rank: 1, Kind: "open", Team: d.marketing},
			{ID: d.evaluating, Key: "evaluating", Name: "Evaluating", Rank: 2, Kind: "open", Team: d.bd, Gate: "mql"},
			{ID: d.scoping, Key: "scoping", Name: "Scoping", Rank: 3, Kind: "open", Team: d.sales, Gate: "sql"},
			{ID: d.offer, Key: "proposal", Name: "Proposal", Rank: 4, Kind: "open", Team: d.sales},
			{ID: d.signed, Key: "signed", Name: "Signed", Rank: 5, Kind: "signed", Team: d.sales},
			{ID: d.closing, Key: "lost", Name: "Lost", Rank: 6, Kind: "lost"}},
		Routes:      []model.Route{{Key: "inbound", Start: d.interested, Default: true}},
		Definitions: []model.Definition{{Gate: "mql", Fit: 600, Engagement: 300}}}}
	return d
}

func at(s string) time.Time { t, _ := time.Parse("2006-01-02 15:04", s); return t }

func (d *desk) handoff(from, to, stage model.ID, when string, change func(*align.Case)) *desk {
	c := align.Case{Agreement: d.Agreement, Calendar: d.Calendar, Lead: &model.Lead{Route: "inbound"}, Name: "Acme",
		Handoff: &model.Handoff{From: from, To: to, Stage: stage, Happened: at(when), Exact: "minute", Definition: "met"}}
	if change != nil {
		change(&c)
	}
	d.Cases = append(d.Cases, c)
	return d
}

func (d *desk) lead(stage model.ID, outcome string, change func(*align.Past)) *desk {
	p := align.Past{Row: &model.LeadRow{Name: "Acme", Stage: stage, Outcome: outcome, Route: "inbound"}}
	if change != nil {
		change(&p)
	}
	d.Leads = append(d.Leads, p)
	return d
}

func answered(act, reason, when string) func(*align.Case) {
	return func(c *align.Case) {
		c.Handoff.Decisions = []model.Decision{{Act: act, Reason: reason, Happened: at(when), Exact: "minute"}}
	}
}

func out(kind, when string) model.Touch {
	return model.Touch{Kind: kind, Direction: "out", Happened: at(when), Exact: "minute"}
}

func move(from, to model.ID, when string) model.Move {
	return model.Move{From: from, To: to, Happened: at(when), Recorded: at(when), Exact: "minute"}
}

func TestTests(t *testing.T) {
	d := newDesk(t)
	days := func(key string, owner, to model.ID, n int) model.Promise {
		return model.Promise{ID: model.ID{99}, Key: key, Owner: owner, To: to, Amount: n, Unit: "business-day"}
	}
	for _, c := range []struct {
		story   string
		desk    *desk
		promise model.Promise
		want    []string
	}{
		{"a hand-off that met the definition keeps Marketing's promise",
			newDesk(t).handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", nil), days("meets-definition", d.marketing, d.bd, 90), []string{"met"}},
		{"a hand-off that nobody could judge is unknown, not broken",
			newDesk(t).handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", func(c *align.Case) { c.Handoff.Definition = "" }), days("meets-definition", d.marketing, d.bd, 90), []string{"unknown"}},
		{"a hand-off between two other teams tests nothing",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-02 10:00", nil), days("meets-definition", d.marketing, d.bd, 90), nil},
		{"what was withdrawn tests nothing",
			newDesk(t).handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", answered("withdrawn", "", "2026-11-02 11:00")), days("meets-definition", d.marketing, d.bd, 90), nil},
		{"a packet without a next step is not complete",
			newDesk(t).handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", func(c *align.Case) { c.Handoff.Packet = model.Packet{WhyNow: "Now", Who: []string{"Jane"}} }), days("packet", d.marketing, d.bd, 0), []string{"not-met"}},
		{"an answer on the second business day is in time",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-06 10:00", answered("accepted", "", "2026-11-10 09:00")), days("answer", d.sales, d.bd, 2), []string{"met"}},
		{"an answer on the fourth is not",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-06 10:00", answered("accepted", "", "2026-11-12 09:00")), days("answer", d.sales, d.bd, 2), []string{"not-met"}},
		{"a hand-off of this morning still runs",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-23 09:30", nil), days("answer", d.sales, d.bd, 2), []string{""}},
		{"what one hands to oneself is no answer",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-06 10:00", func(c *align.Case) { c.Handoff.Same = true }), days("answer", d.sales, d.bd, 2), nil},
		{"a lead that went on in time was qualified",
			newDesk(t).handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", func(c *align.Case) { c.Moves = []model.Move{move(d.evaluating, d.scoping, "2026-11-10 10:00")} }), days("qualify", d.bd, d.marketing, 10), []string{"met"}},
		{"a lead that lies there past the promise was not",
			newDesk(t).handoff(d.marketing, d.bd, d.evaluating, "2026-11-02 10:00", nil), days("qualify", d.bd, d.marketing, 10), []string{"not-met"}},
		{"giving up takes the promised tries on two channels",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-02 10:00", func(c *align.Case) {
				answered("rejected", "unable-to-reach", "2026-11-20 10:00")(c)
				c.Touches = []model.Touch{out("call", "2026-11-03 10:00"), out("mail", "2026-11-04 10:00"), out("call", "2026-11-05 10:00")}
			}), model.Promise{Key: "attempts", Owner: d.sales, To: d.bd, Amount: 3, Unit: "count"}, []string{"met"}},
		{"a rejection for another reason tests no tries",
			newDesk(t).handoff(d.bd, d.sales, d.scoping, "2026-11-02 10:00", answered("rejected", "no-need-now", "2026-11-20 10:00")), model.Promise{Key: "attempts", Owner: d.sales, To: d.bd, Amount: 3, Unit: "count"}, nil},
		{"the proposal is measured from the last meeting before it",
			newDesk(t).lead(d.offer, "open", func(p *align.Past) {
				p.Moves = []model.Move{move(d.evaluating, d.scoping, "2026-10-01 10:00"), move(d.scoping, d.offer, "2026-11-12 10:00")}
				p.Touches = []model.Touch{out("meeting", "2026-10-02 10:00"), out("meeting", "2026-11-09 10:00")}
			}), days("proposal", d.sales, d.bd, 5), []string{"met"}},
		{"without a logged meeting nobody can tell",
			newDesk(t).lead(d.offer, "open", func(p *align.Past) {
				p.Moves = []model.Move{move(d.evaluating, d.scoping, "2026-10-01 10:00"), move(d.scoping, d.offer, "2026-11-12 10:00")}
			}), days("proposal", d.sales, d.bd, 5), []string{"unknown"}},
		{"a deal needs a next step whose day is not over",
			newDesk(t).lead(d.offer, "open", func(p *align.Past) { p.Row.NextStep, p.Row.NextDate = "Call", "2026-11-23" }).
				lead(d.offer, "open", func(p *align.Past) { p.Row.NextStep, p.Row.NextDate = "Call", "2026-11-20" }).
				lead(d.evaluating, "open", nil), days("next-step", d.sales, model.ID{}, 0), []string{"met", "not-met"}},
		{"a loss without a reason does not say what became of it",
			newDesk(t).lead(d.closing, "lost", func(p *align.Past) { p.Moves = []model.Move{move(d.offer, d.closing, "2026-11-12 10:00")} }), days("outcome", d.sales, d.marketing, 5), []string{"not-met"}},
		{"a signature that was noted in time does",
			newDesk(t).lead(d.signed, "signed", func(p *align.Past) { p.Moves = []model.Move{move(d.offer, d.signed, "2026-11-12 10:00")} }), days("outcome", d.sales, d.marketing, 5), []string{"met"}},
		{"who writes twice waits for one answer, since the first",
			newDesk(t).lead(d.offer, "open", func(p *align.Past) {
				p.Moves = []model.Move{move(d.scoping, d.offer, "2026-11-02 10:00")}
				p.Touches = []model.Touch{{Kind: "mail", Direction: "in", Happened: at("2026-11-09 10:00"), Exact: "minute"},
					{Kind: "mail", Direction: "in", Happened: at("2026-11-10 10:00"), Exact: "minute"}, out("mail", "2026-11-11 09:00")}
			}), days("waiting-prospect", d.sales, model.ID{}, 1), []string{"not-met"}},
		{"a reply to what we wrote waits for nothing",
			newDesk(t).lead(d.offer, "open", func(p *align.Past) {
				p.Moves = []model.Move{move(d.scoping, d.offer, "2026-11-02 10:00")}
				p.Touches = []model.Touch{{Kind: "mail", Direction: "in", Outcome: "replied", Happened: at("2026-11-09 10:00"), Exact: "minute"}}
			}), days("waiting-prospect", d.sales, model.ID{}, 1), nil},
		{"another team's lead is another team's answer",
			newDesk(t).lead(d.evaluating, "open", func(p *align.Past) {
				p.Moves = []model.Move{move(d.interested, d.evaluating, "2026-11-02 10:00")}
				p.Touches = []model.Touch{{Kind: "form", Direction: "in", Happened: at("2026-11-09 10:00"), Exact: "minute"}}
			}), days("waiting-prospect", d.sales, model.ID{}, 1), nil},
	} {
		t.Run(c.story, func(t *testing.T) {
			tests := align.Tests(c.desk.Record, c.promise)
			if len(tests) != len(c.want) {
				t.Fatalf("%d tests: %+v", len(tests), tests)
			}
			for i, w := range c.want {
				if tests[i].Kept != w {
					t.Errorf("kept is %q, want %q: %+v", tests[i].Kept, w, tests[i])
				}
			}
		})
	}
}

func TestTests_bands(t *testing.T) {
	d := newDesk(t)
	d.handoff(d.bd, d.sales, d.scoping, "2026-11-02 10:00", func(c *align.Case) {
		c.Handoff.Fit, c.Handoff.Engagement, c.Touches = 700, 400, []model.Touch{out("call", "2026-11-04 10:00")}
	}).handoff(d.bd, d.sales, d.scoping, "2026-11-02 10:00", func(c *align.Case) { c.Touches = []model.Touch{out("call", "2026-11-04 10:00")} })
	hot := model.Promise{ID: model.ID{51}, Key: "first-touch", Owner: d.sales, To: d.bd, Amount: 1, Unit: "business-day", Band: model.TalkNow}
	rest := model.Promise{ID: model.ID{52}, Key: "first-touch", Owner: d.sales, To: d.bd, Amount: 3, Unit: "business-day"}
	d.Agreement.Promises = []model.Promise{hot, rest}
	for _, c := range []struct {
		promise model.Promise
		want    string
	}{{hot, "not-met"}, {rest, "met"}} {
		if got := align.Tests(d.Record, c.promise); len(got) != 1 || got[0].Kept != c.want {
			t.Errorf("%d days: %+v", c.promise.Amount, got)
		}
	}
	t.Run("a promise that is left out shows how it would have been kept, of its own band alone", func(t *testing.T) {
		d.Agreement.Promises[0].Off = true
		if got := align.Tests(d.Record, d.Agreement.Promises[0]); len(got) != 1 || got[0].Kept != "not-met" {
			t.Errorf("%+v", got)
		}
		if got := align.Tests(d.Record, rest); len(got) != 2 {
			t.Errorf("the one for every lead speaks of %d", len(got))
		}
	})
}

func TestTally(t *testing.T) {
	tests := []align.Test{{At: at("2026-11-01 10:00"), Kept: "met"}, {At: at("2026-11-02 10:00"), Kept: "not-met"}, {At: at("2026-11-03 10:00"), Kept: "unknown"},
		{At: at("2026-11-04 10:00")}, {At: at("2026-08-01 10:00"), Kept: "met"}}
	kept, running, unknown := align.Tally(tests, at("2026-10-01 00:00"), time.Time{})
	if kept.K != 1 || kept.N != 2 || running != 1 || unknown != 1 {
		t.Errorf("%v kept, %d running, %d unknown: unknown and running are never no", kept, running, unknown)
	}
}
