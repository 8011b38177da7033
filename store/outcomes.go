package store

import (
	"context"

	"baton/model"
	"baton/model/learn"
)

// Outcomes reads every lead with what it showed when it was made, and what
// became of it by now. Touches later than that day are not in it; the other
// facts are as they are known now.
func (d *Desk) Outcomes(ctx context.Context) ([]learn.Lead, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := d.Leads(ctx)
	if err != nil {
		return nil, err
	}
	at := make(map[model.ID]int, len(rows))
	for i := range rows {
		at[rows[i].ID] = i
	}
	zone := firm.Location()
	all := make([]learn.Lead, 0, len(rows))
	err = d.eachFacts(ctx, func(f *model.Facts) {
		if i, ok := at[f.Lead.ID]; ok {
			all = append(all, learn.Take(f, &rows[i], zone))
		}
	})
	return all, err
}
