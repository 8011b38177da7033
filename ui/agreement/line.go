package agreement

import (
	"fmt"

	"baton/model"
	"baton/ui/shell"
)

// Line is what stands over the pages on which rules are edited: what is
// edited there, and what holds meanwhile. Nothing while nobody has signed.
func (p *Page) Line() shell.Line {
	s, err := readTexts(p.store)
	if err != nil {
		return shell.Line{} // the page itself will say what is wrong
	}
	return shell.Line{Words: s.editing(), Link: "Agreement", Route: Route + "/" + toSign}
}

func (s state) editing() string {
	switch {
	case s.last == nil && len(s.pending) == 0:
		return ""
	case s.last == nil:
		return fmt.Sprintf("You are editing the draft, which holds until everybody has signed version %d.", s.pending[len(s.pending)-1].Number)
	case s.last.State == model.Coming:
		return fmt.Sprintf("You are editing the draft. Version %d holds from %s. %s", s.last.Number, date(s.last.Effective), s.rest())
	}
	return fmt.Sprintf("You are editing the draft. Version %d is in force. %s", s.law.Number, s.rest())
}
