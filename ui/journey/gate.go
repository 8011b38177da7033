package journey

import (
	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// gateView is one gate open under the track: what lets a lead through, and the
// boxes to tick.
type gateView struct {
	page *Page
	key  string
	head *kit.Text
	ways *fyne.Container
	list *checklist
	root fyne.CanvasObject
}

func newGateView(p *Page, g gate) *gateView {
	v := &gateView{page: p, key: g.key, head: kit.Heading(plain(g.key)), ways: kit.Column(6)}
	invite := "Add a box"
	v.list = newChecklist(p, model.ID{}, g.key, "Boxes to tick before a lead passes", invite)
	more := kit.NewButton(kit.Outline, theme.Glyph("scale"), "Change the definition", func() { p.shell.Go("definitions") }).Small()
	left := kit.Column(10, kit.Row(10, v.head, kit.NewChip(code(g.key), theme.Indigo)), v.ways, kit.Row(0, more))
	v.root = sides(left, v.list.root)
	return v
}

func (v *gateView) content() fyne.CanvasObject { return v.root }

func (v *gateView) show(f facts) {
	g, ok := f.gate(v.key)
	if !ok {
		return
	}
	v.ways.Objects = []fyne.CanvasObject{kit.Quiet("A lead goes from " + g.before + " to " + g.into.Name + " when one of these is true:").Ellipsis()}
	ways := f.ways(v.key)
	for _, w := range ways {
		v.ways.Add(kit.Bullet(w))
	}
	if len(ways) == 0 {
		v.ways.Objects = []fyne.CanvasObject{kit.Quiet("Nothing says yet when a lead passes: write the definition.")}
	}
	if also := f.passing(v.key); also != "" {
		v.ways.Add(kit.Muted(also).Ellipsis())
	}
	v.ways.Refresh()
	v.list.show(f)
	v.root.Refresh()
}
