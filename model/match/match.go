// Package match answers: which rows of the firm may be one and the same, and
// what says so? Two people who entered the same list without knowing of each
// other have everything twice; the firm sees the pairs and decides.
package match

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"

	"baton/model"
)

const (
	likely = 0.5 // from here on a pair is listed
	sure   = 0.6 // from here on what hangs on the two is compared as if they were one
)

// Firm is everybody and everything that may be there twice. Texts by which
// rows are compared stand in their normal form: the one in which a list is
// matched to who is known.
type Firm struct {
	Companies []Company
	People    []Person
	Leads     []Lead
	Apart     map[[2]model.ID]bool // pairs of which somebody said that they are two
}

// Pair is two rows in the order in which a pair is kept.
func Pair(a, b model.ID) [2]model.ID {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return [2]model.ID{a, b}
}

// Row is what rows of every noun have.
type Row struct {
	ID        model.ID
	Name      string // as it is shown
	List, Key string // the list it came from, and its id there
}

// keptApart says that one list has the two under ids of their own: whoever
// keeps it knows them as two.
func (r Row) keptApart(o Row) bool {
	return r.Key != "" && o.Key != "" && r.List == o.List && r.Key != o.Key
}

// Pairs lists the likely pairs, the likeliest first, then by id. It does not
// depend on the order of the rows. Of several that are alike each is paired
// with the first by id, so that the list never grows faster than the firm.
func (f Firm) Pairs() []model.Duplicate {
	companies := pairs("company", f.Companies, f.Apart)
	firms := together(companies)
	people := slices.Clone(f.People)
	for i := range people {
		people[i].at = firms.one(people[i].Company)
	}
	persons := pairs("person", people, f.Apart)
	contacts := together(persons)
	leads := slices.Clone(f.Leads)
	for i := range leads {
		leads[i].at, leads[i].with = firms.one(leads[i].Company), contacts.one(leads[i].Contact)
	}
	all := slices.Concat(companies, persons, pairs("lead", leads, f.Apart))
	slices.SortFunc(all, func(x, y model.Duplicate) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), bytes.Compare(x.A[:], y.A[:]), bytes.Compare(x.B[:], y.B[:]))
	})
	return all
}

// known is a row of one noun that can be compared with another of it.
type known[R any] interface {
	row() Row
	keys() []string // what another row must share one of, to be compared at all
	like(R) evidence
}

// pairs compares every row with the first that shares one of its keys.
func pairs[R known[R]](noun string, rows []R, apart map[[2]model.ID]bool) []model.Duplicate {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(x, y R) int { a, b := x.row().ID, y.row().ID; return bytes.Compare(a[:], b[:]) })
	var out []model.Duplicate
	first := make(map[string]int, len(rows))
	var met []int
	for i, r := range rows {
		met = met[:0]
		for _, key := range r.keys() {
			j, taken := first[key]
			if !taken {
				first[key] = i
			}
			if !taken || slices.Contains(met, j) {
				continue
			}
			met = append(met, j)
			if d, ok := compare(noun, rows[j], r); ok && !apart[Pair(d.A, d.B)] {
				out = append(out, d)
			}
		}
	}
	return out
}

func compare[R known[R]](noun string, x, y R) (model.Duplicate, bool) {
	a, b := x.row(), y.row()
	if a.keptApart(b) {
		return model.Duplicate{}, false
	}
	e := x.like(y)
	d := model.Duplicate{Noun: noun, A: a.ID, B: b.ID, NameA: a.Name, NameB: b.Name, Score: math.Round(e.score*100) / 100, Why: strings.Join(e.why, ", ")}
	return d, d.Score >= likely
}

// evidence is what speaks for two rows being one, and against it.
type evidence struct {
	score float64
	why   []string
}

// supports takes a share of the doubt that is left.
func (e *evidence) supports(share float64, why string) {
	e.score += share * (1 - e.score)
	e.why = append(e.why, why)
}

// doubts takes a share of the score.
func (e *evidence) doubts(share float64, why string) {
	e.score *= 1 - share
	e.why = append(e.why, why)
}

// ones says which rows count as one: each leads to another, the last to none.
type ones map[model.ID]model.ID

func together(list []model.Duplicate) ones {
	o := ones{}
	for _, d := range list {
		if a, b := o.one(d.A), o.one(d.B); d.Score >= sure && a != b {
			o[b] = a
		}
	}
	return o
}

// one is the row that stands for all that count as one with a row.
func (o ones) one(id model.ID) model.ID {
	next, joined := o[id]
	if !joined {
		return id
	}
	o[id] = o.one(next)
	return o[id]
}

// same says whether two links lead to one row, and in which words; a link
// that leads nowhere is the same as nothing.
func same(a, b, oneA, oneB model.ID, what string) (words string, ok bool) {
	switch {
	case oneA != oneB || oneA.IsZero():
		return "", false
	case a != b:
		return "likely the same " + what, true
	}
	return "same " + what, true
}
