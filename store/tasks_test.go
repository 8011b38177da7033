package store_test

import (
	"bytes"
	"context"
	"testing"

	"baton/model"
	"baton/store/storetest"
)

func TestDesk_Move_plans(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	a := law(t, d)
	id := lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe"})
	aware, _ := a.StageNamed("aware")
	interested, _ := a.StageNamed("interested")
	tasks := func() []model.Task {
		t.Helper()
		detail, err := d.Lead(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return detail.Tasks
	}
	dump := func() string {
		t.Helper()
		var b bytes.Buffer
		if err := d.Dump(ctx, &b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	to := func(stage model.Stage) {
		t.Helper()
		if _, err := d.Move(ctx, model.MoveRequest{Lead: id, To: stage.ID}); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("a new lead has the tasks of the stage it begins in", func(t *testing.T) {
		if all := tasks(); len(all) != 1 || all[0].Stage != interested.ID || all[0].Due != "2026-11-25" || all[0].Play.IsZero() {
			t.Errorf("%+v", all)
		}
	})
	t.Run("undoing a move takes its tasks with it", func(t *testing.T) {
		before := dump()
		to(aware)
		if all := tasks(); len(all) != 2 || all[1].Due != "2026-11-30" {
			t.Errorf("%+v", all)
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if dump() != before {
			t.Error("something is left")
		}
	})
	t.Run("going back and forth piles nothing up, and what was done stays done", func(t *testing.T) {
		set(t, d, "task", tasks()[0].ID, model.Fields{"done": storetest.Now.UnixMilli()})
		for range 3 {
			to(aware)
			to(interested)
		}
		if all := tasks(); len(all) != 2 || all[0].Done.IsZero() {
			t.Errorf("%+v", all)
		}
	})
	t.Run("what is rebuilt from the log is the same", func(t *testing.T) {
		checked, err := d.Check(ctx)
		if err != nil || len(checked.Problems) > 0 {
			t.Errorf("%+v %v", checked, err)
		}
	})
}
