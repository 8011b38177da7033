package store

import (
	"context"
	"maps"

	"baton/model"
	"baton/model/learn"
)

// Outcomes reads every lead with what it showed when it was made, and what
// became of it by now. Touches later than that day are not in it; the other
// facts are as they are known now.
func (d *Desk) Outcomes(ctx context.Context) (learn.Input, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return learn.Input{}, err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return learn.Input{}, err
	}
	rows, err := d.Leads(ctx)
	if err != nil {
		return learn.Input{}, err
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
	return learn.Input{Law: law, Zone: zone, Now: d.Now(), Leads: all}, err
}

// AddRuleTo adds a rule as the last of the group of this axis and name, which
// is made where there is none: one change with one undo.
func (d *Desk) AddRuleTo(ctx context.Context, do string, g model.Group, rule model.Fields) error {
	return d.Batch(ctx, do, func(in *Desk) error {
		law, err := in.Draft(ctx)
		if err != nil {
			return err
		}
		for _, have := range law.Scoring.Groups {
			if have.Axis == g.Axis && have.Name == g.Name {
				g.ID = have.ID
			}
			g.Rank = max(g.Rank, have.Rank+1)
		}
		if g.ID.IsZero() {
			if g.ID, err = in.Add(ctx, "group", model.Fields{"axis": g.Axis, "name": g.Name, "rank": int64(g.Rank)}); err != nil {
				return err
			}
		}
		f, rank := maps.Clone(rule), 0
		for _, r := range law.Scoring.Rules {
			rank = max(rank, r.Rank+1)
		}
		f["group"], f["rank"] = g.ID.String(), int64(rank)
		_, err = in.Add(ctx, "rule", f)
		return err
	})
}
