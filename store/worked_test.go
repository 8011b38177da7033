package store_test

import (
	"context"
	"testing"

	"baton/model"
	"baton/store/storetest"
)

// TestDesk_Worked tells the story of one lead that another team works, and of
// all leads at once: both ways of reading must say the same.
func TestDesk_Worked(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	a := law(t, d)
	marketing, _ := a.TeamNamed("marketing")
	sales, _ := a.TeamNamed("sales")
	mia := add(t, d, "member", model.Fields{"name": "Mia", "hat." + marketing.ID.String(): true})
	sam := add(t, d, "member", model.Fields{"name": "Sam", "hat." + sales.ID.String(): true})
	asMia, asSam := model.Actor{Member: mia, Hat: marketing.ID}, model.Actor{Member: sam, Hat: sales.ID}
	interested, _ := a.StageNamed("interested")
	put := func(company string) model.ID {
		id := lead(t, d.During(d.Actor(), d.Now().AddDate(0, 0, -20)), model.NewLead{Company: company, Person: "Jane of " + company, Route: "inbound"})
		add(t, d, "move", model.Fields{"lead": id.String(), "to": interested.ID.String(), "happened": d.Now().AddDate(0, 0, -10).UnixMilli(), "exact": "minute"})
		return id
	}
	acme, other := put("Acme"), put("Other")
	says := func(want model.ID) {
		t.Helper()
		some, err := d.Scored(ctx, []model.ID{acme, other})
		if err != nil {
			t.Fatal(err)
		}
		all, err := d.Scored(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		detail, err := d.Lead(ctx, acme)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range append(all, some...) {
			if (s.Lead == acme) != (s.Worked == want) && !want.IsZero() || want.IsZero() && !s.Worked.IsZero() {
				t.Errorf("%s is worked by %s", s.Lead, s.Worked)
			}
		}
		if detail.Row.Worked != want {
			t.Errorf("its panel says %s", detail.Row.Worked)
		}
	}
	touch := func(who model.Actor, days int, of model.Touch) {
		t.Helper()
		of.Kind, of.Happened = "call", d.Now().AddDate(0, 0, -days)
		if _, err := d.During(who, d.Now()).Touch(ctx, of); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("nobody has touched it here", func(t *testing.T) {
		touch(asSam, 11, model.Touch{Lead: acme})
		says(model.ID{})
	})
	t.Run("Sales works it while Marketing carries it", func(t *testing.T) {
		touch(asSam, 5, model.Touch{Lead: acme})
		says(sales.ID)
	})
	t.Run("Marketing touches it, and the warning goes away", func(t *testing.T) {
		touch(asMia, 4, model.Touch{Lead: acme})
		says(model.ID{})
	})
	t.Run("touches with its person, logged on no lead, count; two on end are work", func(t *testing.T) {
		people, err := d.Lead(ctx, acme)
		if err != nil {
			t.Fatal(err)
		}
		touch(asSam, 3, model.Touch{Person: people.Parts[0].Person})
		says(model.ID{})
		touch(asSam, 2, model.Touch{Person: people.Parts[0].Person})
		says(sales.ID)
	})
	t.Run("moved on to Sales it is theirs", func(t *testing.T) {
		scoping, _ := a.StageNamed("scoping")
		add(t, d, "move", model.Fields{"lead": acme.String(), "to": scoping.ID.String(), "happened": d.Now().AddDate(0, 0, -4).UnixMilli(), "exact": "minute"})
		says(model.ID{})
	})
	t.Run("it refuses nothing: a touch in another hat is logged as ever", func(t *testing.T) {
		var before []model.Touch
		if detail, err := d.Lead(ctx, other); err == nil {
			before = detail.Touches
		}
		touch(asSam, 1, model.Touch{Lead: other})
		if detail, err := d.Lead(ctx, other); err != nil || len(detail.Touches) != len(before)+1 {
			t.Error(err)
		}
	})
}
