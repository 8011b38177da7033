package handoffs

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/align"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// offerClosing shows above the findings the month that is over and not closed.
func (p *Page) offerClosing() {
	p.ending.Objects = nil
	if month, ok := p.lastOver(); ok && p.tab != tabWaiting {
		press := p.shell.Button(kit.Outline, shell.Action{Label: closeLabel(month), Icon: theme.Glyph("lock"), Run: p.closeMonth}).Small()
		words := kit.Column(8, kit.NewParagraph(p.closesWhen(month)), kit.Row(0, press))
		p.ending.Objects = []fyne.CanvasObject{kit.Inset(10, 0, 0, 0, kit.On(kit.NewBox(theme.Surface, theme.Border, 12), kit.Pad(12, words)))}
	}
	p.ending.Refresh()
}

func closeLabel(month model.Period) string { return "Close " + align.PeriodTitle(month.From) }

// lastOver is the latest month that has ended and is not closed.
func (p *Page) lastOver() (model.Period, bool) {
	over := p.months.Over()
	if len(over) == 0 {
		return model.Period{}, false
	}
	return over[len(over)-1], true
}

func (p *Page) closesWhen(month model.Period) string {
	title := align.PeriodTitle(month.From)
	if on := p.months.ClosesOn(month); on.After(p.store.Now()) {
		return title + " is over. It closes by itself on " + on.In(p.firm.Location()).Format("Monday 2 January") + ", or now."
	}
	return title + " is due to be closed."
}

// closeMonth freezes the findings of the last month that is over.
func (p *Page) closeMonth() error {
	month, ok := p.lastOver()
	if !ok {
		return model.Refuse("", "No month is over that is not closed: a month closes by itself five business days after its end.")
	}
	would, err := p.store.WouldClose(context.Background(), month.From)
	if err != nil {
		return err
	}
	p.shell.Dialog(&kit.Dialog{
		Title: closeLabel(month) + "?", Content: kit.NewParagraph(p.freezes(month, len(would.Findings))), Verb: "Close it", Width: 460, Closed: func() { kit.Focus(p.inbox) },
		Confirm: func() bool {
			return p.shell.Do(shell.Action{Label: closeLabel(month), Run: func() error {
				_, err := p.store.ClosePeriod(context.Background(), month.From)
				return err
			}})
		},
	})
	return nil
}

// freezes says what closing a month does to the findings.
func (p *Page) freezes(month model.Period, found int) string {
	open := -found
	for i := range p.all {
		if h := &p.all[i]; h.Frozen == nil && h.Status != "withdrawn" && h.Happened.Before(p.months.Ends(month)) {
			open++
		}
	}
	words := "No finding is ready to be frozen."
	if found > 0 {
		words = plural(found, "finding") + map[bool]string{true: " is", false: " are"}[found == 1] + " frozen as found now."
	}
	words += " What becomes known later is shown beside and changes no number."
	switch {
	case open == 1:
		words += " 1 hand-off has no final finding yet: it is frozen with the month in which it gets one."
	case open > 1:
		words += fmt.Sprintf(" %d hand-offs have no final finding yet: each is frozen with the month in which it gets one.", open)
	}
	return words
}
