package store

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"baton/model"
)

// FuzzTake gives the merge any bytes at all. It refuses them with a sentence
// and changes nothing, or what it has then was really written by somebody.
func FuzzTake(f *testing.F) {
	root := f.TempDir()
	host, written := smallFirm(f, root)
	f.Cleanup(func() { host.Close(); written.Close() })
	known := logOf(f, written.eyes)
	whole := smallImage(f, written)
	f.Add(whole)
	f.Add(smallImage(f, host))
	f.Add(whole[:len(whole)/2])
	f.Add([]byte{})
	f.Add(bytes.Replace(whole, []byte("Acme"), []byte("Acne"), 1))
	f.Add(bytes.Replace(whole, []byte("create table op"), []byte("create view op "), 1))
	for _, at := range []int{20, 28, 60, 99, 108, 600, len(whole) - 600} {
		b := bytes.Clone(whole)
		b[at] ^= 0x81
		f.Add(b)
	}
	before := dumpedLog(f, host)
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, b := range [][]byte{b, summed(b)} {
			err := takeAny(t, host, b)
			var refused *FileError
			if err != nil && (!errors.As(err, &refused) || refused.Text == "") {
				t.Fatalf("refused without a sentence: %v", err)
			}
			if err != nil {
				if dumpedLog(t, host) != before {
					t.Fatal("refused, and something was taken from it")
				}
				continue
			}
			for id, x := range logOf(t, host.eyes) {
				if k, ok := known[id]; !ok || k.sum != x.sum && x.body != "{}" {
					t.Fatalf("it now says %s %s", x.noun, x.body)
				}
			}
			soundly(t, host)
			must(t, host.Close())
			var other *File
			host, other = smallFirm(t, root)
			must(t, other.Close())
		}
	})
}

// takeAny merges a version of whatever firm: whose it is is asked before.
func takeAny(t *testing.T, host *File, b []byte) error {
	im, err := imageIn(t.Context(), b, "firm.baton")
	if err != nil {
		return err
	}
	defer im.Close()
	_, err = host.take(t.Context(), im)
	return err
}

// summed gives a version the sum of a published one.
func summed(b []byte) []byte {
	b = bytes.Clone(b)
	if len(b) < 100 {
		return b
	}
	copy(b[24:], []byte{0, 0, 0, pristine})
	sum, _ := sumOf(bytes.NewReader(b))
	copy(b[sumAt:], sum)
	return b
}

// smallFirm is a firm of few entries, and what it was a little later.
func smallFirm(t testing.TB, root string) (before, after *File) {
	t.Helper()
	root, err := os.MkdirTemp(root, "")
	must(t, err)
	firm := tickAt(monday).id(session{0x80})
	make := func(name string) (*File, *Desk) {
		dir := filepath.Join(root, name)
		must(t, os.MkdirAll(dir, 0o700))
		must(t, initialise(dir, firm, firm))
		must(t, writeState(dir, state{Path: filepath.Join(dir, "firm.baton"), Replica: uuid.NewString()}))
		f, err := openReplica(filepath.Join(dir, "firm.baton"), dir)
		must(t, err)
		quick(t, f)
		f.session, f.replica, f.machine = session{0x80, 1}, "first", func() time.Time { return monday }
		d := f.As(model.Actor{}, func() time.Time { return monday })
		must(t, d.Plant(t.Context(), "New firm", []model.Seed{{Noun: "firm", Key: "firm", Fields: model.Fields{"name": "Ours", "currency": "EUR", "zone": "UTC"}}}))
		return f, d
	}
	before, _ = make("before")
	after, d := make("after")
	jane, err := d.Add(t.Context(), "person", model.Fields{"name": "Jane"})
	must(t, err)
	_, err = d.Add(t.Context(), "company", model.Fields{"name": "Acme"})
	must(t, err)
	_, err = d.Erase(t.Context(), jane)
	must(t, err)
	must(t, d.Set(t.Context(), "firm", firm, model.Fields{"name": "Renamed"}))
	return before, after
}

// smallImage is a version of the log alone, in small pages.
func smallImage(t testing.TB, f *File) []byte {
	t.Helper()
	at := filepath.Join(t.TempDir(), "small")
	db, err := sql.Open("sqlite3", dsn(at, "rwc", nil))
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.Exec(`pragma page_size = 512; pragma application_id = 0x4241544E; pragma user_version = 1;` + logSchema)
	must(t, err)
	set, err := readDigest(t.Context(), f.eyes)
	must(t, err)
	must(t, setMeta(t.Context(), db, "digest", set.String()))
	must(t, setMeta(t.Context(), db, "firm", f.identity.String()))
	for _, x := range logOf(t, f.eyes) {
		_, err := db.Exec(insertOp, x.id[:], x.tx[:], x.root[:], x.ent[:], x.noun, x.act, nonNil(x.prev), x.body, x.sum)
		must(t, err)
	}
	must(t, db.Close())
	b, err := os.ReadFile(at)
	must(t, err)
	return b
}
