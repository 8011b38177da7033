package welcome

import (
	"testing"
	"time"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ firm, want string }{
		{"Northwind Cloud", "Northwind Cloud"},
		{"A/B: \"C\"?", "AB C"},
		{"Müller & Söhne", "Müller & Söhne"},
		{"  ", "Our firm"},
		{"..", "Our firm"},
		{"tab\there", "tabhere"},
	} {
		if got := fileName(c.firm); got != c.want {
			t.Errorf("fileName(%q) = %q, want %q", c.firm, got, c.want)
		}
	}
}

func TestSince(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) // a Monday
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{now.Add(-9 * time.Hour), "today"},
		{now.Add(time.Hour), "today"},
		{now.Add(-11 * time.Hour), "yesterday"},
		{now.AddDate(0, 0, -3), "Friday"},
		{now.AddDate(0, 0, -7), "16 November"},
		{now.AddDate(-1, 0, 0), "23 November 2025"},
	} {
		if got := since(c.at, now); got != c.want {
			t.Errorf("since(%v) = %q, want %q", c.at, got, c.want)
		}
	}
}

func TestCurrencyAt(t *testing.T) {
	for _, c := range []struct{ zone, want string }{
		{"Europe/Lisbon", "EUR"}, {"Europe/London", "GBP"}, {"America/Toronto", "CAD"}, {"America/Denver", "USD"}, {"UTC", "EUR"},
	} {
		if got := currencyAt(c.zone); got != c.want {
			t.Errorf("currencyAt(%s) = %s, want %s", c.zone, got, c.want)
		}
	}
}

// TestZones holds the list of zones to what this computer's clock knows.
func TestZones(t *testing.T) {
	seen := map[string]bool{}
	for i, o := range zones("Europe/Lisbon") {
		if i == 0 && o.Value != "Europe/Lisbon" {
			t.Error("one's own zone comes first")
		}
		if _, err := time.LoadLocation(o.Value); err != nil || seen[o.Value] {
			t.Errorf("the zone %s: %v, twice: %v", o.Value, err, seen[o.Value])
		}
		seen[o.Value] = true
	}
}
