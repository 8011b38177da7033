package funnel

import (
	"cmp"
	"slices"
)

// Stay is how long something lasted so far. Ended is false while it lasts.
type Stay struct {
	Days  float64
	Ended bool
}

// Point is one step of a survival curve: after Days the share Left is still
// there; AtRisk were watched just before.
type Point struct {
	Days   float64
	Left   float64
	AtRisk int
}

// Curve is a survival curve, one point for each time at which a stay ended.
type Curve []Point

// Survival estimates the curve by the product limit of Kaplan and Meier
// (1958): a stay that still lasts counts as watched up to now and no longer.
// Stays that break off at the moment another ends were still at risk then.
func Survival(stays []Stay) Curve {
	sorted := slices.Clone(stays)
	slices.SortFunc(sorted, func(a, b Stay) int { return cmp.Compare(a.Days, b.Days) })
	var curve Curve
	left := 1.0
	for i := 0; i < len(sorted); {
		atRisk, ended, j := len(sorted)-i, 0, i
		for ; j < len(sorted) && sorted[j].Days == sorted[i].Days; j++ {
			if sorted[j].Ended {
				ended++
			}
		}
		if ended > 0 {
			left *= 1 - float64(ended)/float64(atRisk)
			curve = append(curve, Point{Days: sorted[i].Days, Left: left, AtRisk: atRisk})
		}
		i = j
	}
	return curve
}

// Through is the first time at which the given share is through. The small
// allowance keeps products of fractions from missing an exact half.
func (c Curve) Through(share float64) Reach {
	for _, p := range c {
		if p.Left <= 1-share+1e-9 {
			return Reach{Days: p.Days, Reached: true}
		}
	}
	return Reach{}
}
