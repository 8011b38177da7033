package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baton/model"
)

// Erase takes a person out of the firm for good: everything that was written
// about them and said with them, here, in the shared file, in the kept copies
// and wherever the file arrives. It cannot be undone. What others wrote in
// their own rows stays; where it names the person is listed.
func (d *Desk) Erase(ctx context.Context, person model.ID) (e model.Erased, err error) {
	var words []string
	err = d.write(ctx, "Erase person", func(w *writer) error {
		if _, err := w.find("person", person); err != nil {
			return err
		}
		twins, err := readTwins(w.ctx, w.tx)
		if err != nil {
			return err
		}
		for _, one := range twins.all(twins.one(person)) { // and whoever was found to be them
			r, err := w.load("person", one, one)
			if err != nil {
				return err
			}
			words = append(words, identifying(r)...)
			n, err := w.erase(one)
			if err != nil {
				return err
			}
			e.Entries += n
		}
		return nil
	})
	if err != nil {
		return e, err
	}
	if e.Mentions, err = d.mentions(ctx, words); err != nil {
		return e, err
	}
	e.Copies, err = d.scrub(ctx)
	return e, err
}

// erase writes the entry that says so, and blanks what it is about.
func (w *writer) erase(root model.ID) (int, error) {
	u := &union{ctx: w.ctx, tx: w.tx, set: w.set, touched: map[address]bool{}}
	if err := u.erase(root); err != nil {
		return 0, err
	}
	w.set = u.set
	o := op{id: w.next(), tx: w.header, root: root, ent: root, noun: "person", act: actErase, body: "{}"}
	if err := w.append(&o); err != nil {
		return 0, err
	}
	clear(w.rows)
	if err := refold(w.ctx, w.tx, u.touched); err != nil {
		return 0, err
	}
	w.all, w.final = true, true
	return len(u.touched), nil
}

// erase blanks every entry of a root, known noun or not.
func (u *union) erase(root model.ID) error {
	var ops []op
	err := eachOp(u.ctx, u.tx, `select id, tx, root, ent, noun, act, prev, body, sum from op where root = ? and act not in (0, 2) and body <> '{}'`, func(o *op) error {
		ops = append(ops, *o)
		return nil
	}, root[:])
	if err != nil {
		return fmt.Errorf("erase: %w", err)
	}
	for i := range ops {
		o := &ops[i]
		u.set = u.set.minus(o.sum)
		o.blank()
		u.set = u.set.plus(o.sum)
		u.touched[address{o.root, o.ent}] = true
		if _, err := u.tx.ExecContext(u.ctx, `update op set body = ?, sum = ? where id = ?`, o.body, o.sum, o.id[:]); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	if u.erased != nil {
		u.erased[root] = true
	}
	return nil
}

func (u *union) isErased(root model.ID) (bool, error) {
	if gone, known := u.erased[root]; known {
		return gone, nil
	}
	gone, err := rootErased(u.ctx, u.tx, root)
	u.erased[root] = gone
	return gone, err
}

// rootErased looks at the few erasures (rareSchema), whatever row each was
// noted at; the plus keeps SQLite from walking all that is about the root.
func rootErased(ctx context.Context, q querier, root model.ID) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, `select count(*) from op where act = 2 and act <> 1 and +root = ?`, root[:]).Scan(&n)
	return n > 0, err
}

// erasedRoots are the roots that somebody has erased.
func erasedRoots(ctx context.Context, q querier) (map[model.ID]bool, error) {
	all := map[model.ID]bool{}
	err := eachOp(ctx, q, `select id, tx, root, ent, noun, act, prev, body, sum from op where act = 2 and act <> 1`, func(o *op) error {
		all[o.root] = true
		return nil
	})
	return all, err
}

// identifying are the words by which a person can be found in others' rows.
func identifying(r *rowState) []string {
	var words []string
	for name := range r.fields {
		if v, ok := r.shown(name).(string); ok && (name == "name" || name == "email" || name == "phone" || name == "linkedin") && len(v) > 3 {
			words = append(words, v)
		}
		if member, ok := strings.CutPrefix(name, "email."); ok {
			words = append(words, member)
		}
	}
	return words
}

// mentions lists the rows whose words still name the person: what somebody
// wrote about something else is theirs to change.
func (f *File) mentions(ctx context.Context, words []string) (found []string, err error) {
	for _, n := range model.Nouns {
		places := map[string]string{"more": "an answer"}
		for _, field := range n.Fields {
			if field.Kind == model.Text || field.Kind == model.Note || field.Kind == model.JSON {
				places[column(field.Name)] = field.Name
			}
		}
		for _, at := range slices.Sorted(maps.Keys(places)) {
			for _, word := range words {
				rows, err := f.eyes.QueryContext(ctx, `select id from `+quote(n.Name)+` where instr(`+at+`, ?) > 0`, word)
				if err != nil {
					return nil, fmt.Errorf("look for mentions: %w", err)
				}
				var id []byte
				for rows.Next() && rows.Scan(&id) == nil {
					found = append(found, fmt.Sprintf("%s %s, %s", model.Called(n.Name), asID(id), places[at]))
				}
				if err := errors.Join(rows.Err(), rows.Close()); err != nil {
					return nil, fmt.Errorf("look for mentions: %w", err)
				}
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// scrub writes the kept copies of this firm anew without what was erased, and
// empties the replica's journal. A copy that cannot be read is removed: what
// is in it cannot be known.
func (f *File) scrub(ctx context.Context) (cleaned int, err error) {
	if _, err := f.pen.ExecContext(ctx, `pragma wal_checkpoint(truncate)`); err != nil {
		return 0, f.busy(err)
	}
	kept, err := f.Snapshots(ctx)
	if err != nil {
		return 0, err
	}
	for _, s := range kept {
		changed, err := f.scrubCopy(ctx, s.Path)
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrForeign) {
			changed, err = true, os.Remove(s.Path)
		}
		if err != nil {
			return cleaned, fmt.Errorf("clean the copy %s: %w", filepath.Base(s.Path), err)
		}
		if changed {
			cleaned++
		}
	}
	return cleaned, nil
}

// eraseAgain blanks what a log says is erased and still holds.
func (f *File) eraseAgain(ctx context.Context) error {
	roots, err := erasedRoots(ctx, f.eyes)
	if err != nil || len(roots) == 0 {
		return err
	}
	tx, err := f.pen.BeginTx(ctx, nil)
	if err != nil {
		return f.busy(err)
	}
	defer tx.Rollback()
	set, err := readDigest(ctx, tx)
	if err != nil {
		return err
	}
	u := &union{ctx: ctx, tx: tx, set: set, touched: map[address]bool{}}
	for root := range roots {
		if err := u.erase(root); err != nil {
			return err
		}
	}
	if err := setMeta(ctx, tx, "digest", u.set.String()); err != nil {
		return err
	}
	return tx.Commit()
}

// eraseAs brings the erasures of another replica of this firm into this one.
func (f *File) eraseAs(ctx context.Context, from *File) (changed bool, err error) {
	var batch []op
	err = eachOp(ctx, from.eyes, `select id, tx, root, ent, noun, act, prev, body, sum from op
where tx in (select tx from op where act = 2 and act <> 1) order by id`, func(o *op) error {
		batch = append(batch, *o)
		return nil
	})
	if err != nil {
		return false, err
	}
	fresh := batch[:0]
	for _, o := range batch {
		if _, err := opAt(ctx, f.eyes, o.id); errors.Is(err, sql.ErrNoRows) {
			fresh = append(fresh, o)
		} else if err != nil {
			return false, err
		}
	}
	if len(fresh) == 0 {
		return false, nil
	}
	return true, (&merger{File: f, taken: taken{folded: map[address]bool{}}}).writeBatch(ctx, fresh)
}

// scrubCopy takes what was erased since out of a kept copy, if it is in it.
func (f *File) scrubCopy(ctx context.Context, path string) (changed bool, err error) {
	im, err := imageAt(ctx, path, path)
	if err != nil {
		return false, err
	}
	fits := im.firm == f.identity
	im.Close()
	if !fits {
		return false, nil // another firm's: none of ours stands in it
	}
	dir, err := os.MkdirTemp(f.dir, "scrub-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	b, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	if err := os.WriteFile(filepath.Join(dir, "work.db"), b, 0o600); err != nil {
		return false, err
	}
	c := &File{path: path, dir: dir, firm: f.firm, identity: f.identity}
	if err := c.connect(); err != nil {
		return false, err
	}
	defer c.shut()
	if changed, err = c.eraseAs(ctx, f); err != nil || !changed {
		return false, err
	}
	clean := filepath.Join(dir, "clean.db")
	if _, err := c.snapshot(ctx, clean); err != nil {
		return false, err
	}
	return true, os.Rename(clean, path)
}
