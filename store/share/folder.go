package share

import (
	"bytes"
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
	"time"

	"github.com/google/uuid"
)

// Folder is a firm's file in a folder.
type Folder struct {
	Path string // of the file: absolute, links resolved
	Host string // this computer's name, as OneDrive puts it into names
}

// pollTime is how often a folder is looked at where no events arrive.
const pollTime = 5 * time.Second

// Watch implements Transport.
func (f Folder) Watch(ctx context.Context) <-chan struct{} { return watch(ctx, f.Path, pollTime) }

// Pull implements Transport. It reads names and heads only, and nothing that
// a service would have to download first.
func (f Folder) Pull(ctx context.Context, seen Seen) (found Found, err error) {
	entries, err := os.ReadDir(filepath.Dir(f.Path))
	if err != nil {
		return found, err
	}
	st, err := os.Stat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		found.Missing = true
	case err != nil:
		return found, err
	case !st.Mode().IsRegular():
		return found, fmt.Errorf("%s is a folder, not a file", f.Path)
	case !MarkOf(st).Same(seen.Current):
		found.Versions = append(found.Versions, Version{Kind: Current, Name: filepath.Base(f.Path), Mark: MarkOf(st), path: f.Path})
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		f.dropJournal(e.Name())
		if v, ok := f.candidate(e); ok && !v.Mark.Same(seen.Others[v.Name]) {
			found.Versions = append(found.Versions, v)
		}
	}
	return found, nil
}

// dropJournal removes the journal of a temporary file that is gone: SQLite
// keeps one while it writes, and nobody reads it after an interruption.
func (f Folder) dropJournal(name string) {
	temp, is := strings.CutSuffix(name, journal)
	if !is || !strings.HasPrefix(name, f.tempStem()) || !strings.HasSuffix(temp, ".tmp") {
		return
	}
	path := filepath.Join(filepath.Dir(f.Path), temp)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		os.Remove(path + journal)
	}
}

// candidate judges an entry of the folder by name, kind and first bytes.
func (f Folder) candidate(e fs.DirEntry) (v Version, ok bool) {
	name, base := e.Name(), filepath.Base(f.Path)
	if name == base || !e.Type().IsRegular() {
		return v, false
	}
	v = Version{Kind: Copy, Name: name, path: filepath.Join(filepath.Dir(f.Path), name)}
	switch {
	case strings.HasPrefix(name, f.tempStem()) && strings.HasSuffix(name, ".tmp"):
		v.Kind = Leftover
	case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || !strings.EqualFold(filepath.Ext(name), filepath.Ext(base)):
		return v, false
	}
	st, err := e.Info()
	if err != nil || placeholder(st) {
		return v, false
	}
	v.Mark = MarkOf(st)
	if v.Kind == Copy {
		v.Service, _ = Marked(base, name, f.Host)
		return v, headed(v.path)
	}
	return v, !held(v.path)
}

// headed says whether a file begins as a firm's file does, plain or sealed.
func headed(path string) bool {
	in, err := os.Open(path)
	if err != nil {
		return false
	}
	defer in.Close()
	var head [100]byte
	n, _ := io.ReadFull(in, head[:])
	return Sealed(head[:n]) || bytes.HasPrefix(head[:n], []byte("SQLite format 3\x00")) && n == len(head) && string(head[68:72]) == Sign
}

// Read implements Transport.
func (f Folder) Read(_ context.Context, v Version) ([]byte, Mark, error) { return ReadStable(v.path) }

// ReadStable reads a file whole and makes sure that it was the same file, in
// the same state, before and after.
func ReadStable(path string) ([]byte, Mark, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Mark{}, fmt.Errorf("%w: %w", ErrMoving, err)
	}
	if err != nil {
		return nil, Mark{}, err
	}
	defer in.Close()
	before, err := in.Stat()
	if err != nil {
		return nil, Mark{}, err
	}
	b := make([]byte, before.Size())
	if _, err := io.ReadFull(in, b); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, Mark{}, err
	}
	after, err := os.Stat(path)
	if err != nil || !os.SameFile(before, after) || !MarkOf(before).Alike(MarkOf(after)) {
		return nil, Mark{}, ErrMoving
	}
	m := MarkOf(after)
	m.Sum = sumOf(b)
	return b, m, nil
}

// freshTime is longer than the grain in which any file system tells time.
var freshTime = 3 * time.Second

// MarkOf is the mark of a file that lies in a folder.
func MarkOf(st fs.FileInfo) Mark {
	m := Mark{Size: st.Size(), ModTime: st.ModTime(), Changed: changedAt(st)}
	at := m.ModTime
	if m.Changed != 0 {
		at = time.Unix(0, m.Changed)
	}
	m.Fresh = time.Since(at).Abs() < freshTime
	return m
}

func sumOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Release implements Transport. The version is claimed by a new name before
// it is looked at, so that nobody can put something else in its place.
func (f Folder) Release(_ context.Context, v Version, holds func([]byte) bool) (gone bool, err error) {
	if v.Kind == Leftover {
		os.Remove(v.path + journal)
	}
	claim := f.temp()
	if err := os.Rename(v.path, claim); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return true, nil
		}
		return false, err
	}
	image, _, err := ReadStable(claim)
	if errors.Is(err, ErrMoving) {
		return false, nil // somebody else took it for a leftover, and takes care of it
	}
	if err != nil || !holds(image) {
		return false, err // it stays as a leftover, and is taken in next time
	}
	if err := os.Remove(claim); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	_ = SyncFolder(filepath.Dir(f.Path)) // should it be back after a power failure, it is tidied again
	return true, nil
}

// journal ends the name of what SQLite writes beside a file.
const journal = "-journal"

// tempStem begins the names of our own temporary files: Office's owner files
// begin so, and most sync services leave those alone.
func (f Folder) tempStem() string {
	base := filepath.Base(f.Path)
	return "~$" + strings.TrimSuffix(base, filepath.Ext(base)) + "."
}

func (f Folder) temp() string {
	return filepath.Join(filepath.Dir(f.Path), f.tempStem()+uuid.NewString()+".tmp")
}
