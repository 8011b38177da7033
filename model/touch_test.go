package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
)

func TestWhen_Problems(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	at := func(hours int) time.Time { return now.Add(time.Duration(hours) * time.Hour) }
	for _, c := range []struct {
		what string
		when model.When
		want string
	}{
		{"what happens now has happened", model.When{At: now, Exact: "minute"}, ""},
		{"an hour ahead has not", model.When{At: at(1), Exact: "minute"}, "has not come yet"},
		{"today, known to the day, has", model.When{At: at(8), Exact: "day"}, ""},
		{"tomorrow, known to the day, has not", model.When{At: at(24), Exact: "day"}, "has not come yet"},
		{"between two days needs both", model.When{At: at(-48), Exact: "between"}, "needs both"},
		{"between two days is fine", model.When{At: at(-48), Until: at(-24), Exact: "between"}, ""},
		{"the first day comes first", model.When{At: at(-24), Until: at(-48), Exact: "between"}, "comes first"},
		{"the last day has come", model.When{At: at(-24), Until: at(30), Exact: "between"}, "the last day on which it can have been"},
		{"a second day belongs to between", model.When{At: at(-24), Until: at(-1), Exact: "minute"}, "only for what happened between"},
	} {
		t.Run(c.what, func(t *testing.T) { says(t, c.when.Problems(now), c.want) })
	}
}

// says holds problems to the one sentence that is wanted, or to none.
func says(t *testing.T, got model.Problems, want string) {
	t.Helper()
	var texts []string
	for _, p := range got {
		texts = append(texts, p.Text)
	}
	if all := strings.Join(texts, " "); (want == "") != (all == "") || !strings.Contains(all, want) {
		t.Errorf("it says %q, want %q", all, want)
	}
}

func TestTouch_Reaches(t *testing.T) {
	known := time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)
	at := func(day string) time.Time { d, _ := time.Parse(time.DateOnly, day); return d }
	jane := model.Reached{Name: "Jane", Known: known}
	stopped := model.Reached{Name: "Jane", Permission: "asked-to-stop", Stopped: known}
	for _, c := range []struct {
		what  string
		touch model.Touch
		who   model.Reached
		want  string
	}{
		{"before we knew them it cannot have been", model.Touch{Happened: at("2026-11-19"), Exact: "minute"}, jane, "is known since 20 November 2026 only"},
		{"on the day we met it can, whatever the hour", model.Touch{Happened: known.Add(-5 * time.Hour), Exact: "minute"}, jane, ""},
		{"the day before, known to the day, it cannot", model.Touch{Happened: at("2026-11-19"), Exact: "day"}, jane, "is known since"},
		{"between days of which one is late enough it can", model.Touch{Happened: at("2026-11-10"), Until: at("2026-11-21"), Exact: "between"}, jane, ""},
		{"who has no first day may have any past", model.Touch{Happened: at("2019-01-01"), Exact: "day"}, model.Reached{Name: "Jane"}, ""},
		{"who asked us to stop is left alone", model.Touch{Happened: at("2026-11-22"), Direction: "out"}, stopped, "asked us to stop"},
		{"what was before they asked happened", model.Touch{Happened: at("2026-11-18"), Direction: "out", Exact: "minute"}, stopped, ""},
		{"they may come to us", model.Touch{Happened: at("2026-11-22"), Direction: "in"}, stopped, ""},
		{"where nobody logged when, it stands for always", model.Touch{Happened: at("2026-01-02"), Direction: "out"}, model.Reached{Permission: "asked-to-stop"}, "asked us to stop"},
		{"they may ask again", model.Touch{Happened: at("2026-11-22"), Direction: "out", Outcome: "asked-to-stop"}, stopped, ""},
	} {
		t.Run(c.what, func(t *testing.T) { says(t, c.touch.Reaches(c.who, time.UTC), c.want) })
	}
}

func TestOutcomes(t *testing.T) {
	for _, kind := range model.Words["touch"] {
		for _, o := range model.Outcomes(kind) {
			if o != "" && !slices.Contains(model.Words["outcome"], o) {
				t.Errorf("a %s may end in %q, which is no outcome", kind, o)
			}
		}
	}
	if first := model.Outcomes("call")[0]; first != "no-answer" {
		t.Errorf("a call of which nobody says more is %q", first)
	}
}
