package intake

import (
	"errors"
	"fmt"
	"io"
)

// texts reads the shared texts, without the reading aids of Asian scripts.
func (b *book) texts(part string) ([]string, error) {
	r, err := b.open(part, maxPart)
	if err != nil || r == nil {
		return nil, err
	}
	defer r.Close()
	m, size := newMarkup(r), 0
	var list []string
	var text []byte
	for inAid := false; ; {
		if err := m.next(); err == io.EOF {
			return nil, errDamaged
		} else if err != nil {
			return nil, err
		}
		switch name, end := m.name(); {
		case name == "si" && end:
			list = append(list, plainText(text))
			size += len(text)
		case name == "si":
			if text = text[:0]; m.closed() {
				list = append(list, "")
			}
		case name == "rPh":
			inAid = !end && !m.closed()
		case name == "t" && end:
			text = append(text, m.text...)
			m.keep = false
		case name == "t":
			m.keep = !inAid && !m.closed()
		case name == "sst" && (end || m.closed()):
			return list, nil
		}
		if size > maxText || len(list) > maxShared {
			return nil, errors.New("holds more text than a list needs: save the list alone as CSV.")
		}
	}
}

// cells reads one sheet. Only cells with a value count: formatted emptiness
// far out on the sheet costs nothing.
func (b *book) cells(s bookSheet, c *complaints) (*records, error) {
	r, err := b.open(s.part, maxPart)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, errDamaged
	}
	defer r.Close()
	w := &walk{book: b, m: newMarkup(r), c: c, out: &records{}}
	for {
		if err := w.m.next(); err == io.EOF {
			return nil, errDamaged
		} else if err != nil {
			return nil, err
		}
		done, err := w.step()
		if err != nil {
			return nil, err
		}
		if done {
			return w.out, nil
		}
	}
}

// walk is where the reader of a sheet stands.
type walk struct {
	book     *book
	m        *markup
	c        *complaints
	out      *records
	row, col int // from 1
	last     int // the last row that held something
	cells    []string
	stock    []string // cells to be handed out, so that rows need no memory each
	held     int      // cells handed out
	kind     byte
	style    int
	value    []byte
	inline   bool // inside rich or inline text
	aid      bool
}

// step acts on one tag; done at the end of the sheet's data.
func (w *walk) step() (done bool, err error) {
	name, end := w.m.name()
	open := !end && !w.m.closed()
	switch name {
	case "c":
		if end {
			return false, w.endCell()
		}
		w.startCell()
	case "v", "t":
		if end && w.m.keep {
			w.value = append(w.value, w.m.text...)
		}
		w.m.keep = open && (name == "v" || w.inline && !w.aid)
	case "is":
		w.inline = open
	case "rPh":
		w.aid = open
	case "row":
		if end {
			return false, w.endRow()
		}
		w.startRow()
	case "sheetData":
		return !open, nil
	case "worksheet":
		return end, nil
	}
	return false, nil
}

func (w *walk) startRow() {
	w.row++
	w.m.attrs(func(key, value []byte) {
		if n := whole(value); string(key) == "r" && n > 0 {
			w.row = n
		}
	})
	w.col, w.cells = 0, nil
}

func (w *walk) endRow() error {
	if len(w.cells) == 0 {
		return nil
	}
	w.out.add(w.cells, w.row, w.row > w.last+1)
	w.stock = w.stock[len(w.cells):]
	w.last, w.held, w.cells = w.row, w.held+len(w.cells), nil
	if len(w.out.rows) > sheetLimits.rows {
		return errDamaged
	}
	return nil
}

func (w *walk) startCell() {
	w.col++
	w.kind, w.style, w.value = 'n', 0, w.value[:0]
	w.m.attrs(func(key, value []byte) {
		if len(key) != 1 || len(value) == 0 {
			return
		}
		switch key[0] {
		case 'r':
			if col := columnNumber(value); col > 0 {
				w.col = col
			}
		case 's':
			w.style = whole(value)
		case 't':
			w.kind = value[0]
			if string(value) == "str" || value[0] == 'i' {
				w.kind = 't'
			}
		}
	})
}

// endCell puts the value where its column says.
func (w *walk) endCell() error {
	if len(w.value) == 0 || w.kind == 0 { // an end without a beginning is nothing
		return nil
	}
	text := w.cellText()
	w.kind = 0
	if text == "" {
		return nil
	}
	if w.col > sheetLimits.columns {
		return fmt.Errorf("has a value in column %s of row %d; Baton reads up to %s columns: delete what stands that far out, or save the list as CSV.",
			columnName(w.col), w.row, grouped(sheetLimits.columns))
	}
	if len(w.stock) < maxColumns {
		w.stock = make([]string, 16*maxColumns)
		w.cells = append(w.stock[:0], w.cells...)
	}
	if len(w.cells) < w.col {
		w.cells = w.stock[:w.col:w.col]
	}
	w.cells[w.col-1] = text
	if w.held+w.col > sheetLimits.cells {
		return fmt.Errorf("has more than %s cells: split it, or save the list as CSV.", grouped(sheetLimits.cells))
	}
	return nil
}

func (w *walk) cellText() string {
	switch w.kind {
	case 's':
		n := whole(w.value)
		if n < 0 || n >= len(w.book.shared) {
			w.c.add(w.row, columnName(w.col), "This cell points to a text that is not in the file: it was taken as empty.")
			return ""
		}
		return w.book.shared[n]
	case 'b':
		if string(w.value) == "1" || string(w.value) == "true" {
			return "TRUE"
		}
		return "FALSE"
	case 'e':
		w.c.add(w.row, columnName(w.col), fmt.Sprintf("This cell shows the error %s: it was taken as empty.", plainText(w.value)))
		return ""
	case 'n':
		var f format
		if w.style >= 0 && w.style < len(w.book.styles) {
			f = w.book.styles[w.style]
		}
		if f == (format{}) && len(w.value) < 16 && whole(w.value) >= 0 && w.value[0] != '0' {
			return string(w.value)
		}
		return f.show(string(w.value), w.book.epoch)
	}
	return plainText(w.value)
}

// columnNumber reads the letters of a reference: "AB12" is 28. 0 when there is none.
func columnNumber(ref []byte) (n int) {
	for _, b := range ref {
		switch {
		case b >= 'A' && b <= 'Z':
			n = n*26 + int(b-'A') + 1
		case b >= 'a' && b <= 'z':
			n = n*26 + int(b-'a') + 1
		default:
			return n
		}
		if n > 1<<20 {
			return n
		}
	}
	return n
}

func columnName(n int) (s string) {
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
