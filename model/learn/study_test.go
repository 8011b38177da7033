package learn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/funnel"
	"baton/model/score"
)

func TestTake(t *testing.T) {
	made := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	at := func(hours int) model.Event {
		return model.Event{Who: -1, Kind: "mail", At: made.Add(time.Duration(hours) * time.Hour).UnixMilli()}
	}
	for _, c := range []struct {
		name     string
		events   []model.Event
		outcome  string
		ended    int // hours after it was made
		kept     int
		measured bool
	}{
		{"touches count to the end of the day a lead was made", []model.Event{at(-100), at(0), at(8), at(10)}, "open", 0, 3, true},
		{"what came after the outcome does not", []model.Event{at(0), at(2), at(3)}, "signed", 2, 2, true},
		{"a lead whose first touch came later did nothing before", []model.Event{at(48)}, "lost", 900, 0, true},
		{"a lead without any touch was not measured", nil, "lost", 900, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &model.Facts{Lead: &model.Lead{}, Events: c.events, Measured: true}
			l := Take(f, &model.LeadRow{Created: made, Since: made.Add(time.Duration(c.ended) * time.Hour), Outcome: c.outcome}, time.UTC)
			if len(l.Facts.Events) != c.kept || l.Facts.Measured != c.measured {
				t.Errorf("%d touches, measured %v", len(l.Facts.Events), l.Facts.Measured)
			}
		})
	}
}

func TestLook_whoIsCompared(t *testing.T) {
	var in Input
	in.Law, in.Zone, in.Now = law(), time.UTC, now
	add := func(n int, outcome, kind string, age, took int) {
		for range n {
			made := now.AddDate(0, 0, -age)
			f := model.Facts{Lead: &model.Lead{ID: id(100 + len(in.Leads)), Created: made}}
			in.Leads = append(in.Leads, Take(&f, &model.LeadRow{Outcome: outcome, Kind: kind, Created: made, Since: made.AddDate(0, 0, took)}, time.UTC))
		}
	}
	add(9, "signed", "new-client", 400, 40)
	add(1, "signed", "new-client", 400, 300)
	add(4, "lost", "new-client", 90, 10)
	add(3, "not-ours", "new-client", 90, 10)
	add(5, "open", "new-client", 41, 0)
	add(6, "open", "new-client", 39, 0)
	add(2, "nurture", "new-client", 300, 10)
	add(7, "signed", "renewal", 300, 10)
	t.Run("open leads count as not signed once nine in ten signed ones were quicker", func(t *testing.T) {
		if got, want := look(t, in, signed).Counted, (Counted{Yes: 10, No: 12, Lost: 4, NotOurs: 3, Old: 5, Patience: 40, Young: 6, Nurture: 2, OtherKind: 7}); got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
	t.Run("or only leads that came to an end", func(t *testing.T) {
		q := signed
		q.Ended = true
		if got := look(t, in, q).Counted; got.No != 7 || got.Old != 0 || got.Young != 11 {
			t.Errorf("%+v", got)
		}
	})
	t.Run("with too few signed, no open lead is a no", func(t *testing.T) {
		in.Leads = in.Leads[1:]
		if got := look(t, in, signed).Counted; got.No != 7 || got.Patience != 0 || got.Young != 11 {
			t.Errorf("%+v", got)
		}
	})
}

func TestLook_leavesOutWhatOnlyTheOutcomeBrings(t *testing.T) {
	in := firm(11, 200, func(r *rand.Rand, l *Lead, signed bool) {
		f := &l.Facts
		f.Lead.Note, f.Lead.Title = fmt.Sprint("note ", r.Int()), fmt.Sprint("title ", r.Int())
		f.Lead.More[own(93)] = pick(r, "Ada", "Ben")
		f.Company.City = fmt.Sprint("City ", r.IntN(500))
		f.Lead.More[own(92)] = l.Since.Format(time.DateOnly)
		if f.Company.Relationship = "prospect"; signed {
			f.Company.Relationship, f.Company.Best = "client", r.IntN(2) == 0
			f.Lead.More[own(91)] = pick(r, "north", "south")
		}
	})
	s := look(t, in, signed)
	for field, part := range map[string]string{
		own(91): "known only for leads that are signed (", own(92): "after the day the lead was made", own(93): "who carries a lead",
		"company.city": "almost every lead has its own", "company.relationship": "changes when", "company.best": "changes when",
		"A competitor": "looks at company.relationship", "lead.title": "a name", "lead.created": "a time that has passed",
	} {
		if got := s.why(field); !strings.Contains(got, part) {
			t.Errorf("%s is left out because it %q", field, got)
		}
		for _, v := range s.Values {
			if v.Field == field {
				t.Errorf("%s is looked at", field)
			}
		}
	}
	t.Run("and with all of it planted, nothing but a coin is learned", func(t *testing.T) {
		got, _ := s.Trial()
		for name, a := range map[string]AUC{"today": got.Today, "suggested": got.Suggested, "bayes": got.Bayes, "logistic": got.Logistic} {
			if a.Low > .5 || a.High < .5 {
				t.Errorf("%s: %+v", name, a)
			}
		}
	})
}

func TestLook_values(t *testing.T) {
	s := look(t, firm(3, 400, likely), signed)
	v := s.value("lead.source", "Meetup")
	if v == nil || !v.Stands || v.Suggest < 100 {
		t.Fatalf("%+v", v)
	}
	t.Run("the counts are those of the leads", func(t *testing.T) {
		var want funnel.Rate
		for i := range s.rows {
			if r := &s.rows[i]; r.facts.Lead.Source == "Meetup" {
				if want.N++; r.yes {
					want.K++
				}
			}
		}
		if v.Rate() != want || v.HadYes.N != s.Counted.Yes || v.HadNo.N != s.Counted.No {
			t.Errorf("%v, %+v", want, v)
		}
	})
	t.Run("what is not known is in no count", func(t *testing.T) {
		v := s.value("Runs its own software", "met")
		if v.HadYes.N >= s.Counted.Yes || v.HadYes.K == v.HadYes.N {
			t.Errorf("%+v", v)
		}
	})
	t.Run("numbers are cut in four, where a rule can cut them", func(t *testing.T) {
		n := 0
		for _, v := range s.Values {
			if v.Field == "company.employees" && !v.Of() {
				n++
				if v.Cond.Op != "range" || v.Rate().N < Floor {
					t.Errorf("%+v", v)
				}
			}
		}
		if n != bins {
			t.Errorf("%d parts", n)
		}
	})
	t.Run("of two values, only one is told, because the other mirrors it", func(t *testing.T) {
		if gold, silver := s.value(own(90), "gold"), s.value(own(90), "silver"); (gold == nil) == (silver == nil) {
			t.Errorf("gold %v, silver %v", gold, silver)
		}
	})
	t.Run("a rule of interest is judged by what it counted on the first day", func(t *testing.T) {
		if v := s.value("Wrote to us", "met"); v == nil || v.HadYes.N != s.Counted.Yes || v.HadYes.K == 0 || v.HadYes.K == v.HadYes.N {
			t.Errorf("%+v", v)
		}
	})
	t.Run("with few of either there are counts, cases and no points", func(t *testing.T) {
		few := look(t, firm(3, 22, likely), signed)
		if few.Enough() || len(few.Values) == 0 || len(few.Cases) < fewest || len(Advice(few.Values)) > 0 {
			t.Errorf("%+v: %d values, %d cases", few.Counted, len(few.Values), len(few.Cases))
		}
	})
}

func TestValue_suggest(t *testing.T) {
	cond := model.Condition{Op: "equals"}
	for _, c := range []struct {
		name    string
		v       Value
		yes, no funnel.Rate
		want    int64
	}{
		{"8 of 9 against 11 of 40 says a lot, held back because it is few", Value{Cond: cond}, funnel.Rate{K: 8, N: 9}, funnel.Rate{K: 11, N: 40}, 200},
		{"the same shares of a hundred times as many say more", Value{Cond: cond}, funnel.Rate{K: 800, N: 900}, funnel.Rate{K: 1100, N: 4000}, 250},
		{"half as often is ten points less", Value{Cond: cond}, funnel.Rate{K: 2000, N: 12000}, funnel.Rate{K: 4000, N: 14000}, -100},
		{"a must-have never becomes a fault", Value{About: model.Ref{ID: id(1)}, class: "must"}, funnel.Rate{K: 2, N: 40}, funnel.Rate{K: 30, N: 40}, 0},
		{"a disqualifier keeps its points", Value{About: model.Ref{ID: id(1)}, class: "never"}, funnel.Rate{K: 0, N: 40}, funnel.Rate{K: 30, N: 40}, 0},
		{"nothing is scored by a word for not knowing", Value{Cond: cond, vague: true}, funnel.Rate{K: 30, N: 40}, funnel.Rate{K: 3, N: 40}, 0},
		{"nor by what a rule cannot ask", Value{}, funnel.Rate{K: 30, N: 40}, funnel.Rate{K: 3, N: 40}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.v.HadYes, c.v.HadNo, c.v.Stands = c.yes, c.no, true
			if c.v.suggest(); c.v.Suggest != c.want {
				t.Errorf("%d, want %d", c.v.Suggest, c.want)
			}
		})
	}
	t.Run("points follow the difference, mirror it, and never decide alone", rapid.MakeCheck(func(t *rapid.T) {
		v := Value{HadYes: anyRate(t), HadNo: anyRate(t), Cond: cond, Stands: true}
		v.compare()
		v.suggest()
		m := Value{HadYes: v.HadNo, HadNo: v.HadYes, Cond: cond, Stands: true}
		m.suggest()
		if v.Suggest != -m.Suggest || v.Suggest > most || v.Suggest < -most || v.Suggest%10 != 0 {
			t.Fatalf("%+v: %d, mirrored %d", v, v.Suggest, m.Suggest)
		}
		if v.Low > v.Difference || v.High < v.Difference {
			t.Fatalf("the range %v to %v does not hold %v", v.Low, v.High, v.Difference)
		}
	}))
}

func TestWith(t *testing.T) {
	a := law()
	got := With(a, []Value{
		{About: model.Ref{Noun: "criterion", ID: id(1)}, Suggest: 150},
		{About: model.Ref{Noun: "rule", ID: id(20)}, Suggest: -40},
		{Field: "lead.source", Text: "Meetup", Cond: model.Condition{Field: "lead.source", Op: "equals", Value: "Meetup"}, Suggest: 120},
		{Field: own(90), Text: "gold", Cond: model.Condition{Field: own(90), Op: "equals", Value: "gold"}, Suggest: 60},
	})
	if got.Criteria[0].Points != 150 || got.Scoring.Rules[0].Points != -40 {
		t.Errorf("%+v %+v", got.Criteria[0], got.Scoring.Rules[0])
	}
	g, ok := GroupOf(got)
	if rules := got.Scoring.Rules[3:]; !ok || len(rules) != 2 || rules[0].Name != "Source: Meetup" || rules[1].Name != "Tier: gold" || rules[0].Group != g || rules[1].Group != g {
		t.Errorf("%+v", rules)
	}
	t.Run("the agreement it came from is as it was", func(t *testing.T) {
		if a.Criteria[0].Points != 100 || a.Scoring.Rules[0].Points != 50 || len(a.Scoring.Rules) != 3 || len(a.Scoring.Groups) != 2 {
			t.Error("it changed")
		}
	})
	t.Run("what was taken is not suggested again", func(t *testing.T) {
		in := firm(3, 400, likely)
		in.Law = With(in.Law, Advice(look(t, in, signed).Values))
		if again := Advice(look(t, in, signed).Values); len(again) != 0 {
			t.Errorf("%+v", again)
		}
	})
}

func TestCases(t *testing.T) {
	in := Input{Law: law(), Zone: time.UTC, Now: now}
	add := func(name, outcome, source, industry string, since int) {
		f := model.Facts{Lead: &model.Lead{ID: id(100 + len(in.Leads)), Source: source}, Company: &model.Company{ID: id(300 + len(in.Leads)), Industry: industry}}
		r := model.LeadRow{Name: name, Kind: "new-client", Outcome: outcome, Created: now.AddDate(-1, 0, 0), Since: now.AddDate(0, 0, -since)}
		in.Leads = append(in.Leads, Take(&f, &r, time.UTC))
	}
	add("Alder", "signed", "Meetup", "Retail", 10)
	add("Birch", "signed", "Website", "Payments", 5)
	add("Cedar", "lost", "Meetup", "Payments", 40)
	add("Dogwood", "lost", "Meetup", "Retail", 30)
	add("Elm", "not-ours", "Website", "Retail", 20)
	add("Fir", "open", "Website", "Retail", 1)
	got := ""
	for _, c := range look(t, in, signed).Cases {
		got += fmt.Sprintln(c.Name, c.Yes, c.Alike)
	}
	want := `Birch true []
Elm false [lead.source]
Alder true []
Dogwood false [lead.source company.industry]
Cedar false []
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	t.Run("without anything signed, the latest that ended", func(t *testing.T) {
		in.Leads = in.Leads[2:]
		if got := look(t, in, signed).Cases; len(got) != 3 || got[0].Name != "Elm" {
			t.Errorf("%+v", got)
		}
	})
}

func TestAsk(t *testing.T) {
	for text, want := range map[string]string{
		"signed": "", "won": "", "company.best": "company.best", "best": "company.best", "tier": own(90), "x.tier": own(90), own(90): own(90),
		"x.tier=gold": own(90) + "=gold", "lead.source = Meetup": "lead.source=Meetup",
	} {
		q, err := Ask(law(), text)
		got := q.Field
		if q.Value != "" {
			got += "=" + q.Value
		}
		if err != nil || got != want {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "shoe-size", "lead.source=", "=gold"} {
		if _, err := Ask(law(), text); err == nil || !strings.Contains(err.Error(), "is no outcome") {
			t.Errorf("%q: %v", text, err)
		}
	}
	in := firm(4, 100, nil)
	t.Run("a field with two values is an outcome, and no sign of itself", func(t *testing.T) {
		s := look(t, in, Question{Kind: "new-client", Field: own(90)})
		if s.Question.Yes != "silver" || s.Question.No != "gold" || s.Counted.Yes+s.Counted.No != 100 {
			t.Errorf("%+v %+v", s.Question, s.Counted)
		}
		if slices.ContainsFunc(s.Values, func(v Value) bool { return v.Field == own(90) }) {
			t.Error("it is a sign of itself")
		}
	})
	t.Run("yes is yes", func(t *testing.T) {
		in := firm(4, 100, func(r *rand.Rand, l *Lead, _ bool) { l.Facts.Company.Best = r.IntN(3) == 0 })
		s := look(t, in, Question{Kind: "new-client", Field: "company.best"})
		if s == nil || s.Question.Yes != "yes" {
			t.Errorf("%+v", s)
		}
	})
	t.Run("a field with more values asks for one", func(t *testing.T) {
		_, err := Look(in, Question{Kind: "new-client", Field: "company.industry"})
		if err == nil || err.Error() != "An outcome has two values, and company.industry has 3 among these leads: write company.industry=VALUE." {
			t.Error(err)
		}
	})
}

// A suggested rule must ask for just the leads that were counted.
func TestValue_Cond_asksForWhatWasCounted(t *testing.T) {
	in := firm(9, 300, func(r *rand.Rand, l *Lead, _ bool) {
		c := l.Facts.Company
		c.HasRevenue, c.Revenue = r.IntN(4) > 0, model.Money{Minor: int64(r.IntN(90_000_000)), Currency: "EUR"}
		c.More["tag."+pick(r, "aws", "gcp", "azure")] = "true"
		l.Facts.Lead.More[own(91)] = fmt.Sprint(1990 + r.IntN(30))
		l.Facts.Lead.More[own(92)] = l.Made.AddDate(0, 0, -r.IntN(900)).Format(time.DateOnly)
	})
	s := look(t, in, signed)
	kinds := map[string]int{}
	for _, v := range s.Values {
		if v.Of() || v.Cond.Op == "" {
			continue
		}
		kinds[v.Field+" "+v.Cond.Op]++
		v.Suggest = 10
		rules := score.Compile(With(in.Law, []Value{v}), time.UTC)
		var yes, no int
		for i := range s.rows {
			r := &s.rows[i]
			rules.Answers(&r.facts, r.lead.seen, func(about model.Ref, state string) {
				switch {
				case about.ID != v.key("rule") || state != score.Met:
				case r.yes:
					yes++
				default:
					no++
				}
			})
		}
		if yes != v.HadYes.K || no != v.HadNo.K {
			t.Errorf("%s %s: a rule asks for %d and %d, counted were %d and %d", v.Field, v.Text, yes, no, v.HadYes.K, v.HadNo.K)
		}
	}
	for _, kind := range []string{"company.revenue range", "company.employees range", "company.industry equals", "company.tag contains", own(91) + " range"} {
		if kinds[kind] == 0 {
			t.Errorf("nothing was counted by %s, but by %v", kind, kinds)
		}
	}
	t.Run("a date is counted in days before the lead was made, and no rule asks for that", func(t *testing.T) {
		n := 0
		for _, v := range s.Values {
			if v.Field == own(92) {
				if n++; v.Cond.Op != "" || !strings.HasSuffix(v.Text, "days before the lead was made") {
					t.Errorf("%+v", v)
				}
			}
		}
		if n != bins {
			t.Errorf("%d parts", n)
		}
	})
}

func TestCuts(t *testing.T) {
	t.Run("every part has enough, and the edges climb", rapid.MakeCheck(func(t *rapid.T) {
		known := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 0, 200).Draw(t, "known")
		least := rapid.IntRange(1, 20).Draw(t, "least")
		from := math.Inf(-1)
		edges := append(cuts(known, least), math.Inf(1))
		for _, edge := range edges {
			n := 0
			for _, v := range known {
				if v >= from && v < edge {
					n++
				}
			}
			if edge <= from || n < least && len(edges) > 1 {
				t.Fatalf("%v holds %d from %v to %v", edges, n, from, edge)
			}
			from = edge
		}
	}))
}
