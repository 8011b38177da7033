package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"baton/model"
)

// Create makes a new firm of a template's rows at path and publishes it. It
// refuses to overwrite anything.
func Create(ctx context.Context, path string, seeds []model.Seed, clock func() time.Time) (*File, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, fileError(ErrExists, path, "There is a file at %s already: choose another name; it was left alone.", path)
	}
	base, err := home()
	if err != nil {
		return nil, err
	}
	firm := tick(0).after(time.Now()).id(newSession())
	dir := filepath.Join(base, firm.String()+"-"+pathHash(path))
	if err := makeFolder(dir); err != nil {
		return nil, fmt.Errorf("make the folder of this computer's copy: %w", err)
	}
	f, err := create(ctx, path, dir, firm, seeds, clock)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return f, nil
}

func create(ctx context.Context, path, dir string, firm model.ID, seeds []model.Seed, clock func() time.Time) (*File, error) {
	if !folderWritable(filepath.Dir(path)) {
		return nil, fileError(ErrReadOnly, path, "The folder of %s is read-only: choose another place.", path)
	}
	if err := initialise(dir, firm, firm); err != nil {
		return nil, err
	}
	if err := writeState(dir, state{Path: path, Replica: uuid.NewString()}); err != nil {
		return nil, err
	}
	f, err := openReplica(path, dir)
	if err != nil {
		return nil, err
	}
	err = f.As(model.Actor{}, clock).Plant(ctx, "New firm", seeds)
	if err == nil {
		_, err = f.Sync(ctx)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Abandon takes back a firm that was never finished: its file and this
// computer's copy go.
func (f *File) Abandon() error {
	return errors.Join(f.Close(), os.Remove(f.path), os.RemoveAll(f.dir))
}

// Plant writes a template's rows in one transaction. The seed of noun "firm"
// becomes the firm's own row; every other row is the firm's.
func (d *Desk) Plant(ctx context.Context, do string, seeds []model.Seed) error {
	return d.write(ctx, do, func(w *writer) error {
		ids := make(map[string]model.ID, len(seeds))
		for _, s := range seeds {
			if s.Noun == "firm" {
				ids[s.Key] = w.firm
				continue
			}
			ids[s.Key] = w.next()
		}
		for _, s := range seeds {
			f, err := resolveSeed(s, ids)
			if err != nil {
				return err
			}
			r := newRowState(s.Noun, w.firm, ids[s.Key])
			if s.Noun == "firm" {
				if r, err = w.load("firm", w.firm, w.firm); err != nil {
					return err
				}
			}
			w.rows[address{w.firm, r.ent}] = r
			id := ids[s.Key]
			if s.Noun == "firm" {
				id = w.next()
			}
			if err := w.record(id, r, f); err != nil {
				return fmt.Errorf("template row %s: %w", s.Key, err)
			}
		}
		return nil
	})
}

// Replant takes rows away or changes them, and plants others in their place,
// as one change.
func (d *Desk) Replant(ctx context.Context, do string, edits []model.Edit, seeds []model.Seed) error {
	return d.Batch(ctx, do, func(in *Desk) error {
		if err := in.Edit(ctx, do, edits); err != nil {
			return err
		}
		return in.Plant(ctx, do, seeds)
	})
}

func resolveSeed(s model.Seed, ids map[string]model.ID) (model.Fields, error) {
	f := make(model.Fields, len(s.Fields))
	var errs []error
	for name, v := range s.Fields {
		name, v, err := resolved(s.Noun, name, v, ids)
		if err != nil {
			errs = append(errs, fmt.Errorf("template row %s %w", s.Key, err))
		}
		f[name] = v
	}
	return f, errors.Join(errs...)
}
