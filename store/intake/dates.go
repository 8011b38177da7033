package intake

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"baton/model"
)

// ParseDate reads a date or a time as lists write it. order (dmy, mdy, ymd)
// decides where the numbers alone do not; a time without an offset is in zone.
// What has no time of day is exact to the day, and is its midnight in zone.
func ParseDate(text, order string, zone *time.Location) (model.When, error) {
	if zone == nil {
		zone = time.UTC
	}
	text = strings.TrimSpace(text)
	d, ok := readDate(text)
	if ok {
		ok = d.resolve(order)
	}
	if !ok {
		if w, found := countedDate(text, zone); found {
			return w, nil
		}
		return model.When{}, fmt.Errorf("%q is not a date", clip(text))
	}
	if d.fixed {
		zone = time.FixedZone("", d.offset)
	}
	at := time.Date(d.year, time.Month(d.month), d.day, d.hour, d.minute, d.second, 0, zone)
	if d.timed && (d.hour+d.minute+d.second > 0 || d.fixed) {
		return model.When{At: at.UTC(), Exact: "minute"}, nil
	}
	return model.When{At: at, Exact: "day"}, nil
}

// countedDate reads dates that a programme counted: 20180131, a serial day of
// a spreadsheet, milliseconds since 1970.
func countedDate(text string, zone *time.Location) (model.When, bool) {
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 {
		return model.When{}, false
	}
	switch {
	case len(text) == 8:
		at, err := time.ParseInLocation("20060102", text, zone)
		return model.When{At: at, Exact: "day"}, err == nil && at.Year() >= 1900 && at.Year() <= 2100
	case len(text) == 5 && n >= 20000 && n <= 60000:
		return model.When{At: time.Date(1899, 12, 30+n, 0, 0, 0, 0, zone), Exact: "day"}, true
	case len(text) == 13 && n < 4102444800000:
		return model.When{At: time.UnixMilli(int64(n)).UTC(), Exact: "minute"}, true
	}
	return model.When{}, false
}

// dateParts is a date that has been read, before and after its order is known.
type dateParts struct {
	nums              [3]int // as they stand
	lens              [3]int // their number of digits
	count             int
	named             int // the month, if it was written as a word
	separator         byte
	year, month, day  int
	timed, fixed      bool
	hour, minute      int
	second, offset    int
	clock             int // how many parts of the time have been read
	negative, pending bool
	fraction          bool
}

// readDate cuts a text into the numbers and words of a date. It refuses any
// word it does not know: a sentence with a number in it is no date.
func readDate(text string) (d dateParts, ok bool) {
	if len(text) < 6 || len(text) > 64 {
		return d, false
	}
	before := byte(' ')
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			end := i
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			if !d.number(text[i:end], before, end < len(text) && text[end] == ':') {
				return d, false
			}
			i, before = end, ' '
		case c == ' ' || c == ',' || c == '.' || c == '/' || c == '-' || c == ':' || c == '+':
			if before == ' ' {
				before = c
			}
			i++
		default:
			end := i
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) {
					break
				}
				end += n
			}
			if end == i || !d.word(strings.ToLower(text[i:end])) {
				return d, false
			}
			i, before = end, ' '
		}
	}
	return d, (d.count == 3 && d.named == 0 || d.count == 2 && d.named > 0) && d.clock != 1
}

// number takes one run of digits: a part of the date, of the time or of the
// offset from UTC.
func (d *dateParts) number(digits string, before byte, hour bool) bool {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return false
	}
	switch {
	case d.fixed && d.pending: // the minutes of +02:00
		if n > 59 {
			return false
		}
		if d.negative {
			n = -n
		}
		d.offset, d.pending = d.offset+n*60, false
	case d.clock == 0 && hour:
		d.hour, d.clock, d.timed = n, 1, true
		return n < 24
	case d.clock == 1 && before == ':':
		d.minute, d.clock = n, 2
		return n < 60
	case d.clock == 2 && before == ':':
		d.second, d.clock = n, 3
		return n < 60
	case d.clock == 3 && before == '.' && !d.fraction:
		d.fraction = true
	case d.clock >= 2 && !d.fixed && (before == '+' || before == '-'):
		return d.zone(n, len(digits), before == '-', hour)
	case d.count < 3:
		if d.count == 1 {
			d.separator = before
		}
		d.nums[d.count], d.lens[d.count] = n, len(digits)
		d.count++
		return len(digits) <= 4
	default:
		return false
	}
	return true
}

func (d *dateParts) zone(n, digits int, negative, more bool) bool {
	seconds := n * 3600
	if digits == 4 {
		seconds = n/100*3600 + n%100*60
	}
	if negative {
		seconds = -seconds
	}
	d.offset, d.fixed, d.negative, d.pending = seconds, true, negative, more
	return seconds <= 15*3600 && seconds >= -15*3600
}

// filler are words around a date that say nothing.
var filler = words(`t at um of de den der le el st nd rd th uhr h mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
	montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so`)

func (d *dateParts) word(w string) bool {
	switch {
	case w == "z" || w == "utc" || w == "gmt":
		d.fixed = d.timed
		return d.timed
	case w == "pm" && d.timed && d.hour <= 12:
		d.hour = d.hour%12 + 12
	case w == "am" && d.timed && d.hour <= 12:
		d.hour %= 12
	case filler[w]:
	default:
		month := monthOf(w)
		if month == 0 || d.named != 0 {
			return false
		}
		d.named = month
	}
	return true
}

// monthStarts are the first letters of the months in the languages of the
// lists we meet: English, German, French, Spanish, Italian, Portuguese, Dutch.
var monthStarts = [12][]string{
	{"jan", "gen", "ene"}, {"feb", "fév", "fev"}, {"mar", "mär", "mrz", "maa", "mrt"}, {"apr", "avr", "abr"}, {"may", "mai", "mag", "mei"}, {"jun", "juin", "giu"},
	{"jul", "juil", "lug"}, {"aug", "aoû", "aou", "ago"}, {"sep", "set"}, {"oct", "okt", "ott", "out"}, {"nov"}, {"dec", "dez", "déc", "dic"},
}

func monthOf(w string) int {
	if utf8.RuneCountInString(w) > 10 {
		return 0
	}
	for i, starts := range monthStarts {
		for _, s := range starts {
			if strings.HasPrefix(w, s) {
				return i + 1
			}
		}
	}
	return 0
}

// resolve says which number is the day, the month and the year.
func (d *dateParts) resolve(order string) bool {
	n := d.nums
	year := 2
	switch {
	case d.named > 0:
		d.month, d.day, d.year, year = d.named, n[0], n[1], 1
		if d.lens[0] == 4 {
			d.year, d.day, year = n[0], n[1], 0
		}
	case d.lens[0] >= 3 || order == "ymd" && d.lens[2] <= 2:
		d.year, d.month, d.day, year = n[0], n[1], n[2], 0
	case d.monthFirst(order):
		d.month, d.day, d.year = n[0], n[1], n[2]
	default:
		d.day, d.month, d.year = n[0], n[1], n[2]
	}
	switch d.lens[year] {
	case 4:
	case 2:
		if d.year += 2000; d.year >= 2070 {
			d.year -= 100
		}
	default:
		return false
	}
	at := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	return at.Day() == d.day && int(at.Month()) == d.month && d.year >= 1900 && d.year <= 2200
}

func (d *dateParts) monthFirst(order string) bool {
	switch order {
	case "mdy":
		return true
	case "dmy":
		return false
	}
	return d.nums[1] > 12 && d.nums[0] <= 12
}
