// Package align answers: was it the lead, the follow-up, or the definition?
//
// A finding is worked out from frozen evidence: whether the hand-off met the
// definition when it was made, whether the receiving team answered and touched
// in time, and what became of the lead. It never blames: words are about the
// hand-off, and a headline names the gap, never a team.
package align

import (
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/sla"
)

// The findings, in the order in which a headline tells them.
const (
	Carried       = "carried"
	Outside       = "outside"
	Late          = "late"
	Both          = "both"
	Definition    = "definition"
	SignedOutside = "signed-outside"
	Beyond        = "beyond"
	Unknown       = "unknown"
)

// Findings lists every finding, in the order of a headline.
func Findings() []string {
	return []string{Carried, Outside, Late, Both, Definition, SignedOutside, Beyond, Unknown}
}

// Title is a finding as a screen shows it; empty for none yet.
func Title(finding string) string {
	switch finding {
	case Carried:
		return "Carried"
	case Outside:
		return "Outside the definition"
	case Late:
		return "Late"
	case Both:
		return "Both"
	case Definition:
		return "Definition let it through"
	case SignedOutside:
		return "Signed although outside"
	case Beyond:
		return "Beyond both promises"
	case Unknown:
		return "Cannot tell"
	}
	return ""
}

// What became of a lead since a hand-off.
const (
	Open     = "open" // it stands where it was handed over, or went back
	Advanced = "advanced"
	Signed   = "signed"
	Lost     = "lost"
	NotOurs  = "not-ours"
	Nurture  = "nurture"
)

// Evidence is what a finding is drawn from.
type Evidence struct {
	Handoff *model.Handoff
	Answer  sla.Clock
	Touch   sla.Clock
	Became  string // one of the outcomes above
}

// Finding says what the evidence shows of a hand-off. It is empty while the
// hand-off is not finished, or was withdrawn. When it cannot tell it lists
// what is missing. Late is said as soon as it is certain: late is late
// whatever becomes of the lead.
func Finding(e Evidence) (string, []string) {
	computed, missing := compute(e)
	return ruled(e.Handoff, computed, missing)
}

func compute(e Evidence) (string, []string) {
	answer, answered := e.Handoff.Answer()
	if answered && answer.Act == "withdrawn" {
		return "", nil
	}
	kept, missing := Kept(e.Answer, e.Touch)
	if !finished(e, answer, answered) && kept != "not-met" {
		return "", nil
	}
	if e.Handoff.Definition != "met" && e.Handoff.Definition != "not-met" {
		missing = append(missing, "whether it met the definition")
	}
	if e.Handoff.TwoAnswers() {
		missing = append(missing, "which of two answers stands")
	}
	if len(missing) > 0 {
		return Unknown, missing
	}
	if kept == "" {
		return "", nil
	}
	return judge(e, answer, e.Handoff.Definition == "met", kept == "met"), nil
}

// judge is the table of findings.
func judge(e Evidence, answer model.Decision, met, kept bool) string {
	switch {
	case met && !kept:
		return Late
	case !met && !kept:
		return Both
	case !met && e.Became == Signed && !turnedDown(answer):
		return SignedOutside
	case !met:
		return Outside
	case answer.Act == "rejected" && whoTheyAre(answer.Reason):
		return Definition
	case turnedDown(answer):
		return Beyond
	case e.Became == NotOurs:
		return Definition
	case e.Became == Lost, e.Became == Nurture:
		return Beyond
	}
	return Carried
}

// turnedDown: what became of the lead later is no merit of this hand-off.
func turnedDown(answer model.Decision) bool {
	return answer.Act == "rejected" || answer.Act == "recycled"
}

// whoTheyAre: the reason is about the company or the person, which the
// definition could have told; all others are about time, money, their choice
// or our capacity.
func whoTheyAre(reason string) bool {
	return slices.Contains([]string{"not-our-criteria", "not-a-buyer", "wrong-person", "wrong-data", "already-ours"}, reason)
}

// finished: the hand-off was turned down, or it was accepted and something
// became of the lead.
func finished(e Evidence, answer model.Decision, answered bool) bool {
	if !answered {
		return e.Became != Open && e.Became != ""
	}
	return answer.Act != "accepted" || e.Became != Open && e.Became != ""
}

// ruled lets the arbiter's word stand over what was computed.
func ruled(h *model.Handoff, finding string, missing []string) (string, []string) {
	for _, d := range h.Decisions {
		if d.Act != "ruled" {
			continue
		}
		switch d.Ruling {
		case "amended":
			return d.Reason, nil
		case "cannot-tell":
			return Unknown, []string{"the arbiter could not tell either"}
		}
	}
	return finding, missing
}

// Kept says whether the receiving team kept its promises: met when answer and
// first touch were in time, not-met when one of them is late for good, unknown
// with what is missing, and empty while a clock still runs.
func Kept(answer, touch sla.Clock) (string, []string) {
	a, t := answer.InTime(), touch.InTime()
	if a == "not-met" || t == "not-met" {
		return "not-met", nil
	}
	var missing []string
	for _, c := range []sla.Clock{answer, touch} {
		if c.State == sla.Unknown && !slices.Contains(missing, c.Missing) {
			missing = append(missing, c.Missing)
		}
	}
	switch {
	case len(missing) > 0:
		return "unknown", missing
	case a == "met" && t == "met":
		return "met", nil
	}
	return "", nil
}

// Became reads from the lead's moves what happened after a hand-off: how it
// ended, else whether it ever went beyond the stage it was handed over in.
func Became(a *model.Agreement, h *model.Handoff, moves []model.Move, now time.Time) string {
	entered, _ := a.StageBy(a.Standing(h.Stage))
	var last model.Move
	advanced := false
	for _, m := range moves {
		if m.Happened.After(now) || m.Happened.Before(h.Happened) || m.ID == h.Move && !h.Move.IsZero() {
			continue
		}
		to, ok := a.StageBy(a.Standing(m.To))
		if !ok {
			continue
		}
		if to.Kind == "open" && to.Rank > entered.Rank {
			advanced = true
		}
		if c := m.Happened.Compare(last.Happened); c > 0 || c == 0 && slices.Compare(m.ID[:], last.ID[:]) > 0 {
			last = m
		}
	}
	if stage, ok := a.StageBy(a.Standing(last.To)); ok && stage.Kind != "open" {
		return stage.Kind
	}
	if advanced {
		return Advanced
	}
	return Open
}

// Status is where a hand-off stands in the ledger: waiting, asked, sent back
// (asked for the second time), lapsed, its answer, or two that differ.
func Status(h *model.Handoff, answer sla.Clock) string {
	if h.TwoAnswers() {
		return "two-answers"
	}
	if d, ok := h.Answer(); ok {
		return d.Act
	}
	switch {
	case h.AskedBack() && h.SentBack():
		return "sent-back"
	case h.AskedBack():
		return "asked"
	case answer.State == sla.Lapsed:
		return "lapsed"
	case h.Same:
		return "accepted"
	}
	return "waiting"
}

// Headline is the one sentence above a ledger: how many hand-offs, and what
// became of the promises around them.
func Headline(rows []model.HandoffRow) string {
	if len(rows) == 0 {
		return "No hand-offs in this time."
	}
	counts := map[string]int{}
	for _, r := range rows {
		counts[r.Finding]++
	}
	var parts []string
	for _, f := range Findings() {
		if n := counts[f]; n > 0 {
			parts = append(parts, count(n, said(f)))
			delete(counts, f)
		}
	}
	rest := 0
	for _, n := range counts {
		rest += n
	}
	if rest > 0 {
		parts = append(parts, count(rest, "still open"))
	}
	noun := "hand-offs"
	if len(rows) == 1 {
		noun = "hand-off"
	}
	return count(len(rows), noun) + ": " + strings.Join(parts, ", ")
}
