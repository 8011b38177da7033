package journey

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// Disorder says what is wrong with the order of a journey, beside the stages
// and routes where it shows. Two people who change the order at the same time
// can bring it about; whoever changes it then is held to make it no worse.
func Disorder(a *model.Agreement) []model.Flaw {
	d := disorder{a: a}
	d.ends()
	d.asides()
	d.gates()
	d.starts()
	d.covers()
	return d.found
}

type disorder struct {
	a     *model.Agreement
	found []model.Flaw
}

func (d *disorder) add(at []model.Ref, sentence string, of ...any) {
	d.found = append(d.found, model.Flaw{At: at, Text: fmt.Sprintf(sentence, of...)})
}

func stageRef(s model.Stage) []model.Ref { return []model.Ref{{Noun: "stage", ID: s.ID}} }

// ends: the journey begins with an open stage and ends with the signature.
func (d *disorder) ends() {
	var signed *model.Stage
	open := 0
	for _, s := range Track(d.a) {
		switch {
		case s.Kind == "signed" && signed != nil:
			d.add(stageRef(s), "%s and %s both end the journey: keep one.", signed.Name, s.Name)
		case s.Kind == "signed":
			signed = &s
		case signed != nil:
			d.add(stageRef(s), "%s stands behind %s, where the journey ends: put it before.", s.Name, signed.Name)
		default:
			open++
		}
	}
	if open == 0 {
		d.add(nil, "No stage is left before the signature: a journey needs one.")
	}
	if signed == nil {
		d.add(nil, "Nothing says when a lead is won: a journey needs the stage where it is signed.")
	}
}

// asides stand behind everything a lead goes through.
func (d *disorder) asides() {
	last := 0
	for _, s := range Track(d.a) {
		last = s.Rank
		if s.Kind == "signed" {
			break
		}
	}
	for _, s := range d.a.Stages {
		if !onTrack(s) && s.Rank < last {
			d.add(stageRef(s), "%s is a way out of the journey: it stands behind the stages.", s.Name)
		}
		if !onTrack(s) && s.Gate != "" {
			d.add(stageRef(s), "A gate stands before %s, and leaving the journey is always free: take the gate away.", s.Name)
		}
	}
}

// gates: each once, with something before it, and the talk before the sale.
func (d *disorder) gates() {
	at := map[string]model.Stage{}
	for i, s := range Track(d.a) {
		if s.Gate == "" {
			continue
		}
		if first, twice := at[s.Gate]; twice {
			d.add(stageRef(s), "The gate %s stands before %s and before %s: keep one.", Called(s.Gate), first.Name, s.Name)
			continue
		}
		at[s.Gate] = s
		if i == 0 {
			d.add(stageRef(s), "Nothing stands before the gate %s: put a stage before %s.", Called(s.Gate), s.Name)
		}
	}
	mql, talk := at["mql"]
	sql, sale := at["sql"]
	if talk && sale && mql.Rank >= sql.Rank {
		d.add(stageRef(mql), "The gate %s stands behind %s: worth a conversation comes first.", Called("mql"), Called("sql"))
	}
}

// starts: a route begins at an open stage, and on the near side of the gate
// that its leads must pass.
func (d *disorder) starts() {
	var gate model.Stage
	for _, s := range Track(d.a) {
		if s.Gate == "mql" {
			gate = s
		}
	}
	early := map[model.ID][]string{} // routes that begin behind the gate they must pass
	for _, r := range d.a.Routes {
		at := append([]model.Ref{{Noun: "route", ID: r.ID}}, model.Ref{Noun: "stage", ID: r.Start})
		s, known := d.a.StageBy(r.Start)
		switch {
		case r.Start.IsZero():
		case !known:
			d.add(at, "%s leads begin at a stage that is no more: choose another.", model.Title(r.Key))
		case s.Kind != "open":
			d.add(at, "%s leads begin at %s, where they would be done already: choose an open stage.", model.Title(r.Key), s.Name)
		case r.MQL && !gate.ID.IsZero() && s.Rank >= gate.Rank:
			early[s.ID] = append(early[s.ID], r.Key)
		}
	}
	for _, s := range Track(d.a) {
		if routes := early[s.ID]; len(routes) > 0 {
			d.add(stageRef(s), "%s leads must pass the gate %s and would begin behind it, at %s: let them begin before it.", named(routes), Called("mql"), s.Name)
		}
	}
}

// covers: whoever covers a team carries its leads, so that a circle of teams
// would carry none.
func (d *disorder) covers() {
	for _, t := range d.a.Teams {
		by := t.CoveredBy
		for range d.a.Teams {
			next, known := d.a.TeamBy(by)
			if !known || by == t.ID {
				break
			}
			by = next.CoveredBy
		}
		if cover, _ := d.a.TeamBy(t.CoveredBy); by == t.ID && !by.IsZero() {
			d.add([]model.Ref{{Noun: "team", ID: t.ID}}, "%s is covered by %s, which is covered by %s in turn: one of them must carry the leads itself.", t.Name, cover.Name, t.Name)
		}
	}
}

// named joins routes as a sentence begins with them: "Inbound and partner".
func named(routes []string) string {
	text := model.Title(routes[0])
	for i, r := range routes[1:] {
		join := ", "
		if i == len(routes)-2 {
			join = " and "
		}
		text += join + strings.ToLower(model.Title(r))
	}
	return text
}

// Called is a gate by both its names.
func Called(gate string) string {
	if gate == "mql" {
		return "Worth a conversation (MQL)"
	}
	return "Ready for Sales (SQL)"
}

// Reshaped judges a change of the journey as a whole: nothing is out of order
// that was in order before, no stage is gone in which leads stand or stood,
// and what was merged went into an open stage. Stood counts the leads that
// ever were in a stage.
func Reshaped(before, after *model.Agreement, stood map[model.ID]int) error {
	var problems model.Problems
	was := map[string]bool{}
	for _, f := range Disorder(before) {
		was[f.Text] = true
	}
	for _, f := range Disorder(after) {
		if !was[f.Text] {
			problems.Add("stage", f.Text)
		}
	}
	for _, s := range before.Stages {
		if _, here := after.StageBy(s.ID); here {
			continue
		}
		into, merged := after.StageBy(after.Standing(s.ID))
		switch {
		case merged && (s.Kind != "open" || into.Kind != "open"):
			problems.Add("stage", fmt.Sprintf("%s cannot be merged into %s: only open stages are.", s.Name, into.Name))
		case !merged && stood[s.ID] > 0:
			problems.Add("stage", Gone(s, stood[s.ID]))
		case s.Gate != "" && !guards(after, s.Gate):
			problems.Add("stage", fmt.Sprintf("The gate %s stands before %s: put it before another stage first.", Called(s.Gate), s.Name))
		}
	}
	return problems.Err()
}

func guards(a *model.Agreement, gate string) bool {
	return slices.ContainsFunc(a.Stages, func(s model.Stage) bool { return s.Gate == gate })
}

// Gone is why a stage that leads were in cannot simply be deleted.
func Gone(s model.Stage, n int) string {
	if n == 1 {
		return fmt.Sprintf("One lead is or was in %s: merge the stage into another, so that the lead keeps a place.", s.Name)
	}
	return fmt.Sprintf("%d leads are or were in %s: merge the stage into another, so that they keep a place.", n, s.Name)
}
