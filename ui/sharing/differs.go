package sharing

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// differs is what two people wrote without knowing of each other, a card
// each. Arrows go between the cards, K keeps, U uses the other, Enter opens
// the lead.
type differs struct {
	widget.BaseWidget
	p      *Page
	cards  []*card
	cursor int
	focus  bool
	most   int // how many cards are on the page before one asks for more
	root   *fyne.Container
}

const cardsShown = 30

func newDiffers(p *Page) *differs {
	d := &differs{p: p, most: cardsShown, root: kit.Column(8)}
	d.ExtendBaseWidget(d)
	return d
}

// show makes the cards anew; the cursor stays on its dispute, or where it was.
func (d *differs) show() {
	was := d.chosen()
	d.cards = nil
	list := kit.Column(10)
	for i, x := range d.p.disputes[:min(d.most, len(d.p.disputes))] {
		if was != nil && was.Row == x.Row && was.Field == x.Field {
			d.cursor = i
		}
		c := newCard(d, i, x)
		d.cards = append(d.cards, c)
		list.Add(c)
	}
	if rest := len(d.p.disputes) - d.most; rest > 0 {
		list.Add(kit.Row(0, kit.NewButton(kit.Ghost, nil, fmt.Sprintf("Show %d more", rest), func() { d.most += rest; d.show(); d.p.scroll.Refresh() }).Small()))
	}
	content, quiet := fyne.CanvasObject(list), "Everybody sees the first until somebody who knows them all decides"
	switch {
	case len(d.cards) == 0:
		content, quiet = d.nothing(), ""
	case d.p.shell.Presenter():
		d.cards, content, quiet = nil, d.hidden(), ""
	}
	head{title: "What differs", quiet: quiet, waiting: len(d.p.disputes)}.over(d.root, content)
	d.cursor = max(0, min(d.cursor, len(d.cards)-1))
	d.paint()
	d.Refresh()
}

// nothing says what the place is for.
func (d *differs) nothing() fyne.CanvasObject {
	return kit.Card(kit.NewLine(kit.Disc(theme.Glyph("circle-check"), theme.Good, 28), nil, kit.Said("Nothing differs.").Styled(theme.SizeBody, theme.Medium, theme.Text),
		kit.Hint("When two people change the same field without knowing of each other, neither is lost: both values wait here until one of you decides. Everything else is brought together by itself.")))
}

// hidden is shown instead of names while somebody presents.
func (d *differs) hidden() fyne.CanvasObject {
	return kit.Card(kit.NewLine(kit.Disc(theme.Glyph("eye-off"), theme.Indigo, 28), nil,
		kit.Said(plural(len(d.p.disputes), "decision")+" to make, not shown while you present.")))
}

// chosen is the dispute under the cursor, or nil.
func (d *differs) chosen() *model.Dispute {
	if d.cursor < 0 || d.cursor >= len(d.cards) {
		return nil
	}
	return &d.cards[d.cursor].dispute
}

func (d *differs) walk(step int) {
	d.cursor = max(0, min(d.cursor+step, len(d.cards)-1))
	d.paint()
	if d.cursor < len(d.cards) {
		d.p.reveal(d.cards[d.cursor])
	}
}

func (d *differs) paint() {
	for i, c := range d.cards {
		c.mark(i == d.cursor && d.focus)
	}
}

// open shows the lead that the card is about.
func (d *differs) open() {
	if x := d.chosen(); x != nil {
		if lead, ok := leadOf(*x); ok {
			d.p.shell.Go("leads/" + lead.String())
		}
	}
}

// HeightAt is how tall the cards are at a width.
func (d *differs) HeightAt(width float32) float32 { return kit.HeightAt(d.root, width) }

// CreateRenderer implements fyne.Widget.
func (d *differs) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.root) }

// Disabled implements fyne.Disableable, so that Tab passes by while nothing
// differs.
func (d *differs) Disabled() bool { return len(d.cards) == 0 }

// Disable implements fyne.Disableable.
func (d *differs) Disable() {}

// Enable implements fyne.Disableable.
func (d *differs) Enable() {}

// FocusGained implements fyne.Focusable.
func (d *differs) FocusGained() { d.focus = true; d.paint() }

// FocusLost implements fyne.Focusable.
func (d *differs) FocusLost() { d.focus = false; d.paint() }

// TypedRune passes K and U on.
func (d *differs) TypedRune(r rune) { kit.BubbleRune(d, r) }

// TypedShortcut passes shortcuts on.
func (d *differs) TypedShortcut(s fyne.Shortcut) { kit.BubbleShortcut(d, s) }

// TypedKey walks, and opens the lead.
func (d *differs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		d.walk(1)
	case fyne.KeyUp, fyne.KeyLeft:
		d.walk(-1)
	case fyne.KeyHome:
		d.walk(-len(d.cards))
	case fyne.KeyEnd:
		d.walk(len(d.cards))
	case fyne.KeyReturn, fyne.KeyEnter:
		d.open()
	default:
		kit.Bubble(d, e)
	}
}

// reveal scrolls until an object is in sight.
func (p *Page) reveal(o fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top, high := at(o).Y-at(p.scroll).Y, p.scroll.Size().Height
	switch bottom := top + o.Size().Height; {
	case top < 0:
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, top-12))
	case bottom > high:
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, bottom-high+12))
	}
}
