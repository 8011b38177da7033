package reportpage

import (
	"testing"
	"time"
)

func TestPeriodsAt(t *testing.T) {
	for _, c := range []struct{ what, now, key, from, to string }{
		{"the last twelve months end today", "2026-11-23", "year", "2025-11-24", "2026-11-24"},
		{"a quarter begins with its month", "2026-11-23", "quarter", "2026-10-01", "2026-11-24"},
		{"the last quarter of last year, seen from January", "2026-01-15", "last-quarter", "2025-10-01", "2026-01-01"},
		{"the last month of last year, seen from January", "2026-01-15", "last-month", "2025-12-01", "2026-01-01"},
		{"this year so far", "2026-02-28", "calendar", "2026-01-01", "2026-03-01"},
		{"the day before a leap day", "2028-02-28", "month", "2028-02-01", "2028-02-29"},
		{"a year from a leap day", "2028-02-29", "year", "2027-03-02", "2028-03-01"},
		{"the last year is whole", "2026-11-23", "last-calendar", "2025-01-01", "2026-01-01"},
	} {
		t.Run(c.what, func(t *testing.T) {
			now, err := time.Parse("2006-01-02", c.now)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range periodsAt(now.Add(15 * time.Hour)) {
				if p.key != c.key {
					continue
				}
				if got := p.from.Format("2006-01-02") + " " + p.to.Format("2006-01-02"); got != c.from+" "+c.to {
					t.Errorf("from and to are %s, want %s %s", got, c.from, c.to)
				}
				return
			}
			t.Errorf("there is no period %s", c.key)
		})
	}
}

func TestDays(t *testing.T) {
	at := func(s string) time.Time {
		d, err := time.Parse("2006-01-02", s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ from, to, want string }{
		{"2026-07-01", "2026-10-01", "1 Jul to 30 Sep 2026"},
		{"2025-11-24", "2026-11-24", "24 Nov 2025 to 23 Nov 2026"},
		{"2025-01-01", "2026-01-01", "1 Jan to 31 Dec 2025"},
	} {
		if got := days(at(c.from), at(c.to)); got != c.want {
			t.Errorf("days = %q, want %q", got, c.want)
		}
	}
}
