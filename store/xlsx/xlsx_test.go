package xlsx_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/report"
	"baton/model/report/reporttest"
	"baton/store/xlsx"

	"github.com/xuri/excelize/v2"
)

// written makes the workbook of the fictional firm's half year.
func written(t *testing.T, f report.Facts) (string, []report.Sheet) {
	t.Helper()
	sheets := report.Build(f)
	path := filepath.Join(t.TempDir(), "report.xlsx")
	o := xlsx.Options{Title: "Hand-overs", Creator: f.Firm.Name, Created: time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)}
	if err := xlsx.Write(t.Context(), path, sheets, o); err != nil {
		t.Fatal(err)
	}
	return path, sheets
}

func opened(t *testing.T, path string, o ...excelize.Options) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path, o...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestWrite_the_report(t *testing.T) {
	path, sheets := written(t, reporttest.Year())
	f := opened(t, path)

	t.Run("every sheet is there, in order, and the cover is shown first", func(t *testing.T) {
		var want []string
		for _, s := range sheets {
			want = append(want, s.Name)
		}
		if got := f.GetSheetList(); !slices.Equal(got, want) || f.GetActiveSheetIndex() != 0 {
			t.Errorf("sheets %v, want %v; active %d", got, want, f.GetActiveSheetIndex())
		}
	})
	t.Run("every row of data is there, with its values", func(t *testing.T) {
		for _, s := range sheets {
			if s.Look == report.Data {
				sameRows(t, f, s)
			}
		}
	})
	t.Run("the data are Excel tables with the names that formulas use", func(t *testing.T) {
		for sheet, name := range map[string]string{report.SheetLeadData: "Leads", report.SheetHandoffData: "Handoffs", report.SheetMoveData: "Moves", report.SheetPromiseData: "Promises"} {
			tables, err := f.GetTables(sheet)
			if err != nil || len(tables) != 1 || tables[0].Name != name {
				t.Errorf("%s holds %v, %v", sheet, tables, err)
			}
		}
		names := map[string]string{}
		for _, n := range f.GetDefinedName() {
			names[n.Name] = n.RefersTo
		}
		if got := names["Handoffs_finding"]; got != "'Data Hand-offs'!$N$4:$N$36" {
			t.Errorf("Handoffs_finding is %s", got)
		}
		if got := names["period_from"]; !strings.HasPrefix(got, "'Cover'!$D$") {
			t.Errorf("period_from is %s", got)
		}
	})
	t.Run("the head of a long table stays in sight and is repeated in print", func(t *testing.T) {
		panes, err := f.GetPanes(report.SheetLeadData)
		if err != nil || !panes.Freeze || panes.YSplit != 3 {
			t.Errorf("panes %+v, %v", panes, err)
		}
		titles := slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
			return n.Name == "_xlnm.Print_Titles" && n.RefersTo == "'Data Leads'!$3:$3"
		})
		if !titles {
			t.Errorf("no print titles in %v", f.GetDefinedName())
		}
	})
	t.Run("the cover leads to the rows", func(t *testing.T) {
		leads := 0
		for row := 1; row < 60; row++ {
			if ok, _, err := f.GetCellHyperLink("Cover", fmt.Sprintf("D%d", row)); err == nil && ok {
				leads++
			}
		}
		if leads < 5 {
			t.Errorf("only %d links in the middle of the cover", leads)
		}
	})
	t.Run("the firm is named in the properties, and its & survives the footer", func(t *testing.T) {
		props, err := f.GetDocProps()
		if err != nil || props.Creator != "Northbeam Cloud & Sons" || props.Created != "2026-07-01T09:00:00Z" {
			t.Errorf("%+v, %v", props, err)
		}
		foot, err := f.GetHeaderFooter("Cover")
		if err != nil || !strings.Contains(foot.OddFooter, "Cloud && Sons") {
			t.Errorf("%+v, %v", foot, err)
		}
	})
	t.Run("columns stand in ascending order, as Excel insists", func(t *testing.T) {
		if got := parts(t, path)["xl/worksheets/sheet1.xml"]; !strings.Contains(got, `<cols><col min="1"`) {
			t.Error("the cover's columns are out of order")
		}
	})
	t.Run("cover and funnel have their pictures", func(t *testing.T) {
		charts := 0
		for name := range parts(t, path) {
			if strings.HasPrefix(name, "xl/charts/chart") {
				charts++
			}
		}
		if charts != 2 {
			t.Errorf("%d charts", charts)
		}
	})
	t.Run("what wants attention is tinted by a rule", func(t *testing.T) {
		rules, err := f.GetConditionalFormats(report.SheetHandoffData)
		if err != nil || len(rules) < 4 {
			t.Errorf("%d tinted columns, %v", len(rules), err)
		}
	})
}

// sameRows compares the cells of a data sheet with what was to be written.
func sameRows(t *testing.T, f *excelize.File, s report.Sheet) {
	t.Helper()
	table := s.Blocks[0].(report.Table)
	for i, row := range table.Rows {
		for j, c := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+4)
			got, err := f.GetCellValue(s.Name, cell, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			kind, err := f.GetCellType(s.Name, cell)
			if err != nil {
				t.Fatal(err)
			}
			if want := raw(c); got != want || (c.Kind == report.Text) != (kind == excelize.CellTypeInlineString) {
				t.Fatalf("%s %s is %q of type %v, want %q", s.Name, cell, got, kind, want)
			}
		}
	}
}

func raw(c report.Cell) string {
	switch {
	case c.Kind == report.Empty:
		return ""
	case c.Kind.Numeric():
		return fmt.Sprint(c.Num)
	}
	return c.Text
}

func TestWrite_never_runs_what_a_stranger_typed(t *testing.T) {
	nasty := []string{"=1+1", "+49 30 1234", "-x", "@SUM(A1)", "\t=2", "\r=3", "=HYPERLINK(\"http://x\")", "'=4", "a\nb", " both ",
		"_x0041_", "\x00\x07\x1b", "<b>&amp;\"", "💶 ünïcode", "]]>", "\uFFFE", "a\r\nb", "_x", "_xZZZZ_"}
	table := report.Table{Name: "Nasty", Columns: []report.Column{{Key: "t", Title: "=Title", Kind: report.Text}}}
	for _, s := range nasty {
		table.Rows = append(table.Rows, []report.Cell{report.Words(s)})
	}
	path := filepath.Join(t.TempDir(), "n.xlsx")
	if err := xlsx.Write(t.Context(), path, []report.Sheet{{Name: "N", Look: report.Data, Blocks: []report.Block{table}}}, xlsx.Options{}); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	for i, want := range nasty {
		cell := fmt.Sprintf("A%d", i+2)
		got, err := f.GetCellValue("N", cell)
		if err != nil {
			t.Fatal(err)
		}
		if want == "\uFFFE" {
			want = "\uFFFD" // no XML can hold it
		}
		if formula, _ := f.GetCellFormula("N", cell); formula != "" || got != want {
			t.Errorf("%q came back as %q, formula %q", want, got, formula)
		}
	}
}

func TestWrite_whole_or_not_at_all(t *testing.T) {
	sheets := report.Build(reporttest.Year())
	old := func(t *testing.T) string {
		path := filepath.Join(t.TempDir(), "report.xlsx")
		if err := os.WriteFile(path, []byte("the old report"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	untouched := func(t *testing.T, path string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || string(got) != "the old report" {
			t.Errorf("the old report became %q, %v", got, err)
		}
		if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
			t.Errorf("left behind: %v", files)
		}
	}
	t.Run("cancelling leaves the old report", func(t *testing.T) {
		path := old(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := xlsx.Write(ctx, path, sheets, xlsx.Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("err = %v", err)
		}
		untouched(t, path)
	})
	t.Run("cancelling midway stops midway", func(t *testing.T) {
		path := old(t)
		ctx, cancel := context.WithCancel(t.Context())
		last := 0
		o := xlsx.Options{Progress: func(done, total int) { last = done; cancel() }}
		if err := xlsx.Write(ctx, path, []report.Sheet{long(20_000)}, o); !errors.Is(err, context.Canceled) || last > 10_000 {
			t.Errorf("err = %v after %d rows", err, last)
		}
		untouched(t, path)
	})
	t.Run("a refusal leaves the old report", func(t *testing.T) {
		path := old(t)
		if err := xlsx.Write(t.Context(), path, []report.Sheet{{Name: "a/b"}}, xlsx.Options{}); err == nil {
			t.Error("a name that Excel forbids was accepted")
		}
		untouched(t, path)
	})
	t.Run("success replaces it, for the owner's eyes only", func(t *testing.T) {
		path := old(t)
		if err := xlsx.Write(t.Context(), path, sheets, xlsx.Options{}); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil || (os.PathSeparator == '/' && info.Mode().Perm() != 0o600) || info.Size() < 10_000 {
			t.Errorf("%v, %v", info, err)
		}
	})
	t.Run("a folder that is not there is named", func(t *testing.T) {
		err := xlsx.Write(t.Context(), filepath.Join(t.TempDir(), "no", "r.xlsx"), sheets, xlsx.Options{})
		if err == nil || !strings.Contains(err.Error(), "the folder cannot be written to") {
			t.Errorf("err = %v", err)
		}
	})
}

func TestWrite_progress_counts_every_row_once(t *testing.T) {
	var seen []int
	o := xlsx.Options{Progress: func(done, total int) {
		if total != 9000 {
			t.Errorf("total = %d", total)
		}
		seen = append(seen, done)
	}}
	if err := xlsx.Write(t.Context(), filepath.Join(t.TempDir(), "p.xlsx"), []report.Sheet{long(9000)}, o); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(seen, []int{4096, 8192, 9000}) {
		t.Errorf("told %v", seen)
	}
}

func TestWrite_password(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret.xlsx")
	if err := xlsx.Write(t.Context(), path, report.Build(reporttest.Year()), xlsx.Options{Password: "three quiet words"}); err != nil {
		t.Fatal(err)
	}
	t.Run("without the password the workbook does not open", func(t *testing.T) {
		for _, word := range []string{"", "three quiet word"} {
			if f, err := excelize.OpenFile(path, excelize.Options{Password: word}); err == nil {
				_ = f.Close()
				t.Errorf("it opened with %q", word)
			}
		}
	})
	t.Run("with it, everything is there", func(t *testing.T) {
		f := opened(t, path, excelize.Options{Password: "three quiet words"})
		if got, err := f.GetCellValue("Cover", "B2"); err != nil || got != "Northbeam Cloud & Sons" {
			t.Errorf("%q, %v", got, err)
		}
	})
}

func TestWrite_refuses_what_no_workbook_can_hold(t *testing.T) {
	text := func(rows ...[]report.Cell) report.Table {
		return report.Table{Columns: []report.Column{{Key: "note", Title: "Note", Kind: report.Text}}, Rows: rows}
	}
	one := func(name string, blocks ...report.Block) []report.Sheet {
		return []report.Sheet{{Name: name, Blocks: blocks}}
	}
	named := text()
	named.Name = "A1"
	live := func(formula string) []report.Sheet {
		return one("S", report.Figures{Items: []report.Figure{{Key: "a_b", Label: "x", Value: report.Count(1).Live(formula)}}})
	}
	inData := one("D", text([]report.Cell{report.Words("x").Live("1")}))
	inData[0].Look = report.Data
	twice := one("D", report.Table{Columns: []report.Column{{Title: "Lead"}, {Title: "lead"}}})
	twice[0].Look = report.Data
	for _, c := range []struct {
		story  string
		sheets []report.Sheet
		says   string
	}{
		{"nothing at all", nil, "nothing to write"},
		{"a sheet without a name", one(" "), "has no name"},
		{"a name longer than 31 characters", one(strings.Repeat("n", 32)), "31 characters"},
		{"a name with a slash", one("May/June"), "rename it"},
		{"two sheets of one name", append(one("Leads"), one("leads")...), "two sheets"},
		{"a text longer than a cell", one("S", text([]report.Cell{report.Words(strings.Repeat("é", 32_768))})), "row 1 of the sheet S is longer than the 32767 characters"},
		{"more rows than a sheet", one("S", text(make([][]report.Cell, 1_048_576)...)), "choose a shorter period or export as CSV"},
		{"a row with too few cells", one("S", text([]report.Cell{})), "0 cells for 1 columns"},
		{"two columns of one title", twice, "rename one"},
		{"a name that is a cell's address", one("S", named), "unlike a cell's address"},
		{"two figures of one name", append(live("1"), one("T", report.Figures{Items: []report.Figure{{Key: "A_B"}}})...), "used twice"},
		{"a formula about a table that is not there", live("COUNTIFS({Nobody.x},1)"), `no table "Nobody"`},
		{"a formula about a figure that is not there", live("{#nobody}"), `no figure "nobody"`},
		{"a formula longer than Excel reads", live(strings.Repeat("1+", 5000) + "1"), "longer than the 8192 characters"},
		{"a formula among the data it counts", inData, "belongs on a page"},
		{"a picture of a table that is not there", one("S", report.Chart{Title: "C", Table: "Nobody"}), "not in the report"},
		{"a link to a sheet that is not there", one("S", report.Headline{Text: report.Words("x").To("Nowhere")}), "not in the workbook"},
	} {
		t.Run(c.story, func(t *testing.T) {
			err := xlsx.Write(t.Context(), filepath.Join(t.TempDir(), "r.xlsx"), c.sheets, xlsx.Options{})
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want a sentence with %q", err, c.says)
			}
		})
	}
	t.Run("a text of exactly 32,767 characters is fine", func(t *testing.T) {
		fits := one("S", text([]report.Cell{report.Words(strings.Repeat("é", 32_767))}))
		if err := xlsx.Write(t.Context(), filepath.Join(t.TempDir(), "r.xlsx"), fits, xlsx.Options{}); err != nil {
			t.Error(err)
		}
	})
}

// long is a sheet of n rows and 15 columns, as a big firm exports it.
func long(n int) report.Sheet { return leadSheet(plainLeads(n)) }

func plainLeads(n int) []flat {
	rows := make([]flat, n)
	for i := range rows {
		rows[i] = plainLead(i)
	}
	return rows
}

func leadSheet(rows []flat) report.Sheet {
	t := report.Table{Name: "Leads", Columns: []report.Column{
		{Key: "id", Title: "Id", Kind: report.Text}, {Key: "company", Title: "Company", Kind: report.Text},
		{Key: "contact", Title: "Contact", Kind: report.Text}, {Key: "mail", Title: "E-mail", Kind: report.Text},
		{Key: "stage", Title: "Stage", Kind: report.Text, Emphasis: []report.Emphasis{{Word: "Signed", Tone: report.Good}}},
		{Key: "team", Title: "Team", Kind: report.Text}, {Key: "owner", Title: "Owner", Kind: report.Text},
		{Key: "source", Title: "Source", Kind: report.Text}, {Key: "fit", Title: "Fit", Kind: report.Tenths},
		{Key: "engagement", Title: "Engagement", Kind: report.Tenths}, {Key: "value", Title: "Value", Kind: report.Money},
		{Key: "currency", Title: "Currency", Kind: report.Text}, {Key: "created", Title: "Created", Kind: report.Date},
		{Key: "touched", Title: "Last touch", Kind: report.DateTime}, {Key: "note", Title: "Next step", Kind: report.Text},
	}}
	for _, r := range rows {
		t.Rows = append(t.Rows, []report.Cell{
			report.Words(r.id), report.Words(r.company), report.Words(r.contact), report.Words(r.mail), report.Words(r.stage),
			report.Words(r.team), report.Words(r.owner), report.Words(r.source), report.Points(r.fit), report.Points(r.engagement),
			report.Amount(model.Money{Minor: r.minor, Currency: "EUR"}), report.Words("EUR"), report.Day(r.created), report.Moment(r.touched), report.Words(r.note),
		})
	}
	return report.Sheet{Name: "Leads", Look: report.Data, Blocks: []report.Block{t}}
}

type flat struct {
	id, company, contact, mail, stage, team, owner, source, note string
	fit, engagement                                              int
	minor                                                        int64
	created, touched                                             time.Time
}

func plainLead(i int) flat {
	created := time.Date(2025, 1, 1, 9, 0, 0, 0, time.UTC).Add(time.Duration(i%500_000) * time.Minute)
	return flat{
		id: fmt.Sprintf("0190-%08x-%04x", i*2654435761%(1<<32), i%65536), company: fmt.Sprintf("%s Works %d", works[i%len(works)], i/3),
		contact: fmt.Sprintf("Person %d", i), mail: fmt.Sprintf("person%d@works%d.example", i, i/3),
		stage: []string{"Aware", "Interested", "Evaluating", "Scoping", "Signed"}[i%5], team: []string{"Marketing", "Sales"}[i%2],
		owner: []string{"Ines Prado", "Tomas Reyl", "Nobody"}[i%3], source: []string{"Meetup", "Article", "Introduction"}[i%3],
		note: "Call about the audit", fit: i * 7 % 1001, engagement: i * 13 % 1001, minor: int64(i*7919%30_000_000) + 100_000,
		created: created, touched: created.Add(time.Duration(i%90) * time.Hour),
	}
}

var works = []string{"Harbour", "Quarry", "Lantern", "Meadow & Sons", "Copper", "Willow"}
