package say

import (
	"fmt"
	"slices"
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

// Hours are the hours a firm works, days alike together: "Mon to Fri
// 09:00-17:30, in Europe/Lisbon".
func Hours(c model.Calendar) string {
	days := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	var out []string
	for i := 0; i < len(days); {
		last := i
		for last+1 < len(days) && slices.Equal(c.Weekly[days[last+1]], c.Weekly[days[i]]) {
			last++
		}
		if spans := c.Weekly[days[i]]; len(spans) > 0 {
			out = append(out, dayNames(days[i], days[last])+" "+and(hours(spans)))
		}
		i = last + 1
	}
	if len(out) == 0 {
		return "no working hours"
	}
	return strings.Join(out, "; ") + ", in " + c.Zone
}

func dayNames(first, last string) string {
	if first == last {
		return model.Title(first)
	}
	return model.Title(first) + " to " + model.Title(last)
}

func hours(spans [][2]int) []string {
	var out []string
	for _, s := range spans {
		out = append(out, fmt.Sprintf("%02d:%02d-%02d:%02d", s[0]/60, s[0]%60, s[1]/60, s[1]%60))
	}
	return out
}
