package journey

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/align"
)

// DecisionFacts is what a decision about a hand-off is judged by.
type DecisionFacts struct {
	Agreement *model.Agreement
	Handoff   *model.Handoff
	Lead      *model.Lead
	Company   *model.Company
	Members   []model.Member
	Parts     []model.Part
	Touches   []model.Touch
	Moves     []model.Move
	Arbiter   model.ID // zero: the first member who is one of us
}

// PlannedDecision is a legal decision and the move that follows from it.
type PlannedDecision struct {
	Decision model.Decision
	Move     *model.Move // back, nurture or not ours; nil where the lead stays
	Task     *model.Task // what to do when it wakes up
	SentBack bool        // asked back for the second time
	Flags    []string    // what the evidence says against the reason; shown, never refused
}

// quiet is how many days "no need now" and "cannot deliver" sleep when nobody
// names a date.
const quiet = 90

// acts maps a verb to the decision it makes; a decision's own word works too.
var acts = map[string]string{
	"accept": "accepted", "ask": "asked", "answer": "answered", "reject": "rejected",
	"recycle": "recycled", "withdraw": "withdrawn", "question": "questioned", "rule": "ruled",
}

// ruling is one decision being judged.
type ruling struct {
	in       DecisionFacts
	h        *model.Handoff
	req      model.Decide
	actor    model.Actor
	now, at  time.Time
	act      string
	out      PlannedDecision
	problems model.Problems
}

// PlanDecision judges a decision about a hand-off: accept, ask, answer,
// reject, recycle, withdraw, question, rule. It returns what to write, or
// model.Invalid with everything that is wrong.
func PlanDecision(in DecisionFacts, req model.Decide, actor model.Actor, now time.Time) (*PlannedDecision, error) {
	r := ruling{in: in, h: in.Handoff, req: req, actor: actor, now: now, at: req.When.At, act: req.Act}
	if r.h == nil {
		return nil, model.Refuse("handoff", "The lead has no hand-off to decide: it has not changed teams.")
	}
	if word, ok := acts[req.Act]; ok {
		r.act = word
	}
	if r.at.IsZero() {
		r.at = now
	}
	r.when()
	r.may()
	r.says()
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	r.out.Decision = model.Decision{
		Handoff: r.h.ID, Act: r.act, Reason: r.reason(), Criterion: req.Criterion, Wake: r.wakeUp(), Ruling: req.Ruling,
		Note: req.Note, Happened: r.at, Exact: exact(req.When), Recorded: now, By: actor.Member, Hat: actor.Hat,
	}
	if r.settles() {
		r.out.Decision.Over = r.seen()
	}
	r.out.SentBack = r.act == "asked" && r.h.Asked() > 0
	r.out.Flags = Flags(in, r.out.Decision)
	r.follow()
	r.plan()
	return &r.out, nil
}

func (r *ruling) when() {
	if r.req.When.Ahead(r.now) {
		r.problems.Add("happened", "A decision cannot happen in the future: give the time it happened.")
	}
	latest := r.at
	if r.req.When.Exact == "day" {
		latest = r.at.AddDate(0, 0, 1)
	}
	if latest.Before(r.h.Happened) {
		r.problems.Add("happened", fmt.Sprintf("The hand-off was made on %s: it cannot be decided before that.", r.h.Happened.Format(time.DateOnly)))
	}
}

// may asks whether the hand-off is open for this act, and for this person.
func (r *ruling) may() {
	answer, answered := r.h.Answer()
	switch r.act {
	case "accepted", "asked", "rejected", "recycled":
		if r.settles() {
			r.eitherTeam()
			return
		}
		r.unanswered(answer, answered)
		r.team(r.h.To, "Only %s, who receives it, can answer this hand-off.")
		if r.act == "asked" && r.h.AskedBack() {
			r.problems.Add("handoff", "It is asked back already and waits for the sender.")
		}
	case "answered":
		r.team(r.h.From, "Only %s, who handed it over, can say what was missing.")
		if !r.h.AskedBack() {
			r.problems.Add("handoff", "Nothing was asked back: there is nothing to answer.")
		}
	case "withdrawn":
		r.unanswered(answer, answered && !r.settles())
		r.team(r.h.From, "Only %s, who handed it over, can withdraw it.")
	case "questioned":
		r.mayQuestion(answered)
	case "ruled":
		r.mayRule()
	default:
		r.problems.Add("act", fmt.Sprintf("%q decides nothing: use accept, ask, answer, reject, recycle, withdraw, question or rule.", r.req.Act))
	}
}

func (r *ruling) unanswered(answer model.Decision, answered bool) {
	if answered {
		r.problems.Add("handoff", fmt.Sprintf("The hand-off was %s on %s already: undo that first, or question its finding.", answer.Act, answer.Happened.Format(time.DateOnly)))
	}
}

func (r *ruling) team(id model.ID, sentence string) {
	if !ActsFor(r.in.Members, r.actor, id) {
		r.problems.Add("hat", fmt.Sprintf(sentence, teamName(r.in.Agreement, id)))
	}
}

func (r *ruling) mayQuestion(answered bool) {
	if has(r.h, "questioned") {
		r.problems.Add("handoff", "Its finding was questioned before, and that is done once.")
	}
	if !answered {
		r.problems.Add("handoff", "There is no finding to question yet: the hand-off is still open.")
	}
	if !ActsFor(r.in.Members, r.actor, r.h.From) && !ActsFor(r.in.Members, r.actor, r.h.To) {
		r.problems.Add("hat", fmt.Sprintf("Only %s and %s can question this finding.", teamName(r.in.Agreement, r.h.From), teamName(r.in.Agreement, r.h.To)))
	}
}

func (r *ruling) mayRule() {
	arbiter := model.Arbiter(r.in.Arbiter, r.in.Members)
	if r.actor.Member != arbiter {
		r.problems.Add("hat", fmt.Sprintf("Only %s rules on findings that were questioned.", r.name(arbiter)))
	}
	if !has(r.h, "questioned") {
		r.problems.Add("handoff", "Nobody questioned this finding: there is nothing to rule on.")
	}
	if has(r.h, "ruled") {
		r.problems.Add("handoff", "This finding was ruled on already.")
	}
}

func (r *ruling) name(member model.ID) string {
	for _, m := range r.in.Members {
		if m.ID == member {
			return m.Name
		}
	}
	return "the arbiter"
}

func has(h *model.Handoff, act string) bool {
	return slices.ContainsFunc(h.Decisions, func(d model.Decision) bool { return d.Act == act })
}

// says asks each act for what it must say.
func (r *ruling) says() {
	switch r.act {
	case "asked":
		r.note("Say what is missing, so that it can be answered.")
	case "questioned":
		r.note("Say what the finding overlooks.")
	case "rejected":
		r.rejection()
	case "recycled":
		r.wake("Say when to wake it up again.")
	case "ruled":
		if !model.IsWord("ruling", r.req.Ruling) {
			r.problems.Add("ruling", fmt.Sprintf("Say how you rule: %s.", words(model.Words["ruling"])))
		}
		if r.req.Ruling == "amended" && !slices.Contains(align.Findings(), r.req.Reason) {
			r.problems.Add("reason", fmt.Sprintf("Say what the finding is amended to: %s.", strings.Join(align.Findings(), ", ")))
		}
	}
	r.todo()
}

func (r *ruling) note(ask string) {
	if strings.TrimSpace(r.req.Note) == "" {
		r.problems.Add("note", ask)
	}
}

func (r *ruling) wake(ask string) {
	if problem := wakeProblem(r.req.Wake, r.at, ask); problem != "" {
		r.problems.Add("wake", problem)
	}
}
