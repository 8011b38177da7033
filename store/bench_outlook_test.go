package store

import (
	"context"
	"testing"

	"baton/model"
	"baton/model/align"
	"baton/model/forecast"
)

// BenchmarkOutlook is what the screens Goals and SLA read when they are first
// shown: a goal walked back, and every promise tested. BATON_LONG=1 for 100k
// leads.
func BenchmarkOutlook(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches)
	b.Run("goals", func(b *testing.B) {
		g := model.Goal{Kind: "new-client", Amount: model.Money{Minor: 5e7, Currency: "EUR"}, From: "2027-01-01", To: "2027-03-31"}
		for b.Loop() {
			f, err := d.Outlook(ctx)
			check(b, err)
			if p := forecast.Reverse(*f, g, ""); len(p.Steps) == 0 {
				b.Fatal("no steps")
			}
		}
	})
	b.Run("goals-again", func(b *testing.B) {
		f, err := d.Outlook(ctx)
		check(b, err)
		f.Under(f.Agreement)
		for b.Loop() {
			forecast.Reverse(*f, model.Goal{Amount: model.Money{Minor: 5e7, Currency: "EUR"}, From: "2027-01-01", To: "2027-03-31"}, "")
		}
	})
	b.Run("sla", func(b *testing.B) {
		for b.Loop() {
			r, err := d.Record(ctx)
			check(b, err)
			for _, p := range r.Agreement.Promises {
				align.Tests(*r, p)
			}
		}
	})
	b.Run("sla-again", func(b *testing.B) {
		r, err := d.Record(ctx)
		check(b, err)
		for b.Loop() {
			for _, p := range r.Agreement.Promises {
				align.Tests(*r, p)
			}
			r.Load(r.Agreement, benchNow.AddDate(0, -3, 0))
		}
	})
}
