package store

import (
	"context"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/score"
)

// Passages are the leads that passed a gate since a moment, and how they
// ended: laid out as they stood when each passed, so that other thresholds can
// be tried on them. The places are those of the list. What a list brought past
// the boxes is not there: nobody ticked them.
func (d *Desk) Passages(ctx context.Context, law *model.Agreement, since time.Time) (*score.Columns, []model.Passed, error) {
	p, err := d.hindsight(ctx)
	if err != nil {
		return nil, nil, err
	}
	c := score.NewColumns(score.Compile(law, p.loc), p.now)
	var all []model.Passed
	err = d.eachFacts(ctx, func(f *model.Facts) {
		for _, x := range p.crossings(f.Lead) {
			if x.At.Before(since) || x.At.After(p.now) || !align.Weighable(x) {
				continue
			}
			c.AddAt(f, x.At)
			all = append(all, model.Passed{Lead: f.Lead.ID, Name: leadName(f), Gate: x.Gate, At: x.At, Outcome: p.outcome(f.Lead.ID)})
		}
	})
	c.Rescore()
	return c, all, err
}
