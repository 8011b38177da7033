package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// workbook is the encoding of a table that came out of an Excel file.
const workbook = "xlsx"

// What a workbook may unpack to: a hundred thousand leads need a fifth of it.
const (
	maxPart    = 256 << 20 // bytes of one sheet or of the shared texts
	maxIndex   = 8 << 20   // bytes of the small parts
	maxEntries = 10_000    // files inside the zip
	maxShared  = 1_000_000 // different texts
	maxText    = 64 << 20  // bytes of them together
)

var sheetLimits = limits{rows: 1 << 20, columns: maxColumns, cells: 5_000_000}

// book is an opened workbook: its parts, not yet its cells.
type book struct {
	parts  map[string]*zip.File
	sheets []bookSheet
	styles []format
	shared []string
	epoch  int // days that serial dates are ahead: 1904 workbooks
}

type bookSheet struct {
	Name   string `xml:"name,attr"`
	State  string `xml:"state,attr"`
	Rel    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	Strict string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`
	part   string
}

func readWorkbook(name string, data []byte, o Options) (*Table, error) {
	b, err := openBook(data)
	if err != nil {
		return nil, refuse(name, err.Error())
	}
	t := &Table{Name: name, Encoding: workbook}
	for _, s := range b.sheets {
		t.Sheets = append(t.Sheets, s.Name)
	}
	chosen, err := b.choose(o.Sheet)
	if err != nil {
		return nil, refuse(name, err.Error())
	}
	var c complaints
	for _, s := range chosen {
		recs, err := b.cells(s, &c)
		if err != nil {
			return nil, refuse(name, err.Error())
		}
		t.Sheet = s.Name
		if len(recs.rows) == 0 && s.Name != chosen[len(chosen)-1].Name {
			continue
		}
		if err := t.fill(recs, &c); err != nil {
			return nil, refuse(name, err.Error())
		}
		break
	}
	return t, nil
}

// choose lists the sheets to try: the one asked for, or every visible one.
func (b *book) choose(want string) ([]bookSheet, error) {
	var names []string
	var visible []bookSheet
	for _, s := range b.sheets {
		if want != "" && strings.EqualFold(strings.TrimSpace(want), s.Name) {
			return []bookSheet{s}, nil
		}
		names = append(names, s.Name)
		if s.State == "" || s.State == "visible" {
			visible = append(visible, s)
		}
	}
	switch {
	case want != "":
		return nil, fmt.Errorf("has no sheet %q: it has %s.", want, strings.Join(names, ", "))
	case len(visible) > 0:
		return visible, nil
	case len(b.sheets) > 0:
		return b.sheets, nil
	}
	return nil, errors.New("has no sheets: save it again as .xlsx, or as CSV.")
}

var errDamaged = errors.New("is damaged: open it in Excel, save it again as .xlsx, or as CSV.")

func openBook(data []byte) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errDamaged
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("holds %s files inside, far more than a list needs: save the list alone as .xlsx or CSV.", grouped(len(z.File)))
	}
	b := &book{parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		b.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	main := b.related("")
	if b.parts[main["officedocument"]] == nil {
		return nil, errors.New("is a zip, but no Excel workbook: save the list as .xlsx or CSV.")
	}
	return b, b.index(main["officedocument"])
}

// index reads the small parts: sheet names, date system, formats, and the
// texts that cells share.
func (b *book) index(part string) error {
	var wb struct {
		Props struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []bookSheet `xml:"sheets>sheet"`
	}
	if err := b.small(part, &wb); err != nil {
		return err
	}
	if wb.Props.Date1904 == "1" || wb.Props.Date1904 == "true" {
		b.epoch = 1462
	}
	rels := b.related(part)
	for _, s := range wb.Sheets {
		s.part = rels["#"+s.Rel+s.Strict]
		b.sheets = append(b.sheets, s)
	}
	var err error
	if b.styles, err = b.formats(rels["styles"]); err != nil {
		return err
	}
	b.shared, err = b.texts(rels["sharedstrings"])
	return err
}

// related lists what a part points to, by id ("#rId1") and by the last word of
// the type ("styles"), as paths inside the zip.
func (b *book) related(part string) map[string]string {
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	dir, base := path.Split(part)
	out := map[string]string{}
	if b.small(dir+"_rels/"+base+".rels", &rels) != nil {
		return out
	}
	for _, r := range rels.List {
		target := strings.ToLower(r.Target)
		if strings.HasPrefix(target, "/") {
			target = target[1:]
		} else {
			target = path.Join(dir, target)
		}
		out["#"+r.ID] = target
		out[strings.ToLower(path.Base(r.Type))] = target
	}
	return out
}

// small reads a small XML part into v; a missing one leaves v as it is.
func (b *book) small(part string, v any) error {
	r, err := b.open(part, maxIndex)
	if err != nil || r == nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if xml.Unmarshal(data, v) != nil {
		return errDamaged
	}
	return nil
}

// open unpacks a part, up to a size; a missing part is nil.
func (b *book) open(part string, most int64) (io.ReadCloser, error) {
	f := b.parts[strings.ToLower(part)]
	if f == nil || part == "" {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("unpacks to more than %d MB, far more than a list needs: save the list alone as CSV.", most>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, errDamaged
	}
	return &unpacked{r}, nil
}

// unpacked reads a part; one that is larger than its entry says, or broken in
// any other way, is damaged.
type unpacked struct{ io.ReadCloser }

func (r *unpacked) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		err = errDamaged
	}
	return n, err
}
