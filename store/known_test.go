package store_test

import (
	"context"
	"testing"

	"baton/model"
	"baton/model/where"
	"baton/store/storetest"
)

func TestDesk_Known(t *testing.T) {
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	add := func(noun string, f model.Fields) model.ID {
		t.Helper()
		id, err := d.Add(ctx, noun, f)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	own := map[string]model.ID{}
	for noun, kind := range map[string]string{"company": "number", "lead": "date", "person": "yes-no"} {
		own[noun] = add("field", model.Fields{"noun": noun, "name": "Own of " + noun, "kind": kind})
	}
	x := func(noun string) string { return "x." + own[noun].String() }
	company := add("company", model.Fields{"name": "Acme", "industry": "Payments", "employees": int64(120), "best": true, "tag.key": true, x("company"): "12"})
	jane := add("person", model.Fields{"name": "Jane Doe", "title": "CTO", "permission": "given", x("person"): true})
	event := add("campaign", model.Fields{"name": "Outage evening", "kind": "meetup"})
	lead := add("lead", model.Fields{"company": company.String(), "kind": "new-client", "route": "introduced", "created": storetest.Now.UnixMilli(), "introducer": jane.String(),
		"tag.fair": true, "campaign": event.String(), x("lead"): "2026-12-01"})
	bare := add("lead", model.Fields{"title": "Nothing known", "kind": "new-client", "route": "inbound", "created": storetest.Now.UnixMilli()})
	add("part", model.Fields{"lead": lead.String(), "person": jane.String(), "role": "champion", "first": true})
	for range 2 {
		add("touch", model.Fields{"person": jane.String(), "kind": "event", "happened": storetest.Now.UnixMilli(), "campaign": event.String()})
	}
	law, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defs, err := d.OwnFields(ctx)
	if err != nil || len(defs) != 3 {
		t.Fatal(defs, err)
	}
	fields := where.Leads(law, defs)
	for name, want := range map[string]string{"industry": "Payments", "employees": "120", "best": "true", "job": "CTO", "permission": "given", "introducer": "Jane Doe", "people": "Jane Doe",
		"role": "champion", "campaign": "Outage evening", "attended": "Outage evening", "tag": "fair, key", "x.Own of company": "12", "x.own of lead": "2026-12-01", "x.Own of person": "true",
		"country": "", "partner": "", "offer": "", "note": ""} {
		f, ok := where.Find(fields, name)
		if !ok {
			t.Fatalf("there is no field %s", name)
		}
		for _, ids := range [][]model.ID{nil, {lead, bare}} {
			got, err := d.Known(ctx, f, ids)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if v := got[lead]; v.String() != want || v.Kind != f.Kind && want != "" {
				t.Errorf("%s is %q of kind %d, want %q of kind %d", name, v, v.Kind, want, f.Kind)
			}
			if v, some := got[bare]; some {
				t.Errorf("%s of a lead of which nothing is known is %v", name, v)
			}
		}
	}
	t.Run("every field that no row holds can be read", func(t *testing.T) {
		for _, f := range fields {
			if _, err := d.Known(ctx, f, nil); (err == nil) != (f.Row == nil) {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	})
}
