package xlsx

import (
	"bytes"
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"baton/model/report"

	"github.com/xuri/excelize/v2"
)

// rows writes the rows of one worksheet part as XML (ECMA-376, 18.3.1.73).
// It exists for speed: nothing is boxed, and no row is kept.
type rows struct {
	to      io.Writer
	buf     []byte
	letters []string
	row     string
	err     error
}

const flushAt = 1 << 16

func newRows(to io.Writer, columns int) *rows {
	r := &rows{to: to, buf: make([]byte, 0, flushAt+flushAt/4), letters: make([]string, columns+1)}
	for i := 1; i <= columns; i++ {
		r.letters[i], r.err = excelize.ColumnNumberToName(i)
	}
	return r
}

// start opens a row; height 0 leaves it to the program that shows it.
func (r *rows) start(n int, height float64) {
	r.row = strconv.Itoa(n)
	r.buf = append(r.buf, `<row r="`...)
	r.buf = append(r.buf, r.row...)
	if height > 0 {
		r.buf = append(r.buf, `" ht="`...)
		r.buf = strconv.AppendFloat(r.buf, height, 'f', -1, 64)
		r.buf = append(r.buf, `" customHeight="1`...)
	}
	r.buf = append(r.buf, `">`...)
}

func (r *rows) end() {
	r.buf = append(r.buf, `</row>`...)
	if len(r.buf) >= flushAt {
		r.flush()
	}
}

// flush hands on what was written; the first error stays.
func (r *rows) flush() error {
	if r.err == nil {
		_, r.err = r.to.Write(r.buf)
	}
	r.buf = r.buf[:0]
	return r.err
}

// cell writes one cell. Text stands in the cell itself, marked as text, so
// that nothing in it can ever be run; a formula keeps its value beside it.
func (r *rows) cell(column, style int, c report.Cell, formula string) {
	r.buf = append(r.buf, `<c r="`...)
	r.buf = append(r.buf, r.letters[column]...)
	r.buf = append(r.buf, r.row...)
	r.buf = append(r.buf, `" s="`...)
	r.buf = strconv.AppendInt(r.buf, int64(style), 10)
	switch {
	case c.Kind == report.Empty && formula == "":
		r.buf = append(r.buf, `"/>`...)
	case c.Kind.Numeric():
		r.buf = append(r.buf, `">`...)
		r.formula(formula)
		r.buf = append(r.buf, `<v>`...)
		r.number(c.Num)
		r.buf = append(r.buf, `</v></c>`...)
	case formula != "":
		r.buf = append(r.buf, `" t="str">`...)
		r.formula(formula)
		r.buf = append(r.buf, `<v>`...)
		r.text(c.Text)
		r.buf = append(r.buf, `</v></c>`...)
	default:
		r.buf = append(r.buf, `" t="inlineStr"><is><t`...)
		if blankAtEdge(c.Text) {
			r.buf = append(r.buf, ` xml:space="preserve"`...)
		}
		r.buf = append(r.buf, '>')
		r.text(c.Text)
		r.buf = append(r.buf, `</t></is></c>`...)
	}
}

// blankAtEdge says that XML would be read without the text's first or last blank.
func blankAtEdge(s string) bool {
	return s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ')
}

func (r *rows) formula(f string) {
	if f == "" {
		return
	}
	r.buf = append(r.buf, `<f>`...)
	r.text(f)
	r.buf = append(r.buf, `</f>`...)
}

func (r *rows) number(x float64) {
	if x == math.Trunc(x) && math.Abs(x) < 1<<53 {
		r.buf = strconv.AppendInt(r.buf, int64(x), 10)
		return
	}
	r.buf = strconv.AppendFloat(r.buf, x, 'f', -1, 64)
}

// text escapes what XML reserves, and what it cannot hold as _xHHHH_, the
// way workbooks do (ECMA-376, 22.9.2.19); a text that already looks like
// such an escape has its underscore escaped.
func (r *rows) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '_' {
			i++
			continue
		}
		size, instead := 1, ""
		switch {
		case c == '&':
			instead = "&amp;"
		case c == '<':
			instead = "&lt;"
		case c == '>':
			instead = "&gt;"
		case c == '_':
			if isEscape(s[i:]) {
				instead = "_x005F_"
			}
		case c == '\t' || c == '\n':
		case c < ' ':
			instead = "_x00" + string("01"[c>>4]) + string("0123456789ABCDEF"[c&15]) + "_"
		default:
			var ch rune
			ch, size = utf8.DecodeRuneInString(s[i:])
			if ch == utf8.RuneError && size == 1 || ch == 0xFFFE || ch == 0xFFFF {
				instead = "\uFFFD"
			}
		}
		if instead != "" {
			r.buf = append(append(r.buf, s[from:i]...), instead...)
			from = i + size
		}
		i += size
	}
	r.buf = append(r.buf, s[from:]...)
}

// isEscape says whether s begins like _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range s[2:6] {
		if !bytes.ContainsRune([]byte("0123456789abcdefABCDEF"), c) {
			return false
		}
	}
	return true
}
