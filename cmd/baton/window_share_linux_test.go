package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
)

// TestTogether: two windows on two laptops, each with its own copy of the
// sample firm. Both work without a line, then a real Syncthing carries the
// files. BATON_LONG=1 runs it, BATON_PICTURES=DIR keeps what the windows show.
func TestTogether(t *testing.T) {
	if os.Getenv("BATON_LONG") == "" {
		t.Skip("It takes a while: BATON_LONG=1 runs it.")
	}
	if _, err := exec.LookPath("syncthing"); err != nil {
		t.Skip("Syncthing is not installed: 'sh .ci/setup test' does it.")
	}
	program := build(t)
	a := newBench(t, "ada")
	t.Setenv("BATON_HOME", a.home)
	f, err := sample.Plant(t.Context(), a.firm, "team", at(), nil)
	if err != nil {
		t.Fatal(err)
	}
	members, err := f.Members(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	b := newBench(t, "bo")
	whole, err := os.ReadFile(a.firm)
	if err == nil {
		err = os.WriteFile(b.firm, whole, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := []*storetest.Syncthing{storetest.NewSyncthing(t, filepath.Dir(a.firm)), storetest.NewSyncthing(t, filepath.Dir(b.firm))}
	for _, s := range lines {
		s.Start(lines)
	}
	storetest.Await(t, "the laptops are connected", func() bool { return lines[0].Connected() == 1 && lines[1].Connected() == 1 })
	for i, l := range []*bench{a, b} {
		l.running = l.start(program, l.firm, "--now", "2026-11-23T10:00:00Z", "--theme", []string{"light", "dark"}[i], "--as", members[i].Name)
		l.until("the firm is open", func() bool { return strings.Contains(l.title(), "·") })
		l.until("the screen is painted", func() bool { return l.colours() > 20 })
	}
	for _, s := range lines {
		s.Cut(lines)
	}
	// by hand in the windows, and for one field, in both at once, as another process of the same computer
	a.newLead("Quay and Anchor")
	b.newLead("Nordlicht Robotics")
	a.wear(members[0], "Porto")
	b.wear(members[1], "Braga")
	for _, l := range []*bench{a, b} {
		l.key("ctrl+s")
		l.until("its file has the new lead", func() bool { return l.inFile(l.typed) })
	}
	for _, s := range lines {
		s.Scan()
		s.Mend(lines)
	}
	storetest.Await(t, "both have everything, and nothing but the firm lies in the folders", func() bool {
		x, y := a.read(), b.read()
		return x != "" && x == y && a.alone() && b.alone() && strings.Contains(x, a.typed) && strings.Contains(x, b.typed)
	})
	for _, l := range []*bench{a, b} {
		l.keep("together-" + l.name + "-report")
		l.click(60, 712) // Sharing, at the foot of the navigation
		before := l.look()
		l.until("the page has settled", func() bool { now := l.look(); same := now == before; before = now; return same })
		l.keep("together-" + l.name + "-sharing")
		l.key("ctrl+q")
		l.ended()
	}
	x, y := a.read(), b.read()
	if x == "" || x != y {
		t.Error("the laptops differ in the end")
	}
	for _, l := range []*bench{a, b} {
		l.at(func(f *store.File) {
			ds, err := f.Disputes(context.Background())
			if err != nil || len(ds) != 1 || ds[0].Field != "city" {
				t.Errorf("%s sees %+v, %v", l.name, ds, err)
			}
			e, err := f.Check(context.Background())
			if err != nil || len(e.Problems) > 0 {
				t.Errorf("%s: %+v %v", l.name, e.Problems, err)
			}
		})
	}
}

// bench is one laptop: a display, a window, and a folder that is carried.
type bench struct {
	*screen
	*running
	name, firm, typed string
}

func newBench(t *testing.T, name string) *bench {
	b := &bench{screen: newScreen(t), name: name}
	b.running = &running{screen: b.screen}
	dir := filepath.Join(t.TempDir(), name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	b.firm = filepath.Join(dir, "firm.baton")
	return b
}

// newLead types a lead into the window.
func (b *bench) newLead(company string) {
	b.typed = company
	b.click(640, 20)
	b.key("n")
	b.xdotool("type", "--delay", "60", company)
	b.key("Return")
	b.until("the lead is there", func() bool { return strings.Contains(b.read(), company) })
}

// wear sets the city of the first company, as another process on the laptop.
func (b *bench) wear(who model.Member, city string) {
	b.at(func(f *store.File) {
		all, err := f.Companies(context.Background())
		if err != nil {
			b.screen.t.Fatal(err)
		}
		err = f.As(sitting(who, ""), time.Now).Set(context.Background(), "company", all[0].ID, model.Fields{"city": city})
		if err != nil {
			b.screen.t.Fatal(err)
		}
	})
}

// at looks at the firm as another process of this laptop does.
func (b *bench) at(look func(*store.File)) {
	b.screen.t.Setenv("BATON_HOME", b.screen.home)
	f, err := store.Open(context.Background(), b.firm, nil)
	if err != nil {
		return // it is just being replaced: whoever waits looks again
	}
	defer f.Close()
	look(f)
}

func (b *bench) read() (text string) {
	b.at(func(f *store.File) {
		var out bytes.Buffer
		if f.Dump(context.Background(), &out) == nil {
			text = out.String()
		}
	})
	return text
}

// inFile says whether a computer that has only the file sees a text.
func (b *bench) inFile(text string) bool {
	whole, err := os.ReadFile(b.firm)
	return err == nil && bytes.Contains(whole, []byte(text))
}

// alone says that nothing lies beside the firm but what Syncthing keeps for
// itself.
func (b *bench) alone() bool {
	entries, err := os.ReadDir(filepath.Dir(b.firm))
	n := 0
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			n++
		}
	}
	return err == nil && n == 1
}
