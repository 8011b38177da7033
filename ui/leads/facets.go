package leads

import "baton/model"

// facets are what filters look at, as one small number a row and filter, so
// that a hundred thousand rows are sifted without touching the rows.
type facets struct {
	codes [filters][]uint16
	known [filters]map[string]uint16
	worth []int64 // minor units of the firm's own currency
	home  string
}

func newFacets(all []model.LeadRow, home string) *facets {
	f := &facets{worth: make([]int64, len(all)), home: home}
	for by := range f.codes {
		f.codes[by], f.known[by] = make([]uint16, len(all)), map[string]uint16{}
	}
	for i := range all {
		f.set(int32(i), &all[i])
	}
	return f
}

// set takes over what a row is now.
func (f *facets) set(i int32, r *model.LeadRow) {
	f.worth[i] = 0
	if r.Value.Currency == f.home {
		f.worth[i] = r.Value.Minor
	}
	band := ""
	if r.Score != nil {
		band = r.Score.Band
	}
	f.codes[ofOutcome][i] = code(f.known[ofOutcome], r.Outcome)
	f.codes[ofKind][i] = code(f.known[ofKind], r.Kind)
	f.codes[ofBand][i] = code(f.known[ofBand], band)
	f.codes[ofStage][i] = codeID(f.known[ofStage], &r.Stage)
	f.codes[ofTeam][i] = codeID(f.known[ofTeam], &r.Team)
	f.codes[ofOwner][i] = codeID(f.known[ofOwner], &r.Owner)
}

func code(known map[string]uint16, word string) uint16 {
	c, ok := known[word]
	if !ok {
		c = uint16(len(known))
		known[word] = c
	}
	return c
}

func codeID(known map[string]uint16, id *model.ID) uint16 {
	if c, ok := known[string(id[:])]; ok {
		return c
	}
	return code(known, string(id[:]))
}

// gate is one filter made ready: which codes of a column it lets through.
type gate struct {
	codes []uint16
	pass  []bool
}

// gates are the filters that narrow anything.
func (f *facets) gates(of filter) []gate {
	var out []gate
	for by, values := range of {
		if len(values) == 0 {
			continue
		}
		g := gate{codes: f.codes[by], pass: make([]bool, len(f.known[by]))}
		for _, v := range values {
			if c, ok := f.known[by][v]; ok {
				g.pass[c] = true
			}
		}
		out = append(out, g)
	}
	return out
}

func admitted(gates []gate, i int32) bool {
	for k := range gates {
		if !gates[k].pass[gates[k].codes[i]] {
			return false
		}
	}
	return true
}
