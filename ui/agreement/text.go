package agreement

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
	"baton/ui/theme"
)

// part is a section of the agreement as one reads it.
type part struct {
	title string
	lead  string // a sentence larger than the rest
	lines []line
	none  string // what is said when there is nothing
}

// line is one sentence of it; under it, quieter ones.
type line struct {
	hues  []theme.Hue // of the teams it binds, or of what it means
	text  string
	quiet []string
}

// text is the whole agreement in sentences.
func text(a *model.Agreement, members []model.Member) []part {
	return []part{positioning(a), criteria(a), scoring(a), definitions(a), journey(a), promises(a), goals(a, members)}
}

func positioning(a *model.Agreement) part {
	p := part{title: "Who we are for, and why us", lead: say.Positioning(a.Positioning), none: "Nothing is written down yet."}
	for _, step := range model.Words["step"] {
		var said []string
		for _, e := range a.Positioning {
			if e.Step == step {
				said = append(said, e.Text)
			}
		}
		if len(said) > 0 {
			p.lines = append(p.lines, line{text: model.Title(step) + ": " + strings.Join(said, "; ")})
		}
	}
	return p
}

func criteria(a *model.Agreement) part {
	p := part{title: "Who is worth anyone's time", none: "No criterion yet: everybody is."}
	for _, class := range []string{"must", "nice", "never"} {
		for _, c := range a.Criteria {
			if c.Class == class {
				p.lines = append(p.lines, line{hues: []theme.Hue{classHue(class)}, text: say.Criterion(a, c)})
			}
		}
	}
	return p
}

func classHue(class string) theme.Hue {
	switch class {
	case "must":
		return theme.Good
	case "nice":
		return theme.Indigo
	}
	return theme.Rose
}

func scoring(a *model.Agreement) part {
	p := part{title: "What counts, and how much", none: "No rule gives points yet."}
	for _, g := range a.Scoring.Groups {
		l := line{text: g.Name + " (" + strings.ToLower(model.Title(g.Axis)) + ")"}
		if g.Cap > 0 {
			l.text += ", at most " + score.Tenths(g.Cap) + " together"
		}
		for _, r := range a.Scoring.Rules {
			if r.Group == g.ID {
				l.quiet = append(l.quiet, say.Rule(a, r))
			}
		}
		if len(l.quiet) > 0 {
			p.lines = append(p.lines, l)
		}
	}
	return p
}

func definitions(a *model.Agreement) part {
	p := part{title: "When a lead is worth a conversation, and when ready for Sales", none: "Nothing is asked of a lead yet."}
	for _, gate := range model.Words["gate"] {
		for _, d := range a.Definitions {
			if d.Gate == gate {
				p.lines = append(p.lines, line{text: say.Definition(a, d)})
			}
		}
		var boxes []string
		for _, i := range a.Items {
			if i.Gate == gate && !i.Optional {
				boxes = append(boxes, i.Name)
			}
		}
		if len(boxes) > 0 {
			p.lines = append(p.lines, line{text: "The " + strings.ToUpper(gate) + " boxes: " + strings.Join(boxes, "; ") + "."})
		}
	}
	return p
}

func journey(a *model.Agreement) part {
	p := part{title: "Who carries the lead"}
	for _, s := range a.Stages {
		if s.Kind == "open" || s.Kind == "signed" {
			p.lines = append(p.lines, stage(a, s))
		}
	}
	return p
}

// lower takes the capital off a sentence's first word.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func stage(a *model.Agreement, s model.Stage) line {
	t, _ := a.TeamBy(s.Team)
	l := line{hues: []theme.Hue{theme.OfTeam(t.Key)}, text: s.Name}
	if t.Name != "" {
		l.text += ": " + t.Name
	}
	for _, route := range model.Words["route"] {
		if own, ok := s.Teams[route]; ok {
			other, _ := a.TeamBy(own)
			l.text += ", " + strings.ToLower(model.Title(route)) + ": " + other.Name
		}
	}
	if s.Gate != "" {
		l.text += "; entered when " + lower(model.Title(s.Gate))
	}
	if s.Target > 0 {
		l.text += fmt.Sprintf("; within %s", several(s.Target, "business day", "business days"))
	}
	l.text += "."
	var exit []string
	for _, i := range a.Items {
		if i.Stage == s.ID && !i.Optional {
			exit = append(exit, i.Name)
		}
	}
	if len(exit) > 0 {
		l.quiet = []string{"Before it goes on: " + strings.Join(exit, "; ") + "."}
	}
	return l
}

func promises(a *model.Agreement) part {
	p := part{title: "What we promise each other", none: "Nothing is promised yet."}
	for _, t := range append(append([]model.Team(nil), a.Teams...), model.Team{}) {
		for _, v := range a.Promises {
			if v.Owner == t.ID {
				to, _ := a.TeamBy(v.To)
				hues := []theme.Hue{theme.OfTeam(t.Key)}
				if to.Key != "" {
					hues = append(hues, theme.OfTeam(to.Key))
				}
				p.lines = append(p.lines, line{hues: hues, text: say.Promise(a, v)})
			}
		}
	}
	if len(p.lines) > 0 {
		p.lines = append(p.lines, line{text: "Counted in working hours: " + say.Hours(a.Calendar) + "."})
	}
	return p
}

func goals(a *model.Agreement, members []model.Member) part {
	p := part{title: "What we both want", none: "No shared goal yet."}
	for _, g := range a.Goals {
		l := line{text: fmt.Sprintf("%s: %s, from %s to %s.", g.Name, g.Amount.Full(), date(g.From), date(g.To))}
		var who []string
		for _, m := range members {
			for _, id := range g.Owners {
				if id == m.ID {
					who = append(who, m.Name)
				}
			}
		}
		if len(who) > 0 {
			l.quiet = []string{list(who, "and") + " answer for it."}
		}
		p.lines = append(p.lines, l)
	}
	return p
}
