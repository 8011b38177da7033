package store

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/where"
)

// OwnFields are the fields that the firm keeps besides Baton's, whatever is
// signed: to fill one in needs no agreement.
func (f *File) OwnFields(ctx context.Context) ([]model.FieldDef, error) {
	rs, err := records(ctx, f.eyes, "field", "")
	var all []model.FieldDef
	for _, r := range rs {
		all = append(all, model.FieldDef{ID: r.id, Noun: r.text("noun"), Name: r.text("name"), Kind: r.text("kind")})
	}
	return all, err
}

// Known reads what is known of leads in one field that their rows do not
// hold: of all leads at once, or of some. A lead of which nothing is known is
// left out.
func (d *Desk) Known(ctx context.Context, field where.Field, ids []model.ID) (map[model.ID]where.Value, error) {
	twins, err := readTwins(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	query, allRows := knownSQL(twins, field), `l.deleted = 0 and `+twins.standing("l")
	if query == "" {
		return nil, model.Refuse("where", fmt.Sprintf("Nothing is called %q among what is known of leads.", field.Name))
	}
	all := map[model.ID]where.Value{}
	if ids == nil {
		return all, d.readKnown(ctx, all, field, strings.ReplaceAll(query, rowsHere, allRows)+` order by 1`)
	}
	for _, id := range ids {
		if err := d.readKnown(ctx, all, field, strings.ReplaceAll(query, rowsHere, allRows+` and l.root = ?1`), id[:]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (d *Desk) readKnown(ctx context.Context, all map[model.ID]where.Value, field where.Field, query string, args ...any) error {
	rows, err := d.eyes.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("read %s of leads: %w", field.Name, err)
	}
	defer rows.Close()
	var lead []byte
	var held any
	same := intern{}
	for rows.Next() {
		if err := rows.Scan(&lead, &held); err != nil {
			return fmt.Errorf("read %s of leads: %w", field.Name, err)
		}
		id := asID(lead)
		v := heldValue(field.Kind, held)
		v.Text = same.text(v.Text)
		if field.Kind == where.Set && v.Text != "" {
			v = where.Some(append(all[id].Many, v.Text))
		}
		if v.Kind != where.None {
			all[id] = v
		}
	}
	return rows.Err()
}

// heldValue is what a cell of a table holds, as the kind of its field.
func heldValue(kind where.Kind, held any) where.Value {
	text := ""
	switch x := held.(type) {
	case nil:
		return where.Value{}
	case int64:
		switch kind {
		case where.Number:
			return where.Num(float64(x))
		case where.YesNo:
			return where.Yes(x == 1)
		case where.Moment:
			return where.Value{Kind: where.Moment, Num: float64(x) / 1000}
		}
		text = strconv.FormatInt(x, 10)
	case []byte:
		text = string(x)
	case string:
		text = x
	default:
		text = fmt.Sprint(x)
	}
	return typed(kind, text)
}

// typed reads a text as the kind of its field; one that is not of its kind
// stays a text, so that nothing seems to be unknown.
func typed(kind where.Kind, text string) where.Value {
	if n, err := strconv.ParseFloat(text, 64); kind == where.Number && err == nil {
		return where.Num(n)
	}
	if kind == where.YesNo && text != "" {
		return where.Yes(text == "yes" || text == "true" || text == "1")
	}
	if kind == where.Date {
		return where.Day(text)
	}
	return where.Words(text)
}

// Where the fields of a lead lie: links in braces lead to the row that stands
// for another, and a question mark asks for a row and those under it.
const (
	atCompany = `join company c on c.root = {l.company} and c.id = c.root and c.deleted = 0 `
	atContact = `join person p on p.root = {(select t.person from part t where [t.lead ? l.id] and t.deleted = 0 order by coalesce(t.first, 0) desc, t.id limit 1)} and p.id = p.root and p.deleted = 0 `
	atPeople  = `join part t on [t.lead ? l.id] and t.deleted = 0 `
	atEvents  = atPeople + `join touch v on [v.root ? {t.person}] and v.deleted = 0 and v.campaign is not null join campaign g on g.id = v.campaign and g.deleted = 0 `
)

var (
	linkHere  = regexp.MustCompile(`\{([^{}]*)\}`)
	underHere = regexp.MustCompile(`\[([a-z.]+) \? ([^\[\]]*)\]`)
)

// twinned fills in the braces and brackets of a query.
func (t *twins) twinned(query string) string {
	query = underHere.ReplaceAllStringFunc(query, func(s string) string {
		m := underHere.FindStringSubmatch(s)
		return t.is(m[1], m[2])
	})
	return t.twin() + linkHere.ReplaceAllStringFunc(query, func(s string) string { return t.at(s[1 : len(s)-1]) })
}

// known says what to select of which rows, by the name of the field.
var known = map[string]struct{ from, what string }{
	"industry": {atCompany, "l.root, c.industry"}, "employees": {atCompany, "l.root, c.employees"}, "country": {atCompany, "l.root, c.country"}, "region": {atCompany, "l.root, c.region"},
	"city": {atCompany, "l.root, c.city"}, "domain": {atCompany, "l.root, c.domain"}, "website": {atCompany, "l.root, c.website"}, "relationship": {atCompany, "l.root, c.relationship"},
	"best": {atCompany, "l.root, c.best"},
	"job":  {atContact, "l.root, p.title"}, "phone": {atContact, "l.root, p.phone"}, "permission": {atContact, "l.root, p.permission"},
	"people":     {atPeople + `join person p on p.root = {t.person} and p.id = p.root and p.deleted = 0 `, "distinct l.root, p.name"},
	"role":       {atPeople, "l.root, t.role"},
	"introducer": {`join person p on p.root = {l.introducer} and p.id = p.root and p.deleted = 0 `, "l.root, p.name"},
	"partner":    {`join company c on c.root = {l.partner} and c.id = c.root and c.deleted = 0 `, "l.root, c.name"},
	"offer":      {`join offer o on o.id = l.offer and o.deleted = 0 `, "l.root, o.name"},
	"origin":     {`join team o on o.id = l.origin and o.deleted = 0 `, "l.root, coalesce(o.key, o.name)"},
	"campaign":   {`join campaign g on g.id = l.campaign and g.deleted = 0 `, "l.root, g.name"},
	"attended":   {atEvents, "distinct l.root, g.name"},
	"note":       {"", "l.root, l.note"}, "list": {"", "l.root, l.list"},
}

// rowsHere stands in a query for which leads it is about.
const (
	rowsHere = "$rows"
)

func knownSQL(twins *twins, f where.Field) string {
	if query := fieldSQL(f); query != "" {
		return twins.twinned(query)
	}
	return ""
}

func fieldSQL(f where.Field) string {
	const from = ` from lead l `
	if f.Name == "tag" {
		return `select l.root, substr(j.key, 5)` + from + `, json_each(l.more) j where l.more like '%"tag.%' and j.key like 'tag.%' and ` + rowsHere +
			` union select l.root, substr(j.key, 5)` + from + atCompany + `, json_each(c.more) j where c.more like '%"tag.%' and j.key like 'tag.%' and ` + rowsHere
	}
	if own, is := strings.CutPrefix(f.Name, "x."); is {
		return ownSQL(f.Noun, own)
	}
	at, ok := known[f.Name]
	if !ok {
		return ""
	}
	return `select ` + at.what + from + at.from + ` where ` + rowsHere
}

// ownSQL reads a field of the firm's own: of the company, where that has none
// of the lead; of the lead; or of the first contact.
func ownSQL(noun, field string) string {
	id, err := model.ParseID(field)
	if err != nil {
		return ""
	}
	at := `'$."x.` + id.String() + `"'`
	switch noun {
	case "company":
		return `select l.root, coalesce(json_extract(c.more, ` + at + `), json_extract(l.more, ` + at + `)) from lead l left ` + atCompany + ` where ` + rowsHere
	case "person":
		return `select l.root, json_extract(p.more, ` + at + `) from lead l ` + atContact + ` where ` + rowsHere
	}
	return `select l.root, json_extract(l.more, ` + at + `) from lead l where ` + rowsHere
}
