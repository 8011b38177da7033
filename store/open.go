package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

	"baton/store/share"
)

// opening is one attempt to open a file.
type opening struct {
	path, base string
	passphrase string
	name       string // the name this computer has gone by in headers; empty: a new one
	progress   Progress
}

// Open opens the firm at path. The first opening on a computer copies and
// verifies the whole file; later ones are quick. It writes nothing to the
// shared file.
func Open(ctx context.Context, path string, progress Progress) (*File, error) {
	return Unlock(ctx, path, "", progress)
}

// Unlock opens the firm at path with the passphrase that locks its file; this
// computer remembers it beside its own copy.
func Unlock(ctx context.Context, path, passphrase string, progress Progress) (*File, error) {
	o, err := newOpening(path)
	if err != nil {
		return nil, err
	}
	o.passphrase, o.progress = passphrase, progress
	sweep(ctx, o.base)
	f, err := o.open(ctx)
	if err != nil {
		return nil, err
	}
	f.notes = append(f.notes, f.elsewhereNotes(ctx)...)
	return f, nil
}

func newOpening(path string) (*opening, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	base, err := home()
	if err != nil {
		return nil, err
	}
	if err := makeFolder(base); err != nil {
		return nil, fmt.Errorf("make the folder of this computer's copies: %w", err)
	}
	return &opening{path: path, base: base}, nil
}

// known are the replicas that this computer has of whatever lay at the path.
func (o *opening) known() []string {
	dirs, _ := filepath.Glob(filepath.Join(o.base, "*-"+pathHash(o.path)))
	return slices.DeleteFunc(dirs, func(dir string) bool { return !exists(filepath.Join(dir, "work.db")) })
}

func (o *opening) open(ctx context.Context) (*File, error) {
	known := o.known()
	st, err := os.Stat(o.path)
	if errors.Is(err, os.ErrNotExist) && len(known) > 0 {
		return nil, fileError(ErrMissing, o.path, "%s is gone, but this computer still has its content: put it back with 'restore', or bring the file back to where it was.", o.path)
	}
	if err := sniff(o.path); err != nil {
		return nil, err
	}
	for _, dir := range known {
		if s, err := readState(dir); err == nil && s.holds(share.MarkOf(st)) {
			return openReplica(o.path, dir)
		}
	}
	if len(known) == 0 {
		return o.adopt(ctx)
	}
	return o.catchUp(ctx, known)
}

// adopt makes this computer's first copy of a file.
func (o *opening) adopt(ctx context.Context) (*File, error) {
	o.progress.say(0, 4, "Reading the file")
	b, at, err := o.read(ctx)
	if err != nil {
		return nil, err
	}
	if b, err = unseal(b, o.passphrase, o.path); err != nil {
		return nil, err
	}
	return o.adoptImage(ctx, b, at)
}

// read gives the file's bytes. Where somebody is busy with it, it looks again.
func (o *opening) read(ctx context.Context) (b []byte, at share.Mark, err error) {
	for range roundTries {
		b, at, err = share.ReadStable(o.path)
		if !errors.Is(err, share.ErrMoving) {
			break
		}
		select {
		case <-ctx.Done():
			return nil, at, ctx.Err()
		case <-time.After(lookTime):
		}
	}
	switch {
	case errors.Is(err, share.ErrMoving):
		err = damaged(o.path, "it changed while it was read")
	case err != nil:
		err = fileError(ErrMissing, o.path, "%s cannot be read (%v): check its permissions.", o.path, err)
	}
	return b, at, err
}

// adoptImage makes a replica of a version. One that is as Baton published it is
// taken as it is; of any other only the log is.
func (o *opening) adoptImage(ctx context.Context, b []byte, at share.Mark) (*File, error) {
	staged, err := os.MkdirTemp(o.base, "staged-")
	if err != nil {
		return nil, fmt.Errorf("make room for this computer's copy: %w", err)
	}
	defer os.RemoveAll(staged)
	work := filepath.Join(staged, "work.db")
	if err := writeSynced(work, b); err != nil {
		return nil, fmt.Errorf("make this computer's copy: %w", err)
	}
	o.progress.say(1, 4, "Checking its pages")
	im, err := imageAt(ctx, work, o.path)
	if err != nil {
		return nil, err
	}
	defer im.Close()
	o.progress.say(2, 4, "Checking its log")
	if err := verifyLog(ctx, im.db, o.path, im.digest); err != nil {
		return nil, err
	}
	o.progress.say(3, 4, "Opening")
	notes, err := o.distrust(ctx, im, b, staged)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(o.base, im.firm.String()+"-"+pathHash(o.path))
	unlock, err := lock(dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if _, err := os.Stat(filepath.Join(dir, "work.db")); err == nil {
		f, err := openReplica(o.path, dir) // somebody else was quicker
		return f, err
	}
	last, err := lastID(ctx, im.db)
	if err != nil {
		return nil, err
	}
	if err := removeWork(dir); err != nil { // what an interrupted removal has left
		return nil, fmt.Errorf("keep this computer's copy: %w", err)
	}
	if err := os.Rename(work, filepath.Join(dir, "work.db")); err != nil {
		return nil, fmt.Errorf("keep this computer's copy: %w", err)
	}
	s := state{Path: o.path, Replica: cmp.Or(o.name, uuid.NewString()), Digest: im.digest.String(), Last: last, Seen: share.Seen{Current: at},
		Passphrase: o.passphrase, Newer: im.newer}
	if err := writeState(dir, s); err != nil {
		return nil, err
	}
	f, err := openReplica(o.path, dir)
	if err != nil {
		return nil, err
	}
	f.notes = append(f.notes, notes...)
	if len(notes) > 0 {
		if _, err := f.setAside(b); err != nil {
			f.notes = append(f.notes, "The file as it was could not be kept: "+err.Error()+".")
		}
	}
	return f, nil
}

// distrust replaces the staged tables by ones made from the log, unless the
// version is what Baton published. What another program has made to differ
// from the log is said.
func (o *opening) distrust(ctx context.Context, im *image, b []byte, staged string) (notes []string, err error) {
	if whole, err := im.asPublished(ctx, b); err == nil && whole {
		return nil, nil
	}
	if im.edited {
		if fits, err := im.tablesFit(ctx); err != nil || !fits {
			notes = append(notes, fmt.Sprintf("Another program has changed the tables in %s: Baton goes by its log, and kept the file as it was ('restore' lists it).", filepath.Base(o.path)))
		}
	}
	return notes, replant(ctx, staged, im)
}

// replant makes a replica of a version's log alone.
func replant(ctx context.Context, dir string, im *image) error {
	work, source := filepath.Join(dir, "work.db"), filepath.Join(dir, "source.db")
	if err := os.Rename(work, source); err != nil {
		return err
	}
	if err := initialise(dir, im.firm, im.root); err != nil {
		return err
	}
	f := &File{path: im.path, dir: dir, firm: im.root, identity: im.firm}
	if err := f.connect(); err != nil {
		return err
	}
	defer f.shut()
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return f.copyLog(ctx, source) },
		f.refront,
		f.eraseAgain,
		func(ctx context.Context) error { return f.rebuild(ctx, nil) },
	} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("take the log of the file: %w", err)
		}
	}
	_, err := f.pen.ExecContext(ctx, `pragma wal_checkpoint(truncate)`)
	return err
}

// copyLog fills an empty replica with the log of a private file.
func (f *File) copyLog(ctx context.Context, source string) error {
	conn, err := f.pen.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `attach ? as source`, dsn(source, "ro", url.Values{"immutable": {"1"}})); err != nil {
		return err
	}
	for _, stmt := range []string{
		`insert into main.op select id, tx, root, ent, noun, act, prev, body, sum from source.op`,
		`insert into main.meta select key, value from source.meta where key = 'digest' on conflict(key) do update set value = excluded.value`,
		`detach source`,
	} {
		if _, err := conn.ExecContext(ctx, stmt); err != nil {
			return err
		}
	}
	return nil
}

// catchUp merges a changed file into the replica that knows it.
func (o *opening) catchUp(ctx context.Context, known []string) (*File, error) {
	b, at, err := o.read(ctx)
	if err != nil {
		return nil, err
	}
	for _, dir := range known {
		if s, err := readState(dir); err == nil && s.Digest != "" && at.Reads(s.Seen.Current) {
			remember(dir, at)
			return openReplica(o.path, dir)
		}
	}
	for _, dir := range known {
		if s, err := readState(dir); err == nil && o.passphrase == "" {
			o.passphrase = s.Passphrase
		}
	}
	if b, err = unseal(b, o.passphrase, o.path); err != nil {
		return nil, err
	}
	im, err := imageIn(ctx, b, o.path)
	if err != nil {
		return nil, err
	}
	defer im.Close()
	dir := filepath.Join(o.base, im.firm.String()+"-"+pathHash(o.path))
	if _, err := os.Stat(filepath.Join(dir, "work.db")); err != nil {
		return o.adoptImage(ctx, b, at)
	}
	f, err := openReplica(o.path, dir)
	if err != nil {
		return nil, err
	}
	unlock, err := lock(dir)
	if err != nil {
		f.Close()
		return nil, err
	}
	defer unlock()
	r, err := f.newRound()
	if err == nil {
		r.state.Passphrase = o.passphrase
		err = r.takeCurrent(ctx, im, at, b)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	f.arrived = r.out
	f.notes = append(f.notes, r.out.Sentences()...)
	return f, nil
}
