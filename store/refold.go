package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"baton/model"
)

// refold makes the projection of the touched rows anew from the log.
func refold(ctx context.Context, tx *sql.Tx, touched map[address]bool) error {
	p := &prepared{ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}}
	defer p.close()
	for _, at := range slices.SortedFunc(maps.Keys(touched), address.compare) { // rows that lie together are read together
		read, err := p.stmt(rowQuery)
		if err != nil {
			return err
		}
		rows, err := read.QueryContext(ctx, at.root[:], at.ent[:])
		if err != nil {
			return err
		}
		ops, err := scanRowOps(rows, at.root, at.ent)
		if err != nil {
			return err
		}
		if err := reproject(ctx, p, fold(ops)); err != nil {
			return err
		}
	}
	return nil
}

func reproject(ctx context.Context, x execer, r *rowState) error {
	for _, noun := range r.nouns {
		if t, known := tables[noun]; known {
			if _, err := x.ExecContext(ctx, t.remove, r.root[:], r.ent[:]); err != nil {
				return err
			}
		}
	}
	if err := projectDispute(ctx, x, r); err != nil {
		return err
	}
	t, known := tables[r.noun]
	if !known || r.empty() {
		return nil
	}
	_, err := x.ExecContext(ctx, t.insert, t.row(r)...)
	return err
}

func (a address) compare(b address) int {
	return cmp.Or(bytes.Compare(a.root[:], b.root[:]), bytes.Compare(a.ent[:], b.ent[:]))
}

// prepared is a transaction that prepares each statement once.
type prepared struct {
	ctx   context.Context
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
}

func (p *prepared) stmt(query string) (*sql.Stmt, error) {
	if s, ok := p.stmts[query]; ok {
		return s, nil
	}
	s, err := p.tx.PrepareContext(p.ctx, query)
	if err == nil {
		p.stmts[query] = s
	}
	return s, err
}

// ExecContext implements execer.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

func (p *prepared) close() {
	for _, s := range p.stmts {
		s.Close()
	}
}

// later says which of two ids is the later one.
func later(a, b model.ID) bool { return bytes.Compare(a[:], b[:]) > 0 }
