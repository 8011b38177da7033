// Package funnel answers: how many of the leads that entered a stage got
// through it, and how long did that take?
//
// Every lead that entered counts, the lost ones too; one that is still in the
// stage is open, not failed. A lead that started past a stage was never in
// it. Callers keep kinds and routes apart by passing one at a time.
package funnel

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
)

// Journey is the order of the stages, the last of them signed, and the
// places where a lead ends without signing. A place that is in neither list,
// like nurture, is a pause.
type Journey struct {
	Order  []model.ID
	Closed []model.ID
}

// JourneyOf reads the journey of an agreement.
func JourneyOf(stages []model.Stage) Journey {
	sorted := slices.Clone(stages)
	slices.SortStableFunc(sorted, func(a, b model.Stage) int { return cmp.Compare(a.Rank, b.Rank) })
	var j Journey
	var signed []model.ID
	for _, s := range sorted {
		switch s.Kind {
		case "open":
			j.Order = append(j.Order, s.ID)
		case "signed":
			signed = append(signed, s.ID)
		case "lost", "not-ours":
			j.Closed = append(j.Closed, s.ID)
		}
	}
	j.Order = append(j.Order, signed...)
	return j
}

// Fate is how a lead's time in a stage ended.
type Fate uint8

// The fates. Open includes leads that wait in nurture or went back.
const (
	Open Fate = iota
	Advanced
	Lost
)

// Passage is one lead's way through one stage, however often it came back.
// Until is when it ended, paused, or the present moment.
type Passage struct {
	Lead, Stage    model.ID
	Entered, Until time.Time
	Fate           Fate
	Untimed        bool // nobody knows when: the passage counts, its time does not
}

// Days is the time in the stage in days of 24 hours, never negative.
func (p Passage) Days() float64 {
	return max(0, p.Until.Sub(p.Entered).Hours()/24)
}

// Passages follows every lead through the journey up to asOf. Moves of one
// lead are taken by when they happened, ties in the order given.
func Passages(j Journey, moves []model.Move, asOf time.Time) []Passage {
	byLead := map[model.ID][]model.Move{}
	var leads []model.ID
	for _, m := range moves {
		if m.Happened.After(asOf) {
			continue
		}
		if _, seen := byLead[m.Lead]; !seen {
			leads = append(leads, m.Lead)
		}
		byLead[m.Lead] = append(byLead[m.Lead], m)
	}
	var all []Passage
	for _, lead := range leads {
		all = append(all, follow(j, byLead[lead], asOf)...)
	}
	return all
}

func follow(j Journey, moves []model.Move, asOf time.Time) []Passage {
	slices.SortStableFunc(moves, func(a, b model.Move) int { return a.Happened.Compare(b.Happened) })
	var way []Passage
	var here model.ID
	for _, m := range moves {
		for i := range way {
			way[i].meet(j, m, here)
		}
		here = m.To
		if slices.Contains(j.Order, m.To) && !slices.ContainsFunc(way, func(p Passage) bool { return p.Stage == m.To }) {
			way = append(way, Passage{Lead: m.Lead, Stage: m.To, Entered: m.Happened, Until: m.Happened, Untimed: m.Exact == "unknown"})
		}
	}
	for i := range way {
		if way[i].Stage == here && way[i].Fate == Open {
			way[i].Until = asOf
		}
	}
	return way
}

// meet lets a passage feel the lead's next move; here is where the lead was.
func (p *Passage) meet(j Journey, m model.Move, here model.ID) {
	mine, next := slices.Index(j.Order, p.Stage), slices.Index(j.Order, m.To)
	switch {
	case p.Fate == Advanced:
		return
	case next > mine:
		p.Fate = Advanced
	case slices.Contains(j.Closed, m.To):
		p.Fate = Lost
	case next == mine: // back again after a pause or a loss
		p.Fate = Open
		return
	case here != p.Stage:
		return
	}
	p.Until = m.Happened
	p.Untimed = p.Untimed || m.Exact == "unknown"
}
