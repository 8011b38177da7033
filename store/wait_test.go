package store_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/store"
	"baton/store/storetest"
)

// handed is a lead that Mia of Marketing handed to BD, where Bob is, three
// weeks before the test's day.
func handed(t *testing.T) (mia, bob *store.Desk, id model.ID) {
	t.Helper()
	d := storetest.New(t)
	a := law(t, d)
	bd, _ := a.TeamNamed("bd")
	marketing, _ := a.TeamNamed("marketing")
	b := add(t, d, "member", model.Fields{"name": "Bob", "hat." + bd.ID.String(): true})
	m := add(t, d, "member", model.Fields{"name": "Mia", "hat." + marketing.ID.String(): true})
	id = ready(t, d.During(d.Actor(), d.Now().AddDate(0, 0, -30)))
	mia, bob = d.File.As(model.Actor{Member: m, Hat: marketing.ID}, d.Now), d.File.As(model.Actor{Member: b, Hat: bd.ID}, d.Now)
	evaluating, _ := a.StageNamed("evaluating")
	req := model.MoveRequest{Lead: id, To: evaluating.ID, WhyNow: "the contract ends in March", Step: "call on Tuesday", When: model.When{At: storetest.Now.AddDate(0, 0, -21), Exact: "minute"}}
	if _, err := mia.Move(context.Background(), req); err != nil {
		t.Fatal(err)
	}
	return mia, bob, id
}

// tested are the times that the law's promise of a key applied.
func tested(t *testing.T, d *store.Desk, key string) (model.Promise, []align.Test) {
	t.Helper()
	r, err := d.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Agreement.Promises {
		if tests := align.Tests(*r, p); p.Key == key && len(tests) > 0 {
			return p, tests
		}
	}
	t.Fatalf("nothing tests %q", key)
	return model.Promise{}, nil
}

func TestDesk_Wait(t *testing.T) {
	ctx := context.Background()
	_, bob, id := handed(t)
	began := storetest.Now.AddDate(0, 0, -20)
	early := bob.During(bob.Actor(), began)
	if err := early.Wait(ctx, id, "they collect their numbers"); err != nil {
		t.Fatal(err)
	}
	if _, tests := tested(t, bob, "qualify"); tests[0].State != "paused" {
		t.Errorf("qualifying runs on: %+v", tests)
	}
	if err := early.Wait(ctx, id, ""); err == nil || !strings.Contains(err.Error(), "waits for the prospect already") {
		t.Errorf("twice: %v", err)
	}
	if err := bob.During(bob.Actor(), began.AddDate(0, 0, 7)).Resume(ctx, id); err != nil {
		t.Fatal(err)
	}
	if _, tests := tested(t, bob, "qualify"); tests[0].State == "paused" || tests[0].Due.Before(began.AddDate(0, 0, 18)) {
		t.Errorf("five days of waiting were not given back: %+v", tests)
	}
	if err := bob.Resume(ctx, id); err == nil || !strings.Contains(err.Error(), "its clocks run") {
		t.Errorf("%v", err)
	}
}

func TestDesk_Excuse(t *testing.T) {
	ctx := context.Background()
	mia, bob, id := handed(t)
	p, tests := tested(t, bob, "qualify")
	before := dump(t, bob.File)
	if err := bob.Excuse(ctx, id, p.ID, tests[0].At, "We were busy"); err == nil || !strings.Contains(err.Error(), "to whom it was owed") {
		t.Errorf("who was late excused it: %v", err)
	}
	if dump(t, bob.File) != before {
		t.Error("something was written")
	}
	for _, reason := range []string{"The office was flooded", "The office was flooded for a week"} {
		if err := mia.Excuse(ctx, id, p.ID, tests[0].At, reason); err != nil {
			t.Fatal(err)
		}
		if _, tests = tested(t, bob, "qualify"); tests[0].Kept != "not-met" || tests[0].Excused != reason {
			t.Errorf("%+v", tests)
		}
	}
	if n := align.Excused(tests, time.Time{}, time.Time{}); n != 1 {
		t.Errorf("%d excuses of one lateness", n)
	}
	for range 2 {
		if _, err := mia.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if dump(t, bob.File) != before {
		t.Error("undo left something")
	}
}

func TestDesk_away(t *testing.T) {
	_, bob, _ := handed(t)
	day := func(n int) string { return storetest.Now.AddDate(0, 0, n).Format(time.DateOnly) }
	_, tests := tested(t, bob, "qualify")
	due, soon := tests[0].Due, answerDue(t, bob)
	for _, m := range []model.ID{bob.Actor().Member, members(t, bob)[0].ID} { // Ada wears every hat
		add(t, bob, "away", model.Fields{"member": m.String(), "from": day(-21), "to": day(-15)})
	}
	_, tests = tested(t, bob, "qualify")
	if got := tests[0].Due; !got.After(due) {
		t.Errorf("due %s, as if somebody had been here", got)
	}
	if late := answerDue(t, bob); !late.After(soon) {
		t.Errorf("the ledger says %s, as before", late)
	}
}

func answerDue(t *testing.T, d *store.Desk) time.Time {
	t.Helper()
	rows, err := d.Handoffs(context.Background())
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	return rows[0].Due
}

func members(t *testing.T, d *store.Desk) []model.Member {
	t.Helper()
	all, err := d.Members(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}
