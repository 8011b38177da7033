package promises

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// side is one column of promises, each team's under its name. Cards stay with
// their promises, so that the keyboard does.
type side struct {
	page  *Page
	cards map[model.ID]*card
	order []*card
	root  *fyne.Container
	line  *fyne.Container // of those that all make
}

func newSide(p *Page) *side {
	return &side{page: p, cards: map[model.ID]*card{}, root: kit.Column(8)}
}

func (s *side) show(groups []group) {
	keep := map[model.ID]*card{}
	s.root.Objects, s.order = nil, nil
	for _, g := range groups {
		s.root.Add(heading(g))
		var row []fyne.CanvasObject
		for _, v := range g.list {
			k := s.cards[v.promise.ID]
			if k == nil {
				k = newCard(s.page)
			}
			k.show(v)
			keep[v.promise.ID] = k
			s.order = append(s.order, k)
			row = append(row, k)
		}
		if g.team.ID.IsZero() {
			s.root.Add(kit.Columns(10, row...))
			continue
		}
		for _, o := range row {
			s.root.Add(o)
		}
	}
	s.cards = keep
	s.root.Refresh()
}

// heading is the team and to whom it promises.
func heading(g group) fyne.CanvasObject {
	if g.team.ID.IsZero() {
		return kit.Inset(4, 0, 0, 2, kit.Row(8, kit.Strong(g.what), kit.Muted("whoever carries the lead that day")))
	}
	return kit.Inset(4, 0, 0, 2, container.NewBorder(nil, nil, kit.NewChip(g.team.Name, g.hue).WithDot(), nil,
		kit.Inset(0, 0, 0, 8, kit.Middle(kit.Muted(g.what).Ellipsis()))))
}

// cards are all cards of the page in the order of reading.
func (p *Page) cards() []*card {
	var out []*card
	for _, s := range []*side{p.left, p.right, p.all} {
		out = append(out, s.order...)
	}
	return out
}

func (p *Page) card(id model.ID) *card {
	for _, k := range p.cards() {
		if k.view.promise.ID == id {
			return k
		}
	}
	return nil
}

// walk moves the keyboard to the card above or below, or across to the side
// that faces it.
func (p *Page) walk(from *card, dx, dy int) {
	sides := []*side{p.left, p.right, p.all}
	for i, s := range sides {
		for j, k := range s.order {
			if k != from {
				continue
			}
			switch {
			case i == 2 && dx != 0:
				i, j = 2, j+dx
			case i == 2 && dy < 0:
				i, j = 0, len(p.left.order)-1
			case i < 2 && dx != 0:
				i, j = i+dx, min(j, len(sides[max(0, min(1, i+dx))].order)-1)
			case i < 2 && j+dy >= len(s.order):
				i, j = 2, 0
			default:
				j += dy
			}
			if i >= 0 && i < 3 && j >= 0 && j < len(sides[i].order) {
				p.goTo(sides[i].order[j])
			}
			return
		}
	}
}

func (p *Page) goTo(k *card) {
	kit.Focus(k)
	kit.Reveal(p.scroll, k)
}

// facing is the two sides with the lines between what answers what.
type facing struct {
	page  *Page
	lines *kit.Chart
	pairs [][2]*card
	root  *fyne.Container
	seen  string
}

// answers are the promises that face each other.
var answers = [][2]string{{"meets-definition", "answer"}, {"packet", "first-touch"}, {"proof", "proposal"}, {"qualify", "attempts"}}

const gutter = 84

// newFacing sets the sides beside each other; under stands below the left one,
// which is the shorter.
func newFacing(p *Page, under fyne.CanvasObject) *facing {
	f := &facing{page: p}
	f.lines = kit.NewChart(f.draw)
	f.lines.Min = fyne.NewSize(gutter, 40)
	f.root = container.New(f, kit.Column(14, p.left.root, under), f.lines, p.right.root)
	return f
}

// link finds the cards that face each other.
func (f *facing) link() {
	f.pairs = nil
	for _, a := range answers {
		for _, l := range f.page.left.order {
			for _, r := range f.page.right.order {
				if l.view.promise.Key == a[0] && r.view.promise.Key == a[1] {
					f.pairs = append(f.pairs, [2]*card{l, r})
				}
			}
		}
	}
	f.root.Refresh()
	f.lines.Refresh()
}

func (f *facing) sides(width float32) float32 { return (width - gutter) / 2 }

// MinSize implements fyne.Layout.
func (f *facing) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[2].MinSize()
	return fyne.NewSize(a.Width+gutter+b.Width, max(a.Height, b.Height))
}

// HeightOf implements kit.Wrapping.
func (f *facing) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	w := f.sides(width)
	return max(kit.HeightAt(o[0], w), kit.HeightAt(o[2], w))
}

// Layout implements fyne.Layout; the lines are drawn anew where a card moved.
func (f *facing) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := f.sides(s.Width)
	for i, x := range []float32{0, w, w + gutter} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize([]float32{w, gutter, w}[i], s.Height))
	}
	if at := f.where(); at != f.seen {
		f.seen = at
		f.lines.Refresh()
	}
}

// middle is how far down the middle of a card's first line is.
func middle(k *card) float32 { return k.Position().Y + min(k.Size().Height/2, 30) }

// draw joins each two with a line that leaves and arrives level.
func (f *facing) draw(p *kit.Painter) {
	for _, chosen := range []bool{false, true} {
		for _, pair := range f.pairs {
			on := f.page.at == pair[0].view.promise.ID || f.page.at == pair[1].view.promise.ID
			if on == chosen {
				f.join(p, pair, on)
			}
		}
	}
}

func (f *facing) join(p *kit.Painter, pair [2]*card, on bool) {
	from, to := fyne.NewPos(7, middle(pair[0])), fyne.NewPos(p.W-7, middle(pair[1]))
	width, line := float32(1.5), theme.C(theme.BorderStrong)
	if on {
		width, line = 2.5, theme.C(theme.Accent)
	}
	if pair[0].view.promise.Off || pair[1].view.promise.Off {
		line = theme.Fade(line, 0.4)
	}
	points := make([]fyne.Position, 25)
	for i := range points {
		t := float32(i) / 24
		ease := t * t * (3 - 2*t)
		points[i] = fyne.NewPos(from.X+(to.X-from.X)*t, from.Y+(to.Y-from.Y)*ease)
	}
	p.Line(points, width, line)
	p.Dot(from.X, from.Y, 4, theme.C(pair[0].view.hue.Solid()))
	p.Dot(to.X, to.Y, 4, theme.C(pair[1].view.hue.Solid()))
}
