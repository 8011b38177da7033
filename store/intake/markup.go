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
	case bytes.HasPrefix(m.tag, []byte("!--")):
		return m.extend(endedComment)
	case bytes.HasPrefix(m.tag, []byte("![CDATA[")):
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

// name is the tag's name without a namespace prefix; an end tag keeps its /.
func (m *markup) name() string {
	name := m.tag
	if at := bytes.IndexAny(name, " \t\r\n"); at >= 0 {
		name = name[:at]
	}
	end := len(name) > 0 && name[0] == '/'
	if at := bytes.IndexByte(name, ':'); at >= 0 {
		name = name[at+1:]
	} else if end {
		name = name[1:]
	}
	name = bytes.TrimSuffix(name, []byte("/"))
	for _, known := range tagNames {
		if string(name) == known[1:] {
			if end {
				return known
			}
			return known[1:]
		}
	}
	return ""
}

// tagNames are the tags that mean something here.
var tagNames = [...]string{"/c", "/v", "/row", "/t", "/is", "/si", "/rPh", "/sheetData", "/sst", "/worksheet"}

// closed says whether the tag ends itself: <c r="A1"/>.
func (m *markup) closed() bool { return bytes.HasSuffix(m.tag, []byte("/")) }

// attr is the value of an attribute, as it stands.
func (m *markup) attr(name string) []byte {
	rest := m.tag
	for {
		at := bytes.IndexByte(rest, '=')
		if at < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:at])
		if sp := bytes.LastIndexAny(key, " \t\r\n"); sp >= 0 {
			key = key[sp+1:]
		}
		rest = bytes.TrimLeft(rest[at+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : end+1]
		}
		rest = rest[end+2:]
	}
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
