package model

import "slices"

// Standing is the stage in which a lead stands that was moved into this one:
// the stage itself, or the one it was merged into, however often that
// happened. A stage that the agreement does not know stays as it is.
func (a *Agreement) Standing(stage ID) ID {
	for range len(a.Merged) {
		into, gone := a.Merged[stage]
		if !gone {
			break
		}
		stage = into
	}
	return stage
}

// Stand puts moves where their stages stand now; the moves given stay as they are.
func (a *Agreement) Stand(moves []Move) []Move {
	if len(a.Merged) == 0 {
		return moves
	}
	moves = slices.Clone(moves)
	for i := range moves {
		moves[i].From, moves[i].To = a.Standing(moves[i].From), a.Standing(moves[i].To)
	}
	return moves
}

// StageUse is how many leads stand in a stage, and how many ever were in it.
type StageUse struct{ Now, Ever int }

// Merge takes the stages of into out of the journey and notes where their
// leads stand. Two people who merge at the same time may leave a chain that
// leads nowhere, or round in a circle: there the stage that leads nowhere, or
// the oldest of the circle, stays. What hung on a stage that is gone hangs on
// the one it went into.
func (a *Agreement) Merge(into map[ID]ID) {
	if len(into) == 0 {
		return
	}
	known := map[ID]bool{}
	for _, s := range a.Stages {
		known[s.ID] = true
	}
	a.Merged = map[ID]ID{}
	for from := range into {
		if last := LastOf(from, into, known); known[from] && last != from {
			a.Merged[from] = last
		}
	}
	a.Stages = slices.DeleteFunc(a.Stages, func(s Stage) bool { _, gone := a.Merged[s.ID]; return gone })
	for i := range a.Items {
		a.Items[i].Stage = a.Standing(a.Items[i].Stage)
	}
	for i := range a.Plays {
		a.Plays[i].Stage = a.Standing(a.Plays[i].Stage)
	}
	for i := range a.Assets {
		a.Assets[i].Stage = a.Standing(a.Assets[i].Stage)
	}
	for i := range a.Routes {
		a.Routes[i].Start = a.Standing(a.Routes[i].Start)
	}
	if len(a.Merged) == 0 {
		a.Merged = nil
	}
}

// LastOf follows a chain of merges to the row that stays: the last that is
// known, or the oldest of a circle.
func LastOf(from ID, into map[ID]ID, known map[ID]bool) ID {
	way := []ID{from}
	for {
		at := way[len(way)-1]
		next, goes := into[at]
		if !goes || !known[next] {
			return at
		}
		if i := slices.Index(way, next); i >= 0 {
			return slices.MinFunc(way[i:], func(x, y ID) int { return slices.Compare(x[:], y[:]) })
		}
		way = append(way, next)
	}
}
