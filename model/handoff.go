package model

import "time"

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
}

// Answer is the last decision that answers the hand-off, if any.
func (h *Handoff) Answer() (Decision, bool) {
	for i := len(h.Decisions) - 1; i >= 0; i-- {
		switch h.Decisions[i].Act {
		case "accepted", "rejected", "recycled", "withdrawn":
			return h.Decisions[i], true
		}
	}
	return Decision{}, false
}

// AskedBack says whether the hand-off waits for the sender's answer now.
func (h *Handoff) AskedBack() bool {
	for i := len(h.Decisions) - 1; i >= 0; i-- {
		switch h.Decisions[i].Act {
		case "asked":
			return true
		case "answered", "accepted", "rejected", "recycled", "withdrawn":
			return false
		}
	}
	return false
}
