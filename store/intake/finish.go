package intake

import (
	"fmt"
	"math"
	"strings"
	"time"

	"baton/model"
)

// finish tidies the draft and says which nouns the row makes.
func (p *proposer) finish(r *Row, d *draft) {
	noun := p.mapping.Noun
	p.finishPerson(r, d)
	p.finishCompany(r, d)
	switch noun {
	case "lead":
		p.finishLead(r, d)
	case "touch":
		touch := d.touch
		r.Touch = &touch
		if d.lead.Key != "" {
			r.Lead = &Lead{Key: d.lead.Key}
		}
	}
	if noun != "lead" {
		p.keepRest(r, d)
	}
}

func (p *proposer) finishPerson(r *Row, d *draft) {
	if !p.uses["person"] && !p.uses["touch"] || p.mapping.Noun == "company" {
		return
	}
	h := d.person
	if full := strings.TrimSpace(d.first + " " + d.last); h.Name == "" || full != "" && d.first != "" && d.last != "" {
		if full != "" {
			h.Name = full
		}
	}
	if h.LinkedIn == "" && strings.Contains(h.Key, "linkedin.com/") {
		h.LinkedIn = h.Key
	}
	if h.Name == "" && h.Email == "" && h.Key == "" && h.LinkedIn == "" && (h.Phone == "" || p.mapping.Noun != "person") {
		return
	}
	r.Person = &h
}

func (p *proposer) finishCompany(r *Row, d *draft) {
	c := d.company
	if c.Domain == "" {
		p.guessDomain(r, &c)
	}
	if c.Name == "" && c.Domain == "" && c.Key == "" {
		return
	}
	if d.revenue != "" {
		c.Revenue, c.HasRevenue = p.money(r, d.revenueCol, d.revenue, d.firmMoney)
		if exp := p.mapping.scale["company.revenue"]; exp > 0 && c.Revenue.Minor < math.MaxInt64/int64(math.Pow10(exp)) {
			c.Revenue.Minor *= int64(math.Pow10(exp))
		}
	}
	if p.mapping.Noun == "person" {
		c.OnlyIfKnown = true
		r.Custom = appendIf(r.Custom, "x.company", c.Name)
		if !c.DomainGuessed {
			r.Custom = appendIf(r.Custom, "x.company_domain", c.Domain)
		}
	}
	r.Company = &c
}

// guessDomain takes the company's domain from its website, else from the
// person's address; a free-mail domain is no company.
func (p *proposer) guessDomain(r *Row, c *Company) {
	if domain := DomainOf(c.Website); domain != "" && !FreeMail(domain) {
		c.Domain = domain
		return
	}
	if r.Person == nil {
		return
	}
	if domain := DomainOf(r.Person.Email); domain != "" && !FreeMail(domain) {
		c.Domain, c.DomainGuessed = domain, c.Name != "" || p.mapping.Noun == "person"
	}
}

func (p *proposer) finishLead(r *Row, d *draft) {
	l := d.lead
	if d.outcome != "" {
		l.Stage = d.outcome
	}
	l.Kind, l.KindSaid = p.kind(&l)
	if d.amount != "" {
		l.Value, l.HasValue = p.money(r, d.amountCol, d.amount, d.currency)
	}
	if !l.Closed.At.IsZero() && !closedStage(l.Stage) {
		if l.Expected.At.IsZero() {
			l.Expected = l.Closed
		}
		l.Closed = model.When{}
	}
	if !l.Closed.At.IsZero() && l.Closed.At.Before(l.Created.At) && !p.sameDay(l.Closed, l.Created) {
		p.c.add(r.Line, d.closedCol, fmt.Sprintf("This lead closed on %s, before it was created on %s: both dates were kept.",
			l.Closed.At.In(p.o.Zone).Format(time.DateOnly), l.Created.At.In(p.o.Zone).Format(time.DateOnly)))
	}
	r.Lead = &l
}

func (p *proposer) sameDay(a, b model.When) bool {
	return a.At.In(p.o.Zone).Format(time.DateOnly) == b.At.In(p.o.Zone).Format(time.DateOnly)
}

// keepRest keeps, as fields of the firm's own, what a list of people or
// companies says about leads: such a list makes none.
func (p *proposer) keepRest(r *Row, d *draft) {
	l := d.lead
	for _, c := range []Custom{
		{"x.stage", l.StageWord}, {"x.source", l.Source}, {"x.title", l.Title}, {"x.owner", l.Owner}, {"x.value", d.amount}, {"x.note", l.Note},
	} {
		r.Custom = appendIf(r.Custom, c.Field, c.Text)
	}
}

func appendIf(list []Custom, field, text string) []Custom {
	if text == "" {
		return list
	}
	return append(list, Custom{field, text})
}
