package intake

import (
	"bufio"
	"bytes"
	"html"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// markup walks the tags of a large XML part through a small window. It knows
// what sheets use (no DTD, no entities of its own), and so reads a sheet ten
// times faster than a general reader, in memory that does not grow.
type markup struct {
	r     *bufio.Reader
	tag   []byte // the tag just read, without < and >
	text  []byte // the text before it, if keep was set
	keep  bool   // gather the text up to the next tag
	spill []byte
}

// maxCell is longer than the longest text Excel lets into a cell, escaped.
const maxCell = 1 << 20

func newMarkup(r io.Reader) *markup {
	b := bufio.NewReaderSize(r, 64<<10)
	if head, _ := b.Peek(2); len(head) == 2 && (head[0] == 0xfe && head[1] == 0xff || head[0] == 0xff && head[1] == 0xfe) {
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
		b = bufio.NewReaderSize(transform.NewReader(b, utf16), 64<<10)
	}
	return &markup{r: b}
}

// next reads up to and including the next tag; io.EOF when there is none.
func (m *markup) next() error {
	m.text = m.text[:0]
	for {
		part, err := m.r.ReadSlice('<')
		if m.keep {
			m.text = append(m.text, bytes.TrimSuffix(part, []byte("<"))...)
			if len(m.text) > maxCell {
				return errDamaged
			}
		}
		if err == nil {
			break
		}
		if err != bufio.ErrBufferFull {
			return err
		}
	}
	if err := m.upTo('>'); err != nil {
		return err
	}
	switch {
	case len(m.tag) == 0:
	case m.tag[0] == '/':
	case m.tag[0] == '!' && bytes.HasPrefix(m.tag, []byte("!--")):
		return m.extend(endedComment)
	case m.tag[0] == '!' && bytes.HasPrefix(m.tag, []byte("![CDATA[")):
		return m.cdata()
	case !evenQuotes(m.tag):
		return m.extend(evenQuotes)
	}
	return nil
}

// upTo reads on to the mark, which itself is not part of m.tag.
func (m *markup) upTo(mark byte) error {
	m.spill = m.spill[:0]
	for {
		part, err := m.r.ReadSlice(mark)
		if err == nil && len(m.spill) == 0 {
			m.tag = part[:len(part)-1]
			return nil
		}
		m.spill = append(m.spill, part...)
		if err == nil {
			m.tag = m.spill[:len(m.spill)-1]
			return nil
		}
		if err != bufio.ErrBufferFull || len(m.spill) > maxCell {
			return damagedUnless(err)
		}
	}
}

// extend reads on while a > stood inside the tag: in a comment, a CDATA
// section or an attribute.
func (m *markup) extend(complete func(tag []byte) bool) error {
	whole := append([]byte(nil), m.tag...)
	for !complete(whole) {
		if err := m.upTo('>'); err != nil {
			return err
		}
		whole = append(append(whole, '>'), m.tag...)
		if len(whole) > maxCell {
			return errDamaged
		}
	}
	m.tag = whole
	return nil
}

func evenQuotes(tag []byte) bool { return bytes.Count(tag, []byte(`"`))%2 == 0 }

func endedComment(tag []byte) bool { return len(tag) >= 5 && bytes.HasSuffix(tag, []byte("--")) }

func endedCDATA(tag []byte) bool { return bytes.HasSuffix(tag, []byte("]]")) }

// cdata turns a CDATA section into text and goes on to the next tag.
func (m *markup) cdata() error {
	if err := m.extend(endedCDATA); err != nil {
		return err
	}
	raw := bytes.TrimSuffix(m.tag[len("![CDATA["):], []byte("]]"))
	before := append([]byte(nil), m.text...)
	if m.keep {
		before = append(before, html.EscapeString(string(raw))...)
	}
	if err := m.next(); err != nil {
		return err
	}
	m.text = append(before, m.text...)
	return nil
}

func damagedUnless(err error) error {
	if err == io.EOF || err == bufio.ErrBufferFull {
		return errDamaged
	}
	return err
}

// name is the tag's name without a namespace prefix, if it means something
// here; end says that it is an end tag.
func (m *markup) name() (name string, end bool) {
	tag := m.tag
	if end = len(tag) > 0 && tag[0] == '/'; end {
		tag = tag[1:]
	}
	for i, b := range tag {
		if b == ' ' || b == '/' || b == '\t' || b == '\r' || b == '\n' {
			tag = tag[:i]
			break
		}
	}
	if at := bytes.IndexByte(tag, ':'); at >= 0 {
		tag = tag[at+1:]
	}
	switch string(tag) {
	case "c":
		return "c", end
	case "v":
		return "v", end
	case "t":
		return "t", end
	case "is":
		return "is", end
	case "row":
		return "row", end
	case "si":
		return "si", end
	case "rPh":
		return "rPh", end
	case "sst":
		return "sst", end
	case "sheetData":
		return "sheetData", end
	case "worksheet":
		return "worksheet", end
	}
	return "", end
}

// closed says whether the tag ends itself: <c r="A1"/>.
func (m *markup) closed() bool { return bytes.HasSuffix(m.tag, []byte("/")) }

// attrs calls f with each attribute of the tag, as it stands.
func (m *markup) attrs(f func(key, value []byte)) {
	rest := m.tag
	for {
		at := bytes.IndexByte(rest, '=')
		if at < 0 || at+2 > len(rest) {
			return
		}
		start := at
		for start > 0 && rest[start-1] > ' ' {
			start--
		}
		key, quote := rest[start:at], rest[at+1]
		if quote != '"' && quote != '\'' {
			return
		}
		rest = rest[at+2:]
		end := bytes.IndexByte(rest, quote)
		if end < 0 {
			return
		}
		f(key, rest[:end])
		rest = rest[end+1:]
	}
}

// whole reads a number without a sign; -1 if it is none.
func whole(b []byte) (n int) {
	if len(b) == 0 || len(b) > 9 {
		return -1
	}
	for _, d := range b {
		if d < '0' || d > '9' {
			return -1
		}
		n = n*10 + int(d-'0')
	}
	return n
}

// plainText undoes XML's escapes and Excel's own (_x000D_).
func plainText(b []byte) string {
	s := string(b)
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "_x") {
		s = excelEscapes.Replace(s)
	}
	return s
}

var excelEscapes = strings.NewReplacer("_x000D_\n", "\n", "_x000D_", "\n", "_x000d_", "\n", "_x000A_", "\n", "_x0009_", "\t", "_x005F_", "_")
