package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// cloud is a sync service as a firm's file meets it: a server, and a client
// on every laptop.
type cloud struct {
	habit
	t        *testing.T
	chance   *rand.Rand
	shelf    map[string]version // what lies on the server
	revision int
	hidden   int // versions that vanished without a trace
	copies   int // versions that the service put beside the file
}

// version is a file as it lay somewhere once.
type version struct {
	revision int
	content  []byte
	written  time.Time
}

// habit is what a service does with a file that was changed on both sides.
type habit struct {
	service string
	mark    func(owner string, n int) string           // in the name under which it keeps the losing version; nil: that one vanishes
	private bool                                       // it keeps it on the losing laptop only
	ours    func(c *client, mine, theirs version) bool // where one vanishes: whether the laptop's wins
	greedy  bool                                       // it carries temporary files too
}

var habits = []habit{
	{service: "dropbox", mark: func(owner string, n int) string {
		return fmt.Sprintf(" (%s's conflicted copy 2026-11-23%s)", owner, []string{"", fmt.Sprint(" ", n)}[min(n, 1)])
	}},
	{service: "nextcloud", private: true, mark: func(_ string, n int) string {
		return fmt.Sprintf(" (conflicted copy 2026-11-23 10%02d%02d)", n/60%60, n%60)
	}},
	{service: "onedrive", mark: func(owner string, n int) string {
		return "-" + hostOf(owner) + []string{"", fmt.Sprint("-", n+1)}[min(n, 1)]
	}},
	{service: "last-writer", greedy: true, ours: func(c *client, _, _ version) bool { return c.chance.IntN(2) == 0 }},
	{service: "newest-mtime", greedy: true, ours: func(_ *client, mine, theirs version) bool { return mine.written.After(theirs.written) }},
}

// hostOf is what a colleague's laptop is called.
func hostOf(owner string) string { return strings.ToUpper(owner) + "-LAPTOP" }

// client carries one laptop's folder to the server and back.
type client struct {
	*cloud
	dir, owner string
	known      map[string]version // what laptop and server had when they last agreed
	sending    map[string]version // uploads under way, with the revision they replace
	half       map[string][]byte  // downloads under way, with what lies there; nil: nothing
	keeps      map[string]bool    // versions that are never uploaded
}

func (c *cloud) client(dir, owner string) *client {
	return &client{cloud: c, dir: dir, owner: owner, known: map[string]version{}, sending: map[string]version{}, half: map[string][]byte{}, keeps: map[string]bool{}}
}

// pace is how a client goes about its work.
type pace int

const (
	prompt   pace = iota
	dawdling      // some uploads arrive when the client runs again
	cutOff        // the first download ends halfway
)

func (c *client) sync(p pace) {
	for _, name := range slices.Sorted(maps.Keys(c.sending)) {
		c.deliver(name)
	}
	for _, name := range c.names() {
		if !c.carry(name, p) {
			return
		}
	}
}

// deliver ends an upload, unless somebody else was quicker: then the client
// looks again.
func (c *client) deliver(name string) {
	v := c.sending[name]
	delete(c.sending, name)
	if c.shelf[name].revision == v.revision {
		c.put(name, v)
	}
}

// names are all that the client has to look at.
func (c *client) names() []string {
	all := map[string]bool{}
	for _, name := range c.lying() {
		all[name] = true
	}
	for _, name := range slices.Concat(slices.Collect(maps.Keys(c.shelf)), slices.Collect(maps.Keys(c.known))) {
		all[name] = true
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(all)), func(name string) bool {
		return c.keeps[name] || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") && !c.greedy
	})
}

// lying are the files in the folder.
func (c *client) lying() (names []string) {
	entries, err := os.ReadDir(c.dir)
	c.must(err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// carry brings laptop and server together over one file; false: the line is cut.
func (c *client) carry(name string, p pace) bool {
	mine, here := c.local(name)
	theirs, there := c.shelf[name]
	base, agreed := c.known[name]
	if c.unfinished(name, mine, here) {
		if !there { // it was taken off the server meanwhile
			c.remove(c.path(name))
			return c.agree(name)
		}
		mine, here = base, agreed
	}
	changed := here != agreed || !bytes.Equal(mine.content, base.content)
	news := there != agreed || theirs.revision != base.revision
	switch {
	case !changed && !news:
	case here && there && bytes.Equal(mine.content, theirs.content), !here && !there:
		return c.agree(name)
	case !news || !there && changed:
		c.upload(name, p)
	case !changed || !here:
		return c.download(name, p)
	default:
		return c.quarrel(name, p)
	}
	return true
}

func (c *client) path(name string) string { return filepath.Join(c.dir, name) }

func (c *client) local(name string) (v version, here bool) {
	b, err := os.ReadFile(c.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return v, false
	}
	c.must(err)
	st, err := os.Stat(c.path(name))
	c.must(err)
	return version{content: b, written: st.ModTime()}, true
}

// unfinished says that what lies there is the client's own half download.
func (c *client) unfinished(name string, mine version, here bool) bool {
	left, begun := c.half[name]
	if begun && here == (left != nil) && bytes.Equal(left, mine.content) {
		return true
	}
	delete(c.half, name)
	return false
}

// agree notes that both sides have the same.
func (c *client) agree(name string) bool {
	delete(c.half, name)
	if v, there := c.shelf[name]; there {
		c.known[name] = v
	} else {
		delete(c.known, name)
	}
	return true
}

// upload takes the laptop's version, or its absence, to the server.
func (c *client) upload(name string, p pace) {
	v, here := c.local(name)
	if !here {
		delete(c.shelf, name)
		delete(c.known, name)
		return
	}
	if v.revision = c.shelf[name].revision; p == dawdling && c.chance.IntN(3) == 0 {
		c.sending[name] = v
		return
	}
	c.put(name, v)
}

func (c *client) put(name string, v version) {
	c.revision++
	v.revision = c.revision
	c.shelf[name], c.known[name] = v, v
	delete(c.half, name)
}

// download brings the server's version, or its absence, to the laptop.
func (c *client) download(name string, p pace) bool {
	v, there := c.shelf[name]
	path, part := c.path(name), c.path("."+name+".part")
	if !there {
		c.remove(path)
		return c.agree(name)
	}
	if p == cutOff {
		c.begin(name, c.torn(v.content))
		return false
	}
	switch c.chance.IntN(3) { // clients have their ways
	case 0:
		c.must(os.WriteFile(part, v.content, 0o600))
		c.must(os.Rename(part, path))
	case 1:
		c.must(os.WriteFile(path, v.content, 0o600))
	case 2:
		c.remove(path)
		c.must(os.WriteFile(path, v.content, 0o600))
	}
	c.remove(part)
	c.must(os.Chtimes(path, v.written, v.written))
	return c.agree(name)
}

// begin is a download that ends halfway: beside the file, in its place, or
// when the old one is gone and the new one not there yet.
func (c *client) begin(name string, torn []byte) {
	switch c.chance.IntN(3) {
	case 0:
		c.must(os.WriteFile(c.path("."+name+".part"), torn, 0o600))
	case 1:
		c.must(os.WriteFile(c.path(name), torn, 0o600))
		c.half[name] = torn
	case 2:
		c.remove(c.path(name))
		c.half[name] = nil
	}
}

// halfThere says that the firm's file is half a download.
func (c *client) halfThere() bool {
	mine, here := c.local("firm.baton")
	return here && c.unfinished("firm.baton", mine, here)
}

// finish brings the rest of it.
func (c *client) finish() error {
	c.agree("firm.baton")
	return os.WriteFile(c.path("firm.baton"), c.shelf["firm.baton"].content, 0o600)
}

func (c *client) remove(path string) {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		c.must(err)
	}
}

// torn is what has arrived of a version: its beginning, sometimes in a file
// that is as long as the whole already.
func (c *client) torn(whole []byte) []byte {
	n := c.chance.IntN(len(whole)/512) * 512
	if c.chance.IntN(4) == 0 {
		n = 0
	}
	if c.chance.IntN(2) == 0 {
		return slices.Clone(whole[:n])
	}
	return append(slices.Clone(whole[:n]), make([]byte, len(whole)-n)...)
}

// quarrel: both sides have changed the file.
func (c *client) quarrel(name string, p pace) bool {
	mine, _ := c.local(name)
	if c.mark == nil {
		c.hidden++
		if c.ours(c, mine, c.shelf[name]) {
			c.upload(name, p)
			return true
		}
		return c.download(name, p)
	}
	c.copies++
	beside := c.beside(name)
	c.must(os.Rename(c.path(name), c.path(beside)))
	if c.private {
		c.keeps[beside] = true
	} else {
		c.upload(beside, prompt)
	}
	return c.download(name, p)
}

// beside is a free name for the version that loses.
func (c *client) beside(name string) string {
	ext := filepath.Ext(name)
	for n := 0; ; n++ {
		free := strings.TrimSuffix(name, ext) + c.mark(c.owner, n) + ext
		if _, there := c.shelf[free]; !there && !slices.Contains(c.lying(), free) {
			return free
		}
	}
}

func (c *cloud) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatalf("the sync service: %v", err)
	}
}
