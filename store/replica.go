package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
	sqlite3 "github.com/mattn/go-sqlite3"

	"baton/model"
	"baton/store/share"
)

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

// openReplica opens the pools of a replica that is there.
func openReplica(path, dir string) (*File, error) {
	s, err := readState(dir)
	if errors.Is(err, os.ErrNotExist) { // cut off when it was made: what the file holds is looked at anew
		s = state{Path: path, Replica: uuid.NewString()}
		err = writeState(dir, s)
	}
	if err != nil {
		return nil, err
	}
	f := &File{path: path, dir: dir, session: newSession(), machine: time.Now, replica: s.Replica, way: folder(path)}
	if f.used, err = use(dir); err != nil {
		return nil, err
	}
	ctx := context.Background()
	err = f.connect()
	if err == nil {
		err = f.readIdentity(ctx)
	}
	if err != nil {
		f.Close()
		return nil, unopened(path, err)
	}
	return f, f.upToDate(ctx)
}

// unopened says why this computer's copy cannot be opened: only where its
// content is wrong, a backup is the way out.
func unopened(path string, err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && e.Code != sqlite3.ErrCorrupt && e.Code != sqlite3.ErrNotADB {
		return fmt.Errorf("open this computer's copy: %w", err)
	}
	return damaged(path, "this computer's copy cannot be opened: "+err.Error())
}

func folder(path string) share.Folder {
	host, _ := os.Hostname()
	host, _, _ = strings.Cut(host, ".") // without the domain, and macOS's ".local"
	return share.Folder{Path: path, Host: host}
}

func (f *File) readIdentity(ctx context.Context) (err error) {
	for _, at := range []struct {
		key string
		id  *model.ID
	}{{"firm", &f.identity}, {"root", &f.firm}} {
		text, err := meta(ctx, f.eyes, at.key)
		if err != nil {
			return err
		}
		if *at.id, err = model.ParseID(text); err != nil {
			return err
		}
	}
	if f.firm.IsZero() {
		f.firm = f.identity
	}
	if f.identity.IsZero() {
		return errors.New("it has no firm")
	}
	return nil
}

// upToDate rebuilds tables that another version of Baton made.
func (f *File) upToDate(ctx context.Context) error {
	v, err := meta(ctx, f.eyes, "tables")
	if err != nil || atoi(v) == projectionVersion {
		return err
	}
	if _, err := f.keep(ctx, kindBackup); err != nil {
		return fmt.Errorf("keep a backup before the tables are made anew: %w", err)
	}
	return f.rebuild(ctx, nil)
}

// unseal opens a version that a passphrase locks; any other is as it is.
func unseal(b []byte, passphrase, path string) ([]byte, error) {
	if !share.Sealed(b) {
		return b, nil
	}
	plain, err := share.Unseal(b, passphrase)
	switch {
	case errors.Is(err, share.ErrLocked) && passphrase == "":
		return nil, fileError(ErrLocked, path, "%s is locked by a passphrase: give it to open the file (BATON_PASSPHRASE on the command line).", path)
	case errors.Is(err, share.ErrLocked):
		return nil, fileError(ErrLocked, path, "That passphrase does not open %s: it may have been changed; nothing was touched.", path)
	case err != nil:
		return nil, damaged(path, "its lock does not fit its content")
	}
	return plain, nil
}

func writeSynced(path string, b []byte) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = out.Write(b)
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}

func lastID(ctx context.Context, q querier) (string, error) {
	var id []byte
	if err := q.QueryRowContext(ctx, `select max(id) from op`).Scan(&id); err != nil {
		return "", fmt.Errorf("read the log: %w", err)
	}
	return asID(id).String(), nil
}

// initialise makes an empty replica for a firm.
func initialise(dir string, firm, root model.ID) error {
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
	if _, err := db.Exec(pragmas); err != nil {
		return fmt.Errorf("make the tables: %w", err)
	}
	tx, err := db.Begin() // one, or the disk is waited for after every table
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(logSchema + projectionSchema()); err != nil {
		return fmt.Errorf("make the tables: %w", err)
	}
	all := [][2]string{{"digest", digest{}.String()}, {"firm", firm.String()}, {"frontier", ""}, {"tables", fmt.Sprint(projectionVersion)}}
	if root != firm {
		all = append(all, [2]string{"root", root.String()})
	}
	for _, kv := range all {
		if err := setMeta(context.Background(), tx, kv[0], kv[1]); err != nil {
			return err
		}
	}
	return tx.Commit()
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
