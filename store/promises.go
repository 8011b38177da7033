package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/funnel"
	"baton/model/report"
	"baton/model/sla"
)

// manyLeads: from so many on, promises are tested by the last quarter alone;
// it holds cases enough.
const manyLeads = 5000

// Record is what promises are tested by: the hand-offs of the last year, and
// every lead with its moves and its touches since then.
func (d *Desk) Record(ctx context.Context) (*align.Record, error) {
	rows, err := d.Leads(ctx)
	if err != nil {
		return nil, err
	}
	since := d.Now().AddDate(-1, 0, 0)
	if len(rows) > manyLeads {
		since = d.Now().AddDate(0, -3, 0)
	}
	return d.recordOf(ctx, rows, since)
}

// RecordFrom is the record of what began on or after a moment. What was said
// in the month before is in it too: it may be what an answer was owed to.
func (d *Desk) RecordFrom(ctx context.Context, from time.Time) (*align.Record, error) {
	rows, err := d.Leads(ctx)
	if err != nil {
		return nil, err
	}
	return d.recordOf(ctx, rows, from.AddDate(0, -1, 0))
}

// recordOf is the record of some leads since a day, under the law.
func (d *Desk) recordOf(ctx context.Context, rows []model.LeadRow, since time.Time) (*align.Record, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	r := &align.Record{Agreement: law, Since: since, Now: d.Now()}
	if r.Calendar, err = sla.New(law.Calendar); err != nil {
		return nil, err
	}
	if r.Staff, err = staffOf(ctx, d.eyes); err != nil {
		return nil, err
	}
	if r.Excuses, err = excuses(ctx, d.eyes, ""); err != nil {
		return nil, err
	}
	if r.Leads, err = d.pasts(ctx, rows, since); err != nil {
		return nil, err
	}
	if r.Cases, err = d.cases(ctx, r); err != nil {
		return nil, err
	}
	under := r.Under(law)
	return &under, nil
}

// staffOf is who acts for the teams, and who is away when.
func staffOf(ctx context.Context, q querier) (s sla.Staff, err error) {
	if s.Members, err = membersOf(ctx, q); err != nil {
		return s, err
	}
	s.Aways, err = awaysOf(ctx, q)
	return s, err
}

// promised are the clauses of the law with every case of a period. The
// definition and the follow-up are read from the hand-offs themselves.
func (d *Desk) promised(ctx context.Context, rows []model.LeadRow, from, to time.Time) ([]report.Promised, error) {
	r, err := d.recordOf(ctx, rows, from)
	if err != nil {
		return nil, err
	}
	var all []report.Promised
	for _, p := range r.Agreement.Promises {
		if p.Off {
			continue
		}
		one := report.Promised{Promise: p}
		if p.Key != "meets-definition" && p.Key != "answer" && p.Key != "first-touch" {
			one.Cases = casesOf(align.Tests(*r, p), from, to)
		}
		all = append(all, one)
	}
	return all, nil
}

// casesOf are the tests of a period that are about a lead and no longer run.
func casesOf(tests []align.Test, from, to time.Time) []report.Case {
	var all []report.Case
	for _, t := range tests {
		if t.Kept == "" || t.Lead.IsZero() || !funnel.Within(t.At, from, to) {
			continue
		}
		all = append(all, report.Case{Lead: t.Lead, Name: t.Name, At: t.At, Due: t.Due, Done: t.Done, Kept: t.Kept, Excused: t.Excused != ""})
	}
	return all
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
	ws, err := waits(ctx, d.eyes, "")
	if err != nil {
		return nil, err
	}
	for _, w := range ws {
		if i, ok := at[w.Lead]; ok {
			all[i].Waits = append(all[i].Waits, w)
		}
	}
	ts, err := d.recentTouches(ctx, since)
	if err != nil {
		return nil, err
	}
	twins, err := readTwins(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	contacts, err := readContacts(ctx, d.eyes, twins, "")
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
		t.Lead, t.Person = twins.one(t.Lead), twins.one(t.Person)
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
	return d.casesAmong(ctx, r, hs)
}

// casesAmong are some hand-offs as cases.
func (d *Desk) casesAmong(ctx context.Context, r *align.Record, hs []model.Handoff) ([]align.Case, error) {
	past, err := laws(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	desk := judge{now: r.Agreement, past: past, staff: r.Staff}
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
			c.Lead.Route, c.Name, c.Moves, c.Touches, c.Waits = l.Row.Route, l.Row.Shown(), l.Moves, l.Touches, l.Waits
		}
		if c.Calendar, err = desk.calendar(c.Agreement, h.To); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// recentTouches are all touches since a moment, with what promises ask of them.
func (f *File) recentTouches(ctx context.Context, since time.Time) ([]model.Touch, error) {
	return f.plainTouches(ctx, "and happened >= ?", since.UnixMilli())
}

// plainTouches are touches with what promises ask of them, in the order they
// happened.
func (f *File) plainTouches(ctx context.Context, where string, args ...any) ([]model.Touch, error) {
	rows, err := f.eyes.QueryContext(ctx, `select id, lead, person, kind, direction, outcome, happened, until, exact, hat, coalesce(automatic, 0)
from touch where deleted = 0 `+where+` order by happened, id`, args...)
	if err != nil {
		return nil, fmt.Errorf("read touches: %w", err)
	}
	defer rows.Close()
	var all []model.Touch
	var id, lead, person, hat []byte
	var kind, direction, outcome, exact sql.NullString
	var happened, until sql.NullInt64
	var automatic bool
	same := intern{}
	for rows.Next() {
		if err := rows.Scan(&id, &lead, &person, &kind, &direction, &outcome, &happened, &until, &exact, &hat, &automatic); err != nil {
			return nil, fmt.Errorf("read touches: %w", err)
		}
		all = append(all, model.Touch{ID: asID(id), Lead: asID(lead), Person: asID(person), Kind: same.text(kind.String), Direction: same.text(direction.String),
			Outcome: same.text(outcome.String), Happened: instant(happened), Until: instant(until), Exact: same.text(exact.String), Hat: asID(hat), Automatic: automatic})
	}
	return all, rows.Err()
}
