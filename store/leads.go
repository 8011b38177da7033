package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"baton/model"
)

// Leads reads the whole Leads table, in order of creation, without scores
// (see Scored): what a screen needs to be there at once.
func (d *Desk) Leads(ctx context.Context) ([]model.LeadRow, error) {
	look, err := d.lookups(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	cut, n, err := d.share(ctx, "lead", 50)
	if err != nil {
		return nil, err
	}
	all := make([]model.LeadRow, 0, n+1) // the first half is read into its place
	var rest []model.LeadRow
	err = both(
		func() (err error) {
			all, err = d.leadRows(ctx, d.eyes, look, all, `where l.root < ?`, cut)
			return err
		},
		func() (err error) {
			rest, err = d.leadRows(ctx, d.eyes, look, make([]model.LeadRow, 0, n/2+1), `where l.root >= ?`, cut)
			return err
		})
	if err != nil {
		return nil, err
	}
	all = append(all, rest...)
	return all, look.together(ctx, d.eyes, all)
}

// LeadRows re-reads some rows, after a change; deleted ones are left out.
func (d *Desk) LeadRows(ctx context.Context, ids []model.ID) ([]model.LeadRow, error) {
	return d.leadRowsOf(ctx, d.eyes, ids)
}

func (d *Desk) leadRowsOf(ctx context.Context, q querier, ids []model.ID) ([]model.LeadRow, error) {
	look, err := d.lookups(ctx, q)
	if err != nil {
		return nil, err
	}
	var all []model.LeadRow
	for _, id := range ids {
		if all, err = d.leadRows(ctx, q, look, all, `where l.root = ?`, id[:]); err != nil {
			return nil, err
		}
	}
	return all, look.together(ctx, q, all)
}

// lookup is what every lead row is dressed with.
type lookup struct {
	firm    model.Firm
	law     *model.Agreement
	members []model.Member
	stages  map[model.ID]model.Stage
	names   map[model.ID]string // of members
	twins   *twins
}

func (d *Desk) lookups(ctx context.Context, q querier) (*lookup, error) {
	b, err := d.lawbook(ctx, q)
	if err != nil {
		return nil, err
	}
	twins, err := readTwins(ctx, q)
	if err != nil {
		return nil, err
	}
	l := lookupOf(b, b.on(d.Now()))
	l.twins = twins
	return l, nil
}

func lookupOf(b *lawbook, law *model.Agreement) *lookup {
	l := &lookup{twins: &twins{}, firm: b.firm, law: law, members: b.members, stages: map[model.ID]model.Stage{}, names: map[model.ID]string{}}
	for _, s := range l.law.Stages {
		l.stages[s.ID] = s
	}
	for _, m := range b.members {
		l.names[m.ID] = m.Name
	}
	return l
}

// leadRowSQL joins a lead with its company, its first contact, and its last
// move by when it happened. Rows of one root lie together, so each look is short.
const leadRowSQL = `
select l.id, l.title, l.company, l.owner, l.kind, l.route, l.source, l.created, l.next_step, l.next_date,
 c.name, p.id, p.name, p.email, m."to", m.happened, m.wake, m.reason
from lead l
left join company c on c.root = l.company and c.id = l.company
left join person p on p.root = (select t.person from part t where t.lead = l.id and t.deleted = 0 order by coalesce(t.first, 0) desc, t.id limit 1) and p.id = p.root and p.deleted = 0
left join move m on m.root = l.root and m.id = (select v.id from move v where v.root = l.root and v.deleted = 0 order by v.happened desc, v.id desc limit 1)
`

// leadRows appends the rows that where names.
func (d *Desk) leadRows(ctx context.Context, q querier, look *lookup, all []model.LeadRow, where string, args ...any) ([]model.LeadRow, error) {
	worth, err := worths(ctx, q, look.firm, whereRoot(where), args...)
	if err != nil {
		return nil, err
	}
	stood, err := look.since(ctx, q, whereRoot(where), args...)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, leadRowSQL+where+` and l.deleted = 0 and `+look.twins.standing("l")+` order by l.root`, args...)
	if err != nil {
		return nil, fmt.Errorf("read leads: %w", err)
	}
	defer rows.Close()
	var id, company, owner, contact, stage []byte
	var title, kind, route, source, step, date, name, person, email, wake, reason sql.NullString
	var created, since sql.NullInt64
	same := intern{}
	for rows.Next() {
		if err := rows.Scan(&id, &title, &company, &owner, &kind, &route, &source, &created, &step, &date,
			&name, &contact, &person, &email, &stage, &since, &wake, &reason); err != nil {
			return nil, fmt.Errorf("read leads: %w", err)
		}
		r := model.LeadRow{ID: asID(id), Title: title.String, Company: asID(company), Name: name.String, Contact: asID(contact), Person: person.String,
			Email: email.String, Stage: asID(stage), Owner: asID(owner), Kind: same.text(kind.String), Route: same.text(route.String),
			Source: same.text(source.String), Created: instant(created), Since: instant(since), NextStep: step.String, NextDate: date.String,
			Wake: wake.String, Why: same.text(reason.String)}
		if at, merged := stood[r.ID]; merged {
			r.Since = at
		}
		r.Value = worth[r.ID]
		look.dress(&r)
		all = append(all, r)
	}
	return all, rows.Err()
}

// whereRoot is the same condition over a table whose rows are found by root.
func whereRoot(where string) string { return "and v" + where[len("where l"):] }

// dress fills in what follows from the agreement: team, outcome, names.
func (l *lookup) dress(r *model.LeadRow) {
	r.Stage = l.law.Standing(r.Stage)
	s, ok := l.stages[r.Stage]
	if !ok {
		if route, known := l.law.RouteOf(r.Route); known {
			s = l.stages[route.Start] // a lead nobody has moved stands where its route starts
			r.Stage = s.ID
		}
	}
	r.StageKey, r.Team, r.Outcome = s.Key, s.TeamFor(r.Route), s.Kind
	if r.Outcome == "" {
		r.Outcome = "open"
	}
	r.OwnerName = l.names[r.Owner]
	if r.Since.IsZero() {
		r.Since = r.Created
	}
}

// worths sums the value lines of leads: in the firm's currency where a lead
// has any in it, else in the currency of its first line.
func worths(ctx context.Context, q querier, firm model.Firm, where string, args ...any) (map[model.ID]model.Money, error) {
	rows, err := q.QueryContext(ctx, `select v.root, v.type, v.amount, v.currency, v.months, v.margin from value v where v.deleted = 0 `+where+` order by v.root, v.id`, args...)
	if err != nil {
		return nil, fmt.Errorf("read values: %w", err)
	}
	defer rows.Close()
	all := map[model.ID]model.Money{}
	var lead []byte
	var kind, currency sql.NullString
	var amount, months, margin sql.NullInt64
	for rows.Next() {
		if err := rows.Scan(&lead, &kind, &amount, &currency, &months, &margin); err != nil {
			return nil, fmt.Errorf("read values: %w", err)
		}
		v := model.Value{Type: kind.String, Amount: model.Money{Minor: amount.Int64, Currency: currency.String}, Months: int(months.Int64),
			Margin: model.Money{Minor: margin.Int64, Currency: currency.String}}
		add(all, asID(lead), v.Worth(firm.Basis), firm.Currency)
	}
	return all, rows.Err()
}

func add(all map[model.ID]model.Money, lead model.ID, m model.Money, home string) {
	have, ok := all[lead]
	switch {
	case !ok, have.Currency != home && m.Currency == home:
		all[lead] = m
	case have.Currency == m.Currency:
		have.Minor += m.Minor
		all[lead] = have
	}
}

// share is the root below which so many percent of a table's rows lie, for
// reading it on two connections, and how many rows there are.
func (f *File) share(ctx context.Context, noun string, percent int) (cut []byte, n int, err error) {
	if err := f.eyes.QueryRowContext(ctx, `select count(*) from `+quote(noun)).Scan(&n); err != nil || n == 0 {
		return []byte{}, 0, err
	}
	err = f.eyes.QueryRowContext(ctx, `select root from `+quote(noun)+` order by root limit 1 offset ?`, n*percent/100).Scan(&cut)
	return cut, n, err
}

// both runs two reads side by side.
func both(a, b func() error) error {
	var wg sync.WaitGroup
	var first error
	wg.Add(1)
	go func() { defer wg.Done(); first = a() }()
	second := b()
	wg.Wait()
	if first != nil {
		return first
	}
	return second
}

// intern keeps one copy of a text that many rows share.
type intern map[string]string

func (i intern) text(s string) string {
	if kept, ok := i[s]; ok {
		return kept
	}
	i[s] = s
	return s
}

func instant(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.UnixMilli(n.Int64).UTC()
}
