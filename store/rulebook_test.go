package store_test

import (
	"context"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func TestBatch_ReadsTheRulesAsTheyStand(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	law := law(t, d)
	evaluating, _ := law.StageNamed("evaluating")
	var bd model.ID
	for _, team := range law.Teams {
		if team.Key == "bd" {
			bd = team.ID
		}
	}
	var refused error
	var first, second model.MoveResult
	err := d.Batch(ctx, "Two moves", func(b *store.Desk) error {
		lead, err := b.AddLead(ctx, model.NewLead{Company: "Acme"})
		if err != nil {
			return err
		}
		_, refused = b.Move(ctx, model.MoveRequest{Lead: lead, To: evaluating.ID})
		if err := b.Set(ctx, "stage", evaluating.ID, model.Fields{"gate": nil}); err != nil {
			return err
		}
		if first, err = b.Move(ctx, model.MoveRequest{Lead: lead, To: evaluating.ID}); err != nil {
			return err
		}
		other, err := b.AddLead(ctx, model.NewLead{Company: "Beacon"})
		if err != nil {
			return err
		}
		for _, s := range law.Stages {
			if err := b.Set(ctx, "stage", s.ID, model.Fields{"team": bd.String()}); err != nil {
				return err
			}
		}
		second, err = b.Move(ctx, model.MoveRequest{Lead: other, To: evaluating.ID})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("a gate that is there holds the lead", func(t *testing.T) {
		if refused == nil {
			t.Error("the move passed a gate that it does not meet")
		}
	})
	t.Run("once the gate is taken away, the next move of the same change passes", func(t *testing.T) {
		if first.Handoff.IsZero() {
			t.Error("no hand-off between Marketing and BD")
		}
	})
	t.Run("once one team carries every stage, nothing is handed over", func(t *testing.T) {
		if !second.Handoff.IsZero() {
			t.Error("a hand-off within one team")
		}
	})
	sound(t, d.File)
}
