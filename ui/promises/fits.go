package promises

import (
	"fmt"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
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

// hours are when the firm works: by these hours every clock runs.
type hours struct {
	page   *Page
	cal    model.Calendar
	fields map[string]*kit.Field
	also   *kit.Paragraph
	root   fyne.CanvasObject
}

var week = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

func newHours(p *Page) *hours {
	h := &hours{page: p, fields: map[string]*kit.Field{}, also: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3)}
	var days []fyne.CanvasObject
	for _, day := range week {
		f := kit.NewField(model.Title(day)).Placeholder("closed")
		f.Check = func(t string) string {
			if _, err := model.ParseHours(t); err != nil {
				return "Like 09:00-17:00"
			}
			return ""
		}
		f.OnCommit = func(t string) { h.keep(day, t) }
		h.fields[day] = f
		days = append(days, f)
	}
	h.root = kit.TitledCard("When we work", "Every business day and hour is counted by this", kit.Column(8, kit.Columns(8, days...), h.also))
	return h
}

func (h *hours) keep(day, text string) {
	var value any
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		value = text
	}
	h.page.edit("Change hours", model.Edit{Noun: "calendar", ID: h.cal.ID, Fields: model.Fields{"hours." + day: value}})
}

func (h *hours) show(c model.Calendar) {
	h.cal = c
	for day, f := range h.fields {
		f.SetText(spans(c.Weekly[day]))
	}
	words := "Time zone " + c.Zone + ". "
	switch n := len(c.Holidays); n {
	case 0:
		words += "No holidays are noted."
	case 1:
		words += "One holiday is noted."
	default:
		words += fmt.Sprintf("%d holidays are noted.", n)
	}
	h.also.Set(words)
}

// spans are a day's hours as one writes them.
func spans(hours [][2]int) string {
	hours = append([][2]int(nil), hours...)
	sort.Slice(hours, func(i, j int) bool { return hours[i][0] < hours[j][0] })
	var out []string
	for _, h := range hours {
		out = append(out, fmt.Sprintf("%02d:%02d-%02d:%02d", h[0]/60, h[0]%60, h[1]/60, h[1]%60))
	}
	return strings.Join(out, " ")
}
