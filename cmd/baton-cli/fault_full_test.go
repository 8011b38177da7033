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
	b := newBench(t, inFolder(t))
	st, err := os.Stat(b.firm)
	if err != nil {
		t.Fatal(err)
	}
	steps := int(2*st.Size()/page) + 1
	for n := 0; n < steps; n++ {
		if long() {
			b.cramped(n, b.adds(b.here), b.writes(b.here), b.adds(fresh(t)))
		} else if n%9 == 0 {
			b.cramped(n, []attempt{b.adds(b.here), b.writes(b.here), b.adds(fresh(t))}[n/9%3])
		}
	}
	b.tell(t)
	t.Logf("said: %q", b.sentences())
}

// cramped tries work with files of n pages at most.
func (b *bench) cramped(n int, all ...attempt) {
	b.t.Helper()
	for _, a := range all {
		o := a.runs(b.t, "prlimit", "--fsize="+strconv.Itoa(n*page), "env", "--block-signal=XFSZ")
		b.short(strconv.Itoa(n)+" pages", a, o)
		b.judge(strconv.Itoa(n)+" pages", a, o)
	}
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
	fresh(b.t).sound(when+", at once", b.firm, b.kept)
}
