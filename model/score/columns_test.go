package score

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

// plain is the same leads, scored one by one with everything worked out by
// hand: what the columns must agree with.
type plain struct {
	a     *model.Agreement
	now   time.Time
	facts []*model.Facts
	kept  []model.Score
}

func (p *plain) scores() []model.Score {
	r := Compile(p.a, time.UTC)
	var out []model.Score
	for _, f := range p.facts {
		out = append(out, r.Score(f, p.now))
	}
	return out
}

// ranking is the order of the leads.
func (p *plain) ranking(all []model.Score) []int32 {
	out := make([]int32, len(all))
	for i := range out {
		out[i] = int32(i)
	}
	hatched := map[bool]int{true: 1}
	slices.SortFunc(out, func(x, y int32) int {
		a, b := all[x], all[y]
		return cmp.Or(cmp.Compare(slices.Index(Bands[:], a.Band), slices.Index(Bands[:], b.Band)), cmp.Compare(b.Fit, a.Fit),
			cmp.Compare(hatched[a.Hatched()], hatched[b.Hatched()]), cmp.Compare(b.Engagement, a.Engagement), cmp.Compare(x, y))
	})
	return out
}

func tallied(all []model.Score) Tally {
	var t Tally
	for _, s := range all {
		t.Bands[slices.Index(Bands[:], s.Band)]++
		t.Grades['D'-s.Grade[0]]['4'-s.Grade[1]]++
		if s.MQL {
			t.MQL++
		}
		if s.SQL {
			t.SQL++
		}
	}
	return t
}

// agree says how the columns differ from the plain scores; "" if nowhere.
func (p *plain) agree(c *Columns) string {
	all := p.scores()
	var moved []int32
	for i, want := range all {
		if got := c.Score(i); got != want {
			return fmt.Sprintf("lead %d of %d is %+v, one by one it is %+v", i, len(all), got, want)
		}
		if was := p.kept[i]; was.Band != want.Band || was.MQL != want.MQL || was.SQL != want.SQL {
			moved = append(moved, int32(i))
		}
	}
	order := p.ranking(all)
	switch top := order[:min(len(order), Shown)]; {
	case c.Tally() != tallied(all):
		return fmt.Sprintf("counted %+v, one by one %+v", c.Tally(), tallied(all))
	case c.Kept() != tallied(p.kept):
		return fmt.Sprintf("kept %+v, one by one %+v", c.Kept(), tallied(p.kept))
	case !slices.Equal(c.Top(), top):
		return fmt.Sprintf("the top is %v, one by one %v", c.Top(), top)
	case !slices.Equal(c.Moved(), moved):
		return fmt.Sprintf("moved are %v, one by one %v", c.Moved(), moved)
	}
	for _, band := range Bands {
		want := slices.DeleteFunc(slices.Clone(order), func(i int32) bool { return all[i].Band != band })
		if got := c.Of(band, nil); !slices.Equal(got, want[:min(len(want), Shown)]) {
			return fmt.Sprintf("%s lists %v, one by one %v", band, got, want)
		}
	}
	return ""
}

// turn draws one change and does it to both; "" if the columns cannot.
func (p *plain) turn(t *rapid.T, c *Columns) string {
	points := rapid.Int64Range(-1000, 1000)
	switch what := rapid.SampledFrom([]string{"criterion", "rule", "half-life", "cap", "line", "keep", "now", "rule anew", "definition anew"}).Draw(t, "change"); what {
	case "criterion":
		if x := anyRow(t, p.a.Criteria); x != nil {
			x.Points = points.Draw(t, "points")
			return said(what, c.Weigh(x.ID, x.Points))
		}
	case "rule":
		if x := anyRow(t, p.a.Scoring.Rules); x != nil {
			x.Points = points.Draw(t, "points")
			return said(what, c.Weigh(x.ID, x.Points))
		}
	case "half-life":
		if x := anyRow(t, p.a.Scoring.Rules); x != nil {
			x.HalfLife = rapid.Int64Range(0, 200).Draw(t, "half")
			c.Fade(x.ID, x.HalfLife) // fit does not fade
		}
	case "cap":
		if x := anyRow(t, p.a.Scoring.Groups); x != nil {
			x.Cap = rapid.Int64Range(0, 400).Draw(t, "cap")
			return said(what, c.Cap(x.ID, x.Cap))
		}
	case "line":
		x := anyRow(t, p.a.Definitions)
		x.Fit, x.Engagement = points.Draw(t, "fit"), points.Draw(t, "engagement")
		return said(what, c.SetLine(x.ID, x.Fit, x.Engagement))
	case "keep":
		c.Rescore()
		c.Keep()
		p.kept = p.scores()
	case "now":
		p.now = p.now.Add(time.Duration(rapid.Int64Range(-100, 100).Draw(t, "minutes")) * time.Minute)
		if !c.At(p.now) && (!c.r.dated() || civil(p.now) == civil(c.now)) {
			return "the day is the same, and yet they ask for the facts"
		}
	case "rule anew":
		if x := anyRow(t, p.a.Scoring.Rules); x != nil {
			x.Touch, x.Role = rapid.SampledFrom([]string{"", "mail", "visit"}).Draw(t, "touch"), rapid.SampledFrom([]string{"", "signs"}).Draw(t, "role")
			return said(what, c.By(Compile(p.a, time.UTC)))
		}
	case "definition anew":
		x := anyRow(t, p.a.Definitions)
		x.Gate, x.Needs = rapid.SampledFrom([]string{"mql", "sql"}).Draw(t, "gate"), rapid.SampledFrom([]string{"", "introducer", "reply"}).Draw(t, "needs")
		x.Routes = rapid.SampledFrom([][]string{nil, {"inbound"}, {"outbound"}}).Draw(t, "routes")
		return said(what, c.By(Compile(p.a, time.UTC)))
	}
	return ""
}

func said(what string, ok bool) string {
	if ok {
		return ""
	}
	return "they do not take a " + what
}

func anyRow[T any](t *rapid.T, rows []T) *T {
	if len(rows) == 0 {
		return nil
	}
	return &rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")]
}

// columns lays out the same leads.
func (p *plain) columns() *Columns {
	c := NewColumns(Compile(p.a, time.UTC), p.now)
	for _, f := range p.facts {
		c.Add(f)
	}
	c.Rescore()
	return c
}

func TestColumns_AgreeWithEveryLead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &plain{a: anyAgreement(t), now: now}
		few := rapid.IntRange(0, 6).Draw(t, "leads")
		for range few {
			p.facts = append(p.facts, anyFacts(t, p.a))
		}
		for range rapid.SampledFrom([]int{1, 1, 1, 200, 700}).Draw(t, "times") - 1 {
			p.facts = append(p.facts, p.facts[:few]...) // so that ties and blocks are there too
		}
		p.kept = p.scores()
		c := p.columns()
		if wrong := p.agree(c); wrong != "" {
			t.Fatal("as built: ", wrong)
		}
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			if wrong := p.turn(t, c); wrong != "" {
				t.Fatal(wrong)
			}
			if c.now != p.now { // another day
				c = p.columns()
				p.kept = p.scores()
			}
			c.Rescore()
			if wrong := p.agree(c); wrong != "" {
				t.Fatal(wrong)
			}
		}
	})
}

func TestColumns_AgreeOnManyConditions(t *testing.T) {
	a := agreed()
	for i := range 27 { // more than one look-up answers, in a group with a cap
		a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{ID: id(200 + i), Group: id(10), Points: int64(10 * (i - 5)), Condition: model.Condition{Field: "company.employees", Op: "range", Low: int64(9 * i), HasLow: true}})
	}
	p := &plain{a: a, now: now}
	for i := range 300 {
		f := acme()
		c := *f.Company
		c.Employees = int64(i)
		f.Company = &c
		p.facts = append(p.facts, f)
	}
	p.kept = p.scores()
	if wrong := p.agree(p.columns()); wrong != "" {
		t.Error(wrong)
	}
}

func TestColumns_By(t *testing.T) {
	p := &plain{a: agreed(), now: now, facts: []*model.Facts{acme()}}
	p.kept = p.scores()
	c := p.columns()
	for _, k := range []struct {
		what   string
		change func(*model.Agreement)
		taken  bool
	}{
		{"other weights need no facts", func(a *model.Agreement) { a.Criteria[0].Points = 10; a.Scoring.Rules[0].Points = 7 }, true},
		{"another touch needs none", func(a *model.Agreement) { a.Scoring.Rules[3].Touch = "call" }, true},
		{"a new rule of interest needs none", func(a *model.Agreement) {
			a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{ID: id(77), Group: id(12), Points: 5})
		}, true},
		{"one alternative less needs none", func(a *model.Agreement) { a.Definitions = a.Definitions[1:] }, true},
		{"a group less needs none", func(a *model.Agreement) { a.Scoring.Groups = slices.Delete(a.Scoring.Groups, 2, 3) }, true},
		{"another condition needs the facts", func(a *model.Agreement) { a.Criteria[0].High = 70 }, false},
		{"another scope needs the facts", func(a *model.Agreement) { a.Scoring.Rules[0].Scope.Route = "outbound" }, false},
		{"another class needs the facts", func(a *model.Agreement) { a.Criteria[2].Class = "must" }, false},
		{"another box needs the facts", func(a *model.Agreement) { a.Items = a.Items[1:] }, false},
		{"a field less needs the facts", func(a *model.Agreement) { a.Fields = []model.FieldDef{{ID: id(5), Noun: "lead", Name: "industry"}} }, false},
	} {
		t.Run(k.what, func(t *testing.T) {
			p.a = agreed()
			k.change(p.a)
			if taken := c.By(Compile(p.a, time.UTC)); taken != k.taken {
				t.Fatalf("taken: %v", taken)
			}
			if !k.taken {
				return
			}
			c.Rescore()
			if wrong := p.agree(c); wrong != "" {
				t.Error(wrong)
			}
		})
	}
	t.Run("what is nowhere is not weighed", func(t *testing.T) {
		if c.Weigh(id(999), 1) || c.Fade(id(999), 1) || c.Cap(id(999), 1) || c.SetLine(id(999), 1, 1) {
			t.Error("taken")
		}
	})
}

func TestColumns_At(t *testing.T) {
	f := acme()
	f.Lead.Route, f.Measured = "outbound", true
	f.Events = []model.Event{{Who: 0, Kind: "mail", Direction: "in", At: now.Add(time.Hour).UnixMilli()}}
	p := &plain{a: agreed(), now: now, facts: []*model.Facts{f}}
	p.kept = p.scores()
	c := p.columns()
	for _, later := range []time.Duration{2 * time.Hour, 0, 400 * 24 * time.Hour} {
		t.Run(fmt.Sprintf("a reply counts from when it came, %s on", later), func(t *testing.T) {
			p.now = now.Add(later)
			if !c.At(p.now) {
				t.Fatal("they ask for the facts")
			}
			c.Rescore()
			if wrong := p.agree(c); wrong != "" {
				t.Error(wrong)
			}
			if c.Now(0).MQL() != (later > 0) {
				t.Errorf("MQL %v", c.Now(0).MQL())
			}
		})
	}
	t.Run("another day asks for the facts when a date's age counts", func(t *testing.T) {
		p.a.Criteria[2].Condition = model.Condition{Field: "lead.created", Op: "newer", Days: 30}
		c := p.columns()
		if !c.At(p.now.Add(time.Minute)) || c.At(p.now.Add(24*time.Hour)) {
			t.Error("the same day is asked for, or another is not")
		}
	})
}

func TestColumns_AddAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAgreement(t)
		r := Compile(a, time.UTC)
		c := NewColumns(r, now)
		var want []model.Score
		var facts []*model.Facts
		for range rapid.IntRange(1, 5).Draw(t, "leads") {
			f, at := anyFacts(t, a), now.Add(-time.Duration(rapid.Int64Range(0, 4000).Draw(t, "hours"))*time.Hour)
			c.AddAt(f, at)
			want, facts = append(want, r.Score(f, at)), append(facts, f)
		}
		c.Rescore()
		for i := range want {
			if got := c.Score(i); got != want[i] {
				t.Fatalf("at its own moment %+v, one by one %+v", got, want[i])
			}
			any := map[string]bool{}
			for _, d := range a.Definitions {
				any[d.Gate] = any[d.Gate] || c.Meets(i, d.ID)
			}
			if any["mql"] != want[i].MQL || any["sql"] != want[i].SQL {
				t.Fatalf("alternatives say %v, the score %+v, of %+v", any, want[i], facts[i].Lead)
			}
		}
		for _, d := range a.Definitions {
			n := 0
			for i := range want {
				if c.Meets(i, d.ID) {
					n++
				}
			}
			if c.Meeting(d.ID) != n {
				t.Fatalf("%d meet it, counted %d", n, c.Meeting(d.ID))
			}
		}
	})
}

func TestColumns_Cap(t *testing.T) {
	f := acme()
	for range 5 {
		f.Events = append(f.Events, model.Event{Who: 0, Kind: "download", At: now.UnixMilli()})
	}
	f.Measured = true
	p := &plain{a: agreed(), now: now, facts: []*model.Facts{f}}
	p.kept = p.scores()
	c := p.columns()
	for _, most := range []int64{100, 0, 300} {
		p.a.Scoring.Groups[1].Cap = most
		c.Cap(id(11), most)
		c.Rescore()
		if wrong := p.agree(c); wrong != "" {
			t.Errorf("cap %d: %s", most, wrong)
		}
	}
}

func TestNth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOfNDistinct(rapid.Uint64Range(0, 5000), 1, 400, rapid.ID).Draw(t, "keys")
		n := rapid.IntRange(0, len(a)-1).Draw(t, "n")
		want := slices.Clone(a)
		slices.Sort(want)
		nth(a, n)
		slices.Sort(a[:n+1])
		if !reflect.DeepEqual(a[:n+1], want[:n+1]) {
			t.Fatalf("%v are not the first of %v", a[:n+1], want)
		}
	})
}

func TestColumns_RescoreAllocatesNothing(t *testing.T) {
	c := manyLeads(3000)
	i := int64(0)
	if n := testing.AllocsPerRun(20, func() {
		i++
		reweigh(c, i)
		c.Fade(id(300), 20+i%30)
		c.Cap(id(202), 300+i%100)
		c.SetLine(id(401), 600-i%100, 300)
		c.Rescore()
	}); n != 0 {
		t.Errorf("a drag makes %v allocations", n)
	}
}
