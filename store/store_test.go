package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func dump(t testing.TB, f *store.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sound(t testing.TB, f *store.File) {
	t.Helper()
	e, err := f.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range e.Problems {
		t.Errorf("check: %s", p.Text)
	}
}

func open(t testing.TB, path string) *store.File {
	t.Helper()
	f, err := store.Open(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func law(t testing.TB, d *store.Desk) *model.Agreement {
	t.Helper()
	a, err := d.Draft(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestCreate(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	t.Run("a new firm is complete and sound", func(t *testing.T) {
		sound(t, d.File)
		law := law(t, d)
		if len(law.Stages) < 10 || len(law.Criteria) == 0 || len(law.Promises) == 0 || law.Calendar.Zone == "" {
			t.Errorf("thin agreement: %d stages, %d criteria, %d promises", len(law.Stages), len(law.Criteria), len(law.Promises))
		}
	})
	t.Run("it is in the file, which opens elsewhere with the same content", func(t *testing.T) {
		want := dump(t, d.File)
		t.Setenv("BATON_HOME", t.TempDir())
		again := open(t, d.Path())
		if got := dump(t, again); got != want {
			t.Errorf("the content differs:\n%s\n---\n%s", got, want)
		}
		sound(t, again)
	})
	t.Run("nobody else may read the file", func(t *testing.T) {
		st, err := os.Stat(d.Path())
		if err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", st.Mode(), err)
		}
	})
	t.Run("a second one does not overwrite it", func(t *testing.T) {
		_, err := store.Create(ctx, d.Path(), nil, nil)
		if !errors.Is(err, store.ErrExists) {
			t.Errorf("got %v", err)
		}
	})
}
