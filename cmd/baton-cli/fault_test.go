package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// long says whether the loops of the fault tests run to their end.
func long() bool { return os.Getenv("BATON_LONG") != "" }

// dice are those of one test. BATON_SEED, as the test's log names it, lets
// them fall the same way again; what runs at the same time may still differ.
func dice(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if n, err := strconv.ParseUint(os.Getenv("BATON_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("BATON_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// tally is what a fault test has done so far; its one line tells it.
type tally struct{ rounds, faults, acknowledged, lost int }

func (n tally) plus(m tally) tally {
	return tally{n.rounds + m.rounds, n.faults + m.faults, n.acknowledged + m.acknowledged, n.lost + m.lost}
}

func (n *tally) tell(t *testing.T) {
	t.Helper()
	t.Logf("%d rounds, %d faults, %d acknowledged, %d lost", n.rounds, n.faults, n.acknowledged, n.lost)
	if n.faults == 0 || n.acknowledged == 0 {
		t.Errorf("%d faults and %d acknowledged: the test tests nothing", n.faults, n.acknowledged)
	}
}

// outcome is what came of one command line.
type outcome struct {
	args      []string
	code      int
	out, errs string
}

func (o outcome) String() string {
	return fmt.Sprintf("baton-cli %s: exit code %d: %s%s", strings.Join(o.args, " "), o.code, o.out, o.errs)
}

// tells runs a command line in this process, which is quicker than starting
// the program; what is under fault is always the program itself.
func (a away) tells(script string, args ...string) outcome {
	a.t.Helper()
	a.t.Setenv("BATON_HOME", a.home)
	var out, errs bytes.Buffer
	c := &cli{in: strings.NewReader(script), out: &out, errs: &errs}
	code := c.main(context.Background(), args)
	return outcome{args, code, out.String(), errs.String()}
}

// fresh is a computer that has nothing but the folder.
func fresh(t *testing.T) away { return away{t, t.TempDir()} }

// everybody wants whoever comes with nothing but the folder to find the firm
// whole, with the given companies.
func everybody(t *testing.T, when, firm string, want map[string]bool) {
	t.Helper()
	a := fresh(t)
	defer os.RemoveAll(a.home)
	a.sound(when+", everybody", firm, want)
}

// begins makes the firm.
func (a away) begins(firm string) {
	a.t.Helper()
	if o := a.tells("", "new", firm); o.code != done {
		a.t.Fatal(o)
	}
}

// sound wants this computer to read the firm, to find it whole, and to know
// the given companies; it gives all that it knows.
func (a away) sound(when, firm string, want map[string]bool) map[string]bool {
	a.t.Helper()
	o := a.tells("companies\ncheck\n", "run", firm, "-")
	have, err := o.soundCompanies()
	if err != nil {
		a.t.Fatalf("%s: %v", when, err)
	}
	missing(a.t, when, want, have)
	return have
}

// soundCompanies reads the answers to "companies" and "check".
func (o outcome) soundCompanies() (map[string]bool, error) {
	answers := json.NewDecoder(strings.NewReader(o.out))
	var rows []struct{ Name string }
	var found checked
	if o.code != done {
		return nil, fmt.Errorf("%v", o)
	}
	if err := answers.Decode(&rows); err != nil {
		return nil, fmt.Errorf("the companies (%w): %v", err, o)
	}
	if err := answers.Decode(&found); err != nil || !found.OK {
		return nil, fmt.Errorf("the check (%v): %v", err, o)
	}
	names := map[string]bool{}
	for _, r := range rows {
		names[r.Name] = true
	}
	return names, nil
}

// adds puts a company into the firm, which publishes, and must succeed.
func (a away) adds(firm, name string) {
	a.t.Helper()
	if o := a.tells("", "add", firm, "company", "--name", name); o.code != done {
		a.t.Fatalf("a good run afterwards: %v", o)
	}
}

// rounded does what every computer does from time to time, and wants the
// folder to hold the firm and nothing else afterwards.
func (a away) rounded(when, firm string) {
	a.t.Helper()
	if o := a.tells("", "sync", firm); o.code != done {
		a.t.Fatalf("%s, a round: %v", when, o)
	}
	if left := beside(a.t, firm); len(left) > 0 {
		a.t.Errorf("%s: left in the folder after a round: %q", when, left)
	}
}

// rescued is a round after a kill. Half a temporary file may stay until it is
// ten minutes old: it could be somebody's who lives, on another computer.
// The test takes it away instead.
func (a away) rescued(when, firm string) {
	a.t.Helper()
	if o := a.tells("", "sync", firm); o.code != done {
		a.t.Fatalf("%s, a round: %v", when, o)
	}
	for _, name := range beside(a.t, firm) {
		temp := filepath.Join(filepath.Dir(firm), strings.TrimSuffix(name, "-journal"))
		if halfWritten(a.t, temp) {
			os.Remove(temp + "-journal")
			os.Remove(temp)
		}
	}
	a.rounded(when, firm)
}

// halfWritten says whether a file is a publisher's, and no whole firm.
func halfWritten(t *testing.T, path string) bool {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(filepath.Base(path), "~$") || !strings.HasSuffix(path, ".tmp") {
		return false
	}
	alone := filepath.Join(t.TempDir(), "alone.baton")
	if err := os.WriteFile(alone, b, 0o600); err != nil {
		t.Fatal(err)
	}
	a := fresh(t)
	defer os.RemoveAll(a.home)
	return a.tells("", "check", alone).code == noFile
}

// beside lists what else lies in the firm's folder.
func beside(t *testing.T, firm string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(firm))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(firm) {
			names = append(names, e.Name())
		}
	}
	return names
}

// crash is what no user may ever read.
var crash = regexp.MustCompile(`panic|goroutine \d|runtime error|0x[0-9a-f]{4}|%!`)

// clear wants a refusal to be what a user can act on: exit code 1 or 3, and
// a sentence that says where it happened and not only what. Before it may
// stand a note of what opening did, and of a script that its beginning could
// not be published.
func (o outcome) clear(places ...string) error {
	lines := strings.Split(strings.TrimSuffix(o.errs, "\n"), "\n")
	if o.code != refused && o.code != noFile {
		return fmt.Errorf("a failure that is none of the contract: %v", o)
	}
	if len(lines) > 3 || crash.MatchString(o.errs) || crash.MatchString(o.out) {
		return fmt.Errorf("more than it takes: %v", o)
	}
	for _, text := range lines {
		if first, _ := utf8.DecodeRuneInString(text); !strings.HasSuffix(text, ".") || unicode.IsLower(first) {
			return fmt.Errorf("not a sentence: %v", o)
		}
	}
	last := lines[len(lines)-1]
	if !slices.ContainsFunc(append(places, "his computer"), func(p string) bool { return strings.Contains(last, p) }) {
		return fmt.Errorf("it does not say where: %v", o)
	}
	return nil
}

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, set := range sets {
		for name := range set {
			all[name] = true
		}
	}
	return all
}
