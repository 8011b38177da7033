package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/score"
)

// peer is the model of model/score's BenchmarkRescore as one table of SQLite:
// twenty answers and ten decayed sums a lead, and every weight a parameter.
// Each lead has one active person, which is the easier case for SQL.
type peer struct {
	db      *sql.DB
	columns *score.Columns
	law     *model.Agreement
}

const (
	peerFit     = 600
	peerTalk    = 300
	peerCapStep = 150
)

func peerID(n int) model.ID { return model.ID{0: 1, 14: byte(n >> 8), 15: byte(n)} }

func peerCap(group int) int64 { return int64(250 + peerCapStep*group) }

func peerLaw() *model.Agreement {
	a := &model.Agreement{Definitions: []model.Definition{{ID: peerID(401), Gate: "mql", Fit: peerFit, Engagement: peerTalk}}}
	for i := range 20 {
		a.Criteria = append(a.Criteria, model.Criterion{ID: peerID(100 + i), Class: "nice", How: "question", Points: int64(20 + 5*i), Rank: i})
	}
	for i := range 10 {
		a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{ID: peerID(300 + i), Group: peerID(201 + i%3), Touch: fmt.Sprint(i), Points: int64(30 + 35*i), HalfLife: []int64{45, 90, 180}[i%3], Rank: i})
	}
	for i := range 3 {
		a.Scoring.Groups = append(a.Scoring.Groups, model.Group{ID: peerID(201 + i), Axis: "engagement", Cap: peerCap(i), Rank: i})
	}
	return a
}

// newPeer draws the leads once and lays them out both ways.
func newPeer(b *testing.B, n int) *peer {
	db, err := sql.Open("sqlite3", filepath.Join(b.TempDir(), "peer.db")+"?_journal_mode=WAL&_cache_size=-400000")
	check(b, err)
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { db.Close() })
	var names []string
	for i := range 20 {
		names = append(names, fmt.Sprintf("c%d int", i))
	}
	for i := range 10 {
		names = append(names, fmt.Sprintf("a%d int", i))
	}
	_, err = db.Exec(`create table l(id integer primary key, hatched int, ` + strings.Join(names, ", ") + `); pragma temp_store = memory`)
	check(b, err)
	law := peerLaw()
	p := &peer{db: db, law: law, columns: score.NewColumns(score.Compile(law, time.UTC), benchNow)}
	tx, err := db.Begin()
	check(b, err)
	ins, err := tx.Prepare(`insert into l values (?, ?` + strings.Repeat(", ?", 30) + `)`)
	check(b, err)
	d := dice(88172645463325252)
	for i := range n {
		_, err = ins.Exec(p.draw(&d, i)...)
		check(b, err)
	}
	check(b, tx.Commit())
	p.columns.Rescore()
	return p
}

type dice uint64

func (d *dice) next(n int) int {
	*d ^= *d << 13
	*d ^= *d >> 7
	*d ^= *d << 17
	return int(uint64(*d) >> 11 % uint64(n))
}

// draw makes a lead: into the columns, and as a row.
func (p *peer) draw(d *dice, i int) []any {
	f := model.Facts{Lead: &model.Lead{ID: model.ID{1, 12: byte(i >> 24), 13: byte(i >> 16), 14: byte(i >> 8), 15: byte(i)}, More: map[string]string{}},
		People: []model.Contact{{Person: peerID(1)}}, Measured: true}
	row := make([]any, 32)
	known, keen := 0, d.next(100)
	for j := range 20 {
		row[2+j] = 0
		switch r := d.next(150); {
		case r < keen:
			known, row[2+j] = known+1, 1
			f.Lead.More["answer."+p.law.Criteria[j].ID.String()] = "met"
		case r < 100:
			known++
			f.Lead.More["answer."+p.law.Criteria[j].ID.String()] = "not-met"
		}
	}
	var sums [10]int64
	for range d.next(20) {
		rule, age := d.next(10), int64(d.next(8000))*3_600_000
		f.Events = append(f.Events, model.Event{Kind: fmt.Sprint(rule), At: benchNow.UnixMilli() - age})
		sums[rule] += int64(1<<40*math.Exp2(-float64(age)/(float64(p.law.Scoring.Rules[rule].HalfLife)*24*3_600_000)) + 0.5)
	}
	row[0], row[1] = i, 0
	if 2*known < 20 {
		row[1] = 1
	}
	for j, n := range sums {
		row[22+j] = (n + 1<<23) >> 24
	}
	p.columns.Add(&f)
	return row
}

// statements score every lead into a table, count the bands, and rank.
func (p *peer) statements() (fill, bands, top string) {
	var fit []string
	var groups [3][]string
	for i := range 20 {
		fit = append(fit, fmt.Sprintf("c%d*?", i))
	}
	for i := range 10 {
		groups[i%3] = append(groups[i%3], fmt.Sprintf("((a%d*?+32768)>>16)", i))
	}
	g := func(i int) string { return strings.Join(groups[i], "+") }
	fill = fmt.Sprintf(`create temp table s as select id, hatched, fit, talk,
 case when hatched then 2 when fit >= %[1]d and talk >= %[2]d then 0 when fit >= %[1]d then 1 else 3 end band from (
 select id, hatched, max(0, min(1000, %[3]s)) fit, max(0, min(1000, min(600, g0+g1+g2), min(g0, %[4]d)+min(g1, %[5]d)+min(g2, %[6]d))) talk from (
 select *, %[7]s g0, %[8]s g1, %[9]s g2 from l))`,
		peerFit, peerTalk, strings.Join(fit, "+"), peerCap(0), peerCap(1), peerCap(2), g(0), g(1), g(2))
	return fill, `select band, count(*), sum(fit >= 600 and talk >= 300) from s group by band`, `select id from s order by band, fit desc, hatched, talk desc, id limit 200`
}

// weights are the parameters of one turn, in the order of the text: the inner
// select is written after the outer one.
func (p *peer) weights(turn int64) []any {
	var out []any
	for i := range 20 {
		out = append(out, int64(20+5*i)+turn%40)
	}
	for g := range 3 {
		for i := g; i < 10; i += 3 {
			out = append(out, int64(30+35*i)-turn%20)
		}
	}
	return out
}

func (p *peer) answer(b *testing.B, turn int64) (tally score.Tally, ids []int) {
	fill, bands, top := p.statements()
	_, err := p.db.Exec(`drop table if exists s`)
	check(b, err)
	_, err = p.db.Exec(fill, p.weights(turn)...)
	check(b, err)
	rows, err := p.db.Query(bands)
	check(b, err)
	for rows.Next() {
		var band, n, mql int
		check(b, rows.Scan(&band, &n, &mql))
		tally.Bands[band] = n
		tally.MQL += mql
	}
	check(b, rows.Close())
	rows, err = p.db.Query(top)
	check(b, err)
	for rows.Next() {
		var id int
		check(b, rows.Scan(&id))
		ids = append(ids, id)
	}
	check(b, rows.Close())
	return tally, ids
}

// reweigh does the same turn to the columns.
func (p *peer) reweigh(turn int64) {
	for i := range 20 {
		p.columns.Weigh(peerID(100+i), int64(20+5*i)+turn%40)
	}
	for i := range 10 {
		p.columns.Weigh(peerID(300+i), int64(30+35*i)-turn%20)
	}
	p.columns.Rescore()
}

// same fails unless both answer the same.
func (p *peer) same(b *testing.B) {
	for _, turn := range []int64{0, 7} {
		p.reweigh(turn)
		tally, ids := p.answer(b, turn)
		ours := p.columns.Tally()
		if ours.Bands != tally.Bands || ours.MQL != tally.MQL {
			b.Fatalf("columns count %+v, SQLite %+v", ours, tally)
		}
		for i, at := range p.columns.Top() {
			if int(at) != ids[i] {
				b.Fatalf("place %d: lead %d, SQLite has %d", i, at, ids[i])
			}
		}
	}
}

// BenchmarkRescoreSQLite is the peer of BenchmarkRescore/100k: all weights
// changed, then bands and the first 200. It reports how often the columns
// answer the same question in the time of one answer of SQLite.
func BenchmarkRescoreSQLite(b *testing.B) {
	p := newPeer(b, 100_000)
	p.same(b)
	b.Run("100k", func(b *testing.B) {
		turn := int64(0)
		for b.Loop() {
			turn++
			p.answer(b, turn)
		}
		theirs := b.Elapsed() / time.Duration(b.N)
		start, turns := time.Now(), 20
		for range turns {
			turn++
			p.reweigh(turn)
		}
		ours := time.Since(start) / time.Duration(turns)
		b.ReportMetric(float64(theirs)/float64(ours), "columns-in-its-time")
		b.ReportMetric(float64(ours.Microseconds())/1000, "ms-of-columns")
	})
}

// BenchmarkColumns lays every lead of a file out, from the disk.
func BenchmarkColumns(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches)
	law, err := d.Draft(ctx)
	check(b, err)
	b.Run(fmt.Sprintf("%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			c, err := d.Columns(ctx, law, nil)
			check(b, err)
			if c.Len() != leads {
				b.Fatal(c.Len())
			}
		}
	})
}
