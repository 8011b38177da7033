package positioning

import (
	"slices"

	"baton/model"
	"baton/model/positioning"
)

// step is one question of the positioning; number 0 has no place in the order.
type step struct {
	key, title, question, add string
	one                       string // what an answer is called in "Remove …"
	number                    int
	from                      link
}

// link is what an answer of a step may follow from.
type link struct {
	steps []string // none: it stands by itself
	word  string   // before the words it follows from
	asks  string   // while nothing is chosen
	none  string   // when there is nothing to choose from
	later bool     // only from the second answer on
}

// The five steps in the order in which each follows from the one before. The
// category comes last: asked first, it would decide the rest.
var firstSteps = []step{
	{key: "alternative", one: "alternative", number: 1, title: "Alternatives", question: "What would they do without us? Doing nothing counts.", add: "Add an alternative"},
	{key: "attribute", one: "attribute", number: 2, title: "What only we have", question: "What do we have or do that those alternatives do not?", add: "Add an attribute"},
	{key: "value", one: "value", number: 3, title: "What it is worth to them", question: "What can they do because of it? Each value follows from an attribute.", add: "Add a value",
		from: link{steps: []string{"attribute"}, word: "because ", asks: "because … which attribute makes it true?", none: "Name an attribute first: what only you have"}},
	{key: "customer", one: "best-fit customer", number: 4, title: "Best-fit customers", question: "Who cares most about exactly this value?", add: "Add who they are"},
	{key: "category", one: "category", number: 5, title: "Category", question: "What are we, so that the value is expected?", add: "Add what we are"},
}

var lastSteps = []step{
	{key: "offer", one: "offer", title: "Offer", question: "What do they buy, and in which steps?", add: "Add an offer"},
	{key: "vertical", one: "vertical", title: "Vertical", question: "Which trades do we know from the inside?", add: "Add a trade",
		from: link{steps: []string{"attribute", "value", "customer"}, word: "holds there too: ", asks: "because … what holds in this trade too?", none: "Name an attribute, a value or a customer first", later: true}},
	{key: "buyer", one: "buyer", title: "Buyer", question: "Who feels the problem and can say yes?", add: "Add a buyer"},
	{key: "proof", one: "proof", title: "Proof", question: "What shows that it is true?", add: "Add a proof",
		from: link{steps: []string{"value"}, word: "shows: ", asks: "shows … which value does it prove?", none: "Name a value first: what it is worth to them"}},
}

func allSteps() []step { return slices.Concat(firstSteps, lastSteps) }

// part is a step with its answers.
type part struct {
	step
	lines []answer
	weak  []positioning.Weak // of the step itself
}

// answer is one element as its line shows it.
type answer struct {
	id      model.ID
	text    string
	of      model.ID // the answer it follows from
	because string   // its words
	linked  bool     // it may follow from another
	uses    []positioning.Use
	weak    []positioning.Weak
}

// loose says that nothing follows from an answer from which something should.
func (a answer) loose(s step) bool { return positioning.Rests(s.key) && len(a.uses) == 0 }

// read turns the draft into what the page shows.
func read(a *model.Agreement) []part {
	uses, weak := positioning.Uses(a), positioning.Weaknesses(a.Positioning)
	var out []part
	for _, s := range allSteps() {
		pt := part{step: s}
		for _, e := range a.Positioning {
			if e.Step == s.key {
				pt.lines = append(pt.lines, answerOf(a, s, e, len(pt.lines), uses[e.ID], weak))
			}
		}
		for _, w := range weak {
			if w.Step == s.key && w.At.IsZero() {
				pt.weak = append(pt.weak, w)
			}
		}
		out = append(out, pt)
	}
	return out
}

func answerOf(a *model.Agreement, s step, e model.Element, at int, uses []positioning.Use, weak []positioning.Weak) answer {
	out := answer{id: e.ID, text: e.Text, uses: uses}
	for _, o := range a.Positioning {
		if o.ID == e.Of && !e.Of.IsZero() {
			out.of, out.because = o.ID, o.Text
		}
	}
	out.linked = len(s.from.steps) > 0 && (!s.from.later || at > 0 || out.because != "")
	for _, w := range weak {
		if w.At == e.ID && !w.At.IsZero() {
			out.weak = append(out.weak, w)
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
