package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"baton/store/share"
)

// push swaps our version into the file's place. It gives the version that it
// displaced, unless that was the one we had seen.
func (r *round) push(ctx context.Context) (*share.Version, error) {
	if err := r.replaceable(); err != nil {
		return nil, err
	}
	var written *image
	now, displaced, err := r.way.Push(ctx, func(path string) (err error) {
		written, err = r.writeVersion(ctx, path)
		return err
	}, r.state.Seen.Current)
	if err != nil {
		return nil, err
	}
	r.replaced = r.state.Seen.Current
	r.state.Digest, r.state.Last = written.digest.String(), written.last
	r.state.Seen.Current, r.state.Sealed = now, r.state.Passphrase != ""
	r.out.Published = true
	return displaced, writeState(r.dir, r.state)
}

// replaceable refuses before a file is replaced that must not or cannot be.
func (r *round) replaceable() error {
	if r.state.Newer {
		return fileError(ErrNewer, r.path, "%s was written by a newer Baton: your changes are safe on this computer and go in when you have updated Baton.", r.path)
	}
	return r.writable()
}

// writeVersion writes what is published: the firm, locked if a passphrase was
// set.
func (r *round) writeVersion(ctx context.Context, path string) (*image, error) {
	if r.state.Passphrase == "" {
		return r.snapshot(ctx, path)
	}
	plain := filepath.Join(r.dir, "unsealed-"+filepath.Base(path))
	defer os.Remove(plain)
	im, err := r.snapshot(ctx, plain)
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(plain)
	if err != nil {
		return nil, err
	}
	return im, r.writeBytes(path, b)
}

// writeBytes writes a version as it is published, and reads it back.
func (r *round) writeBytes(path string, b []byte) (err error) {
	if r.state.Passphrase != "" {
		if b, err = share.Seal(b, r.state.Passphrase); err != nil {
			return fmt.Errorf("lock the file: %w", err)
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		return err
	}
	back, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(back, b) {
		return fmt.Errorf("the written file does not read back (%v)", err)
	}
	return nil
}

// takeDisplaced reads what a publish has displaced, and says whether that was
// anything else than was seen before. What must never be overwritten, and came
// in that moment, goes back into its place.
func (r *round) takeDisplaced(ctx context.Context, v share.Version) (again bool, err error) {
	b, at, err := r.way.Read(ctx, v)
	if err != nil {
		return true, nil // somebody else has claimed it and takes care of it
	}
	if at.Reads(r.replaced) {
		_, err := r.way.Release(ctx, v, func(now []byte) bool { return bytes.Equal(now, b) })
		return false, err
	}
	kept := r.mayReplace(ctx, b)
	if kept == nil {
		return true, r.takeOther(ctx, v)
	}
	_, ours, err := r.way.Push(ctx, func(path string) error { return os.WriteFile(path, b, 0o600) }, r.state.Seen.Current)
	if err != nil {
		return true, err
	}
	r.state.Digest, r.state.Seen.Current = "", share.Mark{}
	if err := writeState(r.dir, r.state); err != nil {
		return true, err
	}
	for _, version := range []*share.Version{&v, ours} {
		if version == nil {
			continue
		}
		if _, err := r.way.Release(ctx, *version, func(now []byte) bool { return bytes.Equal(now, b) || r.contains(ctx, now) }); err != nil {
			return true, err
		}
	}
	return true, kept
}

// mayReplace says why a version may not be replaced by ours: another firm's,
// one whose lock we cannot open, and a newer Baton's.
func (r *round) mayReplace(ctx context.Context, sealed []byte) error {
	b, err := unseal(sealed, r.state.Passphrase, r.path)
	if err != nil {
		if errors.Is(err, ErrLocked) {
			return err
		}
		return nil
	}
	im, err := imageIn(ctx, b, r.path)
	if err != nil {
		if errors.Is(err, ErrNewer) || errors.Is(err, ErrForeign) {
			return err
		}
		return nil
	}
	defer im.Close()
	switch {
	case im.firm != r.identity:
		return fileError(ErrForeign, r.path, "%s now holds another firm: it was left alone; your changes are safe on this computer.", r.path)
	case im.newer:
		return fileError(ErrNewer, r.path, "%s was written by a newer Baton: your changes are safe on this computer and go in when you have updated Baton.", r.path)
	}
	return nil
}
