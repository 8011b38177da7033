package promises

import (
	"slices"

	"baton/model"
	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New promise", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error {
		p.begin()
		return nil
	}}
}

// begin offers the promises there are, those that nobody makes yet first.
func (p *Page) begin() {
	body := kit.Column(4)
	made := func(w template.Promise) bool {
		return slices.ContainsFunc(p.facts.draft.Promises, func(o model.Promise) bool { return o.Key == w.Key && o.Band == w.Band })
	}
	all := template.Promises()
	slices.SortStableFunc(all, func(a, b template.Promise) int { return order(made(a)) - order(made(b)) })
	for _, w := range all {
		owner, ok := p.facts.draft.TeamNamed(w.Owner)
		if !ok {
			continue
		}
		quiet := owner.Name + " · nobody makes it yet"
		if made(w) {
			quiet = owner.Name + " · made already, this adds one more"
		}
		sign := kit.NewIcon(theme.Glyph("plus"), theme.OfTeam(owner.Key).Ink())
		body.Add(kit.NewStop(sign, nil, func() { p.add(w, owner) }, kit.Said(w.Name), kit.Hint(quiet)))
	}
	p.shell.ShowDetail(p.shell.Panel(nil, "New promise", "Choose one; its words and number you change on the page", body), nil)
}

func order(made bool) int {
	if made {
		return 1
	}
	return 0
}

// add makes a promise with its usual number.
func (p *Page) add(w template.Promise, owner model.Team) {
	rank := 0
	for _, o := range p.facts.draft.Promises {
		rank = max(rank, o.Rank)
	}
	f := model.Fields{"key": w.Key, "owner": owner.ID.String(), "name": w.Name, "amount": w.Amount, "unit": w.Unit, "rate": w.Rate, "rank": int64(rank + 1)}
	if w.Band != "" {
		f["band"] = w.Band
	}
	if to, ok := p.facts.draft.TeamNamed(w.To); ok {
		f["to"] = to.ID.String()
	}
	before := p.ids()
	if !p.edit("Add promise", model.Edit{Noun: "promise", Fields: f}) {
		return
	}
	p.shell.HideDetail()
	for _, o := range p.facts.draft.Promises {
		if !slices.Contains(before, o.ID) {
			p.mark(o.ID)
		}
	}
	p.toOpen = w.Key
	p.arrive()
}

func (p *Page) ids() []model.ID {
	var out []model.ID
	for _, o := range p.facts.draft.Promises {
		out = append(out, o.ID)
	}
	return out
}

// arrive puts the keyboard on the promise that was just added.
func (p *Page) arrive() {
	if k := p.card(p.at); p.toOpen != "" && k != nil && k.view.promise.Key == p.toOpen {
		p.toOpen = ""
		p.goTo(k)
	}
}

// menu offers what can be done with a promise.
func (p *Page) menu(v view) []kit.MenuItem {
	off := "Leave it out"
	if v.promise.Off {
		off = "Promise it"
	}
	k := p.card(v.promise.ID)
	return []kit.MenuItem{
		{Label: "Open", Sign: theme.Glyph("panel-right"), Run: func() { p.open(v.promise.ID) }},
		{Label: off, Sign: theme.Glyph("square-check"), Run: func() { k.flip() }},
		{},
		{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(v.promise) }},
	}
}

// remove takes a promise away; the keyboard goes to the one beside it.
func (p *Page) remove(o model.Promise) {
	all := p.cards()
	at := slices.IndexFunc(all, func(k *card) bool { return k.view.promise.ID == o.ID })
	if p.panel != nil && p.panel.id == o.ID {
		p.shell.HideDetail()
	}
	if !p.edit("Remove promise", model.Edit{Noun: "promise", ID: o.ID, Gone: true}) {
		return
	}
	if all = p.cards(); at >= 0 && len(all) > 0 {
		kit.Focus(all[min(at, len(all)-1)])
	}
}
