package journey

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// settles says that the decision would settle two answers that were given
// without knowing of each other: it has seen both, and stands from then on.
func (r *ruling) settles() bool {
	return r.h.TwoAnswers() && slices.Contains([]string{"accepted", "rejected", "recycled", "withdrawn"}, r.act)
}

// eitherTeam: who handed it over may settle two answers, and who receives it.
func (r *ruling) eitherTeam() {
	if !ActsFor(r.in.Members, r.actor, r.h.From) && !ActsFor(r.in.Members, r.actor, r.h.To) {
		r.problems.Add("hat", fmt.Sprintf("Only %s and %s can settle which answer stands.", teamName(r.in.Agreement, r.h.From), teamName(r.in.Agreement, r.h.To)))
	}
}

// seen are the answers that it takes the place of.
func (r *ruling) seen() []model.ID {
	var ids []model.ID
	for _, d := range r.h.Standing() {
		ids = append(ids, d.ID)
	}
	return ids
}

// broughtHere says that the lead is where it is because one of the two answers
// took it there from the stage of its hand-off.
func (r *ruling) broughtHere(made model.ID) bool {
	if !r.settles() || len(r.in.Moves) == 0 {
		return false
	}
	last := r.in.Moves[len(r.in.Moves)-1]
	return r.in.Agreement.Standing(last.From) == made && slices.ContainsFunc(r.h.Standing(), func(d model.Decision) bool {
		return d.By == last.By && d.Happened.Equal(last.Happened) && d.Reason == last.Reason
	})
}

// todo holds what is to do at the wake-up to the journey's plays.
func (r *ruling) todo() {
	if r.req.Play.IsZero() && strings.TrimSpace(r.req.Todo) == "" {
		return
	}
	if r.wakeUp() == "" {
		r.problems.Add("play", "Only a lead that wakes up later has something to do then: recycle it with a date.")
	}
	if _, ok := r.play(); !ok && !r.req.Play.IsZero() {
		r.problems.Add("play", "That play is not part of the journey any more: choose another, or write down what to do.")
	}
}

func (r *ruling) play() (model.Play, bool) {
	for _, p := range r.in.Agreement.Plays {
		if p.ID == r.req.Play {
			return p, true
		}
	}
	return model.Play{}, false
}

// plan writes down what to do on the day the lead wakes up, for whoever has it,
// else for whoever handed it over.
func (r *ruling) plan() {
	play, _ := r.play()
	text := cmp.Or(strings.TrimSpace(r.req.Todo), play.Name)
	if text == "" || r.wakeUp() == "" {
		return
	}
	r.out.Task = &model.Task{Lead: r.h.Lead, Play: play.ID, Text: text, Due: r.wakeUp(), Owner: cmp.Or(r.in.Lead.Owner, r.h.By), By: r.actor.Member}
}
