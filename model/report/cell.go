package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"baton/model"
)

// Kind is what a column or a cell holds, and so how it is aligned, written
// and read back.
type Kind uint8

// The kinds. OutOf is the second half of a count: "of 7". Tenths are points
// with one digit; a Span is a length of time.
const (
	Empty Kind = iota
	Text
	Integer
	OutOf
	Money
	Percent
	Date
	DateTime
	Tenths
	Span
)

// Numeric says that the kind is a number in a workbook.
func (k Kind) Numeric() bool { return k > Text }

// Tone is what a colour means; whoever paints chooses the colour. It always
// comes with a word, never alone.
type Tone uint8

// The tones: states, the three teams, and two for emphasis.
const (
	Plain Tone = iota
	Good
	AtRisk
	Late
	Unknown
	Accent
	Muted
	Marketing
	BD
	Sales
)

// Cell is one value, computed once, perhaps with the formula that computes
// it again in the workbook. Numbers stand in Num the way a spreadsheet holds
// them: money in whole units with its currency in Text, dates as days since
// 1899-12-30 in the wall time of the firm, shares as 0..1.
type Cell struct {
	Text string
	Num  float64
	Kind Kind
	Tone Tone
	more *more
}

// more keeps the rare parts out of the hundred thousand plain cells.
type more struct{ formula, link string }

// Words is a text cell; the empty text is an empty cell.
func Words(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: s}
}

// Count is a whole number.
func Count(n int) Cell { return Cell{Kind: Integer, Num: float64(n)} }

// Of is a whole number read as "of 7", beside the count it belongs to.
func Of(n int) Cell { return Cell{Kind: OutOf, Num: float64(n)} }

// Amount is money in its own currency.
func Amount(m model.Money) Cell {
	return Cell{Kind: Money, Num: float64(m.Minor) / float64(model.Unit(m.Currency)), Text: m.Currency}
}

// Share is a part of one: 0.105 reads "10.5 %".
func Share(part float64) Cell { return Cell{Kind: Percent, Num: part} }

// Points are given in tenths, as the score counts them.
func Points(tenths int) Cell { return Cell{Kind: Tenths, Num: float64(tenths) / 10} }

// Length is a length of time, shown in hours and minutes.
func Length(d time.Duration) Cell { return Cell{Kind: Span, Num: d.Hours() / 24} }

// Day is the civil day of t in its own zone; the zero time is an empty cell.
func Day(t time.Time) Cell {
	if t.IsZero() {
		return Cell{}
	}
	return Cell{Kind: Date, Num: math.Floor(serial(t))}
}

// Moment is day and minute of t in its own zone; the zero time is empty.
func Moment(t time.Time) Cell {
	if t.IsZero() {
		return Cell{}
	}
	return Cell{Kind: DateTime, Num: serial(t)}
}

// serial counts days since 1899-12-30, as every spreadsheet does for dates
// after February 1900. The wall time is kept, the zone dropped.
func serial(t time.Time) float64 {
	_, offset := t.Zone()
	wall := t.Unix() + int64(offset)
	return float64(wall)/86400 + 25569
}

// Time is the wall time of a Date or DateTime cell, in UTC.
func (c Cell) Time() time.Time {
	return time.Unix(int64(math.Round((c.Num-25569)*86400)), 0).UTC()
}

// Live adds the formula that recomputes the cell; see Resolve for how it
// names tables, columns and figures.
func (c Cell) Live(formula string) Cell {
	m := c.copied()
	m.formula = formula
	c.more = m
	return c
}

// To makes the cell lead to a sheet of the same workbook.
func (c Cell) To(sheet string) Cell {
	m := c.copied()
	m.link = sheet
	c.more = m
	return c
}

// In gives the cell a tone.
func (c Cell) In(t Tone) Cell {
	c.Tone = t
	return c
}

func (c Cell) copied() *more {
	if c.more == nil {
		return &more{}
	}
	m := *c.more
	return &m
}

// Formula is what recomputes the cell, or "".
func (c Cell) Formula() string {
	if c.more == nil {
		return ""
	}
	return c.more.formula
}

// Link is the sheet the cell leads to, or "".
func (c Cell) Link() string {
	if c.more == nil {
		return ""
	}
	return c.more.link
}

// String is the cell as a screen shows it.
func (c Cell) String() string {
	switch c.Kind {
	case Empty:
		return ""
	case Integer:
		return grouped(int64(math.Round(c.Num)))
	case OutOf:
		return "of " + grouped(int64(math.Round(c.Num)))
	case Money:
		return grouped(int64(math.Round(c.Num))) + " " + c.Text
	case Percent:
		return strconv.FormatFloat(c.Num*100, 'f', 0, 64) + " %"
	case Tenths:
		return strconv.FormatFloat(c.Num, 'f', 1, 64)
	case Date:
		return c.Time().Format("2 Jan 2006")
	case DateTime:
		return c.Time().Format("2 Jan 2006 15:04")
	case Span:
		minutes := int(math.Round(c.Num * 24 * 60))
		return fmt.Sprintf("%d:%02d", minutes/60, minutes%60)
	}
	return c.Text
}

func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
