package scoring

import (
	"context"

	"fyne.io/fyne/v2"

	"baton/model"
)

// live scores leads while a weight is dragged: beside the window, one pass at
// a time, and always for the latest question. It is used from the window's
// goroutine only; a pass touches nothing but its own agreement.
type live struct {
	score func(context.Context, *model.Agreement, []model.ID) ([]model.Scored, error)
	show  func(scored []model.Scored, tried bool, err error)
	aside func(func()) // runs work beside the window
	back  func(func()) // runs work on the window's goroutine

	busy bool
	next *question
}

type question struct {
	law   *model.Agreement
	tried bool
}

func newLive(score func(context.Context, *model.Agreement, []model.ID) ([]model.Scored, error), show func([]model.Scored, bool, error)) *live {
	return &live{score: score, show: show, aside: func(f func()) { go f() }, back: fyne.Do}
}

// ask scores by an agreement; tried says that it is not what is kept.
func (l *live) ask(law *model.Agreement, tried bool) {
	q := &question{law, tried}
	if l.busy {
		l.next = q
		return
	}
	l.busy = true
	l.aside(func() {
		scored, err := l.score(context.Background(), q.law, nil)
		l.back(func() { l.done(q, scored, err) })
	})
}

func (l *live) done(q *question, scored []model.Scored, err error) {
	l.busy = false
	next := l.next
	l.next = nil
	if next == nil || !q.tried {
		l.show(scored, q.tried, err)
	}
	if next != nil {
		l.ask(next.law, next.tried)
	}
}
