package store

import (
	"context"
	"slices"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// manyLeads: from so many on, promises are tested by the last quarter alone;
// it holds cases enough.
const manyLeads = 5000

// Record is what promises are tested by: the hand-offs of the last year, and
// every lead with its moves and its touches since then.
func (d *Desk) Record(ctx context.Context) (*align.Record, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	r := &align.Record{Agreement: law, Now: d.Now()}
	if r.Calendar, err = sla.New(law.Calendar); err != nil {
		return nil, err
	}
	rows, err := d.Leads(ctx)
	if err != nil {
		return nil, err
	}
	r.Since = d.Now().AddDate(-1, 0, 0)
	if len(rows) > manyLeads {
		r.Since = d.Now().AddDate(0, -3, 0)
	}
	if r.Leads, err = d.pasts(ctx, rows, r.Since); err != nil {
		return nil, err
	}
	if r.Cases, err = d.cases(ctx, r); err != nil {
		return nil, err
	}
	under := r.Under(law)
	return &under, nil
}

// pasts gives every lead its moves, and its touches since a day.
func (d *Desk) pasts(ctx context.Context, rows []model.LeadRow, since time.Time) ([]align.Past, error) {
	all := make([]align.Past, len(rows))
	at := make(map[model.ID]int, len(rows))
	for i := range rows {
		all[i].Row, at[rows[i].ID] = &rows[i], i
	}
	ms, err := d.Moves(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range ms {
		if i, ok := at[m.Lead]; ok {
			all[i].Moves = append(all[i].Moves, m)
		}
	}
	ts, err := touches(ctx, d.eyes, "and happened >= ?", since.UnixMilli())
	if err != nil {
		return nil, err
	}
	contacts, err := readContacts(ctx, d.eyes, "")
	if err != nil {
		return nil, err
	}
	with := map[model.ID][]int{} // the leads that a person takes part in
	for lead, people := range contacts {
		if i, ok := at[lead]; ok {
			for _, p := range people {
				with[p.Person] = append(with[p.Person], i)
			}
		}
	}
	for _, t := range ts {
		if i, ok := at[t.Lead]; ok && !slices.Contains(with[t.Person], i) {
			all[i].Touches = append(all[i].Touches, t)
		}
		for _, i := range with[t.Person] {
			all[i].Touches = append(all[i].Touches, t)
		}
	}
	return all, nil
}

// cases are the hand-offs since the record begins, each under the law of its day.
func (d *Desk) cases(ctx context.Context, r *align.Record) ([]align.Case, error) {
	hs, err := handoffs(ctx, d.eyes, "")
	if err != nil {
		return nil, err
	}
	past, err := laws(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	desk := judge{now: r.Agreement, past: past, calendars: map[*model.Agreement]*sla.Calendar{}}
	at := make(map[model.ID]int, len(r.Leads))
	for i := range r.Leads {
		at[r.Leads[i].Row.ID] = i
	}
	var all []align.Case
	for i := range hs {
		h := &hs[i]
		if h.Happened.Before(r.Since) {
			continue
		}
		c := align.Case{Agreement: desk.law(h), Handoff: h, Lead: &model.Lead{ID: h.Lead}, Name: "Unnamed lead"}
		if k, ok := at[h.Lead]; ok {
			l := r.Leads[k]
			c.Lead.Route, c.Name, c.Moves, c.Touches = l.Row.Route, l.Row.Shown(), l.Moves, l.Touches
		}
		if c.Calendar, err = desk.calendar(c.Agreement); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}
