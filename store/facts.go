package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/score"
)

// Scored scores leads by the agreement in force, at the desk's moment, and
// says which of them a team works that does not carry them. No ids means all.
func (d *Desk) Scored(ctx context.Context, ids []model.ID) ([]model.Scored, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	var out []model.Scored
	var worked map[model.ID]model.ID
	err = both(
		func() (err error) { out, err = d.ScoredBy(ctx, law, ids); return err },
		func() (err error) { worked, err = d.worked(ctx, ids); return err })
	for i := range out {
		out[i].Worked = worked[out[i].Lead]
	}
	return out, err
}

// ScoredBy is a what-if: the same leads by another agreement.
func (d *Desk) ScoredBy(ctx context.Context, law *model.Agreement, ids []model.ID) ([]model.Scored, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	rules := score.Compile(law, firm.Location())
	now := d.Now()
	var out []model.Scored
	take := func(f *model.Facts) {
		out = append(out, model.Scored{Lead: f.Lead.ID, Score: rules.Score(f, now), LastTouch: lastTouch(f, now)})
	}
	if ids == nil {
		return out, d.eachFacts(ctx, take)
	}
	for _, id := range ids {
		f, err := d.factsOf(ctx, d.eyes, id)
		if err != nil {
			return nil, err
		}
		if f != nil {
			take(f)
		}
	}
	return out, nil
}

func lastTouch(f *model.Facts, now time.Time) time.Time {
	var last int64
	for _, e := range f.Events {
		if e.At <= now.UnixMilli() {
			last = max(last, e.At)
		}
	}
	if last == 0 {
		return time.Time{}
	}
	return time.UnixMilli(last).UTC()
}

// touchShare is how many percent of the touches one connection reads while the
// other reads everything else and then the remaining touches.
const touchShare = 90

// eachFacts walks every lead with everything the rules may look at, read on
// two connections.
func (d *Desk) eachFacts(ctx context.Context, visit func(*model.Facts)) error {
	var companies map[model.ID]*model.Company
	var contacts map[model.ID][]model.Contact
	var leads []model.Lead
	var events, more *eventBook
	cut, _, err := d.share(ctx, "person", touchShare) // most touches hang on people
	if err != nil {
		return err
	}
	twins, err := readTwins(ctx, d.eyes)
	if err != nil {
		return err
	}
	err = both(func() (err error) {
		events, err = allEvents(ctx, d.eyes, `and root < ?`, cut)
		return err
	}, func() (err error) {
		if companies, err = readCompanies(ctx, d.eyes, twins); err != nil {
			return err
		}
		if contacts, err = readContacts(ctx, d.eyes, twins, ""); err != nil {
			return err
		}
		if leads, err = readLeads(ctx, d.eyes, twins, ""); err != nil {
			return err
		}
		more, err = allEvents(ctx, d.eyes, `and root >= ?`, cut)
		return err
	})
	if err != nil {
		return err
	}
	measured := len(events.all)+len(more.all) > 0
	var scratch []model.Event
	for i := range leads {
		l := &leads[i]
		f := model.Facts{Lead: l, Company: companies[l.Company], People: contacts[l.ID], Measured: measured}
		scratch = more.collect(events.collect(scratch[:0], twins, l, f.People), twins, l, f.People)
		f.Events = scratch
		visit(&f)
	}
	return nil
}

func (i intern) bytes(b []byte) string {
	if kept, ok := i[string(b)]; ok {
		return kept
	}
	s := string(b)
	i[s] = s
	return s
}

// readContacts reads the people of leads; whoever is there twice counts once.
func readContacts(ctx context.Context, q querier, twins *twins, where string, args ...any) (map[model.ID][]model.Contact, error) {
	rows, err := q.QueryContext(ctx, twins.twin()+`select t.lead, p.id, t.role, p.title, p.more from part t join person p on p.root = `+twins.at("t.person")+` and p.id = p.root
where t.deleted = 0 and p.deleted = 0 `+where+` order by t.root, t.id`, args...)
	if err != nil {
		return nil, fmt.Errorf("read parts: %w", err)
	}
	defer rows.Close()
	all := map[model.ID][]model.Contact{}
	var lead, person []byte
	var role, title sql.NullString
	var more sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&lead, &person, &role, &title, &more); err != nil {
			return nil, fmt.Errorf("read parts: %w", err)
		}
		id := twins.one(asID(lead))
		c := model.Contact{Person: asID(person), Role: role.String, Title: title.String}
		if bytes.Contains(more, []byte(`"x.`)) {
			c.More = parseMore(string(more))
		}
		if at := twice(twins, all[id], c); at >= 0 {
			all[id][at].Role = cmp.Or(all[id][at].Role, c.Role)
			continue
		}
		all[id] = append(all[id], c)
	}
	return all, rows.Err()
}

// twice is where somebody stands in a list already, or -1.
func twice(twins *twins, list []model.Contact, c model.Contact) int {
	if twins.none() {
		return -1
	}
	return slices.IndexFunc(list, func(o model.Contact) bool { return o.Person == c.Person })
}

const companySQL = `select id, name, domain, industry, employees, revenue, currency, country, region, city, website, phone, parent, relationship, best, owner, list, key, note, more from company where deleted = 0`

func readCompanies(ctx context.Context, q querier, twins *twins) (map[model.ID]*model.Company, error) {
	rows, err := q.QueryContext(ctx, companySQL+` and `+twins.standing(""))
	if err != nil {
		return nil, fmt.Errorf("read companies: %w", err)
	}
	defer rows.Close()
	all := map[model.ID]*model.Company{}
	for rows.Next() {
		c, err := scanCompany(rows)
		if err != nil {
			return nil, err
		}
		all[c.ID] = c
	}
	return all, rows.Err()
}

func scanCompany(rows *sql.Rows) (*model.Company, error) {
	var id, parent, owner []byte
	var name, domain, industry, currency, country, region, city, website, phone, relationship, list, key, note, more sql.NullString
	var employees, revenue, best sql.NullInt64
	if err := rows.Scan(&id, &name, &domain, &industry, &employees, &revenue, &currency, &country, &region, &city, &website, &phone,
		&parent, &relationship, &best, &owner, &list, &key, &note, &more); err != nil {
		return nil, fmt.Errorf("read companies: %w", err)
	}
	return &model.Company{ID: asID(id), Name: name.String, Domain: domain.String, Industry: industry.String, Employees: employees.Int64,
		HasEmployees: employees.Valid, Revenue: model.Money{Minor: revenue.Int64, Currency: currency.String}, HasRevenue: revenue.Valid,
		Country: country.String, Region: region.String, City: city.String, Website: website.String, Phone: phone.String, Parent: asID(parent),
		Relationship: relationship.String, Best: best.Int64 == 1, Owner: asID(owner), List: list.String, Key: key.String, Note: note.String,
		More: parseMore(more.String)}, nil
}

const leadSQL = `select l.id, l.title, l.company, l.offer, l.kind, l.route, l.owner, l.origin, l.source, l.created, l.next_step, l.next_date,
 l.introducer, l.partner, l.list, l.key, l.note, l.more from lead l where l.deleted = 0 and `

func readLeads(ctx context.Context, q querier, twins *twins, where string, args ...any) ([]model.Lead, error) {
	rows, err := q.QueryContext(ctx, leadSQL+twins.standing("l")+` `+where+` order by l.root`, args...)
	if err != nil {
		return nil, fmt.Errorf("read leads: %w", err)
	}
	defer rows.Close()
	var all []model.Lead
	var id, company, offer, owner, origin, introducer, partner []byte
	var title, kind, route, source, step, date, list, key, note, more sql.NullString
	var created sql.NullInt64
	for rows.Next() {
		if err := rows.Scan(&id, &title, &company, &offer, &kind, &route, &owner, &origin, &source, &created, &step, &date,
			&introducer, &partner, &list, &key, &note, &more); err != nil {
			return nil, fmt.Errorf("read leads: %w", err)
		}
		all = append(all, model.Lead{ID: asID(id), Title: title.String, Company: twins.one(asID(company)), Offer: asID(offer), Kind: kind.String, Route: route.String,
			Owner: asID(owner), Origin: asID(origin), Source: source.String, Created: instant(created), NextStep: step.String, NextDate: date.String,
			Introducer: twins.one(asID(introducer)), Partner: twins.one(asID(partner)), List: list.String, Key: key.String, Note: note.String, More: parseMore(more.String)})
	}
	return all, rows.Err()
}

// factsOf is what the rules may look at about one lead; nil when it is not there.
func (f *File) factsOf(ctx context.Context, q querier, id model.ID) (*model.Facts, error) {
	twins, err := readTwins(ctx, q)
	if err != nil {
		return nil, err
	}
	leads, err := readLeads(ctx, q, twins, `and l.root = ?`, id[:])
	if err != nil || len(leads) == 0 {
		return nil, err
	}
	l := &leads[0]
	facts := &model.Facts{Lead: l}
	if !l.Company.IsZero() {
		if facts.Company, err = companyOf(ctx, q, twins, l.Company); err != nil {
			return nil, err
		}
	}
	if facts.People, err = peopleOf(ctx, q, twins, id); err != nil {
		return nil, err
	}
	roots := append(twins.all(l.ID), twins.all(l.Company)...)
	for _, p := range facts.People {
		roots = append(roots, twins.all(p.Person)...)
	}
	for _, root := range roots {
		book, err := readEvents(ctx, q, `and root = ?`, root[:])
		if err != nil {
			return nil, err
		}
		facts.Events = book.collect(facts.Events, twins, l, facts.People)
	}
	err = q.QueryRowContext(ctx, `select exists(select 1 from touch where deleted = 0)`).Scan(&facts.Measured)
	return facts, err
}

// peopleOf are the people of a lead and of those that stand under it.
func peopleOf(ctx context.Context, q querier, twins *twins, lead model.ID) (all []model.Contact, err error) {
	for _, id := range twins.all(lead) {
		contacts, err := readContacts(ctx, q, twins, `and t.lead = ?`, id[:])
		if err != nil {
			return nil, err
		}
		for _, c := range contacts[lead] {
			if twice(twins, all, c) < 0 {
				all = append(all, c)
			}
		}
	}
	return all, nil
}

func companyOf(ctx context.Context, q querier, twins *twins, id model.ID) (*model.Company, error) {
	id = twins.one(id)
	rows, err := q.QueryContext(ctx, companySQL+` and root = ?`, id[:])
	if err != nil {
		return nil, fmt.Errorf("read company: %w", err)
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, rows.Err()
	}
	return scanCompany(rows)
}
