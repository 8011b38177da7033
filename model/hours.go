package model

import (
	"fmt"
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

func minuteOfDay(s string) (int, bool) {
	h, m, ok := strings.Cut(s, ":")
	hours, err1 := strconv.Atoi(h)
	minutes, err2 := strconv.Atoi(m)
	return hours*60 + minutes, ok && err1 == nil && err2 == nil && hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60
}
