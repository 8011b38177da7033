package intake

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"baton/model"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestRead_text(t *testing.T) {
	utf16 := func(order unicode.Endianness, bom unicode.BOMPolicy, s string) string {
		out, err := unicode.UTF16(order, bom).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	latin, _ := charmap.Windows1252.NewEncoder().String("Firma;Ort\nMüller & Söhne;Köln €\n")
	plain := [][]string{{"Acme", "Berlin"}, {"Beta", "Paris"}}
	for _, c := range []struct {
		name      string
		data      string
		o         Options
		encoding  string
		delimiter string
		header    []string
		rows      [][]string
	}{
		{"a comma-separated list", "Name,City\nAcme,Berlin\nBeta,Paris\n", Options{}, "utf-8", ",", []string{"Name", "City"}, plain},
		{"a semicolon list from a German Excel", "Name;City\r\nAcme;Berlin\r\nBeta;Paris\r\n", Options{}, "utf-8", ";", []string{"Name", "City"}, plain},
		{"a tab-separated list", "Name\tCity\nAcme\tBerlin\nBeta\tParis", Options{}, "utf-8", "\t", []string{"Name", "City"}, plain},
		{"a list with pipes and old Mac line ends", "Name|City\rAcme|Berlin\rBeta|Paris\r", Options{}, "utf-8", "|", []string{"Name", "City"}, plain},
		{"a byte order mark is no part of the first name", "\ufeffName,City\nAcme,Berlin\nBeta,Paris", Options{}, "utf-8", ",", []string{"Name", "City"}, plain},
		{"UTF-16 little-endian with a mark", utf16(unicode.LittleEndian, unicode.UseBOM, "Name,City\nAcme,Berlin\nBeta,Paris"), Options{}, "utf-16le", ",", []string{"Name", "City"}, plain},
		{"UTF-16 big-endian without a mark", utf16(unicode.BigEndian, unicode.IgnoreBOM, "Name,City\nAcme,Berlin\nBeta,Paris"), Options{}, "utf-16be", ",", []string{"Name", "City"}, plain},
		{"Windows-1252 is guessed when it cannot be UTF-8", latin, Options{}, "windows-1252", ";", []string{"Firma", "Ort"}, [][]string{{"Müller & Söhne", "Köln €"}}},
		{"the user's encoding wins", "Name,City\n\x82,x\n", Options{Encoding: "ibm437"}, "ibm437", ",", []string{"Name", "City"}, [][]string{{"é", "x"}}},
		{"the user's delimiter wins", "a;b,c\n1;2,3\n", Options{Delimiter: "comma"}, "utf-8", ",", []string{"a;b", "c"}, [][]string{{"1;2", "3"}}},
		{"Excel's sep= line is believed", "sep=|\r\na|b\r\n1,2|3,4\r\n", Options{}, "utf-8", "|", []string{"a", "b"}, [][]string{{"1,2", "3,4"}}},
		{"decimal commas do not make a comma list", "name;price\na;1,5\nb;2,5\n", Options{}, "utf-8", ";", []string{"name", "price"}, [][]string{{"a", "1,5"}, {"b", "2,5"}}},
		{"of two delimiters that fit alike, the one with more columns", "a,b;c,d\n1,2;3,4\n", Options{}, "utf-8", ",", []string{"a", "b;c", "d"}, [][]string{{"1", "2;3", "4"}}},
		{"a quoted cell over two lines", "Name,Note\nAcme,\"one\r\ntwo, \"\"three\"\"\"\n", Options{}, "utf-8", ",", []string{"Name", "Note"}, [][]string{{"Acme", "one\ntwo, \"three\""}}},
		{"a blank after a closing quote", "Name,Note\n\"Acme\" ,\"b\"\n", Options{}, "utf-8", ",", []string{"Name", "Note"}, [][]string{{"Acme", "b"}}},
		{"an inch mark inside a cell is text", "Name,Size\nScreen 27\" wide,big\n", Options{}, "utf-8", ",", []string{"Name", "Size"}, [][]string{{"Screen 27\" wide", "big"}}},
		{"one column", "Name\nAcme\nBeta\n", Options{}, "utf-8", ",", []string{"Name"}, [][]string{{"Acme"}, {"Beta"}}},
		{"a header alone", "Name,City", Options{}, "utf-8", ",", []string{"Name", "City"}, [][]string{}},
		{"blanks in cells stay, in the header they go", " Name ,City\nJohn ,x\n", Options{}, "utf-8", ",", []string{"Name", "City"}, [][]string{{"John ", "x"}}},
		{"notes stand above LinkedIn's header", "Notes:\n\"When exporting, some addresses are missing, as people chose.\"\n\nFirst Name,Last Name,URL\nJane,Doe,https://x.y/z\n", Options{}, "utf-8", ",", []string{"First Name", "Last Name", "URL"}, [][]string{{"Jane", "Doe", "https://x.y/z"}}},
		{"unquoted notes with commas, set apart by an empty line", "When exporting, you see, less\n\nA,B,C,D\n1,2,3,4\n", Options{}, "utf-8", ",", []string{"A", "B", "C", "D"}, [][]string{{"1", "2", "3", "4"}}},
		{"a title above the header", "Our leads 2026,,\nName,City,Size\nAcme,Berlin,5\n", Options{}, "utf-8", ",", []string{"Name", "City", "Size"}, [][]string{{"Acme", "Berlin", "5"}}},
		{"a star in a header is part of its text", "Person - Name*,Deal - Title\nJane,x\n", Options{}, "utf-8", ",", []string{"Person - Name*", "Deal - Title"}, [][]string{{"Jane", "x"}}},
		{"a list without a header has numbered columns", "Acme,jane@acme.example\nBeta,bob@beta.example\n", Options{}, "utf-8", ",", []string{"Column 1", "Column 2"}, [][]string{{"Acme", "jane@acme.example"}, {"Beta", "bob@beta.example"}}},
		{"delimiters alone at the end are no rows", "a,b\n1,2\n,\n,\n", Options{}, "utf-8", ",", []string{"a", "b"}, [][]string{{"1", "2"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab, err := Read("list.csv", []byte(c.data), c.o)
			if err != nil {
				t.Fatal(err)
			}
			if tab.Encoding != c.encoding || tab.Delimiter != c.delimiter {
				t.Errorf("read as %s cut at %q, want %s and %q", tab.Encoding, tab.Delimiter, c.encoding, c.delimiter)
			}
			if !reflect.DeepEqual(tab.Header, c.header) || !reflect.DeepEqual(tab.Rows, c.rows) {
				t.Errorf("got  %q %q\nwant %q %q", tab.Header, tab.Rows, c.header, c.rows)
			}
		})
	}
}

func TestRead_problems(t *testing.T) {
	for _, c := range []struct {
		name, data string
		line       int
		says       string
	}{
		{"a short row is reported with its line and filled", "a,b,c\n1,2,3\n\n4,5\n", 4, "2 cells where the header has 3"},
		{"a long row is reported with its line", "a,b\n\"x\ny\",2\n1,2,3\n", 4, "3 cells where the header has 2"},
		{"NUL bytes are left out and counted", "a,b\n1,2\n3,\x004\n4,5\n6,7\n8,9\n1,1\n", 3, "1 NUL bytes"},
		{"a quote that never closes is text, and said", "a,b\n1,2\n\"3,4\n5,6\n", 3, "never closed"},
		{"broken letters in a UTF-8 file are shown", "a,b\nMüller,Köln\nSöhne,\xff\nGröße,Öl\n", 3, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab, err := Read("list.csv", []byte(c.data), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(tab.Problems) != 1 || tab.Problems[0].Line != c.line || !strings.Contains(tab.Problems[0].Text, c.says) {
				t.Errorf("got %+v, want line %d saying %q", tab.Problems, c.line, c.says)
			}
			for i, row := range tab.Rows {
				if len(row) < len(tab.Header) {
					t.Errorf("row %d has %d cells", i, len(row))
				}
			}
		})
	}
}

func TestRead_refused(t *testing.T) {
	for _, c := range []struct{ name, data, says string }{
		{"an empty file", "", "is empty"},
		{"a file of blank lines", "\n\n\n", "holds no rows"},
		{"an old Excel file", "\xd0\xcf\x11\xe0\xa1\xb1", ".xlsx"},
		{"a PDF", "%PDF-1.7", "PDF"},
		{"a web page", "<!DOCTYPE html><html>", "web"},
		{"a database", "SQLite format 3\x00", "Baton file"},
		{"a picture", "\x89PNG\r\n", "picture"},
		{"a zip that is no workbook", "PK\x03\x04nothing", "damaged"},
		{"a programme", "\x7fELF\x00\x00\x00\x00\x00\x01\x00\x02\x00\x00\x00", "not a list"},
		{"a row of a million columns", "a" + strings.Repeat(",", 1_000_000), "up to 1,000"},
		{"an unknown encoding", "a,b", "no such encoding"},
	} {
		t.Run(c.name+" is refused in one sentence", func(t *testing.T) {
			o := Options{}
			if strings.Contains(c.name, "unknown encoding") {
				o.Encoding = "klingon"
			}
			_, err := Read("/some/where/list.csv", []byte(c.data), o)
			var invalid *model.Invalid
			if !errors.As(err, &invalid) || len(invalid.Problems) != 1 {
				t.Fatalf("got %v", err)
			}
			if !strings.HasPrefix(err.Error(), "list.csv ") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("says %q, want list.csv and %q", err, c.says)
			}
		})
	}
}

func TestRead_lines(t *testing.T) {
	t.Run("every row knows the line it starts at", func(t *testing.T) {
		tab, err := Read("l.csv", []byte("sep=,\na,b\n\n\"1\n2\",x\r\n3,4\n"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if want := []int{4, 6}; !reflect.DeepEqual(tab.Lines, want) || tab.HeaderAt != 2 {
			t.Errorf("rows at %v under line %d, want %v under 2", tab.Lines, tab.HeaderAt, want)
		}
	})
	t.Run("ten thousand ragged rows do not fill the screen", func(t *testing.T) {
		tab, err := Read("l.csv", []byte("a,b\n1,2\n"+strings.Repeat("1\n", 10_000)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		last := tab.Problems[len(tab.Problems)-1]
		if len(tab.Problems) != maxProblems+1 || !strings.Contains(last.Text, "9000 more") {
			t.Errorf("%d problems, the last: %+v", len(tab.Problems), last)
		}
	})
	t.Run("parse prints empty lists, not null", func(t *testing.T) {
		tab, _ := Read("l.csv", []byte("a,b"), Options{})
		out, _ := json.Marshal(tab)
		if want := `"rows":[],"lines":[],"header_line":1,"problems":[]`; !strings.Contains(string(out), want) {
			t.Errorf("got %s", out)
		}
	})
}

func TestTable_Columns(t *testing.T) {
	tab := &Table{Header: []string{"Phone", "Phone", "", "Phone"}}
	if got, want := tab.Columns(), []string{"Phone", "Phone (2)", "Column 3", "Phone (3)"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzCut holds the scanner to encoding/csv wherever that one accepts the
// text, and to its own promises everywhere.
func FuzzCut(f *testing.F) {
	for _, s := range []string{"a,b\n1,2", "\"a\"\"b\",c\r\n", ",\n,", "a,\"b\nc\"\n\nd,e", "\"", "a\rb", "\"a\" ,b", "\"a\"b\",c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		recs, err := cut(text, ',', limits{1 << 20, 1 << 20, 1 << 22})
		if err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(recs.lines); i++ {
			if recs.lines[i] <= recs.lines[i-1] {
				t.Fatalf("line %d follows line %d", recs.lines[i], recs.lines[i-1])
			}
		}
		// A carriage return alone ends a line here and does not there.
		if strings.Contains(strings.ReplaceAll(text, "\r\n", "\n"), "\r") {
			return
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil || !utf8.ValidString(text) {
			return
		}
		if len(want) != len(recs.rows) {
			t.Fatalf("%d records, want %d of %q", len(recs.rows), len(want), text)
		}
		for i := range want {
			if !reflect.DeepEqual(recs.rows[i], want[i]) {
				t.Fatalf("record %d is %q, want %q", i, recs.rows[i], want[i])
			}
		}
	})
}

// FuzzRead: whatever the bytes, Read answers with a table that is even and
// can be printed, or with one sentence.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"), "")
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"), "")
	f.Add([]byte("Notes:\n\nA;B\n1;2"), "windows-1252")
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		tab, err := Read("x", data, Options{Encoding: encoding})
		var invalid *model.Invalid
		if err != nil {
			if !errors.As(err, &invalid) {
				t.Fatalf("not a sentence: %v", err)
			}
			return
		}
		if len(tab.Rows) != len(tab.Lines) {
			t.Fatalf("%d rows, %d lines", len(tab.Rows), len(tab.Lines))
		}
		for _, row := range tab.Rows {
			if len(row) < len(tab.Header) {
				t.Fatalf("short row %q", row)
			}
		}
	})
}

// thirteen columns as the exports of CRMs have them.
func hundredThousand() []byte {
	var b strings.Builder
	b.WriteString("Deal ID,Deal Name,Stage,Pipeline,Amount,Close Date,Create Date,Owner,Type,Reason,Domain,E-mail,City\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "DEAL-%08d,\"Migration, phase %d\",Qualified to Buy,Sales Pipeline,%d.50,2026-06-17,2025-03-29,owner%d@firm.example,New Business,,company%d.example,person%d@company%d.example,Lisbon\n",
			i, i%7, 10_000+i, i%9, i%5000, i, i%5000)
	}
	return []byte(b.String())
}

func BenchmarkRead(b *testing.B) {
	data := hundredThousand()
	b.Run("intake", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if tab, err := Read("x.csv", data, Options{}); err != nil || len(tab.Rows) != 100_000 {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding-csv-ReuseRecord", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			r := csv.NewReader(strings.NewReader(string(data)))
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
