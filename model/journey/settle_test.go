package journey

import (
	"testing"
	"time"

	"baton/model"
)

// apart is Acme that Ben's team accepted on one computer and closed as no buyer
// on another, before the two met.
func apart() DecisionFacts {
	in := waiting()
	earlier := now.Add(-time.Hour)
	in.Handoff.Decisions = []model.Decision{
		{ID: id(311), Act: "accepted", Happened: earlier.Add(-time.Minute), By: id(401)},
		{ID: id(312), Act: "rejected", Reason: "not-a-buyer", Happened: earlier, By: id(402)},
	}
	in.Moves = append(in.Moves, model.Move{ID: id(302), From: evaluating, To: notOurs, Happened: earlier, By: id(402), Reason: "not-a-buyer"})
	in.Lead.Stage = notOurs
	return in
}

func TestPlanDecision_settlesTwoAnswers(t *testing.T) {
	for _, c := range []struct {
		name   string
		req    model.Decide
		actor  model.Actor
		change func(*DecisionFacts)
		to     model.ID // zero: it stays
		want   string   // the refusal
	}{
		{"the receiver accepts: it comes back to the stage of its hand-off", model.Decide{Act: "accept"}, asBen, nil, evaluating, ""},
		{"the sender may settle it too", model.Decide{Act: "accept"}, asAna, nil, evaluating, ""},
		{"rejected for good it stays where the rejection took it", model.Decide{Act: "reject", Reason: "not-a-buyer"}, asBen, nil, model.ID{}, ""},
		{"rejected for another reason it goes where that takes it", model.Decide{Act: "reject", Reason: "later", Wake: "2027-02-01"}, asBen, nil, nurture, ""},
		{"what moved on since stays there", model.Decide{Act: "reject", Reason: "not-a-buyer"}, asBen, func(in *DecisionFacts) {
			in.Moves = append(in.Moves, model.Move{ID: id(303), From: evaluating, To: proposal, Happened: now, By: id(401)})
			in.Lead.Stage = proposal
		}, model.ID{}, ""},
		{"it cannot be asked back", model.Decide{Act: "ask", Note: "who signs?"}, asBen, nil, model.ID{},
			"The hand-off was rejected on 2026-11-23 already: undo that first, or question its finding."},
		{"others have no say", model.Decide{Act: "accept"}, model.Actor{Member: id(499), Hat: id(499)}, nil, model.ID{},
			"Only Marketing and Business Development can settle which answer stands."},
		{"settled, it is decided like any other", model.Decide{Act: "accept"}, asBen, func(in *DecisionFacts) {
			in.Handoff.Decisions = append(in.Handoff.Decisions, model.Decision{ID: id(313), Act: "accepted", Happened: now, Over: []model.ID{id(311), id(312)}})
		}, model.ID{}, "The hand-off was accepted on 2026-11-23 already: undo that first, or question its finding."},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := apart()
			if c.change != nil {
				c.change(&in)
			}
			got, err := PlanDecision(in, c.req, c.actor, now)
			same(t, said(t, err), c.want)
			if err != nil {
				return
			}
			var to model.ID
			if got.Move != nil {
				to = got.Move.To
			}
			if to != c.to || len(got.Decision.Over) != 2 {
				t.Errorf("it goes to %s and takes the place of %d answers", to, len(got.Decision.Over))
			}
			in.Handoff.Decisions = append(in.Handoff.Decisions, got.Decision)
			if in.Handoff.TwoAnswers() {
				t.Error("there are still two answers")
			}
		})
	}
}

func TestPlanDecision_plansTheWakeUp(t *testing.T) {
	whitepaper := id(350)
	in := waiting()
	in.Agreement.Plays = []model.Play{{ID: whitepaper, Name: "Send the cost study", Stage: interested}}
	in.Handoff.By = id(401)
	for _, c := range []struct {
		name string
		req  model.Decide
		want string // text, day
		said string
	}{
		{"a play of the journey", model.Decide{Act: "recycle", Wake: "2027-03-01", Play: whitepaper}, "Send the cost study 2027-03-01", ""},
		{"in one's own words", model.Decide{Act: "recycle", Wake: "2027-03-01", Todo: " Ask about the budget "}, "Ask about the budget 2027-03-01", ""},
		{"with a rejection that only waits", model.Decide{Act: "reject", Reason: "no-need-now", Play: whitepaper}, "Send the cost study 2027-02-21", ""},
		{"nothing is planned unasked", model.Decide{Act: "recycle", Wake: "2027-03-01"}, "", ""},
		{"a lead that is closed does not wake up", model.Decide{Act: "reject", Reason: "not-a-buyer", Play: whitepaper}, "",
			"Only a lead that wakes up later has something to do then: recycle it with a date."},
		{"a play that is gone", model.Decide{Act: "recycle", Wake: "2027-03-01", Play: id(351)}, "",
			"That play is not part of the journey any more: choose another, or write down what to do."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := PlanDecision(in, c.req, asBen, now)
			same(t, said(t, err), c.said)
			planned := ""
			if got != nil && got.Task != nil {
				planned = got.Task.Text + " " + got.Task.Due
				if got.Task.Owner != id(401) || got.Task.By != asBen.Member {
					t.Errorf("%+v", got.Task)
				}
			}
			same(t, planned, c.want)
		})
	}
}
