package reportpage

import (
	"fyne.io/fyne/v2"

	"baton/model/report"
	"baton/ui/kit"
	"baton/ui/theme"
)

// chart draws some columns of a table that stands anywhere in the report.
func (p *Page) chart(c report.Chart) fyne.CanvasObject {
	t, ok := p.tableNamed(c.Table)
	if !ok || len(t.Rows) == 0 {
		return nil
	}
	labels, series := dataOf(c, t)
	col := kit.Column(10)
	if c.Title != "" {
		col.Add(kit.Heading(c.Title))
	}
	if len(series) > 1 {
		col.Add(kit.Legend(series...))
	}
	switch c.Kind {
	case report.Lines:
		chart := kit.Lines(kit.LineChart{Labels: labels, Lines: series})
		chart.Min = fyne.NewSize(200, 220)
		col.Add(chart)
	case report.Columns, report.Stacked:
		chart := kit.Bars(kit.BarChart{Labels: labels, Series: series})
		chart.Min = fyne.NewSize(200, 220)
		col.Add(chart)
	default:
		chart := kit.NewChart(func(p *kit.Painter) { lying(p, labels, series) })
		chart.Min = fyne.NewSize(200, lineHeight*float32(len(labels)))
		col.Add(chart)
	}
	return col
}

func (p *Page) tableNamed(name string) (report.Table, bool) {
	for _, s := range p.sheets {
		for _, b := range s.Blocks {
			if t, ok := b.(report.Table); ok && t.Name == name {
				return t, true
			}
		}
	}
	return report.Table{}, false
}

func dataOf(c report.Chart, t report.Table) (labels []string, series []kit.Series) {
	category := t.Column(c.Category)
	for _, row := range t.Rows {
		labels = append(labels, row[category].String())
	}
	for _, s := range c.Series {
		at := t.Column(s.Column)
		if at < 0 {
			continue
		}
		one := kit.Series{Name: t.Columns[at].Title, Hue: hueOf(s.Tone)}
		for _, row := range t.Rows {
			one.Values = append(one.Values, row[at].Num)
		}
		series = append(series, one)
	}
	return labels, series
}

const lineHeight = 28

// lying draws bars that lie under each other, several series one after the
// other, with the sum at the end.
func lying(p *kit.Painter, labels []string, series []kit.Series) {
	const labelWidth, sumWidth = 190, 44
	top := 0.0
	for i := range labels {
		top = max(top, sumAt(series, i))
	}
	if top == 0 {
		return
	}
	room := p.W - labelWidth - sumWidth
	for i, l := range labels {
		y := float32(i) * lineHeight
		p.Text(labelWidth-14, y+lineHeight/2, kit.Shorten(l, labelWidth-20, theme.SizeSmall, theme.Regular), theme.SizeSmall, theme.Regular, theme.Text2, fyne.TextAlignTrailing)
		p.Rect(labelWidth, y+6, room, lineHeight-12, 4, theme.C(theme.Well))
		x := float32(labelWidth)
		for _, s := range series {
			w := float32(s.Values[i]/top) * room
			if w > 0 {
				p.Rect(x, y+6, max(w-1, 2), lineHeight-12, 4, theme.C(s.Hue.Solid()))
				p.Spot(kit.Spot{X: x, Y: y, W: w, H: lineHeight, Tip: l + ", " + s.Name + ": " + report.Count(int(s.Values[i])).String()})
			}
			x += w
		}
		p.Text(x+8, y+lineHeight/2, report.Count(int(sumAt(series, i))).String(), theme.SizeSmall, theme.Medium, theme.Text2, fyne.TextAlignLeading)
	}
}

func sumAt(series []kit.Series, i int) (sum float64) {
	for _, s := range series {
		sum += s.Values[i]
	}
	return sum
}
