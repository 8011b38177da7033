package store

import (
	"context"
	"errors"

	"baton/model"
)

// MoveEach moves several leads as one change with one undo. Each is judged on
// its own, as Move does: what is refused for one is told for that one, and the
// others go.
func (d *Desk) MoveEach(ctx context.Context, do string, reqs []model.MoveRequest) (refused []error, err error) {
	return d.each(ctx, do, len(reqs), func(in *Desk, i int) error {
		_, err := in.Move(ctx, reqs[i])
		return err
	})
}

// EditEach makes several edits as one change with one undo. What is refused
// for one is told for that one, and the others are made.
func (d *Desk) EditEach(ctx context.Context, do string, edits []model.Edit) (refused []error, err error) {
	return d.each(ctx, do, len(edits), func(in *Desk, i int) error { return in.Edit(ctx, do, edits[i:i+1]) })
}

// each runs intents in one transaction. A refusal leaves nothing behind, so
// the others can go on; anything else takes all of it back.
func (d *Desk) each(ctx context.Context, do string, n int, run func(in *Desk, i int) error) ([]error, error) {
	refused := make([]error, n)
	err := d.Batch(ctx, do, func(in *Desk) error {
		for i := range n {
			before := in.open.n
			err := run(in, i)
			var no *model.Invalid
			if errors.As(err, &no) && in.open.n == before {
				refused[i] = err
				continue
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return refused, nil
}
