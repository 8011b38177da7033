package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// disk is what programs have asked of a disk, and so everything that may lie
// on it when the power goes. What a sync has promised is there. Everything
// else may be there, or not, or in part.
type disk struct {
	t     *testing.T
	roots map[string]*node // the folders it holds, by their paths
	steps []*step          // what happened to names, in order
}

// node is a file, or a folder (names is not nil). A file's name is no part
// of it: names are bound to nodes.
type node struct {
	names    map[string]*node
	live     []byte // as running programs see it
	safe     []byte // as its last sync left it
	writes   []write
	modified time.Time // as a program last saw it; zero: none has looked
}

// write is a change of a file's bytes that no sync has followed yet.
type write struct {
	at   int64
	data []byte
	cut  bool // the file ends at "at", shorter or longer than before
}

// step is what a file system does to names at once: all of it or nothing.
type step struct {
	binds []binding
	safe  bool
}

type binding struct {
	dir  *node
	name string
	to   *node // nil: the name is free again
}

const sector = 512 // what a disk writes whole

func newDisk(t *testing.T, roots ...string) *disk {
	d := &disk{t: t, roots: map[string]*node{}}
	for _, r := range roots {
		d.roots[r] = &node{names: map[string]*node{}}
	}
	return d
}

// at finds the folder and the name that a path means; nil: not on this disk.
func (d *disk) at(path string) (dir *node, name string) {
	for root, n := range d.roots {
		rest, inside := strings.CutPrefix(path, root+"/")
		if !inside {
			continue
		}
		words := strings.Split(rest, "/")
		for _, w := range words[:len(words)-1] {
			if n = n.names[w]; n == nil || n.names == nil {
				return nil, ""
			}
		}
		return n, words[len(words)-1]
	}
	return nil, ""
}

// find is the node at a path, or nil.
func (d *disk) find(path string) *node {
	if n := d.roots[path]; n != nil {
		return n
	}
	if dir, name := d.at(path); dir != nil {
		return dir.names[name]
	}
	return nil
}

// bind does one step on names.
func (d *disk) bind(binds ...binding) {
	for _, b := range binds {
		if b.to == nil {
			delete(b.dir.names, b.name)
		} else {
			b.dir.names[b.name] = b.to
		}
	}
	d.steps = append(d.steps, &step{binds: binds})
}

func (n *node) write(w write) {
	n.writes = append(n.writes, w)
	n.live = w.onto(n.live)
}

// onto gives content with the change done.
func (w write) onto(content []byte) []byte {
	end := w.at + int64(len(w.data))
	if end > int64(len(content)) {
		content = append(content, make([]byte, end-int64(len(content)))...)
	}
	copy(content[w.at:], w.data)
	if w.cut {
		content = content[:end]
	}
	return content
}

// sync is what fsync promises: of a file its bytes, of a folder its names.
func (d *disk) sync(n *node) {
	if n.names == nil {
		n.safe, n.writes = bytes.Clone(n.live), nil
		return
	}
	for _, m := range d.steps {
		for _, b := range m.binds {
			m.safe = m.safe || b.dir == n
		}
	}
}

// loss is what a power failure does to all that no sync has promised.
type loss struct {
	names  string  // "in order": a beginning of the steps is kept; "in any order": any of them
	kept   float64 // of steps and writes
	sector bool    // writes may be torn between sectors
	dice   *rand.Rand
}

func (l loss) String() string {
	return fmt.Sprintf("names %s, %.0f %% kept, torn: %t", l.names, 100*l.kept, l.sector)
}

// losses draws one.
func losses(dice *rand.Rand) loss {
	names := []string{"in order", "in any order"}[dice.IntN(2)]
	kept := []float64{0, 0.1, 0.5, 0.9, 1}[dice.IntN(5)]
	return loss{names, kept, dice.IntN(2) == 0, dice}
}

func (l loss) keeps() bool { return l.dice.Float64() < l.kept }

// left writes what a power failure leaves into the roots, whose old content
// goes. Indexes in shared memory are gone with the power.
func (d *disk) left(l loss) {
	names := d.kept(l)
	content := map[*node][]byte{} // two names of one file have the same
	for root, n := range d.roots {
		entries, err := os.ReadDir(root)
		for _, e := range entries {
			if err == nil {
				err = os.RemoveAll(filepath.Join(root, e.Name()))
			}
		}
		if err == nil {
			err = lay(root, n, names, content, l)
		}
		if err != nil {
			d.t.Fatal(err)
		}
	}
}

// kept binds the names that survive.
func (d *disk) kept(l loss) map[*node]map[string]*node {
	promised := 0 // in order: everything up to the last promised step
	for i, m := range d.steps {
		if m.safe {
			promised = i + 1
		}
	}
	end := promised
	for end < len(d.steps) && l.keeps() {
		end++
	}
	names := map[*node]map[string]*node{}
	for i, m := range d.steps {
		if l.names == "in order" && i >= end || l.names != "in order" && !m.safe && !l.keeps() {
			continue
		}
		for _, b := range m.binds {
			if names[b.dir] == nil {
				names[b.dir] = map[string]*node{}
			}
			names[b.dir][b.name] = b.to
		}
	}
	return names
}

// lay writes one folder and what is in it.
func lay(path string, dir *node, names map[*node]map[string]*node, content map[*node][]byte, l loss) error {
	for name, n := range names[dir] {
		at := filepath.Join(path, name)
		switch {
		case n == nil, strings.HasSuffix(name, "-shm"):
			continue
		case n.names != nil:
			if err := os.Mkdir(at, 0o700); err != nil {
				return err
			}
			if err := lay(at, n, names, content, l); err != nil {
				return err
			}
			continue
		}
		b, known := content[n]
		if !known {
			b = n.after(l)
			content[n] = b
		}
		if err := os.WriteFile(at, b, 0o600); err != nil {
			return err
		}
		if !n.modified.IsZero() {
			if err := os.Chtimes(at, n.modified, n.modified); err != nil {
				return err
			}
		}
	}
	return nil
}

// after is what a file holds after the loss: its synced bytes, and any of
// the writes since.
func (n *node) after(l loss) []byte {
	b := bytes.Clone(n.safe)
	for _, w := range n.writes {
		if l.keeps() {
			b = w.onto(b)
			continue
		}
		if !l.sector {
			continue
		}
		for at := w.at; at < w.at+int64(len(w.data)); {
			end := min(at/sector*sector+sector, w.at+int64(len(w.data)))
			if l.keeps() {
				b = write{at: at, data: w.data[at-w.at : end-w.at]}.onto(b)
			}
			at = end
		}
	}
	return b
}

// same wants the folders to hold what running programs see by this model:
// it shows that no call was overlooked.
func (d *disk) same() {
	d.t.Helper()
	for root, n := range d.roots {
		sameFolder(d.t, root, n)
	}
}

func sameFolder(t *testing.T, path string, n *node) {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(n.names) {
		t.Fatalf("%s has %d entries, the model of it %d", path, len(entries), len(n.names))
	}
	for _, e := range entries {
		at, m := filepath.Join(path, e.Name()), n.names[e.Name()]
		switch {
		case m == nil || e.IsDir() != (m.names != nil):
			t.Fatalf("%s is not in the model", at)
		case e.IsDir():
			sameFolder(t, at, m)
			continue
		}
		b, err := os.ReadFile(at)
		if err != nil || !bytes.Equal(b, m.live) {
			t.Fatalf("%s: the model has %d other bytes than its %d (%v)", at, len(m.live), len(b), err)
		}
	}
}
