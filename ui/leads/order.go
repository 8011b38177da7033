package leads

import (
	"cmp"
	"slices"
	"strings"

	"baton/model"
)

// rank is what a row is sorted by: a number, then a text. Rows that have
// nothing to be sorted by come last in either direction.
type rank struct {
	n     int64
	text  string
	empty bool
}

// sorting names a way to sort and says how to rank a row.
type sorting struct {
	rank   func(*model.LeadRow) rank
	scored bool // depends on scores, which come later
}

// order is all rows in one order; filters narrow it without sorting again.
type order struct {
	by   sorting
	down bool
	perm []int32
}

// entry is a row with its rank, its text shortened to eight bytes that compare
// as one number.
type entry struct {
	rank
	head uint64
	at   int32
}

func (o *order) entry(all []model.LeadRow, i int32) entry {
	e := entry{rank: o.by.rank(&all[i]), at: i}
	for j := range 8 {
		e.head <<= 8
		if j < len(e.text) {
			e.head |= uint64(e.text[j])
		}
	}
	return e
}

func (o *order) compare(a, b entry) int {
	if a.empty != b.empty {
		if a.empty {
			return 1
		}
		return -1
	}
	c := cmp.Compare(a.n, b.n)
	if c == 0 {
		c = cmp.Compare(a.head, b.head)
	}
	if c == 0 && (len(a.text) > 8 || len(b.text) > 8) {
		c = strings.Compare(a.text, b.text)
	}
	if o.down {
		c = -c
	}
	if c == 0 {
		c = cmp.Compare(a.at, b.at)
	}
	return c
}

func (o *order) sort(all []model.LeadRow) {
	list := make([]entry, len(all))
	for i := range all {
		list[i] = o.entry(all, int32(i))
	}
	slices.SortFunc(list, o.compare)
	o.perm = make([]int32, len(list))
	for i := range list {
		o.perm[i] = list[i].at
	}
}

// few is how many rows are moved to their new place one by one.
const few = 64

// renew puts changed rows where they belong now.
func (o *order) renew(all []model.LeadRow, changed []int32) {
	if o.perm == nil || len(changed) == 0 {
		return
	}
	if len(changed) > few {
		o.perm = nil
		return
	}
	o.perm = slices.DeleteFunc(o.perm, func(i int32) bool { return slices.Contains(changed, i) })
	for _, i := range changed {
		e := o.entry(all, i)
		at, _ := slices.BinarySearchFunc(o.perm, e, func(other int32, e entry) int {
			return o.compare(o.entry(all, other), e)
		})
		o.perm = slices.Insert(o.perm, at, i)
	}
}
