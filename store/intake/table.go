package intake

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// fill makes the table of the records: finds the header under any note lines,
// evens out short rows and reports those that do not fit.
func (t *Table) fill(recs *records, c *complaints) error {
	n := len(recs.rows)
	for n > 0 && blank(recs.rows[n-1]) {
		n--
	}
	if n == 0 {
		return errors.New("holds no rows: choose a file with at least a header line.")
	}
	at := headerRow(recs, n)
	t.Header, t.HeaderAt = recs.rows[at], recs.lines[at]
	bare := headless(t.Header)
	if !bare {
		t.Header = trimmed(t.Header)
		at++
	}
	width := len(t.Header)
	for i := at; bare && i < n; i++ {
		width = max(width, len(recs.rows[i]))
	}
	most := textLimits.cells
	if t.Encoding == workbook {
		most = sheetLimits.cells
	}
	if (n-at)*width > most {
		return fmt.Errorf("has more than %s cells: split it into several files.", grouped(most))
	}
	t.Rows, t.Lines = recs.rows[at:n:n], recs.lines[at:n:n]
	for i, row := range t.Rows {
		if !bare && len(row) != width {
			t.Rows[i] = t.fit(row, t.Lines[i], c)
		}
	}
	if bare {
		t.number()
	}
	t.Problems = c.all()
	return nil
}

// headerRow finds the header: the first row, unless only lines of notes stand
// there (one filled cell, or a narrow block set apart by an empty line).
func headerRow(r *records, n int) int {
	usual, _ := r.usualWidth()
	if usual < 2 {
		return 0
	}
	const top = 20
	for i := 1; i < min(n, top); i++ {
		if r.gaps[i] && narrower(r, i, usual) && filled(r.rows[i]) >= 2 {
			return i
		}
	}
	for i := 0; i < min(n, top); i++ {
		if filled(r.rows[i]) >= 2 {
			return i
		}
	}
	return 0
}

// narrower says whether every row before i is narrower than usual.
func narrower(r *records, i, usual int) bool {
	for j := range i {
		if filled(r.rows[j]) >= usual {
			return false
		}
	}
	return len(r.rows[i]) >= usual
}

// headless says that the first row is data already: no header holds an e-mail
// address or a link.
func headless(row []string) bool {
	for _, cell := range row {
		if _, ok := cleanEmail(cell); ok || strings.HasPrefix(cell, "https://") || strings.HasPrefix(cell, "http://") {
			return true
		}
	}
	return false
}

// number names the columns of a list without a header.
func (t *Table) number() {
	width := 0
	for _, row := range t.Rows {
		width = max(width, len(row))
	}
	t.Header, t.Headless = make([]string, width), true
	for i := range t.Header {
		t.Header[i] = "Column " + strconv.Itoa(i+1)
	}
	for i, row := range t.Rows {
		if len(row) < width {
			t.Rows[i] = append(row[:len(row):len(row)], make([]string, width-len(row))...)
		}
	}
}

// fit gives a row as many cells as the header has. Surplus cells stay, and
// are reported when they hold something.
func (t *Table) fit(row []string, line int, c *complaints) []string {
	width := len(t.Header)
	switch {
	case len(row) < width:
		if t.Encoding != workbook {
			c.add(line, "", fmt.Sprintf("This row has %d cells where the header has %d: the missing ones were taken as empty.", len(row), width))
		}
		full := make([]string, width)
		copy(full, row)
		return full
	case len(row) > width && !blank(row[width:]):
		c.add(line, "", fmt.Sprintf("This row has %d cells where the header has %d: check for a stray delimiter; the surplus was left out.", len(row), width))
	}
	return row
}

// Columns are the header's names made unique, as a mapping names them: a
// second "Phone" is "Phone (2)", a nameless one "Column 7".
func (t *Table) Columns() []string {
	out, seen := make([]string, len(t.Header)), map[string]bool{}
	for i, name := range t.Header {
		if name == "" {
			name = "Column " + strconv.Itoa(i+1)
		}
		unique := name
		for n := 2; seen[unique]; n++ {
			unique = fmt.Sprintf("%s (%d)", name, n)
		}
		seen[unique] = true
		out[i] = unique
	}
	return out
}

func blank(row []string) bool { return filled(row) == 0 }

func filled(row []string) (n int) {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

func trimmed(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = strings.TrimSpace(cell)
	}
	return out
}
