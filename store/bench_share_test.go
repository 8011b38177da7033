package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
)

// The figures of sharing: go test ./store -run '^$' -bench 'Merge|Round|Durable'
// and BATON_LONG=1 for 100k leads with 2M operations.

// laptop opens the file of another desk on a computer of its own.
func laptop(b *testing.B, from *Desk, path string) *Desk {
	b.Helper()
	b.Setenv("BATON_HOME", b.TempDir())
	f, err := Open(context.Background(), path, nil)
	check(b, err)
	b.Cleanup(func() { f.Close() })
	return f.As(from.actor, from.clock)
}

func copyOf(b *testing.B, path string) string {
	b.Helper()
	data, err := os.ReadFile(path)
	check(b, err)
	to := filepath.Join(b.TempDir(), "firm.baton")
	check(b, os.WriteFile(to, data, 0o600))
	return to
}

// drift changes n companies, in changes of a hundred.
func drift(b *testing.B, d *Desk, n int, city string) {
	b.Helper()
	rows, err := d.Companies(context.Background())
	check(b, err)
	for i := range n / 100 {
		check(b, d.Batch(context.Background(), "Drift", func(in *Desk) error {
			for j := range 100 {
				id := rows[(i*100+j)*7%len(rows)].ID
				if err := in.Set(context.Background(), "company", id, model.Fields{"city": fmt.Sprint(city, i, j)}); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}

// BenchmarkMerge: two versions of a firm that have drifted apart by ten
// thousand changes each.
func BenchmarkMerge(b *testing.B) {
	leads, _ := size(b)
	sizes := []int{0}
	if os.Getenv("BATON_LONG") != "" {
		sizes = append(sizes, 1_400_000)
	}
	for _, touches := range sizes {
		b.Run(fmt.Sprintf("%dk-leads-%dk-touches", leads/1000, touches/1000), func(b *testing.B) { benchMerge(b, leads, touches) })
	}
}

func benchMerge(b *testing.B, leads, touches int) {
	ctx := context.Background()
	a := benchDesk(b)
	fill(b, a, leads, touches)
	other := laptop(b, a, copyOf(b, a.Path()))
	drift(b, other, leads/10, "north")
	_, err := other.Sync(ctx)
	check(b, err)
	drift(b, a, leads/10, "south")
	own, err := readDigest(ctx, a.eyes)
	check(b, err)
	for b.Loop() {
		b.StopTimer()
		path := copyOf(b, a.Path()) // a third computer, which has all of a's
		c := laptop(b, a, path)
		_, err := c.Merge(ctx, a.Path())
		check(b, err)
		at := filepath.Join(b.TempDir(), "a.db")
		_, err = a.snapshot(ctx, at)
		check(b, err)
		data, err := os.ReadFile(at)
		check(b, err)
		im, err := imageIn(ctx, data, at)
		check(b, err)
		_, err = c.take(ctx, im)
		check(b, err)
		im.Close()
		b.StartTimer()
		data, err = os.ReadFile(other.Path())
		check(b, err)
		im, err = imageIn(ctx, data, other.Path())
		check(b, err)
		t, err := c.take(ctx, im)
		check(b, err)
		im.Close()
		if t.ops < leads/10 || t.lacks < leads/10 {
			b.Fatal(t.ops, t.lacks)
		}
		b.ReportMetric(float64(len(data))/1e6, "MB")
		b.ReportMetric(float64(own.Count), "operations")
	}
}

// BenchmarkRound: a whole round after one edit, at five thousand leads, and
// how many bytes it writes for each byte of the file.
func BenchmarkRound(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	fill(b, d, 5000, 50_000)
	st, err := os.Stat(d.Path())
	check(b, err)
	id, err := d.Add(ctx, "company", model.Fields{"name": "Acme"})
	check(b, err)
	var wrote int64
	i := 0
	for b.Loop() {
		i++
		b.StopTimer()
		<-time.After(3500 * time.Millisecond) // as in the window, where nobody publishes twice within seconds
		_, err := d.Sync(ctx)
		check(b, err)
		check(b, d.Set(ctx, "company", id, model.Fields{"city": fmt.Sprint(i)}))
		before := written(b)
		b.StartTimer()
		r, err := d.Sync(ctx)
		check(b, err)
		if !r.Published {
			b.Fatal("nothing was published")
		}
		wrote += written(b) - before
	}
	b.ReportMetric(float64(st.Size())/1e6, "MB")
	b.ReportMetric(float64(wrote)/float64(i)/float64(st.Size()), "written/size")
}

// written is what this process has sent to the disks so far.
func written(b *testing.B) (n int64) {
	text, err := os.ReadFile("/proc/self/io")
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(text), "\n") {
		fmt.Sscanf(line, "wchar: %d", &n)
	}
	return n
}

// BenchmarkDurable: one durable change in a large firm; the slowest of a
// hundred.
func BenchmarkDurable(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	leads, touches := size(b)
	fill(b, d, leads, touches*14/10)
	rows, err := d.Companies(ctx)
	check(b, err)
	var took []time.Duration
	i := 0
	for b.Loop() {
		i++
		start := time.Now()
		check(b, d.Set(ctx, "company", rows[i*31%len(rows)].ID, model.Fields{"city": fmt.Sprint(i)}))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
}

// BenchmarkWindow: what the window does between two frames (an edit, and the
// row read anew), alone and while rounds run beside it as fast as they can:
// how long the slowest of a hundred takes.
func BenchmarkWindow(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	fill(b, d, 5000, 50_000)
	rows, err := d.Leads(ctx)
	check(b, err)
	for _, beside := range []string{"alone", "while-syncing"} {
		b.Run(beside, func(b *testing.B) {
			stop, done := make(chan struct{}), make(chan int)
			if beside != "alone" {
				go func() {
					rounds := 0
					for {
						select {
						case <-stop:
							done <- rounds
							return
						default:
							if _, err := d.Sync(ctx); err != nil {
								b.Error(err)
							}
							rounds++
						}
					}
				}()
			}
			var took []time.Duration
			i := 0
			for b.Loop() {
				i++
				at := rows[i*31%len(rows)]
				start := time.Now()
				check(b, d.Set(ctx, "lead", at.ID, model.Fields{"next-step": fmt.Sprint("call ", i)}))
				_, err := d.LeadRows(ctx, []model.ID{at.ID})
				check(b, err)
				took = append(took, time.Since(start))
			}
			if beside != "alone" {
				close(stop)
				b.ReportMetric(float64(<-done), "rounds")
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-max")
		})
	}
}
