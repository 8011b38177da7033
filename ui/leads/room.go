package leads

import (
	"fyne.io/fyne/v2"

	"baton/ui/kit"
	"baton/ui/shell"
)

// The room around the table, and between it and an open panel.
const (
	sideRoom  = 20
	underRoom = 14
	panelGap  = 14
)

// beside lays the page out beside the open panel instead of under it, with
// fewer columns rather than squeezed ones.
type beside struct{ p *Page }

func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*sideRoom, underRoom)
}

func (b *beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	width := s.Width - 2*sideRoom
	if b.p.open != nil {
		width = s.Width - shell.DetailWidth - sideRoom - panelGap
	}
	b.p.fitColumns(width)
	width = max(width, o[0].MinSize().Width)
	o[0].Move(fyne.NewPos(sideRoom, 0))
	o[0].Resize(fyne.NewSize(width, s.Height-underRoom))
}

// fitColumns shows the chosen columns where they fit; while the panel is open
// and they do not, those that stay.
func (p *Page) fitColumns(width float32) {
	few := p.open != nil && width < p.chosenWidth()
	if few != p.few {
		p.measure()
		p.few = few
		p.showColumns()
	}
	if tight := p.open != nil && width < barRoom; tight != p.bar.tight {
		p.bar.tight = tight
		p.bar.refresh()
	}
}

// barRoom is how much room all filters and the count take beside each other;
// with less, those that let everything through wait under "Filter".
const barRoom = 880

func (p *Page) chosenWidth() (width float32) {
	for _, name := range p.listed {
		if c, ok := p.column(name); ok {
			width += c.head.Width
		}
	}
	return width
}

// shown are the columns that are shown as things stand, as wide as somebody
// made them.
func (p *Page) shown() []kit.TableColumn {
	p.cols = p.cols[:0]
	var out []kit.TableColumn
	for _, name := range p.listed {
		c, ok := p.column(name)
		if !ok || p.few && !c.stays {
			continue
		}
		if w, dragged := p.widths[name]; dragged {
			c.head.Width, c.head.Grow = w, 0
		}
		c.head.Edits = p.edits(name)
		p.cols = append(p.cols, c)
		out = append(out, c.head)
	}
	return out
}

// measure notes how wide somebody dragged the columns.
func (p *Page) measure() {
	for i, c := range p.cols {
		if i < len(p.table.Columns) && p.table.Columns[i].Width != c.head.Width {
			p.widths[c.name] = p.table.Columns[i].Width
		}
	}
}
