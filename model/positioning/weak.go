// Package positioning answers: what is weak in what we say about ourselves,
// and why? What rests on each answer, and what could follow from one that
// nothing rests on?
//
// It judges words only by what can be said for certain: what is missing, what
// is not linked, what leaves nobody out. Every weakness says why it matters
// and what to do, in the order of the steps.
package positioning

import (
	"fmt"
	"strings"
	"unicode"

	"baton/model"
)

// Weak is one thing that would make the positioning clearer.
type Weak struct {
	Step string
	At   model.ID // the answer it is about; zero: the step has none yet
	What string   // "Doing nothing is not among the alternatives."
	Here string   // the same beside the answer itself: "Has no proof yet."
	Why  string   // why that matters, and what to do
}

// Weaknesses are the next things to do, in the order of the steps. An
// untouched positioning has none: nobody is nagged before the first word.
func Weaknesses(elements []model.Element) []Weak {
	s := answersOf(elements)
	if len(s.all) == 0 {
		return nil
	}
	var out []Weak
	for _, look := range []func(answers) []Weak{
		alternatives, attributes, values, customers, category, verticals, offer, buyer, proofs, praise,
	} {
		out = append(out, look(s)...)
	}
	return out
}

// answers are the elements that say something, by id and by step.
type answers struct {
	all  []model.Element
	by   map[string][]model.Element
	live map[model.ID]model.Element
}

func answersOf(elements []model.Element) answers {
	s := answers{by: map[string][]model.Element{}, live: map[model.ID]model.Element{}}
	for _, e := range elements {
		if strings.TrimSpace(e.Text) == "" {
			continue
		}
		s.all = append(s.all, e)
		s.by[e.Step] = append(s.by[e.Step], e)
		if !e.ID.IsZero() {
			s.live[e.ID] = e
		}
	}
	return s
}

// follows says whether an answer follows from a living one of these steps.
func (s answers) follows(e model.Element, steps ...string) bool {
	from, ok := s.live[e.Of]
	if !ok {
		return false
	}
	for _, step := range steps {
		if from.Step == step {
			return true
		}
	}
	return false
}

// leads says whether an answer of the step follows from this one.
func (s answers) leads(e model.Element, step string) bool {
	for _, o := range s.by[step] {
		if !e.ID.IsZero() && o.Of == e.ID {
			return true
		}
	}
	return false
}

func missing(step, what, why string) []Weak {
	return []Weak{{Step: step, What: what, Here: what, Why: why}}
}

func at(e model.Element, what, why string) Weak {
	return Weak{Step: e.Step, At: e.ID, What: fmt.Sprintf("“%s” %s", short(e.Text), what), Here: strings.ToUpper(what[:1]) + what[1:], Why: why}
}

// short quotes the beginning of a long answer.
func short(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), ".:; ")
	const most = 56
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	cut := string(r[:most])
	if i := strings.LastIndex(cut, " "); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, ",;: ") + " …"
}

func alternatives(s answers) []Weak {
	if len(s.by["alternative"]) == 0 {
		return missing("alternative", "No alternative is named yet.",
			"What only you have shows beside what they would do without you: begin here.")
	}
	for _, e := range s.by["alternative"] {
		if doesNothing(e.Text) {
			return nil
		}
	}
	return missing("alternative", "Doing nothing is not among the alternatives.",
		"It is the one that wins most often: say what it looks like at their place.")
}

// doesNothing finds the ways of saying that they leave it as it is.
func doesNothing(text string) bool {
	t := strings.ToLower(text)
	for _, w := range []string{"nothing", "status quo", "wait", "leave it", "as it is", "as they are", "carry on", "go on", "put up with",
		"put it off", "live with", "muddle", "nichts", "rien", "nada", "niets", "nulla"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

func attributes(s answers) []Weak {
	if len(s.by["attribute"]) == 0 {
		return missing("attribute", "Nothing says yet what only you have.", "Name one thing that none of the alternatives has.")
	}
	var out []Weak
	for _, e := range s.by["attribute"] {
		if !s.leads(e, "value") && !e.ID.IsZero() {
			out = append(out, at(e, "has no value yet.", "By itself it only describes you: what can they do because of it?"))
		}
	}
	return out
}

func values(s answers) []Weak {
	if len(s.by["value"]) == 0 && len(s.by["attribute"]) == 0 {
		return missing("value", "No value is named yet.", "It is what they pay for: what can they do because of you?")
	}
	var out []Weak
	for _, e := range s.by["value"] {
		if !s.follows(e, "attribute") {
			out = append(out, at(e, "does not say why yet.", "Others promise it too: link it to the attribute that makes it true with you."))
		}
		if !s.leads(e, "proof") {
			out = append(out, at(e, "has no proof yet.", "A buyer believes what somebody like them has seen: add a proof under Proof, or link one that is there."))
		}
	}
	return out
}

func customers(s answers) []Weak {
	if len(s.by["customer"]) == 0 {
		return missing("customer", "Nobody is named yet.", "Who cares most about exactly this value?")
	}
	var out []Weak
	for _, e := range s.by["customer"] {
		if leavesNobodyOut(e.Text) {
			out = append(out, at(e, "leaves nobody out.", "Who is meant to call you reads past it: who should not call?"))
		}
	}
	return out
}

func leavesNobodyOut(text string) bool {
	return found(text, "everyone", "everybody", "anyone", "anybody", "whoever", "all companies", "any company", "every company", "all businesses",
		"any business", "every business", "all organisations", "all organizations", "any organisation", "any organization", "all industries",
		"any industry", "all sizes", "any size", "companies of every size", "all kinds of companies") != ""
}

func category(s answers) []Weak {
	if len(s.by["category"]) == 0 {
		return missing("category", "The category is still open.", "With the four steps before it, it often names itself.")
	}
	return nil
}

// verticals asks from the second trade on what the trades have in common: a
// link to an answer that holds for it too, or a reason in its own words.
func verticals(s answers) []Weak {
	var out []Weak
	for i, e := range s.by["vertical"] {
		if i > 0 && !s.follows(e, "attribute", "value", "customer", "alternative", "offer", "buyer", "proof") && found(e.Text, "because", "since") == "" {
			out = append(out, at(e, "is one more trade without a reason.",
				"Every trade more makes each weaker: link it to what holds there too, or write “because …”."))
		}
	}
	return out
}

func offer(s answers) []Weak {
	if len(s.by["offer"]) == 0 {
		return missing("offer", "Nothing says what they buy first.", "A small first step is easier to say yes to than a whole promise.")
	}
	return nil
}

func buyer(s answers) []Weak {
	if len(s.by["buyer"]) == 0 {
		return missing("buyer", "Nobody who could say yes is named.", "Marketing writes for, and Sales asks for, one person: who feels the problem?")
	}
	return nil
}

func proofs(s answers) []Weak {
	var out []Weak
	for _, e := range s.by["proof"] {
		if !s.follows(e, "value", "attribute") && len(s.by["value"]) > 0 {
			out = append(out, at(e, "does not say yet what it proves.", "Link it to the value that it shows."))
		}
	}
	return out
}

// praise finds words that every firm uses of itself. What customers and
// alternatives are called is theirs to choose.
func praise(s answers) []Weak {
	var out []Weak
	for _, e := range s.all {
		if e.Step == "customer" || e.Step == "alternative" {
			continue
		}
		if w := found(e.Text, "the best", "best-in-class", "leading", "innovative", "passionate", "world-class", "cutting-edge", "holistic", "tailored",
			"state-of-the-art", "seamless", "one-stop", "synergy", "next-generation"); w != "" {
			out = append(out, at(e, fmt.Sprintf("says “%s”.", w), "Others say so too: what exactly do they get?"))
		}
	}
	return out
}

// found is the first of the words that stands in the text as a word of its own.
func found(text string, words ...string) string {
	plain := " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '-'
	}), " ") + " "
	for _, w := range words {
		if strings.Contains(plain, " "+w+" ") {
			return w
		}
	}
	return ""
}
