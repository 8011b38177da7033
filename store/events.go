package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"

	"baton/model"
)

// eventBook holds touches in the order of their roots.
type eventBook struct {
	all  []model.Event
	lead []model.ID // of each, for touches that hang on no person
	at   map[model.ID][2]int

	root  model.ID // the one being read
	start int
}

// collect appends the events of a lead's people, and those logged on the lead
// or its company without a person (Who -1).
func (b *eventBook) collect(out []model.Event, twins *twins, l *model.Lead, people []model.Contact) []model.Event {
	for who, p := range people {
		out = b.of(out, p.Person, who)
		for _, twin := range twins.under[p.Person] {
			out = b.of(out, twin, who)
		}
	}
	out = b.about(b.about(out, twins, l.ID, l.ID), twins, l.Company, l.ID)
	for _, root := range slices.Concat(twins.under[l.ID], twins.under[l.Company]) {
		out = b.about(out, twins, root, l.ID)
	}
	return out
}

// of appends what hangs on a person.
func (b *eventBook) of(out []model.Event, person model.ID, who int) []model.Event {
	span := b.at[person]
	for _, e := range b.all[span[0]:span[1]] {
		e.Who = who
		out = append(out, e)
	}
	return out
}

// about appends what hangs on a row and is about a lead.
func (b *eventBook) about(out []model.Event, twins *twins, root, lead model.ID) []model.Event {
	span := b.at[root]
	for i := span[0]; i < span[1]; i++ {
		if twins.one(b.lead[i]) == lead {
			e := b.all[i]
			e.Who = -1
			out = append(out, e)
		}
	}
	return out
}

// eventSQL reads touches in the order of their roots. One of which nobody
// knows when it was counts for nothing.
const eventSQL = `select root, case when person is null then lead end, kind, direction, outcome, happened from touch where deleted = 0 and happened is not null `

// readEvents reads the touches of few roots.
func readEvents(ctx context.Context, q querier, where string, args ...any) (*eventBook, error) {
	rows, err := q.QueryContext(ctx, eventSQL+where+` order by root`, args...)
	if err != nil {
		return nil, fmt.Errorf("read touches: %w", err)
	}
	defer rows.Close()
	b := &eventBook{at: map[model.ID][2]int{}}
	same := intern{}
	var root, lead, kind, direction, outcome sql.RawBytes
	var happened int64
	for rows.Next() {
		if err := rows.Scan(&root, &lead, &kind, &direction, &outcome, &happened); err != nil {
			return nil, fmt.Errorf("read touches: %w", err)
		}
		b.add(asID(root), asID(lead), model.Event{Kind: same.bytes(kind), Direction: same.bytes(direction), Outcome: same.bytes(outcome), At: happened})
	}
	b.end()
	return b, rows.Err()
}

// allEvents reads the touches of many.
func allEvents(ctx context.Context, db *sql.DB, where string, args ...any) (*eventBook, error) {
	b := &eventBook{at: map[model.ID][2]int{}}
	same := intern{}
	text := func(v driver.Value) string {
		s, _ := v.(string)
		return same.text(s)
	}
	id := func(v driver.Value) model.ID {
		raw, _ := v.([]byte)
		return asID(raw)
	}
	err := direct(ctx, db, 6, func(v []driver.Value) {
		at, _ := v[5].(int64)
		b.add(id(v[0]), id(v[1]), model.Event{Kind: text(v[2]), Direction: text(v[3]), Outcome: text(v[4]), At: at})
	}, eventSQL+where+` order by root`, args...)
	if err != nil {
		return nil, fmt.Errorf("read touches: %w", err)
	}
	b.end()
	return b, nil
}

// add takes the next touch; those of one root come together.
func (b *eventBook) add(root, lead model.ID, e model.Event) {
	if root != b.root {
		b.end()
		b.root, b.start = root, len(b.all)
	}
	b.all, b.lead = append(b.all, e), append(b.lead, lead)
}

// end notes where the touches of the last root lie.
func (b *eventBook) end() {
	if !b.root.IsZero() {
		b.at[b.root] = [2]int{b.start, len(b.all)}
	}
}
