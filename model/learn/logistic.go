package learn

import "math"

// logistic is a logistic fit with an intercept and one weight for each value
// of each column. A value counts as 1 less its share where the column is known
// and 0 where it is not, so that being known says nothing by itself. Weights
// have a normal prior of mean 0 and deviation 1 (ridge): it takes data to make
// the odds of one value more than e times those of another.
type logistic struct {
	columns   []column
	first     []int // of each column, the place of its first weight
	share     []float64
	intercept float64
	weight    []float64
	offset    []float64 // of each column, what its shares take away
}

const (
	ridge     = 1.0  // one over the prior's variance
	flat      = 1e-8 // a gradient this small, per lead, is a fit
	steps     = 50
	curvature = 200 // steps of the conjugate gradients within one
)

func fitLogistic(columns []column, rows []row, take func(*row) bool) *logistic {
	l := &logistic{columns: columns}
	for i := range columns {
		l.first = append(l.first, len(l.share))
		yes, no, knownYes, knownNo := columns[i].tally(rows, take)
		for j := range yes {
			l.share = append(l.share, float64(yes[j]+no[j])/float64(max(knownYes+knownNo, 1)))
		}
	}
	l.weight = make([]float64, len(l.share))
	var at []int
	for i := range rows {
		if take(&rows[i]) {
			at = append(at, i)
		}
	}
	l.climb(rows, at)
	l.offset = l.offsets(l.weight)
	return l
}

// climb is Newton's method; each step is solved by conjugate gradients, which
// need no matrix, and halved until it is a gain.
func (l *logistic) climb(rows []row, at []int) {
	loss := l.loss(rows, at)
	for range steps {
		grad, curve := l.slope(rows, at)
		if norm(grad) <= flat*float64(len(at)+1) {
			return
		}
		step := l.solve(at, curve, grad)
		was, wasIntercept := append([]float64(nil), l.weight...), l.intercept
		better := false
		for size := 1.0; size > 1e-6 && !better; size /= 2 {
			l.intercept = wasIntercept - size*step[0]
			for j := range l.weight {
				l.weight[j] = was[j] - size*step[j+1]
			}
			if now := l.loss(rows, at); now < loss {
				loss, better = now, true
			}
		}
		if !better {
			l.intercept, l.weight = wasIntercept, was
			return
		}
	}
}

// score is the log of the odds.
func (l *logistic) score(i int) float64 { return l.dot(i, l.intercept, l.weight, l.offset) }

// offsets are what the shares of each column take away under some weights.
func (l *logistic) offsets(weight []float64) []float64 {
	out := make([]float64, len(l.columns))
	for c := range l.columns {
		for j := range l.columns[c].choices {
			out[c] += weight[l.first[c]+j] * l.share[l.first[c]+j]
		}
	}
	return out
}

func (l *logistic) dot(i int, intercept float64, weight, offset []float64) float64 {
	sum := intercept
	for c := range l.columns {
		code := l.columns[c].code[i]
		if code == notKnown {
			continue
		}
		sum -= offset[c]
		if code >= 0 {
			sum += weight[l.first[c]+int(code)]
		}
	}
	return sum
}

// loss is the negative log of likelihood and prior together.
func (l *logistic) loss(rows []row, at []int) float64 {
	offset := l.offsets(l.weight)
	sum := 0.0
	for _, i := range at {
		eta := l.dot(i, l.intercept, l.weight, offset)
		if rows[i].yes {
			eta = -eta
		}
		sum += math.Max(eta, 0) + math.Log1p(math.Exp(-math.Abs(eta)))
	}
	for _, w := range l.weight {
		sum += ridge * w * w / 2
	}
	return sum
}

// slope is the gradient of the loss (the intercept first) and each lead's
// curvature.
func (l *logistic) slope(rows []row, at []int) (grad, curve []float64) {
	offset := l.offsets(l.weight)
	off := make([]float64, len(at))
	curve = make([]float64, len(at))
	for k, i := range at {
		p := 1 / (1 + math.Exp(-l.dot(i, l.intercept, l.weight, offset)))
		off[k], curve[k] = p, p*(1-p)
		if rows[i].yes {
			off[k]--
		}
	}
	return l.gather(at, off, l.weight), curve
}

// gather adds what the leads pull at each weight, and the prior.
func (l *logistic) gather(at []int, pull, weight []float64) []float64 {
	out := make([]float64, len(weight)+1)
	known := make([]float64, len(l.columns))
	for k, i := range at {
		out[0] += pull[k]
		for c := range l.columns {
			code := l.columns[c].code[i]
			if code == notKnown {
				continue
			}
			known[c] += pull[k]
			if code >= 0 {
				out[1+l.first[c]+int(code)] += pull[k]
			}
		}
	}
	for c := range l.columns {
		for j := range l.columns[c].choices {
			out[1+l.first[c]+j] -= l.share[l.first[c]+j] * known[c]
		}
	}
	for j, w := range weight {
		out[1+j] += ridge * w
	}
	return out
}

// solve finds the step that the curvature asks for.
func (l *logistic) solve(at []int, curve, grad []float64) []float64 {
	x := make([]float64, len(grad))
	rest := append([]float64(nil), grad...)
	way := append([]float64(nil), grad...)
	size := inner(rest, rest)
	enough := size * 1e-12
	for range curvature {
		if size <= enough || size == 0 {
			break
		}
		bent := l.bend(at, curve, way)
		by := size / inner(way, bent)
		for j := range x {
			x[j] += by * way[j]
			rest[j] -= by * bent[j]
		}
		next := inner(rest, rest)
		for j := range way {
			way[j] = rest[j] + next/size*way[j]
		}
		size = next
	}
	return x
}

// bend is the curvature of the loss along a way.
func (l *logistic) bend(at []int, curve, way []float64) []float64 {
	weight := way[1:]
	offset := l.offsets(weight)
	pull := make([]float64, len(at))
	for k, i := range at {
		pull[k] = curve[k] * l.dot(i, way[0], weight, offset)
	}
	return l.gather(at, pull, weight)
}

func inner(x, y []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

func norm(x []float64) float64 {
	most := 0.0
	for _, v := range x {
		most = max(most, math.Abs(v))
	}
	return most
}
