package xlsx

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"baton/model"
	"baton/model/report"
)

// WriteCSV writes a table as UTF-8 text with commas and a head of titles,
// marked as UTF-8 for the spreadsheet programs that would guess otherwise.
// Numbers are exact, dates are those of ISO 8601; report.Unguard gives back
// every text as it was.
func WriteCSV(w io.Writer, t report.Table) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	out := csv.NewWriter(w)
	line := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = report.Guard(c.Title)
	}
	if err := out.Write(line); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	for n, row := range t.Rows {
		for i, c := range row {
			line[i] = plain(c)
		}
		if err := out.Write(line[:len(row)]); err != nil {
			return fmt.Errorf("export row %d: %w", n+1, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// plain is a cell without dress, as a program reads it in again.
func plain(c report.Cell) string {
	switch c.Kind {
	case report.Empty:
		return ""
	case report.Text:
		return report.Guard(c.Text)
	case report.Money:
		return strconv.FormatFloat(c.Num, 'f', model.Decimals(c.Text), 64)
	case report.Date:
		return c.Time().Format("2006-01-02")
	case report.DateTime:
		return c.Time().Format("2006-01-02 15:04:05")
	case report.Span:
		seconds := int64(math.Round(c.Num * 86400))
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return strconv.FormatFloat(c.Num, 'f', -1, 64)
}
