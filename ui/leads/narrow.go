package leads

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model/where"
	"baton/ui/kit"
	"baton/ui/theme"
)

// narrowed shows the filters beside the usual ones; none takes no room.
func (b *bar) narrowed() {
	b.more.Objects = nil
	for i, e := range b.p.more {
		sign := theme.Glyph("list-filter")
		if b.p.stranger(e) != "" {
			sign = "circle-dashed"
		}
		chip := kit.NewButton(kit.Outline, sign, kit.Shorten(b.p.words(e), 340, theme.SizeBody, theme.Medium), nil).Small()
		chip.Selected = true
		chip.Tip = "Enter changes it, or takes it away"
		chip.OnTap = func() { b.p.changeFilter(chip, i) }
		b.more.Add(chip)
	}
	if was := b.more.Hidden; was != (len(b.p.more) == 0) {
		b.more.Hidden = !was
		b.p.body.Refresh() // the table makes room
	}
	b.more.Refresh()
}

// changeFilter offers what can be done with a filter that is set.
func (p *Page) changeFilter(under fyne.CanvasObject, at int) {
	var items []kit.MenuItem
	if c, ok := p.readCondition(p.more[at]); ok {
		items = append(items, kit.MenuItem{Label: "Change", Sign: theme.Glyph("pencil"), Run: func() { p.askCondition(c, at) }})
	}
	items = append(items,
		kit.MenuItem{Label: "The contrary", Sign: theme.Glyph("arrow-left-right"), Run: func() { p.turn(at) }},
		kit.MenuItem{Label: "Take it away", Sign: theme.Glyph("x"), Run: func() { p.setFilter(slices.Delete(slices.Clone(p.more), at, at+1)) }})
	kit.DropMenu(under, items)
}

// turn makes a filter its contrary.
func (p *Page) turn(at int) {
	more := slices.Clone(p.more)
	if of, is := where.Contrary(more[at]); is {
		more[at] = of
	} else {
		more[at] = where.Not(more[at])
	}
	p.setFilter(more)
}

// setFilter filters by other conditions beside the chips.
func (p *Page) setFilter(more []where.Expr) {
	p.more = more
	p.narrow()
	p.show()
	kit.Focus(p.table)
}

// askFilter asks which field a new filter is about.
func (p *Page) askFilter() error {
	d := &kit.Dialog{Title: "Filter by", Width: 460, Closed: p.back}
	var list []kit.Found
	for _, f := range p.offered() {
		list = append(list, kit.Found{Label: f.Title, Quiet: ofWhat(f), Run: func() {
			d.Hide()
			p.askCondition(condition{field: f, op: asks(f.Kind)[0]}, -1)
		}})
	}
	finder := kit.NewFinder("A field of the lead, the company or the contact", 11, list)
	d.Content, d.First = finder, finder.Focusable()
	p.shell.Dialog(d)
	return nil
}

// ofWhat says whose field it is.
func ofWhat(f where.Field) string {
	switch {
	case f.Noun == "company":
		return "company"
	case f.Noun == "person":
		return "contact"
	case strings.HasPrefix(f.Name, "x."):
		return "own field"
	}
	return ""
}

// askCondition asks what must be true of a field; at is the filter that it
// takes the place of, -1 for a new one.
func (p *Page) askCondition(c condition, at int) {
	form := kit.NewForm()
	ops := kit.NewSelect(kit.Words(asks(c.field.Kind)...), c.op, nil)
	a, b := kit.NewField(""), kit.NewField("")
	a.SetText(c.a)
	b.SetText(c.b)
	some := kit.Flow(5)
	set := func(op string) {
		c.op = op
		a.Placeholder(placeholder(c.field.Kind, op))
		b.Placeholder("and at most this")
		a.Hidden, b.Hidden = values(op) < 1, values(op) < 2
		some.Objects = nil
		if op == isAny || op == isNone {
			p.suggest(some, c.field, a)
		}
		some.Hidden = len(some.Objects) == 0
		form.Refresh()
	}
	ops.OnCommit = set
	form.Add(ops)
	form.Field("a", a)
	form.Field("b", b)
	form.Add(some)
	d := &kit.Dialog{Title: c.field.Title, Quiet: p.spread(c.field), Width: 460, Closed: p.back, Content: form, Verb: "Filter", First: a.Focusable()}
	set(c.op)
	d.Confirm = func() bool {
		c.a, c.b = a.Text(), b.Text()
		e, problem, second := p.expr(c)
		if problem != "" {
			map[bool]*kit.Field{false: a, true: b}[second].Problem(problem)
			return false
		}
		p.keep(e, at)
		return true
	}
	p.shell.Dialog(d)
}

// keep puts a filter where it belongs.
func (p *Page) keep(e where.Expr, at int) {
	more := slices.Clone(p.more)
	if at >= 0 && at < len(more) {
		more[at] = e
	} else {
		more = append(more, e)
	}
	p.setFilter(more)
}

func placeholder(kind where.Kind, op string) string {
	switch {
	case op == olderThan || op == newerThan:
		return "30"
	case kind == where.Number || kind == where.Amount:
		return "50"
	case kind == where.Moment || kind == where.Date:
		return "24 Nov, 2026-11-24, monday"
	case op == isAny || op == isNone:
		return "One value, or several with commas"
	}
	return "Some words"
}

// enough is how many values are suggested.
const enough = 14

// suggest offers the values that leads hold, the most frequent first; pressing
// one writes it into the field.
func (p *Page) suggest(into *fyne.Container, f where.Field, field *kit.Field) {
	for _, v := range p.frequent(f) {
		label := p.said(f, v)
		into.Add(kit.NewPill(label, theme.Slate, "", func() {
			field.SetText(flipWord(field.Text(), label))
			field.Focus()
		}))
	}
}

// flipWord adds a word to a list with commas, or takes it out.
func flipWord(list, word string) string {
	var out []string
	had := false
	for _, s := range strings.Split(list, ",") {
		switch s = strings.TrimSpace(s); {
		case s == "":
		case strings.EqualFold(s, word):
			had = true
		default:
			out = append(out, s)
		}
	}
	if !had {
		out = append(out, word)
	}
	return strings.Join(out, ", ")
}

// frequent are the values that leads hold in a field: a few.
func (p *Page) frequent(f where.Field) []string {
	if private(f) || f.Kind == where.Number || f.Kind == where.Amount || p.readField(f) != nil {
		return nil
	}
	column := p.rows.column(f.Name)
	if column == nil {
		return nil
	}
	n := map[string]int{}
	for _, code := range column.Codes {
		switch v := &column.Values[code]; v.Kind {
		case where.None:
		case where.Set:
			for _, s := range v.Many {
				n[s]++
			}
		default:
			n[v.Text]++
		}
	}
	if len(n) > len(p.rows.all)/2+enough {
		return nil // nearly each its own: a list of them helps nobody
	}
	var list []string
	for s := range n {
		list = append(list, s)
	}
	slices.SortFunc(list, func(x, y string) int { return cmp.Or(n[y]-n[x], strings.Compare(x, y)) })
	return list[:min(len(list), enough)]
}

// spread says of how many leads a field is known.
func (p *Page) spread(f where.Field) string {
	if p.readField(f) != nil || p.rows.column(f.Name) == nil {
		return ""
	}
	known := 0
	for _, code := range p.rows.column(f.Name).Codes {
		if code > 0 {
			known++
		}
	}
	return "Known of " + count(known) + " of " + plural(len(p.rows.all), "lead") + "."
}
