package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"baton/model"
)

// together shows, in rows of leads, the companies and people that others were
// merged into, and what hangs on leads that were merged into these. That
// concerns few rows; the others are as they were read.
func (l *lookup) together(ctx context.Context, q querier, all []model.LeadRow) error {
	if l.twins.none() {
		return nil
	}
	for i := range all {
		r := &all[i]
		if one := l.twins.one(r.Company); one != r.Company {
			r.Company = one
			if err := nameOf(ctx, q, "company", one, &r.Name, new(string)); err != nil {
				return err
			}
		}
		if err := l.joinLeads(ctx, q, r); err != nil {
			return err
		}
		if one := l.twins.one(r.Contact); one != r.Contact {
			r.Contact = one
			if err := nameOf(ctx, q, "person", one, &r.Person, &r.Email); err != nil {
				return err
			}
		}
	}
	return nil
}

// joinLeads adds what leads are worth that stand under this one, and takes
// their first contact where this one has none.
func (l *lookup) joinLeads(ctx context.Context, q querier, r *model.LeadRow) error {
	for _, twin := range l.twins.under[r.ID] {
		worth, err := worths(ctx, q, l.firm, `and v.root = ?`, twin[:])
		if err != nil {
			return err
		}
		sum := map[model.ID]model.Money{}
		if r.Value.Currency != "" {
			sum[r.ID] = r.Value
		}
		if m, ok := worth[twin]; ok {
			add(sum, r.ID, m, l.firm.Currency)
		}
		r.Value = sum[r.ID]
		if !r.Contact.IsZero() {
			continue
		}
		parts, err := partsOf(ctx, q, twin)
		if err != nil {
			return err
		}
		if len(parts) > 0 {
			r.Contact, r.Person, r.Email = parts[0].Person, parts[0].Name, parts[0].Email
		}
	}
	return nil
}

// nameOf reads what a company or a person is called.
func nameOf(ctx context.Context, q querier, noun string, id model.ID, name, email *string) error {
	var called, address sql.NullString
	what := map[string]string{"company": "name, null", "person": "name, email"}[noun]
	err := q.QueryRowContext(ctx, `select `+what+` from `+noun+` where root = ? and id = ?`, id[:], id[:]).Scan(&called, &address)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read a %s: %w", noun, err)
	}
	*name, *email = called.String, address.String
	return nil
}
