package learn

import (
	"math"

	"baton/model/funnel"
)

// newcombe is the difference of two shares with its 95 % range (Newcombe,
// 1998, method 10): the two Wilson ranges put together.
func newcombe(x, y funnel.Rate) (diff, low, high float64) {
	px, py := float64(x.K)/float64(x.N), float64(y.K)/float64(y.N)
	lx, hx := x.Range()
	ly, hy := y.Range()
	diff = px - py
	return diff, diff - math.Hypot(px-lx, hy-py), diff + math.Hypot(hx-px, py-ly)
}

// fisher is the chance of a table at least as unlikely as this one, were there
// no difference: Fisher's exact test, two-sided.
func fisher(x, y funnel.Rate) float64 {
	with, all := x.K+y.K, x.N+y.N
	from, to := max(0, with-y.N), min(with, x.N)
	rest := choose(all, with)
	seen := choose(x.N, x.K) + choose(y.N, y.K) - rest
	sum := 0.0
	for k := from; k <= to; k++ {
		if p := choose(x.N, k) + choose(y.N, with-k) - rest; p <= seen+1e-9 {
			sum += math.Exp(p)
		}
	}
	return min(sum, 1)
}

// choose is the log of n over k.
func choose(n, k int) float64 {
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}
