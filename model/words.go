package model

import "strings"

// Words are the fixed words of files, flags and JSON, by list name. Adding
// one is safe; an older Baton shows a word it does not know as unknown.
var Words = map[string][]string{
	"kind":         {"new-client", "expansion", "renewal", "back-again"},
	"route":        {"inbound", "outbound", "introduced", "partner", "client", "tender"},
	"relationship": {"stranger", "prospect", "client", "former-client", "partner", "competitor", "supplier"},
	"role":         {"champion", "signs", "pays", "evaluates", "procurement", "user", "blocker", "introducer"},
	"touch":        {"call", "mail", "message", "meeting", "event", "webinar", "download", "visit", "form", "assessment", "introduction", "post"},
	"direction":    {"out", "in"},
	"outcome":      {"talked", "replied", "meeting-set", "left-word", "no-answer", "bounced", "asked-to-stop"},
	"exact":        {"minute", "day", "between", "unknown"},
	"line":         {"project", "retainer", "time-material", "resale"},
	"estimate":     {"commit", "likely", "possible"},
	"decision":     {"accepted", "asked", "answered", "rejected", "recycled", "withdrawn", "questioned", "ruled"},
	"reject":       {"not-our-criteria", "no-need-now", "wrong-person", "later", "not-a-buyer", "already-ours", "wrong-data", "unable-to-reach", "cannot-deliver"},
	"lost":         {"did-nothing", "in-house", "chose-another", "price", "timing", "sponsor-left", "scope", "terms", "went-silent", "withdrew"},
	"permission":   {"unknown", "given", "customer", "asked-to-stop"},
	"step":         {"alternative", "attribute", "value", "customer", "category", "offer", "vertical", "buyer", "proof"},
	"class":        {"must", "nice", "never"},
	"how":          {"rule", "question"},
	"op":           {"equals", "in", "range", "contains", "matches", "empty", "newer"},
	"state":        {"met", "not-met", "unknown"},
	"axis":         {"fit", "engagement"},
	"interest":     {"none", "some", "strong"},
	"gate":         {"mql", "sql"},
	"needs":        {"nothing", "introducer", "reply"},
	"stagekind":    {"open", "signed", "nurture", "not-ours", "lost"},
	"play":         {"task", "asset", "trigger"},
	"team":         {"marketing", "bd", "sales", "delivery"},
	"basis":        {"first-year", "first-contract"},
	"mode":         {"solo", "team"},
	"promise":      {"meets-definition", "packet", "proof", "qualify", "answer", "first-touch", "attempts", "proposal", "next-step", "outcome", "waiting-prospect"},
	"per":          {"business-day", "business-hour", "percent", "count"},
	"event":        {"webinar", "assessment", "audit", "meetup"},
	"why":          {"late", "at-risk", "due", "asked", "sent-back", "waiting", "question", "wake", "nobody", "one-answer", "no-step", "asleep"},
	"finding":      {"carried", "outside", "late", "both", "definition", "signed-outside", "beyond", "unknown"},
	"ruling":       {"stands", "amended", "cannot-tell"},
	"noun":         {"company", "person", "lead", "touch"},
	"value":        {"text", "number", "date", "yes-no"},
}

// titles are screen words that are not simply the word with a capital.
var titles = map[string]string{
	"new-client": "New client", "expansion": "Expansion", "renewal": "Renewal", "back-again": "Back again",
	"meeting-set": "Meeting set", "left-word": "Left word", "no-answer": "No answer", "asked-to-stop": "Asked us to stop",
	"not-our-criteria": "Not our criteria", "no-need-now": "No need now", "wrong-person": "Wrong person", "later": "Later (with a date)",
	"not-a-buyer": "Not a buyer", "already-ours": "Already ours", "wrong-data": "Wrong data", "unable-to-reach": "Unable to reach",
	"cannot-deliver": "We cannot deliver it now", "did-nothing": "Did nothing", "in-house": "Did it in-house", "chose-another": "Chose another",
	"timing": "Timing", "sponsor-left": "Sponsor left", "scope": "Scope we do not do", "went-silent": "Went silent", "withdrew": "We withdrew",
	"asked": "Asked back", "sent-back": "Sent back", "two-answers": "Two answers", "mql": "Worth a conversation (MQL)", "sql": "Ready for Sales (SQL)", "not-met": "Not met", "not-ours": "Not ours",
	"former-client": "Former client", "time-material": "Time and material", "bd": "Business Development", "newer": "Newer than (days)",
	"must": "Must have", "nice": "Nice to have", "never": "Never", "in": "In", "out": "Out", "op": "Condition",
	"signs": "Signs", "pays": "Pays", "first-year": "First-year value", "first-contract": "First contract",
}

// Title is a fixed word as a screen shows it: "new-client" reads "New client".
func Title(word string) string {
	if t, ok := titles[word]; ok {
		return t
	}
	if word == "" {
		return ""
	}
	b := []byte(word)
	if b[0] >= 'a' && b[0] <= 'z' {
		b[0] -= 'a' - 'A'
	}
	for i := range b {
		if b[i] == '-' {
			b[i] = ' '
		}
	}
	return string(b)
}

// Gate is a gate inside a sentence, with its plain twin: "ready for Sales
// (SQL)".
func Gate(gate string) string {
	t := Title(gate)
	return strings.ToLower(t[:min(1, len(t))]) + t[min(1, len(t)):]
}

// IsWord says whether word stands in the named list.
func IsWord(list, word string) bool {
	for _, w := range Words[list] {
		if w == word {
			return true
		}
	}
	return false
}

// Called is what a person calls one row of a noun: "checklist item", not "item".
func Called(noun string) string {
	if name, ok := called[noun]; ok {
		return name
	}
	return noun
}

var called = map[string]string{
	"element": "positioning line", "rule": "scoring rule", "group": "group of rules", "definition": "definition", "item": "checklist item",
	"route": "route", "value": "value line", "part": "person of a lead", "job": "employment", "field": "own field", "handoff": "hand-off",
	"member": "colleague", "away": "time away", "firm": "firm", "wait": "wait for the prospect", "view": "saved view", "apart": "pair that is kept apart",
}
