package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/url"

	"github.com/google/uuid"

	"baton/model"
)

func newName() string { return uuid.NewString() }

// lastInstant is the year 3000: an id beyond it is nobody's clock.
const lastInstant = 32503680000000

// take unions a verified, private image of this firm into the replica: it
// inserts the operations that are new, folds the rows they touch, and writes
// no operation of its own. It returns how many were new.
func (f *File) take(ctx context.Context, path string) (int, error) {
	conn, err := f.pen.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	from := dsn(path, "ro", url.Values{"immutable": {"1"}})
	if _, err := conn.ExecContext(ctx, `attach ? as other`, from); err != nil {
		return 0, fmt.Errorf("look into the other version: %w", err)
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), `detach other`)
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return 0, f.busy(err)
	}
	defer tx.Rollback()
	n, err := f.union(ctx, tx, path)
	if err != nil || n == 0 {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, f.busy(err)
	}
	f.told(model.Change{Label: "merged", All: true})
	return n, nil
}

const newOps = ` from other.op o where not exists (select 1 from main.op m where m.id = o.id)`

func (f *File) union(ctx context.Context, tx *sql.Tx, path string) (int, error) {
	var clash int
	err := tx.QueryRowContext(ctx, `select count(*) from other.op o join main.op m on m.id = o.id where m.sum <> o.sum`).Scan(&clash)
	if err != nil {
		return 0, fmt.Errorf("compare the logs: %w", err)
	}
	if clash > 0 {
		return 0, damaged(path, count(clash, "entry")+" of its log differ from what this computer knows")
	}
	set, err := readDigest(ctx, tx)
	if err != nil {
		return 0, err
	}
	touched := map[address]bool{}
	frontier := map[model.ID]bool{}
	v, err := meta(ctx, tx, "frontier")
	if err != nil {
		return 0, err
	}
	for _, id := range unpackIDs(unhex(v)) {
		frontier[id] = true
	}
	seen := map[model.ID]bool{}
	whole := map[model.ID]int{} // of each new transaction, how many entries are still to come
	n := 0
	err = eachOp(ctx, tx, `select o.id, o.tx, o.root, o.ent, o.noun, o.act, o.prev, o.body, o.sum`+newOps+` order by o.id`, func(o *op) error {
		if timeOf(o.id).UnixMilli() > lastInstant {
			return damaged(path, "an entry claims to come from beyond the year 3000")
		}
		n++
		set = set.with(o)
		whole[o.tx]--
		if o.act != actHeader {
			touched[address{o.root, o.ent}] = true
			return nil
		}
		frontier[o.id] = true
		whole[o.id] += parseHeader(o.body).N
		for _, id := range unpackIDs(o.prev) {
			seen[id] = true
		}
		return nil
	})
	if err != nil || n == 0 {
		return 0, err
	}
	for id, lacking := range whole {
		if lacking > 0 {
			return 0, damaged(path, fmt.Sprintf("%s of the change %s are missing", count(lacking, "entry"), id))
		}
	}
	if _, err := tx.ExecContext(ctx, `insert into main.op(id, tx, root, ent, noun, act, prev, body, sum) select o.id, o.tx, o.root, o.ent, o.noun, o.act, o.prev, o.body, o.sum`+newOps); err != nil {
		return 0, f.busy(err)
	}
	for id := range seen {
		delete(frontier, id)
	}
	ids := make([]model.ID, 0, len(frontier))
	for id := range frontier {
		ids = append(ids, id)
	}
	if err := setMeta(ctx, tx, "digest", set.String()); err != nil {
		return 0, err
	}
	if err := setMeta(ctx, tx, "frontier", tohex(packIDs(ids))); err != nil {
		return 0, err
	}
	return n, refold(ctx, tx, touched)
}

// refold makes the projection of the touched rows anew from the log.
func refold(ctx context.Context, tx *sql.Tx, touched map[address]bool) error {
	read, err := tx.PrepareContext(ctx, `select id, tx, noun, act, prev, body from main.op where root = ? and ent = ? order by id`)
	if err != nil {
		return err
	}
	defer read.Close()
	for at := range touched {
		rows, err := read.QueryContext(ctx, at.root[:], at.ent[:])
		if err != nil {
			return err
		}
		ops, err := scanRowOps(rows, at.root, at.ent)
		if err != nil {
			return err
		}
		if err := reproject(ctx, tx, fold(ops)); err != nil {
			return err
		}
	}
	return nil
}

func reproject(ctx context.Context, tx *sql.Tx, r *rowState) error {
	t, known := tables[r.noun]
	if !known {
		return nil
	}
	if _, err := tx.ExecContext(ctx, t.remove, r.root[:], r.ent[:]); err != nil {
		return err
	}
	if r.empty() {
		return nil
	}
	_, err := tx.ExecContext(ctx, t.insert, t.row(r)...)
	return err
}

// later says which of two ids is the later one.
func later(a, b model.ID) bool { return bytes.Compare(a[:], b[:]) > 0 }
