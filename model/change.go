package model

// Ref names one row.
type Ref struct {
	Noun string
	ID   ID
}

// Change tells a screen what a write touched, so that it re-reads only that.
// All means: too much to name (opening, import, undo of an import).
type Change struct {
	Tx    ID
	Label string
	Rows  []Ref
	All   bool
}

// Touches says whether the change concerns one of the nouns.
func (c Change) Touches(nouns ...string) bool {
	if c.All {
		return true
	}
	for _, r := range c.Rows {
		for _, n := range nouns {
			if r.Noun == n {
				return true
			}
		}
	}
	return false
}
