package store

import (
	"context"
	"database/sql"
	"fmt"
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
}

func keyOf(noun, list, key string) string { return noun + "\x00" + list + "\x00" + key }

func newBook(law *model.Agreement) *book {
	return &book{byDomain: map[string]model.ID{}, domainOf: map[model.ID]string{}, byName: map[string]model.ID{}, byKey: map[string]model.ID{}, byMail: map[string]model.ID{},
		byPerson: map[string]model.ID{}, openLeads: map[[2]model.ID]model.ID{}, leadLike: map[string]model.ID{}, early: beforeMQL(law), law: law}
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

func (b *book) readCompanies(ctx context.Context, q querier) error {
	return eachRow(ctx, q, `select id, name, domain, list, key from company where deleted = 0 and "into" is null`, func(id model.ID, s []string) {
		b.company(id, s[0], s[1])
		b.key("company", s[2], s[3], id)
	})
}

func (b *book) readPeople(ctx context.Context, q querier) error {
	works := map[model.ID]model.ID{}
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
		works[asID(person)] = asID(company)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return eachRow(ctx, q, `select id, name, email, list, key from person where deleted = 0 and "into" is null`, func(id model.ID, s []string) {
		b.person(id, s[0], s[1], works[id])
		b.key("person", s[2], s[3], id)
	})
}

func (b *book) readLeads(ctx context.Context, q querier) error { return b.readLeadsWhere(ctx, q, "") }

// readLeadsOf reads the leads of one company only.
func (b *book) readLeadsOf(ctx context.Context, q querier, company model.ID) error {
	return b.readLeadsWhere(ctx, q, ` and l.company = ?`, company[:])
}

func (b *book) readLeadsWhere(ctx context.Context, q querier, where string, args ...any) error {
	rows, err := q.QueryContext(ctx, `select l.id, l.company, l.offer, l.list, l.key, l.title,
 (select t.person from part t where t.lead = l.id and t.deleted = 0 order by t.id limit 1),
 (select v."to" from move v where v.root = l.root and v.deleted = 0 order by v.happened desc, v.id desc limit 1)
from lead l where l.deleted = 0 and l."into" is null`+where, args...)
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
		if key.String == "" {
			b.leadLike[likeness(asID(company), asID(person), title.String)] = asID(id)
		}
		if b.early[b.law.Standing(asID(stage))] && key.String == "" {
			b.openLeads[[2]model.ID{asID(company), asID(offer)}] = asID(id)
		}
	}
	return rows.Err()
}

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
