package journey

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// Flags names what the evidence says against the reason of a rejection. A
// flag is shown with the decision; it refuses nothing.
func Flags(in DecisionFacts, d model.Decision) []string {
	if d.Act != "rejected" {
		return nil
	}
	var out []string
	switch d.Reason {
	case "not-our-criteria":
		for _, s := range in.Handoff.States {
			holds := s.Class != "never" && s.State == "met" || s.Class == "never" && s.State == "not-met"
			if s.Criterion == d.Criterion && holds {
				out = append(out, fmt.Sprintf("The hand-off says of %q: %s%s.", s.Name, model.Title(s.State), evidenceOf(s)))
			}
		}
	case "unable-to-reach":
		for _, t := range in.Touches {
			if !t.Happened.Before(in.Handoff.Happened) && !t.Happened.After(d.Happened) && spoke(t) {
				out = append(out, fmt.Sprintf("A %s on %s reached them.", t.Kind, t.Happened.Format(time.DateOnly)))
				break
			}
		}
	case "wrong-person":
		out = append(out, whoDecides(in, d)...)
	case "not-a-buyer":
		if in.Company != nil && (in.Company.Relationship == "client" || in.Company.Relationship == "former-client") {
			out = append(out, fmt.Sprintf("%s is kept as a %s: they have bought from us.", in.Company.Name, strings.ToLower(model.Title(in.Company.Relationship))))
		}
	case "already-ours":
		if in.Company != nil && in.Company.Relationship != "" && in.Company.Relationship != "client" {
			out = append(out, fmt.Sprintf("%s is kept as a %s, not as a client.", in.Company.Name, in.Company.Relationship))
		}
	case "later", "no-need-now":
		for _, t := range in.Touches {
			if t.Outcome == "meeting-set" && t.Happened.After(in.Handoff.Happened) && !t.Happened.After(d.Happened) {
				out = append(out, fmt.Sprintf("A meeting was set on %s.", t.Happened.Format(time.DateOnly)))
				break
			}
		}
	}
	return out
}

// whoDecides names somebody who signs or pays and has spoken with us since.
func whoDecides(in DecisionFacts, d model.Decision) []string {
	for _, p := range in.Parts {
		if p.Role != "signs" && p.Role != "pays" {
			continue
		}
		for _, t := range in.Touches {
			if t.Person == p.Person && !t.Happened.Before(in.Handoff.Happened) && !t.Happened.After(d.Happened) && spoke(t) {
				return []string{fmt.Sprintf("%s, who %s, spoke with us on %s.", cmp.Or(p.Name, "Somebody"), p.Role, t.Happened.Format(time.DateOnly))}
			}
		}
	}
	return nil
}

func spoke(t model.Touch) bool {
	return t.Outcome == "talked" || t.Outcome == "replied" || t.Outcome == "meeting-set" || t.Direction == "in" && !t.Automatic
}

func evidenceOf(s model.State) string {
	if s.Evidence == "" {
		return ""
	}
	return " (" + s.Evidence + ")"
}
