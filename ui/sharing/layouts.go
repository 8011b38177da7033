package sharing

import (
	"fyne.io/fyne/v2"

	"baton/ui/kit"
)

// headline sets a sign, a title that gives way when there is no room, a chip
// close after it, and the rest at the right.
type headline struct{ natural float32 }

const headGap = 9

// MinSize implements fyne.Layout.
func (*headline) MinSize(o []fyne.CanvasObject) (m fyne.Size) {
	for _, x := range o {
		s := x.MinSize()
		m = fyne.NewSize(m.Width+s.Width+headGap, max(m.Height, s.Height))
	}
	return m
}

// Layout implements fyne.Layout.
func (h *headline) Layout(o []fyne.CanvasObject, s fyne.Size) {
	sign, chip, right := o[0].MinSize(), o[2].MinSize(), o[3].MinSize()
	room := s.Width - sign.Width - chip.Width - right.Width - 3*headGap
	widths := []float32{sign.Width, min(h.natural+1, max(24, room)), chip.Width, right.Width}
	x := float32(0)
	for i, o := range o {
		high := o.MinSize().Height
		if i == 3 {
			x = s.Width - right.Width
		}
		o.Resize(fyne.NewSize(widths[i], high))
		o.Move(fyne.NewPos(x, (s.Height-high)/2))
		x += widths[i] + headGap
	}
}

// claimed sets who at the left, the words, and the button at the right while
// the words of every claim of the card have room beside it, else under them.
type claimed struct {
	most  *widest
	width float32
}

// widest are the longest words and the widest button of a card.
type widest struct{ words, button float32 }

const (
	claimGap = 10
	roomy    = 420 // from here on words wrap beside the button
)

func (c *claimed) parts(o []fyne.CanvasObject, width float32) (left, room float32, under bool) {
	left = o[0].MinSize().Width + claimGap
	beside := width - left - c.most.button - claimGap
	if width < roomy && beside < c.most.words {
		return left, width - left, true
	}
	return left, beside, false
}

// HeightOf implements kit.Wrapping.
func (c *claimed) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	_, room, under := c.parts(o, width)
	high := kit.HeightAt(o[1], room)
	if under {
		return high + 8 + o[2].MinSize().Height
	}
	return max(high, o[2].MinSize().Height)
}

// MinSize implements fyne.Layout.
func (c *claimed) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := c.width
	if width == 0 {
		width = usual / 2
	}
	return fyne.NewSize(180, c.HeightOf(o, width))
}

// Layout implements fyne.Layout.
func (c *claimed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	c.width = s.Width
	left, room, under := c.parts(o, s.Width)
	high, button := kit.HeightAt(o[1], room), o[2].MinSize()
	o[0].Resize(o[0].MinSize())
	o[1].Move(fyne.NewPos(left, 0))
	o[1].Resize(fyne.NewSize(room, high))
	o[2].Resize(button)
	o[2].Move(fyne.NewPos(s.Width-button.Width, 0))
	if under {
		o[2].Move(fyne.NewPos(left, high+8))
	}
}
