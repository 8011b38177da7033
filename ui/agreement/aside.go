package agreement

import (
	"context"

	"fyne.io/fyne/v2"

	"baton/ui/shell"
)

// counted is what is worked out beside the window: it keeps the last answer
// until the next one is there.
type counted[T any] struct {
	is    T
	ever  bool  // there is an answer
	fresh bool  // it is of the rules and leads as they are now
	asked int   // how often it was asked for; only the last answer counts
	err   error // why there is none
}

// old says that what was counted may have changed since.
func (c *counted[T]) old() { c.fresh, c.err = false, nil }

// ask counts anew and calls then when that is done.
func (c *counted[T]) ask(job func(string, shell.Work, func()), title string, read func(context.Context) (T, error), then func()) {
	c.fresh = false
	c.asked++
	asked := c.asked
	var is T
	var failed error
	job(title, func(ctx context.Context, _ shell.Progress) error {
		is, failed = read(ctx)
		return nil
	}, func() {
		if asked != c.asked {
			return
		}
		c.err = failed
		if failed == nil {
			c.is, c.ever, c.fresh = is, true, true
		}
		then()
	})
}

// count counts the past under the draft.
func (p *Page) count() {
	p.past.ask(p.Job, "Count the past", p.store.Impact, func() { p.again(toSign) })
}

// recall works out the past year, once it is looked at.
func (p *Page) recall() {
	if !p.year.fresh && p.year.err == nil {
		p.year.ask(p.Job, "Replay the year", p.store.Replay, func() { p.again(replay) })
	}
}

// aside runs short work beside the window, and says nothing of it.
func aside(_ string, work shell.Work, then func()) {
	go func() {
		_ = work(context.Background(), func(int, int, string) {}) // the work keeps its own error
		fyne.Do(then)
	}()
}
