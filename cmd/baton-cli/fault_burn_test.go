package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
)

// laptops publish to one folder at the same time.
const laptops = 3

// burns is how many times all of them are lost.
func burns() int {
	if long() {
		return 400
	}
	return 15
}

// TestBurn kills laptops while they publish and throws away all that they
// had: what a verb had said is done is in the folder, for whoever comes with
// nothing else, also when the only copy of it lay in a killed publisher's
// temporary file. Meanwhile everybody who looks sees a complete file.
func TestBurn(t *testing.T) {
	quickly(t)
	chance := dice(t)
	dir := t.TempDir()
	firm := filepath.Join(dir, "firm.baton")
	fresh(t).begins(firm)
	watcher := watch(t, firm)
	kept := map[string]bool{}
	var n tally
	for round := range burns() {
		for name := range burn(t, firm, round, chance) {
			kept[name] = true
		}
		n.rounds++
		n.faults += laptops
		if long() && round%10 != 9 {
			continue // leftovers of several rounds gather
		}
		when := fmt.Sprintf("round %d", round)
		rescuer := fresh(t)
		rescuer.rescued(when, firm)
		rescuer.sound(when, firm, kept)
		os.RemoveAll(rescuer.home)
	}
	watcher.stop()
	everybody(t, "in the end", firm, kept)
	n.acknowledged = len(kept)
	n.tell(t)
	t.Logf("%d versions seen at the path, %d of them examined", watcher.seen, watcher.examined)
}

// burn lets new laptops publish to the firm until each is killed, and gives
// what their verbs had acknowledged.
func burn(t *testing.T, firm string, round int, chance *rand.Rand) map[string]bool {
	kept := make([]map[string]bool, laptops)
	var all sync.WaitGroup
	for i := range laptops {
		life := time.Duration(chance.IntN(150)) * time.Millisecond
		home, err := os.MkdirTemp(t.TempDir(), "home")
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			kept[i] = away{t, home}.publishUntilKilled(firm, fmt.Sprintf("burnt %d.%d", round, i), life)
			os.RemoveAll(home)
		})
	}
	all.Wait()
	return union(kept...)
}

// publishUntilKilled runs verbs and short scripts in turn, until one is
// killed. Its life is counted from the end of the first.
func (a away) publishUntilKilled(firm, name string, life time.Duration) map[string]bool {
	kept := map[string]bool{}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for n := 0; ctx.Err() == nil; n++ {
		names, cmd := a.publishing(firm, fmt.Sprintf("%s.%d", name, n), n%2 == 1)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			a.t.Error(err)
			return kept
		}
		stop := context.AfterFunc(ctx, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		stop()
		switch {
		case err == nil:
			for _, each := range names {
				kept[each] = true
			}
		case ctx.Err() == nil:
			a.t.Errorf("%v: %s", err, errs.String())
			return kept
		}
		if n == 0 {
			ctx, cancel = context.WithTimeout(ctx, life)
			defer cancel()
		}
	}
	return kept
}

// publishing is a verb, or a script, and what it acknowledges when it ends.
func (a away) publishing(firm, name string, script bool) (names []string, cmd *exec.Cmd) {
	if !script {
		return []string{name}, a.command("add", firm, "company", "--name", name)
	}
	cmd = a.command("run", firm, "-")
	cmd.Stdin = strings.NewReader(fmt.Sprintf("add company --name %q\nadd company --name %q\n", name, name+" too"))
	return []string{name, name + " too"}, cmd
}

// watcher looks at the firm's file all the time.
type watcher struct {
	away
	firm, lair     string
	quit           context.CancelFunc
	gone           chan struct{}
	seen, examined int
}

// watch begins to look.
func watch(t *testing.T, firm string) *watcher {
	ctx, quit := context.WithCancel(context.Background())
	w := &watcher{away: fresh(t), firm: firm, lair: t.TempDir(), quit: quit, gone: make(chan struct{})}
	go func() {
		defer close(w.gone)
		w.look(ctx)
	}()
	t.Cleanup(w.stop)
	return w
}

func (w *watcher) stop() {
	w.quit()
	<-w.gone
}

// look examines every fourth version that it sees.
func (w *watcher) look(ctx context.Context) {
	var last []byte
	for ctx.Err() == nil {
		now, err := twice(w.firm)
		if err != nil {
			w.t.Errorf("the file was not at its path: %v", err)
			return
		}
		if bytes.Equal(now, last) {
			continue
		}
		last = now
		w.seen++
		if w.seen%4 == 1 {
			w.examined++
			w.examine(filepath.Join(w.lair, fmt.Sprintf("seen %d.baton", w.seen)), now)
		}
	}
}

// twice reads the file until two readings are equal.
func twice(firm string) (last []byte, err error) {
	for n := 0; n < 100; n++ {
		b, err := os.ReadFile(firm)
		if err != nil || n > 0 && bytes.Equal(b, last) {
			return b, err
		}
		last = b
	}
	return last, nil
}

// examine wants a version that somebody could have seen to be a whole firm.
func (w *watcher) examine(path string, version []byte) {
	if err := os.WriteFile(path, version, 0o600); err != nil {
		w.t.Error(err)
		return
	}
	defer os.Remove(path)
	defer os.RemoveAll(w.home)
	if out, err := w.command("check", path).CombinedOutput(); err != nil {
		w.t.Errorf("a version that was at the path: %v: %s", err, out)
	}
}

// TestLeftover lays the only copy of somebody's work into a temporary file
// beside the firm, as a publisher leaves it who is killed right after the
// swap: the next round takes it in and tidies up.
func TestLeftover(t *testing.T) {
	quickly(t)
	firm := filepath.Join(t.TempDir(), "team.baton")
	here := fresh(t)
	here.begins(firm)
	before, err := os.ReadFile(firm)
	if err != nil {
		t.Fatal(err)
	}
	fresh(t).adds(firm, "only in the leftover")
	leftover := filepath.Join(filepath.Dir(firm), "~$team."+uuid.NewString()+".tmp")
	if err := os.Rename(firm, leftover); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(firm, before, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, who := range []struct {
		name string
		away
	}{{"a fresh computer", fresh(t)}, {"a computer that knew the firm", here}} {
		t.Run(who.name, func(t *testing.T) {
			who.t = t
			who.rounded("after the kill", firm)
			want := map[string]bool{"only in the leftover": true}
			who.sound("who took it in", firm, want)
			everybody(t, "after the round", firm, want)
		})
	}
}
