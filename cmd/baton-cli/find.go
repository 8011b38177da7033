package main

import (
	"context"
	"fmt"
	"strings"

	"baton/model"
	"baton/store"
)

// shortest is how many characters of an id name a row.
const shortest = 4

// findLead finds the lead that a word means: an id, the start of one, an
// e-mail address or an exact company name. Where several open leads answer to
// the name, it refuses and lists them.
func findLead(ctx context.Context, d *store.Desk, word string) (model.LeadRow, error) {
	if id, err := model.ParseID(word); err == nil && !id.IsZero() {
		rows, err := d.LeadRows(ctx, []model.ID{id})
		if err != nil {
			return model.LeadRow{}, err
		}
		if len(rows) == 1 {
			return rows[0], nil
		}
		return model.LeadRow{}, model.Refuse("lead", fmt.Sprintf("There is no lead %s in this firm: 'leads' lists them.", id))
	}
	all, err := d.Leads(ctx)
	if err != nil {
		return model.LeadRow{}, err
	}
	for _, is := range []func(*model.LeadRow) bool{named(word), begins(word)} {
		if rows := pick(all, is); len(rows) > 0 {
			return only(word, rows)
		}
	}
	return model.LeadRow{}, model.Refuse("lead", fmt.Sprintf("No lead answers to %q: use an id, the start of one, an e-mail address or the exact name of a company.", word))
}

func pick(rows []model.LeadRow, is func(*model.LeadRow) bool) []model.LeadRow {
	var out []model.LeadRow
	for i := range rows {
		if is(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}

// named tests the e-mail of the first contact, or the company's name; a lead
// without a company goes by what lists call it.
func named(word string) func(*model.LeadRow) bool {
	if strings.Contains(word, "@") {
		return func(r *model.LeadRow) bool { return strings.EqualFold(r.Email, word) }
	}
	return func(r *model.LeadRow) bool { return strings.EqualFold(r.Shown(), word) }
}

func begins(word string) func(*model.LeadRow) bool {
	plain := strings.ToLower(strings.ReplaceAll(word, "-", ""))
	return func(r *model.LeadRow) bool {
		return len(plain) >= shortest && strings.HasPrefix(strings.ReplaceAll(r.ID.String(), "-", ""), plain)
	}
}

// only prefers the one that is still open.
func only(word string, rows []model.LeadRow) (model.LeadRow, error) {
	if len(rows) == 1 {
		return rows[0], nil
	}
	open := pick(rows, func(r *model.LeadRow) bool { return r.Outcome == "open" })
	if len(open) == 1 {
		return open[0], nil
	}
	var names []string
	for _, r := range rows {
		names = append(names, fmt.Sprintf("%s (%s, %s)", r.ID, r.Shown(), r.StageKey))
	}
	return rows[0], model.Refuse("lead", fmt.Sprintf("%q could be any of %d leads; name one by its id: %s.", word, len(rows), listed(names)))
}

func teamNamed(law *model.Agreement, word string) (model.Team, error) {
	var names []string
	for _, t := range law.Teams {
		if strings.EqualFold(t.Key, word) || strings.EqualFold(t.Name, word) || strings.EqualFold(t.ID.String(), word) {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return model.Team{}, model.Refuse("team", fmt.Sprintf("There is no team %q: here are %s.", word, listed(names)))
}

// stageNamed finds a stage by key, name or id; "won" means signed.
func stageNamed(law *model.Agreement, word string) (model.Stage, error) {
	if strings.EqualFold(word, "won") {
		word = "signed"
	}
	var names []string
	for _, s := range law.Stages {
		if strings.EqualFold(s.Key, word) || strings.EqualFold(s.Name, word) || strings.EqualFold(s.ID.String(), word) {
			return s, nil
		}
		names = append(names, wordOf(s.Key, s.Name))
	}
	return model.Stage{}, model.Refuse("stage", fmt.Sprintf("There is no stage %q: here are %s.", word, listed(names)))
}

// wordOf is the fixed word of a row, or its name where it has none.
func wordOf(key, name string) string {
	if key != "" {
		return key
	}
	return name
}
