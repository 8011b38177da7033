package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// tile is a choice one can press: a sign, what it is, and what one gets.
type tile struct {
	widget.BaseWidget
	box          *kit.Box
	root         fyne.CanvasObject
	run          func()
	plain        bool // a row in a list: no border of its own
	hover, focus bool
}

func newTile(hue theme.Hue, sign theme.Glyph, title, words string, run func()) *tile {
	mark := kit.Fixed(34, 34, kit.On(kit.NewBox(hue.Soft(), "", 9), container.NewCenter(kit.NewIcon(sign, hue.Ink()).Sized(18))))
	said := kit.NewParagraph(words).Styled(theme.SizeSmall, theme.Regular, theme.Text2)
	t := &tile{box: kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), run: run}
	body := kit.Beside(34, 12, container.NewVBox(mark), kit.Column(2, kit.Strong(title).Ellipsis(), said))
	t.root = container.NewStack(t.box, kit.Inset(13, 14, 13, 14, body))
	t.ExtendBaseWidget(t)
	return t
}

// newTileRow is a choice in a list.
func newTileRow(title, quiet, right string, run func()) *tile {
	t := &tile{box: kit.NewBox(theme.None, "", 9), run: run, plain: true}
	mark := kit.Avatar(title, 32)
	words := kit.Column(0, kit.Strong(title).Ellipsis(), kit.Muted(quiet).Ellipsis())
	line := container.NewBorder(nil, nil, kit.Inset(0, 12, 0, 0, container.NewCenter(mark)),
		kit.Row(8, kit.Muted(right), kit.NewIcon(theme.Glyph("chevron-right"), theme.Text3)), words)
	t.root = container.NewStack(t.box, kit.Inset(8, 10, 8, 10, line))
	t.ExtendBaseWidget(t)
	return t
}

// paint shows where pointer and keyboard are.
func (t *tile) paint() {
	fill, stroke, lift := theme.Surface, theme.Border, kit.Resting
	if t.plain {
		fill, stroke, lift = theme.None, theme.None, kit.Flat
	}
	if t.hover {
		stroke, lift = theme.BorderStrong, kit.Hovered
		if t.plain {
			fill, stroke, lift = theme.Hover, theme.None, kit.Flat
		}
	}
	if t.focus {
		stroke = theme.Accent
	}
	t.box.Fill, t.box.Stroke, t.box.Lift = fill, stroke, lift
	t.box.Refresh()
}

func (t *tile) press() {
	if t.run != nil {
		t.run()
	}
}

// Tapped implements fyne.Tappable.
func (t *tile) Tapped(*fyne.PointEvent) { t.press() }

// MouseIn implements desktop.Hoverable.
func (t *tile) MouseIn(*desktop.MouseEvent) { t.hover = true; t.paint() }

// MouseMoved implements desktop.Hoverable.
func (t *tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *tile) MouseOut() { t.hover = false; t.paint() }

// Cursor implements desktop.Cursorable.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *tile) FocusGained() { t.focus = true; t.paint() }

// FocusLost implements fyne.Focusable.
func (t *tile) FocusLost() { t.focus = false; t.paint() }

// TypedRune implements fyne.Focusable.
func (t *tile) TypedRune(r rune) { kit.BubbleRune(t, r) }

// TypedKey presses the tile on Space and Enter.
func (t *tile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.press()
	default:
		kit.Bubble(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.root) }
