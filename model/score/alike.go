package score

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"baton/model"
)

// Likeness is how much a lead looks like our best clients, over the criteria
// that all of them meet.
type Likeness struct {
	Lead     model.ID
	Company  model.ID
	Name     string
	At       int // its place among the leads it was compared with
	For      int // meets, as all best clients do
	Against  int
	NotKnown int
}

// Of is over how many criteria the lead was compared.
func (l Likeness) Of() int { return l.For + l.Against + l.NotKnown }

// Shared are the places of the criteria that all best clients meet (of those
// we never take: that none of them is): nothing is known against it, and it is
// known for at least half of them, so that silence alone makes no likeness.
func (s Stands) Shared() []int {
	var out []int
	for i, c := range s.Criteria {
		asked, speaks, against := 0, 0, 0
		for _, b := range s.Best {
			switch a := b.Answers[i]; {
			case a == NotAsked:
				continue
			case a.For(c.Class):
				speaks++
			case a.Against(c.Class):
				against++
			}
			asked++
		}
		if speaks > 0 && against == 0 && 2*speaks >= asked {
			out = append(out, i)
		}
	}
	return out
}

// Alike compares the open leads with what our best clients share, the most
// alike first: who meets most of it, then who has least against it. What is
// not known is no no: it only stands behind what is known to be met. A lead of
// a best client is like it anyway and is left out.
func (s Stands) Alike() []Likeness {
	shared := s.Shared()
	if len(shared) == 0 {
		return nil
	}
	own := map[model.ID]bool{}
	for _, b := range s.Best {
		own[b.Company] = !b.Company.IsZero()
	}
	out := make([]Likeness, 0, len(s.Leads))
	for at, l := range s.Leads {
		if own[l.Company] {
			continue
		}
		k := Likeness{Lead: l.Lead, Company: l.Company, Name: l.Name, At: at}
		for _, i := range shared {
			switch a := l.Answers[i]; {
			case a.For(s.Criteria[i].Class):
				k.For++
			case a.Against(s.Criteria[i].Class):
				k.Against++
			case a.Open():
				k.NotKnown++
			}
		}
		out = append(out, k)
	}
	slices.SortFunc(out, func(x, y Likeness) int {
		return cmp.Or(cmp.Compare(y.For, x.For), cmp.Compare(x.Against, y.Against),
			strings.Compare(x.Name, y.Name), bytes.Compare(x.Lead[:], y.Lead[:]))
	})
	return out
}

// Coverage counts how each criterion stands, over the open leads and over the
// best clients.
func (s Stands) Coverage() []model.Coverage {
	out := make([]model.Coverage, len(s.Criteria))
	for i, c := range s.Criteria {
		k := &out[i]
		k.Criterion = c.ID
		for _, l := range s.Leads {
			if l.Answers[i] == Deciding {
				k.Deciding++
			}
			count(l.Answers[i], &k.Met, &k.NotMet, &k.Unknown)
		}
		for _, b := range s.Best {
			count(b.Answers[i], &k.BestMet, &k.BestNot, &k.BestUnknown)
		}
	}
	return out
}

func count(a Answer, yes, no, open *int) {
	switch {
	case a == Yes:
		*yes++
	case a == No:
		*no++
	case a.Open():
		*open++
	}
}
