package scoring

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// outcome is the right side: what follows for today's open leads.
type outcome struct {
	page  *Page
	line  *kit.Paragraph
	tiles []*tile
	only  string // the band the ranking shows; "" = all
	all   []standing
	rows  []standing
	kept  map[string]int
	was   map[model.ID]string // the band of each lead as it is kept
	table *kit.Table
	head  *kit.Text
	root  fyne.CanvasObject
}

func hueOf(band string) theme.Hue {
	switch band {
	case model.TalkNow:
		return theme.Good
	case model.WarmUp:
		return theme.Amber
	case model.FindOut:
		return theme.Indigo
	}
	return theme.Slate
}

func newOutcome(p *Page) *outcome {
	o := &outcome{page: p, line: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3), head: kit.Quiet(""),
		kept: map[string]int{}, was: map[model.ID]string{}}
	grid := kit.Columns(8)
	for _, b := range bands {
		t := newTile(b, func() { o.choose(b) })
		o.tiles = append(o.tiles, t)
		grid.Add(t)
	}
	o.table = kit.NewTable([]kit.TableColumn{
		{Title: "Lead", Width: 150, Grow: 1},
		{Title: "Fit", Width: 108, Number: true, Tip: "0 to 100, from how many known facts"},
		{Title: "Interest", Width: 78, Number: true, Tip: "0 to 100, fading with time"},
	}, kit.Rows{
		Len:  func() int { return len(o.rows) },
		Key:  func(i int) string { return o.rows[i].lead.ID.String() },
		Cell: o.cell,
	})
	o.table.OnOpen = func(i int) { p.shell.Go("leads/" + o.rows[i].lead.ID.String()) }
	o.table.Empty = kit.Empty(theme.Glyph("users"), "Nobody here", "With the first leads you see here who comes first, and how that changes with the rules.")
	o.root = kit.Headed(10, kit.Column(8, kit.Fixed(0, 28, kit.Middle(o.head)), grid, o.line), o.table)
	return o
}

func (o *outcome) showLine(a *model.Agreement) { o.line.Set(line(a)) }

// show puts a ranking in. A tried one is compared with the one that is kept.
func (o *outcome) show(all []standing, tried bool) {
	o.all = all
	counts := tally(all)
	if !tried {
		o.kept = counts
		o.was = map[model.ID]string{}
		for _, s := range all {
			o.was[s.lead.ID] = s.score.Band
		}
	}
	for i, b := range bands {
		o.tiles[i].set(counts[b], counts[b]-o.kept[b])
	}
	o.head.Set(headline(len(all), o.crossed(), tried))
	o.filter()
}

// headline says whether one looks at what is kept or at what would be.
func headline(open, crossed int, tried bool) string {
	leads := fmt.Sprintf("%d open leads", open)
	if open == 1 {
		leads = "1 open lead"
	}
	switch {
	case open == 0:
		return "No open leads yet"
	case !tried:
		return leads + " by these rules"
	case crossed == 0:
		return leads + ": nobody would change bands"
	case crossed == 1:
		return leads + ": 1 would change bands"
	}
	return fmt.Sprintf("%s: %d would change bands", leads, crossed)
}

// crossed counts the leads whose band is not the kept one.
func (o *outcome) crossed() int {
	n := 0
	for _, s := range o.all {
		if was, ok := o.was[s.lead.ID]; ok && was != s.score.Band {
			n++
		}
	}
	return n
}

// choose shows one band in the ranking, or all of them again.
func (o *outcome) choose(band string) {
	if o.only == band {
		band = ""
	}
	o.only = band
	for i, b := range bands {
		o.tiles[i].choose(b == band)
	}
	o.filter()
}

func (o *outcome) filter() {
	o.rows = nil
	for _, s := range o.all {
		if o.only == "" || s.score.Band == o.only {
			o.rows = append(o.rows, s)
		}
	}
	o.table.Refresh()
}

func (o *outcome) cell(i, col int) kit.Cell {
	s := o.rows[i]
	switch col {
	case 0:
		c := kit.Cell{Text: s.lead.Shown(), Hue: hueOf(s.score.Band), Strong: s.score.Band == model.TalkNow}
		if o.page.shell.Presenter() {
			c.Text = fmt.Sprintf("Lead %d", i+1)
		}
		if was, ok := o.was[s.lead.ID]; ok && was != s.score.Band {
			c.Small = "was " + model.BandTitle(was)
		}
		return c
	case 1:
		return kit.Cell{Text: whole(s.score.Fit), Small: fmt.Sprintf("%d of %d", s.score.Known, s.score.Of), Hatched: s.score.Hatched()}
	}
	if !s.score.Measured {
		return kit.Cell{Text: "–", Quiet: true}
	}
	return kit.Cell{Text: whole(s.score.Engagement)}
}

// whole is a score as a list shows it.
func whole(tenths int64) string { return score.Tenths((tenths + 5) / 10 * 10) }

// tile is a band with its count; it shows its leads in the ranking.
type tile struct {
	widget.BaseWidget
	tap           func()
	count, change *kit.Text
	box           *kit.Box
	root          fyne.CanvasObject
	chosen, focus bool
}

func newTile(band string, tap func()) *tile {
	t := &tile{tap: tap, count: kit.NewText("0", 24, theme.SemiBold, theme.Text), change: kit.NewText("", theme.SizeSmall, theme.Medium, theme.AccentInk),
		box: kit.NewBox(theme.Surface, theme.Border, 10)}
	t.box.Lift = kit.Resting
	name := kit.Row(6, kit.Dot(hueOf(band)), kit.NewText(model.BandTitle(band), theme.SizeSmall, theme.Medium, theme.Text2))
	t.root = kit.On(t.box, kit.Inset(9, 10, 9, 10, kit.Column(2, name, container.NewBorder(nil, nil, t.count, nil, kit.Inset(8, 0, 0, 6, t.change)))))
	t.ExtendBaseWidget(t)
	return t
}

func (t *tile) set(n, change int) {
	t.count.Set(fmt.Sprint(n))
	words := ""
	if change != 0 {
		words = fmt.Sprintf("%+d", change)
	}
	t.change.Set(words)
	t.root.Refresh()
}

func (t *tile) choose(on bool) { t.chosen = on; t.mark() }

func (t *tile) mark() {
	fill, stroke := theme.Surface, theme.Border
	if t.chosen {
		fill, stroke = theme.AccentSoft, theme.Accent
	}
	if t.focus {
		stroke = theme.AccentInk
	}
	t.box.Paint(fill, stroke)
}

// Tapped shows the band's leads.
func (t *tile) Tapped(*fyne.PointEvent) { t.tap() }

// Cursor implements desktop.Cursorable.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *tile) FocusGained() { t.focus = true; t.mark() }

// FocusLost implements fyne.Focusable.
func (t *tile) FocusLost() { t.focus = false; t.mark() }

// TypedRune implements fyne.Focusable.
func (t *tile) TypedRune(r rune) { kit.BubbleRune(t, r) }

// TypedKey implements fyne.Focusable.
func (t *tile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.tap()
	default:
		kit.Bubble(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.root) }
