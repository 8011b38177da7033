package learn

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/model/score"
)

// Question is the outcome that is asked about, of one kind of leads: signed
// or not, or another field with two outcomes.
type Question struct {
	Kind  string
	Ended bool   // of signed or not: only leads that came to an end
	Field string // "" = signed or not
	Value string // the value that is yes; "" = the field has two

	Yes, No string // what the two outcomes are called
}

// signed says whether the question is about signed leads.
func (q Question) signed() bool { return q.Field == "" }

// Ask reads an outcome as a flag gives it: signed (or won), FIELD, or
// FIELD=VALUE. A field goes by the name conditions use ("lead.source"), by its
// last part, or by the name of a field of the firm's own ("x.tier").
func Ask(a *model.Agreement, text string) (Question, error) {
	q := Question{Kind: "new-client", Yes: "signed", No: "not signed"}
	name, value, given := strings.Cut(text, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !given && (name == "signed" || name == "won") {
		return q, nil
	}
	field, ok := FieldNamed(a, name)
	if !ok || given && value == "" {
		return q, model.Refuse("outcome", fmt.Sprintf("%q is no outcome: write signed, the name of a field with two values (like company.best), or FIELD=VALUE.", text))
	}
	q.Field, q.Value, q.Yes, q.No = field, value, value, "not "+value
	return q, nil
}

var outcomeFields = []string{"company.industry", "company.employees", "company.revenue", "company.country", "company.region", "company.city",
	"company.relationship", "company.best", "lead.route", "lead.source", "lead.offer", "lead.origin"}

// FieldNamed finds a field by the name somebody types.
func FieldNamed(a *model.Agreement, name string) (string, bool) {
	own := strings.TrimPrefix(name, "x.")
	for _, d := range a.Fields {
		if d.Noun != "person" && d.Noun != "touch" && (strings.EqualFold(d.Name, own) || d.ID.String() == own) {
			return "x." + d.ID.String(), true
		}
	}
	for _, f := range outcomeFields {
		if _, last, _ := strings.Cut(f, "."); f == name || last == name {
			return f, true
		}
	}
	return "", false
}

// Shown is a field as flags and JSON name it: fields of the firm's own by name.
func Shown(a *model.Agreement, field string) string {
	if id, own := strings.CutPrefix(field, "x."); own {
		for _, d := range a.Fields {
			if d.ID.String() == id {
				return "x." + d.Name
			}
		}
	}
	return field
}

// byField splits the leads by a field; the ones of which it is not known are
// no outcome.
func (q *Question) byField(in *Input, c *Counted) ([]row, error) {
	read, _ := score.Look(in.Law, q.Field)
	var rows []row
	var said []string
	texts := map[string]string{}
	for i := range in.Leads {
		l := &in.Leads[i]
		if l.Kind != q.Kind {
			c.OtherKind++
			continue
		}
		v := textOf(in.Law, q.Field, read(&l.Facts))
		if v == "" {
			c.Unknown++
			continue
		}
		key := strings.ToLower(v)
		if _, had := texts[key]; !had {
			texts[key] = v
		}
		said = append(said, key)
		rows = append(rows, row{lead: l})
	}
	yes, err := q.settle(in.Law, texts)
	for i := range rows {
		rows[i].yes = said[i] == yes
	}
	return rows, err
}

// settle says which value is yes.
func (q *Question) settle(a *model.Agreement, texts map[string]string) (string, error) {
	if q.Value != "" {
		return strings.ToLower(q.Value), nil
	}
	var two []string
	for key := range texts {
		two = append(two, key)
	}
	slices.Sort(two)
	if len(two) != 2 {
		name, advice := Shown(a, q.Field), "ask about another field"
		if len(two) > 2 {
			advice = "write " + name + "=VALUE"
		}
		return "", model.Refuse("outcome", fmt.Sprintf("An outcome has two values, and %s has %d among these leads: %s.", name, len(two), advice))
	}
	yes, no := two[1], two[0]
	if score.YesNo(two[0]) > score.YesNo(two[1]) {
		yes, no = no, yes
	}
	q.Yes, q.No = texts[yes], texts[no]
	return yes, nil
}
