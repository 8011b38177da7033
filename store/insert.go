package store

import (
	"database/sql"
	"fmt"
)

// project replaces the row's line in its table.
func (w *writer) project(r *rowState, fresh bool) error {
	t, known := tables[r.noun]
	if !known {
		return nil
	}
	if !fresh {
		if err := w.exec(t.remove, r.root[:], r.ent[:]); err != nil {
			return err
		}
	}
	if r.empty() {
		return nil
	}
	return w.insert(t, t.row(r))
}

// shape is a table and which of its columns a row fills.
type shape struct {
	table *table
	mask  uint64
}

// insert writes a row's filled columns only: most rows fill few.
func (w *writer) insert(t *table, row []any) error {
	at := shape{table: t}
	args := row[:0]
	for i, v := range row {
		if v != nil {
			at.mask |= 1 << i
			args = append(args, v)
		}
	}
	s, ok := w.wide[at]
	if !ok {
		var err error
		if s, err = w.tx.PrepareContext(w.ctx, t.insertInto(at.mask)); err != nil {
			return fmt.Errorf("prepare a row of %s: %w", t.noun.Name, err)
		}
		if w.wide == nil {
			w.wide = map[shape]*sql.Stmt{}
		}
		w.wide[at] = s
	}
	return w.run(s, args)
}
