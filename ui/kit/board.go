package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// BoardColumn is a column as data. Columns of the same group that stand beside
// each other share its header.
type BoardColumn struct {
	Title string
	Quiet string // "12 · 410k · oldest 34 d"
	Hue   theme.Hue
	Over  string // "2 over their time": a line of its own, in the colour of being late
	Group string
	Short string // the group where its name does not fit
	Load  string // what the group carries, of what it can: "11 of 14 at once"
	Heavy bool   // it carries more than it can
}

// BoardCard is a card as data.
type BoardCard struct {
	ID      string
	Title   string        // the company
	Quiet   string        // what comes next
	Warn    string        // what is odd about it: stands in place of what comes next
	Grade   string        // a chip: "A1", "Talk now"
	Sign    fyne.Resource // the grade as a sign, for narrow columns
	Hue     theme.Hue
	Hatched bool   // the grade is known from too little
	Age     string // "12 d of 10"
	AgeHue  theme.Hue
	Aged    float32 // the part of its time that is gone; 0: its time is not said
	Value   string  // "41k"
	Who     string  // whose it is
	Boxes   []bool  // the exit checklist: true is ticked
	Tip     string  // what a narrow card leaves out
}

// Cards are what a board shows.
type Cards struct {
	Len  func(col int) int
	ID   func(col, index int) string
	Card func(col, index int) BoardCard // asked for what is in sight only
}

// Board shows cards in columns. A card is dragged, or moved with Ctrl and the
// left and right arrows; arrows walk, Enter opens, "." or a right click opens
// what can be done. The board moves nothing itself: OnMove does, and Refresh
// shows the outcome.
type Board struct {
	widget.BaseWidget
	Columns []BoardColumn
	Cards   Cards
	Orders  bool // cards of a column may be put into another order

	OnMove   func(id string, from, to, index int)
	OnOpen   func(id string)
	OnSelect func(id string)
	Menu     func(id string) []MenuItem
	// Hint says what the card still misses for a column, while it is dragged
	// there; nothing means it may go.
	Hint func(id string, to int) []string

	col, row int
	selected string
	marked   string // the one that is painted as selected
	focus    bool

	views  []*columnView
	groups []*groupView
	scroll *container.Scroll
	lane   *fyne.Container
	layer  *fyne.Container
	drag   *cardDrag
	root   *fyne.Container
}

const (
	columnMin  = 112
	columnGap  = 8
	columnPad  = 2 // between a column and its cards, besides their shadow
	groupHigh  = 26
	cardHeight = 104
	cardGap    = 8
)

// NewBoard makes a board.
func NewBoard(columns []BoardColumn, cards Cards) *Board {
	b := &Board{Columns: columns, Cards: cards, layer: container.NewWithoutLayout()}
	b.lane = container.New(&boardLane{b: b})
	b.scroll = container.NewHScroll(b.lane)
	b.root = container.NewStack(container.NewThemeOverride(b.scroll, listTheme{pad: -1}), b.layer)
	b.ExtendBaseWidget(b)
	b.build()
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.root) }

// SetColumns shows other columns. Where a column stays, so does how far it is
// scrolled.
func (b *Board) SetColumns(columns []BoardColumn) {
	if slices.Equal(b.Columns, columns) {
		return
	}
	same := slices.EqualFunc(b.Columns, columns, func(x, y BoardColumn) bool { return x.Title == y.Title && x.Group == y.Group })
	b.Columns = columns
	if !same {
		b.views = nil
	}
	b.build()
	b.root.Refresh()
}

func (b *Board) build() {
	b.groups, b.lane.Objects = nil, nil
	for i, c := range b.Columns {
		if i == 0 || b.Columns[i-1].Group != c.Group {
			b.groups = append(b.groups, newGroupView(c))
		} else {
			b.groups = append(b.groups, nil)
		}
		if i == len(b.views) {
			b.views = append(b.views, newColumnView(b, i))
		}
	}
	for _, g := range b.groups {
		if g != nil {
			b.lane.Objects = append(b.lane.Objects, g.root)
		}
	}
	for _, v := range b.views {
		b.lane.Objects = append(b.lane.Objects, v.root)
	}
}

// Refresh shows cards and heads anew.
func (b *Board) Refresh() {
	tall := b.tall()
	for i, v := range b.views {
		v.head(b.Columns[i], b.Cards.Len(i), tall)
		v.list.Refresh()
	}
	b.follow()
	b.BaseWidget.Refresh()
}

// tall says whether the heads have a line for what is over its time: all have
// it as soon as one needs it, so that the cards begin at the same height.
func (b *Board) tall() bool {
	return slices.ContainsFunc(b.Columns, func(c BoardColumn) bool { return c.Over != "" })
}

// Selected is the id of the selected card, or "".
func (b *Board) Selected() string { return b.selected }

// Select selects a card, scrolls to it and tells OnSelect.
func (b *Board) Select(id string) {
	b.ShowCard(id)
	if b.OnSelect != nil {
		b.OnSelect(id)
	}
}

// ShowCard selects a card and scrolls to it without telling; it answers
// whether the card is there.
func (b *Board) ShowCard(id string) bool {
	col, row := b.find(id)
	b.selected = id
	if col >= 0 {
		b.col, b.row = col, row
		b.reveal()
	}
	b.repaint()
	return col >= 0
}

// repaint marks the selected card, and takes the mark from the one before.
func (b *Board) repaint() {
	for _, v := range b.views {
		for _, c := range v.cards {
			if c.data.ID == b.selected || c.data.ID == b.marked {
				c.Refresh()
			}
		}
	}
	b.marked = b.selected
}

// Renew shows some cards anew, where they are in sight.
func (b *Board) Renew(ids map[string]bool) {
	for _, v := range b.views {
		for _, c := range v.cards {
			if ids[c.data.ID] {
				c.bind(c.row)
			}
		}
	}
}

// EachFrame runs something a little at a time, once a frame, until it says
// that nothing more is left.
func (b *Board) EachFrame(run func() (more bool)) {
	var a *fyne.Animation
	a = fyne.NewAnimation(time.Hour, func(gone float32) {
		for more := run(); ; more = run() {
			if !more {
				a.Stop()
				return
			}
			if gone < 1 {
				return // the rest is for the next frame
			}
		}
	})
	a.Curve = fyne.AnimationLinear
	a.Start()
}

// follow keeps the cursor on its card when cards moved.
func (b *Board) follow() {
	if col, row := b.find(b.selected); col >= 0 {
		b.col, b.row = col, row
	}
	if len(b.Columns) == 0 {
		return
	}
	b.col = max(0, min(b.col, len(b.Columns)-1))
	b.row = max(0, min(b.row, b.Cards.Len(b.col)-1))
}

func (b *Board) find(id string) (col, row int) {
	if id == "" {
		return -1, -1
	}
	for c := range b.Columns {
		for i := range b.Cards.Len(c) {
			if b.Cards.ID(c, i) == id {
				return c, i
			}
		}
	}
	return -1, -1
}

// reveal scrolls the cursor's card into view.
func (b *Board) reveal() {
	if b.col >= len(b.views) {
		return
	}
	v := b.views[b.col]
	v.list.ScrollTo(b.row)
	left, right := v.root.Position().X, v.root.Position().X+v.root.Size().Width
	off := b.scroll.Offset.X
	switch {
	case left < off:
		b.scroll.ScrollToOffset(fyne.NewPos(max(0, left-columnGap), 0))
	case right > off+b.scroll.Size().Width:
		b.scroll.ScrollToOffset(fyne.NewPos(right-b.scroll.Size().Width, 0))
	}
}

// Wide is the width the columns need at the least; with less they scroll.
func (b *Board) Wide() float32 {
	n := float32(len(b.Columns))
	return n*columnMin + max(0, n-1)*columnGap
}

// boardLane sets the columns side by side under their groups; they share the
// width as long as each stays readable.
type boardLane struct{ b *Board }

func (l *boardLane) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.b.Wide(), 200)
}

func (l *boardLane) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	n := len(l.b.views)
	if n == 0 {
		return
	}
	width := max(columnMin, min(320, (s.Width-float32(n-1)*columnGap)/float32(n)))
	for i, v := range l.b.views {
		x := float32(i) * (width + columnGap)
		v.root.Move(fyne.NewPos(x, groupHigh+4))
		v.root.Resize(fyne.NewSize(width, s.Height-groupHigh-12))
		if g := l.b.groups[i]; g != nil {
			span := 1
			for i+span < n && l.b.groups[i+span] == nil {
				span++
			}
			g.place(x, float32(span)*(width+columnGap)-columnGap)
		}
	}
}
