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

// timeline is every version, the newest first.
func (p *Page) timeline() fyne.CanvasObject {
	if len(p.state.all) == 0 {
		return kit.Card(kit.Empty(theme.Glyph("history"), "No version yet", "As soon as somebody signs, every version stands here for good: who signed it, from when it held, and what it changed."))
	}
	col := kit.Column(0)
	for i := len(p.state.all) - 1; i >= 0; i-- {
		col.Add(p.stop(i))
	}
	return container.New(width{paperWidth}, col)
}

// stop is one version on the line.
func (p *Page) stop(i int) fyne.CanvasObject {
	v := p.state.all[i]
	hue := stateHue(v.State)
	head := kit.Row(8, kit.Heading(fmt.Sprintf("Version %d", v.Number)), kit.NewChip(stateWord(v.State), hue))
	body := kit.Column(6, head, kit.NewParagraph(p.state.standing(v)))
	for _, a := range v.Asks {
		if a.Signed != nil {
			team, _ := p.state.draft.TeamBy(a.Team)
			body.Add(kit.NewLine(kit.Dot(theme.OfTeam(team.Key)), nil,
				kit.Hint(fmt.Sprintf("%s for %s, %s: %s", a.Signed.Name, a.Name, p.state.short(a.Signed.Happened), titles(a.Sections)))))
		}
	}
	p.changed(body, i)
	card := kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(12, 16, 14, 16, body))
	return kit.Beside(24, 12, rail(hue, i == len(p.state.all)-1, i == 0), kit.Inset(0, 0, 12, 0, card))
}

// rail is the line that joins the versions, with a dot at each.
func rail(hue theme.Hue, first, last bool) fyne.CanvasObject {
	return container.New(&railed{first, last}, kit.NewBox(theme.BorderStrong, "", 1), kit.NewBox(hue.Solid(), theme.Surface, 7))
}

type railed struct{ first, last bool }

func (*railed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(24, 30) }

func (r *railed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	from, to := float32(0), s.Height
	if r.first {
		from = 24
	}
	if r.last {
		to = 24
	}
	o[0].Move(fyne.NewPos(11, from))
	o[0].Resize(fyne.NewSize(2, max(0, to-from)))
	o[1].Move(fyne.NewPos(5, 17))
	o[1].Resize(fyne.NewSquareSize(14))
}

// changed is what a version changed, folded until somebody asks.
func (p *Page) changed(body *fyne.Container, i int) {
	v := p.state.all[i]
	before, number := p.before(i)
	if v.Agreement == nil {
		return
	}
	if before == nil {
		body.Add(kit.Hint("The first one: all of it was new."))
		return
	}
	all := agree.Diff(before, v.Agreement)
	key, sign := v.Bundle.String(), "chevron-right"
	if p.opened[key] {
		sign = "chevron-down"
	}
	fold := kit.NewButton(kit.Ghost, theme.Glyph(sign), several(len(all), "change", "changes")+fmt.Sprintf(" from version %d", number), func() {
		p.opened[key] = !p.opened[key]
		p.turn()
		kit.Focus(p.folds[key])
	}).Small()
	p.folds[key] = p.seen(fold)
	body.Add(kit.Inset(0, 0, 0, -9, kit.Row(0, fold)))
	if p.opened[key] {
		for _, d := range all {
			body.Add(kit.NewLine(p.dots(d.Teams), nil, kit.Said(d.Text)))
		}
	}
}

// before is the text that a version was compared with.
func (p *Page) before(i int) (*model.Agreement, int) {
	v := p.state.all[i]
	if v.Agreement == nil || v.Agreement.After.IsZero() {
		return nil, 0
	}
	for _, other := range p.state.all {
		if other.Bundle == v.Agreement.After {
			return other.Agreement, other.Number
		}
	}
	return nil, 0
}

func stateWord(state string) string {
	return map[string]string{model.Proposed: "waits for signatures", model.Coming: "signed, its day comes", model.InForce: "in force",
		model.Past: "past", model.PassedOver: "passed over"}[state]
}

func stateHue(state string) theme.Hue {
	switch state {
	case model.InForce:
		return theme.Good
	case model.Proposed:
		return theme.AtRisk
	case model.Coming:
		return theme.Indigo
	}
	return theme.Slate
}
