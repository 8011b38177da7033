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

// ruleRow is one rule: what it counts, and how much.
type ruleRow struct {
	page   *Page
	axis   string
	rule   model.Rule
	name   *kit.Text
	worth  *kit.Text
	head   *handle
	level  *kit.Tabs
	more   *kit.Button
	form   *form // nil unless the rule is open
	slider *kit.Slider
	points *kit.Text
	half   *kit.Field
	root   fyne.CanvasObject
}

func newRuleRow(p *Page, axis string, r model.Rule) *ruleRow {
	row := &ruleRow{page: p, axis: axis, rule: r, name: kit.Strong("").Ellipsis(), worth: kit.Muted("").Ellipsis()}
	row.level = kit.NewTabs([]kit.Option{{Value: none, Label: "None"}, {Value: some, Label: "Some"}, {Value: strong, Label: "Strong"}}, "", row.setLevel)
	row.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with the rule", row.menu).Small()
	row.head = newHandle(kit.Column(2, row.name, row.worth), handleActs{
		open: func() { p.unfold(r.ID) }, menu: row.menu, walk: p.walk, remove: func() { p.removeRule(row.rule) }})
	head := container.NewBorder(nil, nil, nil, kit.Middle(kit.Row(4, row.level, row.more)), kit.Inset(0, 8, 0, -8, row.head))
	body := kit.Column(4, head)
	if p.open == r.ID {
		row.form = newForm(row)
		body.Add(kit.Inset(2, 4, 4, 0, row.form.root))
	}
	if p.fine || p.open == r.ID {
		body.Add(kit.Inset(0, 4, 4, 0, row.fine()))
	}
	if p.open == r.ID {
		done := kit.NewButton(kit.Outline, theme.Glyph("check"), "Done", func() { p.fold(r.ID) }).Small()
		body.Add(kit.Inset(2, 4, 6, 0, kit.Row(0, done)))
	}
	row.root = kit.Inset(5, 0, 5, 0, body)
	return row
}

func (r *ruleRow) menu() { kit.DropMenu(r.more, r.page.ruleMenu(r)) }

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
	if c := counts(r.page.draft, rule); c != "" {
		words = c + " · " + words
	}
	r.worth.Set(words)
	if r.form != nil {
		r.form.show(rule)
	}
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
