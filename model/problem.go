package model

import "strings"

// Problem is one sentence a person can act on, and the field it stands at.
type Problem struct {
	Field string `json:"field,omitempty"`
	Text  string `json:"text"`
}

// Invalid is a refusal: every problem at once, in the user's words. Whoever
// returns it has changed nothing.
type Invalid struct{ Problems []Problem }

func (e *Invalid) Error() string {
	texts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		texts[i] = p.Text
	}
	return strings.Join(texts, " ")
}

// Refuse makes an Invalid of one sentence; field may be empty.
func Refuse(field, text string) error {
	return &Invalid{Problems: []Problem{{Field: field, Text: text}}}
}

// Problems collects sentences until the rule has looked at everything.
type Problems []Problem

// Add notes one more sentence.
func (p *Problems) Add(field, text string) { *p = append(*p, Problem{Field: field, Text: text}) }

// Err is nil when there is nothing to complain about, else an Invalid.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return &Invalid{Problems: p}
}
