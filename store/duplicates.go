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
	twins, err := readTwins(ctx, f.eyes)
	if err != nil {
		return nil, err
	}
	if firm.Companies, err = f.companiesToMatch(ctx, twins); err != nil {
		return nil, err
	}
	if firm.People, err = f.peopleToMatch(ctx, twins); err != nil {
		return nil, err
	}
	if firm.Leads, err = f.leadsToMatch(ctx, twins); err != nil {
		return nil, err
	}
	apart, err := f.keptApart(ctx, twins)
	if err != nil {
		return nil, err
	}
	firm.Apart = apart
	return firm.Pairs(), nil
}

func (f *File) companiesToMatch(ctx context.Context, twins *twins) (all []match.Company, err error) {
	err = eachRow(ctx, f.eyes, `select id, name, domain, website, phone, parent, list, key from company where deleted = 0 and `+twins.standing(""), func(id model.ID, s []string) {
		domain := nameOr(intake.DomainOf(s[1]), intake.DomainOf(s[2]))
		if intake.FreeMail(domain) {
			domain = ""
		}
		all = append(all, match.Company{Row: match.Row{ID: id, Name: s[0], List: s[5], Key: s[6]}, Normal: intake.NormalName(s[0]),
			Domain: domain, Phone: intake.NormalPhone(s[3]), Parent: twins.one(asID([]byte(s[4])))})
	})
	if err != nil {
		return nil, fmt.Errorf("read companies: %w", err)
	}
	return all, nil
}

func (f *File) peopleToMatch(ctx context.Context, twins *twins) (all []match.Person, err error) {
	err = eachRow(ctx, f.eyes, `select p.id, p.name, p.email, p.phone, p.list, p.key,
 (select k.company from job k where k.root = p.root and k.deleted = 0 and k."to" is null order by k.id desc limit 1)
from person p where p.deleted = 0 and `+twins.standing("p"), func(id model.ID, s []string) {
		p := match.Person{Row: match.Row{ID: id, Name: s[0], List: s[3], Key: s[4]}, Email: intake.NormalEmail(s[1]), Phone: intake.NormalPhone(s[2]), Company: twins.one(asID([]byte(s[5])))}
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
func (f *File) leadsToMatch(ctx context.Context, twins *twins) (all []match.Lead, err error) {
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
where l.deleted = 0 and `+twins.standing("l")+` order by l.id`, func(id model.ID, s []string) {
		l := match.Lead{Row: match.Row{ID: id, List: s[3], Key: s[4]}, Title: strings.ToLower(strings.Join(strings.Fields(s[0]), " ")),
			Company: twins.one(asID([]byte(s[1]))), Offer: asID([]byte(s[2])), Contact: twins.one(asID([]byte(s[6]))), Stage: law.Standing(asID([]byte(s[8])))}
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

// keptApart are the pairs of which somebody said that they are two.
func (f *File) keptApart(ctx context.Context, twins *twins) (map[[2]model.ID]bool, error) {
	rs, err := records(ctx, f.eyes, "apart", "")
	apart := map[[2]model.ID]bool{}
	for _, r := range rs {
		a, err := model.ParseID(r.text("a"))
		b, err2 := model.ParseID(r.text("b"))
		if err == nil && err2 == nil {
			apart[match.Pair(twins.one(a), twins.one(b))] = true
		}
	}
	return apart, err
}

// KeepApart notes that two rows which look alike are two: the pair is not
// listed again. The same said on two computers is one note.
func (d *Desk) KeepApart(ctx context.Context, noun string, a, b model.ID) error {
	return d.write(ctx, "Keep a pair apart", func(w *writer) error {
		for _, id := range []model.ID{a, b} {
			if _, err := w.find(noun, id); err != nil {
				return err
			}
		}
		pair := match.Pair(a, b)
		f := model.Fields{"noun": noun, "a": pair[0].String(), "b": pair[1].String(), "deleted": nil}
		link(f, "by", w.actor.Member)
		return w.put("apart", w.firm, naturalID(w.firm, "apart", pair[0].String()+pair[1].String()), f)
	})
}
