package main

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/store"
)

// addLead makes a lead with what is known of its company and first contact;
// all other fields of the noun follow in the same change.
func (r *fieldReader) addLead(noun model.Noun, fields []given) (id model.ID, err error) {
	var lead model.NewLead
	var rest []given
	for _, g := range fields {
		taken, err := r.takeNew(&lead, g)
		if err != nil {
			return id, err
		}
		if !taken {
			rest = append(rest, g)
		}
	}
	f, err := r.read(noun, rest)
	if err != nil {
		return id, err
	}
	err = r.desk.Batch(r.ctx, "Add lead", func(d *store.Desk) error {
		if id, err = d.AddLead(r.ctx, lead); err != nil || len(f) == 0 {
			return err
		}
		return d.Set(r.ctx, "lead", id, f)
	})
	return id, err
}

// takeNew takes what belongs to the beginning of a lead, and leaves the rest.
func (r *fieldReader) takeNew(lead *model.NewLead, g given) (taken bool, err error) {
	texts := map[string]*string{"title": &lead.Title, "company": &lead.Company, "domain": &lead.Domain, "person": &lead.Person, "email": &lead.Email,
		"phone": &lead.Phone, "role": &lead.Role, "source": &lead.Source, "note": &lead.Note, "route": &lead.Route, "kind": &lead.Kind}
	if to, ok := texts[g.name]; ok {
		*to = g.text
		if g.name == "company" {
			*to, err = r.companyName(g.text)
		}
		return true, err
	}
	switch g.name {
	case "stage":
		law, err := r.draft()
		if err != nil {
			return true, err
		}
		s, err := stageNamed(law, g.text)
		lead.Stage = s.ID
		return true, err
	case "owner":
		lead.Owner, err = r.link("member", g.text)
		return true, err
	case "created":
		lead.Created, err = r.instant(g)
		return true, err
	case "value":
		lead.Value, err = r.amount(g)
		return true, err
	}
	return g.name == "currency", nil
}

// companyName lets a company be told by its id too.
func (r *fieldReader) companyName(word string) (string, error) {
	id, err := model.ParseID(word)
	if err != nil || id.IsZero() {
		return word, nil
	}
	rows, err := r.desk.Companies(r.ctx)
	for _, c := range rows {
		if c.ID == id {
			return c.Name, nil
		}
	}
	if err == nil {
		err = model.Refuse("company", fmt.Sprintf("There is no company %s in this firm: 'companies' lists them.", id))
	}
	return "", err
}

func (r *fieldReader) amount(g given) (model.Money, error) {
	v, err := model.ParseField(model.Field{Name: g.name, Kind: model.Minor}, g.text, r.currency)
	minor, _ := v.(int64) // none for an empty text
	return model.Money{Minor: minor, Currency: r.currency}, err
}

// setLead also takes what hangs on a lead: its value, and answers to criteria,
// which are kept at its company.
func (r *fieldReader) setLead(noun model.Noun, id model.ID, fields []given) error {
	var rest []given
	var value *given
	answers, evidence := map[string]string{}, map[string]string{}
	for _, g := range fields {
		set, member, _ := strings.Cut(g.name, ".")
		switch {
		case g.name == "stage":
			return model.Refuse("stage", "A lead changes its stage through the gates: use 'move'.")
		case g.name == "value":
			value = &g
		case g.name == "currency":
		case set == "answer":
			answers[member] = g.text
		case set == "evidence":
			evidence[member] = g.text
		default:
			rest = append(rest, g)
		}
	}
	f, err := r.read(noun, rest)
	if err != nil {
		return err
	}
	for member := range evidence {
		if _, ok := answers[member]; !ok {
			return model.Refuse("evidence."+member, fmt.Sprintf("Evidence needs its answer: give --answer.%q too.", member))
		}
	}
	return r.desk.Batch(r.ctx, "Change lead", func(d *store.Desk) error {
		if len(f) > 0 {
			if err := d.Set(r.ctx, "lead", id, f); err != nil {
				return err
			}
		}
		for member, state := range answers {
			criterion, err := r.link("criterion", member)
			if err != nil {
				return err
			}
			if err := d.Answer(r.ctx, id, criterion, state, evidence[member]); err != nil {
				return err
			}
		}
		if value == nil {
			return nil
		}
		return r.setValue(d, id, *value)
	})
}

// setValue makes the only value line of a lead, or changes it.
func (r *fieldReader) setValue(d *store.Desk, lead model.ID, g given) error {
	m, err := r.amount(g)
	if err != nil {
		return err
	}
	detail, err := r.desk.Lead(r.ctx, lead)
	if err != nil {
		return err
	}
	f := model.Fields{"amount": m.Minor, "currency": m.Currency}
	switch len(detail.Values) {
	case 0:
		f["lead"], f["type"] = lead.String(), "project"
		_, err = d.Add(r.ctx, "value", f)
		return err
	case 1:
		return d.Set(r.ctx, "value", detail.Values[0].ID, f)
	}
	var ids []string
	for _, v := range detail.Values {
		ids = append(ids, v.ID.String())
	}
	return model.Refuse("value", "This lead has several value lines; set the amount of one of them: "+listed(ids)+".")
}
