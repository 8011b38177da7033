package shell

import (
	"time"

	"fyne.io/fyne/v2"
)

// Aside reads beside the window, one pass at a time. A firm of the usual size
// is read before anybody could see it; with a hundred thousand leads the page
// shows what it has meanwhile. It is used on the window's goroutine.
type Aside struct {
	Patience time.Duration // how long the window waits

	busy, again bool
}

// Aside makes one with the usual patience; in a still frame the window waits.
func (s *Shell) Aside() *Aside {
	if s.opts.Still {
		return &Aside{Patience: time.Hour}
	}
	return &Aside{Patience: 150 * time.Millisecond} // hardly seen, and no page flickers that is read in less
}

// Still says that nothing may be worked out beside the window.
func (s *Shell) Still() bool { return s.opts.Still }

// Do runs work beside the window, and then on it. While work is not back,
// meanwhile is shown; asked again meanwhile, it works once more.
func (a *Aside) Do(work func() error, meanwhile func(), then func(error)) {
	if a.busy {
		a.again = true
		meanwhile()
		return
	}
	a.busy = true
	done := make(chan error, 1)
	go func() { done <- work() }()
	back := func(err error) {
		a.busy = false
		if a.again {
			a.again = false
			a.Do(work, meanwhile, then)
			return
		}
		then(err)
	}
	select {
	case err := <-done:
		back(err)
	case <-time.After(a.Patience):
		meanwhile()
		go func() {
			err := <-done
			fyne.Do(func() { back(err) })
		}()
	}
}

// Read reads beside the window, takes what was read unless it failed, which is
// said, and shows the page: meanwhile with what there is, and then anew.
func (s *Shell) Read(a *Aside, label string, read func() error, take, show func()) {
	a.Do(read, show, func(err error) {
		if s.Do(Action{Label: label, Run: func() error { return err }}) {
			take()
		}
		show()
	})
}
