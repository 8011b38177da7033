package store

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"baton/model"
	"baton/model/template"
)

// TestDesk_eachFacts: what all leads are scored by, read at once, is the same
// as what each is scored by.
func TestDesk_eachFacts(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := Create(ctx, filepath.Join(dir, "firm.baton"), template.Rows("cloud", template.Start{Name: "Facts", Currency: "EUR", Zone: "Europe/Lisbon", Member: "Ada"}), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ms, err := f.Members(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d := f.As(model.Actor{Member: ms[0].ID, Hat: ms[0].Hats[0]}, time.Now)
	for _, kept := range []bool{false, true} { // without any touch, and with some
		if kept {
			err = d.Batch(ctx, "Facts", strewn)
		}
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = d.eachFacts(ctx, func(got *model.Facts) {
			n++
			want, err := d.factsOf(ctx, d.eyes, got.Lead.ID)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := told(got), told(want); a != b {
				t.Errorf("at once %s\nby itself %s", a, b)
			}
			if !reflect.DeepEqual(got.Lead, want.Lead) || !reflect.DeepEqual(got.Company, want.Company) || fmt.Sprint(got.People) != fmt.Sprint(want.People) {
				t.Errorf("at once %+v, by itself %+v", got, want)
			}
		})
		if err != nil || kept && n != 20 || !kept && n != 0 {
			t.Fatalf("%d leads: %v", n, err)
		}
	}
}

// told are a lead's touches in an order of their own.
func told(f *model.Facts) string {
	all := slices.Clone(f.Events)
	slices.SortFunc(all, func(a, b model.Event) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Who, b.Who)) })
	return fmt.Sprint(f.Measured, all)
}

// strewn is a firm with touches on people and leads, two people a lead and
// more.
func strewn(d *Desk) error {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(3, 5))
	for i := range 40 {
		lead, err := d.AddLead(ctx, model.NewLead{Company: fmt.Sprint("Company ", i/2), Person: fmt.Sprint("Jane ", i), Note: "a\x1fb"})
		if err != nil {
			return err
		}
		person, err := d.Add(ctx, "person", model.Fields{"name": fmt.Sprint("Jo ", i)})
		if err == nil {
			_, err = d.Add(ctx, "part", model.Fields{"lead": lead.String(), "person": person.String()})
		}
		for range r.IntN(6) {
			f := model.Fields{"kind": []any{"mail", "meeting", "visit"}[r.IntN(3)], "happened": time.Now().Add(-time.Duration(r.IntN(9_000_000)) * time.Second).UnixMilli()}
			if r.IntN(2) == 0 {
				f["direction"], f["outcome"] = "in", "talked"
			}
			if f["lead"] = lead.String(); r.IntN(3) > 0 {
				f["person"] = person.String()
			}
			if err == nil {
				_, err = d.Add(ctx, "touch", f)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
