package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/model/journey"
	"baton/store/intake"
)

// AddLine adds a lead from one typed line: "Acme, Jane Doe, met at the
// meetup, migration, ~80k".
func (d *Desk) AddLine(ctx context.Context, text string) (model.ID, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return model.ID{}, err
	}
	p, err := intake.ParseLine(text, intake.Options{Currency: firm.Currency, Zone: firm.Location(), Now: d.Now()})
	if err != nil {
		return model.ID{}, err
	}
	r := p.Rows[0]
	n := model.NewLead{}
	if r.Company != nil {
		n.Company, n.Domain = r.Company.Name, r.Company.Domain
	}
	if r.Person != nil {
		n.Person, n.Email, n.Phone = r.Person.Name, r.Person.Email, r.Person.Phone
	}
	if r.Lead != nil {
		n.Title, n.Source, n.Note, n.Route, n.Value = r.Lead.Title, r.Lead.Source, r.Lead.Note, r.Lead.Route, r.Lead.Value
	}
	return d.AddLead(ctx, n)
}

// AddLead begins a lead: at a company and with a person that are known, or
// new ones. Before the MQL gate a company has one open lead an offer: the
// person then joins that lead, whose id comes back.
func (d *Desk) AddLead(ctx context.Context, n model.NewLead) (id model.ID, err error) {
	if strings.TrimSpace(n.Company+n.Person+n.Email+n.Title) == "" {
		return id, model.Refuse("company", "A lead needs a company, a person or a need: name at least one.")
	}
	err = d.write(ctx, "Add lead", func(w *writer) error {
		agreed, err := w.rulebook()
		if err != nil {
			return err
		}
		law := agreed.law
		company, err := w.companyFor(newBook(law), n)
		if err != nil {
			return err
		}
		person, err := w.personFor(newBook(law), n, company)
		if err != nil {
			return err
		}
		before := w.tick
		id, err = w.leadFor(newBook(law), law, n, company)
		if err != nil || person.IsZero() {
			return err
		}
		part := naturalID(w.firm, "part", id.String()+person.String())
		f := model.Fields{"lead": id.String(), "person": person.String(), "deleted": nil}
		put(f, "role", n.Role)
		if tickOf(id) > before { // a new lead: its first contact
			f["first"] = true
		}
		return w.put("part", person, part, f)
	})
	return id, err
}

func (w *writer) companyFor(b *book, n model.NewLead) (model.ID, error) {
	domain := intake.DomainOf(n.Domain)
	if mail := intake.DomainOf(n.Email); domain == "" && mail != "" && !intake.FreeMail(mail) {
		domain = mail
	}
	if n.Company == "" && domain == "" {
		return model.ID{}, nil
	}
	if err := b.readCompanies(w.ctx, w.tx); err != nil {
		return model.ID{}, fmt.Errorf("read who is known: %w", err)
	}
	if id, known := b.findCompany(n.Company, domain, n.Domain != ""); known {
		return id, nil
	}
	f := model.Fields{"name": nameOr(n.Company, domain), "relationship": "prospect"}
	put(f, "domain", domain)
	return w.add("company", model.ID{}, f)
}

func (w *writer) personFor(b *book, n model.NewLead, company model.ID) (model.ID, error) {
	if n.Person == "" && n.Email == "" {
		return model.ID{}, nil
	}
	if err := b.readPeople(w.ctx, w.tx); err != nil {
		return model.ID{}, fmt.Errorf("read who is known: %w", err)
	}
	id, known := b.findPerson(n.Person, n.Email, company)
	if !known {
		f := model.Fields{"name": nameOr(n.Person, n.Email), "created": createdOr(n.Created, w.now).UnixMilli()}
		put(f, "email", strings.ToLower(n.Email), "phone", n.Phone)
		var err error
		if id, err = w.add("person", model.ID{}, f); err != nil {
			return id, err
		}
	}
	if company.IsZero() {
		return id, nil
	}
	job := naturalID(w.firm, "job", id.String()+company.String())
	return id, w.put("job", id, job, model.Fields{"person": id.String(), "company": company.String(), "deleted": nil})
}

func (w *writer) leadFor(b *book, law *model.Agreement, n model.NewLead, company model.ID) (model.ID, error) {
	route := nameOr(n.Route, law.DefaultRoute())
	stage, _ := journey.StartStage(law, route)
	if !n.Stage.IsZero() {
		stage.ID = law.Standing(n.Stage)
	}
	if err := b.readLeadsOf(w.ctx, w.tx, company); err != nil {
		return model.ID{}, fmt.Errorf("read the company's leads: %w", err)
	}
	if open, has := b.openLeads[[2]model.ID{company, {}}]; has && !company.IsZero() && b.early[stage.ID] {
		return open, nil
	}
	created := createdOr(n.Created, w.now)
	f := model.Fields{"kind": nameOr(n.Kind, "new-client"), "route": route, "created": created.UnixMilli(), "created-exact": "minute"}
	put(f, "title", n.Title, "source", n.Source, "note", n.Note)
	link(f, "company", company, "owner", n.Owner)
	id, err := w.add("lead", model.ID{}, f)
	if err != nil {
		return id, err
	}
	m := model.Move{Lead: id, To: stage.ID, Happened: created, Exact: "minute", Recorded: w.now, By: w.actor.Member, Hat: w.actor.Hat}
	if _, err := w.add("move", id, moveFields(m)); err != nil {
		return id, err
	}
	if err := w.plan(law, &model.Lead{ID: id, Owner: n.Owner}, m); err != nil || n.Value.Minor == 0 {
		return id, err
	}
	v := model.Fields{"lead": id.String(), "type": "project", "amount": n.Value.Minor, "currency": n.Value.Currency}
	_, err = w.add("value", id, v)
	return id, err
}

// createdOr is since when something is known: told, or from now on.
func createdOr(told, now time.Time) time.Time {
	if told.IsZero() {
		return now
	}
	return told
}
