package model

import (
	"fmt"
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Fields is what a write sets on one row: string, int64, bool or nil (absent).
// A Link is the ID's text, an instant its milliseconds.
type Fields map[string]any

const (
	maxText = 1000
	// MaxNote is the longest note in characters.
	MaxNote = 20_000
)

// Check examines what is about to be written to a noun. whole says that the
// row is new, so that its required fields must be there.
func Check(noun string, f Fields, whole bool) error {
	n, ok := NounOf(noun)
	if !ok {
		return Refuse("", fmt.Sprintf("%q is nothing Baton keeps.", noun))
	}
	var p Problems
	for name, v := range f {
		if name == "deleted" || n.InSet(name) {
			checkLoose(&p, name, v)
			checkMember(&p, noun, name, v)
			continue
		}
		field, known := n.Field(name)
		if !known {
			p.Add(name, fmt.Sprintf("A %s has no field %q.", noun, name))
			continue
		}
		if v == nil {
			if field.Must {
				p.Add(name, fmt.Sprintf("%s of a %s cannot be empty.", Title(name), noun))
			}
			continue
		}
		checkValue(&p, field, v)
		checkName(&p, noun, field, v)
	}
	if whole {
		for _, field := range n.Fields {
			if _, given := f[field.Name]; field.Must && !given {
				p.Add(field.Name, fmt.Sprintf("A %s needs a %s.", noun, field.Name))
			}
		}
	}
	return p.Err()
}

// ruleNouns are the nouns whose names a firm makes up for its rules.
var ruleNouns = []string{"criterion", "rule", "group", "definition", "stage", "item", "promise", "goal", "play", "asset", "offer", "team", "element"}

// checkName refuses a name that a spreadsheet would compute: the name of a
// rule travels in workbooks and lists, also in ones that others write.
func checkName(p *Problems, noun string, f Field, v any) {
	s, ok := v.(string)
	if !ok || f.Name != "name" && f.Name != "text" || !slices.Contains(ruleNouns, noun) {
		return
	}
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "=") || strings.ContainsAny(s[:min(1, len(s))], "+-@") && strings.Contains(s, "(") {
		p.Add(f.Name, fmt.Sprintf("%q reads like a formula, and a spreadsheet would compute it: begin the %s with a letter.", s, f.Name))
	}
}

func checkLoose(p *Problems, name string, v any) {
	switch x := v.(type) {
	case nil, bool, int64:
	case string:
		if len([]rune(x)) > MaxNote {
			p.Add(name, fmt.Sprintf("%s is longer than 20,000 characters: shorten it, or keep the text elsewhere and link to it.", name))
		}
	default:
		p.Add(name, fmt.Sprintf("%s cannot hold a %T.", name, v))
	}
}

// checkMember looks at members of a set that mean something: a day's hours, an
// assumed share.
func checkMember(p *Problems, noun, name string, v any) {
	set, member, _ := strings.Cut(name, ".")
	text, isText := v.(string)
	switch {
	case v == nil:
	case noun == "calendar" && set == "hours":
		if _, err := ParseHours(text); err != nil || !isText {
			p.Add(name, fmt.Sprintf("%q are no hours for %s: write them like 09:00-12:00 13:00-17:00.", fmt.Sprint(v), member))
		}
	case noun == "calendar":
		checkDay(p, set, name, member, v)
	case noun == "goal" && set == "rate":
		if n, ok := v.(int64); !ok || n < 1 || n > 1000 {
			p.Add(name, "What you assume goes on is more than 0 and at most 100 of 100.")
		}
	}
}

// checkDay looks at a date of a calendar: a holiday, a day with hours of its
// own, a day with a break.
func checkDay(p *Problems, set, name, date string, v any) {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		p.Add(name, fmt.Sprintf("%q is not a date: write it like 2026-12-25.", date))
		return
	}
	text, _ := v.(string)
	if hours, err := ParseHours(text); set != "holiday" && (err != nil || len(hours) == 0) {
		p.Add(name, fmt.Sprintf("%q are no hours for %s: write them like 09:00-12:00.", fmt.Sprint(v), date))
	}
}

func checkValue(p *Problems, f Field, v any) {
	if f.Kind == Bool {
		if _, ok := v.(bool); !ok {
			p.Add(f.Name, f.Name+" is yes or no.")
		}
		return
	}
	if f.Kind.Whole() {
		n, ok := v.(int64)
		if !ok {
			p.Add(f.Name, f.Name+" must be a whole number.")
			return
		}
		checkNumber(p, f, n)
		return
	}
	s, ok := v.(string)
	if !ok {
		p.Add(f.Name, f.Name+" must be text.")
		return
	}
	checkText(p, f, s)
}

func checkNumber(p *Problems, f Field, n int64) {
	switch {
	case f.Name == "half-life" && n <= 0:
		p.Add(f.Name, "A half-life of "+strconv.FormatInt(n, 10)+" days would forget everything at once: use 1 day or more.")
	case f.Kind == Points && f.Name == "rate" && (n < 0 || n > 1000):
		p.Add(f.Name, "A rate lies between 0 and 100 %.")
	case f.Kind == Points && (n < -1000 || n > 1000):
		p.Add(f.Name, f.Name+" must lie between -100 and 100.")
	case f.Kind == Int && n < 0 && f.Name != "low" && f.Name != "high" && f.Name != "rank":
		p.Add(f.Name, f.Name+" cannot be negative.")
	case f.Kind == Instant && (n < -2208988800000 || n > 32503680000000):
		p.Add(f.Name, f.Name+" must be a time between the years 1900 and 3000.")
	}
}

func checkText(p *Problems, f Field, s string) {
	limit := maxText
	if f.Kind == Note {
		limit = MaxNote
	}
	switch {
	case f.Must && strings.TrimSpace(s) == "":
		p.Add(f.Name, Title(f.Name)+" cannot be empty.")
	case f.Kind == Word && !IsWord(f.Of, s):
		p.Add(f.Name, fmt.Sprintf("%q is not %s: use one of %s.", s, one(f.Name), strings.Join(Words[f.Of], ", ")))
	case f.Kind == Link:
		if id, err := ParseID(s); err != nil || id.IsZero() {
			p.Add(f.Name, fmt.Sprintf("%s must be the id of a %s.", f.Name, f.Of))
		}
	case f.Kind == Date:
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			p.Add(f.Name, fmt.Sprintf("%q is not a date: write it like 2026-11-23.", s))
		}
	case f.Name == "email":
		if _, err := mail.ParseAddress(s); err != nil {
			p.Add(f.Name, fmt.Sprintf("%q is not an e-mail address.", s))
		}
	case f.Name == "zone":
		if _, err := time.LoadLocation(s); err != nil || s == "" {
			p.Add(f.Name, fmt.Sprintf("%q is not a time zone: write it like Europe/Lisbon.", s))
		}
	case f.Name == "currency":
		if len(s) != 3 || strings.ToUpper(s) != s {
			p.Add(f.Name, fmt.Sprintf("%q is not a currency: use three capital letters, like EUR.", s))
		}
	case f.Kind != JSON && len([]rune(s)) > limit:
		p.Add(f.Name, fmt.Sprintf("%s is longer than %d characters: shorten it.", f.Name, limit))
	}
}

// ParseField reads a field typed as text, as a flag or a form gives it. The
// empty text clears the field. currency serves amounts.
func ParseField(f Field, text, currency string) (any, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	switch f.Kind {
	case Bool:
		switch strings.ToLower(text) {
		case "yes", "true", "1", "y":
			return true, nil
		case "no", "false", "0", "n":
			return false, nil
		}
		return nil, Refuse(f.Name, fmt.Sprintf("%s is yes or no, not %q.", f.Name, text))
	case Int:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, Refuse(f.Name, fmt.Sprintf("%s must be a whole number, not %q.", f.Name, text))
		}
		return n, nil
	case Points:
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || x != x {
			return nil, Refuse(f.Name, fmt.Sprintf("%s must be a number, not %q.", f.Name, text))
		}
		return int64(roundHalfAway(x * 10)), nil
	case Minor:
		m, err := ParseMoney(text, currency)
		if err != nil {
			return nil, Refuse(f.Name, err.Error()+".")
		}
		return m.Minor, nil
	case Instant:
		t, err := time.Parse(time.RFC3339, text)
		if err != nil {
			if t, err = time.Parse(time.DateOnly, text); err != nil {
				return nil, Refuse(f.Name, fmt.Sprintf("%q is not a time: write it like 2026-11-23T14:00:00Z.", text))
			}
		}
		return t.UnixMilli(), nil
	}
	return text, nil
}

func roundHalfAway(x float64) float64 {
	if x < 0 {
		return -roundHalfAway(-x)
	}
	return float64(int64(x + 0.5))
}

// one is a word with its article.
func one(word string) string {
	if strings.ContainsAny(word[:1], "aeio") {
		return "an " + word
	}
	return "a " + word
}
