// Package agree answers: what did we agree on, what is different now, whose
// word does that need, and is anything wrong with it?
//
// An agreement has seven sections. What binds a team (a condition, a threshold,
// a promise) is part of its section's hash and is signed; wording, plays,
// assets and the numbers of a quarter are recorded with it and are not signed
// again.
package agree

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"baton/model"
)

// Hashes are the hashes of what binds, by section: of the same rules always
// the same.
func Hashes(a *model.Agreement) map[string]string {
	out := map[string]string{}
	for _, name := range model.Sections {
		b, err := json.Marshal(binding(a, name))
		if err != nil {
			panic("agree: a section that is no JSON: " + err.Error()) // texts, numbers and ids always are
		}
		out[name] = sum(b)
	}
	return out
}

// Hash is the hash of an agreement: of its sections' hashes, in their order.
func Hash(hashes map[string]string) string {
	var all []byte
	for _, name := range model.Sections {
		all = append(all, name+" "+hashes[name]+"\n"...)
	}
	return sum(all)
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// binding is what a signature under a section stands for.
func binding(a *model.Agreement, section string) any {
	switch section {
	case "positioning":
		return []any{byID(a.Positioning, elementKey, boundElement), byID(a.Offers, func(o model.Offer) model.ID { return o.ID }, func(o model.Offer) any { return o.ID })}
	case "criteria":
		return []any{byID(a.Criteria, criterionKey, boundCriterion), byID(a.Fields, func(f model.FieldDef) model.ID { return f.ID }, boundField)}
	case "scoring":
		return []any{byID(a.Scoring.Groups, groupKey, boundGroup), byID(a.Scoring.Rules, ruleKey, boundRule)}
	case "definitions":
		return byID(a.Definitions, definitionKey, boundDefinition)
	case "journey":
		return []any{boundStages(a), byID(a.Items, itemKey, boundItem), byID(a.Routes, routeKey, boundRoute), byID(a.Teams, teamKey, boundTeam), a.Merged}
	case "sla":
		return []any{a.Calendar.Zone, a.Calendar.Weekly, byID(a.Promises, promiseKey, boundPromise)}
	case "goals":
		return boundGoals(a.Goals)
	}
	return nil
}

// byID lists rows in the order of their ids, because a new order on a screen
// binds nobody; a row of which nothing binds is left out.
func byID[T any](rows []T, key func(T) model.ID, bound func(T) any) []any {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b T) int {
		x, y := key(a), key(b)
		return slices.Compare(x[:], y[:])
	})
	out := []any{}
	for _, r := range rows {
		if b := bound(r); b != nil {
			out = append(out, b)
		}
	}
	return out
}

func elementKey(e model.Element) model.ID       { return e.ID }
func criterionKey(c model.Criterion) model.ID   { return c.ID }
func groupKey(g model.Group) model.ID           { return g.ID }
func ruleKey(r model.Rule) model.ID             { return r.ID }
func definitionKey(d model.Definition) model.ID { return d.ID }
func stageKey(s model.Stage) model.ID           { return s.ID }
func itemKey(i model.Item) model.ID             { return i.ID }
func routeKey(r model.Route) model.ID           { return r.ID }
func teamKey(t model.Team) model.ID             { return t.ID }
func promiseKey(p model.Promise) model.ID       { return p.ID }

// boundElement: proof is collected all year, and is recorded.
func boundElement(e model.Element) any {
	if e.Step == "proof" {
		return nil
	}
	e.Rank, e.Of = 0, model.ID{}
	return e
}

func boundCriterion(c model.Criterion) any { c.Rank, c.Element = 0, model.ID{}; return c }
func boundField(f model.FieldDef) any      { f.Name = ""; return f }
func boundGroup(g model.Group) any         { g.Name, g.Rank = "", 0; return g }
func boundRule(r model.Rule) any           { r.Rank, r.Element, r.Interest = 0, model.ID{}, ""; return r }
func boundDefinition(d model.Definition) any {
	d.Rank = 0
	return d
}
func boundItem(i model.Item) any       { i.Rank = 0; return i }
func boundRoute(r model.Route) any     { return r }
func boundPromise(p model.Promise) any { p.Rank = 0; return p }
func boundTeam(t model.Team) any {
	t.Name, t.Rank, t.Capacity = "", 0, 0
	return t
}

func boundStage(s model.Stage) any {
	s.Name, s.Plain, s.Thinks, s.Needs, s.Rank = "", "", "", "", 0
	return s
}

// boundStages are the stages in the order of the journey: that order binds.
func boundStages(a *model.Agreement) []any {
	out := []any{}
	for _, s := range inOrder(a.Stages) {
		out = append(out, boundStage(s))
	}
	return out
}

func inOrder(stages []model.Stage) []model.Stage {
	stages = slices.Clone(stages)
	slices.SortStableFunc(stages, func(a, b model.Stage) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), slices.Compare(a.ID[:], b.ID[:]))
	})
	return stages
}

// sharedGoal is what binds of goals: of which kind there are some, and who
// answers for them. The amount of a quarter is a number of that quarter.
type sharedGoal struct {
	Kind   string
	Owners []model.ID
}

func boundGoals(goals []model.Goal) []sharedGoal {
	var out []sharedGoal
	for _, g := range goals {
		known := slices.ContainsFunc(out, func(s sharedGoal) bool { return s.Kind == g.Kind && slices.Equal(s.Owners, g.Owners) })
		if !known {
			out = append(out, sharedGoal{g.Kind, g.Owners})
		}
	}
	slices.SortFunc(out, func(a, b sharedGoal) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), slices.CompareFunc(a.Owners, b.Owners, func(x, y model.ID) int { return slices.Compare(x[:], y[:]) }))
	})
	return out
}
