package criteria

import (
	"context"
	"fmt"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

func counts(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }

// set changes fields of a criterion.
func (p *Page) set(id model.ID, f model.Fields) bool {
	return p.do("Change the criterion", func(ctx context.Context) error { return p.store.Set(ctx, "criterion", id, f) })
}

func (p *Page) remove(id model.ID) {
	if p.panel != nil && p.panel.id == id {
		p.shell.HideDetail()
	}
	p.do("Remove the criterion", func(ctx context.Context) error { return p.store.Delete(ctx, "criterion", id) })
}

// usualPoints are what a new criterion is worth, in tenths.
var usualPoints = map[string]int64{"must": 200, "nice": 100, "never": 600}

// usualGate is by when a new criterion must be known; a nice-to-have may stay
// unknown for ever.
var usualGate = map[string]string{"must": "mql", "never": "sql"}

// add makes a criterion that a person answers, and gives its id.
func (p *Page) add(class, name string) (id model.ID, ok bool) {
	rank := 0
	for _, c := range p.draft.Criteria {
		rank = max(rank, c.Rank)
	}
	f := model.Fields{"class": class, "name": name, "how": "question", "question": name + "?", "points": usualPoints[class], "rank": int64(rank + 1)}
	if by := usualGate[class]; by != "" {
		f["known-by"] = by
	}
	ok = p.do("Add a criterion", func(ctx context.Context) (err error) {
		id, err = p.store.Add(ctx, "criterion", f)
		return err
	})
	return id, ok
}

// classify moves a criterion to another class; what the class never has goes
// with it.
func (p *Page) classify(v view, class string) {
	if class == v.c.Class {
		return
	}
	f := model.Fields{"class": class}
	switch {
	case class == "nice":
		f["known-by"] = nil
	case v.c.KnownBy == "":
		f["known-by"] = usualGate[class]
	}
	if class == "never" || v.c.Class == "never" {
		f["points"] = usualPoints[class]
	}
	p.set(v.id, f)
}

// shift moves a criterion one column to the left or right.
func (p *Page) shift(v view, by int) {
	for i, c := range classes {
		if c.key == v.c.Class && i+by >= 0 && i+by < len(classes) {
			p.toFocus = v.id
			p.classify(v, classes[i+by].key)
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
			cards := p.cols[x+dx].cards
			if len(cards) == 0 {
				return
			}
			kit.Focus(cards[min(max(y+dy, 0), len(cards)-1)])
			return
		}
	}
}

// menu offers what can be done with a criterion.
func (p *Page) menu(k *card) {
	v := k.view
	items := []kit.MenuItem{{Label: "Open", Sign: theme.Glyph("panel-right"), Run: func() { p.open(v.id) }}, {}}
	for _, c := range classes {
		items = append(items, kit.MenuItem{Label: c.title, Sign: c.sign, Chosen: c.key == v.c.Class, Run: func() { p.classify(v, c.key) }})
	}
	items = append(items, kit.MenuItem{},
		kit.MenuItem{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: p.beside(v, -1).id.IsZero(), Run: func() { p.swap(v, -1) }},
		kit.MenuItem{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: p.beside(v, 1).id.IsZero(), Run: func() { p.swap(v, 1) }},
		kit.MenuItem{}, kit.MenuItem{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(v.id) }})
	kit.DropMenu(k, items)
}

// beside is the criterion before or after one in its column.
func (p *Page) beside(v view, by int) view {
	all := p.facts.cards(v.c.Class)
	for i, o := range all {
		if o.id == v.id && i+by >= 0 && i+by < len(all) {
			return all[i+by]
		}
	}
	return view{}
}

func (p *Page) swap(v view, by int) {
	other := p.beside(v, by)
	mine, theirs := int64(other.c.Rank), int64(v.c.Rank)
	if mine == theirs {
		mine += int64(by)
	}
	p.do("Move the criterion", func(ctx context.Context) error {
		if err := p.store.Set(ctx, "criterion", v.id, model.Fields{"rank": mine}); err != nil {
			return err
		}
		return p.store.Set(ctx, "criterion", other.id, model.Fields{"rank": theirs})
	})
}
