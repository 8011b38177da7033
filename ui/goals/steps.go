package goals

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/theme"
)

// steps is the way back, from the signature down to the leads.
type steps struct {
	page  *Page
	route *kit.Select
	head  fyne.CanvasObject
	first *kit.Text
	rows  map[model.ID]*row
	order []*row
	list  *fyne.Container
	visit *kit.Paragraph
	root  fyne.CanvasObject
}

// The widths of the columns behind the bar, in order.
var wide = []float32{58, 74, 58, 190, 76, 88}

// apart is the room between the numbers and what follows them.
const apart = 16

func newSteps(p *Page) *steps {
	s := &steps{page: p, rows: map[model.ID]*row{}, list: kit.Column(4), visit: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3)}
	s.route = kit.NewSelect(routes(), "", p.along)
	var titles []fyne.CanvasObject
	for i, title := range []string{"Needed", "On the way", "Missing", "Go on to the next", "Until", ""} {
		text := kit.Caption(title)
		if i < 3 || i == 4 {
			text = text.Trailing()
		}
		var cell fyne.CanvasObject = text
		if i == 3 {
			cell = kit.Inset(0, 0, 0, apart, text)
		}
		titles = append(titles, kit.Fixed(wide[i], 0, cell))
	}
	s.first = kit.Caption("Step")
	s.head = kit.Inset(0, 12, 0, 12, container.NewBorder(nil, nil, kit.Fixed(nameWide, 0, s.first), kit.Row(8, titles...), nil))
	top := kit.Spread(kit.Column(2, kit.Heading("What must be true for it"), kit.Muted("Read from the top: each number is what the step above still misses, by the share that goes on").Ellipsis()), kit.Fixed(170, 0, s.route))
	s.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(14, 6, 14, 6,
		kit.Column(10, kit.Inset(0, 10, 0, 10, top), s.head, s.list, kit.Inset(0, 10, 0, 12, s.visit))))
	return s
}

const nameWide = 158

func routes() []kit.Option {
	out := []kit.Option{{Value: "", Label: "Every route"}}
	for _, r := range model.Words["route"] {
		out = append(out, kit.Option{Value: r, Label: model.Title(r)})
	}
	return out
}

func (s *steps) show(f facts) {
	s.route.SetValue(s.page.route)
	s.list.Objects, s.order = nil, nil
	s.list.Add(s.signature(f))
	most := f.plan.Deals
	for _, st := range f.plan.Steps {
		most = max(most, st.Needed)
	}
	for i := len(f.plan.Steps) - 1; i >= 0; i-- {
		st := f.plan.Steps[i]
		r := s.rows[st.Stage.ID]
		if r == nil {
			r = newRow(s.page)
			s.rows[st.Stage.ID] = r
		}
		r.show(f, i, most)
		s.order = append(s.order, r)
		s.list.Add(r)
	}
	s.visit.Set(visits(f))
	s.visit.Hidden = s.visit.Value == ""
	s.list.Refresh()
	s.root.Refresh()
}

// signature is the first line: the deals that the target still needs.
func (s *steps) signature(f facts) fyne.CanvasObject {
	needed := "open"
	if f.plan.Reckoned && f.plan.Goal.Amount.Minor > 0 {
		needed = strconv.Itoa(f.plan.Deals)
	}
	signed := kit.NewText("Signed", theme.SizeBody, theme.SemiBold, theme.Text)
	var cells []fyne.CanvasObject
	for i, text := range []string{needed, "", needed} {
		cells = append(cells, kit.Fixed(wide[i], 0, kit.NewText(text, theme.SizeBody, theme.SemiBold, theme.Text).Trailing()))
	}
	cells = append(cells, kit.Fixed(wide[3]+wide[4]+wide[5]+16, 0, kit.Inset(0, 0, 0, apart, s.worth(f))))
	return kit.On(kit.NewBox(theme.Well, "", 8), kit.Inset(9, 12, 9, 12,
		container.NewBorder(nil, nil, kit.Fixed(nameWide, 0, kit.Row(8, kit.NewIcon(theme.Glyph("signature"), theme.Good.Ink()).Sized(16), signed)), kit.Row(8, cells...), nil)))
}

// worth is what a deal is worth: known from those signed, else assumed.
func (s *steps) worth(f facts) fyne.CanvasObject {
	a := f.plan.Average
	if a.Of > 0 {
		return kit.Muted(fmt.Sprintf("%s each, over %d signed", a.Worth.Short(), a.Of)).Ellipsis()
	}
	field := kit.NewField("").Placeholder("30k")
	field.SetText(written(f.goal.Deal))
	field.Check = s.page.target.amount.Check
	field.OnCommit = func(t string) {
		m, ok := parseAmount(t, s.page.past.Firm.Currency)
		var value any = m.Minor
		if !ok || strings.TrimSpace(t) == "" {
			value = nil
		}
		s.page.set("Assume what a deal is worth", model.Fields{"deal": value})
	}
	return container.NewBorder(nil, nil, kit.Muted("assumed, each:"), nil, kit.Inset(0, 80, 0, 8, field))
}

// visits says what comes before the first lead, where anybody counts it.
func visits(f facts) string {
	v := f.plan.Visits
	switch {
	case v.Rate.N == 0:
		return "Before that: nothing is counted yet. With visits noted by month (as a metric with a count) the way back reaches them."
	case v.Rate.K == 0:
		return ""
	case !v.Known || v.Needed == 0:
		return fmt.Sprintf("Before that: %d of %d counted visits became leads in the last year.", v.Rate.K, v.Rate.N)
	}
	return fmt.Sprintf("Before that: %d visits, if all came by what is counted: %d of %d became leads in the last year.", v.Needed, v.Rate.K, v.Rate.N)
}

// walk moves the keyboard along the way back.
func (p *Page) walk(from *row, by int) {
	for i, r := range p.steps.order {
		if r == from && i+by >= 0 && i+by < len(p.steps.order) {
			kit.Focus(p.steps.order[i+by])
			kit.Reveal(p.scroll, p.steps.order[i+by])
			return
		}
	}
}

// bar draws what is needed as a share of the most, what is on the way solid.
func bar(s forecast.Step, most int, hue theme.Hue) *kit.Chart {
	c := kit.NewChart(func(p *kit.Painter) {
		p.Rect(0, 0, p.W, p.H, 4, theme.C(theme.Well))
		if !s.Known || most == 0 {
			p.Hatched(0, 0, p.W, p.H, 4, theme.C(theme.Unknown.Solid()))
			return
		}
		whole := p.W * float32(max(s.Needed, min(len(s.Here), most))) / float32(most)
		here := p.W * float32(min(len(s.Here), most)) / float32(most)
		p.Rect(0, 0, max(whole, 2), p.H, 4, theme.Fade(theme.C(hue.Solid()), 0.3))
		p.Rect(0, 0, here, p.H, 4, theme.C(hue.Solid()))
	})
	c.Min = fyne.NewSize(40, 14)
	return c
}
