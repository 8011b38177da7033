package store_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/forecast"
	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
)

// planted is a sample firm as nobody in particular works at it.
func planted(t *testing.T, kind string) *store.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := sample.Plant(context.Background(), filepath.Join(dir, "firm.baton"), kind, storetest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f.As(model.Actor{}, func() time.Time { return storetest.Now })
}

func TestDesk_Record(t *testing.T) {
	ctx := context.Background()
	d := planted(t, "team")
	r, err := d.Record(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ledger, err := d.Handoffs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("a follow-up that the ledger calls in time was answered in time", func(t *testing.T) {
		kept := map[model.ID]map[time.Time]bool{}
		for _, h := range ledger {
			if kept[h.Lead] == nil {
				kept[h.Lead] = map[time.Time]bool{}
			}
			kept[h.Lead][h.Happened] = h.Kept == "met"
		}
		n := 0
		for _, p := range r.Agreement.Promises {
			if p.Key != "answer" {
				continue
			}
			for _, test := range align.Tests(*r, p) {
				if kept[test.Lead][test.At] {
					n++
					if test.Kept != "met" {
						t.Errorf("%s was in time by the ledger, and %q by the promise", test.Name, test.Kept)
					}
				}
			}
		}
		if n < 10 {
			t.Errorf("only %d to compare", n)
		}
	})
	t.Run("the definition is counted as the hand-offs have it frozen", func(t *testing.T) {
		marketing, _ := r.Agreement.TeamNamed("marketing")
		bd, _ := r.Agreement.TeamNamed("bd")
		met, of := 0, 0
		for _, h := range ledger {
			if h.From != marketing.ID || h.To != bd.ID || h.Status == "withdrawn" || h.Definition == "unknown" || h.Happened.Before(r.Since) {
				continue
			}
			of++
			if h.Definition == "met" {
				met++
			}
		}
		for _, p := range r.Agreement.Promises {
			if p.Key != "meets-definition" {
				continue
			}
			if kept, _, _ := align.Tally(align.Tests(*r, p), r.Since, time.Time{}); kept.K != met || kept.N != of || of == 0 {
				t.Errorf("kept %s, the hand-offs say %d of %d", kept, met, of)
			}
		}
	})
	t.Run("every promise about cases was tested by the year", func(t *testing.T) {
		for _, p := range r.Agreement.Promises {
			if n := len(align.Tests(*r, p)); n == 0 && p.Key != "attempts" {
				t.Errorf("nothing tests %q", p.Name)
			}
		}
	})
}

func TestDesk_Report_promises(t *testing.T) {
	d := planted(t, "team")
	sheets, err := d.Report(context.Background(), storetest.Now.AddDate(0, -3, 0), storetest.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sheets {
		if s.Name == "Data Promises" {
			return
		}
	}
	t.Error("the report tests no promise")
}

func TestDesk_Outlook(t *testing.T) {
	ctx := context.Background()
	d := planted(t, "team")
	f, err := d.Outlook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("it brings the work that deals take and the visits that were counted", func(t *testing.T) {
		if len(f.Effort) == 0 || len(f.Visits) == 0 {
			t.Errorf("%d with work, %d counts", len(f.Effort), len(f.Visits))
		}
		for _, v := range f.Visits {
			if v.Source == "" {
				t.Errorf("nobody knows where %d visits of %s came from", v.Count, v.Month)
			}
		}
	})
	t.Run("a goal tried again by the same past says the same", func(t *testing.T) {
		fresh := forecast.Reverse(*f, f.Agreement.Goals[0], "")
		f.Under(f.Agreement)
		for range 2 {
			again := forecast.Reverse(*f, f.Agreement.Goals[0], "")
			if again.Deals != fresh.Deals || len(again.Steps) != len(fresh.Steps) || again.Weak != fresh.Weak || again.Steps[0].Needed != fresh.Steps[0].Needed {
				t.Fatalf("%+v, then %+v", fresh, again)
			}
		}
	})
}
