package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

var ctx = context.Background()

// laptop is one computer with its own folder, in which the firm's file lies.
type laptop struct {
	*store.Desk
	t    *testing.T
	home string
}

// laptops are n computers that have the same file, each in its own folder.
func laptops(t *testing.T, n int) []laptop {
	t.Helper()
	first := storetest.New(t)
	all := []laptop{{first, t, os.Getenv("BATON_HOME")}}
	for range n - 1 {
		all = append(all, another(t, first.Path()))
	}
	return all
}

// another is a computer of its own, on which the file at path arrives.
func another(t *testing.T, path string) laptop {
	t.Helper()
	home := t.TempDir()
	t.Setenv("BATON_HOME", home)
	to := filepath.Join(t.TempDir(), "firm.baton")
	put(t, to, read(t, path))
	return laptop{storetest.Desk(t, open(t, to)), t, home}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// put lays a file down as a sync service does: whole, by renaming.
func put(t *testing.T, path string, b []byte) {
	t.Helper()
	temp := filepath.Join(filepath.Dir(path), ".arriving")
	if err := os.WriteFile(temp, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(temp, path); err != nil {
		t.Fatal(err)
	}
}

func (l laptop) sync() model.Round {
	l.t.Helper()
	r, err := l.Sync(ctx)
	if err != nil {
		l.t.Fatal(err)
	}
	return r
}

// to carries the file of one laptop over that of another, as a service does
// that keeps the last writer's.
func (l laptop) to(other laptop) { put(l.t, other.Path(), read(l.t, l.Path())) }

func (l laptop) folder() []string {
	l.t.Helper()
	entries, err := os.ReadDir(filepath.Dir(l.Path()))
	if err != nil {
		l.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

func (l laptop) disputes() []model.Dispute {
	l.t.Helper()
	all, err := l.Disputes(ctx)
	if err != nil {
		l.t.Fatal(err)
	}
	return all
}

func (l laptop) set(id model.ID, f model.Fields) {
	l.t.Helper()
	if err := l.Set(ctx, "company", id, f); err != nil {
		l.t.Fatal(err)
	}
}

// meet brings two laptops together over a service that keeps the last writer's file.
func meet(a, b laptop) {
	a.t.Helper()
	a.sync()
	a.to(b)
	b.sync()
	b.to(a)
	a.sync()
}

// equal compares the laptops to the last letter, history included.
func equal(t *testing.T, all ...laptop) {
	t.Helper()
	for _, l := range all {
		sound(t, l.File)
		if got, want := dump(t, l.File), dump(t, all[0].File); got != want {
			t.Error("the laptops differ:\n" + diff(want, got))
		}
		var a, b bytes.Buffer
		if err := errors.Join(l.DumpLog(ctx, &a), all[0].DumpLog(ctx, &b)); err != nil || a.String() != b.String() {
			t.Errorf("the logs differ, %v", err)
		}
	}
}

const dropboxCopy = "firm (Ada's conflicted copy 2026-11-23).baton"

func TestSync_copies(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	dir := filepath.Dir(a.Path())
	add(t, b.Desk, "company", model.Fields{"name": "Betasoft"})
	add(t, b.Desk, "company", model.Fields{"name": "Gammaware"})
	b.sync()
	t.Run("a conflicted copy of a sync service is merged, and tidied away", func(t *testing.T) {
		put(t, filepath.Join(dir, dropboxCopy), read(t, b.Path()))
		r := a.sync()
		if len(r.Merged) != 1 || !r.Merged[0].Removed || r.Merged[0].Changes != 2 {
			t.Fatalf("%+v", r)
		}
		if got := r.Merged[0].Say(); !strings.HasPrefix(got, "Merged 2 changes from the copy that Dropbox made ") || !strings.HasSuffix(got, "; the copy is tidied away.") {
			t.Error(got)
		}
		if got := a.folder(); !slices.Equal(got, []string{"firm.baton"}) {
			t.Errorf("left in the folder: %v", got)
		}
		equal(t, a, b)
	})
	t.Run("a person's own copy is merged, and left where it is", func(t *testing.T) {
		add(t, b.Desk, "company", model.Fields{"name": "Deltaworks"})
		b.sync()
		mine := filepath.Join(dir, "firm before the fair.baton")
		put(t, mine, read(t, b.Path()))
		if r := a.sync(); r.Operations() == 0 || r.Merged[0].Removed {
			t.Errorf("%+v", r)
		}
		if _, err := os.Stat(mine); err != nil {
			t.Error("the person's copy is gone")
		}
		if r := a.sync(); !r.Quiet() || r.Published {
			t.Errorf("it was taken in once more: %+v", r)
		}
		os.Remove(mine)
	})
	t.Run("a copy with nothing new is tidied away all the same", func(t *testing.T) {
		put(t, filepath.Join(dir, dropboxCopy), read(t, a.Path()))
		r := a.sync()
		if len(r.Merged) != 1 || !r.Merged[0].Removed || r.Published {
			t.Errorf("%+v", r)
		}
	})
	t.Run("another firm's file, and one that is no firm's, are left alone", func(t *testing.T) {
		other := storetest.New(t)
		put(t, filepath.Join(dir, dropboxCopy), read(t, other.Path()))
		put(t, filepath.Join(dir, "firm (Bo's conflicted copy 2026-11-23).baton"), []byte("a holiday picture"))
		if r := a.sync(); !r.Quiet() || len(a.folder()) != 3 {
			t.Errorf("%+v %v", r, a.folder())
		}
		os.Remove(filepath.Join(dir, dropboxCopy))
		os.Remove(filepath.Join(dir, "firm (Bo's conflicted copy 2026-11-23).baton"))
	})
	t.Run("a damaged copy is set aside, and nobody is kept from working", func(t *testing.T) {
		defer store.SetSettleTime(0)()
		whole := read(t, a.Path())
		copy(whole[len(whole)/2:], make([]byte, 8192))
		put(t, filepath.Join(dir, dropboxCopy), whole)
		before := dump(t, a.File)
		r := a.sync()
		if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "is damaged: it is set aside in") || dump(t, a.File) != before {
			t.Errorf("%+v", r)
		}
		kept, err := a.Snapshots(ctx)
		if err != nil || len(kept) != 1 || kept[0].Kind != "damaged" || !bytes.Equal(read(t, kept[0].Path), whole) {
			t.Errorf("%+v %v", kept, err)
		}
		if got := a.folder(); !slices.Equal(got, []string{"firm.baton"}) {
			t.Errorf("left in the folder: %v", got)
		}
	})
	t.Run("what a killed publisher left is taken in like any version", func(t *testing.T) {
		add(t, b.Desk, "company", model.Fields{"name": "Epsilon"})
		b.sync()
		put(t, filepath.Join(dir, "~$firm.0b0e3c1c.tmp"), read(t, b.Path()))
		if r := a.sync(); r.Operations() == 0 || !r.Published {
			t.Errorf("%+v", r)
		}
		if got := a.folder(); !slices.Equal(got, []string{"firm.baton"}) {
			t.Errorf("left in the folder: %v", got)
		}
		equal(t, a, b)
	})
}

func TestSync_disputes(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	acme := add(t, a.Desk, "company", model.Fields{"name": "Acme", "city": "Porto"})
	meet(a, b)
	t.Run("what two set at once stays visible with both values until somebody decides", func(t *testing.T) {
		a.set(acme, model.Fields{"city": "Lisbon"})
		b.set(acme, model.Fields{"city": "Braga", "country": "Portugal"})
		meet(a, b)
		for _, l := range all {
			ds := l.disputes()
			if len(ds) != 1 || ds[0].Row != acme || ds[0].Name != "Acme" || ds[0].Field != "city" || len(ds[0].Others) != 1 {
				t.Fatalf("%+v", ds)
			}
			values := []string{ds[0].Kept.Value, ds[0].Others[0].Value}
			if slices.Sort(values); !slices.Equal(values, []string{"Braga", "Lisbon"}) || ds[0].Kept.By != "Ada" {
				t.Errorf("%+v", ds[0])
			}
		}
		equal(t, a, b)
	})
	t.Run("keeping the value that is not shown decides it for everybody", func(t *testing.T) {
		d := a.disputes()[0]
		if err := a.Settle(ctx, d, d.Others[0].Op); err != nil {
			t.Fatal(err)
		}
		meet(a, b)
		if len(a.disputes())+len(b.disputes()) != 0 {
			t.Errorf("still open: %+v", b.disputes())
		}
		if !strings.Contains(dump(t, b.File), d.Others[0].Value) {
			t.Error("the other value does not show")
		}
		equal(t, a, b)
	})
	t.Run("a decision that was taken already is refused", func(t *testing.T) {
		var refused *model.Invalid
		if err := a.Settle(ctx, model.Dispute{Noun: "company", Root: acme, Row: acme, Field: "city"}, acme); !errors.As(err, &refused) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("equal values from two people are no dispute", func(t *testing.T) {
		a.set(acme, model.Fields{"region": "North"})
		b.set(acme, model.Fields{"region": "North"})
		meet(a, b)
		if ds := a.disputes(); len(ds) != 0 {
			t.Errorf("%+v", ds)
		}
	})
}

func TestSync_deletedMeanwhile(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	lead, err := a.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe"})
	if err != nil {
		t.Fatal(err)
	}
	acme := add(t, a.Desk, "company", model.Fields{"name": "Betasoft"})
	meet(a, b)
	for name, c := range map[string]struct {
		noun string
		row  model.ID
		work func() error
	}{
		"a row that one deleted while another changed it": {"company", acme, func() error {
			return b.Set(ctx, "company", acme, model.Fields{"city": "Porto"})
		}},
		"a lead that one deleted while another worked on it": {"lead", lead, func() error {
			_, err := b.Add(ctx, "task", model.Fields{"lead": lead.String(), "text": "call"})
			return err
		}},
	} {
		t.Run(name+" is listed, and can be restored", func(t *testing.T) {
			if err := errors.Join(a.Delete(ctx, c.noun, c.row), c.work()); err != nil {
				t.Fatal(err)
			}
			meet(a, b)
			ds := b.disputes()
			if len(ds) != 1 || !ds[0].Deleted || ds[0].Row != c.row || len(ds[0].Others) != 1 {
				t.Fatalf("%+v", ds)
			}
			if len(a.disputes()) != 1 {
				t.Errorf("the other laptop lists %+v", a.disputes())
			}
			if err := b.Settle(ctx, ds[0], ds[0].Others[0].Op); err != nil {
				t.Fatal(err)
			}
			meet(b, a)
			if len(a.disputes())+len(b.disputes()) != 0 || !strings.Contains(dump(t, a.File), c.noun+" "+c.row.String()) {
				t.Errorf("it is not back, or still open: %+v", a.disputes())
			}
		})
	}
	t.Run("keeping it deleted ends the matter too", func(t *testing.T) {
		if err := errors.Join(a.Delete(ctx, "company", acme), b.Set(ctx, "company", acme, model.Fields{"city": "Braga"})); err != nil {
			t.Fatal(err)
		}
		meet(a, b)
		d := b.disputes()[0]
		if err := b.Settle(ctx, d, d.Kept.Op); err != nil {
			t.Fatal(err)
		}
		meet(b, a)
		if len(a.disputes())+len(b.disputes()) != 0 || strings.Contains(dump(t, a.File), "company "+acme.String()) {
			t.Errorf("%+v", a.disputes())
		}
		equal(t, a, b)
	})
	t.Run("deleting what one has seen is no dispute", func(t *testing.T) {
		gone := add(t, a.Desk, "company", model.Fields{"name": "Gone"})
		a.set(gone, model.Fields{"city": "Faro"})
		if err := a.Delete(ctx, "company", gone); err != nil {
			t.Fatal(err)
		}
		meet(a, b)
		if len(b.disputes()) != 0 {
			t.Errorf("%+v", b.disputes())
		}
	})
}

func TestSync_olderState(t *testing.T) {
	a := laptops(t, 1)[0]
	old := read(t, a.Path())
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	a.sync()
	put(t, a.Path(), old)
	t.Run("what an older state lacks is added again, and said", func(t *testing.T) {
		r := a.sync()
		if !r.Published || len(r.Notes) != 1 || !strings.HasPrefix(r.Notes[0], "The file holds an older state") {
			t.Errorf("%+v", r)
		}
		if fresh := another(t, a.Path()); !strings.Contains(dump(t, fresh.File), "Acme") {
			t.Error("the file lacks it")
		}
	})
	t.Run("or the file is taken as it is, and what this computer had is set aside", func(t *testing.T) {
		put(t, a.Path(), old)
		t.Setenv("BATON_HOME", a.home)
		var busy *store.FileError
		if _, err := store.AsFile(ctx, a.Path()); !errors.As(err, &busy) || !errors.Is(err, store.ErrBusy) {
			t.Fatalf("while it is open: %v", err)
		}
		a.File.Close()
		f, err := store.AsFile(ctx, a.Path())
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if strings.Contains(dump(t, f), "Acme") || !bytes.Equal(read(t, a.Path()), old) {
			t.Error("the file is not as it was")
		}
		kept, err := f.Snapshots(ctx)
		if err != nil || len(kept) != 1 || kept[0].Kind != "set-aside" {
			t.Fatalf("%+v %v", kept, err)
		}
		t.Run("and can be restored", func(t *testing.T) {
			f.Close()
			back, err := store.Restore(ctx, a.Path(), kept[0].Path)
			if err != nil {
				t.Fatal(err)
			}
			defer back.Close()
			if !strings.Contains(dump(t, back), "Acme") {
				t.Error("Acme is not back")
			}
			sound(t, back)
			if fresh := another(t, a.Path()); !strings.Contains(dump(t, fresh.File), "Acme") {
				t.Error("Acme is not in the file")
			}
		})
	})
}

func TestSync_damagedFile(t *testing.T) {
	a := laptops(t, 1)[0]
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	a.sync()
	whole := read(t, a.Path())
	t.Run("a file that is still arriving is waited for", func(t *testing.T) {
		defer store.SetSettleTime(time.Hour)()
		if err := os.WriteFile(a.Path(), whole[:len(whole)/2], 0o600); err != nil {
			t.Fatal(err)
		}
		done := make(chan model.Round)
		go func() {
			r, err := a.Sync(ctx)
			if err != nil {
				t.Error(err)
			}
			done <- r
		}()
		put(t, a.Path(), whole)
		if r := <-done; !r.Quiet() || r.Published {
			t.Errorf("%+v", r)
		}
	})
	t.Run("a damaged file is set aside, and this computer's copy takes its place", func(t *testing.T) {
		defer store.SetSettleTime(0)()
		broken := append([]byte{}, whole[:len(whole)/2]...)
		put(t, a.Path(), broken)
		r := a.sync()
		if !r.Published || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "was damaged: it is set aside in") {
			t.Errorf("%+v", r)
		}
		kept, err := a.Snapshots(ctx)
		if err != nil || len(kept) != 1 || !bytes.Equal(read(t, kept[0].Path), broken) {
			t.Errorf("%+v %v", kept, err)
		}
		if got := a.folder(); !slices.Equal(got, []string{"firm.baton"}) {
			t.Errorf("left in the folder: %v", got)
		}
		if !bytes.Equal(read(t, a.Path()), whole) {
			t.Error("equal content should be equal bytes")
		}
	})
	t.Run("a file that is gone is said, and put back when asked", func(t *testing.T) {
		os.Remove(a.Path())
		add(t, a.Desk, "company", model.Fields{"name": "Betasoft"})
		if _, err := a.Sync(ctx); !errors.Is(err, store.ErrMissing) {
			t.Fatalf("got %v", err)
		}
		if s, err := a.Standing(ctx); err != nil || s.Unpublished != 1 || !strings.Contains(s.Trouble, "is gone") {
			t.Errorf("%+v %v", s, err)
		}
		t.Setenv("BATON_HOME", a.home)
		f, _, err := store.PutBack(ctx, a.Path())
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if fresh := another(t, a.Path()); dump(t, fresh.File) != dump(t, f) || !strings.Contains(dump(t, f), "Betasoft") {
			t.Error("the file is not back whole")
		}
	})
}

// What comes between the last look and the swap, and may never be
// overwritten, goes back into its place.
func TestSync_neverOverwrites(t *testing.T) {
	a := laptops(t, 1)[0]
	other := storetest.New(t)
	newer := read(t, a.Path())
	newer[63] = 9 // a later format
	for name, c := range map[string]struct {
		content []byte
		kind    error
	}{
		"another firm's file": {read(t, other.Path()), store.ErrForeign},
		"a newer Baton's":     {newer, store.ErrNewer},
	} {
		t.Run(name, func(t *testing.T) {
			before := read(t, a.Path())
			add(t, a.Desk, "company", model.Fields{"name": "Acme"})
			back := store.BeforeSwap(a.File, func() { put(t, a.Path(), c.content) })
			_, err := a.Sync(ctx)
			back()
			if !errors.Is(err, c.kind) {
				t.Errorf("got %v", err)
			}
			if !bytes.Equal(read(t, a.Path()), c.content) {
				t.Error("it was overwritten")
			}
			if got := a.folder(); !slices.Equal(got, []string{"firm.baton"}) {
				t.Errorf("left in the folder: %v", got)
			}
			put(t, a.Path(), before)
			if r := a.sync(); !r.Published {
				t.Errorf("%+v", r)
			}
		})
	}
	t.Run("a colleague's version that came in between is merged and published with ours", func(t *testing.T) {
		b := another(t, a.Path())
		add(t, b.Desk, "company", model.Fields{"name": "Betasoft"})
		b.sync()
		add(t, a.Desk, "company", model.Fields{"name": "Gammaware"})
		theirs := read(t, b.Path())
		first := true
		back := store.BeforeSwap(a.File, func() {
			if first {
				put(t, a.Path(), theirs)
			}
			first = false
		})
		defer back()
		if r := a.sync(); r.Operations() == 0 || !r.Published {
			t.Errorf("%+v", r)
		}
		if fresh := another(t, a.Path()); !strings.Contains(dump(t, fresh.File), "Betasoft") || !strings.Contains(dump(t, fresh.File), "Gammaware") {
			t.Error("one of the two is missing from the file")
		}
	})
}
