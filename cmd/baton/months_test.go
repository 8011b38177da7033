package main

import (
	"testing"
	"time"
)

func TestUntilMidnight(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, now, want string }{
		{"in the evening", "2026-11-23T21:00:00Z", "2h1m0s"},
		{"just after midnight there it is a whole day", "2026-11-23T23:02:00Z", "23h59m0s"},
		{"the day the clocks go back is an hour longer", "2026-10-24T22:30:00Z", "24h31m0s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			now, _ := time.Parse(time.RFC3339, c.now)
			if got := untilMidnight(now, berlin).String(); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
