package store

import (
	"context"

	"baton/model"
)

// NoteAway keeps who is away when, and who stands in: a new absence, or other
// words of one that is known.
func (d *Desk) NoteAway(ctx context.Context, a model.Away) error {
	if err := a.Check(); err != nil {
		return err
	}
	return d.write(ctx, "Note who is away", func(w *writer) error {
		f := model.Fields{"member": a.Member.String(), "from": a.From, "to": a.To, "standin": nil}
		link(f, "standin", a.Standin)
		if a.ID.IsZero() {
			_, err := w.add("away", w.firm, f)
			return err
		}
		return w.put("away", w.firm, a.ID, f)
	})
}
