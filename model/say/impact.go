package say

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/funnel"
)

// Impact says what a text ("the draft", "version 2") would have meant for past
// hand-offs, beside the version in force; law 0: none is.
func Impact(i model.Impact, law int, by string) []string {
	n := len(i.Rows)
	if n == 0 {
		return []string{"No lead was handed over yet, so there is no past to compare with. What is signed now will be the measure of the first ones."}
	}
	met := i.Count(func(r model.ImpactRow) bool { return r.Draft == "met" })
	handed := "Of " + counted(int64(n), "past hand-off")
	first := fmt.Sprintf("%s %d would have met %s%s.", handed, met, by, share(met, n))
	if law > 0 {
		was := i.Count(func(r model.ImpactRow) bool { return r.Law == "met" })
		first = fmt.Sprintf("%s %d met version %d; %d would have met %s%s: %s.", handed, was, law, met, by, share(met, n), moved(i))
	}
	out := []string{first, missed(i)}
	if k := i.Count(model.ImpactRow.Untold); k > 0 {
		out = append(out, fmt.Sprintf("%d of them cannot be judged: something that is asked for was never written down.", k))
	}
	return out
}

// moved says how what is taken differs.
func moved(i model.Impact) string {
	more, less := i.Count(model.ImpactRow.Enters), i.Count(model.ImpactRow.Out)
	unclear := i.Count(func(r model.ImpactRow) bool { return r.Leaves() && r.Untold() })
	if more+less+unclear == 0 {
		return "the same ones"
	}
	words := fmt.Sprintf("%s more, %s fewer", none(more), none(less))
	if unclear > 0 {
		words += fmt.Sprintf(", and %d of which it cannot be told any more", unclear)
	}
	return words
}

func none(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// share is a count as a rate with its range, where there are cases enough.
func share(k, n int) string {
	r := funnel.Rate{K: k, N: n}
	v, ok := r.Value()
	if !ok {
		return ""
	}
	low, high := r.Range()
	return fmt.Sprintf(" (%.0f %%, likely %.0f to %.0f)", 100*v, 100*low, 100*high)
}

// missed says which clients the draft would not have handed over.
func missed(i model.Impact) string {
	signed, out := map[model.ID]bool{}, map[model.ID]bool{}
	var who []string
	for _, r := range i.Rows {
		signed[r.Lead] = signed[r.Lead] || r.Outcome == "signed"
		if r.Missed() && !out[r.Lead] {
			out[r.Lead] = true
			who = append(who, r.Name)
		}
	}
	n := 0
	for _, is := range signed {
		if is {
			n++
		}
	}
	switch {
	case n == 0:
		return "None of them has signed with us yet, so nothing can be said about missing a client."
	case len(who) == 0:
		return fmt.Sprintf("Of %s it would have missed none.", counted(int64(n), "signed client"))
	case len(who) > 4:
		return fmt.Sprintf("Of %d signed clients it would have missed %d: %s and %d more.", n, len(who), strings.Join(who[:3], ", "), len(who)-3)
	}
	return fmt.Sprintf("Of %s it would have missed %d: %s.", counted(int64(n), "signed client"), len(who), and(who))
}
