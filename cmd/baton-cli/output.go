package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"baton/model"
)

// answer writes a verb's answer: as JSON when asked for, else as text.
func (c *cli) answer(doc any, text func(io.Writer)) error {
	w := bufio.NewWriter(c.out)
	if c.json {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		if err := e.Encode(doc); err != nil {
			return fmt.Errorf("write the answer: %w", err)
		}
	} else {
		text(w)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}

// line is the text of an answer that is one line.
func line(format string, args ...any) func(io.Writer) {
	return func(w io.Writer) { fmt.Fprintf(w, format+"\n", args...) }
}

// say tells the user something beside the answer.
func (c *cli) say(format string, args ...any) {
	fmt.Fprintln(c.errs, sentence(fmt.Sprintf(format, args...)))
}

// table is rows under titles, aligned. A title that starts with ">" aligns
// its column to the right; one that starts with "+" is of a last column that
// is shown whole.
type table struct {
	titles []string
	rows   [][]string
	empty  string // said instead of rows
}

// widest is how many characters of a cell are shown.
const widest = 48

func (t table) print(w io.Writer) {
	if len(t.rows) == 0 {
		fmt.Fprintln(w, t.empty)
		return
	}
	widths := make([]int, len(t.titles))
	for i, title := range t.titles {
		widths[i] = utf8.RuneCountInString(strings.TrimLeft(title, ">+"))
	}
	for _, row := range t.rows {
		for i := range row {
			row[i] = t.cell(i, row[i])
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
	}
	head := make([]string, len(t.titles))
	for i, title := range t.titles {
		head[i] = strings.ToUpper(strings.TrimLeft(title, ">+"))
	}
	t.printRow(w, head, widths)
	for _, row := range t.rows {
		t.printRow(w, row, widths)
	}
}

func (t table) printRow(w io.Writer, row []string, widths []int) {
	var b strings.Builder
	for i, cell := range row {
		if i > 0 {
			b.WriteString("  ")
		}
		pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if strings.HasPrefix(t.titles[i], ">") {
			b.WriteString(pad + cell)
			continue
		}
		b.WriteString(cell + pad)
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}

// cell keeps a cell on its line.
func (t table) cell(column int, s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= widest || strings.HasPrefix(t.titles[column], "+") {
		return s
	}
	return string([]rune(s)[:widest-1]) + "…"
}

// money is an amount in JSON.
type money struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

// moneyOf is nil for no amount.
func moneyOf(m model.Money) *money {
	if m.Minor == 0 {
		return nil
	}
	return &money{m.Exact(), m.Currency}
}

// points turns tenths into points: 725 is 72.5.
func points(tenths int64) float64 { return float64(tenths) / 10 }

func pointsText(tenths int64) string { return strconv.FormatFloat(points(tenths), 'f', -1, 64) }

// moment is nil for a time that nobody knows.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// text is nil for an empty text.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

func timeText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04")
}

func quoted(s string) string { return strconv.Quote(s) }

// listed joins names for a sentence, and stops after a dozen.
func listed(names []string) string {
	if len(names) > 12 {
		names = append(names[:12:12], fmt.Sprintf("and %d more", len(names)-12))
	}
	return strings.Join(names, ", ")
}
