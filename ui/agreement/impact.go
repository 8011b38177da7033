package agreement

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// impact is what the draft would have meant for what was handed over.
func (p *Page) impact() fyne.CanvasObject {
	body := kit.Column(10)
	switch {
	case p.past.err != nil:
		again := kit.NewButton(kit.Outline, theme.Glyph("refresh-cw"), "Count again", p.recount).Small()
		body.Add(kit.Note(theme.AtRisk, theme.Glyph("triangle-alert"), "The past could not be counted: "+p.past.err.Error()))
		body.Add(kit.Row(0, again))
	case !p.past.ever:
		body.Add(kit.NewParagraph("Counting what the draft would have said of every past hand-off …"))
	default:
		p.meant(body)
	}
	quiet := "By what is known today; what people did is as it was on the day."
	if p.past.ever && !p.past.fresh {
		quiet = "Counting anew …"
	}
	return kit.TitledCard("What it would have meant", quiet, body)
}

func (p *Page) recount() {
	p.past.old()
	p.count()
	p.arrived()
}

func (p *Page) meant(body *fyne.Container) {
	for i, sentence := range p.state.meant(p.past.is, "the draft") {
		words := kit.NewParagraph(sentence)
		if i == 0 {
			words.Styled(theme.SizeHeading, theme.Medium, theme.Text)
		}
		body.Add(words)
	}
	if len(p.past.is.Rows) == 0 {
		return
	}
	chips := kit.Flow(6)
	for _, k := range p.state.kinds() {
		if n := len(p.picked(k)); n > 0 {
			b := kit.NewButton(kit.Outline, nil, k.label, func() { p.unfold(k.key) }).Small()
			b.Trailing, b.Selected = count(n), p.open == k.key
			chips.Add(p.seen(b))
			p.chips[k.key] = b
		}
	}
	body.Add(chips)
	for _, k := range p.state.kinds() {
		if k.key == p.open && p.past.is.Count(k.is) > 0 {
			body.Add(p.rows(k))
		}
	}
}

// unfold lists the rows behind a count, or puts them away.
func (p *Page) unfold(key string) {
	chip := key
	if p.open == key {
		key = ""
	}
	p.open = key
	p.arrived()
	if key == "" {
		kit.Focus(p.chips[chip])
		return
	}
	p.list.SelectFirst()
	kit.Focus(p.list)
	kit.Reveal(p.scroll, p.list)
}

const (
	most   = 6   // rows in sight; the rest scrolls
	listed = 500 // rows in the list: nobody reads further
)

func (p *Page) rows(k kind) fyne.CanvasObject {
	rows := p.picked(k)
	all := len(rows)
	rows = rows[:min(all, listed)]
	l := kit.NewList(kit.Items{Len: func() int { return len(rows) }, Item: func(i int) kit.Item { return p.row(rows[i], i) }})
	l.OnOpen = func(key string) { p.shell.Go("leads/" + strings.SplitN(key, " ", 2)[1]) }
	p.list = l
	sight := kit.Fixed(0, float32(2+56*min(most, max(2, len(rows)))), l)
	if all > listed {
		return kit.Column(6, sight, kit.Hint(fmt.Sprintf("The newest %d of %d.", listed, all)))
	}
	return sight
}

// picked are the rows behind a count, the newest first. A client that was
// handed over twice is missed once.
func (p *Page) picked(k kind) []model.ImpactRow {
	var rows []model.ImpactRow
	seen := map[model.ID]bool{}
	for i := len(p.past.is.Rows) - 1; i >= 0; i-- {
		r := p.past.is.Rows[i]
		if k.is(r) && !(k.key == "missed" && seen[r.Lead]) {
			seen[r.Lead] = true
			rows = append(rows, r)
		}
	}
	return rows
}

func (p *Page) row(r model.ImpactRow, at int) kit.Item {
	it := kit.Item{Key: count(at+1) + " " + r.Lead.String(), Title: r.Name, Right: p.state.short(r.At), Under: model.Title(r.Gate),
		Quiet: strings.Join(r.Why, " "), Chip: outcome(r.Outcome)}
	if it.Quiet == "" {
		it.Quiet = "Meets the draft."
	}
	it.Sign, it.Hue = judged(r.Draft)
	if r.Outcome == "signed" {
		it.ChipHue = theme.Good
	}
	return it
}

func judged(state string) (theme.Glyph, theme.Hue) {
	switch state {
	case "met":
		return "circle-check", theme.Good
	case "not-met":
		return "circle-x", theme.Slate
	}
	return "circle-help", theme.Unknown
}

func outcome(word string) string {
	return strings.ToLower(model.Title(word))
}
