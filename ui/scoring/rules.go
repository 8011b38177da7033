package scoring

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// groupCard is a group of rules.
type groupCard struct {
	page *Page
	part part
	cap  *kit.Text
	most *kit.Field
	rows []*ruleRow
	root fyne.CanvasObject
}

func newGroupCard(p *Page, g part) *groupCard {
	c := &groupCard{page: p, part: g, cap: kit.Muted("").Trailing()}
	sign, hue := theme.Glyph("flame"), theme.Amber
	if g.Axis == "fit" {
		sign, hue = theme.Glyph("target"), theme.Indigo
	}
	list := kit.Column(0)
	for i, r := range g.rules {
		if i > 0 {
			list.Add(kit.Rule())
		}
		row := newRuleRow(p, g.Axis, r)
		c.rows = append(c.rows, row)
		list.Add(row.root)
	}
	if len(g.rules) == 0 {
		list.Add(kit.Inset(6, 0, 10, 0, kit.Muted("No rule counts here yet.")))
	}
	axis := "interest"
	if g.Axis == "fit" {
		axis = "fit"
	}
	title := kit.Row(8, kit.NewIcon(sign, hue.Ink()), kit.NewText(g.Name, 14, theme.SemiBold, theme.Text), kit.NewChip(axis, hue))
	var right fyne.CanvasObject = kit.Fixed(170, 20, c.cap)
	if p.fine {
		c.most = c.capField()
		right = kit.Row(8, kit.Muted("together at most"), kit.Fixed(64, 0, c.most))
	}
	head := container.NewBorder(nil, nil, kit.Middle(title), kit.Middle(right), nil)
	c.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(12, 16, 6, 16, kit.Column(6, head, list)))
	return c
}

func (c *groupCard) capField() *kit.Field {
	f := kit.NewField("").Placeholder("no end")
	f.Check = func(t string) string { return wrong(t, 100) }
	f.OnChange = func(t string) {
		if most, ok := number(t); ok && f.Valid() {
			c.page.try(func(a *model.Agreement) { groupIn(a, c.part.ID).Cap = most * 10 })
		}
	}
	f.OnCommit = func(t string) {
		most, _ := number(t)
		c.page.keep("group", c.part.ID, model.Fields{"cap": orNothing(most * 10)})
	}
	return f
}

func (c *groupCard) show(g part) {
	c.part = g
	c.cap.Set(capped(g.Group))
	if c.most != nil {
		c.most.SetText(blank(g.Cap))
	}
	for i, r := range g.rules {
		c.rows[i].show(r)
	}
}

// sameShape says that the cards still stand for these groups and rules.
func sameShape(cards []*groupCard, parts []part) bool {
	if len(cards) != len(parts) {
		return false
	}
	for i, g := range parts {
		if cards[i].part.ID != g.ID || cards[i].part.Name != g.Name || len(cards[i].rows) != len(g.rules) {
			return false
		}
		for j, r := range g.rules {
			if cards[i].rows[j].rule.ID != r.ID {
				return false
			}
		}
	}
	return true
}

// ruleRow is one rule: what it counts, and how much.
type ruleRow struct {
	page   *Page
	axis   string
	rule   model.Rule
	name   *kit.Text
	worth  *kit.Text
	level  *kit.Tabs
	slider *kit.Slider
	points *kit.Text
	half   *kit.Field
	root   fyne.CanvasObject
}

func newRuleRow(p *Page, axis string, r model.Rule) *ruleRow {
	row := &ruleRow{page: p, axis: axis, rule: r, name: kit.Strong("").Ellipsis(), worth: kit.Muted("").Ellipsis()}
	row.level = kit.NewTabs([]kit.Option{{Value: none, Label: "None"}, {Value: some, Label: "Some"}, {Value: strong, Label: "Strong"}}, "", row.setLevel)
	head := container.NewBorder(nil, nil, nil, kit.Middle(kit.Inset(0, 0, 0, 12, row.level)), kit.Middle(kit.Column(2, row.name, row.worth)))
	row.root = kit.Inset(6, 0, 6, 0, head)
	if p.fine {
		row.root = kit.Inset(6, 0, 8, 0, kit.Column(4, head, row.fine()))
	}
	return row
}

// highest is the end of the slider; more is never worth having, because one
// person counts for so much at most.
const highest = score.PersonShare / 10

// fine are the numbers behind the level.
func (r *ruleRow) fine() fyne.CanvasObject {
	r.slider = kit.NewSlider(0, highest, 0)
	r.points = kit.Figure("")
	r.slider.OnChange = func(v float64) {
		r.points.Set(fmt.Sprintf("%.0f points", v))
		r.page.try(func(a *model.Agreement) { ruleIn(a, r.rule.ID).Points = int64(v) * 10 })
	}
	r.slider.OnCommit = func(v float64) { r.setPoints(int64(v) * 10) }
	line := container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 8, kit.Fixed(72, 20, r.points)), kit.Middle(r.slider))
	if r.axis == "fit" {
		return line
	}
	r.half = kit.NewField("").Placeholder("never")
	r.half.Check = func(t string) string { return wrong(t, 3650) }
	r.half.OnChange = func(t string) {
		if days, ok := number(t); ok && r.half.Valid() {
			r.page.try(func(a *model.Agreement) { ruleIn(a, r.rule.ID).HalfLife = days })
		}
	}
	r.half.OnCommit = func(t string) {
		days, _ := number(t)
		r.page.keep("rule", r.rule.ID, model.Fields{"half-life": orNothing(days)})
	}
	fade := kit.Row(8, kit.Muted("half after"), kit.Fixed(60, 0, r.half), kit.Muted("days"))
	return container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 12, fade), kit.Middle(line))
}

func (r *ruleRow) show(rule model.Rule) {
	r.rule = rule
	r.name.Set(rule.Name)
	words := worth(rule)
	if c := counts(rule); c != "" {
		words = c + " · " + words
	}
	r.worth.Set(words)
	r.level.SetValue(levelOf(r.axis, rule.Points))
	if r.slider != nil {
		r.slider.SetValue(float64(rule.Points) / 10)
		r.points.Set(score.Tenths(rule.Points) + " points")
	}
	if r.half != nil {
		r.half.SetText(blank(rule.HalfLife * 10))
	}
}

func (r *ruleRow) setLevel(level string) { r.setPoints(usual(r.axis, level)) }

// setPoints keeps points together with the word for them.
func (r *ruleRow) setPoints(tenths int64) {
	r.page.keep("rule", r.rule.ID, model.Fields{"points": tenths, "interest": levelOf(r.axis, tenths)})
}

func groupIn(a *model.Agreement, id model.ID) *model.Group {
	for i := range a.Scoring.Groups {
		if a.Scoring.Groups[i].ID == id {
			return &a.Scoring.Groups[i]
		}
	}
	return &model.Group{}
}

func ruleIn(a *model.Agreement, id model.ID) *model.Rule {
	for i := range a.Scoring.Rules {
		if a.Scoring.Rules[i].ID == id {
			return &a.Scoring.Rules[i]
		}
	}
	return &model.Rule{}
}

// number reads a whole number; nothing written is 0, which means no end.
func number(text string) (int64, bool) {
	if text = strings.TrimSpace(text); text == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

func wrong(text string, most int64) string {
	n, ok := number(text)
	if !ok || n < 0 || n > most || n == 0 && strings.TrimSpace(text) != "" {
		return fmt.Sprintf("1 to %d, or empty.", most)
	}
	return ""
}

// blank shows tenths as a number, and 0 as nothing written.
func blank(tenths int64) string {
	if tenths == 0 {
		return ""
	}
	return score.Tenths(tenths)
}

// orNothing clears a field instead of keeping a 0.
func orNothing(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
