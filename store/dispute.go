package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// disputeSchema is where the projection notes which fields of which rows are
// disputed: like every table, it follows from the operations of each row.
const disputeSchema = `create table dispute(root blob not null, id blob not null, field text not null, primary key(root, id, field)) strict, without rowid;
`

// projectDispute notes anew what is disputed on a row.
func projectDispute(ctx context.Context, x execer, r *rowState) error {
	if _, err := x.ExecContext(ctx, `delete from dispute where root = ? and id = ?`, r.root[:], r.ent[:]); err != nil {
		return err
	}
	for _, field := range r.disputed() {
		if _, err := x.ExecContext(ctx, `insert into dispute(root, id, field) values(?, ?, ?)`, r.root[:], r.ent[:], field); err != nil {
			return err
		}
	}
	return nil
}

// Disputes lists what people decided without knowing of each other and nobody
// has settled yet: fields with several values, and rows that one deleted while
// another worked on them.
func (f *File) Disputes(ctx context.Context) ([]model.Dispute, error) {
	l := &disputes{File: f, rows: map[address]*rowState{}}
	if err := l.read(ctx); err != nil {
		return nil, fmt.Errorf("look for what differs: %w", err)
	}
	return l.all, nil
}

// disputes is one look at what differs.
type disputes struct {
	*File
	who  names
	rows map[address]*rowState
	all  []model.Dispute
}

func (l *disputes) read(ctx context.Context) (err error) {
	type at struct {
		address
		field string
	}
	rows, err := l.eyes.QueryContext(ctx, `select root, id, field from dispute order by root, id, field`)
	if err != nil {
		return err
	}
	var list []at
	for rows.Next() {
		var root, id []byte
		var field string
		if err := rows.Scan(&root, &id, &field); err != nil {
			rows.Close()
			return err
		}
		list = append(list, at{address{asID(root), asID(id)}, field})
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	deleted, err := l.deletedRoots(ctx)
	if err != nil || len(list)+len(deleted) == 0 {
		return err
	}
	if l.who, err = l.whoIsWho(ctx); err != nil {
		return err
	}
	for _, x := range list {
		if x.field == "deleted" && slices.Contains(deleted, x.address) {
			continue
		}
		if err := l.add(ctx, x.address, x.field); err != nil {
			return err
		}
	}
	for _, x := range deleted {
		if err := l.add(ctx, x, "deleted"); err != nil {
			return err
		}
	}
	return nil
}

// deletedRoots are deleted companies, people and leads that something which
// is not deleted hangs on.
func (l *disputes) deletedRoots(ctx context.Context) (found []address, err error) {
	for _, n := range model.Nouns {
		if !slices.Equal(n.Root, []string{"self"}) {
			continue
		}
		var hanging []string
		for _, below := range model.Nouns {
			if slices.Contains(below.Root, n.Name) {
				hanging = append(hanging, `exists(select 1 from `+quote(below.Name)+` b where b.root = t.root and b.deleted = 0)`)
			}
		}
		rows, err := l.eyes.QueryContext(ctx, `select root, id from `+quote(n.Name)+` t where deleted = 1 and (`+strings.Join(hanging, " or ")+`)`)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var root, id []byte
			if err := rows.Scan(&root, &id); err != nil {
				rows.Close()
				return nil, err
			}
			found = append(found, address{asID(root), asID(id)})
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (l *disputes) add(ctx context.Context, at address, field string) error {
	ops, err := rowOpsOf(ctx, l.eyes, at)
	if err != nil || len(ops) == 0 {
		return err
	}
	r := fold(ops)
	d := model.Dispute{Noun: r.noun, Root: at.root, Row: at.ent, Name: l.called(r), Field: field, Called: l.who.field(field)}
	hs := slices.Clone(r.fields[field])
	if len(hs) == 0 {
		return nil
	}
	if field == "deleted" && !split(hs) {
		d.Deleted = true
		return l.addDeleted(ctx, d, r, ops)
	}
	if err := l.nameLinks(ctx, r.noun, field, hs); err != nil {
		return err
	}
	for i, h := range hs {
		c := l.claim(r.noun, field, opByID(ops, h.op), h)
		if err := l.sign(ctx, &c, opByID(ops, h.op)); err != nil {
			return err
		}
		if i == len(hs)-1 {
			d.Kept = c
		} else {
			d.Others = append(d.Others, c)
		}
	}
	l.all = append(l.all, d)
	return nil
}

// addDeleted lists a deleted row if somebody who did not know of the deletion
// worked on it, or on what hangs on it.
func (l *disputes) addDeleted(ctx context.Context, d model.Dispute, r *rowState, ops []op) error {
	hs := r.fields["deleted"]
	deletion := opByID(ops, hs[len(hs)-1].op)
	d.Kept = model.Claim{Op: deletion.id, Value: "deleted"}
	if err := l.sign(ctx, &d.Kept, deletion); err != nil {
		return err
	}
	others := ops
	if d.Root == d.Row {
		others = nil
		err := eachOp(ctx, l.eyes, `select id, tx, root, ent, noun, act, prev, body, sum from op where root = ? and act = 1`, func(o *op) error {
			others = append(others, *o)
			return nil
		}, d.Root[:])
		if err != nil {
			return err
		}
	}
	seen := map[model.ID]bool{deletion.tx: true}
	for i := range others {
		o := &others[i]
		if seen[o.tx] {
			continue
		}
		seen[o.tx] = true
		apart, err := concurrent(ctx, l.eyes, deletion.tx, o.tx)
		if err != nil {
			return err
		}
		if apart {
			c := model.Claim{Op: o.id, Value: l.did(o)}
			if err := l.sign(ctx, &c, o); err != nil {
				return err
			}
			d.Others = append(d.Others, c)
		}
	}
	if len(d.Others) > 0 {
		l.all = append(l.all, d)
	}
	return nil
}

// did says what an entry did, in a few words: "city: Porto", "touch".
func (l *disputes) did(o *op) string {
	if o.root != o.ent {
		return "new: " + strings.ToLower(model.Called(o.noun))
	}
	var parts []string
	for name, v := range parseSet(o.body) {
		if !quiet[name] {
			parts = append(parts, l.who.field(name)+": "+l.who.word(o.noun, name, v))
		}
	}
	slices.Sort(parts)
	return strings.Join(parts[:min(len(parts), 3)], ", ")
}

func (l *disputes) claim(noun, field string, o *op, h head) model.Claim {
	return model.Claim{Op: o.id, Value: l.who.word(noun, field, h.value)}
}

// nameLinks learns what the rows are called that a disputed link leads to.
func (l *disputes) nameLinks(ctx context.Context, noun, field string, hs []head) error {
	schema, _ := model.NounOf(noun)
	if f, _ := schema.Field(field); f.Kind != model.Link {
		return nil
	}
	for _, h := range hs {
		text, _ := h.value.(string)
		id, err := model.ParseID(text)
		if _, known := l.who[text]; known || err != nil || id.IsZero() {
			continue
		}
		ops, err := rowOpsOf(ctx, l.eyes, address{id, id})
		if err != nil {
			return err
		}
		if len(ops) > 0 {
			l.who[text] = l.called(fold(ops))
		}
	}
	return nil
}

// sign says who wrote an entry, and when.
func (l *disputes) sign(ctx context.Context, c *model.Claim, o *op) error {
	header, err := opAt(ctx, l.eyes, o.tx)
	if err != nil {
		return err
	}
	h := parseHeader(header.body)
	c.At, c.By = clockTime(h.Wall), l.who[h.By]
	return nil
}

// called is what a row is called on the screen.
func (l *disputes) called(r *rowState) string {
	for _, name := range []string{"name", "title", "text", "label"} {
		if v, ok := r.shown(name).(string); ok && v != "" {
			return v
		}
	}
	if v, ok := r.shown("company").(string); ok {
		if id, err := model.ParseID(v); err == nil {
			if ops, err := rowOpsOf(context.Background(), l.eyes, address{id, id}); err == nil && len(ops) > 0 {
				return l.called(fold(ops))
			}
		}
	}
	return model.Called(r.noun)
}

// Settle decides a dispute: what the entry says stands from now on. It has
// seen every side, so it settles the matter for everybody.
func (d *Desk) Settle(ctx context.Context, q model.Dispute, keep model.ID) error {
	return d.write(ctx, "Settle what differs", func(w *writer) error {
		ops, err := w.rowOps(q.Root, q.Row)
		if err != nil {
			return err
		}
		if len(ops) == 0 {
			return model.Refuse("", "That is not there any more.")
		}
		r := fold(ops)
		w.rows[address{q.Root, q.Row}] = r
		value, found := any(nil), false
		for _, h := range r.fields[q.Field] {
			if h.op == keep {
				value, found = h.value, true
			}
		}
		switch {
		case q.Deleted && !found:
			value = nil // somebody's work is kept: the row shows again
		case !found || !q.Deleted && !split(r.fields[q.Field]):
			return model.Refuse(q.Field, "This was settled meanwhile: look at it again.")
		}
		return w.inscribe(w.next(), r, model.Fields{q.Field: value})
	})
}
