package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Backup writes a safe, complete copy of the firm. Without a name it goes to
// this computer's recovery folder. It returns where the copy is; an existing
// file is never overwritten.
func (f *File) Backup(ctx context.Context, out string) (string, error) {
	if out == "" {
		dir := filepath.Join(f.dir, "recovery")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		name := strings.TrimSuffix(filepath.Base(f.path), filepath.Ext(f.path))
		out = filepath.Join(dir, name+" "+time.Now().Format("2006-01-02 150405.000")+".baton")
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(out); err == nil {
		return "", fileError(ErrExists, out, "There is a file at %s already: choose another name for the backup; it was left alone.", out)
	}
	if _, err := f.snapshot(ctx, out); err != nil {
		os.Remove(out)
		return "", fileError(ErrPublish, out, "The backup could not be written to %s (%v): choose another place.", out, err)
	}
	return out, nil
}
