package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/ui/theme"
)

// deck is a board of four columns in a window, with what it told.
type deck struct {
	board  *Board
	window fyne.Window
	cards  [][]string
	told   []string
}

func newDeck(t *testing.T, counts ...int) *deck {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	d := &deck{}
	var columns []BoardColumn
	for c, n := range counts {
		columns = append(columns, BoardColumn{Title: fmt.Sprint("Stage ", c), Hue: theme.BD, Group: fmt.Sprint("Team ", c/2)})
		var ids []string
		for i := range n {
			ids = append(ids, fmt.Sprintf("%c%d", 'a'+c, i))
		}
		d.cards = append(d.cards, ids)
	}
	d.board = NewBoard(columns, Cards{
		Len:  func(col int) int { return len(d.cards[col]) },
		ID:   func(col, i int) string { return d.cards[col][i] },
		Card: func(col, i int) BoardCard { return BoardCard{ID: d.cards[col][i], Title: "Firm " + d.cards[col][i]} },
	})
	d.board.OnMove = func(id string, from, to, index int) {
		d.told = append(d.told, fmt.Sprintf("move %s %d>%d@%d", id, from, to, index))
	}
	d.board.OnOpen = func(id string) { d.told = append(d.told, "open "+id) }
	d.board.OnSelect = func(id string) { d.told = append(d.told, "select "+id) }
	d.board.Menu = func(id string) []MenuItem {
		d.told = append(d.told, "menu "+id)
		return []MenuItem{{Label: "Open"}}
	}
	d.board.Hint = func(id string, to int) []string {
		if to == 3 {
			return []string{"Who signs is not known."}
		}
		return nil
	}
	d.window = test.NewTempWindow(t, d.board)
	d.window.Resize(fyne.NewSize(900, 600))
	return d
}

func (d *deck) card(id string) *card {
	for _, o := range test.LaidOutObjects(d.window.Content()) {
		if c, ok := o.(*card); ok && c.data.ID == id && !c.ghost {
			return c
		}
	}
	return nil
}

func (d *deck) said() string { return strings.Join(d.told, ", ") }

// carry holds a card over the middle of a column, at a height in its list.
func (d *deck) carry(id string, to int, y float32) *card {
	c := d.card(id)
	from := absolute(c).AddXY(30, 30)
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, 30), AbsolutePosition: from}})
	list := d.board.views[to].list
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: absolute(list).AddXY(list.Size().Width/2, y)}})
	return c
}

func TestBoard_Drag(t *testing.T) {
	t.Run("a card put down in another column asks to move there, at its place", func(t *testing.T) {
		d := newDeck(t, 3, 3, 2, 1)
		d.carry("a1", 2, cardHeight+cardGap+2).DragEnd()
		if d.said() != "move a1 0>2@1" {
			t.Error(d.said())
		}
		if d.board.drag != nil || len(d.board.layer.Objects) > 0 {
			t.Error("the ghost is still there")
		}
	})
	t.Run("below the last card is the end of the column", func(t *testing.T) {
		d := newDeck(t, 3, 3, 2, 1)
		d.carry("a1", 3, 480).DragEnd()
		if d.said() != "move a1 0>3@1" {
			t.Error(d.said())
		}
	})
	t.Run("while it is held the column says what is missing", func(t *testing.T) {
		d := newDeck(t, 3, 3, 2, 1)
		d.carry("a1", 3, 40)
		if !says(d.board, "Still missing") || !says(d.board, "Who signs is not known.") {
			t.Error("nothing is said")
		}
		d.carry("a1", 2, 40)
		if !says(d.board, "Nothing is missing") {
			t.Error("the other column says nothing")
		}
	})
	t.Run("Esc puts it back", func(t *testing.T) {
		d := newDeck(t, 3, 3, 2, 1)
		c := d.carry("a1", 2, 40)
		if !d.board.press(fyne.KeyEscape, 0) {
			t.Error("Esc means nothing")
		}
		c.DragEnd()
		if d.said() != "" {
			t.Error(d.said())
		}
	})
	t.Run("in its own column a card moves only where order means something", func(t *testing.T) {
		d := newDeck(t, 3, 3, 2, 1)
		d.carry("a0", 0, 400).DragEnd()
		d.board.Orders = true
		d.carry("a0", 0, 400).DragEnd()
		if d.said() != "move a0 0>0@3" {
			t.Error(d.said())
		}
	})
	t.Run("at the edge the board scrolls", func(t *testing.T) {
		d := newDeck(t, 2, 2, 2, 2, 2, 2, 2, 2, 2)
		c := d.card("a0")
		c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, 30), AbsolutePosition: absolute(c)}})
		c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: absolute(d.board.scroll).AddXY(d.board.scroll.Size().Width-5, 200)}})
		d.board.scrollAtEdge()
		if d.board.scroll.Offset.X <= 0 {
			t.Error("it stands still")
		}
	})
}

func TestBoard_Keyboard(t *testing.T) {
	const ctrl = fyne.KeyModifierShortcutDefault
	t.Run("arrows walk over the cards and past empty columns", func(t *testing.T) {
		d := newDeck(t, 3, 0, 2, 1)
		d.window.Canvas().Focus(d.board)
		for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyHome} {
			d.board.press(k, 0)
		}
		if d.said() != "select a1, select c1, select c0, select c1, select a1, select a0" {
			t.Error(d.said())
		}
	})
	t.Run("Ctrl and an arrow carry the card one column on", func(t *testing.T) {
		d := newDeck(t, 3, 0, 2, 1)
		d.board.Select("c0")
		d.board.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: ctrl})
		d.board.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: ctrl})
		if d.said() != "select c0, move c0 2>3@0, move c0 2>1@0" {
			t.Error(d.said())
		}
	})
	t.Run("beyond the last column is nothing", func(t *testing.T) {
		d := newDeck(t, 3, 0, 2, 1)
		d.board.Select("d0")
		d.board.press(fyne.KeyRight, ctrl)
		if d.said() != "select d0" {
			t.Error(d.said())
		}
	})
	t.Run("Enter opens, a full stop offers what can be done", func(t *testing.T) {
		d := newDeck(t, 3, 0, 2, 1)
		d.board.Select("c1")
		d.board.press(fyne.KeyReturn, 0)
		test.Type(d.board, ".")
		if d.said() != "select c1, open c1, menu c1" {
			t.Error(d.said())
		}
	})
	t.Run("Alt+Left is left to the window", func(t *testing.T) {
		d := newDeck(t, 3)
		if d.board.press(fyne.KeyLeft, fyne.KeyModifierAlt) {
			t.Error("taken")
		}
	})
}

func TestBoard_Updates(t *testing.T) {
	t.Run("the cursor stays on its card when the card moved", func(t *testing.T) {
		d := newDeck(t, 3, 3, 2, 1)
		d.board.Select("a2")
		d.cards[0], d.cards[3] = d.cards[0][:2], append([]string{"a2"}, d.cards[3]...)
		d.board.Refresh()
		d.told = nil
		d.board.press(fyne.KeyDown, 0)
		if d.said() != "select d0" || d.board.Selected() != "d0" {
			t.Error(d.said())
		}
	})
	t.Run("heads count anew", func(t *testing.T) {
		d := newDeck(t, 3, 3)
		d.cards[1] = d.cards[1][:1]
		d.board.Refresh()
		if !says(d.board, "1") {
			t.Error("the count is old")
		}
	})
	t.Run("nine columns scroll in a small window, each still readable", func(t *testing.T) {
		d := newDeck(t, 2, 2, 2, 2, 2, 2, 2, 2, 2)
		if w := d.board.views[0].root.Size().Width; w < columnMin {
			t.Errorf("%v wide", w)
		}
		d.board.Select("i0")
		if d.board.scroll.Offset.X <= 0 {
			t.Error("the last column is out of sight")
		}
		if d.board.ShowCard("nobody") {
			t.Error("found nobody")
		}
	})
	t.Run("many cards make no more than fit", func(t *testing.T) {
		d := newDeck(t, 3000)
		made := 0
		for _, o := range test.LaidOutObjects(d.window.Content()) {
			if _, ok := o.(*card); ok {
				made++
			}
		}
		if made == 0 || made > 9 {
			t.Errorf("%d cards are made", made)
		}
	})
}
