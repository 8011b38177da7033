package intake

import (
	"fmt"
	"strings"
)

// limits keep a hostile or broken file from filling the memory.
type limits struct{ rows, columns, cells int }

// textLimits: a million leads of forty columns.
var textLimits = limits{rows: 2_000_000, columns: maxColumns, cells: 40_000_000}

// maxColumns is wider than any export we know; a file beyond it is broken.
const maxColumns = 1000

// records are the rows of a source, and where they stood.
type records struct {
	rows     [][]string
	lines    []int  // where each record starts in the source, from 1
	gaps     []bool // an empty line stands before the record
	unclosed int    // the line of a quotation mark that is never closed, 0 = none
}

func (r *records) add(row []string, line int, gap bool) {
	r.rows, r.lines, r.gaps = append(r.rows, row), append(r.lines, line), append(r.gaps, gap)
}

func (r *records) shift(lines int) {
	for i := range r.lines {
		r.lines[i] += lines
	}
	if r.unclosed > 0 {
		r.unclosed += lines
	}
}

// scanner cuts delimited text (RFC 4180, leniently) into records. Cells alias
// the text: nothing is copied but what holds a doubled quote.
type scanner struct {
	text      string
	pos, line int
	delimiter byte
	literal   bool // quotation marks are plain text from here on
	cells     []string
	unclosed  int
}

// cut reads all records of text. Empty lines are no records.
func cut(text string, delimiter byte, l limits) (*records, error) {
	rows := strings.Count(text, "\n") + 1
	guess := strings.Count(text, string(delimiter)) + rows
	s := &scanner{text: text, line: 1, delimiter: delimiter, cells: make([]string, 0, min(guess, l.cells))}
	rows = min(rows, l.rows)
	out, gap := &records{rows: make([][]string, 0, rows), lines: make([]int, 0, rows), gaps: make([]bool, 0, rows)}, false
	for s.pos < len(text) {
		if s.endOfLine() {
			gap = true
			continue
		}
		start, from := s.line, len(s.cells)
		s.record()
		switch width := len(s.cells) - from; {
		case width > l.columns:
			return nil, fmt.Errorf("has a row of %s columns at line %d; Baton reads up to %s: check the delimiter.", grouped(width), start, grouped(l.columns))
		case len(s.cells) > l.cells:
			return nil, fmt.Errorf("has more than %s cells: split it into several files.", grouped(l.cells))
		case len(out.rows) >= l.rows:
			return nil, fmt.Errorf("has more than %s rows: split it into several files.", grouped(l.rows))
		}
		out.add(s.cells[from:len(s.cells):len(s.cells)], start, gap)
		gap = false
	}
	out.unclosed = s.unclosed
	return out, nil
}

// endOfLine steps over CR, LF or CRLF, if one stands here.
func (s *scanner) endOfLine() bool {
	if s.pos >= len(s.text) {
		return false
	}
	switch s.text[s.pos] {
	case '\n':
		s.pos++
	case '\r':
		s.pos++
		if s.pos < len(s.text) && s.text[s.pos] == '\n' {
			s.pos++
		}
	default:
		return false
	}
	s.line++
	return true
}

func (s *scanner) record() {
	for {
		s.cells = append(s.cells, s.cell())
		if s.pos >= len(s.text) || s.endOfLine() {
			return
		}
		s.pos++ // the delimiter
		if s.pos == len(s.text) {
			s.cells = append(s.cells, "")
			return
		}
	}
}

func (s *scanner) cell() string {
	if !s.literal && s.pos < len(s.text) && s.text[s.pos] == '"' {
		if cell, ok := s.quoted(); ok {
			return cell
		}
		s.literal = true // nothing after it closes a quote either
		if s.unclosed == 0 {
			s.unclosed = s.line
		}
	}
	return s.plain()
}

// plain reads up to the next delimiter or end of line.
func (s *scanner) plain() string {
	text, d, i := s.text, s.delimiter, s.pos
	for i < len(text) {
		if b := text[i]; b == d || b == '\n' || b == '\r' {
			break
		}
		i++
	}
	cell := text[s.pos:i]
	s.pos = i
	return cell
}

// quoted reads a quoted cell; a quotation mark in the middle that neither
// doubles nor ends it is part of the text. ok is false if it never ends.
func (s *scanner) quoted() (cell string, ok bool) {
	text, start, breaks, plain := s.text, s.pos+1, 0, true
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\n':
			breaks++
		case '\r':
			plain = false
			if i+1 == len(text) || text[i+1] != '\n' {
				breaks++
			}
		case '"':
			if i+1 < len(text) && text[i+1] == '"' {
				plain = false
				i++
				continue
			}
			end := s.closes(i + 1)
			if end < 0 {
				continue
			}
			s.pos, s.line = end, s.line+breaks
			cell = text[start:i]
			if !plain {
				cell = unquote.Replace(cell)
			}
			return cell, true
		}
	}
	return "", false
}

// unquote undoes doubled quotes and writes every line end inside a cell alike.
var unquote = strings.NewReplacer(`""`, `"`, "\r\n", "\n", "\r", "\n")

// closes says where the cell ends if the quotation mark before i closes it
// (blanks may follow it), else -1.
func (s *scanner) closes(i int) int {
	for i < len(s.text) && s.text[i] == ' ' && s.delimiter != ' ' {
		i++
	}
	if i >= len(s.text) || s.text[i] == s.delimiter || s.text[i] == '\n' || s.text[i] == '\r' {
		return i
	}
	return -1
}

// grouped writes a number for people: 1,000.
func grouped(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
