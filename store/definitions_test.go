package store_test

import (
	"context"
	"testing"
	"time"

	"baton/model"
	"baton/model/score"
	"baton/store/storetest"
)

func TestDesk_Passages(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	a := law(t, d)
	evaluating, _ := a.StageNamed("evaluating")
	notOurs, _ := a.StageNamed("not-ours")
	early := d.File.As(d.Actor(), func() time.Time { return d.Now().AddDate(0, 0, -300) })
	move := func(lead model.ID, to model.ID, daysAgo int) {
		t.Helper()
		if _, err := d.Add(ctx, "move", model.Fields{"lead": lead.String(), "to": to.String(), "happened": d.Now().AddDate(0, 0, -daysAgo).UnixMilli(), "exact": "minute"}); err != nil {
			t.Fatal(err)
		}
	}
	add := func(name string) model.ID {
		t.Helper()
		id, err := early.AddLead(ctx, model.NewLead{Company: name, Person: "Jane of " + name})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	lately, long, stayed := add("Acme"), add("Beacon"), add("Cedar")
	move(lately, evaluating.ID, 40)
	move(lately, notOurs.ID, 10)
	move(long, evaluating.ID, 200)
	_ = stayed
	if _, err := d.Add(ctx, "touch", model.Fields{"lead": lately.String(), "kind": "meeting", "direction": "in", "outcome": "talked",
		"happened": d.Now().AddDate(0, 0, -20).UnixMilli(), "exact": "minute", "recorded": d.Now().UnixMilli()}); err != nil {
		t.Fatal(err)
	}
	c, passed, err := d.Passages(ctx, a, d.Now().Add(-91*24*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	t.Run("whoever passed the gate since then is there, with how it ended", func(t *testing.T) {
		if len(passed) != 1 || passed[0].Lead != lately || passed[0].Gate != "mql" || passed[0].Outcome != "not-ours" || c.Len() != 1 {
			t.Fatalf("%+v", passed)
		}
	})
	t.Run("it is scored as of the day it passed", func(t *testing.T) {
		if got := c.Score(0).Engagement; got != 0 {
			t.Errorf("a meeting of later counts %s", score.Tenths(got))
		}
	})
}
