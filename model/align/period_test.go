package align

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/sla"
)

func weekdays(t interface{ Fatal(...any) }, zone string, holidays ...string) *sla.Calendar {
	hours := map[string][][2]int{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		hours[day] = [][2]int{{540, 1020}}
	}
	cal, err := sla.New(model.Calendar{Zone: zone, Weekly: hours, Holidays: holidays})
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

func TestMonths(t *testing.T) {
	lisbon, _ := time.LoadLocation("Europe/Lisbon")
	for _, c := range []struct{ name, first, now, closed, over, due string }{
		{"nothing was handed over yet", "", "2026-11-23T10:00:00Z", "", "", ""},
		{"the month that runs is not over", "2026-11-02T10:00:00Z", "2026-11-23T10:00:00Z", "", "", ""},
		{"on the first of the next it is over, and not due", "2026-10-12T10:00:00Z", "2026-11-01T00:00:00Z", "", "2026-10", ""},
		{"the month ends at midnight in the firm's zone", "2026-07-12T10:00:00Z", "2026-07-31T23:00:00Z", "", "2026-07", ""},
		{"one moment sooner it is not over", "2026-07-12T10:00:00Z", "2026-07-31T22:59:59Z", "", "", ""},
		{"on the evening of the fifth business day it is not due", "2026-10-12T10:00:00Z", "2026-11-06T23:00:00Z", "", "2026-10", ""},
		{"the sixth opens, and it is", "2026-10-12T10:00:00Z", "2026-11-09T09:00:00Z", "", "2026-10", "2026-10"},
		{"a holiday moves it", "2026-11-12T10:00:00Z", "2026-12-08T10:00:00Z", "", "2026-11", ""},
		{"whoever comes back later closes all that is due", "2026-08-31T22:59:00Z", "2026-11-09T09:00:00Z", "", "2026-08 2026-09 2026-10", "2026-08 2026-09 2026-10"},
		{"closed months are left out", "2026-08-01T10:00:00Z", "2026-11-09T09:00:00Z", "2026-08 2026-10", "2026-09", "2026-09"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := func(s string) time.Time { when, _ := time.Parse(time.RFC3339, s); return when }
			m := Months{Zone: lisbon, Calendar: weekdays(t, "Europe/Lisbon", "2026-12-01"), First: at(c.first), Now: at(c.now)}
			for _, month := range strings.Fields(c.closed) {
				p, _ := PeriodNamed(month)
				m.Closed = append(m.Closed, p)
			}
			named := func(ps []model.Period) string {
				var out []string
				for _, p := range ps {
					out = append(out, p.From[:7])
				}
				return strings.Join(out, " ")
			}
			if over, due := named(m.Over()), named(m.Due()); over != c.over || due != c.due {
				t.Errorf("over %q due %q; want %q and %q", over, due, c.over, c.due)
			}
		})
	}
}

func TestMonths_AllClosed(t *testing.T) {
	day := func(s string) time.Time { at, _ := time.Parse(time.DateOnly, s); return at }
	m := Months{Zone: time.UTC, Calendar: weekdays(t, "UTC"), First: day("2026-08-12"), Now: day("2026-11-23")}
	for _, month := range []string{"2026-08", "2026-09"} {
		p, _ := PeriodNamed(month)
		m.Closed = append(m.Closed, p)
	}
	for _, c := range []struct {
		name, from, to string
		want           bool
	}{
		{"a year that ends with the last closed month", "2025-10-01", "2026-10-01", true},
		{"one day more", "2025-10-01", "2026-10-02", false},
		{"a day of a closed month", "2026-09-14", "2026-09-15", true},
		{"before anything was handed over", "2026-01-01", "2026-07-01", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := m.AllClosed(day(c.from), day(c.to)); got != c.want {
				t.Error(got)
			}
		})
	}
}

// Whoever closes a month, on whichever day after it was due, and whatever was
// written down meanwhile: it freezes the same. And what is frozen stays.
func TestFreeze_isTheSameOnEveryDay(t *testing.T) {
	zone, cal := time.UTC, weekdays(t, "UTC")
	october, _ := PeriodNamed("2026-10")
	first := time.Date(2026, 10, 1, 0, 0, 0, 0, zone)
	rapid.Check(t, func(t *rapid.T) {
		hours := func(label string) time.Time {
			return first.Add(time.Duration(rapid.IntRange(0, 70*24).Draw(t, label)) * time.Hour)
		}
		a := &model.Agreement{Promises: []model.Promise{{Key: "answer", Amount: 2, Unit: "business-day"}, {Key: "first-touch", Amount: 1, Unit: "business-day"}},
			Stages: []model.Stage{{ID: model.ID{4}, Kind: "open", Rank: 4}, {ID: model.ID{5}, Kind: "open", Rank: 5}}}
		c := Case{Agreement: a, Calendar: cal, Lead: &model.Lead{}}
		handed := hours("handed")
		c.Handoff = &model.Handoff{ID: model.ID{1}, Stage: model.ID{4}, Definition: rapid.SampledFrom([]string{"met", "not-met", "unknown"}).Draw(t, "definition"), Happened: handed, Recorded: handed}
		for i := range rapid.IntRange(0, 4).Draw(t, "events") {
			happened := hours("happened")
			recorded := happened.Add(time.Duration(rapid.IntRange(0, 30*24).Draw(t, "later")) * time.Hour)
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				c.Handoff.Decisions = append(c.Handoff.Decisions, model.Decision{ID: model.ID{2, byte(i)}, Act: rapid.SampledFrom([]string{"accepted", "rejected", "asked"}).Draw(t, "act"), Happened: happened, Recorded: recorded})
			case 1:
				c.Touches = append(c.Touches, model.Touch{Kind: "call", Direction: "out", Happened: happened, Recorded: recorded})
			default:
				c.Moves = append(c.Moves, model.Move{ID: model.ID{3, byte(i)}, To: model.ID{5}, Happened: happened, Recorded: recorded})
			}
		}
		on := func(now time.Time) Months { return Months{Zone: zone, Calendar: cal, First: first, Now: now} }
		due := on(first).ClosesOn(october)
		here := Freeze(october, on(due), []Case{c.Known(due)}) // what was written down by then
		later := due.Add(time.Duration(rapid.IntRange(0, 2000).Draw(t, "days later")) * time.Hour)
		there := Freeze(october, on(later), []Case{c})
		if !slices.EqualFunc(here, there, func(x, y model.Frozen) bool {
			return x.Finding == y.Finding && x.Kept == y.Kept && x.Recorded.Equal(y.Recorded) && slices.Equal(x.Missing, y.Missing)
		}) {
			t.Fatalf("%+v\n%+v", here, there)
		}
		if len(here) == 0 {
			return
		}
		c.Frozen = &here[0]
		if row := Judge(c, later.AddDate(1, 0, 0)).Row; row.Finding != here[0].Finding || row.Provisional || row.Late != (here[0].Kept == "not-met") {
			t.Fatalf("frozen as %s it shows %s", here[0].Finding, row.Finding)
		}
		if again := Freeze(october, on(later), []Case{c}); len(again) > 0 {
			t.Fatalf("frozen twice: %+v", again)
		}
	})
}

func TestFreeze_waitsForTheEndOfWhatWasOutside(t *testing.T) {
	at := time.Date(2026, 10, 12, 10, 0, 0, 0, time.UTC)
	hour := at.Add(time.Hour)
	a := &model.Agreement{Stages: []model.Stage{{ID: model.ID{4}, Kind: "open", Rank: 4}, {ID: model.ID{5}, Kind: "open", Rank: 5}, {ID: model.ID{6}, Kind: "signed", Rank: 6}}}
	october, _ := PeriodNamed("2026-10")
	for _, c := range []struct {
		name, definition, act string
		to                    model.ID
		want                  string
	}{
		{"outside, and its lead runs: whether they sign is not known", "not-met", "accepted", model.ID{5}, ""},
		{"outside, and signed", "not-met", "accepted", model.ID{6}, SignedOutside},
		{"outside, and turned down", "not-met", "rejected", model.ID{4}, Outside},
		{"carried, and its lead runs", "met", "accepted", model.ID{5}, Carried},
	} {
		t.Run(c.name, func(t *testing.T) {
			cal := weekdays(t, "UTC")
			x := Case{Agreement: a, Calendar: cal, Lead: &model.Lead{}, Moves: []model.Move{{ID: model.ID{9}, To: c.to, Happened: hour}},
				Handoff: &model.Handoff{ID: model.ID{1}, Stage: model.ID{4}, Definition: c.definition, Happened: at, Decisions: []model.Decision{{ID: model.ID{2}, Act: c.act, Happened: hour}}}}
			got := ""
			for _, f := range Freeze(october, Months{Zone: time.UTC, Calendar: cal, First: at, Now: at.AddDate(0, 2, 0)}, []Case{x}) {
				got = f.Finding
			}
			if got != c.want {
				t.Errorf("frozen as %q, want %q", got, c.want)
			}
		})
	}
}
