package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// attempt is work under a fault, and the companies that it should leave.
type attempt struct {
	who    away
	args   []string
	script string
	names  []string
}

// bench is a firm on which faults are tried one after the other.
type bench struct {
	t               *testing.T
	firm            string
	here, colleague away
	kept            map[string]bool // what was acknowledged so far
	said            map[string]bool // the sentences of refusals
	named           int
	tally
}

func newBench(t *testing.T, firm string) *bench {
	b := &bench{t: t, firm: firm, here: fresh(t), colleague: fresh(t), kept: map[string]bool{}, said: map[string]bool{}}
	b.here.begins(b.firm)
	return b
}

// name is one that no company has yet.
func (b *bench) name() string {
	b.named++
	return fmt.Sprintf("Company %d", b.named)
}

// adds is one verb of a computer. It writes three rows that belong together.
func (b *bench) adds(who away) attempt {
	name := b.name()
	args := []string{"add", b.firm, "lead", "--company", name, "--person", "Jane of " + name}
	return attempt{who: who, args: args, names: []string{name}}
}

// writes is a script of a computer.
func (b *bench) writes(who away) attempt {
	a := attempt{who: who, args: []string{"run", b.firm, "-"}, names: []string{b.name(), b.name(), b.name()}}
	for _, name := range a.names {
		a.script += fmt.Sprintf("add lead --company %q --person %q\n", name, "Jane of "+name)
	}
	return a
}

// clear wants a failure to be a sentence.
func (b *bench) clear(when string, a attempt, o outcome) {
	b.t.Helper()
	if o.code == done {
		return
	}
	if err := o.clear(b.firm, a.who.home); err != nil {
		b.t.Errorf("%s: %v", when, err)
	}
	lines := strings.Split(strings.TrimSpace(o.errs), "\n")
	text := strings.NewReplacer(b.firm, "FIRM", a.who.home, "HOME").Replace(lines[len(lines)-1])
	b.said[chance.ReplaceAllString(text, "…")] = true
}

// chance is what no two runs have in common.
var chance = regexp.MustCompile(`[0-9a-f]{8}-[-0-9a-f]+|\d{4}-\d\d-\d\d \d{6}\.\d{3}|\d{6,}`)

// judge looks at what came of an attempt, now that the fault is over: what it
// has acknowledged is there, for everybody if it ended well, and else after
// the next round; nothing is there in part.
func (b *bench) judge(when string, a attempt, o outcome) {
	b.t.Helper()
	b.keeps(a.names[:min(strings.Count(o.out, "\n"), len(a.names))])
	if o.code == done {
		b.keeps(a.names)
		everybody(b.t, when, b.firm, b.kept)
	}
	if o.code < 0 {
		a.who.rescued(when, b.firm)
	}
	a.who.rounded(when, b.firm)
	a.who.sound(when, b.firm, b.kept)
	last := fresh(b.t)
	b.whole(when, last, last.sound(when+", everybody after a round", b.firm, b.kept))
	os.RemoveAll(last.home)
	if a.who.home != b.here.home {
		os.RemoveAll(a.who.home)
	}
	b.acknowledged = len(b.kept)
}

func (b *bench) keeps(names []string) {
	for _, name := range names {
		b.kept[name] = true
	}
}

// whole wants every company to have its lead, and the lead its person.
func (b *bench) whole(when string, a away, companies map[string]bool) {
	b.t.Helper()
	var leads []struct{ Company, Contact string }
	o := a.tells("", "leads", b.firm, "--json")
	if err := json.Unmarshal([]byte(o.out), &leads); err != nil {
		b.t.Fatalf("%s: %v: %v", when, err, o)
	}
	for _, l := range leads {
		if l.Contact != "Jane of "+l.Company {
			b.t.Errorf("%s: the lead of %s has the contact %q", when, l.Company, l.Contact)
		}
		delete(companies, l.Company)
	}
	for name := range companies {
		if strings.HasPrefix(name, "Company ") {
			b.t.Errorf("%s: %s is there without its lead", when, name)
		}
	}
}

// sentences are what the refusals said, each once.
func (b *bench) sentences() (all []string) {
	for text := range b.said {
		all = append(all, text)
	}
	slices.Sort(all)
	return all
}

// inFolder is a firm's path in a new folder.
func inFolder(t *testing.T) string { return filepath.Join(t.TempDir(), "firm.baton") }
