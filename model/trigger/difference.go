package trigger

import (
	"math"

	"baton/model/funnel"
)

// difference is the difference of the two shares within strata (Mantel and
// Haenszel), with its range at 95 % by Sato's variance (1989), which holds for
// many small strata. Pooling the counts instead would compare who came from
// late stages with who stayed in early ones.
func difference(groups []*group) (d, low, high float64) {
	var sum, weight, p, q float64
	for _, g := range groups {
		there, others := count(g.came), count(g.stayed)
		if there.N == 0 || others.N == 0 {
			continue
		}
		x, n1 := float64(there.K), float64(there.N)
		y, n0 := float64(others.K), float64(others.N)
		n := n1 + n0
		sum += (x*n0 - y*n1) / n
		weight += n1 * n0 / n
		p += (n1*n1*y - n0*n0*x + n1*n0*(n0-n1)/2) / (n * n)
		q += (x*(n0-y) + y*(n1-x)) / (2 * n)
	}
	if weight == 0 {
		return 0, -1, 1
	}
	d = sum / weight
	half := funnel.Z95 * math.Sqrt(max(0, d*p+q)) / weight
	if half == 0 {
		half = funnel.Z95 * math.Sqrt(1/(4*weight)) // all or none went on: as wide as chance allows
	}
	return d, max(-1, d-half), min(1, d+half)
}
