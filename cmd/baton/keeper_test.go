package main

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func TestRhythm(t *testing.T) {
	start := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	after := func(s int) time.Time { return start.Add(time.Duration(s) * time.Second) }
	t.Run("nothing changed, nothing to do", func(t *testing.T) {
		var r rhythm
		if r.due(after(3600)) {
			t.Error("it would write for nothing")
		}
	})
	t.Run("a change waits until nobody has changed anything for twenty seconds", func(t *testing.T) {
		var r rhythm
		r.change(after(0))
		r.change(after(15))
		if r.due(after(34)) || !r.due(after(35)) {
			t.Error("it should be due twenty seconds after the last change")
		}
	})
	t.Run("what is written is no longer due", func(t *testing.T) {
		var r rhythm
		r.change(after(0))
		r.done(after(20), nil)
		if r.due(after(100)) {
			t.Error("it would write twice")
		}
	})
	t.Run("a change made while writing is still to come", func(t *testing.T) {
		var r rhythm
		r.change(after(0))
		r.change(after(21))
		r.done(after(20), nil)
		if !r.due(after(41)) {
			t.Error("the late change was forgotten")
		}
	})
	t.Run("after a failure it is tried again in a minute, not every second", func(t *testing.T) {
		var r rhythm
		r.change(after(0))
		r.done(after(20), errors.New("the folder is gone"))
		if r.due(after(79)) || !r.due(after(80)) {
			t.Error("it should be due a minute after the failure")
		}
	})
}

func TestKeeper(t *testing.T) {
	ctx := context.Background()
	open := func(t *testing.T) (*store.Desk, *keeper, chan saved) {
		d := storetest.New(t)
		heard := make(chan saved, 16)
		k := newKeeper(d.File, time.Now(), func(s saved) { heard <- s })
		d.Watch(func(model.Change) { k.changed() })
		k.start()
		return d, k, heard
	}
	t.Run("a change is on this computer first, and in the file when the window loses the focus", func(t *testing.T) {
		d, k, heard := open(t)
		defer k.close()
		if !k.state().InFile {
			t.Fatal("a fresh firm is in its file")
		}
		if _, err := d.AddLine(ctx, "Harbourline, Jane Doe, migration, ~80k"); err != nil {
			t.Fatal(err)
		}
		if k.state().InFile {
			t.Fatal("the change cannot be in the file yet")
		}
		k.now()
		if s := <-heard; !s.InFile || s.Err != nil {
			t.Errorf("after publishing: %+v", s)
		}
		if pending, err := d.Unpublished(ctx); pending || err != nil {
			t.Errorf("unpublished: %v %v", pending, err)
		}
	})
	t.Run("closing puts the last change into the file", func(t *testing.T) {
		d, k, _ := open(t)
		if _, err := d.AddLine(ctx, "Harbourline, Jane Doe"); err != nil {
			t.Fatal(err)
		}
		if err := k.close(); err != nil {
			t.Fatal(err)
		}
		if pending, err := d.Unpublished(ctx); pending || err != nil {
			t.Errorf("unpublished: %v %v", pending, err)
		}
	})
	t.Run("a file that is gone is said, and the work stays on this computer", func(t *testing.T) {
		d, k, heard := open(t)
		defer k.close()
		if _, err := d.AddLine(ctx, "Harbourline, Jane Doe"); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(d.Path()); err != nil {
			t.Fatal(err)
		}
		k.now()
		s := <-heard
		if words, warn := savedWords(s); s.Err == nil || !warn || words != "saved on this computer, not yet in the file" {
			t.Errorf("heard %+v, said %q", s, words)
		}
		if rows, err := d.Leads(ctx); err != nil || len(rows) != 1 {
			t.Errorf("the lead is lost: %v %v", rows, err)
		}
	})
}

func TestStatusWords(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{time.Time{}, "no backup yet"},
		{now.Add(-20 * time.Second), "backup just now"},
		{now.Add(-time.Minute), "backup 1 minute ago"},
		{now.Add(-150 * time.Minute), "backup 2 hours ago"},
		{now.Add(-50 * time.Hour), "backup 2 days ago"},
	} {
		t.Run(c.want, func(t *testing.T) {
			if got := backupWords(c.at, now); got != c.want {
				t.Errorf("backupWords = %q", got)
			}
		})
	}
	for _, c := range []struct {
		s    saved
		want string
	}{
		{saved{InFile: true}, "saved in the file"},
		{saved{}, "saved on this computer"},
	} {
		t.Run(c.want, func(t *testing.T) {
			if got, warn := savedWords(c.s); got != c.want || warn {
				t.Errorf("savedWords = %q, warn %v", got, warn)
			}
		})
	}
}
