package leads

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// The columns, in the order of the table.
const (
	colCompany = iota
	colContact
	colNeed
	colStage
	colBand
	colFit
	colEngagement
	colValue
	colOwner
	colNext
	colTouch
)

const sortStart = colBand

// allColumns are the columns there are.
func (p *Page) allColumns() []kit.TableColumn {
	return []kit.TableColumn{
		colCompany:    {Title: "Company", Width: 134, Grow: 2, Sorts: true, Tip: "The company, or the contact of a lead without one"},
		colContact:    {Title: "Contact", Width: 90, Grow: 1, Sorts: true, Tip: "The first contact"},
		colNeed:       {Title: "Need", Width: 112, Grow: 2, Sorts: true, Tip: "What they want"},
		colStage:      {Title: "Stage", Width: 105, Sorts: true, Tip: "Where the lead stands, in the colour of the team that carries it"},
		colBand:       {Title: "Band", Width: 105, Sorts: true, Tip: "Fit and engagement in words: talk now, warm up, find out, not ours"},
		colFit:        {Title: "Fit", Width: 96, Number: true, Sorts: true, Tip: "0 to 100, and from how many facts; underlined when known from fewer than half"},
		colEngagement: {Title: "Eng.", Width: 54, Number: true, Sorts: true, Tip: "Engagement, 0 to 100: what its people did; – is not measured yet"},
		colValue:      {Title: "Value", Width: 60, Number: true, Sorts: true, Tip: "In " + p.firm.Currency + "; the exact amount is in the panel"},
		colOwner:      {Title: "Owner", Width: 76, Grow: 1, Sorts: true},
		colNext:       {Title: "Next step", Width: 130, Grow: 2, Sorts: true, Tip: "Sorted by its date"},
		colTouch:      {Title: "Touch", Width: 62, Number: true, Sorts: true, Tip: "How long ago the last touch was"},
	}
}

// showColumns lays the table out anew; the order of the rows stays.
func (p *Page) showColumns() {
	p.table.SetColumns(p.shown())
	p.table.ShowSort(slices.Index(p.cols, p.sorted), p.down)
}

// chooseColumns offers every column but the first to be shown or hidden.
func (p *Page) chooseColumns(under fyne.CanvasObject) {
	var items []kit.MenuItem
	for i, c := range p.allColumns() {
		if i == colCompany {
			continue
		}
		items = append(items, kit.MenuItem{Label: c.Title, Chosen: !p.hidden[i], Run: func() {
			p.hidden[i] = !p.hidden[i]
			p.showColumns()
			kit.Focus(p.table)
		}})
	}
	kit.DropMenu(under, items)
}

// sortings say how each column ranks a row.
func (p *Page) sortings() []sorting {
	return []sorting{
		colCompany:    {rank: func(r *model.LeadRow) rank { return byText(r.Shown()) }},
		colContact:    {rank: func(r *model.LeadRow) rank { return byText(r.Person) }},
		colNeed:       {rank: func(r *model.LeadRow) rank { return byText(r.Title) }},
		colStage:      {rank: func(r *model.LeadRow) rank { return rank{n: int64(p.stages[r.Stage].Rank)} }},
		colBand:       {rank: byBand, scored: true},
		colFit:        {rank: byFit, scored: true},
		colEngagement: {rank: byEngagement, scored: true},
		colValue:      {rank: func(r *model.LeadRow) rank { return rank{n: r.Value.Minor, empty: r.Value.Minor == 0} }},
		colOwner:      {rank: func(r *model.LeadRow) rank { return byText(r.OwnerName) }},
		colNext:       {rank: func(r *model.LeadRow) rank { return rank{text: r.NextDate, empty: r.NextDate == ""} }},
		colTouch: {scored: true, rank: func(r *model.LeadRow) rank {
			return rank{n: r.LastTouch.Unix(), empty: r.LastTouch.IsZero()}
		}},
	}
}

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

// cell is what stands at a row and a column.
func (p *Page) cell(row, col int) kit.Cell {
	r := p.rows.at(row)
	switch p.cols[col] {
	case colCompany:
		return kit.Cell{Text: p.nameOf(r), Strong: true}
	case colContact:
		if p.shell.Presenter() {
			return kit.Cell{Text: kit.Initials(r.Person)}
		}
		return kit.Cell{Text: r.Person}
	case colNeed:
		return kit.Cell{Text: r.Title}
	case colStage:
		return kit.Cell{Text: p.stages[r.Stage].Name, Hue: p.hueOf(r.Team), Chip: true}
	case colBand:
		return bandCell(r.Score)
	case colFit:
		return fitCell(r.Score)
	case colEngagement:
		return engagementCell(r.Score)
	case colValue:
		return valueCell(r.Value, p.firm.Currency)
	case colOwner:
		return ownerCell(r.OwnerName)
	case colNext:
		return p.nextCell(r)
	}
	return kit.Cell{Text: ago(r.LastTouch, p.store.Now()), Quiet: true}
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
