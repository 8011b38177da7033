package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

var errNoExchange = errors.New("this file system cannot swap two files")

// publishTries bounds how often a publish goes round when somebody else keeps
// changing the file.
const publishTries = 8

// Unpublished says whether this computer holds changes that the shared file
// lacks.
func (f *File) Unpublished(ctx context.Context) (bool, error) {
	own, err := readDigest(ctx, f.eyes)
	if err != nil {
		return false, err
	}
	s, err := readState(f.dir)
	return err != nil || s.Digest != own.String(), nil
}

// Publish swaps a complete, verified copy of the replica into the shared
// file's place. What lay there is read before it goes: news in it is merged
// and published with ours. It does nothing when the file already has it all.
func (f *File) Publish(ctx context.Context) error {
	unlock, err := lock(f.dir)
	if err != nil {
		return err
	}
	defer unlock()
	if err := f.publish(ctx); err != nil {
		var known *FileError
		if errors.As(err, &known) && !errors.Is(err, ErrDamaged) {
			return err
		}
		return fileError(ErrPublish, f.path, "Saved on this computer, but not yet in %s (%v): it will be tried again.", f.path, err)
	}
	return nil
}

func (f *File) publish(ctx context.Context) error {
	var held []string // displaced versions whose news is not yet visible at the path
	for range publishTries {
		if err := f.pull(ctx); err != nil {
			return err
		}
		pending, err := f.Unpublished(ctx)
		if err != nil {
			return err
		}
		news := false
		if pending {
			if news, held, err = f.swap(ctx, held); err != nil {
				return err
			}
		}
		if !news {
			for _, h := range held {
				os.Remove(h)
			}
			return nil
		}
	}
	return errors.New("the file keeps changing under us")
}

// swap puts our version in place and reads what it displaced; what held news
// is kept until that news is visible at the path.
func (f *File) swap(ctx context.Context, held []string) (news bool, still []string, err error) {
	if err := f.writable(); err != nil {
		return false, held, err
	}
	displaced, err := f.swapIn(ctx)
	if err != nil || displaced == "" {
		return false, held, err
	}
	if news, err = f.readDisplaced(ctx, displaced); err != nil {
		return false, held, err
	}
	if news {
		return true, append(held, displaced), nil
	}
	os.Remove(displaced)
	return false, held, nil
}

// pull takes in what the shared file holds if it is not what we last saw.
func (f *File) pull(ctx context.Context) error {
	s, err := readState(f.dir)
	if err != nil {
		return err
	}
	st, err := os.Stat(f.path)
	switch {
	case errors.Is(err, os.ErrNotExist) && s.Digest == "":
		return nil
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("the file is gone from its folder; 'restore' puts it back")
	case err != nil:
		return err
	case s.sees(st):
		return nil
	}
	_, err = f.takeFrom(ctx, f.path)
	return err
}

// takeFrom stages a version of this firm's file, merges it, and notes it as
// what the shared file holds.
func (f *File) takeFrom(ctx context.Context, path string) (int, error) {
	staged, st, err := stage(path, filepath.Dir(f.dir))
	if err != nil {
		return 0, err
	}
	defer os.Remove(staged)
	db, im, err := inspect(ctx, staged)
	if err != nil {
		return 0, renamed(err, staged, path)
	}
	err = verifyLog(ctx, db, path, im.digest)
	db.Close()
	if err != nil {
		return 0, err
	}
	if im.firm != f.firm {
		return 0, fileError(ErrForeign, path, "%s now holds another firm: it was left alone; your changes are safe on this computer.", path)
	}
	news, err := f.take(ctx, staged)
	if err != nil || path != f.path {
		return news, err
	}
	s, err := readState(f.dir)
	if err != nil {
		return news, err
	}
	s.Digest, s.Size, s.ModTime = im.digest.String(), st.Size(), st.ModTime()
	return news, writeState(f.dir, s)
}

// swapIn writes a snapshot beside the shared file, reads it back, and swaps
// it in. It returns where the displaced version lies now ("" if there was none).
func (f *File) swapIn(ctx context.Context) (displaced string, err error) {
	tmp := filepath.Join(filepath.Dir(f.path), fmt.Sprintf("~$%s.%s.tmp", strings.TrimSuffix(filepath.Base(f.path), ".baton"), newName()))
	im, err := f.snapshot(ctx, tmp)
	if err != nil {
		os.Remove(tmp)
		return "", err
	}
	st, err := os.Stat(tmp)
	if err != nil {
		return "", err
	}
	displaced, err = replace(tmp, f.path)
	if err != nil {
		os.Remove(tmp)
		return "", err
	}
	syncFolder(filepath.Dir(f.path))
	s, err := readState(f.dir)
	if err != nil {
		return displaced, err
	}
	seen := s
	s.Path, s.Digest, s.Size, s.ModTime = f.path, im.digest.String(), st.Size(), st.ModTime()
	if err := writeState(f.dir, s); err != nil {
		return displaced, err
	}
	if old, err := os.Stat(displaced); displaced != "" && err == nil && seen.sees(old) {
		os.Remove(displaced) // exactly the version we had taken in before
		return "", nil
	}
	return displaced, nil
}

// readDisplaced looks into a version that came between our look and our swap.
func (f *File) readDisplaced(ctx context.Context, displaced string) (news bool, err error) {
	n, err := f.takeFrom(ctx, displaced)
	if err != nil {
		kept := filepath.Join(f.dir, "kept-"+filepath.Base(displaced))
		if e := copyFile(displaced, kept); e != nil {
			return false, fmt.Errorf("a version that cannot be read was left at %s: %w", displaced, err)
		}
		return false, nil
	}
	return n > 0, nil
}

// snapshot writes the replica's content as one complete file in rollback
// mode, syncs it, and reads it back.
func (f *File) snapshot(ctx context.Context, path string) (image, error) {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return image{}, fmt.Errorf("write beside the file: %w", err)
	}
	defer out.Close()
	if err := f.vacuumInto(ctx, path); err != nil {
		return image{}, fmt.Errorf("write the file: %w", err)
	}
	if err := out.Sync(); err != nil {
		return image{}, fmt.Errorf("make the file safe on the disk: %w", err)
	}
	db, im, err := inspect(ctx, path)
	if err != nil {
		return im, err
	}
	defer db.Close()
	var n int64
	if err := db.QueryRowContext(ctx, `select count(*) from op`).Scan(&n); err != nil || n != im.digest.Count {
		return im, fmt.Errorf("the written file does not read back: %d of %d entries (%v)", n, im.digest.Count, err)
	}
	return im, nil
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

// replace puts a at path and says where what lay there is now.
func replace(a, path string) (displaced string, err error) {
	if err := os.Link(a, path); err == nil {
		return "", os.Remove(a)
	}
	switch err := exchange(a, path); {
	case err == nil:
		return a, nil
	case errors.Is(err, os.ErrNotExist):
		return "", os.Rename(a, path) // no hard links here, and nothing at path
	case !errors.Is(err, errNoExchange):
		return "", err
	}
	displaced = a + ".old"
	if err := os.Link(path, displaced); err != nil {
		if err := copyFile(path, displaced); err != nil {
			return "", err
		}
	}
	return displaced, os.Rename(a, path)
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync() // not every file system can; the file itself is synced
		d.Close()
	}
}
