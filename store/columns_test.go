package store_test

import (
	"context"
	"testing"

	"baton/model"
	"baton/store/storetest"
)

func TestDesk_Columns(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	var ids []model.ID
	for _, name := range []string{"Acme", "Beacon", "Cedar"} {
		lead, err := d.AddLead(ctx, model.NewLead{Company: name, Person: "Jane of " + name})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, lead)
	}
	if _, err := d.Add(ctx, "touch", model.Fields{"lead": ids[1].String(), "kind": "meeting", "direction": "in", "outcome": "talked",
		"happened": d.Now().UnixMilli(), "exact": "minute", "recorded": d.Now().UnixMilli()}); err != nil {
		t.Fatal(err)
	}
	draft, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("they score every lead as one by one", func(t *testing.T) {
		c, err := d.Columns(ctx, draft, nil)
		if err != nil {
			t.Fatal(err)
		}
		all, err := d.ScoredBy(ctx, draft, nil)
		if err != nil || len(all) != c.Len() {
			t.Fatalf("%d leads, %d in columns: %v", len(all), c.Len(), err)
		}
		for i, s := range all {
			if s.Lead != c.Lead(i) || s.Score != c.Score(i) {
				t.Errorf("%v %+v, in columns %v %+v", s.Lead, s.Score, c.Lead(i), c.Score(i))
			}
		}
	})
	t.Run("they hold the leads that are asked for", func(t *testing.T) {
		c, err := d.Columns(ctx, draft, ids[1:2])
		if err != nil || c.Len() != 1 || c.Lead(0) != ids[1] || c.Score(0).Engagement == 0 {
			t.Errorf("%d leads, %v", c.Len(), err)
		}
	})
	t.Run("no leads are no trouble", func(t *testing.T) {
		if c, err := d.Columns(ctx, draft, []model.ID{}); err != nil || c.Len() != 0 || len(c.Top()) != 0 {
			t.Error(c.Len(), err)
		}
	})
}
