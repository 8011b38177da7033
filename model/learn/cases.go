package learn

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"baton/model"
)

// Case is a lead to read where there are too few for rates. Beside a lead that
// is yes stands the one most like it that is not.
type Case struct {
	Lead  model.ID
	Name  string
	Yes   bool
	Alike []string // fields in which it is like the case before it
}

const (
	fewest = 6 // cases to read together, where there are as many leads
	pairs  = 5
)

// cases are the latest leads that are yes, each with its nearest that is not;
// where those are fewer than three, the latest of the others too.
func cases(rows []row, columns []column) []Case {
	var yes, no []int
	for i := range rows {
		if rows[i].yes {
			yes = append(yes, i)
		} else {
			no = append(no, i)
		}
	}
	latest(rows, yes)
	latest(rows, no)
	if len(yes) == 0 {
		no = no[:min(len(no), fewest)]
	}
	var out []Case
	for _, i := range yes[:min(len(yes), pairs)] {
		out = append(out, caseOf(&rows[i], nil))
		if near, alike := nearest(i, no, columns); near >= 0 {
			no = slices.DeleteFunc(no, func(k int) bool { return k == near })
			out = append(out, caseOf(&rows[near], alike))
		}
	}
	for len(no) > 0 && len(out) < fewest {
		out = append(out, caseOf(&rows[no[0]], nil))
		no = no[1:]
	}
	return out
}

func caseOf(r *row, alike []string) Case {
	return Case{Lead: r.lead.Facts.Lead.ID, Name: r.lead.Name, Yes: r.yes, Alike: alike}
}

// latest sorts rows by when they came to stand where they do, the last first.
func latest(rows []row, at []int) {
	slices.SortFunc(at, func(x, y int) int {
		a, b := rows[x].lead, rows[y].lead
		return cmp.Or(b.Since.Compare(a.Since), strings.Compare(a.Name, b.Name), bytes.Compare(a.Facts.Lead.ID[:], b.Facts.Lead.ID[:]))
	})
}

// nearest is the row most alike in what is known of both; among equals the
// latest. It is -1 when there is none.
func nearest(i int, among []int, columns []column) (near int, alike []string) {
	near, best := -1, -1.0
	for _, k := range among {
		var same []string
		both, equal := 0, 0
		for c := range columns {
			x, y := columns[c].code[i], columns[c].code[k]
			if x < 0 || y < 0 {
				continue
			}
			if both++; x != y {
				continue
			}
			if equal++; columns[c].about.ID.IsZero() {
				same = append(same, columns[c].field)
			}
		}
		if like := float64(equal) / float64(both+1); like > best {
			near, alike, best = k, same, like
		}
	}
	return near, slices.Compact(alike)
}
