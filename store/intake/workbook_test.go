package intake

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// sheetFile writes a workbook with excelize.
func sheetFile(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readBook(t testing.TB, data []byte, o Options) *Table {
	t.Helper()
	tab, err := Read("list.xlsx", data, o)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestRead_workbook(t *testing.T) {
	t.Run("numbers, dates and texts come out as they are meant", func(t *testing.T) {
		type cell struct {
			value  any
			format string
			want   string
		}
		cells := []cell{
			{"text", "", "text"}, {15736562741345.0, "", "15736562741345"}, {123456789012345.0, "", "123456789012345"}, {1234.5, "", "1234.5"}, {0.1 + 0.2, "", "0.3"}, {-7, "", "-7"},
			{1234.5, "#,##0.00", "1234.5"}, {1069, "00000", "01069"}, {0.25, "0%", "25%"}, {80000, `#,##0 "€"`, "EUR 80000"}, {80000, `[$$-409]#,##0.00`, "USD 80000"},
			{43132.0, "yyyy-mm-dd", "2018-02-01"}, {43132.0, "d.m.yy;@", "2018-02-01"}, {43132.75, "m/d/yyyy h:mm", "2018-02-01 18:00:00"}, {0.5, "hh:mm:ss", "12:00:00"}, {1.25, "[h]:mm", "30:00:00"},
			{43132.0, `[$-407]dddd, d. mmmm yyyy`, "2018-02-01"}, {43132.0, "mmm-yy", "2018-02-01"}, {1.0, "yyyy-mm-dd", "1900-01-01"}, {61.0, "yyyy-mm-dd", "1900-03-01"},
			{5.0, `0 "days"`, "5"}, {5.0, `[Red]0`, "5"}, {true, "", "TRUE"}, {false, "", "FALSE"}, {"a < b & \"c\"", "", "a < b & \"c\""}, {"two\nlines", "", "two\nlines"},
		}
		data := sheetFile(t, func(f *excelize.File) {
			for i, c := range cells {
				head, _ := excelize.CoordinatesToCellName(i+1, 1)
				at, _ := excelize.CoordinatesToCellName(i+1, 2)
				f.SetCellValue("Sheet1", head, fmt.Sprintf("h%d", i))
				f.SetCellValue("Sheet1", at, c.value)
				if c.format != "" {
					style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
					if err != nil {
						t.Fatal(err)
					}
					f.SetCellStyle("Sheet1", at, at, style)
				}
			}
		})
		tab := readBook(t, data, Options{})
		for i, c := range cells {
			if got := tab.Rows[0][i]; got != c.want {
				t.Errorf("%v as %q is %q, want %q", c.value, c.format, got, c.want)
			}
		}
	})
	two := sheetFile(t, func(f *excelize.File) {
		f.NewSheet("Leads 2026")
		f.SetSheetRow("Leads 2026", "A1", &[]any{"Our leads"})
		f.SetSheetRow("Leads 2026", "A3", &[]any{"Company", "Contact", "City"})
		f.SetSheetRow("Leads 2026", "A4", &[]any{"Acme", "Jane Doe"})
		f.SetSheetRow("Leads 2026", "A6", &[]any{"Beta", "Bob Roe", "Paris"})
		f.NewSheet("More")
		f.SetSheetRow("More", "A1", &[]any{"Company"})
	})
	t.Run("the first sheet with rows is taken, its title skipped, its lines kept", func(t *testing.T) {
		tab := readBook(t, two, Options{})
		if tab.Sheet != "Leads 2026" || !reflect.DeepEqual(tab.Sheets, []string{"Sheet1", "Leads 2026", "More"}) {
			t.Errorf("took %q of %q", tab.Sheet, tab.Sheets)
		}
		if !reflect.DeepEqual(tab.Header, []string{"Company", "Contact", "City"}) || !reflect.DeepEqual(tab.Lines, []int{4, 6}) || len(tab.Problems) > 0 {
			t.Errorf("got %q at %v, %v", tab.Header, tab.Lines, tab.Problems)
		}
		if !reflect.DeepEqual(tab.Rows, [][]string{{"Acme", "Jane Doe", ""}, {"Beta", "Bob Roe", "Paris"}}) {
			t.Errorf("got %q", tab.Rows)
		}
	})
	t.Run("a sheet is chosen by name, however it is capitalised", func(t *testing.T) {
		if tab := readBook(t, two, Options{Sheet: "more"}); tab.Sheet != "More" || len(tab.Rows) != 0 {
			t.Errorf("got %+v", tab)
		}
	})
	t.Run("a wrong sheet name is refused, naming the sheets there are", func(t *testing.T) {
		_, err := Read("list.xlsx", two, Options{Sheet: "Nope"})
		if err == nil || !strings.Contains(err.Error(), `no sheet "Nope": it has Sheet1, Leads 2026, More.`) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("an error in a cell is reported at its place and read as empty", func(t *testing.T) {
		data := bookOf(t, `<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>1</v></c></row>`)
		tab := readBook(t, data, Options{})
		if len(tab.Problems) != 1 || tab.Problems[0].Line != 2 || tab.Problems[0].Column != "A" || !strings.Contains(tab.Problems[0].Text, "#N/A") || tab.Rows[0][0] != "" {
			t.Errorf("got %+v, %q", tab.Problems, tab.Rows)
		}
	})
	t.Run("what other programmes write is read alike", func(t *testing.T) {
		for name, body := range map[string]string{
			"prefixes":       `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="B1" t="str"><x:v>b</x:v></x:c></x:row>`,
			"no references":  `<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>`,
			"rich text":      `<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t/></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c><c r="B1" t="str"><f>A1&amp;">"</f><v>b</v></c></row>`,
			"comments":       `<!-- a > <row><c t="str"><v>y</v></c><c t="str"><v>z</v></c></row> --><row r="1"><!-- <c> --><c r="A1" t="str" note="x>y"><v>a</v></c><c r="B1" t="str"><v><![CDATA[b]]></v></c></row>`,
			"single quotes":  `<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>`,
			"empty elements": `<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c><c r="C1" s="4"/><c r="D1"><v/></c></row><row r="2"/>`,
		} {
			if tab := readBook(t, bookOf(t, body), Options{}); !reflect.DeepEqual(tab.Header, []string{"a", "b"}) {
				t.Errorf("%s: got %q", name, tab.Header)
			}
		}
	})
}

// TestRead_referee holds the reader of workbooks to excelize, cell by cell.
func TestRead_referee(t *testing.T) {
	for name, data := range map[string][]byte{
		"a real export": public(t, "crm/salesforce_training_leads.xlsx"),
		"shared texts":  wideBook(t, 300, false),
		"inline texts":  wideBook(t, 300, true),
	} {
		t.Run(name+" reads as excelize reads it", func(t *testing.T) {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			want, err := f.GetRows(f.GetSheetName(0), excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			tab := readBook(t, data, Options{})
			got := append([][]string{tab.Header}, tab.Rows...)
			if len(got) != len(want) {
				t.Fatalf("%d rows, want %d", len(got), len(want))
			}
			for i := range want {
				for j := range got[i] {
					cell := ""
					if j < len(want[i]) {
						cell = want[i][j]
					}
					if got[i][j] != cell {
						t.Fatalf("row %d column %d is %q, want %q", i+1, j+1, got[i][j], cell)
					}
				}
			}
		})
	}
}

// wideBook is a list of 15 columns; inline: as a streaming writer leaves it.
func wideBook(t testing.TB, rows int, inline bool) []byte {
	t.Helper()
	return sheetFile(t, func(f *excelize.File) {
		var stream *excelize.StreamWriter
		if inline {
			stream, _ = f.NewStreamWriter("Sheet1")
		}
		for i := range rows + 1 {
			row := make([]any, 15)
			for j := range row {
				switch {
				case i == 0:
					row[j] = fmt.Sprintf("Column %c", 'A'+j)
				case j < 10:
					row[j] = fmt.Sprintf("text %d of company %d", j, i%5000)
				default:
					row[j] = i*j + 1
				}
			}
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if inline {
				stream.SetRow(at, row)
			} else {
				f.SetSheetRow("Sheet1", at, &row)
			}
		}
		if inline {
			stream.Flush()
		}
	})
}

// bookOf makes a workbook whose only sheet has the given rows.
func bookOf(t testing.TB, rows string) []byte {
	t.Helper()
	return zipOf(t, part{name: "xl/worksheets/sheet1.xml", head: `<?xml version="1.0"?><worksheet><sheetData>` + rows, tail: `</sheetData></worksheet>`})
}

// part is one part of a workbook; blanks are megabytes of spaces before its
// tail, claim the size that its entry says it has (0: the truth).
type part struct {
	name, head, tail string
	blanks           int
	claim            uint64
}

// pack deflates a part. A megabyte of blanks is packed once and repeated: the
// tests need not wait for what they only mean to be large.
func (p part) pack(t testing.TB) (packed []byte, sum uint32, size uint64) {
	t.Helper()
	deflated := func(text string, last bool) []byte {
		var out bytes.Buffer
		d, _ := flate.NewWriter(&out, flate.BestSpeed)
		io.WriteString(d, text)
		if d.Flush(); last {
			d.Close()
		}
		return out.Bytes()
	}
	mega := bytes.Repeat([]byte(" "), 1<<20)
	crc := crc32.NewIEEE()
	io.WriteString(crc, p.head)
	packed = append(packed, deflated(p.head, false)...)
	if p.blanks > 0 {
		block := deflated(string(mega), false)
		for range p.blanks {
			crc.Write(mega)
			packed = append(packed, block...)
		}
	}
	io.WriteString(crc, p.tail)
	packed = append(packed, deflated(p.tail, true)...)
	if size = p.claim; size == 0 {
		size = uint64(len(p.head) + p.blanks<<20 + len(p.tail))
	}
	return packed, crc.Sum32(), size
}

// zipOf packs parts and the index of a one-sheet workbook.
func zipOf(t testing.TB, parts ...part) []byte {
	t.Helper()
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	parts = append(parts,
		part{name: "_rels/.rels", head: `<Relationships><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		part{name: "xl/workbook.xml", head: `<workbook xmlns:r="` + rel + `"><sheets><sheet name="Leads" sheetId="1" r:id="r1"/></sheets></workbook>`},
		part{name: "xl/_rels/workbook.xml.rels", head: `<Relationships><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`})
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		packed, sum, size := p.pack(t)
		w, err := z.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: sum, CompressedSize64: uint64(len(packed)), UncompressedSize64: size})
		if err != nil {
			t.Fatal(err)
		}
		w.Write(packed)
	}
	z.Close()
	return out.Bytes()
}

func TestRead_hostileWorkbook(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	head, tail := "<worksheet><sheetData>", "</sheetData></worksheet>"
	var far strings.Builder
	for i := 1; i <= 20_000; i++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
	}
	crowd := strings.Repeat(`<row><c r="ALL1"><v>1</v></c></row>`, 20_000)
	many := func() []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for i := range 100_000 {
			z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("x/%d", i)})
		}
		z.Close()
		return out.Bytes()
	}
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"a sheet that unpacks to a gigabyte of blanks", zipOf(t, part{sheet, head, tail, 1024, 0}), "unpacks to more than 256 MB"},
		{"the same with a forged size", zipOf(t, part{sheet, head, tail, 1024, 1000}), "is damaged"},
		{"a sheet of 250 MB of blanks", zipOf(t, part{sheet, head, tail, 250, 0}), "holds no rows"},
		{"one cell in the last column of 20,000 rows", bookOf(t, far.String()), "column XFD of row 1"},
		{"20,000 rows that are wide and empty", bookOf(t, crowd), "more than 5,000,000 cells"},
		{"a hundred thousand files in the zip", many(), "holds 100,000 files"},
		{"millions of empty shared texts", zipOf(t, part{name: sheet, head: head, tail: tail},
			part{name: "xl/sharedStrings.xml", head: "<sst>" + strings.Repeat("<si/>", maxShared) + "<si><t>x</t></si>", tail: "</sst>"}), "more text than a list needs"},
		{"a cell of two megabytes", bookOf(t, `<row><c t="str"><v>`+strings.Repeat("x", 2<<20)+`</v></c></row>`), "is damaged"},
		{"a tag of two megabytes", bookOf(t, `<row `+strings.Repeat("x", 2<<20)+`></row>`), "is damaged"},
		{"a sheet cut off in the middle", zipOf(t, part{name: sheet, head: head + `<row><c><v>1`}), "is damaged"},
		{"a file cut off in the middle", public(t, "crm/salesforce_training_leads.xlsx")[:8000], "is damaged"},
		{"a workbook without its sheet", zipOf(t), "is damaged"},
		{"a zip of something else", func() []byte {
			var out bytes.Buffer
			z := zip.NewWriter(&out)
			z.Create("readme.txt")
			z.Close()
			return out.Bytes()
		}(), "no Excel workbook"},
	} {
		t.Run(c.name+" is refused in one sentence, at once and in little memory", func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := Read("list.xlsx", c.data, Options{})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if err == nil || !strings.HasPrefix(err.Error(), "list.xlsx ") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("says %v, want %q", err, c.says)
			}
			if took > 3*time.Second { // one second on a machine that does nothing else
				t.Errorf("took %v", took)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 256 {
				t.Errorf("used %d MB", used)
			}
		})
	}
	t.Run("one stray cell at the far end of a sheet is no attack, only an answer", func(t *testing.T) {
		_, err := Read("list.xlsx", bookOf(t, `<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`), Options{})
		if err == nil || !strings.Contains(err.Error(), "column XFD of row 1048576") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("formatting far out costs nothing", func(t *testing.T) {
		tab := readBook(t, bookOf(t, `<row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`), Options{})
		if len(tab.Header) != 1 || len(tab.Rows) != 0 {
			t.Errorf("got %+v", tab)
		}
	})
}

// FuzzWorkbook: whatever stands in the sheet, the answer is an even table or
// one sentence.
func FuzzWorkbook(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><v>b</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><t>a&amp;b</t></is></c></row><!-- x -->`)
	f.Add(`<row r="9"><c r="B9" s="1"><v>1e300</v></c></row><![CDATA[x]]>`)
	f.Add(`<rowrow r="1 r="1/r<c r="A1" t="s"><v>0</v></c><c r`) // a cell that ends and never began
	f.Fuzz(func(t *testing.T, rows string) {
		tab, err := Read("x.xlsx", bookOf(t, rows), Options{})
		if err != nil {
			return
		}
		for _, row := range tab.Rows {
			if len(row) < len(tab.Header) {
				t.Fatalf("short row %q", row)
			}
		}
	})
}

func BenchmarkRead_workbook(b *testing.B) {
	for _, inline := range []bool{false, true} {
		name, data := "shared", wideBook(b, 20_000, inline)
		if inline {
			name = "inline"
		}
		b.Run(name+"/intake", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if tab, err := Read("x.xlsx", data, Options{}); err != nil || len(tab.Rows) != 20_000 {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/excelize-rows-raw", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := excelize.OpenReader(bytes.NewReader(data))
				if err != nil {
					b.Fatal(err)
				}
				rows, err := f.Rows("Sheet1")
				if err != nil {
					b.Fatal(err)
				}
				for rows.Next() {
					if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
						b.Fatal(err)
					}
				}
				f.Close()
			}
		})
	}
}
