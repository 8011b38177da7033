package xlsx_test

import (
	"io"
	"testing"

	"baton/model"
	"baton/model/report"
	"baton/store/xlsx"

	"github.com/xuri/excelize/v2"
)

const benchRows = 100_000

// BenchmarkExport writes 100,000 leads of 15 styled columns as an Excel
// table, from rows in memory to the last byte, once with this package and
// once with excelize's own stream writer and its usual compression.
func BenchmarkExport(b *testing.B) {
	rows := plainLeads(benchRows)
	b.Run("baton", func(b *testing.B) {
		for b.Loop() {
			var size counter
			if err := xlsx.Stream(b.Context(), &size, []report.Sheet{leadSheet(rows)}, xlsx.Options{}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(size)/1e6, "MB")
		}
	})
	b.Run("excelize-stream", func(b *testing.B) {
		for b.Loop() {
			var size counter
			if err := excelizeStream(&size, rows); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(size)/1e6, "MB")
		}
	})
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// excelizeStream writes the same table the way excelize documents it.
func excelizeStream(out io.Writer, rows []flat) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	styles := make([]int, 5)
	for i, code := range []string{"General", "0.0", "#,##0.00", "d mmm yyyy", "d mmm yyyy hh:mm"} {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code, Font: &excelize.Font{Family: "Calibri", Size: 10}, Border: []excelize.Border{{Type: "bottom", Color: "E4E7EC", Style: 1}}})
		if err != nil {
			return err
		}
		styles[i] = id
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	head := []any{}
	for _, c := range long(0).Blocks[0].(report.Table).Columns {
		head = append(head, c.Title)
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	text := func(s string) any { return excelize.Cell{StyleID: styles[0], Value: s} }
	for i, r := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+2)
		if err := w.SetRow(cell, []any{
			text(r.id), text(r.company), text(r.contact), text(r.mail), text(r.stage), text(r.team), text(r.owner), text(r.source),
			excelize.Cell{StyleID: styles[1], Value: float64(r.fit) / 10}, excelize.Cell{StyleID: styles[1], Value: float64(r.engagement) / 10},
			excelize.Cell{StyleID: styles[2], Value: float64(r.minor) / float64(model.Unit("EUR"))}, text("EUR"),
			excelize.Cell{StyleID: styles[3], Value: r.created}, excelize.Cell{StyleID: styles[4], Value: r.touched}, text(r.note),
		}); err != nil {
			return err
		}
	}
	if err := w.AddTable(&excelize.Table{Range: "A1:O100001", Name: "Leads", StyleName: "TableStyleLight1"}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Write(out)
}
