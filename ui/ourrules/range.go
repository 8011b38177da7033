package ourrules

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/say"
)

var numeral = regexp.MustCompile(`\d+(?:,\d{3})*`)

// numbers are the whole numbers of a sentence, in its order.
func numbers(text string) []int64 {
	var out []int64
	for _, s := range numeral.FindAllString(text, -1) {
		if n, err := strconv.ParseInt(strings.ReplaceAll(s, ",", ""), 10, 64); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// ends are the bounds of a range, the lower first.
func ends(c model.Condition) []int64 {
	var out []int64
	if c.HasLow {
		out = append(out, c.Low)
	}
	if c.HasHigh {
		out = append(out, c.High)
	}
	return out
}

func byRule(c model.Criterion) bool { return c.How == "rule" || c.How == "" && c.Field != "" }

// inWords says whether a sentence tells all that its rule looks for.
func inWords(c model.Criterion) bool {
	return c.Op == "range" && slices.Equal(numbers(c.Name), ends(c.Condition))
}

// reword is what a new sentence changes: the numbers that the old one told
// are the rule's own, so that "Has 20 to 200 employees" looks for just that.
func reword(c model.Criterion, text string) model.Fields {
	f := model.Fields{"name": text}
	if byRule(c) && inWords(c) {
		said := numbers(text)
		if len(said) != len(ends(c.Condition)) || !slices.IsSorted(said) {
			return f
		}
		if c.HasLow {
			f["low"], said = said[0], said[1:]
		}
		if c.HasHigh {
			f["high"] = said[0]
		}
	}
	if c.How == "question" && c.Question == c.Name+"?" {
		f["question"] = text + "?"
	}
	return f
}

// checks is what a rule looks for, where the sentence does not tell it.
func checks(a *model.Agreement, c model.Criterion) string {
	if !byRule(c) || inWords(c) {
		return ""
	}
	return "Checked by a rule: " + say.Condition(a, c.Condition)
}
