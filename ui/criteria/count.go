package criteria

import (
	"context"
	"time"

	"baton/model/score"
	"baton/ui/shell"
)

// count judges all leads beside the window, one pass at a time and always by
// what is kept last. A firm of the usual size is counted before anybody could
// see it; with a hundred thousand leads the page says that it counts.
type count struct {
	patience time.Duration // how long the page waits before it shows the old counts
	busy     bool
	again    bool
}

type passed struct {
	stands score.Stands
	err    error
}

// tally counts anew and shows the page.
func (p *Page) tally() {
	if p.count.busy {
		p.count.again = true
		p.show()
		return
	}
	p.count.busy = true
	done := make(chan passed, 1)
	go func() {
		s, err := p.store.Stands(context.Background())
		done <- passed{s, err}
	}()
	select {
	case c := <-done:
		p.arrived(c)
	case <-time.After(p.count.patience):
		p.show()
		go func() {
			c := <-done
			p.back(func() { p.arrived(c) })
		}()
	}
}

func (p *Page) arrived(c passed) {
	p.count.busy = false
	if p.count.again {
		p.count.again = false
		p.tally()
		return
	}
	p.shell.Do(shell.Action{Label: "Count the leads", Run: func() error { return c.err }})
	if c.err == nil {
		p.stands = c.stands
	}
	p.show()
}
