package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model"
)

// A newer Baton writes nouns, fields, acts and tables that this one does not
// know. This one works on, and hands on what it does not know as it came.
func TestFile_newerBaton(t *testing.T) {
	ctx := context.Background()
	b := newFirm(t)
	newer := laptopWith(t, b)
	acme := writeAsNewer(t, newer)
	theirs := logOf(t, newer.eyes)
	file := newerFile(t, snapshotOf(t, newer), "1")

	t.Run("its file is read, and worked with", func(t *testing.T) {
		f := laptopWith(t, file)
		if !strings.Contains(dumped(t, f), `"name":"Acme"`) {
			t.Error("what both know is not there")
		}
		must(t, deskOf(t, f, 0).Set(ctx, "company", acme, model.Fields{"city": "Porto"}))
		soundly(t, f)
		readable(t, f)
	})
	t.Run("it is never written over, and that is said", func(t *testing.T) {
		for name, open := range map[string]func(*testing.T) *File{
			"when it is opened for the first time": func(t *testing.T) *File { return laptopWith(t, file) },
			"when it is opened again": func(t *testing.T) *File {
				dir := t.TempDir()
				f, err := arrive(dir, file)
				must(t, err)
				must(t, f.Close())
				f, err = again(dir)
				must(t, err)
				t.Cleanup(func() { f.Close() })
				return f
			},
			"when it came in the place of one that this Baton wrote": func(t *testing.T) *File {
				f := laptopWith(t, b)
				must(t, os.WriteFile(f.path, file, 0o600))
				_, err := f.Sync(ctx)
				must(t, err)
				return f
			},
			"when it came while this Baton was closed": func(t *testing.T) *File {
				dir := t.TempDir()
				f, err := arrive(dir, b)
				must(t, err)
				must(t, f.Close())
				f, err = arrive(dir, file)
				must(t, err)
				t.Cleanup(func() { f.Close() })
				return f
			},
		} {
			t.Run(name, func(t *testing.T) {
				f := open(t)
				hasAll(t, f, theirs)
				_, err := f.Sync(ctx)
				must(t, err) // both have it all
				must(t, deskOf(t, f, 0).Set(ctx, "company", acme, model.Fields{"city": "Porto"}))
				refusesNewer(t, f, file, func() error { _, err := f.Sync(ctx); return err })
				refusesNewer(t, f, file, func() error { return f.Protect(ctx, "secret") })
				refusesNewer(t, f, file, func() error { return f.NewFirm(ctx) })
				s, err := f.Standing(ctx)
				if err != nil || s.Unpublished != 1 || !strings.Contains(s.Trouble, "newer Baton") {
					t.Errorf("it stands so: %+v, %v", s, err)
				}
				kept, err := f.Backup(ctx, "")
				must(t, err)
				must(t, f.Close())
				refusesNewer(t, f, file, func() error { _, err := Restore(withHome(t, f), f.path, kept); return err })
			})
		}
	})
	t.Run("what it wrote goes on to others byte for byte", func(t *testing.T) {
		between := laptopWith(t, b)
		at := filepath.Join(t.TempDir(), "theirs.baton")
		must(t, os.WriteFile(at, file, 0o600))
		must(t, deskOf(t, between, 0).Set(ctx, "firm", between.firm, model.Fields{"name": "Our firm"}))
		_, err := between.Merge(ctx, at)
		must(t, err)
		must(t, deskOf(t, between, 0).Set(ctx, "company", acme, model.Fields{"city": "Porto"}))
		_, err = between.Sync(ctx)
		must(t, err)
		third := laptopWith(t, fileOf(t, between))
		hasAll(t, third, theirs)
		takeOver(t, newer, third)
		if dumpedLog(t, newer) != dumpedLog(t, between) || dumped(t, newer) != dumped(t, between) {
			t.Error("the newer Baton gets something else back")
		}
		soundly(t, between)
	})
	for _, reader := range []string{"", "2", "later"} {
		t.Run(fmt.Sprintf("one that lets only readers %q in is left alone", reader), func(t *testing.T) {
			closed := newerFile(t, snapshotOf(t, newer), reader)
			dir := t.TempDir()
			_, err := arrive(dir, closed)
			refuses(t, err, ErrNewer)
			left, err := os.ReadFile(filepath.Join(dir, "shared", "firm.baton"))
			if err != nil || !bytes.Equal(left, closed) {
				t.Error("it was touched")
			}
			f := laptopWith(t, b)
			must(t, deskOf(t, f, 0).Set(ctx, "firm", f.firm, model.Fields{"name": "Our firm"}))
			must(t, os.WriteFile(f.path, closed, 0o600))
			refusesNewer(t, f, closed, func() error { _, err := f.Sync(ctx); return err })
			must(t, os.WriteFile(f.path, b, 0o600))
			_, err = f.Sync(ctx)
			must(t, err)
			if again := laptopWith(t, fileOf(t, f)); dumped(t, again) != dumped(t, f) {
				t.Error("the work did not go in when it could")
			}
		})
	}
	t.Run("one that lies beside the file is named and left alone", func(t *testing.T) {
		f := laptopWith(t, b)
		closed := newerFile(t, snapshotOf(t, newer), "")
		copied := filepath.Join(filepath.Dir(f.path), "firm (Ada's conflicted copy 2026-11-23).baton")
		must(t, os.WriteFile(copied, closed, 0o600))
		out, err := f.Sync(ctx)
		must(t, err)
		if got := strings.Join(out.Notes, " "); !strings.Contains(got, "newer Baton") {
			t.Errorf("it says %q", got)
		}
		left, err := os.ReadFile(copied)
		if err != nil || !bytes.Equal(left, closed) {
			t.Error("it was touched")
		}
	})
	t.Run("when the file is gone, what this Baton knows may be put back", func(t *testing.T) {
		f := laptopWith(t, file)
		must(t, f.Close())
		must(t, os.Remove(f.path))
		f, _, err := PutBack(withHome(t, f), f.path)
		must(t, err)
		defer f.Close()
		hasAll(t, f, theirs)
	})
}

// What a newer Baton, or two laptops that began one row as two things, may
// bring into a log, the tables show as well as they can.
func TestFold_isTotal(t *testing.T) {
	ctx := context.Background()
	b := newFirm(t)
	t.Run("a row of which only unknown things are known breaks nothing that is read", func(t *testing.T) {
		f := laptopWith(t, b)
		d := deskOf(t, f, 0)
		lead, err := d.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe"})
		must(t, err)
		for _, n := range model.Nouns {
			for _, root := range []model.ID{{}, f.firm, lead} {
				inject(t, d, func(x *op) {
					if x.ent = x.id; root.IsZero() {
						root = x.id
					}
					x.noun, x.root, x.body = n.Name, root, `{"f":{"aura":"blue"}}`
				})
			}
		}
		soundly(t, f)
		readable(t, f)
	})
	t.Run("a row of which every field is of another kind breaks nothing that is read", func(t *testing.T) {
		f := laptopWith(t, b)
		d := deskOf(t, f, 0)
		for _, n := range model.Nouns {
			for _, value := range []string{"true", "7", `"text"`, "1.5", "[]", "-9223372036854775808", "null"} {
				inject(t, d, func(x *op) {
					f := make([]string, 0, len(n.Fields))
					for _, field := range n.Fields {
						f = append(f, fmt.Sprintf("%q:%s", field.Name, value))
					}
					x.noun, x.ent, x.root, x.body = n.Name, x.id, x.id, `{"f":{`+strings.Join(f, ",")+`}}`
				})
			}
		}
		soundly(t, f)
		readable(t, f)
	})
	t.Run("a row that two laptops began as two things is shown as the first", func(t *testing.T) {
		one, two := laptopWith(t, b), laptopWith(t, b)
		twin := naturalID(one.firm, "twin", "")
		for i, f := range []*File{two, one} {
			inject(t, deskOf(t, f, 0), func(x *op) {
				x.noun, x.root, x.ent, x.body = []string{"company", "hologram"}[i], twin, twin, `{"f":{"name":"Acme"}}`
			})
		}
		takeOver(t, one, two)
		takeOver(t, two, one)
		same(t, "one", one, "the other", two)
		soundly(t, one)
		soundly(t, two)
	})
	t.Run("an erasure that is noted at another row blanks what comes later too", func(t *testing.T) {
		one, two := laptopWith(t, b), laptopWith(t, b)
		jane, err := deskOf(t, one, 0).Add(ctx, "person", model.Fields{"name": "Jane Doe"})
		must(t, err)
		takeOver(t, two, one)
		inject(t, deskOf(t, one, 0), func(x *op) { x.noun, x.root, x.ent, x.act, x.body = "person", jane, x.id, actErase, "{}" })
		must(t, deskOf(t, two, 0).Set(ctx, "person", jane, model.Fields{"name": "Jane Roe"}))
		takeOver(t, one, two)
		takeOver(t, two, one)
		same(t, "one", one, "the other", two)
		if text := dumpedLog(t, one); strings.Contains(text, "Jane") {
			t.Error("her name is in the log still")
		}
	})
}

// Every format that was ever released stays readable: the files below
// testdata/format are never made anew. BATON_GOLDEN=1 writes one for a format
// that has none yet.
func TestOpen_everyFormat(t *testing.T) {
	ctx := context.Background()
	for format := 1; format <= formatVersion; format++ {
		t.Run(fmt.Sprint("format ", format), func(t *testing.T) {
			stem := filepath.Join("testdata", "format", fmt.Sprint(format))
			if _, err := os.Stat(stem + ".baton.gz"); os.IsNotExist(err) && os.Getenv("BATON_GOLDEN") != "" {
				writeGolden(t, stem)
			}
			b, want, wantLog := unzipped(t, stem+".baton.gz"), golden(t, stem+".dump"), golden(t, stem+".log")
			f := laptopWith(t, b)
			if got := dumped(t, f); got != want {
				t.Errorf("it shows\n%s\nand showed\n%s", got, want)
			}
			if got := dumpedLog(t, f); got != wantLog {
				t.Errorf("its log reads\n%s\nand read\n%s", got, wantLog)
			}
			ds, err := f.Disputes(ctx)
			if err != nil || len(ds) != 1 || ds[0].Field != "name" || ds[0].Kept.Value != "Theirs" {
				t.Errorf("it disputes %+v, %v", ds, err)
			}
			soundly(t, f)
			readable(t, f)
			must(t, deskOf(t, f, 0).Set(ctx, "firm", f.firm, model.Fields{"name": "Renamed"}))
			_, err = f.Sync(ctx)
			must(t, err)
			other := laptopWith(t, b)
			must(t, os.WriteFile(other.path, fileOf(t, f), 0o600))
			_, err = other.Sync(ctx)
			must(t, err)
			soundly(t, other)
			if dumped(t, other) != dumped(t, f) || !strings.HasPrefix(dumpedLog(t, other), wantLog) {
				t.Error("edited and shared it is not what it was and the edit")
			}
		})
	}
}

// writeAsNewer writes what this Baton knows, and what it does not.
func writeAsNewer(t *testing.T, f *File) (acme model.ID) {
	t.Helper()
	d := deskOf(t, f, 0)
	acme, err := d.Add(t.Context(), "company", model.Fields{"name": "Acme"})
	must(t, err)
	for _, change := range []func(x *op){
		func(x *op) { x.noun, x.ent, x.body = "hologram", x.id, `{"f":{"colour":"blue"}}` },
		func(x *op) { x.ent, x.body = acme, `{"f":{"aura":"blue"},"why":{"since":2031.5}}` },
		func(x *op) { x.ent, x.act, x.body = acme, 7, `[ "not even", {"an":"object"} ]` },
		func(x *op) { x.ent, x.act, x.body = acme, -1, "\x00\xff" },
		func(x *op) { x.ent, x.body = acme, `{"f":{"employees":{"min":10,"max":20}}}` },
		func(x *op) { x.ent, x.noun, x.act, x.body = acme, "rumour", 3, strings.Repeat(" ", 1<<14) },
	} {
		inject(t, d, func(x *op) { x.noun, x.root = "company", acme; change(x) })
	}
	return acme
}

// inject writes one operation as another Baton would, in a change of its own.
func inject(t tester, d *Desk, change func(x *op)) {
	t.Helper()
	must(t, d.write(context.Background(), "Another Baton's change", func(w *writer) error {
		x := op{id: w.next(), tx: w.header, root: w.firm, act: actSet}
		change(&x)
		return w.take(x)
	}))
}

// take puts an operation into the log as it is.
func (w *writer) take(x op) error {
	x.sum = x.checksum()
	u := &union{ctx: w.ctx, tx: w.tx, set: w.set, touched: map[address]bool{}, erased: map[model.ID]bool{}}
	if err := u.insert([]op{x}); err != nil {
		return err
	}
	w.set, w.n = u.set, w.n+1
	clear(w.rows)
	return refold(w.ctx, w.tx, u.touched)
}

// newerFile makes a published version one of format 2, which readers of the
// given format may still read.
func newerFile(t testing.TB, b []byte, reader string) []byte {
	t.Helper()
	at := filepath.Join(t.TempDir(), "newer")
	must(t, os.WriteFile(at, b, 0o600))
	db, err := sql.Open("sqlite3", dsn(at, "rw", nil))
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, stmt := range []string{
		`create table hologram(root blob not null, id blob not null, colour text, primary key(root, id)) strict, without rowid`,
		`insert into hologram values(x'01', x'02', 'blue')`,
		`create index op_act on op(act, id)`,
		`alter table company add column aura text`,
		`drop table touch`,
		`update meta set value = '9' where key = 'tables'`,
		`insert into meta values('reader', '` + reader + `'), ('hologram', 'yes')`,
		`delete from meta where key = 'reader' and value = ''`,
		`pragma user_version = 2`,
	} {
		_, err := db.Exec(stmt)
		must(t, err)
	}
	must(t, db.Close())
	must(t, makePristine(at))
	b, err = os.ReadFile(at)
	must(t, err)
	return b
}

func refuses(t *testing.T, err, kind error) {
	t.Helper()
	var known *FileError
	if !errors.Is(err, kind) || !errors.As(err, &known) || known.Text == "" {
		t.Errorf("got %v, want a sentence for %q", err, kind)
	}
}

// refusesNewer does something that would write the file.
func refusesNewer(t *testing.T, f *File, file []byte, do func() error) {
	t.Helper()
	refuses(t, do(), ErrNewer)
	if !bytes.Equal(fileOf(t, f), file) {
		t.Error("the newer Baton's file was written over")
	}
}

// withHome lets what finds its replicas by itself find the ones of f.
func withHome(t *testing.T, f *File) context.Context {
	t.Helper()
	t.Setenv("BATON_HOME", filepath.Dir(f.dir))
	return t.Context()
}

// hasAll: the log holds these operations, as they were.
func hasAll(t tester, f *File, theirs map[model.ID]op) {
	t.Helper()
	ours := logOf(t, f.eyes)
	for id, x := range theirs {
		if fmt.Sprint(ours[id]) != fmt.Sprint(x) {
			t.Fatalf("%s of a %s arrived as %q and was %q", id, x.noun, ours[id].body, x.body)
		}
	}
}

// readable: everything that a screen or a command reads can be read, or says
// what is wrong with the firm's own rules.
func readable(t tester, f *File) {
	t.Helper()
	ctx := context.Background()
	d := deskOf(t, f, 0)
	for name, read := range map[string]func() error{
		"firm":      func() error { _, err := d.Firm(ctx); return err },
		"aways":     func() error { _, err := d.Aways(ctx); return err },
		"plays":     func() error { _, err := d.Plays(ctx); return err },
		"draft":     func() error { _, err := d.Draft(ctx); return err },
		"in force":  func() error { _, err := d.InForce(ctx); return err },
		"leads":     func() error { _, err := d.Leads(ctx); return err },
		"scores":    func() error { _, err := d.ScoredLeads(ctx); return err },
		"companies": func() error { _, err := d.Companies(ctx); return err },
		"people":    func() error { _, err := d.People(ctx); return err },
		"hand-offs": func() error { _, err := d.Handoffs(ctx); return err },
		"moves":     func() error { _, err := d.Moves(ctx); return err },
		"coverage":  func() error { _, err := d.Coverage(ctx); return err },
		"batches":   func() error { _, err := d.Batches(ctx); return err },
		"disputes":  func() error { _, err := d.Disputes(ctx); return err },
		"journal":   func() error { _, err := d.Journal(ctx, 1000); return err },
		"standing":  func() error { _, err := d.Standing(ctx); return err },
		"report":    func() error { _, err := d.Report(ctx, monday.AddDate(-1, 0, 0), monday); return err },
		"preview": func() error {
			_, err := d.Preview(ctx, model.ListSource{Name: "x.csv", Data: []byte("Company,Contact\nAcme,Jane Doe\n")})
			return err
		},
		"a new lead": func() error {
			_, err := d.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe"})
			return err
		},
		"every lead": func() error {
			rows, err := d.Leads(ctx)
			for _, r := range rows {
				for _, look := range []func() error{
					func() error { _, err := d.Lead(ctx, r.ID); return err },
					func() error { _, err := d.History(ctx, r.ID); return err },
					func() error { _, err := d.MoveHint(ctx, r.ID, r.Stage); return err },
				} {
					var refused *model.Invalid
					if err := look(); err != nil && !errors.As(err, &refused) {
						return err
					}
				}
			}
			return err
		},
	} {
		var refused *model.Invalid
		if err := read(); err != nil && !errors.As(err, &refused) {
			t.Fatalf("%s cannot be read: %v", name, err)
		}
	}
}

// writeGolden makes a small firm of many nouns, and keeps it for ever.
func writeGolden(t *testing.T, stem string) {
	t.Helper()
	ctx := t.Context()
	f := laptopWith(t, newFirm(t))
	d := deskOf(t, f, 0)
	lead, err := d.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe", Email: "jane@acme.example", Title: "Migration", Value: model.Money{Minor: 8000000, Currency: "EUR"}})
	must(t, err)
	_, err = d.AddLead(ctx, model.NewLead{Company: "Müller & Söhne", Person: "Jörg \"J\" Müller\n", Created: monday.AddDate(0, -1, 0)})
	must(t, err)
	_, err = d.Touch(ctx, model.Touch{Lead: lead, Kind: "call", Outcome: "talked", Note: "They ask for <proof> & a price\tsoon."})
	must(t, err)
	law, err := d.Draft(ctx)
	must(t, err)
	next, _ := law.StageNamed("evaluating")
	res, err := d.Move(ctx, model.MoveRequest{Lead: lead, To: next.ID, Waive: "they asked for us by name", WhyNow: "the contract ends in March", Step: "call on Tuesday"})
	must(t, err)
	if res.Handoff.IsZero() {
		t.Fatal("no hand-off was frozen")
	}
	_, err = d.Import(ctx, model.ListSource{Name: "fair.csv", Data: []byte("Lead ID,Company,Contact,Email\nL1,Betasoft,Bob Roe,bob@beta.example\nL2,Gamma,Gil Poe,gil@gamma.example\n")}, nil)
	must(t, err)
	company, err := d.Add(ctx, "company", model.Fields{"name": "Delta", "tag.cloud": true, "employees": int64(80), "x.size": "big"})
	must(t, err)
	must(t, d.Set(ctx, "company", company, model.Fields{"name": "Delta Ltd"}))
	_, err = d.Undo(ctx)
	must(t, err)
	must(t, d.Delete(ctx, "company", company))
	people, err := d.People(ctx)
	must(t, err)
	_, err = d.Erase(ctx, people[0].ID)
	must(t, err)
	other := laptopWith(t, snapshotOf(t, f))
	must(t, d.Set(ctx, "firm", f.firm, model.Fields{"name": "Ours"}))
	must(t, deskOf(t, other, 1).Set(ctx, "firm", f.firm, model.Fields{"name": "Theirs"}))
	takeOver(t, f, other)
	writeAsNewerSmall(t, f)
	_, err = f.Sync(ctx)
	must(t, err)
	must(t, os.MkdirAll(filepath.Dir(stem), 0o755))
	var z bytes.Buffer
	out, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	_, err = out.Write(fileOf(t, f))
	must(t, errors.Join(err, out.Close()))
	for ext, b := range map[string][]byte{".baton.gz": z.Bytes(), ".dump": []byte(dumped(t, f)), ".log": []byte(dumpedLog(t, f))} {
		must(t, os.WriteFile(stem+ext, b, 0o644))
	}
}

// writeAsNewerSmall is a little of what a newer Baton might write.
func writeAsNewerSmall(t *testing.T, f *File) {
	t.Helper()
	d := deskOf(t, f, 0)
	inject(t, d, func(x *op) { x.noun, x.ent, x.body = "hologram", x.id, `{"f":{"colour":"blue"},"why":2031.5}` })
	inject(t, d, func(x *op) { x.noun, x.ent, x.act, x.body = "firm", f.firm, 7, `["later"]` })
}

func unzipped(t *testing.T, path string) []byte {
	t.Helper()
	in, err := os.Open(path)
	must(t, err)
	defer in.Close()
	z, err := gzip.NewReader(in)
	must(t, err)
	b, err := io.ReadAll(z)
	must(t, err)
	return b
}

func golden(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return string(b)
}
