package store

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"baton/model"
	"baton/store/share"
)

// state is what this computer remembers about one shared file. It lies beside
// the replica, never in the file.
type state struct {
	Path       string     `json:"path"`
	Replica    string     `json:"replica"`
	Digest     string     `json:"digest"`         // of what the shared file holds; empty: it has to be written
	Last       string     `json:"last,omitempty"` // the greatest id of the log when it was written: what comes after is not in it
	Seen       share.Seen `json:"seen"`
	Passphrase string     `json:"passphrase,omitempty"` // the file is locked; the replica beside this is not
	Sealed     bool       `json:"sealed,omitempty"`     // the file was locked when it was last read or written
	Newer      bool       `json:"newer,omitempty"`      // a newer Baton wrote it: it is read, and never written
	Gone       bool       `json:"gone,omitempty"`       // it was not there
	Same       bool       `json:"same,omitempty"`       // a copy, and somebody said it is the same firm
}

// holds says whether the shared file still is what this computer last read or
// wrote there.
func (s state) holds(seen share.Mark) bool { return s.Digest != "" && s.Seen.Current.Same(seen) }

func readState(dir string) (s state, err error) {
	b, err := os.ReadFile(filepath.Join(dir, "state.json"))
	if err != nil {
		return s, fmt.Errorf("read what this computer knows of the file: %w", err)
	}
	return s, json.Unmarshal(b, &s)
}

func writeState(dir string, s state) error {
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, "state-*")
	if err != nil {
		return fmt.Errorf("note what the file holds: %w", err)
	}
	_, err = tmp.Write(b)
	if e := tmp.Sync(); err == nil {
		err = e
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(tmp.Name(), filepath.Join(dir, "state.json"))
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("note what the file holds: %w", err)
	}
	return nil
}

// metAt is the last entry that this computer and the shared file both had when
// they last met: the zero id where they never did.
func (f *File) metAt() model.ID {
	s, err := readState(f.dir)
	if err != nil {
		return model.ID{}
	}
	id, _ := model.ParseID(s.Last)
	return id
}

// changeState reads, changes and writes what is remembered; the caller holds
// the lock of the replica.
func (f *File) changeState(change func(*state)) error {
	s, err := readState(f.dir)
	if err != nil {
		return err
	}
	change(&s)
	return writeState(f.dir, s)
}

// lock guards a replica's folder: adopting, merging and publishing happen one
// at a time, whatever process does them.
func lock(dir string) (func(), error) {
	if err := makeFolder(dir); err != nil {
		return nil, fmt.Errorf("make the folder of this computer's copy: %w", err)
	}
	l := flock.New(filepath.Join(dir, "lock"))
	if err := l.Lock(); err != nil {
		return nil, fmt.Errorf("wait for another Baton: %w", err)
	}
	return func() { l.Unlock() }, nil
}

// remember notes that a file was read again and is as it was. Where somebody
// else is at it, they will.
func remember(dir string, at share.Mark) {
	l := flock.New(filepath.Join(dir, "lock"))
	if ok, err := l.TryLock(); !ok || err != nil {
		return
	}
	defer l.Unlock()
	if s, err := readState(dir); err == nil && at.Reads(s.Seen.Current) {
		s.Seen.Current = at
		_ = writeState(dir, s) // it only saves reading once more
	}
}

// use says, for as long as a file is open, that its replica is in use.
func use(dir string) (*flock.Flock, error) {
	at := filepath.Join(dir, "used")
	l := flock.New(at)
	ok, err := l.TryRLockContext(context.Background(), 50*time.Millisecond)
	if err != nil || !ok {
		return nil, fmt.Errorf("use this computer's copy: %w", err)
	}
	now := time.Now()
	_ = os.Chtimes(at, now, now) // only for tidying up long after
	return l, nil
}

// alone takes a replica that nobody uses, to put another in its place.
func alone(dir, path string) (func(), error) {
	l := flock.New(filepath.Join(dir, "used"))
	ok, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("use this computer's copy: %w", err)
	}
	if !ok {
		return nil, fileError(ErrBusy, path, "%s is open in another Baton on this computer: close it there first; nothing was changed.", path)
	}
	return func() { l.Unlock() }, nil
}
