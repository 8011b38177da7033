package store

import (
	"context"
	"fmt"

	"baton/model"
)

// past is one transaction as undo sees it.
type past struct {
	id   model.ID
	head header
}

// Undone says what an undo or redo did: the label of the change, and the rows
// that somebody has changed since and that therefore stay.
type Undone struct {
	Label string
	Kept  []string
}

// Undo takes back this actor's last change of this replica.
func (d *Desk) Undo(ctx context.Context) (Undone, error) {
	return d.reverse(ctx, func(all []past) (model.ID, error) {
		live := liveness(all)
		for i := len(all) - 1; i >= 0; i-- {
			p := all[i]
			if d.mine(p) && live[p.id] && depth(all, p)%2 == 0 {
				return p.id, nil
			}
		}
		return model.ID{}, model.Refuse("", "There is nothing to undo: this computer has made no change for you yet.")
	})
}

// Redo takes back the last undo, as long as nothing else was done since.
func (d *Desk) Redo(ctx context.Context) (Undone, error) {
	return d.reverse(ctx, func(all []past) (model.ID, error) {
		live := liveness(all)
		for i := len(all) - 1; i >= 0; i-- {
			p := all[i]
			if !d.mine(p) || !live[p.id] {
				continue
			}
			if depth(all, p)%2 == 1 {
				return p.id, nil
			}
			if depth(all, p) == 0 {
				break
			}
		}
		return model.ID{}, model.Refuse("", "There is nothing to redo: something else was done since the last undo.")
	})
}

// UndoBatch takes back one import, whoever made it.
func (d *Desk) UndoBatch(ctx context.Context, batch model.ID) (Undone, error) {
	return d.reverse(ctx, func(all []past) (model.ID, error) {
		live := liveness(all)
		found := false
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].head.Batch != batch.String() {
				continue
			}
			found = true
			if live[all[i].id] && depth(all, all[i])%2 == 0 {
				return all[i].id, nil
			}
		}
		if found {
			return model.ID{}, model.Refuse("", "That import has been undone already.")
		}
		return model.ID{}, model.Refuse("", fmt.Sprintf("There is no import %s in this firm: 'log' lists them.", batch))
	})
}

func (d *Desk) mine(p past) bool {
	return p.head.Replica == d.replica && p.head.By == d.actor.Member.String()
}

// liveness says which transactions stand: those that no standing one undoes.
// A reversal is always later than what it reverses.
func liveness(all []past) map[model.ID]bool {
	live := make(map[model.ID]bool, len(all))
	undone := map[string]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		p := all[i]
		live[p.id] = !undone[p.id.String()]
		if live[p.id] && p.head.Undo != "" {
			undone[p.head.Undo] = true
		}
	}
	return live
}

// depth is 0 for a change, 1 for its undo, 2 for the redo, and so on.
func depth(all []past, p past) int {
	n := 0
	for p.head.Undo != "" {
		n++
		next, ok := find(all, p.head.Undo)
		if !ok {
			break
		}
		p = next
	}
	return n
}

func find(all []past, id string) (past, bool) {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].id.String() == id {
			return all[i], true
		}
	}
	return past{}, false
}

// transactions lists every header, oldest first. One that says it takes back
// itself or what comes later takes back nothing.
func transactions(ctx context.Context, q querier) ([]past, error) {
	var all []past
	err := eachOp(ctx, q, `select id, tx, root, ent, noun, act, x'', body, sum from op where act = 0 and act <> 1 order by id`, func(o *op) error {
		p := past{o.id, parseHeader(o.body)}
		if target, err := model.ParseID(p.head.Undo); err != nil || !later(o.id, target) {
			p.head.Undo = ""
		}
		all = append(all, p)
		return nil
	})
	return all, err
}
