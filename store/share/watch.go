package share

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watch hints that the file at path, or what lies beside it, may have changed
// since watch was called. Hints that nobody takes become one; the channel is
// closed when ctx ends.
//
// The system tells of changes at once, but not on network drives and not
// everywhere, so the file and its folder are looked at every so often as well.
// Neither opens a file.
func watch(ctx context.Context, path string, every time.Duration) <-chan struct{} {
	l := post(path, listen)
	go l.run(ctx, time.Tick(every))
	return l.hints
}

// lookout is one watch.
type lookout struct {
	path, dir    string
	file, folder fs.FileInfo // as last seen; nil: not there
	fresh        bool        // they may have changed once more while they looked the same
	listen       func(dir string) (*fsnotify.Watcher, error)
	ear          *fsnotify.Watcher // nil where the system tells nothing
	heeded       fs.FileInfo       // the folder that ear is for, or would be
	hints        chan struct{}
}

// post takes its place and notes how things are now.
func post(path string, listen func(dir string) (*fsnotify.Watcher, error)) *lookout {
	l := &lookout{path: path, dir: filepath.Dir(path), listen: listen, fresh: true, hints: make(chan struct{}, 1)}
	l.file, l.folder = sight(l.path), sight(l.dir)
	l.hearken()
	return l
}

func (l *lookout) run(ctx context.Context, ticks <-chan time.Time) {
	defer close(l.hints)
	defer l.deafen()
	for {
		var events <-chan fsnotify.Event
		var errs <-chan error
		if l.ear != nil {
			events, errs = l.ear.Events, l.ear.Errors
		}
		select {
		case <-ctx.Done():
			return
		case <-ticks:
			l.look()
			l.hearken()
		case e := <-events:
			if l.minds(e) {
				l.hint()
			}
		case <-errs:
			l.hint() // some events were too many to be told
		}
	}
}

// look compares the file and its folder with how they were. File systems tell
// time in grains of up to two seconds: of two changes in one grain the second
// shows nowhere, so every change is hinted at again one look later.
func (l *lookout) look() {
	file, folder := sight(l.path), sight(l.dir)
	changed := !unchanged(l.file, file) || !unchanged(l.folder, folder)
	if changed || l.fresh {
		l.hint()
	}
	l.file, l.folder, l.fresh = file, folder, changed
}

// hearken listens to the folder that is there now: another one may have come
// in its place. A folder that cannot be listened to is not asked again.
func (l *lookout) hearken() {
	if l.folder == nil {
		l.deafen()
		return
	}
	hears := l.ear == nil || len(l.ear.WatchList()) > 0
	if l.heeded != nil && os.SameFile(l.heeded, l.folder) && hears {
		return
	}
	l.deafen()
	l.heeded = l.folder
	if ear, err := l.listen(l.dir); err == nil {
		l.ear = ear
	}
}

// listen asks the system to tell what happens in a folder. The folder, because
// a file that is replaced takes its watchers away with it.
func listen(dir string) (*fsnotify.Watcher, error) {
	ear, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := ear.Add(dir); err != nil {
		ear.Close()
		return nil, err
	}
	return ear, nil
}

func (l *lookout) deafen() {
	if l.ear != nil {
		l.ear.Close()
	}
	l.ear, l.heeded = nil, nil
}

// minds leaves out what says nothing of a firm: downloads that grow in the
// same folder, and rights and labels that the system's own indexing sets.
func (l *lookout) minds(e fsnotify.Event) bool {
	about := e.Name == l.dir || strings.EqualFold(filepath.Ext(e.Name), filepath.Ext(l.path))
	return about && e.Op != fsnotify.Chmod
}

func (l *lookout) hint() {
	select {
	case l.hints <- struct{}{}:
	default: // one is waiting already
	}
}

func sight(path string) fs.FileInfo {
	st, err := os.Stat(path)
	if err != nil {
		return nil // gone or out of reach: it tells when that ends
	}
	return st
}

func unchanged(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && changedAt(a) == changedAt(b)
}
