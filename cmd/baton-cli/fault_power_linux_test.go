package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// diskCalls are the calls that change a disk, or tell when a file changed,
// or show that the program has answered. Those with a question mark are not
// there on every processor.
const diskCalls = "openat,?open,?creat,close,dup,?dup2,dup3,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate," +
	"fsync,fdatasync,?sync_file_range,?rename,?renameat,renameat2,?link,linkat,?symlink,symlinkat,?unlink,unlinkat,?rmdir,?mkdir,mkdirat," +
	"copy_file_range,sendfile,splice,lseek,?newfstatat,fstat,exit_group"

// run is one run of the program in a day's work: what it should add, and at
// whose computer.
type run struct {
	at     int // 0 or 1: two computers with one folder
	args   []string
	script string
	names  []string
}

// day is what two computers do with a firm before the power goes.
func day(firm string) []run {
	add := func(at int, name string) run {
		return run{at: at, args: []string{"add", firm, "company", "--name", name}, names: []string{name}}
	}
	script := func(at int, names ...string) run {
		text := ""
		for _, n := range names {
			text += fmt.Sprintf("add company --name %q\n", n)
		}
		return run{at: at, args: []string{"run", firm, "-"}, script: text, names: names}
	}
	return []run{
		{args: []string{"new", firm}},
		add(0, "Acme"), add(0, "Betasoft"), add(1, "Ciro"), add(0, "Delta"),
		script(0, "Echo", "Foxtrot", "Golf"), script(1, "Hotel", "India"), add(1, "Juliett"),
		{at: 1, args: []string{"open", firm, "--as-file"}}, add(1, "Kilo"), add(0, "Lima"),
	}
}

// event is a call of a run.
type event struct {
	call
	run int
}

// outage is a day's work and where it was done.
type outage struct {
	t     *testing.T
	firm  string
	homes [2]string
	runs  []run
	tally
}

func newOutage(t *testing.T) *outage {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	o := &outage{t: t, firm: filepath.Join(dir, "folder", "firm.baton"), homes: [2]string{filepath.Join(dir, "home 0"), filepath.Join(dir, "home 1")}}
	o.runs = day(o.firm)
	for _, r := range o.roots() {
		if err := os.Mkdir(r, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

func (o *outage) roots() []string {
	return []string{filepath.Dir(o.firm), o.homes[0], o.homes[1]}
}

// work does the day's work once, and gives all that the disk was asked for.
func (o *outage) work() (events []event) {
	for i, r := range o.runs {
		did, calls := (away{o.t, o.homes[r.at]}).traced(r.script, []string{"--seccomp-bpf", "-v", "-e", "trace=" + diskCalls}, r.args...)
		if did.code != done {
			o.t.Fatal(did)
		}
		for _, c := range calls {
			if c.result >= 0 || c.name == "exit_group" {
				events = append(events, event{c, i})
			}
		}
	}
	return events
}

// TestPowerLoss lets the power go after any of the calls of a day's work, and
// the disk lose what was not synced. Whatever the program had answered is
// then on the computer that answered it, whatever had ended with exit code 0
// is in the folder for everybody, and nothing is left that stops the work.
func TestPowerLoss(t *testing.T) {
	traces(t)
	quickly(t)
	chance := dice(t)
	o := newOutage(t)
	events := o.work()
	whole := newReplay(t, o)
	for _, e := range events {
		whole.do(e)
	}
	whole.disk.same()
	so := newReplay(t, o)
	for i, e := range events {
		so.do(e)
		for range draws(e, chance) {
			l := losses(chance)
			so.disk.left(l)
			o.survives(so, fmt.Sprintf("after call %d of %d (%s of run %d, %v)", i, len(events), e.name, e.run, l))
			o.faults++
		}
	}
	o.rounds = len(events)
	o.tell(t)
}

// draws is how many failures are tried after an event: most where a promise
// was just given or names changed, some among writes, none where nothing was
// asked of the disk.
func draws(e event, chance *rand.Rand) int {
	odds := 0.0
	switch e.name {
	case "fsync", "fdatasync", "renameat", "renameat2", "rename", "link", "linkat", "unlinkat", "unlink", "mkdirat", "exit_group", "write":
		odds = 0.1
	case "pwrite64", "copy_file_range", "ftruncate":
		odds = 0.01
	}
	if long() {
		odds *= 100
	}
	n := int(odds)
	if chance.Float64() < odds-float64(n) {
		n++
	}
	return n
}

// survives examines what a failure left: first what everybody sees, then
// what each computer knew.
func (o *outage) survives(so *replay, when string) {
	o.t.Helper()
	published := map[string]bool{}
	answered := [2]map[string]bool{{}, {}}
	for i, r := range o.runs {
		for n, name := range r.names {
			if so.exited[i] {
				published[name] = true
			}
			if n < so.told[i] {
				answered[r.at][name] = true
			}
		}
	}
	if _, err := os.Stat(o.firm); os.IsNotExist(err) && !so.exited[0] {
		(away{o.t, o.homes[0]}).begins(o.firm) // it was never finished: nothing is in the way of a new one
		return
	}
	everybody(o.t, when, o.firm, published)
	for i, home := range o.homes {
		a := away{o.t, home}
		a.sound(fmt.Sprintf("%s, computer %d", when, i), o.firm, union(answered[i], published))
		a.rescued(when, o.firm)
	}
	all := union(published, answered[0], answered[1])
	everybody(o.t, when+", after a round", o.firm, all)
	o.acknowledged += len(all)
}
