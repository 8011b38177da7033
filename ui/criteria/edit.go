package criteria

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

func counts(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }

// change is one criterion with other fields.
func change(id model.ID, f model.Fields) model.Edit {
	return model.Edit{Noun: "criterion", ID: id, Fields: f}
}

// remove takes a criterion away; the keyboard goes to the next one, or to the
// one above the last.
func (p *Page) remove(id model.ID) {
	if p.panel != nil && p.panel.id == id {
		p.shell.HideDetail()
	}
	if v, ok := p.facts.find(id); ok {
		after := p.next(v, 1)
		if after.id.IsZero() {
			after = p.next(v, -1)
		}
		p.focus(after.id)
	}
	p.edit("Remove criterion", model.Edit{Noun: "criterion", ID: id, Gone: true})
}

// usualPoints are what a new criterion is worth, in tenths.
var usualPoints = map[string]int64{"must": 200, "nice": 100, "never": 600}

// usualGate is by when a new criterion must be known; a nice-to-have may stay
// unknown for ever.
var usualGate = map[string]string{"must": "mql", "never": "sql"}

// add makes a criterion that a person answers, and gives its id.
func (p *Page) add(class, name string) (id model.ID, ok bool) { return p.make(p.fresh(class, name)) }

// fresh are the fields of a new criterion of a class, at the end of its column.
func (p *Page) fresh(class, name string) model.Fields {
	rank := 0
	for _, c := range p.draft.Criteria {
		rank = max(rank, c.Rank)
	}
	f := model.Fields{"class": class, "name": name, "how": "question", "question": name + "?", "points": usualPoints[class], "rank": int64(rank + 1)}
	if by := usualGate[class]; by != "" {
		f["known-by"] = by
	}
	return f
}

func (p *Page) make(f model.Fields) (id model.ID, ok bool) {
	ok = p.shell.Do(shell.Action{Label: "Add criterion", Run: func() (err error) {
		id, err = p.store.Add(context.Background(), "criterion", f)
		return err
	}})
	return id, ok
}

// classify moves a criterion to another class, where it stands as high as it
// stood; what the class never has goes with it.
func (p *Page) classify(v view, class class) {
	if class.key == v.c.Class {
		return
	}
	f := model.Fields{"class": class.key}
	switch {
	case class.key == "nice":
		f["known-by"] = nil
	case v.c.KnownBy == "":
		f["known-by"] = usualGate[class.key]
	}
	if class.key == "never" || v.c.Class == "never" {
		f["points"] = usualPoints[class.key]
	}
	at := slices.IndexFunc(p.facts.cards(v.c.Class), func(o view) bool { return o.id == v.id })
	there := p.facts.cards(class.key)
	there = slices.Insert(there, min(max(at, 0), len(there)), v)
	p.edit("Make criterion “"+class.title+"”", append([]model.Edit{change(v.id, f)}, inOrder(there)...)...)
}

// inOrder ranks criteria so that they stand in this order, with the ranks they
// have among them.
func inOrder(all []view) []model.Edit {
	var ranks []int
	for _, v := range all {
		ranks = append(ranks, v.c.Rank)
	}
	slices.Sort(ranks)
	var edits []model.Edit
	for i, v := range all {
		if i > 0 {
			ranks[i] = max(ranks[i], ranks[i-1]+1)
		}
		if ranks[i] != v.c.Rank {
			edits = append(edits, change(v.id, model.Fields{"rank": int64(ranks[i])}))
		}
	}
	return edits
}

// shift moves a criterion one column to the left or right.
func (p *Page) shift(v view, by int) {
	for i, c := range classes {
		if c.key == v.c.Class && i+by >= 0 && i+by < len(classes) {
			p.toFocus = v.id
			p.classify(v, classes[i+by])
			return
		}
	}
}

// focus puts the keyboard on a criterion's card.
func (p *Page) focus(id model.ID) {
	for _, col := range p.cols {
		for _, k := range col.cards {
			if k.view.id == id {
				kit.Focus(k)
			}
		}
	}
}

// walk moves the keyboard to a neighbour: along the column, or to the same
// height in the one beside it.
func (p *Page) walk(from *card, dx, dy int) {
	for x, col := range p.cols {
		for y, k := range col.cards {
			if k != from {
				continue
			}
			if x+dx < 0 || x+dx >= len(p.cols) {
				return
			}
			there := p.cols[x+dx]
			if len(there.cards) == 0 {
				return
			}
			to := there.cards[min(max(y+dy, 0), len(there.cards)-1)]
			kit.Focus(to)
			there.reveal(to)
			return
		}
	}
}

// reveal scrolls the column until a card is in view.
func (c *column) reveal(k *card) {
	low := k.Position().Y + k.Size().Height + 20 - c.scroll.Size().Height
	if y := min(max(c.scroll.Offset.Y, low), k.Position().Y); y != c.scroll.Offset.Y {
		c.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// menu offers what can be done with a criterion.
func (p *Page) menu(k *card) {
	v := k.view
	items := []kit.MenuItem{{Label: "Open", Sign: theme.Glyph("panel-right"), Run: func() { p.open(v.id) }}}
	if v.from != "" {
		items = append(items, kit.MenuItem{Label: "Where it comes from", Sign: theme.Glyph("compass"), Run: func() { p.source(v.id) }})
	}
	if v.coverage.Unknown > 0 {
		items = append(items, kit.MenuItem{Label: "Leads where it is not known", Sign: theme.Glyph("circle-dashed"), Run: func() { p.list(v.id, "unknown", false) }})
	}
	if v.coverage.Deciding > 0 {
		items = append(items, kit.MenuItem{Label: "Leads where it alone would decide", Sign: theme.Glyph("zap"), Run: func() { p.list(v.id, "deciding", false) }})
	}
	items = append(items, kit.MenuItem{})
	for _, c := range classes {
		items = append(items, kit.MenuItem{Label: c.title, Sign: c.sign, Chosen: c.key == v.c.Class, Run: func() { p.classify(v, c) }})
	}
	items = append(items, kit.MenuItem{},
		kit.MenuItem{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: p.next(v, -1).id.IsZero(), Run: func() { p.swap(v, -1) }},
		kit.MenuItem{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: p.next(v, 1).id.IsZero(), Run: func() { p.swap(v, 1) }},
		kit.MenuItem{}, kit.MenuItem{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(v.id) }})
	kit.DropMenu(k, items)
}

// next is the criterion before or after one in its column.
func (p *Page) next(v view, by int) view {
	all := p.facts.cards(v.c.Class)
	for i, o := range all {
		if o.id == v.id && i+by >= 0 && i+by < len(all) {
			return all[i+by]
		}
	}
	return view{}
}

// swap changes places with the one before or after it in its column.
func (p *Page) swap(v view, by int) {
	all := p.facts.cards(v.c.Class)
	i := slices.IndexFunc(all, func(o view) bool { return o.id == v.id })
	if i < 0 || i+by < 0 || i+by >= len(all) {
		return
	}
	all[i], all[i+by] = all[i+by], all[i]
	label := "Move criterion up"
	if by > 0 {
		label = "Move criterion down"
	}
	p.edit(label, inOrder(all)...)
}
