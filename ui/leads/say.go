package leads

import (
	"strconv"
	"time"
)

// count writes a number with its thousands apart.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// plural is "1 lead", "2 leads".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + one + "s"
}

// ago is how long a moment lies back, short: 40 m, 3 h, 12 d, 5 mo, 2 y.
func ago(at, now time.Time) string {
	if at.IsZero() {
		return "never"
	}
	switch d := now.Sub(at); {
	case d < time.Minute:
		return "now"
	case d < time.Hour:
		return strconv.Itoa(int(d.Minutes())) + " m"
	case d < 24*time.Hour:
		return strconv.Itoa(int(d.Hours())) + " h"
	case d < 90*24*time.Hour:
		return strconv.Itoa(int(d.Hours()/24)) + " d"
	case d < 730*24*time.Hour:
		return strconv.Itoa(int(d.Hours()/24/30.44)) + " mo"
	default:
		return strconv.Itoa(int(d.Hours()/24/365.25)) + " y"
	}
}

// day is a date as one says it: today, Thu, 12 Dec, 12 Dec 2027.
func day(date string, today time.Time) string {
	at, err := time.ParseInLocation(time.DateOnly, date, today.Location())
	if err != nil {
		return date
	}
	y, m, d := today.Date()
	switch days := int(at.Sub(time.Date(y, m, d, 0, 0, 0, 0, today.Location())).Hours()+12) / 24; {
	case at.Format(time.DateOnly) == today.Format(time.DateOnly):
		return "today"
	case days > 0 && days < 7:
		return at.Format("Mon")
	case at.Year() == y:
		return at.Format("2 Jan")
	}
	return at.Format("2 Jan 2006")
}

// moment is a time in a list: today 14:05, 12 Nov, 12 Nov 2025.
func moment(at, now time.Time, exact string) string {
	at = at.In(now.Location())
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		if exact == "day" {
			return "today"
		}
		return at.Format("15:04")
	}
	if at.Year() == now.Year() {
		return at.Format("2 Jan")
	}
	return at.Format("2 Jan 2006")
}
