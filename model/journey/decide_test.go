package journey

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

// waiting is Acme in Evaluating, handed by Marketing to BD two hours ago.
func waiting() DecisionFacts {
	in := lead()
	at(&in, evaluating)
	return DecisionFacts{
		Agreement: in.Agreement, Lead: in.Facts.Lead, Company: in.Facts.Company, Members: in.Members,
		Handoff: &model.Handoff{
			ID: id(300), Lead: id(100), Move: id(301), From: marketing, To: bd, Stage: evaluating, Happened: now.Add(-2 * time.Hour),
			States: []model.State{{Criterion: size, Name: "50 to 500 people", Class: "must", State: "met", Evidence: "120"}},
		},
		Moves: []model.Move{{ID: id(301), From: interested, To: evaluating, Happened: now.Add(-2 * time.Hour)}},
	}
}

func decided(in *DecisionFacts, acts ...string) {
	for i, act := range acts {
		in.Handoff.Decisions = append(in.Handoff.Decisions, model.Decision{ID: id(310 + i), Act: act, Happened: now.Add(-time.Hour)})
	}
}

func called(n int, kinds ...string) []model.Touch {
	var out []model.Touch
	for i := range n {
		out = append(out, model.Touch{Kind: kinds[i%len(kinds)], Direction: "out", Outcome: "no-answer", Happened: now.Add(-time.Hour)})
	}
	return out
}

func TestPlanDecision_Refuses(t *testing.T) {
	cases := []struct {
		name  string
		setup func(*DecisionFacts, *model.Decide)
		actor model.Actor
		want  string
	}{
		{"the receiver accepts", func(_ *DecisionFacts, d *model.Decide) { d.Act = "accept" }, asBen, ""},
		{"a decision may be named by its own word", func(_ *DecisionFacts, d *model.Decide) { d.Act = "accepted" }, asBen, ""},
		{"a word that decides nothing", func(_ *DecisionFacts, d *model.Decide) { d.Act = "like" }, asBen,
			"\"like\" decides nothing: use accept, ask, answer, reject, recycle, withdraw, question or rule."},
		{"no hand-off at all", func(in *DecisionFacts, d *model.Decide) { in.Handoff, d.Act = nil, "accept" }, asBen,
			"The lead has no hand-off to decide: it has not changed teams."},
		{"the sender accepts its own", func(_ *DecisionFacts, d *model.Decide) { d.Act = "accept" }, asAna,
			"Only Business Development, who receives it, can answer this hand-off."},
		{"accepted twice", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted")
			d.Act = "reject"
			d.Reason = "no-need-now"
		}, asBen,
			"The hand-off was accepted on 2026-11-23 already: undo that first, or question its finding."},
		{"asking without saying what", func(_ *DecisionFacts, d *model.Decide) { d.Act = "ask" }, asBen, "Say what is missing, so that it can be answered."},
		{"asking while it is asked", func(in *DecisionFacts, d *model.Decide) { decided(in, "asked"); d.Act, d.Note = "ask", "the budget" }, asBen,
			"It is asked back already and waits for the sender."},
		{"answering what nobody asked", func(_ *DecisionFacts, d *model.Decide) { d.Act = "answer" }, asAna, "Nothing was asked back: there is nothing to answer."},
		{"the receiver answers its own question", func(in *DecisionFacts, d *model.Decide) { decided(in, "asked"); d.Act = "answer" }, asBen,
			"Only Marketing, who handed it over, can say what was missing."},
		{"rejecting without a reason", func(_ *DecisionFacts, d *model.Decide) { d.Act, d.Reason = "reject", "bad lead" }, asBen,
			"Say why: not our criteria, no need now, wrong person, later (with a date), not a buyer, already ours, wrong data, unable to reach or we cannot deliver it now."},
		{"not our criteria, without naming one", func(_ *DecisionFacts, d *model.Decide) { d.Act, d.Reason = "reject", "not-our-criteria" }, asBen,
			"Say which of our criteria it does not meet."},
		{"later, without a date", func(_ *DecisionFacts, d *model.Decide) { d.Act, d.Reason = "reject", "later" }, asBen, "Say when they want to hear from us again."},
		{"unable to reach after two calls", func(in *DecisionFacts, d *model.Decide) {
			in.Touches = called(2, "call")
			d.Act, d.Reason = "reject", "unable-to-reach"
		}, asBen, "\"Unable to reach\" needs 3 logged attempts on 2 kinds of channel since the hand-off; there are 2 on 1: log what was tried, or choose another reason."},
		{"unable to reach without a promise asks for the usual five", func(in *DecisionFacts, d *model.Decide) {
			in.Agreement.Promises = nil
			in.Touches = called(4, "call", "mail")
			d.Act, d.Reason = "reject", "unable-to-reach"
		}, asBen, "\"Unable to reach\" needs 5 logged attempts on 2 kinds of channel since the hand-off; there are 4 on 2: log what was tried, or choose another reason."},
		{"attempts before the hand-off do not count", func(in *DecisionFacts, d *model.Decide) {
			in.Touches = called(4, "call", "mail")
			for i := range in.Touches {
				in.Touches[i].Happened = now.AddDate(0, 0, -3)
			}
			d.Act, d.Reason = "reject", "unable-to-reach"
		}, asBen, "\"Unable to reach\" needs 3 logged attempts on 2 kinds of channel since the hand-off; there are 0 on 0: log what was tried, or choose another reason."},
		{"unable to reach with the attempts logged", func(in *DecisionFacts, d *model.Decide) {
			in.Touches = called(3, "call", "mail")
			d.Act, d.Reason = "reject", "unable-to-reach"
		}, asBen, ""},
		{"recycling without a date", func(_ *DecisionFacts, d *model.Decide) { d.Act = "recycle" }, asBen, "Say when to wake it up again."},
		{"the receiver withdraws", func(_ *DecisionFacts, d *model.Decide) { d.Act = "withdraw" }, asCaro, "Only Marketing, who handed it over, can withdraw it."},
		{"questioning an open hand-off", func(_ *DecisionFacts, d *model.Decide) { d.Act, d.Note = "question", "?" }, asAna,
			"There is no finding to question yet: the hand-off is still open."},
		{"questioning without a word", func(in *DecisionFacts, d *model.Decide) { decided(in, "accepted"); d.Act = "question" }, asAna, "Say what the finding overlooks."},
		{"questioning twice", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted", "questioned", "ruled")
			d.Act, d.Note = "question", "again"
		}, asAna, "Its finding was questioned before, and that is done once."},
		{"a team that had no part in it questions", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted")
			d.Act, d.Note = "question", "hm"
		}, asCaro, "Only Marketing and Business Development can question this finding."},
		{"ruling by somebody else", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted", "questioned")
			d.Act, d.Ruling = "rule", "stands"
		}, asBen, "Only Ana rules on findings that were questioned."},
		{"ruling on what nobody questioned", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted")
			d.Act, d.Ruling = "rule", "stands"
		}, asAna, "Nobody questioned this finding: there is nothing to rule on."},
		{"amending to nothing", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted", "questioned")
			d.Act, d.Ruling = "rule", "amended"
		}, asAna, "Say what the finding is amended to: carried, outside, late, both, definition, signed-outside, beyond, unknown."},
		{"a named arbiter rules", func(in *DecisionFacts, d *model.Decide) {
			decided(in, "accepted", "questioned")
			in.Arbiter = ben
			d.Act, d.Ruling, d.Reason = "rule", "amended", "beyond"
		}, asBen, ""},
		{"deciding before the hand-off", func(_ *DecisionFacts, d *model.Decide) { d.Act, d.When.At = "accept", now.Add(-3*time.Hour) }, asBen,
			"The hand-off was made on 2026-11-23: it cannot be decided before that."},
		{"deciding in the future", func(_ *DecisionFacts, d *model.Decide) { d.Act, d.When.At = "accept", now.Add(time.Hour) }, asBen,
			"A decision cannot happen in the future: give the time it happened."},
		{"deciding on the day of the hand-off", func(_ *DecisionFacts, d *model.Decide) {
			d.Act, d.When = "accept", model.When{At: now.Truncate(24 * time.Hour), Exact: "day"}
		}, asBen, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in, req := waiting(), model.Decide{Lead: id(100)}
			c.setup(&in, &req)
			planned, err := PlanDecision(in, req, c.actor, now)
			same(t, said(t, err), c.want)
			if (planned == nil) != (err != nil) {
				t.Errorf("a refusal plans nothing, a plan refuses nothing: %v, %v", planned, err)
			}
		})
	}
}

func TestPlanDecision_MovesTheLead(t *testing.T) {
	cases := []struct {
		name   string
		req    model.Decide
		actor  model.Actor
		to     model.ID // zero: it stays
		wake   string
		reason string
	}{
		{"accepting leaves it where it is", model.Decide{Act: "accept"}, asBen, model.ID{}, "", ""},
		{"asking leaves it where it is", model.Decide{Act: "ask", Note: "who signs?"}, asBen, model.ID{}, "", ""},
		{"not our criteria closes it", model.Decide{Act: "reject", Reason: "not-our-criteria", Criterion: size}, asBen, notOurs, "", "not-our-criteria"},
		{"not a buyer closes it", model.Decide{Act: "reject", Reason: "not-a-buyer"}, asBen, notOurs, "", "not-a-buyer"},
		{"later sleeps until the date", model.Decide{Act: "reject", Reason: "later", Wake: "2027-02-01"}, asBen, nurture, "2027-02-01", "later"},
		{"no need now sleeps for ninety days", model.Decide{Act: "reject", Reason: "no-need-now"}, asBen, nurture, "2027-02-21", "no-need-now"},
		{"the wrong person goes back", model.Decide{Act: "reject", Reason: "wrong-person"}, asBen, interested, "", "wrong-person"},
		{"recycling sleeps until the date", model.Decide{Act: "recycle", Wake: "2027-03-01"}, asBen, nurture, "2027-03-01", ""},
		{"withdrawing takes it back", model.Decide{Act: "withdraw"}, asAna, interested, "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := PlanDecision(waiting(), c.req, c.actor, now)
			if err != nil {
				t.Fatal(err)
			}
			if got.Decision.Reason != c.reason || got.Decision.Wake != c.wake || got.Decision.By != c.actor.Member || got.Decision.Handoff != id(300) {
				t.Errorf("decision %+v", got.Decision)
			}
			if c.to.IsZero() {
				if got.Move != nil {
					t.Errorf("it moved: %+v", got.Move)
				}
				return
			}
			if got.Move == nil || got.Move.To != c.to || got.Move.From != evaluating || got.Move.Wake != c.wake || got.Move.Reason != c.reason {
				t.Errorf("move %+v", got.Move)
			}
		})
	}
	t.Run("a lead that moved on since stays there", func(t *testing.T) {
		in := waiting()
		in.Lead.Stage = proposal
		got, err := PlanDecision(in, model.Decide{Act: "reject", Reason: "not-a-buyer"}, asBen, now)
		if err != nil || got.Move != nil {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("without the move's record it goes back to the sender's last stage", func(t *testing.T) {
		in := waiting()
		in.Moves = nil
		got, err := PlanDecision(in, model.Decide{Act: "withdraw"}, asAna, now)
		if err != nil || got.Move == nil || got.Move.To != interested {
			t.Errorf("%+v %v", got, err)
		}
	})
	t.Run("asked twice it is sent back", func(t *testing.T) {
		in := waiting()
		decided(&in, "asked", "answered")
		got, err := PlanDecision(in, model.Decide{Act: "ask", Note: "still no name"}, asBen, now)
		if err != nil || !got.SentBack {
			t.Errorf("%+v %v", got, err)
		}
	})
}

func TestFlags(t *testing.T) {
	cases := []struct {
		name  string
		setup func(*DecisionFacts, *model.Decision)
		want  string
	}{
		{"a criterion that was met", func(_ *DecisionFacts, d *model.Decision) { d.Reason, d.Criterion = "not-our-criteria", size },
			"The hand-off says of \"50 to 500 people\": Met (120)."},
		{"a criterion that was not known", func(in *DecisionFacts, d *model.Decision) {
			in.Handoff.States[0].State = "unknown"
			d.Reason, d.Criterion = "not-our-criteria", size
		}, ""},
		{"unable to reach somebody who talked", func(in *DecisionFacts, d *model.Decision) {
			in.Touches = []model.Touch{{Kind: "call", Direction: "out", Outcome: "talked", Happened: now.Add(-time.Hour)}}
			d.Reason = "unable-to-reach"
		}, "A call on 2026-11-23 reached them."},
		{"already ours, and kept as a prospect", func(_ *DecisionFacts, d *model.Decision) { d.Reason = "already-ours" },
			"Acme is kept as a prospect, not as a client."},
		{"later, though a meeting is set", func(in *DecisionFacts, d *model.Decision) {
			in.Touches = []model.Touch{{Kind: "call", Direction: "out", Outcome: "meeting-set", Happened: now.Add(-time.Hour)}}
			d.Reason = "later"
		}, "A meeting was set on 2026-11-23."},
		{"the wrong person, though who signs has talked", func(in *DecisionFacts, d *model.Decision) {
			in.Parts = []model.Part{{Person: id(500), Name: "Jane", Role: "signs"}}
			in.Touches = []model.Touch{{Kind: "call", Direction: "out", Outcome: "talked", Person: id(500), Happened: now.Add(-time.Hour)}}
			d.Reason = "wrong-person"
		}, "Jane, who signs, spoke with us on 2026-11-23."},
		{"no buyer, and kept as a client", func(in *DecisionFacts, d *model.Decision) {
			in.Company.Relationship = "former-client"
			d.Reason = "not-a-buyer"
		}, "Acme is kept as a former client: they have bought from us."},
		{"nothing against it", func(_ *DecisionFacts, d *model.Decision) { d.Reason = "not-a-buyer" }, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in, d := waiting(), model.Decision{Act: "rejected", Happened: now}
			c.setup(&in, &d)
			same(t, strings.Join(Flags(in, d), "\n"), c.want)
		})
	}
	t.Run("a reason that is flagged is still allowed", func(t *testing.T) {
		got, err := PlanDecision(waiting(), model.Decide{Act: "reject", Reason: "not-our-criteria", Criterion: size}, asBen, now)
		if err != nil || len(got.Flags) != 1 {
			t.Errorf("%+v %v", got, err)
		}
	})
}
