package journey

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/model/align"
)

// ExcuseFacts is what decides whether a lateness may be excused: the promise
// with every time it applied to the lead.
type ExcuseFacts struct {
	Agreement *model.Agreement
	Promise   model.Promise
	Tests     []align.Test
	Members   []model.Member
	Arbiter   model.ID // zero: the first member who is one of us
}

// MayExcuse says who may: the team to whom it was owed, or the arbiter. A
// promise to all is excused by the arbiter alone.
func (in ExcuseFacts) MayExcuse(actor model.Actor) bool {
	toMe := !in.Promise.To.IsZero() && ActsFor(in.Members, actor, in.Promise.To)
	arbiter := model.Arbiter(in.Arbiter, in.Members)
	return toMe || actor.Member == arbiter && !arbiter.IsZero()
}

// PlanExcuse judges an excuse: it takes a good reason, something that is late,
// and somebody who may.
func PlanExcuse(in ExcuseFacts, lead model.ID, at time.Time, reason string, actor model.Actor, now time.Time) (*model.Excuse, error) {
	var wrong model.Problems
	reason = strings.TrimSpace(reason)
	if reason == "" {
		wrong.Add("reason", "Say the good reason, so that others can follow it.")
	}
	if !in.MayExcuse(actor) {
		wrong.Add("hat", in.whoMay())
	}
	if late := in.lateAt(lead, at); late != "" {
		wrong.Add("lead", late)
	}
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	return &model.Excuse{Lead: lead, Promise: in.Promise.ID, At: at, Reason: reason, Recorded: now, By: actor.Member, Hat: actor.Hat}, nil
}

func (in ExcuseFacts) whoMay() string {
	if t, ok := in.Agreement.TeamBy(in.Promise.To); ok {
		return fmt.Sprintf("Only %s, to whom it was owed, or the arbiter can excuse this.", t.Name)
	}
	return "Only the arbiter can excuse what is owed to all."
}

// lateAt says what speaks against a lateness at that moment; empty: it is late.
func (in ExcuseFacts) lateAt(lead model.ID, at time.Time) string {
	for _, t := range in.Tests {
		if t.Lead != lead || t.At.UnixMilli() != at.UnixMilli() {
			continue
		}
		switch {
		case t.State == "":
			return "This promise runs no clock: nothing of it is late."
		case t.Kept != "not-met":
			return "It is not late: there is nothing to excuse."
		}
		return ""
	}
	return fmt.Sprintf("Nothing of %q began to run for this lead on %s.", in.Promise.Name, at.Format(time.DateOnly))
}
