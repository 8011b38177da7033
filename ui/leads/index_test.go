package leads

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/where"
)

// crowd makes n leads with names that resemble each other, as real lists do.
func crowd(n int) []model.LeadRow {
	r := rand.New(rand.NewPCG(7, 11))
	first, last := []string{"Ines", "Tomas", "Mira", "Jonas", "Priya", "Elif", "Zoë", "Åsa"}, []string{"Calder", "Brandt", "Solheim", "Weil", "Nand", "Aydin"}
	stem, kind := []string{"Harbour", "Kettle", "Fenn", "Opal", "Tide", "Marrow", "Larch", "Quill"}, []string{"Software", "Pay", "Freight", "Labs", "Health", "Works"}
	need := []string{"Migration to the cloud", "Platform rebuild", "On-call by the month", "Cloud bill review", ""}
	out := make([]model.LeadRow, n)
	for i := range out {
		l := &out[i]
		l.ID = model.ID{byte(i >> 24), byte(i >> 16), byte(i >> 8), byte(i), 1}
		l.Name = stem[r.IntN(len(stem))] + kind[r.IntN(len(kind))] + " " + strconv.Itoa(i)
		l.Person = first[r.IntN(len(first))] + " " + last[r.IntN(len(last))]
		l.Email = strings.ToLower(l.Person[:2]) + strconv.Itoa(i) + "@example.com"
		l.Title, l.Outcome, l.Kind = need[r.IntN(len(need))], []string{"open", "open", "open", "lost"}[r.IntN(4)], "new-client"
		l.Value = model.Money{Minor: int64(r.IntN(300)) * 100_000, Currency: "EUR"}
		l.Stage = model.ID{byte(1 + r.IntN(8))}
		l.LastTouch = time.Unix(int64(r.IntN(1_000_000)), 0)
		l.Score = &model.Score{Fit: int64(r.IntN(1001)), Known: r.IntN(8), Of: 7, Engagement: int64(r.IntN(1001)), Measured: true,
			Band: []string{model.TalkNow, model.WarmUp, model.FindOut, model.NotOurs}[r.IntN(4)]}
	}
	return out
}

func TestIndex_find(t *testing.T) {
	all := crowd(500)
	x := newIndex(all)
	rapid.Check(t, func(t *rapid.T) {
		query := rapid.SampledFrom([]string{"a", "har", "HARBOUR", "zoë", "Åsa weil", "bill 4", "12", "@example.com", "pay  rebuild", "\t", "nobody at all", "l", "work 7 mira"}).Draw(t, "query")
		h := x.find(query)
		n := 0
		for i := range all {
			line := strings.ToLower(strings.Join([]string{all[i].Name, all[i].Person, all[i].Email, all[i].Title}, "\t"))
			want := true
			for _, w := range strings.Fields(strings.ToLower(query)) {
				want = want && strings.Contains(line, w)
			}
			if h != nil && h.has(int32(i)) != want {
				t.Fatalf("%q in %q: found %v", query, line, !want)
			}
			if want {
				n++
			}
		}
		if h == nil && strings.TrimSpace(query) != "" || h != nil && h.n != n {
			t.Fatalf("%q: counted %v, want %d", query, h, n)
		}
	})
}

func TestRows_patch(t *testing.T) {
	fill := func(by string, down bool) *rows {
		p := bare()
		r := newRows(crowd(300), p.sorting(by))
		r.fields = where.Leads(&model.Agreement{}, nil)
		r.sortBy(p.sorting(by), down)
		r.search("har")
		r.show(newFilter())
		return r
	}
	rapid.Check(t, func(t *rapid.T) {
		by, down := rapid.SampledFrom(append([]string{"created", "source", "grade"}, usual...)).Draw(t, "column"), rapid.Bool().Draw(t, "down")
		r := fill(by, down)
		var ids []model.ID
		var fresh []model.LeadRow
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			row := r.all[rapid.IntRange(0, 299).Draw(t, "row")]
			if slices.Contains(ids, row.ID) {
				continue
			}
			ids = append(ids, row.ID)
			if rapid.Bool().Draw(t, "deleted") {
				continue
			}
			row.Name, row.Value.Minor, row.NextDate = "Harbour "+row.Person, 5, "2026-12-01"
			fresh = append(fresh, row)
		}
		r.patch(ids, fresh)
		r.unstick()
		r.show(newFilter())
		p := bare()
		again := newRows(slices.Clone(r.all), p.sorting(by))
		again.fields = r.fields
		again.sortBy(p.sorting(by), down)
		again.search("har")
		again.show(newFilter())
		if !slices.Equal(keysOf(r), keysOf(again)) {
			t.Fatalf("a patched view differs from one that is read anew")
		}
	})
}

func keysOf(r *rows) []string {
	var out []string
	for i := range r.view {
		out = append(out, r.key(i))
	}
	return out
}

func TestOrder(t *testing.T) {
	t.Run("what is not known comes last, whichever way one sorts", func(t *testing.T) {
		all := crowd(50)
		all[7].Value.Minor, all[30].Value.Minor = 0, 0
		p := bare()
		for _, down := range []bool{true, false} {
			o := order{by: p.sorting("value"), down: down}
			o.sort(&rows{all: all})
			if last := all[o.perm[49]].Value.Minor; last != 0 {
				t.Errorf("down %v: the last row is worth %d", down, last)
			}
		}
	})
	t.Run("a fit known from few facts comes after an equal one that is known", func(t *testing.T) {
		thin, solid := &model.Score{Fit: 700, Known: 2, Of: 7}, &model.Score{Fit: 700, Known: 6, Of: 7}
		if fitRank(thin) >= fitRank(solid) {
			t.Errorf("thin %d, solid %d", fitRank(thin), fitRank(solid))
		}
	})
}

// bare is a page without a firm.
func bare() *Page {
	p := &Page{listed: usual, rows: &rows{facts: facts{fields: where.Leads(&model.Agreement{}, nil)}}}
	p.made = p.crafted()
	return p
}

func TestPage_columns(t *testing.T) {
	p := bare()
	p.listed = []string{"company", "title", "industry", "fit", "of tomorrow", "employees"}
	var titles []string
	for _, c := range p.shown() {
		titles = append(titles, c.Title)
	}
	if got := strings.Join(titles, ", "); got != "Company, Need, Industry, Fit, Employees" || len(p.cols) != 5 || p.cols[2].name != "industry" {
		t.Errorf("%s", got)
	}
}

func TestFacets(t *testing.T) {
	all := crowd(200)
	all[3].Score = nil
	f := filter{ofBand: {model.TalkNow, model.WarmUp}, ofStage: {keyOf(model.ID{3}), keyOf(model.ID{4})}, ofOutcome: {"open"}, ofKind: {"new-client"}}
	gates := newFacets(all, "EUR").gates(f)
	n := 0
	for i := range all {
		r := &all[i]
		want := r.Score != nil && (r.Score.Band == model.TalkNow || r.Score.Band == model.WarmUp) && (r.Stage == model.ID{3} || r.Stage == model.ID{4}) && r.Outcome == "open"
		if got := admitted(gates, int32(i)); got != want {
			t.Fatalf("row %d: let through %v, want %v", i, got, want)
		}
		if want {
			n++
		}
	}
	if n == 0 {
		t.Fatal("nothing to let through: the test shows nothing")
	}
}

// naive is what the index competes with: every field of every row.
func naive(all []model.LeadRow, query string) int {
	q, n := strings.ToLower(query), 0
	for i := range all {
		r := &all[i]
		if strings.Contains(strings.ToLower(r.Name), q) || strings.Contains(strings.ToLower(r.Person), q) ||
			strings.Contains(strings.ToLower(r.Email), q) || strings.Contains(strings.ToLower(r.Title), q) {
			n++
		}
	}
	return n
}

const many = 100_000

func BenchmarkTypeAhead(b *testing.B) {
	all := crowd(many)
	x := newIndex(all)
	for _, q := range []string{"h", "ha", "harbour", "cloud bill", "zoë weil 99", "nobody"} {
		b.Run(fmt.Sprintf("query=%s/index", strings.ReplaceAll(q, " ", "_")), func(b *testing.B) {
			for range b.N {
				x.find(q)
			}
		})
	}
	b.Run("query=harbour/field_by_field", func(b *testing.B) {
		for range b.N {
			naive(all, "harbour")
		}
	})
}

func BenchmarkSort(b *testing.B) {
	all := crowd(many)
	p := bare()
	for _, name := range []string{"company", "band", "value", "created", "source"} {
		r := &rows{all: all, facts: facts{fields: p.rows.fields}}
		b.Run(name, func(b *testing.B) {
			for range b.N {
				o := order{by: p.sorting(name)}
				o.sort(r)
			}
		})
	}
}

func BenchmarkFilter(b *testing.B) {
	p := bare()
	r := newRows(crowd(many), p.sorting("band"))
	r.show(newFilter())
	f := newFilter()
	f[ofBand], f[ofStage] = []string{model.TalkNow, model.WarmUp}, []string{keyOf(model.ID{3}), keyOf(model.ID{4})}
	b.Run("filters", func(b *testing.B) {
		for range b.N {
			r.show(f)
		}
	})
	b.Run("keystroke", func(b *testing.B) {
		for range b.N {
			r.search("harbour")
			r.show(f)
			r.worth()
		}
	})
	b.Run("one_lead_changed", func(b *testing.B) {
		for i := range b.N {
			row := r.all[i%many]
			row.Title = "Changed"
			r.patch([]model.ID{row.ID}, []model.LeadRow{row})
			r.show(f)
		}
	})
}

// TestTypeAhead_isFast holds the promise of five milliseconds, with room for
// a busy machine; the long run holds the promise itself.
func TestTypeAhead_isFast(t *testing.T) {
	limit := 25 * time.Millisecond
	if os.Getenv("BATON_LONG") != "" {
		limit = 5 * time.Millisecond
	}
	x := newIndex(crowd(many))
	for _, q := range []string{"h", "harbour", "cloud bill"} {
		best := time.Hour
		for range 7 {
			start := time.Now()
			x.find(q)
			best = min(best, time.Since(start))
		}
		if best > limit {
			t.Errorf("%q took %v in %d leads, not %v", q, best, many, limit)
		}
	}
}
