package promises

import (
	"fyne.io/fyne/v2"

	"baton/model/sla"
	"baton/ui/kit"
	"baton/ui/theme"
)

// showFits says of each promise that can be held against calendar and load
// whether it fits.
func (p *Page) showFits() {
	p.fits.Objects = nil
	for _, f := range p.facts.fits {
		t, _ := p.facts.draft.TeamBy(f.Team)
		sign, hue, word := stateOf(f.State)
		icon := kit.NewIcon(sign, hue.Ink())
		words := kit.NewParagraph(word+" · "+t.Name).Styled(theme.SizeCaption, theme.Medium, hue.Ink())
		p.fits.Add(kit.NewStop(icon, nil, func() { p.openKeyed(f) }, kit.Said(f.Text), words))
	}
	if p.facts.reading {
		p.fits.Add(kit.Muted("Counting …"))
	} else if len(p.facts.fits) == 0 {
		p.fits.Add(kit.NewParagraph("Nothing that is promised depends on calendar or load."))
	}
	p.fits.Refresh()
}

// openKeyed opens the first of the promises that a sentence is about, with the
// cases behind it.
func (p *Page) openKeyed(f sla.Fit) {
	for _, key := range f.Keys {
		for _, o := range p.facts.draft.Promises {
			if o.Key == key && o.Owner == f.Team {
				p.open(o.ID)
				return
			}
		}
	}
}

// stateOf tells the states apart by a sign and a word, not by colour alone.
func stateOf(state string) (fyne.Resource, theme.Hue, string) {
	switch state {
	case sla.Fits:
		return theme.Glyph("circle-check"), theme.Good, "It fits"
	case sla.Tight:
		return theme.Glyph("triangle-alert"), theme.AtRisk, "Tight"
	case sla.Breaks:
		return theme.Glyph("circle-x"), theme.Late, "Does not fit"
	}
	return theme.Glyph("circle-dashed"), theme.Unknown, "Not known"
}
