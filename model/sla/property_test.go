package sla

import (
	"sort"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

// zones with every kind of clock change: both hemispheres, half an hour, at
// midnight, a skipped day, and none at all.
var zones = []string{"UTC", "Europe/Lisbon", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "America/Santiago", "Pacific/Apia", "Pacific/Auckland", "Asia/Kathmandu"}

func anyCalendar(t *rapid.T) *Calendar {
	c := model.Calendar{Zone: rapid.SampledFrom(zones).Draw(t, "zone"), Weekly: map[string][][2]int{}}
	open := rapid.IntRange(1, 127).Draw(t, "days")
	for i, day := range days {
		if open&(1<<i) == 0 {
			continue
		}
		c.Weekly[day] = anyHours(t, 2)
	}
	for range rapid.IntRange(0, 3).Draw(t, "holidays") {
		c.Holidays = append(c.Holidays, anyDate(t))
	}
	c.Open, c.Breaks = map[string][][2]int{}, map[string][][2]int{}
	for range rapid.IntRange(0, 3).Draw(t, "open") {
		c.Open[anyDate(t)] = anyHours(t, 0) // none at all: a day off
	}
	for range rapid.IntRange(0, 3).Draw(t, "breaks") {
		c.Breaks[anyDate(t)] = anyHours(t, 2)
	}
	cal, err := New(c)
	if err != nil {
		t.Fatalf("%v refused: %v", c, err)
	}
	return cal
}

// anyHours are up to three stretches of a day in quarters, which may begin at
// 00:00, end at 24:00 and touch each other.
func anyHours(t *rapid.T, least int) [][2]int {
	edges := rapid.SliceOfNDistinct(rapid.IntRange(0, 96), least, 6, rapid.ID[int]).Draw(t, "edges")
	sort.Ints(edges)
	var out [][2]int
	for e := 0; e+1 < len(edges); e += 2 {
		out = append(out, [2]int{edges[e] * 15, edges[e+1] * 15})
	}
	return out
}

// anyDate lies in 2026, often on a day when clocks change in one of the zones,
// or is the day that Apia skipped.
func anyDate(t *rapid.T) string {
	if rapid.IntRange(0, 2).Draw(t, "odd") == 0 {
		return rapid.SampledFrom([]string{"2026-03-08", "2026-03-29", "2026-04-05", "2026-09-06", "2026-09-27", "2026-10-04", "2026-10-25", "2011-12-30"}).Draw(t, "change")
	}
	return time.Date(2026, 1, rapid.IntRange(1, 365).Draw(t, "date"), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// anyTime lies in 2026, often within a day of a clock change or around the
// day that Apia skipped.
func anyTime(t *rapid.T, cal *Calendar) time.Time {
	base := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.Int64Range(0, int64(365*24*time.Hour)).Draw(t, "at")))
	switch rapid.IntRange(0, 4).Draw(t, "near") {
	case 2:
		return base.Truncate(15 * time.Minute) // where hours begin and end
	case 0:
		if _, change := base.In(cal.Location()).ZoneBounds(); !change.IsZero() {
			return change.Add(time.Duration(rapid.Int64Range(int64(-26*time.Hour), int64(26*time.Hour)).Draw(t, "off")))
		}
	case 1:
		return time.Date(2011, 12, 28, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.Int64Range(0, int64(96*time.Hour)).Draw(t, "apia")))
	}
	return base
}

func TestCalendar_Properties(t *testing.T) {
	each := func(name string, check func(*rapid.T, *Calendar)) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { check(t, anyCalendar(t)) })
		})
	}
	amount := func(t *rapid.T) time.Duration {
		d := time.Duration(rapid.Int64Range(1, int64(60*24*time.Hour)).Draw(t, "amount"))
		if rapid.Bool().Draw(t, "quarters") {
			d = d.Truncate(15*time.Minute) + 15*time.Minute
		}
		return d
	}
	each("elapsed adds up, and is never negative", func(t *rapid.T, cal *Calendar) {
		at := []time.Time{anyTime(t, cal), anyTime(t, cal), anyTime(t, cal)}
		sort.Slice(at, func(i, j int) bool { return at[i].Before(at[j]) })
		ab, bc, ac := cal.Elapsed(at[0], at[1]), cal.Elapsed(at[1], at[2]), cal.Elapsed(at[0], at[2])
		if ab+bc != ac || ab < 0 || bc < 0 || ac > at[2].Sub(at[0]) {
			t.Fatalf("%s + %s, but %s together in %s", ab, bc, ac, at[2].Sub(at[0]))
		}
		if cal.Elapsed(at[2], at[0]) != 0 {
			t.Fatal("time runs backwards")
		}
	})
	each("due is the first moment at which that much has elapsed", func(t *rapid.T, cal *Calendar) {
		start, d := anyTime(t, cal), amount(t)
		due := cal.Due(start, d)
		if got := cal.Elapsed(start, due); got != d {
			t.Fatalf("%s from %s is %s, where %s has elapsed", d, start, due, got)
		}
		if got := cal.Elapsed(start, due.Add(-1)); got != d-1 {
			t.Fatalf("a moment before it %s has elapsed of %s", got, d)
		}
	})
	each("a later start or a longer time is never due sooner", func(t *rapid.T, cal *Calendar) {
		start, d := anyTime(t, cal), amount(t)
		due := cal.Due(start, d)
		if cal.Due(start.Add(amount(t)), d).Before(due) || cal.Due(start, d+amount(t)).Before(due) || due.Before(start) {
			t.Fatal("not monotone")
		}
	})
	each("back undoes due, up to closed time", func(t *rapid.T, cal *Calendar) {
		end, d := anyTime(t, cal), amount(t)
		start := cal.Back(end, d)
		if got := cal.Elapsed(start, end); got != d {
			t.Fatalf("%s before %s is %s, from where %s elapse", d, end, start, got)
		}
		if got := cal.Elapsed(start.Add(1), end); got != d-1 {
			t.Fatalf("a moment later %s are left of %s", got, d)
		}
	})
	each("what is searched is what a walk from day to day finds", func(t *rapid.T, cal *Calendar) {
		at, d, n := anyTime(t, cal), amount(t), rapid.IntRange(1, 90).Draw(t, "n")
		if got, want := cal.Due(at, d), cal.walkToDue(at, d); !got.Equal(want) {
			t.Fatalf("%s after %s is %s, by days %s", d, at, got, want)
		}
		if got, want := cal.Elapsed(at, at.Add(d)), cal.walked(at, at.Add(d)); got != want {
			t.Fatalf("%s from %s on are open %s, by days %s", d, at, got, want)
		}
		if got, want := cal.NextOpen(at), cal.walkToOpen(at); !got.Equal(want) {
			t.Fatalf("the opening after %s is %s, by days %s", at, got, want)
		}
		if got, want := cal.DueDays(at, n), cal.walkDays(cal.NextOpen(at), n); !got.Equal(want) {
			t.Fatalf("%d days after %s is %s, by days %s", n, at, got, want)
		}
	})
	each("closing more days never makes anything due sooner", func(t *rapid.T, cal *Calendar) {
		at, d, n := anyTime(t, cal), amount(t), rapid.IntRange(0, 30).Draw(t, "n")
		fewer := cal.Without([]string{anyDate(t), anyDate(t)})
		if fewer.Due(at, d).Before(cal.Due(at, d)) || fewer.Elapsed(at, at.Add(d)) > cal.Elapsed(at, at.Add(d)) || fewer.ElapsedDays(at, fewer.DueDays(at, n)) != n {
			t.Fatal("a day off gained time")
		}
	})
	each("open is where time elapses", func(t *rapid.T, cal *Calendar) {
		at := anyTime(t, cal)
		if got := cal.Elapsed(at, at.Add(1)); (got == 1) != cal.IsOpen(at) {
			t.Fatalf("%s is open: %v, but %d ns elapse", at, cal.IsOpen(at), got)
		}
	})
	each("the next opening is open, and nothing elapses until it", func(t *rapid.T, cal *Calendar) {
		at := anyTime(t, cal)
		next := cal.NextOpen(at)
		if !cal.IsOpen(next) || next.Before(at) || cal.Elapsed(at, next) != 0 || cal.IsOpen(at) != next.Equal(at) {
			t.Fatalf("from %s to %s", at, next)
		}
		if !cal.Due(at, 0).Equal(next) {
			t.Fatal("no time at all is not the next opening")
		}
	})
	each("the last closing ends open time, and nothing elapses since", func(t *rapid.T, cal *Calendar) {
		at := anyTime(t, cal)
		last := cal.PrevClose(at)
		if last.After(at) || cal.Elapsed(last, at) != 0 || cal.Elapsed(last.Add(-1), last) != 1 {
			t.Fatalf("from %s to %s", at, last)
		}
	})
	each("business days count themselves, and lie in hours", func(t *rapid.T, cal *Calendar) {
		start, n := anyTime(t, cal), rapid.IntRange(0, 40).Draw(t, "n")
		due := cal.DueDays(start, n)
		if got := cal.ElapsedDays(start, due); got != n {
			t.Fatalf("%d days from %s is %s, which is %d days", n, start, due, got)
		}
		if due.Before(start) || !cal.NextOpen(due).Equal(due) && !cal.PrevClose(due).Equal(due) {
			t.Fatalf("%s is closed", due)
		}
		if later := cal.DueDays(start, n+1); later.Before(due) {
			t.Fatalf("one day more is sooner: %s, %s", due, later)
		}
	})
	each("a pause counts nothing, and due allows for it", func(t *rapid.T, cal *Calendar) {
		start, d := anyTime(t, cal), amount(t)
		var pauses []Pause
		for range rapid.IntRange(0, 3).Draw(t, "pauses") {
			from := anyTime(t, cal)
			pauses = append(pauses, Pause{from, from.Add(time.Duration(rapid.Int64Range(-1, int64(240*time.Hour)).Draw(t, "long")))})
		}
		due, ok := cal.DuePaused(start, d, pauses)
		if !ok {
			t.Fatal("every pause has ended, and still no due time")
		}
		if got := cal.ElapsedPaused(start, due, pauses); got != d {
			t.Fatalf("%s elapsed of %s by %s", got, d, due)
		}
		if plain := cal.Due(start, d); due.Before(plain) {
			t.Fatal("pauses made it sooner")
		}
	})
}

func TestCalendar_DuePaused(t *testing.T) {
	cal := mustNew(t, office())
	at := func(s string) time.Time { return moment(t, cal, s) }
	t.Run("a pause that has not ended has no due time", func(t *testing.T) {
		if _, ok := cal.DuePaused(at("2026-11-23T10:00"), 2*time.Hour, []Pause{{From: at("2026-11-23T11:00")}}); ok {
			t.Error("it is due")
		}
	})
	t.Run("a deadline before the pause stands", func(t *testing.T) {
		due, ok := cal.DuePaused(at("2026-11-23T10:00"), time.Hour, []Pause{{From: at("2026-11-23T11:00")}})
		if !ok || !due.Equal(at("2026-11-23T11:00")) {
			t.Errorf("%s %v", due, ok)
		}
	})
	t.Run("a hold outside hours counts nothing", func(t *testing.T) {
		due, _ := cal.DuePaused(at("2026-11-23T16:00"), 2*time.Hour, []Pause{{at("2026-11-23T17:00"), at("2026-11-24T09:00")}})
		if !due.Equal(at("2026-11-24T10:00")) {
			t.Errorf("%s", due)
		}
	})
	t.Run("pauses that overlap are one", func(t *testing.T) {
		due, _ := cal.DuePaused(at("2026-11-23T09:00"), 2*time.Hour, []Pause{{at("2026-11-23T10:30"), at("2026-11-23T11:30")}, {at("2026-11-23T10:00"), at("2026-11-23T11:00")}})
		if !due.Equal(at("2026-11-23T13:30")) {
			t.Errorf("%s", due)
		}
	})
}

func TestNew_RefusesOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		edges := rapid.SliceOfNDistinct(rapid.IntRange(0, 1440), 4, 4, rapid.ID[int]).Draw(t, "edges")
		sort.Ints(edges)
		over := [][2]int{{edges[0], edges[2]}, {edges[1], edges[3]}}
		if rapid.Bool().Draw(t, "inside") {
			over = [][2]int{{edges[1], edges[2]}, {edges[0], edges[3]}}
		}
		plain := map[string][][2]int{"mon": {{0, 60}}}
		for name, c := range map[string]model.Calendar{
			"a week": {Zone: "UTC", Weekly: map[string][][2]int{"mon": over}}, "a day": {Zone: "UTC", Weekly: plain, Open: map[string][][2]int{"2026-11-23": over}},
			"a break": {Zone: "UTC", Weekly: plain, Breaks: map[string][][2]int{"2026-11-23": over}}} {
			if _, err := New(c); err == nil {
				t.Fatalf("%s of %v was taken", name, over)
			}
		}
	})
}
