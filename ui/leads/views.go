package leads

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/where"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// given are the views that every firm begins with; they are worked out, not kept.
func (p *Page) given() []model.View {
	view := func(name, expr string) model.View {
		b, _ := json.Marshal(spec{Where: expr})
		return model.View{Name: name, Spec: string(b)}
	}
	const open = "outcome in (open)"
	all := []model.View{view("Open", open)}
	if me := p.store.Actor().Member; !me.IsZero() && len(p.members) > 1 {
		all = append(all, view("Mine", open+" and owner_id in ("+me.String()+")"))
	}
	return append(all,
		view("Talk now", open+" and band in (talk-now)"),
		view("No next step", open+" and next_date = null"),
		view("Asleep", open+" and (last_touch older 30 or (last_touch = null and created older 30))"),
		view("All", ""))
}

// allViews are the given ones and those of the firm that are mine or everybody's.
func (p *Page) allViews() []model.View {
	all := p.given()
	for _, v := range p.views {
		if v.Owner.IsZero() || v.Owner == p.store.Actor().Member {
			all = append(all, v)
		}
	}
	return all
}

// current is the view one is in, and whether the table is still as it has it.
func (p *Page) current() (v model.View, as bool, ok bool) {
	for _, v := range p.allViews() {
		if v.Name == p.view && (p.viewID.IsZero() || v.ID == p.viewID) {
			return v, p.spec().same(specOf(v)), true
		}
	}
	return v, false, false
}

func specOf(v model.View) (s spec) {
	_ = json.Unmarshal([]byte(v.Spec), &s) // what cannot be read shows all
	return s
}

// viewLabel names the view one is in; a dot says that something differs.
func (p *Page) viewLabel() string {
	v, as, ok := p.current()
	switch {
	case !ok:
		return "none"
	case !as:
		return v.Name + " •"
	}
	return v.Name
}

// chooseView offers the views, and what can be done with the one one is in.
func (p *Page) chooseView(under fyne.CanvasObject) {
	var items []kit.MenuItem
	now, as, ok := p.current()
	for i, v := range p.allViews() {
		if i == len(p.given()) {
			items = append(items, kit.MenuItem{})
		}
		label := v.Name
		if !v.Owner.IsZero() {
			label += "  (only mine)"
		}
		items = append(items, kit.MenuItem{Label: label, Chosen: ok && v.ID == now.ID && v.Name == now.Name, Run: func() { p.goTo(v) }})
	}
	items = append(items, kit.MenuItem{}, kit.MenuItem{Label: "Save as a view", Sign: theme.Glyph("plus"), Run: func() { p.askView(model.View{}) }})
	if ok && !now.ID.IsZero() {
		items = append(items,
			kit.MenuItem{Label: "Update " + now.Name, Sign: theme.Glyph("save"), Disabled: as, Why: "nothing differs", Run: func() { p.keepView(now, model.Fields{}) }},
			kit.MenuItem{Label: "Rename " + now.Name, Sign: theme.Glyph("pencil"), Run: func() { p.askView(now) }},
			kit.MenuItem{Label: "Delete " + now.Name, Sign: theme.Glyph("trash-2"), Run: func() { p.deleteView(now) }})
	}
	kit.DropMenu(under, items)
}

// viewActions lets the palette find views.
func (p *Page) viewActions() []shell.Action {
	var out []shell.Action
	for _, v := range p.allViews() {
		out = append(out, shell.Action{Label: "View: " + v.Name, Icon: theme.Glyph("layers"), Menu: true, Run: func() error { p.goTo(v); return nil }})
	}
	return append(out, shell.Action{Label: "Save as a view", Icon: theme.Glyph("layers"), Menu: true, Run: func() error { p.askView(model.View{}); return nil }})
}

// goTo shows a view.
func (p *Page) goTo(v model.View) {
	unknown, err := p.apply(specOf(v))
	if err != nil {
		p.shell.Do(shell.Action{Label: "Show " + v.Name, Run: func() error { return err }})
		return
	}
	p.view, p.viewID = v.Name, v.ID
	p.narrow()
	p.showColumns()
	p.rows.sortBy(p.sorting(p.sorted), p.down)
	p.show()
	kit.Focus(p.table)
	if len(unknown) > 0 {
		slices.Sort(unknown)
		p.shell.Notify(shell.Notice{Text: "This view also asks about " + strings.Join(slices.Compact(unknown), ", ") + ", which is not known here. It stays in the view.", Hue: theme.AtRisk})
	}
}

// reset shows the view one is in as it was kept.
func (p *Page) reset() {
	v, _, ok := p.current()
	if !ok {
		v = p.given()[0]
	}
	p.goTo(v)
}

// askView asks for a name; a view without an id is a new one.
func (p *Page) askView(v model.View) {
	form := kit.NewForm()
	name := form.Field("name", kit.NewField("Name").Placeholder("Cloud leads of this quarter"))
	name.SetText(v.Name)
	mine := kit.NewCheck("Only for me", !v.Owner.IsZero(), nil)
	if p.firm.Mode != "solo" || len(p.members) > 1 {
		form.Add(mine)
	}
	title := "Save as a view"
	if !v.ID.IsZero() {
		title = "Rename " + v.Name
	}
	d := &kit.Dialog{Title: title, Quiet: "Filters, columns and order, as they are now.", Width: 420, Closed: p.back, Content: form, Verb: "Save", First: form.First()}
	d.Confirm = func() bool {
		f := model.Fields{"name": strings.TrimSpace(name.Text()), "owner": nil}
		if mine.On {
			f["owner"] = p.store.Actor().Member.String()
		}
		if f["name"] == "" {
			name.Problem("A view needs a name.")
			return false
		}
		if at := slices.IndexFunc(p.allViews(), func(o model.View) bool { return strings.EqualFold(o.Name, f["name"].(string)) }); at >= 0 && p.allViews()[at].ID != v.ID {
			name.Problem("There is a view of that name: choose another.")
			return false
		}
		return p.keepView(v, f)
	}
	p.shell.Dialog(d)
}

// keepView writes a view, with the table as it is now.
func (p *Page) keepView(v model.View, f model.Fields) bool {
	return p.shell.Do(shell.Action{Label: "Save the view", Run: func() error {
		text, err := p.spec().over(v.Spec)
		if err != nil {
			return err
		}
		f["spec"] = text
		if name, ok := f["name"].(string); ok {
			p.view = name
		}
		if !v.ID.IsZero() {
			p.viewID = v.ID
			return p.store.Set(context.Background(), "view", v.ID, f)
		}
		f["noun"], f["rank"] = "lead", int64(len(p.views)+1)
		p.viewID, err = p.store.Add(context.Background(), "view", f)
		return err
	}})
}

// deleteView takes a view away; the table stays as it is.
func (p *Page) deleteView(v model.View) {
	p.shell.Do(shell.Action{Label: "Delete the view", Run: func() error { return p.store.Delete(context.Background(), "view", v.ID) }})
	kit.Focus(p.table)
}

// chooseColumns offers every field as a column, the shown ones first in their
// order.
func (p *Page) chooseColumns() error {
	d := &kit.Dialog{Title: "Columns", Quiet: "Enter shows or hides one. Alt with an arrow moves it.", Width: 460, Closed: p.back}
	finder := kit.NewFinder("A field of the lead, the company or the contact", 12, nil)
	names := func() []string {
		out := slices.Clone(p.listed)
		for _, f := range p.offered() {
			if !slices.Contains(out, f.Name) {
				out = append(out, f.Name)
			}
		}
		return out
	}
	var show func()
	show = func() {
		var list []kit.Found
		for _, name := range names() {
			c, ok := p.column(name)
			title := c.head.Title
			if !ok {
				title = name + " (not known here)"
			}
			f, _ := where.Find(p.rows.fields, name)
			list = append(list, kit.Found{Label: title, Quiet: ofWhat(f), Chosen: slices.Contains(p.listed, name), Run: func() {
				p.showColumn(name)
				show()
			}})
		}
		finder.SetLines(list)
	}
	finder.Shift = func(at, step int) {
		if to := at + step; at < len(p.listed) && to >= 0 && to < len(p.listed) {
			p.listed[at], p.listed[to] = p.listed[to], p.listed[at]
			p.relay()
			show()
			finder.Walk(to)
		}
	}
	show()
	d.Content, d.First = finder, finder.Focusable()
	p.shell.Dialog(d)
	return nil
}

// showColumn shows a column, or hides it; the company stays, so that every
// row has a name.
func (p *Page) showColumn(name string) {
	if at := slices.Index(p.listed, name); at < 0 {
		p.listed = append(p.listed, name)
	} else if name != "company" {
		p.listed = slices.Delete(slices.Clone(p.listed), at, at+1)
	}
	p.relay()
}

// relay lays the table out after the columns changed.
func (p *Page) relay() {
	p.shell.Do(shell.Action{Label: "Show columns", Run: func() error { return p.know(nil) }})
	p.measure()
	p.showColumns()
	p.bar.refresh()
}
