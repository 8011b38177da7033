package model_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

func TestID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var id model.ID
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		back, err := model.ParseID(id.String())
		if err != nil || back != id {
			t.Fatalf("%v became %v, %v", id, back, err)
		}
	})
	for _, bad := range []string{"x", "01a20750-6fb8-7004-b6c5", "zz a20750-6fb8-7004-b6c5-57beb66189c6"} {
		if _, err := model.ParseID(bad); err == nil {
			t.Errorf("%q is taken for an id", bad)
		}
	}
}

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		m                  model.Money
		exact, full, short string
	}{
		{model.Money{Minor: 1250000, Currency: "EUR"}, "12500.00", "12,500.00 EUR", "13k"},
		{model.Money{Minor: 4100050, Currency: "USD"}, "41000.50", "41,000.50 USD", "41k"},
		{model.Money{Minor: 950, Currency: "JPY"}, "950", "950 JPY", "950"},
		{model.Money{Minor: -123456789, Currency: "EUR"}, "-1234567.89", "-1,234,567.89 EUR", "-1.2M"},
		{model.Money{Minor: 5, Currency: "EUR"}, "0.05", "0.05 EUR", "0"},
		{model.Money{Minor: 99999900, Currency: "EUR"}, "999999.00", "999,999.00 EUR", "1M"},
		{model.Money{Minor: 850000, Currency: "EUR"}, "8500.00", "8,500.00 EUR", "8.5k"},
	} {
		if c.m.Exact() != c.exact || c.m.Full() != c.full || c.m.Short() != c.short {
			t.Errorf("%d %s: %s, %s, %s", c.m.Minor, c.m.Currency, c.m.Exact(), c.m.Full(), c.m.Short())
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		m := model.Money{Minor: rapid.Int64Range(-1e15, 1e15).Draw(t, "minor"), Currency: rapid.SampledFrom([]string{"EUR", "JPY", "KWD"}).Draw(t, "currency")}
		if back, err := model.ParseMoney(m.Exact(), m.Currency); err != nil || back != m {
			t.Fatalf("%v became %v, %v", m, back, err)
		}
	})
	for _, bad := range []string{"", "12,5", "1.234", "1e3", "--5", "5-"} {
		if m, err := model.ParseMoney(bad, "EUR"); err == nil {
			t.Errorf("%q is taken for %v", bad, m)
		}
	}
}

func TestCheck(t *testing.T) {
	id := "01a20750-6fb8-7004-b6c5-57beb66189c6"
	for name, c := range map[string]struct {
		noun  string
		f     model.Fields
		whole bool
		want  []string // parts of the sentences; none: it is fine
	}{
		"a company needs a name":                  {"company", model.Fields{"city": "Porto"}, true, []string{"needs a name"}},
		"a company with a name is enough":         {"company", model.Fields{"name": "Acme"}, true, nil},
		"a name cannot be taken away":             {"company", model.Fields{"name": nil}, false, []string{"cannot be empty"}},
		"an unknown field is named":               {"company", model.Fields{"nmae": "Acme"}, false, []string{`no field "nmae"`}},
		"a tag and a custom field are free":       {"company", model.Fields{"tag.cloud": true, "x." + id: "blue"}, false, nil},
		"an unknown set is not":                   {"company", model.Fields{"tags.cloud": true}, false, []string{"no field"}},
		"a word is one of the list":               {"lead", model.Fields{"kind": "expnasion"}, false, []string{"not a kind", "expansion"}},
		"a link is an id":                         {"lead", model.Fields{"company": "Acme"}, false, []string{"id of a company"}},
		"a date is written like a date":           {"lead", model.Fields{"next-date": "23.11.2026"}, false, []string{"2026-11-23"}},
		"a day that is not there":                 {"lead", model.Fields{"next-date": "2026-02-30"}, false, []string{"not a date"}},
		"points lie between -100 and 100":         {"rule", model.Fields{"points": int64(1001)}, false, []string{"between -100 and 100"}},
		"a half-life of zero forgets everything":  {"rule", model.Fields{"half-life": int64(0)}, false, []string{"half-life"}},
		"employees are not negative":              {"company", model.Fields{"employees": int64(-1)}, false, []string{"negative"}},
		"an e-mail address is one":                {"person", model.Fields{"email": "jane at acme"}, false, []string{"not an e-mail"}},
		"a time zone is known":                    {"firm", model.Fields{"zone": "Europe/Lisbn"}, false, []string{"time zone"}},
		"a currency has three capitals":           {"firm", model.Fields{"currency": "euro"}, false, []string{"three capital"}},
		"a float is no number here":               {"company", model.Fields{"employees": 1.5}, false, []string{"whole number"}},
		"a note has its limit":                    {"lead", model.Fields{"note": strings.Repeat("é", model.MaxNote+1)}, false, []string{"shorten"}},
		"a long note within it is fine":           {"lead", model.Fields{"note": strings.Repeat("é", model.MaxNote)}, false, nil},
		"a text that looks like a formula is one": {"company", model.Fields{"name": "=1+1"}, true, nil},
		"every problem is said at once":           {"lead", model.Fields{"kind": "x", "route": "y", "next-date": "z"}, false, []string{"kind", "route", "date"}},
	} {
		t.Run(name, func(t *testing.T) {
			err := model.Check(c.noun, c.f, c.whole)
			if len(c.want) == 0 {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var refused *model.Invalid
			if !errors.As(err, &refused) {
				t.Fatalf("got %v", err)
			}
			for _, part := range c.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q says nothing of %q", err, part)
				}
			}
		})
	}
}

func TestParseField(t *testing.T) {
	field := func(noun, name string) model.Field {
		n, _ := model.NounOf(noun)
		f, ok := n.Field(name)
		if !ok {
			t.Fatalf("%s has no %s", noun, name)
		}
		return f
	}
	for _, c := range []struct {
		f    model.Field
		text string
		want any
	}{
		{field("company", "employees"), " 80 ", int64(80)},
		{field("company", "best"), "yes", true},
		{field("company", "name"), "", nil},
		{field("rule", "points"), "12.5", int64(125)},
		{field("rule", "points"), "-0.25", int64(-3)},
		{field("value", "amount"), "12500.5", int64(1250050)},
		{field("lead", "created"), "2026-11-23", time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC).UnixMilli()},
	} {
		if got, err := model.ParseField(c.f, c.text, "EUR"); err != nil || got != c.want {
			t.Errorf("%s %q: %v, %v", c.f.Name, c.text, got, err)
		}
	}
	for _, c := range []struct {
		f    model.Field
		text string
	}{{field("company", "employees"), "many"}, {field("company", "best"), "perhaps"}, {field("rule", "points"), "NaN"}, {field("value", "amount"), "12,5"}} {
		if got, err := model.ParseField(c.f, c.text, "EUR"); err == nil {
			t.Errorf("%s %q is taken for %v", c.f.Name, c.text, got)
		}
	}
}

// The schema speaks only of nouns, words and roots that are there.
func TestNouns(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range model.Nouns {
		if seen[n.Name] {
			t.Errorf("%s is there twice", n.Name)
		}
		seen[n.Name] = true
		for _, f := range n.Fields {
			switch f.Kind {
			case model.Word:
				if len(model.Words[f.Of]) == 0 {
					t.Errorf("%s.%s takes words of %q, which has none", n.Name, f.Name, f.Of)
				}
			case model.Link:
				if _, ok := model.NounOf(f.Of); !ok {
					t.Errorf("%s.%s links to %q, which is no noun", n.Name, f.Name, f.Of)
				}
			}
		}
		for _, root := range n.Root {
			if _, ok := n.Field(root); !ok && root != "self" {
				t.Errorf("%s has the root %q, which is no field of it", n.Name, root)
			}
		}
		if len(n.Fields) > 58 {
			t.Errorf("%s has more columns than a row's mask holds", n.Name)
		}
	}
}

func TestValue_Worth(t *testing.T) {
	eur := func(n int64) model.Money { return model.Money{Minor: n, Currency: "EUR"} }
	for name, c := range map[string]struct {
		v               model.Value
		first, contract int64
	}{
		"a project is its amount":                           {model.Value{Type: "project", Amount: eur(8000000)}, 8000000, 8000000},
		"a retainer counts at most twelve months of a year": {model.Value{Type: "retainer", Amount: eur(500000), Months: 24}, 6000000, 12000000},
		"a short retainer counts its months":                {model.Value{Type: "retainer", Amount: eur(500000), Months: 3}, 1500000, 1500000},
		"resale counts our margin":                          {model.Value{Type: "resale", Amount: eur(10000000), Margin: eur(1500000)}, 1500000, 1500000},
		"resale without a margin counts its amount":         {model.Value{Type: "resale", Amount: eur(10000000)}, 10000000, 10000000},
	} {
		t.Run(name, func(t *testing.T) {
			if a, b := c.v.Worth("first-year").Minor, c.v.Worth("first-contract").Minor; a != c.first || b != c.contract {
				t.Errorf("first year %d, first contract %d", a, b)
			}
		})
	}
}
