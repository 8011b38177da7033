package store

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkStands: every open lead against every criterion, as the Criteria
// page counts them beside the window, next to scoring the same leads.
func BenchmarkStands(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches)
	b.Run(fmt.Sprintf("stands-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			s, err := d.Stands(ctx)
			check(b, err)
			if len(s.Leads) != leads {
				b.Fatal(len(s.Leads))
			}
		}
	})
	b.Run(fmt.Sprintf("scores-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			_, err := d.Scored(ctx, nil)
			check(b, err)
		}
	})
	s, err := d.Stands(ctx)
	check(b, err)
	b.Run("alike", func(b *testing.B) {
		s.Best = append(s.Best, s.Leads[0])
		for b.Loop() {
			s.Alike()
		}
	})
}
