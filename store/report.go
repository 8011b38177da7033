package store

import (
	"context"
	"time"

	"baton/model"
	"baton/model/report"
	"baton/model/say"
)

// Report works out the pages of the workbook for a period; to is exclusive.
// The screen and the workbook render the same pages.
func (d *Desk) Report(ctx context.Context, from, to time.Time) ([]report.Sheet, error) {
	f, err := d.reportFacts(ctx, from, to)
	if err != nil {
		return nil, err
	}
	return report.Build(*f), nil
}

func (d *Desk) reportFacts(ctx context.Context, from, to time.Time) (*report.Facts, error) {
	f := &report.Facts{From: from, To: to, AsOf: d.Now()}
	var err error
	if f.Firm, err = d.Firm(ctx); err != nil {
		return nil, err
	}
	if f.Agreement, f.Since, err = d.heldSince(ctx); err != nil {
		return nil, err
	}
	f.Positioning = say.Positioning(f.Agreement.Positioning)
	if f.Leads, err = d.ScoredLeads(ctx); err != nil {
		return nil, err
	}
	if f.Moves, err = d.Moves(ctx); err != nil {
		return nil, err
	}
	if f.Handoffs, err = d.Handoffs(ctx); err != nil {
		return nil, err
	}
	months, err := d.Months(ctx)
	if err != nil {
		return nil, err
	}
	f.Closed = months.AllClosed(from, to)
	if len(f.Handoffs) > 0 {
		f.JudgesSince = f.Handoffs[0].Happened
	}
	f.Promises, err = d.promised(ctx, f.Leads, from, to)
	return f, err
}

// ScoredLeads is the Leads table with the scores filled in.
func (d *Desk) ScoredLeads(ctx context.Context) ([]model.LeadRow, error) {
	rows, err := d.Leads(ctx)
	if err != nil {
		return nil, err
	}
	scored, err := d.Scored(ctx, nil)
	if err != nil {
		return nil, err
	}
	at := make(map[model.ID]int, len(scored))
	for i, s := range scored {
		at[s.Lead] = i
	}
	for i := range rows {
		if k, ok := at[rows[i].ID]; ok {
			rows[i].Score, rows[i].LastTouch, rows[i].Worked = &scored[k].Score, scored[k].LastTouch, scored[k].Worked
		}
	}
	return rows, nil
}
