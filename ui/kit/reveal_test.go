package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestReveal(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	var rows []*Button
	col := Column(0)
	for range 40 {
		b := NewButton(Outline, nil, "Row", nil)
		rows = append(rows, b)
		col.Add(b)
	}
	s := Scroll(col)
	w.SetContent(s)
	w.Resize(fyne.NewSize(300, 200))
	for i, b := range rows {
		b.OnFocus = func() { Reveal(s, b) }
		w.Canvas().Focus(b)
		if top := float32(i)*34 - s.Offset.Y; top < 0 || top+34 > s.Size().Height {
			t.Fatalf("row %d has the keyboard and stands at %.0f of %.0f", i, top, s.Size().Height)
		}
	}
	w.Canvas().Focus(rows[0])
	if s.Offset.Y != 0 {
		t.Errorf("the first row leaves %.0f above it", s.Offset.Y)
	}
}

func TestRoll(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := Scroll(Gap(10, 1000))
	w.SetContent(s)
	w.Resize(fyne.NewSize(300, 260))
	page := s.Size().Height - 60
	most := 1000 - s.Size().Height
	for _, c := range []struct {
		key  fyne.KeyName
		want float32
	}{{fyne.KeyPageDown, page}, {fyne.KeyDown, page + 40}, {fyne.KeyUp, page}, {fyne.KeyEnd, most}, {fyne.KeyPageDown, most}, {fyne.KeyHome, 0}, {fyne.KeyPageUp, 0}} {
		if !Roll(s, c.key) || s.Offset.Y != c.want {
			t.Errorf("%s leads to %.0f, want %.0f", c.key, s.Offset.Y, c.want)
		}
	}
	if Roll(s, fyne.KeyA) {
		t.Error("a letter turns pages")
	}
}
