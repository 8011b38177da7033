package journey

import (
	"cmp"
	"slices"

	"baton/model"
)

// Gap is something that moves no buyer yet: a stage, a lost reason or a must
// for which there is no asset. Marketing owes it. One of Stage, Lost and
// Criterion is set.
type Gap struct {
	Stage     model.ID
	Lost      string
	Criterion model.ID
	Name      string // as a screen shows it
	Leads     int    // how many leads were lost for the reason
}

// Gaps lists what no asset answers: lost reasons first, the most frequent on
// top, then stages and musts in their order. Lost counts leads by reason. That
// we withdrew ourselves is no objection, so nothing can answer it.
func Gaps(a *model.Agreement, lost map[string]int) []Gap {
	var out []Gap
	for _, reason := range model.Words["lost"] {
		if reason != "withdrew" && !answered(a, func(x model.Asset) bool { return x.Objection == reason }) {
			out = append(out, Gap{Lost: reason, Name: model.Title(reason), Leads: lost[reason]})
		}
	}
	slices.SortStableFunc(out, func(x, y Gap) int { return cmp.Compare(y.Leads, x.Leads) })
	for _, s := range Track(a) {
		if s.Kind == "open" && !a.Helped(s.ID) {
			out = append(out, Gap{Stage: s.ID, Name: s.Name})
		}
	}
	for _, c := range a.Criteria {
		if c.Class == "must" && !answered(a, func(x model.Asset) bool { return x.Criterion == c.ID }) {
			out = append(out, Gap{Criterion: c.ID, Name: c.Name})
		}
	}
	return out
}

func answered(a *model.Agreement, by func(model.Asset) bool) bool {
	return slices.ContainsFunc(a.Assets, by)
}

// Made says whether an asset is there: one without an address is still owed.
func Made(x model.Asset) bool { return x.Address != "" }
