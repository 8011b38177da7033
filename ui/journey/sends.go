package journey

import (
	"slices"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// assets offers what a play may send: those of its stage first.
func (c *plays) assets(p model.Play) []kit.MenuItem {
	var items []kit.MenuItem
	all := slices.Clone(c.page.facts.law.Assets)
	slices.SortStableFunc(all, func(x, y model.Asset) int {
		return map[bool]int{true: 0, false: 1}[x.Stage == p.Stage] - map[bool]int{true: 0, false: 1}[y.Stage == p.Stage]
	})
	for _, x := range all {
		items = append(items, kit.MenuItem{Label: kit.Shorten(x.Name, menuWide, theme.SizeBody, theme.Regular), Chosen: x.ID == p.AssetID, Run: func() {
			c.set("Change play", p.ID, model.Fields{"asset": x.ID.String()})
		}})
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{})
	}
	if !p.AssetID.IsZero() {
		items = append(items, kit.MenuItem{Label: "Open it", Sign: theme.Glyph("panel-right"), Run: func() { c.page.openAsset(p.AssetID) }},
			kit.MenuItem{Label: "None", Sign: theme.Glyph("x"), Run: func() { c.set("Change play", p.ID, model.Fields{"asset": nil}) }})
	}
	return append(items, kit.MenuItem{Label: "New asset for this stage", Sign: theme.Glyph("plus"), Run: func() {
		c.page.newAsset(model.Fields{"stage": p.Stage.String()})
	}})
}

// menuWide is how wide a name may be in a menu.
const menuWide = 380

// elements offers the lines of the positioning that a play may come from.
func (c *plays) elements(p model.Play) []kit.MenuItem {
	items := []kit.MenuItem{{Label: "None", Chosen: p.Element.IsZero(), Run: func() { c.set("Change play", p.ID, model.Fields{"element": nil}) }}}
	for _, e := range c.page.facts.law.Positioning {
		label := kit.Shorten(model.Title(e.Step)+": "+e.Text, menuWide, theme.SizeBody, theme.Regular)
		items = append(items, kit.MenuItem{Label: label, Chosen: e.ID == p.Element, Run: func() {
			c.set("Change play", p.ID, model.Fields{"element": e.ID.String()})
		}})
	}
	return items
}

// element finds a line of the positioning.
func (f facts) element(id model.ID) (model.Element, bool) {
	i := slices.IndexFunc(f.law.Positioning, func(e model.Element) bool { return e.ID == id && !id.IsZero() })
	if i < 0 {
		return model.Element{}, false
	}
	return f.law.Positioning[i], true
}

// yielding gives its one object the room there is, however little: a name is
// shortened before it makes the page wider than the window.
type yielding struct{}

func (yielding) MinSize(o []fyne.CanvasObject) fyne.Size {
	if !o[0].Visible() {
		return fyne.Size{}
	}
	return fyne.NewSize(60, o[0].MinSize().Height)
}

func (yielding) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(-edge, 0))
	o[0].Resize(fyne.NewSize(min(s.Width+edge, o[0].MinSize().Width), s.Height))
}

// edge is the room inside a button before its sign.
const edge = 9
