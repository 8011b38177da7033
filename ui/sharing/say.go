package sharing

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// moment is a time as one says it: today, 10:12.
func moment(at, now time.Time) string {
	if at.IsZero() {
		return "never"
	}
	at = at.In(now.Location())
	switch day := at.Format(time.DateOnly); {
	case day == now.Format(time.DateOnly):
		return at.Format("today, 15:04")
	case day == now.AddDate(0, 0, -1).Format(time.DateOnly):
		return at.Format("yesterday, 15:04")
	case at.Year() == now.Year():
		return at.Format("Mon 2 Jan, 15:04")
	}
	return at.Format("2 Jan 2006, 15:04")
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// size is how much room a file takes.
func size(bytes int64) string {
	if bytes >= 1<<20 {
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	}
	return fmt.Sprintf("%d KB", max(1, bytes>>10))
}

// capital is a sentence's beginning.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// own is "Malin's".
func own(name string) string {
	first, _, _ := strings.Cut(name, " ")
	if strings.HasSuffix(first, "s") {
		return first + "'"
	}
	return first + "'s"
}

func somebody(name string) string {
	if name == "" {
		return "Somebody"
	}
	return name
}

// called are fields whose name in the file is not what a person says.
var called = map[string]string{
	"into": "Merged into", "linkedin": "LinkedIn", "email": "E-mail", "next-date": "Date of the next step", "next-time": "Time of the next step",
	"best": "One of our best", "created": "Known since", "check": "Checklist", "answer": "Answer to", "evidence": "What shows it",
}

// fieldWords is a field as a person calls it: "Next step", "Answer to: Has 50
// to 500 employees".
func fieldWords(name string) string {
	set, member, inSet := strings.Cut(name, ".")
	words, known := called[set]
	if !known {
		words = model.Title(set)
	}
	if _, err := model.ParseID(member); !inSet || err == nil {
		return words
	}
	if set == "x" { // a field of the firm's own
		return member
	}
	return words + ": " + member
}

// valueWords is a claim's value, also when it is none.
func valueWords(c model.Claim) string {
	if c.Value == "" {
		return "Nothing: it was cleared"
	}
	return c.Value
}

// leadOf is the lead that a dispute is about, if it is about one.
func leadOf(d model.Dispute) (model.ID, bool) {
	if d.Noun == "lead" {
		return d.Row, true
	}
	n, ok := model.NounOf(d.Noun)
	return d.Root, ok && len(n.Root) == 1 && n.Root[0] == "lead"
}

// lower is words in the middle of a sentence.
func lower(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// quoted is a value in a sentence, shortened when it is long.
func quoted(value string) string {
	if value == "" {
		return "nothing"
	}
	if r := []rune(value); len(r) > 60 {
		value = string(r[:60]) + "…"
	}
	return "“" + value + "”"
}
