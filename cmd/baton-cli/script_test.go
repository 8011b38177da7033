package main

import (
	"compress/gzip"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"baton-cli": main})
}

// TestScript runs the stories in testdata/script. Beside the usual commands
// they have:
//
//	baton CODE ARG...     runs baton-cli and wants the exit code
//	json PATH [VALUE]     the last answer has VALUE at PATH ("0.company",
//	                      "leads.len" for a length); without VALUE: it is there
//	keep NAME PATH [N]    puts what stands at PATH, or its first N characters,
//	                      into $NAME
//	list FOLDER/FILE      unpacks a public list of the store's tests
//	sameleads A B         two firms have the same leads
//	spoil                 changes a table behind the log's back
//	halve FROM TO, mark FROM TO   damage a copy of a file
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("BATON_HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("NOW", "2026-11-23T10:00:00Z") // a Monday morning
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"baton": runBaton, "json": wantJSON, "keep": keepJSON, "list": unpack, "halve": halve, "mark": mark, "sameleads": sameLeads, "spoil": spoil,
		},
	})
}

func runBaton(ts *testscript.TestScript, neg bool, args []string) {
	err := ts.Exec("baton-cli", args[1:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if neg || strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d instead of %s", code, args[0])
	}
	if code != 0 && code != misused && strings.Contains(ts.ReadFile("stderr"), "goroutine") {
		ts.Fatalf("it crashed")
	}
}

func wantJSON(ts *testscript.TestScript, neg bool, args []string) {
	got, err := at(ts.ReadFile("stdout"), args[0])
	if neg {
		if err == nil && (len(args) == 1 || got == strings.Join(args[1:], " ")) {
			ts.Fatalf("%s is %s", args[0], got)
		}
		return
	}
	ts.Check(err)
	if want := strings.Join(args[1:], " "); len(args) > 1 && got != want {
		ts.Fatalf("%s is %s instead of %s", args[0], got, want)
	}
}

func keepJSON(ts *testscript.TestScript, _ bool, args []string) {
	got, err := at(ts.ReadFile("stdout"), args[1])
	ts.Check(err)
	if len(args) == 3 {
		n, err := strconv.Atoi(args[2])
		ts.Check(err)
		got = got[:n]
	}
	ts.Setenv(args[0], got)
}

func unpack(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		in, err := os.Open(filepath.Join(root(ts), "store", "testdata", filepath.FromSlash(name)+".gz"))
		ts.Check(err)
		defer in.Close()
		z, err := gzip.NewReader(in)
		ts.Check(err)
		data, err := io.ReadAll(z)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(filepath.Base(name)), data, 0o600))
	}
}

// root is the repository: the test runs in its package's folder.
func root(ts *testscript.TestScript) string {
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	ts.Check(err)
	return dir
}

// at finds a value in a JSON document and shows it as text.
func at(doc, path string) (string, error) {
	var v any
	read := json.NewDecoder(strings.NewReader(doc))
	read.UseNumber()
	if err := read.Decode(&v); err != nil {
		return "", fmt.Errorf("the answer is no JSON (%v): %s", err, doc)
	}
	if _, err := read.Token(); err != io.EOF {
		return "", fmt.Errorf("more than one JSON document: %s", doc)
	}
	for _, step := range strings.Split(path, ".") {
		switch x := v.(type) {
		case []any:
			if step == "len" {
				v = json.Number(strconv.Itoa(len(x)))
				continue
			}
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(x) {
				return "", fmt.Errorf("%s: there are %d", path, len(x))
			}
			v = x[n]
		case map[string]any:
			if step == "len" {
				v = json.Number(strconv.Itoa(len(x)))
				continue
			}
			found, ok := x[step]
			if !ok {
				return "", fmt.Errorf("%s is not in %s", path, doc)
			}
			v = found
		default:
			return "", fmt.Errorf("%s is not in %s", path, doc)
		}
	}
	if s, ok := v.(string); ok {
		return s, nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}

// halve keeps the first half of a file; mark lets it look as if a later
// Baton had written it (the number at byte 60 is the format's version).
func halve(ts *testscript.TestScript, _ bool, args []string) {
	data := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(data[:len(data)/2]), 0o600))
}

func mark(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	data[63] = 99
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}

// sameLeads wants two firms to have the same leads, whatever their ids.
func sameLeads(ts *testscript.TestScript, _ bool, args []string) {
	var lists [2]string
	for i, firm := range args {
		ts.Check(ts.Exec("baton-cli", "leads", firm, "--json", "--sort", "title"))
		var leads []map[string]any
		ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &leads))
		for _, l := range leads {
			delete(l, "id")
			delete(l, "company_id")
			delete(l, "contact_id")
			if l["outcome"] == "open" {
				delete(l, "since") // a list says when a lead began and ended, not each step
			}
			b, err := json.Marshal(l)
			ts.Check(err)
			lists[i] += string(b) + "\n"
		}
	}
	if lists[0] != lists[1] {
		ts.Fatalf("%s has\n%s%s has\n%s", args[0], lists[0], args[1], lists[1])
	}
}

// spoil changes a table behind the log's back, in this computer's copy.
func spoil(ts *testscript.TestScript, _ bool, _ []string) {
	copies, err := filepath.Glob(filepath.Join(ts.Getenv("BATON_HOME"), "*", "work.db"))
	ts.Check(err)
	if len(copies) != 1 {
		ts.Fatalf("there are %d copies", len(copies))
	}
	db, err := sql.Open("sqlite3", copies[0])
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(`update company set name = 'Somebody else'`)
	ts.Check(err)
}
