package positioning

import (
	"regexp"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/template"
)

// Proposals are criteria that could follow from answers that no criterion
// comes from yet, in the order of must, nice and never. They carry their
// sentence, their class, how they are known and their element; what they weigh
// and when they must be known is whoever takes them up to say.
func Proposals(a *model.Agreement) []model.Criterion {
	used := map[model.ID]bool{}
	for _, c := range a.Criteria {
		used[c.Element] = true
	}
	var all []model.Criterion
	for _, e := range a.Positioning {
		if used[e.ID] || strings.TrimSpace(e.Text) == "" {
			continue
		}
		for _, c := range proposals(e) {
			c.Element = e.ID
			all = append(all, c)
		}
	}
	var out []model.Criterion
	for _, class := range model.Words["class"] {
		for _, c := range all {
			if c.Class == class {
				out = append(out, c)
			}
		}
	}
	return out
}

// proposals turn one answer into what a lead would have to have.
func proposals(e model.Element) []model.Criterion {
	text := template.Clause(e.Text)
	switch e.Step {
	case "customer":
		out := []model.Criterion{asked("must", "Belongs to: "+text, "Do they belong to “"+text+"”?")}
		if c, ok := sized(text); ok {
			out = append([]model.Criterion{c}, out...)
		}
		return out
	case "vertical":
		return trade(text)
	case "alternative":
		return []model.Criterion{asked("nice", "So far they "+text, "Do they "+text+", so far?")}
	case "value":
		return []model.Criterion{asked("nice", "It would matter to them to "+text, "Would it matter to them to "+text+"?")}
	case "attribute":
		return []model.Criterion{asked("never", "Has no use for this: "+text, "Would they rather not have this: "+text+"?")}
	case "buyer":
		return []model.Criterion{asked("must", "We can reach "+text, "Have we a way to "+text+"?")}
	}
	return nil
}

func asked(class, name, question string) model.Criterion {
	return model.Criterion{Class: class, Name: name, How: "question", Question: question}
}

var people = regexp.MustCompile(`(\d[\d,.]*)\s*(?:to|-|–|and|up to)\s*(\d[\d,.]*)\s+(?:people|employees|staff|heads|persons)`)

// sized reads "50 to 500 people" as a rule over employees.
func sized(text string) (model.Criterion, bool) {
	m := people.FindStringSubmatch(strings.ToLower(text))
	if m == nil {
		return model.Criterion{}, false
	}
	low, err1 := count(m[1])
	high, err2 := count(m[2])
	if err1 != nil || err2 != nil || low > high {
		return model.Criterion{}, false
	}
	return model.Criterion{Class: "must", Name: "Has " + m[1] + " to " + m[2] + " employees", How: "rule",
		Condition: model.Condition{Field: "company.employees", Op: "range", Low: low, HasLow: true, High: high, HasHigh: true}}, true
}

func count(text string) (int64, error) {
	return strconv.ParseInt(strings.NewReplacer(",", "", ".", "").Replace(text), 10, 64)
}

var (
	reason  = regexp.MustCompile(`(?i)[,;]?\s*\b(because|since)\b.*$`)
	between = regexp.MustCompile(`\s*(?:,|/|;|\band\b|\bor\b)\s*`)
)

// trade looks for the words of a vertical in a company's industry.
func trade(text string) []model.Criterion {
	plain := reason.ReplaceAllString(text, "")
	var words []string
	for _, w := range between.Split(plain, -1) {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, regexp.QuoteMeta(w))
		}
	}
	if len(words) == 0 {
		return nil
	}
	return []model.Criterion{{Class: "nice", Name: "Works in " + plain, How: "rule",
		Condition: model.Condition{Field: "company.industry", Op: "matches", Value: strings.Join(words, "|")}}}
}
