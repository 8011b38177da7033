//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// runs does an attempt with the program itself, behind other words of a
// command line.
func (a attempt) runs(t *testing.T, before ...string) outcome {
	t.Helper()
	words := append(append(before, "baton-cli"), a.args...)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(os.Environ(), "BATON_HOME="+a.who.home)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(a.script), &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{a.args, cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// TestFullDisk lets no file grow beyond a limit, page after page up to twice
// the firm's size: as on a disk that is full, a write ends in the middle.
func TestFullDisk(t *testing.T) {
	quickly(t)
	for _, name := range []string{"prlimit", "env"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed: nothing limits the size of files", name)
		}
	}
	if err := exec.Command("env", "--block-signal=XFSZ", "true").Run(); err != nil {
		t.Skip("this system's env cannot block a signal, and the one for too large files ends a program")
	}
	first := newBench(t, inFolder(t))
	st, err := os.Stat(first.firm)
	if err != nil {
		t.Fatal(err)
	}
	all := tally{}
	for n := 0; n <= int(2*st.Size()/page); n++ {
		for i, work := range cramps {
			if long() || n%9 == 0 && n/9%len(cramps) == i {
				b := newBench(t, inFolder(t)) // not grown by what was added before
				b.said = first.said
				b.cramped(n, work(b))
				all = all.plus(b.tally)
			}
		}
	}
	all.tell(t)
	t.Logf("said: %q", first.sentences())
}

// cramps are the kinds of work that find no room.
var cramps = []func(*bench) attempt{
	func(b *bench) attempt { return b.adds(b.here) },
	func(b *bench) attempt { return b.writes(b.here) },
	func(b *bench) attempt { return b.adds(fresh(b.t)) },
}

// cramped tries work with files of n pages at most.
func (b *bench) cramped(n int, a attempt) {
	b.t.Helper()
	when := strconv.Itoa(n) + " pages"
	o := a.runs(b.t, "prlimit", "--fsize="+strconv.Itoa(n*page), "env", "--block-signal=XFSZ")
	b.short(when, a, o)
	b.judge(when, a, o)
}

// short looks at what came of an attempt without room enough.
func (b *bench) short(when string, a attempt, o outcome) {
	b.t.Helper()
	b.rounds++
	if o.code != done {
		b.faults++
	}
	b.clear(when, a, o)
	if strings.Contains(o.errs, "damaged") {
		b.t.Errorf("%s: it calls the firm damaged: %v", when, o)
	}
	everybody(b.t, when+", at once", b.firm, b.kept)
}
