package effect

import (
	"cmp"
	"slices"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// crossing is a lead that would not be where it is kept.
type crossing struct {
	at    int32
	words string
	hue   theme.Hue
	order int // who comes in, who goes out, who changes the band only
}

// crossings lists who would come in and go out, the best fit first, at most as
// many of each as a ranking shows; and counts all of them.
func crossings(c *score.Columns) (out []crossing, mql, sql sides) {
	var kinds [3]int
	for _, at := range c.Moved() {
		now, was := c.Now(int(at)), c.Was(int(at))
		mql.count(was.MQL(), now.MQL())
		sql.count(was.SQL(), now.SQL())
		order := orderOf(now, was)
		if kinds[order]++; kinds[order] <= score.Shown {
			x := told(now, was)
			x.at, x.order = at, order
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b crossing) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(c.Score(int(b.at)).Fit, c.Score(int(a.at)).Fit))
	})
	return out, mql, sql
}

// orderOf is 0 for who comes in, 1 for who goes out, 2 for who changes the
// band only.
func orderOf(now, was score.Outcome) int {
	switch {
	case now.SQL() && !was.SQL(), now.MQL() && !was.MQL():
		return 0
	case was.MQL() && !now.MQL(), was.SQL() && !now.SQL():
		return 1
	}
	return 2
}

func (s *sides) count(was, now bool) {
	switch {
	case now && !was:
		s.in++
	case was && !now:
		s.out++
	}
}

// told says what would become of a lead; what is nearer to a signature first.
func told(now, was score.Outcome) crossing {
	switch {
	case now.SQL() && !was.SQL():
		return crossing{words: "would be ready for Sales", hue: theme.Good}
	case now.MQL() && !was.MQL():
		return crossing{words: "would be worth a conversation", hue: theme.Good}
	case was.MQL() && !now.MQL():
		return crossing{words: "no longer worth a conversation", hue: theme.Amber}
	case was.SQL() && !now.SQL():
		return crossing{words: "no longer ready for Sales", hue: theme.Amber}
	}
	return crossing{words: model.BandTitle(was.Band()) + " → " + model.BandTitle(now.Band()), hue: theme.Slate}
}

// tables are the ranking and the list of who crosses; a row opens the lead.
func (p *Panel) tables() {
	interest := kit.TableColumn{Title: "Interest", Width: 72, Number: true, Tip: "0 to 100, fading with time"}
	p.table = kit.NewTable([]kit.TableColumn{{Title: "Lead", Width: 150, Grow: 1},
		{Title: "Fit", Width: 108, Number: true, Tip: "0 to 100, from how many known facts"}, interest}, kit.Rows{
		Len:  func() int { return len(p.ranked) },
		Key:  func(i int) string { return p.rows[p.ranked[i]].ID.String() },
		Cell: func(i, col int) kit.Cell { return p.cell(p.ranked[i], col, i) },
	})
	p.table.OnOpen = func(i int) { p.open("leads/" + p.rows[p.ranked[i]].ID.String()) }
	p.table.Empty = kit.Empty(theme.Glyph("users"), "Nobody here", "With the first leads you see here who comes first, and how that changes with the rules.")
	p.who = kit.NewTable([]kit.TableColumn{{Title: "Lead", Width: 90, Grow: 1}, {Title: "What would change", Width: 200},
		{Title: "Fit", Width: 54, Number: true, Tip: "0 to 100"}, interest}, kit.Rows{
		Len: func() int { return len(p.crossing) },
		Key: func(i int) string { return p.rows[p.crossing[i].at].ID.String() },
		Cell: func(i, col int) kit.Cell {
			x := p.crossing[i]
			switch col {
			case 0:
				return kit.Cell{Text: p.name(x.at, i), Strong: true}
			case 1:
				return kit.Cell{Text: x.words, Hue: x.hue}
			}
			c := p.cell(x.at, col-1, i)
			c.Small = ""
			return c
		},
	})
	p.who.OnOpen = func(i int) { p.open("leads/" + p.rows[p.crossing[i].at].ID.String()) }
	p.who.Empty = kit.Empty(theme.Glyph("arrow-left-right"), "Nobody crosses a line", "Move a weight or a threshold: whoever would come in or go out is listed here, and each row opens the lead.")
}

// name is a lead's; in front of strangers a number.
func (p *Panel) name(at int32, i int) string {
	if p.shell.Presenter() {
		return "Lead " + thousands(i+1)
	}
	return p.rows[at].Shown()
}

func (p *Panel) cell(at int32, col, i int) kit.Cell {
	s := p.columns.Score(int(at))
	switch col {
	case 0:
		c := kit.Cell{Text: p.name(at, i), Hue: hueOf(s.Band), Strong: s.Band == model.TalkNow}
		if was := p.columns.Was(int(at)).Band(); was != s.Band {
			c.Small = "was " + model.BandTitle(was)
		}
		return c
	case 1:
		return kit.Cell{Text: whole(s.Fit), Small: known(s), Hatched: s.Hatched()}
	}
	if !s.Measured {
		return kit.Cell{Text: "–", Quiet: true}
	}
	return kit.Cell{Text: whole(s.Engagement)}
}
