package report

import (
	"fmt"
	"math"
	"strings"

	"baton/model"
	"baton/model/align"
	"baton/model/funnel"
)

// finding is what the evidence says of a finished hand-off: its screen word,
// how the headline says it after a number, and what it means.
type finding struct {
	word, counted, meaning string
	tone                   Tone
}

// What stands for a finding where there is none.
const (
	running   = "Still open"
	ownHats   = "Own hand-over" // between two hats of one person
	withdrawn = "Withdrawn"
)

// findings in the order of the report: what went well, then each gap.
func findings() []finding {
	var out []finding
	for _, value := range align.Findings() {
		f := finding{word: align.Title(value), counted: strings.ToLower(align.Title(value))}
		switch value {
		case align.Carried:
			f.tone, f.meaning = Good, "It met the definition, was followed up in time, and went on."
		case align.Outside:
			f.tone, f.meaning = AtRisk, "It did not meet the definition that both teams agreed on."
		case align.Late:
			f.tone, f.meaning = Late, "It met the definition; the answer or the first touch came late."
		case align.Both:
			f.tone, f.meaning = Late, "It did not meet the definition, and the follow-up came late."
			f.counted = "outside and late"
		case align.Definition:
			f.tone, f.meaning = AtRisk, "Met and followed up, and still not one of ours: the definition needs a look."
		case align.SignedOutside:
			f.tone, f.meaning = Good, "It did not meet the definition and became a client: the definition may be too narrow."
		case align.Beyond:
			f.tone, f.meaning = Muted, "Both kept their word; timing, money, their choice or our capacity decided."
		case align.Unknown:
			f.tone, f.meaning = Unknown, "A fact or a time is missing; the ledger names it."
		}
		out = append(out, f)
	}
	return out
}

func findingWord(h *model.HandoffRow) string {
	switch {
	case h.Same:
		return ownHats
	case h.Finding != "":
		return align.Title(h.Finding)
	case h.Status == "withdrawn":
		return withdrawn
	}
	return running
}

// answerWord is met, not-met, unknown in the words of a ledger.
func answerWord(state, yes, no string) string {
	switch state {
	case "met":
		return yes
	case "not-met":
		return no
	}
	return "cannot tell"
}

// plural is "1 hand-off", "2 hand-offs".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func orNone(s, none string) string {
	if strings.TrimSpace(s) == "" {
		return none
	}
	return s
}

// criterion is a text as the condition of a COUNTIFS: wildcards and signs of
// comparison stand for themselves.
func criterion(s string) string {
	plain := strings.NewReplacer("~", "~~", "*", "~*", "?", "~?").Replace(s)
	if plain != s || strings.ContainsAny(s, "<>=") {
		plain = "=" + plain
	}
	return Quoted(plain)
}

const tooFew = "not enough history"

// rate is k of n as a share, from ten cases on; k and n are the formula
// terms for the two counts.
func rate(r funnel.Rate, k, n string) Cell {
	formula := fmt.Sprintf(`IF(%s<%d,%s,%s/%s)`, n, funnel.Floor, Quoted(tooFew), k, n)
	if v, ok := r.Value(); ok {
		return Share(v).Live(formula)
	}
	return Words(tooFew).In(Muted).Live(formula)
}

// wilson is the 95 % range of a rate as words, "38 to 82 %".
func wilson(r funnel.Rate, k, n string) Cell {
	z := fmt.Sprint(funnel.Z95)
	edge := func(sign string) string {
		return fmt.Sprintf(`MAX(0,ROUND(100*((%[1]s/%[2]s+%[3]s^2/(2*%[2]s))%[4]s%[3]s*SQRT(%[1]s/%[2]s*(1-%[1]s/%[2]s)/%[2]s+%[3]s^2/(4*%[2]s^2)))/(1+%[3]s^2/%[2]s),0))`, k, n, z, sign)
	}
	formula := fmt.Sprintf(`IF(%s<%d,"",%s&" to "&%s&" %%")`, n, funnel.Floor, edge("-"), edge("+"))
	if !r.Enough() {
		return Cell{Kind: Text}.Live(formula)
	}
	low, high := r.Range()
	return Words(fmt.Sprintf("%.0f to %.0f %%", math.Round(100*low), math.Round(100*high))).In(Muted).Live(formula)
}
