package store_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func add(t testing.TB, d *store.Desk, noun string, f model.Fields) model.ID {
	t.Helper()
	id, err := d.Add(context.Background(), noun, f)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func set(t testing.TB, d *store.Desk, noun string, id model.ID, f model.Fields) {
	t.Helper()
	if err := d.Set(context.Background(), noun, id, f); err != nil {
		t.Fatal(err)
	}
}

func undo(t testing.TB, d *store.Desk) store.Undone {
	t.Helper()
	u, err := d.Undo(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func redo(t testing.TB, d *store.Desk) store.Undone {
	t.Helper()
	u, err := d.Redo(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestDesk_Undo(t *testing.T) {
	ctx := context.Background()
	t.Run("the last changes go back one after the other, and forth again", func(t *testing.T) {
		d := storetest.New(t)
		states := []string{dump(t, d.File)}
		id := add(t, d, "company", model.Fields{"name": "Acme", "employees": int64(80)})
		states = append(states, dump(t, d.File))
		for _, name := range []string{"Acme Ltd", "Acme plc", "Acme Ltd", "Acme SA", "Acme Ltd"} {
			set(t, d, "company", id, model.Fields{"name": name})
			states = append(states, dump(t, d.File))
		}
		for round := range 2 {
			for i := len(states) - 2; i >= 0; i-- {
				undo(t, d)
				if got := dump(t, d.File); got != states[i] {
					t.Fatalf("round %d, undo to state %d:\n%s", round, i, got)
				}
			}
			for i := 1; i < len(states); i++ {
				redo(t, d)
				if got := dump(t, d.File); got != states[i] {
					t.Fatalf("round %d, redo to state %d:\n%s", round, i, got)
				}
			}
		}
		sound(t, d.File)
	})
	t.Run("a new change ends what could be redone", func(t *testing.T) {
		d := storetest.New(t)
		id := add(t, d, "company", model.Fields{"name": "Acme"})
		set(t, d, "company", id, model.Fields{"name": "Acme Ltd"})
		undo(t, d)
		set(t, d, "company", id, model.Fields{"city": "Porto"})
		if _, err := d.Redo(ctx); err == nil {
			t.Error("redo after a new change")
		}
	})
	t.Run("a colleague's later change of the same field stays, and is named", func(t *testing.T) {
		d := storetest.New(t)
		bob := add(t, d, "member", model.Fields{"name": "Bob"})
		id := add(t, d, "company", model.Fields{"name": "Acme"})
		set(t, d, "company", id, model.Fields{"name": "Acme Ltd", "city": "Porto"})
		other := d.File.As(model.Actor{Member: bob}, d.Now)
		set(t, other, "company", id, model.Fields{"name": "Acme SA"})
		if u := undo(t, d); len(u.Kept) != 1 {
			t.Errorf("kept %v", u.Kept)
		}
		rows, err := d.Companies(ctx)
		if err != nil || rows[0].Name != "Acme SA" {
			t.Errorf("%v %v", rows, err)
		}
	})
	t.Run("a row that somebody has added to is not deleted by the undo of its creation", func(t *testing.T) {
		d := storetest.New(t)
		bob := add(t, d, "member", model.Fields{"name": "Bob"})
		id := add(t, d, "person", model.Fields{"name": "Jane Doe"})
		other := d.File.As(model.Actor{Member: bob}, d.Now)
		if _, err := other.Touch(ctx, model.Touch{Person: id, Kind: "call", Outcome: "talked"}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Undo(ctx); err == nil {
			t.Error("the undo should refuse: everything it did has been added to")
		}
		rows, err := d.People(ctx)
		if err != nil || len(rows) != 1 {
			t.Errorf("%v %v", rows, err)
		}
	})
	t.Run("an unchanged value writes nothing", func(t *testing.T) {
		d := storetest.New(t)
		id := add(t, d, "company", model.Fields{"name": "Acme"})
		before, _ := d.Journal(ctx, 1000)
		set(t, d, "company", id, model.Fields{"name": "Acme"})
		after, _ := d.Journal(ctx, 1000)
		if len(after) != len(before) {
			t.Errorf("%d changes became %d", len(before), len(after))
		}
	})
	t.Run("nothing to undo is a sentence", func(t *testing.T) {
		d := storetest.New(t)
		if _, err := d.Undo(ctx); err == nil {
			t.Error("undo of nothing")
		}
	})
}

// Any walk of changes, undos and redos keeps the promise of an editor: undo
// shows the state before, redo the state after, and the tables always equal
// the log.
func TestDesk_Undo_anyWalk(t *testing.T) {
	d := storetest.New(t)
	rapid.Check(t, func(r *rapid.T) {
		id := add(t, d, "company", model.Fields{"name": "Acme"})
		past := []string{dump(t, d.File)}
		var future []string
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			switch act := rapid.SampledFrom([]string{"set", "set", "undo", "redo"}).Draw(r, "act"); {
			case act == "set":
				f := model.Fields{rapid.SampledFrom([]string{"name", "city", "note"}).Draw(r, "field"): rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(r, "value")}
				set(t, d, "company", id, f)
				if now := dump(t, d.File); now != past[len(past)-1] {
					past, future = append(past, now), nil
				}
			case act == "undo" && len(past) > 1:
				if _, err := d.Undo(context.Background()); err != nil {
					r.Fatal(err)
				}
				future = append(future, past[len(past)-1])
				past = past[:len(past)-1]
			case act == "redo" && len(future) > 0:
				if _, err := d.Redo(context.Background()); err != nil {
					r.Fatal(err)
				}
				past = append(past, future[len(future)-1])
				future = future[:len(future)-1]
			}
			if got := dump(t, d.File); got != past[len(past)-1] {
				r.Fatalf("the firm shows\n%s\nand should show\n%s", got, past[len(past)-1])
			}
		}
	})
	sound(t, d.File)
}
