package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// kill ends the program instead of letting a call fail.
const kill = "KILL"

// failures are the errors with which calls fail; "+" lets every later one of
// that call fail too, as on a full disk.
var failures = map[string][]string{
	"fsync": {"EIO", kill}, "fdatasync": {"EIO", kill}, "ftruncate": {"EIO", kill},
	"pwrite64": {"ENOSPC+", "EIO", kill}, "write": {"ENOSPC+", "EIO", kill}, "copy_file_range": {"ENOSPC"},
	"renameat": {"EIO", kill}, "renameat2": {"EIO", "EACCES", kill}, "linkat": {"EPERM", "EIO", kill},
	"unlink": {"EACCES", kill}, "unlinkat": {"EACCES", kill}, "mkdirat": {"ENOSPC", kill},
	"openat": {"EMFILE", "EACCES", kill}, "pread64": {"EIO"}, "read": {"EIO"},
}

// failure lets the n-th call of a name fail; strace counts in each thread.
type failure struct {
	work  int
	call  string
	n     int
	error string
}

func (f failure) String() string {
	return fmt.Sprintf("%s, %s number %d meets %s", works[f.work].name, f.call, f.n, f.error)
}

func (f failure) option() string {
	when := fmt.Sprint(f.n)
	if strings.HasSuffix(f.error, "+") {
		when += "+"
	}
	if f.error == kill {
		return fmt.Sprintf("inject=%s:signal=KILL:when=%s", f.call, when)
	}
	return fmt.Sprintf("inject=%s:error=%s:when=%s", f.call, strings.TrimSuffix(f.error, "+"), when)
}

// works are the kinds of work that meet a failure.
var works = []struct {
	name  string
	begin func(*bench) attempt
}{
	{"a verb", func(b *bench) attempt { return b.adds(b.here) }},
	{"a verb after a colleague's", func(b *bench) attempt {
		b.colleague.adds(b.firm, "a colleague's "+b.name())
		return b.adds(b.here)
	}},
	{"the first verb on a computer", func(b *bench) attempt { return b.adds(fresh(b.t)) }},
	{"a script", func(b *bench) attempt { return b.writes(b.here) }},
	{"taking the file as it is", func(b *bench) attempt {
		return attempt{who: b.here, args: []string{"open", b.firm, "--as-file"}}
	}},
}

// TestFailingCalls lets the calls fail with which the program writes and
// reads, one after the other. A verb has done its work, for everybody, or it
// says so in a sentence; what it has answered is kept; and once the disk is
// well, so is the work.
func TestFailingCalls(t *testing.T) {
	traces(t)
	quickly(t)
	chance := dice(t)
	first := newBench(t, inFolder(t))
	all := first.reachable()
	chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if !long() {
		all = some(all)
	}
	sum := tally{}
	for part := range slices.Chunk(all, 200) { // a firm that has grown takes longer to look at
		b := newBench(t, inFolder(t))
		b.said = first.said
		for _, f := range part {
			b.meets(f)
		}
		sum = sum.plus(b.tally)
	}
	sum.tell(t)
	t.Logf("said: %q", first.sentences())
}

// some picks each call with each error once.
func some(all []failure) []failure {
	picked := map[string]bool{}
	return slices.DeleteFunc(all, func(f failure) bool {
		again := picked[f.call+f.error]
		picked[f.call+f.error] = true
		return again
	})
}

// reachable lists the failures that each work can meet: it does the work
// once, and sees which calls are at the firm's files.
func (b *bench) reachable() (all []failure) {
	for w := range works {
		a := works[w].begin(b)
		o, calls := a.who.traced(a.script, b.tracing(), a.args...)
		if o.code != done {
			b.t.Fatal(o)
		}
		b.keeps(a.names)
		count := map[string]int{}
		for _, c := range calls {
			count[c.thread+c.name]++
			if !b.near(a.who, c) {
				continue
			}
			for _, e := range failures[c.name] {
				all = append(all, failure{w, c.name, count[c.thread+c.name], e})
			}
		}
	}
	return all
}

// tracing asks for the calls that may fail, with the paths of open files.
func (b *bench) tracing() []string {
	return []string{"-y", "-s", "64", "-e", "trace=exit_group,?" + strings.Join(slices.Collect(maps.Keys(failures)), ",?")}
}

// near says whether a call is about the firm's folder or this computer's copy.
func (b *bench) near(who away, c call) bool {
	paths := c.args
	if slices.Contains([]string{"read", "pread64", "write", "pwrite64"}, c.name) {
		paths = c.args[:1] // what is written may speak of them too
	}
	return slices.ContainsFunc(paths, func(arg string) bool {
		return strings.Contains(arg, filepath.Dir(b.firm)) || strings.Contains(arg, who.home)
	})
}

// meets does one work under one failure, and looks at what came of it.
func (b *bench) meets(f failure) {
	b.t.Helper()
	a := works[f.work].begin(b)
	options := append(b.tracing(), "-e", f.option())
	if f.error != kill {
		options = append(options, "--seccomp-bpf") // quicker, but it loses signals
	}
	o, calls := a.who.traced(a.script, options, a.args...)
	hit := o.code < 0 || slices.ContainsFunc(calls, func(c call) bool { return c.injected && b.near(a.who, c) })
	astray := slices.ContainsFunc(calls, func(c call) bool { return c.injected && !b.near(a.who, c) })
	b.rounds++
	if hit {
		b.faults++
	}
	if !astray && f.error != kill {
		b.clear(f.String(), a, o)
	}
	if broken := unsynced(b.firm, calls); o.code == done && broken != "" {
		b.t.Errorf("%v: acknowledged, although %s", f, broken)
	}
	b.judge(f.String(), a, o)
}

// unsynced says which failed sync a run that ended well should have minded:
// of a file before it is published, of the folder after the swap, of this
// computer's copy before the answer. SQLite itself minds no folder that
// cannot be synced.
func unsynced(firm string, calls []call) string {
	failed := map[string]bool{}
	swapped := false // and the folder not synced since
	for _, c := range calls {
		_, path, _ := strings.Cut(c.args[0], "<")
		path = strings.TrimSuffix(path, ">")
		switch {
		case c.name == "fsync" || c.name == "fdatasync":
			failed[path] = failed[path] || c.injected
			swapped = swapped && (path != filepath.Dir(firm) || c.injected)
		case c.name == "write" && strings.HasPrefix(c.args[0], "1<") && failedAt(failed, "work.db"):
			return "this computer's copy could not be synced before the answer"
		case c.result == 0 && (strings.HasPrefix(c.name, "rename") || strings.HasPrefix(c.name, "link")):
			if failed[c.args[1]] {
				return fmt.Sprintf("%s could not be synced before it went to %s", c.args[1], c.args[3])
			}
			swapped = swapped || c.args[3] == firm
		}
	}
	if swapped {
		return "the folder could not be synced after the swap"
	}
	return ""
}

func failedAt(failed map[string]bool, name string) bool {
	for path, yes := range failed {
		if yes && strings.HasPrefix(filepath.Base(path), name) {
			return true
		}
	}
	return false
}

// TestFailingSync lets every sync of one place fail: what hangs on it is
// never acknowledged.
func TestFailingSync(t *testing.T) {
	traces(t)
	quickly(t)
	b := newBench(t, inFolder(t))
	work, err := filepath.Glob(filepath.Join(b.here.home, "*", "work.db"))
	if err != nil || len(work) != 1 {
		t.Fatal(work, err)
	}
	for _, place := range []struct {
		what, path string
		answers    int
	}{
		{"the folder", filepath.Dir(b.firm), 1}, // saved here, and not yet there
		{"this computer's log", work[0] + "-wal", 0},
	} {
		t.Run(place.what, func(t *testing.T) {
			b.t, b.here.t = t, t
			a := b.adds(b.here)
			o, _ := a.who.traced("", []string{"-P", place.path, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO"}, a.args...)
			if n := strings.Count(o.out, "\n"); o.code != noFile || n != place.answers {
				t.Errorf("%d answers instead of %d: %v", n, place.answers, o)
			}
			b.clear(place.what, a, o)
			b.judge(place.what, a, o)
		})
	}
}
