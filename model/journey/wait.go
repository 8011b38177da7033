package journey

import (
	"fmt"
	"time"

	"baton/model"
	"baton/model/sla"
)

// WaitFacts is what decides whether a lead may wait for the prospect.
type WaitFacts struct {
	Agreement *model.Agreement
	Lead      *model.Lead
	Waits     []model.Wait
	Touches   []model.Touch
}

// PlanWait lets the clocks of our work on a lead stand, because the prospect
// has to do something first: what, says the note.
func PlanWait(in WaitFacts, note string, actor model.Actor, now time.Time) (*model.Wait, error) {
	var wrong model.Problems
	if s, _ := in.Agreement.StageBy(in.Lead.Stage); s.Kind != "open" {
		wrong.Add("lead", "The lead is not open: nothing runs that could wait.")
	}
	if w, waits := in.Running(now); waits {
		wrong.Add("lead", fmt.Sprintf("It waits for the prospect already, since %s.", w.From.Format(time.DateOnly)))
	}
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	return &model.Wait{Lead: in.Lead.ID, From: now, Note: note, By: actor.Member, Hat: actor.Hat}, nil
}

// PlanResume finds the wait that ends now.
func PlanResume(in WaitFacts, now time.Time) (model.ID, error) {
	w, waits := in.Running(now)
	if !waits {
		return w.ID, model.Refuse("lead", "It does not wait for the prospect: its clocks run.")
	}
	return w.ID, nil
}

// Running is the wait that nobody ended and nobody was heard in.
func (in WaitFacts) Running(now time.Time) (model.Wait, bool) {
	for i, p := range sla.Standing(in.Waits, in.Touches) {
		if !p.From.After(now) && (p.To.IsZero() || p.To.After(now)) {
			return in.Waits[i], true
		}
	}
	return model.Wait{}, false
}
