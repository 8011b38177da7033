package leads

import (
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
	"baton/model/where"
	"baton/ui/kit"
	"baton/ui/theme"
)

// column is one that the table can show: those made for it, and every other
// field there is.
type column struct {
	name  string // of the field
	head  kit.TableColumn
	by    sorting
	cell  func(*model.LeadRow) kit.Cell
	stays bool // enough beside the panel, which tells the rest
}

// usual are the columns that a table begins with, in their order.
var usual = []string{"company", "contact", "title", "stage", "band", "fit", "engagement", "value", "owner", "next_step", "last_touch"}

const sortStart = "band"

// crafted are the columns that are made for the table.
func (p *Page) crafted() []column {
	made := func(name string, head kit.TableColumn, by func(*model.LeadRow) rank, cell func(*model.LeadRow) kit.Cell) column {
		head.Sorts = true
		return column{name: name, head: head, by: sorting{rank: by}, cell: cell}
	}
	all := []column{
		made("company", kit.TableColumn{Title: "Company", Width: 134, Grow: 2, Tip: "The company, or the contact of a lead without one"},
			func(r *model.LeadRow) rank { return byText(r.Shown()) }, func(r *model.LeadRow) kit.Cell { return kit.Cell{Text: p.nameOf(r), Strong: true} }),
		made("contact", kit.TableColumn{Title: "Contact", Width: 90, Grow: 1, Tip: "The first contact"}, func(r *model.LeadRow) rank { return byText(r.Person) }, p.contactCell),
		made("title", kit.TableColumn{Title: "Need", Width: 112, Grow: 2, Tip: "What they want"},
			func(r *model.LeadRow) rank { return byText(r.Title) }, func(r *model.LeadRow) kit.Cell { return kit.Cell{Text: r.Title} }),
		made("stage", kit.TableColumn{Title: "Stage", Width: 105, Tip: "Where the lead stands, in the colour of the team that carries it"},
			func(r *model.LeadRow) rank { return rank{n: int64(p.stages[r.Stage].Rank)} },
			func(r *model.LeadRow) kit.Cell {
				return kit.Cell{Text: p.stages[r.Stage].Name, Hue: p.hueOf(r.Team), Chip: true}
			}),
		made("band", kit.TableColumn{Title: "Band", Width: 105, Tip: "Fit and engagement in words: talk now, warm up, find out, not ours"}, byBand,
			func(r *model.LeadRow) kit.Cell { return bandCell(r.Score) }),
		made("fit", kit.TableColumn{Title: "Fit", Width: 96, Number: true, Tip: "0 to 100, and from how many facts; underlined when known from fewer than half"}, byFit,
			func(r *model.LeadRow) kit.Cell { return fitCell(r.Score) }),
		made("engagement", kit.TableColumn{Title: "Eng.", Width: 54, Number: true, Tip: "Engagement, 0 to 100: what its people did; – is not measured yet"}, byEngagement,
			func(r *model.LeadRow) kit.Cell { return engagementCell(r.Score) }),
		made("value", kit.TableColumn{Title: "Value", Width: 60, Number: true, Tip: "In " + p.firm.Currency + "; the exact amount is in the panel"},
			func(r *model.LeadRow) rank { return rank{n: r.Value.Minor, empty: r.Value.Minor == 0} },
			func(r *model.LeadRow) kit.Cell { return valueCell(r.Value, p.firm.Currency) }),
		made("owner", kit.TableColumn{Title: "Owner", Width: 76, Grow: 1}, func(r *model.LeadRow) rank { return byText(r.OwnerName) },
			func(r *model.LeadRow) kit.Cell { return ownerCell(r.OwnerName) }),
		made("next_step", kit.TableColumn{Title: "Next step", Width: 130, Grow: 2, Tip: "Sorted by its date"},
			func(r *model.LeadRow) rank { return rank{text: r.NextDate, empty: r.NextDate == ""} }, p.nextCell),
		made("last_touch", kit.TableColumn{Title: "Touch", Width: 62, Number: true, Tip: "How long ago the last touch was"},
			func(r *model.LeadRow) rank { return rank{n: r.LastTouch.Unix(), empty: r.LastTouch.IsZero()} },
			func(r *model.LeadRow) kit.Cell { return kit.Cell{Text: ago(r.LastTouch, p.store.Now()), Quiet: true} }),
	}
	for i := range all {
		c := &all[i]
		c.stays = slices.Contains([]string{"company", "title", "stage", "band", "fit"}, c.name)
		c.by.scored = slices.Contains([]string{"band", "fit", "engagement", "last_touch"}, c.name)
	}
	return all
}

// column is the one of a name; a field that nobody made a column for gets a
// plain one.
func (p *Page) column(name string) (column, bool) {
	for _, c := range p.made {
		if c.name == name {
			return c, true
		}
	}
	f, ok := where.Find(p.rows.fields, name)
	if !ok {
		return column{}, false
	}
	head := kit.TableColumn{Title: f.Title, Width: 104, Sorts: true, Number: f.Kind == where.Number || f.Kind == where.Amount}
	if f.Kind == where.Text || f.Kind == where.Set {
		head.Grow = 1
	}
	return column{name: f.Name, head: head, by: sorting{field: f.Name}, cell: func(r *model.LeadRow) kit.Cell { return p.plainCell(f, r) }}, true
}

// plainCell shows what a lead holds in a field.
func (p *Page) plainCell(f where.Field, r *model.LeadRow) kit.Cell {
	v := p.rows.holds(f.Name, p.rows.place[r.ID])
	if p.shell.Presenter() && private(f) {
		return kit.Cell{Text: "–", Quiet: true}
	}
	return kit.Cell{Text: p.shownValue(f, v), Quiet: v.Kind == where.None}
}

// private says that a field names people, or how to reach them.
func private(f where.Field) bool {
	return slices.Contains([]string{"email", "phone", "people", "introducer", "domain", "website", "note"}, f.Name) || f.Noun == "person" && f.Name != "job"
}

func (p *Page) contactCell(r *model.LeadRow) kit.Cell {
	if p.shell.Presenter() {
		return kit.Cell{Text: kit.Initials(r.Person)}
	}
	return kit.Cell{Text: r.Person}
}

// showColumns lays the table out anew; the order of the rows stays.
func (p *Page) showColumns() {
	p.table.SetColumns(p.shown())
	p.table.ShowSort(slices.IndexFunc(p.cols, func(c column) bool { return c.name == p.sorted }), p.down)
}

// cell is what stands at a row and a column.
func (p *Page) cell(row, col int) kit.Cell { return p.cols[col].cell(p.rows.at(row)) }

func byText(s string) rank {
	return rank{text: strings.ToLower(s), empty: s == ""}
}

// fitRank puts a fit that is known from fewer than half its facts after an
// equal one that is known.
func fitRank(s *model.Score) int64 {
	n := 2 * s.Fit
	if !s.Hatched() {
		n++
	}
	return n
}

// bandRank is the order in which bands are worth one's time.
func bandRank(band string) int64 {
	switch band {
	case model.TalkNow:
		return 4
	case model.WarmUp:
		return 3
	case model.FindOut:
		return 2
	case model.NotOurs:
		return 1
	}
	return 0
}

func byFit(r *model.LeadRow) rank {
	if r.Score == nil {
		return rank{empty: true}
	}
	return rank{n: fitRank(r.Score)}
}

func byEngagement(r *model.LeadRow) rank {
	if r.Score == nil || !r.Score.Measured {
		return rank{empty: true}
	}
	return rank{n: r.Score.Engagement}
}

// byBand ranks by band, then fit, then engagement.
func byBand(r *model.LeadRow) rank {
	if r.Score == nil {
		return rank{empty: true}
	}
	return rank{n: bandRank(r.Score.Band)<<40 | fitRank(r.Score)<<16 | r.Score.Engagement}
}

// nameOf is what the row is called; in front of strangers it is a number.
func (p *Page) nameOf(r *model.LeadRow) string {
	if p.shell.Presenter() {
		return "Lead " + count(int(p.rows.place[r.ID])+1)
	}
	return r.Shown()
}

func bandCell(s *model.Score) kit.Cell {
	if s == nil {
		return kit.Cell{}
	}
	sign, hue := bandLook(s.Band)
	return kit.Cell{Text: model.BandTitle(s.Band), Sign: sign, Hue: hue}
}

// bandLook gives every band a shape besides its colour.
func bandLook(band string) (theme.Glyph, theme.Hue) {
	switch band {
	case model.TalkNow:
		return "phone-call", theme.Good
	case model.WarmUp:
		return "flame", theme.AtRisk
	case model.FindOut:
		return "circle-dashed", theme.Unknown
	}
	return "minus", theme.Unknown
}

func fitCell(s *model.Score) kit.Cell {
	if s == nil {
		return kit.Cell{}
	}
	return kit.Cell{Text: whole(s.Fit), Small: count(s.Known) + "/" + count(s.Of), Hatched: s.Hatched()}
}

func engagementCell(s *model.Score) kit.Cell {
	if s == nil {
		return kit.Cell{}
	}
	if !s.Measured {
		return kit.Cell{Text: "–", Quiet: true}
	}
	return kit.Cell{Text: whole(s.Engagement)}
}

// whole shows tenths as a table does: rounded to whole points.
func whole(tenths int64) string { return score.Tenths((tenths + 5) / 10 * 10) }

func valueCell(m model.Money, home string) kit.Cell {
	if m.Minor == 0 {
		return kit.Cell{Text: "–", Quiet: true}
	}
	c := kit.Cell{Text: m.Short()}
	if m.Currency != home {
		c.Small = m.Currency
	}
	return c
}

func ownerCell(name string) kit.Cell {
	if name == "" {
		return kit.Cell{Text: "Nobody", Quiet: true}
	}
	first, _, _ := strings.Cut(name, " ")
	return kit.Cell{Text: first}
}

func (p *Page) nextCell(r *model.LeadRow) kit.Cell {
	today := p.store.Now().In(p.firm.Location())
	switch {
	case r.Outcome == "nurture" && r.Wake != "":
		return kit.Cell{Text: "Wakes " + day(r.Wake, today), Sign: theme.Glyph("moon"), Quiet: true}
	case r.Outcome != "open":
		return kit.Cell{Text: model.Title(r.Why), Quiet: true}
	case r.NextStep == "" && r.NextDate == "":
		return kit.Cell{Text: "None", Quiet: true}
	case r.NextDate == "":
		return kit.Cell{Text: r.NextStep}
	case r.NextDate < today.Format(time.DateOnly):
		return kit.Cell{Text: r.NextStep, Small: day(r.NextDate, today), Sign: theme.Glyph("circle-alert"), Hue: theme.Late}
	}
	return kit.Cell{Text: r.NextStep, Small: day(r.NextDate, today)}
}
