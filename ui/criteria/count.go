package criteria

import (
	"context"
	"time"

	"baton/model/score"
	"baton/ui/shell"
)

// impatience is how long the page waits for counts that are known to take
// long: it shows the old ones, after every change.
const impatience = 30 * time.Millisecond

// tally counts anew beside the window and shows the page: at once with the old
// counts where there are many leads.
func (p *Page) tally() {
	var stands score.Stands
	var took time.Duration
	p.count.Do(func() (err error) {
		began := time.Now()
		stands, err = p.store.Stands(context.Background())
		took = time.Since(began)
		return err
	}, func() {
		p.counting = true
		p.show()
	}, func(err error) {
		p.counting = false
		if took > p.count.Patience {
			p.count.Patience = impatience
		}
		if p.shell.Do(shell.Action{Label: "Count the leads", Run: func() error { return err }}) {
			p.stands = stands
		}
		p.show()
	})
}
