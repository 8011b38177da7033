package kit

import "fyne.io/fyne/v2"

// tall is anything whose height depends on its width.
type tall interface {
	HeightAt(width float32) float32
}

// Wrapping is a layout that knows how tall its objects are at a width before
// they have it, so that words wrap right the first time they are shown.
type Wrapping interface {
	HeightOf(objects []fyne.CanvasObject, width float32) float32
}

// HeightAt is how tall an object is once it has a width.
func HeightAt(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case tall:
		return o.HeightAt(width)
	case *fyne.Container:
		if l, ok := o.Layout.(Wrapping); ok {
			return l.HeightOf(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// HeightOf implements Wrapping.
func (c *column) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	high, shown := float32(0), 0
	for _, o := range objects {
		if o.Visible() {
			high += HeightAt(o, width)
			shown++
		}
	}
	return high + c.gap*float32(max(0, shown-1))
}

// HeightOf implements Wrapping.
func (f *flow) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return f.place(objects, width, false)
}

// HeightOf implements Wrapping.
func (h *headed) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	return HeightAt(o[0], width) + h.gap + HeightAt(o[1], width)
}

// HeightOf implements Wrapping.
func (s *shares) HeightOf(objects []fyne.CanvasObject, width float32) (high float32) {
	total := float32(0)
	for i := range objects {
		total += s.weight(i)
	}
	room := width - s.gap*float32(max(0, len(objects)-1))
	for i, o := range objects {
		high = max(high, HeightAt(o, room*s.weight(i)/total))
	}
	return high
}

// HeightOf implements Wrapping.
func (b *beside) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	return max(HeightAt(o[0], b.width), HeightAt(o[1], width-b.width-b.gap))
}

// HeightOf implements Wrapping.
func (middle) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	return HeightAt(o[0], width)
}

// HeightOf implements Wrapping.
func (i inset) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	high := float32(0)
	if o[0].Visible() {
		high = HeightAt(o[0], width-i.left-i.right)
	}
	return high + i.top + i.bottom
}

// HeightOf implements Wrapping.
func (f fixed) HeightOf(o []fyne.CanvasObject, width float32) float32 {
	switch {
	case f.h > 0:
		return f.h
	case f.w > 0:
		width = f.w
	}
	return HeightAt(o[0], width)
}

// HeightOf implements Wrapping.
func (h *hanging) HeightOf(o []fyne.CanvasObject, width float32) (high float32) {
	for _, words := range o[1:] {
		high += HeightAt(words, width-h.indent)
	}
	return high
}

// on lays objects over each other, each as large as the whole.
type on struct{}

func (on) MinSize(objects []fyne.CanvasObject) (m fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			m = m.Max(o.MinSize())
		}
	}
	return m
}

func (on) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
}

// HeightOf implements Wrapping.
func (on) HeightOf(objects []fyne.CanvasObject, width float32) (high float32) {
	for _, o := range objects {
		if o.Visible() {
			high = max(high, HeightAt(o, width))
		}
	}
	return high
}
