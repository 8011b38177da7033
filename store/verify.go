package store

import (
	"context"
	"database/sql"
	"errors"
)

// verifyLog recomputes every checksum and the digest of the whole log, its
// two halves side by side.
func verifyLog(ctx context.Context, db querier, path string, want digest) error {
	var cut []byte
	err := db.QueryRowContext(ctx, `select id from op order by id limit 1 offset ?`, want.Count/2).Scan(&cut)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return damaged(path, "its log cannot be read")
	}
	var low, high digest
	err = both(func() (err error) {
		low, err = sumUp(ctx, db, path, `where id < ?`, nonNil(cut))
		return err
	}, func() (err error) {
		high, err = sumUp(ctx, db, path, `where id >= ?`, nonNil(cut))
		return err
	})
	if err != nil {
		return err
	}
	if got := (digest{low.Count + high.Count, low.Sum + high.Sum}); got != want {
		return damaged(path, "entries of its log are missing")
	}
	return nil
}

func sumUp(ctx context.Context, db querier, path, where string, args ...any) (got digest, err error) {
	err = eachOp(ctx, db, `select id, tx, root, ent, noun, act, prev, body, sum from op `+where, func(o *op) error {
		if o.sum != o.checksum() {
			return damaged(path, "an entry of its log has changed")
		}
		got = got.plus(o.sum)
		return nil
	}, args...)
	var known *FileError
	if err != nil && !errors.As(err, &known) && !errors.Is(err, context.Canceled) {
		err = damaged(path, "its log cannot be read")
	}
	return got, err
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
		o.id, o.tx, o.root, o.ent = asID(id), asID(tx), asID(root), asID(ent)
		if err := visit(&o); err != nil {
			return err
		}
	}
	return rows.Err()
}
