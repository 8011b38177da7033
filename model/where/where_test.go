package where_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model/where"
)

var now = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// known is what the expressions below are asked of.
var known = map[string]where.Value{
	"id": where.Words("01a2"), "stage": where.Words("evaluating"), "fit": where.Num(72.5), "fit_known": where.Num(4), "engagement": where.Num(31.5),
	"source": where.Words("Meetup Berlin"), "mql": where.Yes(true), "created": where.Time(time.Date(2026, 10, 1, 8, 30, 0, 0, time.UTC)),
	"value": {Kind: where.Amount, Num: 12500, Text: "12500.00 EUR"}, "outcome": where.Words("open"), "owner": {}, "band": {},
	"next_date": where.Day("2026-11-20"), "tag": where.Some([]string{"cloud", "Fair 2026"}), "x.Budget": where.Words("80k, 90k"),
}

func names() []string {
	var out []string
	for name := range known {
		if !strings.HasPrefix(name, "x.") {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func of(name string) where.Value { return known[name] }

func TestExpr_Holds(t *testing.T) {
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
		{`stage in (scoping, Evaluating)`, true},
		{`stage in (scoping, "pro,posal")`, false},
		{`owner in (null, Ada)`, true},
		{`stage in (null)`, false},
		{`fit between 70 and 80 and mql = true`, true},
		{`fit between 80 and 90`, false},
		{`owner between a and b`, false},
		{`created between 2026-09-30 and 2026-10-01`, true}, // to the end of the day
		{`created between 2026-10-02 and 2026-10-31`, false},
		{`created older 30 days`, true},
		{`created older 60`, false},
		{`created newer 60`, true},
		{`owner older 1`, false},
		{`not owner older 1`, true},
		{`next_date < today`, true},
		{`next_date = today`, false},
		{`next_date older 2`, true},
		{`tag = cloud`, true},
		{`tag = data`, false},
		{`tag != data`, true},
		{`tag contains fair`, true},
		{`tag in (data, cloud)`, true},
		{`x.Budget contains 90k`, true},
		{`x."Budget" = "80k, 90k"`, true},
	} {
		t.Run(c.expr, func(t *testing.T) {
			e, err := where.Parse(c.expr, names())
			if err != nil {
				t.Fatal(err)
			}
			if got := e.Holds(of, now); got != c.want {
				t.Errorf("%t instead of %t", got, c.want)
			}
		})
	}
}

func TestParse_mistakes(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{`colour = red`, `position 1: expected a field, not "colour"; the fields are band, `},
		{`fit 60`, `position 5: expected one of = != < <= > >= contains in between older newer after fit, not "60"`},
		{`fit >`, `position 6: expected a value after >, not the end`},
		{`fit > 60 stage = x`, `position 10: expected 'and', 'or' or the end, not "stage"`},
		{`fit > 60 and`, `position 13: expected a field, not the end`},
		{`(fit > 60`, `position 10: expected ')', not the end`},
		{`fit > 60)`, `position 9: expected 'and', 'or' or the end, not ")"`},
		{`stage = "open`, `position 9: the text is not closed: add "`},
		{`fit == 60`, `position 6: expected a value after =, not "="`},
		{`"fit" > 60`, `position 1: expected a field, not "fit"`},
		{``, `position 1: expected a field, not the end`},
		{`stage in open`, `position 10: expected '(' and the values after in, not "open"`},
		{`stage in (open`, `position 15: expected ',' or ')', not the end`},
		{`fit between 1 or 2`, `position 15: expected 'and' and the greater value, not "or"`},
		{`created older week`, `position 15: expected a number of days after older, not "week"`},
		{strings.Repeat("(", 200) + "fit > 1", `too deep`},
	} {
		t.Run(c.expr, func(t *testing.T) {
			_, err := where.Parse(c.expr, names())
			var m *where.Mistake
			if !errors.As(err, &m) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("said %v instead of %s", err, c.want)
			}
		})
	}
}

func TestParts(t *testing.T) {
	e, err := where.Parse(`fit > 60 and (mql = true and not owner = null) and (stage = a or stage = b)`, names())
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, part := range where.Parts(e) {
		said = append(said, part.String())
	}
	want := []string{"fit > 60", "mql = true", "not owner = null", "stage = a or stage = b"}
	if !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
	if got := where.Fields(e); !slices.Equal(got, []string{"fit", "mql", "owner", "stage"}) {
		t.Errorf("it asks about %v", got)
	}
}

// anyExpr draws an expression over the fields above.
func anyExpr(t *rapid.T, deep int) string {
	if k := rapid.IntRange(0, 5).Draw(t, "shape"); deep > 0 && k < 3 {
		a, b := anyExpr(t, deep-1), anyExpr(t, deep-1)
		return []string{"(" + a + " and " + b + ")", "(" + a + " or " + b + ")", "not (" + a + ")"}[k]
	}
	field := rapid.SampledFrom(append(names(), "x.Budget")).Draw(t, "field")
	value := func() string {
		return rapid.SampledFrom([]string{"60", "evaluating", `"Meetup Berlin"`, "null", "2026-10-01", `"80k, 90k"`, "today", "cloud", `"it's"`, "1e3"}).Draw(t, "value")
	}
	switch op := rapid.SampledFrom(where.Ops).Draw(t, "op"); op {
	case where.In:
		return field + " in (" + value() + "," + value() + ")"
	case where.Between:
		return field + " between " + value() + " and " + value()
	case where.Older, where.Newer:
		return field + " " + op + " 30"
	default:
		return field + " " + op + " " + value()
	}
}

// What an expression says of one row, it says of a column of rows; what it
// writes, it reads as the same; and its contrary is true of all the others.
func TestExpr_hold(t *testing.T) {
	rows := []map[string]where.Value{known, {}, {"stage": where.Words("scoping"), "fit": where.Num(12), "created": where.Time(now), "tag": where.Some([]string{"data"})}}
	rapid.Check(t, func(rt *rapid.T) {
		text := anyExpr(rt, 3)
		e, err := where.Parse(text, names())
		if err != nil {
			rt.Fatalf("%s: %v", text, err)
		}
		again, err := where.Parse(e.String(), names())
		if err != nil || again.String() != e.String() {
			rt.Fatalf("%s is written %s and read as %v, %v", text, e, again, err)
		}
		columns := map[string]*where.Column{}
		for _, name := range where.Fields(e) {
			columns[name] = where.NewColumn(len(rows))
			for i, r := range rows {
				columns[name].Set(i, known["fit"]) // what stood there before
				columns[name].Set(i, r[name])
			}
		}
		column := func(name string) *where.Column { return columns[name] }
		all, none := where.Sift(e, len(rows), column, now), where.Sift(where.Not(e), len(rows), column, now)
		for i, r := range rows {
			of := func(name string) where.Value { return r[name] }
			if one := e.Holds(of, now); all[i] != one || none[i] == one || again.Holds(of, now) != one {
				rt.Fatalf("%s of row %d: alone %t, among others %t, its contrary %t, read again %t", text, i, one, all[i], none[i], again.Holds(of, now))
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{`fit >= 60 and not (stage = "x")`, `((`, `'`, `fit > 1 or`, "\xff = \xff", `not not not`, `fit in (1,`, `x."a" = 1`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := where.Parse(text, nil)
		if (e == nil) == (err == nil) {
			t.Fatal("neither an expression nor a mistake")
		}
		if err == nil && e.Holds(of, now) == where.Not(e).Holds(of, now) {
			t.Errorf("%q and its contrary are the same", text)
		}
	})
}

func BenchmarkSift(b *testing.B) {
	const n = 100_000
	created, source := where.NewColumn(n), where.NewColumn(n)
	for i := range n {
		created.Set(i, where.Time(now.Add(-time.Duration(i)*time.Minute)))
		source.Set(i, where.Words([]string{"Meetup", "Webinar", "List"}[i%3]))
	}
	e, err := where.Parse(`created older 30 and source in (meetup, list)`, nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		where.Sift(e, n, func(name string) *where.Column {
			return map[string]*where.Column{"created": created, "source": source}[name]
		}, now)
	}
}
