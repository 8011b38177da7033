package definitions

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// block is one gate with its alternatives and what they yield.
type block struct {
	page  *Page
	gate  string
	today *kit.Text
	past  *kit.Paragraph
	ends  *kit.Paragraph
	rows  *kit.Button
	doubt *kit.Paragraph
	mark  *fyne.Container // around the doubt
	cards []*card
	root  fyne.CanvasObject
}

func newBlock(p *Page, gate string, all []model.Definition) *block {
	b := &block{page: p, gate: gate, today: kit.NewText("", theme.SizeBody, theme.Medium, theme.Text2).Trailing(),
		past: kit.Said(""), ends: kit.Hint(""), doubt: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Amber.Ink())}
	hue := map[string]theme.Hue{"mql": theme.BD, "sql": theme.Sales}[gate]
	title := kit.Row(8, kit.Disc(theme.Glyph(map[string]string{"mql": "message-circle", "sql": "handshake"}[gate]), hue, 26),
		kit.Heading(plain[gate]), kit.NewChip(letters[gate], hue))
	head := container.NewBorder(nil, nil, title, nil, kit.Middle(b.today))
	b.rows = kit.NewButton(kit.Outline, theme.Glyph("list"), "See them", b.open).Small()
	past := container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 12, kit.Middle(b.rows)), kit.Column(3, b.past, b.ends))
	b.mark = kit.Inset(0, 0, 0, 0, kit.Marked(theme.Glyph("triangle-alert"), theme.Amber, b.doubt))
	cards := kit.Column(10)
	for i, d := range of(all, gate) {
		if i > 0 {
			cards.Add(kit.Row(0, kit.Muted("or")))
		}
		c := newCard(p, d)
		b.cards = append(b.cards, c)
		cards.Add(c.root)
	}
	if len(b.cards) == 0 {
		cards.Add(kit.Muted("Nothing says yet when a lead is " + lower(plain[gate]) + "."))
	}
	more := kit.NewButton(kit.Outline, theme.Glyph("plus"), "Another way", func() { p.add(gate) }).Small()
	b.root = kit.Column(10, head, past, b.mark, cards, kit.Row(0, more))
	return b
}

// show answers whether something needs other room.
func (b *block) show() bool {
	p := b.page
	b.today.Set("")
	if c := p.trial.Columns(); c != nil {
		now, was := c.Tally().MQL, c.Kept().MQL
		if b.gate == "sql" {
			now, was = c.Tally().SQL, c.Kept().SQL
		}
		words := fmt.Sprintf("%d of %d open leads today", now, c.Len())
		if c.Len() == 0 {
			words = "no open leads yet"
		}
		if now != was {
			words += fmt.Sprintf(" (%+d)", now-was)
		}
		b.today.Set(words)
	}
	moved := b.showPast()
	said := covered(p.trial.Law(), b.gate)
	moved = shown(b.mark, len(said) > 0) || moved
	moved = tell(b.doubt, strings.Join(said, " ")) || moved
	for _, c := range b.cards {
		moved = c.show() || moved
	}
	return moved
}

// showPast says who passed, and how those ended that met it.
func (b *block) showPast() bool {
	past, ends := b.pastWords()
	moved := shown(b.rows, len(b.page.past(b.gate)) > 0)
	moved = tell(b.past, past) || moved
	return tell(b.ends, ends) || moved
}

func (b *block) pastWords() (past, ends string) {
	all, since := b.page.past(b.gate), b.page.since
	took, dark := split(all)
	switch {
	case b.page.trial.Past() == nil:
		return "Reading who passed this gate …", ""
	case len(all) == 0 && b.gate == "sql":
		return "Nobody was handed over to Sales here since " + since.Format("2 Jan") + ".", whenSome
	case len(all) == 0:
		return met(0, 0, 0, since), whenSome
	case len(took) == 0:
		return met(0, len(all)-dark, dark, since), "None of them is known to have met it."
	}
	return met(len(took), len(all)-dark, dark, since), "Of those that met it: " + ended(took) + "."
}

const whenSome = "What is handed over shows here, with how it ended."

// passage is a lead that passed, as judged on its day by what is tried.
type passage struct {
	model.Passed
	state string
}

// past are the passages of a gate.
func (p *Page) past(gate string) []passage {
	c := p.trial.Past()
	if c == nil {
		return nil
	}
	var out []passage
	for i, x := range p.passed {
		if x.Gate != gate {
			continue
		}
		o, s, state := c.Now(i), c.Score(i), score.NotMet
		switch {
		case gate == "mql" && o.MQL() || gate == "sql" && o.SQL():
			state = score.Met
		case s.Hatched() || !s.Measured:
			state = score.Unknown
		}
		out = append(out, passage{x, state})
	}
	return out
}

// split are those that met it, and how many are too little known.
func split(all []passage) (took []model.Passed, dark int) {
	for _, x := range all {
		switch x.state {
		case score.Met:
			took = append(took, x.Passed)
		case score.Unknown:
			dark++
		}
	}
	return took, dark
}

// open lists who passed, each with whether it met the definition and how it
// ended; a row opens the lead.
func (b *block) open() {
	p := b.page
	all := p.past(b.gate)
	took, dark := split(all)
	table := kit.NewTable([]kit.TableColumn{{Title: "Lead", Width: 90, Grow: 1}, {Title: "Passed", Width: 70}, {Title: "Then", Width: 98}, {Title: "Ended", Width: 76}}, kit.Rows{
		Len:  func() int { return len(all) },
		Key:  func(i int) string { return all[i].Lead.String() },
		Cell: func(i, col int) kit.Cell { return p.cell(all[i], col, i) },
	})
	table.OnOpen = func(i int) { p.shell.Go("leads/" + all[i].Lead.String()) }
	height := min(float32(37*len(all)+40), 560)
	body := kit.Column(10, kit.Hint(howCounted), kit.Fixed(0, height, table))
	hue := map[string]theme.Hue{"mql": theme.BD, "sql": theme.Sales}[b.gate]
	p.shell.ShowDetail(p.shell.Panel(kit.NewChip(letters[b.gate], hue), "Who passed since "+p.since.Format("2 January"), share(len(took), len(all)-dark)+" met it then", body), nil)
}

func (p *Page) cell(x passage, col, i int) kit.Cell {
	switch col {
	case 0:
		if p.shell.Presenter() {
			return kit.Cell{Text: fmt.Sprintf("Lead %d", i+1)}
		}
		return kit.Cell{Text: x.Name, Strong: true}
	case 1:
		return kit.Cell{Text: x.At.Format("2 Jan"), Quiet: true}
	case 2:
		switch x.state {
		case score.Met:
			return kit.Cell{Text: "met", Hue: theme.Good}
		case score.Unknown:
			return kit.Cell{Text: "cannot tell", Hatched: true}
		}
		return kit.Cell{Text: "not met", Hue: theme.Slate}
	}
	return kit.Cell{Text: model.Title(x.Outcome)}
}
