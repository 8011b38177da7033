package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Tile is a choice one can press: a sign, what it is, and what one gets.
type Tile struct {
	widget.BaseWidget
	OnFocus func() // the keyboard has come to it

	box          *Box
	root         fyne.CanvasObject
	run          func()
	plain        bool // a row in a list: no border of its own
	hover, focus bool
}

// NewTile makes a choice.
func NewTile(hue theme.Hue, sign theme.Glyph, title, words string, run func()) *Tile {
	mark := Fixed(34, 34, On(NewBox(hue.Soft(), "", 9), container.NewCenter(NewIcon(sign, hue.Ink()).Sized(18))))
	said := NewParagraph(words).Styled(theme.SizeSmall, theme.Regular, theme.Text2)
	t := &Tile{box: NewBox(theme.Surface, theme.Border, 12).Lifted(Resting), run: run}
	body := Beside(34, 12, container.NewVBox(mark), Column(2, Strong(title).Ellipsis(), said))
	t.root = On(t.box, Inset(13, 14, 13, 14, body))
	t.ExtendBaseWidget(t)
	return t
}

// NewTileRow is a choice in a list.
func NewTileRow(title, quiet, right string, run func()) *Tile {
	t := &Tile{box: NewBox(theme.None, "", 9), run: run, plain: true}
	mark := Avatar(title, 32)
	words := Column(0, Strong(title).Ellipsis(), Muted(quiet).Ellipsis())
	line := container.NewBorder(nil, nil, Inset(0, 12, 0, 0, container.NewCenter(mark)),
		Row(8, Muted(right), NewIcon(theme.Glyph("chevron-right"), theme.Text3)), words)
	t.root = On(t.box, Inset(8, 10, 8, 10, line))
	t.ExtendBaseWidget(t)
	return t
}

// NewTileLine is a line of words that wrap and lead somewhere; left may be nil.
func NewTileLine(left fyne.CanvasObject, run func(), words ...*Paragraph) *Tile {
	t := &Tile{box: NewBox(theme.None, "", 8), run: run, plain: true}
	t.root = On(t.box, Inset(6, 6, 6, 8, NewLine(left, NewIcon(theme.Glyph("chevron-right"), theme.Text3), words...)))
	t.ExtendBaseWidget(t)
	return t
}

// HeightAt is how tall the tile is at a width.
func (t *Tile) HeightAt(width float32) float32 { return HeightAt(t.root, width) }

// paint shows where pointer and keyboard are.
func (t *Tile) paint() {
	fill, stroke, lift := theme.Surface, theme.Border, Resting
	if t.plain {
		fill, stroke, lift = theme.None, theme.None, Flat
	}
	if t.hover {
		stroke, lift = theme.BorderStrong, Hovered
		if t.plain {
			fill, stroke, lift = theme.Hover, theme.None, Flat
		}
	}
	if t.focus {
		stroke = theme.Accent
	}
	t.box.Fill, t.box.Stroke, t.box.Lift = fill, stroke, lift
	t.box.Refresh()
}

func (t *Tile) press() {
	if t.run != nil {
		t.run()
	}
}

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) { t.press() }

// MouseIn implements desktop.Hoverable.
func (t *Tile) MouseIn(*desktop.MouseEvent) { t.hover = true; t.paint() }

// MouseMoved implements desktop.Hoverable.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Tile) MouseOut() { t.hover = false; t.paint() }

// Cursor implements desktop.Cursorable.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *Tile) FocusGained() {
	t.focus = true
	t.paint()
	if t.OnFocus != nil {
		t.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (t *Tile) FocusLost() { t.focus = false; t.paint() }

// TypedRune implements fyne.Focusable.
func (t *Tile) TypedRune(r rune) { BubbleRune(t, r) }

// TypedKey presses the tile on Space and Enter; arrows go to its neighbours.
func (t *Tile) TypedKey(e *fyne.KeyEvent) {
	c := canvasOf(t)
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.press()
	case fyne.KeyDown, fyne.KeyRight:
		c.FocusNext()
	case fyne.KeyUp, fyne.KeyLeft:
		c.FocusPrevious()
	default:
		Bubble(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.root) }
