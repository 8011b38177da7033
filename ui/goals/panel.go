package goals

import (
	"fmt"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/theme"
)

// part is some of the leads behind a number.
type part struct {
	title string
	leads []model.ID
}

// rows shows the leads behind a number; each opens.
func (p *Page) rows(title string, parts ...part) {
	body := kit.Column(6)
	p.list(body, parts)
	p.open = nil
	p.shell.ShowDetail(p.shell.Panel(nil, title, "", body), nil)
}

// openStep shows how a step's numbers come about, and its leads.
func (p *Page) openStep(stage model.ID) {
	body := kit.Column(10)
	show := func() {
		s, ok := p.step(stage)
		if !ok {
			p.shell.HideDetail()
			return
		}
		p.fill(body, s)
	}
	show()
	s, ok := p.step(stage)
	if !ok {
		return
	}
	name, hue := p.facts.team(s.Team)
	p.shell.ShowDetail(p.shell.Panel(kit.NewChip(name, hue).WithDot(), s.Stage.Name, s.Stage.Plain, body), func() {
		p.open = nil
		for _, r := range p.steps.order {
			if r.step.Stage.ID == stage {
				kit.Focus(r)
			}
		}
	})
	p.open = show
}

func (p *Page) step(stage model.ID) (forecast.Step, bool) {
	for _, s := range p.facts.plan.Steps {
		if s.Stage.ID == stage {
			return s, true
		}
	}
	return forecast.Step{}, false
}

func (p *Page) fill(body *fyne.Container, s forecast.Step) {
	body.Objects = nil
	for _, words := range told(p.facts, s) {
		body.Add(kit.Bullet(words))
	}
	body.Add(kit.Rule())
	on := min(s.Rate.K, len(s.Came))
	p.list(body, []part{
		{"On the way, can sign in the period", s.Here},
		{"Will mostly sign before it", s.Early},
		{"Will mostly sign after it", s.Tardy},
		{"Went on to the next step", s.Came[:on]},
		{"Came this far and did not go on", s.Came[on:]},
	})
	body.Refresh()
}

// mostRows of each part are shown.
const mostRows = 40

func (p *Page) list(body *fyne.Container, parts []part) {
	some := false
	for _, part := range parts {
		if len(part.leads) == 0 {
			continue
		}
		some = true
		if part.title != "" {
			body.Add(kit.Inset(6, 0, 0, 0, kit.Row(8, kit.Strong(part.title), kit.Muted(fmt.Sprint(len(part.leads))))))
		}
		for i, id := range part.leads {
			if i == mostRows {
				body.Add(kit.Muted(fmt.Sprintf("and %d more", len(part.leads)-i)))
				break
			}
			body.Add(p.leadLine(id))
		}
	}
	if !some {
		body.Add(kit.NewParagraph("No lead stands behind this number."))
	}
}

func (p *Page) leadLine(id model.ID) fyne.CanvasObject {
	l := p.facts.lead(id)
	stage, _ := p.facts.draft.StageBy(p.facts.draft.Standing(l.Stage))
	worth := ""
	if l.Value.Minor > 0 {
		worth = l.Value.Short()
	}
	since := stage.Name + " since " + l.Since.In(p.past.Firm.Location()).Format("2 Jan 2006")
	return kit.NewStop(kit.NewIcon(theme.Glyph("user-round"), theme.Text3), kit.Muted(worth), func() { p.shell.Go("leads/" + id.String()) }, kit.Said(l.Shown()), kit.Hint(since))
}
