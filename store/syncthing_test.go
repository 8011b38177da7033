//go:build linux

package store_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/store/storetest"
)

// TestSyncthing: laptops share a firm through a real Syncthing, half of the
// time without a line. BATON_LONG=1 runs it.
func TestSyncthing(t *testing.T) {
	if os.Getenv("BATON_LONG") == "" {
		t.Skip("It takes minutes: BATON_LONG=1 runs it.")
	}
	if _, err := exec.LookPath("syncthing"); err != nil {
		t.Skip("Syncthing is not installed: 'sh .ci/setup test' does it.")
	}
	for _, c := range []struct {
		what            string
		laptops, copies int
	}{
		{"two laptops", 2, 10},
		{"three laptops", 3, 10},
		{"two laptops, and the losing versions are deleted", 2, 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			o := newOffice(t, c.laptops, c.copies)
			for n := range workdays {
				o.work(n%2 == 0)
				if n+1 < workdays && o.chance.IntN(2) == 0 {
					storetest.Await(t, "all have everything", o.together)
				}
			}
			last := time.Now()
			storetest.Await(t, "all have everything", o.together)
			settled := time.Since(last)
			o.judge()
			t.Logf("%d rounds, %d operations acknowledged, all of them everywhere; %d publishes, %d conflict files seen, all merged and gone, converged %.1f s after the last change",
				workdays, len(o.acknowledged), o.published(), len(o.conflicts), settled.Seconds())
			if len(o.conflicts) == 0 && c.copies > 0 {
				t.Error("there was no conflict: nothing was tried")
			}
		})
	}
}

const workdays = 14

// office is a few colleagues with a real sync service.
type office struct {
	t            *testing.T
	chance       *rand.Rand
	staff        []*colleague
	daemons      []*storetest.Syncthing
	acknowledged map[string]string
	conflicts    map[string]bool // the names of conflict files that were there
}

func newOffice(t *testing.T, n, copies int) *office {
	t.Helper()
	chance := rand.New(rand.NewPCG(rand.Uint64(), 0))
	o := &office{t: t, chance: chance, acknowledged: map[string]string{}, conflicts: map[string]bool{}}
	dir, whole := t.TempDir(), firmForAll(t)
	for _, name := range []string{"Ada", "Bob", "Cleo"}[:n] {
		c := newColleague(t, name, dir, chance)
		o.staff = append(o.staff, c)
		s := storetest.NewSyncthing(t, filepath.Dir(c.path))
		s.Copies = copies
		o.daemons = append(o.daemons, s)
	}
	lay(t, o.staff[0].path, whole)
	for _, s := range o.daemons {
		s.Start(o.daemons)
	}
	for _, c := range o.staff {
		storetest.Await(t, c.name+" has the firm", func() bool {
			b, err := os.ReadFile(c.path)
			return err == nil && bytes.Equal(b, whole)
		})
		c.sitDown()
		t.Cleanup(c.leave)
	}
	return o
}

// work is a while in which everybody works: apart, so that the versions drift,
// or with Syncthing at work meanwhile.
func (o *office) work(apart bool) {
	o.t.Helper()
	if apart {
		for _, s := range o.daemons {
			s.Cut(o.daemons)
		}
	}
	for range 6 * len(o.staff) {
		i := o.chance.IntN(len(o.staff))
		maps.Copy(o.acknowledged, o.staff[i].edit())
		if o.chance.IntN(2) == 0 {
			o.bring(i)
		}
	}
	if apart {
		for i := range o.staff {
			o.bring(i)
			o.daemons[i].Scan() // it knows this version before it hears of the others
		}
		for _, s := range o.daemons {
			s.Mend(o.daemons)
		}
		storetest.Await(o.t, "all are connected", func() bool {
			return !slices.ContainsFunc(o.daemons, func(s *storetest.Syncthing) bool { return s.Connected() < len(o.daemons)-1 })
		})
	}
}

// bring is a round of one colleague.
func (o *office) bring(i int) {
	o.t.Helper()
	o.notice()
	for _, m := range o.staff[i].round().Merged {
		if strings.Contains(m.File, ".sync-conflict-") {
			o.conflicts[m.File] = true
		}
	}
	o.staff[i].look()
	if o.chance.IntN(2) == 0 {
		o.daemons[i].Scan() // else it notices by itself
	}
}

// notice counts the conflict files that lie about.
func (o *office) notice() (left int) {
	for _, c := range o.staff {
		for _, name := range c.others() {
			left++
			if strings.Contains(name, ".sync-conflict-") {
				o.conflicts[name] = true
			}
		}
	}
	return left
}

// together says that nothing moves any more, after one more round of each.
func (o *office) together() bool {
	o.t.Helper()
	for i := range o.staff {
		o.bring(i)
	}
	first, err := os.ReadFile(o.staff[0].path)
	if err != nil || o.notice() > 0 {
		return false
	}
	for i, c := range o.staff {
		b, err := os.ReadFile(c.path)
		pending, failed := c.desk.Unpublished(o.t.Context())
		if err != nil || failed != nil || pending || !bytes.Equal(b, first) || !maps.Equal(c.log, o.staff[0].log) || !o.daemons[i].Idle() {
			return false
		}
	}
	return true
}

func (o *office) published() (n int) {
	for _, c := range o.staff {
		n += c.published
	}
	return n
}

func (o *office) judge() {
	o.t.Helper()
	first := o.staff[0]
	for _, c := range o.staff {
		for id, line := range o.acknowledged {
			if c.log[id] != line {
				o.t.Errorf("%s lacks %s", c.name, line)
			}
		}
		if a, b := first.sees(), c.sees(); a != b {
			o.t.Errorf("%s and %s see different firms:\n%s", first.name, c.name, diff(a, b))
		}
		sound(o.t, c.desk.File)
		if n := damagedCopies(o.t, c.desk.File); n > 0 {
			o.t.Errorf("%s has set %d versions aside", c.name, n)
		}
	}
	eve := newColleague(o.t, "Eve", o.t.TempDir(), o.chance)
	b, err := os.ReadFile(first.path)
	if err != nil {
		o.t.Fatal(err)
	}
	lay(o.t, eve.path, b)
	eve.sitDown()
	defer eve.leave()
	if !maps.Equal(eve.log, first.log) || eve.sees() != first.sees() {
		o.t.Error("the file lacks something of what the laptops have")
	}
}
