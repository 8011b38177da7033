package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// The kinds of kept copies. The kind stands in the file's name, so that a
// person finds their way in the folder too.
const (
	kindBackup  = "backup"
	kindAside   = "set aside"
	kindDamaged = "damaged"
)

// How many backups are kept: the last ones, and one of each of the last days.
const (
	lastKept  = 10
	dailyKept = 30
)

func (f *File) recovery() (string, error) {
	dir := filepath.Join(f.dir, "recovery")
	return dir, makeFolder(dir)
}

// copyName is what a kept copy is called: "firm backup 2026-11-23 100000.000.baton".
func (f *File) copyName(kind string, at time.Time) string {
	stem := strings.TrimSuffix(filepath.Base(f.path), filepath.Ext(f.path))
	return stem + " " + kind + " " + at.Format(stampForm) + ".baton"
}

const stampForm = "2006-01-02 150405.000"

// Backup writes a safe, complete copy of the firm. Without a name it goes to
// this computer's recovery folder, where the last ten and one a day for thirty
// days are kept; a copy elsewhere is locked like the shared file. It returns
// where the copy is; an existing file is never overwritten.
func (f *File) Backup(ctx context.Context, out string) (string, error) {
	if out == "" {
		return f.keep(ctx, kindBackup)
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(out); err == nil {
		return "", fileError(ErrExists, out, "There is a file at %s already: choose another name for the backup; it was left alone.", out)
	}
	r, err := f.newRound()
	if err == nil {
		_, err = r.writeVersion(ctx, out)
	}
	if err != nil {
		os.Remove(out)
		return "", fileError(ErrPublish, out, "The backup could not be written to %s (%v): choose another place.", out, err)
	}
	return out, nil
}

// keep writes a copy into the recovery folder.
func (f *File) keep(ctx context.Context, kind string) (string, error) {
	dir, err := f.recovery()
	if err != nil {
		return "", err
	}
	out := filepath.Join(dir, f.copyName(kind, time.Now()))
	if _, err := f.snapshot(ctx, out); err != nil {
		os.Remove(out)
		return "", fileError(ErrPublish, out, "The backup could not be written to %s (%v): free some space there.", out, err)
	}
	return out, f.thin(ctx)
}

// setAside keeps the bytes of a version that cannot be read, as they are.
func (f *File) setAside(b []byte) (string, error) {
	dir, err := f.recovery()
	if err != nil {
		return "", err
	}
	out, err := os.OpenFile(filepath.Join(dir, f.copyName(kindDamaged, time.Now())), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	_, err = out.Write(b)
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(out.Name())
	}
	return out.Name(), err
}

// thin removes backups that are neither among the last nor the last of one of
// the last days. What was set aside stays until somebody removes it.
func (f *File) thin(ctx context.Context) error {
	all, err := f.Snapshots(ctx)
	if err != nil {
		return err
	}
	days, kept := map[string]bool{}, 0
	for _, s := range all {
		if s.Kind != kindBackup {
			continue
		}
		kept++
		day := s.At.Format(time.DateOnly)
		if kept > lastKept && (days[day] || len(days) >= dailyKept) {
			if err := os.Remove(s.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("remove an old backup: %w", err)
			}
			continue
		}
		days[day] = true
	}
	return nil
}

// Snapshots lists the copies that this computer kept, newest first.
func (f *File) Snapshots(context.Context) ([]model.Snapshot, error) {
	return snapshotsIn(filepath.Join(f.dir, "recovery"))
}

func snapshotsIn(dir string) ([]model.Snapshot, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for kept copies: %w", err)
	}
	var all []model.Snapshot
	for _, e := range entries {
		st, err := e.Info()
		if err != nil || !e.Type().IsRegular() {
			continue
		}
		s := model.Snapshot{Path: filepath.Join(dir, e.Name()), At: st.ModTime(), Size: st.Size(), Kind: kindBackup}
		for _, kind := range []string{kindAside, kindDamaged} {
			if strings.Contains(e.Name(), " "+kind+" ") {
				s.Kind = strings.ReplaceAll(kind, " ", "-")
			}
		}
		stem := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))
		if at, err := time.ParseInLocation(stampForm, stem[max(0, len(stem)-len(stampForm)):], time.Local); err == nil {
			s.At = at
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b model.Snapshot) int { return b.At.Compare(a.At) })
	return all, nil
}
