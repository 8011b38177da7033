package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/ui/theme"
)

// BenchmarkTable_Scroll moves a table of a hundred thousand rows by a page: all
// rows on the screen are painted anew.
func BenchmarkTable_Scroll(b *testing.B) {
	test.NewTempApp(b)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	t := NewTable([]TableColumn{{Title: "A", Width: 200, Grow: 1}, {Title: "B", Width: 100}, {Title: "C", Width: 90, Number: true},
		{Title: "D", Width: 90, Number: true}, {Title: "E", Width: 120}, {Title: "F", Width: 120}, {Title: "G", Width: 120}, {Title: "H", Width: 120}}, Rows{
		Len: func() int { return 100000 }, Key: func(row int) string { return fmt.Sprint(row) },
		Cell: func(row, col int) Cell {
			return Cell{Text: fmt.Sprintf("Company %d in %d", row, col), Chip: col == 1, Hue: theme.Sales, Small: "4 of 7"}
		},
	})
	w := test.NewTempWindow(b, t)
	w.Resize(fyne.NewSize(1280, 800))
	for i := 0; b.Loop(); i++ {
		t.list.ScrollToOffset(float32(i%4000) * 20 * rowHeight)
	}
}
