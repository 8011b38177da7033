package positioning

import (
	"fmt"
	"strings"
	"unicode"

	"baton/model"
)

// most is how many hints stand at once: the next things to do, not a list of
// faults.
const most = 2

// hints are the next sentences that would make the positioning clearer, in
// the order of the steps. An untouched positioning gets none.
func hints(elements []model.Element) []string {
	if len(elements) == 0 {
		return nil
	}
	var out []string
	for _, look := range []func([]model.Element) string{
		noAlternative, noNothing, noAttribute, looseValue, idleAttribute, everyone, noCategory, praise,
	} {
		if h := look(elements); h != "" && len(out) < most {
			out = append(out, h)
		}
	}
	return out
}

func all(elements []model.Element, step string) []model.Element {
	var out []model.Element
	for _, e := range elements {
		if e.Step == step && strings.TrimSpace(e.Text) != "" {
			out = append(out, e)
		}
	}
	return out
}

func noAlternative(elements []model.Element) string {
	if len(all(elements, "alternative")) == 0 {
		return "Begin with the alternatives: what only you have shows beside what they would do without you."
	}
	return ""
}

func noNothing(elements []model.Element) string {
	for _, e := range all(elements, "alternative") {
		t := strings.ToLower(e.Text)
		for _, w := range []string{"nothing", "wait", "leave it", "as it is", "carry on", "go on", "put up", "live with"} {
			if strings.Contains(t, w) {
				return ""
			}
		}
	}
	return "Doing nothing is not among the alternatives: it is the one that wins most often."
}

func noAttribute(elements []model.Element) string {
	if len(all(elements, "attribute")) == 0 {
		return "Nothing says yet what only you have: name one thing the alternatives lack."
	}
	return ""
}

func looseValue(elements []model.Element) string {
	known := map[model.ID]bool{}
	for _, a := range all(elements, "attribute") {
		known[a.ID] = true
	}
	for _, v := range all(elements, "value") {
		if !known[v.Of] {
			return fmt.Sprintf("“%s” does not say why yet: link it to the attribute that makes it true.", v.Text)
		}
	}
	return ""
}

func idleAttribute(elements []model.Element) string {
	for _, a := range all(elements, "attribute") {
		used := false
		for _, v := range all(elements, "value") {
			used = used || v.Of == a.ID
		}
		if !used && !a.ID.IsZero() {
			return fmt.Sprintf("“%s” has no value yet: what can they do because of it?", a.Text)
		}
	}
	return ""
}

func everyone(elements []model.Element) string {
	if len(all(elements, "customer")) == 0 {
		return "Nobody is named yet: who cares most about this value?"
	}
	for _, c := range all(elements, "customer") {
		if w := found(c.Text, "everyone", "anyone", "all companies", "any company", "all businesses", "every company"); w != "" {
			return fmt.Sprintf("“%s” leaves nobody out: who should not call you?", c.Text)
		}
	}
	return ""
}

func noCategory(elements []model.Element) string {
	if len(all(elements, "category")) == 0 {
		return "The category is still open: with the four steps above it often names itself."
	}
	return ""
}

func praise(elements []model.Element) string {
	for _, e := range elements {
		if e.Step == "customer" || e.Step == "alternative" {
			continue
		}
		if w := found(e.Text, "best", "leading", "innovative", "passionate", "world-class", "cutting-edge", "holistic", "tailored", "state-of-the-art", "seamless"); w != "" {
			return fmt.Sprintf("“%s” is what others say too: what exactly do they get?", w)
		}
	}
	return ""
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
