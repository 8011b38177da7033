package xlsx

import (
	"fmt"

	"baton/model/report"

	"github.com/xuri/excelize/v2"
)

// A chart hangs between two cells. Its size is said in the pixels excelize
// takes for a row of 15 points and for a width of 1; a column really is an
// eighth narrower, so the last one is not filled to its edge.
const rowPixels, widthPixels = 18, 8

// draw turns the wish for a picture into a chart over the table's cells.
func (b *book) draw(p *page, c chartAt) error {
	t, ok := b.tables[c.Table]
	if !ok {
		return fmt.Errorf("the chart %q draws the table %q, which is not in the report", c.Title, c.Table)
	}
	category := t.Column(c.Category)
	if category < 0 {
		return fmt.Errorf("the chart %q: the table %q has no column %q", c.Title, c.Table, c.Category)
	}
	chart := b.canvas(p, c)
	for _, s := range c.Series {
		i := t.Column(s.Column)
		if i < 0 {
			return fmt.Errorf("the chart %q: the table %q has no column %q", c.Title, c.Table, s.Column)
		}
		color := hueOf(s.Tone).solid
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       absolute(t.sheet, t.column+i, t.first-1, t.column+i, t.first-1),
			Categories: t.columnRange(category), Values: t.columnRange(i),
			Fill:   filled(color),
			Line:   excelize.LineOptions{Width: 2.25, Fill: filled(color)},
			Marker: excelize.ChartMarker{Symbol: "none"},
		})
	}
	cell, err := excelize.CoordinatesToCellName(p.left, c.row)
	if err != nil {
		return err
	}
	return b.file.AddChart(p.sheet.Name, cell, chart)
}

// canvas is an empty chart of the right shape in Baton's dress.
func (b *book) canvas(p *page, c chartAt) *excelize.Chart {
	no, gap, overlap := false, uint(60), 100
	font := excelize.Font{Family: family, Size: 10, Color: grey}
	chart := &excelize.Chart{
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Family: family, Size: 12, Bold: true, Color: ink}}}},
		Dimension:  excelize.ChartDimension{Width: uint((p.span(p.left, p.right) - p.width(p.right)/7) * widthPixels), Height: uint(c.rows * rowPixels)},
		Legend:     excelize.ChartLegend{Position: "none"},
		XAxis:      excelize.ChartAxis{Font: font},
		YAxis:      excelize.ChartAxis{Font: font, MajorGridLines: true},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0;;"}},
		VaryColors: &no,
		Border:     excelize.LineOptions{Fill: filled(line), Width: 0.75},
		Fill:       filled("FFFFFF"),
		GapWidth:   &gap,
	}
	if len(c.Series) > 1 {
		chart.Legend = excelize.ChartLegend{Position: "bottom", Font: &font}
	}
	if c.Kind != report.Lines { // every bar says its number
		chart.YAxis = excelize.ChartAxis{None: true}
	}
	switch c.Kind {
	case report.Bars:
		chart.Type, chart.XAxis.ReverseOrder = excelize.Bar, true
	case report.Funnel:
		chart.Type, chart.XAxis.ReverseOrder, chart.Overlap = excelize.BarStacked, true, &overlap
	case report.Stacked:
		chart.Type, chart.Overlap = excelize.ColStacked, &overlap
	case report.Lines:
		chart.Type, chart.PlotArea.ShowVal = excelize.Line, false
	default:
		chart.Type = excelize.Col
	}
	return chart
}
