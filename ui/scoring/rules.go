package scoring

import (
	"math"
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
	points *kit.Field
	half   *kit.Field
	flaw   *flaw
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
	row.flaw = newFlaw()
	body.Add(row.flaw.root)
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

// fine are the numbers behind the level. What is tried shows at once; what
// cannot be meant says so at its field and is not tried.
func (r *ruleRow) fine() fyne.CanvasObject {
	r.slider = kit.NewSlider(0, highest, 0)
	r.slider.OnChange = func(v float64) { r.try("points", int64(v)*10) }
	r.points = kit.NewField("")
	r.points.Check = wrongPoints
	r.points.OnChange = func(t string) {
		n, _ := tenths(t)
		r.tryWritten(r.points, "points", n)
	}
	points := kit.Row(8, kit.Fixed(58, 0, r.points), kit.Fixed(40, 20, kit.Muted("points")))
	line := container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 10, points), kit.Middle(r.slider))
	if r.axis == "fit" {
		return line
	}
	r.half = kit.NewField("").Placeholder("never")
	r.half.Check = wrongDays
	r.half.OnChange = func(t string) {
		days, _ := number(t)
		r.tryWritten(r.half, "half-life", days)
	}
	fade := kit.Row(8, kit.Muted("half after"), kit.Fixed(60, 0, r.half), kit.Muted("days"))
	return container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 10, fade), line)
}

func (r *ruleRow) try(field string, n int64) { r.page.trial.Try("rule", r.rule.ID, field, n) }

// tryWritten tries what is written; what cannot be meant tries nothing.
func (r *ruleRow) tryWritten(f *kit.Field, field string, n int64) {
	if f.Valid() {
		r.try(field, n)
	} else {
		r.page.trial.Untry("rule", r.rule.ID, field)
	}
}

// show answers whether something must be laid out anew.
func (r *ruleRow) show(rule model.Rule) bool {
	r.rule = rule
	r.name.Set(rule.Name)
	words := worth(rule)
	if c := counts(r.page.draft, rule); c != "" {
		words = c + " · " + words
	}
	if r.page.trial.Tried(rule.ID) {
		words += " · kept: " + differs(*ruleIn(r.page.draft, rule.ID), rule)
	}
	r.worth.Set(words)
	if r.form != nil {
		r.form.show(rule)
	}
	r.level.SetValue(levelOf(r.axis, rule.Points))
	r.showFine(rule)
	return r.flaw.show(r.page.trial.Flaws(rule.ID))
}

// showFine leaves what somebody is still writing.
func (r *ruleRow) showFine(rule model.Rule) {
	if r.slider != nil {
		if rule.Points < 0 {
			r.slider.Low = -highest
		}
		r.slider.SetValue(float64(rule.Points) / 10)
		if n, ok := tenths(r.points.Text()); !ok || n != rule.Points && r.points.Valid() {
			r.points.SetText(score.Tenths(rule.Points))
		}
	}
	if r.half != nil {
		if n, ok := number(r.half.Text()); !ok || n != rule.HalfLife && r.half.Valid() {
			r.half.SetText(blank(rule.HalfLife * 10))
		}
	}
}

// setLevel tries the points that a level stands for.
func (r *ruleRow) setLevel(level string) { r.try("points", usual(r.axis, level)) }

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

// tenths reads points as a person writes them: 12, or -7.5.
func tenths(text string) (int64, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return int64(math.Round(n * 10)), err == nil && math.Abs(n) <= 1e6
}

func wrongPoints(text string) string {
	if n, ok := tenths(text); !ok || n < -1000 || n > 1000 {
		return "-100 to 100."
	}
	return ""
}

func wrongDays(text string) string {
	n, ok := number(text)
	switch written := strings.TrimSpace(text) != ""; {
	case ok && n == 0 && written:
		return "1 or more."
	case !ok || n < 0 || n > 3650:
		return "1 to 3650."
	}
	return ""
}

func wrongCap(text string) string {
	n, ok := number(text)
	if !ok || n < 0 || n > 100 || n == 0 && strings.TrimSpace(text) != "" {
		return "1 to 100."
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

// flaw are the sentences that speak against a row; it takes no room without.
type flaw struct {
	words *kit.Paragraph
	root  *fyne.Container
}

func newFlaw() *flaw {
	f := &flaw{words: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Amber.Ink())}
	f.root = kit.Inset(2, 4, 4, 0, kit.Marked(theme.Glyph("triangle-alert"), theme.Amber, f.words))
	f.root.Hidden = true
	return f
}

// show answers whether other words stand there now.
func (f *flaw) show(sentences []string) bool {
	words := strings.Join(sentences, " ")
	if f.words.Value == words {
		return false
	}
	f.words.Set(words)
	f.root.Hidden = words == ""
	return true
}
