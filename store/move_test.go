package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func lead(t testing.TB, d *store.Desk, n model.NewLead) model.ID {
	t.Helper()
	id, err := d.AddLead(context.Background(), n)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func row(t testing.TB, d *store.Desk, id model.ID) model.LeadRow {
	t.Helper()
	rows, err := d.LeadRows(context.Background(), []model.ID{id})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%v %v", rows, err)
	}
	return rows[0]
}

// ready makes a lead that meets the definition of MQL and may be handed over.
func ready(t testing.TB, d *store.Desk) model.ID {
	t.Helper()
	ctx := context.Background()
	a := law(t, d)
	id := lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe", Email: "jane@acme.example", Route: "introduced", Title: "Migration"})
	intro := add(t, d, "person", model.Fields{"name": "Ines"})
	set(t, d, "lead", id, model.Fields{"introducer": intro.String()})
	company := row(t, d, id).Company
	set(t, d, "company", company, model.Fields{"employees": int64(120), "relationship": "prospect", "country": "Portugal", "industry": "Software"})
	for _, c := range a.Criteria {
		state := "met"
		if c.Class == "never" {
			state = "not-met"
		}
		if err := d.Answer(ctx, id, c.ID, state, "they said so"); err != nil {
			t.Fatal(err)
		}
	}
	return id
}

func TestDesk_Move(t *testing.T) {
	ctx := context.Background()
	t.Run("a gate lists everything that is missing, and nothing is written", func(t *testing.T) {
		d := storetest.New(t)
		a := law(t, d)
		id := lead(t, d, model.NewLead{Company: "Acme"})
		before := dump(t, d.File)
		scoping, _ := a.StageNamed("scoping")
		_, err := d.Move(ctx, model.MoveRequest{Lead: id, To: scoping.ID})
		var refused *model.Invalid
		if !errors.As(err, &refused) || len(refused.Problems) < 5 {
			t.Fatalf("got %v", err)
		}
		if dump(t, d.File) != before {
			t.Error("something was written")
		}
	})
	t.Run("crossing teams freezes a hand-off with the agreement of the day; undo takes both back", func(t *testing.T) {
		d := storetest.New(t)
		// a second member receives, so that the hand-off does not accept itself
		a := law(t, d)
		bd, _ := a.TeamNamed("bd")
		marketing, _ := a.TeamNamed("marketing")
		bob := add(t, d, "member", model.Fields{"name": "Bob", "hat." + bd.ID.String(): true})
		mia := add(t, d, "member", model.Fields{"name": "Mia", "hat." + marketing.ID.String(): true})
		id := ready(t, d)
		from := d.File.As(model.Actor{Member: mia, Hat: marketing.ID}, d.Now)
		before := dump(t, d.File)
		evaluating, _ := a.StageNamed("evaluating")
		res, err := from.Move(ctx, model.MoveRequest{Lead: id, To: evaluating.ID, WhyNow: "the contract ends in March", Step: "call on Tuesday"})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := d.Handoffs(ctx)
		if err != nil || len(rows) != 1 || rows[0].ID != res.Handoff || rows[0].Definition != "met" || rows[0].Status != "waiting" || rows[0].Bundle.IsZero() {
			t.Fatalf("%+v %v", rows, err)
		}
		sum := int64(0)
		for _, l := range rows[0].Lines {
			if l.Axis == "fit" {
				sum += l.Points
			}
		}
		if sum != rows[0].Fit {
			t.Errorf("the frozen lines make %d, the frozen fit is %d", sum, rows[0].Fit)
		}
		to := d.File.As(model.Actor{Member: bob, Hat: bd.ID}, func() time.Time { return storetest.Now.Add(time.Hour) })
		if _, err := to.Decide(ctx, model.Decide{Lead: id, Act: "accept"}); err != nil {
			t.Fatal(err)
		}
		if rows, _ = d.Handoffs(ctx); rows[0].Status != "accepted" {
			t.Errorf("status %s", rows[0].Status)
		}
		undo(t, to)
		undo(t, from)
		if got := dump(t, d.File); got != before {
			t.Error("the undo left traces:\n" + diff(before, got))
		}
		if rows, _ = d.Handoffs(ctx); len(rows) != 0 {
			t.Error("an undone hand-off is still in the ledger")
		}
		sound(t, d.File)
	})
	t.Run("a rejected hand-off goes back, and the ledger knows why", func(t *testing.T) {
		d := storetest.New(t)
		a := law(t, d)
		bd, _ := a.TeamNamed("bd")
		bob := add(t, d, "member", model.Fields{"name": "Bob", "hat." + bd.ID.String(): true})
		marketing, _ := a.TeamNamed("marketing")
		mia := add(t, d, "member", model.Fields{"name": "Mia", "hat." + marketing.ID.String(): true})
		id := ready(t, d)
		evaluating, _ := a.StageNamed("evaluating")
		from := d.File.As(model.Actor{Member: mia, Hat: marketing.ID}, d.Now)
		if _, err := from.Move(ctx, model.MoveRequest{Lead: id, To: evaluating.ID}); err != nil {
			t.Fatal(err)
		}
		to := d.File.As(model.Actor{Member: bob, Hat: bd.ID}, d.Now)
		if _, err := to.Decide(ctx, model.Decide{Lead: id, Act: "reject", Reason: "unable-to-reach"}); err == nil {
			t.Error("unable to reach without the promised attempts")
		}
		if _, err := to.Decide(ctx, model.Decide{Lead: id, Act: "reject", Reason: "wrong-person"}); err != nil {
			t.Fatal(err)
		}
		if r := row(t, d, id); r.StageKey == "evaluating" {
			t.Errorf("the lead stayed in %s", r.StageKey)
		}
	})
}

func diff(a, b string) string {
	have := map[string]bool{}
	for line := range strings.Lines(a) {
		have[line] = true
	}
	out := ""
	for line := range strings.Lines(b) {
		if !have[line] {
			out += "+ " + line
		}
		delete(have, line)
	}
	for line := range have {
		out += "- " + line
	}
	return out
}

func TestDesk_AddLine(t *testing.T) {
	d := storetest.New(t)
	id, err := d.AddLine(context.Background(), "Acme, Jane Doe, met at the meetup, migration, ~80k")
	if err != nil {
		t.Fatal(err)
	}
	r := row(t, d, id)
	if r.Name != "Acme" || r.Person != "Jane Doe" || r.Value.Minor != 8000000 || r.StageKey == "" {
		t.Errorf("%+v", r)
	}
	t.Run("a second person at the company joins the open lead", func(t *testing.T) {
		again, err := d.AddLine(context.Background(), "Acme, John Roe")
		if err != nil || again != id {
			t.Fatalf("%v %v", again, err)
		}
		l, err := d.Lead(context.Background(), id)
		if err != nil || len(l.Parts) != 2 || l.Parts[0].Name != "Jane Doe" || !l.Parts[0].First {
			t.Errorf("%+v %v", l.Parts, err)
		}
	})
}

// A screen that shows leads re-reads the lead whose touch, part or move was
// written, and no other.
func TestFile_Watch(t *testing.T) {
	d := storetest.New(t)
	id := lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe"})
	var last model.Change
	d.Watch(func(c model.Change) { last = c })
	if _, err := d.Touch(context.Background(), model.Touch{Lead: id, Kind: "call"}); err != nil {
		t.Fatal(err)
	}
	named := false
	for _, r := range last.Rows {
		named = named || r == model.Ref{Noun: "lead", ID: id}
	}
	if !named || last.All {
		t.Errorf("%+v", last)
	}
}
