package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
		err  string
	}{
		{line: ``},
		{line: `   # only a comment`},
		{line: `add company --name Acme`, want: []string{"add", "company", "--name", "Acme"}},
		{line: "a\tb  c\r", want: []string{"a", "b", "c"}},
		{line: `--name "Acme & Sons" --note 'it is "so"'`, want: []string{"--name", "Acme & Sons", "--note", `it is "so"`}},
		{line: `a"b c"d`, want: []string{"ab cd"}},
		{line: `"" ''`, want: []string{"", ""}},
		{line: `a\ b \"c\" "d\"e" 'f\g'`, want: []string{"a b", `"c"`, `d"e`, `f\g`}},
		{line: `a#b # c`, want: []string{"a#b"}},
		{line: `"#1" '#2'`, want: []string{"#1", "#2"}},
		{line: `"open`, err: `The quote " is not closed.`},
		{line: `it's`, err: `The quote ' is not closed.`},
		{line: `a \`, err: `A backslash stands at the end: join the two lines.`},
	} {
		t.Run(c.line, func(t *testing.T) {
			got, err := split(c.line)
			if !reflect.DeepEqual(got, c.want) || fmt.Sprint(err) != fmt.Sprint(orNil(c.err)) {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func FuzzSplit(f *testing.F) {
	f.Add("add company --name Acme")
	f.Add(`it's # "odd"`)
	f.Fuzz(func(t *testing.T, word string) {
		if strings.ContainsAny(word, "'\x00") || strings.ToValidUTF8(word, "") != word {
			return // a shell's single quotes cannot hold one either
		}
		got, err := split("a '" + word + "' b")
		if err != nil || !reflect.DeepEqual(got, []string{"a", word, "b"}) {
			t.Errorf("%q became %q, %v", word, got, err)
		}
	})
}

func TestTable(t *testing.T) {
	var b strings.Builder
	table{titles: []string{"company", ">fit", "note"}, rows: [][]string{
		{"Kühn AG", "7", ""},
		{"Acme", "72.5", "two\nlines and " + strings.Repeat("long ", 20)},
	}}.print(&b)
	want := "COMPANY   FIT  NOTE\n" +
		"Kühn AG     7\n" +
		"Acme     72.5  two lines and long long long long long long lon…\n"
	if b.String() != want {
		t.Errorf("got\n%s instead of\n%s", b.String(), want)
	}
	b.Reset()
	long := strings.Repeat("long ", 20)
	table{titles: []string{"a", "+why"}, rows: [][]string{{"Acme", long}}}.print(&b)
	if want := "A     WHY\nAcme  " + strings.TrimSpace(long) + "\n"; b.String() != want {
		t.Errorf("a column that is shown whole says\n%s", b.String())
	}
	b.Reset()
	table{titles: []string{"a"}, empty: "Nothing yet."}.print(&b)
	if b.String() != "Nothing yet.\n" {
		t.Errorf("an empty table says %q", b.String())
	}
}

func TestExit(t *testing.T) {
	two := &model.Invalid{Problems: []model.Problem{{Text: "name one."}, {Text: "Name the other"}}}
	for _, c := range []struct {
		what string
		err  error
		code int
		says string
	}{
		{"a rule lists all it misses", fmt.Errorf("move: %w", two), refused, "Name one.\nName the other.\n"},
		{"a line of a script is named", &lineError{7, two}, refused, "Line 7: Name one.\nLine 7: Name the other.\n"},
		{"a mistake in a script stays a mistake", &lineError{7, misuse("So not.")}, misused, "Line 7: So not.\n"},
		{"a file in trouble", &store.FileError{Kind: store.ErrDamaged, Text: "x.baton is damaged: wait."}, noFile, "x.baton is damaged: wait.\n"},
		{"a file in the way is bad input", &store.FileError{Kind: store.ErrExists, Text: "There is a file."}, refused, "There is a file.\n"},
		{"an interruption writes nothing", fmt.Errorf("import: %w", context.Canceled), refused, "Stopped: nothing of this was written.\n"},
		{"the worse of two counts", errors.Join(&store.FileError{Kind: store.ErrPublish, Text: "Not yet in the file."}, two), noFile, "Not yet in the file.\nName one.\nName the other.\n"},
		{"anything else is no silence", fs.ErrInvalid, noFile, "Invalid argument.\n"},
	} {
		t.Run(c.what, func(t *testing.T) {
			var b strings.Builder
			complain(&b, c.err)
			if codeOf(c.err) != c.code || b.String() != c.says {
				t.Errorf("%d, %q", codeOf(c.err), b.String())
			}
		})
	}
	if codeOf(nil) != done {
		t.Error("no error is not done")
	}
}
