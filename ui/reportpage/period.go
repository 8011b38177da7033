package reportpage

import (
	"fmt"
	"time"

	"baton/ui/kit"
)

// period is what a report is about: from the first moment to the last,
// exclusive.
type period struct {
	key, label string
	file       string // in the name of the workbook
	from, to   time.Time
}

// periodsAt are the periods one reports on, seen from a moment in the firm's
// own zone. The first is what a firm that is new to this wants to see.
func periodsAt(now time.Time) []period {
	year, month, day := now.Date()
	date := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, now.Location()) }
	tomorrow := date(year, month, day+1)
	first := time.Month((int(month)-1)/3*3 + 1)
	quarter := func(from time.Time) string {
		return fmt.Sprintf("%d Q%d", from.Year(), (int(from.Month())-1)/3+1)
	}
	thisQ, lastQ := date(year, first, 1), date(year, first-3, 1)
	lastM := date(year, month-1, 1)
	return []period{
		{"year", "The last twelve months", "to " + now.Format("2006-01-02"), date(year-1, month, day+1), tomorrow},
		{"quarter", "This quarter so far", quarter(thisQ), thisQ, tomorrow},
		{"last-quarter", "The last quarter", quarter(lastQ), lastQ, thisQ},
		{"month", "This month so far", now.Format("2006-01"), date(year, month, 1), tomorrow},
		{"last-month", "The last month", lastM.Format("2006-01"), lastM, date(year, month, 1)},
		{"calendar", "This year so far", fmt.Sprint(year), date(year, 1, 1), tomorrow},
		{"last-calendar", "The last year", fmt.Sprint(year - 1), date(year-1, 1, 1), date(year, 1, 1)},
	}
}

func options(periods []period) []kit.Option {
	out := make([]kit.Option, len(periods))
	for i, o := range periods {
		out[i] = kit.Option{Value: o.key, Label: o.label}
	}
	return out
}

// days says a period in days, its last day included.
func days(from, to time.Time) string {
	last := to.AddDate(0, 0, -1)
	if from.Year() == last.Year() {
		return from.Format("2 Jan") + " to " + last.Format("2 Jan 2006")
	}
	return from.Format("2 Jan 2006") + " to " + last.Format("2 Jan 2006")
}
