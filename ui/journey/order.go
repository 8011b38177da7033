package journey

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
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

// moves are the edits that move a stage one place along the track; none when
// it cannot go there. The gates stay where they are: what a lead must bring
// does not change because two stages change places.
func (f facts) moves(id model.ID, by int) []model.Edit {
	i := f.at(id)
	if i < 0 || i+by < 0 || i+by >= len(f.track) || f.track[i].Kind != "open" || f.track[i+by].Kind != "open" {
		return nil
	}
	a, b := f.track[i], f.track[i+by]
	edits := trade("stage", place{a.ID, a.Rank}, place{b.ID, b.Rank}, by)
	if a.Gate != b.Gate {
		edits[0].Fields["gate"], edits[1].Fields["gate"] = orNothing(b.Gate), orNothing(a.Gate)
	}
	return edits
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

// stays says why a stage cannot be deleted; "" when it can.
func (f facts) stays(id model.ID) string {
	s, ok := f.law.StageBy(id)
	i := f.at(id)
	if !ok {
		return "There is no such stage any more."
	}
	switch {
	case s.Kind == "signed":
		return s.Name + " is where the journey ends: it stays."
	case i < 0:
		return s.Name + " is a way out of the journey: it stays."
	case f.leads[id] == 1:
		return "One lead stands in " + s.Name + ": move it on, then delete the stage."
	case f.leads[id] > 1:
		return fmt.Sprintf("%d leads stand in %s: move them on, then delete the stage.", f.leads[id], s.Name)
	case i == 0 && (len(f.track) == 1 || f.track[1].Kind != "open"):
		return s.Name + " is the only stage before the signature: it stays."
	case s.Gate != "" && (i+1 == len(f.track) || f.track[i+1].Gate != ""):
		return fmt.Sprintf("%s alone stands behind the gate %s (%s): add a stage after it, then delete this one.", s.Name, plain(s.Gate), code(s.Gate))
	}
	return ""
}

// deletes are the edits that take a stage away with its checklist and plays.
// Its gate, and the leads that would begin here, go to the next stage.
func (f facts) deletes(id model.ID) []model.Edit {
	edits := []model.Edit{{Noun: "stage", ID: id, Gone: true}}
	for _, i := range f.items(id, "") {
		edits = append(edits, model.Edit{Noun: "item", ID: i.ID, Gone: true})
	}
	for _, p := range f.playsOf(id) {
		edits = append(edits, model.Edit{Noun: "play", ID: p.ID, Gone: true})
	}
	i := f.at(id)
	if i < 0 || i+1 == len(f.track) {
		return edits
	}
	next := f.track[i+1].ID
	if gate := f.track[i].Gate; gate != "" {
		edits = append(edits, model.Edit{Noun: "stage", ID: next, Fields: model.Fields{"gate": gate}})
	}
	for _, r := range f.law.Routes {
		if r.Start == id {
			edits = append(edits, model.Edit{Noun: "route", ID: r.ID, Fields: model.Fields{"start": next.String()}})
		}
	}
	return edits
}

// orNothing clears a field instead of keeping empty words.
func orNothing(text string) any {
	if text == "" {
		return nil
	}
	return text
}
