package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"baton/model"
	"baton/store/share"
)

// replicaOf finds the replica that this computer has for a path whose file
// may be gone or damaged.
func (o *opening) replica() (string, error) {
	var found []string
	for _, dir := range o.known() {
		if _, err := readState(dir); err == nil {
			found = append(found, dir)
		}
	}
	switch len(found) {
	case 0:
		return "", fileError(ErrMissing, o.path, "This computer has no copy of %s to restore: open a backup instead.", o.path)
	case 1:
		return found[0], nil
	}
	if b, _, err := share.ReadStable(o.path); err == nil { // several firms have lain here: the one that lies here now
		if im, err := imageIn(context.Background(), b, o.path); err == nil {
			defer im.Close()
			return filepath.Join(o.base, im.firm.String()+"-"+pathHash(o.path)), nil
		}
	}
	return "", fileError(ErrMissing, o.path, "Several firms have been kept at %s: restore one of their copies by its name.", o.path)
}

// Kept lists the copies that this computer has kept of the firm at path, also
// when the file itself cannot be opened.
func Kept(path string) ([]model.Snapshot, error) {
	o, err := newOpening(path)
	if err != nil {
		return nil, err
	}
	dirs, _ := filepath.Glob(filepath.Join(o.base, "*-"+pathHash(o.path)))
	var all []model.Snapshot
	for _, dir := range dirs {
		some, err := snapshotsIn(filepath.Join(dir, "recovery"))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// PutBack puts this computer's copy of the firm at path back there, when the
// file is gone or damaged. What lay there is set aside.
func PutBack(ctx context.Context, path string) (*File, model.Round, error) {
	o, err := newOpening(path)
	if err != nil {
		return nil, model.Round{}, err
	}
	dir, err := o.replica()
	if err != nil {
		return nil, model.Round{}, err
	}
	f, err := openReplica(o.path, dir)
	if err != nil {
		return nil, model.Round{}, err
	}
	out, err := f.merging(ctx, func(r *round) error {
		r.state.Digest, r.state.Last, r.state.Seen.Current = "", "", share.Mark{}
		r.state.Newer = false // unless it is there, and says so again
		return nil
	})
	if err != nil {
		f.Close()
		return nil, out, err
	}
	return f, out, nil
}

// AsFile takes the file at path as it is, instead of adding what it lacks:
// this computer's copy is set aside first.
func AsFile(ctx context.Context, path string) (*File, error) {
	return replaceWork(ctx, path, func(o *opening, f *File) error {
		b, _, err := share.ReadStable(o.path)
		if err != nil {
			return fileError(ErrMissing, o.path, "%s cannot be read (%v).", o.path, cause(err))
		}
		if err := o.belongs(ctx, b, o.path, f); err != nil {
			return err
		}
		_, err = f.keep(ctx, kindAside)
		return err
	})
}

// Restore makes a kept copy the firm's file at path again. The present state,
// of the file and of this computer, is set aside first. Other computers that
// share the file add what they know again.
func Restore(ctx context.Context, path, snapshot string) (*File, error) {
	return replaceWork(ctx, path, func(o *opening, f *File) error {
		b, _, err := share.ReadStable(snapshot)
		if err != nil {
			return fileError(ErrMissing, snapshot, "There is no copy at %s: 'restore' without a name lists them.", snapshot)
		}
		if err := o.belongs(ctx, b, snapshot, f); err != nil {
			return err
		}
		r, err := f.newRound()
		if err != nil {
			return err
		}
		if err := r.pull(ctx); err != nil && !errors.Is(err, ErrMissing) && !errors.Is(err, ErrDamaged) {
			return err
		}
		if err := r.replaceable(); err != nil {
			return err
		}
		if _, err := f.keep(ctx, kindAside); err != nil { // with what the file held
			return err
		}
		_, displaced, err := f.way.Push(ctx, func(to string) error { return r.writeBytes(to, b) }, r.state.Seen.Current)
		if err == nil && displaced != nil {
			_, err = f.way.Release(ctx, *displaced, func(b []byte) bool { return r.contains(ctx, b) })
		}
		return err
	})
}

// replaceWork sets this computer's copy aside, lets change do what it wants
// with the file, and takes the file as it is then.
func replaceWork(ctx context.Context, path string, change func(*opening, *File) error) (*File, error) {
	o, err := newOpening(path)
	if err != nil {
		return nil, err
	}
	dir, err := o.replica()
	if err != nil {
		return nil, err
	}
	unlock, err := lock(dir)
	if err != nil {
		return nil, err
	}
	end, err := alone(dir, o.path)
	if err != nil {
		unlock()
		return nil, err
	}
	err = o.emptyReplica(ctx, dir, change)
	end()
	unlock()
	if err != nil {
		return nil, err
	}
	return o.adopt(ctx)
}

func (o *opening) emptyReplica(ctx context.Context, dir string, change func(*opening, *File) error) error {
	s, err := readState(dir)
	if err != nil {
		return err
	}
	o.passphrase, o.name = s.Passphrase, s.Replica
	f, err := peek(o.path, dir)
	if err != nil {
		return unopened(o.path, err)
	}
	f.way = folder(o.path)
	err = change(o, f)
	if e := f.shut(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if err := removeWork(dir); err != nil {
		return fmt.Errorf("put this computer's copy aside: %w", err)
	}
	return os.Remove(filepath.Join(dir, "state.json"))
}

// belongs makes sure that bytes are a sound version of the firm of f, before
// anything is given up for them.
func (o *opening) belongs(ctx context.Context, b []byte, path string, f *File) error {
	b, err := unseal(b, o.passphrase, path)
	if err != nil {
		return err
	}
	im, err := imageIn(ctx, b, path)
	if err != nil {
		return err
	}
	defer im.Close()
	if im.firm != f.identity {
		return fileError(ErrForeign, path, "%s holds another firm: open it by itself; nothing was changed.", path)
	}
	return verifyLog(ctx, im.db, path, im.digest)
}

// Give tells this computer the passphrase of a file that somebody has locked
// meanwhile.
func (f *File) Give(ctx context.Context, passphrase string) (model.Round, error) {
	return f.merging(ctx, func(r *round) error {
		r.state.Passphrase = passphrase // kept once it has opened the file
		return nil
	})
}

// Protect locks the shared file by a passphrase, or, with an empty one, takes
// the lock away. This computer's own copy is not locked.
func (f *File) Protect(ctx context.Context, passphrase string) error {
	_, err := f.merging(ctx, func(r *round) error {
		if r.state.Sealed || passphrase != "" {
			if err := r.pull(ctx); err != nil { // by the passphrase that locks it now
				return err
			}
			r.state.Digest = "locked anew"
		}
		r.state.Passphrase = passphrase
		return writeState(r.dir, r.state)
	})
	return err
}
