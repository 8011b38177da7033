package score

import (
	"slices"

	"baton/model"
)

// Outcome is what a lead's two axes come to: its band, the definitions that it
// meets, its grade.
type Outcome uint8

// Bands in the order of a ranking.
var Bands = [4]string{model.TalkNow, model.WarmUp, model.FindOut, model.NotOurs}

// Band is the outcome in words.
func (o Outcome) Band() string { return Bands[o&3] }

// MQL says that the lead is worth a conversation.
func (o Outcome) MQL() bool { return o&4 != 0 }

// SQL says that it is ready for Sales.
func (o Outcome) SQL() bool { return o&8 != 0 }

// Grade is A1 to D4.
func (o Outcome) Grade() string { return GradeOf(int(o>>6), int(o>>4&3)) }

// outcomes is what any fit and engagement come to, in each of the
// circumstances: a table over the few steps at which anything changes.
type outcomes struct {
	fitSteps, engagedSteps [1 << 10]uint16 // a score's step; that of fit times the width
	fitEdges, engagedEdges []int64
	cells                  []uint32 // see key
	width, size            int      // of the table of one case
}

// A cell is an outcome in its lowest byte, and the part of a rank that does
// not depend on the scores: the band, then whether fit is hardly known. With
// the scores added it orders leads, best first.
const (
	bandShift    = 29
	fitShift     = 19
	hatchShift   = 18
	engagedShift = 8
)

func key(cell uint32, fit, engaged uint16) uint32 {
	return cell + (Most-uint32(fit))<<fitShift + (Most-uint32(engaged))<<engagedShift
}

// draw lays the lines anew, after a threshold moved or a case came up.
func (c *Columns) draw() {
	o := &c.outcomes
	o.fitEdges = append(o.fitEdges[:0], 400, 600, 800, usualFit)
	o.engagedEdges = append(o.engagedEdges[:0], 100, 300, 600, usualEngagement)
	for _, defs := range [2][]model.Definition{c.r.mql, c.r.sql} {
		for i := range defs {
			o.fitEdges = append(o.fitEdges, defs[i].Fit)
			o.engagedEdges = append(o.engagedEdges, defs[i].Engagement)
		}
	}
	o.fitEdges, o.engagedEdges = edges(o.fitEdges), edges(o.engagedEdges)
	o.width = len(o.engagedEdges)
	o.size = o.width * len(o.fitEdges)
	stepsOf(&o.fitSteps, o.fitEdges, o.width)
	stepsOf(&o.engagedSteps, o.engagedEdges, 1)
	o.cells = o.cells[:0]
	for i := range c.plight.all {
		for _, fit := range o.fitEdges {
			for _, engaged := range o.engagedEdges {
				o.cells = append(o.cells, c.r.cell(&c.plight.all[i], fit, engaged))
			}
		}
	}
}

// edges are where steps begin, 0 the first.
func edges(all []int64) []int64 {
	all = append(all, 0)
	slices.Sort(all)
	all = slices.Compact(all)
	return all[slices.Index(all, 0):]
}

func stepsOf(out *[1 << 10]uint16, edges []int64, times int) {
	at := 0
	for n := range out {
		for at+1 < len(edges) && edges[at+1] <= int64(n) {
			at++
		}
		out[n] = uint16(at * times)
	}
}

// cell judges one step of one case as a single lead is judged.
func (r *Rules) cell(k *circumstances, fit, engaged int64) uint32 {
	band := uint32(slices.Index(Bands[:], r.band(k, fit, engaged)))
	out := band | band<<bandShift | uint32(fitStep(fit))<<6 | uint32(engagementStep(engaged))<<4
	if k.anyMet(r.mql, fit, engaged) {
		out |= 4
	}
	if k.anyMet(r.sql, fit, engaged) {
		out |= 8
	}
	if k.hatched {
		out |= 1 << hatchShift
	}
	return out
}
