// Package report answers: what do we send to the board, the partner or the
// client, and how does anyone check it?
//
// It turns the facts of a period into sheets: words, tables, key figures and
// chart intents. The screen and the workbook render the same sheets, so both
// show one calculation. Every key figure carries the formula that recomputes
// it from the data tables.
package report

// Look says which of three page designs a sheet wants.
type Look uint8

// The looks: a page to read, the cover, and one big table to work with.
const (
	Page Look = iota
	Cover
	Data
)

// Sheet is one page of the report.
type Sheet struct {
	Name     string // on the tab; at most 31 characters
	Title    string
	Subtitle string
	Look     Look
	Blocks   []Block
}

// Block is one part of a sheet, from top to bottom.
type Block interface{ block() }

// Headline is the one sentence a reader must not miss.
type Headline struct {
	Text   Cell
	Detail string
}

// Figures are the numbers that carry the page. Tiles stand beside each other
// with the number large; otherwise each is one line.
type Figures struct {
	Title string
	Tiles bool
	Items []Figure
}

// Figure is one number with its words. Key names it for formulas and for the
// workbook's name list; Note says of how many, or what it means.
type Figure struct {
	Key   string
	Label string
	Value Cell
	Note  Cell
}

// Note is a paragraph.
type Note struct {
	Text string
	Tone Tone
}

// Table is rows under typed columns. With a Name, formulas and charts can
// refer to it; in a sheet that looks like Data it becomes an Excel table.
type Table struct {
	Name    string
	Title   string
	Note    string
	Columns []Column
	Rows    [][]Cell
	Empty   string // said instead of rows, when there are none
}

// Column is one typed column. Key is its name in formulas. Width is in
// characters, 0 fits the content. Emphasis tints the cells that hold a word.
type Column struct {
	Key      string
	Title    string
	Kind     Kind
	Width    int
	Wrap     bool
	Emphasis []Emphasis
}

// Emphasis tints a cell whose text is Word.
type Emphasis struct {
	Word string
	Tone Tone
}

// ChartKind is the shape of a chart.
type ChartKind uint8

// The shapes. Bars lie and keep the order of the rows; a funnel is stacked
// bars, the first row on top.
const (
	Columns ChartKind = iota
	Bars
	Stacked
	Lines
	Funnel
)

// Chart is the wish for a picture of some columns of a table.
type Chart struct {
	Title    string
	Kind     ChartKind
	Table    string // the name of a table anywhere in the report
	Category string // the key of the column with the labels
	Series   []Series
	Height   int // in rows of text; 0 is a sensible height
}

// Series is one column of the chart's table, drawn in a tone.
type Series struct {
	Column string
	Tone   Tone
}

func (Headline) block() {}
func (Figures) block()  {}
func (Note) block()     {}
func (Table) block()    {}
func (Chart) block()    {}

// Column finds a column's position by its key, or -1.
func (t Table) Column(key string) int {
	for i, c := range t.Columns {
		if c.Key == key {
			return i
		}
	}
	return -1
}
