package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"baton/model"
)

// querier reads: a pool, or the transaction of a write.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// meta holds only what follows from the log: firm, digest, frontier, and the
// version of the tables. Nothing of this computer stands in it.
func meta(ctx context.Context, q querier, key string) (string, error) {
	var v string
	err := q.QueryRowContext(ctx, `select value from meta where key = ?`, key).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read %s of the file: %w", key, err)
	}
	return v, nil
}

func setMeta(ctx context.Context, x execer, key, value string) error {
	_, err := x.ExecContext(ctx, `insert into meta(key, value) values(?, ?) on conflict(key) do update set value = excluded.value`, key, value)
	return err
}

func readDigest(ctx context.Context, q querier) (digest, error) {
	v, err := meta(ctx, q, "digest")
	if err != nil || v == "" {
		return digest{}, err
	}
	return parseDigest(v)
}

func tohex(b []byte) string { return hex.EncodeToString(b) }

func unhex(s string) []byte {
	b, _ := hex.DecodeString(s) // meta is covered by the digest check of the log
	return b
}

// scanRowOps reads the operations of one row (id, tx, noun, act, prev, body).
func scanRowOps(rows *sql.Rows, root, ent model.ID) ([]op, error) {
	defer rows.Close()
	var ops []op
	for rows.Next() {
		o := op{root: root, ent: ent}
		var id, tx []byte
		if err := rows.Scan(&id, &tx, &o.noun, &o.act, &o.prev, &o.body); err != nil {
			return nil, err
		}
		o.id, o.tx = asID(id), asID(tx)
		ops = append(ops, o)
	}
	return ops, rows.Err()
}

// rowQuery finds the operations of one row.
const rowQuery = `select id, tx, noun, act, prev, body from op where root = ? and ent = ? order by id`

// rowOpsOf reads the operations of one row.
func rowOpsOf(ctx context.Context, q querier, at address) ([]op, error) {
	rows, err := q.QueryContext(ctx, rowQuery, at.root[:], at.ent[:])
	if err != nil {
		return nil, err
	}
	return scanRowOps(rows, at.root, at.ent)
}

// asID reads an id column; anything that is no id is the zero id.
func asID(b []byte) model.ID {
	if len(b) != 16 {
		return model.ID{}
	}
	return model.ID(b)
}
