package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// from proposes what a small list makes.
func from(t testing.TB, list string, o Options) *Proposal {
	t.Helper()
	tab, err := Read("list.csv", []byte(list), o)
	if err != nil {
		t.Fatal(err)
	}
	if o.Currency == "" {
		o.Currency = "EUR"
	}
	return Propose(tab, Guess(tab), o)
}

// story writes a row as one would tell it.
func story(r *Row) string {
	if r.Rejected {
		return "rejected"
	}
	if r.Repeats > 0 {
		return fmt.Sprintf("repeats %d", r.Repeats)
	}
	var parts []string
	if c := r.Company; c != nil {
		parts = append(parts, strings.TrimSpace("company "+c.Name+" "+c.Domain))
	}
	if h := r.Person; h != nil {
		parts = append(parts, strings.TrimSpace("person "+h.Name+" "+h.Email))
	}
	if l := r.Lead; l != nil {
		s := strings.TrimSpace("lead " + l.Key + " " + l.Stage)
		if l.HasValue {
			s += " " + l.Value.Exact() + " " + l.Value.Currency
		}
		if l.KindSaid {
			s += " " + l.Kind
		}
		for i, at := range []time.Time{l.Created.At, l.Closed.At, l.Expected.At} {
			if !at.IsZero() {
				s += []string{" created ", " closed ", " expected "}[i] + at.Format(time.DateOnly)
			}
		}
		parts = append(parts, s)
	}
	if h := r.Touch; h != nil {
		parts = append(parts, strings.TrimSpace(strings.Join([]string{"touch", h.Kind, h.Direction, h.Outcome, h.Happened.At.Format(time.DateOnly)}, " ")))
	}
	return strings.ReplaceAll(strings.Join(parts, "; "), "  ", " ")
}

func TestPropose_rows(t *testing.T) {
	for _, c := range []struct {
		name, list string
		want       []string // one story a row
		problems   []string // "line column: words of the text"
	}{
		{"a list of names makes a company, a person and a lead a row",
			"Company,Contact,Email\nAcme,Jane Doe,jane@acme.example\n",
			[]string{"company Acme acme.example; person Jane Doe jane@acme.example; lead"}, nil},
		{"a list of companies makes a company and a lead a row",
			"Company,Website\nAcme,https://www.acme.example/de\n",
			[]string{"company Acme acme.example; lead"}, nil},
		{"a free-mail domain is no company",
			"Name,Email\nJane Doe,jane@gmail.com\nBob Roe,bob@beta.example\n",
			[]string{"person Jane Doe jane@gmail.com; lead", "company beta.example; person Bob Roe bob@beta.example; lead"}, nil},
		{"a free-mail domain in the column of domains is said",
			"Company,Domain\nAcme,gmail.com\n",
			[]string{"company Acme; lead"}, []string{"2 Domain: mail provider"}},
		{"the same address twice is one person, however it is written",
			"Company,Email\nAcme,jane@acme.example\nAcme Inc, Jane@ACME.example \nBeta,bob@beta.example\n",
			[]string{"company Acme acme.example; person jane@acme.example; lead", "repeats 2", "company Beta beta.example; person bob@beta.example; lead"}, nil},
		{"without an address, company and name tell rows apart",
			"Company,Contact\nAcme GmbH,Jane Doe\nACME,jane doe\nAcme,Bob Roe\n",
			[]string{"company Acme GmbH; person Jane Doe; lead", "repeats 2", "company Acme; person Bob Roe; lead"}, nil},
		{"two deals of one company and one person are two leads, for their ids differ",
			"Deal ID,Company,Email\n1,Acme,jane@acme.example\n2,Acme,jane@acme.example\n1,Acme,jane@acme.example\n",
			[]string{"company Acme acme.example; person jane@acme.example; lead 1", "company Acme acme.example; person jane@acme.example; lead 2", "repeats 2"}, nil},
		{"a contact export makes people, and only links companies",
			"Contact ID,Name,Company\n7,Jane Doe,Acme\n",
			[]string{"company Acme; person Jane Doe"}, nil},
		{"a row with nothing in it is rejected, and said",
			"Company,Contact,City\nAcme,,\n,,Berlin\nBeta,,\n",
			[]string{"company Acme; lead", "rejected", "company Beta; lead"}, []string{"3 : names no company"}},
		{"a bad cell is reported and the row kept",
			"Company,Email,Created,Amount,Employees\nAcme,jane at acme,soon,lots,many\n",
			[]string{"company Acme; lead"}, []string{"2 Email: no e-mail|is not an e-mail", "2 Created: not a date", "2 Employees: not a number of people", "2 Amount: not an amount"}},
		{"dates of a whole column decide day and month",
			"Company,Created\nAcme,02/03/2024\nBeta,25/03/2024\n",
			[]string{"company Acme; lead created 2024-03-02", "company Beta; lead created 2024-03-25"}, nil},
		{"dates that may be either are read one way, and said",
			"Company,Created\nAcme,2/3/2024\nBeta,4/5/2024\n",
			[]string{"company Acme; lead created 2024-02-03", "company Beta; lead created 2024-04-05"}, []string{"1 Created: month first"}},
		{"another column of the list settles it",
			"Company,Stage,Created,Won date\nAcme,Won,02/03/2024,25/04/2024\n",
			[]string{"company Acme; lead signed created 2024-03-02 closed 2024-04-25"}, nil},
		{"amounts in any notation, with the currency they name",
			"Company;Amount\nAcme;1.234,50\nBeta;80k\nGamma;$ 5,00\nDelta;0\n",
			[]string{"company Acme; lead 1234.50 EUR", "company Beta; lead 80000.00 EUR", "company Gamma; lead 5.00 USD", "company Delta; lead"}, nil},
		{"a column of currencies",
			"Company,Amount,Currency\nAcme,12,usd\nBeta,12,bitcoin\n",
			[]string{"company Acme; lead 12.00 USD", "company Beta; lead 12.00 EUR"}, []string{"3 Amount: no currency"}},
		{"stages in the words of CRMs",
			"Company,Deal Stage\nA,Appointment Scheduled\nB,Qualified to Buy\nC,Presentation Scheduled\nD,Decision Maker Bought-In\nE,Contract Sent\nF,Closed Won\nG,Closed Lost\nH,Prospecting\nI,Engaging\nJ,Nurturing\nK,Terms\nL,not-ours\nM,sunny\n",
			[]string{"company A; lead evaluating", "company B; lead scoping", "company C; lead proposal", "company D; lead terms", "company E; lead terms", "company F; lead signed", "company G; lead lost",
				"company H; lead target", "company I; lead evaluating", "company J; lead nurture", "company K; lead terms", "company L; lead not-ours", "company M; lead"},
			[]string{"14 Deal Stage: no stage"}},
		{"a close date of an open deal is when it is expected",
			"Company,Stage,Close date\nAcme,Proposal,2024-05-06\nBeta,Won,2024-05-07\n",
			[]string{"company Acme; lead proposal expected 2024-05-06", "company Beta; lead signed closed 2024-05-07"}, nil},
		{"a status of won or lost stands over the stage",
			"Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Organization\n1,x,Proposal Made,won,Acme\n2,y,Proposal Made,lost,Beta\n3,z,Proposal Made,open,Gamma\n",
			[]string{"company Acme; lead 1 signed", "company Beta; lead 2 lost", "company Gamma; lead 3 proposal"}, nil},
		{"kinds come from the pipeline first, then from the type of deal",
			"Company,Pipeline,Deal type\nA,Renewals,New Business\nB,Sales,Existing Business\nC,Sales,New Business\nD,,\nE,Upsell,\n",
			[]string{"company A; lead renewal", "company B; lead expansion", "company C; lead new-client", "company D; lead", "company E; lead expansion"}, nil},
		{"an amount below zero is left out, and said",
			"Company,Amount\nAcme,-5\n",
			[]string{"company Acme; lead"}, []string{"2 Amount: less than nothing"}},
		{"a lead that closed before it began is kept and said",
			"Company,Stage,Created,Won date\nAcme,Won,2024-05-06,2024-05-04\n",
			[]string{"company Acme; lead signed created 2024-05-06 closed 2024-05-04"}, []string{"2 Won date: before it was created"}},
		{"activities are touches with somebody",
			"Activity date,Activity type,Direction,Activity outcome,Contact email\n2024-05-06,Phone call,outgoing,voicemail,jane@acme.example\n,Email,in,replied,bob@beta.example\n2024-05-07,Email,in,replied,\n",
			[]string{"company acme.example; person jane@acme.example; touch call out left-word 2024-05-06", "rejected", "rejected"}, []string{"3 : when the contact happened", "4 : whom the contact was with"}},
		{"names with blanks around them and family names first",
			"Company,Contact\n  Acme   Labs ,\"Doe, Jane\"\n",
			[]string{"company Acme Labs; person Jane Doe; lead"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := from(t, c.list, Options{})
			for i := range p.Rows {
				if got := story(&p.Rows[i]); i >= len(c.want) || got != c.want[i] {
					t.Errorf("row %d: %s", i+1, got)
				}
			}
			if len(p.Rows) != len(c.want) || len(p.Problems) != len(c.problems) {
				t.Fatalf("%d rows and problems %+v", len(p.Rows), p.Problems)
			}
			for i, want := range c.problems {
				place, says, _ := strings.Cut(want, ": ")
				got := p.Problems[i]
				first, other, _ := strings.Cut(says, "|")
				if fmt.Sprint(got.Line, " ", got.Column) != place || !strings.Contains(got.Text, first) && (other == "" || !strings.Contains(got.Text, other)) {
					t.Errorf("problem %+v, want %s", got, want)
				}
			}
		})
	}
}

func TestPropose_facts(t *testing.T) {
	t.Run("company facts are numbers where they are numbers", func(t *testing.T) {
		p := from(t, "Company,Industry,Employees,Annual revenue,Zip,City,Country\nAcme,Data,51-200,€ 1.5 Mio,01234,Köln,DE\n", Options{})
		c := p.Rows[0].Company
		if c.Employees != 51 || c.Revenue.Exact() != "1500000.00" || c.Postcode != "01234" || c.City != "Köln" || c.Industry != "Data" || len(p.Problems) > 0 {
			t.Errorf("got %+v, %v", c, p.Problems)
		}
	})
	t.Run("an address beside another company's name is only a guess at its domain", func(t *testing.T) {
		p := from(t, "Company,Email\nAcme,jane@agency.example\n", Options{})
		if c := p.Rows[0].Company; c.Domain != "agency.example" || !c.DomainGuessed {
			t.Errorf("got %+v", c)
		}
	})
	t.Run("the user's date order wins over the guess", func(t *testing.T) {
		p := from(t, "Company,Created\nAcme,2/3/2024\n", Options{DateOrder: "dmy"})
		if got := p.Rows[0].Lead.Created.At.Format(time.DateOnly); got != "2024-03-02" || len(p.Problems) > 0 || p.Orders["Created"] != "dmy" {
			t.Errorf("got %s, %v", got, p.Problems)
		}
	})
	t.Run("a day is a day of the firm's zone", func(t *testing.T) {
		zone, err := time.LoadLocation("Asia/Tokyo")
		if err != nil {
			t.Fatal(err)
		}
		p := from(t, "Company,Created\nAcme,2024-03-02\n", Options{Zone: zone})
		w := p.Rows[0].Lead.Created
		if got := w.At.In(zone).Format(time.DateTime); got != "2024-03-02 00:00:00" || w.Exact != "day" {
			t.Errorf("got %s, %s", got, w.Exact)
		}
	})
	t.Run("the firm's own stage names come before those of CRMs", func(t *testing.T) {
		p := from(t, "Company,Stage\nA,Proposal\nB,Chat over Coffee\n", Options{Stages: map[string]string{"proposal": "offer-out", "chat over coffee": "interested"}})
		if a, b := p.Rows[0].Lead.Stage, p.Rows[1].Lead.Stage; a != "offer-out" || b != "interested" || len(p.Problems) > 0 {
			t.Errorf("got %s and %s, %v", a, b, p.Problems)
		}
	})
	t.Run("what the reader complained of is not forgotten", func(t *testing.T) {
		if p := from(t, "Company,Contact\nAcme\n", Options{}); len(p.Problems) != 1 || p.Problems[0].Line != 2 {
			t.Errorf("got %v", p.Problems)
		}
	})
	t.Run("why a deal was lost, in Baton's words and in the list's", func(t *testing.T) {
		p := from(t, "Company,Stage,Lost reason\nA,Lost,Competitor\nB,Lost,Product Fit\nC,Lost,the moon\n", Options{})
		got := ""
		for _, r := range p.Rows {
			got += r.Lead.Reason + "/" + r.Lead.ReasonWord + " "
		}
		if got != "chose-another/Competitor scope/Product Fit /the moon " {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a LinkedIn export keeps who people are by their page", func(t *testing.T) {
		p := from(t, "Notes:\n\"x, y\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://www.linkedin.com/in/jd,,Acme,CTO,12 Mar 2024\n", Options{})
		r := p.Rows[0]
		if r.Person.Key != r.Person.LinkedIn || r.Person.Name != "Jane Doe" || r.Person.Title != "CTO" || r.Company.Name != "Acme" || r.Company.Domain != "" || r.Lead == nil || day(r.Person.Created) != "2024-03-12" || len(p.Problems) > 0 {
			t.Errorf("got %+v at %+v, %v", r.Person, r.Company, p.Problems)
		}
	})
	t.Run("what a contact export says of companies stays with the person", func(t *testing.T) {
		p := from(t, "Contact ID,Name,Company,Amount,Stage\n7,Jane Doe,Acme,80k,Won\n", Options{})
		got := map[string]string{}
		for _, c := range p.Rows[0].Custom {
			got[c.Field] = c.Text
		}
		if !p.Rows[0].Company.OnlyIfKnown || got["x.company"] != "Acme" || got["x.amount"] != "80k" || got["x.stage"] != "Won" {
			t.Errorf("got %v", got)
		}
	})
	t.Run("a text that is too long is cut, and said", func(t *testing.T) {
		p := from(t, "Company,Need\nAcme,"+strings.Repeat("ä", 1500)+"\n", Options{})
		if n := len([]rune(p.Rows[0].Lead.Title)); n != 1000 || len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "1,500") {
			t.Errorf("%d characters, %v", n, p.Problems)
		}
	})
}

func BenchmarkPropose(b *testing.B) {
	tab, err := Read("x.csv", hundredThousand(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if p := Propose(tab, Guess(tab), Options{Currency: "EUR"}); p.Read != 100_000 || p.Rejected+p.Duplicates > 0 {
			b.Fatalf("%d rejected, %d duplicates, %v", p.Rejected, p.Duplicates, p.Problems)
		}
	}
}
