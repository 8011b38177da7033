package journey

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// Planned is a legal move, ready to be written; ids are the writer's.
type Planned struct {
	Move    model.Move
	Handoff *model.Handoff  // the baton changes teams; with its own answer when Same
	Accept  *model.Decision // moving on by the receiving team accepts the open hand-off
	Back    bool            // the lead goes back on its track
	History bool            // told after a later move: the stage now stays what it is
}

// step is one move being judged.
type step struct {
	in       MoveFacts
	req      model.MoveRequest
	actor    model.Actor
	now      time.Time
	at       time.Time
	lead     *model.Lead
	from     model.Stage
	known    bool // from is a stage of the agreement
	to       model.Stage
	out      Planned
	problems model.Problems
	waived   bool
}

// Plan judges a move. It returns what to write, or model.Invalid with
// everything that is missing.
func Plan(in MoveFacts, req model.MoveRequest, actor model.Actor, now time.Time) (*Planned, error) {
	s := step{in: in, req: req, actor: actor, now: now, lead: in.Facts.Lead}
	to, ok := in.Agreement.StageBy(in.Agreement.Standing(req.To))
	if !ok {
		return nil, model.Refuse("stage", "There is no such stage: choose one of the journey's.")
	}
	s.to = to
	s.when()
	s.place()
	if s.known && s.from.ID == s.to.ID {
		return nil, model.Refuse("stage", fmt.Sprintf("The lead is in %s already.", s.to.Name))
	}
	if !in.Imported {
		s.reasons()
		if !s.out.History {
			s.answers()
			s.gates()
			s.value()
		}
	}
	if err := s.problems.Err(); err != nil {
		return nil, err
	}
	s.write()
	if !in.Imported && !s.out.History {
		s.handOver()
	}
	return &s.out, nil
}

// Hint is what a move to the stage would still lack, for the board while a
// card is dragged. What the drop itself asks for (a reason, a date) is left out.
func Hint(in MoveFacts, to model.ID, actor model.Actor, now time.Time) []string {
	_, err := Plan(in, model.MoveRequest{Lead: in.Facts.Lead.ID, To: to}, actor, now)
	invalid, ok := err.(*model.Invalid)
	if !ok {
		return nil
	}
	var out []string
	for _, p := range invalid.Problems {
		if !slices.Contains([]string{"reason", "who", "wake", "stage"}, p.Field) {
			out = append(out, p.Text)
		}
	}
	return out
}

// when settles the moment. A time in the past must be told; it is never
// assumed.
func (s *step) when() {
	s.at = s.req.When.At
	told := !s.at.IsZero()
	if !told {
		s.at = s.now
	}
	if s.req.When.Ahead(s.now) {
		s.problems.Add("happened", "A move cannot happen in the future: give the time it happened, or set a next step with a date.")
	}
	if !told && !s.lead.Created.IsZero() && s.at.Before(s.lead.Created) {
		s.problems.Add("happened", fmt.Sprintf("The lead was created on %s, which is after now: say when the move happened.", s.lead.Created.Format(time.DateOnly)))
	}
	if last, ok := lastMove(s.in.Moves, distant); ok && s.at.Before(last.Happened) {
		if !told {
			s.problems.Add("happened", fmt.Sprintf("The lead's last move happened on %s, which is after now: say when this one happened.", last.Happened.Format(time.DateOnly)))
		}
		s.out.History = true
	}
}

// distant is later than anything that can have happened.
var distant = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

func (s *step) place() {
	from := s.lead.Stage
	if len(s.in.Moves) > 0 {
		from = StageAt(s.in.Moves, s.at)
	}
	s.from, s.known = s.in.Agreement.StageBy(s.in.Agreement.Standing(from))
	s.out.Back = s.known && onTrack(s.from) && onTrack(s.to) && s.to.Rank < s.from.Rank
}

// forward says that the move takes the lead on along its track.
func (s *step) forward() bool { return onTrack(s.to) && !s.out.Back }

// reasons holds the asides to what they must say.
func (s *step) reasons() {
	switch s.to.Kind {
	case "lost":
		if !model.IsWord("lost", s.req.Reason) {
			s.problems.Add("reason", fmt.Sprintf("Say why it was lost: %s.", words(model.Words["lost"])))
		}
		if s.req.Reason == "chose-another" && strings.TrimSpace(s.req.Who) == "" {
			s.problems.Add("who", "Say whom they chose instead.")
		}
		if s.req.Reason == "timing" {
			s.wake("Say from when the timing may be right.")
		}
	case "not-ours":
		if strings.TrimSpace(s.req.Reason) == "" {
			s.problems.Add("reason", "Say why the lead is not ours, in a word or two.")
		}
	case "nurture":
		s.wake("Say when to wake it up again.")
	}
}

// wake asks for a day to come.
func (s *step) wake(ask string) {
	if problem := wakeProblem(s.req.Wake, s.at, ask); problem != "" {
		s.problems.Add("wake", problem)
	}
}

func wakeProblem(wake string, at time.Time, ask string) string {
	if wake == "" {
		return ask
	}
	day, err := time.Parse(time.DateOnly, wake)
	if err != nil {
		return fmt.Sprintf("%q is not a date: write it like 2026-11-23.", wake)
	}
	y, m, d := at.Date()
	if !day.After(time.Date(y, m, d, 0, 0, 0, 0, time.UTC)) {
		return fmt.Sprintf("%s has come already: give a day after %s.", wake, at.Format(time.DateOnly))
	}
	return ""
}

// answers looks at a hand-off that waits: the receiving team that moves the
// lead on, signs it or loses it has accepted; any other way it is answered
// first.
func (s *step) answers() {
	if s.in.Open == nil {
		return
	}
	mine := ActsFor(s.in.Members, s.actor, s.in.Open.To)
	switch {
	case mine && (s.forward() || s.to.Kind == "lost"):
		s.out.Accept = s.decision("accepted", s.in.Open.ID)
	case s.forward():
	case mine:
		s.problems.Add("handoff", "The hand-off still waits for your answer: accept it, ask back, reject it with a reason, or recycle it with a date.")
	default:
		s.problems.Add("handoff", fmt.Sprintf("The hand-off still waits for %s: withdraw it instead of moving the lead.", teamName(s.in.Agreement, s.in.Open.To)))
	}
}

func (s *step) decision(act string, handoff model.ID) *model.Decision {
	return &model.Decision{
		Handoff: handoff, Act: act, Happened: s.at, Exact: exact(s.req.When), Recorded: s.now,
		By: s.actor.Member, Hat: s.actor.Hat,
	}
}

func exact(w model.When) string {
	if w.Exact == "" {
		return "minute"
	}
	return w.Exact
}

// value: what is signed has an amount.
func (s *step) value() {
	if s.to.Kind != "signed" {
		return
	}
	for _, v := range s.in.Values {
		if v.Worth("first-contract").Minor > 0 {
			return
		}
	}
	s.problems.Add("value", "Add what was signed: at least one value line with an amount.")
}

func (s *step) write() {
	s.out.Move = model.Move{
		Lead: s.lead.ID, From: s.from.ID, To: s.to.ID,
		Happened: s.at, Exact: exact(s.req.When), Recorded: s.now,
		By: s.actor.Member, Hat: s.actor.Hat, Note: s.req.Note,
	}
	switch s.to.Kind {
	case "lost":
		s.out.Move.Reason, s.out.Move.Who, s.out.Move.Wake = s.req.Reason, s.req.Who, s.req.Wake
	case "not-ours":
		s.out.Move.Reason = s.req.Reason
	case "nurture":
		s.out.Move.Reason, s.out.Move.Wake = s.req.Reason, s.req.Wake
	}
	if s.waived {
		s.out.Move.Waive = strings.TrimSpace(s.req.Waive)
	}
}
