package share

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Push implements Transport: it writes beside the file under a name that sync
// services leave alone, and swaps the two.
func (f Folder) Push(_ context.Context, write func(string) error, seen Mark) (now Mark, displaced *Version, err error) {
	temp := f.temp()
	out, err := f.writeTemp(temp, write)
	if err != nil {
		os.Remove(temp)
		return now, nil, err
	}
	defer out.Close() // held until it is in place
	ours, err := out.Stat()
	if err == nil {
		now.Sum, err = sumAt(temp)
	}
	if err != nil {
		os.Remove(temp)
		return now, nil, fmt.Errorf("read back what was written: %w", err)
	}
	letGo(out)
	before, _ := os.Stat(f.Path)
	if before != nil && before.IsDir() {
		os.Remove(temp)
		return now, nil, fmt.Errorf("%s is a folder, not a file", f.Path)
	}
	known := before != nil && MarkOf(before).Same(seen)
	old, err := replace(temp, f.Path)
	if err != nil {
		os.Remove(temp)
		return now, nil, err
	}
	if err := SyncFolder(filepath.Dir(f.Path)); err != nil {
		return now, nil, fmt.Errorf("make the swap safe on the disk: %w", err) // what it displaced stays, as a leftover
	}
	if after, err := os.Stat(f.Path); err == nil && os.SameFile(ours, after) {
		sum := now.Sum
		now = MarkOf(after)
		now.Sum = sum
	} else {
		now = Mark{} // somebody was quicker: what lies there is not ours, and unseen
	}
	st, err := os.Stat(old)
	if old == "" || errors.Is(err, fs.ErrNotExist) {
		return now, nil, nil // there was none, or somebody else has claimed it and takes care of it
	}
	if err != nil {
		return now, nil, err
	}
	if known && os.SameFile(before, st) && before.Size() == st.Size() && before.ModTime().Equal(st.ModTime()) {
		os.Remove(old) // exactly what was read before
		return now, nil, nil
	}
	return now, &Version{Kind: Leftover, Name: filepath.Base(old), Mark: MarkOf(st), path: old}, nil
}

func sumAt(path string) (string, error) {
	in, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	_, err = io.Copy(h, in)
	return hex.EncodeToString(h.Sum(nil)), err
}

// writeTemp writes a version beside the file and holds on to it, so that
// nobody takes it for something an interrupted publish left.
func (f Folder) writeTemp(temp string, write func(string) error) (*os.File, error) {
	out, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	hold(out)
	if err = write(temp); err == nil {
		out.Chmod(f.mode()) // some file systems know no modes
		err = out.Sync()
	}
	if err != nil {
		out.Close()
		return nil, err
	}
	return out, nil
}

// mode is 0600, and in a folder where the group may write too, what the
// group may do with the file already: colleagues on a file server keep it.
func (f Folder) mode() fs.FileMode {
	dir, err := os.Stat(filepath.Dir(f.Path))
	if err != nil || dir.Mode().Perm()&0o020 == 0 {
		return 0o600
	}
	st, err := os.Stat(f.Path)
	if err != nil {
		return 0o600
	}
	return 0o600 | st.Mode().Perm()&0o060
}

// replace puts a at path and says where what lay there is now.
func replace(a, path string) (displaced string, err error) {
	if err := os.Link(a, path); err == nil {
		return "", os.Remove(a)
	}
	switch err := exchange(a, path); {
	case err == nil:
		return a, nil
	case errors.Is(err, fs.ErrNotExist):
		return "", os.Rename(a, path) // no hard links here, and nothing at path
	case !errors.Is(err, errNoExchange):
		return "", err
	}
	displaced = strings.TrimSuffix(a, ".tmp") + ".old.tmp"
	if err := os.Link(path, displaced); err != nil {
		b, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(displaced, b, 0o600)
		}
		if err != nil {
			return "", err
		}
	}
	return displaced, os.Rename(a, path)
}

// SyncFolder makes the names in a folder safe on the disk. Not every file
// system can; one that can and fails has lost something.
func SyncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
		return err
	}
	return nil
}
