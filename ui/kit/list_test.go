package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/ui/theme"
)

// waiting is a list of two groups in a window, with what it told.
type waiting struct {
	list   *List
	window fyne.Window
	items  []Item
	told   []string
}

func newWaiting(t *testing.T) *waiting {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	w := &waiting{items: []Item{
		{Heading: true, Title: "Late", Right: "2"},
		{Key: "acme", Title: "Answer Acme", Quiet: "Waiting since Monday", Right: "2 d late", RightHue: theme.Late, Ring: 1.4},
		{Key: "fjord", Title: "Call Fjord", Chip: "Talk now", ChipHue: theme.Good, Sign: theme.Glyph("phone")},
		{Heading: true, Title: "Due"},
		{Key: "helios", Title: "Send Helios the case study", Under: "16:00", Right: "today"},
	}}
	w.list = NewList(Items{Len: func() int { return len(w.items) }, Item: func(i int) Item { return w.items[i] }})
	w.list.OnSelect = func(k string) { w.told = append(w.told, "select "+k) }
	w.list.OnOpen = func(k string) { w.told = append(w.told, "open "+k) }
	w.list.Menu = func(k string) []MenuItem {
		w.told = append(w.told, "menu "+k)
		return []MenuItem{{Label: "Open"}}
	}
	w.window = test.NewTempWindow(t, w.list)
	w.window.Resize(fyne.NewSize(500, 400))
	return w
}

func (w *waiting) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		w.list.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestList(t *testing.T) {
	t.Run("arrows pass headings by and stop at the ends", func(t *testing.T) {
		w := newWaiting(t)
		w.press(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyUp, fyne.KeyEnd)
		if got := strings.Join(w.told, ", "); got != "select acme, select fjord, select helios, select fjord, select acme, select helios" {
			t.Error(got)
		}
	})
	t.Run("Enter opens, a full stop offers what can be done, letters go to the page", func(t *testing.T) {
		w := newWaiting(t)
		typed := ""
		w.window.Canvas().SetOnTypedRune(func(r rune) { typed += string(r) })
		w.press(fyne.KeyReturn)
		w.list.SelectFirst()
		w.press(fyne.KeyReturn)
		test.Type(w.list, ".a")
		if got := strings.Join(w.told, ", "); got != "select acme, open acme, menu acme" || typed != "a" {
			t.Error(got, typed)
		}
	})
	t.Run("when a row is done the next one is at hand", func(t *testing.T) {
		w := newWaiting(t)
		w.list.ShowItem("acme")
		for want, gone := range map[string]int{"fjord": 1} {
			w.items = append(w.items[:gone:gone], w.items[gone+1:]...)
			w.list.Refresh()
			if w.list.Selected() != want {
				t.Errorf("on %q", w.list.Selected())
			}
		}
		w.items = w.items[:2]
		w.list.Refresh()
		w.items = nil
		w.list.Empty = Body("Nothing is waiting")
		w.list.Refresh()
		if w.list.Selected() != "" || !says(w.list, "Nothing is waiting") {
			t.Errorf("on %q", w.list.Selected())
		}
	})
	t.Run("the selection stays on its row when others come before it", func(t *testing.T) {
		w := newWaiting(t)
		w.list.ShowItem("helios")
		w.items = append([]Item{{Key: "new", Title: "New"}}, w.items...)
		w.list.Refresh()
		w.press(fyne.KeyUp)
		if w.list.Selected() != "fjord" || w.list.ShowItem("nobody") {
			t.Errorf("on %q", w.list.Selected())
		}
	})
	t.Run("a click selects, on a heading it does nothing", func(t *testing.T) {
		w := newWaiting(t)
		for _, o := range test.LaidOutObjects(w.window.Content()) {
			if r, ok := o.(*itemRow); ok && (r.row == 0 || r.row == 2) {
				r.Tapped(&fyne.PointEvent{})
				r.DoubleTapped(&fyne.PointEvent{})
			}
		}
		if got := strings.Join(w.told, ", "); got != "select fjord, open fjord" {
			t.Error(got)
		}
	})
	t.Run("a long list makes no more than fit", func(t *testing.T) {
		w := newWaiting(t)
		w.items = nil
		for i := range 5000 {
			w.items = append(w.items, Item{Key: fmt.Sprint(i), Title: "Row"})
		}
		w.list.Refresh()
		made := 0
		for _, o := range test.LaidOutObjects(w.window.Content()) {
			if _, ok := o.(*itemRow); ok {
				made++
			}
		}
		if made == 0 || made > 10 {
			t.Errorf("%d rows are made", made)
		}
	})
}
