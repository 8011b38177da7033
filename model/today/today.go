// Package today answers: what do I do next?
//
// It draws one list from the firm's facts, in the order of what is lost by
// waiting: who owes something and is late, what is due, which lead should be
// woken, which one nobody has. Every line says why it is there, who has it,
// until when, and the one thing to do about it; done, the line is gone.
//
// A lead has at most one line for each reason and each one who has it. The
// quiet reasons (nobody has it, one answer would decide, no next step, asleep)
// stand only for a lead about which there is nothing else to say, and of them
// only the first that holds: a lead that is late for something is not asleep
// as well. A hand-off that waits for its answer speaks for every other clock
// of the team that got it. A snoozed line still speaks for its lead, so that
// nothing weaker comes up in its place.
package today

import (
	"time"

	"baton/model"
	"baton/model/sla"
)

// The reasons, in the order of the list.
const (
	Late      = "late"
	AtRisk    = "at-risk"
	Due       = "due"
	Waiting   = "waiting"
	Asked     = "asked"
	SentBack  = "sent-back"
	Question  = "question"
	Wake      = "wake"
	Nobody    = "nobody"
	OneAnswer = "one-answer"
	NoStep    = "no-step"
	Asleep    = "asleep"
)

// Reasons lists every reason, in the order of the list.
func Reasons() []string {
	return []string{Late, AtRisk, Due, Waiting, Asked, SentBack, Question, Wake, Nobody, OneAnswer, NoStep, Asleep}
}

// What a line asks one to do.
const (
	DoAnswer = "answer" // the hand-off
	DoSay    = "say"    // what was missing in the hand-off
	DoRule   = "rule"   // on a questioned finding
	DoTouch  = "touch"
	DoStep   = "step" // set the next step
	DoTask   = "task"
	DoMove   = "move"
	DoGive   = "give"
	DoTell   = "tell" // whether it meets the criterion
)

// SleepDays is how long a lead may be without a touch before it is asleep.
const SleepDays = 30

// nobodyDays is how many open days a hand-off may lie unanswered before nobody
// has the lead.
const nobodyDays = 2

// Lead is what the list looks at of a lead that is open, or that rests.
type Lead struct {
	ID       model.ID
	Stage    model.ID
	Route    string
	Owner    model.ID
	Created  time.Time
	Since    time.Time // in its stage
	Touched  time.Time // the last contact either way; zero: none yet
	Answered time.Time // the last contact by us
	Step     string
	StepDate string    // "2026-11-23"; empty: not dated
	StepTime time.Time // zero: at no hour
	Wake     string
	Wants    model.ID // the criterion of which one answer would decide
	WantsWhy string   // its sentence
	Fit      int64
	Fits     bool // fit enough for a conversation, and known well enough
	Talk     bool // worth a talk now
	Waits    bool // for the prospect: they asked for time
	Stopped  bool // all its people asked us to stop
}

// Facts is what the list is drawn from.
type Facts struct {
	Law      *model.Agreement // in force
	Calendar *sla.Calendar
	Now      time.Time
	Members  []model.Member
	Aways    []model.Away
	Arbiter  model.ID
	Leads    []Lead          // open, and resting
	Owed     []model.Owed    // promises that run
	Handoffs []model.Handoff // the last one of each lead, and those that are questioned
	Tasks    []model.Task    // not done
	Snoozes  []model.Snooze
}

// Item is one line.
type Item struct {
	Lead      model.ID
	Name      string // of the lead; whoever reads the facts fills it in
	Why       string
	Say       string   // what there is to do, and why
	Team      model.ID // whose it is
	Member    model.ID // who has it, or stands in; none: nobody in particular
	Handoff   model.ID
	Task      model.ID
	Promise   model.ID
	Criterion model.ID
	Due       time.Time     // zero: at no time
	Day       bool          // due on a day, at no hour
	LateBy    time.Duration // open time since it was due
	LateDays  int           // the same in open days
	Do        string
	Talk      bool
	Turns     time.Time // when the line changes by itself
	More      int       // so many further leads are there for the same reason

	weight int64 // what goes first among equals
}

// Day is the list, and what comes later.
type Day struct {
	Items []Item
	Ahead []Item // by Turns: clocks that run, planned steps, snoozed lines
}

// key tells lines of a lead apart.
func (it Item) key() [5]model.ID {
	return [5]model.ID{it.Lead, it.Promise, it.Handoff, it.Task, it.Criterion}
}
