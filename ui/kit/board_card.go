package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// card is a card on the screen; lists use the same one for many cards.
type card struct {
	widget.BaseWidget
	b        *Board
	col, row int
	data     BoardCard
	hover    bool
	ghost    bool // being dragged
	held     bool
	tip      tipTimer
}

func newCard(b *Board, col int) *card {
	c := &card{b: b, col: col}
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) bind(row int) {
	if row < c.b.Cards.Len(c.col) {
		c.row, c.data = row, c.b.Cards.Card(c.col, row)
		c.Refresh()
	}
}

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) {
	c.hover = true
	if c.narrow() {
		c.tip.rest(c, c.data.Tip)
	}
	c.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hover = false; c.tip.hide(); c.Refresh() }

// narrow says whether the card has room for its essentials only.
func (c *card) narrow() bool { return c.Size().Width < roomyCard }

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped selects the card.
func (c *card) Tapped(*fyne.PointEvent) {
	Focus(c.b)
	c.b.Select(c.data.ID)
}

// DoubleTapped opens the card.
func (c *card) DoubleTapped(*fyne.PointEvent) {
	if c.b.OnOpen != nil {
		c.b.OnOpen(c.data.ID)
	}
}

// TappedSecondary opens what can be done with the card.
func (c *card) TappedSecondary(e *fyne.PointEvent) {
	Focus(c.b)
	c.b.Select(c.data.ID)
	c.b.menuAt(e.AbsolutePosition)
}

// Dragged carries the card; the first movement picks it up.
func (c *card) Dragged(e *fyne.DragEvent) {
	if !c.held {
		c.held = true
		c.tip.hide()
		c.b.pick(c, e)
	}
	c.b.carry(e.AbsolutePosition)
}

// DragEnd puts the card down.
func (c *card) DragEnd() {
	if c.held {
		c.held = false
		c.b.drop()
	}
}
