package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/store/intake"
)

// book knows who is in the firm already, so that a list or a line adds no
// company and no person twice.
type book struct {
	byDomain  map[string]model.ID // company by domain
	domainOf  map[model.ID]string
	byName    map[string]model.ID // company by normalised name
	byKey     map[string]model.ID // any row by noun, list and external key
	byMail    map[string]model.ID // person by e-mail
	byPerson  map[string]model.ID // person by name and company
	openLeads map[[2]model.ID]model.ID
	leadLike  map[string]model.ID // lead without a key by company, person and title
	early     map[model.ID]bool
	law       *model.Agreement
	twins     *twins // whoever was merged is known as the row that stayed
}

func keyOf(noun, list, key string) string { return noun + "\x00" + list + "\x00" + key }

func newBook(law *model.Agreement) *book {
	return &book{byDomain: map[string]model.ID{}, domainOf: map[model.ID]string{}, byName: map[string]model.ID{}, byKey: map[string]model.ID{}, byMail: map[string]model.ID{},
		byPerson: map[string]model.ID{}, openLeads: map[[2]model.ID]model.ID{}, leadLike: map[string]model.ID{}, early: beforeMQL(law), law: law, twins: &twins{}}
}

// readBook reads the whole book, once per import.
func readBook(ctx context.Context, q querier, law *model.Agreement) (*book, error) {
	b := newBook(law)
	for _, read := range []func(context.Context, querier) error{b.readCompanies, b.readPeople, b.readLeads} {
		if err := read(ctx, q); err != nil {
			return nil, fmt.Errorf("read who is known: %w", err)
		}
	}
	return b, nil
}

func (b *book) readCompanies(ctx context.Context, q querier) (err error) {
	if b.twins, err = readTwins(ctx, q); err != nil {
		return err
	}
	return b.standFirst(ctx, q, `select id, name, domain, list, key from company where deleted = 0`, func(id model.ID, s []string) {
		b.key("company", s[2], s[3], id)
		one := b.twins.one(id)
		if _, taken := b.byDomain[s[1]]; one != id && taken {
			s[1] = ""
		}
		had := b.domainOf[one]
		b.company(one, s[0], s[1])
		if one != id && had != "" {
			b.domainOf[one] = had
		}
	})
}

// standFirst visits the rows that stand on their own before those that were
// merged into one of them: these add what else it goes by.
func (b *book) standFirst(ctx context.Context, q querier, query string, visit func(model.ID, []string)) error {
	var later []func()
	err := eachRow(ctx, q, query, func(id model.ID, s []string) {
		if b.twins.one(id) != id {
			s := slices.Clone(s)
			later = append(later, func() { visit(id, s) })
			return
		}
		visit(id, s)
	})
	for _, visit := range later {
		visit()
	}
	return err
}

func (b *book) readPeople(ctx context.Context, q querier) error {
	works := map[model.ID]model.ID{}
	var err error
	if b.twins, err = readTwins(ctx, q); err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, `select person, company from job where deleted = 0 and "to" is null`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var person, company []byte
		if err := rows.Scan(&person, &company); err != nil {
			return err
		}
		works[b.twins.one(asID(person))] = b.twins.one(asID(company))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return b.standFirst(ctx, q, `select id, name, email, list, key from person where deleted = 0`, func(id model.ID, s []string) {
		one := b.twins.one(id)
		b.person(one, s[0], s[1], works[one])
		b.key("person", s[2], s[3], id)
	})
}

func (b *book) readLeads(ctx context.Context, q querier) error { return b.readLeadsWhere(ctx, q, "") }

// readLeadsOf reads the leads of one company only.
func (b *book) readLeadsOf(ctx context.Context, q querier, company model.ID) error {
	for _, id := range b.twins.all(company) {
		if err := b.readLeadsWhere(ctx, q, ` and l.company = ?`, id[:]); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) readLeadsWhere(ctx context.Context, q querier, where string, args ...any) error {
	twins, err := readTwins(ctx, q)
	if err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, `select l.id, l.company, l.offer, l.list, l.key, l.title,
 (select t.person from part t where t.lead = l.id and t.deleted = 0 order by t.id limit 1),
 (select v."to" from move v where v.root = l.root and v.deleted = 0 order by v.happened desc, v.id desc limit 1)
from lead l where l.deleted = 0 `+where, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, company, offer, person, stage []byte
		var list, key, title sql.NullString
		if err := rows.Scan(&id, &company, &offer, &list, &key, &title, &person, &stage); err != nil {
			return err
		}
		b.key("lead", list.String, key.String, asID(id))
		if twins.one(asID(id)) != asID(id) {
			continue
		}
		company, person = idBytes(twins.one(asID(company))), idBytes(twins.one(asID(person)))
		if key.String == "" {
			b.leadLike[likeness(asID(company), asID(person), title.String)] = asID(id)
		}
		if b.early[b.law.Standing(asID(stage))] && key.String == "" {
			b.openLeads[[2]model.ID{asID(company), asID(offer)}] = asID(id)
		}
	}
	return rows.Err()
}

func idBytes(id model.ID) []byte { return id[:] }

func (b *book) key(noun, list, key string, id model.ID) {
	if key != "" {
		b.byKey[keyOf(noun, list, key)] = id
	}
}

func (b *book) company(id model.ID, name, domain string) {
	if domain != "" {
		b.byDomain[domain], b.domainOf[id] = id, domain
	}
	n := intake.NormalName(name)
	if _, taken := b.byName[n]; n != "" && !taken {
		b.byName[n] = id
	}
}

func (b *book) person(id model.ID, name, email string, company model.ID) {
	if email != "" {
		b.byMail[strings.ToLower(email)] = id
	}
	if n := intake.NormalName(name); n != "" {
		b.byPerson[n+"\x00"+company.String()] = id
	}
}

// findCompany matches by domain, else by name where the domains do not
// contradict. sure is false for a domain that was only guessed.
func (b *book) findCompany(name, domain string, sure bool) (model.ID, bool) {
	id, known := b.byDomain[domain]
	n := intake.NormalName(name)
	if known && domain != "" && (sure || n == "" || b.byName[n] == id) {
		return id, true
	}
	id, known = b.byName[n]
	if n == "" || !known || sure && domain != "" && b.domainOf[id] != "" && b.domainOf[id] != domain {
		return model.ID{}, false
	}
	return id, true
}

// findPerson matches by e-mail, else by name at the company.
func (b *book) findPerson(name, email string, company model.ID) (model.ID, bool) {
	if email != "" {
		id, ok := b.byMail[strings.ToLower(email)]
		return id, ok
	}
	if n := intake.NormalName(name); n != "" && !company.IsZero() {
		id, ok := b.byPerson[n+"\x00"+company.String()]
		return id, ok
	}
	return model.ID{}, false
}

// eachRow walks a query of an id and texts.
func eachRow(ctx context.Context, q querier, query string, visit func(model.ID, []string)) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	var id []byte
	cells := make([]sql.NullString, len(columns)-1)
	texts := make([]string, len(cells))
	ptrs := []any{&id}
	for i := range cells {
		ptrs = append(ptrs, &cells[i])
	}
	for rows.Next() {
		if err := rows.Scan(ptrs...); err != nil {
			return err
		}
		for i := range cells {
			texts[i] = cells[i].String
		}
		visit(asID(id), texts)
	}
	return rows.Err()
}
