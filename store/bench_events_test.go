package store

import (
	"context"
	"fmt"
	"testing"

	"baton/model"
)

// BenchmarkEvents measures ten events, each with sixty people, over all leads:
// what the page reads. BATON_LONG=1 for 100k leads.
func BenchmarkEvents(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches)
	people, err := d.People(ctx)
	check(b, err)
	for e := range 10 {
		id, err := d.Add(ctx, "campaign", model.Fields{"name": fmt.Sprintf("Evening %d", e), "kind": "meetup", "from": fmt.Sprintf("2026-%02d-28", e+1)})
		check(b, err)
		var came []model.ID
		for i := range 60 {
			came = append(came, people[(e*997+i*31)%len(people)].ID)
		}
		check(b, d.Attend(ctx, id, came))
	}
	for b.Loop() {
		if _, err := d.Events(ctx, 0); err != nil {
			b.Fatal(err)
		}
	}
}
