package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"baton/model"
	"baton/store"
)

const (
	idleTime    = 20 * time.Second // after the last change, until it goes into the file
	retryTime   = time.Minute      // after the file could not be written
	backupEvery = 24 * time.Hour
	roundsKept  = 30
)

// rhythm decides when changes go into the shared file: when nobody has
// changed anything for a while, or at once when asked.
type rhythm struct {
	changed time.Time // the last change that is not in the file; zero: none
	tried   time.Time // the last attempt that failed; zero: none
}

func (r *rhythm) change(now time.Time) { r.changed = now }

func (r *rhythm) due(now time.Time) bool {
	switch {
	case r.changed.IsZero():
		return false
	case !r.tried.IsZero():
		return now.Sub(r.tried) >= retryTime
	}
	return now.Sub(r.changed) >= idleTime
}

// done notes an attempt that began at a moment; changes made meanwhile are
// still to come.
func (r *rhythm) done(began time.Time, err error) {
	if err != nil {
		r.tried = began
		return
	}
	r.tried = time.Time{}
	if !r.changed.After(began) {
		r.changed = time.Time{}
	}
}

// keeper keeps this computer and the shared file together, and looks for what
// other processes changed, away from the window's goroutine.
type keeper struct {
	file   *store.File
	tell   func(saved)           // what became of it; on the keeper's goroutine
	merged func(model.Round)     // what a round brought, if anything; likewise
	minute func(context.Context) // done every minute besides; likewise
	backup time.Time             // the last backup

	mu     sync.Mutex
	rhythm rhythm
	last   saved
	rounds []model.Round // the last ones that had something to tell, newest first

	wake    chan struct{}
	quit    context.CancelFunc
	stopped chan struct{}
}

// saved says where the work is safe.
type saved struct {
	InFile bool
	Words  string // where it is safe, as a person reads it
	Seen   bool   // another computer has shown to have it
	Err    error  // why it is not in the file
	Backup time.Time
}

func newKeeper(f *store.File, backup time.Time, tell func(saved)) *keeper {
	return &keeper{file: f, tell: tell, merged: func(model.Round) {}, minute: func(context.Context) {}, backup: backup, wake: make(chan struct{}, 1), stopped: make(chan struct{})}
}

// start begins to look once a second.
func (k *keeper) start() {
	ctx, cancel := context.WithCancel(context.Background())
	k.quit = cancel
	pending, err := k.file.Unpublished(ctx)
	if pending || err != nil {
		k.changed()
	}
	k.last = saved{InFile: !pending && err == nil, Backup: k.backup}
	k.last.Words, k.last.Seen = k.words(ctx)
	go k.run(ctx)
}

func (k *keeper) run(ctx context.Context) {
	defer close(k.stopped)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	minutes := time.NewTicker(time.Minute)
	defer minutes.Stop()
	hints := k.file.Hints(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			k.look(ctx)
		case <-minutes.C:
			k.minute(ctx)
		case <-k.wake:
			k.publish(ctx)
		case _, more := <-hints:
			if !more {
				hints = nil
			} else if k.file.Stale(ctx) {
				k.publish(ctx)
			}
		}
	}
}

func (k *keeper) look(ctx context.Context) {
	if err := k.file.Poll(ctx); err != nil && ctx.Err() == nil {
		k.say(saved{Err: err, Backup: k.backup})
		return
	}
	k.mu.Lock()
	due := k.rhythm.due(time.Now())
	k.mu.Unlock()
	if due {
		k.publish(ctx)
	}
	if time.Since(k.backup) >= backupEvery && !due {
		k.copy(ctx)
	}
}

// publish brings this computer and the file together.
func (k *keeper) publish(ctx context.Context) {
	began := time.Now()
	r, err := k.file.Sync(ctx)
	if ctx.Err() != nil {
		return // closing does it
	}
	k.mu.Lock()
	k.rhythm.done(began, err)
	last := k.rhythm.changed
	k.mu.Unlock()
	pending, unsure := k.file.Unpublished(ctx) // a merge is a change too, and in the file already
	k.mu.Lock()
	if err == nil && unsure == nil && !pending && k.rhythm.changed.Equal(last) {
		k.rhythm.changed = time.Time{}
	}
	clean := k.rhythm.changed.IsZero()
	if !r.Quiet() {
		k.rounds = append([]model.Round{r}, k.rounds[:min(len(k.rounds), roundsKept-1)]...)
	}
	k.mu.Unlock()
	s := saved{InFile: err == nil && clean, Err: err, Backup: k.backup}
	s.Words, s.Seen = k.words(ctx)
	k.say(s)
	if err == nil || !r.Quiet() {
		k.merged(r)
	}
}

// words says who else has shown to have the work.
func (k *keeper) words(ctx context.Context) (words string, seen bool) {
	s, err := k.file.Standing(ctx)
	if err != nil {
		return "", false
	}
	return s.Words(), s.Confirmed() > 0
}

// history is what the last rounds brought.
func (k *keeper) history() []model.Round {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.Clone(k.rounds)
}

// copy makes the backup of the day in this computer's recovery folder; one
// that fails is tried again in an hour.
func (k *keeper) copy(ctx context.Context) {
	if _, err := k.file.Backup(ctx, ""); err != nil {
		k.backup = time.Now().Add(time.Hour - backupEvery)
		return
	}
	k.backup = time.Now()
	k.mu.Lock()
	s := k.last
	k.mu.Unlock()
	s.Backup = k.backup
	k.say(s)
}

func (k *keeper) say(s saved) {
	k.mu.Lock()
	same := s == k.last
	k.last = s
	k.mu.Unlock()
	if !same {
		k.tell(s)
	}
}

// state is where the work is safe now.
func (k *keeper) state() saved {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.last
}

// changed notes a change that is not in the file yet.
func (k *keeper) changed() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.rhythm.change(time.Now())
	k.last.InFile = false
}

// now publishes at once if there is something to publish.
func (k *keeper) now() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.rhythm.changed.IsZero() {
		return
	}
	select {
	case k.wake <- struct{}{}:
	default: // it is about to
	}
}

// stop looks no more, and leaves what is not in the file where it is.
func (k *keeper) stop() {
	k.quit()
	<-k.stopped
}

// close publishes what is left, and stops looking.
func (k *keeper) close() error {
	k.stop()
	k.mu.Lock()
	pending := !k.rhythm.changed.IsZero()
	k.mu.Unlock()
	if !pending {
		return nil
	}
	_, err := k.file.Sync(context.Background())
	return err
}
