package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// TableColumn is a column as data.
type TableColumn struct {
	Title  string
	Width  float32 // where it starts; the user may drag it
	Grow   float32 // its share of the room that is left
	Number bool    // aligned right, digits equally wide; the unit is in the title
	Sorts  bool
	Edits  bool
	Tip    string // what the title means
}

// Cell is what stands at a row and a column.
type Cell struct {
	Text    string
	Small   string        // quiet after the text: an n, a range
	Hue     theme.Hue     // a dot before the text, or the colour of the chip
	Chip    bool          // as a chip
	Sign    fyne.Resource // a sign before the text
	Strong  bool          // read first
	Quiet   bool          // read last
	Hatched bool          // known from too little: drawn on lines
	Bar     float32       // 0 to 1: a thin bar under the text
}

// Rows are what a table shows. Key names a row across updates.
type Rows struct {
	Len  func() int
	Key  func(row int) string
	Cell func(row, col int) Cell
}

// Table shows rows, a hundred thousand if need be. Arrows, PgUp, PgDn, Home
// and End move; Shift extends, Ctrl and Space add; Enter opens, F2 or a double
// click edits (Tab and the arrows go on in the next cell), "." or a right click opens what can be done. The selection is
// by key and stays when rows change.
type Table struct {
	widget.BaseWidget
	Columns []TableColumn
	Rows    Rows
	Empty   fyne.CanvasObject // shown instead of no rows

	OnOpen   func(row int)
	OnSelect func(keys []string)
	OnSort   func(col int, down bool)        // sort the rows, then Refresh
	OnEdit   func(row, col int, text string) // a cell was left with other words
	EditText func(row, col int) string       // what to edit; else the cell's text
	Menu     func(keys []string) []MenuItem  // what can be done with these rows
	OnRune   func(r rune)                    // a character typed: type to filter

	chosen    map[string]bool
	cursor    int
	cursorKey string
	anchor    int
	sortCol   int
	sortDown  bool
	focus     bool
	clicked   time.Time

	list    *rowList
	head    *tableHead
	layer   *fyne.Container
	edit    *cellEdit
	lastCol string // what one wrote in last
	frame   *fyne.Container
	purpose *fyne.Container
	widths  []float32
}

const (
	rowHeight  = 37
	headHeight = 36
)

// NewTable makes a table.
func NewTable(columns []TableColumn, rows Rows) *Table {
	t := &Table{Columns: columns, Rows: rows, chosen: map[string]bool{}, sortCol: -1}
	t.list = newRowList(t)
	t.head = newTableHead(t)
	t.layer = container.NewWithoutLayout()
	t.purpose = container.NewStack()
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	quiet := container.NewThemeOverride(t.list, listTheme{pad: 0})
	grid := container.New(&tableGrid{t: t}, t.head, quiet, t.layer)
	wide := container.NewThemeOverride(container.NewHScroll(grid), listTheme{pad: -1})
	t.frame = container.NewStack(NewBox(theme.Surface, theme.Border, 12).Lifted(Resting), Pad(1, wide),
		Inset(headHeight, 1, 1, 1, t.purpose))
	t.empty()
	return widget.NewSimpleRenderer(t.frame)
}

// Refresh shows the rows anew; the selection stays with the rows it was on.
func (t *Table) Refresh() {
	t.follow()
	if t.frame != nil {
		t.empty()
		t.head.Refresh()
		t.list.Refresh()
		t.frame.Objects[0].Refresh()
	}
}

// RefreshRow paints one row anew.
func (t *Table) RefreshRow(row int) { t.list.RefreshItem(row) }

// SetColumns shows other columns of the same rows.
func (t *Table) SetColumns(columns []TableColumn) {
	t.Columns = columns
	t.sortCol = -1
	t.head.Refresh()
	t.list.Refresh()
	t.BaseWidget.Refresh()
}

// ShowSort marks the column the rows are sorted by; -1 marks none.
func (t *Table) ShowSort(col int, down bool) {
	t.sortCol, t.sortDown = col, down
	t.head.Refresh()
}

// empty shows what the table is for while it has no rows.
func (t *Table) empty() {
	t.purpose.Objects = nil
	if t.Empty != nil && t.Rows.Len() == 0 {
		t.purpose.Objects = []fyne.CanvasObject{t.Empty}
	}
	t.purpose.Refresh()
}

// follow keeps the cursor on its row when rows moved or went.
func (t *Table) follow() {
	n := t.Rows.Len()
	if t.cursorKey != "" && (t.cursor >= n || t.Rows.Key(t.cursor) != t.cursorKey) {
		if at := t.rowOf(t.cursorKey); at >= 0 {
			t.anchor += at - t.cursor
			t.cursor = at
		} else {
			t.cursorKey = ""
		}
	}
	t.cursor = max(0, min(t.cursor, n-1))
	t.anchor = max(0, min(t.anchor, n-1))
}

func (t *Table) rowOf(key string) int {
	for i := range t.Rows.Len() {
		if t.Rows.Key(i) == key {
			return i
		}
	}
	return -1
}

// columnAt answers which column is at x and where it begins.
func (t *Table) columnAt(x float32) (col int, left float32) {
	for i, w := range t.widths {
		if x < left+w {
			return i, left
		}
		left += w
	}
	return -1, left
}

// natural is the width the columns ask for.
func (t *Table) natural() (width, grow float32) {
	for _, c := range t.Columns {
		width += c.Width
		grow += c.Grow
	}
	return width, grow
}

// share gives each column its width for the room there is.
func (t *Table) share(room float32) {
	width, grow := t.natural()
	spare := max(0, room-width)
	t.widths = t.widths[:0]
	for _, c := range t.Columns {
		w := c.Width
		if grow > 0 {
			w += spare * c.Grow / grow
		}
		t.widths = append(t.widths, w)
	}
}

// tableGrid puts the head on the rows and the edited cell above both.
type tableGrid struct{ t *Table }

func (g *tableGrid) MinSize([]fyne.CanvasObject) fyne.Size {
	width, _ := g.t.natural()
	return fyne.NewSize(width, headHeight+3*rowHeight)
}

func (g *tableGrid) Layout(o []fyne.CanvasObject, s fyne.Size) {
	g.t.share(s.Width)
	o[0].Resize(fyne.NewSize(s.Width, headHeight))
	o[1].Move(fyne.NewPos(0, headHeight))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-headHeight))
	o[2].Resize(s)
}

// rowList is a list that leaves the keyboard to the table.
type rowList struct{ widget.List }

func newRowList(t *Table) *rowList {
	l := &rowList{}
	l.Length = func() int { return t.Rows.Len() }
	l.CreateItem = func() fyne.CanvasObject { return newTableRow(t) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*tableRow).bind(i) }
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// Disabled implements fyne.Disableable, so that Tab passes the list by.
func (*rowList) Disabled() bool { return true }

// Disable implements fyne.Disableable.
func (*rowList) Disable() {}

// Enable implements fyne.Disableable.
func (*rowList) Enable() {}
