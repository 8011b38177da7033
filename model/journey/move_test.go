package journey

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

func TestPlan_Refuses(t *testing.T) {
	cases := []struct {
		name  string
		setup func(*MoveFacts, *model.MoveRequest)
		actor model.Actor
		want  string // the sentences; empty = the move is legal
	}{
		{"a lead that meets everything goes on", func(*MoveFacts, *model.MoveRequest) {}, asAna, ""},
		{"a stage that does not exist", func(_ *MoveFacts, r *model.MoveRequest) { r.To = id(999) }, asAna,
			"There is no such stage: choose one of the journey's."},
		{"where it stands already", func(_ *MoveFacts, r *model.MoveRequest) { r.To = interested }, asAna,
			"The lead is in Interested already."},
		{"fit below the definition", func(in *MoveFacts, _ *model.MoveRequest) {
			in.Facts.Company.Employees = 20
			in.Facts.Company.More["answer."+owner.String()] = "met"
		}, asAna,
			"Fit is 10 of the 60 that a lead worth a conversation (MQL) needs.\n\"50 to 500 people\" is a must and is not met: Business Development can let the lead through with a reason."},
		{"engagement below the definition", func(in *MoveFacts, _ *model.MoveRequest) { in.Facts.Events = nil }, asAna,
			"Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs."},
		{"engagement that was never measured", func(in *MoveFacts, _ *model.MoveRequest) { in.Facts.Measured = false }, asAna,
			"Engagement is not measured yet, and a lead worth a conversation (MQL) needs 30: log what its people did."},
		{"what must be known at this gate", func(in *MoveFacts, _ *model.MoveRequest) { in.Facts.Company.HasEmployees = false }, asAna,
			"Fit is 0 of the 60 that a lead worth a conversation (MQL) needs. It could become 80: find out \"50 to 500 people\", \"Owns its product\".\nFind out \"50 to 500 people\": it must be known to be worth a conversation (MQL)."},
		{"a disqualifier, even with a reason to let it through", func(in *MoveFacts, r *model.MoveRequest) {
			in.Facts.Company.Relationship = "competitor"
			r.Waive = "we know them"
		}, asBen, "\"A competitor\" rules the lead out, and nobody can waive that: close it as not ours, or correct the fact."},
		{"an introduced lead without its introducer", func(in *MoveFacts, _ *model.MoveRequest) { in.Facts.Lead.Route = "introduced" }, asAna,
			"Name who introduced it: the introducer, or the partner."},
		{"an outbound lead that did not reply", func(in *MoveFacts, _ *model.MoveRequest) {
			in.Facts.Lead.Route = "outbound"
			in.Facts.Events[0].Direction = "out"
		}, asBen, "They have not replied yet: log their reply when it comes."},
		{"a waiver by the team that gives", func(in *MoveFacts, r *model.MoveRequest) {
			in.Facts.Events = nil
			r.Waive = "trust me"
		}, asAna, "Only Business Development, who receives the lead, can let it through: ask them.\nEngagement is 0 of the 30 that a lead worth a conversation (MQL) needs."},
		{"a waiver by the team that receives", func(in *MoveFacts, r *model.MoveRequest) {
			in.Facts.Events = nil
			in.Facts.Company.Employees = 20
			r.Waive = "the founder knows them"
		}, asBen, ""},
		{"a waiver does not tick boxes", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, evaluating)
			r.To, r.Waive = scoping, "in a hurry"
		}, asCaro, "To be ready for Sales (SQL): The problem in their words.\nTo be ready for Sales (SQL): Next meeting with date."},
		{"boxes and what must be known by SQL, at once", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, evaluating)
			r.To = scoping
			tick(*in, problem)
		}, asBen, "To be ready for Sales (SQL): Next meeting with date.\nFind out \"Owns its product\": it must be known to be ready for Sales (SQL)."},
		{"both gates when a stage is jumped", func(in *MoveFacts, r *model.MoveRequest) {
			in.Facts.Events = nil
			r.To = scoping
		}, asAna, "Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs.\nTo be ready for Sales (SQL): The problem in their words.\nTo be ready for Sales (SQL): Next meeting with date.\nFind out \"Owns its product\": it must be known to be ready for Sales (SQL)."},
		{"the checklist of the stage it leaves, and a value", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, proposal)
			r.To = won
		}, asCaro, "Before leaving Proposal: Budget.\nAdd what was signed: at least one value line with an amount."},
		{"an optional item stops nobody", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, evaluating)
			r.To = scoping
			tick(*in, problem, meeting)
			in.Facts.Company.More["answer."+owner.String()] = "yes"
		}, asBen, ""},
		{"a failing must at SQL", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, evaluating)
			r.To = scoping
			tick(*in, problem, meeting)
			in.Facts.Company.More["answer."+owner.String()] = "no"
		}, asBen, "\"Owns its product\" is a must and is not met: Sales can let the lead through with a reason."},
		{"a client's lead needs no MQL", func(in *MoveFacts, r *model.MoveRequest) {
			in.Facts.Lead.Route, in.Facts.Events = "client", nil
			in.Facts.Company.HasEmployees = false
			at(in, interested)
		}, asAna, ""},
		{"lost without a reason", func(_ *MoveFacts, r *model.MoveRequest) { r.To = lost }, asAna,
			"Say why it was lost: did nothing, did it in-house, chose another, price, timing, sponsor left, scope we do not do, terms, went silent or we withdrew."},
		{"lost to somebody unnamed", func(_ *MoveFacts, r *model.MoveRequest) { r.To, r.Reason = lost, "chose-another" }, asAna, "Say whom they chose instead."},
		{"lost for the timing, without a date", func(_ *MoveFacts, r *model.MoveRequest) { r.To, r.Reason = lost, "timing" }, asAna, "Say from when the timing may be right."},
		{"nurture without a date", func(_ *MoveFacts, r *model.MoveRequest) { r.To = nurture }, asAna, "Say when to wake it up again."},
		{"nurture until today", func(_ *MoveFacts, r *model.MoveRequest) { r.To, r.Wake = nurture, "2026-11-23" }, asAna, "2026-11-23 has come already: give a day after 2026-11-23."},
		{"nurture until someday", func(_ *MoveFacts, r *model.MoveRequest) { r.To, r.Wake = nurture, "in spring" }, asAna, "\"in spring\" is not a date: write it like 2026-11-23."},
		{"not ours without a word", func(_ *MoveFacts, r *model.MoveRequest) { r.To = notOurs }, asAna, "Say why the lead is not ours, in a word or two."},
		{"going back asks nothing", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, proposal)
			in.Facts.Company.HasEmployees, in.Facts.Events = false, nil
			r.To = target
		}, asCaro, ""},
		{"waking up from nurture meets the gates again", func(in *MoveFacts, _ *model.MoveRequest) {
			at(in, nurture)
			in.Facts.Events = nil
		}, asAna, "Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs."},
		{"a new lead that begins in the middle meets the gates before it", func(in *MoveFacts, _ *model.MoveRequest) {
			at(in, model.ID{})
			in.Facts.Events = nil
		}, asAna, "Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs."},
		{"a move in the future", func(_ *MoveFacts, r *model.MoveRequest) { r.When.At = now.Add(time.Minute) }, asAna,
			"A move cannot happen in the future: give the time it happened, or set a next step with a date."},
		{"a move later today, known to the day", func(_ *MoveFacts, r *model.MoveRequest) {
			r.When = model.When{At: now.Add(4 * time.Hour), Exact: "day"}
		}, asAna, ""},
		{"now is before the lead was created", func(in *MoveFacts, _ *model.MoveRequest) { in.Facts.Lead.Created = now.Add(time.Hour) }, asAna,
			"The lead was created on 2026-11-23, which is after now: say when the move happened."},
		{"a time before the lead was created, when it is told", func(in *MoveFacts, r *model.MoveRequest) {
			in.Facts.Lead.Created = now.Add(-time.Hour)
			in.Facts.Events[0].At = now.Add(-3 * time.Hour).UnixMilli()
			r.When.At = now.Add(-2 * time.Hour)
		}, asAna, ""},
		{"now is before the last move", func(in *MoveFacts, r *model.MoveRequest) {
			in.Moves = []model.Move{{ID: id(1), To: interested, Happened: now.Add(time.Hour)}}
		}, asAna, "The lead's last move happened on 2026-11-23, which is after now: say when this one happened."},
		{"the receiving team pulls an unanswered lead back", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, evaluating)
			in.Open = &model.Handoff{ID: id(5), From: marketing, To: bd}
			r.To = interested
		}, asBen, "The hand-off still waits for your answer: accept it, ask back, reject it with a reason, or recycle it with a date."},
		{"the sender pulls an unanswered lead back", func(in *MoveFacts, r *model.MoveRequest) {
			at(in, evaluating)
			in.Open = &model.Handoff{ID: id(5), From: marketing, To: bd}
			r.To = interested
		}, asAna, "The hand-off still waits for Business Development: withdraw it instead of moving the lead."},
		{"history passes without gates", func(in *MoveFacts, r *model.MoveRequest) {
			in.Imported, in.Facts.Events, in.Facts.Company = true, nil, nil
			r.To = won
			r.When.At = now.AddDate(-1, 0, 0)
		}, asAna, ""},
		{"history of the future is refused too", func(in *MoveFacts, r *model.MoveRequest) {
			in.Imported = true
			r.When.At = now.AddDate(0, 0, 2)
		}, asAna, "A move cannot happen in the future: give the time it happened, or set a next step with a date."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in, req := lead(), model.MoveRequest{Lead: id(100), To: evaluating}
			c.setup(&in, &req)
			planned, err := Plan(in, req, c.actor, now)
			same(t, said(t, err), c.want)
			if (planned == nil) != (err != nil) {
				t.Errorf("a refusal plans nothing, a plan refuses nothing: %v, %v", planned, err)
			}
		})
	}
}

func TestPlan_Writes(t *testing.T) {
	t.Run("a hand-off frozen as it was", func(t *testing.T) {
		in := lead()
		tick(in, nice)
		in.Facts.Lead.More["check."+problem.String()] = "releases fail on Fridays"
		got, err := Plan(in, model.MoveRequest{To: evaluating, WhyNow: "Their contract ends in March"}, asAna, now)
		if err != nil {
			t.Fatal(err)
		}
		h := got.Handoff
		if h == nil || h.From != marketing || h.To != bd || h.Stage != evaluating || h.Same || len(h.Decisions) != 0 {
			t.Fatalf("hand-off %+v", h)
		}
		if h.Definition != "met" || h.Fit != 700 || h.Engagement != 400 || len(h.Lines) != 2 || len(h.States) != 3 {
			t.Errorf("frozen %+v", h)
		}
		same(t, strings.Join(h.Packet.Who, "; "), "Jane Doe (signs); tom@acme.test")
		same(t, h.Packet.NextStep, "Call Jane (2026-11-26)")
		same(t, strings.Join(h.Packet.Checked, "; "), "The problem in their words: releases fail on Fridays; They saw proof")
		same(t, strings.Join(h.Packet.Missing, "; "), "Owns its product")
		if m := got.Move; m.From != interested || m.To != evaluating || !m.Happened.Equal(now) || m.Exact != "minute" || m.By != ana || m.Hat != marketing {
			t.Errorf("move %+v", m)
		}
	})
	t.Run("a waiver is kept with the move and the hand-off, which stays outside the definition", func(t *testing.T) {
		in := lead()
		in.Facts.Events = nil
		got, err := Plan(in, model.MoveRequest{To: evaluating, Waive: " known for years "}, asBen, now)
		if err != nil {
			t.Fatal(err)
		}
		if got.Move.Waive != "known for years" || got.Handoff.Waive != "known for years" || got.Handoff.Definition != "not-met" {
			t.Errorf("%+v %+v", got.Move, got.Handoff)
		}
	})
	t.Run("let through before anything was measured, nobody can say whether it met the definition", func(t *testing.T) {
		in := lead()
		in.Facts.Measured = false
		got, err := Plan(in, model.MoveRequest{To: evaluating, Waive: "known for years"}, asBen, now)
		if err != nil || got.Handoff.Definition != "unknown" {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("a waiver that was not needed is not kept", func(t *testing.T) {
		got, err := Plan(lead(), model.MoveRequest{To: evaluating, Waive: "just in case"}, asBen, now)
		if err != nil || got.Move.Waive != "" || got.Handoff.Waive != "" {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("between two hats of one person it accepts itself", func(t *testing.T) {
		in := lead()
		at(&in, evaluating)
		tick(in, problem, meeting)
		in.Facts.Company.More["answer."+owner.String()] = "met"
		got, err := Plan(in, model.MoveRequest{To: scoping}, asBen, now)
		if err != nil {
			t.Fatal(err)
		}
		if h := got.Handoff; h == nil || !h.Same || len(h.Decisions) != 1 || h.Decisions[0].Act != "accepted" || h.Definition != "met" {
			t.Errorf("%+v", got.Handoff)
		}
	})
	t.Run("within one team nothing is handed over", func(t *testing.T) {
		in := lead()
		in.Facts.Lead.Route = "outbound"
		in.Facts.Events[0].Outcome = "talked"
		got, err := Plan(in, model.MoveRequest{To: evaluating}, asBen, now)
		if err != nil || got.Handoff != nil {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("a team that is covered by another hands over to that one", func(t *testing.T) {
		in := lead()
		in.Agreement.Teams[1].CoveredBy = sales
		got, err := Plan(in, model.MoveRequest{To: evaluating}, asAna, now)
		if err != nil || got.Handoff == nil || got.Handoff.To != sales {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("teams that cover each other end somewhere", func(t *testing.T) {
		in := lead()
		in.Agreement.Teams[1].CoveredBy, in.Agreement.Teams[2].CoveredBy = sales, bd
		if _, err := Plan(in, model.MoveRequest{To: evaluating}, asAna, now); err != nil {
			t.Error(err)
		}
	})
	t.Run("going back, setting aside and signing hand nothing over", func(t *testing.T) {
		for name, to := range map[string]model.MoveRequest{
			"back": {To: interested}, "nurture": {To: nurture, Wake: "2027-02-01"}, "lost": {To: lost, Reason: "price"},
		} {
			in := lead()
			at(&in, proposal)
			got, err := Plan(in, to, asCaro, now)
			if err != nil || got.Handoff != nil || got.Back != (name == "back") {
				t.Errorf("%s: %+v %v", name, got, err)
			}
		}
	})
	t.Run("the receiving team that moves on has accepted", func(t *testing.T) {
		in := lead()
		at(&in, scoping)
		in.Open = &model.Handoff{ID: id(5), From: bd, To: sales}
		got, err := Plan(in, model.MoveRequest{To: proposal}, asCaro, now)
		if err != nil || got.Accept == nil || got.Accept.Handoff != id(5) || got.Accept.Act != "accepted" || got.Accept.By != caro {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("somebody else's move answers nothing", func(t *testing.T) {
		in := lead()
		at(&in, scoping)
		in.Open = &model.Handoff{ID: id(5), From: bd, To: sales}
		got, err := Plan(in, model.MoveRequest{To: proposal}, asAna, now)
		if err != nil || got.Accept != nil {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("a move told after a later one is history", func(t *testing.T) {
		in := lead()
		in.Moves = []model.Move{{ID: id(1), To: target, Happened: now.AddDate(0, 0, -9)}, {ID: id(2), To: proposal, Happened: now.AddDate(0, 0, -1)}}
		in.Facts.Events = nil
		got, err := Plan(in, model.MoveRequest{To: evaluating, When: model.When{At: now.AddDate(0, 0, -5)}}, asAna, now)
		if err != nil || !got.History || got.Handoff != nil || got.Move.From != target {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("reasons stay with the kind of move they belong to", func(t *testing.T) {
		in := lead()
		got, err := Plan(in, model.MoveRequest{To: evaluating, Reason: "price", Who: "Rival", Wake: "2027-01-01", Note: "hello"}, asAna, now)
		if err != nil || got.Move.Reason+got.Move.Who+got.Move.Wake != "" || got.Move.Note != "hello" {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("what is signed has a value", func(t *testing.T) {
		in := lead()
		at(&in, proposal)
		tick(in, budget)
		in.Values = []model.Value{{Type: "retainer", Amount: model.Money{Minor: 100, Currency: "EUR"}, Months: 12}}
		got, err := Plan(in, model.MoveRequest{To: won}, asCaro, now)
		if err != nil || got.Handoff != nil || got.Move.To != won {
			t.Errorf("%+v %v", got, err)
		}
	})
}

func TestHint(t *testing.T) {
	in := lead()
	in.Facts.Events = nil
	same(t, strings.Join(Hint(in, evaluating, asAna, now), "\n"), "Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs.")
	if got := Hint(in, lost, asAna, now); len(got) != 0 {
		t.Errorf("what the drop asks for is no obstacle: %v", got)
	}
	if got := Hint(in, interested, asAna, now); len(got) != 0 {
		t.Errorf("the own column says nothing: %v", got)
	}
}

func TestStartStage(t *testing.T) {
	a := agreed()
	for route, want := range map[string]model.ID{"inbound": target, "client": evaluating, "tender": target} {
		if got, ok := StartStage(a, route); !ok || got.ID != want {
			t.Errorf("%s starts in %s", route, got.Name)
		}
	}
	if _, ok := StartStage(&model.Agreement{}, "inbound"); ok {
		t.Error("a journey without stages starts nowhere")
	}
}

func TestStageAt(t *testing.T) {
	moves := []model.Move{{ID: id(3), To: scoping, Happened: now}, {ID: id(1), To: target, Happened: now.AddDate(0, 0, -2)}, {ID: id(2), To: evaluating, Happened: now}}
	for _, c := range []struct {
		name string
		at   time.Time
		want model.ID
	}{
		{"before the first move it stood nowhere", now.AddDate(0, 0, -3), model.ID{}},
		{"the last move by when it happened", now.AddDate(0, 0, -1), target},
		{"of two at once the one recorded later", now, scoping},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := StageAt(moves, c.at); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}
