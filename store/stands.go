package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
)

// Coverage says how each criterion of the draft stands over the open leads and
// over the firm's best clients.
func (d *Desk) Coverage(ctx context.Context) ([]model.Coverage, error) {
	s, err := d.Stands(ctx)
	return s.Coverage(), err
}

// Stands judges every open lead and every best client by the criteria of the
// draft: one pass that reads no touch, because criteria look at none.
func (d *Desk) Stands(ctx context.Context) (score.Stands, error) {
	law, err := d.Draft(ctx)
	if err != nil {
		return score.Stands{}, err
	}
	firm, err := d.Firm(ctx)
	if err != nil {
		return score.Stands{}, err
	}
	rules := score.Compile(law, firm.Location())
	facts, err := d.fitFacts(ctx, law)
	if err != nil {
		return score.Stands{}, err
	}
	out := score.Stands{Criteria: rules.Criteria(), Signed: map[model.ID]int{}}
	best := map[model.ID]*model.Facts{}
	now := d.Now()
	for i := range facts.all {
		f := &facts.all[i]
		outcome := facts.outcome[i]
		if outcome == "open" {
			out.Leads = append(out.Leads, score.Stand{Lead: f.Lead.ID, Company: f.Lead.Company, Name: facts.named(f), Answers: rules.Stand(f, now, true)})
		}
		if f.Company == nil {
			continue
		}
		if outcome == "signed" {
			out.Signed[f.Company.ID]++
		}
		if _, seen := best[f.Company.ID]; f.Company.Best && (!seen || outcome == "signed") {
			best[f.Company.ID] = f
		}
	}
	out.Best = facts.best(rules, best, now)
	return out, nil
}

// Evidence says why a criterion of the draft stands as it does, for some
// leads: the datum that decided, or what somebody wrote with the answer.
func (d *Desk) Evidence(ctx context.Context, criterion model.ID, leads []model.ID) (map[model.ID]string, error) {
	law, err := d.Draft(ctx)
	if err != nil {
		return nil, err
	}
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	law.Scoring = model.Scoring{}
	law.Criteria = slices.DeleteFunc(law.Criteria, func(c model.Criterion) bool { return c.ID != criterion })
	rules := score.Compile(law, firm.Location())
	out := map[model.ID]string{}
	for _, id := range leads {
		f, err := d.factsOf(ctx, d.eyes, id)
		if err != nil {
			return nil, err
		}
		if f == nil {
			continue
		}
		for _, s := range rules.Explain(f, d.Now()).States {
			out[id] = s.Evidence
		}
	}
	return out, nil
}

// best are the stands of the best clients, by name; one may have no lead here.
func (b *fitBook) best(rules *score.Rules, with map[model.ID]*model.Facts, now time.Time) []score.Stand {
	var out []score.Stand
	for id, c := range b.companies {
		if !c.Best {
			continue
		}
		f := with[id]
		if f == nil {
			f = &model.Facts{Lead: &model.Lead{}, Company: c}
		}
		out = append(out, score.Stand{Lead: f.Lead.ID, Company: id, Name: c.Name, Answers: rules.Stand(f, now, false)})
	}
	slices.SortFunc(out, func(x, y score.Stand) int {
		if by := strings.Compare(x.Name, y.Name); by != 0 {
			return by
		}
		return slices.Compare(x.Company[:], y.Company[:])
	})
	return out
}

// fitBook is what criteria may look at of every lead, and where each stands.
type fitBook struct {
	all       []model.Facts
	outcome   []string // of each: open, signed, lost, not-ours, nurture
	companies map[model.ID]*model.Company
	people    map[model.ID]string // of leads that have no other name
}

// fitFacts reads it on two connections.
func (d *Desk) fitFacts(ctx context.Context, law *model.Agreement) (*fitBook, error) {
	b := &fitBook{}
	var leads []model.Lead
	var stage map[model.ID]model.ID
	var contacts map[model.ID][]model.Contact
	look, err := d.lookups(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	twins := look.twins
	err = both(func() (err error) {
		if b.companies, err = readCompanies(ctx, d.eyes, twins); err != nil {
			return err
		}
		stage, err = stagesNow(ctx, d.eyes)
		return err
	}, func() (err error) {
		if leads, err = readLeads(ctx, d.eyes, twins, ""); err != nil || !aboutPeople(law) {
			return err
		}
		contacts, err = readContacts(ctx, d.eyes, twins, "")
		return err
	})
	if err != nil {
		return nil, err
	}
	b.all, b.outcome = make([]model.Facts, len(leads)), make([]string, len(leads))
	nameless := false
	for i := range leads {
		l := &leads[i]
		b.all[i] = model.Facts{Lead: l, Company: b.companies[l.Company], People: contacts[l.ID]}
		row := model.LeadRow{Route: l.Route, Stage: stage[l.ID]}
		look.dress(&row)
		b.outcome[i] = row.Outcome
		nameless = nameless || b.all[i].Company == nil
	}
	if nameless {
		b.people, err = firstContacts(ctx, d.eyes, twins)
	}
	return b, err
}

// named is what a list calls the lead, as the Leads table does.
func (b *fitBook) named(f *model.Facts) string {
	row := model.LeadRow{Title: f.Lead.Title, Person: b.people[f.Lead.ID]}
	if f.Company != nil {
		row.Name = f.Company.Name
	}
	return row.Shown()
}

// aboutPeople says whether a rule looks at the people of a lead.
func aboutPeople(law *model.Agreement) bool {
	person := func(c model.Condition) bool {
		return strings.HasPrefix(c.Field, "person.") || slices.ContainsFunc(law.Fields, func(d model.FieldDef) bool {
			return d.Noun == "person" && c.Field == "x."+d.ID.String()
		})
	}
	return slices.ContainsFunc(law.Criteria, func(c model.Criterion) bool { return person(c.Condition) }) ||
		slices.ContainsFunc(law.Scoring.Rules, func(r model.Rule) bool { return person(r.Condition) })
}

// stagesNow is where each lead that was ever moved stands: its last move by
// when it happened.
func stagesNow(ctx context.Context, q querier) (map[model.ID]model.ID, error) {
	rows, err := q.QueryContext(ctx, `select root, "to" from move where deleted = 0 order by root, happened, id`)
	if err != nil {
		return nil, fmt.Errorf("read moves: %w", err)
	}
	defer rows.Close()
	out := map[model.ID]model.ID{}
	var lead, to sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&lead, &to); err != nil {
			return nil, fmt.Errorf("read moves: %w", err)
		}
		out[asID(lead)] = asID(to)
	}
	return out, rows.Err()
}

// firstContacts are the names of the leads' first contacts, of those that
// belong to no company.
func firstContacts(ctx context.Context, q querier, twins *twins) (map[model.ID]string, error) {
	rows, err := q.QueryContext(ctx, twins.twin()+`select t.lead, p.name from part t join lead l on l.root = t.lead and l.id = t.lead
join person p on p.root = `+twins.at("t.person")+` and p.id = p.root
where t.deleted = 0 and p.deleted = 0 and l.company is null order by t.lead, coalesce(t.first, 0), t.id desc`)
	if err != nil {
		return nil, fmt.Errorf("read contacts: %w", err)
	}
	defer rows.Close()
	out := map[model.ID]string{}
	var lead sql.RawBytes
	var name string
	for rows.Next() {
		if err := rows.Scan(&lead, &name); err != nil {
			return nil, fmt.Errorf("read contacts: %w", err)
		}
		out[twins.one(asID(lead))] = name // the last one is the first contact
	}
	return out, rows.Err()
}
