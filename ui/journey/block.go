package journey

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

// block is one stage: its names and the leads that stand there.
type block struct {
	widget.BaseWidget
	page          *Page
	at            string
	mark          *kit.Box
	back          *kit.Box
	name, count   *kit.Text
	plain         *kit.Paragraph
	words         string // in plain words, whole
	root          fyne.CanvasObject
	chosen, focus bool
	away          bool // it is being carried
	held          bool // by the pointer
}

func newBlock(p *Page, flat bool) *block {
	b := &block{page: p, mark: kit.NewBox(theme.Slate.Solid(), "", 2), back: kit.NewBox(theme.Surface, theme.Border, 10),
		name: kit.Strong("").Ellipsis(), plain: kit.NewParagraph("").Styled(theme.SizeCaption, theme.Regular, theme.Text3),
		count: kit.NewText("", 22, theme.SemiBold, theme.Text)}
	b.back.Lift = kit.Resting
	words := kit.Column(1, b.name, b.plain)
	if flat {
		b.count.Px = 18
		line := container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 0, kit.Middle(kit.Fixed(4, 30, b.mark))), kit.Middle(b.count), kit.Middle(words))
		b.root = kit.Fixed(0, asideHigh, kit.On(b.back, kit.Inset(8, 14, 8, 12, line)))
	} else {
		b.root = kit.On(b.back, kit.Inset(9, 8, 7, 10, container.NewBorder(nil, b.count, nil, nil, words)))
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *block) show(s model.Stage, f facts, at string) {
	b.at = s.ID.String()
	b.name.Set(s.Name)
	if b.words != s.Plain {
		b.words = s.Plain
		b.plain.Set(s.Plain)
	}
	b.count.Set(fmt.Sprint(f.leads[s.ID]))
	ink := theme.Text
	if f.leads[s.ID] == 0 {
		ink = theme.Text3
	}
	b.count.SetColour(ink)
	_, hue := f.team(s.Team)
	b.mark.Paint(hue.Solid(), "")
	b.chosen = b.at == at
	b.paint()
}

// fit leaves so much of the plain words as two lines hold.
func (b *block) fit(width float32) {
	b.plain.Set(kit.Shorten(b.words, 2*(width-18)-30, theme.SizeCaption, theme.Regular))
}

func (b *block) paint() {
	fill, stroke := theme.Surface, theme.Border
	if b.chosen {
		fill, stroke = theme.AccentSoft, theme.Accent
	}
	if b.focus {
		stroke = theme.AccentInk
	}
	if b.away {
		fill, stroke = theme.Well, theme.BorderStrong
	}
	b.back.Paint(fill, stroke)
}

// Tapped opens the stage.
func (b *block) Tapped(*fyne.PointEvent) { b.page.choose(b.at) }

// Dragged carries the stage along the track; the first movement picks it up.
func (b *block) Dragged(e *fyne.DragEvent) {
	if !b.held {
		b.held = true
		b.page.pick(b, e)
	}
	b.page.carry(e.AbsolutePosition)
}

// DragEnd puts it down.
func (b *block) DragEnd() {
	b.held = false
	b.page.drop()
}

// Cursor implements desktop.Cursorable.
func (b *block) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (b *block) FocusGained() { b.focus = true; b.paint() }

// FocusLost implements fyne.Focusable.
func (b *block) FocusLost() { b.focus = false; b.paint() }

// TappedSecondary opens what can be done with the stage.
func (b *block) TappedSecondary(*fyne.PointEvent) { b.menu() }

func (b *block) menu() {
	if s, ok := b.page.facts.stage(b.at); ok {
		kit.DropMenu(b, b.page.menu(s.ID))
	}
}

// TypedRune opens what can be done on ".".
func (b *block) TypedRune(r rune) {
	if r == '.' {
		b.menu()
		return
	}
	kit.BubbleRune(b, r)
}

// TypedShortcut moves the stage with Ctrl and an arrow.
func (b *block) TypedShortcut(s fyne.Shortcut) {
	k, ok := s.(*desktop.CustomShortcut)
	at, known := b.page.facts.stage(b.at)
	switch {
	case ok && known && k.KeyName == fyne.KeyLeft:
		b.page.move(at.ID, -1)
	case ok && known && k.KeyName == fyne.KeyRight:
		b.page.move(at.ID, 1)
	default:
		kit.BubbleShortcut(b, s)
	}
}

// TypedKey implements fyne.Focusable.
func (b *block) TypedKey(e *fyne.KeyEvent) {
	if b.page.drag != nil && e.Name == fyne.KeyEscape {
		b.page.putBack()
		return
	}
	b.page.key(b, b.at, e)
}

// CreateRenderer implements fyne.Widget.
func (b *block) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.root) }
