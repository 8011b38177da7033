package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
)

// Whatever happens to the bytes of a version on their way: it is refused with
// a sentence and nothing is changed, or it is what it was.
func TestFile_damagedBytes(t *testing.T) {
	v := newVictim(t)
	t.Run("cut short", func(t *testing.T) {
		step := 512 * 37
		if long() {
			step = 512
		}
		for at := 0; at < len(v.whole); at += step {
			v.arrives(t, fmt.Sprint("cut at ", at), v.whole[:at])
		}
	})
	n := uint64(300)
	if long() {
		n = 3000
	}
	for i := range n {
		what, b := damage(rand.New(rand.NewPCG(7, i)), v.whole)
		what = fmt.Sprintf("damage %d (%s)", i, what)
		if bytes.Equal(b, v.whole) {
			continue
		}
		if i%4 == 0 || long() {
			v.arrives(t, what, b)
		}
		if i%4 > 0 || long() {
			v.merges(t, what, b)
		}
	}
	if v.accepted == 0 || v.refused == 0 {
		t.Errorf("%d were accepted and %d refused: this tries nothing", v.accepted, v.refused)
	}
}

// damage does to a file what disks, cables and services do.
func damage(r *rand.Rand, whole []byte) (what string, b []byte) {
	const page, sector = 4096, 512
	b = bytes.Clone(whole)
	at := r.IntN(len(b))
	if r.IntN(3) > 0 { // most of a small firm's file is empty
		for b[at] == 0 {
			at = r.IntN(len(b))
		}
	}
	from := at / sector * sector
	switch r.IntN(8) {
	case 0:
		b[at] ^= 1 << r.IntN(8)
		return fmt.Sprint("a bit of byte ", at), b
	case 1:
		for range 1 + r.IntN(20) {
			b[min(at+r.IntN(200), len(b)-1)] = byte(r.Uint32())
		}
		return fmt.Sprint("bytes near ", at), b
	case 2:
		clear(b[from : from+sector])
		return fmt.Sprint("no sector at ", from), b
	case 3:
		for i := range sector {
			b[from+i] = byte(r.Uint32())
		}
		return fmt.Sprint("noise at ", from), b
	case 4:
		x, y := at/page*page, r.IntN(len(b)/page)*page
		copy(b[x:x+page], whole[y:y+page])
		copy(b[y:y+page], whole[x:x+page])
		return fmt.Sprint("pages swapped at ", x, " and ", y), b
	case 5:
		x, y := at/page*page, r.IntN(len(b)/page)*page
		copy(b[x:x+page], whole[y:y+page])
		return fmt.Sprint("the page of ", y, " at ", x), b
	case 6:
		b[r.IntN(100)] = byte(r.Uint32())
		return "its first line", b
	}
	end := min(from+page*(1+r.IntN(8)), len(b))
	clear(b[from:end]) // the rest of a download that did not come
	return fmt.Sprint("nothing from ", from, " to ", end), b
}

// victim is a firm's file and what is in it.
type victim struct {
	*testing.T
	before, whole     []byte // an earlier state that other laptops know
	shows, log, open  string
	firm, last        model.ID // its own row, and its last change
	host              *File    // a laptop that knows the earlier state
	accepted, refused int
}

func newVictim(t *testing.T) *victim {
	t.Helper()
	ctx := t.Context()
	v := &victim{T: t, before: newFirm(t)}
	f, other := laptopWith(t, v.before), laptopWith(t, v.before)
	d := deskOf(t, f, 0)
	lead, err := d.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe", Email: "jane@acme.example", Title: "Migration"})
	must(t, err)
	_, err = d.AddLead(ctx, model.NewLead{Company: "Betasoft", Person: "Bob Roe", Title: "Audit"})
	must(t, err)
	_, err = d.Touch(ctx, model.Touch{Lead: lead, Kind: "call", Outcome: "talked", Note: strings.Repeat("They ask for proof. ", 300)})
	must(t, err)
	people, err := d.People(ctx)
	must(t, err)
	_, err = d.Erase(ctx, people[0].ID)
	must(t, err)
	must(t, d.Set(ctx, "firm", f.firm, model.Fields{"name": "Ours"}))
	must(t, deskOf(t, other, 1).Set(ctx, "firm", f.firm, model.Fields{"name": "Theirs"}))
	takeOver(t, f, other)
	writeAsNewer(t, f)
	_, err = f.Sync(ctx)
	must(t, err)
	v.whole, v.shows, v.log, v.open = fileOf(t, f), dumped(t, f), dumpedLog(t, f), disputed(t, f)
	v.host = laptopWith(t, v.before)
	all, err := transactions(ctx, f.eyes)
	must(t, err)
	v.firm, v.last = f.firm, all[len(all)-1].id
	return v
}

func disputed(t tester, f *File) string {
	t.Helper()
	ds, err := f.Disputes(context.Background())
	must(t, err)
	return fmt.Sprintf("%+v", ds)
}

// arrives opens it on a laptop that knows nothing of the firm.
func (v *victim) arrives(t *testing.T, what string, b []byte) {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	must(t, err)
	defer os.RemoveAll(dir)
	f, err := arrive(dir, b)
	left, readErr := os.ReadFile(filepath.Join(dir, "shared", "firm.baton"))
	beside, _ := os.ReadDir(filepath.Join(dir, "shared"))
	if readErr != nil || !bytes.Equal(left, b) || len(beside) != 1 {
		t.Errorf("%s: the file was touched", what)
	}
	if err != nil {
		v.refusal(t, what, err)
		if made, _ := filepath.Glob(filepath.Join(dir, "home", "*", "work.db")); len(made) > 0 {
			t.Errorf("%s: refused, and kept all the same", what)
		}
		return
	}
	defer f.Close()
	v.isWhole(t, what, f)
}

// merges takes it in on a laptop that knows an earlier state.
func (v *victim) merges(t *testing.T, what string, b []byte) {
	t.Helper()
	before := dumpedLog(t, v.host)
	im, err := imageIn(t.Context(), b, "firm.baton")
	if err == nil {
		_, err = v.host.take(t.Context(), im)
		im.Close()
	}
	if err != nil {
		v.refusal(t, what, err)
		if dumpedLog(t, v.host) != before {
			t.Fatalf("%s: refused, and something was taken from it", what)
		}
		return
	}
	v.isWhole(t, what, v.host)
	v.host = laptopWith(v.T, v.before)
}

func (v *victim) refusal(t *testing.T, what string, err error) {
	t.Helper()
	v.refused++
	var known *FileError
	if !errors.As(err, &known) || known.Text == "" || known.Kind == nil {
		t.Errorf("%s: refused without a sentence: %v", what, err)
	}
}

// isWhole: the laptop shows the firm as it was, and works on.
func (v *victim) isWhole(t *testing.T, what string, f *File) {
	t.Helper()
	v.accepted++
	if got := dumpedLog(t, f); got != v.log {
		t.Errorf("%s: accepted with another log", what)
	}
	if got := dumped(t, f); got != v.shows {
		t.Errorf("%s: accepted, and shows something else", what)
	}
	if got := disputed(t, f); got != v.open {
		t.Errorf("%s: accepted, and disputes %s, not %s", what, got, v.open)
	}
	e, err := f.Check(t.Context())
	if err != nil || len(e.Problems) > 0 {
		t.Errorf("%s: accepted, but %v, %v", what, e.Problems, err)
	}
	if err := deskOf(t, f, 0).Set(t.Context(), "firm", f.firm, model.Fields{"name": "Renamed"}); err != nil {
		t.Errorf("%s: accepted, but cannot be worked with: %v", what, err)
	}
}

// A version may have been built by somebody who means harm, or by a program
// that means well. Its log counts, and nothing else in it does anything.
func TestFile_hostileSchema(t *testing.T) {
	v := newVictim(t)
	for name, stmts := range map[string][]string{
		"the log is a view": {`alter table op rename to kept`, `drop index op_row`, `create view op as select * from kept`},
		"the log is a view that never ends": {`drop table op`,
			`create view op as with recursive r(id) as (select x'00' union all select x'00' from r) select id, id tx, id root, id ent, '' noun, 1 act, id prev, '' body, 0 sum from r`},
		"the log has one more column":                {`alter table op add column more text`},
		"the log has one more column with a default": {`alter table op add column more blob default x'00'`},
		"the log has a computed column":              {`alter table op add column more text as (hex(body))`},
		"the log lacks its index":                    {`drop index op_row`},
		"the index of the log is another":            {`drop index op_row`, `create index op_row on op(ent, root)`},
		"the index of the log is a partial one":      {`drop index op_row`, `create index op_row on op(root, ent) where act = 1`},
		"the log has one more index":                 {`create unique index once on op(sum)`},
		"a trigger on the log":                       {`create trigger t after insert on op begin delete from op; end`},
		"a trigger on a table":                       {`create trigger t after delete on company begin delete from op; delete from meta; end`},
		"a trigger on a table, in capitals":          {`CREATE TRIGGER "T" BEFORE INSERT ON "lead" BEGIN SELECT RAISE(ABORT, 'no'); END`},
		"a view":                                     {`create view everything as select * from op, op as a, op as b`},
		"a computed column of a table":               {`alter table company add column more_name text as (name || name)`},
		"a column that no row may leave out":         {`alter table company add column aura text not null default 'blue'`},
		"a table that allows nothing":                {`drop table company`, `create table company(root blob, id blob, deleted integer, more text, name text check(name = 'Acme'))`},
		"a table that allows no two names":           {`create unique index one_name on company(domain)`},
		"a table is missing":                         {`drop table lead`},
		"a table is a view":                          {`drop table lead`, `create view lead as select * from company`},
		"a table is a search index":                  {`drop table company`, `create virtual table company using fts4(root, id, deleted, more, name)`},
		"a search index besides":                     {`create virtual table found using fts4(body)`, `insert into found values('nothing')`},
		"a table of another program":                 {`create table notes(id integer primary key, text)`, `insert into notes values(1, zeroblob(100000))`},
		"a table with a huge default":                {`create table notes(id integer primary key, text default (zeroblob(1000000000)))`},
		"a table is empty":                           {`delete from company`},
		"a table lies":                               {`update company set name = 'Other'`},
		"a table holds more":                         {`insert into company(root, id, deleted, name) values(x'01', x'02', 0, 'Invented')`},
		"the disputes are gone":                      {`delete from dispute`},
		"the version of the tables is unknown":       {`update meta set value = '-1' where key = 'tables'`},
		"the version of the tables is no one":        {`delete from meta where key = 'tables'`},
		"the firm is no one":                         {`delete from meta where key = 'firm'`},
		"the firm is a word":                         {`update meta set value = 'ours' where key = 'firm'`},
		"the root is a word":                         {`insert into meta values('root', 'ours')`},
		"the frontier is a word":                     {`update meta set value = 'far' where key = 'frontier'`},
		"the frontier is somewhere else":             {`update meta set value = '0123456789abcdef0123456789abcdef' where key = 'frontier'`},
		"the frontier is gone":                       {`delete from meta where key = 'frontier'`},
		"the digest is gone":                         {`delete from meta where key = 'digest'`},
		"the digest is a word":                       {`update meta set value = 'all' where key = 'digest'`},
		"the digest counts one more":                 {`update meta set value = (1 + substr(value, 1, instr(value, '.') - 1)) || substr(value, instr(value, '.')) where key = 'digest'`},
		"the digest sums up otherwise":               {`update meta set value = substr(value, 1, length(value) - 1) || 'x' where key = 'digest'`},
		"the last entry is gone":                     {`delete from op where id = (select max(id) from op)`},
		"the last change is gone":                    {`delete from op where tx = (select tx from op order by id desc limit 1)`},
		"an entry is gone":                           {`delete from op where id = (select id from op order by id limit 1 offset 50)`},
		"an entry says something else":               {`update op set body = replace(body, 'Acme', 'Acne') where body like '%Acme%'`},
		"meta is a table of numbers":                 {`drop table meta`, `create table meta(key text primary key, value integer)`, `insert into meta values('firm', 7), ('digest', 8)`},
		"meta holds more":                            {`insert into meta values('aura', 'blue')`},
		"pages of another size":                      {`pragma page_size = 512`, `vacuum`},
		"pages of the largest size":                  {`pragma page_size = 65536`, `vacuum`},
		"free pages between the others":              {`create table big(x)`, `insert into big values(zeroblob(100000))`, `drop table big`},
		"a mode that keeps a journal":                {`pragma journal_mode = wal`, `insert into meta values('aura', 'blue')`, `pragma wal_checkpoint(truncate)`},
		"schema text that cannot be read":            {`pragma writable_schema = on`, `update sqlite_schema set sql = 'create table op(((' where name = 'op'`},
		"schema text of another table":               {`pragma writable_schema = on`, `update sqlite_schema set sql = (select sql from sqlite_schema where name = 'meta') where name = 'lead'`},
		"a table that is another":                    {`pragma writable_schema = on`, `update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'meta') where name = 'op'`},
		"an index that is another":                   {`pragma writable_schema = on`, `update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'op_rare') where name = 'op_row'`},
		"a table that points nowhere":                {`pragma writable_schema = on`, `update sqlite_schema set rootpage = 99999 where name = 'company'`},
		"two tables of one name":                     {`pragma writable_schema = on`, `update sqlite_schema set name = 'lead', tbl_name = 'lead' where name = 'company'`},
	} {
		t.Run(name, func(t *testing.T) {
			lying := slices.Contains(lies, name)
			for how, finish := range map[string]func(file string) error{"openly": nil, "without a trace": evenOut, "with a sum of its own": makePristine} {
				summed := how == "with a sum of its own"
				if !summed && !lying && !long() {
					continue // the harder way says enough
				}
				b := forged(t, v.whole, stmts, finish)
				if !summed || !lying {
					v.arrives(t, how, b)
				}
				v.merges(t, how, b)
			}
		})
	}
}

// A table may be built so that its end is its beginning, or with more branches
// than anybody can walk: whoever walks it notices.
func TestFile_hostileTree(t *testing.T) {
	v := newVictim(t)
	root := rootOfLog(t, v.whole)
	for what, build := range map[string]func() []byte{
		"its end is its beginning": func() []byte {
			b := bytes.Clone(v.whole)
			for _, child := range childrenOf(t, b, root)[1:] {
				binary.BigEndian.PutUint32(child, uint32(root))
			}
			return b
		},
		"it has very many branches": func() []byte {
			b := bytes.Clone(v.whole)
			own := bytes.Clone(b[(root-1)*pageOf : root*pageOf])
			last := root
			for range 14 {
				b = append(b, own...)
				next := len(b) / pageOf
				for _, child := range childrenOf(t, b, last) {
					binary.BigEndian.PutUint32(child, uint32(next))
				}
				last = next
			}
			binary.BigEndian.PutUint32(b[28:], uint32(last))
			return b
		},
	} {
		for how, finish := range map[string]func(string) error{"openly": nil, "with a sum of its own": makePristine} {
			t.Run(what+", "+how, func(t *testing.T) {
				b := forged(t, build(), nil, finish)
				ends(t, func() {
					v.arrives(t, how, b)
					v.merges(t, how, b)
				})
			})
		}
	}
	if v.accepted > 0 {
		t.Error("it was accepted")
	}
}

// pageOf is how large the pages of a published file are.
const pageOf = 4096

func rootOfLog(t *testing.T, b []byte) (root int) {
	t.Helper()
	im, err := imageIn(t.Context(), b, "firm.baton")
	must(t, err)
	defer im.Close()
	must(t, im.db.QueryRow(`select rootpage from sqlite_schema where name = 'op'`).Scan(&root))
	return root
}

// childrenOf are the places in an inner page where its children are named.
func childrenOf(t *testing.T, b []byte, number int) (all [][]byte) {
	t.Helper()
	page := b[(number-1)*pageOf : number*pageOf]
	if page[0] != 2 {
		t.Fatalf("page %d is no inner page, but %d", number, page[0])
	}
	for i := range int(binary.BigEndian.Uint16(page[3:])) {
		cell := binary.BigEndian.Uint16(page[12+2*i:])
		all = append(all, page[cell:cell+4])
	}
	return append(all, page[8:12])
}

// lies are tables that say otherwise than the log. With a sum to match they
// are believed on the first opening, as any entry of a log is that somebody
// invents: whoever may write the file may say what they like in it.
var lies = []string{"a table is empty", "a table lies", "a table holds more", "the disputes are gone"}

// forged changes a version by SQL.
func forged(t *testing.T, b []byte, stmts []string, finish func(file string) error) []byte {
	t.Helper()
	at := filepath.Join(t.TempDir(), "forged")
	must(t, os.WriteFile(at, b, 0o600))
	db, err := sql.Open("sqlite3", dsn(at, "rw", nil))
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, stmt := range stmts {
		_, err := db.Exec(stmt)
		must(t, err)
	}
	must(t, db.Close())
	if finish != nil {
		must(t, finish(at))
	}
	b, err = os.ReadFile(at)
	must(t, err)
	return b
}

// evenOut takes back what counts the changes of a file.
func evenOut(file string) error {
	b, err := os.ReadFile(file)
	for _, at := range []int{24, 40, 92} {
		copy(b[at:], []byte{0, 0, 0, pristine})
	}
	return errors.Join(err, os.WriteFile(file, b, 0o600))
}

// A log may say anything, with sums and a digest to match. It is refused, or
// it is one that can be shown, worked with and shared.
func TestFile_hostileLog(t *testing.T) {
	v := newVictim(t)
	acme := findAcme(t, v)
	text := strings.Repeat("blah ", 1<<18)
	for i, c := range []struct {
		what    string
		refused bool
		change  func(k *forgery)
	}{
		{"nothing is wrong", false, func(k *forgery) {}},
		{"a change lacks an entry", true, func(k *forgery) { k.head.N = 3 }},
		{"a change lacks very many entries", true, func(k *forgery) { k.head.N = 1 << 60 }},
		{"a change says that it has fewer entries", false, func(k *forgery) { k.head.N = 1 }},
		{"a change says that it has less than none", false, func(k *forgery) { k.head.N = -7 }},
		{"a change has no beginning", true, func(k *forgery) { k.x.tx = k.next() }},
		{"a change begins in an entry that is none", true, func(k *forgery) { k.x.tx = acme }},
		{"a change has two beginnings", true, func(k *forgery) { k.header.tx = k.next() }},
		{"a change is added to afterwards", false, func(k *forgery) { k.x.tx, k.head.N = k.lastTx, 1 }},
		{"an entry comes from the year 3001", true, func(k *forgery) { k.x.id = tickAt(monday.AddDate(975, 0, 0)).id(session{0x80}) }},
		{"a change comes from the year 10000", true, func(k *forgery) {
			k.header.id = tickAt(monday.AddDate(7974, 0, 0)).id(session{0x80})
			k.header.tx, k.x.tx = k.header.id, k.header.id
		}},
		{"an entry has half an id", true, func(k *forgery) { k.cut = "id" }},
		{"an entry has half a change", true, func(k *forgery) { k.cut = "tx" }},
		{"an entry has half a root", true, func(k *forgery) { k.cut = "root" }},
		{"an entry has half a row", true, func(k *forgery) { k.cut = "ent" }},
		{"an act of very much", false, func(k *forgery) { k.x.act = 1<<63 - 1 }},
		{"an act of less than nothing", false, func(k *forgery) { k.x.act = -1 << 63 }},
		{"an act that would be a header", true, func(k *forgery) { k.x.act = actHeader }},
		{"a noun of a megabyte", false, func(k *forgery) { k.x.noun = text }},
		{"a noun that is a trick", false, func(k *forgery) { k.x.noun = "company\"; drop table op; --" }},
		{"a noun of two lines", false, func(k *forgery) { k.x.noun = "a\nb\x00c" }},
		{"no noun", false, func(k *forgery) { k.x.noun = "" }},
		{"a body that is no JSON", false, func(k *forgery) { k.x.body = "Acme" }},
		{"a body of nothing", false, func(k *forgery) { k.x.body = "" }},
		{"a body of two megabytes", false, func(k *forgery) { k.x.body = `{"f":{"note":"` + text + text + `"}}` }},
		{"a body of many fields", false, func(k *forgery) {
			var b strings.Builder
			for i := range 5000 {
				fmt.Fprintf(&b, `"tag.%d":true,`, i)
			}
			k.x.body = `{"f":{` + b.String() + `"city":"Porto"}}`
		}},
		{"a body that is nested deeply", false, func(k *forgery) { k.x.body = `{"f":{"note":` + strings.Repeat("[", 1<<18) }},
		{"a body that is nested deeply and well", false, func(k *forgery) {
			k.x.body = `{"f":{"note":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `}}`
		}},
		{"a body that says it twice", false, func(k *forgery) { k.x.body = `{"f":{"city":"Porto","city":"Lisbon"},"f":{"city":"Faro"}}` }},
		{"a body with a letter that is none", false, func(k *forgery) { k.x.body = "{\"f\":{\"city\":\"\xff\x00\\u0000\\ud800\"}}" }},
		{"a body of no fields", false, func(k *forgery) { k.x.body = `{"f":null}` }},
		{"a body of a list", false, func(k *forgery) { k.x.body = `[{"f":{"city":"Porto"}}]` }},
		{"numbers that are too large", false, func(k *forgery) { k.x.body = `{"f":{"employees":1e999,"revenue":99999999999999999999,"city":-0}}` }},
		{"a time that no calendar has", false, func(k *forgery) { k.head.Wall, k.head.Now = 1<<62, -1<<63 }},
		{"a name of markup and of nothing", false, func(k *forgery) { k.x.body = `{"f":{"name":"<script>alert(1)</script>\u202e","city":""}}` }},
		{"a field of a name that is a trick", false, func(k *forgery) { k.x.body = `{"f":{"":"a","deleted ":true,"name\"":"x","tag.":"y","x.a.b":"z"}}` }},
		{"deleted by a word", false, func(k *forgery) { k.x.body = `{"f":{"deleted":"yes"}}` }},
		{"what it has seen is half an id", false, func(k *forgery) { k.x.prev = []byte{1, 2, 3} }},
		{"it has seen itself", false, func(k *forgery) { k.x.prev = k.x.id[:] }},
		{"it has seen what comes later", false, func(k *forgery) { k.x.prev = packIDs([]model.ID{tickAt(monday.AddDate(100, 0, 0)).id(session{0x80})}) }},
		{"it has seen very much", false, func(k *forgery) { k.x.prev = bytes.Repeat(k.lastTx[:], 1<<16) }},
		{"a change has seen one that nobody has", false, func(k *forgery) { k.header.prev = bytes.Repeat([]byte{7}, 32) }},
		{"a change has seen half of one", false, func(k *forgery) { k.header.prev = k.lastTx[:9] }},
		{"a change has seen itself", false, func(k *forgery) { k.header.prev = k.header.id[:] }},
		{"a change undoes itself", false, func(k *forgery) { k.head.Undo = k.header.id.String() }},
		{"a change undoes what comes later", false, func(k *forgery) { k.head.Undo = tickAt(monday.AddDate(100, 0, 0)).id(session{0x80}).String() }},
		{"a change undoes a word", false, func(k *forgery) { k.head.Undo, k.head.Batch = "all", "all" }},
		{"a header that cannot be read", false, func(k *forgery) { k.header.body = "New firm" }},
		{"a header whose count is a word", false, func(k *forgery) { k.header.body = `{"do":"x","n":"two","wall":[]}` }},
		{"a header of a megabyte", false, func(k *forgery) { k.head.Do = text }},
		{"a root of no row", false, func(k *forgery) { k.x.root = model.ID{} }},
		{"a row of no root", false, func(k *forgery) { k.x.ent = model.ID{} }},
		{"a row that is the firm and is not", false, func(k *forgery) { k.x.root, k.x.ent = k.firm, k.firm }},
		{"an erasure of what is no person", false, func(k *forgery) { k.x.act, k.x.body = actErase, "{}" }},
		{"an erasure that says something", false, func(k *forgery) { k.x.act, k.x.body = actErase, `{"f":{"city":"Porto"}}` }},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := forgeLog(t, v, acme, c.change)
			f, err := arrive(t.TempDir(), b)
			if f != nil {
				defer f.Close()
			}
			host := laptopWith(t, v.before)
			im, takeErr := imageIn(t.Context(), b, "firm.baton")
			if takeErr == nil {
				defer im.Close()
				_, takeErr = host.take(t.Context(), im)
			}
			if (err == nil) != (takeErr == nil) {
				t.Fatalf("opened it is met by %v, merged by %v", err, takeErr)
			}
			if (err != nil) != c.refused {
				t.Fatalf("got %v", err)
			}
			if err != nil {
				v.refusal(t, c.what, err)
				return
			}
			ends(t, func() {
				takenIn(t, f, host, acme)
				if i%7 == 0 || long() {
					livesWith(t, f, host)
				}
			})
		})
	}
	t.Run("what this computer knows cannot be changed", func(t *testing.T) {
		b := forgeLog(t, v, acme, func(k *forgery) { k.rewrite = `"Acme"` })
		host := laptopWith(t, v.whole)
		im, err := imageIn(t.Context(), b, "firm.baton")
		must(t, err)
		defer im.Close()
		_, err = host.take(t.Context(), im)
		v.refusal(t, "changed", err)
		if dumped(t, host) != v.shows {
			t.Error("it was")
		}
	})
	t.Run("two undos that undo each other end", func(t *testing.T) {
		b := forgeLog(t, v, acme, func(k *forgery) {
			k.head.Undo = k.header.id.String()
			k.x.prev = k.x.id[:]
		})
		f := laptopWith(t, b)
		d := deskOf(t, f, 0)
		ends(t, func() {
			must(t, d.Set(t.Context(), "company", acme, model.Fields{"city": "Faro"}))
			_, err := d.Undo(t.Context())
			must(t, err)
			_, err = d.Redo(t.Context())
			must(t, err)
		})
	})
}

// forgery is one change that somebody makes up: a header and an entry about
// Acme.
type forgery struct {
	head         header
	header, x    op
	firm, lastTx model.ID
	cut          string // a column of the entry of which only half is written
	rewrite      string // a name in the older entries that becomes another
	at           tick
}

func (k *forgery) next() model.ID {
	k.at++
	return k.at.id(session{0x80, 9})
}

func forgeLog(t *testing.T, v *victim, acme model.ID, change func(*forgery)) []byte {
	t.Helper()
	k := &forgery{firm: v.firm, lastTx: v.last, at: tickAt(monday.AddDate(1, 0, 0))}
	k.head = header{Do: "Change company", Replica: "forger", N: 2, Wall: monday.UnixMilli(), Now: monday.UnixMilli(), App: "9"}
	id := k.next()
	k.header = op{id: id, tx: id, root: v.firm, ent: id, noun: headerNoun, act: actHeader, prev: k.lastTx[:]}
	k.x = op{id: k.next(), tx: id, root: acme, ent: acme, noun: "company", act: actSet, body: setBody(model.Fields{"city": "Porto"})}
	change(k)
	if k.header.body == "" {
		k.header.body = k.head.body()
	}
	at := filepath.Join(t.TempDir(), "forged")
	must(t, os.WriteFile(at, v.whole, 0o600))
	db, err := sql.Open("sqlite3", dsn(at, "rw", nil))
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	k.write(t, db)
	must(t, db.Close())
	must(t, makePristine(at))
	b, err := os.ReadFile(at)
	must(t, err)
	return b
}

// write adds the forgery, with sums and a digest that fit.
func (k *forgery) write(t *testing.T, db *sql.DB) {
	t.Helper()
	ctx := t.Context()
	_, err := db.Exec(`pragma ignore_check_constraints = on`)
	must(t, err)
	set, err := readDigest(ctx, db)
	must(t, err)
	insert := func(o op, half string) {
		var id, tx, root, ent any = o.id[:], o.tx[:], o.root[:], o.ent[:]
		*map[string]*any{"id": &id, "tx": &tx, "root": &root, "ent": &ent, "": new(any)}[half] = []byte{1, 2, 3, 4, 5, 6, 7, 8}
		switch half { // what reads it as nothing adds it up as nothing
		case "id":
			o.id = model.ID{}
		case "tx":
			o.tx = model.ID{}
		case "root":
			o.root = model.ID{}
		case "ent":
			o.ent = model.ID{}
		}
		_, err := db.Exec(insertOp, id, tx, root, ent, o.noun, o.act, nonNil(o.prev), o.body, o.checksum())
		must(t, err)
		set = set.plus(o.checksum())
	}
	insert(k.header, "")
	insert(k.x, k.cut)
	if k.rewrite != "" {
		for id, o := range logOf(t, db) {
			if strings.Contains(o.body, k.rewrite) {
				set = set.minus(o.sum)
				o.body = strings.ReplaceAll(o.body, k.rewrite, `"Other"`)
				set = set.plus(o.checksum())
				_, err := db.Exec(`update op set body = ?, sum = ? where id = ?`, o.body, o.checksum(), id[:])
				must(t, err)
			}
		}
	}
	must(t, setMeta(ctx, db, "digest", set.String()))
	_, err = db.Exec(`update meta set value = '9' where key = 'tables'`) // so that the tables are made of the log
	must(t, err)
}

// takenIn: opened or merged, a strange log shows the same, and can be read.
func takenIn(t *testing.T, f, host *File, acme model.ID) {
	if dumpedLog(t, f) != dumpedLog(t, host) || dumped(t, f) != dumped(t, host) {
		t.Fatal("opened it shows something else than merged")
	}
	soundly(t, host)
	readable(t, host)
	_, err := f.History(t.Context(), acme)
	must(t, err)
}

// livesWith: two laptops that have a strange log delete and change the same
// rows without knowing of each other, meet, and publish.
func livesWith(t *testing.T, f, host *File) {
	ctx := t.Context()
	quick(t, f)
	d, other := deskOf(t, f, 0), deskOf(t, host, 1)
	ids, err := d.Companies(ctx)
	must(t, err)
	ids = slices.DeleteFunc(ids, func(r model.CompanyRow) bool { return r.ID.IsZero() })
	for _, row := range ids {
		must(t, d.Delete(ctx, "company", row.ID))
		must(t, other.Set(ctx, "company", row.ID, model.Fields{"note": "busy"}))
	}
	takeOver(t, f, host)
	takeOver(t, host, f)
	same(t, "one", f, "the other", host)
	if ds, err := f.Disputes(ctx); err != nil || len(ds) < len(ids) {
		t.Errorf("%d are disputed, %v", len(ds), err)
	}
	for range 3 {
		if _, err := d.Undo(ctx); err != nil {
			var refused *model.Invalid
			if !errors.As(err, &refused) {
				t.Errorf("undo: %v", err)
			}
		}
	}
	_, err = f.Sync(ctx)
	must(t, err)
	if third := laptopWith(t, fileOf(t, f)); dumped(t, third) != dumped(t, f) {
		t.Error("what it published shows something else")
	}
	soundly(t, f)
}

// ends fails a test that would never do so.
func ends(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(2 * time.Minute):
		t.Fatal("it does not end")
	}
}

func findAcme(t *testing.T, v *victim) model.ID {
	t.Helper()
	rows, err := laptopWith(t, v.whole).Companies(t.Context())
	must(t, err)
	for _, r := range rows {
		if r.Name == "Betasoft" {
			return r.ID
		}
	}
	t.Fatal("no company")
	return model.ID{}
}
