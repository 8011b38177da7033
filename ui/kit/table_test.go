package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/ui/theme"
)

// people is a table of names in a window, with what it told.
type people struct {
	table  *Table
	window fyne.Window
	keys   []string
	sel    []string
	told   []string
}

func newPeople(t *testing.T, n int) *people {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	p := &people{}
	for i := range n {
		p.keys = append(p.keys, fmt.Sprintf("k%05d", i))
	}
	p.table = NewTable([]TableColumn{
		{Title: "Name", Width: 150, Grow: 1, Sorts: true, Edits: true},
		{Title: "Value", Width: 90, Number: true, Sorts: true},
		{Title: "Stage", Width: 100},
	}, Rows{
		Len: func() int { return len(p.keys) },
		Key: func(row int) string { return p.keys[row] },
		Cell: func(row, col int) Cell {
			return Cell{Text: fmt.Sprintf("%s/%d", p.keys[row], col), Chip: col == 2, Hue: theme.Sales}
		},
	})
	p.table.OnSelect = func(keys []string) { p.sel = keys }
	p.table.OnOpen = func(row int) { p.told = append(p.told, "open "+p.keys[row]) }
	p.table.OnSort = func(col int, down bool) {
		p.told = append(p.told, fmt.Sprint("sort ", col, down))
		slices.Reverse(p.keys)
	}
	p.table.OnEdit = func(row, col int, text string) {
		p.told = append(p.told, fmt.Sprintf("edit %s %d %s", p.keys[row], col, text))
	}
	p.table.Menu = func(keys []string) []MenuItem {
		p.told = append(p.told, "menu "+strings.Join(keys, " "))
		return []MenuItem{{Label: "Open"}}
	}
	p.window = test.NewTempWindow(t, p.table)
	p.window.Resize(fyne.NewSize(600, 400))
	return p
}

func (p *people) row(n int) *tableRow {
	for _, o := range test.LaidOutObjects(p.window.Content()) {
		if r, ok := o.(*tableRow); ok && r.row == n {
			return r
		}
	}
	return nil
}

func click(r *tableRow, held fyne.KeyModifier) {
	r.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held, PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 10)}})
}

func TestTable_Keyboard(t *testing.T) {
	type press struct {
		key  fyne.KeyName
		held fyne.KeyModifier
	}
	const shift, ctrl = fyne.KeyModifierShift, fyne.KeyModifierShortcutDefault
	for _, c := range []struct {
		name    string
		presses []press
		want    string
		cursor  int
	}{
		{"an arrow selects the next row", []press{{fyne.KeyDown, 0}}, "k00001", 1},
		{"End goes to the last row", []press{{fyne.KeyEnd, 0}}, "k00099", 99},
		{"Home goes to the first row", []press{{fyne.KeyEnd, 0}, {fyne.KeyHome, 0}}, "k00000", 0},
		{"the first row has none above", []press{{fyne.KeyUp, 0}, {fyne.KeyUp, 0}}, "k00000", 0},
		{"Shift extends", []press{{fyne.KeyDown, 0}, {fyne.KeyDown, shift}, {fyne.KeyDown, shift}}, "k00001 k00002 k00003", 3},
		{"Shift back takes rows out again", []press{{fyne.KeyDown, 0}, {fyne.KeyDown, shift}, {fyne.KeyDown, shift}, {fyne.KeyUp, shift}}, "k00001 k00002", 2},
		{"Ctrl moves without selecting and Space adds", []press{{fyne.KeyDown, 0}, {fyne.KeyDown, ctrl}, {fyne.KeyDown, ctrl}, {fyne.KeySpace, 0}}, "k00001 k00003", 3},
		{"Space again takes out", []press{{fyne.KeyDown, 0}, {fyne.KeySpace, 0}}, "", 1},
		{"Esc selects nothing", []press{{fyne.KeyDown, 0}, {fyne.KeyEscape, 0}}, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPeople(t, 100)
			for _, k := range c.presses {
				if !p.table.press(k.key, k.held) {
					t.Errorf("%s means nothing", k.key)
				}
			}
			if got := strings.Join(p.sel, " "); got != c.want {
				t.Errorf("selected %q, want %q", got, c.want)
			}
			if p.table.Cursor() != c.cursor {
				t.Errorf("cursor on %d, want %d", p.table.Cursor(), c.cursor)
			}
		})
	}

	t.Run("PgDn goes a page on, and the row is in view", func(t *testing.T) {
		p := newPeople(t, 100000)
		p.table.press(fyne.KeyPageDown, 0)
		p.table.press(fyne.KeyPageDown, 0)
		if p.table.Cursor() < 10 || p.row(p.table.Cursor()) == nil {
			t.Errorf("on %d", p.table.Cursor())
		}
	})
	t.Run("Enter opens, a full stop offers what can be done", func(t *testing.T) {
		p := newPeople(t, 10)
		p.table.press(fyne.KeyDown, 0)
		test.Type(p.table, ".")
		p.table.press(fyne.KeyReturn, 0)
		if got := strings.Join(p.told, ", "); got != "menu k00001, open k00001" {
			t.Error(got)
		}
		if p.window.Canvas().Overlays().Top() == nil {
			t.Error("no menu is open")
		}
	})
	t.Run("typing letters filters", func(t *testing.T) {
		p := newPeople(t, 10)
		typed := ""
		p.table.OnRune = func(r rune) { typed += string(r) }
		test.Type(p.table, "acme")
		if typed != "acme" {
			t.Errorf("got %q", typed)
		}
	})
	t.Run("Ctrl+A selects all, Ctrl+K reaches the window", func(t *testing.T) {
		p := newPeople(t, 25)
		p.table.TypedShortcut(&fyne.ShortcutSelectAll{})
		if len(p.sel) != 25 {
			t.Errorf("%d rows", len(p.sel))
		}
	})
	t.Run("an empty table takes every key", func(t *testing.T) {
		p := newPeople(t, 0)
		for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn, fyne.KeyF2, fyne.KeyPageUp} {
			p.table.press(k, 0)
		}
		test.Type(p.table, ".")
		if len(p.told) > 0 {
			t.Error(p.told)
		}
	})
}

func TestTable_Mouse(t *testing.T) {
	t.Run("a click selects, Ctrl adds, Shift extends", func(t *testing.T) {
		p := newPeople(t, 50)
		click(p.row(1), 0)
		click(p.row(3), fyne.KeyModifierShortcutDefault)
		if got := strings.Join(p.sel, " "); got != "k00001 k00003" {
			t.Error(got)
		}
		click(p.row(5), fyne.KeyModifierShift)
		if got := strings.Join(p.sel, " "); got != "k00003 k00004 k00005" {
			t.Error(got)
		}
	})
	t.Run("a right click offers what can be done with the selection", func(t *testing.T) {
		p := newPeople(t, 50)
		p.table.Select("k00002", "k00003")
		p.row(3).TappedSecondary(&fyne.PointEvent{})
		p.row(5).TappedSecondary(&fyne.PointEvent{})
		if got := strings.Join(p.told, ", "); got != "menu k00002 k00003, menu k00005" {
			t.Error(got)
		}
	})
	t.Run("a second click on a cell edits it, elsewhere opens the row", func(t *testing.T) {
		p := newPeople(t, 50)
		click(p.row(2), 0)
		click(p.row(2), 0)
		if p.table.edit == nil {
			t.Fatal("nothing is edited")
		}
		p.row(4).twice(400)
		if got := strings.Join(p.told, ", "); got != "open k00004" {
			t.Error(got)
		}
	})
}

func TestTable_Edit(t *testing.T) {
	t.Run("Enter keeps the words and gives the keyboard back", func(t *testing.T) {
		p := newPeople(t, 50)
		p.table.press(fyne.KeyDown, 0)
		p.table.press(fyne.KeyF2, 0)
		test.Type(p.window.Canvas().Focused(), "Acme")
		p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := strings.Join(p.told, ", "); got != "edit k00001 0 Acme" {
			t.Error(got)
		}
		if p.window.Canvas().Focused() != fyne.Focusable(p.table) {
			t.Error("the table has no keyboard")
		}
	})
	t.Run("Esc gives the old words back", func(t *testing.T) {
		p := newPeople(t, 50)
		p.table.EditCell(0, 0)
		test.Type(p.window.Canvas().Focused(), "Acme")
		p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if len(p.told) > 0 || p.table.edit != nil {
			t.Error(p.told)
		}
	})
	t.Run("going elsewhere keeps the words, also when the rows were sorted meanwhile", func(t *testing.T) {
		p := newPeople(t, 50)
		p.table.EditCell(0, 0)
		test.Type(p.window.Canvas().Focused(), "Acme")
		slices.Reverse(p.keys)
		p.window.Canvas().Focus(p.table)
		if got := strings.Join(p.told, ", "); got != "edit k00000 0 Acme" {
			t.Error(got)
		}
	})
	t.Run("unchanged words are no edit, and a fixed column does not open", func(t *testing.T) {
		p := newPeople(t, 50)
		p.table.EditCell(0, 1)
		if p.table.edit != nil {
			t.Error("edits a fixed column")
		}
		p.table.EditCell(0, 0)
		p.window.Canvas().Focus(p.table)
		if len(p.told) > 0 {
			t.Error(p.told)
		}
	})
}

func TestTable_Updates(t *testing.T) {
	t.Run("the selection stays with its rows when they are sorted, filtered and read anew", func(t *testing.T) {
		p := newPeople(t, 50)
		p.table.press(fyne.KeyDown, 0)
		p.table.press(fyne.KeyDown, fyne.KeyModifierShift)
		p.table.SortBy(1)
		if p.table.Cursor() != 47 || strings.Join(p.table.Selected(), " ") != "k00001 k00002" {
			t.Errorf("cursor %d, selected %v", p.table.Cursor(), p.table.Selected())
		}
		p.keys = p.keys[:10]
		p.table.Refresh()
		if p.table.Cursor() > 9 {
			t.Errorf("cursor on %d of 10", p.table.Cursor())
		}
		p.keys = append(p.keys, "k00001")
		p.table.Refresh()
		if strings.Join(p.table.Selected(), " ") != "k00001 k00002" {
			t.Errorf("selected %v", p.table.Selected())
		}
	})
	t.Run("a number column is sorted from the top first, and turned by a second tap", func(t *testing.T) {
		p := newPeople(t, 5)
		p.table.SortBy(1)
		p.table.SortBy(1)
		p.table.SortBy(0)
		p.table.SortBy(2)
		if got := strings.Join(p.told, ", "); got != "sort 1 true, sort 1 false, sort 0 false" {
			t.Error(got)
		}
	})
	t.Run("a row alone is painted anew", func(t *testing.T) {
		p := newPeople(t, 50)
		p.keys[1] = "renamed"
		p.table.RefreshRow(1)
		if p.row(1) == nil || !says(p.row(1), "renamed/0") {
			t.Error("the row shows its old words")
		}
	})
	t.Run("a route shows one row without telling", func(t *testing.T) {
		p := newPeople(t, 5000)
		if p.table.ShowRow("k04000") != 4000 || p.table.ShowRow("nobody") != -1 {
			t.Error("wrong row")
		}
		if p.sel != nil || p.row(4000) == nil {
			t.Errorf("told %v", p.sel)
		}
	})
	t.Run("no rows show what the table is for", func(t *testing.T) {
		p := newPeople(t, 0)
		p.table.Empty = Body("Nothing yet")
		p.table.Refresh()
		if !says(p.table, "Nothing yet") {
			t.Error("says nothing")
		}
		p.keys = []string{"k"}
		p.table.Refresh()
		if says(p.table, "Nothing yet") {
			t.Error("still empty")
		}
	})
}

func TestTable_Columns(t *testing.T) {
	t.Run("spare room goes to the columns that grow, and a drag sets a width", func(t *testing.T) {
		p := newPeople(t, 5)
		total := float32(0)
		for _, w := range p.table.widths {
			total += w
		}
		if total < 580 || p.table.widths[1] != 90 {
			t.Errorf("widths %v", p.table.widths)
		}
		edge := p.table.widths[0]
		p.table.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge-40, 10)}, Dragged: fyne.NewDelta(-40, 0)})
		p.table.head.DragEnd()
		if p.table.Columns[0].Width != edge-40 {
			t.Errorf("width %v, want %v", p.table.Columns[0].Width, edge-40)
		}
	})
	t.Run("a tap on an edge does not sort", func(t *testing.T) {
		p := newPeople(t, 5)
		p.table.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(p.table.widths[0]-2, 10)})
		p.table.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 10)})
		if got := strings.Join(p.told, ", "); got != "sort 0 false" {
			t.Error(got)
		}
	})
	t.Run("a hundred thousand rows make no more than fit on the screen", func(t *testing.T) {
		p := newPeople(t, 100000)
		rows := 0
		for _, o := range test.LaidOutObjects(p.window.Content()) {
			if _, ok := o.(*tableRow); ok {
				rows++
			}
		}
		if rows == 0 || rows > 14 {
			t.Errorf("%d rows are made", rows)
		}
	})
}

// says answers whether an object shows the words anywhere.
func says(o fyne.CanvasObject, words string) bool {
	for _, inner := range test.LaidOutObjects(o) {
		if text, ok := inner.(*canvas.Text); ok && text.Text == words {
			return true
		}
	}
	return false
}
