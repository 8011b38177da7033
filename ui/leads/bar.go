package leads

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// bar is the line above the table: the filters and the count; while several
// rows are selected, what can be done with them; while one writes a new lead,
// the field for it.
type bar struct {
	p       *Page
	root    *fyne.Container
	chips   [filters]*kit.Button
	reset   *kit.Button
	counted *kit.Text
	filter  fyne.CanvasObject
	more    *fyne.Container // filters by any field
	view    *kit.Button
	tight   bool // there is no room for every filter
	many    *fyne.Container
	line    *kit.Field
	adding  fyne.CanvasObject
}

func newBar(p *Page) *bar {
	b := &bar{p: p, counted: kit.Muted("").Trailing(), many: container.NewStack(), more: kit.Flow(6)}
	b.more.Hide()
	row := kit.Row(6)
	b.view = kit.NewButton(kit.Outline, theme.Glyph("layers"), "View: Open", nil).Small()
	b.view.Tip = "Saved views"
	b.view.OnTap = func() { p.chooseView(b.view) }
	row.Add(b.view)
	for by := range b.chips {
		b.chips[by] = kit.NewButton(kit.Outline, nil, filterNames[by], nil).Small()
		b.chips[by].OnTap = func() { b.choose(by) }
		row.Add(b.chips[by])
	}
	b.reset = kit.NewButton(kit.Ghost, theme.Glyph("x"), "Reset", p.reset).Small()
	add := kit.NewButton(kit.Ghost, theme.Glyph("plus"), "Filter", func() { _ = p.askFilter() }).Small()
	add.Tip = "Filter by any field (F)"
	row.Add(add)
	row.Add(b.reset)
	columns := kit.IconButton(theme.Glyph("columns-3"), "Columns", nil).Small()
	columns.OnTap = func() { _ = p.chooseColumns() }
	b.filter = kit.Column(8, kit.Spread(row, kit.Row(6, b.counted, columns)), b.more)
	b.adding = b.newLine()
	b.root = container.NewStack(b.filter, b.many, b.adding)
	b.many.Hide()
	b.adding.Hide()
	return b
}

// choose opens the values of a filter; choosing one turns it on or off.
func (b *bar) choose(by int) {
	p := b.p
	items := []kit.MenuItem{{Label: "Any", Chosen: len(p.filter[by]) == 0, Run: func() { p.filter[by] = nil; b.refilter() }}, {}}
	for _, o := range p.options(by) {
		chosen := false
		for _, v := range p.filter[by] {
			chosen = chosen || v == o.Value
		}
		items = append(items, kit.MenuItem{Label: o.Label, Chosen: chosen, Run: func() { p.filter.flip(by, o.Value); b.refilter() }})
	}
	kit.DropMenu(b.chips[by], items)
}

func (b *bar) refilter() {
	b.p.rows.unstick()
	b.p.show()
	kit.Focus(b.p.table)
}

// refresh says what is filtered, how much is shown, and what is selected.
func (b *bar) refresh() {
	p := b.p
	for by, chip := range b.chips {
		chip.Label = b.label(by)
		chip.SetSelected(len(p.filter[by]) > 0)
		chip.Refresh()
	}
	b.chips[ofTeam].Hidden = p.firm.Mode == "solo"
	b.chips[ofOwner].Hidden = p.firm.Mode == "solo" && len(p.members) < 2
	b.chips[ofKind].Hidden = false
	for _, by := range []int{ofTeam, ofOwner, ofKind} {
		b.chips[by].Hidden = b.chips[by].Hidden || b.tight && len(p.filter[by]) == 0
	}
	b.reset.Hidden = !p.filter.some() && len(p.more) == 0
	b.narrowed()
	b.view.Label = "View: " + p.viewLabel()
	b.view.Refresh()
	b.counted.Set(p.counted())
	b.filter.Refresh()
	b.offer(p.table.Selected())
}

// label names the filter and what it lets through.
func (b *bar) label(by int) string {
	chosen := b.p.filter[by]
	if len(chosen) == 0 {
		return filterNames[by]
	}
	first := ""
	for _, o := range b.p.options(by) {
		if o.Value == chosen[0] {
			first = o.Label
		}
	}
	if len(chosen) > 1 {
		return first + " +" + count(len(chosen)-1)
	}
	return first
}

// counted says how many rows are shown, of how many, and what they are worth.
func (p *Page) counted() string {
	s := plural(len(p.rows.view), "lead")
	if len(p.rows.view) < len(p.rows.all) {
		s = count(len(p.rows.view)) + " of " + plural(len(p.rows.all), "lead")
	}
	if m := p.rows.worth(); m.Minor > 0 {
		s += "  ·  " + m.Short() + " " + m.Currency
	}
	return s
}

// offer shows what can be done with several selected rows.
func (b *bar) offer(keys []string) {
	busy := b.adding.Visible()
	some := len(keys) > 1 && !busy
	if some {
		p, ids := b.p, idsOf(keys)
		b.many.Objects = []fyne.CanvasObject{kit.Row(6,
			kit.Strong(plural(len(ids), "lead")+" selected"), kit.Gap(6, 1),
			p.small("arrow-right", "Move", "M", func() error { return p.ask.Where(ids) }),
			p.small("user-check", "Give to someone", "G", func() error { return p.askOwner(ids) }),
			p.small("square-pen", "Set a field", "E", func() error { return p.askField(ids) }),
			p.small("phone", "Log a touch", "T", func() error { return p.ask.Touch(ids) }),
			p.small("trash-2", "Delete", "Delete", func() error { return p.delete(ids) }),
			kit.NewButton(kit.Ghost, theme.Glyph("x"), "Clear", func() { p.table.Select() }).Small())}
	}
	b.many.Hidden = !some
	b.filter.(*fyne.Container).Hidden = some || busy
	b.root.Refresh()
}

func (p *Page) small(sign theme.Glyph, label, key string, run func() error) *kit.Button {
	b := p.shell.Button(kit.Outline, shell.Action{Label: label, Icon: sign, Run: run}).Small()
	b.Tip = key
	return b
}

// newLine is the one line that makes a lead.
func (b *bar) newLine() fyne.CanvasObject {
	b.line = kit.NewField("")
	b.line.Placeholder("Acme, Jane Doe, met at the meetup, migration, ~80k")
	b.line.OnCancel = b.done
	b.line.Keys(func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
			b.add()
			return true
		}
		return false
	})
	hint := kit.Row(6, kit.Key("Enter"), kit.Muted("adds"), kit.Key("Esc"), kit.Muted("closes"))
	return container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 12, kit.Middle(hint)), b.line)
}

// write opens the line.
func (b *bar) write() {
	b.line.SetText("")
	b.line.Problem("")
	b.adding.Show()
	b.offer(nil)
	b.line.Focus()
}

func (b *bar) done() {
	b.adding.Hide()
	b.refresh()
	kit.Focus(b.p.table)
}

// add makes a lead of the line and stays open for the next one.
func (b *bar) add() {
	text := strings.TrimSpace(b.line.Text())
	if text == "" {
		b.done()
		return
	}
	var id model.ID
	if !b.p.shell.Do(shell.Action{Label: "New lead", Run: func() (err error) {
		id, err = b.p.store.AddLine(context.Background(), text)
		return err
	}}) {
		return
	}
	b.line.SetText("")
	b.p.table.ShowRow(keyOf(id))
}
