package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"

	"baton/model"
)

// checkLimit bounds how many sentences one examination lists.
const checkLimit = 50

// Examined is what Check found: Problems are damage, Notes are worth a look.
type Examined struct{ Problems, Notes []model.Problem }

// Check examines the pages, the log and the tables of the firm. It changes
// nothing.
func (f *File) Check(ctx context.Context) (e Examined, err error) {
	var p, notes model.Problems
	var pages string
	if err := f.eyes.QueryRowContext(ctx, `pragma integrity_check(1)`).Scan(&pages); err != nil || pages != "ok" {
		p.Add("pages", "The pages of this computer's copy do not fit together: restore a backup.")
		return Examined{Problems: p}, nil
	}
	if err := f.checkLog(ctx, &p); err != nil {
		return e, err
	}
	if err := f.checkTables(ctx, &p, &notes); err != nil {
		return e, err
	}
	if err := f.checkRules(ctx, &notes); err != nil {
		return e, err
	}
	return Examined{atMost(p), atMost(notes)}, nil
}

func atMost(p model.Problems) model.Problems {
	if len(p) > checkLimit {
		more := len(p) - checkLimit
		p = p[:checkLimit]
		p.Add("", fmt.Sprintf("... and %d more.", more))
	}
	return p
}

// checkLog recomputes checksums and digest, and finds torn transactions.
func (f *File) checkLog(ctx context.Context, p *model.Problems) error {
	want, err := readDigest(ctx, f.eyes)
	if err != nil {
		return err
	}
	err = verifyLog(ctx, f.eyes, f.path, want)
	if errors.Is(err, ErrDamaged) {
		p.Add("log", err.Error())
	} else if err != nil {
		return err
	}
	return f.checkTransactions(ctx, p)
}

func (f *File) checkTransactions(ctx context.Context, p *model.Problems) error {
	have := map[model.ID]int{}
	want := map[model.ID]int{}
	err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, x'', case act when 0 then body else '' end, sum from op`, func(o *op) error {
		have[o.tx]++
		if o.act == actHeader {
			want[o.id] = parseHeader(o.body).N
		}
		return nil
	})
	if err != nil {
		return err
	}
	for tx, n := range have {
		switch w, known := want[tx]; {
		case !known:
			p.Add("log", fmt.Sprintf("The change %s has no header.", tx))
		case n < w:
			p.Add("log", fmt.Sprintf("The change %s has %d of its %d entries.", tx, n, w))
		}
	}
	return nil
}

// checkTables folds every row again and compares it with its table.
func (f *File) checkTables(ctx context.Context, p, notes *model.Problems) error {
	rows, open := map[string]int{}, map[[3]string]bool{}
	lookup := map[string]*sql.Stmt{}
	defer func() {
		for _, s := range lookup {
			s.Close()
		}
	}()
	err := f.eachRow(ctx, func(r *rowState) error {
		t, known := tables[r.noun]
		if !known || r.empty() {
			return nil
		}
		rows[r.noun]++
		for _, field := range r.disputed() {
			open[[3]string{string(r.root[:]), string(r.ent[:]), field}] = true
		}
		badValues(t, r, notes)
		s := lookup[r.noun]
		if s == nil {
			var err error
			if s, err = f.eyes.PrepareContext(ctx, `select root, id, deleted, more`+prefixed(t.columns)+` from `+quote(t.noun.Name)+` where root = ? and id = ?`); err != nil {
				return err
			}
			lookup[r.noun] = s
		}
		got, err := scanAny(s.QueryRowContext(ctx, r.root[:], r.ent[:]), 4+len(t.columns))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err != nil || !sameRow(got, t.row(r)) {
			p.Add("tables", fmt.Sprintf("The table %s shows %s otherwise than the log tells: 'check --rebuild' mends it.", r.noun, r.ent))
		}
		return nil
	})
	if err != nil {
		return err
	}
	for name := range tables {
		var n int
		if err := f.eyes.QueryRowContext(ctx, `select count(*) from `+quote(name)).Scan(&n); err != nil {
			return err
		}
		if n > rows[name] {
			p.Add("tables", fmt.Sprintf("The table %s has %d rows that the log does not know: 'check --rebuild' removes them.", name, n-rows[name]))
		}
	}
	return f.checkDisputes(ctx, open, p)
}

// checkDisputes compares what is noted as disputed with what the log tells.
func (f *File) checkDisputes(ctx context.Context, open map[[3]string]bool, p *model.Problems) error {
	rows, err := f.eyes.QueryContext(ctx, `select root, id, field from dispute`)
	if err != nil {
		return err
	}
	defer rows.Close()
	noted := 0
	for rows.Next() {
		var root, id []byte
		var field string
		if err := rows.Scan(&root, &id, &field); err != nil {
			return err
		}
		if noted++; !open[[3]string{string(root), string(id), field}] {
			noted = -len(open) - 1
			break
		}
	}
	if noted != len(open) {
		p.Add("tables", "The table dispute shows otherwise than the log tells what differs: 'check --rebuild' mends it.")
	}
	return rows.Err()
}

// badValues lists values that the schema cannot show.
func badValues(t *table, r *rowState, p *model.Problems) {
	for _, field := range t.noun.Fields {
		v := r.shown(field.Name)
		if _, ok := projected(field, v); !ok {
			p.Add(field.Name, fmt.Sprintf("The %s of %s %s holds something this Baton cannot read: it is shown as unknown.", field.Name, r.noun, r.ent))
		}
	}
}

// eachRow folds the rows of the whole log, one after the other.
func (f *File) eachRow(ctx context.Context, visit func(*rowState) error) error {
	var ops []op
	flush := func() error {
		if len(ops) == 0 {
			return nil
		}
		err := visit(fold(ops))
		ops = ops[:0]
		return err
	}
	err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, prev, body, sum from op where act <> 0 order by root, ent, id`, func(o *op) error {
		if len(ops) > 0 && (ops[0].root != o.root || ops[0].ent != o.ent) {
			if err := flush(); err != nil {
				return err
			}
		}
		ops = append(ops, *o)
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

func scanAny(row *sql.Row, n int) ([]any, error) {
	vals, ptrs := make([]any, n), make([]any, n)
	for i := range vals {
		ptrs[i] = &vals[i]
	}
	return vals, row.Scan(ptrs...)
}

func sameRow(got, want []any) bool {
	for i := range want {
		if b, ok := want[i].([]byte); ok {
			if g, ok := got[i].([]byte); !ok || string(g) != string(b) {
				return false
			}
			continue
		}
		if !reflect.DeepEqual(got[i], want[i]) {
			return false
		}
	}
	return true
}

// Rebuild empties the tables and makes them anew from the log, after a
// backup.
func (f *File) Rebuild(ctx context.Context, progress Progress) error {
	if _, err := f.Backup(ctx, ""); err != nil {
		return fmt.Errorf("keep a backup before the tables are made anew: %w", err)
	}
	return f.rebuild(ctx, progress)
}

func (f *File) rebuild(ctx context.Context, progress Progress) error {
	tx, err := f.pen.BeginTx(ctx, nil)
	if err != nil {
		return f.busy(err)
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, dropProjection()+projectionSchema()); err != nil {
		return fmt.Errorf("empty the tables: %w", err)
	}
	insert := map[string]*sql.Stmt{}
	set, err := readDigest(ctx, tx)
	if err != nil {
		return err
	}
	done := 0
	err = f.eachRow(ctx, func(r *rowState) error {
		t, known := tables[r.noun]
		if !known || r.empty() {
			return nil
		}
		s := insert[r.noun]
		if s == nil {
			if s, err = tx.PrepareContext(ctx, t.insert); err != nil {
				return err
			}
			insert[r.noun] = s
		}
		if done++; done%4096 == 0 {
			progress.say(done, int(set.Count), "Making the tables anew")
		}
		if len(r.disputed()) > 0 {
			if err := projectDispute(ctx, tx, r); err != nil {
				return err
			}
		}
		_, err := s.ExecContext(ctx, t.row(r)...)
		return err
	})
	if err != nil {
		return fmt.Errorf("make the tables anew: %w", err)
	}
	if err := setMeta(ctx, tx, "tables", fmt.Sprint(projectionVersion)); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return f.busy(err)
	}
	f.told(model.Change{Label: "tables made anew", All: true})
	return nil
}
