package intake

import (
	"reflect"
	"strings"
	"testing"
)

// told writes the filled fields of a typed line, for comparing.
func told(text string) map[string]string {
	out := map[string]string{}
	for i, v := range readLine(text) {
		if v != "" {
			out[lineFields[i]] = v
		}
	}
	return out
}

func TestParseLine(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       map[string]string
	}{
		{"company, person, how we met, need and value", "Acme, Jane Doe, met at the meetup, migration, ~80k", map[string]string{
			"company.name": "Acme", "person.name": "Jane Doe", "lead.source": "meetup", "lead.note": "met at the meetup", "lead.title": "migration", "lead.value": "~80k"}},
		{"a company alone", "Acme", map[string]string{"company.name": "Acme"}},
		{"a company of two words alone is not a person", "Globex Labs", map[string]string{"company.name": "Globex Labs"}},
		{"a company with its legal form after a comma", "Acme, Inc., Jane Doe, audit", map[string]string{"company.name": "Acme, Inc.", "person.name": "Jane Doe", "lead.title": "audit"}},
		{"a first name is a person too", "Acme, Jane, migration", map[string]string{"company.name": "Acme", "person.name": "Jane", "lead.title": "migration"}},
		{"work in capitals is a need, not a person", "Acme, Cloud Migration, 80k", map[string]string{"company.name": "Acme", "lead.title": "Cloud Migration", "lead.value": "80k"}},
		{"an address is known wherever it stands", "jane@acme.example, Acme, Jane Doe", map[string]string{"company.name": "Acme", "person.name": "Jane Doe", "person.email": "jane@acme.example"}},
		{"an address in brackets", "Acme, Jane Doe <jane@acme.example>, audit", map[string]string{"company.name": "Acme", "person.name": "Jane Doe", "person.email": "jane@acme.example", "lead.title": "audit"}},
		{"a person with an address at their company", "Jane Doe, jane@acme.example, audit", map[string]string{"person.name": "Jane Doe", "person.email": "jane@acme.example", "lead.title": "audit"}},
		{"a person before the company", "Jane Doe, Acme GmbH, audit", map[string]string{"company.name": "Acme GmbH", "person.name": "Jane Doe", "lead.title": "audit"}},
		{"a domain and a telephone number", "Acme, acme.example, +49 30 1234567, Jane Doe", map[string]string{"company.name": "Acme", "company.website": "acme.example", "person.phone": "+49 30 1234567", "person.name": "Jane Doe"}},
		{"a currency sign, and a comma inside the amount", "Acme, Jane Doe, audit, € 12,500", map[string]string{"company.name": "Acme", "person.name": "Jane Doe", "lead.title": "audit", "lead.value": "€ 12,500"}},
		{"an amount at the end of the need", "Acme, Jane Doe, migration ~80k", map[string]string{"company.name": "Acme", "person.name": "Jane Doe", "lead.title": "migration", "lead.value": "~80k"}},
		{"a budget in words", "Acme, audit, budget 20k EUR", map[string]string{"company.name": "Acme", "lead.title": "audit", "lead.value": "20k EUR"}},
		{"who introduced us", "Acme, Jane Doe, introduced by Bob Roe, data platform", map[string]string{"company.name": "Acme", "person.name": "Jane Doe", "lead.note": "introduced by Bob Roe", "lead.route": "introduced", "lead.introducer": "Bob Roe", "lead.title": "data platform"}},
		{"semicolons and tabs cut too", "Acme; Jane Doe\tmigration", map[string]string{"company.name": "Acme", "person.name": "Jane Doe", "lead.title": "migration"}},
		{"accents", "Müller & Söhne GmbH, Jürgen Groß, Migration", map[string]string{"company.name": "Müller & Söhne GmbH", "person.name": "Jürgen Groß", "lead.title": "Migration"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(c.line); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
	t.Run("the line makes one company, one person and one lead", func(t *testing.T) {
		p, err := ParseLine("Acme, Jane Doe, jane@acme.example, met at the meetup, migration, ~80k", Options{Currency: "EUR"})
		if err != nil || len(p.Rows) != 1 || len(p.Problems) != 0 {
			t.Fatalf("%+v, %v", p, err)
		}
		r := p.Rows[0]
		if r.Company.Name != "Acme" || r.Company.Domain != "acme.example" || r.Person.Email != "jane@acme.example" || r.Lead.Value.Exact() != "80000.00" || r.Lead.Value.Currency != "EUR" || r.Lead.Title != "migration" {
			t.Errorf("got %+v, %+v, %+v", r.Company, r.Person, r.Lead)
		}
	})
	t.Run("an empty line says what to type", func(t *testing.T) {
		if _, err := ParseLine("  ", Options{}); err == nil || !strings.Contains(err.Error(), "Acme, Jane Doe") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a line with nobody in it is refused", func(t *testing.T) {
		if _, err := ParseLine(", , ,", Options{}); err == nil {
			t.Error("accepted")
		}
	})
}

func TestPaste(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rows       int
		company    string // of the first row
		person     string
	}{
		{"cells copied from a spreadsheet with their header", "Company\tContact\nAcme\tJane Doe\nBeta\tBob Roe\n", 2, "Acme", "Jane Doe"},
		{"cells copied without a header", "Acme GmbH\tJane Doe\tBerlin\nBeta Ltd\tBob Roe\tParis\n", 2, "Acme GmbH", "Jane Doe"},
		{"delimited text with a header", "Name;Company\nJane Doe;Acme\n", 1, "Acme", "Jane Doe"},
		{"one typed line", "Acme, Jane Doe, migration, ~80k", 1, "Acme", "Jane Doe"},
		{"typed lines of different lengths", "Acme, Jane Doe, met at the meetup, migration, ~80k\nBeta\n\nGamma, gamma.example\n", 3, "Acme", "Jane Doe"},
		{"typed lines with addresses", "Acme, Jane Doe, jane@acme.example, audit\nBeta, Bob Roe, bob@beta.example\n", 2, "Acme", "Jane Doe"},
		{"one column of names", "Acme\nBeta\nGamma", 3, "Acme", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab, err := Paste(c.text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			p := Propose(tab, Guess(tab), Options{Currency: "EUR"})
			if len(p.Rows) != c.rows || p.Rejected > 0 {
				t.Fatalf("%d rows, %d rejected of %q: %+v", len(p.Rows), p.Rejected, tab.Rows, p.Problems)
			}
			r := p.Rows[0]
			person := ""
			if r.Person != nil {
				person = r.Person.Name
			}
			if r.Company == nil || r.Company.Name != c.company || person != c.person {
				t.Errorf("got %+v, %q from %q under %v", r.Company, person, tab.Rows, Guess(tab).Columns)
			}
		})
	}
}

// FuzzPaste: whatever is pasted becomes an even table with a proposal whose
// rows add up, or one sentence.
func FuzzPaste(f *testing.F) {
	f.Add("Acme, Jane Doe, met at the meetup, migration, ~80k")
	f.Add("Company\tContact\nAcme\tJane")
	f.Add("a@b.cd,1.2.2024\n,,,\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		tab, err := Paste(text, Options{})
		if err != nil {
			return
		}
		p := Propose(tab, Guess(tab), Options{Currency: "EUR"})
		usable := 0
		for i := range p.Rows {
			if p.Rows[i].Usable() {
				usable++
			}
		}
		if p.Read != usable+p.Duplicates+p.Rejected || p.Read != len(tab.Rows) {
			t.Fatalf("read %d = %d usable + %d duplicates + %d rejected", p.Read, usable, p.Duplicates, p.Rejected)
		}
		_, _ = ParseLine(text, Options{})
	})
}
