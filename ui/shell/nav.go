package shell

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

const navWidth = 208

// nav is the list of pages at the left.
type nav struct {
	shell   *Shell
	root    *fyne.Container
	inner   *fyne.Container
	list    *fyne.Container
	below   *fyne.Container // pages about the file, always in sight
	firm    *kit.Text
	footRow *fyne.Container
	buttons map[*place]*kit.Button
}

func newNav(s *Shell) *nav {
	n := &nav{shell: s, list: kit.Column(1), below: kit.Column(1), firm: kit.Caption("").Ellipsis(), footRow: kit.Row(2)}
	logo := canvas.NewImageFromImage(theme.Icon())
	logo.ScaleMode = canvas.ImageScaleSmooth
	brand := container.NewBorder(nil, nil, kit.Fixed(30, 30, logo), nil,
		kit.Inset(0, 0, 0, 10, kit.Column(0, kit.NewText("Baton", 14, theme.SemiBold, theme.Text), n.firm)))
	n.inner = container.NewBorder(kit.Inset(14, 8, 8, 12, brand), kit.Inset(4, 8, 6, 8, kit.Column(4, n.below, n.footRow)), nil, nil,
		kit.Scroll(kit.Inset(0, 8, 8, 8, n.list)))
	edge := kit.Fixed(1, 0, kit.Rule())
	n.root = kit.Fixed(navWidth, 0, container.NewStack(kit.NewBox(theme.Sidebar, "", 0),
		container.NewBorder(nil, nil, nil, edge, n.inner)))
	n.build()
	return n
}

func (n *nav) build() {
	n.list.Objects, n.below.Objects, n.buttons = nil, nil, map[*place]*kit.Button{}
	for _, g := range []Group{Agree, Run, Learn, Meet} {
		titled := false
		for _, p := range n.shell.entries {
			if p.group != g || p.Shown != nil && !p.Shown() {
				continue
			}
			if !titled {
				titled = true
				n.list.Add(kit.Inset(8, 0, 3, 10, kit.NewText(string(g), theme.SizeCaption, theme.SemiBold, theme.Text3)))
			}
			n.list.Add(n.button(p))
		}
	}
	for _, p := range n.shell.entries {
		if p.group == Foot && (p.Shown == nil || p.Shown()) {
			n.below.Add(n.button(p))
		}
	}
	if n.shell.opts.Status != nil {
		n.firm.Set(n.shell.opts.Status().Firm)
	}
	n.counts()
	n.foot()
	n.inner.Refresh() // the foot may be taller now
}

func (n *nav) button(p *place) *kit.Button {
	b := kit.NewButton(kit.Ghost, p.Icon, p.Page.Title(), func() { n.shell.Go(p.Route) })
	b.Height, b.Leading, b.Selected = 30, true, p == n.shell.now
	n.buttons[p] = b
	return b
}

func (n *nav) mark(now *place) {
	for p, b := range n.buttons {
		b.SetSelected(p == now)
	}
}

func (n *nav) counts() {
	for p, b := range n.buttons {
		count := ""
		if p.Badge != nil {
			if waiting := p.Badge(); waiting > 0 {
				count = strconv.Itoa(waiting)
			}
		}
		b.SetBadge(count)
	}
}

// foot has the light switch and the ways to help.
func (n *nav) foot() {
	s := n.shell
	sign, tip := theme.Glyph("moon"), "Dark"
	if theme.IsDark() {
		sign, tip = theme.Glyph("sun"), "Light"
	}
	n.footRow.Objects = []fyne.CanvasObject{
		kit.IconButton(sign, tip, s.flipMode),
		kit.IconButton(theme.Glyph("search"), "Find anything (Ctrl+K)", s.Palette),
		kit.IconButton(theme.Glyph("keyboard"), "Keys (?)", s.Keys),
		kit.IconButton(theme.Glyph("info"), "About Baton", s.About),
	}
	n.footRow.Refresh()
}
