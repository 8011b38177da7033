package agreement

import (
	"fyne.io/fyne/v2"

	"baton/ui/kit"
)

// seen keeps a button in view when the keyboard comes to it.
func (p *Page) seen(b *kit.Button) *kit.Button {
	b.OnFocus = func() { kit.Reveal(p.scroll, b) }
	return b
}

// seenTile does so for a line.
func (p *Page) seenTile(t *kit.Tile) *kit.Tile {
	t.OnFocus = func() { kit.Reveal(p.scroll, t) }
	return t
}

// pair sets what one reads beside what one signs, and above it in a narrow
// window, so that nobody signs what was not read.
type pair struct{ width float32 }

const (
	pairGap = 14
	roomy   = 820 // from here on both have room beside each other
)

func (*pair) parts(width float32) (left, right float32) {
	if width < roomy {
		return width, width
	}
	right = min(440, (width-pairGap)*0.42)
	return width - right - pairGap, right
}

// HeightOf implements kit.Wrapping.
func (p *pair) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	left, right := p.parts(width)
	first, second := kit.HeightAt(o[0], left), kit.HeightAt(o[1], right)
	if left == right {
		return first + pairGap + second
	}
	return max(first, second)
}

// MinSize implements fyne.Layout.
func (p *pair) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := p.width
	if width == 0 {
		width = 1000
	}
	return fyne.NewSize(400, p.HeightOf(o, width))
}

// Layout implements fyne.Layout.
func (p *pair) Layout(o []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	left, right := p.parts(size.Width)
	first := kit.HeightAt(o[0], left)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, first))
	at := fyne.NewPos(left+pairGap, 0)
	if left == right {
		at = fyne.NewPos(0, first+pairGap)
	}
	o[1].Move(at)
	o[1].Resize(fyne.NewSize(right, kit.HeightAt(o[1], right)))
}
