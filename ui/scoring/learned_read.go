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
// beside each signed lead the one most like it that did not sign. What stands
// out so far goes before them, in counts.
func (l *learned) toRead() fyne.CanvasObject {
	top := largest(l.study.Values, 3)
	if len(top) == 0 {
		return l.pairs(len(l.study.Cases))
	}
	return kit.Shares(12, []float32{9, 14}, soFar(l.page.draft, top), l.pairs(6))
}

// pairs are the first cases, each signed lead with its like on one card.
func (l *learned) pairs(most int) fyne.CanvasObject {
	grid := kit.Columns(10)
	cases := l.study.Cases[:min(most, len(l.study.Cases))]
	for i := 0; i < len(cases); {
		pair := kit.Column(0, l.caseRow(&cases[i], i))
		if i++; i < len(cases) && !cases[i].Yes {
			pair.Add(l.caseRow(&cases[i], i))
			i++
		}
		grid.Add(kit.On(kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), kit.Inset(2, 4, 2, 4, kit.Middle(pair))))
	}
	return grid
}

// soFar is what stands out among few, in counts and without any points.
func soFar(law *model.Agreement, top []learn.Value) fyne.CanvasObject {
	words := "So far"
	if !top[0].Stands {
		words = "So far, and it may be chance"
	}
	rows := kit.Column(7, kit.Muted(words).Ellipsis())
	for i := range top {
		v := &top[i]
		counts := kit.Muted(fewCounts(v))
		rows.Add(container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 10, counts), kit.Strong(title(law, v)).Ellipsis()))
	}
	return kit.On(kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), kit.Inset(2, 12, 2, 14, kit.Middle(rows)))
}

// fewCounts are the counts of a line: "3 of 9 signed, 32 of 39 not".
func fewCounts(v *learn.Value) string {
	return fmt.Sprintf("%s signed, %s not", v.HadYes, v.HadNo)
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
