package journey

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
)

// Crossings are the first times that a lead passed each gate of its route, by
// its moves. Where its route starts past a gate, it never passes that one.
func Crossings(a *model.Agreement, l *model.Lead, moves []model.Move, handoffs map[model.ID]model.ID) []model.Crossing {
	moves = slices.Clone(moves)
	slices.SortStableFunc(moves, func(x, y model.Move) int {
		return cmp.Or(x.Happened.Compare(y.Happened), slices.Compare(x.ID[:], y.ID[:]))
	})
	track := Track(a)
	start, _ := StartStage(a, l.Route)
	best := place(track, start.ID)
	var out []model.Crossing
	for _, m := range moves {
		to := place(track, a.Standing(m.To))
		for i := best + 1; i <= to; i++ {
			if gate := track[i].Gate; gate != "" && !passed(out, gate) {
				out = append(out, model.Crossing{Gate: gate, At: crossed(l, m), Move: m.ID, Handoff: handoffs[m.ID]})
			}
		}
		best = max(best, to)
	}
	return out
}

func place(track []model.Stage, id model.ID) int {
	return slices.IndexFunc(track, func(s model.Stage) bool { return s.ID == id })
}

func passed(all []model.Crossing, gate string) bool {
	return slices.ContainsFunc(all, func(c model.Crossing) bool { return c.Gate == gate })
}

func crossed(l *model.Lead, m model.Move) time.Time {
	if m.Happened.IsZero() || m.Exact == "unknown" {
		return l.Created
	}
	return m.Happened
}
