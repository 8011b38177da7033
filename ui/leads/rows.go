package leads

import (
	"maps"

	"baton/model"
)

// rows are all leads in memory and the ones in view. Everything here is
// columns of positions into all; nothing is read again.
type rows struct {
	all   []model.LeadRow
	place map[model.ID]int32
	keys  string // the ids, sixteen bytes each: keys for the table without a copy
	home  string // the firm's currency
	index *index
	facet *facets
	order order
	query string
	found *hits // nil: no search
	stuck map[int32]bool
	held  map[int32]bool // keep their place although they changed, until one sorts
	view  []int32
	facts
}

func newRows(all []model.LeadRow, by sorting) *rows {
	r := &rows{all: all, order: order{by: by, down: true}}
	r.build()
	return r
}

// replace is the same view of rows that were read anew: search and order
// stay, and so do the few rows in view that have changed.
func (r *rows) replace(all []model.LeadRow, home string) *rows {
	for i := range all { // until the new scores are there
		if at, ok := r.place[all[i].ID]; ok {
			all[i].Score, all[i].LastTouch, all[i].Worked = r.all[at].Score, r.all[at].LastTouch, r.all[at].Worked
		}
	}
	next := &rows{all: all, home: home, order: order{by: r.order.by, down: r.order.down}, facts: facts{fields: r.fields, known: r.known}}
	next.build()
	next.search(r.query)
	var changed []int32
	for _, i := range r.view {
		was := &r.all[i]
		if at, ok := next.place[was.ID]; ok && differs(was, &all[at]) {
			changed = append(changed, at)
		}
	}
	if len(changed) <= few {
		for _, i := range changed {
			next.stuck[i] = true
		}
	}
	return next
}

// differs says whether a filter may see a row differently now.
func differs(a, b *model.LeadRow) bool {
	return a.Stage != b.Stage || a.Team != b.Team || a.Owner != b.Owner || a.Outcome != b.Outcome || a.Kind != b.Kind
}

// build makes what follows from the rows.
func (r *rows) build() {
	r.place = make(map[model.ID]int32, len(r.all))
	keys := make([]byte, 0, 16*len(r.all))
	for i := range r.all {
		id := r.all[i].ID
		r.place[id] = int32(i)
		keys = append(keys, id[:]...)
	}
	r.keys = string(keys)
	r.index, r.facet = newIndex(r.all), newFacets(r.all, r.home)
	r.order.perm, r.columns, r.sifted = nil, nil, nil
	r.stuck, r.held = map[int32]bool{}, map[int32]bool{}
	if r.found != nil {
		r.found = r.index.find(r.query)
	}
}

// worth is what the rows in view add up to, in the firm's currency.
func (r *rows) worth() model.Money {
	m := model.Money{Currency: r.home}
	for _, i := range r.view {
		m.Minor += r.facet.worth[i]
	}
	return m
}

// at is a row in view.
func (r *rows) at(row int) *model.LeadRow { return &r.all[r.view[row]] }

func (r *rows) key(row int) string {
	i := int(r.view[row]) * 16
	return r.keys[i : i+16]
}

// of finds a row wherever it is, or nil.
func (r *rows) of(id model.ID) *model.LeadRow {
	if i, ok := r.place[id]; ok {
		return &r.all[i]
	}
	return nil
}

// search narrows the view to rows that hold every word.
func (r *rows) search(text string) {
	r.query, r.found = text, r.index.find(text)
	r.unstick()
}

// unstick lets rows go that stayed in view only because they had changed.
func (r *rows) unstick() { clear(r.stuck) }

// sortBy puts the rows into another order.
func (r *rows) sortBy(by sorting, down bool) {
	r.order = order{by: by, down: down}
	clear(r.held)
}

// hold keeps a row where it is, until one sorts: it is being worked on.
func (r *rows) hold(id model.ID) {
	if i, ok := r.place[id]; ok {
		r.held[i] = true
	}
}

// show works out the view: the order, narrowed by search and filter. A row
// that just changed stays in view although it no longer matches, so that
// nothing vanishes under one's hands.
func (r *rows) show(f filter) {
	if r.order.perm == nil {
		r.order.sort(r)
	}
	gates, sifted := r.facet.gates(f), r.sift()
	r.view = r.view[:0]
	for _, i := range r.order.perm {
		if (r.found == nil || r.found.has(i)) && admitted(gates, i) && (sifted == nil || sifted[i]) || len(r.stuck) > 0 && r.stuck[i] {
			r.view = append(r.view, i)
		}
	}
}

// patch takes fresh rows for some ids: changed ones are replaced, new ones
// join, those that are gone leave.
func (r *rows) patch(ids []model.ID, fresh []model.LeadRow) {
	got := make(map[model.ID]*model.LeadRow, len(fresh))
	for i := range fresh {
		got[fresh[i].ID] = &fresh[i]
	}
	var changed []int32
	gone := map[model.ID]bool{}
	for _, id := range ids {
		at, known := r.place[id]
		row := got[id]
		switch {
		case known && row != nil:
			row.Score, row.LastTouch, row.Worked = r.all[at].Score, r.all[at].LastTouch, r.all[at].Worked
			r.all[at] = *row
			changed = append(changed, at)
			delete(got, id)
		case known:
			gone[id] = true
		}
	}
	if len(gone) == 0 && len(got) == 0 {
		r.renew(changed)
		return
	}
	r.join(got, gone)
}

// renew brings search and order up to date with some changed rows.
func (r *rows) renew(changed []int32) {
	for _, i := range changed {
		r.index.change(i, &r.all[i])
		r.facet.set(i, &r.all[i])
		r.stuck[i] = true
		if r.found != nil {
			r.found.set(i, r.index.contains(i, r.query))
		}
	}
	r.relearn(changed)
	r.order.renew(r, changed)
}

// join adds and removes rows; positions change, so all is built anew.
func (r *rows) join(joined map[model.ID]*model.LeadRow, gone map[model.ID]bool) {
	was := maps.Clone(r.stuck)
	stay := map[model.ID]bool{}
	for i := range was {
		stay[r.all[i].ID] = true
	}
	kept := r.all[:0]
	for i := range r.all {
		if !gone[r.all[i].ID] {
			kept = append(kept, r.all[i])
		}
	}
	for _, row := range joined {
		kept = append(kept, *row)
		stay[row.ID] = true
	}
	r.all = kept
	r.build()
	for id := range stay {
		if i, ok := r.place[id]; ok {
			r.stuck[i] = true
		}
	}
}

// scored fills in scores.
func (r *rows) scored(list []model.Scored) {
	changed := make([]int32, 0, len(list))
	for i := range list {
		s := &list[i]
		if at, ok := r.place[s.Lead]; ok {
			r.all[at].Score, r.all[at].LastTouch, r.all[at].Worked = &s.Score, s.LastTouch, s.Worked
			r.facet.set(at, &r.all[at])
			changed = append(changed, at)
		}
	}
	r.relearn(changed)
	if r.order.by.scored || r.order.by.field != "" {
		r.order.renew(r, changed)
	}
}

func keyOf(id model.ID) string { return string(id[:]) }

func idOf(key string) (id model.ID) {
	copy(id[:], key)
	return id
}

func idsOf(keys []string) []model.ID {
	ids := make([]model.ID, len(keys))
	for i, k := range keys {
		ids[i] = idOf(k)
	}
	return ids
}
