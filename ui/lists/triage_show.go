package lists

import (
	"strconv"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// show paints the question, how the questions stand, and the ranking.
func (t *Triage) show() {
	if t.card == nil || t.ranking == nil {
		return
	}
	t.bars.Objects = []fyne.CanvasObject{t.standing()}
	t.bars.Refresh()
	t.card.show()
	t.list.Refresh()
	t.body.Refresh()
	t.point()
}

// point shows in the ranking whom the question is about.
func (t *Triage) point() {
	if t.lead != nil {
		t.list.ShowItem(t.lead.Row.ID.String())
	}
}

// standing is how each question stands over the open leads.
func (t *Triage) standing() fyne.CanvasObject {
	cards := make([]fyne.CanvasObject, 0, questionsAsked)
	for i, q := range t.questions {
		title := kit.NewParagraph(q.criterion.Name).Styled(theme.SizeBody, theme.Medium, theme.Text)
		title.MaxLines = 1
		yes, no := kit.Met, kit.NotMet
		if q.criterion.Class == "never" {
			yes, no = kit.NotMet, kit.Met // here a no is the good answer
		}
		meter := kit.Meter(yes(float64(q.met), plural(q.met, "lead")+": yes"), no(float64(q.notMet), plural(q.notMet, "lead")+": no"),
			kit.NotKnown(float64(q.unknown), plural(q.unknown, "lead")+" to find out"))
		words := kit.Muted(grouped(q.met) + " yes · " + grouped(q.notMet) + " no · " + grouped(q.unknown) + " to find out").Ellipsis()
		stroke := theme.Border
		if t.lead != nil && i == t.asked {
			stroke = theme.Accent
		}
		cards = append(cards, kit.On(kit.NewBox(theme.Surface, stroke, 12).Lifted(kit.Resting), kit.Inset(12, 14, 12, 14,
			kit.Column(7, title, kit.Fixed(0, 8, meter), words))))
	}
	if len(cards) == 0 {
		return kit.Gap(1, 1)
	}
	return kit.Columns(14, cards...)
}

func (t *Triage) ranked() int {
	if t.ranking == nil {
		return 0
	}
	return len(t.ranking.order)
}

// item is a line of the ranking.
func (t *Triage) item(row int) kit.Item {
	r := &t.ranking.rows[t.ranking.order[row]]
	s := t.ranking.scores[r.ID]
	sign, hue := bandLook(s.Band)
	it := kit.Item{Key: r.ID.String(), Sign: sign, Hue: hue, Title: t.nameOf(r), Quiet: r.Title,
		Chip: model.BandTitle(s.Band), ChipHue: hue,
		Right: strconv.FormatInt((s.Fit+5)/10, 10), Under: "from " + strconv.Itoa(s.Known) + " of " + strconv.Itoa(s.Of)}
	if s.Of == 0 {
		it.Under = "no facts asked"
	}
	return it
}

// nameOf hides whose lead it is while strangers look on.
func (t *Triage) nameOf(r *model.LeadRow) string {
	if t.shell.Presenter() {
		return "Lead " + strconv.Itoa(t.ranking.place[r.ID]+1)
	}
	return r.Shown()
}

// bandLook gives every band a shape besides its colour.
func bandLook(band string) (theme.Glyph, theme.Hue) {
	switch band {
	case model.TalkNow:
		return "phone-call", theme.Good
	case model.WarmUp:
		return "flame", theme.AtRisk
	case model.FindOut:
		return "circle-dashed", theme.Unknown
	}
	return "minus", theme.Unknown
}
