package store_test

import (
	"context"
	"fmt"
	"testing"

	"baton/model"
	"baton/model/learn"
	"baton/store"
	"baton/store/storetest"
)

// tried studies what became of a firm's leads and tells how well each way of
// scoring puts the signed ones first.
func tried(t *testing.T, d *store.Desk, q learn.Question) (*learn.Study, learn.Trial) {
	t.Helper()
	ctx := context.Background()
	in, err := d.Outcomes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	q.Kind = "new-client"
	s, err := learn.Look(in, q)
	if err != nil {
		t.Fatal(err)
	}
	got, ok := s.Trial()
	if !ok {
		t.Fatalf("not enough: %+v", s.Counted)
	}
	say := func(a learn.AUC) string { return fmt.Sprintf("%.3f (%.3f to %.3f)", a.Value, a.Low, a.High) }
	t.Logf("%d signed, %d not\ntoday's rules      %s\nwith suggestions   %s, %d of them\nbest single field  %s, %s\nnaive Bayes        %s\nlogistic fit       %s",
		s.Counted.Yes, s.Counted.No, say(got.Today), say(got.Suggested), got.Taken, say(got.BestField), got.Best, say(got.Bayes), say(got.Logistic))
	return s, got
}

// olistOutcomes and mavenOutcomes print the figures of the README, over the
// firms that the tests of importing these lists make:
// go test ./store -run 'Import_(olist|maven)' -v
func olistOutcomes(t *testing.T, d *store.Desk) {
	s, got := tried(t, d, learn.Question{})
	if s.Counted.Yes != 842 || s.Counted.No != 7158 {
		t.Errorf("%+v", s.Counted)
	}
	if got.Logistic.Low < .6 || got.Logistic.Value > .75 || got.Bayes.Low < .6 || got.Suggested.Low < .55 {
		t.Errorf("%+v", got)
	}
	late := 0
	law, _ := d.Draft(context.Background())
	for _, l := range s.LeftOut {
		switch learn.Shown(law, l.Field) {
		case "x.average_stock", "x.business_segment", "x.business_type", "x.declared_monthly_revenue", "x.declared_product_catalog_size",
			"x.has_company", "x.has_gtin", "x.lead_behaviour_profile", "x.lead_type", "x.sdr_id", "x.seller_id", "x.sr_id":
			late++
		}
	}
	if late != 12 {
		t.Errorf("%d of the 12 columns that only closed deals have are left out", late)
	}
}

func mavenOutcomes(t *testing.T, d *store.Desk) {
	s, got := tried(t, d, learn.Question{Ended: true})
	if s.Counted.Yes != 4238 || s.Counted.No != 2473 || s.Counted.Young != 2089 {
		t.Errorf("%+v", s.Counted)
	}
	for _, a := range []learn.AUC{got.Today, got.Suggested, got.BestField, got.Bayes, got.Logistic} {
		if a.Low > .5 || a.High < .5 {
			t.Errorf("a coin does as well: %+v", a)
		}
	}
	if got.Taken != 0 {
		t.Errorf("%d suggestions", got.Taken)
	}
}

func TestDesk_Outcomes(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	id, err := d.AddLine(ctx, "Acme, Jane Doe, jane@acme.example, migration")
	if err != nil {
		t.Fatal(err)
	}
	for i, day := range []int{-3, 0, 4} {
		touch := model.Fields{"lead": id.String(), "kind": "call", "direction": "in", "happened": d.Now().AddDate(0, 0, day).UnixMilli(), "note": fmt.Sprint(i)}
		if _, err := d.Add(ctx, "touch", touch); err != nil {
			t.Fatal(err)
		}
	}
	law, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	lost, _ := law.StageNamed("lost")
	if _, err := d.Add(ctx, "move", model.Fields{"lead": id.String(), "to": lost.ID.String(), "reason": "price", "happened": d.Now().AddDate(0, 0, 9).UnixMilli()}); err != nil {
		t.Fatal(err)
	}
	in, err := d.Outcomes(ctx)
	if err != nil || len(in.Leads) != 1 {
		t.Fatal(in, err)
	}
	l := in.Leads[0]
	if l.Name != "Acme" || l.Outcome != "lost" || l.Kind != "new-client" || !l.Since.Equal(d.Now().AddDate(0, 0, 9)) || len(l.Facts.Events) != 2 {
		t.Errorf("%+v, %d touches", l, len(l.Facts.Events))
	}
}

func TestDesk_AddRuleTo(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	before := dump(t, d.File)
	add := func(value string) {
		rule := model.Fields{"name": "Source: " + value, "field": "lead.source", "op": "equals", "value": value, "points": int64(120)}
		if err := d.AddRuleTo(ctx, "Give 12 points", model.Group{Axis: "fit", Name: learn.GroupName}, rule); err != nil {
			t.Fatal(err)
		}
	}
	add("Meetup")
	law, _ := d.Draft(ctx)
	g, ok := learn.GroupOf(law)
	if last := law.Scoring.Rules[len(law.Scoring.Rules)-1]; !ok || last.Group != g || last.Points != 120 || last.Value != "Meetup" {
		t.Errorf("%+v", last)
	}
	if u, err := d.Undo(ctx); err != nil || u.Label != "Give 12 points" || dump(t, d.File) != before {
		t.Errorf("one undo takes back group and rule: %q, %v", u.Label, err)
	}
	add("Meetup")
	add("Website")
	after, _ := d.Draft(ctx)
	if n := len(after.Scoring.Groups) - len(law.Scoring.Groups); n != 0 {
		t.Errorf("%d groups more for the second rule", n)
	}
}
