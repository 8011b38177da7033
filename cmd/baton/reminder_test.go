package main

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/model/today"
	"baton/store"
	"baton/store/storetest"
)

func TestReminder(t *testing.T) {
	app := test.NewTempApp(t)
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	passTo(t, d)
	now := storetest.Now
	at := d.As(d.Actor(), func() time.Time { return now })
	reads, turns := 0, 0
	r := &reminder{now: func() time.Time { return now }, zone: time.UTC, passed: func() { turns++ },
		day:  func(ctx context.Context) (today.Day, error) { reads++; return dayOf(at)(ctx) },
		tell: func(title, words string) { app.SendNotification(fyne.NewNotification(title, words)) }}
	t.Run("what there is when one sits down is no news, and is not read again", func(t *testing.T) {
		test.AssertNotificationSent(t, nil, func() { r.look(ctx); r.look(ctx) })
		if reads != 1 {
			t.Errorf("it was read %d times", reads)
		}
	})
	t.Run("it says when the answer turns at risk, and the page hears of it", func(t *testing.T) {
		now = r.next
		test.AssertNotificationSent(t, fyne.NewNotification("Baton", "Harbourline: the answer is due at Wed 10:00"), func() { r.look(ctx) })
		if reads != 2 || turns != 1 {
			t.Errorf("it was read %d times and turned %d times", reads, turns)
		}
	})
	t.Run("it says so once, also when something else changes", func(t *testing.T) {
		r.changed.Store(true)
		test.AssertNotificationSent(t, nil, func() { r.look(ctx) })
		if reads != 3 {
			t.Errorf("it was read %d times", reads)
		}
	})
	t.Run("what others have is not told", func(t *testing.T) {
		stranger := d.As(model.Actor{Member: model.ID{15: 9}}, d.Now)
		if day, err := dayOf(stranger)(ctx); err != nil || len(day.Items) != 0 {
			t.Errorf("a stranger has %v, %v", day.Items, err)
		}
	})
}

// passTo hands a lead over from Business Development to Sales, a moment ago.
func passTo(t *testing.T, d *store.Desk) {
	t.Helper()
	ctx := context.Background()
	law, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	add := func(noun string, f model.Fields) string {
		id, err := d.Add(ctx, noun, f)
		if err != nil {
			t.Fatal(err)
		}
		return id.String()
	}
	bd, _ := law.TeamNamed("bd")
	sales, _ := law.TeamNamed("sales")
	scoping, _ := law.StageNamed("scoping")
	at := storetest.Now.UnixMilli()
	lead := add("lead", model.Fields{"company": add("company", model.Fields{"name": "Harbourline"}), "kind": "new-client", "route": "inbound", "created": at})
	move := add("move", model.Fields{"lead": lead, "to": scoping.ID.String(), "happened": at, "exact": "minute"})
	add("handoff", model.Fields{"lead": lead, "move": move, "from": bd.ID.String(), "to": sales.ID.String(), "stage": scoping.ID.String(), "happened": at, "exact": "minute"})
}
