package agree

import (
	"testing"

	"baton/model"
)

func TestLast(t *testing.T) {
	version := func(n int, state, day string) model.Version {
		return model.Version{Number: n, State: state, Effective: day, Agreement: &model.Agreement{}}
	}
	for _, c := range []struct {
		what       string
		all        []model.Version
		last, held int
	}{
		{"nothing is signed", nil, 0, 0},
		{"what waits holds nothing", []model.Version{version(1, model.Proposed, "2026-11-01")}, 0, 0},
		{"what is in force", []model.Version{version(1, model.Past, "2026-01-01"), version(2, model.InForce, "2026-05-01"), version(3, model.Proposed, "2026-11-01")}, 2, 2},
		{"what is signed for a later day comes after it", []model.Version{version(1, model.InForce, "2026-01-01"), version(2, model.Coming, "2027-01-01")}, 2, 1},
		{"of two for later days the later one", []model.Version{version(1, model.InForce, "2026-01-01"), version(2, model.Coming, "2027-02-01"), version(3, model.Coming, "2027-01-01")}, 2, 1},
		{"what was passed over counts nothing", []model.Version{version(1, model.InForce, "2026-01-01"), version(2, model.PassedOver, "2026-02-01")}, 1, 1},
	} {
		t.Run(c.what, func(t *testing.T) {
			number := func(v *model.Version) int {
				if v == nil {
					return 0
				}
				return v.Number
			}
			if last, held := number(Last(c.all)), number(Held(c.all)); last != c.last || held != c.held {
				t.Errorf("last %d, held %d", last, held)
			}
		})
	}
}
