package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"

	"baton/model"
)

// state is what this computer remembers about one shared file. It lies beside
// the replica, never in the file.
type state struct {
	Path    string    `json:"path"`
	Replica string    `json:"replica"`
	Digest  string    `json:"digest"` // of what the shared file holds
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mod_time"`
}

func (s state) sees(st os.FileInfo) bool {
	return s.Digest != "" && st.Size() == s.Size && st.ModTime().Equal(s.ModTime)
}

// resolve gives the absolute path with links resolved; the file may be absent.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(abs))
	if err != nil {
		return "", fileError(ErrMissing, path, "The folder of %s does not exist: check the path, or connect the drive.", path)
	}
	return filepath.Join(dir, filepath.Base(abs)), nil
}

func pathHash(path string) string {
	h := sha256.Sum256([]byte(path))
	return tohex(h[:6])
}

// Progress tells how far long work has come: done of total steps, and what.
type Progress func(done, total int, what string)

func (p Progress) say(done, total int, what string) {
	if p != nil {
		p(done, total, what)
	}
}

// Open opens the firm at path. The first opening on a computer copies and
// verifies the whole file; later ones are quick. It writes nothing to the
// shared file.
func Open(ctx context.Context, path string, progress Progress) (*File, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	base, err := home()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(base, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of this computer's copies: %w", err)
	}
	known, _ := filepath.Glob(filepath.Join(base, "*-"+pathHash(path)))
	st, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) && len(known) > 0 {
		return nil, fileError(ErrMissing, path, "%s is gone, but this computer still has its content: put it back with 'restore', or bring the file back to where it was.", path)
	}
	if err := sniff(path); err != nil {
		return nil, err
	}
	for _, dir := range known {
		if s, err := readState(dir); err == nil && s.sees(st) {
			return openReplica(path, dir)
		}
	}
	return adopt(ctx, path, base, progress)
}

// openReplica opens the pools of a replica that is there.
func openReplica(path, dir string) (*File, error) {
	s, err := readState(dir)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, dir: dir, session: newSession(), replica: s.Replica}
	if err := f.connect(); err != nil {
		return nil, damaged(path, "this computer's copy cannot be opened: "+err.Error())
	}
	ctx := context.Background()
	firm, err := meta(ctx, f.eyes, "firm")
	if err == nil {
		f.firm, err = model.ParseID(firm)
	}
	if err != nil || f.firm.IsZero() {
		f.Close()
		return nil, damaged(path, "this computer's copy has no firm")
	}
	return f, f.upToDate(ctx, nil)
}

// upToDate rebuilds tables that another version of Baton made.
func (f *File) upToDate(ctx context.Context, progress Progress) error {
	v, err := meta(ctx, f.eyes, "tables")
	if err != nil || atoi(v) == projectionVersion {
		return err
	}
	if _, err := f.Backup(ctx, ""); err != nil {
		return fmt.Errorf("keep a backup before the tables are made anew: %w", err)
	}
	return f.rebuild(ctx, progress)
}

// adopt brings the shared file's content into this computer's replica: as
// its first content, or as news.
func adopt(ctx context.Context, path, base string, progress Progress) (*File, error) {
	progress.say(0, 4, "Reading the file")
	staged, st, err := stage(path, base)
	if err != nil {
		return nil, err
	}
	defer os.Remove(staged)
	progress.say(1, 4, "Checking its pages")
	db, im, err := inspect(ctx, staged)
	if err != nil {
		return nil, renamed(err, staged, path)
	}
	progress.say(2, 4, "Checking its log")
	err = verifyLog(ctx, db, path, im.digest)
	db.Close()
	if err != nil {
		return nil, err
	}
	progress.say(3, 4, "Opening")
	dir := filepath.Join(base, im.firm.String()+"-"+pathHash(path))
	unlock, err := lock(dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	work := filepath.Join(dir, "work.db")
	s := state{Path: path, Replica: uuid.NewString(), Digest: im.digest.String(), Size: st.Size(), ModTime: st.ModTime()}
	if _, err := os.Stat(work); errors.Is(err, os.ErrNotExist) {
		if err := os.Rename(staged, work); err != nil {
			return nil, fmt.Errorf("keep this computer's copy: %w", err)
		}
		if err := writeState(dir, s); err != nil {
			return nil, err
		}
		return openReplica(path, dir)
	}
	f, err := openReplica(path, dir)
	if err != nil {
		return nil, err
	}
	return f, f.catchUp(ctx, staged, s)
}

// catchUp merges a changed shared file into the replica that knew it.
func (f *File) catchUp(ctx context.Context, staged string, now state) error {
	before, err := readState(f.dir)
	if err != nil {
		return err
	}
	own, err := readDigest(ctx, f.eyes)
	if err != nil {
		return err
	}
	news, err := f.take(ctx, staged)
	if err != nil {
		return err
	}
	if news > 0 {
		f.notes = append(f.notes, fmt.Sprintf("Took in %s from the file.", count(news, "change")))
	}
	if news == 0 && now.Digest != own.String() && before.Digest == own.String() {
		f.notes = append(f.notes, "The file holds an older state than this computer published: what it lacks is added again.")
	}
	now.Replica = before.Replica
	return writeState(f.dir, now)
}

// stage copies the shared file to a private place; a file that changes while
// it is read is refused.
func stage(path, base string) (string, os.FileInfo, error) {
	in, err := os.Open(path)
	if err != nil {
		return "", nil, fileError(ErrMissing, path, "%s cannot be read (%v): check its permissions.", path, err)
	}
	defer in.Close()
	before, err := in.Stat()
	if err != nil {
		return "", nil, err
	}
	out, err := os.CreateTemp(base, "staged-*.db") // 0600 by its contract
	if err != nil {
		return "", nil, fmt.Errorf("make room for this computer's copy: %w", err)
	}
	_, err = io.Copy(out, in)
	if e := out.Close(); err == nil {
		err = e
	}
	after, e := os.Stat(path)
	if err == nil && (e != nil || !os.SameFile(before, after) || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime())) {
		err = damaged(path, "it changed while it was read")
	}
	if err != nil {
		os.Remove(out.Name())
		return "", nil, err
	}
	return out.Name(), before, nil
}

// renamed lets a refusal speak of the user's file, not of our copy.
func renamed(err error, staged, path string) error {
	var e *FileError
	if errors.As(err, &e) && errors.Is(err, ErrDamaged) {
		return damaged(path, "its content does not fit together")
	}
	return err
}

// lock guards a replica's folder: adopting and publishing happen one at a time.
func lock(dir string) (func(), error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of this computer's copy: %w", err)
	}
	l := flock.New(filepath.Join(dir, "lock"))
	if err := l.Lock(); err != nil {
		return nil, fmt.Errorf("wait for another Baton: %w", err)
	}
	return func() { l.Unlock() }, nil
}

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
	}
	return err
}

// initialise makes an empty replica for a new firm.
func initialise(dir string, firm model.ID) error {
	work := filepath.Join(dir, "work.db")
	out, err := os.OpenFile(work, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("make this computer's copy: %w", err)
	}
	out.Close()
	db, err := sql.Open("sqlite3", dsn(work, "rw", nil))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	pragmas := fmt.Sprintf("pragma application_id = %d; pragma user_version = %d;", applicationID, formatVersion)
	if _, err := db.Exec(pragmas + logSchema + projectionSchema()); err != nil {
		return fmt.Errorf("make the tables: %w", err)
	}
	ctx := context.Background()
	for _, kv := range [][2]string{{"digest", digest{}.String()}, {"firm", firm.String()}, {"frontier", ""}, {"tables", fmt.Sprint(projectionVersion)}} {
		if err := setMeta(ctx, db, kv[0], kv[1]); err != nil {
			return err
		}
	}
	return nil
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		noun = stem + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
