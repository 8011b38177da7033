package learn

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"baton/model"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func id(n int) model.ID { return model.ID{0: 1, 13: byte(n >> 16), 14: byte(n >> 8), 15: byte(n)} }

func pick[T any](r *rand.Rand, all ...T) T { return all[r.IntN(len(all))] }

// law has one question, one rule about a company's size and one about touches,
// and fields of the firm's own.
func law() *model.Agreement {
	return &model.Agreement{
		Criteria: []model.Criterion{
			{ID: id(1), Name: "Runs its own software", Class: "nice", How: "question", Points: 100},
			{ID: id(2), Name: "A competitor", Class: "never", How: "rule", Points: 400, Condition: model.Condition{Field: "company.relationship", Op: "equals", Value: "competitor"}},
		},
		Scoring: model.Scoring{
			Groups: []model.Group{{ID: id(10), Axis: "fit", Name: "Size"}, {ID: id(11), Axis: "engagement", Name: "Asks us"}},
			Rules: []model.Rule{
				{ID: id(20), Group: id(10), Name: "50 people or more", Points: 50, Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, HasLow: true}},
				{ID: id(22), Group: id(10), Name: "Is a client of ours", Points: 300, Condition: model.Condition{Field: "company.relationship", Op: "equals", Value: "client"}},
				{ID: id(21), Group: id(11), Name: "Wrote to us", Touch: "mail", Direction: "in", Points: 200},
			},
		},
		Fields: []model.FieldDef{{ID: id(90), Noun: "company", Name: "tier"}, {ID: id(91), Noun: "lead", Name: "seller"}, {ID: id(92), Noun: "lead", Name: "renews"}, {ID: id(93), Noun: "lead", Name: "Owner"}},
	}
}

func own(n int) string { return "x." + id(n).String() }

// firm makes n leads whose facts say nothing of the outcome, except what
// plant adds.
func firm(seed uint64, n int, plant func(r *rand.Rand, l *Lead, signed bool)) Input {
	r := rand.New(rand.NewPCG(seed, 7))
	in := Input{Law: law(), Zone: time.UTC, Now: now}
	for i := range n {
		made := now.AddDate(0, 0, -300-r.IntN(300))
		c := &model.Company{ID: id(5000 + i), Name: fmt.Sprint("Company ", i), Employees: int64(5 + r.IntN(400)), HasEmployees: r.IntN(5) > 0,
			Country: pick(r, "", "Portugal", "Spain", "France"), Industry: pick(r, "Retail", "Payments", "Software"), More: map[string]string{own(90): pick(r, "gold", "silver")}}
		f := model.Facts{Lead: &model.Lead{ID: id(20000 + i), Route: pick(r, "inbound", "introduced"), Source: pick(r, "", "Meetup", "Website"), Created: made, More: map[string]string{}}, Company: c, Measured: true}
		if r.IntN(3) > 0 {
			f.Lead.More["answer."+id(1).String()] = pick(r, "met", "not-met")
		}
		f.Events = []model.Event{{Who: -1, Kind: pick(r, "mail", "visit"), Direction: "in", At: made.UnixMilli()}}
		row := model.LeadRow{ID: f.Lead.ID, Name: c.Name, Kind: "new-client", Created: made, Since: made.AddDate(0, 0, 30+r.IntN(60)), Outcome: pick(r, "signed", "lost", "lost")}
		l := Take(&f, &row, time.UTC)
		if plant != nil {
			plant(r, &l, row.Outcome == "signed")
		}
		in.Leads = append(in.Leads, l)
	}
	return in
}

var signed = Question{Kind: "new-client", Yes: "signed", No: "not signed"}

func look(t testing.TB, in Input, q Question) *Study {
	t.Helper()
	s, err := Look(in, q)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *Study) value(field, text string) *Value {
	i := slices.IndexFunc(s.Values, func(v Value) bool {
		return v.Text == text && (v.Field == field && !v.Of() || v.Of() && named(s.in.Law, v.About) == field)
	})
	if i < 0 {
		return nil
	}
	return &s.Values[i]
}

func (s *Study) why(field string) string {
	for _, l := range s.LeftOut {
		if l.Field == field {
			return l.Why
		}
	}
	return ""
}

// likely makes a source that signed leads have more often.
func likely(r *rand.Rand, l *Lead, signed bool) {
	l.Facts.Lead.Source = "Website"
	if p := r.Float64(); signed && p < .6 || !signed && p < .2 {
		l.Facts.Lead.Source = "Meetup"
	}
}
