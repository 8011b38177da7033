package xlsx_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/report"
	"baton/store/xlsx"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestWriteCSV(t *testing.T) {
	at := time.Date(2026, 3, 29, 14, 5, 9, 0, time.FixedZone("", 3600))
	table := report.Table{Columns: []report.Column{{Title: "Lead"}, {Title: "Fit"}, {Title: "Value"}, {Title: "Day"}, {Title: "At"}, {Title: "Share"}, {Title: "Took"}, {Title: "None"}},
		Rows: [][]report.Cell{{report.Words("Quarry, \"Works\""), report.Points(725), report.Amount(model.Money{Minor: 1_250_005, Currency: "EUR"}), report.Day(at), report.Moment(at), report.Share(0.105), report.Length(26*time.Hour + 5*time.Second), {}}}}
	var out bytes.Buffer
	if err := xlsx.WriteCSV(&out, table); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFLead,Fit,Value,Day,At,Share,Took,None\n\"Quarry, \"\"Works\"\"\",72.5,12500.05,2026-03-29,2026-03-29 14:05:09,0.105,26:00:05,\n"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
}

func TestWriteCSV_says_when_the_disk_is_full(t *testing.T) {
	table := report.Table{Columns: []report.Column{{Title: "Lead"}}}
	if err := xlsx.WriteCSV(full{}, table); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("err = %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// words are texts of the kind that break formats: signs, quotes, controls.
func words() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("=+-@'\t\",;_x0041 <>&\n\u00A0é💶")), rapid.Rune()))
}

func TestWriteCSV_loses_no_text(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		texts := rapid.SliceOfN(words(), 1, 20).Draw(rt, "texts")
		table := report.Table{Columns: []report.Column{{Title: "a"}, {Title: "b"}}}
		for _, s := range texts {
			s = strings.ReplaceAll(s, "\r", "") // CSV readers join line breaks
			table.Rows = append(table.Rows, []report.Cell{report.Words(s), report.Count(1)})
		}
		var out bytes.Buffer
		if err := xlsx.WriteCSV(&out, table); err != nil {
			rt.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
		if err != nil || len(rows) != len(table.Rows)+1 {
			rt.Fatalf("%d rows, %v", len(rows), err)
		}
		for i, row := range rows[1:] {
			if want := strings.ToValidUTF8(table.Rows[i][0].Text, "\uFFFD"); report.Unguard(row[0]) != want {
				rt.Fatalf("%q came back as %q", want, row[0])
			}
			if row[0] != "" && strings.ContainsRune("=+-@\t", rune(row[0][0])) {
				rt.Fatalf("%q would be run", row[0])
			}
		}
	})
}

func TestWrite_loses_no_text(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		texts := rapid.SliceOfN(words(), 1, 60).Draw(rt, "texts")
		table := report.Table{Name: "Texts", Columns: []report.Column{{Key: "t", Title: "Text", Kind: report.Text}}}
		for _, s := range texts {
			table.Rows = append(table.Rows, []report.Cell{report.Words(s)})
		}
		var out bytes.Buffer
		if err := xlsx.Stream(t.Context(), &out, []report.Sheet{{Name: "S", Look: report.Data, Blocks: []report.Block{table}}}, xlsx.Options{}); err != nil {
			rt.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		for i, s := range texts {
			cell, _ := excelize.CoordinatesToCellName(1, i+2)
			got, err := f.GetCellValue("S", cell)
			want := strings.NewReplacer("\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").Replace(strings.ToValidUTF8(s, "\uFFFD"))
			if err != nil || got != want {
				rt.Fatalf("%q came back as %q, %v", want, got, err)
			}
		}
	})
}
