package store

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/model/score"
)

// Lead reads everything on one lead.
func (d *Desk) Lead(ctx context.Context, id model.ID) (*model.LeadDetail, error) {
	rows, err := d.LeadRows(ctx, []model.ID{id})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, model.Refuse("lead", fmt.Sprintf("There is no lead %s: it may have been deleted.", id))
	}
	facts, err := d.factsOf(ctx, d.eyes, id)
	if err != nil || facts == nil {
		return nil, err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	out := &model.LeadDetail{Row: rows[0], Lead: *facts.Lead, Company: facts.Company, Checks: checksOf(facts.Lead.More)}
	out.Explained = score.Compile(law, firm.Location()).Explain(facts, d.Now())
	out.Row.Score, out.Row.LastTouch = &out.Explained.Score, lastTouch(facts, d.Now())
	worked, err := d.worked(ctx, []model.ID{id})
	if err != nil {
		return nil, err
	}
	out.Row.Worked = worked[id]
	out.Lead.Stage, out.Lead.Since, out.Lead.Wake, out.Lead.Why = out.Row.Stage, out.Row.Since, out.Row.Wake, out.Row.Why
	if out.Parts, err = partsOf(ctx, d.eyes, id); err != nil {
		return nil, err
	}
	if out.Values, err = valuesOf(ctx, d.eyes, id); err != nil {
		return nil, err
	}
	if out.Moves, err = moves(ctx, d.eyes, "and root = ?", id[:]); err != nil {
		return nil, err
	}
	out.Moves = law.Stand(out.Moves)
	if out.Handoffs, err = handoffs(ctx, d.eyes, "and root = ?", id[:]); err != nil {
		return nil, err
	}
	if out.Touches, err = leadTouches(ctx, d.eyes, facts); err != nil {
		return nil, err
	}
	if out.Tasks, err = tasks(ctx, d.eyes, "and root = ?", id[:]); err != nil {
		return nil, err
	}
	if out.Waits, err = waits(ctx, d.eyes, "and root = ?", id[:]); err != nil {
		return nil, err
	}
	out.History, err = d.History(ctx, id)
	return out, err
}

// leadTouches are the touches with the lead's people, and those logged on the
// lead or its company for this lead.
func leadTouches(ctx context.Context, q querier, f *model.Facts) ([]model.Touch, error) {
	var all []model.Touch
	for _, p := range f.People {
		ts, err := touches(ctx, q, "and root = ?", p.Person[:])
		if err != nil {
			return nil, err
		}
		all = append(all, ts...)
	}
	for _, root := range []model.ID{f.Lead.ID, f.Lead.Company} {
		ts, err := touches(ctx, q, "and root = ? and lead = ?", root[:], f.Lead.ID[:])
		if err != nil {
			return nil, err
		}
		all = append(all, ts...)
	}
	slices.SortStableFunc(all, func(a, b model.Touch) int { return a.Happened.Compare(b.Happened) })
	return all, nil
}

func checksOf(more map[string]string) map[model.ID]string {
	checks := map[model.ID]string{}
	for name, evidence := range more {
		if item, ok := strings.CutPrefix(name, "check."); ok {
			if id, err := model.ParseID(item); err == nil {
				checks[id] = evidence
			}
		}
	}
	return checks
}

func partsOf(ctx context.Context, q querier, lead model.ID) ([]model.Part, error) {
	rs, err := records(ctx, q, "part", "and lead = ?", lead[:])
	if err != nil {
		return nil, err
	}
	var all []model.Part
	for _, r := range rs {
		p := model.Part{ID: r.id, Lead: lead, Person: r.link("person"), Role: r.text("role"), First: r.yes("first")}
		people, err := records(ctx, q, "person", "and root = ?", p.Person[:])
		if err != nil {
			return nil, err
		}
		if len(people) > 0 {
			p.Name, p.Email, p.Title = people[0].text("name"), people[0].text("email"), people[0].text("title")
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b model.Part) int {
		if a.First != b.First {
			if a.First {
				return -1
			}
			return 1
		}
		return bytes.Compare(a.ID[:], b.ID[:])
	})
	return all, nil
}

func valuesOf(ctx context.Context, q querier, lead model.ID) ([]model.Value, error) {
	rs, err := records(ctx, q, "value", "and root = ?", lead[:])
	var all []model.Value
	for _, r := range rs {
		all = append(all, model.Value{ID: r.id, Lead: lead, Type: r.text("type"), Label: r.text("label"), Amount: r.money("amount"), Months: r.int("months"),
			Margin: r.money("margin"), Start: r.text("start")})
	}
	return all, err
}

// Companies lists the companies with how many leads each has.
func (f *File) Companies(ctx context.Context) ([]model.CompanyRow, error) {
	rows, err := f.eyes.QueryContext(ctx, `select c.id, coalesce(c.name, ''), coalesce(c.domain, ''), coalesce(c.industry, ''), coalesce(c.employees, 0), coalesce(c.country, ''),
 coalesce(c.relationship, ''), coalesce(c.best, 0), (select count(*) from lead l where l.company = c.id and l.deleted = 0 and l."into" is null)
from company c where c.deleted = 0 and c."into" is null order by c.name collate nocase, c.id`)
	if err != nil {
		return nil, fmt.Errorf("read companies: %w", err)
	}
	defer rows.Close()
	var all []model.CompanyRow
	for rows.Next() {
		var c model.CompanyRow
		var id []byte
		if err := rows.Scan(&id, &c.Name, &c.Domain, &c.Industry, &c.Employees, &c.Country, &c.Relationship, &c.Best, &c.Leads); err != nil {
			return nil, fmt.Errorf("read companies: %w", err)
		}
		c.ID = asID(id)
		all = append(all, c)
	}
	return all, rows.Err()
}

// People lists the people with the company they work for now.
func (f *File) People(ctx context.Context) ([]model.PersonRow, error) {
	rows, err := f.eyes.QueryContext(ctx, `select p.id, coalesce(p.name, ''), coalesce(p.email, ''), coalesce(p.title, ''), c.id, coalesce(c.name, '')
from person p
left join job j on j.root = p.root and j.id = (select k.id from job k where k.root = p.root and k.deleted = 0 and k."to" is null order by k.id desc limit 1)
left join company c on c.root = j.company and c.id = j.company and c.deleted = 0
where p.deleted = 0 and p."into" is null order by p.name collate nocase, p.id`)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	defer rows.Close()
	var all []model.PersonRow
	for rows.Next() {
		var p model.PersonRow
		var id, company []byte
		if err := rows.Scan(&id, &p.Name, &p.Email, &p.Title, &company, &p.Firm); err != nil {
			return nil, fmt.Errorf("read people: %w", err)
		}
		p.ID, p.Company = asID(id), asID(company)
		all = append(all, p)
	}
	return all, rows.Err()
}
