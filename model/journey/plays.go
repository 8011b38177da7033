package journey

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
	"baton/model/sla"
)

// PlanTasks is what the plays of a stage ask of whoever carries a lead that
// enters it: each play with a number of days is a task, due so many business
// days after the move.
//
// What would have been due before anybody was told is left out: nobody could
// have done it in time, and history is no work.
func PlanTasks(a *model.Agreement, cal *sla.Calendar, lead *model.Lead, m model.Move, now time.Time) []model.Task {
	var out []model.Task
	today := now.In(cal.Location()).Format(time.DateOnly)
	for _, p := range PlaysIn(a, m.To) {
		if p.Days <= 0 {
			continue
		}
		due := cal.DueDays(m.Happened, p.Days).In(cal.Location()).Format(time.DateOnly)
		if due < today {
			continue
		}
		out = append(out, model.Task{Lead: lead.ID, Play: p.ID, Stage: m.To, Text: p.Name, Due: due, Owner: lead.Owner, By: m.By})
	}
	return out
}

// PlaysIn are the plays of a stage in their order, each with the name of its
// asset.
func PlaysIn(a *model.Agreement, stage model.ID) []model.Play {
	var out []model.Play
	for _, p := range a.Plays {
		if p.Stage != stage {
			continue
		}
		for _, x := range a.Assets {
			if x.ID == p.AssetID {
				p.Asset = x.Name
			}
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(x, y model.Play) int { return cmp.Compare(x.Rank, y.Rank) })
	return out
}

// OpenTasks are the tasks of a lead that matter where it stands, the earliest
// due first and what has no day last: leaving a stage closes nothing, but the
// plays of another stage do not matter there.
func OpenTasks(stage model.ID, tasks []model.Task) []model.Task {
	var out []model.Task
	for _, t := range tasks {
		if t.Done.IsZero() && (t.Stage.IsZero() || t.Stage == stage) {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y model.Task) int { return cmp.Compare(cmp.Or(x.Due, "9999"), cmp.Or(y.Due, "9999")) })
	return out
}

// NextPlay is the first play of the stage that is still to be played for a
// lead: one whose task is not done. False when there is none.
func NextPlay(a *model.Agreement, stage model.ID, tasks []model.Task) (model.Play, bool) {
	for _, p := range PlaysIn(a, stage) {
		played := slices.ContainsFunc(tasks, func(t model.Task) bool { return t.Play == p.ID && !t.Done.IsZero() })
		if !played {
			return p, true
		}
	}
	return model.Play{}, false
}
