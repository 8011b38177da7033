package store

import (
	"context"
	"fmt"

	"baton/model"
)

// reversal is one transaction being taken back.
type reversal struct {
	*writer
	target   past
	undoOf   map[model.ID]model.ID // of every reversal, what it took back
	standing map[model.ID]bool     // other people's and later changes that still count
}

// reverse writes the transaction that takes another one back.
func (d *Desk) reverse(ctx context.Context, choose func([]past) (model.ID, error)) (Undone, error) {
	var u Undone
	err := d.write(ctx, "Undo", func(w *writer) error {
		all, err := transactions(ctx, w.tx)
		if err != nil {
			return err
		}
		id, err := choose(all)
		if err != nil {
			return err
		}
		r := newReversal(w, all, id)
		who, err := whoIsWho(ctx, w.tx)
		if err != nil {
			return err
		}
		u.Label = who.label(r.target.head)
		w.head.Do, w.head.Undo, w.head.Batch = r.target.head.Do, id.String(), r.target.head.Batch
		if u.Kept, err = r.run(); err != nil {
			return err
		}
		if w.n == 0 {
			return model.Refuse("", fmt.Sprintf("%q can no longer be undone: everything it did has been changed since.", u.Label))
		}
		return nil
	})
	return u, err
}

func newReversal(w *writer, all []past, id model.ID) *reversal {
	r := &reversal{writer: w, undoOf: map[model.ID]model.ID{w.header: id}, standing: map[model.ID]bool{}}
	live := liveness(all)
	for _, p := range all {
		if p.id == id {
			r.target = p
		}
		if back, err := model.ParseID(p.head.Undo); err == nil && !back.IsZero() {
			r.undoOf[p.id] = back
			continue
		}
		r.standing[p.id] = live[p.id]
	}
	for back := id; !back.IsZero(); back = r.undoOf[back] {
		delete(r.standing, back)
	}
	return r
}

// run sets every field that the target set, and that still shows what it
// set, back to what was there; rows it created are deleted. What somebody
// has changed since stays and is named.
func (r *reversal) run() (kept []string, err error) {
	var ops []op
	err = eachOp(r.ctx, r.tx, `select id, tx, root, ent, noun, act, prev, body, sum from op where id > ? and tx = ? order by id limit ?`, func(o *op) error {
		ops = append(ops, *o)
		return nil
	}, r.target.id[:], r.target.id[:], r.target.head.N)
	if err != nil {
		return nil, err
	}
	for i := len(ops) - 1; i >= 0; i-- {
		if ops[i].act != actSet {
			continue
		}
		if err := r.binding(&ops[i]); err != nil {
			return nil, err
		}
		stays, err := r.takeBack(&ops[i])
		if err != nil {
			return nil, err
		}
		if stays {
			kept = append(kept, ops[i].noun+" "+ops[i].ent.String())
		}
	}
	return kept, nil
}

func (r *reversal) takeBack(o *op) (stays bool, err error) {
	history, err := r.rowOps(o.root, o.ent)
	if err != nil {
		return false, err
	}
	row := fold(history)
	if history[0].id == o.id && row.noun != "firm" {
		added, err := r.addedTo(o, history)
		if err != nil || added {
			return added, err
		}
		return false, r.putBack(row, model.Fields{"deleted": true})
	}
	back := model.Fields{}
	for name, v := range parseSet(o.body) {
		hs := row.fields[name]
		if len(hs) != 1 || r.origin(history, hs[0].op, name) != r.origin(history, o.id, name) {
			stays = stays || row.shown(name) != v
			continue
		}
		back[name] = valueOf(restored(history, o, name), name)
	}
	return stays, r.putBack(row, back)
}

// putBack writes values that stood there before; they need no judging.
func (r *reversal) putBack(row *rowState, f model.Fields) error {
	for name, v := range f {
		if row.plainly(name, v) {
			delete(f, name)
		}
	}
	if len(f) == 0 {
		return nil
	}
	return r.inscribe(r.next(), row, f)
}

// origin is the operation whose value a field's head really shows: an undo
// shows again what was there before.
func (r *reversal) origin(history []op, id model.ID, name string) model.ID {
	o := opByID(history, id)
	for o != nil {
		target, isUndo := r.undoOf[o.tx]
		if !isUndo {
			return o.id
		}
		undone := undoneBy(history, o, target, name)
		if undone == nil {
			return o.id
		}
		o = restored(history, undone, name)
	}
	return model.ID{}
}

// undoneBy is the operation of the target that o took back: the one it
// replaced, or, when other changes had been taken back in between, the
// target's first on this field.
func undoneBy(history []op, o *op, target model.ID, name string) *op {
	for _, id := range unpackIDs(o.prev) {
		if q := opByID(history, id); q != nil && q.tx == target && later(o.id, id) {
			return q
		}
	}
	for i := range history {
		if _, sets := parseSet(history[i].body)[name]; sets && history[i].tx == target && later(o.id, history[i].id) {
			return &history[i]
		}
	}
	return nil
}

// restored is the operation whose value shows again when o is taken back:
// the latest among those it replaced that set the field; nil: none.
func restored(history []op, o *op, name string) (found *op) {
	for _, id := range unpackIDs(o.prev) {
		q := opByID(history, id)
		if q == nil || !later(o.id, id) || found != nil && !later(id, found.id) {
			continue
		}
		if _, set := parseSet(q.body)[name]; set {
			found = q
		}
	}
	return found
}

func valueOf(o *op, name string) any {
	if o == nil {
		return nil
	}
	v := parseSet(o.body)[name]
	if _, odd := v.(strange); odd {
		return nil
	}
	return v
}

func opByID(history []op, id model.ID) *op {
	for i := range history {
		if history[i].id == id {
			return &history[i]
		}
	}
	return nil
}

func (w *writer) rowOps(root, ent model.ID) ([]op, error) {
	if err := w.settled(); err != nil {
		return nil, err
	}
	s, err := w.stmt(rowQuery)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(w.ctx, root[:], ent[:])
	if err != nil {
		return nil, err
	}
	return scanRowOps(rows, root, ent)
}

// addedTo says whether somebody has put something on a row since it was
// created, and it still stands: changed it, or hung another row on it.
func (r *reversal) addedTo(o *op, history []op) (bool, error) {
	for i := range history {
		if r.standing[history[i].tx] {
			return true, nil
		}
	}
	if o.root != o.ent {
		return false, nil
	}
	s, err := r.stmt(`select distinct tx from op where root = ?`)
	if err != nil {
		return false, err
	}
	rows, err := s.QueryContext(r.ctx, o.root[:])
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var tx []byte
		if err := rows.Scan(&tx); err != nil {
			return false, err
		}
		if r.standing[asID(tx)] {
			return true, nil
		}
	}
	return false, rows.Err()
}
