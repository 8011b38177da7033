package agreement

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/funnel"
)

// meant is what a text, the draft or a version, would have meant for the past.
func (s state) meant(i model.Impact, by string) []string {
	n := len(i.Rows)
	if n == 0 {
		return []string{"No lead was handed over yet, so there is no past to compare with. What is signed now will be the measure of the first ones."}
	}
	met := i.Count(func(r model.ImpactRow) bool { return r.Draft == "met" })
	handed := "Of " + several(n, "past hand-off", "past hand-offs")
	first := fmt.Sprintf("%s %d would have met %s%s.", handed, met, by, share(met, n))
	if s.law != nil {
		was := i.Count(func(r model.ImpactRow) bool { return r.Law == "met" })
		first = fmt.Sprintf("%s %d met version %d; %d would have met %s%s: %s.", handed, was, s.law.Number, met, by, share(met, n), moved(i))
	}
	out := []string{first, signedWords(i)}
	if k := i.Count(untold); k > 0 {
		out = append(out, fmt.Sprintf("%d of them cannot be judged: something that is asked for was never written down.", k))
	}
	return out
}

func untold(r model.ImpactRow) bool { return r.Draft == "unknown" }

// leaves says that what the law takes is known not to be taken.
func leaves(r model.ImpactRow) bool { return r.Leaves() && !untold(r) }

// moved says how what is taken differs.
func moved(i model.Impact) string {
	more, less := i.Count(model.ImpactRow.Enters), i.Count(leaves)
	unclear := i.Count(func(r model.ImpactRow) bool { return r.Leaves() && untold(r) })
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

// signedWords says which clients the draft would not have handed over.
func signedWords(i model.Impact) string {
	signed, missed := map[model.ID]bool{}, map[model.ID]bool{}
	var who []string
	for _, r := range i.Rows {
		signed[r.Lead] = signed[r.Lead] || r.Outcome == "signed"
		if r.Missed() && !missed[r.Lead] {
			missed[r.Lead] = true
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
		return fmt.Sprintf("Of %s it would have missed none.", several(n, "signed client", "signed clients"))
	case len(who) > 4:
		return fmt.Sprintf("Of %d signed clients it would have missed %d: %s and %d more.", n, len(who), strings.Join(who[:3], ", "), len(who)-3)
	}
	return fmt.Sprintf("Of %s it would have missed %d: %s.", several(n, "signed client", "signed clients"), len(who), list(who, "and"))
}

// kind is a part of the past that one can look at row by row.
type kind struct {
	key, label string
	is         func(model.ImpactRow) bool
}

func (s state) kinds() []kind {
	out := []kind{
		{"enter", "Would come in", model.ImpactRow.Enters},
		{"leave", "Would stay out", leaves},
		{"missed", "Signed, and missed", model.ImpactRow.Missed},
		{"unknown", "Cannot be judged", untold},
		{"met", "Meet the draft", func(r model.ImpactRow) bool { return r.Draft == "met" }},
	}
	if s.law == nil {
		return out[2:]
	}
	return out
}
