package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
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
func (c *card) MouseIn(*desktop.MouseEvent) { c.hover = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hover = false; c.Refresh() }

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

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, back: canvas.NewRectangle(nil), title: canvas.NewText("", nil),
		quiet: canvas.NewText("", nil), age: canvas.NewText("", nil), value: canvas.NewText("", nil),
		who: canvas.NewText("", nil), ring: canvas.NewCircle(nil), clock: newSign(), grade: NewChip("", theme.Slate)}
	r.paint()
	return r
}

type cardRenderer struct {
	c                             *card
	back                          *canvas.Rectangle
	title, quiet, age, value, who *canvas.Text
	ring                          *canvas.Circle
	clock                         *sign
	grade                         *Chip
	boxes                         []*canvas.Circle
	objects                       []fyne.CanvasObject
}

const cardPad = 11

func (r *cardRenderer) MinSize() fyne.Size           { return fyne.NewSize(120, cardHeight) }
func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *cardRenderer) paint() {
	c, d := r.c, r.c.data
	stroke, lift := theme.Border, Resting
	switch {
	case c.ghost:
		stroke, lift = theme.Accent, Floating
	case c.hover:
		stroke, lift = theme.BorderStrong, Hovered
	}
	styleRect(r.back, theme.Surface, stroke, 10, lift)
	if d.ID == c.b.selected && !c.ghost {
		r.back.StrokeColor, r.back.StrokeWidth = theme.C(theme.Accent), 2
	}
	styleText(r.title, d.Title, theme.SizeBody, theme.SemiBold, theme.Text)
	styleText(r.quiet, d.Quiet, theme.SizeSmall, theme.Regular, theme.Text3)
	ageInk := theme.Text3
	if d.AgeHue != "" {
		ageInk = d.AgeHue.Ink()
	}
	styleText(r.age, d.Age, theme.SizeCaption, theme.Medium, ageInk)
	r.clock.set(signFor(d.Age, theme.Glyph("clock")), ageInk)
	styleText(r.value, d.Value, theme.SizeSmall, theme.FiguresBold, theme.Text2)
	hue := theme.HueOf(d.Who)
	r.ring.FillColor = theme.C(hue.Soft())
	styleText(r.who, Initials(d.Who), 9, theme.SemiBold, hue.Ink())
	r.paintGrade()
	r.collect()
}

func (r *cardRenderer) paintGrade() {
	d := r.c.data
	hue := d.Hue
	if hue == "" || d.Hatched {
		hue = theme.Slate
	}
	r.grade.Sign = nil
	if d.Hatched {
		r.grade.Sign = theme.Glyph("circle-help")
	}
	r.grade.Word, r.grade.Hue = d.Grade, hue
	r.grade.Refresh()
	for len(r.boxes) < len(d.Boxes) {
		r.boxes = append(r.boxes, canvas.NewCircle(nil))
	}
	r.boxes = r.boxes[:len(d.Boxes)]
	for i, ticked := range d.Boxes {
		r.boxes[i].StrokeColor, r.boxes[i].StrokeWidth = theme.C(theme.Text3), 1
		r.boxes[i].FillColor = theme.C(theme.None)
		if ticked {
			r.boxes[i].FillColor, r.boxes[i].StrokeWidth = theme.C(theme.Good.Solid()), 0
		}
	}
}

func signFor(words string, s fyne.Resource) fyne.Resource {
	if words == "" {
		return nil
	}
	return s
}

func (r *cardRenderer) collect() {
	d := r.c.data
	r.objects = append(r.objects[:0], r.back, r.title, r.quiet, r.clock.Image, r.age, r.value)
	if d.Grade != "" {
		r.objects = append(r.objects, r.grade)
	}
	if d.Who != "" {
		r.objects = append(r.objects, r.ring, r.who)
	}
	for _, b := range r.boxes {
		r.objects = append(r.objects, b)
	}
}

// cardEdge is the room beside a card for its shadow, inside the list.
const cardEdge = 4

func (r *cardRenderer) Layout(s fyne.Size) {
	d := r.c.data
	left, right := float32(cardEdge+cardPad), s.Width-cardEdge-cardPad
	w := right - left
	r.back.Move(fyne.NewPos(cardEdge, 0))
	r.back.Resize(fyne.NewSize(s.Width-2*cardEdge, s.Height))
	titleRoom := w
	if d.Who != "" {
		titleRoom -= 26
		r.placeWho(right - 21)
	}
	r.title.Text = Shorten(d.Title, max(10, titleRoom), theme.SizeBody, theme.SemiBold)
	placeText(r.title, left, 10, titleRoom, 18)
	r.quiet.Text = Shorten(d.Quiet, max(10, w), theme.SizeSmall, theme.Regular)
	placeText(r.quiet, left, 30, w, 16)
	m := r.grade.MinSize()
	r.grade.Resize(fyne.NewSize(min(m.Width, w-float32(len(d.Boxes))*9-6), m.Height))
	r.grade.Move(fyne.NewPos(left, 51))
	for i, b := range r.boxes {
		b.Resize(fyne.NewSize(6, 6))
		b.Move(fyne.NewPos(right-float32(len(r.boxes)-i)*9+3, 58))
	}
	r.placeFoot(left, right, s.Height-26)
}

func (r *cardRenderer) placeWho(x float32) {
	const side, y = 21, 9
	r.ring.Resize(fyne.NewSquareSize(side))
	r.ring.Move(fyne.NewPos(x, y))
	m := r.who.MinSize()
	r.who.Resize(m)
	r.who.Move(fyne.NewPos(x+(side-m.Width)/2, y+(side-m.Height)/2))
}

func (r *cardRenderer) placeFoot(left, right, y float32) {
	d := r.c.data
	value := measure(d.Value, theme.SizeSmall, theme.FiguresBold).Width
	room := right - left - value - 18
	r.clock.place(left, y+2, 13)
	r.age.Text = Shorten(d.Age, max(10, room-8), theme.SizeCaption, theme.Medium)
	placeText(r.age, left+18, y, room, 17)
	placeText(r.value, right-value, y, value, 17)
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
