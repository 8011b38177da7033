package store

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"baton/model"
	"baton/model/template"
)

// What the tests of several laptops share: a firm as it left the first one,
// and a way to open it on any number of others.

// monday is the business moment of these tests.
var monday = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// long says that there is time for many rounds.
func long() bool { return os.Getenv("BATON_LONG") != "" }

// rounds is how often a property is tried.
func rounds(t *testing.T, short, many int) {
	t.Helper()
	n := short
	if long() {
		n = many
	}
	was := flag.Lookup("rapid.checks").Value.String()
	flag.Set("rapid.checks", strconv.Itoa(n))
	t.Cleanup(func() { flag.Set("rapid.checks", was) })
}

// tester is what testing.T and rapid.T have in common here.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
	Cleanup(func())
}

func must(t tester, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
}

// newFirm makes a firm with two members and gives its file's bytes.
func newFirm(t testing.TB) []byte {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	seeds := template.Rows("plain", template.Start{Name: "Test firm", Currency: "EUR", Zone: "Europe/Lisbon", Member: "Ada"})
	f, err := Create(t.Context(), filepath.Join(dir, "firm.baton"), seeds, func() time.Time { return monday })
	must(t, err)
	defer f.Close()
	_, err = deskOf(t, f, 0).Add(t.Context(), "member", model.Fields{"name": "Ben"})
	must(t, err)
	_, err = f.Sync(t.Context())
	must(t, err)
	return fileOf(t, f)
}

func fileOf(t tester, f *File) []byte {
	t.Helper()
	b, err := os.ReadFile(f.path)
	must(t, err)
	return b
}

// arrive opens a file's bytes on a laptop of its own: a folder, and a home.
func arrive(dir string, b []byte) (*File, error) {
	path := filepath.Join(dir, "shared", "firm.baton")
	for _, d := range []string{filepath.Dir(path), filepath.Join(dir, "home")} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		return nil, err
	}
	return again(dir)
}

// again opens what lies in a laptop's folder.
func again(dir string) (*File, error) {
	o := &opening{path: filepath.Join(dir, "shared", "firm.baton"), base: filepath.Join(dir, "home")}
	return o.open(context.Background())
}

// quick lets a test's replica forget in a power cut, which no test has.
func quick(t tester, f *File) {
	t.Helper()
	_, err := f.pen.Exec(`pragma synchronous = off`)
	must(t, err)
}

func laptopWith(t testing.TB, b []byte) *File {
	t.Helper()
	f, err := arrive(t.TempDir(), b)
	must(t, err)
	t.Cleanup(func() { f.Close() })
	quick(t, f)
	return f
}

// deskOf is the desk of the nth member.
func deskOf(t tester, f *File, n int) *Desk {
	t.Helper()
	ms, err := f.Members(context.Background())
	must(t, err)
	m := ms[n%len(ms)]
	actor := model.Actor{Member: m.ID, Name: m.Name}
	if len(m.Hats) > 0 {
		actor.Hat = m.Hats[0]
	}
	return f.As(actor, func() time.Time { return monday })
}

func dumped(t tester, f *File) string {
	t.Helper()
	var b bytes.Buffer
	must(t, f.Dump(context.Background(), &b))
	return b.String()
}

func dumpedLog(t tester, f *File) string {
	t.Helper()
	var b bytes.Buffer
	must(t, f.DumpLog(context.Background(), &b))
	return b.String()
}

func soundly(t tester, f *File) {
	t.Helper()
	e, err := f.Check(context.Background())
	must(t, err)
	for _, p := range e.Problems {
		t.Fatalf("check: %s", p.Text)
	}
}

// logOf is every operation of a log.
func logOf(t tester, q querier) map[model.ID]op {
	t.Helper()
	all := map[model.ID]op{}
	must(t, eachOp(context.Background(), q, `select id, tx, root, ent, noun, act, prev, body, sum from op`, func(o *op) error {
		kept := *o
		kept.prev = bytes.Clone(o.prev)
		all[o.id] = kept
		return nil
	}))
	return all
}

// takeOver merges what another replica holds, published or not.
func takeOver(t tester, f, from *File) taken {
	t.Helper()
	set, err := readDigest(context.Background(), from.eyes)
	must(t, err)
	got, err := f.take(context.Background(), &image{db: from.eyes, path: from.path, firm: from.identity, root: from.firm, digest: set})
	must(t, err)
	return got
}

// imageOf is the state of a replica as a version.
func imageOf(t tester, f *File) *image {
	t.Helper()
	im, err := imageIn(context.Background(), snapshotOf(t, f), f.path)
	must(t, err)
	return im
}

// snapshotOf is the state of a replica as it would be published.
func snapshotOf(t tester, f *File) []byte {
	t.Helper()
	dir, err := os.MkdirTemp(f.dir, "snapshot-")
	must(t, err)
	defer os.RemoveAll(dir)
	_, err = f.snapshot(context.Background(), filepath.Join(dir, "x"))
	must(t, err)
	b, err := os.ReadFile(filepath.Join(dir, "x"))
	must(t, err)
	return b
}
