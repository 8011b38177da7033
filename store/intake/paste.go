package intake

import "strings"

// Paste reads what somebody pasted: a table copied from a spreadsheet (with
// or without its header), delimited text, or lines of one lead each.
func Paste(text string, o Options) (*Table, error) {
	t, err := readText("The pasted text", []byte(text), o)
	if err != nil {
		return nil, err
	}
	if t.Headless || knownHeader(t.Header) {
		if t.Headless && o.Delimiter == "" && t.Delimiter == "," && uneven(text) {
			return typedLines(text), nil
		}
		return t, nil
	}
	if o.Delimiter == "" && (t.Delimiter == "," || t.Delimiter == ";") && (len(t.Rows) == 0 || uneven(text)) {
		return typedLines(text), nil
	}
	return t.withoutHeader(), nil
}

// knownHeader: one known word in the first row makes it a header.
func knownHeader(header []string) bool {
	for _, h := range header {
		plain := plainHeader(h)
		if headerWords[plain] != "" || plain == "name" || plain == "title" || plain == "status" || strings.ContainsRune(h, '.') && Field(strings.ToLower(h)) {
			return true
		}
	}
	_, known := presetOf(header)
	return known
}

// uneven says that the lines have different numbers of commas: typed, not
// exported.
func uneven(text string) bool {
	width := -1
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		n := len(lineParts(line))
		if width >= 0 && n != width {
			return true
		}
		width = n
	}
	return len(strings.Split(strings.TrimSpace(text), "\n")) == 1
}

// typedLines makes a table of lines of one lead each.
func typedLines(text string) *Table {
	t := &Table{Encoding: "utf-8", Delimiter: ",", Header: lineFields, Rows: [][]string{}, Lines: []int{}, Problems: []Problem{}}
	at := 0
	for line := range strings.Lines(text) {
		if at++; strings.TrimSpace(line) != "" {
			t.Rows, t.Lines = append(t.Rows, readLine(line)), append(t.Lines, at)
		}
	}
	return t
}

// withoutHeader takes the first row for data after all.
func (t *Table) withoutHeader() *Table {
	t.Rows, t.Lines = append([][]string{t.Header}, t.Rows...), append([]int{t.HeaderAt}, t.Lines...)
	t.number()
	return t
}
