package scoring

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/learn"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// toRead are the cases to read together while there are too few for rates:
// beside each signed lead the one most like it that did not sign.
func (l *learned) toRead() fyne.CanvasObject {
	grid := kit.Columns(10)
	cases := l.study.Cases
	for i := 0; i < len(cases); {
		pair := kit.Column(0, l.caseRow(&cases[i], i))
		if i++; i < len(cases) && !cases[i].Yes {
			pair.Add(l.caseRow(&cases[i], i))
			i++
		}
		grid.Add(kit.On(kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), kit.Inset(2, 4, 2, 4, kit.Middle(pair))))
	}
	if words := soFar(l.page.draft, l.study); words != "" {
		return kit.Headed(6, kit.NewText(words, theme.SizeSmall, theme.Medium, theme.Text2).Ellipsis(), grid)
	}
	return grid
}

// soFar is what stands out among few, in counts.
func soFar(law *model.Agreement, s *learn.Study) string {
	top := largest(s.Values, 1)
	if len(top) == 0 {
		return ""
	}
	words := "So far: "
	if !top[0].Stands {
		words = "So far, and it may be chance: "
	}
	return words + title(law, &top[0]) + ". " + compared(&top[0])
}

// caseRow is one case; it opens the lead.
func (l *learned) caseRow(c *learn.Case, i int) fyne.CanvasObject {
	name := c.Name
	if l.page.shell.Presenter() {
		name = fmt.Sprintf("Lead %d", i+1)
	}
	hue, end := theme.Slate, "not signed"
	if c.Yes {
		hue, end = theme.Good, "signed"
	}
	if n := len(c.Alike); n > 0 {
		end += fmt.Sprintf(", %d alike", n)
	}
	open := func() { l.page.shell.Go("leads/" + c.Lead.String()) }
	words := kit.Column(1, kit.Strong(name).Ellipsis(), kit.Muted(end).Ellipsis())
	h := newHandle(container.NewBorder(nil, nil, kit.Inset(0, 8, 0, 0, kit.Dot(hue)), nil, words),
		handleActs{open: open, menu: open, remove: func() {}, walk: func(*handle, int) {}})
	return h
}

// add makes a rule of fit in a group of that name.
func (p *Page) add(label, group string, rule model.Fields) {
	p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.AddRuleTo(context.Background(), label, model.Group{Axis: "fit", Name: group}, rule)
	}})
}
