package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/funnel"
	"baton/model/journey"
	"baton/store"
	"baton/store/storetest"
)

// stageOf finds a stage of the draft by its key.
func stageOf(t testing.TB, d *store.Desk, key string) model.Stage {
	t.Helper()
	s, ok := law(t, d).StageNamed(key)
	if !ok {
		t.Fatalf("no stage %q", key)
	}
	return s
}

// told moves a lead as a list would, without gates, some days ago.
func told(t testing.TB, d *store.Desk, lead model.ID, to model.ID, days int) {
	t.Helper()
	add(t, d, "move", model.Fields{"lead": lead.String(), "to": to.String(), "happened": d.Now().AddDate(0, 0, -days).UnixMilli()})
}

func TestDesk_MergeStage(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	aware, interested := stageOf(t, d, "aware"), stageOf(t, d, "interested")
	item := add(t, d, "item", model.Fields{"name": "They know a name here", "stage": aware.ID.String(), "rank": int64(90)})
	stands := lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe", Route: "outbound", Stage: aware.ID, Created: d.Now().AddDate(0, 0, -9)})
	went := lead(t, d, model.NewLead{Company: "Bolt", Route: "outbound", Stage: aware.ID, Created: d.Now().AddDate(0, 0, -8)})
	told(t, d, went, interested.ID, 3)
	before, rules := dump(t, d.File), law(t, d)

	if use, err := d.StageUse(ctx, aware.ID); err != nil || use != (model.StageUse{Now: 1, Ever: 2}) {
		t.Errorf("in Aware are %+v, %v", use, err)
	}
	if err := d.MergeStage(ctx, aware.ID, interested.ID); err != nil {
		t.Fatal(err)
	}
	t.Run("the stage is gone, and what hung on it hangs on the other", func(t *testing.T) {
		a := law(t, d)
		if _, left := a.StageBy(aware.ID); left || a.Standing(aware.ID) != interested.ID {
			t.Error("it is still there")
		}
		h, was := journey.On(a, interested.ID), journey.On(rules, aware.ID)
		if got, want := len(h.Items), len(was.Items)+len(journey.On(rules, interested.ID).Items); got != want || h.Items[got-1].ID != item {
			t.Errorf("%d lines on the checklist, want %d: %+v", got, want, h.Items)
		}
		if len(journey.On(a, aware.ID).Plays)+len(journey.On(a, aware.ID).Assets) > 0 || len(h.Plays) < len(was.Plays)+1 {
			t.Errorf("plays and assets stayed behind: %+v", h)
		}
	})
	t.Run("a lead that stood there shows in the other one, in the list and in its detail", func(t *testing.T) {
		if r := row(t, d, stands); r.Stage != interested.ID || r.StageKey != "interested" || r.Outcome != "open" || r.Team != interested.TeamFor("outbound") {
			t.Errorf("it shows as %+v", r)
		}
		if got := row(t, d, went).Since; !got.Equal(d.Now().AddDate(0, 0, -8)) {
			t.Errorf("the one that went from the one into the other stands there since %s", got)
		}
		detail, err := d.Lead(ctx, stands)
		if err != nil || detail.Lead.Stage != interested.ID || detail.Moves[0].To != interested.ID {
			t.Errorf("its detail says %+v, %v", detail, err)
		}
		if use, err := d.StageUse(ctx, interested.ID); err != nil || use.Now != 2 || use.Ever != 2 {
			t.Errorf("in Interested are %+v, %v", use, err)
		}
	})
	t.Run("it moves on from there, and to there is no move", func(t *testing.T) {
		_, err := d.Move(ctx, model.MoveRequest{Lead: stands, To: aware.ID})
		refused(t, err, "The lead is in Interested already.")
		lost := stageOf(t, d, "lost")
		res, err := d.Move(ctx, model.MoveRequest{Lead: stands, To: lost.ID, Reason: "price"})
		if err != nil {
			t.Fatal(err)
		}
		detail, err := d.Lead(ctx, stands)
		if err != nil || detail.Row.Outcome != "lost" || detail.Moves[1].From != interested.ID {
			t.Errorf("it moved to %+v (%v), %v", detail.Row, res, err)
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("a new lead that a list puts there stands in the other", func(t *testing.T) {
		id := lead(t, d, model.NewLead{Company: "Crane", Route: "outbound", Stage: aware.ID})
		if r := row(t, d, id); r.StageKey != "interested" {
			t.Errorf("it stands in %q", r.StageKey)
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("the funnel counts each lead once in it, from when it came to either", func(t *testing.T) {
		moves, err := d.Moves(ctx)
		if err != nil {
			t.Fatal(err)
		}
		j := funnel.JourneyOf(law(t, d).Stages)
		var days []string
		for _, p := range funnel.Passages(j, moves, d.Now()) {
			if p.Stage != interested.ID {
				t.Errorf("a lead is counted in %s", p.Stage)
			}
			days = append(days, fmt.Sprintf("%.0f", p.Days()))
		}
		if got := strings.Join(days, " "); got != "9 8" {
			t.Errorf("days in it are %s", got)
		}
	})
	t.Run("the report names no stage that is gone", func(t *testing.T) {
		sheets, err := d.Report(ctx, d.Now().AddDate(0, -1, 0), d.Now().Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if text := fmt.Sprintf("%+v", sheets); strings.Contains(text, aware.ID.String()) || strings.Contains(text, "Knows us") {
			t.Error("it still speaks of the stage that was merged")
		}
	})
	t.Run("everything still fits together, and after a rebuild as well", func(t *testing.T) {
		for range 2 {
			e, err := d.Check(ctx)
			if err != nil || len(e.Problems)+len(e.Notes) > 0 {
				t.Fatalf("check says %+v, %v", e, err)
			}
			if err := d.Rebuild(ctx, nil); err != nil {
				t.Fatal(err)
			}
		}
		if r := row(t, d, stands); r.StageKey != "interested" {
			t.Errorf("it stands in %q", r.StageKey)
		}
	})
	t.Run("one undo brings all of it back", func(t *testing.T) {
		for range 9 {
			if _, merged := law(t, d).Merged[aware.ID]; !merged {
				break
			}
			if _, err := d.Undo(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if got := dump(t, d.File); got != before {
			t.Errorf("it is not as it was: %s", firstDifference(before, got))
		}
		if r := row(t, d, stands); r.StageKey != "aware" {
			t.Errorf("it stands in %q", r.StageKey)
		}
	})
}

func firstDifference(a, b string) string {
	was, is := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			return "\n- " + was[i] + "\n+ " + is[i]
		}
	}
	return "one is longer"
}

func TestDesk_MergeStage_twice(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	target, aware, interested := stageOf(t, d, "target"), stageOf(t, d, "aware"), stageOf(t, d, "interested")
	id := lead(t, d, model.NewLead{Company: "Acme", Route: "outbound", Stage: target.ID})
	for _, m := range [][2]model.ID{{target.ID, aware.ID}, {aware.ID, interested.ID}} {
		if err := d.MergeStage(ctx, m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	if r := row(t, d, id); r.StageKey != "interested" {
		t.Errorf("the lead stands in %q", r.StageKey)
	}
	if r, _ := law(t, d).RouteOf("outbound"); r.Start != interested.ID {
		t.Error("its route begins nowhere")
	}
	if use, err := d.StageUse(ctx, interested.ID); err != nil || use.Ever != 1 {
		t.Errorf("in it were %+v, %v", use, err)
	}
}

func TestDesk_write_keepsTheJourneyInOrder(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	aware, proposal, terms := stageOf(t, d, "aware"), stageOf(t, d, "proposal"), stageOf(t, d, "terms")
	id := lead(t, d, model.NewLead{Company: "Acme", Route: "outbound", Stage: terms.ID})
	before := dump(t, d.File)
	for _, c := range []struct {
		name, says string
		do         func() error
	}{
		{"a stage with a lead in it is not deleted", "One lead is or was in Terms: merge the stage into another", func() error { return d.Delete(ctx, "stage", terms.ID) }},
		{"nor by the way of the screen", "One lead is or was in Terms: merge the stage into another", func() error { return d.DeleteStage(ctx, terms.ID) }},
		{"a stage behind the signature", "Proposal stands behind Signed", func() error { return d.Set(ctx, "stage", proposal.ID, model.Fields{"rank": int64(99)}) }},
		{"a gate twice", "keep one", func() error { return d.Set(ctx, "stage", aware.ID, model.Fields{"gate": "sql"}) }},
		{"a stage merged into an aside", "only open stages are", func() error {
			return d.Set(ctx, "stage", proposal.ID, model.Fields{"merged-into": stageOf(t, d, "lost").ID.String()})
		}},
		{"a stage alone between its gates", "Evaluating stands alone beside its gate", func() error { return d.MergeStage(ctx, stageOf(t, d, "evaluating").ID, aware.ID) }},
		{"a route that begins behind its gate", "Outbound leads must pass the gate", func() error {
			r, _ := law(t, d).RouteOf("outbound")
			return d.Set(ctx, "route", r.ID, model.Fields{"start": proposal.ID.String()})
		}},
		{"teams that cover each other", "one of them must carry the leads itself", func() error {
			a := law(t, d)
			return d.Edit(ctx, "Cover", []model.Edit{
				{Noun: "team", ID: a.Teams[0].ID, Fields: model.Fields{"covered-by": a.Teams[1].ID.String()}},
				{Noun: "team", ID: a.Teams[1].ID, Fields: model.Fields{"covered-by": a.Teams[0].ID.String()}}})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			refused(t, c.do(), c.says)
			if dump(t, d.File) != before {
				t.Error("something was written")
			}
		})
	}
	t.Run("a stage that nobody was in goes, and comes back", func(t *testing.T) {
		if err := d.DeleteStage(ctx, proposal.ID); err != nil {
			t.Fatal(err)
		}
		if _, left := law(t, d).StageBy(proposal.ID); left {
			t.Error("it is still there")
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, d.File); got != before {
			t.Errorf("it is not as it was: %s", firstDifference(before, got))
		}
	})
	t.Run("the undo of a new stage leaves no lead without a place", func(t *testing.T) {
		pilot := add(t, d, "stage", model.Fields{"key": "pilot", "name": "Pilot", "kind": "open", "rank": int64(7), "team": terms.Team.String()})
		other := d.As(model.Actor{}, d.Now)
		if _, err := other.Add(ctx, "move", model.Fields{"lead": id.String(), "to": pilot.String(), "happened": d.Now().UnixMilli()}); err != nil {
			t.Fatal(err)
		}
		_, err := d.Undo(ctx)
		refused(t, err, "One lead is or was in Pilot")
		if r := row(t, d, id); r.StageKey != "pilot" {
			t.Errorf("the lead stands in %q", r.StageKey)
		}
	})
}

func TestDesk_Draft_tellsStagesOfOnePlaceApart(t *testing.T) {
	d := storetest.FromTemplate(t, "cloud")
	aware, interested := stageOf(t, d, "aware"), stageOf(t, d, "interested")
	set(t, d, "stage", interested.ID, model.Fields{"rank": int64(aware.Rank)})
	a, b := stageOf(t, d, "aware"), stageOf(t, d, "interested")
	if a.Rank >= b.Rank {
		t.Errorf("both stand at %d and %d", a.Rank, b.Rank)
	}
	for i, s := range law(t, d).Stages[1:] {
		if s.Rank <= law(t, d).Stages[i].Rank {
			t.Errorf("%s stands at %d, the one before at %d", s.Name, s.Rank, law(t, d).Stages[i].Rank)
		}
	}
}

func TestDesk_MergeStage_whileASignedVersionHolds(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	d := h.nadia
	aware, interested := stageOf(t, d, "aware"), stageOf(t, d, "interested")
	id := lead(t, d, model.NewLead{Company: "Acme", Route: "outbound"})
	h.sign("", h.nadia, h.pia, h.tom)
	told(t, d, id, aware.ID, 0)
	h.must(d.MergeStage(ctx, aware.ID, interested.ID))
	t.Run("its leads stay where they are, and others may still come", func(t *testing.T) {
		if r := row(t, d, id); r.StageKey != "aware" {
			t.Errorf("the lead stands in %q", r.StageKey)
		}
		other := lead(t, d, model.NewLead{Company: "Bolt", Route: "outbound"})
		if _, err := d.Move(ctx, model.MoveRequest{Lead: other, To: aware.ID}); err != nil {
			t.Error(err)
		}
		detail, err := d.Lead(ctx, id)
		if err != nil || detail.Moves[1].To != aware.ID {
			t.Errorf("its detail says %+v, %v", detail.Moves, err)
		}
		moves, err := d.Moves(ctx)
		if err != nil || moves[1].To != aware.ID {
			t.Errorf("the funnel is told %+v, %v", moves, err)
		}
	})
	t.Run("the draft counts them where they will stand", func(t *testing.T) {
		if use, err := d.StageUse(ctx, interested.ID); err != nil || use != (model.StageUse{Now: 2, Ever: 2}) {
			t.Errorf("in Interested are %+v, %v", use, err)
		}
	})
	t.Run("they follow once the next version is signed", func(t *testing.T) {
		h.sign("", h.nadia, h.pia)
		if h.law().Version != 2 {
			t.Fatalf("version %d holds", h.law().Version)
		}
		if r := row(t, d, id); r.StageKey != "interested" {
			t.Errorf("the lead stands in %q", r.StageKey)
		}
		if _, err := d.Move(ctx, model.MoveRequest{Lead: id, To: stageOf(t, d, "lost").ID, Reason: "price"}); err != nil {
			t.Error(err)
		}
	})
}
