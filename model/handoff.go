package model

import (
	"slices"
	"time"
)

// Handoff is the record of a lead crossing teams, frozen as it was: the
// definition in force, the scores with their lines, the criteria, the packet.
type Handoff struct {
	ID         ID
	Lead       ID
	Move       ID
	From, To   ID // teams
	Stage      ID // the stage it entered
	Happened   time.Time
	Exact      string
	Recorded   time.Time
	By         ID
	Bundle     ID
	Fit        int64
	Engagement int64
	Definition string // met, not-met, unknown: did it meet the definition then
	Lines      []Line
	States     []State
	Packet     Packet
	Waive      string
	Same       bool // between two hats of one person: accepts itself
	Decisions  []Decision
}

// Mention stands for a person in a frozen text: their name is kept with them
// alone, so that erasing them takes it out of every packet.
func Mention(person ID) string { return "@" + person.String() }

// Packet is what the receiving team gets with the lead. Who names people by
// Mention in the file, and by their names once it is read.
type Packet struct {
	WhyNow   string   `json:"why_now,omitempty"`
	Who      []string `json:"who,omitempty"`
	NextStep string   `json:"next_step,omitempty"`
	Checked  []string `json:"checked,omitempty"` // exit checklist with evidence
	Missing  []string `json:"missing,omitempty"` // to find out
}

// Decision is one answer to a hand-off.
type Decision struct {
	ID        ID
	Handoff   ID
	Act       string // accepted, asked, answered, rejected, recycled, withdrawn, questioned, ruled
	Reason    string
	Criterion ID
	Wake      string
	Ruling    string
	Note      string
	Happened  time.Time
	Exact     string
	Recorded  time.Time
	By        ID
	Hat       ID
	Over      []ID // answers that it has seen and takes the place of
}

// Answers says whether a decision is an answer to the hand-off itself.
func (d *Decision) Answers() bool {
	switch d.Act {
	case "accepted", "rejected", "recycled", "withdrawn":
		return true
	}
	return false
}

// Standing are the answers that no later one has settled: one at most, unless
// two people answered without knowing of each other.
func (h *Handoff) Standing() []Decision {
	var out []Decision
	for _, d := range h.Decisions {
		if d.Answers() && !h.settled(d.ID) {
			out = append(out, d)
		}
	}
	return out
}

func (h *Handoff) settled(id ID) bool {
	return !id.IsZero() && slices.ContainsFunc(h.Decisions, func(d Decision) bool { return slices.Contains(d.Over, id) })
}

// TwoAnswers says that answers stand beside each other that do not say the
// same: nobody can tell which one holds until a new one settles it.
func (h *Handoff) TwoAnswers() bool {
	all := h.Standing()
	return slices.ContainsFunc(all, func(d Decision) bool { return d.Act != all[0].Act || d.Reason != all[0].Reason })
}

// Answer is the last standing decision that answers the hand-off, if any.
func (h *Handoff) Answer() (Decision, bool) {
	all := h.Standing()
	if len(all) == 0 {
		return Decision{}, false
	}
	return all[len(all)-1], true
}

// AskedBack says whether the hand-off waits for the sender's answer now.
func (h *Handoff) AskedBack() bool {
	if len(h.Standing()) > 0 {
		return false
	}
	for i := len(h.Decisions) - 1; i >= 0; i-- {
		switch h.Decisions[i].Act {
		case "asked":
			return true
		case "answered":
			return false
		}
	}
	return false
}

// Asked is how often it was asked back.
func (h *Handoff) Asked() int {
	n := 0
	for _, d := range h.Decisions {
		if d.Act == "asked" {
			n++
		}
	}
	return n
}

// SentBack says that it was asked back more than once: the packet was not
// complete when it came again.
func (h *Handoff) SentBack() bool { return h.Asked() > 1 }
