package main

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// someLead is what the expressions below are asked of.
func someLead() leadLine {
	source, engagement := "Meetup Berlin", 31.5
	created := time.Date(2026, 10, 1, 8, 30, 0, 0, time.UTC)
	return leadLine{ID: "01a2", Stage: "evaluating", Fit: 72.5, FitKnown: 4, Engagement: &engagement, Source: &source, MQL: true,
		Created: &created, Value: &money{"12500.00", "EUR"}, Outcome: "open"}
}

func TestWhere(t *testing.T) {
	lead := someLead()
	row := reflect.ValueOf(&lead).Elem()
	for _, c := range []struct {
		expr string
		want bool
	}{
		{`fit >= 60`, true},
		{`fit < 72.5`, false},
		{`fit <= 72.5 and fit > 72`, true},
		{`fit = 72.5`, true},
		{`fit != 72.5`, false},
		{`fit_known = 4`, true},
		{`fit >= 9`, true}, // as numbers: as text it would be smaller
		{`stage = "evaluating"`, true},
		{`stage = Evaluating`, true},
		{`stage != evaluating`, false},
		{`source contains meetup`, true},
		{`source contains 'berlin'`, true},
		{`source contains madrid`, false},
		{`mql = true`, true},
		{`mql = false`, false},
		{`owner = null`, true},
		{`owner != null`, false},
		{`source = null`, false},
		{`owner > a`, false},
		{`owner < a`, false},
		{`owner != a`, true},
		{`owner contains a`, false},
		{`source = "null"`, false},
		{`value >= 10000`, true},
		{`value < 9000`, false},
		{`value contains eur`, true},
		{`created >= 2026-10-01`, true},
		{`created < 2026-10-02`, true},
		{`created = 2026-10-01T08:30:00Z`, true},
		{`created = "2026-10-01T10:30:00+02:00"`, true},
		{`fit > 80 or stage = evaluating`, true},
		{`not fit > 80`, true},
		{`not not fit > 80`, false},
		{`fit > 80 and fit > 90 or mql = true`, true}, // and binds closer
		{`fit > 80 and (fit > 90 or mql = true)`, false},
		{`not (fit > 80 or mql = true)`, false},
		{`((fit>=60)and(stage="evaluating"))`, true},
		{`FIT > 70 AND Stage = evaluating`, true},
	} {
		t.Run(c.expr, func(t *testing.T) {
			w, err := columnsOf(lead).compile(c.expr)
			if err != nil {
				t.Fatal(err)
			}
			if got := w(row); got != c.want {
				t.Errorf("%t instead of %t", got, c.want)
			}
		})
	}
}

func TestWhere_mistakes(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{`colour = red`, `position 1: expected a field, not "colour"; the fields are band, `},
		{`fit 60`, `position 5: expected one of = != < <= > >= contains after fit, not "60"`},
		{`fit >`, `position 6: expected a value after >, not the end`},
		{`fit > 60 stage = x`, `position 10: expected 'and', 'or' or the end, not "stage"`},
		{`fit > 60 and`, `position 13: expected a field, not the end`},
		{`(fit > 60`, `position 10: expected ')', not the end`},
		{`fit > 60)`, `position 9: expected 'and', 'or' or the end, not ")"`},
		{`stage = "open`, `position 9: the text is not closed: add "`},
		{`fit == 60`, `position 6: expected a value after =, not "="`},
		{`"fit" > 60`, `position 1: expected a field, not "fit"`},
		{``, `position 1: expected a field, not the end`},
	} {
		t.Run(c.expr, func(t *testing.T) {
			_, err := columnsOf(leadLine{}).compile(c.expr)
			var u *usage
			if !errors.As(err, &u) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("said %v instead of %s", err, c.want)
			}
		})
	}
}

func FuzzWhere(f *testing.F) {
	for _, seed := range []string{`fit >= 60 and not (stage = "x")`, `((`, `'`, `fit > 1 or`, "\xff = \xff", `not not not`} {
		f.Add(seed)
	}
	lead := someLead()
	f.Fuzz(func(t *testing.T, expr string) {
		w, err := columnsOf(lead).compile(expr)
		if (w == nil) == (err == nil) && err == nil {
			t.Fatal("neither a test nor a mistake")
		}
		if err != nil {
			return
		}
		not, err := columnsOf(lead).compile("not (" + expr + ")")
		if err != nil {
			t.Fatalf("%q is fine, but not its contrary: %v", expr, err)
		}
		row := reflect.ValueOf(&lead).Elem()
		if w(row) == not(row) {
			t.Errorf("%q and its contrary are both %t", expr, w(row))
		}
	})
}
