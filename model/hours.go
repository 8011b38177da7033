package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ParseHours reads a day's hours as a calendar keeps them: "09:00-12:00
// 13:00-17:00", in minutes of the day. No text is a day off.
func ParseHours(text string) ([][2]int, error) {
	var out [][2]int
	for _, span := range strings.Fields(strings.ReplaceAll(text, ",", " ")) {
		from, to, _ := strings.Cut(span, "-")
		open, ok := minuteOfDay(from)
		shut, also := minuteOfDay(to)
		if !ok || !also || shut <= open || shut > 24*60 {
			return nil, fmt.Errorf("%q are no hours: write them like 09:00-12:00 13:00-17:00", span)
		}
		out = append(out, [2]int{open, shut})
	}
	return out, nil
}

// ReadHours reads a day's hours as people write them, "9-12, 13-17:30" too.
func ReadHours(text string) ([][2]int, error) {
	var strict []string
	for _, span := range strings.Fields(strings.NewReplacer(",", " ", ";", " ", "–", "-").Replace(text)) {
		from, to, _ := strings.Cut(span, "-")
		strict = append(strict, wholeHour(from)+"-"+wholeHour(to))
	}
	return ParseHours(strings.Join(strict, " "))
}

// wholeHour writes the minutes of a bare hour.
func wholeHour(s string) string {
	if s == "" || strings.Contains(s, ":") {
		return s
	}
	return s + ":00"
}

// HoursBrief is a day's hours without the minutes that are none: "9-12 13-17:30".
func HoursBrief(hours [][2]int) string {
	words := strings.Fields(strings.ReplaceAll(HoursText(hours), "-", " "))
	var out []string
	for i := 0; i+1 < len(words); i += 2 {
		out = append(out, brief(words[i])+"-"+brief(words[i+1]))
	}
	return strings.Join(out, " ")
}

func brief(clock string) string {
	clock = strings.TrimSuffix(clock, ":00")
	if len(clock) > 1 && clock[0] == '0' {
		return clock[1:]
	}
	return clock
}

func minuteOfDay(s string) (int, bool) {
	h, m, ok := strings.Cut(s, ":")
	hours, err1 := strconv.Atoi(h)
	minutes, err2 := strconv.Atoi(m)
	return hours*60 + minutes, ok && err1 == nil && err2 == nil && hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60
}

// Country is one whose public holidays are known.
type Country struct{ Code, Name string }

// Holiday is a day on which a firm is closed.
type Holiday struct{ Date, Name string }

// HolidayFile is what a calendar file says of the days on which one is closed,
// and in sentences what in it was left out.
type HolidayFile struct {
	Days    []Holiday
	LeftOut []string
}

// HoursText is a day's hours as one writes them.
func HoursText(hours [][2]int) string {
	hours = slices.SortedFunc(slices.Values(hours), func(a, b [2]int) int { return a[0] - b[0] })
	var out []string
	for _, h := range hours {
		out = append(out, fmt.Sprintf("%02d:%02d-%02d:%02d", h[0]/60, h[0]%60, h[1]/60, h[1]%60))
	}
	return strings.Join(out, " ")
}
