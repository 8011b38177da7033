package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// traces leaves a test out where nothing can stand between the program and
// its disk.
func traces(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("strace"); errors.Is(err, exec.ErrNotFound) {
		t.Skip("strace is not installed")
	}
	if out, err := exec.Command("strace", "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace does not work here: %v: %s", err, out)
	}
}

// traced runs the program with strace between it and the kernel; strace
// writes every call that options ask for to a file, and may let calls fail.
func (a away) traced(script string, options []string, args ...string) (outcome, []call) {
	a.t.Helper()
	log := filepath.Join(a.t.TempDir(), "trace")
	all := append([]string{"-f", "-qq", "-o", log, "-xx", "-s", "1000000"}, options...)
	program, err := exec.LookPath("baton-cli")
	if err != nil {
		a.t.Fatal(err)
	}
	cmd := exec.Command("strace", append(append(all, program), args...)...)
	cmd.Env = append(os.Environ(), "BATON_HOME="+a.home, "GOMAXPROCS=1") // its calls come in the same order each time
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(script), &out, &errs
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		a.t.Fatal(err)
	}
	text, err := os.ReadFile(log)
	if err != nil {
		a.t.Fatalf("%v: %s", err, errs.String())
	}
	os.Remove(log)
	return outcome{args, cmd.ProcessState.ExitCode(), out.String(), errs.String()}, callsOf(a.t, string(text))
}

// call is one call to the kernel, as it ended.
type call struct {
	thread   string
	name     string
	args     []string // texts decoded, everything else as strace writes it
	result   int64    // -1: it failed
	injected bool     // it failed because the test wanted it to
}

func (c call) number(t *testing.T, arg int) int64 {
	t.Helper()
	n, err := strconv.ParseInt(c.args[arg], 10, 64)
	if err != nil {
		t.Fatalf("%s: argument %d is %q", c.name, arg, c.args[arg])
	}
	return n
}

var (
	traceLine  = regexp.MustCompile(`^(\d+) +(.*)$`)
	traceCall  = regexp.MustCompile(`(?s)^(\w+)\((.*)\) += (-?\d+|\?)(.*)$`)
	unfinished = " <unfinished ...>"
	resumed    = regexp.MustCompile(`^<\.\.\. \w+ resumed>`)
)

// callsOf reads what strace wrote. A call that another thread's call
// interrupted is put together again, and stands where it ended.
func callsOf(t *testing.T, trace string) (calls []call) {
	t.Helper()
	begun := map[string]string{}
	for _, text := range strings.Split(strings.TrimSuffix(trace, "\n"), "\n") {
		m := traceLine.FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("strace wrote %.200q", text)
		}
		thread, what := m[1], m[2]
		switch {
		case strings.HasPrefix(what, "---"), strings.HasPrefix(what, "+++"),
			strings.HasPrefix(what, "???("): // a thread that ended before its call was known
			continue
		case strings.HasSuffix(what, unfinished):
			begun[thread] = strings.TrimSuffix(what, unfinished)
			continue
		case resumed.MatchString(what):
			what = begun[thread] + resumed.ReplaceAllString(what, "")
		}
		what = strings.Replace(what, " <detached ...>", ") = ?", 1) // the program's end
		m = traceCall.FindStringSubmatch(what)
		if m == nil {
			t.Fatalf("strace wrote %.200q", what)
		}
		var err error
		c := call{thread: thread, name: m[1], args: argsOf(m[2]), injected: strings.Contains(m[4], "INJECTED")}
		if c.result, err = strconv.ParseInt(m[3], 10, 64); err != nil {
			c.result = -1 // "?": it never came back
		}
		calls = append(calls, c)
	}
	return calls
}

// argsOf cuts at the commas that stand in no quotes, braces or brackets.
func argsOf(text string) (args []string) {
	depth, from, quoted := 0, 0, false
	for i, r := range text {
		switch {
		case r == '"':
			quoted = !quoted // every byte inside is written as \x..
		case quoted:
		case strings.ContainsRune("{[(", r):
			depth++
		case strings.ContainsRune("}])", r):
			depth--
		case r == ',' && depth == 0:
			args = append(args, plainArg(text[from:i]))
			from = i + 1
		}
	}
	return append(args, plainArg(text[from:]))
}

var escaped = regexp.MustCompile(`(\\x[0-9a-f]{2})+`)

// plainArg decodes a text, and the path that strace adds to a descriptor.
func plainArg(arg string) string {
	arg = strings.Trim(strings.TrimSpace(arg), `"`)
	return escaped.ReplaceAllStringFunc(arg, func(hexes string) string {
		b, err := hex.DecodeString(strings.ReplaceAll(hexes, `\x`, ""))
		if err != nil {
			return hexes
		}
		return string(b)
	})
}
