package holidays_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/store/holidays"
)

func on(days []model.Holiday, date string) string {
	for _, d := range days {
		if d.Date == date {
			return d.Name
		}
	}
	return ""
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ story, code, date, name string }{
		{"Good Friday moves with Easter", "de", "2026-04-03", "Karfreitag"},
		{"and is another day a year later", "de", "2027-03-26", "Karfreitag"},
		{"a region has days of its own", "de-by", "2026-01-06", "Heilige Drei Könige"},
		{"which the country has not", "de", "2026-01-06", ""},
		{"a day that falls on a Saturday is taken on Friday", "us", "2026-07-03", "Independence Day"},
		{"and is one all the same", "us", "2026-07-04", "Independence Day"},
		{"the south has its own year", "nz", "2026-02-06", "Waitangi Day"},
		{"a plain day is none", "fr", "2026-11-23", ""},
		{"nobody knows this country", "xx", "2026-01-01", ""},
	} {
		t.Run(c.story, func(t *testing.T) {
			if got := on(holidays.Of(c.code, 2026, 2027), c.date); got != c.name {
				t.Errorf("%s is %q, want %q", c.date, got, c.name)
			}
		})
	}
	t.Run("every country on the list has days in every year", func(t *testing.T) {
		for _, c := range holidays.Countries() {
			for year := 2024; year <= 2030; year++ {
				if n := len(holidays.Of(c.Code, year, year)); n < 4 || n > 40 {
					t.Errorf("%s has %d days in %d", c.Name, n, year)
				}
			}
		}
	})
}

// ics is a calendar of events, each given by its lines.
func ics(events ...string) []byte {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n")
	for i, e := range events {
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%d\r\nDTSTAMP:20260101T000000Z\r\n%s\r\nEND:VEVENT\r\n", i, strings.ReplaceAll(e, "\n", "\r\n"))
	}
	b.WriteString("END:VCALENDAR\r\n")
	return []byte(b.String())
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		story, event string
		days, left   []string
	}{
		{"a day", "SUMMARY:Carnival\nDTSTART;VALUE=DATE:20260217", []string{"2026-02-17 Carnival"}, nil},
		{"its end is the day after", "SUMMARY:Carnival\nDTSTART;VALUE=DATE:20260217\nDTEND;VALUE=DATE:20260218", []string{"2026-02-17 Carnival"}, nil},
		{"several days", "SUMMARY:Closed\nDTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102", []string{"2026-12-30 Closed", "2026-12-31 Closed", "2027-01-01 Closed"}, nil},
		{"midnight to midnight", "SUMMARY:Fair\nDTSTART:20260901T000000\nDTEND:20260902T000000", []string{"2026-09-01 Fair"}, nil},
		{"every year, since long ago", "SUMMARY:Freedom\nDTSTART;VALUE=DATE:19740425\nRRULE:FREQ=YEARLY", []string{"2026-04-25 Freedom", "2027-04-25 Freedom"}, nil},
		{"every year on a weekday", "SUMMARY:Thanks\nDTSTART;VALUE=DATE:20251127\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", []string{"2026-11-26 Thanks", "2027-11-25 Thanks"}, nil},
		{"every year until it ends", "SUMMARY:Once\nDTSTART;VALUE=DATE:20250601\nRRULE:FREQ=YEARLY;COUNT=2", []string{"2026-06-01 Once"}, nil},
		{"but not in one year", "SUMMARY:Moved\nDTSTART;VALUE=DATE:20250601\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20260601", []string{"2027-06-01 Moved"}, nil},
		{"a long name is cut, and its blanks are one", "SUMMARY:Very   " + strings.Repeat("long ", 40) + "\nDTSTART;VALUE=DATE:20260217", []string{"2026-02-17 " + ("Very " + strings.Repeat("long ", 40))[:80]}, nil},
		{"a meeting is no holiday", "SUMMARY:Meeting\nDTSTART:20260901T100000\nDTEND:20260901T110000", nil, []string{"1 event lasts part of a day"}},
		{"nor is what comes every week", "SUMMARY:Pizza\nDTSTART;VALUE=DATE:20260901\nRRULE:FREQ=WEEKLY", nil, []string{"1 event repeats otherwise than by the year"}},
		{"nor every second for ever", "SUMMARY:Tick\nDTSTART;VALUE=DATE:20260901\nRRULE:FREQ=SECONDLY", nil, []string{"1 event repeats otherwise than by the year"}},
		{"nor every hour of a year", "SUMMARY:Tick\nDTSTART;VALUE=DATE:20260901\nRRULE:FREQ=YEARLY;BYHOUR=1,2,3,4", nil, []string{"1 event repeats otherwise than by the year"}},
		{"a date that never comes", "SUMMARY:Never\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", nil, []string{"1 event is not in 2026 to 2027"}},
		{"half a year is no holiday", "SUMMARY:Leave\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260701", nil, []string{"1 event lasts longer than 31 days"}},
		{"another year", "SUMMARY:Old\nDTSTART;VALUE=DATE:20190101", nil, []string{"1 event is not in 2026 to 2027"}},
		{"cancelled", "SUMMARY:Off\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260901", nil, []string{"1 event is cancelled"}},
		{"without a day", "SUMMARY:When?", nil, []string{"1 event lasts part of a day"}},
	} {
		t.Run(c.story, func(t *testing.T) {
			got, err := holidays.Read(ics(c.event), 2026, 2027)
			if err != nil {
				t.Fatal(err)
			}
			var days []string
			for _, d := range got.Days {
				days = append(days, strings.TrimSpace(d.Date+" "+d.Name))
			}
			for i := range c.days {
				c.days[i] = strings.TrimSpace(c.days[i])
			}
			if !slices.Equal(days, c.days) || !slices.Equal(got.LeftOut, c.left) {
				t.Errorf("got %q and left out %q", days, got.LeftOut)
			}
		})
	}
}

func TestRead_Refuses(t *testing.T) {
	day := func(i int) string { return fmt.Sprintf("SUMMARY:Day\nDTSTART;VALUE=DATE:2026%02d%02d", i%12+1, i%28+1) }
	many := func(n int, event func(int) string) []byte {
		var all []string
		for i := range n {
			all = append(all, event(i))
		}
		return ics(all...)
	}
	nested := strings.Repeat("BEGIN:VEVENT\r\n", 30_000)
	for _, c := range []struct {
		story string
		file  []byte
		says  string
	}{
		{"an empty file", nil, "no calendar file"},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "no calendar file"},
		{"a web page", []byte("<html><body>BEGIN:VCALENDAR</body></html>"), "no calendar file"},
		{"a file that breaks off", ics(day(1))[:80], "no calendar file"},
		{"boxes in boxes in boxes", []byte("BEGIN:VCALENDAR\r\n" + nested), "no calendar file"},
		{"a whole diary", many(2001, day), "more than 2000 events"},
		{"too many that repeat", many(301, func(i int) string { return day(i) + "\nRRULE:FREQ=YEARLY" }), "More than 300 events"},
		{"a year of holidays and more", ics("SUMMARY:a\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYYEARDAY=" + strings.Trim(allDays(), ",")), "more than 400"},
		{"a very large file", make([]byte, 1<<20+1), "larger than 1 MB"},
	} {
		t.Run(c.story, func(t *testing.T) {
			_, err := holidays.Read(c.file, 2026, 2027)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

// allDays lists the days of a year by their number.
func allDays() string {
	var b strings.Builder
	for i := 1; i <= 365; i++ {
		fmt.Fprintf(&b, "%d,", i)
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add(ics("SUMMARY:Carnival\nDTSTART;VALUE=DATE:20260217\nRRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=TU"))
	f.Add([]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99991231T000000Z\nDURATION:P1D\nRRULE:FREQ=YEARLY;INTERVAL=99999999999;UNTIL=1\nEND:VEVENT\nEND:VCALENDAR"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := holidays.Read(file, 2026, 2027)
		if err == nil && len(got.Days) > 400 {
			t.Errorf("%d days", len(got.Days))
		}
	})
}
