package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"

	"baton/model"
)

// lastInstant is the year 3000: an id beyond it is nobody's clock.
const lastInstant = 32503680000000

// tally goes through the entries of a version: each must be as it was
// written, and of every change all must be there.
type tally struct {
	path    string
	got     digest
	changes int              // how many begin among the entries
	lacking map[model.ID]int // of each change, how many of its entries are still to come
}

func newTally(path string) *tally { return &tally{path: path, lacking: map[model.ID]int{}} }

func (t *tally) add(o *op) error {
	switch {
	case o.sum != o.checksum():
		return damaged(t.path, "an entry of its log has changed")
	case timeOf(o.id).UnixMilli() > lastInstant:
		return damaged(t.path, "an entry claims to come from beyond the year 3000")
	case o.act == actHeader && o.tx != o.id:
		return damaged(t.path, "a change has two beginnings")
	}
	t.got = t.got.plus(o.sum)
	t.count(o)
	return nil
}

// count strikes an entry off what its change lacks.
func (t *tally) count(o *op) {
	n := t.lacking[o.tx] - 1
	if o.act == actHeader {
		t.changes++
		n += max(parseHeader(o.body).N, 1)
	}
	t.lacking[o.tx] = n
	if n == 0 {
		delete(t.lacking, o.tx)
	}
}

// whole says whether every change is complete. One of which only entries were
// seen must begin somewhere in the version.
func (t *tally) whole(ctx context.Context, version querier) error {
	for id, n := range t.lacking {
		if n > 0 {
			return damaged(t.path, fmt.Sprintf("%s of the change %s are missing", count(n, "entry"), id))
		}
		begin, err := opAt(ctx, version, id)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return damaged(t.path, "its log cannot be read")
		}
		if err != nil || begin.act != actHeader {
			return damaged(t.path, fmt.Sprintf("the change %s has no beginning", id))
		}
	}
	return nil
}

// join adds what another part of the same log came to.
func (t *tally) join(other *tally) {
	t.got = digest{t.got.Count + other.got.Count, t.got.Sum + other.got.Sum}
	t.changes += other.changes
	for id, n := range other.lacking {
		t.lacking[id] += n
	}
	maps.DeleteFunc(t.lacking, func(_ model.ID, n int) bool { return n == 0 })
}

// verifyLog examines the whole log, its two halves side by side.
func verifyLog(ctx context.Context, db querier, path string, want digest) error {
	var cut []byte
	err := db.QueryRowContext(ctx, `select id from op order by id limit 1 offset ?`, want.Count/2).Scan(&cut)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return damaged(path, "its log cannot be read")
	}
	low, high := newTally(path), newTally(path)
	err = both(func() error {
		return sumUp(ctx, db, low, `where id < ?`, nonNil(cut))
	}, func() error {
		return sumUp(ctx, db, high, `where id >= ?`, nonNil(cut))
	})
	if err != nil {
		return err
	}
	low.join(high)
	if low.got != want {
		return damaged(path, "entries of its log are missing")
	}
	return low.whole(ctx, db)
}

func sumUp(ctx context.Context, db querier, t *tally, where string, args ...any) error {
	err := eachOp(ctx, db, `select id, tx, root, ent, noun, act, prev, body, sum from op `+where, t.add, args...)
	return unreadable(ctx, err, t.path)
}

// unreadable is what a version is that a refusal does not name already.
func unreadable(ctx context.Context, err error, path string) error {
	var known *FileError
	switch {
	case err == nil, errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return damaged(path, "its log cannot be read")
}

// eachOp walks operations in the columns' order of the table.
func eachOp(ctx context.Context, db querier, query string, visit func(*op) error, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var o op
	var id, tx, root, ent sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&id, &tx, &root, &ent, &o.noun, &o.act, &o.prev, &o.body, &o.sum); err != nil {
			return err
		}
		if len(id) != 16 || len(tx) != 16 || len(root) != 16 || len(ent) != 16 {
			return errBadID
		}
		o.id, o.tx, o.root, o.ent = model.ID(id), model.ID(tx), model.ID(root), model.ID(ent)
		if err := visit(&o); err != nil {
			return err
		}
	}
	return rows.Err()
}
