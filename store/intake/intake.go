// Package intake answers: what is in this list, and what would it make?
//
// Read turns a file or a pasted table into rows of text, whatever programme
// wrote it. Guess says which column means what. Propose turns the rows into
// companies, people and leads in Baton's own words. Nothing here writes: the
// store applies a proposal as one batch, and can undo it.
package intake

import (
	"fmt"
	"path/filepath"
	"time"

	"baton/model"
)

// Options is what the user may say when the guess is wrong; the zero value
// guesses everything.
type Options struct {
	Sheet     string // of a workbook; empty: the first one with rows
	Encoding  string // "windows-1252", "utf-16le", ...
	Delimiter string // "," ";" "|" "\t", or the words comma, semicolon, pipe, tab
	DateOrder string // dmy, mdy or ymd

	Currency string         // of amounts that name none
	Zone     *time.Location // of times that name none; nil: UTC
	Now      time.Time      // for what "today" means

	Stages map[string]string // the firm's own stage names in small letters -> the key that Lead.Stage shall have
}

// Table is a list as the reader saw it, before anyone said what it means.
type Table struct {
	Name      string     `json:"name,omitempty"`
	Encoding  string     `json:"encoding"`
	Delimiter string     `json:"delimiter"`
	Sheet     string     `json:"sheet,omitempty"`
	Sheets    []string   `json:"sheets,omitempty"`
	Header    []string   `json:"header"`
	Headless  bool       `json:"headless,omitempty"` // the list had no header: columns are numbered
	Rows      [][]string `json:"rows"`
	Lines     []int      `json:"lines"` // where each row starts in the source, from 1
	HeaderAt  int        `json:"header_line"`
	Problems  []Problem  `json:"problems"`
}

// Problem is one sentence about one place in the source. Line and Column are
// empty where the sentence is about the whole list.
type Problem struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Text   string `json:"text"`
}

// maxProblems is how many sentences a person is shown; the rest is a number.
const maxProblems = 1000

// complaints collects problems without letting a damaged file fill the screen.
type complaints struct {
	list []Problem
	more int
}

func (c *complaints) add(line int, column, text string) {
	if len(c.list) >= maxProblems {
		c.more++
		return
	}
	c.list = append(c.list, Problem{line, column, text})
}

func (c *complaints) all() []Problem {
	if c.more > 0 {
		c.list = append(c.list, Problem{Text: fmt.Sprintf("%d more problems of this kind are not listed.", c.more)})
		c.more = 0
	}
	if c.list == nil {
		return []Problem{}
	}
	return c.list
}

// Read reads a CSV, TSV or XLSX file that is already in memory. name serves
// the messages only: what a file is, its bytes say; without a name it is what
// somebody pasted (Paste). A list that cannot be read
// at all is refused in one sentence (model.Invalid); what is wrong with single
// rows stands in the table's problems.
func Read(name string, data []byte, o Options) (*Table, error) {
	if name == "" && !isZip(data) {
		return Paste(string(data), o)
	}
	name = filepath.Base(name)
	if reason := foreign(data); reason != "" {
		return nil, refuse(name, reason)
	}
	if isZip(data) {
		return readWorkbook(name, data, o)
	}
	return readText(name, data, o)
}

// refuse makes the one sentence about a file that cannot be read.
func refuse(name, reason string) error {
	if name == "" || name == "." {
		name = "The list"
	}
	return model.Refuse("", name+" "+reason)
}

func readText(name string, data []byte, o Options) (*Table, error) {
	var c complaints
	text, encoding, err := decode(data, o.Encoding, &c)
	if err != nil {
		return nil, refuse(name, err.Error())
	}
	text, hint := cutHint(text)
	delimiter, err := chooseDelimiter(text, o.Delimiter, hint)
	if err != nil {
		return nil, refuse(name, err.Error())
	}
	recs, err := cut(text, delimiter, textLimits)
	if err != nil {
		return nil, refuse(name, err.Error())
	}
	if hint != 0 {
		recs.shift(1)
	}
	if recs.unclosed > 0 {
		c.add(recs.unclosed, "", "A quotation mark is opened here and never closed: it was taken as part of the text.")
	}
	t := &Table{Name: name, Encoding: encoding, Delimiter: string(delimiter)}
	if err := t.fill(recs, &c); err != nil {
		return nil, refuse(name, err.Error())
	}
	return t, nil
}
