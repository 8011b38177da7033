package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baton/ui/theme"
)

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, back: canvas.NewRectangle(nil), track: canvas.NewRectangle(nil), aged: canvas.NewRectangle(nil), title: canvas.NewText("", nil),
		quiet: canvas.NewText("", nil), age: canvas.NewText("", nil), value: canvas.NewText("", nil),
		who: canvas.NewText("", nil), left: canvas.NewText("", nil), ring: canvas.NewCircle(nil), clock: newSign(), grade: NewChip("", theme.Slate)}
	r.paint()
	return r
}

type cardRenderer struct {
	c                             *card
	narrow                        bool
	back                          *canvas.Rectangle
	track, aged                   *canvas.Rectangle // how much of its time is gone
	title, quiet, age, value, who *canvas.Text
	left                          *canvas.Text // how many boxes are open
	ring                          *canvas.Circle
	clock                         *sign
	grade                         *Chip
	boxes                         []*canvas.Circle
	objects                       []fyne.CanvasObject
}

const (
	cardEdge  = 4 // beside a card for its shadow, inside the list
	cardPad   = 11
	slimPad   = 8
	roomyCard = 170 - 2*columnPad // from this width on a card has all its words
)

func (r *cardRenderer) MinSize() fyne.Size           { return fyne.NewSize(columnMin-2*columnPad, cardHeight) }
func (r *cardRenderer) Destroy()                     {}
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *cardRenderer) paint() {
	c, d := r.c, r.c.data
	r.narrow = c.narrow()
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
	if d.Warn != "" {
		styleText(r.quiet, d.Warn, theme.SizeSmall, theme.Medium, theme.AtRisk.Ink())
	}
	ageInk := theme.Text3
	if d.AgeHue != "" {
		ageInk = d.AgeHue.Ink()
	}
	styleText(r.age, d.Age, theme.SizeCaption, theme.Medium, ageInk)
	r.clock.set(signFor(d.Age, theme.Glyph("clock")), ageInk)
	styleText(r.value, d.Value, theme.SizeSmall, theme.FiguresBold, theme.Text2)
	hue, letters := theme.HueOf(d.Who), float32(9)
	if r.narrow {
		letters = 8
	}
	r.ring.FillColor = theme.C(hue.Soft())
	styleText(r.who, Initials(d.Who), letters, theme.SemiBold, hue.Ink())
	styleText(r.left, "", theme.SizeCaption, theme.Figures, theme.Text3)
	if n := open(d.Boxes); n > 0 && r.narrow {
		r.left.Text = strconv.Itoa(n)
	}
	r.paintAge()
	r.paintGrade()
	r.collect()
}

// paintAge: the bar is quiet until the time is nearly gone.
func (r *cardRenderer) paintAge() {
	fill := theme.BorderStrong
	if h := r.c.data.AgeHue; h != "" {
		fill = h.Solid()
	}
	r.track.FillColor, r.track.CornerRadius = theme.C(theme.Well), 1
	r.aged.FillColor, r.aged.CornerRadius = theme.C(fill), 1
}

func (r *cardRenderer) paintGrade() {
	d := r.c.data
	hue := d.Hue
	if hue == "" || d.Hatched {
		hue = theme.Slate
	}
	r.grade.Sign = d.Sign
	if d.Hatched && d.Sign == nil {
		r.grade.Sign = theme.Glyph("circle-help")
	}
	r.grade.Word, r.grade.Hue = d.Grade, hue
	if r.narrow && r.grade.Sign != nil {
		r.grade.Word = ""
	}
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

// open is how many boxes are not ticked.
func open(boxes []bool) (n int) {
	for _, ticked := range boxes {
		if !ticked {
			n++
		}
	}
	return n
}

func signFor(words string, s fyne.Resource) fyne.Resource {
	if words == "" {
		return nil
	}
	return s
}

func (r *cardRenderer) collect() {
	d := r.c.data
	r.objects = append(r.objects[:0], r.back, r.title, r.quiet, r.age, r.value)
	if d.Grade != "" {
		r.objects = append(r.objects, r.grade)
	}
	if d.Who != "" {
		r.objects = append(r.objects, r.ring, r.who)
	}
	if d.Aged > 0 {
		r.objects = append(r.objects, r.track, r.aged)
	}
	if r.narrow {
		r.collectNarrow()
		return
	}
	r.objects = append(r.objects, r.clock.Image)
	for _, b := range r.boxes {
		r.objects = append(r.objects, b)
	}
}

// collectNarrow shows one open box and how many there are.
func (r *cardRenderer) collectNarrow() {
	for i, b := range r.boxes {
		if !r.c.data.Boxes[i] {
			r.objects = append(r.objects, b, r.left)
			return
		}
	}
}

func (r *cardRenderer) Layout(s fyne.Size) {
	if r.narrow != r.c.narrow() {
		r.paint()
	}
	r.back.Move(fyne.NewPos(cardEdge, 0))
	r.back.Resize(fyne.NewSize(s.Width-2*cardEdge, s.Height))
	if r.narrow {
		r.layNarrow(cardEdge+slimPad, s.Width-cardEdge-slimPad, s.Height)
		return
	}
	r.layRoomy(cardEdge+cardPad, s.Width-cardEdge-cardPad, s.Height)
}

// words sets the two lines at the top.
func (r *cardRenderer) words(left, title, quiet float32) {
	d := r.c.data
	r.title.Text = Shorten(d.Title, max(10, title), theme.SizeBody, theme.SemiBold)
	placeText(r.title, left, 10, title, 18)
	line, face := d.Quiet, theme.Regular
	if d.Warn != "" {
		line, face = d.Warn, theme.Medium
	}
	r.quiet.Text = Shorten(line, max(10, quiet), theme.SizeSmall, face)
	placeText(r.quiet, left, 30, quiet, 16)
}

func (r *cardRenderer) layRoomy(left, right, height float32) {
	d, w := r.c.data, right-left
	title := w
	if d.Who != "" {
		title -= 26
		r.placeWho(right-21, 9, 21)
	}
	r.words(left, title, w)
	m := r.grade.MinSize()
	r.grade.Resize(fyne.NewSize(min(m.Width, w-float32(len(d.Boxes))*9-6), m.Height))
	r.grade.Move(fyne.NewPos(left, 51))
	for i, b := range r.boxes {
		b.Resize(fyne.NewSize(6, 6))
		b.Move(fyne.NewPos(right-float32(len(r.boxes)-i)*9+3, 58))
	}
	r.clock.place(left, height-25, 13)
	r.placeFoot(left, 18, right, height-27)
}

// layNarrow gives the name the whole width; the grade is its sign, the open
// boxes are a count, whose it is stands small beside them.
func (r *cardRenderer) layNarrow(left, right, height float32) {
	w := right - left
	r.words(left, w, w)
	m := r.grade.MinSize()
	if r.grade.Word == "" {
		m.Width = 24 // a sign alone stands in the middle
	}
	r.grade.Resize(fyne.NewSize(min(m.Width, w-48), m.Height))
	r.grade.Move(fyne.NewPos(left, 51))
	at := left
	if r.c.data.Grade != "" {
		at += r.grade.Size().Width + 8
	}
	for _, b := range r.boxes {
		b.Resize(fyne.NewSize(7, 7))
		b.Move(fyne.NewPos(at, 57.5))
	}
	placeText(r.left, at+11, 52, 20, 18)
	r.placeWho(right-18, 52, 18)
	r.placeFoot(left, 0, right, height-27)
}

func (r *cardRenderer) placeWho(x, y, side float32) {
	r.ring.Resize(fyne.NewSquareSize(side))
	r.ring.Move(fyne.NewPos(x, y))
	m := r.who.MinSize()
	r.who.Resize(m)
	r.who.Move(fyne.NewPos(x+(side-m.Width)/2, y+(side-m.Height)/2))
}

// placeFoot sets how long it has stood here, and what it is worth.
func (r *cardRenderer) placeFoot(left, sign, right, y float32) {
	d := r.c.data
	value := measure(d.Value, theme.SizeSmall, theme.FiguresBold).Width
	room := right - left - sign - value
	if d.Value != "" {
		room -= 6
	}
	r.age.Text = Shorten(d.Age, max(10, room), theme.SizeCaption, theme.Medium)
	placeText(r.age, left+sign, y, room, 17)
	placeText(r.value, right-value, y, value, 17)
	r.track.Move(fyne.NewPos(left, y+19))
	r.track.Resize(fyne.NewSize(right-left, 2))
	r.aged.Move(fyne.NewPos(left, y+19))
	r.aged.Resize(fyne.NewSize((right-left)*min(1, d.Aged), 2))
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
