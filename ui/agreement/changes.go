package agreement

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/agree"
	"baton/ui/kit"
	"baton/ui/theme"
)

// stand is where we are, in a sentence one can read from afar.
func (p *Page) stand() fyne.CanvasObject {
	sentence, quiet := p.state.stands()
	words := kit.Column(4, kit.NewParagraph(sentence).Styled(19, theme.SemiBold, theme.Text), kit.NewParagraph(quiet))
	sign, hue := p.sign()
	mark := container.NewVBox(kit.Inset(2, 0, 0, 0, kit.Disc(theme.Glyph(sign), hue, 40)))
	card := kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(14, 18, 16, 16, kit.Beside(40, 14, mark, words)))
	out := kit.Column(10, card)
	for _, v := range p.state.all {
		for _, d := range v.Doubts {
			out.Add(kit.Note(theme.AtRisk, theme.Glyph("triangle-alert"), d))
		}
	}
	return out
}

func (p *Page) sign() (string, theme.Hue) {
	switch s := p.state; {
	case len(s.pending) > 0:
		return "hourglass", theme.AtRisk
	case s.last == nil:
		return "pencil", theme.Slate
	case s.last.State == model.Coming:
		return "calendar-days", theme.Indigo
	}
	return "badge-check", theme.Good
}

// signing is what is different, what that would have meant, and who signs.
func (p *Page) signing() fyne.CanvasObject {
	p.later = nil
	left := kit.Column(14, p.differences(), p.counting(p.impact))
	right := kit.Column(14)
	for _, c := range p.state.choices() {
		right.Add(p.card(c))
	}
	if len(right.Objects) == 0 && p.state.last != nil {
		right.Add(p.signed(*p.state.last))
	}
	return container.New(&pair{}, left, right)
}

// differences are what the draft says that the last version does not.
func (p *Page) differences() fyne.CanvasObject {
	s := p.state
	if s.last == nil {
		read := kit.NewButton(kit.Outline, theme.Glyph("book-open"), "Read all of it as one page", func() { p.Open(toRead) }).Small()
		return kit.TitledCard("What the draft changes", "", kit.Column(10,
			kit.NewParagraph("The first version is the whole of it: there is no earlier one to compare with."), kit.Row(0, read)))
	}
	head := fmt.Sprintf("What the draft changes, from version %d", s.last.Number)
	if len(s.changes) == 0 {
		until := "everybody whom it binds has signed."
		if s.alone() {
			until = "you sign again."
		}
		return kit.TitledCard(head, "", kit.NewParagraph("Nothing. Change a rule on the pages of Agree, and it stands here until "+until))
	}
	body := kit.Column(2)
	p.sections(body, s.changes, true)
	if n := len(s.changes) - agree.Binding(s.changes); n > 0 {
		gap := float32(0)
		if n < len(s.changes) {
			gap = 12
		}
		body.Add(kit.Inset(gap, 0, 0, 8, kit.Column(0, kit.Strong("Recorded, nobody needs to sign"), kit.Muted("Wording, plays, assets and the numbers of a quarter hold at once.").Ellipsis())))
		p.sections(body, s.changes, false)
	}
	return kit.TitledCard(head, "", body)
}

// sections lists the changes that bind, or those that do not, by section.
func (p *Page) sections(into *fyne.Container, all []model.Difference, binding bool) {
	section := ""
	for _, d := range all {
		if d.Binding != binding {
			continue
		}
		if d.Section != section {
			section = d.Section
			into.Add(kit.Inset(6, 0, 0, 8, kit.Caption(title(section))))
		}
		into.Add(p.difference(d))
	}
}

// difference is one change; it leads to where it was made.
func (p *Page) difference(d model.Difference) fyne.CanvasObject {
	return p.seenTile(kit.NewTileLine(p.dots(d.Teams), func() { p.shell.Go(place(d)) }, kit.Said(d.Text)))
}

// dots are the teams that something binds, in their colours; a change that
// binds nobody has a hollow one.
func (p *Page) dots(teams []model.ID) fyne.CanvasObject {
	row := kit.Row(3)
	for _, t := range p.state.draft.Teams {
		for _, id := range teams {
			if id == t.ID {
				row.Add(kit.Dot(theme.OfTeam(t.Key)))
			}
		}
	}
	if len(row.Objects) == 0 {
		row.Add(kit.NewIcon(theme.Glyph("circle"), theme.Text3).Sized(10))
	}
	return kit.Fixed(44, 0, row)
}

// place is the page a difference was made on, open at its row. A row that is
// no more has only its page.
func place(d model.Difference) string {
	page := map[string]string{"sla": "sla", "goals": "goals"}[d.Section]
	switch {
	case page != "":
	case d.Section == "scoring" || d.Section == "definitions" || d.Section == "criteria" || d.Section == "positioning":
		page = d.Section
	default:
		page = "journey"
	}
	if d.Ref.ID.IsZero() {
		return page
	}
	return page + "/" + d.Ref.ID.String()
}
