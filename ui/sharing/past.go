package sharing

import (
	"fmt"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// roundsShown is how many rounds are on the page before one asks for more.
const roundsShown = 6

// showPast says what the last rounds did; those with nothing to tell are left
// out.
func (p *Page) showPast() { p.showRounds(roundsShown) }

func (p *Page) showRounds(most int) {
	list, shown, more := kit.Column(12), 0, 0
	for _, r := range p.rounds {
		if r.Quiet() {
			continue
		}
		if shown++; shown > most {
			more++
			continue
		}
		for _, o := range p.round(r) {
			list.Add(o)
		}
	}
	switch {
	case shown == 0:
		list.Add(p.nothingYet())
	case more > 0:
		list.Add(kit.Row(0, kit.NewButton(kit.Ghost, nil, fmt.Sprintf("Show %d earlier", more), func() {
			p.showRounds(most + more)
			p.scroll.Refresh()
		}).Small()))
	}
	head{title: "What the last rounds did", quiet: "What came from others, and what became of second copies"}.over(p.past, kit.Card(list))
}

func (p *Page) nothingYet() fyne.CanvasObject {
	words := "When changes of another computer arrive, or a sync service leaves a second copy of the file, you read here what became of them."
	return kit.NewLine(kit.Disc(theme.Glyph("git-merge"), theme.Slate, 28), nil, kit.Said("Nothing has come from elsewhere yet."), kit.Hint(words))
}

// round is a line for each version that was read, with its notes, and one for
// what else there is to know.
func (p *Page) round(r model.Round) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	when := moment(r.At, p.now())
	for _, m := range r.Merged {
		sign, hue := theme.Glyph("git-merge"), theme.Good
		if m.Disputes > 0 {
			sign, hue = "split", theme.AtRisk
		}
		words := []*kit.Paragraph{kit.Said(m.Say())}
		for _, n := range m.Notes {
			words = append(words, kit.Hint(n))
		}
		out = append(out, roundLine(sign, hue, when, words...))
	}
	if len(r.Notes) > 0 {
		words := []*kit.Paragraph{kit.Said(r.Notes[0])}
		for _, n := range r.Notes[1:] {
			words = append(words, kit.Hint(n))
		}
		l := roundLine("info", theme.Indigo, when, words...)
		if r.Older {
			take := p.shell.Button(kit.Outline, shell.Action{Label: "Take the file as it is", Icon: theme.Glyph("file-text"), Run: p.askAsFile}).Small()
			l.Under = kit.Inset(4, 0, 0, 0, kit.Row(0, take))
		}
		out = append(out, l)
	}
	return out
}

func roundLine(sign theme.Glyph, hue theme.Hue, when string, words ...*kit.Paragraph) *kit.Line {
	return kit.NewLine(kit.Disc(sign, hue, 28), kit.Muted(when), words...)
}
