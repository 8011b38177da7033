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
	line   *Box
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
		load: NewText(c.Load, theme.SizeSmall, theme.Figures, ink).Ellipsis()}
	g.root = container.NewWithoutLayout(g.word, g.load, line)
	g.line = line
	return g
}

// place sets the head over its columns, by its short name where the long one
// does not fit; what the group carries stands beside its name, where it is in
// sight however far one scrolls.
func (g *groupView) place(x, width float32) {
	const lineHigh = 3
	wide := func(word string) float32 { return measure(word, g.word.Px, g.word.Face).Width }
	g.word.Value = g.column.Group
	if g.column.Short != "" && wide(g.column.Group) > width {
		g.word.Value = g.column.Short
	}
	named := min(width, wide(g.word.Value)+1)
	high := g.word.MinSize().Height
	g.root.Move(fyne.NewPos(x, 0))
	g.root.Resize(fyne.NewSize(width, groupHigh-4))
	g.word.Move(fyne.NewPos(0, 0))
	g.word.Resize(fyne.NewSize(named, high))
	g.load.Move(fyne.NewPos(named+10, 0))
	g.load.Resize(fyne.NewSize(max(0, width-named-10), high))
	g.line.Move(fyne.NewPos(0, groupHigh-4-lineHigh))
	g.line.Resize(fyne.NewSize(width, lineHigh))
	g.word.Refresh()
	g.load.Refresh()
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
	data  BoardColumn
	width float32
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
	head := Inset(9, columnHeadRight, 2, columnHeadLeft, Column(1, container.NewBorder(nil, nil, nil, v.count, v.title), v.quiet, v.over))
	cards := container.NewThemeOverride(v.list, listTheme{pad: 0})
	v.root = container.NewStack(v.well, container.NewBorder(head, nil, nil, nil, Inset(0, 0, 7, columnPad, cards)))
	v.head(b.Columns[col], b.Cards.Len(col), b.tall())
	return v
}

func (v *columnView) head(c BoardColumn, n int, tall bool) {
	v.title.Set(c.Title)
	v.count.Set(strconv.Itoa(n))
	v.data = c
	v.fit(v.width)
	if v.over.Hidden == tall {
		v.over.Hidden = !tall
		v.root.Refresh()
	}
}

// fit says at length or in brief what stands under the title.
func (v *columnView) fit(width float32) {
	v.width = width
	room := width - columnHeadLeft - columnHeadRight
	pick := func(t *Text, long, brief string) {
		if brief != "" && measure(long, t.Px, t.Face).Width > room {
			long = brief
		}
		t.Set(long)
	}
	pick(v.quiet, v.data.Quiet, v.data.Brief)
	pick(v.over, v.data.Over, v.data.Past)
}
