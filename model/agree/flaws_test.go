package agree

import (
	"strings"
	"testing"

	"baton/model"
)

func id(n int) model.ID { return model.ID{14: byte(n >> 8), 15: byte(n)} }

// small is an agreement with nothing wrong in it.
func small() *model.Agreement {
	return &model.Agreement{
		Firm: "Northwind",
		Teams: []model.Team{
			{ID: id(1), Key: "marketing", Name: "Marketing", Rank: 1}, {ID: id(2), Key: "bd", Name: "Business Development", Rank: 2},
			{ID: id(3), Key: "sales", Name: "Sales", Rank: 3}, {ID: id(4), Key: "delivery", Name: "Delivery", Rank: 4, Hidden: true},
		},
		Calendar: model.Calendar{ID: id(5), Zone: "Europe/Lisbon", Weekly: map[string][][2]int{"mon": {{540, 1020}}}, Holidays: []string{"2026-12-25"}},
		Positioning: []model.Element{
			{ID: id(10), Step: "alternative", Text: "do nothing", Rank: 1}, {ID: id(11), Step: "customer", Text: "web shops with 50 to 500 people", Rank: 2},
			{ID: id(12), Step: "proof", Text: "12 shops moved", Rank: 3},
		},
		Criteria: []model.Criterion{
			{ID: id(20), Name: "Has 50 to 500 people", Class: "must", How: "rule", Points: 400, KnownBy: "mql", Element: id(11),
				Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, High: 500, HasLow: true, HasHigh: true}},
			{ID: id(21), Name: "Runs its own shop", Class: "must", How: "question", Question: "Do they run their own shop?", Points: 300, Rank: 1},
		},
		Scoring: model.Scoring{
			Groups: []model.Group{{ID: id(30), Axis: "engagement", Name: "Talking", Cap: 600}, {ID: id(31), Axis: "fit", Name: "Stack", Cap: 200, Rank: 1}},
			Rules: []model.Rule{
				{ID: id(40), Group: id(30), Name: "Met us", Touch: "meeting", Points: 300, HalfLife: 180},
				{ID: id(41), Group: id(30), Name: "Wrote to us", Touch: "mail", Direction: "in", Points: 150, HalfLife: 90, Rank: 1},
				{ID: id(42), Group: id(31), Name: "Uses Kubernetes", Points: 200, Condition: model.Condition{Field: "company.tag", Op: "contains", Value: "kubernetes"}},
			},
		},
		Definitions: []model.Definition{
			{ID: id(50), Gate: "mql", Name: "Came to us", Routes: []string{"inbound"}, Fit: 600, Engagement: 300},
			{ID: id(51), Gate: "sql", Name: "Every route", Boxes: true, Rank: 1},
		},
		Stages: []model.Stage{
			{ID: id(60), Key: "interested", Name: "Interested", Kind: "open", Team: id(1), Teams: map[string]model.ID{"outbound": id(2)}, Rank: 1},
			{ID: id(61), Key: "evaluating", Name: "Evaluating", Kind: "open", Team: id(2), Gate: "mql", Target: 10, Rank: 2, Thinks: "Can we trust them?"},
			{ID: id(62), Key: "scoping", Name: "Scoping", Kind: "open", Team: id(3), Gate: "sql", Rank: 3},
			{ID: id(63), Key: "signed", Name: "Signed", Kind: "signed", Team: id(3), Rank: 4},
		},
		Items:  []model.Item{{ID: id(70), Gate: "sql", Name: "The problem in their words"}, {ID: id(71), Stage: id(62), Name: "Budget"}},
		Routes: []model.Route{{ID: id(80), Key: "inbound", Start: id(60), MQL: true, Default: true}},
		Promises: []model.Promise{
			{ID: id(90), Key: "meets-definition", Owner: id(1), To: id(2), Name: "90 % of hand-offs meet the definition", Amount: 90, Unit: "percent", Rate: 900},
			{ID: id(91), Key: "answer", Owner: id(3), To: id(2), Name: "Each hand-off is answered", Amount: 2, Unit: "business-day", Rate: 1000, Rank: 1},
		},
		Goals: []model.Goal{{ID: id(95), Name: "Q1", Amount: model.Money{Minor: 10_000_000, Currency: "EUR"}, From: "2027-01-01", To: "2027-03-31", Owners: []model.ID{id(96), id(97)}}},
		Plays: []model.Play{{ID: id(98), Stage: id(61), Name: "Send the case study"}},
	}
}

func TestFlaws(t *testing.T) {
	must := func(n int, op string, c model.Condition) model.Criterion {
		c.Op = op
		return model.Criterion{ID: id(n), Name: "criterion " + string(rune('A'+n%20)), Class: "must", How: "rule", Condition: c, Points: 10}
	}
	country := func(op, value string) model.Condition {
		return model.Condition{Field: "company.country", Op: op, Value: value}
	}
	tag := func(v string) model.Condition { return model.Condition{Field: "company.tag", Op: "equals", Value: v} }
	between := func(low, high int64) model.Condition {
		return model.Condition{Field: "company.employees", Op: "range", Low: low, High: high, HasLow: true, HasHigh: true}
	}
	for _, c := range []struct {
		name string
		with func(*model.Agreement)
		says string // "" = nothing is wrong
		at   []int
	}{
		{"a plain agreement has none", func(*model.Agreement) {}, "", nil},
		{"two must-haves that exclude each other by range", func(a *model.Agreement) { a.Criteria = append(a.Criteria, must(22, "range", between(600, 900))) },
			"Nobody can meet both", []int{20, 22}},
		{"ranges that touch can both be met", func(a *model.Agreement) { a.Criteria = append(a.Criteria, must(22, "range", between(500, 900))) }, "", nil},
		{"two must-haves in different countries", func(a *model.Agreement) {
			a.Criteria = append(a.Criteria, must(22, "equals", country("", "Spain")), must(23, "in", country("", "Portugal| France")))
		}, "Nobody can meet both", []int{22, 23}},
		{"lists that share a country, whatever the letters", func(a *model.Agreement) {
			a.Criteria = append(a.Criteria, must(22, "equals", country("", "SPAIN")), must(23, "in", country("", "Portugal|spain")))
		}, "", nil},
		{"a company has more than one tag", func(a *model.Agreement) {
			a.Criteria = append(a.Criteria, must(22, "equals", tag("aws")), must(23, "equals", tag("azure")))
		}, "", nil},
		{"known and not known at once", func(a *model.Agreement) {
			a.Criteria = append(a.Criteria, must(22, "empty", country("", "")), must(23, "equals", country("", "Spain")))
		}, "Nobody can meet both", []int{22, 23}},
		{"a must-have that a disqualifier swallows", func(a *model.Agreement) {
			never := must(22, "range", between(1, 1000))
			never.Class = "never"
			a.Criteria = append(a.Criteria, never)
		}, "ruled out by", []int{20, 22}},
		{"a disqualifier over a part of it is fine", func(a *model.Agreement) {
			never := must(22, "range", between(1, 60))
			never.Class = "never"
			a.Criteria = append(a.Criteria, never)
		}, "", nil},
		{"rules of different routes do not meet", func(a *model.Agreement) {
			x, y := must(22, "equals", country("", "Spain")), must(23, "equals", country("", "France"))
			x.Route, y.Route = "inbound", "outbound"
			a.Criteria = append(a.Criteria, x, y)
		}, "", nil},
		{"a rule that takes what another gives", func(a *model.Agreement) {
			a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{ID: id(43), Group: id(30), Name: "Met nobody", Touch: "meeting", Points: -100})
		}, "one takes what the other gives", []int{40, 43}},
		{"a fit that nobody can reach", func(a *model.Agreement) { a.Definitions[0].Fit = 950 }, "No lead can reach the fit of 95", []int{50}},
		{"the most that can be reached is in reach", func(a *model.Agreement) { a.Definitions[0].Fit = 900 }, "", nil},
		{"an engagement above all caps", func(a *model.Agreement) { a.Definitions[0].Engagement = 601 }, "No lead can reach the engagement of 60.1", []int{50}},
		{"no cap, no end", func(a *model.Agreement) { a.Scoring.Groups[0].Cap, a.Definitions[0].Engagement = 0, 1000 }, "", nil},
		{"points that only another route gives", func(a *model.Agreement) { a.Criteria[0].Route = "tender" }, "No lead can reach the fit of 60", []int{50}},
		{"a cap below its only rule", func(a *model.Agreement) { a.Scoring.Groups[1].Cap = 150 }, "below the 20 of its only rule", []int{31, 42}},
		{"a cap below one of two rules", func(a *model.Agreement) { a.Scoring.Groups[0].Cap = 290; a.Definitions[0].Engagement = 100 }, "", nil},
		{"a field that was deleted", func(a *model.Agreement) {
			a.Criteria[0].Condition = model.Condition{Field: "x." + id(99).String(), Op: "equals", Value: "yes"}
		}, "a field that was deleted", []int{20, 99}},
		{"a group that was deleted", func(a *model.Agreement) {
			a.Scoring.Groups = a.Scoring.Groups[:1]
			a.Definitions[0].Fit = 0
		}, "belongs to no group", []int{42, 31}},
		{"points out of range", func(a *model.Agreement) { a.Scoring.Rules[0].Points = 1001 }, "between -100 and 100", []int{40}},
		{"a half-life that forgets backwards", func(a *model.Agreement) { a.Scoring.Rules[0].HalfLife = -1 }, "use 1 day or more", []int{40}},
		{"an expression with a mistake", func(a *model.Agreement) {
			a.Criteria[0].Condition = model.Condition{Field: "company.name", Op: "matches", Value: "("}
		},
			"expression with a mistake", []int{20}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := small()
			c.with(a)
			flaws := Flaws(a)
			if c.says == "" {
				if len(flaws) > 0 {
					t.Fatalf("found %v", flaws)
				}
				return
			}
			if len(flaws) != 1 || !strings.Contains(flaws[0].Text, c.says) {
				t.Fatalf("found %v, want %q", flaws, c.says)
			}
			if len(flaws[0].At) != len(c.at) {
				t.Fatalf("shown at %v, want %v", flaws[0].At, c.at)
			}
			for i, n := range c.at {
				if flaws[0].At[i].ID != id(n) {
					t.Errorf("shown at %v, want %v", flaws[0].At, c.at)
				}
			}
		})
	}
}

func TestNew(t *testing.T) {
	broken := small()
	broken.Definitions[0].Fit = 950
	touched := func(n int) func(model.Ref) bool { return func(r model.Ref) bool { return r.ID == id(n) } }
	for _, c := range []struct {
		name          string
		before, after *model.Agreement
		at, want      int
	}{
		{"a new flaw at a row that was touched is refused", small(), broken, 50, 1},
		{"one that is shown elsewhere is not", small(), broken, 20, 0},
		{"one that stood there before is not", broken, broken, 50, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := New(Flaws(c.before), Flaws(c.after), touched(c.at)); len(got) != c.want {
				t.Errorf("%v", got)
			}
		})
	}
}
