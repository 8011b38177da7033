package store_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/share"
)

// halves are what may lie there of a file while it arrives.
var halves = map[string]func(whole []byte) []byte{
	"its beginning":               func(whole []byte) []byte { return whole[:len(whole)/2] },
	"its beginning, to a page":    func(whole []byte) []byte { return whole[:len(whole)-4096] },
	"its beginning, at full size": func(whole []byte) []byte { return hole(whole, len(whole)/2, len(whole)) },
	"its end, at full size":       func(whole []byte) []byte { return hole(whole, 0, len(whole)/2) },
	"all but a block":             func(whole []byte) []byte { return hole(whole, 8192, 12288) },
	"its size alone":              func(whole []byte) []byte { return make([]byte, len(whole)) },
	"its name alone":              func([]byte) []byte { return nil },
}

func hole(whole []byte, from, to int) []byte {
	b := bytes.Clone(whole)
	clear(b[from:to])
	return b
}

// delivery is a version on its way to Ada: the one that lies in her folder,
// with a change of Bob's.
type delivery struct{ before, whole []byte }

func newDelivery(t *testing.T) delivery {
	t.Helper()
	d := delivery{before: firmForAll(t)}
	bob := d.colleague(t, "Bob")
	bob.round()
	var err error
	if d.whole, err = os.ReadFile(bob.path); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d delivery) ada(t *testing.T) *colleague { return d.colleague(t, "Ada") }

// colleague has found a company, and not told anybody yet.
func (d delivery) colleague(t *testing.T, name string) *colleague {
	t.Helper()
	c := newColleague(t, name, t.TempDir(), rand.New(rand.NewPCG(1, 1)))
	lay(t, c.path, d.before)
	c.sitDown()
	t.Cleanup(c.leave)
	add(t, c.desk, "company", model.Fields{"name": name + "'s find"})
	c.look()
	return c
}

func lay(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFile_Sync_stillArriving(t *testing.T) {
	defer store.SetSettleTime(time.Hour)()
	d := newDelivery(t)
	for what, half := range halves {
		t.Run("of the file there is "+what+": it is waited for, and left alone", func(t *testing.T) {
			ada, left := d.ada(t), half(d.whole)
			lay(t, ada.path, left)
			done := syncing(t, ada, 3) // at the folder, and at the file twice
			lies(t, ada.path, left)
			if fresh := ada.look(); len(fresh) > 0 {
				t.Errorf("%d entries were taken from it", len(fresh))
			}
			lay(t, ada.path, d.whole)
			if o := <-done; o.err != nil || !o.Published || len(o.Notes) > 0 {
				t.Errorf("%+v", o)
			}
			finds(t, ada, "Ada's find", "Bob's find")
			if n := damagedCopies(t, ada.desk.File); n > 0 {
				t.Errorf("%d versions were set aside", n)
			}
		})
	}
	t.Run("who gives up waiting has lost nothing", func(t *testing.T) {
		ada, left := d.ada(t), d.whole[:len(d.whole)/2]
		lay(t, ada.path, left)
		ctx, cancel := context.WithCancel(t.Context())
		looks, failed := looked(ada), make(chan error)
		go func() {
			_, err := ada.desk.Sync(ctx)
			failed <- err
		}()
		<-looks
		cancel()
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		lies(t, ada.path, left)
		lay(t, ada.path, d.whole)
		ada.round()
		finds(t, ada, "Ada's find", "Bob's find")
	})
	t.Run("of a copy beside the file there is half: nobody waits for it", func(t *testing.T) {
		ada := d.ada(t)
		copied := beside(ada, "firm (Bob's conflicted copy 2026-11-23).baton")
		lay(t, copied, d.whole[:len(d.whole)/2])
		if r := ada.round(); !r.Published || !r.Quiet() {
			t.Errorf("%+v", r)
		}
		lies(t, copied, d.whole[:len(d.whole)/2])
		lay(t, copied, d.whole)
		ada.round()
		finds(t, ada, "Ada's find", "Bob's find")
		if names := ada.others(); len(names) > 0 {
			t.Errorf("%v lie beside the file", names)
		}
	})
	t.Run("the old file is gone and the new one not there: it is waited for, and nothing takes its place", func(t *testing.T) {
		ada := d.ada(t)
		if err := os.Remove(ada.path); err != nil {
			t.Fatal(err)
		}
		done := syncing(t, ada, 2)
		if _, err := os.Stat(ada.path); err == nil {
			t.Error("a file was put there")
		}
		add(t, ada.desk, "company", model.Fields{"name": "Ada's second find"})
		lay(t, ada.path, d.whole)
		if o := <-done; o.err != nil {
			t.Error(o.err)
		}
		finds(t, ada, "Ada's find", "Ada's second find", "Bob's find")
	})
}

func TestFile_Sync_torn(t *testing.T) {
	defer store.SetSettleTime(0)()
	d := newDelivery(t)
	for what, half := range halves {
		t.Run("of the file there is "+what+", for good: it is set aside, and ours takes its place", func(t *testing.T) {
			ada, left := d.ada(t), half(d.whole)
			lay(t, ada.path, left)
			if r := ada.round(); !r.Published || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "was damaged") {
				t.Errorf("%+v", r)
			}
			lies(t, setAside(t, ada), left)
			finds(t, ada, "Ada's find")
			if r := ada.round(); !r.Quiet() || r.Published {
				t.Errorf("and again: %+v", r)
			}
			lay(t, ada.path, d.whole) // the rest comes after all
			ada.round()
			finds(t, ada, "Ada's find", "Bob's find")
		})
	}
	t.Run("the file is gone, for good: nothing takes its place, and work goes on", func(t *testing.T) {
		ada := d.ada(t)
		if err := os.Remove(ada.path); err != nil {
			t.Fatal(err)
		}
		if _, err := ada.desk.Sync(t.Context()); !errors.Is(err, store.ErrMissing) {
			t.Errorf("got %v", err)
		}
		if _, err := os.Stat(ada.path); err == nil {
			t.Error("a file was put there")
		}
		add(t, ada.desk, "company", model.Fields{"name": "Ada's second find"})
		lay(t, ada.path, d.whole)
		ada.round()
		finds(t, ada, "Ada's find", "Ada's second find", "Bob's find")
	})
	t.Run("the file goes when it is about to be read: it is gone", func(t *testing.T) {
		ada := d.ada(t)
		lay(t, ada.path, d.whole)
		ada.desk.Through(func(way share.Transport) share.Transport {
			return meanwhile{Transport: way, reading: func() { os.Remove(ada.path) }}
		})
		if _, err := ada.desk.Sync(t.Context()); !errors.Is(err, store.ErrMissing) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a service's copy changes when it is about to go: it is read again", func(t *testing.T) {
		ada := d.ada(t)
		copied := beside(ada, "firm (Bob's conflicted copy 2026-11-23).baton")
		lay(t, copied, d.before)
		ada.desk.Through(func(way share.Transport) share.Transport {
			return meanwhile{Transport: way, releasing: func() { lay(t, copied, d.whole) }}
		})
		ada.round()
		ada.desk.Through(func(way share.Transport) share.Transport { return way.(meanwhile).Transport })
		ada.round()
		finds(t, ada, "Ada's find", "Bob's find")
		if names := ada.others(); len(names) > 0 {
			t.Errorf("%v lie beside the file", names)
		}
	})
	t.Run("of a service's copy there is half, for good: it is set aside", func(t *testing.T) {
		ada, left := d.ada(t), d.whole[:len(d.whole)/2]
		lay(t, beside(ada, "firm.sync-conflict-20261123-104200-ABCDEFG.baton"), left)
		ada.round()
		lies(t, setAside(t, ada), left)
		if names := ada.others(); len(names) > 0 {
			t.Errorf("%v lie beside the file", names)
		}
	})
	t.Run("of a person's copy there is half: that is said once, and it stays", func(t *testing.T) {
		ada, left := d.ada(t), d.whole[:len(d.whole)/2]
		own := beside(ada, "firm before the fair.baton")
		lay(t, own, left)
		if r := ada.round(); len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "firm before the fair.baton is damaged") {
			t.Errorf("%+v", r)
		}
		if r := ada.round(); !r.Quiet() {
			t.Errorf("and again: %+v", r)
		}
		lies(t, own, left)
	})
}

// setAside is the one version that a laptop has set aside.
func setAside(t *testing.T, c *colleague) string {
	t.Helper()
	kept, err := c.desk.Snapshots(t.Context())
	if err != nil || len(kept) != 1 || kept[0].Kind != "damaged" {
		t.Fatalf("%+v %v", kept, err)
	}
	return kept[0].Path
}

// outcome is what a round came to.
type outcome struct {
	model.Round
	err error
}

// syncing is a round that goes on when it has looked so many times.
func syncing(t *testing.T, c *colleague, times int) <-chan outcome {
	t.Helper()
	looks, done := looked(c), make(chan outcome, 1)
	go func() {
		r, err := c.desk.Sync(t.Context())
		done <- outcome{r, err}
	}()
	for range times {
		select {
		case <-looks:
		case o := <-done:
			t.Fatalf("it is not waited for: %+v", o)
		}
	}
	return done
}

// watched is a folder that tells when the file was looked at.
type watched struct {
	share.Transport
	looks chan struct{}
}

func (w watched) Pull(ctx context.Context, seen share.Seen) (share.Found, error) {
	defer w.tell()
	return w.Transport.Pull(ctx, seen)
}

func (w watched) Read(ctx context.Context, v share.Version) ([]byte, share.Mark, error) {
	defer w.tell()
	return w.Transport.Read(ctx, v)
}

func (w watched) tell() {
	select {
	case w.looks <- struct{}{}:
	default:
	}
}

// meanwhile is a folder in which something happens just before a version is
// read, or taken away.
type meanwhile struct {
	share.Transport
	reading, releasing func()
}

func (m meanwhile) Read(ctx context.Context, v share.Version) ([]byte, share.Mark, error) {
	if m.reading != nil {
		m.reading()
	}
	return m.Transport.Read(ctx, v)
}

func (m meanwhile) Release(ctx context.Context, v share.Version, holds func([]byte) bool) (bool, error) {
	if m.releasing != nil {
		m.releasing()
	}
	return m.Transport.Release(ctx, v, holds)
}

func looked(c *colleague) <-chan struct{} {
	looks := make(chan struct{}, 1)
	c.desk.Through(func(way share.Transport) share.Transport { return watched{way, looks} })
	return looks
}

func beside(c *colleague, name string) string { return filepath.Join(filepath.Dir(c.path), name) }

func lies(t *testing.T, path string, want []byte) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what was put there: %d bytes instead of %d, %v", filepath.Base(path), len(got), len(want), err)
	}
}

// finds looks into the shared file with the eyes of somebody new.
func finds(t *testing.T, c *colleague, names ...string) {
	t.Helper()
	b, err := os.ReadFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	eve := newColleague(t, "Eve", t.TempDir(), c.chance)
	lay(t, eve.path, b)
	eve.sitDown()
	defer eve.leave()
	text := dump(t, eve.desk.File)
	for _, name := range names {
		if !strings.Contains(text, name) {
			t.Errorf("the file lacks %s", name)
		}
	}
	sound(t, eve.desk.File)
}
