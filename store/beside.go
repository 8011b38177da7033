package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baton/model"
	"baton/store/share"
)

// takeOther takes in a version that lies beside the file. What is wrong with
// one of them keeps nobody from working.
func (r *round) takeOther(ctx context.Context, v share.Version) error {
	b, at, err := r.way.Read(ctx, v)
	if err != nil {
		return nil // it is being written, or gone: the next round looks again
	}
	v.Mark = at
	if at.Reads(r.skip[v.Name]) {
		return nil
	}
	r.skip[v.Name] = at
	if at.Reads(r.state.Seen.Others[v.Name]) {
		return r.seen(v)
	}
	path := filepath.Join(filepath.Dir(r.path), v.Name)
	plain, err := unseal(b, r.state.Passphrase, path)
	var im *image
	if err == nil {
		im, err = imageIn(ctx, plain, path)
	}
	if err == nil {
		defer im.Close()
		if im.firm != r.identity {
			return r.seen(v)
		}
		return r.takeImage(ctx, v, im)
	}
	return r.refuseOther(ctx, v, b, err)
}

func (r *round) takeImage(ctx context.Context, v share.Version, im *image) error {
	t, err := r.take(ctx, im)
	if err != nil {
		return r.refuseOther(ctx, v, nil, err)
	}
	line := -1
	if t.ops > 0 || v.Kind == share.Copy && v.Fleeting() {
		line = len(r.out.Merged)
		if err := r.report(ctx, t, model.Merged{From: origin(v, time.Now()), File: v.Name}); err != nil {
			return err
		}
	}
	if v.Fleeting() {
		r.fleeting = append(r.fleeting, fleeting{version: v, line: line})
		return nil
	}
	return r.seen(v)
}

// refuseOther deals with a version that cannot be taken in.
func (r *round) refuseOther(ctx context.Context, v share.Version, b []byte, why error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.Is(why, ErrDamaged):
		if errors.Is(why, ErrNewer) || errors.Is(why, ErrLocked) {
			r.say(why.Error())
		}
		return r.seen(v)
	case time.Since(v.Mark.Touched()) < settleTime:
		delete(r.skip, v.Name) // it may still be arriving
		return nil
	case !v.Fleeting() || b == nil:
		r.say(why.Error())
		return r.seen(v)
	}
	if v.Kind == share.Copy {
		kept, err := r.setAside(b)
		if err != nil {
			return r.seen(v)
		}
		r.say(fmt.Sprintf("%s, which %s made, is damaged: it is set aside in %s.", v.Name, v.Service, kept))
	} else if time.Since(v.Mark.Touched()) < leftoverTime {
		return nil // half-written, perhaps by a process on another computer
	}
	r.fleeting = append(r.fleeting, fleeting{version: v, broken: b, line: -1})
	return nil
}

// leftoverTime is how long half a temporary file may belong to somebody who
// lives: whole ones are taken in at once.
var leftoverTime = 10 * time.Minute

// seen remembers a version that stays where it is, so that it is not read
// again until it changes.
func (r *round) seen(v share.Version) error {
	if len(r.state.Seen.Others) > 200 || r.state.Seen.Others == nil {
		r.state.Seen.Others = map[string]share.Mark{}
	}
	r.state.Seen.Others[v.Name] = v.Mark
	return writeState(r.dir, r.state)
}

// tidy takes away what may go, now that all it held is in the file.
func (r *round) tidy(ctx context.Context) error {
	for _, x := range r.fleeting {
		gone, err := r.way.Release(ctx, x.version, func(b []byte) bool {
			return x.broken != nil && bytes.Equal(b, x.broken) || r.contains(ctx, b)
		})
		if err != nil {
			r.say(fmt.Sprintf("%s could not be tidied away (%v): all it held is in the file.", x.version.Name, cause(err)))
			if err := r.seen(x.version); err != nil {
				return err
			}
		}
		if gone && x.line >= 0 && x.version.Kind == share.Copy {
			r.out.Merged[x.line].Removed = true
		}
	}
	r.fleeting = nil
	return nil
}

// contains says whether a version of this firm holds nothing that we lack.
func (r *round) contains(ctx context.Context, sealed []byte) bool {
	b, err := unseal(sealed, r.state.Passphrase, r.path)
	if err != nil {
		return false
	}
	im, err := imageIn(ctx, b, r.path)
	if err != nil {
		return false
	}
	defer im.Close()
	d, err := compare(ctx, im.db, r.eyes, r.metAt())
	return err == nil && im.firm == r.identity && d.n == 0 && d.digest == im.digest
}

// origin says where a version came from, as a person would.
func origin(v share.Version, now time.Time) string {
	switch {
	case v.Kind == share.Leftover:
		return "what an interrupted publish had left"
	case v.Service == "":
		return "the copy “" + strings.TrimSuffix(v.Name, filepath.Ext(v.Name)) + "”"
	}
	at, ok := share.When(v.Name)
	if !ok {
		at = v.Mark.ModTime
	}
	return "the copy that " + v.Service + " made " + day(at, now)
}

// day says a day as one would in the office.
func day(at, now time.Time) string {
	switch days := now.Sub(at).Hours() / 24; {
	case at.Format(time.DateOnly) == now.Format(time.DateOnly):
		return "today"
	case days >= 0 && days < 6:
		return "on " + at.Format("Monday")
	}
	return "on " + at.Format("2 January 2006")
}

// cause is the bare reason of a file system's error: the sentence names the
// path itself.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
