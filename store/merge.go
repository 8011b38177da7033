package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"baton/model"
)

// batchSize is how many entries a merge writes at once: between two batches
// whoever works at the window gets their turn.
const batchSize = 1000

// taken is what a version brought.
type taken struct {
	ops     int
	changes int  // transactions
	lacks   int  // entries of ours that the version does not have
	torn    bool // rows were named that cannot be listed: everything may have changed
	rows    []model.Ref
	folded  map[address]bool
}

// take unions a version of this firm into the replica. Everything in it that
// is new is verified before the first entry is written; then it is written in
// whole transactions, and the rows it touches are folded anew. It writes no
// operation of its own. The caller holds the lock.
func (f *File) take(ctx context.Context, im *image) (t taken, err error) {
	if im.edited { // whoever wrote to it may have changed entries that we know, too
		if err := verifyLog(ctx, im.db, im.path, im.digest); err != nil {
			return t, err
		}
	}
	d, err := compare(ctx, im.db, f.eyes, f.metAt())
	if ctx.Err() != nil {
		return t, ctx.Err()
	}
	if err != nil {
		return t, damaged(im.path, "its log cannot be read")
	}
	if d.digest != im.digest {
		return t, damaged(im.path, "entries of its log are missing")
	}
	m := &merger{File: f, im: im, diff: d, erased: map[model.ID]bool{}, taken: taken{ops: d.n, lacks: d.ours, folded: map[address]bool{}}}
	if d.n == 0 && len(d.clash) == 0 {
		return m.taken, nil
	}
	if err := m.verify(ctx); err != nil {
		return taken{}, err
	}
	if err := m.write(ctx); err != nil {
		return taken{}, err
	}
	if len(m.erased) > 0 || len(d.clash) > 0 {
		if _, err := f.scrub(ctx); err != nil { // what arrives erased may stand nowhere on this computer
			return m.taken, err
		}
	}
	if d.n > 0 {
		f.told(model.Change{Label: "merged", Rows: m.rows, All: m.torn || len(m.rows) == 0})
	}
	return m.taken, nil
}

// merger takes one version in.
type merger struct {
	*File
	im     *image
	diff   difference
	erased map[model.ID]bool // roots that the version erases
	taken
}

// each visits what only the version has, in order of ids.
func (m *merger) each(ctx context.Context, visit func(*op) error) error {
	for _, s := range m.diff.fresh {
		err := eachOp(ctx, m.im.db, `select id, tx, root, ent, noun, act, prev, body, sum from op where id between ? and ? order by id`, visit, s.first[:], s.last[:])
		if err != nil {
			return err
		}
	}
	return nil
}

// verify refuses a version with a changed entry, half a transaction or an
// impossible time, and one that contradicts what this computer knows.
func (m *merger) verify(ctx context.Context) error {
	t := newTally(m.im.path)
	err := m.each(ctx, func(o *op) error {
		if o.act == actErase {
			m.erased[o.root] = true
		}
		return t.add(o)
	})
	if err := unreadable(ctx, err, m.im.path); err != nil {
		return err
	}
	if t.got.Count != int64(m.diff.n) {
		return damaged(m.im.path, "its log cannot be read")
	}
	if err := t.whole(ctx, m.im.db); err != nil {
		return err
	}
	m.changes = t.changes
	return m.verifyClashes(ctx)
}

// verifyClashes: an entry may differ from ours only by having been erased on
// one side.
func (m *merger) verifyClashes(ctx context.Context) error {
	if len(m.diff.clash) == 0 {
		return nil
	}
	ours, err := erasedRoots(ctx, m.eyes)
	if err != nil {
		return err
	}
	for _, id := range m.diff.clash {
		a, err := opAt(ctx, m.im.db, id)
		if err != nil {
			return damaged(m.im.path, "its log cannot be read")
		}
		b, err := opAt(ctx, m.eyes, id)
		if err != nil {
			return err
		}
		a.blank()
		b.blank()
		if a.sum != b.sum || !m.erased[a.root] && !ours[a.root] {
			return damaged(m.im.path, "an entry of its log differs from what this computer knows")
		}
	}
	return nil
}

// write inserts what is new, a batch of whole transactions at a time.
func (m *merger) write(ctx context.Context) error {
	var batch []op
	open := newTally(m.im.path)
	err := m.each(ctx, func(o *op) error {
		batch = append(batch, *o)
		if open.count(o); open.lacking[o.tx] < 0 {
			delete(open.lacking, o.tx) // it began in a batch before
		}
		if len(batch) < batchSize || len(open.lacking) > 0 {
			return nil
		}
		err := m.writeBatch(ctx, batch)
		batch = batch[:0]
		return err
	})
	if err != nil || len(batch) == 0 {
		return err
	}
	return m.writeBatch(ctx, batch)
}

func (m *merger) writeBatch(ctx context.Context, batch []op) error {
	tx, err := m.pen.BeginTx(ctx, nil)
	if err != nil {
		return m.busy(err)
	}
	defer tx.Rollback()
	set, err := readDigest(ctx, tx)
	if err != nil {
		return err
	}
	u := &union{ctx: ctx, tx: tx, set: set, touched: map[address]bool{}, erased: map[model.ID]bool{}}
	if err := u.insert(batch); err != nil {
		return m.busy(err)
	}
	if err := u.frontier(batch); err != nil {
		return err
	}
	if err := setMeta(ctx, tx, "digest", u.set.String()); err != nil {
		return err
	}
	if err := refold(ctx, tx, u.touched); err != nil {
		return m.busy(err)
	}
	if err := tx.Commit(); err != nil {
		return m.busy(err)
	}
	m.note(u)
	return nil
}

// note remembers which rows the window has to read again.
func (m *merger) note(u *union) {
	for at := range u.touched {
		m.folded[at] = true
		if len(m.rows) >= noteLimit {
			m.torn = true
			return
		}
	}
	for ref := range u.refs {
		m.rows = append(m.rows, ref)
	}
}

// union is one batch on its way into the log.
type union struct {
	ctx     context.Context
	tx      *sql.Tx
	set     digest
	touched map[address]bool
	refs    map[model.Ref]bool
	erased  map[model.ID]bool // what is known of roots
}

const insertOp = `insert into op(id, tx, root, ent, noun, act, prev, body, sum) values(?,?,?,?,?,?,?,?,?)`

func (u *union) insert(batch []op) error {
	s, err := u.tx.PrepareContext(u.ctx, insertOp)
	if err != nil {
		return err
	}
	defer s.Close()
	u.refs = map[model.Ref]bool{}
	for i := range batch {
		o := &batch[i]
		if o.act != actHeader && o.act != actErase {
			gone, err := u.isErased(o.root)
			if err != nil {
				return err
			}
			if gone {
				o.blank()
			}
		}
		if _, err := s.ExecContext(u.ctx, o.id[:], o.tx[:], o.root[:], o.ent[:], o.noun, o.act, nonNil(o.prev), o.body, o.sum); err != nil {
			return err
		}
		u.set = u.set.plus(o.sum)
		if o.act == actHeader {
			continue
		}
		u.touched[address{o.root, o.ent}] = true
		u.refer(o)
		if o.act == actErase {
			if err := u.erase(o.root); err != nil {
				return err
			}
		}
	}
	return nil
}

// refer names the rows that a screen shows because of an entry: the row, and
// the lead that a move, a touch or a part belongs to.
func (u *union) refer(o *op) {
	u.refs[model.Ref{Noun: o.noun, ID: o.ent}] = true
	if strings.Contains(o.body, `"lead":`) {
		if text, ok := parseSet(o.body)["lead"].(string); ok {
			if id, err := model.ParseID(text); err == nil {
				u.refs[model.Ref{Noun: "lead", ID: id}] = true
			}
		}
	}
	if n, ok := model.NounOf(o.noun); ok && len(n.Root) > 0 && n.Root[0] == "lead" {
		u.refs[model.Ref{Noun: "lead", ID: o.root}] = true
	}
}

// frontier is the set of headers that no other header has seen.
func (u *union) frontier(batch []op) error {
	v, err := meta(u.ctx, u.tx, "frontier")
	if err != nil {
		return err
	}
	front := unpackIDs(unhex(v))
	var seen []model.ID
	for i := range batch {
		if batch[i].act == actHeader {
			front = append(front, batch[i].id)
			seen = append(seen, unpackIDs(batch[i].prev)...)
		}
	}
	return setFrontier(u.ctx, u.tx, front, seen)
}

// setFrontier notes the headers that no other has seen.
func setFrontier(ctx context.Context, x execer, headers, seen []model.ID) error {
	front := map[model.ID]bool{}
	for _, id := range headers {
		front[id] = true
	}
	for _, id := range seen {
		delete(front, id)
	}
	return setMeta(ctx, x, "frontier", tohex(packIDs(slices.Collect(maps.Keys(front)))))
}

// refront works the frontier out from the whole log.
func (f *File) refront(ctx context.Context) error {
	var headers, seen []model.ID
	err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, prev, '' body, sum from op where act = 0 and act <> 1`, func(o *op) error {
		headers, seen = append(headers, o.id), append(seen, unpackIDs(o.prev)...)
		return nil
	})
	if err != nil {
		return err
	}
	return setFrontier(ctx, f.pen, headers, seen)
}

// opAt reads one entry.
func opAt(ctx context.Context, q querier, id model.ID) (found op, err error) {
	err = eachOp(ctx, q, `select id, tx, root, ent, noun, act, prev, body, sum from op where id = ?`, func(o *op) error {
		found = *o
		return nil
	}, id[:])
	if err == nil && found.id.IsZero() {
		err = sql.ErrNoRows
	}
	return found, err
}
