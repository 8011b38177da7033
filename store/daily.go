package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"baton/model"
)

// tasks reads what is to do, by the day it is due.
func tasks(ctx context.Context, q querier, where string, args ...any) ([]model.Task, error) {
	rs, err := records(ctx, q, "task", where, args...)
	var all []model.Task
	for _, r := range rs {
		all = append(all, model.Task{ID: r.id, Lead: r.link("lead"), Play: r.link("play"), Stage: r.link("stage"), Text: r.text("text"), Due: r.text("due"),
			Done: r.time("done"), Owner: r.link("owner"), By: r.link("by")})
	}
	slices.SortStableFunc(all, func(a, b model.Task) int { return cmp.Compare(a.Due, b.Due) })
	return all, err
}

// Tasks lists all that is or was to do for leads, by the day it is due.
func (f *File) Tasks(ctx context.Context) ([]model.Task, error) { return tasks(ctx, f.eyes, "") }

// waits reads the stretches in which leads wait for the prospect.
func waits(ctx context.Context, q querier, where string, args ...any) ([]model.Wait, error) {
	rs, err := records(ctx, q, "wait", where, args...)
	var all []model.Wait
	for _, r := range rs {
		all = append(all, model.Wait{ID: r.id, Lead: r.link("lead"), From: r.time("from"), To: r.time("to"), Note: r.text("note"), By: r.link("by"), Hat: r.link("hat")})
	}
	slices.SortStableFunc(all, func(a, b model.Wait) int { return a.From.Compare(b.From) })
	return all, err
}

func excuses(ctx context.Context, q querier, where string, args ...any) ([]model.Excuse, error) {
	rs, err := records(ctx, q, "excuse", where, args...)
	var all []model.Excuse
	for _, r := range rs {
		all = append(all, model.Excuse{ID: r.id, Lead: r.link("lead"), Promise: r.link("promise"), At: r.time("at"), Reason: r.text("reason"),
			Recorded: r.time("recorded"), By: r.link("by"), Hat: r.link("hat")})
	}
	return all, err
}

func snoozes(ctx context.Context, q querier, where string, args ...any) ([]model.Snooze, error) {
	rs, err := records(ctx, q, "snooze", where, args...)
	var all []model.Snooze
	for _, r := range rs {
		all = append(all, model.Snooze{ID: r.id, Lead: r.link("lead"), Why: r.text("why"), Until: r.time("until"), By: r.link("by")})
	}
	return all, err
}

// frozenFindings reads the findings of closed periods, by their hand-off.
func frozenFindings(ctx context.Context, q querier, where string, args ...any) (map[model.ID]model.Frozen, error) {
	rs, err := records(ctx, q, "finding", where, args...)
	all := map[model.ID]model.Frozen{}
	for _, r := range rs {
		f := model.Frozen{ID: r.id, Lead: r.link("lead"), Handoff: r.link("handoff"), Finding: r.text("finding"), Kept: r.text("kept"),
			Period: r.text("period"), Recorded: r.time("recorded"), By: r.link("by")}
		if text := r.text("missing"); text != "" {
			if err := json.Unmarshal([]byte(text), &f.Missing); err != nil {
				f.Missing = []string{text} // whoever wrote it meant something
			}
		}
		all[f.Handoff] = f
	}
	return all, err
}

// Periods lists the periods that were closed, the first one first.
func (f *File) Periods(ctx context.Context) ([]model.Period, error) { return periods(ctx, f.eyes) }

func periods(ctx context.Context, q querier) ([]model.Period, error) {
	rs, err := records(ctx, q, "period", "")
	var all []model.Period
	for _, r := range rs {
		all = append(all, model.Period{ID: r.id, From: r.text("from"), To: r.text("to"), Closed: r.time("closed"), By: r.link("by")})
	}
	slices.SortStableFunc(all, func(a, b model.Period) int { return cmp.Compare(a.From, b.From) })
	return all, err
}

// Views lists the saved views of a noun, in their order.
func (f *File) Views(ctx context.Context, noun string) ([]model.View, error) {
	rs, err := records(ctx, f.eyes, "view", "and noun = ?", noun)
	var all []model.View
	for _, r := range rs {
		all = append(all, model.View{ID: r.id, Name: r.text("name"), Noun: r.text("noun"), Spec: r.text("spec"), Rank: r.int("rank"), Owner: r.link("owner")})
	}
	slices.SortStableFunc(all, func(a, b model.View) int { return cmp.Compare(a.Rank, b.Rank) })
	return all, err
}

// Campaigns lists what was done to be heard, the latest first.
func (f *File) Campaigns(ctx context.Context) ([]model.Campaign, error) {
	rs, err := records(ctx, f.eyes, "campaign", "")
	var all []model.Campaign
	for _, r := range rs {
		all = append(all, campaignOf(r))
	}
	slices.SortStableFunc(all, func(a, b model.Campaign) int { return cmp.Compare(b.From, a.From) })
	return all, err
}

func campaignOf(r record) model.Campaign {
	return model.Campaign{ID: r.id, Name: r.text("name"), Source: r.text("source"), Team: r.link("team"), From: r.text("from"), To: r.text("to"),
		Cost: model.Money{Minor: r.int64("cost"), Currency: r.text("currency")}, Note: r.text("note"), Kind: r.text("kind"), Play: r.link("play"), Days: r.int("days")}
}
