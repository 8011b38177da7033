package intake

import (
	"strings"
	"unicode"

	"baton/model"
)

// lineFields are what one typed line may hold, in the order people say it.
var lineFields = []string{"company.name", "company.website", "person.name", "person.email", "person.phone", "lead.title", "lead.value",
	"lead.source", "lead.route", "lead.introducer", "lead.note"}

// ParseLine reads one lead typed on one line: "Acme, Jane Doe, met at the
// meetup, migration, ~80k". An address, a link, a telephone number and an
// amount are known wherever they stand; of the rest the first part is the
// company, a name the person, what says how we met goes into the note, and
// what is left is the need.
func ParseLine(text string, o Options) (*Proposal, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, model.Refuse("", "Type a company or a person, for example: Acme, Jane Doe, met at the meetup, migration, ~80k.")
	}
	t := &Table{Encoding: "utf-8", Delimiter: ",", Header: lineFields, Rows: [][]string{readLine(text)}, Lines: []int{1}, Problems: []Problem{}}
	p := Propose(t, Guess(t), o)
	if p.Rejected > 0 {
		return nil, model.Refuse("", "This line names no company and no person: write it like Acme, Jane Doe, migration, ~80k.")
	}
	return p, nil
}

// readLine sorts the parts of a line into lineFields.
func readLine(text string) []string {
	found := map[string]string{}
	var rest []string
	for i, part := range lineParts(text) {
		if part = takeAddress(part, found); part == "" {
			continue
		}
		switch {
		case found["company.website"] == "" && isLink(part):
			found["company.website"] = part
		case found["person.phone"] == "" && isPhone(part):
			found["person.phone"] = part
		case found["lead.value"] == "" && i > 0 && isAmount(bareAmount(part)):
			found["lead.value"] = bareAmount(part)
		default:
			if i > 0 && found["lead.value"] == "" {
				part = takeAmount(part, found)
			}
			rest = append(rest, part)
		}
	}
	sortRest(rest, found)
	out := make([]string, len(lineFields))
	for i, field := range lineFields {
		out[i] = found[field]
	}
	return out
}

// lineParts cuts at commas, semicolons and tabs, but not inside 12,500, and
// not before "Inc.".
func lineParts(text string) []string {
	var parts []string
	start := 0
	flush := func(end int) {
		part := strings.TrimSpace(text[start:end])
		switch {
		case part == "":
		case len(parts) > 0 && legalForms[plainHeader(part)]:
			parts[len(parts)-1] += ", " + part
		default:
			parts = append(parts, part)
		}
		start = end + 1
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ',':
			if i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1]) {
				continue
			}
			flush(i)
		case ';', '\t', '\n', '\r':
			flush(i)
		}
	}
	if start < len(text) {
		flush(len(text))
	}
	return parts
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// takeAddress takes an e-mail address out of a part: "Jane <jane@acme.com>".
func takeAddress(part string, found map[string]string) string {
	if !strings.ContainsRune(part, '@') || found["person.email"] != "" {
		return part
	}
	var words []string
	for _, w := range strings.Fields(part) {
		if e, ok := cleanEmail(strings.Trim(w, "<>()[]")); ok && found["person.email"] == "" {
			found["person.email"] = e
			continue
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// isLink: a web address, or a domain written small; "St.Gallen" is a place.
func isLink(part string) bool {
	if strings.ContainsRune(part, ' ') || DomainOf(part) == "" {
		return false
	}
	return strings.Contains(part, "://") || strings.HasPrefix(strings.ToLower(part), "www.") || strings.IndexFunc(part, unicode.IsUpper) < 0
}

// bareAmount takes the words off an amount: "budget 80k".
func bareAmount(part string) string {
	for _, w := range []string{"budget", "worth", "value", "deal", "of", "about", "around"} {
		if len(part) > len(w) && strings.EqualFold(part[:len(w)], w) && part[len(w)] == ' ' {
			return bareAmount(strings.TrimSpace(part[len(w):]))
		}
		if cut := len(part) - len(w); cut > 0 && strings.EqualFold(part[cut:], w) && part[cut-1] == ' ' {
			return bareAmount(strings.TrimSpace(part[:cut]))
		}
	}
	return part
}

// takeAmount takes an amount out of a part that says more: "migration ~80k".
// Only what is marked as one counts.
func takeAmount(part string, found map[string]string) string {
	words := strings.Fields(part)
	for i, w := range words {
		code, rest := currencyIn(w)
		n, ok := readNumber(rest, 0)
		if !ok || code == "" && n.exp < 3 && !strings.HasPrefix(w, "~") {
			continue
		}
		found["lead.value"] = w
		return strings.Join(append(words[:i:i], words[i+1:]...), " ")
	}
	return part
}

// sortRest gives the parts that are only words their meaning.
func sortRest(rest []string, found map[string]string) {
	var notes, needs []string
	for i, part := range rest {
		switch {
		case part == "":
		case looksLikePerson(part) && found["person.name"] == "" && (i > 0 || firstIsPerson(rest, found)):
			found["person.name"] = part
		case howWeMet(part):
			notes = append(notes, part)
		case found["company.name"] == "" && (i == 0 || hasLegalForm(part)):
			found["company.name"] = part
		case found["person.name"] == "" && i == 1 && personWord(part) && !strings.ContainsRune(part, ' '):
			found["person.name"] = part
		default:
			needs = append(needs, part)
		}
	}
	if len(needs) > 0 {
		found["lead.title"] = needs[len(needs)-1]
		notes = append(notes, needs[:len(needs)-1]...)
	}
	for _, note := range notes {
		meet(note, found)
	}
	found["lead.note"] = strings.Join(notes, ", ")
}

// firstIsPerson: a line may begin with the person when something else names
// the company.
func firstIsPerson(rest []string, found map[string]string) bool {
	if len(rest) > 1 && hasLegalForm(rest[1]) {
		return true
	}
	domain := DomainOf(found["person.email"])
	return (found["company.website"] != "" || domain != "") && (len(rest) == 1 || !looksLikePerson(rest[1]))
}

func howWeMet(part string) bool {
	first, _, _ := strings.Cut(part, " ")
	return sourceWords[strings.ToLower(first)]
}

// channels are the sources a note may name.
var channels = []string{"meetup", "conference", "webinar", "linkedin", "newsletter", "podcast", "website", "event", "fair", "expo", "messe", "partner", "tender", "ads"}

// meet reads route, source and introducer out of how we met.
func meet(note string, found map[string]string) {
	lower := strings.ToLower(note)
	if found["lead.source"] == "" {
		for _, c := range channels {
			if strings.Contains(lower, c) {
				found["lead.source"] = c
				break
			}
		}
	}
	route := routeOf(note)
	if found["lead.route"] == "" {
		found["lead.route"] = route
	}
	if route != "introduced" {
		return
	}
	for _, by := range []string{" by ", " from ", " via ", " von ", " through "} {
		if _, who, ok := strings.Cut(note, by); ok && personWord(strings.Fields(who + " x")[0]) {
			found["lead.introducer"] = who
			return
		}
	}
}
