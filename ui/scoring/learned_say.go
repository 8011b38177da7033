package scoring

import (
	"fmt"

	"baton/model"
	"baton/model/learn"
)

// summary is what is compared, in one line.
func summary(s *learn.Study) string {
	if s == nil {
		return ""
	}
	c := s.Counted
	if c.Yes+c.No == 0 {
		return "nothing has come to an end yet"
	}
	words := fmt.Sprintf("new clients: %d signed, %d not", c.Yes, c.No)
	if c.Old > 0 {
		words += fmt.Sprintf(" (%d of them open for more than %d days, longer than nine in ten took)", c.Old, c.Patience)
	}
	return words
}

// first is the largest difference in short, for a panel that is folded.
func first(law *model.Agreement, s *learn.Study) string {
	if s == nil {
		return ""
	}
	top := largest(s.Values, 1)
	if len(top) == 0 || !top[0].Stands {
		return ""
	}
	return ". " + title(law, &top[0]) + ", " + fewCounts(&top[0])
}

// comesTo is what follows from all of it, in one line.
func comesTo(s *learn.Study) string {
	advice := len(learn.Advice(s.Values))
	switch {
	case s.Counted.Yes+s.Counted.No == 0:
		return ""
	case !s.Enough():
		return fmt.Sprintf("From %d of each there are rates and points. Until then read these together, each signed lead beside the one most like it.", learn.Floor)
	case len(s.Values) == 0 || !s.Values[0].Stands:
		return "Nothing differs by more than chance would make. These come nearest, and no points follow from them."
	case advice == 0:
		return "Today's points fit what became of the leads."
	}
	today, then := s.Gain()
	with := "this suggestion"
	switch {
	case advice == 2:
		with = "both suggestions"
	case advice > 2:
		with = fmt.Sprintf("all %d suggestions", advice)
	}
	return fmt.Sprintf("Of a signed lead and another, today's rules put the signed one first %.0f times in 100; with %s %.0f (%.0f to %.0f).",
		100*today.Value, with, 100*then.Value, 100*then.Low, 100*then.High)
}

// largest takes the first values, at most one of a field: those that are more
// than chance, and where there are none, the nearest to it.
func largest(all []learn.Value, n int) []learn.Value {
	var out []learn.Value
	seen := map[string]bool{}
	stands := len(all) > 0 && all[0].Stands
	for _, v := range learn.Told(all) {
		key := v.Field
		if key == "" {
			key = v.About.ID.String()
		}
		if len(out) < n && !seen[key] && v.Stands == stands && v.Difference != 0 {
			seen[key] = true
			out = append(out, v)
		}
	}
	return out
}
