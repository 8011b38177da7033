package positioning

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/positioning"
	"baton/ui/kit"
	"baton/ui/theme"
)

// summarise says under the sentence what to do next, and how much of the page
// something comes from.
func (p *Page) summarise() {
	p.weak = positioning.Weaknesses(p.draft.Positioning)
	p.foot.Objects = nil
	if len(p.draft.Positioning) > 0 {
		p.foot.Add(kit.Rule())
		p.foot.Add(p.next())
		p.foot.Add(kit.NewParagraph(idle(read(p.draft))).Styled(theme.SizeSmall, theme.Regular, theme.Text3))
	}
	p.foot.Refresh()
}

// next is the first weakness, with the way to it.
func (p *Page) next() fyne.CanvasObject {
	if len(p.weak) == 0 {
		return marked("circle-check", theme.Good, "It holds together: every value says why and has a proof, and somebody is left out.")
	}
	words := "One thing would make it stronger: "
	if n := len(p.weak); n > 1 {
		words = fmt.Sprintf("%d things would make it stronger. The first: ", n)
	}
	show := kit.NewButton(kit.Ghost, theme.Glyph("arrow-right"), "Show", func() { p.at = -1; _ = p.nextWeak() }).Small()
	show.Tip = "F8 goes from one to the next"
	return container.NewBorder(nil, nil, nil, kit.Middle(show), kit.Middle(marked("lightbulb", theme.Amber, words+p.weak[0].What)))
}

func marked(sign theme.Glyph, hue theme.Hue, words string) fyne.CanvasObject {
	return kit.Marked(sign, hue, kit.NewParagraph(words).Styled(theme.SizeBody, theme.Regular, theme.Text))
}

// idle says how many of the answers from which something should come are used.
func idle(parts []part) string {
	used, all := 0, 0
	for _, pt := range parts {
		for _, a := range pt.lines {
			if positioning.Rests(pt.key) {
				all++
				if !a.loose(pt.step) {
					used++
				}
			}
		}
	}
	switch {
	case all == 0:
		return "Criteria, rules and plays can say which answer they come from."
	case used == all:
		return "Something comes from every answer: criteria, rules, plays or values."
	case all-used == 1:
		return "One answer is used by nothing yet: no criterion, rule or play comes from it."
	}
	return fmt.Sprintf("%d of %d answers are used by nothing yet: no criterion, rule or play comes from them.", all-used, all)
}

// nextWeak goes to the next thing that is weak, from the last back to the
// first.
func (p *Page) nextWeak() error {
	if len(p.weak) == 0 {
		return nil
	}
	p.at++
	if p.at >= len(p.weak) || p.at < 0 {
		p.at = 0
	}
	w := p.weak[p.at]
	l := p.lineOf(w.At)
	if l == nil {
		l = p.sections[w.Step].adder
	}
	p.visitLine(l)
	return nil
}

// lineOf is the line of an answer; nil when it is not on the page.
func (p *Page) lineOf(id model.ID) *line {
	for _, s := range p.sections {
		for i, at := range s.ids {
			if at == id && !id.IsZero() {
				return s.lines[i]
			}
		}
	}
	return nil
}

// visitLine gives a line the keyboard and brings it into view.
func (p *Page) visitLine(l *line) {
	kit.Focus(l)
	p.reveal(l)
}
