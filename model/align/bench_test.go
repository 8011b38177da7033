package align_test

import (
	"fmt"
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// crowd is 10,000 open hand-offs of two months between two teams, under an
// office calendar with lunch, holidays and a short day.
func crowd(t testing.TB) (align.Record, []model.Promise) {
	weekly := map[string][][2]int{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		weekly[day] = [][2]int{{9 * 60, 12 * 60}, {13 * 60, 17 * 60}}
	}
	cal, err := sla.New(model.Calendar{Zone: "Europe/Lisbon", Weekly: weekly, Holidays: []string{"2026-10-05", "2026-11-02", "2026-12-01"}, Open: map[string][][2]int{"2026-11-11": {{540, 720}}}})
	if err != nil {
		t.Fatal(err)
	}
	bd, sales := model.ID{2}, model.ID{3}
	answer := model.Promise{ID: model.ID{91}, Key: "answer", Owner: sales, To: bd, Amount: 2, Unit: "business-day"}
	touch := model.Promise{ID: model.ID{92}, Key: "first-touch", Owner: sales, To: bd, Amount: 3, Unit: "business-day"}
	r := align.Record{Calendar: cal, Now: at("2026-11-23 10:00"), Agreement: &model.Agreement{
		Teams: []model.Team{{ID: bd}, {ID: sales}}, Promises: []model.Promise{answer, touch}, Definitions: []model.Definition{{Gate: "mql", Fit: 600, Engagement: 300}}}}
	begin := at("2026-09-24 10:00")
	for i := range 10_000 {
		h := &model.Handoff{Lead: model.ID{byte(i), byte(i >> 8)}, From: bd, To: sales, Exact: "minute", Happened: begin.Add(time.Duration(i) * 517 * time.Second)}
		c := align.Case{Agreement: r.Agreement, Calendar: cal, Handoff: h, Lead: &model.Lead{Route: "inbound"}, Name: "Acme"}
		if i%3 == 0 {
			c.Touches = []model.Touch{{Kind: "call", Direction: "out", Exact: "minute", Happened: h.Happened.Add(26 * time.Hour)}}
		}
		r.Cases = append(r.Cases, c)
	}
	return r, r.Agreement.Promises
}

// minute walks from minute to minute: the deadline of a promise, as one would
// find it with a finger on the calendar. It checks the sample below.
func minute(cal *sla.Calendar, start time.Time, days int) time.Time {
	at := start
	for !cal.IsOpen(at) {
		at = at.Truncate(time.Minute).Add(time.Minute)
	}
	from := at
	for seen := from.In(cal.Location()).YearDay(); days > 0; at = at.Add(time.Minute) {
		if local := at.In(cal.Location()); local.YearDay() != seen && cal.IsOpen(at) {
			days, seen = days-1, local.YearDay()
			if days == 0 {
				break
			}
		}
	}
	local, clock := at.In(cal.Location()), from.In(cal.Location())
	due := time.Date(local.Year(), local.Month(), local.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, cal.Location())
	for due.After(at) && !cal.IsOpen(due) && !cal.IsOpen(due.Add(-1)) {
		due = due.Truncate(time.Minute).Add(time.Minute)
		if due.YearDay() != local.YearDay() {
			return cal.PrevClose(due)
		}
	}
	if due.Before(at) {
		return at
	}
	return due
}

// BenchmarkOwed evaluates all clocks of 10,000 open hand-offs, beside a walk
// from minute to minute over the due times alone of one in a hundred.
func BenchmarkOwed(b *testing.B) {
	r, promises := crowd(b)
	b.Run("every clock of 10000", func(b *testing.B) {
		for b.Loop() {
			align.Owed(r)
		}
	})
	b.Run("by minutes, 100 due times", func(b *testing.B) {
		for b.Loop() {
			for i := 0; i < len(r.Cases); i += 200 {
				for _, p := range promises {
					minute(r.Calendar, r.Cases[i].Handoff.Happened, p.Amount)
				}
			}
		}
	})
}

func TestOwed_manyAreDueAsOneWouldCount(t *testing.T) {
	r, promises := crowd(t)
	due := map[string]time.Time{}
	for _, p := range promises {
		for _, test := range align.Tests(r, p) {
			due[fmt.Sprint(p.ID, test.At.Unix())] = test.Due
		}
	}
	for i := 0; i < len(r.Cases); i += 397 {
		for _, p := range promises {
			start := r.Cases[i].Handoff.Happened
			if got, want := due[fmt.Sprint(p.ID, start.Unix())], minute(r.Calendar, start, p.Amount); !got.Equal(want) {
				t.Errorf("what begins %s is due %s, by the finger %s", start, got, want)
			}
		}
	}
}
