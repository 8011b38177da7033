package positioning

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// add keeps a new answer of a step.
func (s *section) add(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return true
	}
	return s.page.edit("Add "+s.step.one, model.Edit{Noun: "element", Fields: model.Fields{
		"step": s.step.key, "text": text, "rank": lastRank(s.page.draft) + 1}})
}

// rewrite keeps other words for an answer; no words remove it.
func (p *Page) rewrite(s step, id model.ID, text string) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return p.remove(s, id)
	}
	return p.edit("Reword "+s.one, model.Edit{Noun: "element", ID: id, Fields: model.Fields{"text": text}})
}

func (p *Page) remove(s step, id model.ID) bool {
	return p.edit("Remove "+s.one, model.Edit{Noun: "element", ID: id, Gone: true})
}

// edit writes one change, of one row or of several that belong together.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
}

// link says which attribute makes a value true; the zero id says none.
func (p *Page) link(value, attribute model.ID) {
	of := model.Fields{"of": nil}
	if !attribute.IsZero() {
		of["of"] = attribute.String()
	}
	p.edit("Link value", model.Edit{Noun: "element", ID: value, Fields: of})
}

// chooseReason offers the attributes a value may follow from.
func (p *Page) chooseReason(value model.ID, under fyne.CanvasObject) {
	kit.DropMenu(under, p.reasons(value))
}

func (p *Page) reasons(value model.ID) []kit.MenuItem {
	var now model.ID
	for _, e := range p.draft.Positioning {
		if e.ID == value {
			now = e.Of
		}
	}
	var items []kit.MenuItem
	for _, e := range p.draft.Positioning {
		if e.Step == "attribute" {
			items = append(items, kit.MenuItem{Label: e.Text, Chosen: e.ID == now, Run: func() { p.link(value, e.ID) }})
		}
	}
	if len(items) == 0 {
		return []kit.MenuItem{{Label: "Name an attribute first: what only you have", Disabled: true}}
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Label: "Not linked yet", Chosen: now.IsZero(), Run: func() { p.link(value, model.ID{}) }})
}

// menu offers what can be done with one answer.
func (p *Page) menu(s step, id model.ID, under fyne.CanvasObject) {
	items := []kit.MenuItem{
		{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: p.neighbour(s, id, -1).IsZero(), Run: func() { p.swap(s, id, -1) }},
		{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: p.neighbour(s, id, 1).IsZero(), Run: func() { p.swap(s, id, 1) }},
	}
	if s.key == "value" {
		items = append(items, kit.MenuItem{Label: "Follows from", Sign: theme.Glyph("link"), Items: p.reasons(id)})
	}
	if s.traced {
		items = append(items, kit.MenuItem{Label: "Go to the criteria", Sign: theme.Glyph("list-checks"), Run: func() { p.shell.Go("criteria") }})
	}
	items = append(items, kit.MenuItem{}, kit.MenuItem{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(s, id) }})
	kit.DropMenu(under, items)
}

// neighbour is the answer before or after one in its step; zero at the ends.
func (p *Page) neighbour(s step, id model.ID, by int) model.ID {
	ids := p.sections[s.key].ids
	for i, other := range ids {
		if other == id && i+by >= 0 && i+by < len(ids) {
			return ids[i+by]
		}
	}
	return model.ID{}
}

// swap changes places with a neighbour: the first value and the first two
// alternatives are the ones the sentence takes.
func (p *Page) swap(s step, id model.ID, by int) {
	other := p.neighbour(s, id, by)
	if other.IsZero() {
		return
	}
	ranks := map[model.ID]int64{}
	for _, e := range p.draft.Positioning {
		ranks[e.ID] = int64(e.Rank)
	}
	if ranks[id] == ranks[other] {
		ranks[other] += int64(by)
	}
	label := "Move " + s.one + " up"
	if by > 0 {
		label = "Move " + s.one + " down"
	}
	p.edit(label, model.Edit{Noun: "element", ID: id, Fields: model.Fields{"rank": ranks[other]}},
		model.Edit{Noun: "element", ID: other, Fields: model.Fields{"rank": ranks[id]}})
}

// walk moves the keyboard to the line before or after.
func (p *Page) walk(from *line, by int) {
	var all []*line
	for _, s := range append(append([]step(nil), firstSteps...), lastSteps...) {
		sec := p.sections[s.key]
		all = append(append(all, sec.lines...), sec.adder)
	}
	for i, l := range all {
		if l == from && i+by >= 0 && i+by < len(all) {
			kit.Focus(all[i+by])
			p.reveal(all[i+by])
		}
	}
}

// reveal scrolls until a line is in view.
func (p *Page) reveal(l *line) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(l).Y - d.AbsolutePositionForObject(p.scroll).Y
	by := min(top-8, 0) + max(top+l.Size().Height+8-p.scroll.Size().Height, 0)
	if by != 0 {
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, by))
	}
}

// examples are the kinds of firm one may start from.
func examples(p *Page) fyne.CanvasObject {
	row := kit.Flow(8)
	for _, t := range template.All() {
		if t.ID != "plain" {
			b := kit.NewButton(kit.Outline, nil, t.Name, func() { p.start(t.ID) })
			b.Tip = t.Blurb
			row.Add(b)
		}
	}
	words := kit.NewParagraph("Begin with the first question below, or start from the words of a firm like yours and make them your own.")
	return kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting),
		kit.Inset(18, 24, 20, 24, kit.Column(12, kit.Heading("Nothing is written down yet"), words, row)))
}

func elements(id string) []model.Seed {
	var out []model.Seed
	for _, s := range template.Rows(id, template.Start{}) {
		if s.Noun == "element" {
			out = append(out, s)
		}
	}
	return out
}

// start writes the answers of an example firm, as one change.
func (p *Page) start(id string) {
	const label = "Start from an example"
	p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Plant(context.Background(), label, elements(id))
	}})
}
