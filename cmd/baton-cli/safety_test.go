package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// away is one computer: its own folder of private replicas.
type away struct {
	t    *testing.T
	home string
}

func (a away) command(args ...string) *exec.Cmd {
	cmd := exec.Command("baton-cli", args...)
	cmd.Env = append(os.Environ(), "BATON_HOME="+a.home)
	return cmd
}

// do runs a verb that must succeed and gives its answer.
func (a away) do(args ...string) string {
	a.t.Helper()
	var out, errs bytes.Buffer
	cmd := a.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		a.t.Fatalf("baton-cli %s: %v: %s", strings.Join(args, " "), err, errs.String())
	}
	return out.String()
}

// companies are the names of the companies as this computer sees them.
func (a away) companies(firm string) map[string]bool {
	a.t.Helper()
	var rows []struct{ Name string }
	if err := json.Unmarshal([]byte(a.do("companies", firm, "--json")), &rows); err != nil {
		a.t.Fatal(err)
	}
	names := map[string]bool{}
	for _, r := range rows {
		names[r.Name] = true
	}
	return names
}

func (a away) checked(firm string) {
	a.t.Helper()
	var found struct{ OK bool }
	answer := a.do("check", firm, "--json")
	if err := json.Unmarshal([]byte(answer), &found); err != nil || !found.OK {
		a.t.Fatalf("check: %v %s", err, answer)
	}
}

func rounds() int {
	if os.Getenv("BATON_LONG") != "" {
		return 240
	}
	return 20
}

// TestKill kills writers at random moments: a script that acknowledges each
// line, and single verbs that publish before they exit.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	here := away{t, filepath.Join(dir, "home")}
	firm := filepath.Join(dir, "firm.baton")
	here.do("new", firm)
	kept := map[string]bool{}
	for round := range rounds() {
		life := time.Duration(5+rand.IntN(150)) * time.Millisecond
		if round%2 == 0 {
			for name := range here.killScript(firm, round, life) {
				kept[name] = true
			}
		} else {
			published := here.killVerbs(firm, round, life)
			elsewhere := away{t, t.TempDir()}
			missing(t, fmt.Sprintf("round %d, on another computer", round), published, elsewhere.companies(firm))
			for name := range published {
				kept[name] = true
			}
		}
		if round%5 == 4 {
			missing(t, fmt.Sprintf("round %d", round), kept, here.companies(firm))
		}
	}
	missing(t, "in the end", kept, here.companies(firm))
	here.checked(firm)
	missing(t, "in the end, on another computer", kept, away{t, t.TempDir()}.companies(firm))
	if len(kept) < rounds() {
		t.Errorf("only %d changes in %d rounds: the test tests nothing", len(kept), rounds())
	}
	t.Logf("%d acknowledged changes survived %d kills", len(kept), rounds())
}

func missing(t *testing.T, when string, want, have map[string]bool) {
	t.Helper()
	for name := range want {
		if !have[name] {
			t.Fatalf("%s: %s was acknowledged and is gone", when, name)
		}
	}
}

// killScript feeds a script line by line, kills it, and gives the names whose
// lines were acknowledged.
func (a away) killScript(firm string, round int, life time.Duration) map[string]bool {
	a.t.Helper()
	cmd := a.command("run", firm, "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		a.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		a.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		a.t.Fatal(err)
	}
	acknowledged := map[string]bool{}
	answers := bufio.NewScanner(out)
	ask := func(n int) bool {
		name := fmt.Sprintf("script %d.%d", round, n)
		if _, err := fmt.Fprintf(in, "add company --name %q\n", name); err != nil || !answers.Scan() {
			return false
		}
		var answer struct{ ID string }
		if json.Unmarshal(answers.Bytes(), &answer) != nil || answer.ID == "" {
			return false // cut off in the middle: not acknowledged
		}
		acknowledged[name] = true
		return true
	}
	ask(0) // it is up: its life begins
	death := time.AfterFunc(life, func() { cmd.Process.Kill() })
	defer death.Stop()
	for n := 1; ask(n); n++ {
	}
	cmd.Wait() // it was killed: the error says so
	return acknowledged
}

// killVerbs runs one verb after the other, kills the last, and gives the
// names whose verbs had exited with 0.
func (a away) killVerbs(firm string, round int, life time.Duration) map[string]bool {
	a.t.Helper()
	done := map[string]bool{}
	ctx, cancel := context.WithTimeout(context.Background(), life+50*time.Millisecond)
	defer cancel()
	for n := 0; ctx.Err() == nil; n++ {
		name := fmt.Sprintf("verb %d.%d", round, n)
		cmd := a.command("add", firm, "company", "--name", name)
		if err := cmd.Start(); err != nil {
			a.t.Fatal(err)
		}
		stop := context.AfterFunc(ctx, func() { cmd.Process.Kill() })
		if cmd.Wait() == nil {
			done[name] = true
		}
		stop()
	}
	return done
}

// TestTwoAtOnce lets two scripts and single verbs write the same firm at the
// same time: nobody is refused, nothing is lost.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	here := away{t, filepath.Join(dir, "home")}
	firm := filepath.Join(dir, "firm.baton")
	here.do("new", firm)
	want := map[string]bool{}
	var all sync.WaitGroup
	start := func(in io.Reader, args ...string) {
		cmd := here.command(args...)
		cmd.Stdin = in
		all.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("baton-cli %s: %v: %s", strings.Join(args, " "), err, out)
			}
		})
	}
	for _, who := range []string{"Ada", "Bo"} {
		var script strings.Builder
		for n := range 60 {
			name := fmt.Sprintf("%s %d", who, n)
			want[name] = true
			fmt.Fprintf(&script, "add company --name %q\n", name)
		}
		start(strings.NewReader(script.String()), "run", firm, "-")
	}
	for n := range 8 {
		name := fmt.Sprintf("alone %d", n)
		want[name] = true
		start(nil, "add", firm, "company", "--name", name)
	}
	all.Wait()
	missing(t, "here", want, here.companies(firm))
	here.checked(firm)
	missing(t, "on another computer", want, away{t, t.TempDir()}.companies(firm))
	if left, _ := filepath.Glob(filepath.Join(dir, "~$*")); len(left) > 0 {
		t.Errorf("left beside the firm: %v", left)
	}
}

// TestInterrupt presses Ctrl+C while a script waits for its next line.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	here := away{t, filepath.Join(dir, "home")}
	firm := filepath.Join(dir, "firm.baton")
	here.do("new", firm)
	t.Setenv("BATON_HOME", here.home)
	ctx, press := context.WithCancel(context.Background())
	in, script := io.Pipe()
	answers, out := io.Pipe()
	var errs bytes.Buffer
	code := make(chan int)
	go func() {
		c := &cli{in: in, out: out, errs: &errs}
		code <- c.main(ctx, []string{"run", firm, "-"})
	}()
	fmt.Fprintln(script, "add company --name Acme")
	if !bufio.NewScanner(answers).Scan() {
		t.Fatal("the first line was not answered")
	}
	press()
	if got := <-code; got != refused {
		t.Errorf("exit code %d instead of %d", got, refused)
	}
	if want := "Stopped before line 2: what came before is kept.\n"; errs.String() != want {
		t.Errorf("said %q instead of %q", errs.String(), want)
	}
	if !(away{t, t.TempDir()}).companies(firm)["Acme"] {
		t.Error("what came before the interruption is not in the file")
	}
}
