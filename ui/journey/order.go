package journey

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
	rules "baton/model/journey"
)

// place is a row with its rank.
type place struct {
	id   model.ID
	rank int
}

// trade lets a row and the one beside it change places; by says on which side
// that one stands. Equal ranks are told apart.
func trade(noun string, row, beside place, by int) []model.Edit {
	mine, theirs := int64(beside.rank), int64(row.rank)
	if mine == theirs {
		mine += int64(by)
	}
	return []model.Edit{{Noun: noun, ID: row.id, Fields: model.Fields{"rank": mine}},
		{Noun: noun, ID: beside.id, Fields: model.Fields{"rank": theirs}}}
}

// upOrDown names a move in a list.
func upOrDown(what string, by int) string {
	if by < 0 {
		return "Move " + what + " up"
	}
	return "Move " + what + " down"
}

// at is a stage's place on the track; -1 when it is not on it.
func (f facts) at(id model.ID) int {
	return slices.IndexFunc(f.track, func(s model.Stage) bool { return s.ID == id })
}

// adds are the edits that put a new stage after another one, carried by the
// same team; what stands behind moves on.
func (f facts) adds(name string, after model.ID) []model.Edit {
	i := f.at(after)
	fields := model.Fields{"key": f.key(name), "name": name, "kind": "open", "rank": int64(1)}
	if i >= 0 {
		before := f.track[i]
		fields["rank"] = int64(before.Rank + 1)
		if !before.Team.IsZero() {
			fields["team"] = before.Team.String()
		}
		for route, team := range before.Teams {
			fields["team."+route] = team.String()
		}
	}
	edits := []model.Edit{{Noun: "stage", Fields: fields}}
	last := int(fields["rank"].(int64))
	for _, s := range append(slices.Clone(f.track[i+1:]), f.asides...) {
		if s.Rank <= last {
			s.Rank = last + 1
			edits = append(edits, model.Edit{Noun: "stage", ID: s.ID, Fields: model.Fields{"rank": int64(s.Rank)}})
		}
		last = s.Rank
	}
	return edits
}

// key is a short name for lists and scripts that no other stage has.
func (f facts) key(name string) string {
	stem := strings.Join(strings.Fields(strings.ToLower(name)), "-")
	key := stem
	for n := 2; slices.ContainsFunc(f.law.Stages, func(s model.Stage) bool { return s.Key == key }); n++ {
		key = fmt.Sprintf("%s-%d", stem, n)
	}
	return key
}

// crossing says which leads a move would take over a gate without asking them
// for it; "" when there are none.
func (f facts) crossing(s model.Stage, slot int) string {
	over := rules.Passed(f.law, s.ID, slot)
	n := f.leads[s.ID]
	if len(over) == 0 || n == 0 {
		return ""
	}
	gates := make([]string, len(over))
	for i, g := range over {
		gates[i] = rules.Called(g)
	}
	return counted(n, "lead stands", "leads stand") + " in " + s.Name + " and would be behind the gate " + strings.Join(gates, " and ") + ", unasked."
}
