package store

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// snapshot writes the replica's content as one complete file in rollback
// mode, syncs it, and reads it back. The file may be there, and empty. What
// was written is described by an image that is closed already.
func (f *File) snapshot(ctx context.Context, path string) (*image, error) {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) // SQLite alone would let everybody read
	if err != nil {
		return nil, fmt.Errorf("write the file: %w", err)
	}
	defer out.Close()
	if err := f.vacuumInto(ctx, path); err != nil {
		return nil, fmt.Errorf("write the file: %w", err)
	}
	if err := makePristine(path); err != nil {
		return nil, fmt.Errorf("write the file: %w", err)
	}
	if err := out.Sync(); err != nil {
		return nil, fmt.Errorf("make the file safe on the disk: %w", err)
	}
	im, err := f.readBack(ctx, path)
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("read back what was written: %s", err) // what is wrong with it is none of the user's file
	}
	return im, err
}

// readBack makes sure that a written version is one.
func (f *File) readBack(ctx context.Context, path string) (*image, error) {
	im, err := imageAt(ctx, path, path)
	if err != nil {
		return nil, err
	}
	defer im.Close()
	if im.edited || im.firm != f.identity {
		return nil, errors.New("it is not what was to be written")
	}
	return im, im.addUp(ctx)
}

// addUp makes sure that the log is as long and adds up as the version says,
// without looking at what its entries say.
func (im *image) addUp(ctx context.Context) error {
	var n, high, low int64
	err := im.db.QueryRowContext(ctx, `select count(*), coalesce(sum(sum >> 32), 0), coalesce(sum(sum & 4294967295), 0) from op`).Scan(&n, &high, &low)
	if err != nil {
		return damaged(im.path, "its log cannot be read")
	}
	if (digest{n, uint64(high)<<32 + uint64(low)}) != im.digest {
		return damaged(im.path, "entries of its log are missing")
	}
	im.last, err = lastID(ctx, im.db)
	return err
}

// vacuumInto copies through a reading connection, so that writing goes on
// meanwhile; "query only" would refuse the copy as well.
func (f *File) vacuumInto(ctx context.Context, path string) error {
	conn, err := f.eyes.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `pragma query_only = off`); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, `vacuum into ?`, path)
	_, back := conn.ExecContext(context.WithoutCancel(ctx), `pragma query_only = on`)
	return errors.Join(err, back)
}
