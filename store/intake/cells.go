package intake

import (
	"fmt"
	"strings"
	"unicode"

	"baton/model"
)

// bad reports a cell that could not be read; the row is kept without it.
func (p *proposer) bad(r *Row, col *column, text string) { p.c.add(r.Line, col.name, text) }

func (p *proposer) date(r *Row, col *column, text string) model.When {
	w, err := ParseDate(text, col.order, p.o.Zone)
	if err != nil {
		p.bad(r, col, err.Error()+readAs(col.order)+": it was left out.")
	}
	return w
}

func readAs(order string) string {
	switch order {
	case "dmy":
		return " with the day first"
	case "mdy":
		return " with the month first"
	}
	return ""
}

// email takes the first address in a cell.
func (p *proposer) email(r *Row, col *column, text string) string {
	if e, ok := cleanEmail(text); ok {
		return strings.ToLower(e)
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == '/' || unicode.IsSpace(r) }) {
		if e, ok := cleanEmail(part); ok {
			return strings.ToLower(e)
		}
	}
	p.bad(r, col, fmt.Sprintf("%q is not an e-mail address: it was left out.", clip(text)))
	return ""
}

// moreWords are what lists call the fixed words besides themselves.
var moreWords = map[string]map[string]string{
	"touch": {"email": "mail", "e mail": "mail", "phone": "call", "phone call": "call", "anruf": "call", "telefonat": "call", "termin": "meeting", "besprechung": "meeting",
		"linkedin": "message", "sms": "message", "chat": "message", "nachricht": "message", "demo": "meeting", "messe": "event", "intro": "introduction"},
	"direction": {"inbound": "in", "incoming": "in", "received": "in", "eingehend": "in", "outbound": "out", "outgoing": "out", "sent": "out", "ausgehend": "out"},
	"outcome": {"connected": "talked", "spoke": "talked", "answered": "replied", "reply": "replied", "meeting booked": "meeting-set", "voicemail": "left-word", "left voicemail": "left-word",
		"left message": "left-word", "not reached": "no-answer", "busy": "no-answer", "no response": "no-answer", "unsubscribed": "asked-to-stop", "bounce": "bounced"},
	"relationship": {"customer": "client", "kunde": "client", "former customer": "former-client", "vendor": "supplier", "lead": "prospect", "interessent": "prospect"},
}

// wordIn finds a fixed word of one of the model's lists.
func (p *proposer) wordIn(r *Row, col *column, list, text string) string {
	plain := plainHeader(text)
	if w := strings.ReplaceAll(plain, " ", "-"); model.IsWord(list, w) {
		return w
	}
	if w := moreWords[list][plain]; w != "" {
		return w
	}
	p.bad(r, col, fmt.Sprintf("%q is none of %s: it was left out.", clip(text), strings.Join(model.Words[list], ", ")))
	return ""
}

// oneLine writes a name on one line, single-spaced.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t\u00a0") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// straightName turns "Doe, Jane" round.
func straightName(name string) string {
	last, first, comma := strings.Cut(name, ", ")
	if !comma || strings.ContainsRune(first, ',') || strings.ContainsRune(first, '.') || strings.Count(first, " ") > 2 {
		return name
	}
	return first + " " + last
}

// headcount reads a number of people; a range such as "51-200" counts from
// below, so that nothing is claimed that the list does not say.
func headcount(text string, mark byte) (int64, bool) {
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "+<>~"))
	for _, between := range []string{"-", "–", " to ", " bis ", "…"} {
		if low, _, ok := strings.Cut(text, between); ok && low != "" {
			text = low
			break
		}
	}
	text, _, _ = strings.Cut(strings.ToLower(text), " emp")
	n, ok := readNumber(strings.TrimSuffix(strings.TrimSpace(text), "+"), mark)
	if !ok || n.negative {
		return 0, false
	}
	v, err := n.times10(0)
	return v, err == nil
}

// money reads an amount, in the row's currency if the cell names none.
func (p *proposer) money(r *Row, col *column, text, currency string) (model.Money, bool) {
	m, err := parseMoney(text, p.currency(r, col, currency), col.mark)
	if err != nil {
		p.bad(r, col, err.Error()+": it was left out.")
		return m, false
	}
	if m.Minor < 0 {
		p.bad(r, col, fmt.Sprintf("%q is less than nothing: it was left out.", clip(text)))
		return m, false
	}
	return m, m.Minor > 0
}

func (p *proposer) currency(r *Row, col *column, said string) string {
	if said == "" {
		return p.o.Currency
	}
	code, _ := currencyIn(said)
	if code == "" {
		p.bad(r, col, fmt.Sprintf("%q is no currency that Baton knows: the amount was read in %s.", clip(said), p.o.Currency))
		return p.o.Currency
	}
	return code
}
