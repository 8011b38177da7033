package template

import (
	"strings"
	"unicode"

	"baton/model"
)

// Sentence says the positioning aloud: for whom, what we are, what they gain
// and why we can, and what they would do without us. It takes the first value
// with the attribute it follows from, and the first two alternatives; a step
// not yet answered is left out. Elements come in the order of their rank.
func Sentence(elements []model.Element) string {
	customers := texts(elements, "customer")
	category := first(texts(elements, "category"))
	value, attribute := gain(elements)

	var said []string
	switch {
	case category != "" && value != "":
		said = append(said, forWhom(customers)+"we are "+category+" that helps "+them(customers)+value+because(attribute))
	case value != "":
		said = append(said, forWhom(customers)+"we help "+them(customers)+value+because(attribute))
	case category != "":
		said = append(said, forWhom(customers)+"we are "+category+because(attribute))
	case len(customers) > 0:
		said = append(said, "we are here for "+list(customers)+because(attribute))
	case attribute != "":
		said = append(said, attribute)
	}
	if others := texts(elements, "alternative"); len(others) > 0 {
		said = append(said, "without us they would "+strings.Join(others[:min(2, len(others))], ", or "))
	}
	for i, part := range said {
		said[i] = upper(part) + "."
	}
	return strings.Join(said, " ")
}

func forWhom(customers []string) string {
	if len(customers) == 0 {
		return ""
	}
	return "for " + list(customers) + ", "
}

// them avoids a pronoun for somebody not yet named.
func them(customers []string) string {
	if len(customers) == 0 {
		return "companies "
	}
	return "them "
}

func because(attribute string) string {
	if attribute == "" {
		return ""
	}
	return ", because " + attribute
}

// gain is the first value, and why we can give it: the attribute it names,
// else the first one.
func gain(elements []model.Element) (value, attribute string) {
	attribute = first(texts(elements, "attribute"))
	for _, v := range elements {
		if v.Step != "value" || Clause(v.Text) == "" {
			continue
		}
		for _, a := range elements {
			if a.ID == v.Of && a.Step == "attribute" && !v.Of.IsZero() {
				return Clause(v.Text), Clause(a.Text)
			}
		}
		return Clause(v.Text), attribute
	}
	return "", attribute
}

func texts(elements []model.Element, step string) []string {
	var out []string
	for _, e := range elements {
		if t := Clause(e.Text); e.Step == step && t != "" {
			out = append(out, t)
		}
	}
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func list(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// Clause is an element as it stands inside a sentence: no full stop, no
// label "Do nothing:", no capital unless the word is a name such as AWS.
func Clause(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".:; ")
	const label = "do nothing:"
	if len(s) > len(label) && strings.EqualFold(s[:len(label)], label) {
		s = strings.TrimSpace(s[len(label):])
	}
	word, _, _ := strings.Cut(s, " ")
	runes := []rune(s)
	for _, r := range []rune(word)[min(1, len([]rune(word))):] {
		if unicode.IsUpper(r) {
			return s
		}
	}
	if len(runes) > 0 {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

func upper(s string) string {
	runes := []rune(s)
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}
