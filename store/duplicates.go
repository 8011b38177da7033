package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/model/match"
	"baton/store/intake"
)

// Duplicates lists the rows that may be one and the same: those that two
// laptops made of one list without ids, and those that were entered twice.
func (f *File) Duplicates(ctx context.Context) ([]model.Duplicate, error) {
	var firm match.Firm
	var err error
	if firm.Companies, err = f.companiesToMatch(ctx); err != nil {
		return nil, err
	}
	if firm.People, err = f.peopleToMatch(ctx); err != nil {
		return nil, err
	}
	if firm.Leads, err = f.leadsToMatch(ctx); err != nil {
		return nil, err
	}
	return firm.Pairs(), nil
}

func (f *File) companiesToMatch(ctx context.Context) (all []match.Company, err error) {
	err = eachRow(ctx, f.eyes, `select id, name, domain, website, phone, parent, list, key from company where deleted = 0 and "into" is null`, func(id model.ID, s []string) {
		domain := nameOr(intake.DomainOf(s[1]), intake.DomainOf(s[2]))
		if intake.FreeMail(domain) {
			domain = ""
		}
		all = append(all, match.Company{Row: match.Row{ID: id, Name: s[0], List: s[5], Key: s[6]}, Normal: intake.NormalName(s[0]),
			Domain: domain, Phone: intake.NormalPhone(s[3]), Parent: asID([]byte(s[4]))})
	})
	if err != nil {
		return nil, fmt.Errorf("read companies: %w", err)
	}
	return all, nil
}

func (f *File) peopleToMatch(ctx context.Context) (all []match.Person, err error) {
	err = eachRow(ctx, f.eyes, `select p.id, p.name, p.email, p.phone, p.list, p.key,
 (select k.company from job k where k.root = p.root and k.deleted = 0 and k."to" is null order by k.id desc limit 1)
from person p where p.deleted = 0 and p."into" is null`, func(id model.ID, s []string) {
		p := match.Person{Row: match.Row{ID: id, Name: s[0], List: s[3], Key: s[4]}, Email: intake.NormalEmail(s[1]), Phone: intake.NormalPhone(s[2]), Company: asID([]byte(s[5]))}
		if intake.NormalEmail(p.Name) == "" { // someone of whom a list had the address only is called by it
			p.Normal = intake.NormalName(p.Name)
		}
		all = append(all, p)
	})
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	return all, nil
}

// leadsToMatch reads the leads in order of their ids.
func (f *File) leadsToMatch(ctx context.Context) (all []match.Lead, err error) {
	law, err := f.lawOn(ctx, time.Now())
	if err != nil {
		return nil, err
	}
	early, open := beforeMQL(law), map[model.ID]bool{}
	for _, s := range law.Stages {
		open[s.ID] = s.Kind == "open"
	}
	err = eachRow(ctx, f.eyes, `select l.id, l.title, l.company, l.offer, l.list, l.key, c.name, p.id, p.name, m."to", date(m.happened / 1000, 'unixepoch')
from lead l
left join company c on c.root = l.company and c.id = l.company
left join person p on p.root = (select t.person from part t where t.lead = l.id and t.deleted = 0 order by coalesce(t.first, 0) desc, t.id limit 1) and p.id = p.root and p.deleted = 0
left join move m on m.root = l.root and m.id = (select v.id from move v where v.root = l.root and v.deleted = 0 order by v.happened desc, v.id desc limit 1)
where l.deleted = 0 and l."into" is null order by l.id`, func(id model.ID, s []string) {
		l := match.Lead{Row: match.Row{ID: id, List: s[3], Key: s[4]}, Title: strings.ToLower(strings.Join(strings.Fields(s[0]), " ")),
			Company: asID([]byte(s[1])), Offer: asID([]byte(s[2])), Contact: asID([]byte(s[6])), Stage: law.Standing(asID([]byte(s[8])))}
		l.Name = withTitle(model.LeadRow{Name: s[5], Person: s[7], Title: s[0]})
		l.Early = early[l.Stage]
		if !open[l.Stage] {
			l.Ended = s[9]
		}
		all = append(all, l)
	})
	if err != nil {
		return nil, fmt.Errorf("read leads: %w", err)
	}
	return all, nil
}

// withTitle is what a lead goes by among others of its company: "Acme: Migration".
func withTitle(r model.LeadRow) string {
	name := r.Shown()
	if r.Title == "" || r.Title == name {
		return name
	}
	return name + ": " + r.Title
}
