package journey

import (
	"fmt"
	"slices"

	"baton/model"
)

// Stays says why a stage can be neither deleted nor merged; "" when it can.
func Stays(a *model.Agreement, stage model.ID) string {
	s, ok := a.StageBy(stage)
	switch {
	case !ok:
		return "There is no such stage any more."
	case s.Kind == "signed":
		return s.Name + " is where the journey ends: it stays."
	case s.Kind != "open":
		return s.Name + " is a way out of the journey: it stays."
	}
	if _, err := without(a, s); err != nil {
		return err.Error()
	}
	return ""
}

// without is where the gates stand once a stage is gone.
func without(a *model.Agreement, s model.Stage) (map[model.ID]string, error) {
	left := slices.DeleteFunc(line(a), func(m mark) bool { return m.gate == "" && m.stage.ID == s.ID })
	if !slices.ContainsFunc(left, func(m mark) bool { return m.gate == "" }) {
		return nil, model.Refuse("stage", s.Name+" is the only stage before the signature: it stays.")
	}
	gates, err := guarded(a, left)
	if err != nil {
		return nil, model.Refuse("stage", fmt.Sprintf("%s stands alone beside its gate: add a stage next to it, then take this one away.", s.Name))
	}
	return gates, nil
}

// Hangs is what hangs on a stage.
type Hangs struct {
	Items  []model.Item
	Plays  []model.Play
	Assets []model.Asset
	Starts []string // the routes whose leads begin there
	Gate   string   // the gate before it
	Next   string   // the name of the stage that the gate guards without it
}

// Bare says whether a stage can go without asking: only its own checklist and
// plays go with it.
func (h Hangs) Bare() bool { return len(h.Starts) == 0 && h.Gate == "" }

// On lists what hangs on a stage.
func On(a *model.Agreement, stage model.ID) Hangs {
	s, _ := a.StageBy(stage)
	h := Hangs{Gate: s.Gate}
	for _, i := range a.Items {
		if i.Stage == stage && i.Gate == "" {
			h.Items = append(h.Items, i)
		}
	}
	for _, p := range a.Plays {
		if p.Stage == stage {
			h.Plays = append(h.Plays, p)
		}
	}
	for _, x := range a.Assets {
		if x.Stage == stage {
			h.Assets = append(h.Assets, x)
		}
	}
	for _, r := range a.Routes {
		if r.Start == stage {
			h.Starts = append(h.Starts, r.Key)
		}
	}
	gates, _ := without(a, s)
	for id, gate := range gates {
		if next, ok := a.StageBy(id); ok && gate == s.Gate {
			h.Next = next.Name
		}
	}
	return h
}

// Merge takes one stage into another: its leads, past and present, stand
// there, and so does what hangs on it. Its gate guards the stage behind it.
func Merge(a *model.Agreement, from, into model.ID) ([]model.Edit, error) {
	if why := Stays(a, from); why != "" {
		return nil, model.Refuse("stage", why)
	}
	s, _ := a.StageBy(from)
	to, ok := a.StageBy(into)
	if !ok || to.Kind != "open" || into == from {
		return nil, model.Refuse("into", fmt.Sprintf("Say which other open stage %s is merged into.", s.Name))
	}
	hangs := On(a, from)
	edits := append(goes(a, s, into), brought(a, hangs, into)...)
	for _, x := range hangs.Assets {
		edits = append(edits, model.Edit{Noun: "asset", ID: x.ID, Fields: model.Fields{"stage": into.String()}})
	}
	return edits, nil
}

// goes takes a stage off the line: its leads stand in another, its gate and
// its routes go over.
func goes(a *model.Agreement, s model.Stage, into model.ID) []model.Edit {
	edits := []model.Edit{{Noun: "stage", ID: s.ID, Fields: model.Fields{"merged-into": into.String()}}}
	gates, _ := without(a, s)
	for _, x := range Track(a) {
		if x.ID != s.ID && gates[x.ID] != x.Gate {
			edits = append(edits, model.Edit{Noun: "stage", ID: x.ID, Fields: model.Fields{"gate": orNothing(gates[x.ID])}})
		}
	}
	for _, r := range a.Routes {
		if r.Start == s.ID {
			edits = append(edits, model.Edit{Noun: "route", ID: r.ID, Fields: model.Fields{"start": into.String()}})
		}
	}
	return edits
}

// brought puts a checklist and plays behind those of the other stage.
func brought(a *model.Agreement, h Hangs, into model.ID) []model.Edit {
	var edits []model.Edit
	items, plays := 0, 0
	for _, i := range a.Items {
		if i.Stage == into {
			items = max(items, i.Rank)
		}
	}
	for _, p := range a.Plays {
		plays = max(plays, p.Rank)
	}
	for n, i := range h.Items {
		edits = append(edits, model.Edit{Noun: "item", ID: i.ID, Fields: model.Fields{"stage": into.String(), "rank": int64(items + n + 1)}})
	}
	for n, p := range h.Plays {
		edits = append(edits, model.Edit{Noun: "play", ID: p.ID, Fields: model.Fields{"stage": into.String(), "rank": int64(plays + n + 1)}})
	}
	return edits
}

// Delete takes away a stage in which no lead ever was, with its checklist and
// its plays. Should somebody have moved a lead there meanwhile, elsewhere, it
// stands in the stage beside it. Assets stay, for no stage of their own.
func Delete(a *model.Agreement, stage model.ID) ([]model.Edit, error) {
	if why := Stays(a, stage); why != "" {
		return nil, model.Refuse("stage", why)
	}
	s, _ := a.StageBy(stage)
	hangs := On(a, stage)
	edits := goes(a, s, neighbour(a, stage))
	for _, i := range hangs.Items {
		edits = append(edits, model.Edit{Noun: "item", ID: i.ID, Gone: true})
	}
	for _, p := range hangs.Plays {
		edits = append(edits, model.Edit{Noun: "play", ID: p.ID, Gone: true})
	}
	for _, x := range hangs.Assets {
		edits = append(edits, model.Edit{Noun: "asset", ID: x.ID, Fields: model.Fields{"stage": nil}})
	}
	return edits, nil
}

// neighbour is the open stage beside one, on the same side of the gates.
func neighbour(a *model.Agreement, stage model.ID) model.ID {
	var open []model.ID
	for _, m := range line(a) {
		if m.gate == "" {
			open = append(open, m.stage.ID)
		}
	}
	at := slices.Index(open, stage)
	s, _ := a.StageBy(stage)
	if at+1 < len(open) && (at == 0 || s.Gate != "") {
		return open[at+1]
	}
	return open[at-1]
}

// Over are the gates that the leads of one stage would stand behind, unasked,
// once it is merged into another.
func Over(a *model.Agreement, from, into model.ID) []string {
	s, _ := a.StageBy(from)
	to, _ := a.StageBy(into)
	var out []string
	for _, x := range Track(a) {
		if x.Gate != "" && x.Rank > s.Rank && x.Rank <= to.Rank {
			out = append(out, x.Gate)
		}
	}
	return out
}
