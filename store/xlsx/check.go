package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"

	"baton/model/report"
)

// What a worksheet can hold, by Excel's specification.
const (
	maxRows    = 1_048_576
	maxColumns = 16_384
	maxText    = 32_767 // UTF-16 units of one cell
	maxName    = 31     // characters of a sheet's name
)

// check refuses what no workbook can hold, in one sentence.
func check(sheets []report.Sheet) error {
	if len(sheets) == 0 {
		return fmt.Errorf("there is nothing to write: choose at least one sheet")
	}
	seen, names := map[string]bool{}, map[string]bool{}
	for _, s := range sheets {
		if err := checkName(s.Name); err != nil {
			return err
		}
		if low := strings.ToLower(s.Name); seen[low] {
			return fmt.Errorf("two sheets are called %q: give one of them another name", s.Name)
		} else {
			seen[low] = true
		}
		for _, block := range s.Blocks {
			if err := checkBlock(s, block, names); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return fmt.Errorf("a sheet has no name: give it one")
	case len(utf16.Encode([]rune(name))) > maxName:
		return fmt.Errorf("the sheet name %q is too long: Excel allows %d characters", name, maxName)
	case strings.ContainsAny(name, `:\/?*[]`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'"):
		return fmt.Errorf(`the sheet name %q holds one of : \ / ? * [ ] or an apostrophe at its edge, which Excel forbids: rename it`, name)
	}
	return nil
}

func checkBlock(s report.Sheet, block report.Block, names map[string]bool) error {
	switch x := block.(type) {
	case report.Table:
		return checkTable(s, x, names)
	case report.Figures:
		for _, f := range x.Items {
			if err := take(names, f.Key); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkTable(s report.Sheet, t report.Table, names map[string]bool) error {
	switch {
	case len(t.Rows) > maxRows-10:
		return fmt.Errorf("the sheet %s would have %d rows, and Excel allows %d: choose a shorter period or export as CSV", s.Name, len(t.Rows), maxRows)
	case len(t.Columns) == 0 || len(t.Columns) > maxColumns-2:
		return fmt.Errorf("the sheet %s has a table of %d columns, and Excel allows 1 to %d", s.Name, len(t.Columns), maxColumns)
	}
	if err := take(names, t.Name); err != nil {
		return err
	}
	if err := checkHeads(s, t); err != nil {
		return err
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d of the sheet %s has %d cells for %d columns", i+1, s.Name, len(row), len(t.Columns))
		}
		for j, c := range row {
			if len(c.Text) > maxText && len(utf16.Encode([]rune(c.Text))) > maxText {
				return fmt.Errorf("%s in row %d of the sheet %s is longer than the %d characters a cell of Excel can hold: shorten it, or export as CSV", t.Columns[j].Title, i+1, s.Name, maxText)
			}
		}
	}
	return nil
}

// checkHeads: an Excel table needs a title over every column, each its own.
func checkHeads(s report.Sheet, t report.Table) error {
	seen := map[string]bool{}
	for i, c := range t.Columns {
		title := strings.ToLower(c.Title)
		switch {
		case s.Look != report.Data:
			return nil
		case title == "":
			return fmt.Errorf("column %d of the sheet %s has no title: give it one", i+1, s.Name)
		case seen[title]:
			return fmt.Errorf("two columns of the sheet %s are called %q: rename one", s.Name, c.Title)
		}
		seen[title] = true
	}
	return nil
}

var (
	nameForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	cellForm = regexp.MustCompile(`^([A-Za-z]{1,3}[0-9]+|[RrCc][0-9]*)$`)
)

// take claims a name for a table or a figure; a workbook has one list of them.
func take(names map[string]bool, name string) error {
	if name == "" {
		return nil
	}
	low := strings.ToLower(name)
	switch {
	case !nameForm.MatchString(name) || cellForm.MatchString(name):
		return fmt.Errorf("the name %q cannot stand in a formula: use letters, digits and _, unlike a cell's address", name)
	case names[low]:
		return fmt.Errorf("the name %q is used twice in the report", name)
	}
	names[low] = true
	return nil
}
