package leads

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/model/where"
	"baton/ui/shell"
	"baton/ui/theme"
)

// crowded is a store of a hundred thousand leads that nobody writes to.
type crowded struct {
	Store
	all      []model.LeadRow
	industry map[model.ID]where.Value
}

func (c *crowded) Firm(context.Context) (model.Firm, error) {
	return model.Firm{Name: "Tidewater", Currency: "EUR", Zone: "UTC"}, nil
}
func (c *crowded) Members(context.Context) ([]model.Member, error) { return nil, nil }
func (c *crowded) InForce(context.Context) (*model.Agreement, error) {
	a := &model.Agreement{}
	for i := range 9 {
		a.Stages = append(a.Stages, model.Stage{ID: model.ID{byte(i)}, Name: fmt.Sprint("Stage ", i), Rank: i, Kind: "open"})
	}
	return a, nil
}
func (c *crowded) Leads(context.Context) ([]model.LeadRow, error)             { return c.all, nil }
func (c *crowded) OwnFields(context.Context) ([]model.FieldDef, error)        { return nil, nil }
func (c *crowded) Views(context.Context, string) ([]model.View, error)        { return nil, nil }
func (c *crowded) Actor() model.Actor                                         { return model.Actor{} }
func (c *crowded) Now() time.Time                                             { return time.Unix(2_000_000, 0).UTC() }
func (c *crowded) Scored(context.Context, []model.ID) ([]model.Scored, error) { return nil, nil }
func (c *crowded) Known(context.Context, where.Field, []model.ID) (map[model.ID]where.Value, error) {
	return c.industry, nil
}

// crowdedPage is the page over them, in a window as large as a laptop's.
func crowdedPage(t testing.TB) *Page {
	test.NewTempApp(t)
	c := &crowded{all: crowd(many), industry: map[model.ID]where.Value{}}
	for i := range c.all {
		c.industry[c.all[i].ID] = where.Words([]string{"Payments", "Logistics", "Retail", "Health"}[i%4])
	}
	w := test.NewTempWindow(t, nil)
	sh := shell.New(shell.Options{Window: w, Mode: theme.Light, Still: true})
	p := New(c, sh)
	sh.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: p})
	w.Resize(fyne.NewSize(1440, 900))
	sh.Go("leads")
	return p
}

// BenchmarkFirstRow is how long it takes from asking until every row on the
// screen is laid out anew, for a hundred thousand leads; beside it the same
// sorting and filtering of structs without a table.
func BenchmarkFirstRow(b *testing.B) {
	p := crowdedPage(b)
	sort := func(name string) func(int) {
		return func(i int) {
			at := slices.IndexFunc(p.cols, func(c column) bool { return c.name == name })
			p.sortBy(at, i%2 == 0)
			p.table.Refresh()
		}
	}
	for _, name := range []string{"company", "band", "value", "next_step"} {
		b.Run("sort/"+name, func(b *testing.B) {
			for i := range b.N {
				sort(name)(i)
			}
		})
	}
	one, err := where.Parse(`fit >= 50 and source = null`, nil)
	if err != nil {
		b.Fatal(err)
	}
	other, err := where.Parse(`industry in (payments, retail) and not last_touch older 20`, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("filter/any_field", func(b *testing.B) {
		for i := range b.N {
			p.setFilter([]where.Expr{[]where.Expr{one, other}[i%2]})
		}
	})
	p.setFilter(nil)
	b.Run("filter/chip", func(b *testing.B) {
		for i := range b.N {
			p.filter[ofBand] = [][]string{{model.TalkNow}, {model.WarmUp, model.FindOut}}[i%2]
			p.bar.refilter()
		}
	})
	b.Run("type_ahead_with_count", func(b *testing.B) {
		for i := range b.N {
			p.rows.search([]string{"harbour", "cloud bill"}[i%2])
			p.rows.show(p.filter)
			p.counted()
		}
	})
	b.Run("peer/sort_structs_by_company", func(b *testing.B) {
		for range b.N {
			all := slices.Clone(p.rows.all)
			slices.SortStableFunc(all, func(x, y model.LeadRow) int { return cmp.Compare(x.Name, y.Name) })
		}
	})
	b.Run("peer/sort_pointers_by_company", func(b *testing.B) {
		for range b.N {
			all := make([]*model.LeadRow, len(p.rows.all))
			for i := range all {
				all[i] = &p.rows.all[i]
			}
			slices.SortStableFunc(all, func(x, y *model.LeadRow) int { return cmp.Compare(x.Name, y.Name) })
		}
	})
	b.Run("peer/filter_structs", func(b *testing.B) {
		for range b.N {
			var out []*model.LeadRow
			for i := range p.rows.all {
				if r := &p.rows.all[i]; r.Score.Fit >= 500 && r.Source == "" && r.Outcome == "open" {
					out = append(out, r)
				}
			}
			_ = out
		}
	})
}
