package score

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

func TestCondition(t *testing.T) {
	lisbon, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		t.Fatal(err)
	}
	full := func() *model.Facts {
		return &model.Facts{
			Lead: &model.Lead{Source: "Meetup", Kind: "new-client", Created: now.AddDate(0, 0, -10), NextDate: "2026-11-26",
				More: map[string]string{"tag.hot": "true", "x." + id(91).String(): "lead's own", "x." + id(92).String(): "120"}},
			Company: &model.Company{Name: "Açores Digital", Domain: "acores.pt", Industry: "Online Retail", Employees: 120, HasEmployees: true,
				Revenue: model.Money{Minor: 1_500_000_00, Currency: "EUR"}, HasRevenue: true, Country: " Portugal ", Best: true, Relationship: "prospect",
				More: map[string]string{"tag.kubernetes": "true", "tag.aws": "true", "tag.azure": "false", "x." + id(90).String(): "75.5", "x." + id(93).String(): "yes", "x." + id(94).String(): "2026-11-01"}},
			People: []model.Contact{{Title: "Head of Engineering", Role: "champion"}, {Title: "", Role: "signs"}},
		}
	}
	custom := func(n int) string { return "x." + id(n).String() }
	cases := []struct {
		name  string
		field string
		cond  model.Condition
		want  state
	}{
		{"text equals whatever the case and the blanks", "company.country", model.Condition{Op: "equals", Value: "portugal"}, met},
		{"text differs", "company.country", model.Condition{Op: "equals", Value: "Spain"}, notMet},
		{"no data is unknown", "company.city", model.Condition{Op: "equals", Value: "Lisbon"}, unknown},
		{"one of several", "company.country", model.Condition{Op: "in", Value: "Spain| Portugal "}, met},
		{"none of several", "company.country", model.Condition{Op: "in", Value: "Spain|France"}, notMet},
		{"a number equals", "company.employees", model.Condition{Op: "equals", Value: "120.0"}, met},
		{"a number is no word", "company.employees", model.Condition{Op: "equals", Value: "many"}, notMet},
		{"the low end is inside", "company.employees", model.Condition{Op: "range", Low: 120, HasLow: true}, met},
		{"the high end is inside", "company.employees", model.Condition{Op: "range", High: 120, HasHigh: true}, met},
		{"above the high end", "company.employees", model.Condition{Op: "range", Low: 1, HasLow: true, High: 119, HasHigh: true}, notMet},
		{"money counts in whole units", "company.revenue", model.Condition{Op: "range", Low: 1_500_000, HasLow: true, High: 1_500_000, HasHigh: true}, met},
		{"a custom number", custom(90), model.Condition{Op: "range", Low: 75, HasLow: true, High: 76, HasHigh: true}, met},
		{"a range over a word is unknown", "company.industry", model.Condition{Op: "range", Low: 1, HasLow: true}, unknown},
		{"part of a text, with accents and capitals", "company.name", model.Condition{Op: "contains", Value: "AÇORES"}, met},
		{"not part of it", "company.name", model.Condition{Op: "contains", Value: "cloud"}, notMet},
		{"an expression", "company.industry", model.Condition{Op: "matches", Value: "retail|commerce"}, met},
		{"an expression that does not match", "company.domain", model.Condition{Op: "matches", Value: `\.es$`}, notMet},
		{"empty is met by no data", "company.city", model.Condition{Op: "empty"}, met},
		{"empty is not met by data", "company.country", model.Condition{Op: "empty"}, notMet},
		{"yes is yes, however it is written", custom(93), model.Condition{Op: "equals", Value: "true"}, met},
		{"one of our best clients", "company.best", model.Condition{Op: "equals", Value: "yes"}, met},
		{"a tag", "company.tag", model.Condition{Op: "contains", Value: "AWS"}, met},
		{"a tag counts whole", "company.tag", model.Condition{Op: "contains", Value: "kube"}, notMet},
		{"a tag taken off", "company.tag", model.Condition{Op: "contains", Value: "azure"}, notMet},
		{"one of several tags", "company.tag", model.Condition{Op: "in", Value: "nomad|kubernetes"}, met},
		{"tags by expression", "company.tag", model.Condition{Op: "matches", Value: "^kube"}, met},
		{"some tag is there", "company.tag", model.Condition{Op: "empty"}, notMet},
		{"a tag of the lead", "lead.tag", model.Condition{Op: "contains", Value: "hot"}, met},
		{"a title of anyone", "person.title", model.Condition{Op: "contains", Value: "engineering"}, met},
		{"a title nobody has", "person.title", model.Condition{Op: "contains", Value: "finance"}, notMet},
		{"a part of anyone", "person.role", model.Condition{Op: "equals", Value: "signs"}, met},
		{"ten days old is newer than ten", "lead.created", model.Condition{Op: "newer", Days: 10}, met},
		{"ten days old is not newer than nine", "lead.created", model.Condition{Op: "newer", Days: 9}, notMet},
		{"a date to come is new", "lead.next-date", model.Condition{Op: "newer", Days: 0}, met},
		{"a custom date", custom(94), model.Condition{Op: "newer", Days: 21}, notMet},
		{"a word is no date", "company.industry", model.Condition{Op: "newer", Days: 9}, unknown},
		{"a custom field the company lacks is the lead's", custom(91), model.Condition{Op: "contains", Value: "own"}, met},
		{"the company's alone", "company." + custom(91), model.Condition{Op: "contains", Value: "own"}, unknown},
		{"the lead's alone", "lead." + custom(91), model.Condition{Op: "contains", Value: "own"}, met},
		{"a lead's source", "lead.source", model.Condition{Op: "in", Value: "meetup|webinar"}, met},
	}
	a := &model.Agreement{Fields: []model.FieldDef{
		{ID: id(90)}, {ID: id(91), Noun: "lead"}, {ID: id(92), Noun: "lead", Name: "Employees"}, {ID: id(93)}, {ID: id(94)},
	}}
	look := func(f *model.Facts, c model.Condition) state {
		r := &Rules{loc: lisbon}
		tested := r.compile(a, c, "rule", "")
		if len(r.problems) > 0 {
			t.Error(r.problems)
		}
		s, _ := tested.look(f, now, lisbon)
		return s
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.cond.Field = c.field
			if got := look(full(), c.cond); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	t.Run("a lead without a company is fitted on its own field of that name", func(t *testing.T) {
		f := full()
		f.Company = nil
		for want, c := range map[state]model.Condition{
			met:     {Field: "company.employees", Op: "range", Low: 100, HasLow: true},
			unknown: {Field: "company.country", Op: "equals", Value: "Portugal"},
		} {
			if got := look(f, c); got != want {
				t.Errorf("%s is %s, want %s", c.Field, got, want)
			}
		}
	})
	t.Run("nobody has a title: unknown, and empty", func(t *testing.T) {
		f := full()
		f.People = nil
		if got := look(f, model.Condition{Field: "person.title", Op: "contains", Value: "x"}); got != unknown {
			t.Error(got)
		}
		if got := look(f, model.Condition{Field: "person.title", Op: "empty"}); got != met {
			t.Error(got)
		}
	})
}

func TestRules_Answers(t *testing.T) {
	question := model.Criterion{ID: id(1), Name: "Owns its product", Class: "nice", How: "question", Points: 100}
	byRule := model.Criterion{ID: id(1), Name: "In Spain", Class: "nice", How: "rule", Points: 100, Condition: model.Condition{Field: "company.country", Op: "equals", Value: "Spain"}}
	said := func(word string) map[string]string {
		return map[string]string{"answer." + id(1).String(): word, "evidence." + id(1).String(): "they said so"}
	}
	cases := []struct {
		name     string
		c        model.Criterion
		f        model.Facts
		want     string
		evidence string
	}{
		{"nobody asked", question, model.Facts{Company: &model.Company{}}, "unknown", ""},
		{"answered for the company", question, model.Facts{Company: &model.Company{More: said("met")}}, "met", "they said so"},
		{"answered no", question, model.Facts{Company: &model.Company{More: said("not-met")}}, "not-met", "they said so"},
		{"answered unknown", question, model.Facts{Company: &model.Company{More: said("unknown")}}, "unknown", ""},
		{"answered for a lead without a company", question, model.Facts{Lead: &model.Lead{More: said("yes")}}, "met", "they said so"},
		{"answered for the lead before its company was known", question, model.Facts{Lead: &model.Lead{More: said("yes")}, Company: &model.Company{}}, "met", "they said so"},
		{"data decides a rule", byRule, model.Facts{Company: &model.Company{Country: "France", More: said("met")}}, "not-met", "France"},
		{"a person fills in where a rule finds no data", byRule, model.Facts{Company: &model.Company{More: said("met")}}, "met", "they said so"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Compile(&model.Agreement{Criteria: []model.Criterion{c.c}}, nil).Explain(&c.f, now).States[0]
			if got.State != c.want || got.Evidence != c.evidence {
				t.Errorf("%s (%s), want %s (%s)", got.State, got.Evidence, c.want, c.evidence)
			}
		})
	}
}

func TestRules_Problems(t *testing.T) {
	cases := []struct {
		name string
		cond model.Condition
		want string
	}{
		{"a field nobody knows", model.Condition{Field: "company.shoe-size", Op: "equals", Value: "9"}, `"Size" looks at "company.shoe-size", which is no field: choose one.`},
		{"a field that was deleted", model.Condition{Field: "x." + id(77).String(), Op: "empty"}, `"Size" looks at a field that was deleted: choose another.`},
		{"an expression with a mistake", model.Condition{Field: "company.name", Op: "matches", Value: "("}, `"Size" has an expression with a mistake`},
		{"a value that is missing", model.Condition{Field: "company.name", Op: "equals"}, `"Size" compares with nothing: give it a value.`},
		{"a list that is empty", model.Condition{Field: "company.name", Op: "in", Value: " | "}, `"Size" lists no value: give it at least one.`},
		{"a range the wrong way round", model.Condition{Field: "company.employees", Op: "range", Low: 9, HasLow: true, High: 1, HasHigh: true}, `"Size" has a range that nothing can lie in`},
		{"a range without ends", model.Condition{Field: "company.employees", Op: "range"}, `"Size" has a range that nothing can lie in`},
		{"a condition nobody knows", model.Condition{Field: "company.name", Op: "smells"}, `"Size" has no condition that Baton knows ("smells"): choose one.`},
		{"one that is right", model.Condition{Field: "company.name", Op: "empty"}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := &model.Agreement{Criteria: []model.Criterion{{ID: id(1), Name: "Size", How: "rule", Condition: c.cond, Points: 100}}}
			r := Compile(a, time.UTC)
			got := r.Problems()
			if c.want == "" && len(got) == 0 {
				return
			}
			if len(got) != 1 || c.want == "" || !strings.HasPrefix(got[0].Text, c.want) || got[0].Field != "criterion."+id(1).String() {
				t.Errorf("got %v, want %q", got, c.want)
			}
		})
	}
	t.Run("a rule without a group, and a condition that is not looked at", func(t *testing.T) {
		a := &model.Agreement{Scoring: model.Scoring{
			Groups: []model.Group{{ID: id(1), Axis: "engagement"}},
			Rules: []model.Rule{
				{ID: id(2), Group: id(9), Name: "Lost one", Touch: "mail", Points: 100},
				{ID: id(3), Group: id(1), Name: "Both", Condition: model.Condition{Field: "company.name", Op: "empty"}, Touch: "mail", Points: 100},
			},
		}}
		if got := Compile(a, nil).Problems(); len(got) != 2 {
			t.Errorf("got %v", got)
		}
	})
}

func TestRules_Deciding(t *testing.T) {
	r := Compile(agreed(), time.UTC)
	f := acme()
	f.Company.HasEmployees = false
	got := r.Deciding(f, now)
	if len(got) != 1 || got[0].Criterion != id(1) || got[0].KnownBy != "mql" {
		t.Errorf("the size would decide, got %+v", got)
	}
	if got := r.Deciding(acme(), now); len(got) != 0 {
		t.Errorf("nothing has to be decided, got %+v", got)
	}
	f.Company.Relationship = "competitor"
	if got := r.Deciding(f, now); len(got) != 0 {
		t.Errorf("no answer brings back what is ruled out, got %+v", got)
	}
}

func TestRules_Meets(t *testing.T) {
	cases := []struct {
		name   string
		gate   string
		change func(*model.Facts)
		want   string
	}{
		{"fit and talked to", "mql", func(f *model.Facts) { f.Events = []model.Event{{Kind: "meeting", At: daysAgo(0)}} }, "met"},
		{"not talked to", "mql", func(*model.Facts) {}, "not-met: Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs."},
		{"never measured", "mql", func(f *model.Facts) { f.Measured = false }, "unknown: Engagement is not measured yet, and a lead worth a conversation (MQL) needs 30: log what its people did."},
		{"an unknown size could still decide", "mql", func(f *model.Facts) {
			f.Company.HasEmployees = false
			f.Events = []model.Event{{Kind: "meeting", At: daysAgo(0)}}
		}, "unknown: Fit is 50 of the 60 that a lead worth a conversation (MQL) needs. It could become 80: find out \"50 to 500 people\"."},
		{"a known size cannot", "mql", func(f *model.Facts) {
			f.Company.Employees = 5
			f.Events = []model.Event{{Kind: "meeting", At: daysAgo(0)}}
		}, "not-met: Fit is 50 of the 60 that a lead worth a conversation (MQL) needs."},
		{"what is against it outweighs what is not known", "mql", func(f *model.Facts) { f.Company.HasEmployees = false },
			"not-met: Fit is 50 of the 60 that a lead worth a conversation (MQL) needs. It could become 80: find out \"50 to 500 people\". Engagement is 0 of the 30 that a lead worth a conversation (MQL) needs."},
		{"ruled out", "mql", func(f *model.Facts) { f.Company.Relationship = "competitor" }, "not-met: Disqualified by \"A competitor\"."},
		{"a route without a definition", "mql", func(f *model.Facts) { f.Lead.Route = "tender" }, "unknown: No definition of “worth a conversation (MQL)” covers tender leads: write one."},
		{"an outbound lead whose activity nobody keeps", "mql", func(f *model.Facts) { f.Lead.Route, f.Measured = "outbound", false },
			"unknown: They have not replied yet: log their reply when it comes."},
		{"open boxes and a failing must", "sql", func(f *model.Facts) {
			f.Lead.More["check."+id(40).String()] = "yes"
			f.Company.Employees = 5
		}, "not-met: Still open: Next meeting with date. Must have, not met: 50 to 500 people."},
	}
	r := Compile(agreed(), time.UTC)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := acme()
			c.change(f)
			got, missing := r.Meets(f, now, c.gate)
			for i, p := range missing {
				got += []string{": ", " "}[min(i, 1)] + p.Text
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestCondition_aFieldOfPeople(t *testing.T) {
	a := &model.Agreement{Fields: []model.FieldDef{{ID: id(90), Noun: "person", Name: "Language"}},
		Criteria: []model.Criterion{{ID: id(1), Name: "Speaks Dutch", Class: "must", How: "rule", Condition: model.Condition{Field: "x." + id(90).String(), Op: "equals", Value: "dutch"}}}}
	r := Compile(a, nil)
	key := "x." + id(90).String()
	for _, c := range []struct {
		name   string
		people []model.Contact
		want   Answer
	}{
		{"one is enough", []model.Contact{{More: map[string]string{key: "French"}}, {More: map[string]string{key: "Dutch"}}}, Yes},
		{"nobody does", []model.Contact{{More: map[string]string{key: "French"}}, {}}, No},
		{"nobody says", []model.Contact{{}, {}}, NotKnown},
		{"nobody is there", nil, NotKnown},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &model.Facts{Lead: &model.Lead{More: map[string]string{key: "Dutch"}}, People: c.people}
			if got := r.Stand(f, now, true); got[0] != c.want {
				t.Errorf("got %v, want %v", got[0], c.want)
			}
		})
	}
}
