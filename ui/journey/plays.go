package journey

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// plays are the nudges for a lead that stands in a stage.
type plays struct {
	page  *Page
	stage model.ID
	plays []model.Play
	last  int // the highest rank of all plays
	rows  map[model.ID]*playRow
	adder *kit.Field
	list  *fyne.Container
	root  fyne.CanvasObject
}

type playRow struct {
	play  model.Play
	name  *kit.Field
	kind  *kit.Button
	asset *kit.Button
	from  *kit.Text // the line of the positioning it comes from
	days  *kit.Field
	more  *kit.Button
	root  fyne.CanvasObject
}

func newPlays(p *Page, stage model.ID) *plays {
	c := &plays{page: p, stage: stage, rows: map[model.ID]*playRow{}, list: kit.Column(12), adder: kit.NewField("").Placeholder("Add a play …")}
	c.adder.OnCommit, c.adder.OnCancel = c.add, p.back
	c.root = kit.Column(10, kit.Column(2, kit.Heading("Plays"), kit.Muted("What nudges a lead that stands here?").Ellipsis()), c.list)
	return c
}

// show puts the plays in; a row stays with its play.
func (c *plays) show(f facts) {
	c.plays, c.last = f.playsOf(c.stage), 0
	for _, p := range f.plays {
		c.last = max(c.last, p.Rank)
	}
	keep := map[model.ID]*playRow{}
	c.list.Objects = nil
	for _, p := range c.plays {
		r := c.rows[p.ID]
		if r == nil {
			r = c.row()
		}
		r.set(p, f)
		keep[p.ID] = r
		c.list.Add(r.root)
	}
	c.rows = keep
	c.list.Add(c.adder)
	c.list.Refresh()
}

func (c *plays) row() *playRow {
	r := &playRow{name: kit.NewNotes("", 2), from: kit.Muted("").Ellipsis(), days: kit.NewField("").Placeholder("any")}
	r.name.OnCommit = func(t string) { c.rename(r.play.ID, t) }
	r.name.Keys(func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
			return false
		}
		kit.Focus(r.days.Focusable()) // Enter keeps the name; a play is one line
		return true
	})
	r.name.OnCancel, r.days.OnCancel = c.page.back, c.page.back
	r.days.Check = wrongPlayDays
	r.days.OnCommit = func(t string) { c.set("Change play", r.play.ID, model.Fields{"days": whole(t)}) }
	r.kind = kit.NewButton(kit.Ghost, nil, "", nil).Small()
	r.kind.Tip = "A task, an asset to send, or a trigger event"
	r.kind.OnTap = func() { kit.DropMenu(r.kind, c.kinds(r.play)) }
	r.asset = kit.NewButton(kit.Ghost, theme.Glyph("file-text"), "", nil).Small()
	r.asset.Leading = true
	r.asset.OnTap = func() { kit.DropMenu(r.asset, c.assets(r.play)) }
	r.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with it", nil).Small()
	r.more.OnTap = func() { kit.DropMenu(r.more, c.menu(r.play)) }
	due := kit.Row(8, kit.Muted("within"), kit.Fixed(52, 0, r.days), kit.Muted("business days"))
	head := container.NewBorder(nil, nil, kit.Inset(0, 0, 0, -edge, r.kind), r.more)
	r.root = kit.Column(4, head, r.name, container.New(yielding{}, r.asset), due, r.from)
	return r
}

func (r *playRow) set(p model.Play, f facts) {
	r.play = p
	r.name.SetText(p.Name)
	r.kind.Sign, r.kind.Label = signOf(p.Kind), strings.ToLower(model.Title(p.Kind))
	r.kind.Refresh()
	r.asset.Label, r.asset.Tip = p.Asset, "Which asset it sends"
	if p.Asset == "" && p.Kind == "asset" {
		r.asset.Label = "No asset named yet"
	}
	r.asset.Hidden = r.asset.Label == ""
	r.asset.Refresh()
	r.from.Set("")
	if e, ok := f.element(p.Element); ok {
		r.from.Set("from " + strings.ToLower(model.Title(e.Step)) + ": " + e.Text)
	}
	r.from.Hidden = r.from.Value == ""
	r.days.SetText("")
	if p.Days > 0 {
		r.days.SetText(strconv.Itoa(p.Days))
	}
}

// signOf tells the kinds of plays apart without a word.
func signOf(kind string) fyne.Resource {
	switch kind {
	case "asset":
		return theme.Glyph("file-text")
	case "trigger":
		return theme.Glyph("zap")
	}
	return theme.Glyph("clipboard-check")
}

func (c *plays) kinds(p model.Play) []kit.MenuItem {
	var items []kit.MenuItem
	for _, k := range model.Words["play"] {
		items = append(items, kit.MenuItem{Label: model.Title(k), Sign: signOf(k), Chosen: k == p.Kind, Run: func() {
			c.set("Change play", p.ID, model.Fields{"kind": k})
		}})
	}
	return items
}

func (c *plays) menu(p model.Play) []kit.MenuItem {
	at := 0
	for i, o := range c.plays {
		if o.ID == p.ID {
			at = i
		}
	}
	return []kit.MenuItem{
		{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: at == 0, Run: func() { c.swap(at, -1) }},
		{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: at == len(c.plays)-1, Run: func() { c.swap(at, 1) }},
		{Label: "Asset it sends", Sign: theme.Glyph("file-text"), Items: c.assets(p)},
		{Label: "Comes from the positioning", Sign: theme.Glyph("compass"), Items: c.elements(p)},
		{},
		{Label: "Delete play", Sign: theme.Glyph("trash-2"), Run: func() { c.remove(p.ID) }},
	}
}

func (c *plays) add(text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if c.page.edit("Add play", model.Edit{Noun: "play", Fields: model.Fields{
		"stage": c.stage.String(), "name": text, "kind": "task", "rank": int64(c.last + 1)}}) {
		c.adder.SetText("")
	}
}

func (c *plays) rename(id model.ID, text string) {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		c.remove(id)
		return
	}
	c.set("Reword play", id, model.Fields{"name": text})
}

func (c *plays) set(label string, id model.ID, f model.Fields) {
	c.page.edit(label, model.Edit{Noun: "play", ID: id, Fields: f})
}

func (c *plays) remove(id model.ID) {
	c.page.edit("Delete play", model.Edit{Noun: "play", ID: id, Gone: true})
}

// swap changes places with the play above or below.
func (c *plays) swap(at, by int) {
	a, b := c.plays[at], c.plays[at+by]
	c.page.edit(upOrDown("play", by), trade("play", place{a.ID, a.Rank}, place{b.ID, b.Rank}, by)...)
}

// longest is how far ahead a play may lie, in business days.
const longest = 365

func wrongPlayDays(text string) string {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if strings.TrimSpace(text) != "" && (err != nil || n < 1 || n > longest) {
		return fmt.Sprintf("1 to %d, or empty", longest)
	}
	return ""
}

// whole is a whole number, or nothing for an empty field.
func whole(text string) any {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return nil
	}
	return n
}
