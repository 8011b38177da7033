package agreement

import (
	"context"

	"baton/model"
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

// count counts the past under everything that can be signed.
func (p *Page) count() {
	p.past.ask(p.Job, "Count the past", p.store.Impact, p.arrived)
	for _, c := range p.state.choices() {
		if of := p.pastOf(c); of != &p.past {
			of.ask(p.Job, "Count the past", func(ctx context.Context) (model.Impact, error) {
				return p.store.ImpactOf(ctx, c.version.Agreement)
			}, p.arrived)
		}
	}
}

// pastOf is the past under what can be signed.
func (p *Page) pastOf(c choice) *counted[model.Impact] {
	if c.version == nil || len(c.moved) == 0 {
		return &p.past
	}
	if p.pasts[c.version.Bundle] == nil {
		p.pasts[c.version.Bundle] = &counted[model.Impact]{}
	}
	return p.pasts[c.version.Bundle]
}

// recall works out the past year, once it is looked at.
func (p *Page) recall() {
	if !p.year.fresh && p.year.err == nil {
		p.year.ask(p.Job, "Replay the year", p.store.Replay, func() {
			if p.tabs.Value == replay {
				p.turn()
			}
		})
	}
}

// aside runs work beside the window and says nothing of it: in a firm of the
// usual size it is done before anybody could see that it began.
func (p *Page) aside(_ string, work shell.Work, then func()) {
	silent := func(int, int, string) {}
	p.shell.Aside().Do(func() error { return work(context.Background(), silent) }, func() {}, func(error) { then() })
}
