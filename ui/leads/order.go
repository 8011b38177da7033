package leads

import (
	"cmp"
	"slices"
	"strings"

	"baton/model"
	"baton/model/where"
)

// rank is what a row is sorted by: a number or a text. Rows that have nothing
// to be sorted by come last in either direction.
type rank struct {
	n     int64
	text  string
	empty bool
}

// sorting says how a column ranks a row.
type sorting struct {
	rank   func(*model.LeadRow) rank
	field  string // instead of rank: by what rows hold in a field
	scored bool   // depends on scores, which come later
}

// rankOf is what a row is sorted by.
func (r *rows) rankOf(by sorting, i int32) rank {
	if by.rank != nil {
		return by.rank(&r.all[i])
	}
	v := r.holds(by.field, i)
	switch v.Kind {
	case where.None:
		return rank{empty: true}
	case where.Number, where.Amount, where.Moment:
		return rank{n: int64(v.Num * 1000)}
	}
	return byText(v.String())
}

// order is all rows in one order; filters narrow it without sorting again.
type order struct {
	by   sorting
	down bool
	perm []int32
}

// entry is a row with its rank and the part of it that compares as one number.
type entry struct {
	rank
	head uint64
	at   int32
}

func (o *order) entry(r *rows, i int32) entry {
	e := entry{rank: r.rankOf(o.by, i), at: i}
	e.head = uint64(e.n) ^ 1<<63 // negative numbers before positive ones
	if e.text != "" {
		e.head = head(e.text)
	}
	if o.down {
		e.head = ^e.head
	}
	return e
}

// head is the first eight bytes of a text as a number.
func head(s string) (h uint64) {
	if len(s) >= 8 {
		return uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 | uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56
	}
	for j := range 8 {
		h <<= 8
		if j < len(s) {
			h |= uint64(s[j])
		}
	}
	return h
}

func (o *order) compare(a, b entry) int {
	if a.empty != b.empty {
		if a.empty {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.head, b.head), o.texts(a.text, b.text), cmp.Compare(a.at, b.at))
}

func (o *order) texts(a, b string) int {
	if o.down {
		return strings.Compare(b, a)
	}
	return strings.Compare(a, b)
}

// sort works on heads, byte by byte (a radix sort, so equal rows keep their
// order); only rows whose heads are equal are compared by their whole texts.
func (o *order) sort(r *rows) {
	all := r.all
	heads, texts := make([]uint64, len(all)), make([]string, len(all))
	o.perm = make([]int32, 0, len(all))
	var empty []int32
	long := false
	for i := range all {
		e := o.entry(r, int32(i))
		if e.empty {
			empty = append(empty, e.at)
			continue
		}
		heads[i], texts[i] = e.head, e.text
		long = long || len(e.text) > 8
		o.perm = append(o.perm, e.at)
	}
	o.perm = radix(o.perm, heads)
	if long {
		o.within(heads, texts)
	}
	o.perm = append(o.perm, empty...)
}

// run is a row among others whose texts begin alike: what comes next in its
// text as a number, and where it stands.
type run struct {
	head uint64
	at   int32
}

// within sorts each run of equal heads by the rest of the text: mostly by the
// next eight bytes of it, which is comparing numbers again.
func (o *order) within(heads []uint64, texts []string) {
	var list []run
	for from := 0; from < len(o.perm); {
		to := from + 1
		for to < len(o.perm) && heads[o.perm[to]] == heads[o.perm[from]] {
			to++
		}
		if to-from > 1 {
			list = o.runs(list[:0], o.perm[from:to], texts)
			slices.SortFunc(list, func(a, b run) int {
				if a.head != b.head {
					return cmp.Compare(a.head, b.head)
				}
				return cmp.Or(o.texts(texts[a.at], texts[b.at]), cmp.Compare(a.at, b.at))
			})
			for i := range list {
				o.perm[from+i] = list[i].at
			}
		}
		from = to
	}
}

func (o *order) runs(list []run, rows []int32, texts []string) []run {
	for _, i := range rows {
		r := run{at: i}
		if len(texts[i]) > 8 {
			r.head = head(texts[i][8:])
		}
		if o.down {
			r.head = ^r.head
		}
		list = append(list, r)
	}
	return list
}

// radix sorts positions by their numbers, sixteen bits at a time.
func radix(perm []int32, heads []uint64) []int32 {
	next := make([]int32, len(perm))
	var counts [1 << 16]int32
	for shift := 0; shift < 64; shift += 16 {
		clear(counts[:])
		for _, i := range perm {
			counts[uint16(heads[i]>>shift)]++
		}
		if len(perm) == 0 || counts[uint16(heads[perm[0]]>>shift)] == int32(len(perm)) {
			continue // all the same here
		}
		sum := int32(0)
		for b, n := range counts {
			counts[b] = sum
			sum += n
		}
		for _, i := range perm {
			b := uint16(heads[i] >> shift)
			next[counts[b]] = i
			counts[b]++
		}
		perm, next = next, perm
	}
	return perm
}

// few is how many rows are moved to their new place one by one.
const few = 64

// renew puts changed rows where they belong now; those that are held stay where
// they are until one sorts.
func (o *order) renew(r *rows, changed []int32) {
	if o.perm == nil || len(changed) == 0 {
		return
	}
	changed = slices.DeleteFunc(slices.Clone(changed), func(i int32) bool { return r.held[i] })
	if len(changed) > few {
		o.perm = nil
		return
	}
	o.perm = slices.DeleteFunc(o.perm, func(i int32) bool { return slices.Contains(changed, i) })
	for _, i := range changed {
		e := o.entry(r, i)
		at, _ := slices.BinarySearchFunc(o.perm, e, func(other int32, e entry) int {
			return o.compare(o.entry(r, other), e)
		})
		o.perm = slices.Insert(o.perm, at, i)
	}
}
