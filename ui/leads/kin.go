package leads

import "baton/model"

// kin knows which lead a touch, a move or another part of one belongs to, so
// that a change which names only the part re-reads only that lead: what this
// page writes itself, and what the open panel shows.
type kin struct {
	acting model.ID   // the lead something is being done to at this moment
	many   []model.ID // the leads, where it is several
	of     map[model.ID]model.ID
}

// act does something to a lead; changes told meanwhile are that lead's.
func (k *kin) act(lead model.ID, run func() error) error {
	was := k.acting
	k.acting = lead
	defer func() { k.acting = was }()
	return run()
}

// actAll does something to several leads; changes told meanwhile are theirs.
func (k *kin) actAll(leads []model.ID, run func() error) error {
	was := k.many
	k.many = leads
	defer func() { k.many = was }()
	return run()
}

// born notes rows that were made for a lead.
func (k *kin) born(lead model.ID, rows ...model.ID) {
	for _, id := range rows {
		k.of[id] = lead
	}
}

// lead is whose the row is, if that is known.
func (k *kin) lead(row model.ID) (model.ID, bool) {
	if !k.acting.IsZero() {
		return k.acting, true
	}
	id, ok := k.of[row]
	return id, ok
}

// learn notes everything that hangs on a lead.
func (k *kin) learn(d *model.LeadDetail) {
	for _, x := range d.Parts {
		k.born(d.Row.ID, x.ID)
	}
	for _, x := range d.Values {
		k.born(d.Row.ID, x.ID)
	}
	for _, x := range d.Touches {
		k.born(d.Row.ID, x.ID)
	}
	for _, x := range d.Tasks {
		k.born(d.Row.ID, x.ID)
	}
	for _, x := range d.Moves {
		k.born(d.Row.ID, x.ID)
	}
	for i := range d.Handoffs {
		k.born(d.Row.ID, d.Handoffs[i].ID)
		for _, x := range d.Handoffs[i].Decisions {
			k.born(d.Row.ID, x.ID)
		}
	}
}
