package definitions

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// card is one alternative: its sentence, for whom, from where, and what else.
type card struct {
	page   *Page
	id     model.ID
	name   *kit.Field
	more   *kit.Button
	reads  *kit.Paragraph
	routes []*kit.Button // every route, then each
	lines  [2]*threshold // fit, interest
	needs  *kit.Select
	boxes  *kit.Check
	yields *kit.Text
	doubt  *kit.Paragraph
	mark   *fyne.Container
	root   fyne.CanvasObject
}

// threshold is a number on an axis: to drag, or to write.
type threshold struct {
	page   *Page
	id     model.ID
	field  string
	slider *kit.Slider
	number *kit.Field
	root   fyne.CanvasObject
}

func newCard(p *Page, d model.Definition) *card {
	c := &card{page: p, id: d.ID, name: kit.NewField("").Placeholder("What one calls it"), reads: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text2),
		yields: kit.Muted("").Ellipsis(), doubt: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Amber.Ink())}
	c.name.OnCommit = func(t string) { c.set("Rename alternative", model.Fields{"name": orNothing(strings.TrimSpace(t))}) }
	c.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with it", c.menu).Small()
	c.lines = [2]*threshold{newThreshold(p, d.ID, "fit"), newThreshold(p, d.ID, "engagement")}
	c.needs = kit.NewSelect([]kit.Option{{Value: "", Label: "nothing else"}, {Value: "introducer", Label: "somebody named who introduced it"}, {Value: "reply", Label: "a reply from them"}}, "",
		func(v string) { c.set("Change what it needs", model.Fields{"needs": orNothing(v)}) })
	c.boxes = kit.NewCheck("The boxes of Sales ticked, no must-have failing", d.Boxes, func(on bool) { c.set("Change what it needs", model.Fields{"boxes": on}) })
	axis := func(words string, t *threshold) fyne.CanvasObject {
		return container.NewBorder(nil, nil, kit.Fixed(86, 34, kit.Middle(kit.Quiet(words))), nil, t.root)
	}
	needs := container.NewBorder(nil, nil, kit.Fixed(86, 34, kit.Middle(kit.Quiet("and"))), nil, c.needs)
	c.mark = kit.Inset(0, 0, 0, 0, kit.Marked(theme.Glyph("triangle-alert"), theme.Amber, c.doubt))
	head := container.NewBorder(nil, nil, nil, c.more, kit.Inset(0, 10, 0, 0, c.name))
	body := kit.Column(8, head, c.choices(), axis("Fit from", c.lines[0]), axis("Interest from", c.lines[1]), needs, kit.Inset(0, 0, 0, 86, c.boxes),
		kit.Rule(), c.reads, c.yields, c.mark)
	c.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(10, 12, 12, 14, body))
	return c
}

// choices are the routes it holds for: every one, or some.
func (c *card) choices() fyne.CanvasObject {
	row := kit.Flow(4)
	add := func(label string, tap func()) {
		b := kit.NewButton(kit.Outline, nil, label, tap).Small()
		c.routes = append(c.routes, b)
		row.Add(b)
	}
	add("Every route", func() { c.setRoutes(nil) })
	for _, r := range model.Words["route"] {
		add(model.Title(r), func() { c.toggle(r) })
	}
	return row
}

func newThreshold(p *Page, id model.ID, field string) *threshold {
	t := &threshold{page: p, id: id, field: field, slider: kit.NewSlider(0, score.Most/10, 0), number: kit.NewField("")}
	t.slider.OnChange = func(v float64) { p.trial.Try("definition", id, field, int64(v)*10) }
	t.number.Check = func(s string) string {
		if n, ok := tenths(s); !ok || n < 0 || n > score.Most {
			return "0 to 100."
		}
		return ""
	}
	t.number.OnChange = func(s string) {
		if n, _ := tenths(s); t.number.Valid() {
			p.trial.Try("definition", id, field, n)
		} else {
			p.trial.Untry("definition", id, field)
		}
	}
	t.root = container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 10, kit.Fixed(64, 0, t.number)), kit.Middle(t.slider))
	return t
}

func (t *threshold) show(n int64) {
	t.slider.SetValue(float64(n) / 10)
	if was, ok := tenths(t.number.Text()); !ok || was != n && t.number.Valid() {
		t.number.SetText(score.Tenths(n))
	}
}

// tenths reads points as a person writes them.
func tenths(text string) (int64, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return int64(math.Round(n * 10)), err == nil && math.Abs(n) <= 1e6
}

func (c *card) definition() model.Definition {
	for _, d := range c.page.trial.Law().Definitions {
		if d.ID == c.id {
			return d
		}
	}
	return model.Definition{}
}

// show answers whether something needs other room.
func (c *card) show() bool {
	d, law := c.definition(), c.page.trial.Law()
	c.name.SetText(d.Name)
	moved := tell(c.reads, say.Definition(law, d))
	for i, b := range c.routes {
		on := i == 0 && len(d.Routes) == 0 || i > 0 && slices.Contains(d.Routes, model.Words["route"][i-1])
		b.SetSelected(on)
	}
	c.lines[0].show(d.Fit)
	c.lines[1].show(d.Engagement)
	needs := d.Needs
	if needs == "nothing" {
		needs = ""
	}
	c.needs.SetValue(needs)
	c.boxes.SetOn(d.Boxes)
	yields := c.yield(d.Gate)
	c.yields.Set(yields)
	moved = shown(c.yields, yields != "") || moved
	flaws := c.page.trial.Flaws(c.id)
	moved = shown(c.mark, len(flaws) > 0) || moved
	return tell(c.doubt, strings.Join(flaws, " ")) || moved
}

// yield says what this alternative alone takes, today and of the past.
func (c *card) yield(gate string) string {
	words := ""
	if now := c.page.trial.Columns(); now != nil && now.Len() > 0 {
		words = fmt.Sprintf("Met by %d of %d open leads today", now.Meeting(c.id), now.Len())
	}
	past := c.page.trial.Past()
	if past == nil {
		return words
	}
	k := 0
	for i, x := range c.page.passed {
		if x.Gate == gate && past.Meets(i, c.id) {
			k++
		}
	}
	if len(c.page.past(gate)) > 0 {
		words += fmt.Sprintf(", and by %d of those that passed since %s", k, c.page.since.Format("2 Jan"))
	}
	return words
}

func (c *card) set(label string, f model.Fields) {
	c.page.edit(label, model.Edit{Noun: "definition", ID: c.id, Fields: f})
}

// toggle takes a route in or out; without any it holds for every route.
func (c *card) toggle(route string) {
	d := c.definition()
	if i := slices.Index(d.Routes, route); i >= 0 {
		c.setRoutes(slices.Delete(slices.Clone(d.Routes), i, i+1))
		return
	}
	c.setRoutes(append(slices.Clone(d.Routes), route))
}

func (c *card) setRoutes(routes []string) {
	f, was := model.Fields{}, c.definition().Routes
	for _, r := range model.Words["route"] {
		switch has := slices.Contains(routes, r); {
		case has && !slices.Contains(was, r):
			f["route."+r] = true
		case !has && slices.Contains(was, r):
			f["route."+r] = nil
		}
	}
	if len(f) > 0 {
		c.set("Change its routes", f)
	}
	c.show()
}

func (c *card) menu() {
	d := c.definition()
	kit.DropMenu(c.more, []kit.MenuItem{{Label: "Delete “" + titled(d) + "”", Sign: theme.Glyph("trash-2"), Run: func() {
		c.page.edit("Delete an alternative", model.Edit{Noun: "definition", ID: c.id, Gone: true})
	}}})
}

// orNothing clears a field instead of keeping an empty text.
func orNothing(s string) any {
	if s == "" {
		return nil
	}
	return s
}
