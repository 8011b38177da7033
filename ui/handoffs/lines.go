package handoffs

import (
	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// scoreLine is a line of a score as it was frozen, and as it is today.
type scoreLine struct {
	name      string
	then, now int64
	is        bool // it counts today
	was       bool // it counted then
}

// linesOf sets the frozen lines of an axis beside today's, in their order; what
// has come since stands last.
func linesOf(axis string, then, now []model.Line) []scoreLine {
	var out []scoreLine
	at := map[string]int{}
	add := func(l model.Line) *scoreLine {
		i, known := at[l.Rule]
		if !known {
			i = len(out)
			at[l.Rule] = i
			out = append(out, scoreLine{name: l.Rule})
		}
		return &out[i]
	}
	for _, l := range then {
		if l.Axis == axis {
			s := add(l)
			s.then, s.was = s.then+l.Points, true
		}
	}
	for _, l := range now {
		if l.Axis == axis {
			s := add(l)
			s.now, s.is = s.now+l.Points, true
		}
	}
	return out
}

// lines are what the two scores were made of, then and now.
func (k *packet) lines() fyne.CanvasObject {
	var now []model.Line
	if k.lead != nil {
		now = k.lead.Explained.Lines
	}
	fit, talk := linesOf("fit", k.h.Lines, now), linesOf("engagement", k.h.Lines, now)
	if len(k.h.Lines) == 0 {
		return nil
	}
	return kit.Column(10, kit.Heading("What the scores were made of"), kit.Columns(20, k.axis("Fit", fit), k.axis("Engagement", talk)))
}

func (k *packet) axis(name string, lines []scoreLine) fyne.CanvasObject {
	list := kit.Column(5, figures(kit.Caption(name), kit.Caption("then").Trailing(), kit.Caption("now").Trailing()))
	for _, l := range lines {
		tint := theme.Text2
		if l.then != l.now {
			tint = theme.Text
		}
		list.Add(kit.WithTip(l.name, figures(kit.Body(l.name).Ellipsis().In(tint), figure(l.then, l.was, theme.Text2), figure(l.now, l.is, tint))))
	}
	if len(lines) == 0 {
		list.Add(kit.Muted("No rule counted."))
	}
	return list
}

func figure(points int64, counts bool, tint fyne.ThemeColorName) *kit.Text {
	words := "–"
	if counts {
		words = score.Tenths(points)
	}
	return kit.NewText(words, theme.SizeBody, theme.Figures, tint).Trailing()
}

// figures is a name with two numbers at the right, in columns.
func figures(name fyne.CanvasObject, then, now *kit.Text) fyne.CanvasObject {
	return kit.Spread(name, kit.Row(0, kit.Fixed(44, 0, then), kit.Fixed(44, 0, now)))
}

// origin is the team and the channel that the lead came from.
func (k *packet) origin() string {
	if k.lead == nil {
		return ""
	}
	l := k.lead.Lead
	team := ""
	if t, ok := k.p.law.TeamBy(l.Origin); ok {
		team = "begun by " + t.Name
	}
	source := ""
	if l.Source != "" {
		source = "source: " + l.Source
	}
	return joined(model.Title(l.Route), team, source)
}
