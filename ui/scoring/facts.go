package scoring

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
)

// part is a group with its rules.
type part struct {
	model.Group
	rules []model.Rule
}

// read lists the groups, interest first: it is what this page is about.
func read(a *model.Agreement) []part {
	var out []part
	for _, axis := range []string{"engagement", "fit"} {
		for _, g := range a.Scoring.Groups {
			if g.Axis != axis {
				continue
			}
			p := part{Group: g}
			for _, r := range a.Scoring.Rules {
				if r.Group == g.ID {
					p.rules = append(p.rules, r)
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// The three levels a rule may have. One strong sign of interest brings a lead
// to the usual line by itself; of the others it takes several.
const (
	none   = "none"
	some   = "some"
	strong = "strong"
)

// levelOf says how much points are, in words. Fit rules come on top of the
// criteria and are smaller.
func levelOf(axis string, points int64) string {
	line := int64(150)
	if axis == "fit" {
		line = 80
	}
	switch {
	case points < 0:
		return "" // it takes points away: no level of interest
	case points == 0:
		return none
	case points < line:
		return some
	}
	return strong
}

// usual are the points a level stands for, in tenths.
func usual(axis, level string) int64 {
	switch {
	case level == none:
		return 0
	case axis == "fit" && level == some:
		return 50
	case axis == "fit" || level == some:
		return 100
	}
	return 300
}

// withWord keeps the word for its points together with a rule.
func (p *Page) withWord(e *model.Edit) {
	n, ok := e.Fields["points"].(int64)
	if e.Noun != "rule" || !ok {
		return
	}
	e.Fields["interest"] = nil
	if w := levelOf(groupIn(p.draft, ruleIn(p.draft, e.ID).Group).Axis, n); w != "" {
		e.Fields["interest"] = w
	}
}

// worth says points and half-life: "38, half after 45 days".
func worth(r model.Rule) string {
	if r.Points == 0 {
		return "does not count"
	}
	words := score.Tenths(r.Points) + " points"
	switch r.Points {
	case 10:
		words = "1 point"
	case -10:
		words = "takes 1 point"
	default:
		if r.Points < 0 {
			words = "takes " + score.Tenths(-r.Points) + " points"
		}
	}
	if r.HalfLife > 0 {
		words += fmt.Sprintf(", half after %d days", r.HalfLife)
	}
	return words
}

// differs says what is kept of a rule, as far as it is not what is tried.
func differs(kept, tried model.Rule) string {
	if kept.HalfLife == tried.HalfLife {
		kept.HalfLife = 0
	} else if kept.Points == tried.Points && kept.HalfLife > 0 {
		return fmt.Sprintf("half after %d days", kept.HalfLife)
	} else if kept.Points == tried.Points {
		return "never less"
	}
	return worth(kept)
}

// capped says what a group may add at most.
func capped(g model.Group) string {
	if g.Cap == 0 {
		return "no upper end"
	}
	return "together at most " + score.Tenths(g.Cap)
}

// checked says that nobody has held the rules against what happened.
func checked(signed int) string {
	words := "The template's rules, not yet checked against your history. "
	switch signed {
	case 0:
		return words + "Nothing has been signed here so far: take them as a start, and go by what you know."
	case 1:
		return words + "One signed lead so far: read how it came, and set the rules by it."
	}
	return words + fmt.Sprintf("%d signed leads so far: read how they came, and set the rules by them.", signed)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// counts says what a rule looks at.
func counts(a *model.Agreement, r model.Rule) string {
	if r.Field != "" {
		words := []rune(say.Condition(a, r.Condition))
		return strings.ToUpper(string(words[:1])) + string(words[1:])
	}
	var words []string
	add := func(w string) {
		if w != "" {
			words = append(words, w)
		}
	}
	if r.Touch == "" {
		add("Any touch")
	}
	add(model.Title(r.Touch))
	add(map[string]string{"in": "from them", "out": "from us"}[r.Direction])
	if r.Outcome != "" {
		add(strings.ToLower(model.Title(r.Outcome)))
	}
	if r.Role != "" {
		add("by whoever " + strings.ToLower(model.Title(r.Role)))
	}
	return strings.Join(words, ", ")
}
