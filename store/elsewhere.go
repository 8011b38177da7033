package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"baton/model"
	"baton/store/share"
)

// Elsewhere is another file of the same firm that this computer knows.
type Elsewhere struct {
	Path        string
	There       bool // the file lies there still
	Unpublished int  // changes that lie only on this computer, under that path
	dir         string
}

// Elsewhere lists the other files of this firm that this computer has worked
// in: where it was before it was moved, and copies of it.
func (f *File) Elsewhere(ctx context.Context) ([]Elsewhere, error) {
	dirs, err := filepath.Glob(filepath.Join(filepath.Dir(f.dir), f.identity.String()+"-*"))
	if err != nil {
		return nil, err
	}
	var all []Elsewhere
	for _, dir := range dirs {
		s, err := readState(dir)
		if dir == f.dir || err != nil || !exists(filepath.Join(dir, "work.db")) {
			continue
		}
		e := Elsewhere{Path: s.Path, There: exists(s.Path), dir: dir}
		other, err := peek(s.Path, dir)
		if err != nil {
			continue
		}
		e.Unpublished, err = other.unpublished(ctx, s)
		other.shut()
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// peek reads a replica without taking part in it.
func peek(path, dir string) (*File, error) {
	f := &File{path: path, dir: dir}
	if err := f.connect(); err != nil {
		f.shut()
		return nil, err
	}
	if err := f.readIdentity(context.Background()); err != nil {
		f.shut()
		return nil, err
	}
	return f, nil
}

// Copied says which file this one is a copy of, if it is one that lies there
// still and nobody has said yet whether both are the same firm.
func (f *File) Copied(ctx context.Context) (path string, err error) {
	s, err := readState(f.dir)
	if err != nil || s.Same {
		return "", err
	}
	all, err := f.Elsewhere(ctx)
	for _, e := range all {
		if e.There {
			return e.Path, err
		}
	}
	return "", err
}

// SameFirm answers the question that a copy raises: both are the same firm,
// and what is done in one can be merged into the other.
func (f *File) SameFirm(context.Context) error {
	unlock, err := lock(f.dir)
	if err != nil {
		return err
	}
	defer unlock()
	return f.changeState(func(s *state) { s.Same = true })
}

// NewFirm answers it the other way: the copy keeps all that was done and is a
// firm of its own from now on, which is never merged with the first. Open it
// anew afterwards.
func (f *File) NewFirm(ctx context.Context) error {
	unlock, err := lock(f.dir)
	if err != nil {
		return err
	}
	defer unlock()
	r, err := f.newRound()
	if err != nil {
		return err
	}
	if err := r.replaceable(); err != nil {
		return err
	}
	f.used.Unlock()
	f.used = nil
	end, err := alone(f.dir, f.path)
	if err != nil {
		return err
	}
	defer end()
	own := tick(0).after(time.Now()).id(newSession())
	tx, err := f.pen.BeginTx(ctx, nil)
	if err != nil {
		return f.busy(err)
	}
	defer tx.Rollback()
	for key, id := range map[string]model.ID{"firm": own, "root": f.firm} {
		if err := setMeta(ctx, tx, key, id.String()); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return f.busy(err)
	}
	f.identity = own
	r.state.Same, r.state.Replica = true, uuid.NewString()
	if _, err := r.push(ctx); err != nil {
		return f.unsynced(err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	end()
	unlock()
	return os.Rename(f.dir, filepath.Join(filepath.Dir(f.dir), own.String()+"-"+pathHash(f.path)))
}

// Merge takes in the version of this firm that lies at path, and publishes
// the union. The other file stays as it is.
func (f *File) Merge(ctx context.Context, path string) (model.Round, error) {
	return f.merging(ctx, func(r *round) error {
		b, _, err := share.ReadStable(path)
		if err != nil {
			return fileError(ErrMissing, path, "%s cannot be read (%v): check the name.", path, cause(err))
		}
		if b, err = unseal(b, r.state.Passphrase, path); err != nil {
			return err
		}
		im, err := imageIn(ctx, b, path)
		if err != nil {
			return err
		}
		defer im.Close()
		name := filepath.Base(path)
		if name == filepath.Base(r.path) { // it would sound like this one
			name = path
		}
		return r.takeForeign(ctx, im, "the file "+name)
	})
}

// MergeUnpublished takes in the work that lies only on this computer, under
// other paths of this firm.
func (f *File) MergeUnpublished(ctx context.Context) (model.Round, error) {
	all, err := f.Elsewhere(ctx)
	if err != nil {
		return model.Round{}, err
	}
	return f.merging(ctx, func(r *round) error {
		for _, e := range all {
			if e.Unpublished == 0 {
				continue
			}
			if err := r.takeReplica(ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// merging runs one more step before a round, under one lock.
func (f *File) merging(ctx context.Context, step func(*round) error) (model.Round, error) {
	unlock, err := lock(f.dir)
	if err != nil {
		return model.Round{}, err
	}
	defer unlock()
	r, err := f.newRound()
	if err == nil {
		err = step(r)
	}
	if err == nil {
		err = r.run(ctx)
	}
	r.out.At = time.Now()
	return r.out, f.unsynced(err)
}

func (r *round) takeForeign(ctx context.Context, im *image, from string) error {
	if im.firm != r.identity {
		return fileError(ErrForeign, im.path, "%s holds another firm: only versions of one firm can be merged; nothing was changed.", im.path)
	}
	t, err := r.take(ctx, im)
	if err != nil {
		return err
	}
	return r.report(ctx, t, model.Merged{From: from, File: filepath.Base(im.path)})
}

// takeReplica merges another replica of this computer through a snapshot.
func (r *round) takeReplica(ctx context.Context, e Elsewhere) error {
	other, err := peek(e.Path, e.dir)
	if err != nil {
		return err
	}
	defer other.shut()
	at := filepath.Join(r.dir, "other-"+uuid.NewString())
	defer os.Remove(at)
	if _, err := other.snapshot(ctx, at); err != nil {
		return err
	}
	im, err := imageAt(ctx, at, e.Path)
	if err != nil {
		return err
	}
	defer im.Close()
	if err := r.takeForeign(ctx, im, "this computer's work under "+e.Path); err != nil {
		return err
	}
	if e.There {
		return nil // its own file will have it too
	}
	return other.changeState(func(s *state) { s.Digest = im.digest.String() }) // it is in a file now
}

// unusedTime is how long a replica with nothing unpublished is kept unused.
const unusedTime = 30 * 24 * time.Hour

// sweep removes replicas that nobody has used for long and that hold nothing
// of their own. Their kept copies stay.
func sweep(ctx context.Context, base string) {
	dirs, _ := filepath.Glob(filepath.Join(base, "*-*"))
	for _, dir := range dirs {
		s, err := readState(dir)
		used, unknown := os.Stat(filepath.Join(dir, "used"))
		if err != nil || unknown != nil || time.Since(used.ModTime()) < unusedTime || !exists(s.Path) {
			continue
		}
		if f, err := peek(s.Path, dir); err == nil {
			n, err := f.unpublished(ctx, s)
			f.shut()
			if err == nil && n == 0 {
				discard(dir, s.Path)
			}
		}
	}
}

// discard removes a replica that nobody uses.
func discard(dir, path string) {
	end, err := alone(dir, path)
	if err != nil {
		return
	}
	defer end()
	removeWork(dir)
	os.Remove(filepath.Join(dir, "state.json"))
}

// removeWork removes a replica's database with all that SQLite keeps beside
// it, for good: the next one would be read with what is left of this one.
func removeWork(dir string) error {
	var errs []error
	for _, name := range []string{"work.db", "work.db-wal", "work.db-shm", "work.db-journal"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(append(errs, share.SyncFolder(dir))...)
}

// elsewhereNotes are the lines that opening has about other files of the firm.
func (f *File) elsewhereNotes(ctx context.Context) (notes []string) {
	all, err := f.Elsewhere(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil // it is only a hint
	}
	for _, e := range all {
		if e.Unpublished > 0 {
			notes = append(notes, fmt.Sprintf("This computer has %s of this firm that went only into its copy for %s: 'merge --unpublished' takes them into this file.", count(e.Unpublished, "change"), e.Path))
		}
	}
	return notes
}
