package intake

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
)

// foreign says in a few words what a file is when it is no list at all.
func foreign(data []byte) string {
	trimmed := bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n")
	switch {
	case len(data) == 0:
		return "is empty: choose a file with at least a header line."
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "is an old or password-protected Excel file: open it in Excel and save it as .xlsx without a password, or as CSV."
	case bytes.HasPrefix(data, []byte("%PDF")):
		return "is a PDF: copy the table out of it and paste it here, or save the list as CSV."
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		return "is a database, not a list: if it is a Baton file, open it instead."
	case bytes.HasPrefix(data, []byte("\x89PNG")), bytes.HasPrefix(data, []byte("\xff\xd8\xff")), bytes.HasPrefix(data, []byte("GIF8")):
		return "is a picture: save the list as CSV or XLSX."
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return "is compressed: unpack it first."
	case len(trimmed) > 0 && (startsWithFold(trimmed, "<!doctype html") || startsWithFold(trimmed, "<html") || startsWithFold(trimmed, "<?xml")):
		return "is a web or XML page, not a list: save it as CSV or XLSX."
	}
	return ""
}

func startsWithFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && strings.EqualFold(string(b[:len(prefix)]), prefix)
}

func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK")) && len(data) > 3 && data[2] < 9
}

// decode turns the bytes of a text file into UTF-8 and names the encoding.
func decode(data []byte, want string, c *complaints) (text, name string, err error) {
	name = want
	if want == "" {
		name = sniffEncoding(data)
	}
	enc, canonical, err := encodingOf(name)
	if err != nil {
		return "", "", err
	}
	if enc == nil {
		text = repair(string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), c)
	} else {
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return "", "", fmt.Errorf("cannot be read as %s: choose another encoding", canonical)
		}
		text = strings.TrimPrefix(string(out), "\ufeff")
	}
	text, err = dropNUL(text, c)
	return text, canonical, err
}

// encodingOf finds an encoding by any name in use; nil means UTF-8.
func encodingOf(name string) (encoding.Encoding, string, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "utf-8", "utf8":
		return nil, "utf-8", nil
	case "utf-16le", "utf-16", "utf16":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le", nil
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be", nil
	case "windows-1252", "cp1252", "ansi":
		return charmap.Windows1252, "windows-1252", nil
	}
	if enc, err := htmlindex.Get(name); err == nil && enc != nil {
		return enc, name, nil
	}
	if enc, err := ianaindex.IANA.Encoding(name); err == nil && enc != nil {
		return enc, name, nil
	}
	return nil, "", fmt.Errorf("cannot be read as %q: no such encoding is known; try utf-8, windows-1252 or utf-16le", name)
}

// sniffEncoding guesses: a byte order mark is believed, NULs in every second
// place are UTF-16, what is valid UTF-8 is UTF-8, and the rest is what Windows
// writes in the western world.
func sniffEncoding(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf-16be"
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return "utf-8"
	}
	var nul [2]int
	sample := data[:min(len(data), 4096)]
	for i, b := range sample {
		if b == 0 {
			nul[i&1]++
		}
	}
	switch {
	case nul[1]*5 > len(sample)*2 && nul[0]*10 < nul[1]:
		return "utf-16le"
	case nul[0]*5 > len(sample)*2 && nul[1]*10 < nul[0]:
		return "utf-16be"
	case utf8.Valid(data) || mostlyUTF8(data):
		return "utf-8"
	}
	return "windows-1252"
}

// mostlyUTF8 tells a UTF-8 file with a few broken letters from a file in
// another encoding, where hardly any accent makes a valid sequence.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 4*bad
}

func repair(text string, c *complaints) string {
	if utf8.ValidString(text) {
		return text
	}
	clean := strings.ToValidUTF8(text, "\uFFFD")
	at := strings.IndexRune(clean, '\uFFFD')
	c.add(1+strings.Count(clean[:at], "\n"), "", "Some letters from here on are damaged and show as \uFFFD: if there are many, choose another encoding.")
	return clean
}

// dropNUL removes NUL bytes, which no list means to hold.
func dropNUL(text string, c *complaints) (string, error) {
	at := strings.IndexByte(text, 0)
	if at < 0 {
		return text, nil
	}
	n := strings.Count(text, "\x00")
	if n*10 > len(text) {
		return "", errors.New("is not a list of text: save it as CSV or XLSX.")
	}
	c.add(1+strings.Count(text[:at], "\n"), "", fmt.Sprintf("%d NUL bytes were left out, the first of them here.", n))
	return strings.ReplaceAll(text, "\x00", ""), nil
}
