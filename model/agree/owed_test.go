package agree_test

import (
	"strings"
	"testing"

	"baton/model"
	"baton/model/agree"

	"pgregory.net/rapid"
)

func TestFlaws_promisesAndGoals(t *testing.T) {
	sales, bd := model.ID{1}, model.ID{2}
	promise := func(change func(*model.Promise)) *model.Agreement {
		p := model.Promise{ID: model.ID{9}, Key: "answer", Owner: sales, To: bd, Name: "Answered", Amount: 2, Unit: "business-day", Rate: 1000}
		change(&p)
		return &model.Agreement{Teams: []model.Team{{ID: sales, Key: "sales"}, {ID: bd, Key: "bd"}}, Promises: []model.Promise{p}}
	}
	goal := func(change func(*model.Goal)) *model.Agreement {
		g := model.Goal{ID: model.ID{8}, Name: "Signed", Amount: model.Money{Minor: 100, Currency: "EUR"}, From: "2027-01-01", To: "2027-03-31"}
		change(&g)
		return &model.Agreement{Goals: []model.Goal{g}}
	}
	for _, c := range []struct {
		story string
		a     *model.Agreement
		says  string
	}{
		{"a promise as it should be", promise(func(*model.Promise) {}), ""},
		{"more than every time", promise(func(p *model.Promise) { p.Rate = 1200 }), "a rate lies between 0 and 100 %"},
		{"less than never", promise(func(p *model.Promise) { p.Rate = -10 }), "a rate lies between 0 and 100 %"},
		{"more than all", promise(func(p *model.Promise) { p.Unit, p.Amount = "percent", 101 }), "a share lies between 0 and 100 %"},
		{"no time at all", promise(func(p *model.Promise) { p.Amount = 0 }), "promise 1 business day or more"},
		{"four years", promise(func(p *model.Promise) { p.Amount = 1000 }), "use a number below 1,000"},
		{"owed by nobody", promise(func(p *model.Promise) { p.Owner = model.ID{7} }), "choose who owes it"},
		{"owed to oneself", promise(func(p *model.Promise) { p.To = p.Owner }), "owed by a team to itself"},
		{"owed to all", promise(func(p *model.Promise) { p.To = model.ID{} }), ""},
		{"a goal as it should be", goal(func(*model.Goal) {}), ""},
		{"a goal below nothing", goal(func(g *model.Goal) { g.Amount.Minor = -1 }), "a target is above 0"},
		{"a goal that ends before it begins", goal(func(g *model.Goal) { g.From = "2027-04-01" }), "before it begins"},
		{"a goal of one day", goal(func(g *model.Goal) { g.From = g.To }), ""},
		{"a calendar that is never open", &model.Agreement{Calendar: model.Calendar{ID: model.ID{5}, Zone: "UTC"}}, "no open hour"},
	} {
		t.Run(c.story, func(t *testing.T) {
			var said []string
			for _, f := range agree.Flaws(c.a) {
				said = append(said, f.Text)
			}
			if got := strings.Join(said, " "); c.says == "" && got != "" || !strings.Contains(got, c.says) {
				t.Errorf("it says %q, want %q", got, c.says)
			}
		})
	}
}

func TestStrays(t *testing.T) {
	firm := model.Firm{Currency: "EUR"}
	ada, tom := model.Member{ID: model.ID{1}, Name: "Ada"}, model.Member{ID: model.ID{2}, Name: "Tom", Gone: true}
	goal := func(currency string, owners ...model.ID) *model.Agreement {
		return &model.Agreement{Goals: []model.Goal{{ID: model.ID{8}, Name: "Signed", Amount: model.Money{Minor: 100, Currency: currency}, Owners: owners}}}
	}
	for _, c := range []struct {
		story string
		a     *model.Agreement
		says  string
	}{
		{"in the firm's currency, owned by who is here", goal("EUR", ada.ID), ""},
		{"in another currency", goal("USD", ada.ID), "this firm reckons in EUR"},
		{"owned by who has left", goal("EUR", tom.ID), "Tom, who does not work here any more"},
		{"owned by a stranger", goal("EUR", model.ID{3}), "somebody who is not in this firm"},
	} {
		t.Run(c.story, func(t *testing.T) {
			got := ""
			for _, f := range agree.Strays(c.a, firm, []model.Member{ada, tom}) {
				got += f.Text
			}
			if c.says == "" && got != "" || !strings.Contains(got, c.says) {
				t.Errorf("it says %q, want %q", got, c.says)
			}
		})
	}
}

func TestFlaws_standAtTheirRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := model.Promise{ID: model.ID{9}, Owner: model.ID{1}, Name: "Answered", Unit: rapid.SampledFrom(model.Words["per"]).Draw(t, "unit"),
			Amount: rapid.IntRange(-5, 1200).Draw(t, "amount"), Rate: rapid.Int64Range(-50, 1200).Draw(t, "rate")}
		a := &model.Agreement{Teams: []model.Team{{ID: model.ID{1}}}, Promises: []model.Promise{p}}
		for _, f := range agree.Flaws(a) {
			if len(f.At) != 1 || f.At[0].ID != p.ID || !strings.Contains(f.Text, p.Name) {
				t.Fatalf("%+v does not stand at its promise", f)
			}
		}
	})
}
