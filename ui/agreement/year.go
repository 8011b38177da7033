package agreement

import (
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// replayed is the past year under the draft: one paragraph, and the leads that
// are still worth a call.
func (p *Page) replayed() fyne.CanvasObject {
	switch r := p.year.is; {
	case p.year.err != nil:
		return kit.Card(kit.Note(theme.AtRisk, theme.Glyph("triangle-alert"), "The year could not be worked out: "+p.year.err.Error()))
	case !p.year.ever:
		return kit.Card(kit.NewParagraph("Working out what the draft would have said of every lead of the past year …"))
	case len(r.Handed)+len(r.Worth) == 0:
		bring := kit.NewButton(kit.Outline, theme.Glyph("upload"), "Bring in a list of last year", func() { p.shell.Go("import") })
		return kit.Card(kit.Empty(theme.Glyph("history"), "No year to look back on yet",
			"Once leads were handed over here, or a list of last year is brought in, this page says how many of them met your rules of today, and who is still worth a call.", bring))
	default:
		return kit.Column(14, p.paragraph(r), p.worth(r))
	}
}

func (p *Page) paragraph(r model.Replay) fyne.CanvasObject {
	quiet := "By the draft as it stands now, and what is known today"
	if !p.year.fresh {
		quiet = "Working it out anew …"
	}
	return kit.TitledCard("Last year, by the rules of today", quiet,
		kit.NewParagraph(r.Text).Styled(16, theme.Medium, theme.Text))
}

func (p *Page) worth(r model.Replay) fyne.CanvasObject {
	if len(r.Worth) == 0 {
		return kit.TitledCard("Still worth a call", "", kit.NewParagraph("None: whoever met the rules was followed up, or has said no."))
	}
	all := r.Worth[:min(len(r.Worth), listed)]
	l := kit.NewList(kit.Items{Len: func() int { return len(all) }, Item: func(i int) kit.Item { return p.call(all[i]) }})
	l.OnOpen = func(key string) { p.shell.Go("leads/" + key) }
	return kit.Column(8, kit.Inset(4, 0, 0, 2, kit.Row(8, kit.Heading("Still worth a call"), kit.Muted("the best fit first; Enter opens the lead"))),
		kit.Fixed(0, float32(2+56*min(8, len(r.Worth))), l))
}

// call is a lead that is still worth one.
func (p *Page) call(r model.ReplayRow) kit.Item {
	it := kit.Item{Key: r.Lead.String(), Title: r.Name, Quiet: capital(strings.TrimSpace(r.Why)), Right: "fit " + score.Tenths(r.Fit)}
	it.Sign, it.Hue = judged(r.State)
	if !r.At.IsZero() {
		it.Under = p.state.short(r.At)
	}
	if r.State == "unknown" {
		it.Chip, it.ChipHue = "cannot be judged", theme.Unknown
	}
	return it
}
