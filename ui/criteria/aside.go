package criteria

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/positioning"
	"baton/ui/kit"
	"baton/ui/theme"
)

// openAside shows something else at the right: it follows the facts until it
// is closed.
func (p *Page) openAside(f follower, o fyne.CanvasObject) {
	p.panel = nil
	p.side = nil
	p.shell.ShowDetail(o, func() {
		if p.side == f {
			p.side = nil
		}
	})
	p.side = f
	p.marks()
}

// called hides names of other firms while strangers look on.
func (p *Page) called(name, kind string, at int) string {
	if p.shell.Presenter() {
		return kind + " " + thousands(at+1)
	}
	return name
}

// proposed are the criteria that could follow from the positioning.
type proposed struct {
	page *Page
	list *fyne.Container
}

// propose shows, for every answer of the positioning that no criterion comes
// from, what a lead would have to have.
func (p *Page) propose() {
	n := &proposed{page: p, list: kit.Column(10)}
	p.openAside(n, p.shell.Panel(nil, "From the positioning", "One press adds one; reword it as you like", n.list))
	n.follow()
}

func (n *proposed) follow() {
	n.list.Objects = nil
	words := map[model.ID]string{}
	for _, e := range n.page.draft.Positioning {
		words[e.ID] = model.Title(e.Step) + ": " + e.Text
	}
	for _, c := range positioning.Proposals(n.page.draft) {
		k := classOf(c.Class)
		add := kit.NewButton(kit.Outline, theme.Glyph("plus"), "Add", func() { n.page.take(c) }).Small()
		line := kit.NewLine(kit.NewIcon(k.sign, k.hue.Ink()), container.NewCenter(add), kit.Said(c.Name), kit.Hint(k.title+" · "+words[c.Element]))
		line.Pad = 4
		n.list.Add(line)
	}
	if len(n.list.Objects) == 0 {
		said := "Every answer of the positioning has a criterion that comes from it."
		if len(n.page.draft.Positioning) == 0 {
			said = "Nothing is written down in the positioning yet: criteria follow from it."
		}
		n.list.Add(kit.NewParagraph(said))
		n.list.Add(kit.Row(0, kit.NewButton(kit.Outline, theme.Glyph("compass"), "Go to the positioning", func() { n.page.shell.Go("positioning") }).Small()))
	}
	n.list.Refresh()
}

// take keeps a proposal as a criterion.
func (p *Page) take(c model.Criterion) {
	f := p.fresh(c.Class, c.Name)
	f["element"] = c.Element.String()
	if c.How == "question" {
		f["question"] = c.Question
	} else {
		delete(f, "question")
		for name, v := range kept(c.Condition) {
			if v != nil {
				f[name] = v
			}
		}
	}
	p.make(f)
}
