package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience is how long a test waits for what must come; it is no measure.
const patience = 20 * time.Second

var morning = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// happenings are what people and sync services do in a folder.
var happenings = map[string]func(path string) error{
	"the file is written over": func(path string) error { return os.WriteFile(path, []byte("longer than before"), 0o600) },
	"the file is replaced by one of the same size and time": func(path string) error {
		other := filepath.Join(filepath.Dir(path), ".incoming")
		return errors.Join(os.WriteFile(other, []byte("THEIRS"), 0o600), os.Chtimes(other, morning, morning), os.Rename(other, path))
	},
	"the file is deleted":    os.Remove,
	"the file is renamed":    func(path string) error { return os.Rename(path, path+".away.baton") },
	"a copy comes beside it": func(path string) error { return os.WriteFile(path+".copy.baton", []byte("theirs"), 0o600) },
	"the folder vanishes":    func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
}

// TestLookout_look is the watch on a network drive, where nobody tells.
func TestLookout_look(t *testing.T) {
	for name, do := range happenings {
		t.Run(name+": the next look finds it, and the one after says so again", func(t *testing.T) {
			l := lookingOnly(t)
			must(t, do(l.path))
			l.look()
			hinted(t, l.hints)
			l.look() // a second change in the same grain of time would show nowhere
			hinted(t, l.hints)
			l.look()
			quiet(t, l.hints)
		})
	}
	t.Run("a file written over with its time set back is found", func(t *testing.T) {
		l := lookingOnly(t)
		before := changedAt(l.file)
		if before == 0 {
			t.Skip("This system does not tell when an inode changed.")
		}
		eventually(t, "the clock moves on", func() bool {
			must(t, errors.Join(os.WriteFile(l.path, []byte("THEIRS"), 0o600), os.Chtimes(l.path, morning, morning)))
			return changedAt(sight(l.path)) != before
		})
		l.look()
		hinted(t, l.hints)
	})
	t.Run("while nothing happens there is no hint", func(t *testing.T) {
		l := lookingOnly(t)
		for range 5 {
			l.look()
		}
		quiet(t, l.hints)
	})
	t.Run("what was written just before is hinted at once", func(t *testing.T) {
		_, path := pair(t)
		l := post(path, deaf)
		l.look()
		hinted(t, l.hints)
		l.look()
		quiet(t, l.hints)
	})
	t.Run("many changes are one hint", func(t *testing.T) {
		l := lookingOnly(t)
		for i := range 5 {
			must(t, os.WriteFile(l.path, make([]byte, 100+i), 0o600))
			l.look()
		}
		hinted(t, l.hints)
		quiet(t, l.hints)
	})
	t.Run("a folder and a file that come only later are found", func(t *testing.T) {
		l := post(filepath.Join(t.TempDir(), "later", "team.baton"), deaf)
		rest(l)
		must(t, os.Mkdir(l.dir, 0o700))
		l.look()
		hinted(t, l.hints)
		rest(l)
		must(t, os.WriteFile(l.path, []byte("here"), 0o600))
		l.look()
		hinted(t, l.hints)
	})
}

// TestLookout_hearken is the watch where the system tells: nobody looks.
func TestLookout_hearken(t *testing.T) {
	for name, do := range happenings {
		t.Run(name+": the system tells", func(t *testing.T) {
			l := listening(t)
			running(t, l)
			must(t, do(l.path))
			hinted(t, l.hints)
		})
	}
	for name, gone := range map[string]func(dir string) error{
		"deleted": os.RemoveAll,
		"renamed": func(dir string) error { return os.Rename(dir, dir+" old") },
		"carried away with the folder it lies in": func(dir string) error { return os.Rename(filepath.Dir(dir), filepath.Dir(dir)+" old") },
	} {
		t.Run("the folder is "+name+", and one that comes later is listened to", func(t *testing.T) {
			l := listening(t)
			must(t, gone(l.dir))
			rest(l)
			must(t, os.MkdirAll(l.dir, 0o700))
			rest(l)
			running(t, l)
			must(t, os.WriteFile(l.path, []byte("back"), 0o600))
			hinted(t, l.hints)
		})
		t.Run("the folder is "+name+", and one that is there at the next look is listened to", func(t *testing.T) {
			l := listening(t)
			must(t, errors.Join(gone(l.dir), os.MkdirAll(l.dir, 0o700)))
			eventually(t, "the system has told of it", func() bool {
				select {
				case <-l.ear.Events:
				default:
				}
				return len(l.ear.WatchList()) == 0 || !os.SameFile(l.heeded, sight(l.dir))
			})
			rest(l)
			running(t, l)
			must(t, os.WriteFile(l.path, []byte("back"), 0o600))
			hinted(t, l.hints)
		})
	}
	t.Run("a folder that cannot be listened to is asked once", func(t *testing.T) {
		asked := 0
		_, path := pair(t)
		l := post(path, func(string) (*fsnotify.Watcher, error) { asked++; return nil, errors.New("no more watches") })
		rest(l)
		rest(l)
		if asked != 1 {
			t.Errorf("asked %d times", asked)
		}
	})
}

func TestLookout_minds(t *testing.T) {
	l := &lookout{path: filepath.Join("firm", "team.baton"), dir: "firm"}
	for _, c := range []struct {
		what string
		name string
		op   fsnotify.Op
		want bool
	}{
		{"the file is written", "team.baton", fsnotify.Write, true},
		{"the file comes back", "team.baton", fsnotify.Create, true},
		{"the file goes", "team.baton", fsnotify.Remove, true},
		{"a copy comes", "team-LAPTOP01.baton", fsnotify.Create, true},
		{"a copy comes from a system that shouts", "TEAM.BATON", fsnotify.Create, true},
		{"the folder goes", "", fsnotify.Remove, true},
		{"the file is indexed", "team.baton", fsnotify.Chmod, false},
		{"the file is written and labelled", "team.baton", fsnotify.Write | fsnotify.Chmod, true},
		{"a film is downloaded into the same folder", "film.mkv.part", fsnotify.Write, false},
		{"a service writes its own notes", ".sync_1234.db-wal", fsnotify.Write, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := l.minds(fsnotify.Event{Name: filepath.Join("firm", c.name), Op: c.op}); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestWatch(t *testing.T) {
	t.Run("it looks and listens for as long as it is wanted", func(t *testing.T) {
		_, path := pair(t)
		hints := watch(t.Context(), path, time.Millisecond)
		for _, do := range []string{"the file is written over", "a copy comes beside it", "the file is deleted"} {
			must(t, happenings[do](path))
			hinted(t, hints)
		}
	})
	t.Run("then it leaves nothing running", func(t *testing.T) {
		_, path := pair(t)
		ctx, cancel := context.WithCancel(t.Context())
		var all []<-chan struct{}
		for range 10 {
			all = append(all, watch(ctx, path, time.Hour))
		}
		if _, err := listen(filepath.Join(path, "no folder")); err == nil {
			t.Error("it listens to what is not there")
		}
		cancel()
		for _, hints := range all {
			closed(t, hints)
		}
		eventually(t, "nothing of a watch runs", func() bool {
			stacks := make([]byte, 1<<20)
			stacks = stacks[:runtime.Stack(stacks, true)]
			return !strings.Contains(string(stacks), "fsnotify.") && !strings.Contains(string(stacks), "lookout")
		})
	})
}

// lookingOnly watches a file that has lain where it is for a while.
func lookingOnly(t *testing.T) *lookout {
	t.Helper()
	_, path := pair(t)
	must(t, errors.Join(os.Chtimes(path, morning, morning), os.Chtimes(filepath.Dir(path), morning, morning)))
	l := post(path, deaf)
	rest(l)
	return l
}

func deaf(string) (*fsnotify.Watcher, error) { return nil, errors.New("no events here") }

func listening(t *testing.T) *lookout {
	t.Helper()
	_, path := pair(t)
	l := post(path, listen)
	if l.ear == nil {
		t.Skip("This system tells of no changes, or of no more.")
	}
	return l
}

// running lets it listen until the test ends.
func running(t *testing.T, l *lookout) {
	ctx, cancel := context.WithCancel(context.Background())
	go l.run(ctx, nil)
	t.Cleanup(func() {
		cancel()
		closed(t, l.hints)
	})
}

// rest looks until all that was seen is told, and forgets it.
func rest(l *lookout) {
	for range 2 {
		l.look()
		l.hearken()
	}
	select {
	case <-l.hints:
	default:
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func hinted(t *testing.T, hints <-chan struct{}) {
	t.Helper()
	select {
	case <-hints:
	case <-time.After(patience):
		t.Fatal("no hint came")
	}
}

func quiet(t *testing.T, hints <-chan struct{}) {
	t.Helper()
	select {
	case <-hints:
		t.Error("a hint came of nothing")
	default:
	}
}

// closed waits until a watch has ended.
func closed(t *testing.T, hints <-chan struct{}) {
	t.Helper()
	for end := time.After(patience); ; {
		select {
		case _, open := <-hints:
			if !open {
				return
			}
		case <-end:
			t.Fatal("it does not end")
		}
	}
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("it never comes that %s", what)
		}
	}
}
