package journey

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// checklist is what must be true to leave a stage, or the boxes of a gate.
// What must be true stops a lead; a reminder does not.
type checklist struct {
	page  *Page
	stage model.ID
	gate  string
	items []model.Item
	rows  map[model.ID]*itemRow
	adder *kit.Field
	list  *fyne.Container
	root  fyne.CanvasObject
}

type itemRow struct {
	item  model.Item
	field *kit.Field
	kind  *kit.Button
	more  *kit.Button
	whole fyne.CanvasObject
}

func newChecklist(p *Page, stage model.ID, gate, question, invite string) *checklist {
	c := &checklist{page: p, stage: stage, gate: gate, rows: map[model.ID]*itemRow{}, list: kit.Column(6),
		adder: kit.NewField("").Placeholder(invite + " …")}
	title := "Exit checklist"
	if gate != "" {
		title = "Boxes"
	}
	c.adder.OnCommit, c.adder.OnCancel = c.add, p.back
	c.adder.Keys(func(e *fyne.KeyEvent) bool { return c.walk(c.adder, e) })
	c.root = kit.Column(10, kit.Column(2, kit.Heading(title), kit.Muted(question).Ellipsis()), c.list)
	return c
}

// show puts the items in; a row stays with its item.
func (c *checklist) show(f facts) {
	c.items = f.items(c.stage, c.gate)
	keep := map[model.ID]*itemRow{}
	c.list.Objects = nil
	left := false // the keyboard was on a line that is gone
	for id, r := range c.rows {
		gone := !slices.ContainsFunc(c.items, func(i model.Item) bool { return i.ID == id })
		left = left || gone && focused(r.field)
	}
	for _, i := range c.items {
		r := c.rows[i.ID]
		if r == nil {
			r = c.row(i)
		}
		r.set(i)
		keep[i.ID] = r
		c.list.Add(r.whole)
	}
	c.rows = keep
	c.list.Add(under(c.adder, len(c.items)))
	if g, ok := f.next(c.stage); ok && c.gate == "" {
		c.list.Add(c.then(g, f))
	}
	c.list.Refresh()
	if left {
		c.adder.Focus()
	}
}

// focused says whether a field has the keyboard.
func focused(f *kit.Field) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	return c != nil && c.Focused() == f.Focusable()
}

// first is where one begins to write.
func (c *checklist) first() *kit.Field {
	if len(c.items) == 0 {
		return c.adder
	}
	return c.rows[c.items[0].ID].field
}

// walk takes the arrows that go up and down the lines.
func (c *checklist) walk(from *kit.Field, e *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[e.Name]
	var all []*kit.Field
	for _, i := range c.items {
		all = append(all, c.rows[i.ID].field)
	}
	all = append(all, c.adder)
	at := slices.Index(all, from) + by
	if by == 0 || at < 0 || at >= len(all) {
		return false
	}
	all[at].Focus()
	return true
}

// then leads to the gate that comes after the checklist.
func (c *checklist) then(g gate, f facts) fyne.CanvasObject {
	words := "Then the gate: " + plain(g.key) + " (" + code(g.key) + ")"
	if n := len(f.items(model.ID{}, g.key)); n > 0 {
		words += ", " + counted(n, "box", "boxes")
	}
	return kit.Inset(0, 0, 0, -9, kit.Row(0, kit.NewButton(kit.Ghost, theme.Glyph("arrow-right"), words, func() { c.page.choose(g.key) }).Small()))
}

func (c *checklist) row(i model.Item) *itemRow {
	r := &itemRow{item: i, field: kit.NewField("")}
	r.field.OnCommit = func(t string) { c.rename(r.item.ID, t) }
	r.field.OnCancel = c.page.back
	r.field.Keys(func(e *fyne.KeyEvent) bool { return c.walk(r.field, e) })
	r.kind = kit.NewButton(kit.Ghost, nil, "", func() { c.weigh(r.item) }).Small()
	r.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with it", nil).Small()
	r.more.OnTap = func() { kit.DropMenu(r.more, c.menu(r.item)) }
	r.whole = beside(r.kind, r.field, r.more)
	return r
}

// kindWide is the room for what a line is, as in "reminder"; the words stand
// under each other behind it.
const kindWide = 104

// under puts the place for the next line under the words of the others, or
// at the edge where there are none.
func under(adder *kit.Field, lines int) fyne.CanvasObject {
	if lines == 0 {
		return adder
	}
	return beside(nil, adder, nil)
}

// beside puts a line's kind before its words and its menu behind them, both at
// the height of the first line. What has no kind or menu leaves their room.
func beside(kind *kit.Button, words fyne.CanvasObject, more *kit.Button) fyne.CanvasObject {
	left, right := kit.Gap(kindWide, 1), kit.Gap(28, 1)
	if kind != nil {
		kind.Leading = true
		left = kit.Inset(3, 0, 0, -9, kit.Fixed(kindWide+9, 28, kind))
	}
	if more != nil {
		right = kit.Inset(3, 0, 0, 0, more)
	}
	top := func(o fyne.CanvasObject) fyne.CanvasObject { return container.NewBorder(o, nil, nil, nil) }
	return container.NewBorder(nil, nil, top(left), top(right), kit.Inset(0, 2, 0, 0, words))
}

func (r *itemRow) set(i model.Item) {
	r.item = i
	r.field.SetText(i.Name)
	r.kind.Sign, r.kind.Label, r.kind.Tip = theme.Glyph("square-check"), "must", "It must be true before the lead moves on; press for a reminder"
	if i.Optional {
		r.kind.Sign, r.kind.Label, r.kind.Tip = theme.Glyph("circle-dashed"), "reminder", "It never stops a lead; press to make it a must"
	}
	r.kind.Refresh()
}

func (c *checklist) menu(i model.Item) []kit.MenuItem {
	at := 0
	for n, o := range c.items {
		if o.ID == i.ID {
			at = n
		}
	}
	other := "Make it a reminder"
	if i.Optional {
		other = "Make it a must"
	}
	return []kit.MenuItem{
		{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: at == 0, Run: func() { c.swap(at, -1) }},
		{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: at == len(c.items)-1, Run: func() { c.swap(at, 1) }},
		{Label: other, Sign: theme.Glyph("list-checks"), Run: func() { c.weigh(i) }},
		{},
		{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { c.remove(i.ID) }},
	}
}

func (c *checklist) add(text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	rank := 0
	for _, i := range c.items {
		rank = max(rank, i.Rank)
	}
	f := model.Fields{"name": text, "rank": int64(rank + 1)}
	if c.gate != "" {
		f["gate"] = c.gate
	} else {
		f["stage"] = c.stage.String()
	}
	if c.page.edit("Add "+c.one(), model.Edit{Noun: "item", Fields: f}) {
		c.adder.SetText("")
	}
}

func (c *checklist) rename(id model.ID, text string) {
	if text = strings.TrimSpace(text); text == "" {
		c.remove(id)
		return
	}
	c.set("Reword "+c.one(), id, model.Fields{"name": text})
}

func (c *checklist) weigh(i model.Item) {
	if i.Optional {
		c.set("Make it a must", i.ID, model.Fields{"optional": nil})
		return
	}
	c.set("Make it a reminder", i.ID, model.Fields{"optional": true})
}

func (c *checklist) set(label string, id model.ID, f model.Fields) {
	c.page.edit(label, model.Edit{Noun: "item", ID: id, Fields: f})
}

// one is what a line of the list is called.
func (c *checklist) one() string {
	if c.gate != "" {
		return "box"
	}
	return "checklist item"
}

func (c *checklist) remove(id model.ID) {
	c.page.edit("Remove "+c.one(), model.Edit{Noun: "item", ID: id, Gone: true})
}

// swap changes places with the item above or below.
func (c *checklist) swap(at, by int) {
	a, b := c.items[at], c.items[at+by]
	c.page.edit(upOrDown(c.one(), by), trade("item", place{a.ID, a.Rank}, place{b.ID, b.Rank}, by)...)
}
