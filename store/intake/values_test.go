package intake

import (
	"strings"
	"testing"
	"time"
)

func TestParseMoney(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1,234.50", "1234.50 EUR"}, {"1.234,50", "1234.50 EUR"}, {"1234.5", "1234.50 EUR"}, {"1234,5", "1234.50 EUR"}, {"12500", "12500.00 EUR"},
		{"80k", "80000.00 EUR"}, {"~80k", "80000.00 EUR"}, {"1.5k", "1500.00 EUR"}, {"1.234k", "1234.00 EUR"}, {"ca. 80 Tsd. €", "80000.00 EUR"}, {"1,2 Mio. EUR", "1200000.00 EUR"},
		{"€ 12 500", "12500.00 EUR"}, {"€\u00a012\u202f500,00", "12500.00 EUR"}, {"$1,234", "1234.00 USD"}, {"USD 80k", "80000.00 USD"}, {"80kUSD", "80000.00 USD"}, {"£3m", "3000000.00 GBP"},
		{"CHF 1'234.50", "1234.50 CHF"}, {"1.234", "1234.00 EUR"}, {"1,234", "1234.00 EUR"}, {"0.123", "0.12 EUR"}, {"1,234,567", "1234567.00 EUR"}, {"1.234.567", "1234567.00 EUR"}, {"12,34,567.5", "1234567.50 EUR"},
		{"500,-", "500.00 EUR"}, {"(500)", "-500.00 EUR"}, {"-3.50", "-3.50 EUR"}, {"+7", "7.00 EUR"}, {"0.0", "0.00 EUR"}, {"¥5000", "5000 JPY"}, {"KWD 1.5", "1.500 KWD"}, {"2.345,675", "2345.68 EUR"},
		{"300 Euro", "300.00 EUR"}, {"R$ 10", "10.00 BRL"}, {"10 zł", "10.00 PLN"}, {".5", "0.50 EUR"}, {"1e5", "bad"},
		{"", "bad"}, {"abc", "bad"}, {"1.2.3", "bad"}, {"12-34", "bad"}, {"1 2 3", "bad"}, {"k", "bad"}, {"€", "bad"}, {"99999999999999999999", "bad"}, {"2024-01-02", "bad"}, {"12a", "bad"},
	} {
		t.Run(c.text+" is "+c.want, func(t *testing.T) {
			m, err := ParseMoney(c.text, "EUR")
			got := m.Exact() + " " + m.Currency
			if err != nil {
				got = "bad"
			}
			if got != c.want {
				t.Errorf("got %s (%v)", got, err)
			}
		})
	}
	t.Run("a plain dollar at home in Canada is Canadian", func(t *testing.T) {
		if m, _ := ParseMoney("$5", "CAD"); m.Currency != "CAD" {
			t.Errorf("got %v", m)
		}
	})
	t.Run("the column says what one number cannot", func(t *testing.T) {
		for _, c := range []struct {
			column []string
			text   string
			want   string
		}{
			{[]string{"1.234", "99.5"}, "1.234", "1.23"},
			{[]string{"1.234", "99,5"}, "1.234", "1234.00"},
			{[]string{"1.234", "1.234.567"}, "1.234", "1234.00"},
			{[]string{"1,234", "5"}, "1,234", "1234.00"},
		} {
			if m, err := parseMoney(c.text, "EUR", decimalMark(c.column)); err != nil || m.Exact() != c.want {
				t.Errorf("%s among %v is %s, want %s", c.text, c.column, m.Exact(), c.want)
			}
		}
	})
}

func TestParseDate(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, order, want string }{
		{"2024-03-12", "", "2024-03-12 day"}, {"2024/3/12", "", "2024-03-12 day"}, {"2024.03.12", "", "2024-03-12 day"}, {"20240312", "", "2024-03-12 day"},
		{"3/12/2024", "mdy", "2024-03-12 day"}, {"12/3/2024", "dmy", "2024-03-12 day"}, {"12.03.2024", "dmy", "2024-03-12 day"}, {"12-03-24", "dmy", "2024-03-12 day"}, {"24-03-12", "ymd", "2024-03-12 day"},
		{"3/25/2024", "", "2024-03-25 day"}, {"25/3/2024", "", "2024-03-25 day"}, {"12/31/99", "mdy", "1999-12-31 day"},
		{"12 Mar 2024", "", "2024-03-12 day"}, {"Mar 12, 2024", "", "2024-03-12 day"}, {"March 12th, 2024", "", "2024-03-12 day"}, {"12. März 2024", "", "2024-03-12 day"}, {"12 février 2024", "", "2024-02-12 day"},
		{"12 de marzo de 2024", "", "2024-03-12 day"}, {"12-Mar-24", "", "2024-03-12 day"}, {"Tue, 12 Mar 2024", "", "2024-03-12 day"}, {"2024 Mar 12", "", "2024-03-12 day"},
		{"2024-03-12 00:00:00", "", "2024-03-12 day"}, {"45363", "", "2024-03-12 day"},
		{"2024-03-12T14:05:06Z", "", "2024-03-12T14:05:06Z minute"}, {"2024-03-12 14:05:06", "", "2024-03-12T18:05:06Z minute"}, {"2024-03-12T14:05:06.789+02:00", "", "2024-03-12T12:05:06Z minute"},
		{"2024-03-12 14:05-03:30", "", "2024-03-12T17:35:00Z minute"}, {"2024-03-12 14:05 -0330", "", "2024-03-12T17:35:00Z minute"}, {"3/12/2024 2:05 PM", "mdy", "2024-03-12T18:05:00Z minute"}, {"12.03.2024, 14:05 Uhr", "dmy", "2024-03-12T18:05:00Z minute"}, {"3/12/2024 12:30 am", "mdy", "2024-03-12T04:30:00Z minute"},
		{"1710252306000", "", "2024-03-12T14:05:06Z minute"},
		{"", "", "bad"}, {"soon", "", "bad"}, {"2024-02-30", "", "bad"}, {"2024-13-01", "", "bad"}, {"25/3/2024", "mdy", "bad"}, {"12/2024", "", "bad"}, {"1.2.3.4", "", "bad"}, {"call on 12 March 2024", "", "bad"},
		{"2024-03-12 25:00", "", "bad"}, {"10:00", "", "bad"}, {"12 foo 2024", "", "bad"}, {"0000-00-00", "", "bad"}, {"+49 30 1234567", "", "bad"},
	} {
		t.Run(c.text+" "+c.order+" is "+c.want, func(t *testing.T) {
			w, err := ParseDate(c.text, c.order, newYork)
			got := "bad"
			switch {
			case err != nil:
			case w.Exact == "day":
				got = w.At.In(newYork).Format(time.DateOnly) + " day"
			default:
				got = w.At.Format(time.RFC3339) + " " + w.Exact
			}
			if got != c.want {
				t.Errorf("got %s (%v)", got, err)
			}
		})
	}
}

func TestDateOrder(t *testing.T) {
	for _, c := range []struct {
		name, dates, order string
		sure               bool
	}{
		{"a month past twelve is a day", "1/2/2018 3/25/2018", "mdy", true},
		{"a day past twelve", "01/02/2018 25/03/2018", "dmy", true},
		{"the year in front", "2018-01-02 2018-03-04", "ymd", true},
		{"dots are European", "01.02.2018 03.04.2018", "dmy", true},
		{"slashes without zeros are American, but not surely", "1/2/2018 3/4/2018", "mdy", false},
		{"slashes with zeros are European, but not surely", "01/02/2018 03/04/2018", "dmy", false},
		{"a contradiction is never sure", "13/02/2018 02/13/2018", "dmy", false},
		{"the same number twice says nothing and matters not", "1/1/2018 2/2/2018", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if order, sure := dateOrder(strings.Fields(c.dates)); order != c.order || sure != c.sure {
				t.Errorf("got %s, %v", order, sure)
			}
		})
	}
}

func TestNormalName(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"ACME, Inc.", "acme"}, {"The Acme Company", "Acme"}, {"Müller GmbH & Co. KG", "MULLER"}, {"I.B.M. Corp", "IBM"}, {"Scott, Murray & Thomas", "Scott, Murray and Thomas"},
		{"O'Reilly Media Ltd.", "OReilly Media"}, {"Société Générale S.A.", "societe generale"}, {"Straße AG", "strasse"}, {"Green-Plus", "green plus"}, {"Limited", "limited"},
	} {
		t.Run(c.a+" is "+c.b, func(t *testing.T) {
			if x, y := NormalName(c.a), NormalName(c.b); x != y || x == "" {
				t.Errorf("%q and %q", x, y)
			}
		})
	}
	t.Run("different companies stay different", func(t *testing.T) {
		for _, pair := range [][2]string{{"Acme", "Acme Labs"}, {"Betatech", "Betasoloin"}, {"Y-corporation", "X-corporation"}} {
			if NormalName(pair[0]) == NormalName(pair[1]) {
				t.Errorf("%v are both %q", pair, NormalName(pair[0]))
			}
		}
	})
}

func TestNormalEmail(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{" Jane.Doe@Acme.COM ", "jane.doe@acme.com"}, {"Jane Doe <jane@acme.com>", "jane@acme.com"}, {"mailto:jane@acme.com", "jane@acme.com"}, {"jane+news@acme.com", "jane+news@acme.com"},
		{"Bradley@Mr.Sparkle.com", "bradley@mr.sparkle.com"}, {"jane@acme", ""}, {"jane", ""}, {"@acme.com", ""}, {"a b@acme.com", ""}, {"a@b@c.com", ""}, {"jane@-x.com", ""}, {"jane@1.2.3.4", ""},
	} {
		t.Run(c.text+" is "+c.want, func(t *testing.T) {
			if got := NormalEmail(c.text); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestNormalPhone(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"+351 22 123 45 67", "351221234567"}, {"00351-22/1234567", "351221234567"}, {"+49 (0)30 123456", "4930123456"}, {"(555) 010-0199", "5550100199"},
		{"12345", ""}, {"000 000 0000", ""}, {"n/a", ""}, {"", ""},
	} {
		t.Run(c.text+" is "+c.want, func(t *testing.T) {
			if got := NormalPhone(c.text); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestDomainOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"https://www.Acme.com/de?x=1", "acme.com"}, {"http://acme.co.uk:8080", "acme.co.uk"}, {"www.acme.com/", "acme.com"}, {"acme.com", "acme.com"}, {"jane@acme.com", "acme.com"},
		{"acme", ""}, {"acme inc", ""}, {"https://", ""}, {"10.0.0.1", ""}, {"müller.de", "müller.de"},
	} {
		t.Run(c.text+" is "+c.want, func(t *testing.T) {
			if got := DomainOf(c.text); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
	t.Run("mail providers are no company, companies are no mail provider", func(t *testing.T) {
		for _, d := range []string{"gmail.com", "yahoo.co.uk", "gmx.de", "web.de", "hotmail.fr", "example.com"} {
			if !FreeMail(d) {
				t.Errorf("%s passes for a company", d)
			}
		}
		for _, d := range []string{"acme.com", "acme.example", "live.acme.com", "yahoosolutions.com"} {
			if FreeMail(d) {
				t.Errorf("%s passes for a mail provider", d)
			}
		}
	})
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"1,234.50", "~80k", "€ 12 500", "(5)", "1.2.3", "9999999999999m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMoney(text, "EUR")
		if err != nil {
			return
		}
		again, err := ParseMoney(m.Exact(), m.Currency)
		if err != nil || again != m {
			t.Fatalf("%q is %v, which reads as %v, %v", text, m, again, err)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024-03-12", "3/12/24 2:05 pm", "12. März 2024", "2024-03-12T14:05:06.789+02:00"} {
		f.Add(s, "dmy")
	}
	f.Fuzz(func(t *testing.T, text, order string) {
		w, err := ParseDate(text, order, time.UTC)
		if err != nil {
			return
		}
		if y := w.At.Year(); y < 1899 || y > 2201 {
			t.Fatalf("%q is the year %d", text, y)
		}
		if w.Exact != "day" && w.Exact != "minute" {
			t.Fatalf("%q is exact to %q", text, w.Exact)
		}
		again, err := ParseDate(w.At.Format(time.RFC3339), "", time.UTC)
		if err != nil || w.Exact == "minute" && !again.At.Equal(w.At) {
			t.Fatalf("%q is %v, which reads as %v, %v", text, w.At, again.At, err)
		}
	})
}
