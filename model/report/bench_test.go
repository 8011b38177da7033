package report_test

import (
	"testing"

	"baton/model"
	"baton/model/report"
	"baton/model/report/reporttest"
)

// BenchmarkBuild makes the report of a firm with 100,000 leads.
func BenchmarkBuild(b *testing.B) {
	f := reporttest.Year()
	leads, moves, handoffs := f.Leads, f.Moves, f.Handoffs
	f.Leads, f.Moves, f.Handoffs = nil, nil, nil
	for n := 0; len(f.Leads) < 100_000; n++ {
		stamp := func(id model.ID) model.ID { id[1], id[2] = byte(n>>8), byte(n); return id }
		for _, r := range leads {
			r.ID = stamp(r.ID)
			f.Leads = append(f.Leads, r)
		}
		for _, m := range moves {
			m.Lead = stamp(m.Lead)
			f.Moves = append(f.Moves, m)
		}
		for _, h := range handoffs {
			h.Lead = stamp(h.Lead)
			f.Handoffs = append(f.Handoffs, h)
		}
	}
	b.ResetTimer()
	for b.Loop() {
		report.Build(f)
	}
}
