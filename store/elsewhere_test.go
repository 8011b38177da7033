package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

// reopened is the file at a path, opened on the laptop's own computer.
func (l laptop) reopened(path string) laptop {
	l.t.Helper()
	l.t.Setenv("BATON_HOME", l.home)
	return laptop{storetest.Desk(l.t, open(l.t, path)), l.t, l.home}
}

func TestFile_NewFirm(t *testing.T) {
	a := laptops(t, 1)[0]
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	a.sync()
	copied := filepath.Join(t.TempDir(), "client two.baton")
	put(t, copied, read(t, a.Path()))
	c := a.reopened(copied)
	t.Run("a copy is asked about", func(t *testing.T) {
		if from, err := c.Copied(ctx); err != nil || from != a.Path() {
			t.Errorf("copied from %q, %v", from, err)
		}
		if from, err := a.reopened(a.Path()).Copied(ctx); err != nil || from != copied {
			t.Errorf("seen from the first: %q, %v", from, err)
		}
	})
	t.Run("as the same firm it is asked about once, and can be merged", func(t *testing.T) {
		if err := c.SameFirm(ctx); err != nil {
			t.Fatal(err)
		}
		if from, err := c.Copied(ctx); err != nil || from != "" {
			t.Errorf("asked again: %q %v", from, err)
		}
		add(t, c.Desk, "company", model.Fields{"name": "Betasoft"})
		c.sync()
		r, err := a.Merge(ctx, copied)
		if err != nil || len(r.Merged) != 1 || !r.Published {
			t.Fatalf("%+v %v", r, err)
		}
		equal(t, a, c)
	})
	t.Run("as a new firm it keeps everything and is never merged with the first", func(t *testing.T) {
		before := dump(t, c.File)
		if err := c.NewFirm(ctx); err != nil {
			t.Fatal(err)
		}
		n := c.reopened(copied)
		if dump(t, n.File) != before {
			t.Error("something is different in it")
		}
		if from, err := n.Copied(ctx); err != nil || from != "" {
			t.Errorf("asked again: %q %v", from, err)
		}
		set(t, n.Desk, "firm", n.FirmID(), model.Fields{"name": "Client two"})
		n.sync()
		sound(t, n.File)
		if _, err := a.Merge(ctx, copied); !errors.Is(err, store.ErrForeign) {
			t.Errorf("merged into the first: %v", err)
		}
		put(t, filepath.Join(filepath.Dir(copied), dropboxCopy), read(t, a.Path()))
		if r := n.sync(); !r.Quiet() {
			t.Errorf("%+v", r)
		}
		if fresh := another(t, copied); !strings.Contains(dump(t, fresh.File), "Client two") {
			t.Error("another computer does not see the new firm's name")
		}
	})
}

func TestFile_MergeUnpublished(t *testing.T) {
	a := laptops(t, 1)[0]
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	moved := filepath.Join(t.TempDir(), "firm.baton")
	if err := os.Rename(a.Path(), moved); err != nil {
		t.Fatal(err)
	}
	a.File.Close()
	m := a.reopened(moved)
	if notes := m.Notes(); len(notes) != 1 || !strings.Contains(notes[0], a.Path()) || !strings.Contains(notes[0], "1 change ") {
		t.Errorf("opening says %q", notes)
	}
	if strings.Contains(dump(t, m.File), "Acme") {
		t.Error("it was mixed in silently")
	}
	if r, err := m.MergeUnpublished(ctx); err != nil || r.Operations() == 0 || !r.Published {
		t.Errorf("%+v %v", r, err)
	}
	if fresh := another(t, moved); !strings.Contains(dump(t, fresh.File), "Acme") {
		t.Error("it is not in the file")
	}
	if again := a.reopened(moved); len(again.Notes()) != 0 {
		t.Errorf("it is offered again: %q", again.Notes())
	}
}

func TestFile_Standing(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	stands := func(t *testing.T, l laptop, want string, confirmed int) {
		t.Helper()
		s, err := l.Standing(ctx)
		if err != nil || s.Words() != want || s.Confirmed() != confirmed {
			t.Errorf("%q, confirmed by %d, %+v, %v", s.Words(), s.Confirmed(), s, err)
		}
	}
	stands(t, a, "saved in the file", 0)
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	stands(t, a, "saved on this computer", 0)
	meet(a, b)
	stands(t, a, "saved in the file", 0) // nobody else has written
	add(t, b.Desk, "company", model.Fields{"name": "Betasoft"})
	meet(b, a)
	stands(t, a, "in the shared file, confirmed by 1", 1)
	stands(t, b, "in the shared file", 0)
	add(t, a.Desk, "company", model.Fields{"name": "Gammaware"})
	meet(a, b)
	stands(t, a, "in the shared file", 0)
	stands(t, b, "in the shared file, confirmed by 1", 1)
}

// Only other computers confirm: not this one under another path, not what it
// was before a restore, and nobody for a firm that began as a copy.
func TestFile_Standing_thisComputer(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	confirmed := func(t *testing.T, l laptop, devices, want int) {
		t.Helper()
		s, err := l.Standing(ctx)
		if err != nil || len(s.Devices) != devices || s.Confirmed() != want {
			t.Errorf("confirmed by %d of %+v, %v", s.Confirmed(), s.Devices, err)
		}
	}
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	meet(a, b)
	add(t, b.Desk, "company", model.Fields{"name": "Betasoft"})
	meet(a, b)
	confirmed(t, a, 1, 1)
	at := filepath.Join(t.TempDir(), "copy.baton")
	put(t, at, read(t, a.Path()))
	t.Run("a copy on the same computer is no other computer", func(t *testing.T) {
		c := a.reopened(at)
		if err := c.SameFirm(ctx); err != nil {
			t.Fatal(err)
		}
		add(t, c.Desk, "company", model.Fields{"name": "Gammaware"})
		c.sync()
		if _, err := a.Merge(ctx, at); err != nil {
			t.Fatal(err)
		}
		confirmed(t, a, 1, 0)
		meet(a, b)
		add(t, b.Desk, "company", model.Fields{"name": "Deltaworks"})
		meet(a, b)
		confirmed(t, a, 1, 1)
	})
	t.Run("a firm of its own is shared with nobody yet", func(t *testing.T) {
		own := filepath.Join(t.TempDir(), "client.baton")
		put(t, own, read(t, a.Path()))
		c := a.reopened(own)
		if err := c.NewFirm(ctx); err != nil {
			t.Fatal(err)
		}
		c = a.reopened(own)
		confirmed(t, c, 0, 0)
		add(t, c.Desk, "company", model.Fields{"name": "Epsilon"})
		confirmed(t, c, 0, 0)
	})
	t.Run("after a restore this computer is still itself", func(t *testing.T) {
		path := a.Path()
		a.File.Close()
		t.Setenv("BATON_HOME", a.home)
		f, err := store.AsFile(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		confirmed(t, laptop{storetest.Desk(t, f), t, a.home}, 1, 1)
	})
}

// A foreign program writes the tables of the file: the firm goes by its log.
func TestSync_foreignTool(t *testing.T) {
	edit := func(t *testing.T, path, stmt string) {
		t.Helper()
		db, err := sql.Open("sqlite3", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(stmt); err != nil {
			t.Fatal(err)
		}
	}
	all := laptops(t, 1)
	a := all[0]
	add(t, a.Desk, "company", model.Fields{"name": "Acme"})
	a.sync()
	want := dump(t, a.File)
	edit(t, a.Path(), `update company set name = 'Hacked'`)
	t.Run("a computer that opens it for the first time says so, goes by the log, and keeps the file as it was", func(t *testing.T) {
		fresh := another(t, a.Path())
		if dump(t, fresh.File) != want {
			t.Error("what the program wrote entered the firm")
		}
		if notes := fresh.Notes(); len(notes) != 1 || !strings.HasPrefix(notes[0], "Another program has changed the tables in firm.baton") {
			t.Errorf("%q", notes)
		}
		kept, err := fresh.Snapshots(ctx)
		if err != nil || len(kept) != 1 {
			t.Errorf("%+v %v", kept, err)
		}
		sound(t, fresh.File)
	})
	t.Run("a computer that knows the firm says so, and does not write for that", func(t *testing.T) {
		r := a.sync()
		if r.Published || len(r.Notes) != 1 || !strings.HasPrefix(r.Notes[0], "Another program has changed the tables in firm.baton") {
			t.Errorf("%+v", r)
		}
		if dump(t, a.File) != want {
			t.Error("what the program wrote entered the firm")
		}
		if r := a.sync(); !r.Quiet() {
			t.Errorf("it says so again: %+v", r)
		}
	})
	t.Run("a change of the log itself is damage", func(t *testing.T) {
		defer store.SetSettleTime(0)()
		edit(t, a.Path(), `update op set body = replace(body, 'Acme', 'Hack')`)
		if r := a.sync(); !r.Published || !strings.Contains(r.Notes[0], "was damaged") || dump(t, a.File) != want {
			t.Errorf("%+v", r)
		}
	})
	t.Run("so is a trigger", func(t *testing.T) {
		edit(t, a.Path(), `create trigger spy after insert on op begin select 1; end`)
		home := t.TempDir()
		t.Setenv("BATON_HOME", home)
		if f, err := store.Open(ctx, a.Path(), nil); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("got %v", err)
			f.Close()
		}
	})
}

func TestFile_Backup_keepsTen(t *testing.T) {
	a := laptops(t, 1)[0]
	for range 14 {
		if _, err := a.Backup(ctx, ""); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := a.Snapshots(ctx)
	if err != nil || len(kept) != 10 {
		t.Errorf("%d copies, %v", len(kept), err)
	}
	for _, s := range kept {
		if st, err := os.Stat(s.Path); err != nil || st.Mode().Perm() != 0o600 || s.Kind != "backup" || time.Since(s.At) > time.Hour {
			t.Errorf("%+v %v", s, err)
		}
	}
}

// A replica that nobody has used for a month goes if the file has all of it.
func TestOpen_sweeps(t *testing.T) {
	a := laptops(t, 1)[0]
	replicas := func() int {
		dirs, err := filepath.Glob(filepath.Join(a.home, "*-*", "work.db"))
		if err != nil {
			t.Fatal(err)
		}
		return len(dirs)
	}
	elsewhere := filepath.Join(t.TempDir(), "other.baton")
	put(t, elsewhere, read(t, a.Path()))
	other := a.reopened(elsewhere)
	add(t, other.Desk, "company", model.Fields{"name": "Acme"})
	other.File.Close()
	long := time.Now().AddDate(0, 0, -31)
	marks, err := filepath.Glob(filepath.Join(a.home, "*-*", "used"))
	if err != nil || len(marks) != 2 {
		t.Fatal(marks, err)
	}
	age := func() {
		for _, m := range marks {
			if err := os.Chtimes(m, long, long); err != nil {
				t.Fatal(err)
			}
		}
	}
	a.File.Close()
	age()
	first := a.reopened(a.Path())
	first.File.Close()
	if replicas() != 2 {
		t.Error("a copy with work of its own is gone")
	}
	other = a.reopened(elsewhere)
	other.sync()
	other.File.Close()
	age()
	first = a.reopened(a.Path())
	if replicas() != 1 {
		t.Error("a copy that nobody needs is still there")
	}
	if again := a.reopened(elsewhere); !strings.Contains(dump(t, again.File), "Acme") {
		t.Error("its file cannot be opened as before")
	}
}
