package agreement

import (
	"baton/model"
	"baton/model/say"
)

// meant is what a text, the draft or a version, would have meant for the past.
func (s state) meant(i model.Impact, by string) []string {
	law := 0
	if s.law != nil {
		law = s.law.Number
	}
	return say.Impact(i, law, by)
}

// kind is a part of the past that one can look at row by row.
type kind struct {
	key, label string
	is         func(model.ImpactRow) bool
}

func (s state) kinds() []kind {
	out := []kind{
		{"enter", "Would come in", model.ImpactRow.Enters},
		{"leave", "Would stay out", model.ImpactRow.Out},
		{"missed", "Signed, and missed", model.ImpactRow.Missed},
		{"unknown", "Cannot be judged", model.ImpactRow.Untold},
		{"met", "Meet the draft", func(r model.ImpactRow) bool { return r.Draft == "met" }},
	}
	if s.law == nil {
		return out[2:]
	}
	return out
}
