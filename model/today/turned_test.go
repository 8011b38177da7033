package today

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/sla"
)

func TestTurned(t *testing.T) {
	in := firm(t, lead(acme, scoping, sal), lead(birch, scoping, sal))
	due := monday.Add(6 * time.Hour)
	in.Owed = []model.Owed{owed(acme, "answer", sla.Waiting, ago(4), due), owed(birch, "first-touch", sla.Late, ago(9), ago(3))}
	before := List(in)
	in.Now, in.Owed[0].State = monday.Add(4*time.Hour), sla.AtRisk
	after := List(in)
	for i := range after.Items {
		after.Items[i].Name = names[after.Items[i].Lead]
	}
	t.Run("what has become at risk is told, what was late before is not told again", func(t *testing.T) {
		got := Turned(before.Items, after.Items)
		if len(got) != 1 || got[0].Lead != acme {
			t.Errorf("told %v", told(got))
		}
		if again := Turned(after.Items, after.Items); len(again) != 0 {
			t.Errorf("told twice: %v", told(again))
		}
	})
	t.Run("one message tells the first and counts the others", func(t *testing.T) {
		title, words := Tell([]Item{after.Items[1], after.Items[0], after.Items[0]}, in.Now, time.UTC)
		if title != "Baton" || words != "Acme: the answer is due at 16:00 (+2 more)" {
			t.Errorf("it says %q, %q", title, words)
		}
		if title, _ := Tell(nil, in.Now, time.UTC); title != "" {
			t.Errorf("it says %q of nothing", title)
		}
	})
	t.Run("a plan whose day comes is no news", func(t *testing.T) {
		if got := Turned(nil, []Item{{Lead: acme, Why: Late, Do: DoStep}}); len(got) != 0 {
			t.Errorf("told %v", told(got))
		}
	})
}

func TestDay_Turns(t *testing.T) {
	in := firm(t, lead(acme, scoping, sal))
	since, due := ago(4), monday.Add(6*time.Hour)
	in.Owed = []model.Owed{owed(acme, "answer", sla.Waiting, since, due)}
	t.Run("a clock that waits turns when a quarter of its open time is left", func(t *testing.T) {
		want := in.Calendar.Due(since, in.Calendar.Elapsed(since, due)*3/4)
		if got := List(in).Turns(ago(1)); !got.Equal(want) {
			t.Errorf("it turns at %v, want %v", got, want)
		}
	})
	t.Run("one that is at risk turns when it is due", func(t *testing.T) {
		in.Owed[0].State = sla.AtRisk
		if got := List(in).Turns(monday); !got.Equal(due) {
			t.Errorf("it turns at %v, want %v", got, due)
		}
	})
	t.Run("without a clock the next planned day is the next moment, and what comes next", func(t *testing.T) {
		in.Owed = nil
		day := List(in)
		next, ok := day.Next(monday)
		if !ok || next.Say != "Next step: Call." || !day.Turns(monday).Equal(time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("it turns at %v, next %+v", day.Turns(monday), next)
		}
	})
	t.Run("what comes later is the holder's alone", func(t *testing.T) {
		if _, ok := List(in).Pick(func(it Item) bool { return it.Member == sam }).Next(monday); ok {
			t.Error("Sam is told of Sal's step")
		}
	})
}
