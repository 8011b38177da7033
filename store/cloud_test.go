package store_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

// TestSyncServices: several laptops work on one firm through a sync service
// that does what sync services do. Whatever that is, no laptop ever loses what
// it has acknowledged, and soon after the last change everybody has all of it.
//
// A walk that fails is walked again by BATON_SEED=17 go test ./store -run 'TestSyncServices/dropbox'.
// BATON_LONG=1 walks a hundred times with each service: give it -timeout 1h.
func TestSyncServices(t *testing.T) {
	whole := firmForAll(t)
	for _, h := range habits {
		t.Run(h.service, func(t *testing.T) {
			var all tally
			for _, seed := range seeds(t) {
				w := newCloudWalk(t, h, seed, whole)
				w.walk()
				w.rest()
				w.judge()
				w.end(&all)
			}
			t.Log(all)
		})
	}
}

func seeds(t *testing.T) []uint64 {
	t.Helper()
	n := uint64(1)
	if os.Getenv("BATON_LONG") != "" {
		n = 100
	}
	if text := os.Getenv("BATON_SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return []uint64{seed}
	}
	var all []uint64
	for seed := range n {
		all = append(all, seed+1)
	}
	return all
}

// tally is what the walks of one service came to.
type tally struct {
	walks, acknowledged, published, hidden, copies, rounds, damaged int
}

func (s tally) String() string {
	return fmt.Sprintf("%d seeds, %d operations acknowledged, all of them everywhere; %d publishes, %d versions hidden by the service, %d copies beside the file, at most %d quiet rounds, %d damaged versions set aside",
		s.walks, s.acknowledged, s.published, s.hidden, s.copies, s.rounds, s.damaged)
}

// firmForAll is the file as it lies in the shared folder on the first day.
func firmForAll(t *testing.T) []byte {
	t.Helper()
	d := storetest.New(t)
	lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe", Title: "Migration"})
	lead(t, d, model.NewLead{Company: "Betasoft", Person: "John Roe"})
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// cloudWalk is one random history of a firm in a sync service.
type cloudWalk struct {
	t            *testing.T
	seed         uint64
	chance       *rand.Rand
	cloud        *cloud
	staff        []*colleague
	acknowledged map[string]string
	rounds       int
	ended        bool
}

func newCloudWalk(t *testing.T, h habit, seed uint64, whole []byte) *cloudWalk {
	t.Helper()
	chance := rand.New(rand.NewPCG(seed, 0))
	w := &cloudWalk{t: t, seed: seed, chance: chance, acknowledged: map[string]string{}}
	w.cloud = &cloud{habit: h, t: t, chance: chance, shelf: map[string]version{"firm.baton": {revision: 1, content: whole, written: time.Now()}}, revision: 1}
	dir := t.TempDir()
	for _, name := range []string{"Ada", "Bob", "Cleo", "Dan"}[:2+chance.IntN(3)] {
		c := newColleague(t, name, dir, chance)
		c.client = w.cloud.client(filepath.Dir(c.path), name)
		c.client.sync(prompt)
		c.sitDown()
		w.staff = append(w.staff, c)
	}
	t.Cleanup(func() {
		if t.Failed() && !w.ended {
			t.Logf("walk it again: BATON_SEED=%d go test ./store -run '%s'", seed, t.Name())
		}
	})
	return w
}

// walk is what happens, in any order.
func (w *cloudWalk) walk() {
	w.t.Helper()
	defer store.SetSettleTime(0)()
	for range 60 {
		c := w.staff[w.chance.IntN(len(w.staff))]
		switch n := w.chance.IntN(20); {
		case n < 8:
			maps.Copy(w.acknowledged, c.edit())
		case n < 13:
			w.bring(c)
		case n < 16:
			c.client.sync(dawdling)
		case n < 19:
			c.client.sync(cutOff)
		default:
			w.restart(c)
		}
		c.look()
	}
}

// bring is a round: while the client rests, while it is at work, or while a
// download still arrives, which comes whole before the round ends.
func (w *cloudWalk) bring(c *colleague) {
	w.t.Helper()
	switch n := w.chance.IntN(3); {
	case n == 0:
		c.meddling = true
		c.round()
		c.meddling = false
	case n == 1 && c.client.halfThere():
		w.arriving(c)
	default:
		c.round()
	}
}

// arriving: what has come only in part is waited for.
func (w *cloudWalk) arriving(c *colleague) {
	w.t.Helper()
	defer store.SetSettleTime(time.Hour)()
	before := damagedCopies(w.t, c.desk.File)
	done := make(chan error)
	go func() { done <- c.client.finish() }()
	c.round()
	if err := <-done; err != nil {
		w.t.Fatal(err)
	}
	if damagedCopies(w.t, c.desk.File) != before {
		w.t.Errorf("%s set a version aside that was still arriving", c.name)
	}
}

func damagedCopies(t *testing.T, f *store.File) (n int) {
	t.Helper()
	kept, err := f.Snapshots(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range kept {
		if s.Kind == "damaged" {
			n++
		}
	}
	return n
}

// restart closes the firm and opens it again, if the file is there whole.
func (w *cloudWalk) restart(c *colleague) {
	w.t.Helper()
	if _, err := os.Stat(c.path); err != nil || c.client.halfThere() {
		return
	}
	c.leave()
	c.sitDown()
}

// rest lets everybody come by, without a change, until nothing moves any more.
func (w *cloudWalk) rest() {
	w.t.Helper()
	const few = 8
	defer store.SetSettleTime(0)()
	defer store.SetLeftoverTime(0)()
	for !w.quiet() {
		if w.rounds++; w.rounds > few {
			w.t.Fatalf("seed %d: after %d quiet rounds they still differ: %v", w.seed, few, w.lying())
		}
		for _, c := range w.staff {
			c.client.sync(prompt)
			c.round()
			c.client.sync(prompt)
			c.look()
		}
	}
}

// quiet says that every folder holds the server's file, and that every laptop
// has as much.
func (w *cloudWalk) quiet() bool {
	for _, c := range w.staff {
		mine, _ := c.client.local("firm.baton")
		pending, err := c.desk.Unpublished(w.t.Context())
		same := bytes.Equal(mine.content, w.cloud.shelf["firm.baton"].content)
		if err != nil || pending || c.desk.Stale(w.t.Context()) || !same || len(c.others()) > 0 {
			return false
		}
	}
	return w.rounds > 0
}

func (w *cloudWalk) lying() (all []string) {
	for _, c := range w.staff {
		all = append(all, fmt.Sprint(c.name, ": ", c.others()))
	}
	return append(all, fmt.Sprint("server: ", slices.Sorted(maps.Keys(w.cloud.shelf))))
}

// judge compares what everybody has.
func (w *cloudWalk) judge() {
	w.t.Helper()
	first := w.staff[0]
	for _, c := range w.staff {
		for id, line := range w.acknowledged {
			if c.log[id] != line {
				w.t.Errorf("seed %d: %s lacks %s", w.seed, c.name, line)
			}
		}
		if !maps.Equal(c.log, first.log) {
			w.t.Errorf("seed %d: %s and %s have different logs", w.seed, c.name, first.name)
		}
		if a, b := first.sees(), c.sees(); a != b {
			w.t.Errorf("seed %d: %s and %s see different firms:\n%s", w.seed, first.name, c.name, diff(a, b))
		}
		sound(w.t, c.desk.File)
	}
	w.judgeFile(first)
	if names := slices.Collect(maps.Keys(w.cloud.shelf)); len(names) != 1 {
		w.t.Errorf("seed %d: on the server lie %v", w.seed, names)
	}
}

// judgeFile looks at the file, which is the same in every folder by now, with
// the eyes of somebody new.
func (w *cloudWalk) judgeFile(like *colleague) {
	w.t.Helper()
	eve := newColleague(w.t, "Eve", w.t.TempDir(), w.chance)
	if err := os.WriteFile(eve.path, w.cloud.shelf["firm.baton"].content, 0o600); err != nil {
		w.t.Fatal(err)
	}
	eve.sitDown()
	defer eve.leave()
	if !maps.Equal(eve.log, like.log) || eve.sees() != like.sees() {
		w.t.Errorf("seed %d: the file lacks something of what the laptops have", w.seed)
	}
}

func (w *cloudWalk) end(all *tally) {
	w.ended = true
	all.walks++
	all.acknowledged += len(w.acknowledged)
	all.hidden += w.cloud.hidden
	all.copies += w.cloud.copies
	all.rounds = max(all.rounds, w.rounds)
	for _, c := range w.staff {
		all.published += c.published
		all.damaged += damagedCopies(w.t, c.desk.File)
		c.leave()
	}
}
