package share

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// What the store asks of any place where versions meet, tried on both that
// there are: a folder, and a shelf as a server would keep it. A version here
// is a set of words, and merging is their union.

func TestFolder_isATransport(t *testing.T) {
	testTransport(t, func(t *testing.T) place {
		path := filepath.Join(t.TempDir(), "team.baton")
		return place{
			way: func() Transport { return Folder{Path: path, Host: "LAPTOP01"} },
			comes: func(name string, b []byte) error {
				return os.WriteFile(filepath.Join(filepath.Dir(path), cmp.Or(name, "team.baton")), b, 0o600)
			},
			goes: func() error { return os.Remove(path) },
			lies: func() (all []string) {
				entries, _ := os.ReadDir(filepath.Dir(path))
				for _, e := range entries {
					all = append(all, e.Name())
				}
				return all
			},
		}
	})
}

func TestShelf_isATransport(t *testing.T) {
	testTransport(t, func(t *testing.T) place {
		s := &shelf{dir: t.TempDir(), objects: map[string]object{}}
		return place{
			way:   func() Transport { return s },
			comes: func(name string, b []byte) error { return s.put(name, b) },
			goes:  func() error { return s.put("", nil) },
			lies:  s.names,
		}
	})
}

// place is where versions of one firm meet.
type place struct {
	way   func() Transport                  // of one more computer
	comes func(name string, b []byte) error // a service brings a version; without a name, the current one
	goes  func() error                      // the current version goes
	lies  func() []string                   // the names of all that lies there
}

const copied = "team (Ada's conflicted copy 2026-11-23).baton"

func testTransport(t *testing.T, make func(t *testing.T) place) {
	t.Run("one after the other", func(t *testing.T) { testPushing(t, make) })
	t.Run("of what many push at once nothing is lost", func(t *testing.T) { crowd(t, make(t)) })
}

// aged lets every file count as old enough for its times to be trusted.
func aged(t *testing.T) {
	was := freshTime
	freshTime = 0
	t.Cleanup(func() { freshTime = was })
}

func testPushing(t *testing.T, make func(t *testing.T) place) {
	ctx := t.Context()
	aged(t)
	t.Run("where nothing lies, that is said", func(t *testing.T) {
		found, err := make(t).way().Pull(ctx, Seen{})
		if err != nil || !found.Missing || len(found.Versions) != 0 {
			t.Errorf("got %+v, %v", found, err)
		}
	})
	t.Run("what one pushes, another finds and reads", func(t *testing.T) {
		p := make(t)
		mark := pushes(t, p.way(), Mark{}, "ada")
		v := finds(t, p.way(), Seen{}, Current)
		b, at, err := p.way().Read(ctx, v)
		if err != nil || !bytes.Equal(b, imageOf("ada")) || !at.Same(mark) || !v.Mark.Same(mark) {
			t.Errorf("read %q at %+v of %+v, %v", b, at, mark, err)
		}
	})
	t.Run("what was seen is not found again until it changes", func(t *testing.T) {
		p := make(t)
		mark := pushes(t, p.way(), Mark{}, "ada")
		must(t, p.comes(copied, imageOf("ben")))
		other := finds(t, p.way(), Seen{Current: mark}, Copy)
		seen := Seen{Current: mark, Others: map[string]Mark{other.Name: other.Mark}}
		findsNothing(t, p.way(), seen)
		must(t, p.comes(copied, imageOf("ben", "cem")))
		finds(t, p.way(), seen, Copy)
		pushes(t, p.way(), mark, "ada", "dan")
		seen.Others = map[string]Mark{other.Name: {}}
		if found, err := p.way().Pull(ctx, seen); err != nil || len(found.Versions) != 2 || found.Versions[0].Kind != Current {
			t.Errorf("found %+v, %v: the current one comes first", found.Versions, err)
		}
	})
	t.Run("pushed over exactly what was seen, nothing is handed back", func(t *testing.T) {
		p := make(t)
		mark := pushes(t, p.way(), Mark{}, "ada")
		next := pushes(t, p.way(), mark, "ada", "ben")
		if next.Same(mark) {
			t.Error("both have the same mark")
		}
		findsNothing(t, p.way(), Seen{Current: next})
		if all := p.lies(); len(all) != 1 {
			t.Errorf("there lie %q", all)
		}
	})
	for what, come := range map[string]func(p place) error{
		"another version":                    func(p place) error { return p.comes("", imageOf("ben", "cem")) },
		"another version of the same length": func(p place) error { return p.comes("", imageOf("ben")) },
	} {
		t.Run("pushed over "+what+", that is handed back", func(t *testing.T) {
			p := make(t)
			seen := pushes(t, p.way(), Mark{}, "ada")
			must(t, come(p))
			want, _, err := p.way().Read(ctx, finds(t, p.way(), Seen{Current: seen}, Current))
			must(t, err)
			now, displaced := push(t, p.way(), seen, "ada", "dan")
			if displaced == nil || displaced.Kind != Leftover || !displaced.Fleeting() {
				t.Fatalf("handed back: %+v", displaced)
			}
			b, _, err := p.way().Read(ctx, *displaced)
			if err != nil || !bytes.Equal(b, want) {
				t.Errorf("handed back was %q, %v", b, err)
			}
			left := finds(t, p.way(), Seen{Current: now}, Leftover) // by whoever comes, should we go
			gone, err := p.way().Release(ctx, left, func(b []byte) bool { return !bytes.Equal(b, want) })
			if err != nil || gone {
				t.Errorf("gone, though nobody has what is in it: %v, %v", gone, err)
			}
			left = finds(t, p.way(), Seen{Current: now}, Leftover)
			releases(t, p.way(), left, want)
			findsNothing(t, p.way(), Seen{Current: now})
		})
	}
	t.Run("pushed over something that came while it was written, that is handed back", func(t *testing.T) {
		p := make(t)
		seen := pushes(t, p.way(), Mark{}, "ada")
		_, displaced, err := p.way().Push(ctx, func(path string) error {
			return errors.Join(p.comes("", imageOf("ben")), os.WriteFile(path, imageOf("dan"), 0o600))
		}, seen)
		must(t, err)
		if displaced == nil {
			t.Fatal("nothing was handed back")
		}
		if b, _, err := p.way().Read(ctx, *displaced); err != nil || !bytes.Equal(b, imageOf("ben")) {
			t.Errorf("handed back was %q, %v", b, err)
		}
	})
	t.Run("pushed where it went meanwhile, nothing is handed back", func(t *testing.T) {
		p := make(t)
		seen := pushes(t, p.way(), Mark{}, "ada")
		_, displaced, err := p.way().Push(ctx, func(path string) error {
			return errors.Join(p.goes(), os.WriteFile(path, imageOf("dan"), 0o600))
		}, seen)
		if err != nil || displaced != nil {
			t.Errorf("got %+v, %v", displaced, err)
		}
	})
	t.Run("what could not be written changes nothing and leaves nothing", func(t *testing.T) {
		p := make(t)
		seen := pushes(t, p.way(), Mark{}, "ada")
		full := errors.New("the disk is full")
		_, displaced, err := p.way().Push(ctx, func(path string) error {
			return errors.Join(os.WriteFile(path, []byte("hal"), 0o600), full)
		}, seen)
		if !errors.Is(err, full) || displaced != nil {
			t.Errorf("got %+v, %v", displaced, err)
		}
		findsNothing(t, p.way(), Seen{Current: seen})
		if all := p.lies(); len(all) != 1 {
			t.Errorf("there lie %q", all)
		}
	})
	t.Run("what is released is asked about, with what lies there", func(t *testing.T) {
		p := make(t)
		must(t, p.comes(copied, imageOf("ben")))
		v := finds(t, p.way(), Seen{}, Copy)
		must(t, p.comes(copied, imageOf("cem"))) // between looking and releasing
		gone, err := p.way().Release(ctx, v, func(b []byte) bool {
			if !bytes.Equal(b, imageOf("cem")) {
				t.Errorf("asked about %q", b)
			}
			return false
		})
		if err != nil || gone {
			t.Errorf("gone: %v, %v", gone, err)
		}
		left := findsAny(t, p.way(), Seen{})
		if b, _, err := p.way().Read(ctx, left); err != nil || !bytes.Equal(b, imageOf("cem")) {
			t.Errorf("it is %q now, %v", b, err)
		}
		releases(t, p.way(), left, imageOf("cem"))
		findsNothing(t, p.way(), Seen{})
	})
	t.Run("what comes under its name while it is released stays", func(t *testing.T) {
		p := make(t)
		must(t, p.comes(copied, imageOf("ben")))
		v := finds(t, p.way(), Seen{}, Copy)
		gone, err := p.way().Release(ctx, v, func([]byte) bool {
			must(t, p.comes(copied, imageOf("cem")))
			return true
		})
		if err != nil || !gone {
			t.Errorf("gone: %v, %v", gone, err)
		}
		if b, _, err := p.way().Read(ctx, finds(t, p.way(), Seen{}, Copy)); err != nil || !bytes.Equal(b, imageOf("cem")) {
			t.Errorf("it is %q now, %v", b, err)
		}
	})
	t.Run("while one asks about a version, nobody else can release it", func(t *testing.T) {
		p := make(t)
		must(t, p.comes(copied, imageOf("ben")))
		v := finds(t, p.way(), Seen{}, Copy)
		_, err := p.way().Release(ctx, v, func([]byte) bool {
			_, err := p.way().Release(ctx, v, func([]byte) bool {
				t.Error("both were asked about it")
				return true
			})
			must(t, err)
			return false
		})
		must(t, err)
		if b, _, err := p.way().Read(ctx, findsAny(t, p.way(), Seen{})); err != nil || !bytes.Equal(b, imageOf("ben")) {
			t.Errorf("it is %q now, %v", b, err)
		}
	})
	t.Run("what is gone already is released without being asked about", func(t *testing.T) {
		p := make(t)
		must(t, p.comes(copied, imageOf("ben")))
		v := finds(t, p.way(), Seen{}, Copy)
		releases(t, p.way(), v, imageOf("ben"))
		gone, err := p.way().Release(ctx, v, func([]byte) bool { t.Error("asked"); return true })
		if err != nil || !gone {
			t.Errorf("gone: %v, %v", gone, err)
		}
		if _, _, err := p.way().Read(ctx, v); !errors.Is(err, ErrMoving) {
			t.Errorf("read all the same: %v", err)
		}
	})
	t.Run("a watch hints at what another pushes, and ends", func(t *testing.T) {
		p := make(t)
		watching, end := context.WithCancel(ctx)
		hints := p.way().Watch(watching)
		pushes(t, p.way(), Mark{}, "ada")
		hinted(t, hints)
		end()
		closed(t, hints)
	})
}

// crowd lets several computers publish their words through one place.
func crowd(t *testing.T, p place) {
	computers, rounds := 6, 8
	if os.Getenv("BATON_LONG") != "" {
		computers, rounds = 8, 100
	}
	atOnce(computers, func(i int) {
		c := &computer{Transport: p.way(), words: map[string]bool{}}
		for r := range rounds {
			c.words[fmt.Sprint(i, "-", r)] = true
			c.sync(t)
		}
	})
	last := &computer{Transport: p.way(), words: map[string]bool{}}
	last.sync(t)
	for i := range computers {
		for r := range rounds {
			if word := fmt.Sprint(i, "-", r); !last.words[word] {
				t.Errorf("%s is lost", word)
			}
		}
	}
	last.sync(t)
	if all := p.lies(); len(all) != 1 {
		t.Errorf("there lie %q", all)
	}
}

// A service that swaps versions of its own into the place, at any moment of a
// push, loses none of them by it: each is read before, or handed back.
func TestFolder_Push_amidAService(t *testing.T) {
	needsExchange(t)
	path := filepath.Join(t.TempDir(), "team.baton")
	f := Folder{Path: path}
	met := &ledger{words: map[string]bool{}}
	pushes := 150
	if os.Getenv("BATON_LONG") != "" {
		pushes = 5000
	}
	must(t, os.WriteFile(path, imageOf("first"), 0o600))
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			mine := filepath.Join(filepath.Dir(path), ".service")
			if err := errors.Join(os.WriteFile(mine, imageOf(fmt.Sprint("service ", i)), 0o600), exchange(mine, path)); err != nil {
				t.Error(err)
				return
			}
			b, err := os.ReadFile(mine) // what it took away it uploads, and so has read
			met.add(t, b, err)
			met.wrote(fmt.Sprint("service ", i))
		}
	}()
	var seen Mark
	for i := range pushes {
		if i%3 > 0 { // as often as not it looks before
			b, at, err := ReadStable(path)
			if err == nil {
				met.add(t, b, nil)
				seen = at
			}
		}
		now, displaced := push(t, f, seen, fmt.Sprint("ours ", i))
		seen = now
		if displaced != nil {
			releaseRead(t, f, *displaced, met)
		}
	}
	close(done)
	<-ended
	b, err := os.ReadFile(path)
	met.add(t, b, err)
	met.hasAll(t)
	onlyThese(t, filepath.Dir(path), path, filepath.Join(filepath.Dir(path), ".service"))
}

func releaseRead(t *testing.T, f Folder, v Version, met *ledger) {
	t.Helper()
	gone, err := f.Release(t.Context(), v, func(b []byte) bool {
		met.add(t, b, nil)
		return true
	})
	if err != nil || !gone {
		t.Errorf("gone: %v, %v", gone, err)
	}
}

// ledger notes which words were written, and which of them somebody met.
type ledger struct {
	mu    sync.Mutex
	all   []string
	words map[string]bool
}

func (l *ledger) wrote(word string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, word)
}

func (l *ledger) add(t *testing.T, b []byte, err error) {
	if err != nil {
		t.Error(err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, w := range wordsOf(b) {
		l.words[w] = true
	}
}

func (l *ledger) hasAll(t *testing.T) {
	t.Helper()
	for _, w := range l.all {
		if !l.words[w] {
			t.Errorf("%q is lost", w)
		}
	}
}

// What a push is writing belongs to whoever lives to finish it; what a dead
// one has left belongs to everybody.
func TestFolder_Pull_unfinished(t *testing.T) {
	ctx := t.Context()
	aged(t)
	path := filepath.Join(t.TempDir(), "team.baton")
	f, other := Folder{Path: path}, Folder{Path: path}
	seen := pushes(t, f, Mark{}, "ada")
	var temp string
	_, _, err := f.Push(ctx, func(at string) error {
		temp = at
		must(t, os.WriteFile(at, imageOf("ada", "ben"), 0o600))
		if !holdsFiles() {
			return nil
		}
		findsNothing(t, other, Seen{Current: seen})
		return nil
	}, seen)
	must(t, err)
	now, err := os.Stat(path)
	must(t, err)
	seen = MarkOf(now)
	t.Run("half a version that a dead push left is found, and asked about before it goes", func(t *testing.T) {
		must(t, os.WriteFile(temp, imageOf("cem"), 0o600))
		v := finds(t, other, Seen{Current: seen}, Leftover)
		gone, err := other.Release(ctx, v, func(b []byte) bool { return false })
		if err != nil || gone {
			t.Errorf("gone: %v, %v", gone, err)
		}
		v = finds(t, other, Seen{Current: seen}, Leftover)
		releases(t, other, v, imageOf("cem"))
		onlyThese(t, filepath.Dir(path), path)
	})
	t.Run("when somebody took the unfinished file, the push says so and tries nothing else", func(t *testing.T) {
		_, displaced, err := f.Push(ctx, func(at string) error {
			return errors.Join(os.WriteFile(at, imageOf("dan"), 0o600), os.Rename(at, path+".taken"))
		}, seen)
		if !errors.Is(err, fs.ErrNotExist) || displaced != nil {
			t.Errorf("got %+v, %v", displaced, err)
		}
		holds(t, path, string(imageOf("ada", "ben")))
		holds(t, path+".taken", string(imageOf("dan")))
	})
	t.Run("a folder in the place of the file is left alone", func(t *testing.T) {
		at := filepath.Join(t.TempDir(), "team.baton")
		must(t, os.Mkdir(at, 0o700))
		_, _, err := Folder{Path: at}.Push(ctx, func(temp string) error { return os.WriteFile(temp, imageOf("ada"), 0o600) }, Mark{})
		if err == nil {
			t.Error("it was written over")
		}
		onlyThese(t, filepath.Dir(at), at)
	})
}

// holdsFiles says whether this system lets a process mark a file as in use.
func holdsFiles() bool { return runtime.GOOS != "windows" }

// computer keeps a set of words together with a place.
type computer struct {
	Transport
	words map[string]bool
	seen  Mark
	lies  int // how many of its words the current version has, as far as it knows
}

// sync takes in what lies there, and pushes until everything is visible.
func (c *computer) sync(t *testing.T) {
	for pushed := false; ; {
		news, fleeting, err := c.pull(t.Context())
		if err != nil {
			t.Error(err)
			return
		}
		if pushed && !news && c.lies == len(c.words) {
			c.release(t, fleeting)
			return
		}
		now, displaced, err := c.Push(t.Context(), c.write, c.seen)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue // somebody took the unfinished file for a leftover, with what was in it
		case err != nil:
			t.Error(err)
			return
		case displaced == nil:
			c.release(t, fleeting)
		}
		c.seen, c.lies, pushed = now, len(c.words), true
	}
}

func (c *computer) pull(ctx context.Context) (news bool, fleeting []Version, err error) {
	found, err := c.Pull(ctx, Seen{Current: c.seen})
	for _, v := range found.Versions {
		b, at, err := c.Read(ctx, v)
		switch {
		case errors.Is(err, ErrMoving):
			news = true // look again
			continue
		case err != nil:
			return news, nil, err
		case v.Kind == Current:
			c.seen, c.lies = at, len(wordsOf(b))
		default:
			fleeting = append(fleeting, v)
		}
		news = c.learn(b) || news
	}
	return news, fleeting, err
}

// release takes away what holds nothing that the current version lacks.
func (c *computer) release(t *testing.T, all []Version) {
	for _, v := range all {
		_, err := c.Release(t.Context(), v, func(b []byte) bool {
			return !slices.ContainsFunc(wordsOf(b), func(w string) bool { return !c.words[w] })
		})
		if err != nil && !errors.Is(err, ErrMoving) {
			t.Error(err)
		}
	}
}

func (c *computer) learn(b []byte) (news bool) {
	for _, w := range wordsOf(b) {
		news = news || !c.words[w]
		c.words[w] = true
	}
	return news
}

func (c *computer) write(path string) error {
	return os.WriteFile(path, imageOf(slices.Collect(maps.Keys(c.words))...), 0o600)
}

// imageOf is a version of these words: it begins as a firm's file does.
func imageOf(words ...string) []byte {
	head := make([]byte, 100)
	copy(head, "SQLite format 3\x00")
	copy(head[68:], Sign)
	slices.Sort(words)
	return append(head, strings.Join(words, "\n")...)
}

func wordsOf(image []byte) []string {
	if len(image) <= 100 {
		return nil
	}
	return strings.Split(string(image[100:]), "\n")
}

func push(t *testing.T, way Transport, seen Mark, words ...string) (Mark, *Version) {
	t.Helper()
	now, displaced, err := way.Push(t.Context(), func(path string) error { return os.WriteFile(path, imageOf(words...), 0o600) }, seen)
	must(t, err)
	return now, displaced
}

func pushes(t *testing.T, way Transport, seen Mark, words ...string) Mark {
	t.Helper()
	now, displaced := push(t, way, seen, words...)
	if displaced != nil {
		t.Fatalf("handed back: %+v", displaced)
	}
	return now
}

func findsAny(t *testing.T, way Transport, seen Seen) Version {
	t.Helper()
	found, err := way.Pull(t.Context(), seen)
	if err != nil || len(found.Versions) != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
	return found.Versions[0]
}

func finds(t *testing.T, way Transport, seen Seen, kind Kind) Version {
	t.Helper()
	v := findsAny(t, way, seen)
	if v.Kind != kind || v.Name == "" || kind == Copy && v.Service == "" {
		t.Fatalf("found %+v", v)
	}
	return v
}

func findsNothing(t *testing.T, way Transport, seen Seen) {
	t.Helper()
	if found, err := way.Pull(t.Context(), seen); err != nil || len(found.Versions) != 0 {
		t.Fatalf("found %+v, %v", found, err)
	}
}

func releases(t *testing.T, way Transport, v Version, want []byte) {
	t.Helper()
	gone, err := way.Release(t.Context(), v, func(b []byte) bool { return bytes.Equal(b, want) })
	if err != nil || !gone {
		t.Fatalf("gone: %v, %v", gone, err)
	}
}

// shelf is a place as a server would keep it: objects with versions, of which
// one is swapped for another in one step.
type shelf struct {
	dir     string // where versions are written before they go there
	mu      sync.Mutex
	objects map[string]object
	writes  int64
	ears    []chan struct{}
}

type object struct {
	b    []byte
	kind Kind
	at   Mark
}

// set puts an object under a name; the caller holds the lock.
func (s *shelf) set(name string, b []byte, kind Kind) object {
	s.writes++
	o := object{b, kind, Mark{Size: int64(len(b)), ModTime: morning.Add(time.Duration(s.writes))}}
	s.objects[name] = o
	for _, ear := range s.ears {
		select {
		case ear <- struct{}{}:
		default:
		}
	}
	return o
}

// put is what a service does: without bytes the object goes.
func (s *shelf) put(name string, b []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b == nil {
		delete(s.objects, name)
		return nil
	}
	kind := Copy
	if name == "" {
		kind = Current
	}
	s.set(name, b, kind)
	return nil
}

func (s *shelf) names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.objects))
}

func (s *shelf) version(name string, o object) Version {
	v := Version{Kind: o.kind, Name: cmp.Or(name, "team.baton"), Mark: o.at, path: name}
	if o.kind == Copy {
		v.Service = "the shelf"
	}
	return v
}

func (s *shelf) Pull(_ context.Context, seen Seen) (found Found, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, there := s.objects[""]
	found.Missing = !there
	for _, name := range slices.Sorted(maps.Keys(s.objects)) {
		v := s.version(name, s.objects[name])
		if before := seen.Others[v.Name]; v.Kind == Current && !v.Mark.Same(seen.Current) || v.Kind != Current && !v.Mark.Same(before) {
			found.Versions = append(found.Versions, v)
		}
	}
	return found, nil
}

func (s *shelf) Read(_ context.Context, v Version) ([]byte, Mark, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok := s.objects[v.path]
	if !ok {
		return nil, Mark{}, ErrMoving
	}
	return o.b, o.at, nil
}

func (s *shelf) Push(_ context.Context, write func(string) error, seen Mark) (Mark, *Version, error) {
	temp, err := os.MkdirTemp(s.dir, "")
	if err != nil {
		return Mark{}, nil, err
	}
	defer os.RemoveAll(temp)
	at := filepath.Join(temp, "version")
	if err := write(at); err != nil {
		return Mark{}, nil, err
	}
	b, err := os.ReadFile(at)
	if err != nil {
		return Mark{}, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	before, there := s.objects[""]
	now := s.set("", b, Current).at
	if !there || before.at.Same(seen) {
		return now, nil, nil
	}
	name := fmt.Sprint("displaced ", s.writes)
	v := s.version(name, s.set(name, before.b, Leftover))
	return now, &v, nil
}

func (s *shelf) Release(_ context.Context, v Version, holds func([]byte) bool) (bool, error) {
	s.mu.Lock()
	o, ok := s.objects[v.path]
	if !ok {
		s.mu.Unlock()
		return true, nil
	}
	delete(s.objects, v.path)
	s.mu.Unlock()
	if holds(o.b) {
		return true, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.set(fmt.Sprint("claimed ", s.writes), o.b, Leftover)
	return false, nil
}

func (s *shelf) Watch(ctx context.Context) <-chan struct{} {
	ear := make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ears = append(s.ears, ear)
	context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.ears = slices.DeleteFunc(s.ears, func(e chan struct{}) bool { return e == ear })
		close(ear)
	})
	return ear
}
