package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"baton/model"
	"baton/model/template"
)

// The figures of this file: go test ./store -run '^$' -bench . -benchtime 1x

var benchNow = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// bigCSV is a list of n leads: thirteen columns, a company each.
func bigCSV(n int) []byte {
	var b bytes.Buffer
	b.WriteString("Lead ID,First Name,Last Name,Email,Company,Website,Industry,Employees,Country,City,Title,Lead Source,Created\n")
	for i := range n {
		fmt.Fprintf(&b, "L%06d,Jane%d,Doe%d,jane%d@company%d.example,Company %d,https://company%d.example,Software,%d,Portugal,Porto,CTO,Webinar,2026-%02d-%02d\n",
			i, i%977, i%1999, i, i, i, i, 10+i%900, 1+i%10, 1+i%28)
	}
	return b.Bytes()
}

func benchDesk(b *testing.B) *Desk {
	b.Helper()
	dir := b.TempDir()
	b.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	seeds := template.Rows("cloud", template.Start{Name: "Bench", Currency: "EUR", Zone: "Europe/Lisbon", Member: "Ada"})
	f, err := Create(context.Background(), filepath.Join(dir, "firm.baton"), seeds, func() time.Time { return benchNow })
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	ms, err := f.Members(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return f.As(model.Actor{Member: ms[0].ID, Hat: ms[0].Hats[0]}, func() time.Time { return benchNow })
}

// fill imports leads and gives their people touches, published.
func fill(b *testing.B, d *Desk, leads, touches int) {
	b.Helper()
	ctx := context.Background()
	if _, err := d.Import(ctx, model.ListSource{Name: "big.csv", Data: bigCSV(leads)}, nil); err != nil {
		b.Fatal(err)
	}
	people, err := d.People(ctx)
	if err != nil {
		b.Fatal(err)
	}
	kinds := []string{"mail", "download", "webinar", "meeting", "call"}
	err = d.write(ctx, "Touches", func(w *writer) error {
		for i := range touches {
			p := people[i%len(people)]
			f := model.Fields{"person": p.ID.String(), "kind": kinds[i%len(kinds)], "direction": []string{"in", "out"}[i%2], "outcome": "talked",
				"happened": benchNow.Add(-time.Duration(i%8000) * time.Hour).UnixMilli(), "exact": "minute", "recorded": benchNow.UnixMilli()}
			if _, err := w.add("touch", p.ID, f); err != nil {
				return err
			}
			clear(w.rows)
		}
		return nil
	})
	if err == nil {
		_, err = d.Sync(ctx)
	}
	if err != nil {
		b.Fatal(err)
	}
}

func size(b *testing.B) (leads, touches int) {
	if os.Getenv("BATON_LONG") != "" {
		return 100_000, 1_000_000
	}
	return 10_000, 100_000
}

func check(b *testing.B, err error) {
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen: with a replica, to the rows of the Leads screen, to their
// scores; and the first opening on a machine. BATON_LONG=1 for 100k leads and
// 1M touches.
func BenchmarkOpen(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches)
	st, err := os.Stat(d.Path())
	check(b, err)
	b.Run(fmt.Sprintf("rows-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			f, err := Open(ctx, d.Path(), nil)
			check(b, err)
			rows, err := f.As(d.actor, d.clock).Leads(ctx)
			check(b, err)
			if len(rows) != leads {
				b.Fatal(len(rows))
			}
			f.Close()
		}
		b.ReportMetric(float64(st.Size())/1e6, "MB")
	})
	b.Run(fmt.Sprintf("scores-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			f, err := Open(ctx, d.Path(), nil)
			check(b, err)
			got, err := f.As(d.actor, d.clock).Scored(ctx, nil)
			check(b, err)
			if len(got) != leads {
				b.Fatal(len(got))
			}
			f.Close()
		}
	})
	b.Run(fmt.Sprintf("first-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			b.Setenv("BATON_HOME", b.TempDir())
			f, err := Open(ctx, d.Path(), nil)
			check(b, err)
			_, err = f.As(d.actor, d.clock).Leads(ctx)
			check(b, err)
			f.Close()
		}
	})
	b.Run(fmt.Sprintf("move-%dk", leads/1000), func(b *testing.B) {
		rows, err := d.Leads(ctx)
		check(b, err)
		law, err := d.Draft(ctx)
		check(b, err)
		lost, _ := law.StageNamed("not-ours")
		i := 0
		for b.Loop() {
			_, err := d.Move(ctx, model.MoveRequest{Lead: rows[i].ID, To: lost.ID, Reason: "too small"})
			check(b, err)
			got, err := d.LeadRows(ctx, []model.ID{rows[i].ID})
			check(b, err)
			_, err = d.Scored(ctx, []model.ID{rows[i].ID})
			check(b, err)
			if got[0].StageKey != "not-ours" {
				b.Fatal(got[0].StageKey)
			}
			i++
		}
	})
}

// BenchmarkImport: a CSV to companies, people, leads, parts and moves, in the
// file; beside it the same rows written plainly to one table.
func BenchmarkImport(b *testing.B) {
	leads, _ := size(b)
	data := bigCSV(leads)
	b.Run(fmt.Sprintf("baton-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			d := benchDesk(b)
			b.StartTimer()
			res, err := d.Import(context.Background(), model.ListSource{Name: "big.csv", Data: data}, nil)
			check(b, err)
			_, err = d.Sync(context.Background())
			check(b, err)
			if res.Created != leads {
				b.Fatal(res.Created)
			}
		}
	})
	b.Run(fmt.Sprintf("plain-table-%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			plainImport(b, data)
		}
	})
}

func plainImport(b *testing.B, data []byte) {
	db, err := sql.Open("sqlite3", filepath.Join(b.TempDir(), "plain.db")+"?_journal_mode=WAL&_synchronous=FULL")
	check(b, err)
	defer db.Close()
	_, err = db.Exec(`create table l(a,b,c,d,e,f,g,h,i,j,k,l,m)`)
	check(b, err)
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	check(b, err)
	tx, err := db.Begin()
	check(b, err)
	ins, err := tx.Prepare(`insert into l values(?,?,?,?,?,?,?,?,?,?,?,?,?)`)
	check(b, err)
	args := make([]any, 13)
	for _, row := range all[1:] {
		for i := range row {
			args[i] = row[i]
		}
		_, err = ins.Exec(args...)
		check(b, err)
	}
	check(b, tx.Commit())
}

// BenchmarkEdit: one durable change of one field.
func BenchmarkEdit(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	id, err := d.Add(ctx, "company", model.Fields{"name": "Acme"})
	check(b, err)
	i := 0
	for b.Loop() {
		i++
		check(b, d.Set(ctx, "company", id, model.Fields{"city": fmt.Sprint(i)}))
	}
}

// BenchmarkDuplicates: what may be there twice, over companies, people and
// leads.
func BenchmarkDuplicates(b *testing.B) {
	d := benchDesk(b)
	leads, _ := size(b)
	fill(b, d, leads, 0)
	b.Run(fmt.Sprintf("%dk", leads/1000), func(b *testing.B) {
		for b.Loop() {
			_, err := d.Duplicates(context.Background())
			check(b, err)
		}
	})
}
