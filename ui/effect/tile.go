package effect

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// tile is a band or a definition with its count and what would change; it
// shows its leads.
type tile struct {
	widget.BaseWidget
	tap           func()
	count, change *kit.Text
	box           *kit.Box
	root          fyne.CanvasObject
	chosen, focus bool
}

func hueOf(band string) theme.Hue {
	switch band {
	case model.TalkNow:
		return theme.Good
	case model.WarmUp:
		return theme.Amber
	case model.FindOut:
		return theme.Indigo
	}
	return theme.Slate
}

// newTile makes a tile; quiet is the second name of what it counts.
func newTile(hue theme.Hue, name, quiet string, tap func()) *tile {
	t := &tile{tap: tap, count: kit.NewText("0", 22, theme.SemiBold, theme.Text), change: kit.NewText("", theme.SizeSmall, theme.Medium, theme.AccentInk),
		box: kit.NewBox(theme.Surface, theme.Border, 10)}
	t.box.Lift = kit.Resting
	title := kit.Row(6, kit.Dot(hue), kit.NewText(name, theme.SizeSmall, theme.Medium, theme.Text2))
	if quiet != "" {
		title.Add(kit.NewText(quiet, theme.SizeSmall, theme.Regular, theme.Text3))
	}
	t.root = kit.On(t.box, kit.Inset(8, 8, 7, 10, kit.Column(1, title, container.NewBorder(nil, nil, t.count, nil, kit.Inset(7, 0, 0, 6, t.change)))))
	t.ExtendBaseWidget(t)
	return t
}

func (t *tile) set(n, change int) {
	t.count.Set(thousands(n))
	words := ""
	if change != 0 {
		words = fmt.Sprintf("%+d", change)
	}
	t.change.Set(words)
	t.root.Refresh()
}

// thousands writes 98390 as 98,390.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

func (t *tile) choose(on bool) {
	if t.chosen != on {
		t.chosen = on
		t.mark()
	}
}

func (t *tile) mark() {
	fill, stroke := theme.Surface, theme.Border
	if t.chosen {
		fill, stroke = theme.AccentSoft, theme.Accent
	}
	if t.focus {
		stroke = theme.AccentInk
	}
	t.box.Paint(fill, stroke)
}

// Tapped shows the leads.
func (t *tile) Tapped(*fyne.PointEvent) { t.tap() }

// Cursor implements desktop.Cursorable.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *tile) FocusGained() { t.focus = true; t.mark() }

// FocusLost implements fyne.Focusable.
func (t *tile) FocusLost() { t.focus = false; t.mark() }

// TypedRune implements fyne.Focusable.
func (t *tile) TypedRune(r rune) { kit.BubbleRune(t, r) }

// TypedKey implements fyne.Focusable.
func (t *tile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.tap()
	default:
		kit.Bubble(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.root) }
