package store_test

import (
	"context"
	"testing"

	"baton/model"
	"baton/model/score"
	"baton/store"
	"baton/store/storetest"
)

// asked gives the firm a lead at a company; the company's facts and answers
// are given as fields.
func asked(t *testing.T, d *store.Desk, company string, f model.Fields, outcome string) (lead, at model.ID) {
	t.Helper()
	ctx := context.Background()
	lead, err := d.AddLead(ctx, model.NewLead{Company: company})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := d.LeadRows(ctx, []model.ID{lead})
	if err != nil {
		t.Fatal(err)
	}
	if len(f) > 0 {
		if err := d.Set(ctx, "company", rows[0].Company, f); err != nil {
			t.Fatal(err)
		}
	}
	if outcome != "" {
		law, err := d.Draft(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range law.Stages {
			if s.Kind == outcome {
				if _, err := d.Add(ctx, "move", model.Fields{"lead": lead.String(), "to": s.ID.String(), "happened": d.Now().UnixMilli()}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return lead, rows[0].Company
}

func TestDesk_Stands(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	law, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	yes := func(i int) (string, any) { return "answer." + law.Criteria[i].ID.String(), "met" }
	cloud, met := yes(1)
	small, _ := yes(2)
	asked(t, d, "Open and known", model.Fields{"employees": int64(80), cloud: met, small: met}, "")
	one, _ := asked(t, d, "One answer short", model.Fields{"employees": int64(80), "industry": "Software", small: met}, "")
	asked(t, d, "Best, signed", model.Fields{"employees": int64(300), "best": true, cloud: met}, "signed")
	asked(t, d, "Lost", model.Fields{"employees": int64(30)}, "lost")
	if _, err := d.Add(ctx, "company", model.Fields{"name": "Best, without a lead", "best": true, "employees": int64(20)}); err != nil {
		t.Fatal(err)
	}
	person, err := d.AddLead(ctx, model.NewLead{Person: "Jane Doe"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Stands(ctx)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]score.Stand{}
	for _, l := range append(append([]score.Stand(nil), s.Leads...), s.Best...) {
		by[l.Name] = l
	}
	t.Run("only open leads, and every best client once", func(t *testing.T) {
		if len(s.Leads) != 3 || len(s.Best) != 2 {
			t.Errorf("%d leads, %d best clients", len(s.Leads), len(s.Best))
		}
		if by["Best, signed"].Answers[0] != score.Yes || by["Best, without a lead"].Answers[0] != score.No {
			t.Errorf("got %+v", s.Best)
		}
	})
	t.Run("a lead without a company goes by its first contact", func(t *testing.T) {
		if by["Jane Doe"].Lead != person || by["Jane Doe"].Answers[0] != score.NotKnown {
			t.Errorf("got %+v", by["Jane Doe"])
		}
	})
	t.Run("one answer would decide", func(t *testing.T) {
		if got := by["One answer short"]; got.Lead != one || got.Answers[1] != score.Deciding {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("who signed is known, for whoever picks the best clients", func(t *testing.T) {
		if len(s.Signed) != 1 {
			t.Errorf("got %v", s.Signed)
		}
	})
	t.Run("the same counts as the score of each lead", func(t *testing.T) {
		coverage, err := d.Coverage(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if c := coverage[1]; c.Met != 1 || c.NotMet != 0 || c.Unknown != 2 || c.Deciding != 1 || c.BestMet != 1 || c.BestUnknown != 1 {
			t.Errorf("got %+v", c)
		}
	})
}

func TestDesk_Stands_aFieldOfPeople(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	field, err := d.Add(ctx, "field", model.Fields{"noun": "person", "name": "Language"})
	if err != nil {
		t.Fatal(err)
	}
	key := "x." + field.String()
	rule, err := d.Add(ctx, "criterion", model.Fields{"name": "Speaks Dutch", "class": "nice", "how": "rule", "field": key, "op": "equals", "value": "Dutch", "rank": int64(99)})
	if err != nil {
		t.Fatal(err)
	}
	lead, err := d.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe"})
	if err != nil {
		t.Fatal(err)
	}
	people, err := d.People(ctx)
	if err != nil || len(people) != 1 {
		t.Fatalf("%v %v", people, err)
	}
	if err := d.Set(ctx, "person", people[0].ID, model.Fields{key: "Dutch"}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Stands(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Leads[0].Answers[len(s.Criteria)-1]; got != score.Yes {
		t.Errorf("all at once it is %v", got)
	}
	why, err := d.Evidence(ctx, rule, []model.ID{lead})
	if err != nil || why[lead] != "Dutch" {
		t.Errorf("by itself because of %q, %v", why[lead], err)
	}
}

func TestDesk_Replant(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	before, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	gone := []model.Edit{{Noun: "element", ID: before.Positioning[0].ID, Gone: true}}
	seeds := []model.Seed{{Key: "element.a", Noun: "element", Fields: model.Fields{"step": "attribute", "text": "We are near"}},
		{Key: "element.b", Noun: "element", Fields: model.Fields{"step": "value", "text": "Be there in an hour", "of": "@element.a"}}}
	if err := d.Replant(ctx, "Start again", gone, seeds); err != nil {
		t.Fatal(err)
	}
	after, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Positioning) != len(before.Positioning)+1 {
		t.Errorf("%d answers", len(after.Positioning))
	}
	if u, err := d.Undo(ctx); err != nil || u.Label != "Start again" {
		t.Errorf("undone %q, %v", u.Label, err)
	}
	if again, _ := d.Draft(ctx); len(again.Positioning) != len(before.Positioning) || again.Positioning[0].ID != before.Positioning[0].ID {
		t.Error("one undo does not bring all back")
	}
	t.Run("a mistake in one leaves all as it was", func(t *testing.T) {
		seeds[1].Fields["of"] = "@element.gone"
		if d.Replant(ctx, "Start again", gone, seeds) == nil {
			t.Error("a seed that names nothing was planted")
		}
		if again, _ := d.Draft(ctx); len(again.Positioning) != len(before.Positioning) {
			t.Error("something was written")
		}
	})
}
