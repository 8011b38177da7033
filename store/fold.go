package store

import (
	"bytes"
	"slices"

	"baton/model"
)

// head is an operation that set a field and that no later one has replaced.
type head struct {
	op    model.ID
	value any
}

// rowState is one row folded from its operations: for every field its heads,
// the shown one (greatest id) last.
type rowState struct {
	noun      string   // of its first operation
	nouns     []string // of all of them: a row that two laptops began may be two things
	root, ent model.ID
	first     model.ID // the operation that created it
	fields    map[string][]head
	unseen    bool // it shows as deleted, and has a head that the deletion does not name
}

func newRowState(noun string, root, ent model.ID) *rowState {
	return &rowState{noun: noun, root: root, ent: ent, fields: map[string][]head{}}
}

// apply folds one more operation in. Operations may come in any order; the
// result is the same.
func (r *rowState) apply(o *op, replaced map[string][]model.ID) {
	if r.first.IsZero() || bytes.Compare(o.id[:], r.first[:]) < 0 {
		r.first, r.noun = o.id, o.noun
	}
	if !slices.Contains(r.nouns, o.noun) {
		r.nouns = append(r.nouns, o.noun)
	}
	if o.act != actSet {
		return
	}
	prev := unpackIDs(o.prev)
	for name, v := range parseSet(o.body) {
		if len(prev) > 0 {
			replaced[name] = append(replaced[name], prev...)
		}
		r.fields[name] = append(r.fields[name], head{o.id, v})
	}
}

// settle leaves only the heads, in order of id.
func (r *rowState) settle(replaced map[string][]model.ID) {
	for name, heads := range r.fields {
		if len(heads) > 1 {
			gone := replaced[name]
			heads = slices.DeleteFunc(heads, func(h head) bool { return slices.Contains(gone, h.op) })
			slices.SortFunc(heads, func(a, b head) int { return bytes.Compare(a.op[:], b.op[:]) })
		}
		r.fields[name] = heads
	}
}

// fold makes a row of all its operations.
func fold(ops []op) *rowState {
	r := newRowState("", ops[0].root, ops[0].ent)
	replaced := map[string][]model.ID{}
	for i := range ops {
		r.apply(&ops[i], replaced)
	}
	r.settle(replaced)
	r.unseen = r.deletedUnseen(ops)
	return r
}

// deletedUnseen says whether something on a deleted row is not among what its
// deletion had seen: a deletion names every head of its row.
func (r *rowState) deletedUnseen(ops []op) bool {
	if r.shown("deleted") != true {
		return false
	}
	hs := r.fields["deleted"]
	deletion := opByID(ops, hs[len(hs)-1].op)
	seen := append(unpackIDs(deletion.prev), deletion.id)
	for name, heads := range r.fields {
		for _, h := range heads {
			if name != "deleted" && !slices.Contains(seen, h.op) {
				return true
			}
		}
	}
	return false
}

// disputed are the fields on which nobody has decided: those with heads of
// different values, and "deleted" where somebody worked on a deleted row. What
// this Baton does not know it asks nobody about.
func (r *rowState) disputed() []string {
	if _, known := tables[r.noun]; !known {
		return nil
	}
	var names []string
	for name, heads := range r.fields {
		if split(heads) && r.decided(name) || name == "deleted" && r.unseen {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// decided says that a field holds what somebody decided: not who wrote the
// row down and when, nor in which round, and no moment that nobody knows. Two people who take in
// one list differ in those, and have nothing to settle.
func (r *rowState) decided(name string) bool {
	switch name {
	case "recorded", "by", "hat", "closed", "period":
		return false
	case "happened", "until":
		exact := r.shown("exact")
		return exact != "unknown" && exact != "between"
	case "created":
		return r.shown("created-exact") != "unknown"
	}
	return true
}

func split(heads []head) bool {
	for i := 1; i < len(heads); i++ {
		if heads[i].value != heads[0].value {
			return true
		}
	}
	return false
}

// empty says that nothing is known of the row: never written, or erased.
func (r *rowState) empty() bool { return len(r.fields) == 0 }

// shown is a field's value as everybody sees it; nil is absent.
func (r *rowState) shown(name string) any {
	if hs := r.fields[name]; len(hs) > 0 {
		return hs[len(hs)-1].value
	}
	return nil
}

// set replaces the field's heads by one operation, as a write does.
func (r *rowState) set(name string, id model.ID, v any) { r.fields[name] = []head{{id, v}} }

// plainly says that the field shows v and nobody disputes it.
func (r *rowState) plainly(name string, v any) bool {
	hs := r.fields[name]
	if len(hs) == 0 {
		return v == nil
	}
	return len(hs) == 1 && hs[0].value == v
}

// heads collects the operations that a write of these fields will have seen.
// Deleting a row has seen all of it, so that an edit made meanwhile elsewhere
// can be told from one that was deleted knowingly.
func (r *rowState) heads(f model.Fields) []model.ID {
	var ids []model.ID
	for name, heads := range r.fields {
		if _, sets := f[name]; !sets && f["deleted"] != true {
			continue
		}
		for _, h := range heads {
			ids = append(ids, h.op)
		}
	}
	return ids
}
