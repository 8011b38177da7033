package sample

import (
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

// company and person are whom the firm knows: told once, made when they are
// first needed.
type company struct {
	organisation
	id      model.ID
	born    time.Time
	domain  string
	what    string // relationship when they are first met
	best    bool
	fields  model.Fields
	known   map[string]bool // criteria answered
	people  []*person
	wide    time.Time // when its size was found out; zero: known from the start
	partner bool
}

type person struct {
	somebody
	id    model.ID
	born  time.Time
	at    *company
	email string
	mail  bool // we know the address
	phone string
}

// meet tells of a company: the first telling gives the facts, the earliest
// moment counts.
func (w *world) meet(o organisation, at time.Time) *company {
	c, known := w.byName[o.name]
	if !known {
		c = &company{organisation: o, born: at, what: "prospect", domain: firmDomain(o.name), known: map[string]bool{}, fields: model.Fields{}}
		w.byName[o.name] = c
		w.companies = append(w.companies, c)
	}
	if at.Before(c.born) {
		c.born = at
	}
	return c
}

func (w *world) meetPerson(p somebody, c *company, at time.Time) *person {
	known, ok := w.persons[p.name]
	if !ok {
		known = &person{somebody: p, born: at, at: c, mail: true}
		domain := "mail.example"
		if c != nil {
			domain = c.domain
			c.people = append(c.people, known)
		}
		words := strings.Fields(plainLetters(p.name))
		known.email = strings.ReplaceAll(words[0], "-", "") + "." + strings.ReplaceAll(words[len(words)-1], "-", "") + "@" + domain
		w.persons[p.name] = known
	}
	if at.Before(known.born) {
		known.born = at
	}
	if c != nil && at.Before(c.born) {
		c.born = at
	}
	return known
}

// firmDomain is an address that nobody can own.
func firmDomain(name string) string {
	words := strings.Fields(plainLetters(name))
	short := words[0]
	if len(words) > 1 && len(short) < 6 {
		short += words[1]
	}
	return strings.Trim(strings.ReplaceAll(short, "-", ""), "-") + ".example"
}

// births are the scenes in which companies and people come into the file.
func (w *world) births() []scene {
	var all []scene
	for _, c := range w.companies {
		all = append(all, scene{at: c.born, by: w.actor("nadia", "marketing"), who: c.name, do: c.make(w)})
		for _, p := range c.people {
			all = append(all, scene{at: p.born, by: w.actor("nadia", "marketing"), who: p.name, do: p.make(w)})
		}
	}
	for _, p := range w.loose() {
		all = append(all, scene{at: p.born, by: w.actor("nadia", "marketing"), who: p.name, do: p.make(w)})
	}
	return all
}

// loose are the people without a company, in the order of their names.
func (w *world) loose() []*person {
	var all []*person
	for _, name := range sortedKeys(w.persons) {
		if p := w.persons[name]; p.at == nil {
			all = append(all, p)
		}
	}
	return all
}

func (c *company) make(w *world) func(*store.Desk) error {
	return func(d *store.Desk) (err error) {
		f := model.Fields{"name": c.name, "relationship": c.what, "created": c.born.UnixMilli()}
		for name, v := range map[string]string{"domain": c.domain, "industry": c.industry, "city": c.city, "country": c.country} {
			if v != "" {
				f[name] = v
			}
		}
		if c.domain != "" {
			f["website"] = "https://" + c.domain
		}
		if c.employees > 0 && c.wide.IsZero() {
			f["employees"] = c.employees
		}
		if c.best {
			f["best"] = true
		}
		for name, v := range c.fields {
			f[name] = v
		}
		c.id, err = d.Add(w.ctx, "company", f)
		return err
	}
}

func (p *person) make(w *world) func(*store.Desk) error {
	return func(d *store.Desk) (err error) {
		f := model.Fields{"name": p.name, "created": p.born.UnixMilli(), "permission": "unknown"}
		if p.mail {
			f["email"] = p.email
		}
		if p.title != "" {
			f["title"] = p.title
		}
		if p.phone != "" {
			f["phone"] = p.phone
		}
		if p.at != nil && (p.at.what == "client" || p.at.what == "partner") {
			f["permission"] = "customer"
		}
		if p.id, err = d.Add(w.ctx, "person", f); err != nil || p.at == nil {
			return err
		}
		job := model.Fields{"person": p.id.String(), "company": p.at.id.String()}
		if p.title != "" {
			job["title"] = p.title
		}
		_, err = d.Add(w.ctx, "job", job)
		return err
	}
}
