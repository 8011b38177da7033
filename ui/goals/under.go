package goals

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/theme"
)

// under is what stands below the way back: which quarter can still be changed,
// and whether Sales and Delivery can carry it.
type under struct {
	page     *Page
	says     *kit.Paragraph
	quarters *fyne.Container
	sales    *load
	delivery *load
	root     fyne.CanvasObject
}

func newUnder(p *Page) *under {
	u := &under{page: p, says: kit.NewParagraph("").Styled(theme.SizeBody, theme.Regular, theme.Text), quarters: kit.Column(10)}
	u.sales, u.delivery = newLoad(p, "deals at once"), newLoad(p, "days a month")
	u.root = kit.Shares(14, []float32{13, 9},
		kit.TitledCard("Which quarter can still be changed?", "By which step, and until when", kit.Column(12, u.says, u.quarters)),
		kit.TitledCard("Who can carry it?", "What the teams can carry, and what this asks", kit.Column(14, u.sales.root, kit.Rule(), u.delivery.root)))
	return u
}

func (u *under) show(f facts) {
	u.says.Set(dated(f))
	u.quarters.Objects = nil
	for _, q := range f.plan.Quarters(f.past.Now, 3) {
		u.quarters.Add(u.quarter(f, q))
	}
	u.quarters.Refresh()
	u.sales.show(f, "sales", f.plan.Sales)
	u.delivery.show(f, "delivery", f.plan.Delivery)
	u.root.Refresh()
}

func (u *under) quarter(f facts, q forecast.Quarter) fyne.CanvasObject {
	doors := kit.Flow(6)
	for _, d := range q.Doors {
		_, hue := f.team(d.Stage.Team)
		doors.Add(kit.NewChip(d.Stage.Name+" until "+shortDay(d.Until), hue).WithDot())
	}
	var what fyne.CanvasObject = doors
	if len(q.Doors) == 0 {
		words := "No step can change it any more: from each, half take longer than what is left."
		if !anyDated(f.plan) {
			words = "Not known yet"
		}
		what = kit.NewParagraph(words)
	}
	return kit.Beside(76, 8, kit.Inset(2, 0, 0, 0, container.NewBorder(kit.Strong(q.Name()), nil, nil, nil)), what)
}

func anyDated(p forecast.Plan) bool {
	for _, s := range p.Steps {
		if s.Dated() {
			return true
		}
	}
	return false
}

// load is what a team can carry, and what the plan asks of it.
type load struct {
	page  *Page
	team  model.ID
	name  *kit.Chip
	state *kit.Chip
	most  *kit.Stepper
	says  *kit.Paragraph
	root  fyne.CanvasObject
}

func newLoad(p *Page, unit string) *load {
	l := &load{page: p, name: kit.NewChip("", theme.Slate).WithDot(), state: kit.NewChip("", theme.Slate), most: kit.NewStepper(0, 999, unit), says: kit.NewParagraph("")}
	l.most.OnCommit = func(n int) {
		var value any
		if n > 0 {
			value = int64(n)
		}
		p.edit("Change what a team can carry", model.Edit{Noun: "team", ID: l.team, Fields: model.Fields{"capacity": value}})
	}
	l.root = kit.Column(6, kit.Spread(kit.Row(0, l.name), l.state), l.most, l.says)
	return l
}

func (l *load) show(f facts, key string, n forecast.Load) {
	t, ok := f.draft.TeamNamed(key)
	if !ok {
		return
	}
	l.team = t.ID
	l.name.Set(t.Name, theme.OfTeam(key))
	l.most.SetValue(t.Capacity)
	word, hue := stateOf(n.State)
	if n.State == forecast.Open {
		word = "not known"
	}
	l.state.Set(word, hue)
	if key == "sales" {
		l.says.Set(selling(f.plan, n))
	} else {
		l.says.Set(delivering(f.plan, n))
	}
}

func selling(p forecast.Plan, n forecast.Load) string {
	now := counted(n.Now, "deal of this kind is", "deals of this kind are") + " open now. "
	switch {
	case n.Each == 0:
		return now + fmt.Sprintf("How long a deal stays with Sales is not known: %d ended so far.", n.Of)
	case n.Need == 0 && n.State == forecast.Open:
		return now + fmt.Sprintf("A deal stays %.0f days on average (%d that ended); how many the plan asks for is open.", n.Each, n.Of)
	case n.Capacity == 0:
		return now + fmt.Sprintf("The plan needs about %.0f at once: a deal stays %.0f days on average (%d that ended). How many Sales can carry is not said yet.", n.Need, n.Each, n.Of)
	}
	return now + fmt.Sprintf("The plan needs about %.0f at once: a deal stays %.0f days on average (%d that ended).", n.Need, n.Each, n.Of)
}

func delivering(p forecast.Plan, n forecast.Load) string {
	switch {
	case n.Of == 0:
		return "No signed deal says how many days of work it takes, so nobody knows what the plan asks of Delivery."
	case !p.Reckoned || p.Goal.Amount.Minor == 0:
		return fmt.Sprintf("A deal takes %.0f days of work on average (%d signed).", n.Each, n.Of)
	}
	words := fmt.Sprintf("%s of %.0f days each (%d signed) are about %.0f days of work a month until %s; what is signed already comes on top.",
		counted(p.Deals, "more deal", "more deals"), n.Each, n.Of, n.Need, shortDay(p.To.AddDate(0, 0, -1)))
	if n.Capacity == 0 {
		words += " How many Delivery has is not said yet."
	}
	return words
}
