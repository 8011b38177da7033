package sla

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

func mustNew(t testing.TB, c model.Calendar) *Calendar {
	t.Helper()
	cal, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

// office is 9 to 17 with an hour for lunch, and a holiday on Tuesday
// 2026-12-08, in Lisbon.
func office() model.Calendar {
	c := model.Calendar{Zone: "Europe/Lisbon", Weekly: map[string][][2]int{}, Holidays: []string{"2026-12-08"}}
	for _, d := range []string{"mon", "tue", "wed", "thu", "fri"} {
		c.Weekly[d] = [][2]int{{13 * 60, 17 * 60}, {9 * 60, 12 * 60}}
	}
	return c
}

func everyDay(zone string, from, to int) model.Calendar {
	c := model.Calendar{Zone: zone, Weekly: map[string][][2]int{}}
	for _, d := range days {
		c.Weekly[d] = [][2]int{{from, to}}
	}
	return c
}

func TestNew_Refuses(t *testing.T) {
	week := func(hours ...[2]int) model.Calendar {
		return model.Calendar{Zone: "UTC", Weekly: map[string][][2]int{"mon": hours}}
	}
	cases := []struct {
		name string
		cal  model.Calendar
		says string
	}{
		{"a calendar with no open hour", model.Calendar{Zone: "UTC"}, "no open hour"},
		{"a calendar whose days are all empty", week(), "no open hour"},
		{"a zone nobody knows", model.Calendar{Zone: "Mars/Olympus", Weekly: week([2]int{0, 60}).Weekly}, "not a time zone"},
		{"no zone", model.Calendar{Weekly: week([2]int{0, 60}).Weekly}, "not a time zone"},
		{"hours that overlap", week([2]int{540, 720}, [2]int{700, 1020}), "On mon the hours from 11:40 overlap those until 12:00"},
		{"hours inside other hours", week([2]int{540, 1020}, [2]int{600, 660}), "overlap"},
		{"closing at opening", week([2]int{540, 540}), "closing at 09:00 is not after opening"},
		{"hours past midnight", week([2]int{1320, 120}), "belong to the next day"},
		{"a day of 25 hours", week([2]int{0, 1500}), "between 00:00 and 24:00"},
		{"a day that does not exist", model.Calendar{Zone: "UTC", Weekly: map[string][][2]int{"monday": {{0, 60}}}}, `"monday" is not a day`},
		{"a holiday that is no date", model.Calendar{Zone: "UTC", Weekly: week([2]int{0, 60}).Weekly, Holidays: []string{"25.12.2026"}}, `"25.12.2026" is not a date`},
		{"hours of one day that overlap", model.Calendar{Zone: "UTC", Weekly: week([2]int{0, 60}).Weekly, Open: map[string][][2]int{"2026-12-24": {{540, 720}, {660, 780}}}}, "On 2026-12-24 the hours from 11:00 overlap those until 12:00"},
		{"breaks of one day that overlap", model.Calendar{Zone: "UTC", Weekly: week([2]int{0, 60}).Weekly, Breaks: map[string][][2]int{"2026-12-24": {{540, 720}, {540, 780}}}}, "On 2026-12-24 the hours from 09:00 overlap"},
		{"hours of a day that is no date", model.Calendar{Zone: "UTC", Weekly: week([2]int{0, 60}).Weekly, Open: map[string][][2]int{"2026-02-30": {{540, 720}}}}, `"2026-02-30" is not a date`},
		{"breaks of a day that is no date", model.Calendar{Zone: "UTC", Weekly: week([2]int{0, 60}).Weekly, Breaks: map[string][][2]int{"soon": nil}}, `"soon" is not a date`},
		{"a break past midnight", model.Calendar{Zone: "UTC", Weekly: week([2]int{0, 60}).Weekly, Breaks: map[string][][2]int{"2026-12-24": {{1380, 60}}}}, "belong to the next day"},
		{"only single days that are open", model.Calendar{Zone: "UTC", Open: map[string][][2]int{"2026-12-24": {{540, 720}}}}, "no open hour"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := New(c.cal)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want a sentence with %q", err, c.says)
			}
		})
	}
	t.Run("every mistake at once", func(t *testing.T) {
		_, err := New(model.Calendar{Zone: "nowhere", Weekly: map[string][][2]int{"mon": {{5, 4}}}, Holidays: []string{"x"}})
		if inv, ok := err.(*model.Invalid); !ok || len(inv.Problems) != 3 {
			t.Errorf("got %v, want three sentences", err)
		}
	})
}

func TestCalendar_Due(t *testing.T) {
	cases := []struct {
		name  string
		start string
		d     time.Duration
		want  string
	}{
		{"within the morning", "2026-11-23T09:30", 2 * time.Hour, "2026-11-23T11:30"},
		{"over lunch", "2026-11-23T11:30", time.Hour, "2026-11-23T13:30"},
		{"exactly at the break stays there", "2026-11-23T11:00", time.Hour, "2026-11-23T12:00"},
		{"exactly at closing stays there", "2026-11-23T16:00", time.Hour, "2026-11-23T17:00"},
		{"a nanosecond more is the next morning", "2026-11-23T16:00", time.Hour + 1, "2026-11-24T09:00:00.000000001"},
		{"from the night", "2026-11-23T03:00", time.Hour, "2026-11-23T10:00"},
		{"from Saturday", "2026-11-28T12:00", time.Hour, "2026-11-30T10:00"},
		{"over a weekend and a holiday", "2026-12-04T16:00", 9 * time.Hour, "2026-12-09T10:00"},
		{"no time inside hours is now", "2026-11-23T09:30", 0, "2026-11-23T09:30"},
		{"no time at closing is the next opening", "2026-11-27T17:00", 0, "2026-11-30T09:00"},
		{"less than no time is no time", "2026-11-23T09:30", -time.Hour, "2026-11-23T09:30"},
		{"a year of weeks", "2026-11-23T09:00", 52*35*time.Hour - 7*time.Hour, "2027-11-19T17:00"},
	}
	cal := mustNew(t, office())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := cal.Due(moment(t, cal, c.start), c.d); !got.Equal(momentNano(t, cal, c.want)) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestCalendar_Back(t *testing.T) {
	cases := []struct {
		name, end string
		d         time.Duration
		want      string
	}{
		{"within the morning", "2026-11-23T11:30", 2 * time.Hour, "2026-11-23T09:30"},
		{"over lunch", "2026-11-23T13:30", time.Hour, "2026-11-23T11:30"},
		{"exactly at the end of lunch stays there", "2026-11-23T15:00", 2 * time.Hour, "2026-11-23T13:00"},
		{"exactly at opening stays there", "2026-11-23T10:00", time.Hour, "2026-11-23T09:00"},
		{"over a weekend", "2026-11-23T10:00", 2 * time.Hour, "2026-11-20T16:00"},
		{"from the night", "2026-11-23T03:00", time.Hour, "2026-11-20T16:00"},
		{"no time outside hours is the last closing", "2026-11-22T03:00", 0, "2026-11-20T17:00"},
	}
	cal := mustNew(t, office())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := cal.Back(moment(t, cal, c.end), c.d); !got.Equal(moment(t, cal, c.want)) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func momentNano(t *testing.T, cal *Calendar, s string) time.Time {
	t.Helper()
	if at, err := time.ParseInLocation("2006-01-02T15:04:05.999999999", s, cal.Location()); err == nil {
		return at
	}
	return moment(t, cal, s)
}

func TestCalendar_DueDays(t *testing.T) {
	cases := []struct {
		name, start string
		n           int
		want        string
	}{
		{"Friday afternoon, two days", "2026-11-27T16:00", 2, "2026-12-01T16:00"},
		{"Saturday counts from Monday's opening", "2026-11-28T12:00", 1, "2026-12-01T09:00"},
		{"after closing counts from the next opening", "2026-11-23T18:30", 1, "2026-11-25T09:00"},
		{"the closing instant is closed", "2026-11-23T17:00", 1, "2026-11-25T09:00"},
		{"a holiday is no business day", "2026-12-07T10:00", 1, "2026-12-09T10:00"},
		{"in the lunch break counts from after it", "2026-11-23T12:30", 1, "2026-11-24T13:00"},
		{"none is now", "2026-11-23T10:00", 0, "2026-11-23T10:00"},
	}
	cal := mustNew(t, office())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := cal.DueDays(moment(t, cal, c.start), c.n); !got.Equal(moment(t, cal, c.want)) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	short := office()
	short.Weekly["fri"] = [][2]int{{10 * 60, 13 * 60}}
	cal = mustNew(t, short)
	t.Run("a later time than a short day has stays at its closing", func(t *testing.T) {
		if got := cal.DueDays(moment(t, cal, "2026-11-26T16:00"), 1); !got.Equal(moment(t, cal, "2026-11-27T13:00")) {
			t.Errorf("got %s", got)
		}
	})
	t.Run("an earlier time than a late day has moves to its opening", func(t *testing.T) {
		if got := cal.DueDays(moment(t, cal, "2026-11-26T09:15"), 1); !got.Equal(moment(t, cal, "2026-11-27T10:00")) {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a time at which a break begins stays there", func(t *testing.T) {
		whole := office()
		whole.Weekly["thu"] = [][2]int{{9 * 60, 17 * 60}}
		cal := mustNew(t, whole)
		if got := cal.DueDays(moment(t, cal, "2026-11-26T12:00"), 1); !got.Equal(moment(t, cal, "2026-11-27T12:00")) {
			t.Errorf("got %s", got)
		}
	})
	t.Run("what was added can be counted", func(t *testing.T) {
		start := moment(t, cal, "2026-11-24T11:00")
		for n := range 30 {
			if got := cal.ElapsedDays(start, cal.DueDays(start, n)); got != n {
				t.Errorf("%d days became %d", n, got)
			}
		}
	})
}

func TestCalendar_ClockChanges(t *testing.T) {
	night := func(zone string) *Calendar { return mustNew(t, everyDay(zone, 0, 24*60)) }
	cases := []struct {
		name, zone, from, to string
		want                 time.Duration
	}{
		{"spring in Lisbon has 23 hours", "Europe/Lisbon", "2026-03-29T00:00", "2026-03-30T00:00", 23 * time.Hour},
		{"autumn in Lisbon has 25 hours", "Europe/Lisbon", "2026-10-25T00:00", "2026-10-26T00:00", 25 * time.Hour},
		{"spring in Sydney is in October", "Australia/Sydney", "2026-10-04T00:00", "2026-10-05T00:00", 23 * time.Hour},
		{"autumn in Sydney is in April", "Australia/Sydney", "2026-04-05T00:00", "2026-04-06T00:00", 25 * time.Hour},
		{"Lord Howe moves by half an hour", "Australia/Lord_Howe", "2026-04-05T00:00", "2026-04-06T00:00", 24*time.Hour + 30*time.Minute},
		{"Santiago skips midnight itself", "America/Santiago", "2026-09-05T00:00", "2026-09-07T00:00", 47 * time.Hour},
		{"Santiago repeats the hour before midnight", "America/Santiago", "2026-04-04T00:00", "2026-04-05T00:00", 25 * time.Hour},
		{"Apia left a whole day out", "Pacific/Apia", "2011-12-29T00:00", "2011-12-31T00:00", 24 * time.Hour},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			cal := night(c.zone)
			from, to := moment(t, cal, c.from), moment(t, cal, c.to)
			if got := cal.Elapsed(from, to); got != c.want {
				t.Errorf("elapsed %s, want %s", got, c.want)
			}
			if got := cal.Due(from, c.want); !got.Equal(to) {
				t.Errorf("due %s, want %s", got, to)
			}
		})
	}
	t.Run("an opening that the change skips is the moment of the change", func(t *testing.T) {
		cal := mustNew(t, everyDay("Europe/Berlin", 150, 300))
		if got := cal.Elapsed(moment(t, cal, "2026-03-29T00:00"), moment(t, cal, "2026-03-29T12:00")); got != 2*time.Hour {
			t.Errorf("02:30 to 05:00 on the short night is open %s, want 2h", got)
		}
	})
	t.Run("hours that tile a day still tile it when an hour repeats", func(t *testing.T) {
		c := everyDay("Europe/Berlin", 0, 150)
		for d := range c.Weekly {
			c.Weekly[d] = append(c.Weekly[d], [2]int{180, 1440})
		}
		cal := mustNew(t, c)
		if got := cal.Elapsed(moment(t, cal, "2026-10-25T00:00"), moment(t, cal, "2026-10-26T00:00")); got != 25*time.Hour-90*time.Minute {
			t.Errorf("open %s, want 23h30m: the break holds both half past twos", got)
		}
	})
}

func TestCalendar_OpenAndClosed(t *testing.T) {
	cal := mustNew(t, office())
	at := func(s string) time.Time { return moment(t, cal, s) }
	for s, want := range map[string]bool{
		"2026-11-23T08:59": false, "2026-11-23T09:00": true, "2026-11-23T12:00": false, "2026-11-23T13:00": true,
		"2026-11-23T16:59": true, "2026-11-23T17:00": false, "2026-12-08T10:00": false, "2026-11-28T10:00": false,
	} {
		if got := cal.IsOpen(at(s)); got != want {
			t.Errorf("open at %s: %v", s, got)
		}
	}
	for s, want := range map[string]string{
		"2026-11-23T08:00": "2026-11-23T09:00", "2026-11-23T10:00": "2026-11-23T10:00", "2026-11-23T12:00": "2026-11-23T13:00",
		"2026-11-27T17:00": "2026-11-30T09:00", "2026-12-07T18:00": "2026-12-09T09:00",
	} {
		if got := cal.NextOpen(at(s)); !got.Equal(at(want)) {
			t.Errorf("next open from %s: %s, want %s", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"2026-11-23T08:00": "2026-11-20T17:00", "2026-11-23T09:00": "2026-11-20T17:00", "2026-11-23T10:00": "2026-11-23T10:00",
		"2026-11-23T17:00": "2026-11-23T17:00", "2026-11-23T12:30": "2026-11-23T12:00", "2026-12-09T07:00": "2026-12-07T17:00",
	} {
		if got := cal.PrevClose(at(s)); !got.Equal(at(want)) {
			t.Errorf("previous closing from %s: %s, want %s", s, got, want)
		}
	}
	t.Run("24:00 is the end of the day, and a week without a break never closes", func(t *testing.T) {
		cal := mustNew(t, everyDay("UTC", 0, 1440))
		if !cal.IsOpen(at("2026-11-24T00:00")) || cal.Elapsed(at("2026-11-23T23:00"), at("2026-11-24T01:00")) != 2*time.Hour {
			t.Error("midnight is not open")
		}
	})
}

func BenchmarkDue(b *testing.B) {
	cal := mustNew(b, model.Calendar{Zone: "Europe/Lisbon", Weekly: map[string][][2]int{"wed": {{600, 720}}}, Holidays: []string{"2027-01-01", "2030-05-01"}})
	start := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	b.Run("10000-hours-ahead-at-two-a-week", func(b *testing.B) {
		for b.Loop() {
			cal.Due(start, 10_000*time.Hour)
		}
	})
	cal = mustNew(b, office())
	b.Run("two-days", func(b *testing.B) {
		for b.Loop() {
			cal.DueDays(start, 2)
		}
	})
}

func TestCalendar_DaysOfTheirOwn(t *testing.T) {
	c := office()
	c.Holidays = append(c.Holidays, "2026-11-25")
	c.Open = map[string][][2]int{"2026-11-25": {{10 * 60, 12 * 60}}, "2026-11-24": {}, "2026-11-28": {{0, 24 * 60}}}
	c.Breaks = map[string][][2]int{
		"2026-11-25": {{11 * 60, 11*60 + 30}}, "2026-11-26": {{8 * 60, 10 * 60}, {11*60 + 30, 14 * 60}}, "2026-11-27": {{0, 24 * 60}}, "2026-11-29": {{600, 660}}}
	cal := mustNew(t, c)
	for _, c := range []struct {
		name, day string
		open      time.Duration
		first     string
	}{
		{"a plain day", "2026-11-23", 7 * time.Hour, "2026-11-23T09:00"},
		{"a day without any hour is a day off", "2026-11-24", 0, "2026-11-25T10:00"},
		{"hours of a day hold on a holiday too, and a break is cut out of them", "2026-11-25", 90 * time.Minute, "2026-11-25T10:00"},
		{"breaks move the opening and join with lunch", "2026-11-26", 4*time.Hour + 30*time.Minute, "2026-11-26T10:00"},
		{"a break of the whole day closes it", "2026-11-27", 0, "2026-11-28T00:00"},
		{"a Saturday may be open until midnight", "2026-11-28", 24 * time.Hour, "2026-11-28T00:00"},
		{"a break while it is closed changes nothing", "2026-11-29", 0, "2026-11-30T09:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			from := moment(t, cal, c.day+"T00:00")
			if got := cal.Elapsed(from, from.AddDate(0, 0, 1)); got != c.open {
				t.Errorf("open %s, want %s", got, c.open)
			}
			if got := cal.NextOpen(from); !got.Equal(moment(t, cal, c.first)) {
				t.Errorf("opens %s, want %s", got, c.first)
			}
		})
	}
	t.Run("business days skip what has no hour", func(t *testing.T) {
		if got := cal.DueDays(moment(t, cal, "2026-11-23T16:00"), 2); !got.Equal(moment(t, cal, "2026-11-26T16:00")) {
			t.Errorf("due %s", got)
		}
	})
}
