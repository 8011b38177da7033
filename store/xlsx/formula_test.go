package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"baton/model/report"
	"baton/model/report/reporttest"

	"github.com/xuri/excelize/v2"
)

// formulas lists every cell of the workbook that has one, with its value.
func formulas(t *testing.T, f *excelize.File) map[string][2]string {
	t.Helper()
	found := map[string][2]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c := range 14 {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				value, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				if formula != "" {
					found[sheet+"!"+cell] = [2]string{formula, value}
				}
			}
		}
	}
	return found
}

// alike compares two values of one cell: numbers by size, words by letter.
func alike(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX == nil && errY == nil {
		return math.Abs(x-y) <= 1e-9*max(1, math.Abs(x))
	}
	return a == b
}

func TestFormulas_recompute_what_stands_beside_them(t *testing.T) {
	solo := reporttest.Agreed()
	solo.Leads = reporttest.Year().Leads[:25]
	renewals := reporttest.Year()
	renewals.Kind = "expansion"
	for story, facts := range map[string]report.Facts{
		"a year of a firm with three teams": reporttest.Year(), "one founder with 25 leads": solo, "a firm where nothing has happened yet": reporttest.Agreed(),
		"a report about expansions": renewals,
	} {
		t.Run(story, func(t *testing.T) {
			path, _ := written(t, facts)
			f := opened(t, path)
			all := formulas(t, f)
			if len(all) < 10 {
				t.Fatalf("only %d formulas", len(all))
			}
			for at, pair := range all {
				sheet, cell, _ := strings.Cut(at, "!")
				got, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if err != nil || !alike(got, pair[1]) {
					t.Errorf("%s shows %q, its formula gives %q, %v\n%s", at, pair[1], got, err, pair[0])
				}
			}
		})
	}
}

func TestFormulas_follow_the_data(t *testing.T) {
	path, _ := written(t, reporttest.Year())
	f := opened(t, path)
	carried := named(t, f, "carried")
	before, err := f.CalcCellValue("Cover", carried)
	if err != nil {
		t.Fatal(err)
	}
	for row := 4; row <= 36; row++ {
		if err := f.SetCellValue(report.SheetHandoffData, fmt.Sprintf("N%d", row), "Carried"); err != nil {
			t.Fatal(err)
		}
	}
	after, err := f.CalcCellValue("Cover", carried)
	if err != nil || before != "8" || after != "27" {
		t.Errorf("carried went from %s to %s, %v: want 8 and, with every finding changed, all 27", before, after, err)
	}
}

// named is the cell a defined name stands for. The figure "carried" is
// recognised by its label, as no formula names it.
func named(t *testing.T, f *excelize.File, label string) string {
	t.Helper()
	rows, err := f.GetRows("Cover")
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, v := range row {
			if strings.EqualFold(v, label) {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+2) // a tile's value stands under its label
				return cell
			}
		}
	}
	t.Fatalf("no tile is called %s", label)
	return ""
}

func TestFormulas_agree_in_LibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if runtime.GOOS == "linux" {
			t.Fatal("LibreOffice is not installed, so nobody has recomputed the workbook: run .ci/setup, which installs it.")
		}
		t.Logf("LibreOffice is not installed on %s; the workbook is recomputed there on Linux.", runtime.GOOS)
		return
	}
	crafty := reporttest.Year()
	for i := range crafty.Agreement.Stages { // names that a condition could take for a pattern
		crafty.Agreement.Stages[i].Name = []string{"*", "?", "> 5", "=x", "~a*", `"q"`, "<>", "a?c", "b", "c", "d"}[i]
	}
	stories := []string{"a year of a firm with three teams", "stages with names like patterns"}
	plain, _ := written(t, reporttest.Year())
	odd, _ := written(t, crafty)
	again := recomputed(t, office, plain, odd)
	for i, path := range []string{plain, odd} {
		t.Run(stories[i], func(t *testing.T) {
			all, fresh := formulas(t, opened(t, path)), opened(t, again[i])
			for at, pair := range all {
				sheet, cell, _ := strings.Cut(at, "!")
				got, err := fresh.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if err != nil || !alike(got, pair[1]) {
					t.Errorf("%s shows %q, LibreOffice computes %q, %v\n%s", at, pair[1], got, err, pair[0])
				}
			}
			if len(all) < 80 {
				t.Errorf("only %d formulas were recomputed", len(all))
			}
		})
	}
}

// recomputed lets LibreOffice open the workbooks without the values that
// stand beside their formulas, so that it must compute every one.
func recomputed(t *testing.T, office string, paths ...string) []string {
	t.Helper()
	in, out := t.TempDir(), t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	args := []string{profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	var results []string
	for i, path := range paths {
		name := fmt.Sprintf("bare%d.xlsx", i)
		if err := os.WriteFile(filepath.Join(in, name), withoutValues(t, path), 0o600); err != nil {
			t.Fatal(err)
		}
		args, results = append(args, filepath.Join(in, name)), append(results, filepath.Join(out, name))
	}
	if said, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	return results
}

// withoutValues copies a workbook, dropping the value after each formula.
func withoutValues(t *testing.T, path string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts(t, path) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") {
			pieces := strings.Split(text, "</f><v>")
			for i := 1; i < len(pieces); i++ {
				_, pieces[i], _ = strings.Cut(pieces[i], "</v>")
			}
			text = strings.Join(pieces, "</f>")
		}
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts unpacks a workbook.
func parts(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
		all[f.Name] = string(text)
	}
	return all
}
