package promises

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// pick lets one look for one of many by a part of its name.
func (p *Page) pick(title, placeholder string, all []kit.Option, chosen string, take func(string)) {
	c := &chooser{all: all, chosen: chosen, search: kit.NewSearch(placeholder), rows: kit.Column(0)}
	d := &kit.Dialog{Title: title, Content: container.NewBorder(kit.Inset(0, 0, 8, 0, c.search), nil, nil, nil, kit.Scroll(c.rows)),
		Height: 520, First: c.search.Focusable(), Closing: "Cancel"}
	c.take = func(value string) {
		d.Hide()
		take(value)
	}
	c.search.OnChange = c.show
	c.search.OnSubmit = c.first
	c.search.Keys(func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDown && len(c.found) > 0 {
			kit.Focus(c.rows.Objects[0].(*kit.Stop))
			return true
		}
		return false
	})
	c.show("")
	p.shell.Dialog(d)
}

// chooser narrows a long list down while one writes.
type chooser struct {
	all    []kit.Option
	found  []kit.Option
	chosen string
	search *kit.Field
	rows   *fyne.Container
	take   func(string)
}

// mostFound are listed; the others want more letters.
const mostFound = 60

func (c *chooser) show(text string) {
	c.found, c.rows.Objects = c.matching(text), nil
	for _, o := range c.found[:min(len(c.found), mostFound)] {
		var mark fyne.CanvasObject
		if o.Value == c.chosen {
			mark = kit.NewIcon(theme.Glyph("check"), theme.Accent)
		}
		c.rows.Add(kit.NewStop(nil, mark, func() { c.take(o.Value) }, kit.Said(o.Label)))
	}
	switch more := len(c.found) - mostFound; {
	case len(c.found) == 0:
		c.rows.Add(kit.Hint("Nothing is called like that."))
	case more > 0:
		c.rows.Add(kit.Inset(6, 0, 0, 6, kit.Hint(fmt.Sprintf("and %d more: write a part of the name", more))))
	}
	c.rows.Refresh()
}

// matching has every word that was written in its name.
func (c *chooser) matching(text string) []kit.Option {
	var out []kit.Option
	for _, o := range c.all {
		name := strings.ToLower(o.Label + " " + strings.ReplaceAll(o.Value, "_", " "))
		fits := true
		for _, word := range strings.Fields(strings.ToLower(strings.ReplaceAll(text, "_", " "))) {
			fits = fits && strings.Contains(name, word)
		}
		if fits {
			out = append(out, o)
		}
	}
	return out
}

// first takes the first that is found, once something was written.
func (c *chooser) first() {
	if len(c.found) > 0 && strings.TrimSpace(c.search.Text()) != "" {
		c.take(c.found[0].Value)
	}
}
