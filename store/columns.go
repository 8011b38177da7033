package store

import (
	"context"

	"baton/model"
	"baton/model/score"
)

// Columns lays leads out by an agreement, at the desk's moment, so that all of
// them can be scored anew within a frame. No ids means all of them; they come
// in the order of their ids.
func (d *Desk) Columns(ctx context.Context, law *model.Agreement, ids []model.ID) (*score.Columns, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	var wanted map[model.ID]bool
	if ids != nil {
		wanted = make(map[model.ID]bool, len(ids))
		for _, id := range ids {
			wanted[id] = true
		}
	}
	c := score.NewColumns(score.Compile(law, firm.Location()), d.Now())
	err = d.eachFacts(ctx, func(f *model.Facts) {
		if wanted == nil || wanted[f.Lead.ID] {
			c.Add(f)
		}
	})
	c.Rescore()
	return c, err
}
