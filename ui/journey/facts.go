package journey

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/ui/theme"
)

// facts are what the page shows, ready.
type facts struct {
	law     *model.Agreement
	track   []model.Stage // in order, up to the signature
	asides  []model.Stage // nurture, not ours, lost
	leads   map[model.ID]int
	lost    map[string]int
	plays   []model.Play // of all stages, in order
	members []model.Member
}

func factsOf(a *model.Agreement, t tally, plays []model.Play) facts {
	f := facts{law: a, leads: map[model.ID]int{}, lost: t.lost, plays: plays}
	for _, s := range a.Stages {
		switch s.Kind {
		case "nurture", "not-ours", "lost":
			f.asides = append(f.asides, s)
		default:
			f.track = append(f.track, s)
		}
	}
	for stage, n := range t.stages {
		f.leads[a.Standing(stage)] += n
	}
	return f
}

// gate is a bar across the track.
type gate struct {
	key    string
	into   model.Stage // the stage it guards
	before string      // the name of the stage before it
}

// gates are the bars, in the order of the track.
func (f facts) gates() []gate {
	var out []gate
	for i, s := range f.track {
		if s.Gate == "" {
			continue
		}
		g := gate{key: s.Gate, into: s}
		if i > 0 {
			g.before = f.track[i-1].Name
		}
		out = append(out, g)
	}
	return out
}

func (f facts) gate(at string) (gate, bool) {
	for _, g := range f.gates() {
		if g.key == at {
			return g, true
		}
	}
	return gate{}, false
}

func (f facts) stage(at string) (model.Stage, bool) {
	if f.law == nil {
		return model.Stage{}, false
	}
	id, err := model.ParseID(at)
	if err != nil {
		return model.Stage{}, false
	}
	return f.law.StageBy(id)
}

func (f facts) has(at string) bool {
	_, isGate := f.gate(at)
	s, isStage := f.stage(at)
	return isGate || isStage && !s.ID.IsZero()
}

// first is what is open to begin with: the stage just before the first gate,
// where leads are handed over.
func (f facts) first() string {
	for i, s := range f.track {
		if s.Gate != "" && i > 0 {
			return f.track[i-1].ID.String()
		}
	}
	if len(f.track) > 0 {
		return f.track[0].ID.String()
	}
	return ""
}

// team is who carries the lead; the zero team says nobody.
func (f facts) team(id model.ID) (name string, hue theme.Hue) {
	t, ok := f.law.TeamBy(id)
	if !ok {
		return "Nobody", theme.Slate
	}
	return t.Name, hueOf(t)
}

// hueOf is the one hue a team has everywhere.
func hueOf(t model.Team) theme.Hue {
	switch t.Key {
	case "marketing":
		return theme.Marketing
	case "bd":
		return theme.BD
	case "sales":
		return theme.Sales
	case "delivery":
		return theme.Delivery
	}
	return theme.HueOf(t.Name)
}

// span is a stretch of stages that one team carries.
type span struct {
	team       string
	short      string // "BD"; empty where there is none
	hue        theme.Hue
	from, upto int // indexes of the track, upto not included
}

func (f facts) spans() []span {
	var out []span
	for i, s := range f.track {
		name, hue := f.team(s.Team)
		if n := len(out); n > 0 && out[n-1].team == name {
			out[n-1].upto = i + 1
			continue
		}
		sp := span{team: name, hue: hue, from: i, upto: i + 1}
		if t, _ := f.law.TeamBy(s.Team); t.Key == "bd" {
			sp.short = "BD"
		}
		out = append(out, sp)
	}
	return out
}

// items are a stage's exit checklist, or a gate's boxes, in order.
func (f facts) items(stage model.ID, gate string) []model.Item {
	var out []model.Item
	for _, i := range f.law.Items {
		if i.Gate == gate && i.Stage == stage {
			out = append(out, i)
		}
	}
	return out
}

// playsOf are a stage's plays, in order.
func (f facts) playsOf(stage model.ID) []model.Play {
	var out []model.Play
	for _, p := range f.plays {
		if p.Stage == stage {
			out = append(out, p)
		}
	}
	return out
}

// routesApart are the routes on which another team carries the lead, in the
// order of the words.
func routesApart(s model.Stage) []string {
	var out []string
	for _, r := range model.Words["route"] {
		if id, ok := s.Teams[r]; ok && !id.IsZero() {
			out = append(out, r)
		}
	}
	return out
}

// next is the gate a lead meets when it leaves a stage.
func (f facts) next(stage model.ID) (gate, bool) {
	for i, s := range f.track {
		if s.ID == stage && i+1 < len(f.track) && f.track[i+1].Gate != "" {
			return f.gate(f.track[i+1].Gate)
		}
	}
	return gate{}, false
}

// plain and code are a gate's two names.
func plain(gate string) string {
	if gate == "mql" {
		return "Worth a conversation"
	}
	return "Ready for Sales"
}

func code(gate string) string { return strings.ToUpper(gate) }

// ways are the alternatives of a gate's definition.
func (f facts) ways(gate string) []model.Definition {
	var out []model.Definition
	for _, d := range f.law.Definitions {
		if d.Gate == gate {
			out = append(out, d)
		}
	}
	return out
}

// asks says what an alternative asks for beside its thresholds.
func asks(d model.Definition) string {
	var out []string
	switch d.Needs {
	case "introducer":
		out = append(out, "someone who introduced it")
	case "reply":
		out = append(out, "a reply from them")
	}
	if d.Boxes {
		out = append(out, "every box ticked", "no must-have failing")
	}
	if len(out) == 0 {
		return ""
	}
	return "and " + strings.Join(out, ", ")
}

// passing says which routes do not go through the MQL gate.
func (f facts) passing(gate string) string {
	if gate != "mql" {
		return ""
	}
	var names []string
	for _, r := range f.law.Routes {
		if !r.MQL {
			names = append(names, strings.ToLower(model.Title(r.Key)))
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	return "Leads that came by " + strings.Join(names, " or ") + " start behind it."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
