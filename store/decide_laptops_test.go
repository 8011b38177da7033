package store

import (
	"slices"
	"strings"
	"testing"

	"baton/model"
)

// Two people answer one hand-off differently, each on a laptop of their own.
func TestDesk_Decide_onTwoLaptops(t *testing.T) {
	ctx := t.Context()
	first := laptopWith(t, newFirm(t))
	ada := deskOf(t, first, 0)
	lead, handoff := waitingFor(t, ada, "Quillon", "11-23")
	second := laptopWith(t, snapshotOf(t, first))
	ben := deskOf(t, second, 1)
	law, err := ben.InForce(ctx)
	must(t, err)
	sales, _ := law.TeamNamed("sales")
	must(t, ben.Set(ctx, "member", ben.actor.Member, model.Fields{"hat." + sales.ID.String(): true}))
	meet := func() {
		takeOver(t, first, second)
		takeOver(t, second, first)
		same(t, "the one", first, "the other", second)
	}
	row := func(d *Desk) model.HandoffRow {
		rows, err := d.Handoffs(ctx)
		must(t, err)
		return rows[slices.IndexFunc(rows, func(r model.HandoffRow) bool { return r.ID == handoff })]
	}
	stage := func(d *Desk) string {
		rows, err := d.LeadRows(ctx, []model.ID{lead})
		must(t, err)
		return rows[0].StageKey
	}
	meet()
	_, err = ada.Decide(ctx, model.Decide{Handoff: handoff, Act: "accept"})
	must(t, err)
	_, err = ben.Decide(ctx, model.Decide{Handoff: handoff, Act: "reject", Reason: "not-a-buyer"})
	must(t, err)
	meet()
	t.Run("both answers are there, and nobody can tell which one holds", func(t *testing.T) {
		for _, d := range []*Desk{ada, ben} {
			if r := row(d); r.Status != "two-answers" || r.Finding != "unknown" || !strings.Contains(strings.Join(r.Missing, "; "), "which of two answers stands") || len(r.Standing()) != 2 {
				t.Errorf("%s %s %v", r.Status, r.Finding, r.Missing)
			}
		}
		if got := stage(ada); got != "not-ours" {
			t.Errorf("the lead stands in %s", got)
		}
	})
	t.Run("a new answer that has seen both stands, and brings the lead back", func(t *testing.T) {
		_, err := ada.Decide(ctx, model.Decide{Handoff: handoff, Act: "accept", Note: "They buy through their parent."})
		must(t, err)
		meet()
		for _, d := range []*Desk{ada, ben} {
			if r := row(d); r.Status != "accepted" || len(r.Decisions) != 3 {
				t.Errorf("%s after %d decisions", r.Status, len(r.Decisions))
			}
		}
		if got := stage(ben); got != "scoping" {
			t.Errorf("the lead stands in %s", got)
		}
	})
	t.Run("from then on it is answered", func(t *testing.T) {
		_, err := ben.Decide(ctx, model.Decide{Handoff: handoff, Act: "reject", Reason: "not-a-buyer"})
		if err == nil || !strings.Contains(err.Error(), "was accepted on 2026-11-23 already") {
			t.Errorf("%v", err)
		}
	})
	t.Run("undone, the two answers are there again", func(t *testing.T) {
		_, err := ada.Undo(ctx)
		must(t, err)
		if r := row(ada); r.Status != "two-answers" || stage(ada) != "not-ours" {
			t.Errorf("%s in %s", r.Status, stage(ada))
		}
	})
	soundly(t, first)
}

func TestDesk_Decide_plansTheWakeUp(t *testing.T) {
	ctx := t.Context()
	d := deskOf(t, laptopWith(t, newFirm(t)), 0)
	lead, handoff := waitingFor(t, d, "Quillon", "11-23")
	_, err := d.Decide(ctx, model.Decide{Handoff: handoff, Act: "recycle", Wake: "2027-03-01", Todo: "Ask about the budget"})
	must(t, err)
	got, err := d.Lead(ctx, lead)
	must(t, err)
	if len(got.Tasks) != 1 || got.Tasks[0].Due != "2027-03-01" || got.Tasks[0].Text != "Ask about the budget" || got.Row.StageKey != "nurture" || got.Row.Wake != "2027-03-01" {
		t.Errorf("%+v in %s", got.Tasks, got.Row.StageKey)
	}
	_, err = d.Undo(ctx)
	must(t, err)
	if got, err = d.Lead(ctx, lead); err != nil || len(got.Tasks) != 0 || got.Row.StageKey != "scoping" {
		t.Errorf("undone there is %+v in %s (%v)", got.Tasks, got.Row.StageKey, err)
	}
	a, err := d.InForce(ctx)
	must(t, err)
	nurture, _ := a.StageNamed("nurture")
	play, err := d.Add(ctx, "play", model.Fields{"stage": nurture.ID.String(), "name": "Send the cost study", "days": int64(5)})
	must(t, err)
	_, err = d.Decide(ctx, model.Decide{Handoff: handoff, Act: "recycle", Wake: "2027-03-01", Play: play})
	must(t, err)
	if got, err = d.Lead(ctx, lead); err != nil || len(got.Tasks) != 1 || got.Tasks[0].Due != "2027-03-01" || got.Tasks[0].Play != play {
		t.Errorf("a play of the stage it rests in is one task, on the day it wakes up: %+v (%v)", got.Tasks, err)
	}
}
