package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

// refused says that err is a refusal with the words in it.
func refused(t *testing.T, err error, words string) {
	t.Helper()
	var invalid *model.Invalid
	if !errors.As(err, &invalid) || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want a refusal that says %q", err, words)
	}
}

func TestDesk_write_refusesFlaws(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	draft := func() *model.Agreement {
		a, err := d.Draft(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	dump := func() string {
		var b strings.Builder
		if err := d.Dump(ctx, &b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	mql := draft().Definitions[0]
	field, err := d.Add(ctx, "field", model.Fields{"noun": "company", "name": "Cloud", "kind": "text"})
	if err != nil {
		t.Fatal(err)
	}
	looks, err := d.Add(ctx, "criterion", model.Fields{"name": "Runs in a cloud", "class": "must", "how": "rule", "field": "x." + field.String(), "op": "equals", "value": "AWS", "points": int64(100)})
	if err != nil {
		t.Fatal(err)
	}
	group, err := d.Add(ctx, "group", model.Fields{"axis": "fit", "name": "Place", "cap": int64(100)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, says string
		do         func() error
	}{
		{"a threshold that no lead can reach", "Lower the threshold", func() error {
			return d.Edit(ctx, "Both at once", []model.Edit{
				{Noun: "criterion", ID: draft().Criteria[0].ID, Fields: model.Fields{"points": int64(10)}},
				{Noun: "criterion", ID: draft().Criteria[1].ID, Fields: model.Fields{"points": int64(10)}},
				{Noun: "definition", ID: mql.ID, Fields: model.Fields{"fit": int64(1000)}},
			})
		}},
		{"a must-have that excludes another", "Nobody can meet both", func() error {
			_, err := d.Add(ctx, "criterion", model.Fields{"name": "Runs in another", "class": "must", "how": "rule", "field": "x." + field.String(), "op": "equals", "value": "Azure"})
			return err
		}},
		{"a field that is still asked for", "a field that was deleted", func() error { return d.Delete(ctx, "field", field) }},
		{"a cap below its only rule", "raise the cap or lower the rule", func() error {
			return d.Batch(ctx, "Two at once", func(d *store.Desk) error {
				_, err := d.Add(ctx, "rule", model.Fields{"group": group.String(), "name": "Near", "field": "company.country", "op": "equals", "value": "Portugal", "points": int64(200)})
				return err
			})
		}},
		{"points out of range", "between -100 and 100", func() error { return d.Set(ctx, "criterion", looks, model.Fields{"points": int64(1010)}) }},
		{"a half-life of zero", "would forget everything at once", func() error {
			return d.Set(ctx, "rule", draft().Scoring.Rules[0].ID, model.Fields{"half-life": int64(0)})
		}},
		{"a name that a spreadsheet would compute", "reads like a formula", func() error { return d.Set(ctx, "criterion", looks, model.Fields{"name": `=HYPERLINK("http://a")`}) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := dump()
			refused(t, c.do(), c.says)
			if dump() != before {
				t.Error("something was written")
			}
		})
	}
	t.Run("what stood there before does not stand in the way", func(t *testing.T) {
		for _, c := range draft().Criteria {
			if err := d.Delete(ctx, "criterion", c.ID); err != nil {
				t.Fatal(err)
			}
		}
	})
}
