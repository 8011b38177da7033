package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baton/ui/theme"
)

// cellView is what a cell is painted with.
type cellView struct {
	cell  Cell
	text  *canvas.Text
	small *canvas.Text
	chip  *Chip
	dot   *canvas.Circle
	sign  *sign
	bar   *canvas.Rectangle
	lines *canvas.Raster
	face  theme.Face
}

func (c *cellView) set(cell Cell, number bool) {
	c.cell = cell
	ink := theme.Text2
	c.face = theme.Regular
	switch {
	case cell.Quiet:
		ink = theme.Text3
	case cell.Strong || number:
		ink = theme.Text
	}
	switch {
	case number && cell.Strong:
		c.face = theme.FiguresBold
	case number:
		c.face = theme.Figures
	case cell.Strong:
		c.face = theme.Medium
	}
	styleText(c.text, cell.Text, theme.SizeBody, c.face, ink)
	if cell.Small != "" {
		if c.small == nil {
			c.small = canvas.NewText("", nil)
		}
		styleText(c.small, cell.Small, theme.SizeCaption, theme.Figures, theme.Text3)
	}
	if cell.Chip {
		c.setChip()
	} else if cell.Hue != "" {
		if c.dot == nil {
			c.dot = canvas.NewCircle(nil)
		}
		c.dot.FillColor = theme.C(cell.Hue.Solid())
	}
	if cell.Sign != nil {
		if c.sign == nil {
			c.sign = newSign()
		}
		colour := theme.Text3
		if cell.Hue != "" {
			colour = cell.Hue.Ink()
		}
		c.sign.set(cell.Sign, colour)
	}
	if cell.Hatched {
		if c.lines == nil {
			c.lines = canvas.NewRasterWithPixels(diagonal)
		}
	} else if cell.Bar > 0 {
		if c.bar == nil {
			c.bar = canvas.NewRectangle(nil)
		}
		styleRect(c.bar, theme.Accent, "", 1.5, Flat)
	}
}

// diagonal is the pattern of what is known from too little.
func diagonal(x, y, _, h int) color.Color {
	if (x+y)%(h+2) < max(1, h/3) {
		return theme.C(theme.Text3)
	}
	return color.Transparent
}

func (c *cellView) setChip() {
	hue := c.cell.Hue
	if hue == "" {
		hue = theme.Slate
	}
	if c.chip == nil {
		c.chip = NewChip(c.cell.Text, hue).WithDot()
	}
	c.chip.Sign = c.cell.Sign
	c.chip.Dotted = c.cell.Sign == nil
	c.chip.Set(c.cell.Text, hue)
	c.chip.Refresh()
}

func (c *cellView) collect(out []fyne.CanvasObject) []fyne.CanvasObject {
	if c.cell.Chip {
		if c.cell.Text == "" {
			return out
		}
		return append(out, c.chip)
	}
	out = append(out, c.text)
	if c.cell.Small != "" {
		out = append(out, c.small)
	}
	if c.cell.Sign != nil {
		out = append(out, c.sign.Image)
	} else if c.cell.Hue != "" {
		out = append(out, c.dot)
	}
	if c.cell.Hatched {
		out = append(out, c.lines)
	} else if c.cell.Bar > 0 {
		out = append(out, c.bar)
	}
	return out
}

func (c *cellView) place(x, width, height float32, number bool) {
	x, width = x+cellPad, width-2*cellPad
	if c.cell.Chip {
		m := c.chip.MinSize()
		c.chip.Resize(fyne.NewSize(min(m.Width, width), m.Height))
		c.chip.Move(fyne.NewPos(x, (height-m.Height)/2))
		return
	}
	lead := float32(0)
	switch {
	case c.cell.Sign != nil:
		c.sign.place(x, height/2-7.5, 15)
		lead = 22
	case c.cell.Hue != "":
		c.dot.Resize(fyne.NewSize(8, 8))
		c.dot.Move(fyne.NewPos(x, height/2-4))
		lead = 15
	}
	tail := float32(0)
	if c.cell.Small != "" {
		tail = measure(c.cell.Small, theme.SizeCaption, theme.Figures).Width + 5
	}
	words := Shorten(c.cell.Text, max(8, width-lead-tail), theme.SizeBody, c.face)
	c.text.Text = words
	w := measure(words, theme.SizeBody, c.face).Width
	at := x + lead
	if number {
		at = x + width - w - tail
	}
	placeText(c.text, at, 0, w, height)
	if c.cell.Small != "" {
		placeText(c.small, at+w+5, 1, tail, height)
	}
	c.placeBar(x, width, height)
}

func (c *cellView) placeBar(x, width, height float32) {
	var bar fyne.CanvasObject
	switch {
	case c.cell.Hatched:
		bar = c.lines
	case c.cell.Bar > 0:
		bar = c.bar
	default:
		return
	}
	share := min(c.cell.Bar, 1)
	if share <= 0 {
		share = 1
	}
	bar.Resize(fyne.NewSize(width*share, 4))
	bar.Move(fyne.NewPos(x, height-8))
}
