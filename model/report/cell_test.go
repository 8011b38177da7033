package report_test

import (
	"errors"
	"testing"
	"time"

	"baton/model"
	"baton/model/report"

	"pgregory.net/rapid"
)

func TestCell_String(t *testing.T) {
	at := time.Date(2026, 3, 29, 14, 5, 0, 0, time.UTC)
	for _, c := range []struct {
		story string
		cell  report.Cell
		want  string
	}{
		{"nothing", report.Words(""), ""},
		{"a word", report.Words("Late"), "Late"},
		{"a large count", report.Count(-1234567), "-1,234,567"},
		{"of how many", report.Of(7), "of 7"},
		{"money without its cents", report.Amount(model.Money{Minor: 1_250_049, Currency: "EUR"}), "12,500 EUR"},
		{"money that has no cents", report.Amount(model.Money{Minor: 12500, Currency: "JPY"}), "12,500 JPY"},
		{"a share", report.Share(0.105), "10 %"},
		{"points", report.Points(725), "72.5"},
		{"a day", report.Day(at), "29 Mar 2026"},
		{"a moment", report.Moment(at), "29 Mar 2026 14:05"},
		{"no day", report.Day(time.Time{}), ""},
		{"no moment", report.Moment(time.Time{}), ""},
		{"more than a day long", report.Length(26*time.Hour + 5*time.Minute), "26:05"},
	} {
		t.Run(c.story, func(t *testing.T) {
			if got := c.cell.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCell_dates_are_those_of_a_spreadsheet(t *testing.T) {
	// 2026-03-01 is day 46082 in Excel and LibreOffice alike.
	lisbon := time.FixedZone("", 3600)
	if got := report.Day(time.Date(2026, 3, 1, 0, 30, 0, 0, lisbon)).Num; got != 46082 {
		t.Errorf("got %v", got)
	}
	if got := report.Moment(time.Date(2026, 3, 1, 12, 0, 0, 0, lisbon)).Num; got != 46082.5 {
		t.Errorf("got %v", got)
	}
	rapid.Check(t, func(rt *rapid.T) {
		seconds := rapid.Int64Range(-2_000_000_000, 30_000_000_000).Draw(rt, "seconds")
		at := time.Unix(seconds, 0).UTC()
		if got := report.Moment(at).Time(); !got.Equal(at) {
			rt.Fatalf("%s came back as %s", at, got)
		}
	})
}

func TestCell_Live_and_To_keep_each_other(t *testing.T) {
	plain := report.Count(3)
	live := plain.Live("1+2").To("Cover").In(report.Good)
	if live.Formula() != "1+2" || live.Link() != "Cover" || live.Tone != report.Good || live.Num != 3 {
		t.Errorf("got %+v", live)
	}
	if other := live.Live("3"); live.Formula() != "1+2" || other.Link() != "Cover" {
		t.Error("a copy changed its original")
	}
	if plain.Formula() != "" || plain.Link() != "" {
		t.Error("the plain cell changed")
	}
}

func TestResolve(t *testing.T) {
	place := func(r report.Ref) (string, error) {
		switch {
		case r.Figure != "":
			return "FIG_" + r.Figure, nil
		case r.SameRow():
			return "C7", nil
		case r.Table == "Nobody":
			return "", errors.New("nobody here")
		}
		return r.Table + "_" + r.Column, nil
	}
	for _, c := range []struct{ story, formula, want string }{
		{"no symbol", "1+2", "1+2"},
		{"a column", "SUM({Leads.value})", "SUM(Leads_value)"},
		{"this row", "{.kept}/{.of}", "C7/C7"},
		{"a figure", "{#carried}+1", "FIG_carried+1"},
		{"braces within a text are text", `IF(1,"{Leads.value}",{#a})`, `IF(1,"{Leads.value}",FIG_a)`},
		{"a quote within a text", `"say ""{x}"""&{#a}`, `"say ""{x}"""&FIG_a`},
	} {
		t.Run(c.story, func(t *testing.T) {
			if got, err := report.Resolve(c.formula, place); err != nil || got != c.want {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
	for _, bad := range []string{"{Leads.value", "{}", "{Leads}", "{Leads.}", "{#}", "{Nobody.x}"} {
		t.Run("refuses "+bad, func(t *testing.T) {
			if got, err := report.Resolve(bad, place); err == nil {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestGuard(t *testing.T) {
	for text, safe := range map[string]string{"": "", "plain": "plain", "=1": "'=1", "+49": "'+49", "-x": "'-x", "@a": "'@a", "\tx": "'\tx", "\rx": "'\rx",
		"'=1": "''=1", "'tis": "'tis", "'": "'", "a=1": "a=1", " =1": " =1"} {
		if got := report.Guard(text); got != safe {
			t.Errorf("Guard(%q) = %q, want %q", text, got, safe)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("'=+-@\t\r ab"))).Draw(rt, "text")
		if got := report.Unguard(report.Guard(s)); got != s {
			rt.Fatalf("%q came back as %q", s, got)
		}
	})
}
