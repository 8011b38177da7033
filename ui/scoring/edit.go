package scoring

import (
	"context"
	"strings"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New rule", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error {
		for _, g := range read(p.draft) {
			if g.Axis == "engagement" {
				p.begin(g.ID)
				return nil
			}
		}
		return model.Refuse("", "A rule stands in a group: make a group of interest first.")
	}}
}

// begin opens the place for a new rule in a group.
func (p *Page) begin(group model.ID) {
	p.show(model.ID{}, group)
	for _, c := range p.cards {
		if c.part.ID == group && c.adder != nil {
			c.adder.Focus()
			p.reveal(c.adder)
		}
	}
}

// unfold opens a rule or the name of a group; once more closes it.
func (p *Page) unfold(id model.ID) {
	if p.open == id {
		p.fold(id)
		return
	}
	p.show(id, model.ID{})
	for _, c := range p.cards {
		if c.part.ID == id {
			c.name.Focus()
			p.reveal(c.name)
		}
		for _, r := range c.rows {
			if r.rule.ID == id {
				r.form.name.Focus()
				p.reveal(r.root)
			}
		}
	}
}

// fold closes what is open; the keyboard goes to the head of a rule or group.
func (p *Page) fold(id model.ID) {
	p.show(model.ID{}, model.ID{})
	for _, c := range p.cards {
		if c.part.ID == id {
			kit.Focus(c.head)
		}
		for _, r := range c.rows {
			if r.rule.ID == id {
				kit.Focus(r.head)
			}
		}
	}
}

// show builds the groups with one rule or name open, or one adder.
func (p *Page) show(open, adding model.ID) {
	p.open, p.adding, p.cards = open, adding, nil
	p.showGroups()
}

// walk moves the keyboard to the head before or after one.
func (p *Page) walk(from *handle, by int) {
	var all []*handle
	for _, c := range p.cards {
		if c.head != nil {
			all = append(all, c.head)
		}
		for _, r := range c.rows {
			all = append(all, r.head)
		}
	}
	for i, h := range all {
		if h == from && i+by >= 0 && i+by < len(all) {
			kit.Focus(all[i+by])
			p.reveal(all[i+by])
		}
	}
}

// What a new rule gives: it counts for something, and fades like content.
const (
	usualFade = 45 // days
	usualCap  = 400
)

// addRule makes a rule of interest and opens it, to say what it counts.
func (p *Page) addRule(group model.ID, name string) {
	rank := 0
	for _, r := range p.draft.Scoring.Rules {
		rank = max(rank, r.Rank)
	}
	p.bring("rule", model.Fields{"group": group.String(), "name": name, "points": usual("engagement", some), "interest": some,
		"half-life": int64(usualFade), "rank": int64(rank + 1)})
}

// addGroup makes a group of interest, with its name open.
func (p *Page) addGroup() {
	rank := 0
	for _, g := range p.draft.Scoring.Groups {
		rank = max(rank, g.Rank)
	}
	p.bring("group", model.Fields{"axis": "engagement", "name": "New group", "cap": int64(usualCap), "rank": int64(rank + 1)})
}

// bring adds a row and opens it.
func (p *Page) bring(noun string, f model.Fields) {
	p.shell.Do(shell.Action{Label: "Add " + model.Called(noun), Run: func() (err error) {
		p.toOpen, err = p.store.Add(context.Background(), noun, f)
		return err
	}})
	p.arrive()
}

// Open shows one rule or group, as in the route scoring/<id>.
func (p *Page) Open(id string) {
	if at, err := model.ParseID(id); err == nil && !at.IsZero() {
		p.toOpen = at
		p.arrive()
	}
}

// arrive opens what was just made, once it is read.
func (p *Page) arrive() {
	id := p.toOpen
	if groupIn(p.draft, id).ID != id && ruleIn(p.draft, id).ID != id || id.IsZero() {
		return
	}
	p.toOpen = model.ID{}
	if p.open != id {
		p.unfold(id)
	}
}

// rename keeps another name of a rule or a group.
func (p *Page) rename(noun string, id model.ID, name string) {
	p.edit("Rename "+model.Called(noun), model.Edit{Noun: noun, ID: id, Fields: model.Fields{"name": strings.TrimSpace(name)}})
}

func (p *Page) removeRule(r model.Rule) {
	p.edit("Delete "+model.Called("rule"), model.Edit{Noun: "rule", ID: r.ID, Gone: true})
}

// removeGroup deletes a group with its rules.
func (p *Page) removeGroup(g part) {
	edits := []model.Edit{{Noun: "group", ID: g.ID, Gone: true}}
	for _, r := range g.rules {
		edits = append(edits, model.Edit{Noun: "rule", ID: r.ID, Gone: true})
	}
	p.edit("Delete "+model.Called("group"), edits...)
}

func (p *Page) ruleMenu(r *ruleRow) []kit.MenuItem {
	rule := r.rule
	items := []kit.MenuItem{{Label: "Change", Sign: theme.Glyph("pencil"), Run: func() { p.unfold(rule.ID) }}}
	if others := p.elsewhere(r.axis, rule); len(others) > 0 {
		items = append(items, kit.MenuItem{Label: "Move to", Sign: theme.Glyph("corner-down-right"), Items: others})
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Label: "Delete rule", Sign: theme.Glyph("trash-2"), Run: func() { p.removeRule(rule) }})
}

// elsewhere are the other groups a rule may stand in.
func (p *Page) elsewhere(axis string, r model.Rule) []kit.MenuItem {
	var out []kit.MenuItem
	for _, g := range p.draft.Scoring.Groups {
		if g.Axis == axis && g.ID != r.Group {
			out = append(out, kit.MenuItem{Label: g.Name, Run: func() {
				p.edit("Move rule", model.Edit{Noun: "rule", ID: r.ID, Fields: model.Fields{"group": g.ID.String()}})
			}})
		}
	}
	return out
}

func (p *Page) groupMenu(g part) []kit.MenuItem {
	items := []kit.MenuItem{{Label: "Rename", Sign: theme.Glyph("pencil"), Run: func() { p.unfold(g.ID) }}}
	if g.Axis == "engagement" {
		items = append(items, kit.MenuItem{Label: "New rule", Sign: theme.Glyph("plus"), Run: func() { p.begin(g.ID) }})
	}
	label := "Delete group"
	if n := len(g.rules); n > 0 {
		label += " and " + counted(n, "rule", "rules")
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Label: label, Sign: theme.Glyph("trash-2"), Run: func() { p.removeGroup(g) }})
}
