package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"baton/model"
)

// handed are the leads that were ever handed over.
const handed = `(select root from handoff where deleted = 0)`

// readLeads reads the leads that were handed over, with what names them. A
// lead that was joined to another one keeps its name in the ledger.
func (l *ledger) readLeads(ctx context.Context, q querier) error {
	l.leads, l.companies, l.parts = map[model.ID]*model.Lead{}, map[model.ID]*model.Company{}, map[model.ID][]model.Part{}
	var err error
	if l.twins, err = readTwins(ctx, q); err != nil {
		return err
	}
	err = eachLine(ctx, q, "leads", func(rows *sql.Rows) error {
		var id, company, owner []byte
		var title, route, kind sql.NullString
		err := rows.Scan(&id, &title, &company, &owner, &route, &kind)
		lead := &model.Lead{ID: asID(id), Title: title.String, Company: l.twins.one(asID(company)), Owner: asID(owner), Route: route.String, Kind: kind.String}
		l.leads[lead.ID] = lead
		return err
	}, `select id, title, company, owner, route, kind from lead where deleted = 0 and `+l.twins.or(`root in `+handed, "root"))
	if err != nil {
		return err
	}
	err = eachLine(ctx, q, "companies", func(rows *sql.Rows) error {
		var id []byte
		var name, relationship sql.NullString
		err := rows.Scan(&id, &name, &relationship)
		l.companies[asID(id)] = &model.Company{ID: asID(id), Name: name.String, Relationship: relationship.String}
		return err
	}, `select id, name, relationship from company where deleted = 0 and `+l.twins.or(`root in (select company from lead where root in `+handed+`)`, "root"))
	if err != nil {
		return err
	}
	return eachLine(ctx, q, "parts", func(rows *sql.Rows) error {
		var lead, person []byte
		var role, name sql.NullString
		err := rows.Scan(&lead, &person, &role, &name)
		p := model.Part{Lead: l.twins.one(asID(lead)), Person: l.twins.one(asID(person)), Role: role.String, Name: name.String}
		l.parts[p.Lead] = append(l.parts[p.Lead], p)
		return err
	}, `select t.lead, t.person, t.role, coalesce(p.name, p.email) from part t join person p on p.root = t.person and p.id = t.person
where t.deleted = 0 and p.deleted = 0 and `+l.twins.or(`t.lead in `+handed, "t.lead")+` order by t.lead, coalesce(t.first, 0) desc, t.root, t.id`)
}

// readMoves reads the moves of the leads that were handed over, in order.
func (l *ledger) readMoves(ctx context.Context, q querier) error {
	l.moves = map[model.ID][]model.Move{}
	same := intern{}
	err := eachLine(ctx, q, "moves", func(rows *sql.Rows) error {
		var id, lead, from, to, by sql.RawBytes
		var happened, recorded sql.NullInt64
		var exact sql.RawBytes
		err := rows.Scan(&id, &lead, &from, &to, &happened, &exact, &recorded, &by)
		m := model.Move{ID: asID(id), Lead: asID(lead), From: asID(from), To: asID(to), Happened: instant(happened), Exact: same.bytes(exact),
			Recorded: instant(recorded), By: asID(by)}
		at := l.twins.one(m.Lead)
		l.moves[at] = append(l.moves[at], m)
		return err
	}, `select id, lead, "from", "to", happened, exact, recorded, "by" from move where deleted = 0 and `+l.twins.or(`root in `+handed, "root"))
	for _, ms := range l.moves {
		slices.SortFunc(ms, func(a, b model.Move) int {
			return cmp.Or(a.Happened.Compare(b.Happened), slices.Compare(a.ID[:], b.ID[:]))
		})
	}
	return err
}

// readTouches gives every lead the touches with its people, and those logged
// on it or on its company for it.
func (l *ledger) readTouches(ctx context.Context, q querier) error {
	with := map[model.ID][]model.ID{} // the leads that a person takes part in
	for lead, parts := range l.parts {
		for _, p := range parts {
			if !slices.Contains(with[p.Person], lead) {
				with[p.Person] = append(with[p.Person], lead)
			}
		}
	}
	l.touches = map[model.ID][]model.Touch{}
	same := intern{}
	err := eachLine(ctx, q, "touches", func(rows *sql.Rows) error {
		var root, id, lead, person, by, hat, kind, direction, outcome, exact sql.RawBytes
		var happened, until, recorded sql.NullInt64
		var automatic bool
		err := rows.Scan(&root, &id, &lead, &person, &kind, &direction, &outcome, &happened, &until, &exact, &recorded, &by, &hat, &automatic)
		t := model.Touch{ID: asID(id), Lead: l.twins.one(asID(lead)), Person: l.twins.one(asID(person)), Kind: same.bytes(kind), Direction: same.bytes(direction), Outcome: same.bytes(outcome),
			Happened: instant(happened), Until: instant(until), Exact: same.bytes(exact), Recorded: instant(recorded), By: asID(by), Hat: asID(hat), Automatic: automatic}
		l.deal(l.twins.one(asID(root)), t, with)
		return err
	}, `select root, id, lead, person, kind, direction, outcome, happened, until, exact, recorded, "by", hat, coalesce(automatic, 0) from touch
where deleted = 0 and `+l.twins.or(`root in (select person from part where lead in `+handed+` union select root from handoff union select company from lead where root in `+handed+`)`, "root"))
	for _, ts := range l.touches {
		slices.SortFunc(ts, func(a, b model.Touch) int {
			return cmp.Or(a.Happened.Compare(b.Happened), slices.Compare(a.ID[:], b.ID[:]))
		})
	}
	return err
}

// deal puts a touch to the leads it counts for.
func (l *ledger) deal(root model.ID, t model.Touch, with map[model.ID][]model.ID) {
	for _, lead := range with[root] {
		l.touches[lead] = append(l.touches[lead], t)
	}
	if lead, ok := l.leads[t.Lead]; ok && (root == lead.ID || root == lead.Company) {
		l.touches[lead.ID] = append(l.touches[lead.ID], t)
	}
}

// eachLine visits every row of a read; what names it in an error.
func eachLine(ctx context.Context, q querier, what string, visit func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("read %s: %w", what, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return fmt.Errorf("read %s: %w", what, err)
		}
	}
	return rows.Err()
}
