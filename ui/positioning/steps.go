package positioning

import (
	"baton/model"
)

// step is one question of the positioning; number 0 has no place in the order.
type step struct {
	key, title, question, add string
	one                       string // what an answer is called in "Remove …"
	number                    int
	traced                    bool // criteria and rules are expected to trace to it
}

// The five steps in the order in which each follows from the one before. The
// category comes last: asked first, it would decide the rest.
var firstSteps = []step{
	{key: "alternative", one: "alternative", number: 1, title: "Alternatives", question: "What would they do without us? Doing nothing counts.", add: "Add an alternative", traced: true},
	{key: "attribute", one: "attribute", number: 2, title: "What only we have", question: "What do we have or do that those alternatives do not?", add: "Add an attribute", traced: true},
	{key: "value", one: "value", number: 3, title: "What it is worth to them", question: "What can they do because of it? Each value follows from an attribute.", add: "Add a value", traced: true},
	{key: "customer", one: "best-fit customer", number: 4, title: "Best-fit customers", question: "Who cares most about exactly this value?", add: "Add who they are", traced: true},
	{key: "category", one: "category", number: 5, title: "Category", question: "What are we, so that the value is expected?", add: "Add what we are"},
}

var lastSteps = []step{
	{key: "offer", one: "offer", title: "Offer", question: "What do they buy, and in which steps?", add: "Add an offer"},
	{key: "vertical", one: "vertical", title: "Vertical", question: "Which trades do we know from the inside?", add: "Add a trade", traced: true},
	{key: "buyer", one: "buyer", title: "Buyer", question: "Who feels the problem and can say yes?", add: "Add a buyer"},
	{key: "proof", one: "proof", title: "Proof", question: "What shows that it is true?", add: "Add a proof"},
}

// part is a step with its answers.
type part struct {
	step
	lines []answer
}

// answer is one element as its line shows it.
type answer struct {
	id       model.ID
	text     string
	of       model.ID // the attribute a value follows from
	because  string   // its words
	used     []string // names of the criteria and rules that trace to it
	criteria int      // how many of them are criteria
	rules    int
}

// loose says that nothing follows from an answer from which something should.
func (a answer) loose(s step) bool { return s.traced && len(a.used) == 0 }

// read turns the draft into what the page shows.
func read(a *model.Agreement) []part {
	var out []part
	for _, s := range append(append([]step(nil), firstSteps...), lastSteps...) {
		pt := part{step: s}
		for _, e := range a.Positioning {
			if e.Step == s.key {
				pt.lines = append(pt.lines, answerOf(a, e))
			}
		}
		out = append(out, pt)
	}
	return out
}

func answerOf(a *model.Agreement, e model.Element) answer {
	out := answer{id: e.ID, text: e.Text}
	for _, o := range a.Positioning {
		if o.ID == e.Of && !e.Of.IsZero() {
			out.of, out.because = o.ID, o.Text
		}
	}
	for _, c := range a.Criteria {
		if c.Element == e.ID {
			out.used = append(out.used, c.Name)
			out.criteria++
		}
	}
	for _, r := range a.Scoring.Rules {
		if r.Element == e.ID {
			out.used = append(out.used, r.Name)
			out.rules++
		}
	}
	for _, v := range a.Positioning {
		if v.Step == "value" && v.Of == e.ID {
			out.used = append(out.used, v.Text)
		}
	}
	return out
}

// lastRank is the highest rank in use: new answers come after it.
func lastRank(a *model.Agreement) int64 {
	last := 0
	for _, e := range a.Positioning {
		last = max(last, e.Rank)
	}
	return int64(last)
}
