package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// itemRow is a row of a list on the screen.
type itemRow struct {
	widget.BaseWidget
	l     *List
	row   int
	data  Item
	hover bool
}

func newItemRow(l *List) *itemRow {
	r := &itemRow{l: l}
	r.ExtendBaseWidget(r)
	return r
}

func (r *itemRow) bind(row int) {
	if row < r.l.Items.Len() {
		r.row, r.data = row, r.l.Items.Item(row)
		r.Refresh()
	}
}

// MouseIn implements desktop.Hoverable.
func (r *itemRow) MouseIn(*desktop.MouseEvent) { r.hover = true; r.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (r *itemRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *itemRow) MouseOut() { r.hover = false; r.Refresh() }

// Tapped selects the row.
func (r *itemRow) Tapped(*fyne.PointEvent) {
	Focus(r.l)
	if !r.data.Heading {
		r.l.choose(r.row)
	}
}

// DoubleTapped opens the row.
func (r *itemRow) DoubleTapped(*fyne.PointEvent) {
	if !r.data.Heading && r.l.OnOpen != nil {
		r.l.OnOpen(r.data.Key)
	}
}

// TappedSecondary opens what can be done with the row.
func (r *itemRow) TappedSecondary(e *fyne.PointEvent) {
	if r.data.Heading || r.l.Menu == nil {
		return
	}
	r.Tapped(nil)
	ShowMenu(r.l, e.AbsolutePosition, r.l.Menu(r.data.Key))
}

// CreateRenderer implements fyne.Widget.
func (r *itemRow) CreateRenderer() fyne.WidgetRenderer {
	q := &itemRenderer{r: r, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), title: canvas.NewText("", nil),
		quiet: canvas.NewText("", nil), right: canvas.NewText("", nil), under: canvas.NewText("", nil), sign: newSign(), chip: NewChip("", theme.Slate)}
	q.more = newItemMore()
	q.ring = NewChart(func(p *Painter) { drawRing(p, q.r.data.Ring, q.ringHue()) })
	q.paint()
	return q
}

type itemRenderer struct {
	r                          *itemRow
	back, rule                 *canvas.Rectangle
	title, quiet, right, under *canvas.Text
	sign                       *sign
	ring                       *Chart
	chip                       *Chip
	more                       *itemMore
	objects                    []fyne.CanvasObject
}

func (q *itemRenderer) MinSize() fyne.Size           { return fyne.NewSize(160, headingHeight) }
func (q *itemRenderer) Destroy()                     {}
func (q *itemRenderer) Objects() []fyne.CanvasObject { return q.objects }

func (q *itemRenderer) ringHue() theme.Hue {
	switch share := q.r.data.Ring; {
	case share >= 1:
		return theme.Late
	case share >= 0.75:
		return theme.AtRisk
	}
	return theme.Good
}

func (q *itemRenderer) paint() {
	r, d := q.r, q.r.data
	styleRect(q.rule, theme.Border, "", 0, Flat)
	corner := float32(0)
	if r.row == 0 {
		corner = 11
	}
	q.back.TopLeftCornerRadius, q.back.TopRightCornerRadius = corner, corner
	if d.Heading {
		styleRect(q.back, theme.Header, "", 0, Flat)
		styleText(q.title, d.Title, theme.SizeSmall, theme.SemiBold, theme.Text2)
		styleText(q.right, d.Right, theme.SizeSmall, theme.Figures, theme.Text3)
		q.objects = append(q.objects[:0], q.back, q.rule, q.title, q.right)
		return
	}
	fill := theme.None
	switch {
	case d.Key == r.l.selected:
		fill = theme.AccentSoft
	case r.hover:
		fill = theme.Hover
	}
	styleRect(q.back, fill, "", 0, Flat)
	if q.ringed() {
		q.back.TopLeftCornerRadius, q.back.TopRightCornerRadius = 0, 0
		q.back.CornerRadius, q.back.StrokeColor, q.back.StrokeWidth = 9, theme.C(theme.AccentInk), 1.5
	}
	styleText(q.title, d.Title, theme.SizeBody, theme.Medium, theme.Text)
	styleText(q.quiet, d.Quiet, theme.SizeSmall, theme.Regular, theme.Text3)
	rightInk, signInk := theme.Text2, theme.Text3
	if d.RightHue != "" {
		rightInk = d.RightHue.Ink()
	}
	if d.Hue != "" {
		signInk = d.Hue.Ink()
	}
	styleText(q.right, d.Right, theme.SizeSmall, theme.Medium, rightInk)
	styleText(q.under, d.Under, theme.SizeSmall, theme.Regular, theme.Text3)
	q.sign.set(d.Sign, signInk)
	q.objects = append(q.objects[:0], q.back, q.rule, q.title, q.quiet, q.right, q.under)
	switch {
	case d.Ring > 0:
		q.ring.Refresh()
		q.objects = append(q.objects, q.ring)
	case d.Sign != nil:
		q.objects = append(q.objects, q.sign.Image)
	}
	q.objects = q.more.paint(d, q.objects)
	if d.Chip != "" {
		hue := d.ChipHue
		if hue == "" {
			hue = theme.Slate
		}
		q.chip.Set(d.Chip, hue)
		q.chip.Refresh()
		q.objects = append(q.objects, q.chip)
	}
}

// ringed says that the keyboard is on the row.
func (q *itemRenderer) ringed() bool {
	return q.r.l.focus && !q.r.data.Heading && q.r.data.Key == q.r.l.selected
}

func (q *itemRenderer) Layout(s fyne.Size) {
	d := q.r.data
	q.back.Move(fyne.NewPos(0, 0))
	q.back.Resize(s)
	if q.ringed() {
		q.back.Move(fyne.NewPos(3, 3))
		q.back.Resize(s.SubtractWidthHeight(6, 7))
	}
	q.rule.Move(fyne.NewPos(0, s.Height-1))
	q.rule.Resize(fyne.NewSize(s.Width, 1))
	right := max(q.right.MinSize().Width, q.under.MinSize().Width)
	end := s.Width - 16
	if !d.Heading {
		end = q.more.place(d, end, s)
		right = max(right, q.more.reserve(d))
	}
	if d.Heading {
		placeText(q.title, 16, 2, s.Width-100, s.Height-2)
		placeText(q.right, end-q.right.MinSize().Width, 2, q.right.MinSize().Width, s.Height-2)
		return
	}
	left := float32(16)
	if d.Sign != nil || d.Ring > 0 {
		q.sign.place(left, s.Height/2-9, 18)
		q.ring.Resize(fyne.NewSquareSize(22))
		q.ring.Move(fyne.NewPos(left-2, s.Height/2-11))
		left += 32
	}
	room := max(20, end-left-right-16)
	room = q.more.placeWho(d, end-right-16, room, s)
	top := s.Height/2 - 20
	titleRoom := room
	if d.Chip != "" {
		m := q.chip.MinSize()
		titleRoom = max(20, room-m.Width-8)
		q.chip.Resize(m)
		words := measure(Shorten(d.Title, titleRoom, theme.SizeBody, theme.Medium), theme.SizeBody, theme.Medium).Width
		q.chip.Move(fyne.NewPos(left+words+8, top))
	}
	q.title.Text = Shorten(d.Title, titleRoom, theme.SizeBody, theme.Medium)
	placeText(q.title, left, top, titleRoom, 20)
	q.quiet.Text = Shorten(d.Quiet, room, theme.SizeSmall, theme.Regular)
	placeText(q.quiet, left, top+20, room, 18)
	q.placeRight(end, top)
}

func (q *itemRenderer) placeRight(end, top float32) {
	w := q.right.MinSize().Width
	if q.r.data.Under == "" {
		placeText(q.right, end-w, top+9, w, 20)
		return
	}
	placeText(q.right, end-w, top, w, 20)
	u := q.under.MinSize().Width
	placeText(q.under, end-u, top+20, u, 18)
}

func (q *itemRenderer) Refresh() {
	q.paint()
	q.Layout(q.r.Size())
	canvas.Refresh(q.r)
}
