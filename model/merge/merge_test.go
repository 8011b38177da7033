package merge_test

import (
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/merge"
)

func id(n byte) model.ID { return model.ID{15: n} }

func TestPlan(t *testing.T) {
	keep := merge.Row{ID: id(1), Name: "Acme", Fields: model.Fields{"name": "Acme", "domain": "acme.example", "employees": int64(40), "tag.fair": true,
		"answer.q": "met", "list": "CRM", "key": "7", "revenue": int64(100), "currency": "EUR"}}
	gone := merge.Row{ID: id(2), Name: "ACME Ltd", Fields: model.Fields{"name": "ACME Ltd", "domain": "acme.test", "industry": "Payments", "employees": int64(55), "tag.key": true,
		"answer.q": "not-met", "evidence.q": "said no", "answer.r": "met", "evidence.r": "seen", "list": "CRM", "key": "8", "revenue": int64(90), "currency": "USD", "parent": id(1).String()}}
	for _, c := range []struct {
		what   string
		chosen string
		want   model.Fields
	}{
		{"what only the other knows joins, sets are united, an address is not lost", "",
			model.Fields{"industry": "Payments", "tag.key": true, "answer.r": "met", "evidence.r": "seen", "domain.acme.test": true, "parent": nil}},
		{"what somebody chose is taken, with what belongs to it", "name employees domain revenue",
			model.Fields{"name": "ACME Ltd", "employees": int64(55), "domain": "acme.test", "domain.acme.example": true, "revenue": int64(90), "currency": "USD",
				"industry": "Payments", "tag.key": true, "answer.r": "met", "evidence.r": "seen", "parent": nil}},
	} {
		t.Run(c.what, func(t *testing.T) {
			chosen := map[string]bool{}
			for _, name := range strings.Fields(c.chosen) {
				chosen[name] = true
			}
			got, err := merge.Plan("company", keep, gone, chosen)
			if err != nil || !maps.Equal(got, c.want) {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
	t.Run("one chooses among what both know, each in its way", func(t *testing.T) {
		var names []string
		for _, d := range merge.Differences("company", keep, gone) {
			names = append(names, d.Field)
		}
		if got := strings.Join(names, " "); got != "name domain employees revenue" {
			t.Error(got)
		}
	})
}

func TestPlan_refuses(t *testing.T) {
	for _, c := range []struct {
		what, noun, chosen string
		keep, gone         merge.Row
		want               string
	}{
		{"a row and itself", "lead", "", merge.Row{ID: id(1)}, merge.Row{ID: id(1)}, "That is one row already"},
		{"rules", "rule", "", merge.Row{ID: id(1)}, merge.Row{ID: id(2)}, "Only companies, people and leads"},
		{"two leads that were handed over", "lead", "", merge.Row{ID: id(1), Name: "A", Handoffs: 1}, merge.Row{ID: id(2), Name: "B", Handoffs: 2}, "A and B were both handed over"},
		{"a lead that was handed over, into one that was not", "lead", "", merge.Row{ID: id(1)}, merge.Row{ID: id(2), Name: "B", Handoffs: 1}, "B was handed over, and its hand-offs stay with it: keep that one."},
		{"two contracts", "lead", "", merge.Row{ID: id(1), Outcome: "signed"}, merge.Row{ID: id(2), Outcome: "signed"}, "two contracts are two leads"},
		{"a contract into an open lead", "lead", "", merge.Row{ID: id(1), Outcome: "open"}, merge.Row{ID: id(2), Outcome: "signed"}, "keep that one"},
		{"a choice of nothing", "lead", "colour", merge.Row{ID: id(1)}, merge.Row{ID: id(2)}, `no field "colour"`},
	} {
		t.Run(c.what, func(t *testing.T) {
			chosen := map[string]bool{}
			if c.chosen != "" {
				chosen[c.chosen] = true
			}
			if _, err := merge.Plan(c.noun, c.keep, c.gone, chosen); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

// Whatever was merged into whatever, every row stands somewhere that is there,
// and all of one chain or circle stand together.
func TestStanding_hold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		into, there := map[model.ID]model.ID{}, map[model.ID]bool{}
		for n := byte(1); n <= 6; n++ {
			there[id(n)] = rapid.Bool().Draw(rt, "there")
			if to := rapid.ByteRange(0, 6).Draw(rt, "into"); to > 0 && there[id(n)] {
				into[id(n)] = id(to)
			}
		}
		kept := merge.Standing(into, there)
		one := func(x model.ID) model.ID {
			if last, gone := kept[x]; gone {
				return last
			}
			return x
		}
		for from, to := range into {
			if last := one(from); kept[last] != (model.ID{}) || !there[last] {
				rt.Fatalf("%v stands under %v, which stands nowhere", from, last)
			}
			if there[to] && one(from) != one(to) {
				rt.Fatalf("%v went into %v, and they stand apart", from, to)
			}
		}
	})
}
