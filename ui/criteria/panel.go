package criteria

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// panel is one criterion open at the right; every field keeps itself as it is
// left. It is built once and follows the facts, so that the keyboard stays
// where it is.
type panel struct {
	page     *Page
	id       model.ID
	form     *kit.Form
	name     *kit.Field
	class    *kit.Tabs
	how      *kit.Tabs
	rule     *rule
	question *kit.Field
	known    *kit.Select
	points   *kit.Field
	weigh    *fyne.Container
	ends     *kit.Paragraph
	element  *kit.Select
	source   *kit.Button
	scope    *scope
	stands   *fyne.Container
}

// open shows a criterion in the panel.
func (p *Page) open(id model.ID) {
	v, ok := p.facts.find(id)
	if !ok {
		return
	}
	p.panel = newPanel(p, id)
	p.panel.show(v)
	mine := p.panel
	p.shell.ShowDetail(p.shell.Panel(nil, "Criterion", "Kept as you leave each field", p.panel.form), func() {
		if p.panel == mine {
			p.panel = nil
			p.marks()
			p.focus(id)
		}
	})
	p.marks()
}

// begin opens the panel for a criterion that does not exist yet: its sentence
// makes it.
func (p *Page) begin(class string) {
	form := kit.NewForm()
	at := class
	form.Labelled("Kind", kit.NewTabs(classOptions(), class, func(c string) { at = c }))
	name := form.Field("name", kit.NewNotes("Say it as a sentence about them", 2).Placeholder(inviteFor(class)))
	name.Hint("Enter keeps it; then say who knows it, and how.")
	made := false
	keep := func(t string) {
		t = strings.TrimSpace(strings.ReplaceAll(t, "\n", " "))
		if t == "" || made {
			return
		}
		if id, ok := p.add(at, t); ok {
			made = true
			p.toOpen = id
			p.arrive()
		}
	}
	name.OnCommit = keep
	name.Keys(func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
			return false
		}
		keep(name.Text())
		return true
	})
	p.panel = nil
	p.shell.ShowDetail(p.shell.Panel(nil, "New criterion", "", form), nil)
	p.marks()
	name.Focus()
}

func inviteFor(class string) string {
	switch class {
	case "must":
		return "Has 50 to 500 employees"
	case "nice":
		return "Nobody can explain the cloud bill"
	}
	return "Only rents people by the hour"
}

// follow shows the open criterion's new facts, or closes when it is gone.
func (p *Page) follow() {
	if p.side != nil {
		p.side.follow()
	}
	if p.panel != nil {
		if v, ok := p.facts.find(p.panel.id); ok {
			p.panel.show(v)
		} else {
			p.shell.HideDetail()
		}
	}
	p.marks()
}

// source goes to the answer that a criterion comes from.
func (p *Page) source(id model.ID) {
	if v, ok := p.facts.find(id); ok && v.from != "" {
		p.shell.Go("positioning/" + v.c.Element.String())
	}
}

// marks shows which card is open.
func (p *Page) marks() {
	for _, col := range p.cols {
		for _, k := range col.cards {
			if on := p.panel != nil && p.panel.id == k.view.id; on != k.shown {
				k.mark(on)
			}
		}
	}
}

func classOptions() []kit.Option {
	var out []kit.Option
	for _, c := range classes {
		out = append(out, kit.Option{Value: c.key, Label: c.title})
	}
	return out
}

func newPanel(p *Page, id model.ID) *panel {
	n := &panel{page: p, id: id, form: kit.NewForm(), stands: kit.Column(6)}
	n.name = n.form.Field("name", kit.NewNotes("As a sentence about them", 2))
	n.name.OnCommit = func(t string) { n.set(model.Fields{"name": strings.TrimSpace(strings.ReplaceAll(t, "\n", " "))}) }
	n.class = kit.NewTabs(classOptions(), "", func(c string) {
		if v, ok := p.facts.find(id); ok {
			p.classify(v, classOf(c))
		}
	})
	n.form.Labelled("Kind", n.class)
	n.how = kit.NewTabs([]kit.Option{{Value: "rule", Label: "The data says it"}, {Value: "question", Label: "Someone answers"}}, "", n.chooseHow)
	n.form.Labelled("Who knows it", n.how)
	n.rule = newRule(n)
	n.form.Add(n.rule.root)
	n.question = n.form.Field("question", kit.NewNotes("The question to answer yes or no", 2))
	n.question.OnCommit = func(t string) { n.set(model.Fields{"question": strings.TrimSpace(t)}) }
	n.known = kit.NewSelect([]kit.Option{{Value: "mql", Label: "a conversation (MQL)"}, {Value: "sql", Label: "Sales takes over (SQL)"}, {Value: "", Label: "never: it does not block"}}, "", n.chooseGate)
	n.points = kit.NewField("Points when met")
	n.points.Check = wrongPoints
	n.points.OnCommit = func(t string) {
		if worth, err := points(t); err == nil {
			n.set(model.Fields{"points": worth})
		}
	}
	n.form.Known("points", n.points)
	n.ends = kit.NewParagraph("When it is met the lead is not ours, whatever else it has.").Styled(theme.SizeSmall, theme.Regular, theme.Text3)
	n.weigh = kit.Shares(10, []float32{3, 2}, kit.Labelled("Must be known before", n.known), n.points)
	n.form.Add(n.weigh)
	n.form.Add(n.ends)
	n.element = kit.NewSelect(nil, "", n.chooseElement)
	n.scope = newScope(n)
	n.form.Add(n.scope.root)
	n.source = kit.IconButton(theme.Glyph("arrow-up-right"), "Go to it in the positioning", func() { p.source(n.id) })
	n.form.Labelled("Comes from the positioning", container.NewBorder(nil, nil, nil, n.source, n.element))
	n.form.Add(kit.Column(8, kit.Rule(), kit.Strong("How it stands today"), n.stands))
	n.form.Add(kit.Row(0, p.shell.Button(kit.Danger, shell.Action{Label: "Remove", Icon: theme.Glyph("trash-2"), Run: func() error { p.remove(id); return nil }})))
	return n
}

// set keeps fields of the open criterion; refusals stand at the fields.
func (n *panel) set(f model.Fields) bool {
	return n.page.shell.DoForm(n.form, shell.Action{Label: "Change criterion", Run: func() error {
		return n.page.store.Edit(context.Background(), "Change criterion", []model.Edit{change(n.id, f)})
	}})
}

// chooseHow says who knows it. A rule that was never written waits in the
// panel for its value; a rule or a question that was is still there.
func (n *panel) chooseHow(how string) {
	v, _ := n.page.facts.find(n.id)
	if how == "question" {
		n.rule.pending = nil
		f := model.Fields{"how": how}
		if v.c.Question == "" {
			f["question"] = v.c.Name + "?"
		}
		n.set(f)
		n.again()
		return
	}
	c := v.c.Condition
	if c.Field == "" {
		c = model.Condition{Field: usualFacts[0].key, Op: usualFacts[0].ops()[0].Value}
	}
	n.rule.try(c)
}

// again shows what is kept.
func (n *panel) again() {
	if v, ok := n.page.facts.find(n.id); ok {
		n.show(v)
	}
}

func (n *panel) chooseGate(gate string) {
	if gate == "" {
		n.set(model.Fields{"known-by": nil})
		return
	}
	n.set(model.Fields{"known-by": gate})
}

func (n *panel) chooseElement(id string) {
	if id == "" {
		n.set(model.Fields{"element": nil})
		return
	}
	n.set(model.Fields{"element": id})
}

// show puts the facts in.
func (n *panel) show(v view) {
	n.name.SetText(v.c.Name)
	n.class.SetValue(v.c.Class)
	how := "rule"
	if v.c.How == "question" && n.rule.pending == nil {
		how = "question"
	}
	n.how.SetValue(how)
	n.rule.root.Hidden, n.question.Hidden = how == "question", how == "rule"
	if how == "rule" {
		n.rule.show(v)
	}
	n.question.SetText(v.c.Question)
	n.known.SetValue(v.c.KnownBy)
	n.points.SetText(score.Tenths(v.c.Points))
	n.points.Hidden, n.ends.Hidden = v.c.Class == "never", v.c.Class != "never"
	n.element.SetOptions(elementOptions(n.page.draft))
	n.element.SetValue(v.c.Element.String())
	n.source.Hidden = v.from == ""
	n.scope.show(v)
	n.showStands(v)
	n.form.Refresh()
	n.weigh.Refresh()
}

// showStands shows the counts; each leads to the leads behind it.
func (n *panel) showStands(v view) {
	n.stands.Objects = nil
	for _, over := range []struct {
		title string
		best  bool
	}{{"Open leads", false}, {"Best clients", true}} {
		met, not, unknown, deciding := v.counts(over.best)
		if met+not+unknown == 0 {
			continue
		}
		b := newBar(over.title)
		b.never = v.c.Class == "never"
		b.set(met, not, unknown)
		n.stands.Add(b.root)
		row := kit.Flow(6)
		for _, w := range []struct {
			which string
			count int
			words string
			hue   theme.Hue
		}{{"met", met, " met", good(v.c.Class, true)}, {"not-met", not, " not met", good(v.c.Class, false)}, {"unknown", unknown, " not known yet", theme.Unknown},
			{"deciding", deciding, " where it alone would decide", theme.Indigo}} {
			if w.count > 0 {
				row.Add(kit.NewPill(thousands(w.count)+w.words, w.hue, "Show them", func() { n.page.list(n.id, w.which, over.best) }))
			}
		}
		n.stands.Add(kit.Inset(0, 0, 6, 0, row))
	}
	switch {
	case len(n.stands.Objects) == 0 && n.page.facts.counting:
		n.stands.Add(kit.Muted("Counting …"))
	case len(n.stands.Objects) == 0:
		n.stands.Add(kit.Muted("No open leads yet."))
	}
	if d := v.doubt(); d != "" {
		n.stands.Add(kit.Note(theme.AtRisk, theme.Glyph("lightbulb"), d))
	}
	n.stands.Refresh()
}

// good is the hue of an answer: to meet what we never take speaks against.
func good(class string, met bool) theme.Hue {
	if met == (class != "never") {
		return theme.Good
	}
	return theme.Rose
}

// counts are those over the open leads, or over the best clients.
func (v view) counts(best bool) (met, not, unknown, deciding int) {
	k := v.coverage
	if best {
		return k.BestMet, k.BestNot, k.BestUnknown, 0
	}
	return k.Met, k.NotMet, k.Unknown, k.Deciding
}

// elementOptions are the answers of the positioning, each with its step.
func elementOptions(a *model.Agreement) []kit.Option {
	out := []kit.Option{{Value: "", Label: "Nothing yet"}}
	for _, e := range a.Positioning {
		out = append(out, kit.Option{Value: e.ID.String(), Label: e.Said()})
	}
	return out
}

func wrongPoints(text string) string {
	n, err := points(text)
	if err != nil || n < 0 || n > score.Most {
		return "A number from 0 to 100."
	}
	return ""
}

func points(text string) (int64, error) {
	v, err := model.ParseField(model.Field{Name: "points", Kind: model.Points}, text, "")
	n, _ := v.(int64)
	return n, err
}
