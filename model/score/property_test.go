package score

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

// anyAgreement draws criteria, groups, rules and definitions with every kind
// of condition, also ones that make little sense.
func anyAgreement(t *rapid.T) *model.Agreement {
	a := &model.Agreement{Fields: []model.FieldDef{{ID: id(90), Noun: "company", Name: "Spend"}}}
	next := 1000
	fresh := func() model.ID { next++; return id(next) }
	points := rapid.Int64Range(-1000, 1000)
	for range rapid.IntRange(0, 8).Draw(t, "criteria") {
		a.Criteria = append(a.Criteria, model.Criterion{
			ID: fresh(), Name: "criterion", Class: rapid.SampledFrom([]string{"must", "nice", "nice", "never"}).Draw(t, "class"),
			How: rapid.SampledFrom([]string{"rule", "question", ""}).Draw(t, "how"), Condition: anyCondition(t),
			Points: points.Draw(t, "points"), KnownBy: rapid.SampledFrom([]string{"", "mql", "sql"}).Draw(t, "by"), Scope: anyScope(t),
			Rank: rapid.IntRange(0, 3).Draw(t, "rank"),
		})
	}
	for range rapid.IntRange(0, 4).Draw(t, "groups") {
		g := model.Group{ID: fresh(), Axis: rapid.SampledFrom(model.Words["axis"]).Draw(t, "axis"), Cap: rapid.SampledFrom([]int64{0, 0, 50, 400, 900}).Draw(t, "cap")}
		a.Scoring.Groups = append(a.Scoring.Groups, g)
		for range rapid.IntRange(0, 4).Draw(t, "rules") {
			a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{
				ID: fresh(), Group: g.ID, Name: "rule", Condition: anyCondition(t), Points: points.Draw(t, "points"), Scope: anyScope(t),
				Touch: rapid.SampledFrom([]string{"", "mail", "meeting"}).Draw(t, "touch"), Direction: rapid.SampledFrom([]string{"", "in"}).Draw(t, "dir"),
				Outcome: rapid.SampledFrom([]string{"", "talked"}).Draw(t, "outcome"), Role: rapid.SampledFrom([]string{"", "signs"}).Draw(t, "role"),
				HalfLife: rapid.Int64Range(0, 200).Draw(t, "half"),
			})
		}
	}
	for _, gate := range []string{"mql", "mql", "sql"} {
		a.Definitions = append(a.Definitions, model.Definition{
			ID: fresh(), Gate: gate, Routes: rapid.SampledFrom([][]string{nil, {"inbound"}, {"outbound", "client"}}).Draw(t, "routes"),
			Fit: rapid.Int64Range(0, 1000).Draw(t, "fit"), Engagement: rapid.Int64Range(0, 600).Draw(t, "engagement"),
			Needs: rapid.SampledFrom([]string{"", "nothing", "introducer", "reply"}).Draw(t, "needs"), Boxes: gate == "sql",
		})
	}
	a.Items = []model.Item{{ID: id(91), Gate: "sql", Name: "box"}}
	return a
}

func anyCondition(t *rapid.T) model.Condition {
	return model.Condition{
		Field: rapid.SampledFrom([]string{"", "company.employees", "company.country", "company.tag", "company.best", "lead.created", "lead.source",
			"person.title", "x." + id(90).String(), "x.gone", "nonsense"}).Draw(t, "field"),
		Op:    rapid.SampledFrom(append([]string{"", "like"}, model.Words["op"]...)).Draw(t, "op"),
		Value: rapid.SampledFrom([]string{"", "Spain", "spain|Portugal", "cto", "yes", "50", "(", "["}).Draw(t, "value"),
		Low:   rapid.Int64Range(-10, 100).Draw(t, "low"), High: rapid.Int64Range(-10, 100).Draw(t, "high"),
		HasLow: rapid.Bool().Draw(t, "haslow"), HasHigh: rapid.Bool().Draw(t, "hashigh"), Days: rapid.Int64Range(0, 100).Draw(t, "days"),
	}
}

func anyScope(t *rapid.T) model.Scope {
	return rapid.SampledFrom([]model.Scope{{}, {}, {}, {Route: "inbound"}, {Offer: id(80)}}).Draw(t, "scope")
}

func anyFacts(t *rapid.T, a *model.Agreement) *model.Facts {
	f := &model.Facts{Measured: rapid.Bool().Draw(t, "measured")}
	f.Lead = &model.Lead{
		Route: rapid.SampledFrom([]string{"inbound", "outbound", "tender"}).Draw(t, "route"), Source: rapid.SampledFrom([]string{"", "Spain"}).Draw(t, "source"),
		Created: now.AddDate(0, 0, -rapid.IntRange(-2, 100).Draw(t, "age")), More: anyMore(t, a),
	}
	if rapid.Bool().Draw(t, "introduced") {
		f.Lead.Introducer = id(81)
	}
	if rapid.Bool().Draw(t, "company") {
		f.Company = &model.Company{
			Country: rapid.SampledFrom([]string{"", "Spain", "PORTUGAL", "cto"}).Draw(t, "country"), Employees: rapid.Int64Range(0, 100).Draw(t, "size"),
			HasEmployees: rapid.Bool().Draw(t, "sized"), Best: rapid.Bool().Draw(t, "best"), More: anyMore(t, a),
		}
	}
	people := rapid.IntRange(0, 20).Draw(t, "people")
	for i := range people {
		f.People = append(f.People, model.Contact{Person: id(500 + i), Title: rapid.SampledFrom([]string{"", "CTO", "cto and more"}).Draw(t, "title"),
			Role: rapid.SampledFrom([]string{"", "signs", "introducer"}).Draw(t, "role")})
	}
	for range rapid.IntRange(0, 25).Draw(t, "events") {
		f.Events = append(f.Events, model.Event{
			Who: rapid.IntRange(-1, people).Draw(t, "who"), Kind: rapid.SampledFrom([]string{"mail", "meeting", "visit"}).Draw(t, "kind"),
			Direction: rapid.SampledFrom([]string{"in", "out"}).Draw(t, "direction"), Outcome: rapid.SampledFrom([]string{"", "talked", "bounced"}).Draw(t, "outcome"),
			At: now.UnixMilli() - rapid.Int64Range(-86_400_000, 400*86_400_000).Draw(t, "when"),
		})
	}
	return f
}

func anyMore(t *rapid.T, a *model.Agreement) map[string]string {
	more := map[string]string{}
	for _, c := range a.Criteria {
		if said := rapid.SampledFrom([]string{"", "met", "not-met", "no", "hm"}).Draw(t, "answer"); said != "" {
			more["answer."+c.ID.String()] = said
		}
	}
	for _, key := range []string{"tag.spain", "tag.cto", "x." + id(90).String(), "check." + id(91).String()} {
		if v := rapid.SampledFrom([]string{"", "true", "false", "70", "Spain"}).Draw(t, "more"); v != "" {
			more[key] = v
		}
	}
	return more
}

func TestRules_Properties(t *testing.T) {
	each := func(name string, check func(*rapid.T, *model.Agreement, *Rules, *model.Facts)) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a := anyAgreement(t)
				check(t, a, Compile(a, time.UTC), anyFacts(t, a))
			})
		})
	}
	each("the lines of an axis sum to its score, which lies between 0 and 100", func(t *rapid.T, _ *model.Agreement, r *Rules, f *model.Facts) {
		ex := r.Explain(f, now)
		sums := map[string]int64{}
		for _, l := range ex.Lines {
			sums[l.Axis] += l.Points
			if l.Points == 0 {
				t.Fatalf("a line that says nothing: %+v", l)
			}
		}
		if sums["fit"] != ex.Fit || sums["engagement"] != ex.Engagement || len(sums) > 2 {
			t.Fatalf("lines %v, score %d and %d: %+v", sums, ex.Fit, ex.Engagement, ex.Lines)
		}
		if ex.Fit < 0 || ex.Fit > Most || ex.Engagement < 0 || ex.Engagement > Most || ex.Known > ex.Of {
			t.Fatalf("out of range: %+v", ex.Score)
		}
	})
	each("the fast score is the explained one", func(t *rapid.T, _ *model.Agreement, r *Rules, f *model.Facts) {
		if s, ex := r.Score(f, now), r.Explain(f, now); s != ex.Score {
			t.Fatalf("score %+v, explained %+v", s, ex.Score)
		}
	})
	each("the same facts give the same score, in whatever order events were recorded", func(t *rapid.T, _ *model.Agreement, r *Rules, f *model.Facts) {
		first := r.Explain(f, now)
		if again := r.Explain(f, now); !reflect.DeepEqual(first, again) {
			t.Fatalf("asked twice: %+v and %+v", first, again)
		}
		slices.Reverse(f.Events)
		if turned := r.Explain(f, now); !reflect.DeepEqual(first, turned) {
			t.Fatalf("in another order: %+v and %+v", first, turned)
		}
	})
	each("no person alone adds more than a share", func(t *rapid.T, _ *model.Agreement, r *Rules, f *model.Facts) {
		f.People = f.People[:min(len(f.People), 1)]
		for i := range f.Events {
			f.Events[i].Who = 0
		}
		if s := r.Score(f, now); s.Engagement > PersonShare {
			t.Fatalf("one person brings %d", s.Engagement)
		}
	})
	each("a definition that is met is said to be met, one that is not is not", func(t *rapid.T, _ *model.Agreement, r *Rules, f *model.Facts) {
		s := r.Score(f, now)
		for gate, met := range map[string]bool{"mql": s.MQL, "sql": s.SQL} {
			state, missing := r.Meets(f, now, gate)
			if met != (state == Met) || met != (len(missing) == 0) {
				t.Fatalf("%s: %v, but %s with %v", gate, met, state, missing)
			}
		}
	})
	each("what would decide, decides", func(t *rapid.T, a *model.Agreement, r *Rules, f *model.Facts) {
		for _, c := range r.Deciding(f, now) {
			before := r.Score(f, now)
			more := f.Lead.More
			if f.Company != nil {
				more = f.Company.More
			}
			key, old := "answer."+c.Criterion.String(), more["answer."+c.Criterion.String()]
			more[key] = "met"
			if after := r.Score(f, now); after.Fit <= before.Fit || after.Known != before.Known+1 {
				t.Fatalf("%s does not decide: %+v, then %+v", c.Name, before, after)
			}
			more[key] = old
		}
	})
	each("what happens after now counts nothing", func(t *rapid.T, _ *model.Agreement, r *Rules, f *model.Facts) {
		before := r.Score(f, now)
		f.Events = append(f.Events, model.Event{Kind: "meeting", Direction: "in", Outcome: "talked", At: now.UnixMilli() + 1})
		if after := r.Score(f, now); after != before {
			t.Fatalf("%+v became %+v", before, after)
		}
	})
	t.Run("one more touch never lowers a score, when no rule takes points", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			a := anyAgreement(t)
			for i := range a.Scoring.Rules {
				a.Scoring.Rules[i].Points = max(a.Scoring.Rules[i].Points, -a.Scoring.Rules[i].Points)
			}
			r, f := Compile(a, time.UTC), anyFacts(t, a)
			before := r.Score(f, now)
			f.Events = append(f.Events, model.Event{Who: rapid.IntRange(-1, len(f.People)).Draw(t, "who"), Kind: "meeting", Direction: "in", At: now.UnixMilli() - rapid.Int64Range(0, 86_400_000).Draw(t, "when")})
			if after := r.Score(f, now); after.Engagement < before.Engagement {
				t.Fatalf("%d became %d", before.Engagement, after.Engagement)
			}
		})
	})
}

func TestRules_ScoreAllocatesNothing(t *testing.T) {
	r, f := Compile(agreed(), time.UTC), acme()
	for i := range 10 {
		f.Events = append(f.Events, model.Event{Who: i % 2, Kind: "meeting", At: daysAgo(i)})
	}
	if n := testing.AllocsPerRun(100, func() { r.Score(f, now) }); n != 0 {
		t.Errorf("one score makes %v allocations", n)
	}
}

func ExampleRules_Explain() {
	f := acme()
	f.Events = []model.Event{{Who: 0, Kind: "meeting", At: daysAgo(180)}}
	ex := Compile(agreed(), time.UTC).Explain(f, now)
	for _, l := range ex.Lines {
		fmt.Printf("%-10s %5s  %s (%s)\n", l.Axis, Tenths(l.Points), l.Rule, l.Why)
	}
	// Output:
	// fit           30  50 to 500 people (120)
	// fit           20  Runs its own software (their shop runs on it)
	// fit           10  In Portugal or Spain (spain)
	// fit           20  Uses Kubernetes (Kubernetes)
	// engagement    15  Met us (2026-05-27)
}
