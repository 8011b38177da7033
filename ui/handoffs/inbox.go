package handoffs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// inbox is the list at the left: arrows walk through it, the packet follows.
type inbox struct {
	widget.BaseWidget
	tell func(*model.HandoffRow)

	list   []entry
	lines  []*envelope
	cursor int
	focus  bool
	shown  int
	column *fyne.Container
	scroll *container.Scroll
	root   *fyne.Container
}

// page is how many hand-offs are shown before one asks for more.
const page = 100

func newInbox(tell func(*model.HandoffRow)) *inbox {
	b := &inbox{tell: tell, column: kit.Column(2), shown: page}
	b.ExtendBaseWidget(b)
	b.scroll = kit.Scroll(kit.Pad(6, b))
	b.root = container.NewStack(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Pad(1, b.scroll))
	return b
}

// set shows other entries; the cursor stays on its hand-off while that is there.
func (b *inbox) set(list []entry, title, words string) {
	was := b.chosen()
	b.list, b.lines, b.column.Objects = list, nil, nil
	if b.cursor >= len(list) {
		b.cursor = max(0, len(list)-1)
	}
	for i, e := range list {
		if was != nil && e.row.ID == was.ID {
			b.cursor = i
		}
	}
	for i, e := range list[:min(b.shown, len(list))] {
		if e.caption != "" {
			b.column.Add(kit.Inset(8, 8, 4, 8, kit.Caption(e.caption)))
		}
		l := newEnvelope(b, i)
		b.lines = append(b.lines, l)
		b.column.Add(l)
	}
	if rest := len(list) - b.shown; rest > 0 {
		b.column.Add(kit.NewButton(kit.Ghost, nil, "Show "+plural(rest, "more hand-off"), func() {
			b.shown += page
			b.set(b.list, title, words)
		}))
	}
	if len(list) == 0 {
		b.column.Add(kit.Inset(40, 12, 40, 12, kit.Column(4, kit.Strong(title).Centered(), kit.NewParagraph(words).Centered())))
	}
	b.column.Refresh()
	b.Refresh()
	b.walk(0)
}

// chosen is the hand-off under the cursor, or nil.
func (b *inbox) chosen() *model.HandoffRow {
	if b.cursor < 0 || b.cursor >= len(b.list) {
		return nil
	}
	return b.list[b.cursor].row
}

// choose walks to a hand-off by its id.
func (b *inbox) choose(id model.ID) {
	for i, e := range b.list {
		if e.row.ID == id {
			b.walk(i - b.cursor)
			return
		}
	}
}

func (b *inbox) walk(step int) {
	b.cursor = max(0, min(b.cursor+step, len(b.lines)-1))
	b.paint()
	b.tell(b.chosen())
	if b.cursor < len(b.lines) {
		l := b.lines[b.cursor]
		top, h := l.Position().Y, b.scroll.Size().Height
		switch {
		case h == 0:
		case top < b.scroll.Offset.Y:
			b.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-30)))
		case top+l.Size().Height > b.scroll.Offset.Y+h-12:
			b.scroll.ScrollToOffset(fyne.NewPos(0, top+l.Size().Height-h+12))
		}
	}
}

func (b *inbox) paint() {
	for i, l := range b.lines {
		fill, stroke := theme.None, theme.None
		if i == b.cursor {
			fill = theme.AccentSoft
			if b.focus {
				stroke = theme.Accent
			}
		}
		l.box.Paint(fill, stroke)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *inbox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.column) }

// FocusGained implements fyne.Focusable.
func (b *inbox) FocusGained() { b.focus = true; b.paint() }

// FocusLost implements fyne.Focusable.
func (b *inbox) FocusLost() { b.focus = false; b.paint() }

// TypedRune passes the keys of the answers on.
func (b *inbox) TypedRune(r rune) { kit.BubbleRune(b, r) }

// TypedKey walks.
func (b *inbox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		b.walk(1)
	case fyne.KeyUp:
		b.walk(-1)
	case fyne.KeyHome:
		b.walk(-len(b.list))
	case fyne.KeyEnd:
		b.walk(len(b.list))
	default:
		kit.Bubble(b, e)
	}
}

// TypedShortcut passes shortcuts on.
func (b *inbox) TypedShortcut(s fyne.Shortcut) { kit.BubbleShortcut(b, s) }

// envelope is one hand-off in the list.
type envelope struct {
	widget.BaseWidget
	of   *inbox
	at   int
	box  *kit.Box
	root fyne.CanvasObject
}

func newEnvelope(of *inbox, at int) *envelope {
	e := of.list[at]
	var mark fyne.CanvasObject
	if e.ring {
		mark = kit.Fixed(26, 26, kit.Ring(e.used, e.hue))
	} else {
		mark = kit.Disc(e.sign, e.hue, 26)
	}
	when := kit.Muted(e.row.Happened.Format("2 Jan"))
	words := kit.Column(1, kit.Spread(kit.Strong(e.name).Ellipsis(), when),
		kit.Spread(kit.NewText(e.said, theme.SizeSmall, theme.Medium, e.hue.Ink()).Ellipsis(), kit.Muted(e.path)))
	l := &envelope{of: of, at: at, box: kit.NewBox(theme.None, theme.None, 9)}
	l.root = kit.On(l.box, kit.Inset(8, 10, 8, 8, container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 0, kit.Middle(mark)), nil, words)))
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *envelope) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.root) }

// Tapped shows the packet.
func (l *envelope) Tapped(*fyne.PointEvent) {
	kit.Focus(l.of)
	l.of.walk(l.at - l.of.cursor)
}

// Cursor implements desktop.Cursorable.
func (l *envelope) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (l *envelope) MouseIn(*desktop.MouseEvent) {
	if l.at != l.of.cursor {
		l.box.Paint(theme.Hover, theme.None)
	}
}

// MouseMoved implements desktop.Hoverable.
func (l *envelope) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *envelope) MouseOut() { l.of.paint() }
