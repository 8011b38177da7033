package store_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func TestFile_Protect(t *testing.T) {
	a := laptops(t, 1)[0]
	add(t, a.Desk, "company", model.Fields{"name": "Quellmann"})
	a.sync()
	if err := a.Protect(ctx, "correct horse"); err != nil {
		t.Fatal(err)
	}
	t.Run("the file is an age file, and nothing in it can be read", func(t *testing.T) {
		b := read(t, a.Path())
		if !bytes.HasPrefix(b, []byte("age-encryption.org/v1")) || bytes.Contains(b, []byte("Quellmann")) {
			t.Error("it is not locked")
		}
	})
	t.Run("a copy elsewhere is locked too, one in this computer's own folder is not", func(t *testing.T) {
		out, err := a.Backup(ctx, filepath.Join(t.TempDir(), "copy.baton"))
		if err != nil || !bytes.HasPrefix(read(t, out), []byte("age-encryption.org/v1")) {
			t.Errorf("it is not locked: %v", err)
		}
		if out, err = a.Backup(ctx, ""); err != nil || !bytes.HasPrefix(read(t, out), []byte("SQLite")) {
			t.Errorf("it is locked: %v", err)
		}
	})
	t.Run("another computer needs the passphrase, once", func(t *testing.T) {
		b := laptop{nil, t, t.TempDir()}
		t.Setenv("BATON_HOME", b.home)
		for _, wrong := range []string{"", "battery staple"} {
			if _, err := store.Unlock(ctx, a.Path(), wrong, nil); !errors.Is(err, store.ErrLocked) {
				t.Errorf("with %q: %v", wrong, err)
			}
		}
		f, err := store.Unlock(ctx, a.Path(), "correct horse", nil)
		if err != nil {
			t.Fatal(err)
		}
		b.Desk = storetest.Desk(t, f)
		add(t, b.Desk, "company", model.Fields{"name": "Betasoft"})
		b.sync()
		f.Close()
		if again := b.reopened(a.Path()); !strings.Contains(dump(t, again.File), "Betasoft") {
			t.Error("it is asked for again, or lost something")
		}
		if r := a.sync(); r.Operations() == 0 || r.Published {
			t.Errorf("%+v", r)
		}
	})
	t.Run("the lock can be taken away", func(t *testing.T) {
		if err := a.Protect(ctx, ""); err != nil {
			t.Fatal(err)
		}
		if fresh := another(t, a.Path()); !strings.Contains(dump(t, fresh.File), "Betasoft") {
			t.Error("it is still locked")
		}
	})
}
