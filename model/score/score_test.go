package score

import (
	"fmt"
	"testing"
	"time"

	"baton/model"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func id(n int) model.ID {
	return model.ID{0: 1, 14: byte(n >> 8), 15: byte(n)}
}

func daysAgo(n int) int64 { return now.AddDate(0, 0, -n).UnixMilli() }

// agreed is a small agreement: two criteria that must hold, one that is nice,
// one that never may, size and stack as fit rules, and two groups of interest.
func agreed() *model.Agreement {
	return &model.Agreement{
		Criteria: []model.Criterion{
			{ID: id(1), Name: "50 to 500 people", Class: "must", How: "rule", Points: 300, Rank: 1, KnownBy: "mql",
				Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, High: 500, HasLow: true, HasHigh: true}},
			{ID: id(2), Name: "Runs its own software", Class: "must", How: "question", Points: 200, Rank: 2, KnownBy: "sql"},
			{ID: id(3), Name: "In Portugal or Spain", Class: "nice", How: "rule", Points: 100, Rank: 3,
				Condition: model.Condition{Field: "company.country", Op: "in", Value: "Portugal|Spain"}},
			{ID: id(4), Name: "A competitor", Class: "never", How: "rule", Points: 400, Rank: 4,
				Condition: model.Condition{Field: "company.relationship", Op: "equals", Value: "competitor"}},
		},
		Scoring: model.Scoring{
			Groups: []model.Group{
				{ID: id(10), Axis: "fit", Name: "Stack", Cap: 250, Rank: 1},
				{ID: id(11), Axis: "engagement", Name: "Reading", Cap: 200, Rank: 2},
				{ID: id(12), Axis: "engagement", Name: "Talking", Rank: 3},
			},
			Rules: []model.Rule{
				{ID: id(20), Group: id(10), Name: "Uses Kubernetes", Points: 200, Rank: 1, Condition: model.Condition{Field: "company.tag", Op: "contains", Value: "kubernetes"}},
				{ID: id(21), Group: id(10), Name: "Uses Terraform", Points: 150, Rank: 2, Condition: model.Condition{Field: "company.tag", Op: "contains", Value: "terraform"}},
				{ID: id(22), Group: id(11), Name: "Downloaded", Touch: "download", Points: 100, HalfLife: 45, Rank: 1},
				{ID: id(23), Group: id(12), Name: "Met us", Touch: "meeting", Points: 300, HalfLife: 180, Rank: 2},
				{ID: id(24), Group: id(12), Name: "Who signs wrote", Touch: "mail", Direction: "in", Role: "signs", Points: 150, Rank: 3},
			},
		},
		Definitions: []model.Definition{
			{ID: id(30), Gate: "mql", Routes: []string{"inbound"}, Fit: 600, Engagement: 300, Rank: 1},
			{ID: id(31), Gate: "mql", Routes: []string{"introduced", "partner"}, Fit: 600, Needs: "introducer", Rank: 2},
			{ID: id(32), Gate: "mql", Routes: []string{"outbound"}, Fit: 600, Needs: "reply", Rank: 3},
			{ID: id(33), Gate: "sql", Boxes: true, Rank: 4},
		},
		Items: []model.Item{
			{ID: id(40), Gate: "sql", Name: "The problem in their words", Rank: 1},
			{ID: id(41), Gate: "sql", Name: "Next meeting with date", Rank: 2},
		},
	}
}

// acme fits with 80: size, question, country and Kubernetes; nobody did anything.
func acme() *model.Facts {
	return &model.Facts{
		Measured: true,
		Lead:     &model.Lead{ID: id(100), Route: "inbound", More: map[string]string{}},
		Company: &model.Company{
			Name: "Acme", Employees: 120, HasEmployees: true, Country: "spain", Relationship: "prospect",
			More: map[string]string{"tag.Kubernetes": "true", "answer." + id(2).String(): "met", "evidence." + id(2).String(): "their shop runs on it"},
		},
		People: []model.Contact{{Person: id(200), Title: "CTO", Role: "signs"}, {Person: id(201), Title: "Engineer", Role: "user"}},
	}
}

func TestRules_Score(t *testing.T) {
	cases := []struct {
		name   string
		change func(*model.Facts)
		want   string // fit known/of engagement band grade mql sql
	}{
		{"a good fit nobody talked to is to be warmed up", func(*model.Facts) {}, "800 6/6 0 warm-up A4 false false"},
		{"a fresh meeting makes it a talk now", func(f *model.Facts) {
			f.Events = []model.Event{{Who: 0, Kind: "meeting", At: daysAgo(0)}}
		}, "800 6/6 300 talk-now A2 true false"},
		{"a meeting 180 days ago counts half", func(f *model.Facts) {
			f.Events = []model.Event{{Who: 0, Kind: "meeting", At: daysAgo(180)}}
		}, "800 6/6 150 warm-up A3 false false"},
		{"a meeting of tomorrow counts nothing today", func(f *model.Facts) {
			f.Events = []model.Event{{Who: 0, Kind: "meeting", At: daysAgo(-1)}}
		}, "800 6/6 0 warm-up A4 false false"},
		{"reading is held to its group's cap", func(f *model.Facts) {
			f.Events = []model.Event{{Kind: "download", At: daysAgo(0)}, {Kind: "download", At: daysAgo(0)}, {Who: 1, Kind: "download", At: daysAgo(0)}}
		}, "800 6/6 200 warm-up A3 false false"},
		{"one person counts for at most 60", func(f *model.Facts) {
			for range 5 {
				f.Events = append(f.Events, model.Event{Who: 0, Kind: "meeting", At: daysAgo(0)})
			}
		}, "800 6/6 600 talk-now A1 true false"},
		{"two people together may reach 100", func(f *model.Facts) {
			for i := range 10 {
				f.Events = append(f.Events, model.Event{Who: i % 2, Kind: "meeting", At: daysAgo(0)})
			}
		}, "800 6/6 1000 talk-now A1 true false"},
		{"a mail counts only from who signs", func(f *model.Facts) {
			f.Events = []model.Event{{Who: 1, Kind: "mail", Direction: "in", At: daysAgo(0)}}
		}, "800 6/6 0 warm-up A4 false false"},
		{"without any activity history engagement is not measured", func(f *model.Facts) {
			f.Measured = false
			f.Events = []model.Event{{Who: 0, Kind: "meeting", At: daysAgo(0)}}
		}, "800 6/6 0 warm-up A4 false false"},
		{"fit rules share their group's cap", func(f *model.Facts) { f.Company.More["tag.terraform"] = "true" }, "850 6/6 0 warm-up A4 false false"},
		{"no data is not a no", func(f *model.Facts) { f.Company.HasEmployees = false }, "500 5/6 0 not-ours C4 false false"},
		{"less than half known is to find out", func(f *model.Facts) {
			f.Company = &model.Company{Employees: 80, HasEmployees: true, Relationship: "stranger"}
		}, "300 2/6 0 find-out D4 false false"},
		{"a disqualifier takes everything", func(f *model.Facts) {
			f.Company.Relationship = "Competitor"
			f.Events = []model.Event{{Who: 0, Kind: "meeting", At: daysAgo(0)}}
		}, "0 6/6 300 not-ours D2 false false"},
		{"an introduced lead needs its introducer, not engagement", func(f *model.Facts) {
			f.Lead.Route, f.Lead.Introducer = "introduced", id(7)
		}, "800 6/6 0 talk-now A4 true false"},
		{"an introduced lead without an introducer waits", func(f *model.Facts) { f.Lead.Route = "introduced" }, "800 6/6 0 warm-up A4 false false"},
		{"a partner's lead names the partner", func(f *model.Facts) {
			f.Lead.Route, f.Lead.Partner = "partner", id(8)
		}, "800 6/6 0 talk-now A4 true false"},
		{"an outbound lead is worth a talk once it replied", func(f *model.Facts) {
			f.Lead.Route = "outbound"
			f.Events = []model.Event{{Who: 1, Kind: "message", Direction: "out", Outcome: "replied", At: daysAgo(1)}}
		}, "800 6/6 0 talk-now A4 true false"},
		{"a download is no reply", func(f *model.Facts) {
			f.Lead.Route = "outbound"
			f.Events = []model.Event{{Who: 1, Kind: "download", Direction: "in", At: daysAgo(0)}}
		}, "800 6/6 100 warm-up A3 false false"},
		{"please stop is no reply", func(f *model.Facts) {
			f.Lead.Route = "outbound"
			f.Events = []model.Event{{Who: 1, Kind: "mail", Direction: "in", Outcome: "asked-to-stop", At: daysAgo(0)}}
		}, "800 6/6 0 warm-up A4 false false"},
		{"a route without a definition is measured by the first one's thresholds", func(f *model.Facts) { f.Lead.Route = "tender" }, "800 6/6 0 warm-up A4 false false"},
		{"with all boxes ticked it is ready for Sales", func(f *model.Facts) {
			f.Lead.More["check."+id(40).String()] = "releases fail on Fridays"
			f.Lead.More["check."+id(41).String()] = "2026-12-01"
		}, "800 6/6 0 warm-up A4 false true"},
		{"a must-have that fails is not ready for Sales", func(f *model.Facts) {
			f.Lead.More["check."+id(40).String()] = "x"
			f.Lead.More["check."+id(41).String()] = "x"
			f.Company.Employees = 10
		}, "500 6/6 0 not-ours C4 false false"},
	}
	r := Compile(agreed(), time.UTC)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := acme()
			c.change(f)
			s := r.Score(f, now)
			got := fmt.Sprintf("%d %d/%d %d %s %s %v %v", s.Fit, s.Known, s.Of, s.Engagement, s.Band, s.Grade, s.MQL, s.SQL)
			if got != c.want {
				t.Errorf("got  %s\nwant %s\nlines %+v", got, c.want, r.Explain(f, now).Lines)
			}
		})
	}
}

func TestRules_Decay(t *testing.T) {
	cases := []struct {
		name   string
		events []int // ages in days of meetings, 30 points halving every 180 days
		want   int64
	}{
		{"today", []int{0}, 300},
		{"a week", []int{7}, 292},                              // 292.02
		{"two months", []int{60}, 238},                         // 238.11
		{"three months", []int{90}, 212},                       // 212.13
		{"rounded up", []int{100}, 204},                        // 204.12
		{"half a tenth rounds away from zero", []int{540}, 38}, // 37.5
		{"rounded once, not per touch", []int{1, 1, 1}, 897},   // 3 x 298.847 = 896.54
	}
	r := Compile(agreed(), time.UTC)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := acme()
			f.People = append(f.People, model.Contact{Person: id(202)})
			for _, age := range c.events {
				f.Events = append(f.Events, model.Event{Who: 2, Kind: "meeting", At: now.UnixMilli() - int64(age)*86_400_000})
			}
			lines := r.Explain(f, now).Lines
			for _, l := range lines {
				if l.Rule == "Met us" && l.Points != c.want {
					t.Errorf("got %d, want %d", l.Points, c.want)
				}
			}
		})
	}
}

func TestRules_ShareNamesThePerson(t *testing.T) {
	r := Compile(agreed(), time.UTC)
	share := func(people ...int) model.ID {
		f := acme()
		for _, who := range people {
			for range 3 {
				f.Events = append(f.Events, model.Event{Who: who, Kind: "meeting", At: daysAgo(0)})
			}
		}
		for _, l := range r.Explain(f, now).Lines {
			if l.Rule == "One person counts for at most 60" {
				return l.Who
			}
		}
		t.Fatal("nobody was held to a share")
		return model.ID{}
	}
	if who := share(1); who != id(201) {
		t.Errorf("got %s", who)
	}
	if who := share(0, 1); !who.IsZero() {
		t.Errorf("two people over their share, but the line names %s", who)
	}
}

func BenchmarkScore(b *testing.B) {
	a := agreed()
	for i := len(a.Criteria); i < 20; i++ {
		a.Criteria = append(a.Criteria, model.Criterion{ID: id(300 + i), Name: "More", Class: "nice", Points: 10,
			Condition: model.Condition{Field: "company.industry", Op: "in", Value: "Retail|Banking|Software"}})
	}
	for i := len(a.Scoring.Rules); i < 10+2; i++ {
		a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{ID: id(400 + i), Group: id(12), Points: 50, HalfLife: 90, Touch: "webinar"})
	}
	f := acme()
	f.Company.Industry = "Software"
	for i := range 10 {
		f.Events = append(f.Events, model.Event{Who: i % 2, Kind: []string{"meeting", "download", "webinar"}[i%3], At: daysAgo(i * 9)})
	}
	r := Compile(a, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		r.Score(f, now)
	}
}
