package sharing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
)

// sheet sets what matters now beside what is looked up, in a wide window, and
// above it in a narrow one; never wider than one likes to read.
type sheet struct{ width float32 }

const (
	sideWidth = 500 // of what is looked up
	mainWidth = 1240
	wide      = 1340 // from here on both have room beside each other
	sheetGap  = 26
	edge      = 20
	usual     = 1000 // reckoned with until there is a width
)

func (s *sheet) parts(width float32) (main, side float32) {
	room := width - 2*edge
	if room < wide {
		return room, room
	}
	return min(room-sideWidth-sheetGap, mainWidth), sideWidth
}

// HeightOf implements kit.Wrapping.
func (s *sheet) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	main, side := s.parts(width)
	first, second := kit.HeightAt(o[0], main), kit.HeightAt(o[1], side)
	if main == side {
		return first + sheetGap + second + edge + 4
	}
	return max(first, second) + edge + 4
}

// MinSize implements fyne.Layout.
func (s *sheet) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := s.width
	if width == 0 {
		width = usual
	}
	return fyne.NewSize(480, s.HeightOf(o, width))
}

// Layout implements fyne.Layout.
func (s *sheet) Layout(o []fyne.CanvasObject, size fyne.Size) {
	main, side := s.parts(size.Width)
	first, second := kit.HeightAt(o[0], main), kit.HeightAt(o[1], side)
	x, y := float32(0), first+sheetGap
	if main != side {
		x, y = main+sheetGap, 0
	}
	o[0].Move(fyne.NewPos(edge, 4))
	o[0].Resize(fyne.NewSize(main, first))
	o[1].Move(fyne.NewPos(edge+x, 4+y))
	o[1].Resize(fyne.NewSize(side, second))
	s.width = size.Width
}

// abreast sets objects side by side while each has room, else under each other.
type abreast struct {
	least, gap float32
	width      float32
}

func newAbreast(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&abreast{least: least, gap: gap}, objects...)
}

// columns is how many fit, and how wide each is.
func (a *abreast) columns(n int, width float32) (int, float32) {
	fit := max(1, min(n, int((width+a.gap)/(a.least+a.gap))))
	return fit, (width - a.gap*float32(fit-1)) / float32(fit)
}

// place goes row by row; each row is as tall as its tallest.
func (a *abreast) place(o []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	n, w := a.columns(len(o), width)
	y := float32(0)
	for from := 0; from < len(o); from += n {
		row, high := o[from:min(from+n, len(o))], float32(0)
		for _, x := range row {
			high = max(high, kit.HeightAt(x, w))
		}
		for i, x := range row {
			put(x, fyne.NewPos(float32(i)*(w+a.gap), y), fyne.NewSize(w, high))
		}
		y += high + a.gap
	}
	return max(0, y-a.gap)
}

// HeightOf implements kit.Wrapping.
func (a *abreast) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	return a.place(o, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// MinSize implements fyne.Layout.
func (a *abreast) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := a.width
	if width == 0 {
		width = usual
	}
	return fyne.NewSize(200, a.HeightOf(o, width))
}

// Layout implements fyne.Layout.
func (a *abreast) Layout(o []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	a.place(o, size.Width, func(x fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		x.Move(at)
		x.Resize(s)
	})
}
