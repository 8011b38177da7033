package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/theme"
)

// Column stacks objects downwards with a gap; each takes the whole width.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct{ gap, width float32 }

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		m := o.MinSize()
		if c.width > 0 {
			m.Height = HeightAt(o, c.width)
		}
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
	}
	s.Height += c.gap * float32(max(0, shown-1))
	return s
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightAt(o, size.Width)
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h + c.gap
	}
}

// Row sets objects side by side at their own width, in the middle of the height.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap}, objects...)
}

type row struct{ gap float32 }

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		m := o.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
	}
	s.Width += r.gap * float32(max(0, shown-1))
	return s
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		x += m.Width + r.gap
	}
}

// Flow sets objects side by side and goes on in the next line when full.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct{ gap, width float32 }

func (f *flow) place(objects []fyne.CanvasObject, width float32, move bool) (height float32) {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		m.Width = min(m.Width, width)
		if x > 0 && x+m.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		if move {
			o.Resize(m)
			o.Move(fyne.NewPos(x, y))
		}
		x += m.Width + f.gap
		line = max(line, m.Height)
	}
	return y + line
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width, widest := f.width, float32(0)
	if width <= 0 {
		width = 480
	}
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(min(widest, width), f.place(objects, width, false))
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(objects, size.Width, true)
}

// headed gives the first object its height and the rest to the second.
type headed struct{ gap float32 }

func (h *headed) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+h.gap+b.Height)
}

func (h *headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, top))
	o[1].Move(fyne.NewPos(0, top+h.gap))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-h.gap)))
}

// Headed puts a head on content that takes the remaining height.
func Headed(gap float32, head, content fyne.CanvasObject) *fyne.Container {
	return container.New(&headed{gap}, head, content)
}

// Columns shares the width equally.
func Columns(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&shares{gap: gap}, objects...)
}

// Shares divides the width by weights, as in Shares(12, []float32{2, 1}, a, b).
func Shares(gap float32, weights []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&shares{gap: gap, weights: weights}, objects...)
}

type shares struct {
	gap     float32
	weights []float32
}

func (s *shares) weight(i int) float32 {
	if i < len(s.weights) {
		return s.weights[i]
	}
	return 1
}

func (s *shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		c := o.MinSize()
		m.Width += c.Width
		m.Height = max(m.Height, c.Height)
	}
	m.Width += s.gap * float32(max(0, len(objects)-1))
	return m
}

func (s *shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total := float32(0)
	for i := range objects {
		total += s.weight(i)
	}
	room := size.Width - s.gap*float32(max(0, len(objects)-1))
	x := float32(0)
	for i, o := range objects {
		w := room * s.weight(i) / total
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + s.gap
	}
}

// Spread puts left at the left, stretched, and right at the right.
func Spread(left, right fyne.CanvasObject) *fyne.Container {
	return container.NewBorder(nil, nil, nil, Middle(right), Middle(left))
}

// Middle keeps an object's height and stretches its width.
func Middle(o fyne.CanvasObject) *fyne.Container { return container.New(middle{}, o) }

type middle struct{}

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (middle) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := min(o[0].MinSize().Height, s.Height)
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[0].Move(fyne.NewPos(0, (s.Height-h)/2))
}

// Pad leaves the same room on all sides.
func Pad(n float32, o fyne.CanvasObject) *fyne.Container { return Inset(n, n, n, n, o) }

// Inset leaves room at the top, right, bottom and left.
func Inset(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(inset{top, right, bottom, left}, o)
}

type inset struct{ top, right, bottom, left float32 }

func (i inset) MinSize(o []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	if o[0].Visible() {
		m = o[0].MinSize()
	}
	return m.AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

func (i inset) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(i.left, i.top))
	o[0].Resize(s.SubtractWidthHeight(i.left+i.right, i.top+i.bottom))
}

// Fixed gives an object a size; 0 keeps its own.
func Fixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed{width, height}, o)
}

type fixed struct{ w, h float32 }

func (f fixed) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	if f.w > 0 {
		m.Width = f.w
	}
	if f.h > 0 {
		m.Height = f.h
	}
	return m
}

func (f fixed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if f.w > 0 {
		s.Width = f.w
	}
	if f.h > 0 {
		s.Height = f.h
	}
	o[0].Resize(s)
}

// Gap is empty room.
func Gap(width, height float32) fyne.CanvasObject {
	b := NewBox(theme.None, "", 0)
	b.Min = fyne.NewSize(width, height)
	return b
}

// Scroll lets tall content scroll.
func Scroll(o fyne.CanvasObject) *container.Scroll { return container.NewVScroll(o) }

// Beside gives the left object a width and the right one the rest, with a gap.
func Beside(width, gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{width, gap}, left, right)
}

type beside struct{ width, gap float32 }

func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	left, right := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(b.width+b.gap+right.Width, max(left.Height, right.Height))
}

func (b *beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(b.width, s.Height))
	o[1].Move(fyne.NewPos(b.width+b.gap, 0))
	o[1].Resize(fyne.NewSize(max(0, s.Width-b.width-b.gap), s.Height))
}
