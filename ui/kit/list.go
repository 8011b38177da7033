package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Item is a row of a list as data: a sign or a ring, two lines of words, and
// at the right until when. A heading names the rows under it and cannot be
// selected.
type Item struct {
	Key     string
	Heading bool // Title names a group, Right counts it

	Sign     fyne.Resource
	Hue      theme.Hue // of the sign
	Ring     float32   // a clock instead of the sign: share used up, beyond 1 late
	Title    string
	Quiet    string
	Chip     string
	ChipHue  theme.Hue
	Right    string
	RightHue theme.Hue
	Under    string // quiet under the right

	Who    string // who has it, in a column of its own
	WhoHue theme.Hue
	Press  string // the key that does what there is to do, and what that is
	Verb   string
}

// Items are what a list shows.
type Items struct {
	Len  func() int
	Item func(row int) Item
}

// List shows rows to work through one after the other. Arrows, Home and End
// walk, Enter opens, "." or a right click opens what can be done; other keys
// go to the page, so that its actions work on the row the list is on.
type List struct {
	widget.BaseWidget
	Items Items
	Empty fyne.CanvasObject

	OnSelect func(key string)
	OnOpen   func(key string)
	Menu     func(key string) []MenuItem

	at       int
	selected string
	focus    bool
	rows     *itemList
	purpose  *fyne.Container
	root     *fyne.Container
}

const (
	itemHeight    = 56
	headingHeight = 38
)

// NewList makes a list.
func NewList(items Items) *List {
	l := &List{Items: items, at: -1, purpose: container.NewStack()}
	l.rows = &itemList{}
	l.rows.Length = func() int { return l.Items.Len() }
	l.rows.CreateItem = func() fyne.CanvasObject { return newItemRow(l) }
	l.rows.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*itemRow).bind(i) }
	l.rows.HideSeparators = true
	l.rows.ExtendBaseWidget(l.rows)
	quiet := container.NewThemeOverride(l.rows, listTheme{pad: 0})
	l.root = container.NewStack(NewBox(theme.Surface, theme.Border, 12).Lifted(Resting), Pad(1, quiet), l.purpose)
	l.ExtendBaseWidget(l)
	return l
}

// itemList is a list that leaves the keyboard to its owner.
type itemList struct{ widget.List }

// Disabled implements fyne.Disableable, so that Tab passes the list by.
func (*itemList) Disabled() bool { return true }

// Disable implements fyne.Disableable.
func (*itemList) Disable() {}

// Enable implements fyne.Disableable.
func (*itemList) Enable() {}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.heights()
	l.empty()
	return widget.NewSimpleRenderer(l.root)
}

// Refresh shows the rows anew. The selection stays on its row; when that row
// is done and gone, the next one takes its place.
func (l *List) Refresh() {
	l.heights()
	l.follow()
	l.empty()
	l.rows.Refresh()
	l.BaseWidget.Refresh()
}

func (l *List) heights() {
	for i := range l.Items.Len() {
		if l.Items.Item(i).Heading {
			l.rows.SetItemHeight(i, headingHeight)
		} else {
			l.rows.SetItemHeight(i, itemHeight)
		}
	}
}

func (l *List) empty() {
	l.purpose.Objects = nil
	if l.Empty != nil && l.Items.Len() == 0 {
		l.purpose.Objects = []fyne.CanvasObject{l.Empty}
	}
	l.purpose.Refresh()
}

func (l *List) follow() {
	if l.selected == "" {
		return
	}
	if row := l.rowOf(l.selected); row >= 0 {
		l.at = row
		return
	}
	l.selected = ""
	if next := l.next(l.at, 1); next >= 0 {
		l.choose(next)
	} else if before := l.next(l.at, -1); before >= 0 {
		l.choose(before)
	} else {
		l.at = -1
		l.tell()
	}
}

func (l *List) rowOf(key string) int {
	for i := range l.Items.Len() {
		if it := l.Items.Item(i); it.Key == key && !it.Heading {
			return i
		}
	}
	return -1
}

// next is the first row from here, in a direction, that can be selected.
func (l *List) next(from, step int) int {
	n := l.Items.Len()
	if step < 0 {
		from = min(from, n-1)
	}
	for i := max(from, 0); i < n && i >= 0; i += step {
		if !l.Items.Item(i).Heading {
			return i
		}
	}
	return -1
}

func (l *List) choose(row int) {
	l.at, l.selected = row, l.Items.Item(row).Key
	l.reveal(row)
	l.rows.Refresh()
	l.tell()
}

// reveal scrolls to a row, and to the heading right over it.
func (l *List) reveal(row int) {
	switch {
	case row == l.next(0, 1):
		l.rows.ScrollToTop()
		return
	case l.Items.Item(row - 1).Heading:
		l.rows.ScrollTo(row - 1)
	}
	l.rows.ScrollTo(row)
}

func (l *List) tell() {
	if l.OnSelect != nil {
		l.OnSelect(l.selected)
	}
}

// Selected is the key of the selected row, or "".
func (l *List) Selected() string { return l.selected }

// ShowItem selects a row without telling; it answers whether it is there.
func (l *List) ShowItem(key string) bool {
	row := l.rowOf(key)
	if row < 0 {
		return false
	}
	l.at, l.selected = row, key
	l.reveal(row)
	l.rows.Refresh()
	return true
}

// SelectFirst selects the first row and tells, as when a page opens.
func (l *List) SelectFirst() {
	if row := l.next(0, 1); row >= 0 {
		l.choose(row)
	}
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() { l.focus = true; l.rows.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() { l.focus = false; l.rows.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *List) TypedRune(r rune) {
	if r == '.' {
		l.openMenu()
		return
	}
	BubbleRune(l, r)
}

// TypedShortcut implements fyne.Shortcutable.
func (l *List) TypedShortcut(s fyne.Shortcut) { BubbleShortcut(l, s) }

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	row := -1
	switch e.Name {
	case fyne.KeyDown:
		row = l.next(l.at+1, 1)
	case fyne.KeyUp:
		if l.at > 0 {
			row = l.next(l.at-1, -1)
		}
	case fyne.KeyHome:
		row = l.next(0, 1)
	case fyne.KeyEnd:
		row = l.next(l.Items.Len()-1, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.selected != "" && l.OnOpen != nil {
			l.OnOpen(l.selected)
		}
	default:
		Bubble(l, e)
	}
	if row >= 0 {
		l.choose(row)
	}
}

func (l *List) openMenu() {
	if l.selected == "" || l.Menu == nil {
		return
	}
	y := float32(0)
	for i := range l.at + 1 {
		y += itemHeight
		if l.Items.Item(i).Heading {
			y += headingHeight - itemHeight
		}
	}
	y = max(0, min(y-l.rows.GetScrollOffset(), l.rows.Size().Height))
	ShowMenu(l, absolute(l).AddXY(40, y), l.Menu(l.selected))
}
