package main

import (
	"cmp"
	"fmt"
	"strings"

	"baton/model"
)

// named row of a noun: what a link can be told by besides its id.
type namedRow struct {
	id    model.ID
	names []string
}

// link finds the row of a noun that a word means: by id, else by name.
func (r *fieldReader) link(noun, word string) (model.ID, error) {
	if id, err := model.ParseID(word); err == nil && !id.IsZero() {
		at, err := r.desk.NounAt(r.ctx, id)
		if err == nil && at != noun {
			err = model.Refuse(noun, fmt.Sprintf("%s is a %s, not a %s.", id, at, noun))
		}
		return id, err
	}
	if noun == "lead" {
		row, err := findLead(r.ctx, r.desk, word)
		return row.ID, err
	}
	rows, err := r.rows(noun)
	if err != nil {
		return model.ID{}, err
	}
	var hits []model.ID
	var known []string
	for _, row := range rows {
		for _, name := range row.names {
			if name != "" && strings.EqualFold(name, word) {
				hits = append(hits, row.id)
				break
			}
		}
		known = append(known, cmp.Or(row.names...))
	}
	switch {
	case len(hits) == 1:
		return hits[0], nil
	case len(hits) > 1:
		return model.ID{}, model.Refuse(noun, fmt.Sprintf("%q could be any of %d: name the %s by its id.", word, len(hits), noun))
	case len(known) == 0:
		return model.ID{}, model.Refuse(noun, fmt.Sprintf("There is no %s %q: name it by its id.", noun, word))
	}
	return model.ID{}, model.Refuse(noun, fmt.Sprintf("There is no %s %q: here are %s.", noun, word, listed(known)))
}

// rows lists what a link can be told by. A noun that is not in the list goes
// by its id only.
func (r *fieldReader) rows(noun string) ([]namedRow, error) {
	var out []namedRow
	add := func(id model.ID, names ...string) { out = append(out, namedRow{id, names}) }
	switch noun {
	case "company":
		rows, err := r.desk.Companies(r.ctx)
		for _, c := range rows {
			add(c.ID, c.Name, c.Domain)
		}
		return out, err
	case "person":
		rows, err := r.desk.People(r.ctx)
		for _, p := range rows {
			add(p.ID, p.Name, p.Email)
		}
		return out, err
	case "member":
		rows, err := r.desk.Members(r.ctx)
		for _, m := range rows {
			add(m.ID, m.Name, m.Email)
		}
		return out, err
	case "campaign":
		rows, err := r.desk.Campaigns(r.ctx)
		for _, c := range rows {
			add(c.ID, c.Name)
		}
		return out, err
	}
	law, err := r.draft()
	if err == nil {
		agreed(law, noun, add)
	}
	return out, err
}

// agreed lists the rows of the agreement.
func agreed(law *model.Agreement, noun string, add func(model.ID, ...string)) {
	switch noun {
	case "team":
		for _, t := range law.Teams {
			add(t.ID, t.Key, t.Name)
		}
	case "stage":
		for _, s := range law.Stages {
			add(s.ID, s.Key, s.Name)
		}
	case "item":
		for _, i := range law.Items {
			add(i.ID, i.Name)
		}
	case "criterion":
		for _, c := range law.Criteria {
			add(c.ID, c.Name, c.Question)
		}
	case "element":
		for _, e := range law.Positioning {
			add(e.ID, e.Text)
		}
	case "offer":
		for _, o := range law.Offers {
			add(o.ID, o.Name)
		}
	case "group":
		for _, g := range law.Scoring.Groups {
			add(g.ID, g.Name)
		}
	case "field":
		for _, f := range law.Fields {
			add(f.ID, f.Name)
		}
	}
}
