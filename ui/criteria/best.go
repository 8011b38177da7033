package criteria

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// chooser marks the best clients: who signed is offered first.
type chooser struct {
	page   *Page
	all    []model.CompanyRow
	rows   []model.CompanyRow // as searched
	find   string
	search *kit.Field
	quiet  *kit.Text
	items  *kit.List

	reading *shell.Aside
}

// chooseBest opens the list of companies at the right.
func (p *Page) chooseBest() error {
	c := &chooser{page: p, reading: &shell.Aside{Patience: p.count.Patience}, quiet: kit.Muted("").Ellipsis(), search: kit.NewSearch("Search companies")}
	c.items = kit.NewList(kit.Items{Len: func() int { return len(c.rows) }, Item: c.item})
	c.items.Empty = kit.Empty(theme.Glyph("building-2"), "No company here", "Companies come in with lists and with leads.")
	c.items.OnOpen = c.flip
	c.items.Menu = func(key string) []kit.MenuItem {
		return []kit.MenuItem{{Label: "One of our best clients", Sign: theme.Glyph("star"), Run: func() { c.flip(key) }}}
	}
	c.search.OnChange = func(t string) { c.find = t; c.filter() }
	shut := kit.IconButton(theme.Glyph("x"), "Close (Esc)", func() { p.shell.HideDetail() }).Small()
	mark := kit.NewButton(kit.Outline, theme.Glyph("star"), "Mark or unmark", func() { c.flip(c.items.Selected()) }).Small()
	head := kit.Column(8, container.NewBorder(nil, nil, nil, shut, kit.NewText("Our best clients", 18, theme.SemiBold, theme.Text)),
		kit.NewParagraph("Whom would you like more of? Four to eight are enough. Criteria show whether these would pass, and leads are compared with them.").Styled(theme.SizeSmall, theme.Regular, theme.Text3),
		c.search, container.NewBorder(nil, nil, nil, mark, c.quiet))
	p.openAside(c, kit.Headed(10, kit.Inset(12, 12, 0, 18, head), kit.Inset(0, 14, 14, 14, c.items)))
	c.follow()
	kit.Focus(c.items)
	return nil
}

// follow reads the companies anew, beside the window.
func (c *chooser) follow() {
	var all []model.CompanyRow
	c.reading.Do(func() (err error) {
		all, err = c.page.store.Companies(context.Background())
		return err
	}, func() {}, func(err error) { c.arrived(all, err) })
}

func (c *chooser) arrived(all []model.CompanyRow, err error) {
	if c.page.side != c || !c.page.shell.Do(shell.Action{Label: "Read the companies", Run: func() error { return err }}) {
		return
	}
	first := c.all == nil
	c.all = all
	order(c.all, c.page.stands.Signed)
	c.filter()
	if first {
		c.items.SelectFirst()
	}
}

// order puts who is marked first, then who signed most, then other clients.
func order(all []model.CompanyRow, signed map[model.ID]int) {
	rank := func(r model.CompanyRow) int {
		switch {
		case r.Best:
			return 0
		case signed[r.ID] > 0:
			return 1
		case r.Relationship == "client" || r.Relationship == "former-client":
			return 2
		}
		return 3
	}
	slices.SortStableFunc(all, func(x, y model.CompanyRow) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(signed[y.ID], signed[x.ID]))
	})
}

func (c *chooser) filter() {
	c.rows = nil
	best := 0
	want := strings.ToLower(strings.TrimSpace(c.find))
	for _, r := range c.all {
		if r.Best {
			best++
		}
		if len(c.rows) < longest && strings.Contains(strings.ToLower(r.Name+" "+r.Domain), want) {
			c.rows = append(c.rows, r)
		}
	}
	c.quiet.Set(counted(best, "best client") + " marked")
	c.items.Refresh()
}

func (c *chooser) item(row int) kit.Item {
	r := c.rows[row]
	it := kit.Item{Key: r.ID.String(), Title: c.page.called(r.Name, "Company", row), Sign: theme.Glyph("star"), Hue: theme.Unknown, Quiet: about(r)}
	if n := c.page.stands.Signed[r.ID]; n > 0 {
		it.Quiet = counted(n, "signed lead") + " · " + it.Quiet
	}
	if r.Best {
		it.Hue, it.Chip, it.ChipHue = theme.Amber, "best", theme.Amber
	}
	return it
}

// about says what a company is, as far as it is known.
func about(r model.CompanyRow) string {
	var words []string
	if r.Relationship != "" {
		words = append(words, model.Title(r.Relationship))
	}
	if r.Industry != "" {
		words = append(words, r.Industry)
	}
	if r.Employees > 0 {
		words = append(words, thousands(int(r.Employees))+" people")
	}
	if len(words) == 0 {
		return "Nothing else is known of it"
	}
	return strings.Join(words, " · ")
}

// flip marks a company as one of the best, or no longer.
func (c *chooser) flip(key string) {
	for _, r := range c.all {
		if r.ID.String() != key {
			continue
		}
		label, best := "Mark a best client", any(true)
		if r.Best {
			label, best = "Unmark a best client", nil
		}
		c.page.edit(label, model.Edit{Noun: "company", ID: r.ID, Fields: model.Fields{"best": best}})
	}
}

// noBest is the second view before anybody is marked.
func (p *Page) noBest() fyne.CanvasObject {
	purpose := "Mark two or three clients you would like more of: this page then shows what they share, and which leads look like them."
	all := kit.NewButton(kit.Primary, theme.Glyph("star"), "Choose the best clients", func() { _ = p.chooseBest() })
	signed := len(p.stands.Signed)
	if signed == 0 || signed > mostColumns {
		return kit.Empty(theme.Glyph("star"), "Who are your best clients?", purpose, all)
	}
	label := "Mark the one that signed"
	if signed > 1 {
		label = "Mark all " + strconv.Itoa(signed) + " that signed"
	}
	return kit.Empty(theme.Glyph("star"), "Who are your best clients?", purpose, kit.NewButton(kit.Outline, theme.Glyph("badge-check"), label, p.markSigned), all)
}

// markSigned marks every company that signed, as one change.
func (p *Page) markSigned() {
	var ids []model.ID
	for id := range p.stands.Signed {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y model.ID) int { return slices.Compare(x[:], y[:]) })
	var edits []model.Edit
	for _, id := range ids {
		edits = append(edits, model.Edit{Noun: "company", ID: id, Fields: model.Fields{"best": true}})
	}
	p.edit("Mark the best clients", edits...)
}
