package say

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
)

// Passed is what a message about a hand-off is written from.
type Passed struct {
	Handoff *model.HandoffRow
	Need    string // what the lead is about
	Zone    *time.Location
	Hot     bool // past the gate to Sales: "ready for Sales", else "worth a conversation"
}

// evidenceLines is how much evidence a message quotes: who wants more opens Baton.
const evidenceLines = 3

// Message is a hand-off as a mail or a chat tells it, in plain text: whom it is
// about and why now, what speaks for it, what comes next, and what is asked of
// whom until when.
func Message(p Passed) (subject, body string) {
	h := p.Handoff
	name := h.Name
	if p.Need != "" && p.Need != h.Name {
		name += " (" + p.Need + ")"
	}
	subject = fmt.Sprintf("%s: %s to %s", name, h.FromName, h.ToName)
	parts := []string{
		h.Packet.WhyNow,
		labelled("Who", strings.Join(h.Packet.Who, ", ")),
		p.evidence(),
		p.scored(),
		labelled("Next step", h.Packet.NextStep),
		labelled("Let through by "+h.ToName, h.Waive),
		p.asked(),
	}
	return subject, strings.Join(nonEmpty(parts), "\n\n") + "\n"
}

func nonEmpty(list []string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
}

func labelled(label, words string) string {
	if words == "" {
		return ""
	}
	return label + ": " + words
}

// evidence quotes what was ticked and what is known, the musts first.
func (p Passed) evidence() string {
	var lines []string
	add := func(words string) {
		if len(lines) < evidenceLines {
			lines = append(lines, "- "+words)
		}
	}
	for _, class := range []string{"must", "nice", "never"} {
		for _, s := range p.Handoff.States {
			holds := s.Class != "never" && s.State == "met" || s.Class == "never" && s.State == "not-met"
			if s.Class == class && holds && s.Evidence != "" {
				add(s.Name + " (" + s.Evidence + ")")
			}
		}
	}
	for _, c := range p.Handoff.Packet.Checked {
		add(c)
	}
	if len(lines) > 0 {
		lines = append([]string{"What we know:"}, lines...)
	}
	if open := p.Handoff.Packet.Missing; len(open) > 0 {
		lines = append(lines, "Still to find out: "+and(open)+".")
	}
	return strings.Join(lines, "\n")
}

// scored says both axes as they were, and whether the definition was met.
func (p Passed) scored() string {
	what := "worth a conversation (MQL)"
	if p.Hot {
		what = "ready for Sales (SQL)"
	}
	met := map[string]string{"met": "it met " + what, "not-met": "it did not meet " + what}[p.Handoff.Definition]
	if met == "" {
		met = "whether it was " + what + " is not known"
	}
	return fmt.Sprintf("When it was handed over: fit %s, engagement %s of 100; %s.", score.Tenths(p.Handoff.Fit), score.Tenths(p.Handoff.Engagement), met)
}

// asked says whose turn it is, and until when.
func (p Passed) asked() string {
	h := p.Handoff
	until := ""
	if !h.Due.IsZero() {
		until = " by " + h.Due.In(p.Zone).Format("Monday 2 January, 15:04")
	}
	answer, answered := h.Answer()
	switch {
	case h.TwoAnswers():
		return "Two answers were given to it; one of the two teams decides again."
	case answered:
		return fmt.Sprintf("It was %s on %s.", answer.Act, answer.Happened.In(p.Zone).Format("2 January"))
	case h.AskedBack():
		return fmt.Sprintf("%s asks: %s\nPlease say what was missing; the clock waits until then.", h.ToName, lastAsked(h))
	}
	return fmt.Sprintf("Please accept it, ask back what is missing, or turn it down with a reason%s.", until)
}

func lastAsked(h *model.HandoffRow) string {
	words := "what was missing?"
	for _, d := range h.Decisions {
		if d.Act == "asked" && d.Note != "" {
			words = d.Note
		}
	}
	return words
}

// TwoAnswers says that a hand-off was answered twice and differently; empty
// while it was not.
func TwoAnswers(h *model.Handoff, name func(model.ID) string) string {
	if !h.TwoAnswers() {
		return ""
	}
	var said []string
	for _, d := range h.Standing() {
		who := name(d.By)
		if who == "" {
			who = "somebody"
		}
		words := who + " " + d.Act + " it"
		if d.Reason != "" {
			words += " (" + lower(model.Title(d.Reason)) + ")"
		}
		if !slices.Contains(said, words) {
			said = append(said, words)
		}
	}
	sentence := and(said) + " without knowing of each other: one of the two teams answers again, and that answer stands."
	return strings.ToUpper(sentence[:1]) + sentence[1:]
}
