package share

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A version in these tests is a set of words, a line each; merging is union.

func wordsOf(image []byte) []string { return strings.Fields(string(image)) }

func union(images ...[]byte) []byte {
	var all []string
	for _, b := range images {
		all = append(all, wordsOf(b)...)
	}
	slices.Sort(all)
	return []byte(strings.Join(slices.Compact(all), "\n") + "\n")
}

func within(all, some []byte) bool { return bytes.Equal(union(all, some), union(all)) }

// TestTransport holds every transport to what the store relies on: the file
// in a folder, and a shelf in memory, which a server could be.
func TestTransport(t *testing.T) {
	for name, make := range map[string]func(*testing.T) Transport{
		"a file in a folder": func(t *testing.T) Transport { return Folder{Path: filepath.Join(t.TempDir(), "firm.baton")} },
		"a shelf":            func(t *testing.T) Transport { return newShelf() },
	} {
		t.Run(name, func(t *testing.T) { contract(t, make) })
	}
}

func contract(t *testing.T, make func(*testing.T) Transport) {
	ctx := t.Context()
	pull := func(t *testing.T, x Transport, seen Seen) Found {
		t.Helper()
		found, err := x.Pull(ctx, seen)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	read := func(t *testing.T, x Transport, v Version) ([]byte, Mark) {
		t.Helper()
		b, at, err := x.Read(ctx, v)
		if err != nil {
			t.Fatal(err)
		}
		return b, at
	}
	push := func(t *testing.T, x Transport, image string, seen Mark) (Mark, *Version) {
		t.Helper()
		now, displaced, err := x.Push(ctx, writes([]byte(image)), seen)
		if err != nil {
			t.Fatal(err)
		}
		return now, displaced
	}
	t.Run("an empty place says that nothing is there", func(t *testing.T) {
		if found := pull(t, make(t), Seen{}); !found.Missing || len(found.Versions) > 0 {
			t.Errorf("%+v", found)
		}
	})
	t.Run("what was pushed is pulled, once", func(t *testing.T) {
		defer aged()()
		x := make(t)
		now, displaced := push(t, x, "a\n", Mark{})
		if displaced != nil {
			t.Errorf("an empty place gave back %+v", displaced)
		}
		found := pull(t, x, Seen{})
		if found.Missing || len(found.Versions) != 1 || found.Versions[0].Kind != Current {
			t.Fatalf("%+v", found)
		}
		b, at := read(t, x, found.Versions[0])
		if string(b) != "a\n" || !at.Same(now) {
			t.Errorf("%q at %v, pushed at %v", b, at, now)
		}
		if found := pull(t, x, Seen{Current: at}); len(found.Versions) != 0 || found.Missing {
			t.Errorf("seen, and listed again: %+v", found)
		}
	})
	t.Run("a push over exactly what was seen gives nothing back", func(t *testing.T) {
		defer aged()()
		x := make(t)
		now, _ := push(t, x, "a\n", Mark{})
		if _, displaced := push(t, x, "a\nb\n", now); displaced != nil {
			t.Errorf("%+v", displaced)
		}
	})
	t.Run("a push over anything else hands it back, to be read and released", func(t *testing.T) {
		defer aged()()
		x := make(t)
		old, _ := push(t, x, "a\n", Mark{})
		push(t, x, "a\nb\n", old) // a colleague's
		_, displaced := push(t, x, "a\nc\n", old)
		if displaced == nil || displaced.Kind != Leftover {
			t.Fatalf("handed back %+v", displaced)
		}
		if b, _ := read(t, x, *displaced); string(b) != "a\nb\n" {
			t.Errorf("it is %q", b)
		}
		for _, answer := range []bool{false, true} {
			gone, err := x.Release(ctx, *displaced, func(b []byte) bool { return answer && string(b) == "a\nb\n" })
			if err != nil || gone != answer {
				t.Fatalf("released %v, %v, though it was answered %v", gone, err, answer)
			}
			if !answer { // it stays, and is listed as what somebody left
				left := pull(t, x, Seen{}).Versions
				if len(left) != 2 || left[1].Kind != Leftover {
					t.Fatalf("%+v", left)
				}
				displaced = &left[1]
			}
		}
		if left := pull(t, x, Seen{}).Versions; len(left) != 1 {
			t.Errorf("still there: %+v", left)
		}
	})
	t.Run("a write that fails changes nothing and leaves nothing", func(t *testing.T) {
		defer aged()()
		x := make(t)
		now, _ := push(t, x, "a\n", Mark{})
		_, _, err := x.Push(ctx, func(path string) error {
			return errors.Join(os.WriteFile(path, []byte("half"), 0o600), errors.New("the disk is full"))
		}, now)
		if err == nil {
			t.Error("it is not told")
		}
		if found := pull(t, x, Seen{Current: now}); found.Missing || len(found.Versions) > 0 {
			t.Errorf("%+v", found)
		}
	})
	t.Run("watching hints at a change, and ends with its context", func(t *testing.T) {
		x := make(t)
		push(t, x, "a\n", Mark{})
		ctx, stop := context.WithCancel(ctx)
		hints := x.Watch(ctx)
		push(t, x, "b\n", Mark{})
		select {
		case <-hints:
		case <-time.After(time.Minute):
			t.Error("no hint")
		}
		stop()
		for range hints {
		}
	})
	t.Run("many who push at once lose nothing", func(t *testing.T) { crowd(t, make(t)) })
}

// aged lets every file count as old enough for its times to be trusted.
func aged() (back func()) {
	was := freshTime
	freshTime = 0
	return func() { freshTime = was }
}

func writes(b []byte) func(string) error {
	return func(path string) error { return os.WriteFile(path, b, 0o600) }
}

// crowd lets several writers publish their words through one place, each as
// the store does: pull, unite, push, unite what was displaced, until nothing
// is new.
func crowd(t *testing.T, x Transport) {
	const writers, rounds = 4, 15
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			m := &member{t: t, x: x}
			for r := range rounds {
				m.know(fmt.Appendf(nil, "w%d.%d", w, r))
				m.round()
			}
		})
	}
	all.Wait()
	last := &member{t: t, x: x}
	last.round()
	if n := len(wordsOf(last.image)); n != writers*rounds {
		t.Errorf("%d of %d words are left", n, writers*rounds)
	}
	if left := last.others(); len(left) > 0 {
		t.Errorf("left behind: %+v", left)
	}
}

// member is one of the crowd.
type member struct {
	t     *testing.T
	x     Transport
	seen  Mark
	image []byte
	file  []byte // what lies in the place, as far as is known
}

func (m *member) know(b []byte) { m.image = union(m.image, b) }

func (m *member) others() []Version {
	found, err := m.x.Pull(m.t.Context(), Seen{Current: m.seen})
	if err != nil {
		m.t.Error(err)
	}
	return slices.DeleteFunc(found.Versions, func(v Version) bool { return v.Kind == Current })
}

func (m *member) round() {
	ctx := m.t.Context()
	for range 1000 {
		found, err := m.x.Pull(ctx, Seen{Current: m.seen})
		if err != nil {
			m.t.Error(err)
			return
		}
		var take []Version
		for _, v := range found.Versions {
			b, at, err := m.x.Read(ctx, v)
			if err != nil {
				continue
			}
			m.know(b)
			if v.Kind == Current {
				m.seen, m.file = at, b
			} else {
				take = append(take, v)
			}
		}
		if !within(m.file, m.image) {
			whole := m.image
			now, displaced, err := m.x.Push(ctx, writes(whole), m.seen)
			if errors.Is(err, fs.ErrNotExist) {
				continue // somebody took the temporary file for a leftover
			}
			if err != nil {
				m.t.Error(err)
				return
			}
			m.seen, m.file = now, whole
			if displaced != nil {
				continue // it is listed, and taken in
			}
		}
		for _, v := range take {
			if _, err := m.x.Release(ctx, v, func(b []byte) bool { return within(m.image, b) }); err != nil {
				m.t.Error(err)
			}
		}
		if len(take) == 0 {
			return
		}
	}
	m.t.Error("it never comes to rest")
}

// shelf keeps versions in memory: one stands in front, what a push displaces
// stands behind until somebody has taken it in.
type shelf struct {
	mu     sync.Mutex
	count  int64
	front  []byte
	mark   Mark
	behind map[string][]byte
	hints  []chan struct{}
}

func newShelf() *shelf { return &shelf{behind: map[string][]byte{}} }

func (s *shelf) Pull(_ context.Context, seen Seen) (found Found, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found.Missing = s.front == nil
	if s.front != nil && !s.mark.Same(seen.Current) {
		found.Versions = append(found.Versions, Version{Kind: Current, Mark: s.mark})
	}
	for name := range s.behind {
		found.Versions = append(found.Versions, Version{Kind: Leftover, Name: name})
	}
	return found, nil
}

func (s *shelf) Read(_ context.Context, v Version) ([]byte, Mark, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v.Kind == Current {
		return s.front, s.mark, nil
	}
	if b, ok := s.behind[v.Name]; ok {
		return b, v.Mark, nil
	}
	return nil, Mark{}, ErrMoving
}

func (s *shelf) Push(_ context.Context, write func(string) error, seen Mark) (Mark, *Version, error) {
	dir, err := os.MkdirTemp("", "shelf-")
	if err != nil {
		return Mark{}, nil, err
	}
	defer os.RemoveAll(dir)
	temp := filepath.Join(dir, "version")
	if err := write(temp); err != nil {
		return Mark{}, nil, err
	}
	b, err := os.ReadFile(temp)
	if err != nil {
		return Mark{}, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var displaced *Version
	if s.front != nil && !s.mark.Same(seen) {
		displaced = &Version{Kind: Leftover, Name: fmt.Sprint(s.count)}
		s.behind[displaced.Name] = s.front
	}
	s.count++
	s.front, s.mark = b, Mark{Size: int64(len(b)), ModTime: time.Unix(s.count, 0)}
	for _, c := range s.hints {
		select {
		case c <- struct{}{}:
		default:
		}
	}
	return s.mark, displaced, nil
}

func (s *shelf) Release(_ context.Context, v Version, holds func([]byte) bool) (bool, error) {
	s.mu.Lock()
	b, ok := s.behind[v.Name]
	delete(s.behind, v.Name) // claimed
	s.mu.Unlock()
	if !ok {
		return true, nil
	}
	if holds(b) {
		return true, nil
	}
	s.mu.Lock()
	s.behind[v.Name] = b
	s.mu.Unlock()
	return false, nil
}

func (s *shelf) Watch(ctx context.Context) <-chan struct{} {
	c := make(chan struct{}, 1)
	s.mu.Lock()
	s.hints = append(s.hints, c)
	s.mu.Unlock()
	context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.hints = slices.DeleteFunc(s.hints, func(x chan struct{}) bool { return x == c })
		close(c)
	})
	return c
}
