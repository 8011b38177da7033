package learn

import (
	"cmp"
	"hash/fnv"
	"slices"

	"baton/model"
)

// Folds is into how many parts the leads are dealt; each is scored by what the
// others taught.
const Folds = 5

// deal puts every row into a fold: the same leads in any order, and the same
// list in another firm's file, are dealt alike. The leads of one company stay together, else a
// company's own past would be its forecast; companies with most yes are dealt
// first, each to the fold that has least yes, then least leads.
func deal(rows []row) {
	var yes, size [Folds]int
	for _, t := range teamsOf(rows) {
		to := emptiest(yes, size, t.yes > 0)
		for _, i := range t.rows {
			rows[i].fold = to
		}
		yes[to] += t.yes
		size[to] += len(t.rows)
	}
}

// emptiest is the fold with least yes, where that matters, then least leads.
func emptiest(yes, size [Folds]int, byYes bool) int {
	to := 0
	for f := 1; f < Folds; f++ {
		switch {
		case byYes && yes[f] != yes[to]:
			if yes[f] < yes[to] {
				to = f
			}
		case size[f] < size[to]:
			to = f
		}
	}
	return to
}

// teamsOf gathers the rows by company, those with most yes first.
func teamsOf(rows []row) []*team {
	teams := map[model.ID]*team{}
	var all []*team
	for i := range rows {
		id, name := whose(&rows[i].facts)
		t, ok := teams[id]
		if !ok {
			t = &team{hash: hashOf(name), id: id}
			teams[id] = t
			all = append(all, t)
		}
		t.rows = append(t.rows, i)
		if rows[i].yes {
			t.yes++
		}
	}
	slices.SortFunc(all, func(x, y *team) int {
		return cmp.Or(cmp.Compare(y.yes, x.yes), cmp.Compare(len(y.rows), len(x.rows)), cmp.Compare(x.hash, y.hash), slices.Compare(x.id[:], y.id[:]))
	})
	return all
}

// team are the leads of one company.
type team struct {
	id   model.ID
	hash uint64
	rows []int
	yes  int
}

// whose is the company of a lead, else the lead itself, with what it goes by
// outside this file.
func whose(f *model.Facts) (id model.ID, name string) {
	switch {
	case f.Company != nil:
		return f.Company.ID, f.Company.Name + "\x00" + f.Company.Domain
	case f.Lead.Key != "":
		return f.Lead.ID, f.Lead.List + "\x00" + f.Lead.Key
	}
	return f.Lead.ID, f.Lead.ID.String()
}

func hashOf(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()
}
