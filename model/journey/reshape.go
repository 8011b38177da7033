package journey

import (
	"fmt"
	"slices"

	"baton/model"
)

// mark is one thing on the line that a stage can be put before or behind:
// another stage, or a gate.
type mark struct {
	stage model.Stage
	gate  string // set: a gate, and no stage
}

// line is the journey as one sees it: open stages and the gates between them.
// What stands before the signature and guards it stands last.
func line(a *model.Agreement) []mark {
	var out []mark
	for _, s := range Track(a) {
		if s.Gate != "" {
			out = append(out, mark{gate: s.Gate})
		}
		if s.Kind == "open" {
			out = append(out, mark{stage: s})
		}
	}
	return out
}

// Slot is where a stage stands on the line: how many stages and gates stand
// before it; -1 for one that is not on it.
func Slot(a *model.Agreement, stage model.ID) int {
	return slices.IndexFunc(line(a), func(m mark) bool { return m.gate == "" && m.stage.ID == stage })
}

// Slots is how many places there are for a stage that is on the line.
func Slots(a *model.Agreement) int { return len(line(a)) }

// Reorder puts a stage where so many other stages and gates stand before it.
// The gates stay: the stage goes over them.
func Reorder(a *model.Agreement, stage model.ID, slot int) ([]model.Edit, error) {
	marks := line(a)
	at := Slot(a, stage)
	s, known := a.StageBy(stage)
	switch {
	case !known:
		return nil, model.Refuse("stage", "There is no such stage any more.")
	case s.Kind == "signed":
		return nil, model.Refuse("stage", fmt.Sprintf("%s is where the journey ends: it stays last.", s.Name))
	case at < 0:
		return nil, model.Refuse("stage", fmt.Sprintf("%s is a way out of the journey: it stays behind the stages.", s.Name))
	case slot < 0 || slot >= len(marks):
		return nil, model.Refuse("stage", fmt.Sprintf("%s cannot go further: nothing comes before the first stage, nothing after the signature.", s.Name))
	}
	moved := marks[at]
	marks = slices.Insert(slices.Delete(slices.Clone(marks), at, at+1), slot, moved)
	gates, err := guarded(a, marks)
	if err != nil {
		return nil, err
	}
	edits := placed(a, marks, gates)
	return edits, Reshaped(a, ordered(a, edits), nil)
}

// ordered is the agreement with its stages in another order.
func ordered(a *model.Agreement, edits []model.Edit) *model.Agreement {
	b := *a
	b.Stages = slices.Clone(a.Stages)
	for _, e := range edits {
		for i := range b.Stages {
			if b.Stages[i].ID != e.ID {
				continue
			}
			if rank, set := e.Fields["rank"].(int64); set {
				b.Stages[i].Rank = int(rank)
			}
			if gate, set := e.Fields["gate"]; set {
				b.Stages[i].Gate, _ = gate.(string)
			}
		}
	}
	return &b
}

// Passed are the gates that a stage would be behind, and is not now, at
// another place.
func Passed(a *model.Agreement, stage model.ID, slot int) []string {
	var out []string
	for i, m := range line(a) {
		if m.gate != "" && i > Slot(a, stage) && i <= slot {
			out = append(out, m.gate)
		}
	}
	return out
}

// guarded says which stage each gate stands before once the line is changed.
func guarded(a *model.Agreement, marks []mark) (map[model.ID]string, error) {
	gates := map[model.ID]string{}
	pending := ""
	for i, m := range marks {
		switch {
		case m.gate == "":
			if pending != "" {
				gates[m.stage.ID] = pending
			}
			pending = ""
		case i == 0:
			return nil, model.Refuse("stage", fmt.Sprintf("No stage would be left before the gate %s: put another one there first.", Called(m.gate)))
		case pending != "":
			return nil, model.Refuse("stage", fmt.Sprintf("No stage would be left between the gates %s and %s: put another one there first.", Called(pending), Called(m.gate)))
		default:
			pending = m.gate
		}
	}
	if pending == "" {
		return gates, nil
	}
	if end, ok := aside(a, "signed"); ok && end.Gate == pending {
		gates[end.ID] = pending
		return gates, nil
	}
	return nil, model.Refuse("stage", fmt.Sprintf("No stage would be left behind the gate %s: put another one there first.", Called(pending)))
}

// placed writes the order: the open stages share the ranks they had, so that
// nothing else has to move, unless it stood out of order before.
func placed(a *model.Agreement, marks []mark, gates map[model.ID]string) []model.Edit {
	var ranks []int
	for _, m := range line(a) {
		if m.gate == "" {
			ranks = append(ranks, m.stage.Rank)
		}
	}
	var edits []model.Edit
	for _, m := range marks {
		if m.gate != "" {
			continue
		}
		s := m.stage
		edits = append(edits, model.Edit{Noun: "stage", ID: s.ID, Fields: model.Fields{"rank": int64(ranks[len(edits)]), "gate": orNothing(gates[s.ID])}})
	}
	return append(edits, behind(a, ranks[len(ranks)-1])...)
}

// behind keeps the signature and the asides behind the last open stage.
func behind(a *model.Agreement, last int) []model.Edit {
	var edits []model.Edit
	for _, kind := range []bool{true, false} {
		for _, s := range a.Stages {
			if s.Kind == "open" || (s.Kind == "signed") != kind {
				continue
			}
			if s.Rank <= last {
				edits = append(edits, model.Edit{Noun: "stage", ID: s.ID, Fields: model.Fields{"rank": int64(last + 1)}})
			}
			last = max(last+1, s.Rank)
		}
	}
	return edits
}

func orNothing(text string) any {
	if text == "" {
		return nil
	}
	return text
}
