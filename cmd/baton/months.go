package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
)

// closeMonths closes, beside the window, the months that close by themselves
// by now: once when the firm is opened, and again after every midnight of its
// zone. Nobody's name stands at its head, so that undoing one's own last change
// is not undoing this. Nothing is announced: the findings themselves say that
// they are frozen.
// What fails (the file may be read-only) is tried again at the next opening.
func (o *firm) closeMonths() {
	ctx := context.Background()
	desk := o.file.As(model.Actor{}, time.Now)
	o.quiet = true
	go func() {
		_, _ = desk.ClosePeriods(ctx)
		fyne.Do(func() { o.quiet = false })
	}()
	firm, err := o.file.Firm(ctx)
	if err != nil {
		return
	}
	time.AfterFunc(untilMidnight(time.Now(), firm.Location()), func() {
		fyne.Do(func() {
			if o.window.firm == o && !o.leaving {
				o.closeMonths()
			}
		})
	})
}

// untilMidnight is how long it takes until a minute past midnight.
func untilMidnight(now time.Time, zone *time.Location) time.Duration {
	y, m, d := now.In(zone).Date()
	return time.Date(y, m, d+1, 0, 1, 0, 0, zone).Sub(now)
}
