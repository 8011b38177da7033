package store

import (
	"context"
	"fmt"

	"baton/model"
	"baton/model/journey"
)

// MergeStage takes a stage of the draft into another one: what hangs on it
// goes there, and so do the leads that stand or stood in it, as soon as the
// draft is in force.
func (d *Desk) MergeStage(ctx context.Context, from, into model.ID) error {
	return d.reshape(ctx, "Merge stage", func(a *model.Agreement) ([]model.Edit, error) { return journey.Merge(a, from, into) })
}

// DeleteStage takes away a stage of the draft in which no lead ever was, with
// its checklist and its plays.
func (d *Desk) DeleteStage(ctx context.Context, stage model.ID) error {
	return d.reshape(ctx, "Delete stage", func(a *model.Agreement) ([]model.Edit, error) {
		used, err := d.StageUse(ctx, stage)
		if err != nil {
			return nil, err
		}
		if s, ok := a.StageBy(stage); ok && used.Ever > 0 {
			return nil, model.Refuse("stage", journey.Gone(s, used.Ever))
		}
		return journey.Delete(a, stage)
	})
}

// reshape plans on the draft as it stands and writes what is planned, as one
// change.
func (d *Desk) reshape(ctx context.Context, do string, plan func(*model.Agreement) ([]model.Edit, error)) error {
	return d.write(ctx, do, func(w *writer) error {
		a, err := draft(w.ctx, w.tx, w.firm)
		if err != nil {
			return err
		}
		edits, err := plan(a)
		if err != nil {
			return err
		}
		in := d.During(d.actor, w.now)
		in.open = w.transaction
		return in.Edit(w.ctx, do, edits)
	})
}

// StageUse counts the leads that stand in a stage of the draft now, and all
// that ever were in it. A stage that others were merged into has their leads.
func (d *Desk) StageUse(ctx context.Context, stage model.ID) (use model.StageUse, err error) {
	a, err := d.Draft(ctx)
	if err != nil {
		return use, err
	}
	in, marks := within(a, stage)
	twins, err := readTwins(ctx, d.eyes)
	if err != nil {
		return use, err
	}
	err = d.eyes.QueryRowContext(ctx, `select count(*) from lead l where l.deleted = 0 and `+twins.standing("l")+`
 and (select v."to" from move v where v.root = l.root and v.deleted = 0 order by v.happened desc, v.id desc limit 1) in (`+marks+`)`, in...).Scan(&use.Now)
	if err != nil {
		return use, fmt.Errorf("count who is in a stage: %w", err)
	}
	use.Ever, err = everIn(ctx, d.eyes, a, stage)
	return use, err
}

// within is a stage and every one that was merged into it, for a query.
func within(a *model.Agreement, stage model.ID) (in []any, marks string) {
	in, marks = []any{stage[:]}, "?"
	for gone := range a.Merged {
		if a.Standing(gone) == stage {
			in, marks = append(in, gone[:]), marks+", ?"
		}
	}
	return in, marks
}

// everIn counts the leads that were ever moved into a stage, or into one that
// was merged into it.
func everIn(ctx context.Context, q querier, a *model.Agreement, stage model.ID) (n int, err error) {
	in, marks := within(a, stage)
	err = q.QueryRowContext(ctx, `select count(distinct root) from move where deleted = 0 and "to" in (`+marks+`)`, in...).Scan(&n)
	if err != nil {
		return n, fmt.Errorf("count who was in a stage: %w", err)
	}
	return n, nil
}

// shaped refuses a change that puts the journey out of order, or takes away a
// stage from under its leads.
func (w *writer) shaped(before, after *model.Agreement) error {
	stood := map[model.ID]int{}
	for _, s := range before.Stages {
		_, left := after.StageBy(after.Standing(s.ID))
		if left {
			continue
		}
		n, err := everIn(w.ctx, w.tx, before, s.ID)
		if err != nil {
			return err
		}
		stood[s.ID] = n
	}
	return journey.Reshaped(before, after, stood)
}
