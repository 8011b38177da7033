package criteria

import (
	"context"
	"time"

	"baton/model/score"
	"baton/ui/shell"
)

// patience is how long the page waits for the counts before it shows the old
// ones: after every change, so it is short.
const patience = 60 * time.Millisecond

// tally counts anew beside the window and shows the page: at once with the old
// counts where there are many leads.
func (p *Page) tally() {
	var stands score.Stands
	p.count.Do(func() (err error) {
		stands, err = p.store.Stands(context.Background())
		return err
	}, func() {
		p.counting = true
		p.show()
	}, func(err error) {
		p.counting = false
		if p.shell.Do(shell.Action{Label: "Count the leads", Run: func() error { return err }}) {
			p.stands = stands
		}
		p.show()
	})
}
