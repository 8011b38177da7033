package intake

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"baton/model"
)

// ParseMoney reads an amount as people write it: "1,234.50", "1.234,50",
// "€ 12 500", "~80k", "1,2 Mio. EUR", "(500)". An amount that names no
// currency is in the given one.
func ParseMoney(text, currency string) (model.Money, error) {
	return parseMoney(text, currency, 0)
}

// parseMoney also knows the column's decimal mark ('.' or ','), where the
// column has shown it; 0 is unknown.
func parseMoney(text, currency string, mark byte) (model.Money, error) {
	m := model.Money{Currency: currency}
	code, rest := currencyIn(text)
	if code != "" && !(code == "USD" && strings.Contains(text, "$") && dollars[currency]) {
		m.Currency = code
	}
	n, ok := readNumber(rest, mark)
	if !ok {
		return m, fmt.Errorf("%q is not an amount", clip(text))
	}
	var err error
	if m.Minor, err = n.times10(model.Decimals(m.Currency)); err != nil {
		return m, fmt.Errorf("%q is too large an amount", clip(text))
	}
	return m, nil
}

// clip shortens what a message quotes.
func clip(text string) string {
	if r := []rune(text); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return text
}

// number is digits x 10^exp, exactly.
type number struct {
	negative bool
	digits   string
	exp      int
}

var errTooLarge = errors.New("too large")

// times10 is the number x 10^power, rounded half away from zero.
func (n number) times10(power int) (int64, error) {
	digits, exp := strings.TrimLeft(n.digits, "0"), n.exp+power
	up := false
	if exp < 0 {
		cut := len(digits) + exp
		if cut < 0 {
			return 0, nil
		}
		up = digits[cut:] != "" && digits[cut] >= '5'
		digits, exp = digits[:cut], 0
	}
	if digits == "" {
		digits, exp = "0", 0
	}
	if len(digits)+exp > 18 {
		return 0, errTooLarge
	}
	v, err := strconv.ParseInt(digits+strings.Repeat("0", exp), 10, 64)
	if up {
		v++
	}
	if n.negative {
		v = -v
	}
	return v, err
}

// approximate are the words for "about" in front of a number.
var approximate = []string{"~", "≈", "ca.", "ca ", "c. ", "circa ", "about ", "approx.", "approx ", "around ", "roughly ", "rund ", "etwa ", "ungefähr "}

// multiples stand behind a number; longer words first.
var multiples = []struct {
	word string
	exp  int
}{
	{"thousand", 3}, {"millionen", 6}, {"millions", 6}, {"million", 6}, {"tausend", 3}, {"mio.", 6}, {"tsd.", 3}, {"mrd.", 9}, {"mio", 6},
	{"mln", 6}, {"tsd", 3}, {"mrd", 9}, {"mn", 6}, {"bn", 9}, {"k", 3}, {"m", 6}, {"b", 9},
}

// readNumber reads a number with grouping, sign and multiple.
func readNumber(text string, mark byte) (number, bool) {
	s := strings.ToLower(strings.TrimFunc(text, space))
	for _, w := range approximate {
		if strings.HasPrefix(s, w) {
			s = strings.TrimLeftFunc(s[len(w):], space)
		}
	}
	var n number
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		n.negative, s = true, s[1:len(s)-1]
	}
	s = strings.TrimFunc(strings.Trim(s, "+"), space)
	if rest, cut := strings.CutPrefix(strings.ReplaceAll(s, "\u2212", "-"), "-"); cut {
		n.negative, s = true, rest
	}
	for _, m := range multiples {
		if rest, cut := strings.CutSuffix(s, m.word); cut && rest != "" {
			n.exp, s = m.exp, rest
			break
		}
	}
	s = strings.TrimFunc(s, space)
	for _, empty := range []string{",-", ".-", ",--", ".--", ",–", ".–"} { // "500,-"
		s = strings.TrimSuffix(s, empty)
	}
	if n.exp > 0 && mark == 0 {
		mark = loneMark(s)
	}
	whole, frac, ok := splitNumber(s, mark)
	n.digits, n.exp = whole+frac, n.exp-len(frac)
	return n, ok
}

// loneMark is the only separator of a number such as "1.234k".
func loneMark(s string) byte {
	if at := strings.IndexAny(s, ".,"); at >= 0 && at == strings.LastIndexAny(s, ".,") {
		return s[at]
	}
	return 0
}

func space(r rune) bool { return unicode.IsSpace(r) || r == '\u202f' || r == '\u00a0' || r == '\u2009' }

// splitNumber tells grouping from decimals. A single separator before exactly
// three digits groups them, unless the column's mark says otherwise.
func splitNumber(s string, mark byte) (whole, frac string, ok bool) {
	at := decimalAt(s, mark)
	if at >= 0 {
		s, frac = s[:at], s[at+1:]
		if !allDigits(frac) {
			return "", "", false
		}
	}
	var b strings.Builder
	group, groups := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
			group++
		case r == '.' || r == ',' || r == '\'' || r == '\u2019' || space(r):
			if group == 0 || groups > 0 && group != 3 && group != 2 {
				return "", "", false
			}
			groups, group = groups+1, 0
		default:
			return "", "", false
		}
	}
	if groups > 0 && group != 3 {
		return "", "", false
	}
	return b.String(), frac, b.Len() > 0 || frac != ""
}

// decimalAt is the place of the decimal mark, -1 if the number has none.
func decimalAt(s string, mark byte) int {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	last := max(dot, comma)
	if last < 0 {
		return -1
	}
	if dot >= 0 && comma >= 0 {
		return last
	}
	switch {
	case strings.Count(s, s[last:last+1]) > 1:
		return -1
	case mark != 0:
		if s[last] == mark || len(s)-last-1 != 3 {
			return last
		}
		return -1
	case len(s)-last-1 == 3 && last >= 1 && last <= 3 && s[0] != '0':
		return -1
	}
	return last
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// decimalMark finds the mark that a column of numbers uses; 0 if none shows it.
func decimalMark(values []string) byte {
	dots, commas := 0, 0
	for _, v := range values {
		_, s := currencyIn(v)
		s = strings.TrimFunc(s, space)
		dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
		last := max(dot, comma)
		if last < 0 {
			continue
		}
		decimals := dot >= 0 && comma >= 0 || len(s)-last-1 != 3
		if strings.Count(s, s[last:last+1]) > 1 {
			decimals = false
		} else if !decimals {
			continue // "1.234" may be either
		}
		if decimals == (s[last] == '.') {
			dots++
		} else {
			commas++
		}
	}
	switch {
	case dots > commas:
		return '.'
	case commas > dots:
		return ','
	}
	return 0
}
