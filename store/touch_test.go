package store_test

import (
	"context"
	"testing"
	"time"

	"baton/model"
	"baton/store/storetest"
)

func TestDesk_Touch(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	id := lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe"})
	reach := func() model.Reached {
		t.Helper()
		r, err := d.Reach(ctx, id)
		if err != nil || len(r.People) != 1 {
			t.Fatalf("%+v %v", r, err)
		}
		return r.People[0]
	}
	t.Run("who asks us to stop has said so from the same change on, and one undo takes both back", func(t *testing.T) {
		if _, err := d.Touch(ctx, model.Touch{Lead: id, Kind: "call", Outcome: "asked-to-stop"}); err != nil {
			t.Fatal(err)
		}
		if who := reach(); who.Permission != "asked-to-stop" || !who.Stopped.Equal(storetest.Now) {
			t.Errorf("%+v", who)
		}
		if _, err := d.Touch(ctx, model.Touch{Lead: id, Kind: "mail"}); err == nil {
			t.Error("they were written to again")
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if who := reach(); who.Permission != "" || !who.Stopped.IsZero() {
			t.Errorf("%+v", who)
		}
	})
	t.Run("a touch with somebody we knew before moves their first day, knowingly", func(t *testing.T) {
		early := model.Touch{Lead: id, Kind: "meeting", Happened: storetest.Now.AddDate(0, 0, -9), Exact: "day"}
		if _, err := d.Touch(ctx, early); err == nil {
			t.Error("it was logged without a word")
		}
		early.Anyway = true
		if _, err := d.Touch(ctx, early); err != nil {
			t.Fatal(err)
		}
		if who := reach(); !who.Known.Equal(early.Happened) {
			t.Errorf("known since %v", who.Known)
		}
	})
	t.Run("it keeps the event it happened at", func(t *testing.T) {
		evening := add(t, d, "campaign", model.Fields{"name": "Cost evening", "kind": "meetup"})
		if _, err := d.Touch(ctx, model.Touch{Lead: id, Kind: "event", Campaign: evening}); err != nil {
			t.Fatal(err)
		}
		detail, err := d.Lead(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if last := detail.Touches[len(detail.Touches)-1]; last.Campaign != evening || last.Direction != "in" {
			t.Errorf("%+v", last)
		}
	})
}

func TestDesk_Reach(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	id := ready(t, d)
	bd, _ := law(t, d).TeamNamed("bd")
	evaluating, _ := law(t, d).StageNamed("evaluating")
	ben := add(t, d, "member", model.Fields{"name": "Ben", "hat." + bd.ID.String(): true})
	set(t, d, "firm", d.FirmID(), model.Fields{"mode": "team"})
	for _, p := range law(t, d).Promises {
		if p.Key == "first-touch" {
			set(t, d, "promise", p.ID, model.Fields{"owner": bd.ID.String(), "to": nil})
		}
	}
	members, _ := d.Members(ctx)
	for i := range members { // whoever hands over does not receive
		for _, hat := range members[i].Hats {
			if members[i].ID != ben && hat == bd.ID {
				set(t, d, "member", members[i].ID, model.Fields{"hat." + bd.ID.String(): nil})
			}
		}
	}
	if _, err := d.Touch(ctx, model.Touch{Lead: id, Kind: "meeting", Direction: "in", Outcome: "talked", Happened: storetest.Now.Add(-time.Hour)}); err != nil {
		t.Fatal(err)
	}
	res, err := d.Move(ctx, model.MoveRequest{Lead: id, To: evaluating.ID})
	if err != nil || res.Handoff.IsZero() {
		t.Fatalf("%+v %v", res, err)
	}
	stops := func(hat model.ID) int {
		t.Helper()
		r, err := d.During(model.Actor{Member: ben, Hat: hat}, storetest.Now.Add(time.Minute)).Reach(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, o := range r.Stops {
			if o.Key == "first-touch" && o.Due.After(storetest.Now) {
				n++
			}
		}
		return n
	}
	t.Run("the receiving team's touch stops the first-touch clock", func(t *testing.T) {
		if n := stops(bd.ID); n != 1 {
			t.Errorf("%d clocks", n)
		}
	})
	t.Run("the sender's does not", func(t *testing.T) {
		marketing, _ := law(t, d).TeamNamed("marketing")
		if n := stops(marketing.ID); n != 0 {
			t.Errorf("%d clocks", n)
		}
	})
}
