package journey

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/score"
)

// gates asks for all that must be true on the way: the exit checklist of every
// stage that is left or passed, and every gate that is crossed. A lead that
// comes from an aside, or that is entered in the middle, is asked from the
// start of its route. What a definition says about the lead may be waived by
// the receiving team with a reason; checklists may be ticked, not waived; a
// disqualifier is for good.
func (s *step) gates() {
	if !s.forward() {
		return
	}
	seen := map[string]bool{}
	for _, st := range s.path() {
		for _, i := range s.in.Agreement.Items {
			if i.Stage == st.ID && i.Gate == "" {
				s.item(i, fmt.Sprintf("Before leaving %s: ", st.Name), seen)
			}
		}
	}
	crossed := s.crossed()
	if len(crossed) == 0 {
		return
	}
	allowed := s.mayWaive()
	for _, gate := range crossed {
		for _, i := range s.in.Agreement.Items {
			if i.Gate == gate {
				s.item(i, fmt.Sprintf("To be %s: ", model.Gate(gate)), seen)
			}
		}
		s.definition(gate, allowed, seen)
	}
	s.ask(crossed, allowed, seen)
}

// path is every stage that the move leaves or passes.
func (s *step) path() []model.Stage {
	low := s.base()
	var out []model.Stage
	for _, st := range Track(s.in.Agreement) {
		if st.Rank >= low && st.Rank < s.to.Rank {
			out = append(out, st)
		}
	}
	return out
}

// base is the rank the way begins at.
func (s *step) base() int {
	if s.known && onTrack(s.from) {
		return s.from.Rank
	}
	start, _ := StartStage(s.in.Agreement, s.lead.Route)
	return start.Rank
}

// crossed are the gates on the way that apply to the route.
func (s *step) crossed() []string {
	low := s.base()
	route, known := s.in.Agreement.RouteOf(s.lead.Route)
	var out []string
	for _, st := range Track(s.in.Agreement) {
		if st.Gate == "" || st.Rank <= low || st.Rank > s.to.Rank || st.Gate == "mql" && known && !route.MQL {
			continue
		}
		out = append(out, st.Gate)
	}
	return out
}

func (s *step) item(i model.Item, before string, seen map[string]bool) {
	if i.Optional || score.Ticked(s.lead, "check."+i.ID.String()) {
		return
	}
	s.once("item."+i.ID.String(), fmt.Sprintf("%s%s.", before, strings.TrimSuffix(i.Name, ".")), seen)
}

func (s *step) once(field, text string, seen map[string]bool) {
	if !seen[field] {
		seen[field] = true
		s.problems.Add(field, text)
	}
}

// mayWaive says whether the request carries a reason from the receiving team.
// A reason from anyone else is refused, so that nobody lets a lead through
// for others.
func (s *step) mayWaive() bool {
	if strings.TrimSpace(s.req.Waive) == "" {
		return false
	}
	team := Carrier(s.in.Agreement, s.to, s.lead.Route)
	if ActsFor(s.in.Members, s.actor, team) {
		return true
	}
	s.problems.Add("waive", fmt.Sprintf("Only %s, who receives the lead, can let it through: ask them.", teamName(s.in.Agreement, team)))
	return false
}

// lacking notes something that the receiving team may waive.
func (s *step) lacking(field, text string, allowed bool, seen map[string]bool) {
	if allowed {
		s.waived = true
		return
	}
	s.once(field, text, seen)
}

// definition asks what the gate's definition still misses. Its boxes and
// musts are asked for by name elsewhere.
func (s *step) definition(gate string, allowed bool, seen map[string]bool) {
	state, missing := s.in.Rules.Meets(s.in.Facts, s.at, gate)
	if state == score.Met {
		return
	}
	for _, p := range missing {
		if p.Field == "criterion" || strings.HasPrefix(p.Field, "item.") || strings.HasPrefix(p.Field, "criterion.") {
			continue
		}
		s.lacking(p.Field+"."+gate, p.Text, allowed, seen)
	}
}

// ask goes through the criteria: disqualifiers, failing musts, and whatever must
// be known by the gates that are crossed. Unknown before its gate never blocks.
func (s *step) ask(crossed []string, allowed bool, seen map[string]bool) {
	last := crossed[len(crossed)-1]
	for _, c := range s.in.Rules.Explain(s.in.Facts, s.at).States {
		field := "criterion." + c.Criterion.String()
		switch {
		case c.Class == "never" && c.State == score.Met:
			s.once(field, fmt.Sprintf("%q rules the lead out, and nobody can waive that: close it as not ours, or correct the fact.", c.Name), seen)
		case c.Class == "must" && c.State == score.NotMet:
			s.lacking(field, fmt.Sprintf("%q is a must and is not met: %s can let the lead through with a reason.", c.Name,
				teamName(s.in.Agreement, Carrier(s.in.Agreement, s.to, s.lead.Route))), allowed, seen)
		case c.State == score.Unknown && due(c.KnownBy, last):
			s.lacking(field, fmt.Sprintf("Find out %q: it must be known to be %s.", c.Name, model.Gate(c.KnownBy)), allowed, seen)
		}
	}
}

// due says whether what must be known by one gate must be known at another.
func due(knownBy, gate string) bool {
	return knownBy != "" && (knownBy == gate || knownBy == "mql" && gate == "sql")
}
