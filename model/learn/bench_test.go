package learn

import "testing"

// BenchmarkStudy times what the outcomes of many leads say, and the trial of
// all ways of scoring.
func BenchmarkStudy(b *testing.B) {
	in := firm(1, 100_000, likely)
	b.Run("look-100k", func(b *testing.B) {
		for b.Loop() {
			look(b, in, signed)
		}
	})
	s := look(b, in, signed)
	b.Run("gain-100k", func(b *testing.B) {
		for b.Loop() {
			s.Gain()
		}
	})
	b.Run("trial-100k", func(b *testing.B) {
		for b.Loop() {
			s.Trial()
		}
	})
}
