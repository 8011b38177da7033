package main

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/today"
	"baton/store"
)

// reminder says, the way the desktop says such things, when something that
// somebody owes turns at risk while they do something else. It reads only when
// the firm has changed or a clock has passed.
type reminder struct {
	day    func(context.Context) (today.Day, error) // of whoever works here
	now    func() time.Time
	zone   *time.Location
	tell   func(title, words string)
	passed func() // a line has changed by itself

	changed atomic.Bool
	known   bool
	before  []today.Item
	next    time.Time // when a line changes by itself; zero: never
}

// look is called every minute, on one goroutine.
func (r *reminder) look(ctx context.Context) {
	now := r.now()
	changed := r.changed.Swap(false)
	passed := !r.next.IsZero() && !now.Before(r.next)
	if r.known && !changed && !passed {
		return
	}
	day, err := r.day(ctx)
	if err != nil {
		r.changed.Store(true) // the screens say what is wrong; it is tried again
		return
	}
	if title, words := today.Tell(today.Turned(r.before, day.Items), now, r.zone); r.known && title != "" {
		r.tell(title, words)
	}
	r.known, r.before, r.next = true, day.Items, day.Turns(now)
	if passed {
		r.passed()
	}
}

// dayOf is what there is to do for whoever works at the desk.
func dayOf(d *store.Desk) func(context.Context) (today.Day, error) {
	return func(ctx context.Context) (today.Day, error) {
		members, err := d.Members(ctx)
		if err != nil {
			return today.Day{}, err
		}
		day, err := d.Today(ctx)
		for _, m := range members {
			if m.ID == d.Actor().Member {
				return day.Pick(func(it today.Item) bool { return it.For(m) }), err
			}
		}
		return today.Day{}, err
	}
}

// remind begins to remind whoever works here now.
func (o *firm) remind(ctx context.Context) {
	r := &reminder{day: dayOf(o.desk.Desk), now: o.window.clock, zone: time.Local, tell: func(title, words string) {
		fyne.Do(func() {
			if o.frame != nil && !o.leaving && !o.frame.Presenter() {
				o.window.app.SendNotification(fyne.NewNotification(title, words))
			}
		})
	}, passed: func() {
		fyne.Do(func() {
			if o.frame != nil && !o.leaving {
				o.frame.Turned()
			}
		})
	}}
	if f, err := o.file.Firm(ctx); err == nil {
		r.zone = f.Location()
	}
	o.reminder.Store(r)
}

// minute is what the keeper does every minute besides.
func (o *firm) minute(ctx context.Context) {
	if r := o.reminder.Load(); r != nil {
		r.look(ctx)
	}
}

// heard notes a change for the reminder.
func (o *firm) heard(model.Change) {
	if r := o.reminder.Load(); r != nil {
		r.changed.Store(true)
	}
}
