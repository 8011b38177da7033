package leads

import (
	"bytes"
	"slices"
	"strings"

	"baton/model"
)

// index finds words in the rows: one lower-cased buffer with a line a row,
// searched as a whole, so that every keystroke counts all rows at once. Rows
// that changed since are kept beside it.
type index struct {
	text  []byte
	start []uint32 // where each row begins; one more for the end
	fresh map[int32]string
}

func newIndex(all []model.LeadRow) *index {
	x := &index{text: make([]byte, 0, 72*len(all)), start: make([]uint32, 0, len(all)+1), fresh: map[int32]string{}}
	for i := range all {
		x.start = append(x.start, uint32(len(x.text)))
		r := &all[i]
		for _, s := range [...]string{r.Name, r.Person, r.Email, r.Title} {
			if s != "" {
				x.text = appendLower(x.text, s)
				x.text = append(x.text, '\t')
			}
		}
		x.text = append(x.text, '\n')
	}
	x.start = append(x.start, uint32(len(x.text)))
	return x
}

// appendLower adds s in lower case; ASCII, the usual case, without a copy.
func appendLower(b []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return append(b[:len(b)-i], strings.ToLower(s)...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

// hits are the rows that were found, one bit each.
type hits struct {
	bits []uint64
	n    int
}

func (h *hits) has(i int32) bool { return h.bits[i>>6]&(1<<(i&63)) != 0 }

func (h *hits) set(i int32, on bool) {
	switch was := h.has(i); {
	case on && !was:
		h.bits[i>>6] |= 1 << (i & 63)
		h.n++
	case !on && was:
		h.bits[i>>6] &^= 1 << (i & 63)
		h.n--
	}
}

// words are what to look for.
func words(query string) [][]byte { return bytes.Fields([]byte(strings.ToLower(query))) }

// find gives the rows that hold every word; nil when there is none to look for.
func (x *index) find(query string) *hits {
	look := words(query)
	if len(look) == 0 {
		return nil
	}
	x.rarestFirst(look)
	n := len(x.start) - 1
	h := &hits{bits: make([]uint64, (n+63)/64)}
	row := 0
	for at := 0; at < len(x.text); {
		next := bytes.Index(x.text[at:], look[0])
		if next < 0 {
			break
		}
		for at += next; int(x.start[row+1]) <= at; {
			row++
		}
		if all(x.text[x.start[row]:x.start[row+1]], look[1:]) {
			h.set(int32(row), true)
		}
		at = int(x.start[row+1])
	}
	for i, line := range x.fresh {
		h.set(i, all([]byte(line), look))
	}
	return h
}

// sample is how much of the text is looked at to see which word is rare.
const sample = 64 << 10

// rarestFirst puts the word first that the buffer holds least often: the
// others are looked for only where it stands.
func (x *index) rarestFirst(look [][]byte) {
	if len(look) < 2 {
		return
	}
	part := x.text[:min(sample, len(x.text))]
	slices.SortStableFunc(look, func(a, b []byte) int { return bytes.Count(part, a) - bytes.Count(part, b) })
}

// contains says whether one row holds every word.
func (x *index) contains(i int32, query string) bool {
	line, ok := x.fresh[i]
	if !ok {
		line = string(x.text[x.start[i]:x.start[i+1]])
	}
	return all([]byte(line), words(query))
}

func all(line []byte, look [][]byte) bool {
	for _, w := range look {
		if !bytes.Contains(line, w) {
			return false
		}
	}
	return true
}

// change takes the new words of a row.
func (x *index) change(i int32, r *model.LeadRow) {
	x.fresh[i] = strings.ToLower(strings.Join([]string{r.Name, r.Person, r.Email, r.Title}, "\t"))
}
