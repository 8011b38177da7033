package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"

	"baton/model"
)

// Desk is the firm's file as one person works at it, in one hat, at one time.
// It is safe for use from several goroutines; writes wait for each other.
type Desk struct {
	*File
	actor model.Actor
	clock func() time.Time
	open  *transaction // inside Batch: what all writes join
}

// As opens a desk for an actor. clock is the business clock: what happened,
// due, age and score see it; the ids of operations never do.
func (f *File) As(actor model.Actor, clock func() time.Time) *Desk {
	return &Desk{File: f, actor: actor, clock: clock}
}

// Actor is who works at this desk.
func (d *Desk) Actor() model.Actor { return d.actor }

// Now is the business time at this desk, to the millisecond, in UTC.
func (d *Desk) Now() time.Time { return d.clock().UTC().Truncate(time.Millisecond) }

// address finds a row: its root and its own id.
type address struct{ root, ent model.ID }

// writer is one intent at work in a transaction, by the clock of its desk.
type writer struct {
	*Desk
	*transaction
	now time.Time
}

// transaction is what is on its way to the log together.
type transaction struct {
	ctx    context.Context
	tx     *sql.Tx
	wall   time.Time
	tick   tick
	header model.ID
	head   header
	set    digest
	n      int
	rows   map[address]*rowState
	stmts  map[string]*sql.Stmt
	wide   map[shape]*sql.Stmt
	pipe   *pipe // during long writes
	refs   []model.Ref
	all    bool
	final  bool               // it cannot be undone
	agreed *rulebook          // nil: to be read
	laid   map[model.Ref]bool // the rows of the agreement that are touched
}

// Batch runs several intents as one transaction with one header: all of them
// or none. Cancelling ctx rolls everything back.
func (d *Desk) Batch(ctx context.Context, do string, run func(*Desk) error) error {
	return d.write(ctx, do, func(w *writer) error {
		inner := d.During(d.actor, w.now)
		inner.open = w.transaction
		return run(inner)
	})
}

// write is the one door: it opens the transaction, lets run load facts, judge
// and set fields, and commits header and operations together. When run
// refuses, or nothing would change, nothing is written.
func (d *Desk) write(ctx context.Context, do string, run func(*writer) error) error {
	if d.open != nil {
		return run(&writer{Desk: d, transaction: d.open, now: d.Now()})
	}
	if err := d.writable(); err != nil {
		return err
	}
	tx, err := d.pen.BeginTx(ctx, nil)
	if err != nil {
		return d.busy(err)
	}
	defer tx.Rollback()
	w := &writer{Desk: d, now: d.Now(), transaction: &transaction{
		ctx: ctx, tx: tx, wall: d.machine(), rows: map[address]*rowState{}, stmts: map[string]*sql.Stmt{}}}
	if err := w.begin(do); err != nil {
		return err
	}
	if err := run(w); err != nil {
		return err
	}
	if w.n == 0 {
		return nil
	}
	if err := w.sound(); err != nil {
		return err
	}
	if err := w.finish(); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return d.busy(fmt.Errorf("save %s: %w", do, err))
	}
	if w.final {
		do = "" // nobody is offered an undo that there is not
	}
	d.told(model.Change{Tx: w.header, Label: do, Rows: w.refs, All: w.all})
	return nil
}

func (w *writer) begin(do string) error {
	var last []byte
	if err := w.tx.QueryRowContext(w.ctx, `select max(id) from op`).Scan(&last); err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	if len(last) == 16 {
		w.tick = tickOf(model.ID(last))
	}
	var err error
	if w.set, err = readDigest(w.ctx, w.tx); err != nil {
		return err
	}
	w.header = w.next()
	w.head = header{Do: do, By: w.actor.Member.String(), Hat: w.actor.Hat.String(), Replica: w.replica,
		Wall: w.wall.UnixMilli(), Now: w.now.UnixMilli(), App: Version}
	return nil
}

// next is a fresh id, greater than every id in the log.
func (w *writer) next() model.ID {
	w.tick = w.tick.after(w.wall)
	return w.tick.id(w.session)
}

// stmt prepares a statement once per transaction.
func (w *writer) stmt(query string) (*sql.Stmt, error) {
	if s, ok := w.stmts[query]; ok {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, err)
	}
	w.stmts[query] = s
	return s, nil
}

func (w *writer) exec(query string, args ...any) error {
	s, err := w.stmt(query)
	if err != nil {
		return err
	}
	return w.run(s, args)
}

func (w *writer) run(s *sql.Stmt, args []any) error {
	if w.pipe != nil {
		w.pipe.calls <- call{stmt: s, args: args}
		return nil
	}
	if _, err := s.ExecContext(w.ctx, args...); err != nil {
		return w.busy(err)
	}
	return nil
}

// add makes a new row of a noun whose root is root (zero: the row itself)
// and gives its id.
func (w *writer) add(noun string, root model.ID, f model.Fields) (model.ID, error) {
	id := w.next()
	if root.IsZero() {
		root = id
	}
	r := newRowState(noun, root, id)
	r.first = id
	w.rows[address{root, id}] = r
	return id, w.record(id, r, f)
}

// put sets fields of a row that may be there already; absent rows are made.
// Fields that already show the value are dropped.
func (w *writer) put(noun string, root, ent model.ID, f model.Fields) error {
	r, err := w.load(noun, root, ent)
	if err != nil {
		return err
	}
	f = maps.Clone(f)
	maps.DeleteFunc(f, func(name string, v any) bool { return r.plainly(name, v) })
	if len(f) == 0 {
		return nil
	}
	return w.record(w.next(), r, f)
}

// load folds a row, once per transaction.
func (w *writer) load(noun string, root, ent model.ID) (*rowState, error) {
	at := address{root, ent}
	if r, ok := w.rows[at]; ok {
		return r, nil
	}
	ops, err := w.rowOps(root, ent)
	if err != nil {
		return nil, err
	}
	r := newRowState(noun, root, ent)
	if len(ops) > 0 {
		r = fold(ops)
	}
	w.rows[at] = r
	return r, nil
}

// record writes one operation and the row's new projection.
func (w *writer) record(id model.ID, r *rowState, f model.Fields) error {
	if err := model.Check(r.noun, f, len(r.fields) == 0); err != nil {
		return err
	}
	if err := stays(r, f); err != nil {
		return err
	}
	return w.inscribe(id, r, f)
}

// inscribe is record without the judging: for values that stood there before.
func (w *writer) inscribe(id model.ID, r *rowState, f model.Fields) error {
	o := op{id: id, tx: w.header, root: r.root, ent: r.ent, noun: r.noun, act: actSet, prev: packIDs(r.heads(f)), body: setBody(f)}
	if err := w.append(&o); err != nil {
		return err
	}
	fresh := len(r.fields) == 0
	open := len(r.disputed()) > 0
	for name, v := range f {
		r.set(name, id, v)
	}
	open = open || !fresh && len(r.disputed()) > 0 // a time that is known by now can be disputed
	if err := w.notice(r, f, open); err != nil {
		return err
	}
	w.note(r.noun, r.ent)
	w.noteLead(r)
	if r.root == w.firm {
		w.touched(r)
	}
	return w.project(r, fresh)
}

// notice keeps the list of disputes in step with the row: a write that saw
// every side ends one.
func (w *writer) notice(r *rowState, f model.Fields, open bool) error {
	gone := r.shown("deleted") == true
	if f["deleted"] == true || !gone {
		r.unseen = false
	}
	if gone && f["deleted"] != true { // something on a deleted row, which its deletion cannot have seen
		r.unseen, open = true, true
	}
	if !open {
		return nil
	}
	if err := w.settled(); err != nil {
		return err
	}
	return projectDispute(w.ctx, w.tx, r)
}

// noteLead names the lead that a move, a touch or a part belongs to, so that
// a table of leads re-reads one row and no more.
func (w *writer) noteLead(r *rowState) {
	text, ok := r.shown("lead").(string)
	if !ok {
		return
	}
	if id, err := model.ParseID(text); err == nil {
		w.note("lead", id)
	}
}

func (w *writer) append(o *op) error {
	o.sum = o.checksum()
	w.set = w.set.plus(o.sum)
	w.n++
	return w.exec(insertOp,
		o.id[:], o.tx[:], o.root[:], o.ent[:], o.noun, o.act, nonNil(o.prev), o.body, o.sum)
}

// noteLimit is how many rows a change names before it says "everything".
const noteLimit = 2000

func (w *writer) note(noun string, id model.ID) {
	if len(w.refs) >= noteLimit {
		w.all = true
		return
	}
	ref := model.Ref{Noun: noun, ID: id}
	if !slices.Contains(w.refs[max(0, len(w.refs)-8):], ref) {
		w.refs = append(w.refs, ref)
	}
}

// finish writes the header and the new state of the log.
func (w *writer) finish() error {
	frontier, err := meta(w.ctx, w.tx, "frontier")
	if err != nil {
		return err
	}
	w.head.N = w.n + 1
	o := op{id: w.header, tx: w.header, root: w.firm, ent: w.header, noun: headerNoun, act: actHeader,
		prev: unhex(frontier), body: w.head.body()}
	if err := w.append(&o); err != nil {
		return err
	}
	for key, value := range map[string]string{"digest": w.set.String(), "frontier": tohex(w.header[:])} {
		if err := setMeta(w.ctx, w.tx, key, value); err != nil {
			return err
		}
	}
	return nil
}

func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
