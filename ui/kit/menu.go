package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// MenuItem is one thing to choose; an item without a label is a line between
// groups. Why explains a disabled item.
type MenuItem struct {
	Label    string
	Sign     fyne.Resource
	Chosen   bool
	Disabled bool
	Why      string
	Run      func()
	Items    []MenuItem // a menu inside
}

// ShowMenu opens a menu at a place of the window an object is in. Arrows,
// Enter and Esc work.
func ShowMenu(of fyne.CanvasObject, at fyne.Position, items []MenuItem) {
	c := canvasOf(of)
	if c == nil || len(items) == 0 {
		return
	}
	pop := widget.NewPopUpMenu(fyneMenu(items), c)
	pop.ShowAtPosition(at)
	c.Focus(pop)
}

// DropMenu opens a menu under an object.
func DropMenu(under fyne.CanvasObject, items []MenuItem) {
	ShowMenu(under, absolute(under).AddXY(0, under.Size().Height+4), items)
}

func fyneMenu(items []MenuItem) *fyne.Menu {
	m := fyne.NewMenu("")
	for _, it := range items {
		if it.Label == "" {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			continue
		}
		label := it.Label
		if it.Disabled && it.Why != "" {
			label += "  (" + it.Why + ")"
		}
		row := fyne.NewMenuItem(label, it.Run)
		row.Checked, row.Disabled = it.Chosen, it.Disabled
		if it.Sign != nil {
			row.Icon = theme.Tint(it.Sign, theme.Text2)
		}
		if len(it.Items) > 0 {
			row.ChildMenu = fyneMenu(it.Items)
		}
		m.Items = append(m.Items, row)
	}
	return m
}
