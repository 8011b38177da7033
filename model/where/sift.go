package where

import "time"

// Column is one field of many rows: each row has a code, and each code stands
// for a value, so that a hundred thousand rows are sifted without looking at
// one value twice.
type Column struct {
	Codes  []uint32
	Values []Value
	known  map[string]uint32
}

// NewColumn makes a column of n rows that hold nothing yet.
func NewColumn(n int) *Column {
	return &Column{Codes: make([]uint32, n), Values: []Value{{}}, known: map[string]uint32{}}
}

// Set says what a row holds.
func (c *Column) Set(row int, v Value) {
	switch {
	case v.Kind == None:
		c.Codes[row] = 0
		return
	case shared(v):
		code, ok := c.known[v.Text]
		if !ok {
			code = c.add(v)
			c.known[v.Text] = code
		}
		c.Codes[row] = code
		return
	}
	if code := c.Codes[row]; code > 0 && !shared(c.Values[code]) {
		c.Values[code] = v
		return
	}
	c.Codes[row] = c.add(v)
}

// shared says that rows which hold the same text share one code.
func shared(v Value) bool { return v.Kind == Text || v.Kind == YesNo || v.Kind == Date }

func (c *Column) add(v Value) uint32 {
	c.Values = append(c.Values, v)
	return uint32(len(c.Values) - 1)
}

// At is what a row holds.
func (c *Column) At(row int) Value { return c.Values[c.Codes[row]] }

// sieve is all rows, and what is known of them.
type sieve struct {
	rows int
	of   func(field string) *Column
	now  time.Time
}

// Sift says of each row whether it is meant. A field without a column is
// null everywhere.
func Sift(e Expr, rows int, of func(field string) *Column, now time.Time) []bool {
	return e.sift(&sieve{rows: rows, of: of, now: now})
}

func (t *Test) sift(s *sieve) []bool {
	out := make([]bool, s.rows)
	is := t.against(s.now)
	c := s.of(t.Field)
	if c == nil {
		if is(Value{}) {
			flip(out)
		}
		return out
	}
	pass := make([]bool, len(c.Values))
	for i := range c.Values {
		pass[i] = is(c.Values[i])
	}
	for i, code := range c.Codes {
		out[i] = pass[code]
	}
	return out
}

func (e every) sift(s *sieve) []bool {
	out := e[0].sift(s)
	for _, x := range e[1:] {
		for i, is := range x.sift(s) {
			out[i] = out[i] && is
		}
	}
	return out
}

func (e either) sift(s *sieve) []bool {
	out := e[0].sift(s)
	for _, x := range e[1:] {
		for i, is := range x.sift(s) {
			out[i] = out[i] || is
		}
	}
	return out
}

func (e not) sift(s *sieve) []bool {
	out := e.of.sift(s)
	flip(out)
	return out
}

func flip(list []bool) {
	for i := range list {
		list[i] = !list[i]
	}
}
