package store

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

// onDay is ten o'clock on a day of the tests' year.
func onDay(day string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", "2026-"+day+" 10:00")
	if err != nil {
		panic(err)
	}
	return t
}

// waitingFor plants a hand-off of BD to Sales that nobody has answered.
func waitingFor(t tester, d *Desk, company, day string) (lead, handoff model.ID) {
	ctx := t.(testing.TB).Context()
	a, err := d.InForce(ctx)
	must(t, err)
	bd, _ := a.TeamNamed("bd")
	sales, _ := a.TeamNamed("sales")
	scoping, _ := a.StageNamed("scoping")
	at := onDay(day)
	must(t, d.During(d.actor, at).write(ctx, "Hand over", func(w *writer) error {
		lead, err = w.add("lead", model.ID{}, model.Fields{"title": company, "kind": "new-client", "route": "inbound", "created": at.UnixMilli()})
		must(t, err)
		move := w.plant(t, lead, "move", model.Fields{"to": scoping.ID.String()}, at, at)
		handoff = w.plant(t, lead, "handoff", model.Fields{"move": move.String(), "from": bd.ID.String(), "to": sales.ID.String(), "stage": scoping.ID.String(),
			"definition": "met", "fit": int64(700), "engagement": int64(400)}, at, at)
		return nil
	}))
	return lead, handoff
}

// plant adds a row of a lead as it happened and was written down.
func (w *writer) plant(t tester, lead model.ID, noun string, f model.Fields, happened, recorded time.Time) model.ID {
	f["lead"], f["happened"], f["recorded"], f["exact"] = lead.String(), happened.UnixMilli(), recorded.UnixMilli(), "minute"
	id, err := w.add(noun, lead, f)
	must(t, err)
	return id
}

// handedTo plants one that was accepted after an hour and went on after two
// days; called says when a call right after it was logged, "" for never.
func handedTo(t tester, d *Desk, company, day, called string) (lead, handoff model.ID) {
	lead, handoff = waitingFor(t, d, company, day)
	ctx := t.(testing.TB).Context()
	a, err := d.InForce(ctx)
	must(t, err)
	sales, _ := a.TeamNamed("sales")
	proposal, _ := a.StageNamed("proposal")
	hour, days := onDay(day).Add(time.Hour), onDay(day).Add(48*time.Hour)
	must(t, d.write(ctx, "Follow up", func(w *writer) error {
		w.plant(t, lead, "decision", model.Fields{"handoff": handoff.String(), "act": "accepted"}, hour, hour)
		if called != "" {
			w.plant(t, lead, "touch", model.Fields{"kind": "call", "direction": "out", "hat": sales.ID.String()}, hour, onDay(called))
		}
		w.plant(t, lead, "move", model.Fields{"to": proposal.ID.String()}, days, days)
		return nil
	}))
	return lead, handoff
}

// lateCall logs today a call that was made right after the hand-off.
func lateCall(t tester, d *Desk, lead model.ID, day string) {
	a, err := d.InForce(t.(testing.TB).Context())
	must(t, err)
	sales, _ := a.TeamNamed("sales")
	_, err = d.Touch(t.(testing.TB).Context(), model.Touch{Lead: lead, Kind: "call", Direction: "out", Happened: onDay(day).Add(time.Hour), Exact: "minute", Hat: sales.ID})
	must(t, err)
}

// line is what the ledger says of one hand-off, in short.
func line(t tester, d *Desk, handoff model.ID) string {
	rows, err := d.Handoffs(t.(testing.TB).Context())
	must(t, err)
	for _, r := range rows {
		if r.ID != handoff {
			continue
		}
		words := []string{r.Finding}
		if r.Provisional {
			words = append(words, "provisional")
		}
		if r.Frozen != nil {
			words = append(words, "frozen in", r.Frozen.Period)
		}
		if r.Amended != nil {
			words = append(words, "amended to", r.Amended.Finding)
			for _, by := range r.Amended.By {
				words = append(words, "by", by.What)
			}
		}
		return strings.Join(words, " ")
	}
	return ""
}

func TestDesk_ClosePeriods(t *testing.T) {
	ctx := t.Context()
	f := laptopWith(t, newFirm(t))
	d := deskOf(t, f, 0)
	lead, slow := handedTo(t, d, "Quillon", "10-12", "")
	_, carried := handedTo(t, d, "Corvid", "09-14", "09-14")
	_, late := handedTo(t, d, "Ostrya", "10-13", "11-10") // the call was logged a day after October closed
	merged, fresh := handedTo(t, d, "Nimbus", "11-03", "11-03")
	says := func(t *testing.T, d *Desk, handoff model.ID, want string) {
		t.Helper()
		if got := line(t, d, handoff); got != want {
			t.Errorf("the ledger says %q, want %q", got, want)
		}
	}
	t.Run("a finding is provisional until its month is closed", func(t *testing.T) {
		says(t, d, slow, "late provisional")
		says(t, d, carried, "carried provisional")
	})
	t.Run("a month closes by itself five business days after its end", func(t *testing.T) {
		friday := d.During(d.actor, onDay("11-06"))
		done, err := friday.ClosePeriods(ctx)
		must(t, err)
		if len(done.Periods) != 1 || done.Periods[0].From != "2026-09-01" || len(done.Findings) != 1 {
			t.Fatalf("%+v", done)
		}
		says(t, friday, carried, "carried frozen in 2026-09-01")
		says(t, friday, slow, "late provisional")
		done, err = d.ClosePeriods(ctx)
		must(t, err)
		if len(done.Periods) != 1 || done.Periods[0].From != "2026-10-01" || len(done.Findings) != 2 || !done.Periods[0].By.IsZero() {
			t.Fatalf("%+v", done)
		}
		says(t, d, slow, "late frozen in 2026-10-01")
		says(t, d, fresh, "carried provisional")
	})
	t.Run("what was written down after the closing stands beside it and changes no number", func(t *testing.T) {
		says(t, d, late, "late frozen in 2026-10-01 amended to carried by Call")
		lateCall(t, d, lead, "10-12")
		says(t, d, slow, "late frozen in 2026-10-01 amended to carried by Call")
	})
	t.Run("closing again writes nothing", func(t *testing.T) {
		before := dumpedLog(t, f)
		done, err := d.ClosePeriods(ctx)
		must(t, err)
		if len(done.Periods) != 0 || dumpedLog(t, f) != before {
			t.Errorf("%+v", done)
		}
		if _, err = d.ClosePeriod(ctx, "2026-10"); err == nil || !strings.Contains(err.Error(), "October 2026 is closed already") {
			t.Errorf("%v", err)
		}
	})
	t.Run("a month that is not over is not closed", func(t *testing.T) {
		for month, want := range map[string]string{"2026-11": "it can be closed from 1 December on", "2025-01": "there is nothing to close", "then": "is not a month"} {
			if _, err := d.ClosePeriod(ctx, month); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", month, err)
			}
		}
	})
	t.Run("closed by hand it holds from that moment, and is undone in one step", func(t *testing.T) {
		first := d.During(d.actor, onDay("12-01"))
		done, err := first.ClosePeriod(ctx, "2026-11-01")
		must(t, err)
		if len(done.Findings) != 1 || done.Periods[0].By != d.actor.Member || !done.Periods[0].Closed.Equal(onDay("12-01")) {
			t.Errorf("%+v", done)
		}
		says(t, first, fresh, "carried frozen in 2026-11-01")
		u, err := first.Undo(ctx)
		must(t, err)
		if u.Label != "Close November 2026" {
			t.Errorf("undone: %q", u.Label)
		}
		says(t, first, fresh, "carried provisional")
		_, err = first.ClosePeriod(ctx, "2026-11")
		must(t, err)
		says(t, first, fresh, "carried frozen in 2026-11-01")
		says(t, d, fresh, "carried provisional") // seen from before
	})
	t.Run("what the arbiter said after the closing stands over both", func(t *testing.T) {
		must(t, d.write(ctx, "Rule", func(w *writer) error {
			_, err := w.add("decision", lead, model.Fields{"lead": lead.String(), "handoff": slow.String(), "act": "ruled", "ruling": "amended", "reason": "beyond",
				"happened": monday.UnixMilli(), "recorded": monday.UnixMilli(), "exact": "minute"})
			return err
		}))
		says(t, d, slow, "beyond frozen in 2026-10-01")
	})
	t.Run("a hand-off of a lead that was merged into another keeps its evidence, and is told of that one", func(t *testing.T) {
		kept, err := d.Add(ctx, "lead", model.Fields{"title": "Nimbus once more", "kind": "new-client", "route": "inbound", "created": onDay("11-01").UnixMilli()})
		must(t, err)
		must(t, d.write(ctx, "Merge", func(w *writer) error { // as another laptop would, which knew of no hand-off
			return w.put("lead", merged, merged, model.Fields{"into": kept.String()})
		}))
		says(t, d, fresh, "carried provisional")
		rows, err := d.Handoffs(ctx)
		must(t, err)
		if last := rows[len(rows)-1]; last.ID != fresh || last.Lead != kept || last.Name != "Nimbus once more" {
			t.Errorf("%s of %s, %q", last.ID, last.Lead, last.Name)
		}
	})
	soundly(t, f)
}

func TestDesk_ClosePeriods_onTwoLaptops(t *testing.T) {
	ctx := t.Context()
	first := laptopWith(t, newFirm(t))
	handedTo(t, deskOf(t, first, 0), "Quillon", "10-12", "")
	lead, handoff := handedTo(t, deskOf(t, first, 0), "Nimbus", "11-03", "")
	second := laptopWith(t, snapshotOf(t, first))
	meet := func(t *testing.T) {
		takeOver(t, first, second)
		takeOver(t, second, first)
		same(t, "the one", first, "the other", second)
	}
	t.Run("on different days they write the same rows", func(t *testing.T) {
		_, err := deskOf(t, first, 0).ClosePeriods(ctx)
		must(t, err)
		other := deskOf(t, second, 1)
		_, err = other.During(other.actor, onDay("11-17")).ClosePeriods(ctx)
		must(t, err)
		meet(t)
		if ds, err := first.Disputes(ctx); err != nil || len(ds) != 0 {
			t.Errorf("%+v %v", ds, err)
		}
	})
	t.Run("where one knew more, both findings are there until somebody decides", func(t *testing.T) {
		a, b := deskOf(t, first, 0), deskOf(t, second, 1)
		lateCall(t, b, lead, "11-03")
		for _, d := range []*Desk{a, b} {
			_, err := d.During(d.actor, onDay("12-01")).ClosePeriod(ctx, "2026-11")
			must(t, err)
		}
		meet(t)
		ds, err := first.Disputes(ctx)
		must(t, err)
		i := -1
		for k := range ds {
			if ds[k].Noun == "finding" && ds[k].Field == "finding" {
				i = k
			}
		}
		if i < 0 {
			t.Fatalf("%+v", ds)
		}
		must(t, a.Settle(ctx, ds[i], ds[i].Kept.Op))
		meet(t)
		if got := line(t, a.During(a.actor, onDay("12-02")), handoff); !strings.Contains(got, "frozen in 2026-11-01") {
			t.Errorf("the ledger says %q", got)
		}
	})
}
