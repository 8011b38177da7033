package today

import (
	"maps"
	"time"

	"baton/model"
	"baton/model/score"
)

// Asks finds the one must-have that nobody knows of a lead before its next
// gate; false where none or more than one is open, a must-have fails, or it is
// something we never take. The criteria are those of the rules; it looks at no
// touch.
func Asks(rules *score.Rules, criteria []model.Criterion, f *model.Facts, gate string, now time.Time) (open *model.Criterion, ok bool) {
	answers := rules.Stand(f, now, false)
	for i := range criteria {
		c := &criteria[i]
		switch a := answers[i]; {
		case c.Class != "nice" && a.Against(c.Class):
			return nil, false
		case c.Class == "must" && a.Open() && known(c.KnownBy, gate):
			if ok {
				return nil, false
			}
			open, ok = c, true
		}
	}
	return open, ok
}

// known says whether a criterion must be known at a gate.
func known(by, gate string) bool { return by == gate || by == "mql" && gate == "sql" }

// Decides says whether a yes to the criterion is all that the gate still
// lacks.
func Decides(rules *score.Rules, f *model.Facts, open model.Criterion, gate string, now time.Time) bool {
	if state, _ := rules.Meets(f, now, gate); state == score.NotMet {
		return false
	}
	said := *f
	lead := *f.Lead
	lead.More = maps.Clone(lead.More)
	if lead.More == nil {
		lead.More = map[string]string{}
	}
	lead.More["answer."+open.ID.String()] = "met"
	said.Lead = &lead
	state, _ := rules.Meets(&said, now, gate)
	return state == score.Met
}

// NextGate is the gate that a lead of the route comes to next from a stage;
// empty behind the last one.
func NextGate(law *model.Agreement, stage model.Stage, route string) string {
	r, known := law.RouteOf(route)
	next, rank := "", 0
	for _, s := range law.Stages {
		if s.Gate == "" || s.Kind != "open" || s.Rank <= stage.Rank || s.Gate == "mql" && known && !r.MQL {
			continue
		}
		if next == "" || s.Rank < rank {
			next, rank = s.Gate, s.Rank
		}
	}
	return next
}
