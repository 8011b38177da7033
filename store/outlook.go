package store

import (
	"cmp"
	"context"
	"fmt"

	"baton/model"
	"baton/model/forecast"
)

// Outlook is what a goal is walked back by: the leads, how they moved, what
// work they took, and what was counted before they were leads.
func (d *Desk) Outlook(ctx context.Context) (*forecast.Facts, error) {
	f := &forecast.Facts{Now: d.Now()}
	var err error
	if f.Firm, err = d.Firm(ctx); err != nil {
		return nil, err
	}
	if f.Agreement, err = d.Draft(ctx); err != nil {
		return nil, err
	}
	if f.Leads, err = d.Leads(ctx); err != nil {
		return nil, err
	}
	if f.Moves, err = d.Moves(ctx); err != nil {
		return nil, err
	}
	f.Moves = f.Agreement.Stand(f.Moves) // a goal looks ahead, by the stages of the draft
	for i := range f.Leads {
		f.Leads[i].Stage = f.Agreement.Standing(f.Leads[i].Stage)
	}
	if f.Effort, err = d.efforts(ctx); err != nil {
		return nil, err
	}
	f.Visits, err = d.visits(ctx)
	return f, err
}

// efforts are the days of work that leads take, where their value lines say so.
func (f *File) efforts(ctx context.Context) (map[model.ID]int, error) {
	rows, err := f.eyes.QueryContext(ctx, `select root, sum(effort) from value where deleted = 0 and effort > 0 group by root`)
	if err != nil {
		return nil, fmt.Errorf("read the days of work: %w", err)
	}
	defer rows.Close()
	all := map[model.ID]int{}
	var lead []byte
	var days int
	for rows.Next() {
		if err := rows.Scan(&lead, &days); err != nil {
			return nil, fmt.Errorf("read the days of work: %w", err)
		}
		all[asID(lead)] = days
	}
	return all, rows.Err()
}

// visits are what was counted month by month before anybody was a lead; a
// count of a campaign without a source of its own is that of the campaign.
func (f *File) visits(ctx context.Context) ([]forecast.Visits, error) {
	campaigns, err := records(ctx, f.eyes, "campaign", "")
	if err != nil {
		return nil, err
	}
	source := map[model.ID]string{}
	for _, c := range campaigns {
		source[c.id] = c.text("source")
	}
	rs, err := records(ctx, f.eyes, "metric", "and count > 0")
	var all []forecast.Visits
	for _, r := range rs {
		all = append(all, forecast.Visits{Source: cmp.Or(r.text("source"), source[r.link("campaign")]), Month: r.text("month"), Count: r.int("count")})
	}
	return all, err
}
