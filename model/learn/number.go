package learn

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
)

const (
	bins  = 4 // a number is cut at its quartiles
	apart = 6 // numbers with fewer different values are words
)

func plainNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// asNumbers reads a field whose values are nearly all numbers, NaN where one
// is not known; nil when they are words or few.
func asNumbers(seen []score.Seen) []float64 {
	out := make([]float64, len(seen))
	known, numbers := 0, 0
	different := map[float64]bool{}
	for i, s := range seen {
		out[i] = math.NaN()
		if s.IsNumber {
			out[i] = s.Number
		} else if s.Text == "" {
			continue
		} else if n, err := strconv.ParseFloat(s.Text, 64); err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) {
			out[i] = n
		}
		known++
		if out[i] == out[i] {
			numbers++
			different[out[i]] = true
		}
	}
	if 20*numbers < 19*known || len(different) <= apart {
		return nil
	}
	return out
}

// asDays reads a field of dates as days before the lead was made. future says
// that more than one in twenty is later than that.
func (b *builder) asDays(seen []score.Seen) (days []float64, future bool) {
	known, dates, later := 0, 0, 0
	days = make([]float64, len(seen))
	for i, s := range seen {
		days[i] = math.NaN()
		if s.IsUnknown || s.IsNumber {
			continue
		}
		known++
		at, err := time.ParseInLocation(time.DateOnly, s.Text[:min(len(s.Text), len(time.DateOnly))], b.in.Zone)
		if err != nil {
			continue
		}
		dates++
		if days[i] = math.Floor(b.rows[i].lead.Made.Sub(at).Hours() / 24); days[i] < 0 {
			later++
			days[i] = math.NaN()
		}
	}
	if known == 0 || 20*dates < 19*known {
		return nil, false
	}
	return days, 20*later > dates
}

// numbers adds a field cut at rounded quartiles of what is known.
func (b *builder) numbers(field string, n []float64, dates bool) {
	known, whole := knownOf(n)
	edges := cuts(known, b.least)
	switch name := strings.ToLower(Shown(b.in.Law, field)); {
	case strings.HasSuffix(name, "id") || strings.HasSuffix(name, "key"):
		b.leave(field, "is a key: its numbers count nothing")
		return
	case len(known) < bins*b.least:
		b.leave(field, whyFew)
		return
	case len(edges) == 0:
		b.leave(field, "is nearly the same wherever it is known")
		return
	}
	c := column{field: field, code: make([]int16, len(n)), twofold: len(edges) == 1}
	for i := 0; i <= len(edges); i++ {
		c.choices = append(c.choices, span(field, edges, i, whole, dates))
	}
	for i, v := range n {
		c.code[i] = notKnown
		if v == v {
			at, exact := slices.BinarySearch(edges, v)
			if exact {
				at++ // an edge begins the next bin
			}
			c.code[i] = int16(at)
		}
	}
	b.columns = append(b.columns, c)
}

// knownOf leaves out what is not known; whole says that no value has digits
// after the point.
func knownOf(n []float64) (known []float64, whole bool) {
	whole = true
	for _, v := range n {
		if v == v {
			known = append(known, v)
			whole = whole && v == math.Trunc(v)
		}
	}
	return known, whole
}

// cuts are the quartiles, rounded to two digits, with at least so many values
// in each part; fewer where values are alike.
func cuts(known []float64, least int) []float64 {
	slices.Sort(known)
	var edges []float64
	from := 0
	for q := 1; q < bins; q++ {
		if len(known) == 0 {
			break
		}
		edge := round2(known[q*len(known)/bins])
		at, _ := slices.BinarySearch(known, edge)
		if at-from >= least && len(known)-at >= least {
			edges = append(edges, edge)
			from = at
		}
	}
	return edges
}

// round2 keeps two digits, and years as they are.
func round2(v float64) float64 {
	if v == 0 || v >= 1900 && v <= 2100 {
		return v
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-1)
	if unit <= 1 {
		return math.Round(v)
	}
	return math.Round(v/unit) * unit
}

// span is one bin: from an edge to before the next.
func span(field string, edges []float64, i int, whole, dates bool) choice {
	c := model.Condition{Field: field, Op: "range"}
	last := int64(1)
	if !whole {
		last = 0 // a rule's ends are whole; the value on an edge is in both bins
	}
	text := ""
	if i > 0 {
		c.Low, c.HasLow = int64(edges[i-1]), true
		text = "from " + plainNumber(edges[i-1])
	}
	if i < len(edges) {
		c.High, c.HasHigh = int64(edges[i])-last, true
		text = strings.TrimSpace(text + " to " + strconv.FormatInt(c.High, 10))
		if i == 0 {
			text = "up to " + strconv.FormatInt(c.High, 10)
		}
	}
	if dates {
		return choice{text: fmt.Sprintf("%s days before the lead was made", text)}
	}
	return choice{text: text, cond: c}
}
