package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func TestOpen_refuses(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	whole, err := os.ReadFile(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	changed := func(at int, b ...byte) []byte {
		c := append([]byte{}, whole...)
		copy(c[at:], b)
		return c
	}
	for name, c := range map[string]struct {
		content []byte
		kind    error
	}{
		"a text":                         {[]byte("company,contact\nAcme,Jane\n"), store.ErrForeign},
		"nothing":                        {[]byte{}, store.ErrDamaged},
		"room for a file":                {make([]byte, len(whole)), store.ErrDamaged},
		"another program's database":     {changed(68, 1, 2, 3, 4), store.ErrForeign},
		"a newer Baton's file":           {changed(60, 0, 0, 0, 9), store.ErrNewer},
		"a file cut short":               {whole[:len(whole)/2], store.ErrDamaged},
		"a file cut at a page":           {whole[:len(whole)-4096], store.ErrDamaged},
		"a file with a hole":             {changed(len(whole)/2, make([]byte, 8192)...), store.ErrDamaged},
		"a file with one letter changed": {flipped(whole), store.ErrDamaged},
	} {
		t.Run(name+" is refused and left alone", func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.baton")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := store.Open(ctx, path, nil)
			if !errors.Is(err, c.kind) {
				t.Errorf("got %v, want %v", err, c.kind)
			}
			if err == nil {
				f.Close()
			}
			after, err := os.ReadFile(path)
			if err != nil || string(after) != string(c.content) {
				t.Error("the file was modified")
			}
			entries, _ := os.ReadDir(filepath.Dir(path))
			if len(entries) != 1 {
				t.Errorf("%d files lie beside it", len(entries))
			}
		})
	}
	t.Run("a missing file, and one that went missing", func(t *testing.T) {
		if _, err := store.Open(ctx, filepath.Join(t.TempDir(), "no.baton"), nil); !errors.Is(err, store.ErrMissing) {
			t.Errorf("got %v", err)
		}
		os.Remove(d.Path())
		if _, err := store.Open(ctx, d.Path(), nil); !errors.Is(err, store.ErrMissing) {
			t.Errorf("got %v", err)
		}
	})
}

// flipped changes one letter of the firm's name inside the log.
func flipped(whole []byte) []byte {
	c := append([]byte{}, whole...)
	for i := range len(c) - 9 {
		if string(c[i:i+9]) == "Test firm" {
			c[i] = 'B'
		}
	}
	return c
}

func TestOpen_readOnly(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	if err := os.Chmod(d.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(d.Path())
	f := open(t, d.Path())
	_, err := storetest.Desk(t, f).Add(ctx, "company", model.Fields{"name": "Acme"})
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("got %v", err)
	}
	after, _ := os.ReadFile(d.Path())
	if string(after) != string(before) {
		t.Error("the file was modified")
	}
}

func TestFile_severalProcesses(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	const writers, rounds = 4, 25
	var wg sync.WaitGroup
	for range writers {
		f := open(t, d.Path()) // a handle of its own, as another process has
		desk := storetest.Desk(t, f)
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range rounds {
				if _, err := desk.Add(ctx, "company", model.Fields{"name": "Acme"}); err != nil {
					t.Error(err)
				}
			}
			if _, err := f.Sync(ctx); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	rows, err := d.Companies(ctx)
	if err != nil || len(rows) != writers*rounds {
		t.Errorf("%d companies, %v", len(rows), err)
	}
	sound(t, d.File)
	want := dump(t, d.File)
	t.Setenv("BATON_HOME", t.TempDir())
	if got := dump(t, open(t, d.Path())); got != want {
		t.Error("the published file lacks something")
	}
}

// Two laptops that share one file by a sync client lose nothing, whoever
// publishes last.
func TestFile_Publish_twoLaptops(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	t.Setenv("BATON_HOME", t.TempDir())
	other := storetest.Desk(t, open(t, d.Path()))
	for range 3 {
		add(t, d, "company", model.Fields{"name": "Acme"})
		add(t, other, "company", model.Fields{"name": "Betasoft"})
		if _, err := d.Sync(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := other.Sync(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	if a, b := dump(t, d.File), dump(t, other.File); a != b {
		t.Error("the laptops differ:\n" + diff(a, b))
	}
	rows, err := d.Companies(ctx)
	if err != nil || len(rows) != 6 {
		t.Errorf("%d companies, %v", len(rows), err)
	}
	sound(t, d.File)
	sound(t, other.File)
	entries, _ := os.ReadDir(filepath.Dir(d.Path()))
	for _, e := range entries {
		if e.Name() != filepath.Base(d.Path()) && !e.IsDir() {
			t.Errorf("left beside the file: %s", e.Name())
		}
	}
}

func TestFile_Rebuild(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	add(t, d, "company", model.Fields{"name": "Acme", "tag.cloud": true})
	want := dump(t, d.File)
	if err := d.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, d.File); got != want {
		t.Error(diff(want, got))
	}
	sound(t, d.File)
}
