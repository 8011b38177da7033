package store

import (
	"bytes"
	"context"
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
