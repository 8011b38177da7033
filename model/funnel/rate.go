package funnel

import (
	"fmt"
	"math"
)

// Floor is the least number of cases from which a share is shown as a rate;
// below it the counts speak for themselves: "3 of 7".
const Floor = 10

// Rate is K of N.
type Rate struct{ K, N int }

// Enough says whether there are cases enough to speak of a rate.
func (r Rate) Enough() bool { return r.N >= Floor }

// Value is K/N; ok is false below the floor.
func (r Rate) Value() (value float64, ok bool) {
	if !r.Enough() {
		return 0, false
	}
	return float64(r.K) / float64(r.N), true
}

// String is the counts: "3 of 7".
func (r Rate) String() string { return fmt.Sprintf("%d of %d", r.K, r.N) }

// Z95 is the normal quantile of a two-sided 95 % range.
const Z95 = 1.959963984540054

// Range is Wilson's score interval (1927) at 95 %: it stays within 0..1 and
// holds for few cases, where the textbook interval does not.
func (r Rate) Range() (low, high float64) {
	if r.N == 0 {
		return 0, 1
	}
	n, p := float64(r.N), float64(r.K)/float64(r.N)
	mid := (p + Z95*Z95/(2*n)) / (1 + Z95*Z95/n)
	half := Z95 / (1 + Z95*Z95/n) * math.Sqrt(p*(1-p)/n+Z95*Z95/(4*n*n))
	return max(0, mid-half), min(1, mid+half)
}
