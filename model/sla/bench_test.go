package sla

import (
	"math/rand/v2"
	"testing"
	"time"

	"baton/model"
)

// busy is 10,000 hand-offs of the last weeks that wait for an answer, half of
// them touched, under an office with lunch, holidays and days of their own.
func busy(t testing.TB) ([]model.Handoff, [][]model.Touch, *Calendar, time.Time) {
	c := office()
	c.Holidays = []string{"2026-10-05", "2026-11-02", "2026-12-01", "2026-12-08", "2026-12-25", "2027-01-01"}
	c.Open = map[string][][2]int{"2026-12-24": {{540, 720}}, "2026-12-31": {{540, 720}}}
	c.Breaks = map[string][][2]int{"2026-11-11": {{600, 660}}}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	r := rand.New(rand.NewPCG(1, 2))
	hs, ts := make([]model.Handoff, 10_000), make([][]model.Touch, 10_000)
	for i := range hs {
		at := now.Add(-time.Duration(r.Int64N(int64(60 * 24 * time.Hour))))
		hs[i] = model.Handoff{ID: model.ID{byte(i), byte(i >> 8), 1}, From: model.ID{2}, Happened: at, Exact: "minute"}
		if i%2 == 0 {
			ts[i] = []model.Touch{{Kind: "call", Direction: "out", Outcome: "talked", Happened: at.Add(time.Duration(r.Int64N(int64(5 * 24 * time.Hour)))), Exact: "minute"}}
		}
		if i%5 == 0 {
			hs[i].Decisions = []model.Decision{{Act: "asked", Happened: at.Add(time.Hour)}, {Act: "answered", Happened: at.Add(9 * time.Hour)}}
		}
	}
	return hs, ts, mustNew(t, c), now
}

var (
	answerSoon = model.Promise{Key: "answer", Amount: 2, Unit: "business-day"}
	touchSoon  = model.Promise{Key: "first-touch", Amount: 3, Unit: "business-day"}
)

// clocks counts the states of the answer and the first touch of every hand-off.
func clocks(hs []model.Handoff, ts [][]model.Touch, cal *Calendar, now time.Time) map[string]int {
	states := map[string]int{}
	for i := range hs {
		states[Answer(&hs[i], answerSoon, cal, now).State]++
		states[FirstTouch(&hs[i], ts[i], touchSoon, cal, now).State]++
	}
	return states
}

// BenchmarkClocks: all clocks of 10,000 open hand-offs, beside a walk from day
// to day that finds the same due times.
func BenchmarkClocks(b *testing.B) {
	hs, ts, cal, now := busy(b)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			clocks(hs, ts, cal, now)
		}
	})
	b.Run("by days", func(b *testing.B) {
		for b.Loop() {
			for i := range hs {
				for _, n := range []int{answerSoon.Amount, touchSoon.Amount} {
					due := cal.walkDays(cal.walkToOpen(hs[i].Happened), n)
					cal.walked(hs[i].Happened, due)
					if due.After(now) {
						cal.walked(now, due)
					}
				}
			}
		}
	})
}

// BenchmarkDue_FarAhead: 10,000 opening hours ahead on a calendar that is open
// two hours a week, which is 96 years, beside a walk from day to day.
func BenchmarkDue_FarAhead(b *testing.B) {
	cal := mustNew(b, model.Calendar{Zone: "Europe/Lisbon", Weekly: map[string][][2]int{"mon": {{540, 660}}}, Holidays: []string{"2026-12-07"}})
	start := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			cal.Due(start, 10_000*time.Hour)
		}
	})
	b.Run("by days", func(b *testing.B) {
		for b.Loop() {
			byDays(cal, start, 10_000*time.Hour)
		}
	})
}

// byDays walks over every day, as one would with a calendar on the wall.
func byDays(cal *Calendar, start time.Time, d time.Duration) time.Time {
	day := cal.dayOf(start)
	rest := d + cal.until(day, start)
	for rest > cal.length(day) {
		rest -= cal.length(day)
		day++
	}
	return cal.within(day, rest)
}

func TestCalendar_DueFarAhead(t *testing.T) {
	cal := mustNew(t, model.Calendar{Zone: "Europe/Lisbon", Weekly: map[string][][2]int{"mon": {{540, 660}}}, Holidays: []string{"2026-12-07"}})
	start := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	if got, want := cal.Due(start, 10_000*time.Hour), byDays(cal, start, 10_000*time.Hour); !got.Equal(want) || got.Year() != 2122 {
		t.Errorf("10,000 opening hours of two a week end %s, by days %s", got, want)
	}
}
