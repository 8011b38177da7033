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

// sheet is a text that can be laid out: the law, the draft, or a version.
type sheet struct {
	key, label string
	agreement  *model.Agreement
	version    *model.Version // nil: the draft
}

// sheets are all texts, what holds first.
func (s state) sheets() []sheet {
	var out []sheet
	if s.law != nil {
		out = append(out, sheet{"law", fmt.Sprintf("In force: version %d", s.law.Number), s.inForce, s.law})
	}
	label := "The draft"
	if s.law == nil {
		label = "In force: the draft"
	}
	out = append(out, sheet{key: "draft", label: label, agreement: s.draft})
	for i := len(s.all) - 1; i >= 0; i-- {
		v := &s.all[i]
		if v.Agreement != nil && v.State != model.InForce {
			out = append(out, sheet{v.Bundle.String(), fmt.Sprintf("Version %d, %s", v.Number, stateWord(v.State)), v.Agreement, v})
		}
	}
	return out
}

// paper is the agreement as one page to read.
func (p *Page) paper() fyne.CanvasObject {
	all := p.state.sheets()
	at := all[0]
	var options []kit.Option
	for _, s := range all {
		options = append(options, kit.Option{Value: s.key, Label: s.label})
		if s.key == p.read {
			at = s
		}
	}
	choose := kit.NewSelect(options, at.key, nil)
	choose.OnCommit = func(key string) { p.lay(key) }
	p.choice = choose
	body := kit.Column(22, p.letterhead(at))
	for i, part := range text(at.agreement, p.state.members) {
		body.Add(p.part(i+1, part))
	}
	body.Add(p.foot(at))
	page := kit.On(kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), kit.Inset(34, 44, 30, 44, body))
	return kit.Column(12, container.New(width{paperWidth}, kit.Row(0, kit.Fixed(300, 0, choose))), container.New(width{paperWidth}, page))
}

// lay puts another text on the desk.
func (p *Page) lay(key string) {
	p.read = key
	p.turn()
	kit.Focus(p.choice)
}

func (p *Page) letterhead(at sheet) fyne.CanvasObject {
	under := "The draft of today. It holds as it stands until a first version is signed."
	switch {
	case at.version != nil:
		under = p.state.standing(*at.version)
	case p.state.law != nil:
		under = fmt.Sprintf("The draft of today. Version %d is in force.", p.state.law.Number)
	}
	return kit.Column(4, kit.NewParagraph("What "+p.state.firm.Name+" agreed on").Styled(22, theme.SemiBold, theme.Text),
		kit.NewParagraph(under).Styled(theme.SizeBody, theme.Regular, theme.Text3))
}

// standing says where a version stands, with its day and its names.
func (s state) standing(v model.Version) string {
	who := ""
	if names := signers(v); len(names) > 0 {
		who = ", signed by " + list(names, "and")
	}
	switch v.State {
	case model.InForce:
		return fmt.Sprintf("Version %d, in force since %s%s.", v.Number, s.day(v.Since), who)
	case model.Coming:
		return fmt.Sprintf("Version %d, holds from %s%s.", v.Number, date(v.Effective), who)
	case model.Past:
		return fmt.Sprintf("Version %d, held from %s%s.", v.Number, s.day(v.Since), who)
	case model.Proposed:
		return fmt.Sprintf("Version %d, put forward%s; it waits for %s.", v.Number, who, list(names(v.Missing()), "and"))
	}
	return fmt.Sprintf("Version %d, passed over%s: another took its place.", v.Number, who)
}

func (p *Page) part(number int, part part) fyne.CanvasObject {
	col := kit.Column(8, kit.Row(8, kit.NewText(fmt.Sprint(number), theme.SizeHeading, theme.SemiBold, theme.Text3), kit.Heading(part.title)))
	if part.lead != "" {
		bar := kit.Fixed(4, 0, kit.NewBox(theme.Accent, "", 2))
		words := kit.NewParagraph(part.lead).Styled(16, theme.Medium, theme.Text)
		col.Add(kit.Inset(2, 0, 4, 0, kit.Beside(4, 14, bar, words)))
	}
	for _, l := range part.lines {
		col.Add(lineOf(l))
	}
	if len(part.lines) == 0 && part.lead == "" {
		col.Add(kit.NewParagraph(part.none).Styled(theme.SizeBody, theme.Regular, theme.Text3))
	}
	return col
}

func lineOf(l line) fyne.CanvasObject {
	dots := kit.Row(2)
	for _, h := range l.hues {
		dots.Add(kit.Dot(h))
	}
	if len(l.hues) == 0 {
		dots.Add(kit.Fixed(8, 8, container.NewCenter(kit.Fixed(4, 4, kit.NewBox(theme.BorderStrong, "", 2)))))
	}
	words := []*kit.Paragraph{kit.Said(l.text)}
	for _, q := range l.quiet {
		words = append(words, kit.NewParagraph(q))
	}
	return kit.NewLine(kit.Fixed(20, 0, dots), nil, words...)
}

// foot holds the mark by which a later change of the text is found.
func (p *Page) foot(at sheet) fyne.CanvasObject {
	hash := agree.Hash(agree.Hashes(at.agreement))
	if at.version != nil {
		hash = agree.Hash(at.version.Sections)
	}
	words := "Mark of what binds: " + hash[:12] + ". The same rules always have the same mark; a word changed later gives another."
	return kit.Column(10, kit.Rule(), kit.NewParagraph(words).Styled(theme.SizeCaption, theme.Regular, theme.Text3))
}

// width keeps something as wide as one likes to read, in the middle.
type width struct{ most float32 }

const paperWidth = 860

func (w width) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// HeightOf implements kit.Wrapping.
func (w width) HeightOf(o []fyne.CanvasObject, room float32) float32 {
	return kit.HeightAt(o[0], min(room, w.most))
}

func (w width) Layout(o []fyne.CanvasObject, s fyne.Size) {
	wide := min(s.Width, w.most)
	o[0].Resize(fyne.NewSize(wide, s.Height))
	o[0].Move(fyne.NewPos((s.Width-wide)/2, 0))
}
