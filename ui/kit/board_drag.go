package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// cardDrag is a card on its way.
type cardDrag struct {
	id       string
	from     int
	grab     fyne.Position
	at       fyne.Position
	ghost    *card
	line     *Box
	hint     fyne.CanvasObject
	to       int
	index    int
	hinted   int // the column the hint is about
	scrolled *fyne.Animation
}

// pick takes a card up: the ghost follows the pointer, above everything.
func (b *Board) pick(c *card, e *fyne.DragEvent) {
	Focus(b)
	ghost := newCard(b, c.col)
	ghost.data, ghost.ghost = c.data, true
	ghost.Resize(c.Size())
	d := &cardDrag{id: c.data.ID, from: c.col, grab: e.Position, ghost: ghost, to: -1, hinted: -1,
		line: NewBox(theme.Accent, "", 1.5)}
	b.drag, b.selected = d, d.id
	b.repaint()
	b.showDrag()
	d.scrolled = fyne.NewAnimation(time.Hour, func(float32) { b.scrollAtEdge() })
	d.scrolled.Curve = fyne.AnimationLinear
	d.scrolled.Start()
}

func (b *Board) showDrag() {
	d := b.drag
	b.layer.Objects = []fyne.CanvasObject{d.line, d.ghost}
	if d.hint != nil {
		b.layer.Objects = []fyne.CanvasObject{d.line, d.hint, d.ghost}
	}
	b.layer.Refresh()
}

// carry moves the ghost and marks where the card would go.
func (b *Board) carry(p fyne.Position) {
	d := b.drag
	if d == nil {
		return
	}
	d.at = p
	origin := absolute(b.layer)
	d.ghost.Move(p.Subtract(origin).Subtract(d.grab))
	d.to, d.index = b.target(p)
	for i, v := range b.views {
		fill := theme.Well
		if i == d.to {
			fill = theme.AccentSoft
		}
		v.well.Paint(fill, "")
	}
	b.hintAbout(d.to)
	b.placeLine(origin)
}

func (b *Board) target(p fyne.Position) (col, index int) {
	for i, v := range b.views {
		at, size := absolute(v.root), v.root.Size()
		if p.X < at.X || p.X >= at.X+size.Width || p.Y < at.Y-60 || p.Y > at.Y+size.Height+60 {
			continue
		}
		const step = cardHeight + cardGap
		y := p.Y - absolute(v.list).Y + v.list.GetScrollOffset() + step/2
		return i, max(0, min(b.Cards.Len(i), int(y/step)))
	}
	return -1, 0
}

func (b *Board) placeLine(origin fyne.Position) {
	d := b.drag
	if d.to < 0 || d.to == d.from && !b.Orders {
		d.line.Resize(fyne.Size{})
		return
	}
	v := b.views[d.to]
	at, size := absolute(v.list), v.list.Size()
	y := at.Y + float32(d.index)*(cardHeight+cardGap) - v.list.GetScrollOffset() - 1.5
	y = max(at.Y-3, min(y, at.Y+size.Height))
	d.line.Move(fyne.NewPos(at.X, y).Subtract(origin))
	d.line.Resize(fyne.NewSize(size.Width, 3))
}

// hintAbout shows what the card misses for the column it is over.
func (b *Board) hintAbout(to int) {
	d := b.drag
	if to == d.hinted {
		return
	}
	d.hinted, d.hint = to, nil
	if to >= 0 && to != d.from && b.Hint != nil {
		d.hint = b.hintCard(b.Hint(d.id, to))
		b.placeHint(b.views[to].root)
	}
	b.showDrag()
}

// hintWidth is what the sentences need; a narrower column has them beside it,
// where the card in the air does not cover them.
const hintWidth = 230

func (b *Board) placeHint(column fyne.CanvasObject) {
	at, size := absolute(column).Subtract(absolute(b.layer)), column.Size()
	x, width := at.X, max(size.Width, hintWidth)
	if size.Width < hintWidth {
		if x += size.Width + 4; x+width > b.layer.Size().Width {
			x = max(0, at.X-width-4)
		}
	}
	hint := b.drag.hint
	hint.Resize(fyne.NewSize(width, 10))
	hint.Resize(fyne.NewSize(width, hint.MinSize().Height))
	hint.Move(fyne.NewPos(x, at.Y+size.Height-hint.Size().Height-8))
}

func (b *Board) hintCard(missing []string) fyne.CanvasObject {
	hue, sign, title := theme.Good, theme.Glyph("circle-check"), "Nothing is missing"
	if len(missing) > 0 {
		hue, sign, title = theme.AtRisk, theme.Glyph("circle-dashed"), "Still missing"
	}
	list := Column(3, Row(7, NewIcon(sign, hue.Ink()), NewText(title, theme.SizeSmall, theme.SemiBold, hue.Ink())))
	for _, m := range missing {
		list.Add(NewParagraph(m).Styled(theme.SizeSmall, theme.Regular, hue.Ink()))
	}
	return On(NewBox(hue.Soft(), hue.Solid(), 10).Lifted(Hovered), Pad(10, list))
}

// scrollAtEdge moves the board or the column under the ghost near an edge.
func (b *Board) scrollAtEdge() {
	d := b.drag
	if d == nil || d.at.IsZero() {
		return
	}
	at, size := absolute(b.scroll), b.scroll.Size()
	step := float32(0)
	switch {
	case d.at.X > at.X+size.Width-44:
		step = 12
	case d.at.X < at.X+44:
		step = -12
	}
	if x := max(0, min(b.scroll.Offset.X+step, b.lane.Size().Width-size.Width)); x != b.scroll.Offset.X {
		b.scroll.ScrollToOffset(fyne.NewPos(x, 0))
		b.carry(d.at)
	}
	if d.to < 0 {
		return
	}
	list := b.views[d.to].list
	at, size = absolute(list), list.Size()
	switch {
	case d.at.Y > at.Y+size.Height-36:
		list.ScrollToOffset(list.GetScrollOffset() + 9)
		b.carry(d.at)
	case d.at.Y < at.Y+24 && list.GetScrollOffset() > 0:
		list.ScrollToOffset(max(0, list.GetScrollOffset()-9))
		b.carry(d.at)
	}
}

// drop puts the card down where it is.
func (b *Board) drop() {
	d := b.drag
	if d == nil {
		return
	}
	b.putBack()
	if d.to >= 0 && (d.to != d.from || b.Orders) && b.OnMove != nil {
		b.OnMove(d.id, d.from, d.to, d.index)
	}
}

// putBack ends the drag; Esc does it without a move.
func (b *Board) putBack() {
	b.drag.scrolled.Stop()
	b.drag = nil
	b.layer.Objects = nil
	b.layer.Refresh()
	for _, v := range b.views {
		v.well.Paint(theme.Well, "")
	}
	b.repaint()
}
