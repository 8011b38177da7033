package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// settled is a firm with one company, on a computer that knows it.
func settled(t *testing.T, firm string) away {
	t.Helper()
	here := fresh(t)
	here.begins(firm)
	here.adds(firm, "Acme")
	return here
}

// refuses wants a command line to end with exit code 3 and a sentence.
func (a away) refuses(firm string, args ...string) string {
	a.t.Helper()
	o := a.tells("", args...)
	if err := o.clear(firm); err != nil || o.code != noFile {
		a.t.Fatalf("not refused as it should be (%v): %v", err, o)
	}
	return o.errs
}

// works wants two computers to read and write the firm, and the folder to hold
// nothing else that was not there before.
func (a away) works(firm string, want ...string) {
	a.t.Helper()
	before := beside(a.t, firm)
	a.adds(firm, "another")
	known := map[string]bool{"another": true}
	for _, name := range want {
		known[name] = true
	}
	for _, each := range []away{a, fresh(a.t)} {
		if have := each.sound("afterwards", firm, known); len(have) != len(known) {
			a.t.Fatalf("there is %v instead of %v", have, known)
		}
	}
	if after := beside(a.t, firm); strings.Join(before, "|") != strings.Join(after, "|") {
		a.t.Fatalf("beside the firm lay %q, now %q", before, after)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

// TestReadOnly gives no permission to write.
func TestReadOnly(t *testing.T) {
	quickly(t)
	t.Run("a read-only file is read and refuses every change", func(t *testing.T) {
		firm := inFolder(t)
		here := settled(t, firm)
		must(t, os.Chmod(firm, 0o400))
		before := content(t, firm)
		here.refuses(firm, "add", firm, "company", "--name", "Betasoft")
		here.sound("read only", firm, map[string]bool{"Acme": true})
		if !bytes.Equal(content(t, firm), before) {
			t.Error("the file was changed")
		}
		must(t, os.Chmod(firm, 0o600))
		here.works(firm, "Acme")
	})
	t.Run("a read-only folder too", func(t *testing.T) {
		if os.Geteuid() == 0 {
			t.Skip("root may write into every folder")
		}
		firm := inFolder(t)
		here := settled(t, firm)
		must(t, os.Chmod(filepath.Dir(firm), 0o500))
		defer os.Chmod(filepath.Dir(firm), 0o700)
		here.refuses(firm, "add", firm, "company", "--name", "Betasoft")
		here.sound("read only", firm, map[string]bool{"Acme": true})
		must(t, os.Chmod(filepath.Dir(firm), 0o700))
		here.works(firm, "Acme")
	})
}

// TestVanishedFolder takes the folder away, as a drive that is unplugged.
func TestVanishedFolder(t *testing.T) {
	quickly(t)
	t.Run("between two verbs", func(t *testing.T) {
		firm := filepath.Join(t.TempDir(), "folder", "firm.baton")
		must(t, os.Mkdir(filepath.Dir(firm), 0o700))
		here := settled(t, firm)
		must(t, os.Rename(filepath.Dir(firm), filepath.Dir(firm)+" away"))
		here.refuses(firm, "add", firm, "company", "--name", "Betasoft")
		here.refuses(firm, "companies", firm)
		if _, err := os.Stat(filepath.Dir(firm)); err == nil {
			t.Error("the folder was made anew")
		}
		must(t, os.Rename(filepath.Dir(firm)+" away", filepath.Dir(firm)))
		here.works(firm, "Acme")
	})
	t.Run("in the middle of a script", func(t *testing.T) {
		firm := filepath.Join(t.TempDir(), "folder", "firm.baton")
		must(t, os.Mkdir(filepath.Dir(firm), 0o700))
		here := settled(t, firm)
		o := here.interrupted(firm, func() { must(t, os.Rename(filepath.Dir(firm), filepath.Dir(firm)+" away")) })
		if err := o.clear(firm); err != nil || o.code != noFile {
			t.Fatalf("%v: %v", err, o)
		}
		must(t, os.Rename(filepath.Dir(firm)+" away", filepath.Dir(firm)))
		here.works(firm, append([]string{"Acme"}, o.acknowledged("before", "after")...)...)
	})
}

// interrupted runs a script of two lines, and does something between them.
func (a away) interrupted(firm string, between func()) outcome {
	a.t.Helper()
	cmd := a.command("run", firm, "-")
	in, err := cmd.StdinPipe()
	must(a.t, err)
	out, err := cmd.StdoutPipe()
	must(a.t, err)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	must(a.t, cmd.Start())
	answers := json.NewDecoder(out)
	var got strings.Builder
	for i, line := range []string{"add company --name before\n", "add company --name after\n"} {
		if i == 1 {
			between()
		}
		var answer struct{ ID string }
		if _, err := in.Write([]byte(line)); err == nil && answers.Decode(&answer) == nil {
			got.WriteString(answer.ID + "\n")
		}
	}
	in.Close()
	cmd.Wait() // its exit code says how it went
	return outcome{cmd.Args[1:], cmd.ProcessState.ExitCode(), got.String(), errs.String()}
}

// acknowledged are as many of the names as there were answers.
func (o outcome) acknowledged(names ...string) []string {
	return names[:strings.Count(o.out, "\n")]
}

// TestOddPlaces puts other things where the firm should be.
func TestOddPlaces(t *testing.T) {
	quickly(t)
	t.Run("a folder of the firm's name is refused and left alone", func(t *testing.T) {
		firm := inFolder(t)
		here := settled(t, firm)
		must(t, os.Rename(firm, firm+" kept"))
		must(t, os.Mkdir(firm, 0o700))
		here.refuses(firm, "add", firm, "company", "--name", "Betasoft")
		fresh(t).refuses(firm, "companies", firm)
		if o := fresh(t).tells("", "new", firm); o.code != refused {
			t.Errorf("a new firm over a folder: %v", o)
		}
		must(t, os.Remove(firm)) // it is empty still
		must(t, os.Rename(firm+" kept", firm))
		here.works(firm, "Acme")
	})
	t.Run("a link is followed and stays a link", func(t *testing.T) {
		firm := inFolder(t)
		here := settled(t, firm)
		link := filepath.Join(t.TempDir(), "link.baton")
		if err := os.Symlink(firm, link); err != nil {
			t.Skip("this system lets nobody make links: ", err)
		}
		here.adds(link, "Betasoft")
		fresh(t).adds(link, "Ciro")
		if st, err := os.Lstat(link); err != nil || st.Mode()&fs.ModeSymlink == 0 || len(beside(t, link)) > 0 {
			t.Errorf("the link became something else: %v, %v", st, err)
		}
		here.works(firm, "Acme", "Betasoft", "Ciro")
	})
	t.Run("a link to nowhere is refused and left alone", func(t *testing.T) {
		link := inFolder(t)
		if err := os.Symlink(filepath.Join(t.TempDir(), "gone.baton"), link); err != nil {
			t.Skip("this system lets nobody make links: ", err)
		}
		fresh(t).refuses(link, "companies", link)
		if o := fresh(t).tells("", "new", link); o.code != refused {
			t.Errorf("a new firm over a link: %v", o)
		}
		if st, err := os.Lstat(link); err != nil || st.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("the link became something else: %v, %v", st, err)
		}
	})
	for _, name := range []string{"Müller & Söhne.baton", "Mu\u0308ller.baton", "株式会社.baton", "100% #1 ?query=1&mode=ro.baton", "file:firm.baton", "it's \"quoted\".baton", " spaces .baton", "no ending", "-dash.baton"} {
		t.Run("the name "+name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, `?:"`) {
				t.Skip("Windows knows no such names")
			}
			firm := filepath.Join(t.TempDir(), name)
			settled(t, firm).works(firm, "Acme")
		})
	}
}

// TestRenamedFile gives the firm's file another name.
func TestRenamedFile(t *testing.T) {
	quickly(t)
	for _, names := range [][2]string{{"firm.baton", "Firm.baton"}, {"M\u00fcller.baton", "Mu\u0308ller.baton"}, {"firm.baton", "other.baton"}} {
		t.Run(names[0]+" to "+names[1], func(t *testing.T) {
			before := filepath.Join(t.TempDir(), names[0])
			after := filepath.Join(filepath.Dir(before), names[1])
			here := settled(t, before)
			must(t, os.Rename(before, after))
			if _, err := os.Stat(before); err == nil {
				t.Skip("to this file system both names are one")
			}
			here.refuses(before, "add", before, "company", "--name", "Betasoft")
			here.works(after, "Acme")
		})
	}
}

// TestSidecars lays what SQLite writes beside a database, from elsewhere,
// beside the firm: whoever heeds it reads another firm, or none.
func TestSidecars(t *testing.T) {
	quickly(t)
	firm := inFolder(t)
	here := settled(t, firm)
	stale := sidecars(t, firm)
	for name, b := range stale {
		must(t, os.WriteFile(firm+name, b, 0o600))
	}
	everybody(t, "at once", firm, map[string]bool{"Acme": true})
	here.works(firm, "Acme")
	fresh(t).works(firm, "Acme", "another") // one name twice
	for name, b := range stale {
		if !bytes.Equal(content(t, firm+name), b) {
			t.Errorf("firm.baton%s was changed", name)
		}
	}
}

// sidecars are real ones, of a copy of the firm that another program changes:
// a log that holds another name, and a journal that takes the firm back.
func sidecars(t *testing.T, firm string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, mode := range []string{"wal", "delete"} {
		path := filepath.Join(t.TempDir(), "copy.db")
		must(t, os.WriteFile(path, content(t, firm), 0o600))
		db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode="+mode+"&_cache_size=1")
		must(t, err)
		defer db.Close()
		db.SetMaxOpenConns(1)
		tx, err := db.Begin()
		must(t, err)
		_, err = tx.Exec(`update company set name = 'Mallory'; update op set noun = 'mallory'`)
		must(t, err)
		if mode == "wal" {
			must(t, tx.Commit())
			all["-wal"], all["-shm"] = content(t, path+"-wal"), content(t, path+"-shm")
			continue
		}
		all["-journal"] = content(t, path+"-journal")
		must(t, tx.Rollback())
	}
	for name, b := range all {
		if len(b) < page {
			t.Fatalf("the %s has %d bytes: it would change nothing", name, len(b))
		}
	}
	return all
}

const page = 4096

// TestForeignTool opens the firm's file with another program.
func TestForeignTool(t *testing.T) {
	quickly(t)
	edit := func(t *testing.T, firm string, stmts ...string) {
		t.Helper()
		db, err := sql.Open("sqlite3", "file:"+firm)
		must(t, err)
		defer db.Close()
		db.SetMaxOpenConns(1)
		for _, stmt := range stmts {
			_, err := db.Exec(stmt)
			must(t, err)
		}
	}
	for what, stmts := range map[string][]string{
		"a table's row":                 {`update company set name = 'Mallory'`},
		"a table's row is gone":         {`delete from company`},
		"a new row in a table":          {`create temp table row as select * from company`, `update row set root = randomblob(16), id = root, name = 'Mallory'`, `insert into company select * from row`},
		"its own table":                 {`create table mallory(name text)`, `insert into mallory values('Mallory')`},
		"an index":                      {`create index mallory on company(name)`},
		"the way of writing":            {`pragma journal_mode = wal`},
		"nothing, but it is packed":     {`vacuum`},
		"the tables of another version": {`update meta set value = '99' where key = 'tables'`, `update company set name = 'Mallory'`},
	} {
		t.Run("it changes "+what+": that never enters the firm", func(t *testing.T) {
			firm := inFolder(t)
			here := settled(t, firm)
			edit(t, firm, stmts...)
			everybody(t, "at once", firm, map[string]bool{"Acme": true})
			newcomer := fresh(t)
			newcomer.works(firm, "Acme")
			here.works(firm, "Acme", "another")
			if b := content(t, firm); bytes.Contains(b, []byte("Mallory")) || b[18] != 1 {
				t.Error("the published file has it")
			}
		})
	}
	for what, stmts := range map[string][]string{
		"an entry's content":   {`update op set body = replace(body, 'Acme', 'Mallory')`},
		"an entry's place":     {`update op set ent = randomblob(16) where noun = 'company'`},
		"an entry's checksum":  {`update op set sum = sum + 1 where noun = 'company'`},
		"an entry away":        {`delete from op where noun = 'company'`},
		"an entry more":        {`insert into op select randomblob(16), tx, root, ent, noun, act, prev, replace(body, 'Acme', 'Mallory'), sum from op where noun = 'company'`},
		"an entry and the sum": {`update op set body = replace(body, 'Acme', 'Mallory')`, `update meta set value = '' where key = 'digest'`},
		"a trigger in":         {`create trigger mallory after insert on op begin delete from op; end`},
		"the log to a view":    {`alter table op rename to real_op`, `create view op as select * from real_op`},
	} {
		t.Run("it changes "+what+": the file is refused, and the firm is put back", func(t *testing.T) {
			firm := inFolder(t)
			here := settled(t, firm)
			edit(t, firm, stmts...)
			before := content(t, firm)
			for _, who := range []away{fresh(t), here} {
				who.refuses(firm, "companies", firm)
				who.refuses(firm, "add", firm, "company", "--name", "Betasoft")
				who.refuses(firm, "sync", firm)
			}
			if !bytes.Equal(content(t, firm), before) {
				t.Error("the refused file was changed")
			}
			if !long() && what != "an entry's content" {
				return // it takes seconds until a file is called damaged for good
			}
			if o := here.tells("", "restore", firm); o.code != done {
				t.Fatal(o)
			}
			here.works(firm, "Acme")
			if bytes.Contains(content(t, firm), []byte("Mallory")) {
				t.Error("the published file has it")
			}
		})
	}
}
