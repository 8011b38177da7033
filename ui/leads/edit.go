package leads

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/where"
	"baton/ui/kit"
	"baton/ui/shell"
)

// edits says whether a column can be written in: what is computed, and what a
// move decides, cannot.
func (p *Page) edits(name string) bool {
	f, ok := where.Find(p.rows.fields, name)
	return ok && (f.Set != "" || name == "value")
}

// writable are the fields that can be set, in the order of their names.
func (p *Page) writable() []where.Field {
	return slices.DeleteFunc(p.offered(), func(f where.Field) bool { return f.Set == "" && f.Name != "value" || f.Noun == "person" })
}

// editText is what stands in a cell while one writes in it.
func (p *Page) editText(row, col int) string {
	f, _ := where.Find(p.rows.fields, p.cols[col].name)
	r := p.rows.at(row)
	v := p.valueIn(f, r)
	switch v.Kind {
	case where.None:
		return ""
	case where.Amount:
		return strings.TrimSuffix(r.Value.Exact(), ".00")
	case where.Date:
		return v.Text
	}
	return p.said(f, v.String())
}

func (p *Page) valueIn(f where.Field, r *model.LeadRow) where.Value {
	return p.rows.read(f, p.rows.place[r.ID])
}

// edited keeps what was written in a cell, by the rules that every form has.
func (p *Page) edited(row, col int, text string) {
	f, _ := where.Find(p.rows.fields, p.cols[col].name)
	r := p.rows.at(row)
	id := r.ID
	p.rows.hold(id)
	label := "Change " + strings.ToLower(f.Title)
	p.shell.Do(shell.Action{Label: label, Run: func() error {
		e, err := p.edit(f, r, text)
		if err != nil {
			return err
		}
		return p.kin.act(id, func() error { return p.store.Edit(context.Background(), label, []model.Edit{e}) })
	}})
}

// edit is what a text in a field of a lead changes, and of which row: the
// lead's own, its company's or its first contact's.
func (p *Page) edit(f where.Field, r *model.LeadRow, text string) (model.Edit, error) {
	if f.Name == "value" {
		return p.editValue(r, text)
	}
	v, err := p.parse(f, text)
	if err != nil {
		return model.Edit{}, err
	}
	e := model.Edit{Noun: f.Noun, ID: r.ID, Fields: model.Fields{f.Set: v}}
	switch {
	case f.Noun == "company" && !r.Company.IsZero():
		e.ID = r.Company
	case f.Noun == "company" && strings.HasPrefix(f.Name, "x."):
		e.Noun = "lead" // one without a company keeps it itself
	case f.Noun == "company":
		return e, model.Refuse(f.Name, p.nameOf(r)+" has no company, so its "+strings.ToLower(f.Title)+" has no place.")
	case f.Noun == "person" && r.Contact.IsZero():
		return e, model.Refuse(f.Name, p.nameOf(r)+" has no contact yet: add a person first.")
	case f.Noun == "person":
		e.ID = r.Contact
	}
	return e, nil
}

// editValue changes the only value line of a lead, or begins one.
func (p *Page) editValue(r *model.LeadRow, text string) (model.Edit, error) {
	lead, err := p.store.Lead(context.Background(), r.ID)
	if err != nil {
		return model.Edit{}, err
	}
	text = strings.TrimSpace(text)
	if len(lead.Values) > 1 {
		return model.Edit{}, model.Refuse("value", fmt.Sprintf("%s has %d value lines: change them in its panel.", p.nameOf(r), len(lead.Values)))
	}
	if text == "" && len(lead.Values) == 1 {
		return model.Edit{Noun: "value", ID: lead.Values[0].ID, Gone: true}, nil
	}
	currency := p.firm.Currency
	if len(lead.Values) == 1 {
		currency = lead.Values[0].Amount.Currency
	}
	f, kind, ok := valueOf(text, currency)
	if !ok {
		return model.Edit{}, model.Refuse("value", "Write an amount, such as 80k or 12,500.")
	}
	if len(lead.Values) == 1 {
		return model.Edit{Noun: "value", ID: lead.Values[0].ID, Fields: f}, nil
	}
	f["lead"], f["type"], f["currency"] = r.ID.String(), kind, currency
	return model.Edit{Noun: "value", Fields: f}, nil
}

// parse reads a text as what a field holds; an empty one takes it away.
func (p *Page) parse(f where.Field, text string) (any, error) {
	text = strings.TrimSpace(text)
	own := strings.HasPrefix(f.Name, "x.")
	switch {
	case text == "":
		return nil, nil
	case f.Name == "owner":
		return p.memberCalled(text)
	case f.Kind == where.Date:
		at, ok := kit.ParseDay(text, p.today())
		if !ok {
			return nil, model.Refuse(f.Name, fmt.Sprintf("%q is no day: write it like 24 Nov or 2026-11-24.", text))
		}
		return at.Format(time.DateOnly), nil
	case f.Kind == where.Number:
		return number(f, text, own)
	}
	words := p.wordsOf(f)
	for _, o := range words {
		if strings.EqualFold(o.Value, text) || strings.EqualFold(o.Label, text) {
			return wordValue(f, o.Value, own), nil
		}
	}
	for _, o := range words {
		if strings.HasPrefix(strings.ToLower(o.Label), strings.ToLower(text)) {
			return wordValue(f, o.Value, own), nil
		}
	}
	if len(words) > 0 {
		var labels []string
		for _, o := range words {
			labels = append(labels, o.Label)
		}
		return nil, model.Refuse(f.Name, fmt.Sprintf("%s is one of %s, not %q.", f.Title, strings.Join(labels, ", "), text))
	}
	return text, nil
}

// wordValue is a word as its row keeps it.
func wordValue(f where.Field, word string, own bool) any {
	if f.Kind == where.YesNo && !own {
		return word == "true"
	}
	if f.Kind == where.YesNo {
		return map[bool]string{true: "yes", false: "no"}[word == "true"]
	}
	return word
}

func number(f where.Field, text string, own bool) (any, error) {
	plain := strings.ReplaceAll(text, ",", "")
	n, err := strconv.ParseFloat(plain, 64)
	switch {
	case err != nil || n != n:
		return nil, model.Refuse(f.Name, fmt.Sprintf("%s is a number, not %q.", f.Title, text))
	case own:
		return plain, nil
	case n != float64(int64(n)):
		return nil, model.Refuse(f.Name, f.Title+" is a whole number.")
	}
	return int64(n), nil
}

// memberCalled finds who is meant: by the whole name, else by how it begins.
func (p *Page) memberCalled(text string) (any, error) {
	var begins []model.Member
	for _, m := range p.members {
		switch {
		case m.Gone:
		case strings.EqualFold(m.Name, text):
			return m.ID.String(), nil
		case strings.HasPrefix(strings.ToLower(m.Name), strings.ToLower(text)):
			begins = append(begins, m)
		}
	}
	if len(begins) != 1 {
		return nil, model.Refuse("owner", fmt.Sprintf("Nobody here is called %q: write the name of a colleague.", text))
	}
	return begins[0].ID.String(), nil
}
