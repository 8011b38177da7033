package store

import (
	"bytes"
	"cmp"
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
	if err := d.readDoing(ctx, id, out); err != nil {
		return nil, err
	}
	out.History, err = d.History(ctx, id)
	return out, err
}

// leadTouches are the touches with the lead's people, and those logged on the
// lead or its company for this lead.
func leadTouches(ctx context.Context, q querier, f *model.Facts) ([]model.Touch, error) {
	var all []model.Touch
	twins, err := readTwins(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, p := range f.People {
		for _, root := range twins.all(p.Person) {
			ts, err := touches(ctx, q, "and root = ?", root[:])
			if err != nil {
				return nil, err
			}
			for i := range ts {
				ts[i].Person = p.Person
			}
			all = append(all, ts...)
		}
	}
	for _, root := range append(twins.all(f.Lead.ID), twins.all(f.Lead.Company)...) {
		for _, lead := range twins.all(f.Lead.ID) {
			ts, err := touches(ctx, q, "and root = ? and lead = ?", root[:], lead[:])
			if err != nil {
				return nil, err
			}
			all = append(all, ts...)
		}
	}
	slices.SortStableFunc(all, func(a, b model.Touch) int { return a.Happened.Compare(b.Happened) })
	return all, nil
}

// readDoing reads what is to do for a lead, and for those that stand under it.
func (d *Desk) readDoing(ctx context.Context, lead model.ID, out *model.LeadDetail) error {
	twins, err := readTwins(ctx, d.eyes)
	if err != nil {
		return err
	}
	for _, id := range twins.all(lead) {
		todo, err := tasks(ctx, d.eyes, "and root = ?", id[:])
		if err != nil {
			return err
		}
		waiting, err := waits(ctx, d.eyes, "and root = ?", id[:])
		if err != nil {
			return err
		}
		out.Tasks, out.Waits = append(out.Tasks, todo...), append(out.Waits, waiting...)
	}
	return nil
}

// ofLead reads what hangs on a lead and on those that stand under it.
func ofLead(ctx context.Context, q querier, noun string, lead model.ID) (all []record, err error) {
	twins, err := readTwins(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, id := range twins.all(lead) {
		rs, err := records(ctx, q, noun, "and root = ?", id[:])
		if err != nil {
			return nil, err
		}
		all = append(all, rs...)
	}
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
	twins, err := readTwins(ctx, q)
	if err != nil {
		return nil, err
	}
	var rs []record
	for _, id := range twins.all(lead) {
		more, err := records(ctx, q, "part", "and lead = ?", id[:])
		if err != nil {
			return nil, err
		}
		rs = append(rs, more...)
	}
	var all []model.Part
	for _, r := range rs {
		p := model.Part{ID: r.id, Lead: lead, Person: twins.one(r.link("person")), Role: r.text("role"), First: r.yes("first")}
		if at := slices.IndexFunc(all, func(o model.Part) bool { return o.Person == p.Person && !p.Person.IsZero() }); at >= 0 && !twins.none() {
			all[at].Role, all[at].First = cmp.Or(all[at].Role, p.Role), all[at].First || p.First
			continue // somebody who is there twice
		}
		if r.link("lead") != lead {
			p.First = p.First && !slices.ContainsFunc(all, func(o model.Part) bool { return o.First })
		}
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
	rs, err := ofLead(ctx, q, "value", lead)
	var all []model.Value
	for _, r := range rs {
		all = append(all, model.Value{ID: r.id, Lead: lead, Type: r.text("type"), Label: r.text("label"), Amount: r.money("amount"), Months: r.int("months"),
			Margin: r.money("margin"), Start: r.text("start")})
	}
	return all, err
}

// Companies lists the companies with how many leads each has.
func (f *File) Companies(ctx context.Context) ([]model.CompanyRow, error) {
	twins, err := readTwins(ctx, f.eyes)
	if err != nil {
		return nil, err
	}
	rows, err := f.eyes.QueryContext(ctx, twins.twin()+`select c.id, coalesce(c.name, ''), coalesce(c.domain, ''), coalesce(c.industry, ''), coalesce(c.employees, 0), coalesce(c.country, ''),
 coalesce(c.relationship, ''), coalesce(c.best, 0), (select count(*) from lead l where `+twins.is("l.company", "c.id")+` and l.deleted = 0 and `+twins.standing("l")+`)
from company c where c.deleted = 0 and `+twins.standing("c")+` order by c.name collate nocase, c.id`)
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
	twins, err := readTwins(ctx, f.eyes)
	if err != nil {
		return nil, err
	}
	rows, err := f.eyes.QueryContext(ctx, twins.twin()+`select p.id, coalesce(p.name, ''), coalesce(p.email, ''), coalesce(p.title, ''), c.id, coalesce(c.name, '')
from person p
left join company c on c.root = `+twins.at(`(select k.company from job k where `+twins.is("k.root", "p.root")+` and k.deleted = 0 and k."to" is null order by k.id desc limit 1)`)+` and c.id = c.root and c.deleted = 0
where p.deleted = 0 and `+twins.standing("p")+` order by p.name collate nocase, p.id`)
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
