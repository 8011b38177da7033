package forecast_test

import (
	"fmt"
	"testing"

	"baton/model"
	"baton/model/forecast"

	"pgregory.net/rapid"
)

// anyFirm is a firm of leads that went any way along the journey.
func anyFirm(t *rapid.T, dawdle int) *firm {
	f := newFirm()
	for range rapid.IntRange(0, 60).Draw(t, "leads") {
		at := rapid.IntRange(1, 4).Draw(t, "from")
		ago, way := -400+rapid.IntRange(0, 60).Draw(t, "begun"), ""
		for i := at; i <= rapid.IntRange(at, 5).Draw(t, "to"); i++ {
			way += fmt.Sprintf("%s %d, ", stages[i], ago)
			ago += rapid.IntRange(1, 30).Draw(t, "days") * dawdle
		}
		if rapid.Bool().Draw(t, "lost") {
			way += fmt.Sprintf("lost %d, ", ago)
		}
		f.add(1, way[:len(way)-2], rapid.Int64Range(0, 50).Draw(t, "worth"))
	}
	return f
}

func TestReverse_properties(t *testing.T) {
	t.Run("more target never needs fewer of anything", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			f := anyFirm(t, 1)
			less := rapid.Int64Range(0, 900).Draw(t, "less")
			more := less + rapid.Int64Range(0, 900).Draw(t, "more")
			a, b := forecast.Reverse(f.Facts, goal(less, -30, 300), ""), forecast.Reverse(f.Facts, goal(more, -30, 300), "")
			if a.Deals > b.Deals {
				t.Fatalf("%d deals for %d, %d for %d", a.Deals, less, b.Deals, more)
			}
			for i := range a.Steps {
				if b.Steps[i].Known && (!a.Steps[i].Known || a.Steps[i].Needed > b.Steps[i].Needed || a.Steps[i].Missing > b.Steps[i].Missing) {
					t.Fatalf("%s needs %+v for %d, %+v for %d", a.Steps[i].Stage.Key, a.Steps[i], less, b.Steps[i], more)
				}
			}
		})
	})
	t.Run("where everybody goes on, every step needs what the last one needs", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			f := newFirm().add(rapid.IntRange(10, 40).Draw(t, "signed"), "aware -300, evaluating -290, scoping -280, proposal -270, signed -260", 25)
			p := forecast.Reverse(f.Facts, goal(rapid.Int64Range(1, 900).Draw(t, "target"), 0, 360), "")
			for _, s := range p.Steps {
				if s.Needed != p.Deals || s.Missing != p.Deals {
					t.Fatalf("%s needs %d for %d deals", s.Stage.Key, s.Needed, p.Deals)
				}
			}
		})
	})
	t.Run("the slower the deals, the earlier the last days", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			quick, slow := rapid.IntRange(1, 60).Draw(t, "quick"), 0
			slow = quick + rapid.IntRange(0, 60).Draw(t, "slower")
			plan := func(days int) forecast.Plan {
				f := newFirm().add(12, fmt.Sprintf("aware -400, evaluating -390, scoping -380, proposal -370, signed %d", -370+days), 25)
				return forecast.Reverse(f.Facts, goal(300, 0, 360), "")
			}
			a, b := plan(quick), plan(slow)
			for i := range a.Steps {
				if b.Steps[i].Latest.After(a.Steps[i].Latest) {
					t.Fatalf("%s: until %s after %d days, until %s after %d", a.Steps[i].Stage.Key, a.Steps[i].Latest, quick, b.Steps[i].Latest, slow)
				}
			}
		})
	})
	t.Run("a last day exists only where a time was reached, and the safer one is never later", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			f := anyFirm(t, rapid.IntRange(1, 3).Draw(t, "dawdle"))
			for _, s := range forecast.Reverse(f.Facts, goal(300, 0, 360), "").Steps {
				if s.Half.Reached == s.Latest.IsZero() || s.Slow.Reached == s.Safer.IsZero() {
					t.Fatalf("%+v", s)
				}
				if s.Slow.Reached && s.Safer.After(s.Latest) {
					t.Fatalf("%s: safer %s, latest %s", s.Stage.Key, s.Safer, s.Latest)
				}
			}
		})
	})
	t.Run("below the floor no number is made up", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			p := forecast.Reverse(anyFirm(t, 1).Facts, goal(rapid.Int64Range(1, 900).Draw(t, "target"), 0, 360), "")
			for _, s := range p.Steps {
				if s.Known && s.Needed > 0 && !s.Rate.Enough() {
					t.Fatalf("%s needs %d by %s", s.Stage.Key, s.Needed, s.Rate)
				}
			}
		})
	})
	t.Run("nobody stands on the way twice", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			seen := map[model.ID]bool{}
			for _, s := range forecast.Reverse(anyFirm(t, 1).Facts, goal(300, 40, 90), "").Steps {
				for _, ids := range [][]model.ID{s.Here, s.Early, s.Tardy} {
					for _, id := range ids {
						if seen[id] {
							t.Fatal("a lead stands in two places")
						}
						seen[id] = true
					}
				}
			}
		})
	})
}
