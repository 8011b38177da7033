package funnel

import (
	"slices"
	"time"

	"baton/model"
)

// Stage is what became of the leads that entered one stage in a period.
// Entered = Advanced + Lost + Open, always.
type Stage struct {
	ID                            model.ID
	Entered, Advanced, Lost, Open int
	// Half and NinetyOf100 are how long it takes until half, and 90 of 100,
	// are through: gone on, or out.
	Half, NinetyOf100 Reach
}

// Conversion is the share that went on, of all that entered.
func (s Stage) Conversion() Rate { return Rate{K: s.Advanced, N: s.Entered} }

// Reach is a time that may not have been reached yet.
type Reach struct {
	Days    float64
	Reached bool
}

// Stages counts the passages that began in [from, to), stage by stage in the
// order of the journey. A zero time leaves that side open.
func Stages(j Journey, passages []Passage, from, to time.Time) []Stage {
	out := make([]Stage, len(j.Order))
	stays := make([][]Stay, len(j.Order))
	for i, id := range j.Order {
		out[i].ID = id
	}
	for _, p := range passages {
		i := slices.Index(j.Order, p.Stage)
		if i < 0 || !Within(p.Entered, from, to) {
			continue
		}
		out[i].add(p.Fate)
		if !p.Untimed {
			stays[i] = append(stays[i], Stay{Days: p.Days(), Ended: p.Fate != Open})
		}
	}
	for i := range out {
		curve := Survival(stays[i])
		out[i].Half, out[i].NinetyOf100 = curve.Through(0.5), curve.Through(0.9)
	}
	return out
}

func (s *Stage) add(f Fate) {
	s.Entered++
	switch f {
	case Advanced:
		s.Advanced++
	case Lost:
		s.Lost++
	default:
		s.Open++
	}
}

// Within says whether t lies in [from, to); a zero bound is no bound.
func Within(t, from, to time.Time) bool {
	return (from.IsZero() || !t.Before(from)) && (to.IsZero() || t.Before(to))
}
