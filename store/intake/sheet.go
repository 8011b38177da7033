package intake

import (
	"fmt"
	"io"
	"strconv"
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
		switch m.name() {
		case "si":
			text = text[:0]
			if m.closed() {
				list = append(list, "")
			}
		case "rPh":
			inAid = !m.closed()
		case "/rPh":
			inAid = false
		case "t":
			m.keep = !inAid && !m.closed()
		case "/t":
			text = append(text, m.text...)
			m.keep = false
		case "/si":
			list = append(list, plainText(text))
			if size += len(text); size > maxText || len(list) > maxShared {
				return nil, fmt.Errorf("holds more text than a list needs: save the list alone as CSV.")
			}
		case "/sst":
			return list, nil
		case "sst":
			if m.closed() {
				return nil, nil
			}
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
	switch w.m.name() {
	case "row":
		w.startRow()
	case "/row":
		return false, w.endRow()
	case "c":
		return false, w.startCell()
	case "v":
		w.m.keep = !w.m.closed()
	case "/v", "/t":
		if w.m.keep {
			w.value = append(w.value, w.m.text...)
		}
		w.m.keep = false
	case "is":
		w.inline = !w.m.closed()
	case "/is":
		w.inline = false
	case "rPh":
		w.aid = !w.m.closed()
	case "/rPh":
		w.aid = false
	case "t":
		w.m.keep = w.inline && !w.aid && !w.m.closed()
	case "/c":
		return false, w.endCell()
	case "sheetData":
		return w.m.closed(), nil
	case "/sheetData", "/worksheet":
		return true, nil
	}
	return false, nil
}

func (w *walk) startRow() {
	w.row++
	if n, err := strconv.Atoi(string(w.m.attr("r"))); err == nil && n > 0 {
		w.row = n
	}
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

func (w *walk) startCell() error {
	w.col++
	if ref := w.m.attr("r"); len(ref) > 0 {
		if col := columnNumber(ref); col > 0 {
			w.col = col
		}
	}
	w.kind, w.style, w.value = 'n', 0, w.value[:0]
	switch t := string(w.m.attr("t")); t {
	case "s", "b", "e", "d":
		w.kind = t[0]
	case "str", "inlineStr":
		w.kind = 't'
	}
	if n, err := strconv.Atoi(string(w.m.attr("s"))); err == nil {
		w.style = n
	}
	return nil
}

// endCell puts the value where its column says.
func (w *walk) endCell() error {
	if len(w.value) == 0 {
		return nil
	}
	text := w.cellText()
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
		n, err := strconv.Atoi(string(w.value))
		if err != nil || n < 0 || n >= len(w.book.shared) {
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
