package kit_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/theme"
)

func same(a, b image.Image) bool {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

func TestTheme_Change(t *testing.T) {
	t.Run("everything on the screen takes the new colours, nothing keeps an old one", func(t *testing.T) {
		board, _ := demoBoard()
		table := kit.NewTable([]kit.TableColumn{{Title: "A", Width: 100}, {Title: "B", Width: 100, Number: true}}, kit.Rows{
			Len: func() int { return 3 }, Key: func(i int) string { return fmt.Sprint(i) },
			Cell: func(i, c int) kit.Cell {
				return kit.Cell{Text: "word", Small: "n", Chip: i == 1 && c == 0, Hue: theme.Sales, Hatched: c == 1}
			}})
		all := kit.Column(8, controls(), kit.Fixed(0, 150, table), kit.Fixed(0, 300, board))
		fresh := window(t, theme.Dark, all, 1200, 1250).Canvas().Capture()
		w := window(t, theme.Light, all, 1200, 1250)
		w.Canvas().Capture()
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
		changed := w.Canvas().Capture()
		wrong := 0
		one, two := changed.(*image.NRGBA).Pix, fresh.(*image.NRGBA).Pix
		for i := 0; i < len(one); i += 4 {
			if !bytes.Equal(one[i:i+4], two[i:i+4]) {
				wrong++
			}
		}
		if wrong > 40 { // the cursor of an entry may blink
			t.Errorf("%d points differ from a window that was dark from the start", wrong)
		}
	})
}

func TestText(t *testing.T) {
	window(t, theme.Light, container.NewStack(), 100, 100)
	t.Run("a line that does not fit ends in …", func(t *testing.T) {
		for _, width := range []float32{5, 40, 80, 200} {
			got := kit.Shorten("Quantile Laboratories of the North", width, 13, theme.Regular)
			line := canvas.NewText(got, color.Black)
			line.TextSize, line.FontSource = 13, theme.Regular
			if w := line.MinSize().Width; w > width && got != "…" {
				t.Errorf("%q is %v wide, room %v", got, w, width)
			}
		}
		if kit.Shorten("Acme", 200, 13, theme.Regular) != "Acme" {
			t.Error("a word that fits was cut")
		}
	})
	t.Run("initials", func(t *testing.T) {
		for name, want := range map[string]string{"Ada Kestrel": "AK", "Mei": "M", "Anna-Lena von Berg": "AB", "": "?", "  ": "?", "Øyvind Ås": "ØÅ"} {
			if got := kit.Initials(name); got != want {
				t.Errorf("%q: %q", name, got)
			}
		}
	})
	t.Run("a paragraph is as tall as its lines", func(t *testing.T) {
		p := kit.NewParagraph("who we are for, who counts as a customer, who is worth a talk")
		one, three := p.HeightAt(2000), p.HeightAt(150)
		if three <= 2*one || kit.NewParagraph("a\nb").HeightAt(2000) != 2*one {
			t.Errorf("%v and %v", one, three)
		}
		p.MaxLines = 2
		if p.HeightAt(100) != 2*one {
			t.Errorf("%v with at most two lines", p.HeightAt(100))
		}
	})
}

func TestLayouts(t *testing.T) {
	box := func(w, h float32) fyne.CanvasObject { return kit.Gap(w, h) }
	t.Run("a column skips what is hidden", func(t *testing.T) {
		a, b, c := box(10, 10), box(10, 20), box(30, 10)
		b.Hide()
		col := kit.Column(5, a, b, c)
		if got := col.MinSize(); got != fyne.NewSize(30, 25) {
			t.Error(got)
		}
		col.Resize(fyne.NewSize(100, 100))
		if c.Position().Y != 15 || c.Size().Width != 100 {
			t.Error(c.Position(), c.Size())
		}
	})
	t.Run("a flow goes on in the next line", func(t *testing.T) {
		objects := []fyne.CanvasObject{box(40, 10), box(40, 10), box(40, 10), box(500, 10)}
		f := kit.Flow(10, objects...)
		f.Resize(fyne.NewSize(100, 100))
		for i, want := range []fyne.Position{{X: 0, Y: 0}, {X: 50, Y: 0}, {X: 0, Y: 20}, {X: 0, Y: 40}} {
			if objects[i].Position() != want {
				t.Errorf("%d at %v", i, objects[i].Position())
			}
		}
		if objects[3].Size().Width != 100 || f.MinSize().Height != 50 {
			t.Error(objects[3].Size(), f.MinSize())
		}
	})
	t.Run("shares divide the width, whatever is asked", func(t *testing.T) {
		a, b := box(10, 10), box(10, 10)
		kit.Shares(10, []float32{3, 1}, a, b).Resize(fyne.NewSize(210, 50))
		if a.Size().Width != 150 || b.Position().X != 160 || b.Size() != fyne.NewSize(50, 50) {
			t.Error(a.Size(), b.Position(), b.Size())
		}
	})
}

func TestChart(t *testing.T) {
	data := kit.BarChart{Labels: []string{"Jan", "Feb"}, Series: []kit.Series{{Name: "signed", Hue: theme.Good, Values: []float64{10, 20}}}}
	t.Run("a bar is where its number is: its rows are one tap away", func(t *testing.T) {
		tapped := -1
		data := data
		data.Tap = func(i int) { tapped = i }
		c := kit.Bars(data)
		w := window(t, theme.Light, c, 300, 200)
		c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(250, 120)})
		if tapped != 1 {
			t.Errorf("tapped %d", tapped)
		}
		c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(250, 120)}})
		if !says(w.Content(), "Feb  ·  signed 20") {
			t.Error("the pointer gets no answer")
		}
		c.MouseOut()
		if says(w.Content(), "Feb  ·  signed 20") {
			t.Error("the tip stays")
		}
	})
	t.Run("twice the number is twice as tall", func(t *testing.T) {
		img := window(t, theme.Light, kit.Bars(data), 300, 200).Canvas().Capture()
		tall := func(x int) (n int) {
			want := color.NRGBAModel.Convert(theme.C(theme.Good.Solid()))
			for y := range 200 {
				if color.NRGBAModel.Convert(img.At(x, y)) == want {
					n++
				}
			}
			return n
		}
		jan, feb := tall(95), tall(225)
		if jan < 20 || feb < 2*jan-4 || feb > 2*jan+6 {
			t.Errorf("%d and %d pixels", jan, feb)
		}
	})
	t.Run("nothing to show draws nothing and does not fail", func(t *testing.T) {
		for _, c := range []*kit.Chart{kit.Bars(kit.BarChart{}), kit.Lines(kit.LineChart{}), kit.Track(nil), kit.Meter(), kit.ScoreBar(0, true), kit.Ring(0, theme.Good),
			kit.Lines(kit.LineChart{Labels: []string{"a"}, Lines: []kit.Series{{Values: []float64{0}}}})} {
			window(t, theme.Light, c, 200, 100).Canvas().Capture()
		}
	})
	t.Run("unknown is hatched", func(t *testing.T) {
		known := window(t, theme.Light, kit.ScoreBar(100, false), 100, 20).Canvas().Capture()
		hatched := window(t, theme.Light, kit.ScoreBar(100, true), 100, 20).Canvas().Capture()
		colours := func(img image.Image) int {
			seen := map[color.Color]bool{}
			for x := 20; x < 80; x++ {
				seen[img.At(x, 10)] = true
			}
			return len(seen)
		}
		if colours(known) != 1 || colours(hatched) < 2 {
			t.Errorf("%d and %d colours", colours(known), colours(hatched))
		}
	})
}

func TestTip(t *testing.T) {
	t.Run("a tip stands under its button, inside the window", func(t *testing.T) {
		b := kit.IconButton(theme.Glyph("x"), "Close", nil)
		layer := kit.NewLayer()
		test.NewTempApp(t)
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
		w := test.NewTempWindow(t, nil)
		w.SetContent(container.NewStack(container.NewHBox(b), layer))
		w.Resize(fyne.NewSize(300, 200))
		layer.Tell(b, "Close the panel")
		if !says(layer, "Close the panel") {
			t.Error("says nothing")
		}
		layer.Clear(kit.Body("another"))
		if !says(layer, "Close the panel") {
			t.Error("another object took the tip away")
		}
		layer.Clear(b)
		if says(layer, "Close the panel") {
			t.Error("the tip stays")
		}
	})
}
