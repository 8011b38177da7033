package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"baton/model"
)

// BenchmarkToday: the list of what there is to do, of a firm in which one lead
// of a hundred was handed over lately and one of fifty has a next step.
// BATON_LONG=1 for 100k leads and 1M touches.
func BenchmarkToday(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches)
	pass(b, d, leads)
	b.Run(fmt.Sprintf("%dk", leads/1000), func(b *testing.B) {
		n := 0
		for b.Loop() {
			day, err := d.Today(ctx)
			check(b, err)
			n = len(day.Items)
		}
		b.ReportMetric(float64(n), "lines")
	})
}

// pass hands some leads over to Sales, and plans something for others.
func pass(b *testing.B, d *Desk, leads int) {
	b.Helper()
	ctx := context.Background()
	law, err := d.InForce(ctx)
	check(b, err)
	bd, _ := law.TeamNamed("bd")
	sales, _ := law.TeamNamed("sales")
	scoping, _ := law.StageNamed("scoping")
	rows, err := d.Leads(ctx)
	check(b, err)
	check(b, d.write(ctx, "Pass on", func(w *writer) error {
		for i := 0; i < leads; i += 50 {
			id := rows[i].ID
			f := model.Fields{"next-step": "Call", "next-date": benchNow.AddDate(0, 0, i/50%20-2).Format(time.DateOnly)}
			if err := w.put("lead", id, id, f); err != nil {
				return err
			}
			if i%100 != 0 {
				continue
			}
			at := benchNow.Add(-time.Duration(i/100%1000) * time.Hour).UnixMilli()
			move, err := w.add("move", id, model.Fields{"lead": id.String(), "to": scoping.ID.String(), "happened": at, "exact": "minute"})
			if err != nil {
				return err
			}
			_, err = w.add("handoff", id, model.Fields{"lead": id.String(), "move": move.String(), "from": bd.ID.String(), "to": sales.ID.String(), "stage": scoping.ID.String(), "happened": at, "exact": "minute"})
			if err != nil {
				return err
			}
		}
		return nil
	}))
}
