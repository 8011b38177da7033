package positioning

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/positioning"
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
		return p.remove(s, id, func() {})
	}
	return p.edit("Reword "+s.one, model.Edit{Noun: "element", ID: id, Fields: model.Fields{"text": text}})
}

// remove takes an answer away. Where something comes from it, that is said
// first; it stays, and comes from nothing then. before runs when it really
// goes.
func (p *Page) remove(s step, id model.ID, before func()) bool {
	run := func() bool {
		before()
		return p.edit("Remove "+s.one, positioning.Released(p.draft, id)...)
	}
	uses := p.uses(id)
	if len(uses) == 0 {
		return run()
	}
	list := kit.Column(6)
	for _, u := range uses {
		list.Add(kit.Bullet(model.Title(model.Called(u.Noun)) + ": " + u.Name))
	}
	at := slices.Index(p.sections[s.key].ids, id)
	p.shell.Dialog(&kit.Dialog{Title: "Remove this " + s.one + "?", Quiet: touches(len(uses)), Content: list, Verb: "Remove", Confirm: run, Closed: func() { kit.Focus(p.sections[s.key].lineAt(at)) }})
	return true
}

func touches(n int) string {
	if n == 1 {
		return "One line comes from it. It stays, but nothing says any more where it comes from."
	}
	return strconv.Itoa(n) + " lines come from it. They stay, but nothing says any more where they come from."
}

// uses are the rows that come from an answer.
func (p *Page) uses(id model.ID) []positioning.Use { return positioning.Uses(p.draft)[id] }

// follow goes to what comes from an answer; where there are several one
// chooses.
func (p *Page) follow(uses []positioning.Use, under fyne.CanvasObject) {
	if len(uses) == 1 {
		p.visit(uses[0])
		return
	}
	kit.DropMenu(under, p.visits(uses))
}

func (p *Page) visits(uses []positioning.Use) []kit.MenuItem {
	var items []kit.MenuItem
	for _, u := range uses {
		items = append(items, kit.MenuItem{Label: u.Name, Run: func() { p.visit(u) }})
	}
	return items
}

func (p *Page) visit(u positioning.Use) {
	switch u.Noun {
	case "criterion":
		p.shell.Go("criteria/" + u.ID.String())
	case "rule":
		p.shell.Go("scoring/" + u.ID.String())
	case "play":
		p.shell.Go("journey/" + u.Stage.String())
	default:
		p.shell.Go("positioning/" + u.ID.String())
	}
}

// edit writes one change, of one row or of several that belong together.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
}

// link says which answer another follows from; the zero id says none.
func (p *Page) link(s step, id, from model.ID) {
	of := model.Fields{"of": nil}
	if !from.IsZero() {
		of["of"] = from.String()
	}
	p.edit("Link "+s.one, model.Edit{Noun: "element", ID: id, Fields: of})
}

// chooseReason offers the answers that one may follow from.
func (p *Page) chooseReason(s step, id model.ID, under fyne.CanvasObject) {
	kit.DropMenu(under, p.reasons(s, id))
}

func (p *Page) reasons(s step, id model.ID) []kit.MenuItem {
	var now model.ID
	for _, e := range p.draft.Positioning {
		if e.ID == id {
			now = e.Of
		}
	}
	var items []kit.MenuItem
	for _, e := range p.draft.Positioning {
		if slices.Contains(s.from.steps, e.Step) {
			items = append(items, kit.MenuItem{Label: e.Text, Chosen: e.ID == now, Run: func() { p.link(s, id, e.ID) }})
		}
	}
	if len(items) == 0 {
		return []kit.MenuItem{{Label: s.from.none, Disabled: true}}
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Label: "Not linked yet", Chosen: now.IsZero(), Run: func() { p.link(s, id, model.ID{}) }})
}

// menu offers what can be done with one answer.
func (p *Page) menu(s step, id model.ID, under fyne.CanvasObject) {
	items := []kit.MenuItem{
		{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: p.neighbour(s, id, -1).IsZero(), Run: func() { p.swap(s, id, -1) }},
		{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: p.neighbour(s, id, 1).IsZero(), Run: func() { p.swap(s, id, 1) }},
	}
	if len(s.from.steps) > 0 {
		items = append(items, kit.MenuItem{Label: "Follows from", Sign: theme.Glyph("link"), Items: p.reasons(s, id)})
	}
	if uses := p.uses(id); len(uses) > 0 {
		items = append(items, kit.MenuItem{Label: "Used by", Sign: theme.Glyph("list-checks"), Items: p.visits(uses)})
	} else if positioning.Rests(s.key) {
		items = append(items, kit.MenuItem{Label: "Go to the criteria", Sign: theme.Glyph("list-checks"), Run: func() { p.shell.Go("criteria") }})
	}
	items = append(items, kit.MenuItem{}, kit.MenuItem{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(s, id, func() {}) }})
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
	for _, s := range allSteps() {
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
