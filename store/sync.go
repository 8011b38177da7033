package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"baton/model"
	"baton/store/share"
)

const (
	// roundTries bounds how often a round goes on when somebody else keeps
	// changing the file.
	roundTries = 8
	// lookTime is how often a version that is still arriving is looked at.
	lookTime = 100 * time.Millisecond
)

// settleTime is how long a version must have been left alone before it is
// called damaged: until then it may still be arriving.
var settleTime = 2 * time.Second

// round brings this computer and the shared file together once.
type round struct {
	*File
	state    state
	fleeting []fleeting
	skip     map[string]share.Mark // what this round has taken in and not yet tidied away
	replaced share.Mark            // what the last push meant to replace
	out      model.Round
}

// fleeting is a version that may go once all it holds is visible.
type fleeting struct {
	version share.Version
	broken  []byte // what it held, where that could not be read and is set aside
	line    int    // its line in the report; -1: none
}

func (f *File) newRound() (*round, error) {
	s, err := readState(f.dir)
	return &round{File: f, state: s, skip: map[string]share.Mark{}}, err
}

// Unpublished says whether this computer holds changes that the shared file
// lacks.
func (f *File) Unpublished(ctx context.Context) (bool, error) {
	s, err := readState(f.dir)
	if err != nil {
		return true, nil
	}
	return f.pending(ctx, s)
}

func (f *File) pending(ctx context.Context, s state) (bool, error) {
	own, err := readDigest(ctx, f.eyes)
	return s.Digest != own.String() || s.Sealed != (s.Passphrase != ""), err
}

// Stale says whether something lies in the folder that was not taken in yet.
// It reads names, not contents.
func (f *File) Stale(ctx context.Context) bool {
	s, err := readState(f.dir)
	if err != nil {
		return false
	}
	found, err := f.way.Pull(ctx, s.Seen)
	news := slices.DeleteFunc(found.Versions, func(v share.Version) bool {
		seen := s.Seen.Others[v.Name]
		if v.Kind == share.Current {
			seen = s.Seen.Current
		}
		return v.Mark.Fresh && v.Mark.Alike(seen) // it is read once more when it is old enough to be told from others
	})
	return err == nil && (len(news) > 0 || found.Missing != s.Gone)
}

// Hints says when something may have changed in the file's folder, until ctx
// ends.
func (f *File) Hints(ctx context.Context) <-chan struct{} { return f.way.Watch(ctx) }

// Sync brings this computer and the shared file together: it takes in what
// lies there, swaps a complete, verified copy of all into its place if
// something of ours is missing there, reads what that displaced, and tidies
// away what sync services and interrupted publishes have left. It does nothing
// when both have it all.
func (f *File) Sync(ctx context.Context) (model.Round, error) {
	unlock, err := lock(f.dir)
	if err != nil {
		return model.Round{}, err
	}
	defer unlock()
	r, err := f.newRound()
	if err != nil {
		return model.Round{}, err
	}
	err = r.run(ctx)
	r.out.At = time.Now()
	return r.out, f.unsynced(err)
}

// unsynced is what a person reads when a round came to nothing.
func (f *File) unsynced(err error) error {
	var known *FileError
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	return fileError(ErrPublish, f.path, "Saved on this computer, but not yet in %s (%v): it will be tried again.", f.path, err)
}

func (r *round) run(ctx context.Context) error {
	for range roundTries {
		if err := r.pull(ctx); err != nil {
			return err
		}
		pending, err := r.pending(ctx, r.state)
		if err != nil {
			return err
		}
		if !pending {
			return r.tidy(ctx)
		}
		displaced, err := r.push(ctx)
		if errors.Is(err, fs.ErrNotExist) && r.folderThere() {
			continue // somebody took our temporary file for a leftover, and what was in it with it
		}
		if err != nil {
			return err
		}
		if displaced == nil {
			return r.tidy(ctx)
		}
		again, err := r.takeDisplaced(ctx, *displaced)
		if err != nil {
			return err
		}
		if !again {
			return r.tidy(ctx)
		}
	}
	return errors.New("the file keeps changing under us")
}

func (r *round) folderThere() bool {
	_, err := os.Stat(filepath.Dir(r.path))
	return err == nil
}

// pull takes in every version that was not seen yet.
func (r *round) pull(ctx context.Context) error {
	seen := share.Seen{Current: r.state.Seen.Current, Others: maps.Clone(r.skip)}
	if r.state.Digest == "" {
		seen.Current = share.Mark{}
	}
	maps.Copy(seen.Others, r.state.Seen.Others)
	found, err := r.look(ctx, seen)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fileError(ErrMissing, r.path, "The folder of %s cannot be reached (%v): connect it again; your changes are safe on this computer.", r.path, cause(err))
	}
	if found.Missing && r.state.Last != "" {
		r.state.Gone = true
		if err := writeState(r.dir, r.state); err != nil {
			return err
		}
		return fileError(ErrMissing, r.path, "%s is gone from its folder: bring it back, or put it back from this computer with 'restore'; your changes are safe here.", r.path)
	}
	r.state.Gone = false
	for _, v := range found.Versions {
		take := r.takeOther
		if v.Kind == share.Current {
			take = r.readCurrent
		}
		if err := take(ctx, v); err != nil {
			return err
		}
	}
	return nil
}

// look lists what lies in the folder. A file that was there and is not may be
// about to be replaced: services move the old one away first.
func (r *round) look(ctx context.Context, seen share.Seen) (found share.Found, err error) {
	for end := time.Now().Add(settleTime); ; {
		found, err = r.way.Pull(ctx, seen)
		if err != nil || !found.Missing || r.state.Last == "" || r.state.Gone || time.Now().After(end) {
			return found, err
		}
		select {
		case <-ctx.Done():
			return found, ctx.Err()
		case <-time.After(lookTime):
		}
	}
}

// readCurrent takes in the file itself. One that is still arriving is waited
// for; one that is damaged is set aside, and ours takes its place.
func (r *round) readCurrent(ctx context.Context, v share.Version) error {
	for {
		b, at, err := r.way.Read(ctx, v)
		if errors.Is(err, fs.ErrNotExist) {
			return r.pull(ctx) // it was taken away meanwhile
		}
		if err == nil && r.state.Digest != "" && at.Reads(r.state.Seen.Current) {
			r.state.Seen.Current = at
			return writeState(r.dir, r.state)
		}
		if err == nil {
			err = r.judgeCurrent(ctx, b, at)
		}
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, share.ErrMoving) {
			return err
		}
		touched := at.Touched()
		if errors.Is(err, share.ErrMoving) {
			touched = time.Now()
		}
		if time.Since(touched) >= settleTime {
			return r.replaceDamaged(b, at, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookTime):
		}
	}
}

func (r *round) judgeCurrent(ctx context.Context, sealed []byte, at share.Mark) error {
	b, err := unseal(sealed, r.state.Passphrase, r.path)
	if err != nil {
		return err
	}
	im, err := imageIn(ctx, b, r.path)
	if err != nil {
		return err
	}
	defer im.Close()
	return r.takeCurrent(ctx, im, at, sealed)
}

// takeCurrent merges what the file holds and notes that it was seen.
func (r *round) takeCurrent(ctx context.Context, im *image, at share.Mark, raw []byte) error {
	if im.firm != r.identity {
		return fileError(ErrForeign, r.path, "%s now holds another firm: it was left alone; your changes are safe on this computer.", r.path)
	}
	t, err := r.take(ctx, im)
	if err != nil {
		return err
	}
	if before, err := parseDigest(r.state.Digest); err == nil && t.ops == 0 && im.digest.Count < before.Count {
		r.out.Older = true
		r.say("The file holds an older state than this computer had put there: what it lacks is added again ('open --as-file' takes the file as it is instead).")
	}
	if im.edited {
		r.noteEdited(ctx, im, raw)
	}
	r.state.Digest, r.state.Newer, r.state.Sealed = im.digest.String(), im.newer, share.Sealed(raw)
	r.state.Seen.Current = at
	if r.state.Last, err = lastID(ctx, im.db); err != nil {
		return err
	}
	if t.ops > 0 {
		if err := r.report(ctx, t, model.Merged{From: "the shared file", File: filepath.Base(r.path)}); err != nil {
			return err
		}
	}
	return writeState(r.dir, r.state)
}

// noteEdited says so when another program has changed the tables: Baton goes
// by the log, and the file as it is now is kept.
func (r *round) noteEdited(ctx context.Context, im *image, raw []byte) {
	if fits, err := r.tablesFit(ctx, raw); err != nil || fits {
		return
	}
	kept, err := r.setAside(raw)
	if err != nil {
		kept = "nowhere, because of " + err.Error()
	}
	r.say(fmt.Sprintf("Another program has changed the tables in %s: Baton goes by its log; the file as it was is kept in %s.", filepath.Base(r.path), kept))
}

// tablesFit says whether the tables of a version show what its log tells.
func (r *round) tablesFit(ctx context.Context, b []byte) (bool, error) {
	dir, err := os.MkdirTemp(r.dir, "look-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	at := filepath.Join(dir, "look.db")
	if err := writeSynced(at, b); err != nil {
		return false, err
	}
	im, err := imageAt(ctx, at, r.path)
	if err != nil {
		return false, err
	}
	defer im.Close()
	return im.tablesFit(ctx)
}

func (r *round) replaceDamaged(b []byte, at share.Mark, why error) error {
	if b == nil {
		return why
	}
	kept, err := r.setAside(b)
	if err != nil {
		return fmt.Errorf("the file is damaged and cannot be set aside: %w", err)
	}
	r.say(fmt.Sprintf("%s was damaged: it is set aside in %s, and this computer's copy takes its place.", filepath.Base(r.path), kept))
	r.state.Digest, r.state.Seen.Current = "damaged", at
	return writeState(r.dir, r.state)
}

func (r *round) say(text string) { r.out.Notes = append(r.out.Notes, text) }

// report notes what a version brought.
func (r *round) report(ctx context.Context, t taken, m model.Merged) error {
	m.Operations, m.Changes = t.ops, t.changes
	if t.ops > 0 {
		all, err := r.Disputes(ctx)
		if err != nil {
			return err
		}
		for _, d := range all {
			if t.folded[address{d.Root, d.Row}] {
				m.Disputes++
			}
		}
	}
	r.out.Merged = append(r.out.Merged, m)
	return r.tellCrossed(ctx, t)
}
