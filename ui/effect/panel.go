package effect

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// The views of the panel.
const (
	ranking = "ranking"
	crosses = "crosses"
	grades  = "grades"
)

// Panel is what follows for the open leads: bands, the two definitions, and
// below them one of three views.
type Panel struct {
	Root fyne.CanvasObject

	shell    *shell.Shell
	open     func(route string)
	columns  *score.Columns
	rows     []model.LeadRow // of each lead of the columns
	crossing []crossing
	mql, sql sides
	ranked   []int32
	only     string // the band the ranking shows; "" = all

	head  *kit.Text
	bands [4]*tile
	lines [2]*tile // worth a conversation, ready for Sales
	views *kit.Tabs
	place *fyne.Container
	table *kit.Table
	who   *kit.Table
	grid  *grid
	foot  *kit.Text
}

func newPanel(sh *shell.Shell) *Panel {
	p := &Panel{shell: sh, open: sh.Go, head: kit.Quiet("Reading the leads …").Ellipsis(), foot: kit.Muted("").Ellipsis(), grid: newGrid(), place: container.NewStack()}
	four, two := kit.Columns(8), kit.Shares(8, []float32{6, 5})
	for i, b := range score.Bands {
		p.bands[i] = newTile(hueOf(b), model.BandTitle(b), "", func() { p.choose(b) })
		four.Add(p.bands[i])
	}
	p.lines[0] = newTile(theme.BD, "Worth a conversation", "MQL", func() { p.View(crosses) })
	p.lines[1] = newTile(theme.Sales, "Ready for Sales", "SQL", func() { p.View(crosses) })
	two.Add(p.lines[0])
	two.Add(p.lines[1])
	p.tables()
	p.views = kit.NewTabs([]kit.Option{{Value: ranking, Label: "Who comes first"}, {Value: crosses, Label: "Who crosses"}, {Value: grades, Label: "Grades"}}, ranking, p.View)
	top := kit.Column(8, kit.Fixed(0, 28, kit.Middle(p.head)), four, two, p.views)
	p.Root = kit.Headed(8, top, container.NewBorder(nil, kit.Inset(4, 2, 0, 4, p.foot), nil, nil, p.place))
	p.View(ranking)
	return p
}

// View shows one of the three: ranking, crosses, grades.
func (p *Panel) View(which string) {
	p.views.SetValue(which)
	at := map[string]fyne.CanvasObject{ranking: p.table, crosses: p.who, grades: p.grid.root}[which]
	p.place.Objects = []fyne.CanvasObject{at}
	p.say()
	p.place.Refresh()
}

// meet takes in the leads, in the order of the columns.
func (p *Panel) meet(c *score.Columns, leads []model.LeadRow) {
	at := make(map[model.ID]int, len(leads))
	for i := range leads {
		at[leads[i].ID] = i
	}
	p.rows = make([]model.LeadRow, c.Len())
	for i := range p.rows {
		p.rows[i] = leads[at[c.Lead(i)]]
	}
}

// show puts in what was scored last. What is tried is compared with what is
// kept.
func (p *Panel) show(c *score.Columns, tried bool) {
	p.columns = c
	now, was := c.Tally(), c.Kept()
	for i, t := range p.bands {
		t.set(now.Bands[i], now.Bands[i]-was.Bands[i])
	}
	p.lines[0].set(now.MQL, now.MQL-was.MQL)
	p.lines[1].set(now.SQL, now.SQL-was.SQL)
	p.crossing, p.mql, p.sql = crossings(c)
	p.head.Set(headline(c.Len(), len(c.Moved()), tried))
	n := ""
	if len(c.Moved()) > 0 {
		n = thousands(len(c.Moved()))
	}
	p.views.Count(crosses, n)
	p.grid.show(now, was)
	p.rank()
	p.who.Refresh()
}

// headline says whether one looks at what is kept or at what would be.
func headline(open, crossed int, tried bool) string {
	leads := thousands(open) + " open leads"
	if open == 1 {
		leads = "1 open lead"
	}
	switch {
	case open == 0:
		return "No open leads yet"
	case !tried:
		return leads + " by these rules"
	case crossed == 0:
		return leads + ": nobody would cross a line"
	case crossed == 1:
		return leads + ": 1 would cross a line"
	}
	return fmt.Sprintf("%s: %s would cross a line", leads, thousands(crossed))
}

// sentence says what would follow, for the bar.
func (p *Panel) sentence() string {
	if p.columns == nil {
		return "the leads are being read"
	}
	return said(p.mql, p.sql, len(p.columns.Moved()))
}

// choose shows one band in the ranking, or all of them again.
func (p *Panel) choose(band string) {
	if p.only == band && p.views.Value == ranking {
		band = ""
	}
	p.only = band
	for i, b := range score.Bands {
		p.bands[i].choose(b == band)
	}
	p.rank()
	p.View(ranking)
}

func (p *Panel) rank() {
	p.ranked = p.ranked[:0]
	switch {
	case p.columns == nil:
	case p.only == "":
		p.ranked = append(p.ranked, p.columns.Top()...)
	default:
		p.ranked = p.columns.Of(p.only, p.ranked)
	}
	p.say()
	p.table.Refresh()
}

// say tells under a list that it goes on.
func (p *Panel) say() {
	shown, of := 0, 0
	switch {
	case p.columns == nil:
	case p.views.Value == crosses:
		shown, of = len(p.crossing), len(p.columns.Moved())
	case p.views.Value == ranking:
		shown, of = len(p.ranked), p.columns.Len()
		for i, b := range score.Bands {
			if b == p.only {
				of = p.columns.Tally().Bands[i]
			}
		}
	}
	words := ""
	if shown < of {
		words = fmt.Sprintf("The first %d of %s", shown, thousands(of))
	}
	if p.views.Value == grades {
		words = "Fit A to D, interest 1 to 4, with what would change"
	}
	p.foot.Set(words)
}
