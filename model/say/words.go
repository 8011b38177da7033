package say

import (
	"strconv"
	"strings"

	"baton/model"
	"baton/model/score"
)

func points(n int64) string {
	if n == 10 || n == -10 {
		return score.Tenths(n) + " point"
	}
	return score.Tenths(n) + " points"
}

func counted(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.FormatInt(n, 10) + " " + noun + "s"
}

// plain is a value as a sentence shows it; one of our fixed words loses its
// hyphen.
func plain(value string) string {
	for _, list := range []string{"relationship", "route", "kind", "role"} {
		if model.IsWord(list, value) {
			return lower(model.Title(value))
		}
	}
	return value
}

// lower takes the capital off a sentence's first word, unless that is a name
// such as AWS.
func lower(s string) string {
	runes := []rune(s)
	if len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) && runes[1] != ' ' {
		return s
	}
	if len(runes) > 0 {
		return strings.ToLower(string(runes[:1])) + string(runes[1:])
	}
	return s
}

func and(list []string) string { return joined(list, " and ") }

func or(list []string) string { return joined(list, " or ") }

func joined(list []string, last string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + last + list[len(list)-1]
}

// grouped writes 1250000 as 1,250,000.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := strings.TrimRight(s, "0123456789")
	s = s[len(sign):]
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
