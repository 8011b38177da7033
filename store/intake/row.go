package intake

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/report"
)

// draft gathers one row before it is tidied.
type draft struct {
	company     Company
	person      Person
	lead        Lead
	touch       Touch
	first, last string
	outcome     string
	currency    string
	amount      string
	amountCol   *column
	revenue     string
	revenueCol  *column
	firmMoney   string // the currency of the company's figures
	closedCol   string
}

// row reads one row of cells.
func (p *proposer) row(r *Row, cells []string) {
	var d draft
	for i := range p.columns {
		col := &p.columns[i]
		text := report.Unguard(strings.TrimSpace(cells[col.index]))
		if text == "" {
			continue
		}
		p.cell(r, &d, col, p.short(r, col, text))
	}
	for field, text := range p.mapping.Fixed {
		p.fixed(&d, field, text)
	}
	p.finish(r, &d)
}

// short keeps a text within what a field holds.
func (p *proposer) short(r *Row, col *column, text string) string {
	most := 1000
	if strings.HasSuffix(col.field, ".note") || strings.HasPrefix(col.field, "x.") {
		most = model.MaxNote
	}
	if len(text) <= most {
		return text
	}
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	p.c.add(r.Line, col.name, fmt.Sprintf("This text has %s characters: it was cut after %s.", grouped(len(runes)), grouped(most)))
	return string(runes[:most])
}

func (p *proposer) cell(r *Row, d *draft, col *column, text string) {
	switch nounPart(col.field) {
	case "company":
		p.companyCell(r, d, col, text)
	case "person":
		p.personCell(r, d, col, text)
	case "lead":
		p.leadCell(r, d, col, text)
	case "touch":
		p.touchCell(r, d, col, text)
	case "x":
		r.Custom = append(r.Custom, Custom{col.field, text})
	}
}

func (p *proposer) companyCell(r *Row, d *draft, col *column, text string) {
	c := &d.company
	switch col.field {
	case "company.key":
		c.Key = text
	case "company.name":
		c.Name = oneLine(text)
	case "company.domain":
		c.Domain = DomainOf(text)
		switch {
		case c.Domain == "":
			p.bad(r, col, fmt.Sprintf("%q is not a domain: write it like acme.com.", clip(text)))
		case FreeMail(c.Domain) && !strings.HasPrefix(c.Domain, "example."):
			p.bad(r, col, fmt.Sprintf("%s belongs to a mail provider, not to a company: it was left out.", c.Domain))
			c.Domain = ""
		}
	case "company.website":
		c.Website = text
	case "company.industry":
		c.Industry = oneLine(text)
	case "company.employees":
		if n, ok := headcount(text, col.mark); ok {
			c.Employees, c.HasEmployees = n, n > 0
		} else {
			p.bad(r, col, fmt.Sprintf("%q is not a number of people.", clip(text)))
		}
	case "company.revenue":
		d.revenue, d.revenueCol = text, col
	case "company.currency":
		d.firmMoney = text
	case "company.country":
		c.Country = oneLine(text)
	case "company.region":
		c.Region = oneLine(text)
	case "company.city":
		c.City = oneLine(text)
	case "company.postcode":
		c.Postcode = text
	case "company.street":
		c.Street = oneLine(text)
	case "company.phone":
		c.Phone = text
	case "company.parent":
		c.Parent = oneLine(text)
	case "company.relationship":
		if c.Relationship = p.wordIn(r, col, "relationship", text); c.Relationship == "" {
			return
		}
	case "company.owner":
		c.Owner = text
	case "company.created":
		c.Created = p.date(r, col, text)
	case "company.note":
		c.Note = text
	}
}

func (p *proposer) personCell(r *Row, d *draft, col *column, text string) {
	h := &d.person
	switch col.field {
	case "person.key":
		h.Key = text
	case "person.name":
		h.Name = straightName(oneLine(text))
	case "person.first":
		d.first = oneLine(text)
	case "person.last":
		d.last = oneLine(text)
	case "person.email":
		h.Email = p.email(r, col, text)
	case "person.phone":
		h.Phone = text
	case "person.title":
		h.Title = oneLine(text)
	case "person.linkedin":
		h.LinkedIn = text
	case "person.owner":
		h.Owner = text
	case "person.created":
		h.Created = p.date(r, col, text)
	case "person.note":
		h.Note = text
	}
}

func (p *proposer) leadCell(r *Row, d *draft, col *column, text string) {
	l := &d.lead
	switch col.field {
	case "lead.key":
		l.Key = text
	case "lead.title":
		l.Title = oneLine(text)
	case "lead.stage":
		l.StageWord = text
		if l.Stage = p.stage(text); l.Stage == "" {
			p.bad(r, col, fmt.Sprintf("%q is no stage that Baton knows: the lead starts where its route starts. Map the word, or move the lead later.", clip(text)))
		}
	case "lead.outcome":
		stage, known := outcomeOf(text)
		if d.outcome = stage; !known {
			p.bad(r, col, fmt.Sprintf("%q does not say how the lead ended: use open, won or lost.", clip(text)))
		}
	case "lead.kind":
		l.Kind = text
	case "lead.route":
		if l.Route = routeOf(text); l.Route == "" {
			p.bad(r, col, fmt.Sprintf("%q is no route: use %s.", clip(text), strings.Join(model.Words["route"], ", ")))
		}
	case "lead.value":
		d.amount, d.amountCol = text, col
	case "lead.currency":
		d.currency = text
	case "lead.source":
		l.Source = oneLine(text)
	case "lead.created":
		l.Created = p.date(r, col, text)
	case "lead.closed":
		l.Closed, d.closedCol = p.date(r, col, text), col.name
	case "lead.expected":
		l.Expected = p.date(r, col, text)
	case "lead.owner":
		l.Owner = oneLine(text)
	case "lead.offer":
		l.Offer = oneLine(text)
	case "lead.lost_reason":
		l.ReasonWord, l.Reason = text, lostReason(text)
	case "lead.pipeline":
		l.Pipeline = text
	case "lead.dealtype":
		l.DealType = text
	case "lead.next_step":
		l.NextStep = text
	case "lead.next_date":
		l.NextDate = p.date(r, col, text)
	case "lead.introducer":
		l.Introducer = oneLine(text)
	case "lead.note":
		l.Note = text
	}
}

func (p *proposer) touchCell(r *Row, d *draft, col *column, text string) {
	t := &d.touch
	switch col.field {
	case "touch.key":
		t.Key = text
	case "touch.happened":
		t.Happened = p.date(r, col, text)
	case "touch.kind":
		t.Kind = p.wordIn(r, col, "touch", text)
	case "touch.direction":
		t.Direction = p.wordIn(r, col, "direction", text)
	case "touch.outcome":
		t.Outcome = p.wordIn(r, col, "outcome", text)
	case "touch.person":
		d.person.Email = p.email(r, col, text)
	case "touch.note":
		t.Note = text
	case cameField:
		r.Came = p.came(r, col, text)
	}
}

// fixed fills in what the list says without a column.
func (p *proposer) fixed(d *draft, field, text string) {
	switch field {
	case "lead.stage":
		if d.lead.Stage == "" && d.lead.StageWord == "" {
			d.lead.Stage = text
		}
	case "lead.route":
		if d.lead.Route == "" {
			d.lead.Route = text
		}
	}
}
