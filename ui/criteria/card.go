package criteria

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// card is one criterion. It takes the keyboard: Enter opens it, the arrows go
// to its neighbours, Ctrl with an arrow moves it, also to another column,
// Delete removes it, "." opens what can be done.
type card struct {
	widget.BaseWidget
	page *Page
	view view

	back                *kit.Box
	name, doubt         *kit.Paragraph
	worth, gate, from   *kit.Text
	decide              *kit.Text
	link, how           *kit.Icon
	open, best          *bar
	hover, focus, shown bool
}

const (
	cardPad  = 12
	rowHigh  = 18
	barHigh  = 18
	worthRow = 56
)

func newCard(p *Page, v view) *card {
	c := &card{page: p, view: v, back: kit.NewBox(theme.Surface, theme.Border, 10),
		name:  kit.NewParagraph("").Styled(theme.SizeBody, theme.Medium, theme.Text),
		doubt: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Amber.Ink()),
		worth: kit.NewText("", theme.SizeBody, theme.FiguresBold, theme.Text2).Trailing(),
		gate:  kit.Muted("").Ellipsis(), from: kit.Muted("").Ellipsis(),
		link:   kit.NewIcon(theme.Glyph("compass"), theme.Text3).Sized(14),
		how:    kit.NewIcon(theme.Glyph("ruler"), theme.Text3).Sized(14),
		decide: kit.NewText("", theme.SizeSmall, theme.Medium, theme.AccentInk).Ellipsis(),
		open:   newBar("Open leads"), best: newBar("Best clients")}
	c.back.Lift = kit.Resting
	c.ExtendBaseWidget(c)
	return c
}

// set shows other facts.
func (c *card) set(v view) {
	c.view = v
	c.name.Set(v.c.Name)
	c.doubt.Set(v.doubt())
	c.worth.Set(v.worth())
	c.gate.Set(v.gate())
	c.how.Set(theme.Glyph("ruler"), theme.Text3)
	if v.c.How == "question" {
		c.how.Set(theme.Glyph("circle-help"), theme.Text3)
	}
	c.from.Set(v.from)
	if v.from == "" {
		c.from.Set("Traces to nothing in the positioning yet")
	}
	k := v.coverage
	c.open.never, c.best.never = v.c.Class == "never", v.c.Class == "never"
	c.open.set(k.Met, k.NotMet, k.Unknown)
	c.best.set(k.BestMet, k.BestNot, k.BestUnknown)
	c.decide.Set(v.decides())
	c.mark(c.shown)
}

// mark shows whether the card is the one in the panel.
func (c *card) mark(shown bool) {
	c.shown = shown
	stroke, lift := theme.Border, kit.Resting
	if c.hover {
		stroke, lift = theme.BorderStrong, kit.Hovered
	}
	if c.shown {
		stroke, lift = theme.Accent, kit.Hovered
	}
	if c.focus {
		stroke = theme.AccentInk
	}
	c.back.Stroke, c.back.Lift = stroke, lift
	c.back.Refresh()
	c.Refresh()
}

// bars are what there is to count over.
func (c *card) bars() []*bar {
	var out []*bar
	if c.page.facts.open > 0 {
		out = append(out, c.open)
	}
	if c.page.facts.best > 0 {
		out = append(out, c.best)
	}
	return out
}

// HeightAt is the height the card needs at a width.
func (c *card) HeightAt(width float32) float32 {
	room := width - 2*cardPad
	h := 2*cardPad + c.name.HeightAt(room-worthRow) + 6 + 2*rowHigh + barHigh*float32(len(c.bars()))
	if len(c.bars()) > 0 {
		h += 8
	}
	if c.decide.Value != "" {
		h += rowHigh + 3
	}
	if c.doubt.Value != "" {
		h += c.doubt.HeightAt(room) + 6
	}
	return h
}

// Tapped opens the card.
func (c *card) Tapped(*fyne.PointEvent) { c.page.open(c.view.id) }

// TappedSecondary opens what can be done.
func (c *card) TappedSecondary(*fyne.PointEvent) { c.page.menu(c) }

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hover = true; c.mark(c.shown) }

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hover = false; c.mark(c.shown) }

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() { c.focus = true; c.mark(c.shown) }

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() { c.focus = false; c.mark(c.shown) }

// TypedRune opens the menu on ".".
func (c *card) TypedRune(r rune) {
	if r == '.' {
		c.page.menu(c)
		return
	}
	kit.BubbleRune(c, r)
}

// TypedKey implements fyne.Focusable.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.page.open(c.view.id)
		c.page.panel.name.Focus()
	case fyne.KeyDelete:
		c.page.remove(c.view.id)
	case fyne.KeyUp:
		c.page.walk(c, 0, -1)
	case fyne.KeyDown:
		c.page.walk(c, 0, 1)
	case fyne.KeyLeft:
		c.page.walk(c, -1, 0)
	case fyne.KeyRight:
		c.page.walk(c, 1, 0)
	default:
		kit.Bubble(c, e)
	}
}

// TypedShortcut moves the card with Ctrl and an arrow: in its column, or to
// the one beside it.
func (c *card) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok {
		switch k.KeyName {
		case fyne.KeyLeft:
			c.page.shift(c.view, -1)
			return
		case fyne.KeyRight:
			c.page.shift(c.view, 1)
			return
		case fyne.KeyUp:
			c.page.swap(c.view, -1)
			return
		case fyne.KeyDown:
			c.page.swap(c.view, 1)
			return
		}
	}
	kit.BubbleShortcut(c, s)
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ c *card }

func (r *cardRenderer) Layout(s fyne.Size) {
	c := r.c
	c.back.Resize(s)
	room, y := s.Width-2*cardPad, float32(cardPad)
	place := func(o fyne.CanvasObject, x, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	h := c.name.HeightAt(room - worthRow)
	place(c.name, cardPad, room-worthRow, h)
	place(c.worth, cardPad+room-worthRow, worthRow, rowHigh)
	y += h + 6
	for _, line := range []struct {
		sign fyne.CanvasObject
		text fyne.CanvasObject
	}{{c.how, c.gate}, {c.link, c.from}} {
		place(line.text, cardPad+22, room-22, rowHigh)
		y += 2
		place(line.sign, cardPad, 14, 14)
		y += rowHigh - 2
	}
	if c.doubt.Value != "" {
		y += 6
		h = c.doubt.HeightAt(room)
		place(c.doubt, cardPad, room, h)
		y += h
	}
	y += 8
	for _, b := range c.bars() {
		place(b.root, cardPad, room, barHigh)
		y += barHigh
	}
	y += 3
	place(c.decide, cardPad, room, rowHigh)
}

func (r *cardRenderer) MinSize() fyne.Size {
	w := r.c.Size().Width
	if w <= 0 {
		w = 310
	}
	return fyne.NewSize(200, r.c.HeightAt(w))
}

func (r *cardRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	c := r.c
	all := []fyne.CanvasObject{c.back, c.name, c.worth, c.how, c.gate, c.link, c.from}
	if c.doubt.Value != "" {
		all = append(all, c.doubt)
	}
	for _, b := range c.bars() {
		all = append(all, b.root)
	}
	if c.decide.Value != "" {
		all = append(all, c.decide)
	}
	return all
}

// bar is a meter with what it is over, and its coverage in words.
type bar struct {
	meter *fyne.Container
	says  *kit.Text
	root  *fyne.Container
	never bool // to meet it speaks against a lead
}

func newBar(over string) *bar {
	b := &bar{meter: container.NewStack(), says: kit.NewText("", theme.SizeCaption, theme.Regular, theme.Text3).Trailing()}
	b.root = container.NewBorder(nil, nil, kit.Fixed(74, barHigh, kit.Caption(over)), kit.Fixed(96, barHigh, b.says),
		kit.Middle(kit.Fixed(0, 8, b.meter)))
	return b
}

func (b *bar) set(met, not, unknown int) {
	b.says.Set(known(met, not, unknown))
	b.meter.Objects = []fyne.CanvasObject{meter(b.never, met, not, unknown)}
	b.meter.Refresh()
}

// meter is the three parts, what speaks for the lead first; each says its
// count under the pointer.
func meter(never bool, met, not, unknown int) fyne.CanvasObject {
	yes, no := counts(met, "met"), counts(not, "not met")
	if never {
		met, not, yes, no = not, met, no, yes
	}
	return kit.Meter(
		kit.Met(float64(met), yes),
		kit.NotMet(float64(not), no),
		kit.NotKnown(float64(unknown), counts(unknown, "not known yet")))
}
