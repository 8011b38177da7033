package agreement

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/agree"
)

// title is a section as a reader calls it.
func title(section string) string {
	if section == "sla" {
		return "Promises"
	}
	return model.Title(section)
}

func titles(sections []string) string {
	if len(sections) == len(model.Sections) {
		return "All seven sections"
	}
	var out []string
	for _, s := range sections {
		out = append(out, title(s))
	}
	return strings.Join(out, ", ")
}

// list joins words as one says them.
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func several(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (s state) day(t time.Time) string   { return t.In(s.firm.Location()).Format("2 January 2006") }
func (s state) short(t time.Time) string { return t.In(s.firm.Location()).Format("2 Jan 2006") }

// date is a first day as a sentence says it.
func date(effective string) string { return dated(effective, "2 January 2006") }

// shortDate is one where there is little room.
func shortDate(effective string) string { return dated(effective, "2 Jan 2006") }

func dated(effective, form string) string {
	t, err := time.Parse(time.DateOnly, effective)
	if err != nil {
		return effective
	}
	return t.Format(form)
}

// signers are the names under a version, each once.
func signers(v model.Version) []string {
	var out []string
	seen := map[string]bool{}
	for _, sig := range v.Signatures {
		if name := sig.Name; name != "" && !seen[name] {
			seen[name] = true
			out = append(out, firstName(name))
		}
	}
	return out
}

func firstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

func names(asks []model.Ask) []string {
	var out []string
	for _, a := range asks {
		out = append(out, a.Name)
	}
	return out
}

// stands says where we are, and quieter what that means.
func (s state) stands() (sentence, quiet string) {
	switch p := s.pending; {
	case len(p) > 0:
		v := p[len(p)-1]
		return fmt.Sprintf("Version %d waits for %s.", v.Number, list(names(v.Missing()), "and")), s.until(v)
	case s.last == nil && s.alone():
		return "Nothing is signed yet: your rules hold as they stand.", "Every change of them holds at once. Sign once, and what was judged by them can always be told from what came later."
	case s.last == nil:
		return "Nothing is signed yet: the draft is in force.", "Leads are scored, gated and timed by the rules as they stand, and every change of them holds at once."
	case s.last.State == model.Coming:
		return fmt.Sprintf("Version %d is signed and holds from %s.", s.last.Number, date(s.last.Effective)), s.meanwhile()
	}
	return fmt.Sprintf("Version %d is in force since %s, signed by %s.", s.law.Number, s.day(s.law.Since), list(signers(*s.law), "and")), s.rest()
}

// until says what holds while a version waits.
func (s state) until(v model.Version) string {
	if s.law == nil {
		return "Until everybody asked has signed, the rules hold as they stand in the draft."
	}
	return fmt.Sprintf("Until everybody asked has signed, version %d is in force, since %s. Version %d then holds from %s.",
		s.law.Number, s.day(s.law.Since), v.Number, date(v.Effective))
}

func (s state) meanwhile() string {
	if s.law == nil {
		return "Until then the rules hold as they stand in the draft. " + s.rest()
	}
	return fmt.Sprintf("Until then version %d is in force, since %s. %s", s.law.Number, s.day(s.law.Since), s.rest())
}

// rest says what the draft has beyond the last version.
func (s state) rest() string {
	binding := agree.Binding(s.changes)
	recorded := len(s.changes) - binding
	switch {
	case len(s.changes) == 0:
		return "The draft says the same."
	case binding == 0:
		return fmt.Sprintf("%s since, which needs no signature.", capital(several(recorded, "change of wording or numbers is recorded", "changes of wording or numbers are recorded")))
	case s.alone():
		return fmt.Sprintf("%s once you sign again.", capital(several(binding, "change holds", "changes hold")))
	case binding == 1:
		return "1 change of the draft waits for signatures."
	}
	return fmt.Sprintf("%d changes of the draft wait for signatures.", binding)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// verb is what signing a choice is called for whoever works here.
func (c choice) verb(s state) string {
	if s.alone() {
		return s.word(c)
	}
	mine := c.mine(s.actor.Member)
	if len(mine) == 0 {
		return fmt.Sprintf("Sign version %d", c.number)
	}
	return fmt.Sprintf("Sign version %d for %s", c.number, list(names(mine), "and"))
}
