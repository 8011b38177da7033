package score

import (
	"testing"
	"time"

	"baton/model"
)

// The figures of this file: go test ./model/score -run '^$' -bench Rescore -benchtime 100x

// manyAgreed is twenty criteria and ten rules that fade, in three groups.
func manyAgreed() *model.Agreement {
	a := &model.Agreement{}
	for i := range 20 {
		a.Criteria = append(a.Criteria, model.Criterion{ID: id(100 + i), Name: "criterion", Class: []string{"must", "nice", "nice"}[i%3], How: "question", Points: int64(20 + 5*i), Rank: i})
	}
	touches := []string{"visit", "post", "download", "webinar", "event", "form", "mail", "message", "call", "meeting"}
	for i, touch := range touches {
		a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{ID: id(300 + i), Group: id(201 + i%3), Name: touch, Touch: touch, Points: int64(30 + 35*i), HalfLife: []int64{45, 90, 180}[i%3], Rank: i})
	}
	for i := range 3 {
		a.Scoring.Groups = append(a.Scoring.Groups, model.Group{ID: id(201 + i), Axis: "engagement", Name: "group", Cap: int64(250 + 150*i), Rank: i})
	}
	a.Definitions = []model.Definition{{ID: id(401), Gate: "mql", Fit: 600, Engagement: 300}, {ID: id(402), Gate: "sql", Fit: 600, Boxes: true}}
	return a
}

// dice are the same for everybody.
type dice uint64

func (d *dice) next(n int) int {
	*d ^= *d << 13
	*d ^= *d >> 7
	*d ^= *d << 17
	return int(uint64(*d) >> 11 % uint64(n))
}

// manyFacts draws one lead after the other: two thirds of the answers known,
// about 9.5 events a lead, one lead in four with a second person.
func manyFacts(n int, visit func(*model.Facts)) {
	d := dice(88172645463325252)
	a := manyAgreed()
	f := model.Facts{Measured: true}
	for i := range n {
		l := &model.Lead{ID: model.ID{1, 12: byte(i >> 24), 13: byte(i >> 16), 14: byte(i >> 8), 15: byte(i)}, Route: []string{"inbound", "outbound", "introduced"}[d.next(3)], More: map[string]string{}}
		keen := d.next(100)
		for j := range a.Criteria {
			switch r := d.next(150); {
			case r < keen:
				l.More["answer."+a.Criteria[j].ID.String()] = "met"
			case r < 100:
				l.More["answer."+a.Criteria[j].ID.String()] = "not-met"
			}
		}
		f.Lead, f.People, f.Events = l, []model.Contact{{Person: id(1)}, {Person: id(2)}}, f.Events[:0]
		people := 1
		if d.next(4) == 0 {
			people = 2
		}
		for range d.next(20) {
			f.Events = append(f.Events, model.Event{Who: d.next(people), Kind: a.Scoring.Rules[d.next(10)].Touch, At: now.UnixMilli() - int64(d.next(8000))*3_600_000})
		}
		visit(&f)
	}
}

func manyLeads(n int) *Columns {
	c := NewColumns(Compile(manyAgreed(), time.UTC), now)
	manyFacts(n, c.Add)
	c.Rescore()
	return c
}

// reweigh changes every weight there is.
func reweigh(c *Columns, turn int64) {
	for i := range 20 {
		c.Weigh(id(100+i), int64(20+5*i)+turn%40)
	}
	for i := range 10 {
		c.Weigh(id(300+i), int64(30+35*i)-turn%20)
	}
}

func BenchmarkRescore(b *testing.B) {
	run := func(name string, n int, turn func(*Columns, int64)) {
		b.Run(name, func(b *testing.B) {
			c := manyLeads(n)
			i := int64(0)
			b.ReportAllocs()
			for b.Loop() {
				i++
				turn(c, i)
				c.Rescore()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/lead")
		})
	}
	run("100k", 100_000, reweigh)
	run("1M", 1_000_000, reweigh)
	run("one-weight-100k", 100_000, func(c *Columns, i int64) { c.Weigh(id(105), 40+i%50) })
	run("one-rule-100k", 100_000, func(c *Columns, i int64) { c.Weigh(id(305), 40+i%50) })
	run("one-half-life-100k", 100_000, func(c *Columns, i int64) { c.Fade(id(305), 40+i%50) })
	run("one-line-100k", 100_000, func(c *Columns, i int64) { c.SetLine(id(401), 550+i%100, 300) })
	run("now-100k", 100_000, func(c *Columns, i int64) { c.At(now.Add(time.Duration(i) * time.Minute)) })
}

// BenchmarkScoreOneByOne is the same leads without columns.
func BenchmarkScoreOneByOne(b *testing.B) {
	r := Compile(manyAgreed(), time.UTC)
	for b.Loop() {
		manyFacts(10_000, func(f *model.Facts) { r.Score(f, now) })
	}
}
