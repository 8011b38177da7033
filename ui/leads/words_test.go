package leads

import (
	"testing"
	"time"
)

func TestValueOf(t *testing.T) {
	for _, c := range []struct {
		text, kind, label string
		amount, months    int64
	}{
		{"80k migration", "project", "migration", 8_000_000, 0},
		{"~80k", "project", "", 8_000_000, 0},
		{"12,500.50 EUR review", "project", "review", 1_250_050, 0},
		{"3k a month x 12 on-call", "retainer", "on-call", 300_000, 12},
		{"1.2M", "project", "", 120_000_000, 0},
	} {
		t.Run(c.text, func(t *testing.T) {
			f, kind, ok := valueOf(c.text, "EUR")
			months, _ := f["months"].(int64)
			label, _ := f["label"].(string)
			if !ok || kind != c.kind || f["amount"] != c.amount || months != c.months || label != c.label {
				t.Errorf("%v %q %v", f, kind, ok)
			}
		})
	}
	for _, text := range []string{"", "migration 80k", "k", "-5", "0"} {
		if f, _, ok := valueOf(text, "EUR"); ok {
			t.Errorf("%q was read as %v", text, f)
		}
	}
}

func TestPersonOf(t *testing.T) {
	f, role := personOf("Jane Doe, jane@acme.com, CTO, signs")
	if f["name"] != "Jane Doe" || f["email"] != "jane@acme.com" || f["title"] != "CTO" || role != "signs" {
		t.Errorf("%v, %q", f, role)
	}
}

func TestDay(t *testing.T) {
	today := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) // a Monday
	for date, want := range map[string]string{"2026-11-23": "today", "2026-11-24": "Tue", "2026-11-29": "Sun", "2026-11-30": "30 Nov",
		"2026-11-20": "20 Nov", "2027-01-04": "4 Jan 2027", "soon": "soon"} {
		if got := day(date, today); got != want {
			t.Errorf("%s is said as %q, not %q", date, got, want)
		}
	}
}

func TestAgo(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		back time.Duration
		want string
	}{{0, "now"}, {40 * time.Minute, "40 m"}, {5 * time.Hour, "5 h"}, {50 * time.Hour, "2 d"}, {200 * 24 * time.Hour, "6 mo"}, {900 * 24 * time.Hour, "2 y"}} {
		if got := ago(now.Add(-c.back), now); got != c.want {
			t.Errorf("%v back is said as %q, not %q", c.back, got, c.want)
		}
	}
	if got := ago(time.Time{}, now); got != "never" {
		t.Errorf("no touch is said as %q", got)
	}
}
