package scoring

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// groupCard is a group of rules. Its head becomes a field while it is renamed.
type groupCard struct {
	page  *Page
	part  part
	title *kit.Text
	name  *kit.Field // nil unless it is being renamed
	head  *handle    // nil while it is being renamed
	cap   *kit.Text
	most  *kit.Field
	more  *kit.Button
	rows  []*ruleRow
	adder *kit.Field // nil unless a rule is being added
	flaw  *flaw
	root  fyne.CanvasObject
}

func newGroupCard(p *Page, g part) *groupCard {
	c := &groupCard{page: p, part: g, cap: kit.Muted("").Trailing(), title: kit.NewText(g.Name, 14, theme.SemiBold, theme.Text)}
	list := kit.Column(0)
	for i, r := range g.rules {
		if i > 0 {
			list.Add(kit.Rule())
		}
		row := newRuleRow(p, g.Axis, r)
		c.rows = append(c.rows, row)
		list.Add(row.root)
	}
	if len(g.rules) == 0 && p.adding != g.ID {
		list.Add(kit.Inset(6, 0, 10, 0, kit.Muted("No rule counts here yet.")))
	}
	if p.adding == g.ID {
		c.adder = c.addField()
		list.Add(kit.Inset(6, 0, 8, 0, c.adder))
	}
	c.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with the group", c.menu).Small()
	right := fyne.CanvasObject(kit.Fixed(170, 20, c.cap))
	if p.fine {
		c.most = c.capField()
		right = kit.Row(8, kit.Muted("together at most"), kit.Fixed(64, 0, c.most))
	}
	c.flaw = newFlaw()
	head := container.NewBorder(nil, nil, nil, kit.Row(4, right, c.more), kit.Inset(0, 8, 0, 0, c.heading()))
	c.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(10, 12, 6, 16, kit.Column(4, head, c.flaw.root, list)))
	return c
}

// heading is the group's name: to read, or to write.
func (c *groupCard) heading() fyne.CanvasObject {
	p, g := c.page, c.part
	if p.open == g.ID {
		c.name = kit.NewField("")
		c.name.SetText(g.Name)
		c.name.Check = func(t string) string {
			if strings.TrimSpace(t) == "" {
				return "A group needs a name."
			}
			return ""
		}
		c.name.OnCommit = func(t string) { p.rename("group", g.ID, t) }
		c.name.OnSubmit = func() { p.fold(g.ID) }
		c.name.OnCancel = func() { p.fold(g.ID) }
		return c.name
	}
	sign, hue, axis := theme.Glyph("flame"), theme.Amber, "interest"
	if g.Axis == "fit" {
		sign, hue, axis = theme.Glyph("target"), theme.Indigo, "fit"
	}
	c.head = newHandle(kit.Row(8, kit.NewIcon(sign, hue.Ink()), c.title, kit.NewChip(axis, hue)), handleActs{
		open: func() { p.unfold(g.ID) }, menu: c.menu, walk: p.walk, remove: func() { p.removeGroup(c.part) }})
	return kit.Inset(0, 0, 0, -8, kit.Row(0, c.head))
}

func (c *groupCard) menu() { kit.DropMenu(c.more, c.page.groupMenu(c.part)) }

// addField is the place for a new rule; its name makes it.
func (c *groupCard) addField() *kit.Field {
	f := kit.NewField("").Placeholder("Say it as what they did: “Asked for a second meeting”")
	f.OnCommit = func(t string) {
		if t = strings.TrimSpace(t); t != "" {
			c.page.addRule(c.part.ID, t)
		}
	}
	f.OnCancel = func() { c.page.fold(c.part.ID) }
	return f
}

func (c *groupCard) capField() *kit.Field {
	f := kit.NewField("").Placeholder("no end")
	f.Check = wrongCap
	f.OnChange = func(t string) {
		if most, _ := number(t); f.Valid() {
			c.page.trial.Try("group", c.part.ID, "cap", most*10)
		} else {
			c.page.trial.Untry("group", c.part.ID, "cap")
		}
	}
	return f
}

// show answers whether something must be laid out anew.
func (c *groupCard) show(g part) bool {
	c.part = g
	c.title.Set(g.Name)
	c.cap.Set(capped(g.Group))
	if c.most != nil {
		if n, ok := number(c.most.Text()); !ok || n*10 != g.Cap && c.most.Valid() {
			c.most.SetText(blank(g.Cap))
		}
	}
	moved := c.flaw.show(c.page.trial.Flaws(g.ID))
	for i, r := range g.rules {
		moved = c.rows[i].show(r) || moved
	}
	return moved
}

// sameShape says that the cards still stand for these groups and rules.
func sameShape(cards []*groupCard, parts []part) bool {
	if len(cards) != len(parts) {
		return false
	}
	for i, g := range parts {
		if cards[i].part.ID != g.ID || len(cards[i].rows) != len(g.rules) {
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
