package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// groupView is the head that columns of one group share.
type groupView struct {
	column BoardColumn
	word   *Text
	load   *Text
	root   *fyne.Container
}

func newGroupView(c BoardColumn) *groupView {
	line := NewBox(c.Hue.Solid(), "", 1.5)
	line.Min = fyne.NewSize(1, 3)
	ink := theme.Text3
	if c.Heavy {
		ink = theme.AtRisk.Ink()
	}
	g := &groupView{column: c, word: NewText(c.Group, theme.SizeSmall, theme.SemiBold, c.Hue.Ink()).Ellipsis(),
		load: NewText(c.Load, theme.SizeSmall, theme.Figures, ink).Trailing()}
	g.root = container.NewBorder(nil, line, nil, g.load, g.word)
	return g
}

// place sets the head over its columns, by its short name where the long one
// does not fit.
func (g *groupView) place(x, width float32) {
	g.word.Value = g.column.Group
	room := width - g.load.MinSize().Width
	if g.column.Short != "" && measure(g.column.Group, g.word.Px, g.word.Face).Width > room {
		g.word.Value = g.column.Short
	}
	g.root.Move(fyne.NewPos(x, 0))
	g.root.Resize(fyne.NewSize(width, groupHigh-4))
	g.word.Refresh()
}

// columnView is a column on the screen.
type columnView struct {
	root  *fyne.Container
	well  *Box
	list  *cardList
	cards []*card // those the list has made, and uses over and over
	title *Text
	count *Text
	quiet *Text
	over  *Text
}

// cardList is a list that leaves the keyboard to the board.
type cardList struct{ widget.List }

// Disabled implements fyne.Disableable, so that Tab passes the list by.
func (*cardList) Disabled() bool { return true }

// Disable implements fyne.Disableable.
func (*cardList) Disable() {}

// Enable implements fyne.Disableable.
func (*cardList) Enable() {}

func newColumnView(b *Board, col int) *columnView {
	v := &columnView{well: NewBox(theme.Well, "", 12), list: &cardList{},
		title: Strong("").Ellipsis(), count: NewText("", theme.SizeSmall, theme.Figures, theme.Text3),
		quiet: Caption("").Ellipsis(), over: Caption("").In(theme.Late.Ink()).Ellipsis()}
	v.title.Face = theme.SemiBold
	v.list.Length = func() int { return b.Cards.Len(col) }
	v.list.CreateItem = func() fyne.CanvasObject {
		c := newCard(b, col)
		v.cards = append(v.cards, c)
		return c
	}
	v.list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*card).bind(i) }
	v.list.HideSeparators = true
	v.list.ExtendBaseWidget(v.list)
	head := Inset(9, 9, 2, 10, Column(1, container.NewBorder(nil, nil, nil, v.count, v.title), v.quiet, v.over))
	cards := container.NewThemeOverride(v.list, listTheme{pad: cardGap})
	v.root = container.NewStack(v.well, container.NewBorder(head, nil, nil, nil, Inset(4, columnPad, 7, columnPad, cards)))
	v.head(b.Columns[col], b.Cards.Len(col), b.tall())
	return v
}

func (v *columnView) head(c BoardColumn, n int, tall bool) {
	v.title.Set(c.Title)
	v.count.Set(strconv.Itoa(n))
	v.quiet.Set(c.Quiet)
	v.over.Set(c.Over)
	if v.over.Hidden == tall {
		v.over.Hidden = !tall
		v.root.Refresh()
	}
}
