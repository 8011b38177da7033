package store

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"

	sqlite3 "github.com/mattn/go-sqlite3"

	"baton/model"
)

// difference is how another version's log stands to ours.
type difference struct {
	fresh  []span // what only the other has, in order
	n      int    // how many entries that are
	ours   int    // how many entries only we have
	clash  []model.ID
	digest digest // of the other log, added up from what it holds
}

// span is a run of entries that lie together in a log.
type span struct{ first, last model.ID }

func (d *difference) add(id model.ID, inRun bool) {
	d.n++
	if inRun {
		d.fresh[len(d.fresh)-1].last = id
		return
	}
	d.fresh = append(d.fresh, span{id, id})
}

// compare walks both logs side by side, in the order of their ids. What both
// have up to the cut, which was the last entry when they met before, is only
// added up; where that differs, they are walked from the beginning.
func compare(ctx context.Context, other, ours *sql.DB, cut model.ID) (d difference, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if d.digest, err = commonUpTo(ctx, other, ours, cut); err != nil {
		return d, err
	}
	if d.digest == (digest{}) {
		cut = model.ID{}
	}
	a, b := walk(ctx, other, cut), walk(ctx, ours, cut)
	inRun := false
	for a.ok() || b.ok() {
		switch side(a, b) {
		case -1:
			d.add(a.at.id, inRun)
			d.digest = d.digest.plus(a.at.sum)
			inRun = true
			a.next()
		case 1:
			d.ours++
			b.next()
		default:
			if a.at.sum != b.at.sum {
				d.clash = append(d.clash, a.at.id)
			}
			d.digest = d.digest.plus(a.at.sum)
			inRun = false
			a.next()
			b.next()
		}
	}
	return d, errors.Join(a.err, b.err)
}

// commonUpTo adds up what both logs have up to the cut; nothing, if it differs.
func commonUpTo(ctx context.Context, other, ours *sql.DB, cut model.ID) (digest, error) {
	if cut.IsZero() {
		return digest{}, nil
	}
	var theirs, own digest
	add := func(db *sql.DB, d *digest) error {
		var high, low int64
		err := db.QueryRowContext(ctx, `select count(*), coalesce(sum(sum >> 32), 0), coalesce(sum(sum & 4294967295), 0) from op where id <= ?`, cut[:]).Scan(&d.Count, &high, &low)
		d.Sum = uint64(high)<<32 + uint64(low)
		return err
	}
	err := both(func() error { return add(other, &theirs) }, func() error { return add(ours, &own) })
	if err != nil || theirs != own {
		return digest{}, err
	}
	return own, nil
}

// side says which of two walks is behind.
func side(a, b *walker) int {
	switch {
	case !b.ok():
		return -1
	case !a.ok():
		return 1
	}
	return bytes.Compare(a.at.id[:], b.at.id[:])
}

// mark is one entry of a log as far as comparing needs it.
type mark struct {
	id  model.ID
	sum int64
}

// walker reads the marks of a log ahead, on a core of its own.
type walker struct {
	packs chan []mark
	pack  []mark
	at    mark
	more  bool
	err   error
	ended chan error
}

const packSize = 4096

func walk(ctx context.Context, db *sql.DB, after model.ID) *walker {
	w := &walker{packs: make(chan []mark, 4), ended: make(chan error, 1)}
	go func() {
		w.ended <- readMarks(ctx, db, after, w.packs)
		close(w.packs)
	}()
	w.next()
	return w
}

func (w *walker) ok() bool { return w.more }

func (w *walker) next() {
	if len(w.pack) == 0 {
		if w.pack, w.more = <-w.packs; !w.more {
			w.err = <-w.ended
			return
		}
	}
	w.at, w.more, w.pack = w.pack[0], true, w.pack[1:]
}

var errBadID = errors.New("an entry has no id, or stands in the wrong place")

// readMarks goes past database/sql, which would cost more than the reading.
func readMarks(ctx context.Context, db *sql.DB, after model.ID, out chan<- []mark) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		rows, err := c.(*sqlite3.SQLiteConn).Query(`select id, sum from op where id > ? order by id`, []driver.Value{after[:]})
		if err != nil {
			return err
		}
		defer rows.Close()
		row := make([]driver.Value, 2)
		pack := make([]mark, 0, packSize)
		var last model.ID // a table that somebody built to have no end comes to the same entry again
		for {
			err := rows.Next(row)
			if err == nil {
				id, isID := row[0].([]byte)
				sum, isSum := row[1].(int64)
				if !isID || !isSum || len(id) != 16 || !later(model.ID(id), last) {
					return errBadID
				}
				last = model.ID(id)
				pack = append(pack, mark{last, sum})
			}
			if len(pack) == packSize || err != nil && len(pack) > 0 {
				select {
				case out <- pack:
				case <-ctx.Done():
					return ctx.Err()
				}
				pack = make([]mark, 0, packSize)
			}
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
		}
	})
}
