package reportpage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/report"
	"baton/ui/kit"
	"baton/ui/theme"
)

// paper is a page as it will be sent. A big table fills the desk and scrolls
// by itself; everything else lies on a sheet of paper.
func (p *Page) paper(s report.Sheet) fyne.CanvasObject {
	title := kit.NewText(s.Title, 22, theme.SemiBold, theme.Text).Ellipsis()
	head := kit.Column(3, title)
	if s.Subtitle != "" {
		head.Add(kit.NewParagraph(s.Subtitle).Styled(theme.SizeSmall, theme.Regular, theme.Text3))
	}
	if s.Look == report.Data && len(s.Blocks) == 1 {
		if t, ok := s.Blocks[0].(report.Table); ok {
			return kit.Inset(0, 0, 14, 0, kit.Headed(12, head, dataTable(t)))
		}
	}
	body := kit.Column(22, head)
	for _, b := range s.Blocks {
		if o := p.block(b); o != nil {
			body.Add(o)
		}
	}
	sheet := kit.On(kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), kit.Inset(30, 34, 34, 34, body))
	return kit.Scroll(container.New(page{}, kit.Inset(2, 4, 24, 4, sheet)))
}

func (p *Page) block(b report.Block) fyne.CanvasObject {
	switch b := b.(type) {
	case report.Headline:
		return p.headline(b)
	case report.Figures:
		return p.figures(b)
	case report.Note:
		return kit.Note(hueOf(b.Tone), theme.Glyph("info"), b.Text)
	case report.Table:
		return p.table(b)
	case report.Chart:
		return p.chart(b)
	}
	return nil
}

func (p *Page) headline(h report.Headline) fyne.CanvasObject {
	words := kit.NewParagraph(h.Text.String()).Styled(19, theme.SemiBold, theme.Text)
	col := kit.Column(6, words)
	if h.Detail != "" {
		col.Add(kit.NewParagraph(h.Detail).Styled(theme.SizeSmall, theme.Regular, theme.Text2))
	}
	bar := kit.Fixed(4, 0, kit.NewBox(theme.Accent, "", 2))
	return container.NewBorder(nil, nil, bar, nil, kit.Inset(2, 0, 2, 14, col))
}

func (p *Page) figures(f report.Figures) fyne.CanvasObject {
	col := kit.Column(10)
	if f.Title != "" {
		col.Add(kit.Heading(f.Title))
	}
	if !f.Tiles {
		lines := kit.Column(7)
		for _, i := range f.Items {
			lines.Add(p.line(i))
		}
		col.Add(lines)
		return col
	}
	const abreast = 4
	for at := 0; at < len(f.Items); at += abreast {
		var row []fyne.CanvasObject
		for _, i := range f.Items[at:min(at+abreast, len(f.Items))] {
			row = append(row, newTile(i, p.follow))
		}
		for len(row) < abreast && at > 0 {
			row = append(row, kit.Gap(1, 1)) // the second row keeps the width of the first
		}
		col.Add(kit.Columns(10, row...))
	}
	return col
}

// line is a figure without a tile: label, value, what it means.
func (p *Page) line(i report.Figure) fyne.CanvasObject {
	value := kit.Strong(i.Value.String()).Ellipsis()
	if to := i.Value.Link(); to != "" {
		return kit.Beside(220, 12, kit.Quiet(i.Label).Ellipsis(), linked(i.Value.String(), func() { p.follow(to) }))
	}
	words := kit.Row(8, kit.Strong(i.Value.String()))
	if note := i.Note.String(); note != "" {
		words.Add(kit.Muted(note))
		return kit.Beside(220, 12, kit.Quiet(i.Label).Ellipsis(), words)
	}
	return kit.Beside(220, 12, kit.Quiet(i.Label).Ellipsis(), value)
}

func linked(words string, run func()) fyne.CanvasObject {
	return container.NewHBox(kit.NewButton(kit.Ghost, theme.Glyph("arrow-right"), words, run).Small())
}

// short is a value as a tile has room for: money without its last digits.
func short(c report.Cell) string {
	if c.Kind == report.Money {
		m := model.Money{Minor: int64(c.Num*float64(model.Unit(c.Text)) + 0.5), Currency: c.Text}
		return m.Short()
	}
	return c.String()
}

// page is as wide as a sheet one likes to read.
type page struct{}

const pageWidth = 900

func (page) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, o[0].MinSize().Height) }

func (page) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, pageWidth)
	for range 2 { // the height follows from the width
		o[0].Resize(fyne.NewSize(w, o[0].MinSize().Height))
	}
	o[0].Move(fyne.NewPos(max(0, (s.Width-w)/2), 0))
}

// hueOf is what a tone of the report looks like on screen.
func hueOf(t report.Tone) theme.Hue {
	switch t {
	case report.Good:
		return theme.Good
	case report.AtRisk:
		return theme.AtRisk
	case report.Late:
		return theme.Late
	case report.Accent:
		return theme.Indigo
	case report.Marketing:
		return theme.Marketing
	case report.BD:
		return theme.BD
	case report.Sales:
		return theme.Sales
	}
	return theme.Slate
}
