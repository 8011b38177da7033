package promises

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/model/align"
	"baton/ui/kit"
	"baton/ui/theme"
)

// card is one promise: the sentence, its number, and how often it was kept.
type card struct {
	widget.BaseWidget
	page    *Page
	view    view
	back    *kit.Box
	edge    *kit.Box
	check   *kit.Button
	said    *kit.Paragraph
	more    *kit.Button
	line    fyne.CanvasObject
	number  *kit.Stepper
	bar     *kit.Bar
	kept    *kit.Text
	now     *kit.Chip
	running fyne.CanvasObject // the chip in a line of its own
	flaw    *kit.Paragraph
	root    fyne.CanvasObject
	focus   bool
}

func newCard(p *Page) *card {
	k := &card{page: p, back: kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), edge: kit.NewBox(theme.Slate.Solid(), "", 2),
		said: kit.NewParagraph("").Styled(theme.SizeBody, theme.Medium, theme.Text),
		bar:  kit.NewBar(theme.Good.Solid()), kept: kit.Muted("").Ellipsis(), now: kit.NewChip("", theme.Late),
		flaw: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Medium, theme.Rose.Ink())}
	k.check = kit.NewButton(kit.Ghost, nil, "", k.flip).Small()
	k.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with it", nil).Small()
	k.more.OnTap = func() { kit.DropMenu(k.more, p.menu(k.view)) }
	k.number = kit.NewStepper(1, 99, "")
	k.number.OnCommit = func(n int) { p.amount(k.view, n) }
	k.number.OnCancel = func() { kit.Focus(k) }
	top := func(o fyne.CanvasObject) fyne.CanvasObject { return container.NewBorder(o, nil, nil, nil) }
	head := container.NewBorder(nil, nil, top(k.check), top(k.more), kit.Inset(5, 6, 0, 2, k.said))
	k.line = kit.Inset(0, 6, 0, 30, k.number)
	history := container.NewBorder(nil, nil, kit.Middle(kit.Fixed(64, 6, k.bar)), nil, kit.Inset(0, 0, 0, 10, k.kept))
	k.running = kit.Inset(0, 6, 0, 36, kit.Row(0, k.now))
	body := kit.Column(6, head, k.line, kit.Inset(2, 6, 0, 36, history), k.running, kit.Inset(0, 6, 0, 36, k.flaw))
	k.root = kit.On(k.back, container.NewBorder(nil, nil, kit.Inset(10, 0, 10, 0, kit.Fixed(4, 0, k.edge)), nil, kit.Inset(7, 8, 10, 4, body)))
	k.ExtendBaseWidget(k)
	return k
}

func (k *card) show(v view) {
	k.view = v
	p := v.promise
	k.edge.Paint(v.hue.Solid(), "")
	k.said.Set(p.Name)
	k.check.Sign, k.check.Tip = theme.Glyph("square-check").Tint(theme.Good.Ink()), "We promise this; press to leave it out"
	ink := theme.Text
	if p.Off {
		k.check.Sign, k.check.Tip, ink = theme.Glyph("square"), "Not promised; press to promise it", theme.Text3
	}
	k.check.Refresh()
	k.said.Colour = ink
	k.said.Refresh()
	if counts(p) {
		k.line.Show()
	} else {
		k.line.Hide()
	}
	k.number.SetValue(p.Amount)
	k.number.SetUnit(strings.TrimSuffix(unit(p)+", "+often(p), ", "))
	k.kept.Set(v.kept)
	if p.Off {
		k.kept.Set("Not promised now")
	}
	k.bar.Colour = theme.Good.Solid()
	if v.short() {
		k.bar.Colour = theme.AtRisk.Solid()
	}
	k.bar.Set(v.rate)
	words, hue := v.now()
	if words == "" || p.Off {
		k.running.Hide()
	} else {
		k.now.Set(words, hue)
		k.running.Show()
	}
	k.flaw.Hidden = v.flaw == ""
	k.flaw.Set(v.flaw)
	k.paint()
	k.root.Refresh()
}

// short says that a promise was kept less often than it says, in cases enough
// to tell.
func (v view) short() bool {
	promised := float32(align.Target(v.promise)) / 1000
	return v.judged >= 10 && v.rate < promised-0.005
}

func (k *card) flip() {
	if k.view.promise.Off {
		k.page.set("Make promise", k.view.promise.ID, model.Fields{"off": nil})
		return
	}
	k.page.set("Leave promise out", k.view.promise.ID, model.Fields{"off": true})
}

func (k *card) paint() {
	stroke := theme.Border
	if k.page.at == k.view.promise.ID {
		stroke = theme.Accent
	}
	fill := theme.Surface
	if k.view.promise.Off {
		fill = theme.Well
	}
	if k.focus {
		fill, stroke = theme.AccentSoft, theme.Accent
	}
	k.back.Paint(fill, stroke)
}

// FocusGained implements fyne.Focusable; the line to what answers it lights up.
func (k *card) FocusGained() {
	k.focus = true
	k.page.mark(k.view.promise.ID)
}

// FocusLost implements fyne.Focusable.
func (k *card) FocusLost() { k.focus = false; k.paint() }

// mark shows which promise is looked at, and what faces it.
func (p *Page) mark(id model.ID) {
	p.at = id
	for _, k := range p.cards() {
		k.paint()
	}
	p.facing.lines.Refresh()
}

// Tapped opens the promise.
func (k *card) Tapped(*fyne.PointEvent) { k.page.open(k.view.promise.ID) }

// TappedSecondary opens what can be done with it.
func (k *card) TappedSecondary(*fyne.PointEvent) { kit.DropMenu(k, k.page.menu(k.view)) }

// Cursor implements desktop.Cursorable.
func (k *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TypedRune opens what can be done on ".", and steps the number on + and -.
func (k *card) TypedRune(r rune) {
	switch {
	case r == '.':
		kit.DropMenu(k, k.page.menu(k.view))
	case (r == '+' || r == '-') && counts(k.view.promise):
		n := k.view.promise.Amount + map[rune]int{'+': 1, '-': -1}[r]
		if n >= 1 && n <= 99 {
			k.page.amount(k.view, n)
		}
	default:
		kit.BubbleRune(k, r)
	}
}

// TypedKey implements fyne.Focusable.
func (k *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		k.page.walk(k, 0, -1)
	case fyne.KeyDown:
		k.page.walk(k, 0, 1)
	case fyne.KeyLeft:
		k.page.walk(k, -1, 0)
	case fyne.KeyRight:
		k.page.walk(k, 1, 0)
	case fyne.KeyReturn, fyne.KeyEnter:
		k.page.open(k.view.promise.ID)
	case fyne.KeySpace:
		k.flip()
	case fyne.KeyDelete:
		k.page.remove(k.view.promise)
	default:
		kit.Bubble(k, e)
	}
}

// HeightAt is how tall the card is at a width.
func (k *card) HeightAt(width float32) float32 { return kit.HeightAt(k.root, width) }

// CreateRenderer implements fyne.Widget.
func (k *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(k.root) }

// amount keeps another number, and the sentence with it.
func (p *Page) amount(v view, n int) {
	p.set("Change promise", v.promise.ID, model.Fields{"amount": int64(n), "name": reworded(v.promise, n)})
}

// where are the cards, as text: the lines are drawn anew when it changes.
func (f *facing) where() string {
	at := ""
	for _, pair := range f.pairs {
		at += fmt.Sprintf("%.0f %.0f ", middle(pair[0]), middle(pair[1]))
	}
	return at
}
