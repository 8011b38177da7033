package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/store/intake"
)

func (im *importer) company(r *intake.Row) (model.ID, error) {
	c := r.Company
	if c == nil {
		return model.ID{}, nil
	}
	id, known := model.ID{}, false
	if c.Key != "" {
		id, known = im.book.byKey[keyOf("company", im.p.Mapping.Source, c.Key)]
	}
	if !known {
		id, known = im.book.findCompany(c.Name, c.Domain, !c.DomainGuessed)
		if known && c.Key != "" && im.hasOtherKey(id) {
			known = false // the list itself tells these two apart
		}
	}
	if !known {
		if c.OnlyIfKnown || c.Name == "" && c.Domain == "" {
			return model.ID{}, nil
		}
		var err error
		if id, err = im.newID("company", c.Key, r); err != nil {
			return id, err
		}
	}
	f := model.Fields{}
	put(f, "domain", c.Domain, "website", c.Website, "industry", c.Industry, "country", c.Country, "region", c.Region, "city", c.City,
		"postcode", c.Postcode, "street", c.Street, "phone", c.Phone, "relationship", c.Relationship, "note", c.Note)
	if c.HasEmployees {
		f["employees"] = c.Employees
	}
	if c.HasRevenue {
		f["revenue"], f["currency"] = c.Revenue.Minor, c.Revenue.Currency
	}
	if !known || im.p.Mapping.Noun == "company" {
		put(f, "name", nameOr(c.Name, c.Domain))
	}
	if c.DomainGuessed && known {
		delete(f, "domain")
	}
	if c.Key != "" {
		put(f, "list", im.p.Mapping.Source, "key", c.Key)
	}
	if im.p.Mapping.Noun == "company" {
		if err := im.customs(f, "company", im.withOwner(r.Custom, c.Owner)); err != nil {
			return id, err
		}
	}
	im.owner(f, c.Owner)
	if known && im.p.Mapping.Noun != "company" {
		if err := im.onlyGaps("company", id, f); err != nil {
			return id, err
		}
	}
	if err := im.keep("company", id, id, known, f); err != nil {
		return id, err
	}
	im.book.company(id, nameOr(c.Name, c.Domain), c.Domain)
	im.book.key("company", im.p.Mapping.Source, c.Key, id)
	return id, nil
}

func nameOr(name, domain string) string {
	if name != "" {
		return name
	}
	return domain
}

// hasOtherKey says whether a company carries a key of this source already.
func (im *importer) hasOtherKey(id model.ID) bool {
	row, err := im.load("company", id, id)
	return err == nil && row.shown("list") == im.p.Mapping.Source
}

// onlyGaps drops the fields that the row has already: a list of leads fills
// in what is not known of a company, and never overrules it.
func (im *importer) onlyGaps(noun string, id model.ID, f model.Fields) error {
	row, err := im.load(noun, id, id)
	if err != nil {
		return err
	}
	for name := range f {
		if row.shown(name) != nil {
			delete(f, name)
		}
	}
	return nil
}

func (im *importer) person(r *intake.Row, company model.ID) (model.ID, error) {
	p := r.Person
	if p == nil {
		return model.ID{}, nil
	}
	id, known := model.ID{}, false
	if p.Key != "" {
		id, known = im.book.byKey[keyOf("person", im.p.Mapping.Source, p.Key)]
	}
	if !known {
		id, known = im.book.findPerson(p.Name, p.Email, company)
	}
	if !known {
		var err error
		if id, err = im.newID("person", p.Key, r); err != nil {
			return id, err
		}
	}
	f := model.Fields{}
	put(f, "name", nameOr(p.Name, p.Email), "email", strings.ToLower(p.Email), "phone", p.Phone, "title", p.Title, "linkedin", p.LinkedIn, "note", p.Note)
	if p.Key != "" {
		put(f, "list", im.p.Mapping.Source, "key", p.Key)
	}
	if !p.Created.At.IsZero() {
		f["created"] = p.Created.At.UnixMilli()
	}
	im.owner(f, p.Owner)
	if im.p.Mapping.Noun == "person" {
		if err := im.customs(f, "person", im.withOwner(r.Custom, p.Owner)); err != nil {
			return id, err
		}
	} else if known {
		if err := im.onlyGaps("person", id, f); err != nil {
			return id, err
		}
	}
	if err := im.keep("person", id, id, known, f); err != nil {
		return id, err
	}
	im.book.person(id, p.Name, p.Email, company)
	im.book.key("person", im.p.Mapping.Source, p.Key, id)
	if company.IsZero() {
		return id, nil
	}
	job := naturalID(im.firm, "job", id.String()+company.String())
	return id, im.put("job", id, job, model.Fields{"person": id.String(), "company": company.String(), "deleted": nil})
}

// owner links a member of ours; somebody unknown stays as a text of the list's.
func (im *importer) owner(f model.Fields, who string) {
	if id, ok := im.members[strings.ToLower(who)]; ok && who != "" {
		f["owner"] = id.String()
	}
}

// withOwner adds an owner whom the firm does not know as a text.
func (im *importer) withOwner(list []intake.Custom, who string) []intake.Custom {
	if _, ours := im.members[strings.ToLower(who)]; ours || who == "" {
		return list
	}
	return append(slices.Clone(list), intake.Custom{Field: "x.Owner", Text: who})
}

// customs keeps columns that are the firm's own fields, by the field's id.
func (im *importer) customs(f model.Fields, noun string, list []intake.Custom) error {
	for _, c := range list {
		id, err := im.fieldID(noun, strings.TrimPrefix(c.Field, "x."))
		if err != nil {
			return err
		}
		f["x."+id.String()] = c.Text
	}
	return nil
}

func (im *importer) fieldID(noun, name string) (model.ID, error) {
	at := noun + "\x00" + strings.ToLower(name)
	if id, ok := im.custom[at]; ok {
		return id, nil
	}
	for _, d := range im.law.Fields {
		if d.Noun == noun && strings.EqualFold(d.Name, name) {
			im.custom[at] = d.ID
			return d.ID, nil
		}
	}
	id := naturalID(im.firm, "field", at)
	im.custom[at] = id
	return id, im.put("field", im.firm, id, model.Fields{"noun": noun, "name": name, "deleted": nil})
}

func (im *importer) offer(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	at := strings.ToLower(name)
	if id, ok := im.offers[at]; ok {
		return id.String(), nil
	}
	id := naturalID(im.firm, "offer", at)
	im.offers[at] = id
	return id.String(), im.put("offer", im.firm, id, model.Fields{"name": name, "rank": int64(len(im.offers)), "deleted": nil})
}

func (im *importer) touch(r *intake.Row, company, person model.ID) error {
	t := r.Touch
	lead := model.ID{}
	if r.Lead != nil {
		lead = im.book.byKey[keyOf("lead", im.p.Mapping.Source, r.Lead.Key)]
	}
	root := person
	if root.IsZero() {
		root = company
	}
	if root.IsZero() {
		root = lead
	}
	if root.IsZero() || t.Happened.At.IsZero() {
		im.result.Rejected++
		im.result.Unchanged--
		im.result.Problems = append(im.result.Problems, model.ListProblem{Line: r.Line, Text: "This touch names nobody the firm knows, or no time: it was left out."})
		return nil
	}
	key := t.Key
	if key == "" {
		key = root.String() + t.Happened.At.String() + t.Kind + t.Direction + t.Note
	}
	id := naturalID(im.firm, "touch", im.p.Mapping.Source+"\x00"+key)
	row, err := im.load("touch", root, id)
	if err != nil {
		return err
	}
	known := !row.empty() && row.shown("deleted") != true
	f := model.Fields{"happened": t.Happened.At.UnixMilli(), "exact": exactly(t.Happened), "recorded": im.now.UnixMilli()}
	if known {
		delete(f, "recorded")
	}
	put(f, "kind", nameOr(t.Kind, "message"), "direction", nameOr(t.Direction, "out"), "outcome", t.Outcome, "note", t.Note, "list", im.p.Mapping.Source, "key", t.Key)
	link(f, "lead", lead, "person", person, "company", company)
	if err := im.customs(f, "touch", r.Custom); err != nil {
		return err
	}
	return im.keep("touch", root, id, known, f)
}

func exactly(w model.When) string { return nameOr(w.Exact, "day") }

// parents links companies to their parents once all rows are known.
func (im *importer) parents() error {
	for i := range im.p.Rows {
		r := &im.p.Rows[i]
		if !r.Usable() || r.Company == nil || r.Company.Parent == "" {
			continue
		}
		child, ok := im.book.findCompany(r.Company.Name, r.Company.Domain, !r.Company.DomainGuessed)
		parent, known := im.book.findCompany(r.Company.Parent, "", false)
		if !ok || !known || child == parent {
			continue
		}
		if err := im.put("company", child, child, model.Fields{"parent": parent.String()}); err != nil {
			return err
		}
	}
	return nil
}

func millis(t time.Time) int64 { return t.UnixMilli() }

// tellAgain says that rows with the key of an erased one are new ones.
func (im *importer) tellAgain() {
	if im.again > 0 {
		im.result.Problems = append(im.result.Problems, model.ListProblem{Text: fmt.Sprintf("%s had been erased before: new rows were made, without what was known then.", plural(im.again, "row"))})
	}
}

// rowID finds a row by its external key, or gives the id it will have: of
// the key where there is one, else a fresh one.
func (im *importer) rowID(noun, key string) (id model.ID, known bool) {
	if key == "" {
		return im.next(), false
	}
	if id, known = im.book.byKey[keyOf(noun, im.p.Mapping.Source, key)]; known {
		return id, true
	}
	return im.keyedID(noun, key), false
}

// keyedID is the id that follows from a key of the source. Who was erased
// stays erased: their key makes somebody new.
func (im *importer) keyedID(noun, key string) model.ID {
	id := naturalID(im.firm, noun, im.p.Mapping.Source+"\x00"+key)
	if im.erased[id] {
		im.again++
		return im.next()
	}
	return id
}

// newID is the id of a company or a person whom the firm does not know. One
// without a key of its own is known by the lead whose row names it first: two
// computers that take in one list make it once. A row that named somebody
// else before makes somebody of no key.
func (im *importer) newID(noun, key string, r *intake.Row) (model.ID, error) {
	if key != "" || r.Touch != nil || r.Lead == nil || r.Lead.Key == "" {
		id, _ := im.rowID(noun, key)
		return id, nil
	}
	id := im.keyedID(noun, "lead\x00"+r.Lead.Key)
	row, err := im.load(noun, id, id)
	if err == nil && !row.empty() && row.shown("deleted") != true {
		id = im.next()
	}
	return id, err
}
