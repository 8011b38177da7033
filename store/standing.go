package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"baton/model"
)

// skewed is how far a clock may be off before anybody is told.
const skewed = 2 * time.Minute

// concurrent says whether two changes were made without knowing of each
// other: neither is among what the other had seen.
func concurrent(ctx context.Context, q querier, a, b model.ID) (bool, error) {
	if a == b {
		return false, nil
	}
	if later(a, b) {
		a, b = b, a
	}
	saw, err := saw(ctx, q, b, a)
	return !saw, err
}

// saw says whether the change b had seen the change a. A change comes after
// all that it has seen, so nothing older than a needs to be looked at.
func saw(ctx context.Context, q querier, b, a model.ID) (bool, error) {
	next, known := []model.ID{b}, map[model.ID]bool{b: true}
	for len(next) > 0 {
		id := next[len(next)-1]
		next = next[:len(next)-1]
		var prev []byte
		err := q.QueryRowContext(ctx, `select prev from op where id = ?`, id[:]).Scan(&prev)
		if err != nil && !errors.Is(err, sql.ErrNoRows) { // one that nobody has says nothing
			return false, fmt.Errorf("follow the log: %w", err)
		}
		for _, p := range unpackIDs(prev) {
			if p == a {
				return true, nil
			}
			if later(p, a) && !known[p] {
				known[p] = true
				next = append(next, p)
			}
		}
	}
	return false, nil
}

// Standing says where the work is safe: on this computer, in the shared file,
// and on which other computers, as far as the log can know.
func (f *File) Standing(ctx context.Context) (s model.Standing, err error) {
	known, err := readState(f.dir)
	if err != nil {
		return s, err
	}
	s.Protected = known.Passphrase != ""
	if s.Unpublished, err = f.unpublished(ctx, known); err != nil {
		return s, err
	}
	if err := f.writable(); err != nil {
		s.Trouble = err.Error()
	}
	if known.Gone {
		s.Trouble = fmt.Sprintf("%s is gone from its folder: bring it back, or put it back from this computer.", f.path)
	}
	if known.Newer {
		s.Trouble = fmt.Sprintf("%s was written by a newer Baton: update Baton to put your changes into it.", f.path)
	}
	s.Devices, err = f.devices(ctx)
	return s, err
}

// unpublished counts the changes that the shared file lacks.
func (f *File) unpublished(ctx context.Context, s state) (n int, err error) {
	own, err := readDigest(ctx, f.eyes)
	if err != nil || s.Digest == own.String() {
		return 0, err
	}
	last, err := model.ParseID(s.Last)
	if err != nil {
		return 0, err
	}
	err = f.eyes.QueryRowContext(ctx, `select count(*) from op where id > ? and act = 0 and act <> 1`, last[:]).Scan(&n)
	return max(n, 1), err
}

// voice is one computer as the log knows it.
type voice struct {
	model.Device
	replica string
	by      string
}

// devices lists the other computers that wrote here. One has everything of
// ours when a change of its has seen our last one.
func (f *File) devices(ctx context.Context) ([]model.Device, error) {
	voices := map[string]*voice{}
	var order []string
	var mine model.ID
	walls, has := map[model.ID]int64{}, map[model.ID]bool{}
	now, ours := time.Now(), f.ours()
	err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, prev, body, sum from op where act = 0 and act <> 1 order by id`, func(o *op) error {
		h := parseHeader(o.body)
		walls[o.id] = h.Wall
		if f.identity != f.firm && !later(o.id, f.identity) {
			return nil // of the firm that this one began as a copy of
		}
		v := voices[h.Replica]
		if v == nil {
			v = &voice{replica: h.Replica}
			voices[h.Replica] = v
			order = append(order, h.Replica)
		}
		v.by, v.Last = h.By, clockTime(h.Wall)
		v.Ahead = ahead(o, h, walls, now)
		if ours[h.Replica] {
			mine = o.id
			clear(has)
			has[o.id] = true
			for _, other := range voices {
				other.Has = false
			}
			return nil
		}
		for _, p := range unpackIDs(o.prev) {
			if has[p] {
				has[o.id], v.Has = true, true
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	who, err := f.whoIsWho(ctx)
	if err != nil {
		return nil, err
	}
	var out []model.Device
	for _, id := range order {
		v := voices[id]
		if ours[id] {
			continue
		}
		v.Who = who[v.by]
		v.Has = v.Has && !mine.IsZero() // who has written nothing has nothing to be confirmed
		out = append(out, v.Device)
	}
	slices.SortFunc(out, func(a, b model.Device) int { return b.Last.Compare(a.Last) })
	return out, nil
}

// ours are the names by which this computer has written in the firm, at any
// of its paths.
func (f *File) ours() map[string]bool {
	names := map[string]bool{f.replica: true}
	dirs, _ := filepath.Glob(filepath.Join(filepath.Dir(f.dir), f.identity.String()+"-*"))
	for _, dir := range dirs {
		if s, err := readState(dir); err == nil {
			names[s.Replica] = true
		}
	}
	return names
}

// ahead judges the clock that a change was stamped by: it is ahead when it
// shows what has not come yet, and behind when it shows less than a change it
// had seen, whose own clock was not ahead.
func ahead(o *op, h header, walls map[model.ID]int64, now time.Time) time.Duration {
	at := clockTime(h.Wall)
	if d := at.Sub(now); d > skewed {
		return d
	}
	var most time.Duration
	for _, p := range unpackIDs(o.prev) {
		if w, ok := walls[p]; ok && !clockTime(w).After(now.Add(skewed)) {
			if d := at.Sub(clockTime(w)); d < -skewed {
				most = min(most, d)
			}
		}
	}
	return most
}

// clockTime is a moment by the clock of the computer that noted it.
func clockTime(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
