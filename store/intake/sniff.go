package intake

import (
	"fmt"
	"strings"
)

// delimiters in the order of preference when a sample fits several alike.
var delimiters = []byte{'\t', ';', '|', ','}

var delimiterWords = map[string]byte{
	",": ',', "comma": ',', ";": ';', "semicolon": ';', "|": '|', "pipe": '|', "\t": '\t', `\t`: '\t', "tab": '\t',
}

// cutHint takes off the "sep=;" line with which Excel names the delimiter.
func cutHint(text string) (rest string, hint byte) {
	if len(text) < 5 || !strings.EqualFold(text[:4], "sep=") {
		return text, 0
	}
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if len(line) != 5 {
		return text, 0
	}
	return rest, line[4]
}

// chooseDelimiter takes the user's word, then the file's own, then the one
// under which most rows are equally wide.
func chooseDelimiter(text, want string, hint byte) (byte, error) {
	if want != "" {
		d, ok := delimiterWords[strings.ToLower(want)]
		if !ok && len(want) == 1 && want[0] < 128 && !strings.ContainsAny(want, "\"\r\n") {
			d, ok = want[0], true
		}
		if !ok {
			return 0, fmt.Errorf("cannot be cut at %q: use comma, semicolon, tab or pipe", want)
		}
		return d, nil
	}
	if hint != 0 {
		return hint, nil
	}
	sample := text[:sampleEnd(text)]
	best, bestScore := byte(','), 0.0
	for _, d := range delimiters {
		if score := evenness(sample, d); score > bestScore {
			best, bestScore = d, score
		}
	}
	return best, nil
}

// sampleEnd ends a sample of at most 64 KiB at a line end.
func sampleEnd(text string) int {
	const most = 64 << 10
	if len(text) <= most {
		return len(text)
	}
	if at := strings.LastIndexAny(text[:most], "\r\n"); at > 0 {
		return at
	}
	return most
}

// evenness is the share of rows that have the usual number of cells under a
// delimiter, and a little for more cells; 0 when it never occurs.
func evenness(sample string, d byte) float64 {
	if strings.IndexByte(sample, d) < 0 {
		return 0
	}
	recs, err := cut(sample, d, limits{rows: 1 << 20, columns: 1 << 20, cells: 1 << 20})
	if err != nil {
		return 0
	}
	usual, rows := recs.usualWidth()
	if usual < 2 {
		return 0
	}
	return float64(rows)/float64(len(recs.rows)) + float64(min(usual, 50))/1000
}

// usualWidth is the most frequent number of cells a row among the rows with
// at least two (the wider if two are as frequent), and how many rows have it.
func (r *records) usualWidth() (width, rows int) {
	count := map[int]int{}
	for _, row := range r.rows[:min(len(r.rows), 1000)] {
		if w := len(row); w >= 2 {
			count[w]++
		}
	}
	for w, n := range count {
		if n > rows || n == rows && w > width {
			width, rows = w, n
		}
	}
	return width, rows
}
