package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
	sqlite3 "github.com/mattn/go-sqlite3"

	"baton/model"
	"baton/store/share"
)

// Version is the application's version, as headers of transactions name it.
const Version = "0.1.0"

const (
	applicationID = 0x4241544E // "BATN" at byte 68 of the file
	formatVersion = 1          // user_version; raised only when an older Baton would do harm
)

// File is an open firm: its private replica, where edits are acknowledged,
// and the path of the shared file, where they are published.
type File struct {
	path     string   // the shared file: absolute, links resolved
	dir      string   // the replica's folder
	firm     model.ID // the firm's own row, which owns its rules
	identity model.ID // only files of one identity are merged; a firm that began as a copy has its own
	replica  string   // names this replica in headers
	session  session
	machine  func() time.Time // the computer's own clock: ids and headers see it, the business never does
	way      share.Transport
	used     *flock.Flock
	pen      *sql.DB // the one writing connection
	eyes     *sql.DB // reading connections

	notes   []string    // sentences that opening has for the user
	arrived model.Round // what opening took in from the file
	mu      sync.Mutex
	told_   []func(model.Change)
	version int64    // data_version last seen by the poll
	bundles sync.Map // versions of the agreement that were read, by id: *lawText
	packets sync.Map // what was frozen on hand-offs, by their id: *packet
	steady  atomic.Pointer[steady]
	lastID  model.ID
}

// Path is the shared file's absolute path.
func (f *File) Path() string { return f.path }

// FirmID is the id of the firm's own row.
func (f *File) FirmID() model.ID { return f.firm }

// Notes are sentences that opening has for the user ("3 changes of yours
// were missing from the file and are back").
func (f *File) Notes() []string { return f.notes }

// Arrived is what opening took in from the file; its sentences are among Notes.
func (f *File) Arrived() model.Round { return f.arrived }

// Close lets go of the replica. It publishes nothing: see Sync.
func (f *File) Close() error {
	err := f.shut()
	if f.used != nil {
		err = errors.Join(err, f.used.Unlock())
	}
	return err
}

// shut closes the pools.
func (f *File) shut() (err error) {
	for _, pool := range []*sql.DB{f.pen, f.eyes} {
		if pool != nil {
			err = errors.Join(err, pool.Close())
		}
	}
	return err
}

// dsn names a database with the pragmas every connection needs.
func dsn(path, mode string, pragmas url.Values) string {
	q := url.Values{"_busy_timeout": {"5000"}, "mode": {mode}}
	for k, v := range pragmas {
		q[k] = v
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: q.Encode()}
	return u.String()
}

// connect opens the pools on a replica's database.
func (f *File) connect() error {
	work := filepath.Join(f.dir, "work.db")
	writing := url.Values{"_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_txlock": {"immediate"}, "_cache_size": {"-131072"}, "_secure_delete": {"on"}, "_stmt_cache_size": {"64"}}
	var err error
	if f.pen, err = sql.Open("sqlite3", dsn(work, "rw", writing)); err != nil {
		return err
	}
	f.pen.SetMaxOpenConns(1)
	reading := url.Values{"_query_only": {"on"}, "_cache_size": {"-65536"}, "_stmt_cache_size": {"64"}}
	if f.eyes, err = sql.Open("sqlite3", dsn(work, "rw", reading)); err != nil {
		return err
	}
	f.eyes.SetMaxOpenConns(4)
	f.eyes.SetMaxIdleConns(4)
	_, err = f.pen.Exec(`pragma fullfsync = on; pragma checkpoint_fullfsync = on`) // on macOS a plain sync may still lie in the disk's own memory
	return err
}

// busy turns SQLite's "locked" into a sentence.
func (f *File) busy(err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked) {
		return fileError(ErrBusy, f.path, "Another Baton is writing to %s for longer than five seconds: try again in a moment; nothing was changed.", f.path)
	}
	if errors.As(err, &e) && e.Code == sqlite3.ErrFull {
		return fileError(ErrPublish, f.path, "This computer's disk is full: the change was NOT saved. Free some space and try again.")
	}
	return err
}

// writable refuses before anything is written when the shared file could not
// take the change.
func (f *File) writable() error {
	st, err := os.Stat(f.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil // the first publish makes it; a vanished one is said there
	}
	if err != nil {
		return fileError(ErrMissing, f.path, "%s cannot be reached (%v): is the folder still connected?", f.path, err)
	}
	if st.Mode().Perm()&0o200 == 0 || !folderWritable(filepath.Dir(f.path)) {
		return fileError(ErrReadOnly, f.path, "%s is read-only: allow writing to the file and its folder, or work on a copy; nothing was changed.", f.path)
	}
	return nil
}

// Watch calls tell after every change: the ones made here and, once Poll has
// noticed them, the ones other processes made.
func (f *File) Watch(tell func(model.Change)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.told_ = append(f.told_, tell)
}

func (f *File) told(c model.Change) {
	f.mu.Lock()
	watchers := f.told_
	if !c.Tx.IsZero() {
		f.lastID = model.ID{} // re-read at the next poll
	}
	f.mu.Unlock()
	for _, tell := range watchers {
		tell(c)
	}
}

// Poll looks once whether another process has written to the replica and
// tells the watchers. The window calls it every second; it costs one pragma.
func (f *File) Poll(ctx context.Context) error {
	var v int64
	if err := f.pen.QueryRowContext(ctx, `pragma data_version`).Scan(&v); err != nil {
		return fmt.Errorf("look for changes: %w", err)
	}
	f.mu.Lock()
	changed := f.version != 0 && v != f.version
	f.version = v
	f.mu.Unlock()
	if changed {
		f.told(model.Change{Label: "changed elsewhere", All: true})
	}
	return nil
}

// home is where the private replicas lie.
func home() (string, error) {
	if dir := os.Getenv("BATON_HOME"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find a place for this computer's copy (set BATON_HOME): %w", err)
	}
	return filepath.Join(dir, "baton"), nil
}
