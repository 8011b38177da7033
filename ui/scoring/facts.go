package scoring

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
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

// worth says points and half-life: "38, half after 45 days".
func worth(r model.Rule) string {
	if r.Points == 0 {
		return "does not count"
	}
	words := score.Tenths(r.Points) + " points"
	if r.Points == 10 {
		words = "1 point"
	}
	if r.HalfLife > 0 {
		words += fmt.Sprintf(", half after %d days", r.HalfLife)
	}
	return words
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

// standing is one open lead with its scores, in the order of the ranking.
type standing struct {
	lead  model.LeadRow
	score model.Score
}

var bands = []string{model.TalkNow, model.WarmUp, model.FindOut, model.NotOurs}

// rank sorts the open leads: by band, then fit, what is known from too little
// after an equal known one, then interest.
func rank(leads []model.LeadRow, scored []model.Scored) []standing {
	by := make(map[model.ID]model.Score, len(scored))
	for _, s := range scored {
		by[s.Lead] = s.Score
	}
	out := make([]standing, 0, len(leads))
	for _, l := range leads {
		if s, ok := by[l.ID]; ok {
			out = append(out, standing{l, s})
		}
	}
	slices.SortFunc(out, func(x, y standing) int {
		return cmp.Or(
			cmp.Compare(slices.Index(bands, x.score.Band), slices.Index(bands, y.score.Band)),
			cmp.Compare(y.score.Fit, x.score.Fit),
			cmp.Compare(hatched(x), hatched(y)),
			cmp.Compare(y.score.Engagement, x.score.Engagement),
			strings.Compare(x.lead.Shown(), y.lead.Shown()),
			bytes.Compare(x.lead.ID[:], y.lead.ID[:]))
	})
	return out
}

func hatched(s standing) int {
	if s.score.Hatched() {
		return 1
	}
	return 0
}

// tally counts the bands.
func tally(all []standing) map[string]int {
	out := map[string]int{}
	for _, s := range all {
		out[s.score.Band]++
	}
	return out
}

// line says from where a lead is worth a conversation.
func line(a *model.Agreement) string {
	for _, d := range a.Definitions {
		if d.Gate == "mql" {
			return fmt.Sprintf("Worth a conversation (MQL) from fit %s and interest %s", score.Tenths(d.Fit), score.Tenths(d.Engagement))
		}
	}
	return "Nothing says yet from where a lead is worth a conversation (MQL)"
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
