package intake

import "strings"

// stageLists are what CRMs and people call the stages, folded.
var stageLists = map[string]string{
	"target": `target, prospecting, prospect, suspect, cold, not contacted, open not contacted, identified, ziel, zielkunde, idea, lead in`,
	"aware":  `aware, awareness, new, neu, open, offen, subscriber, attempted to contact, attempting contact, raw, unread, nouveau, nuevo`,
	"interested": `interested, interest, in progress, connected, contacted, contact made, working, working contacted, lead, engaged, warm, responded, replied, hot, interessiert, interessent,
		kontaktiert, in bearbeitung, kontakt`,
	"evaluating": `evaluating, evaluation, engaging, qualified, qualifying, qualification, appointment scheduled, meeting scheduled, marketing qualified lead, mql, worth a conversation,
		discovery, needs analysis, qualifiziert, qualifizierung, termin vereinbart, erstgesprach, qualifie`,
	"scoping": `scoping, scope, qualified to buy, sales qualified lead, sql, sales qualified, ready for sales, opportunity, open deal, demo scheduled, demo, value proposition, perception analysis,
		id decision makers, solution, bedarfsanalyse, konzept, chance, workshop`,
	"proposal": `proposal, presentation scheduled, proposal made, proposal sent, proposal price quote, quote, quote sent, offer, offer sent, angebot, angebot gesendet, angebot erstellt, devis, devis envoye, propuesta, offerte, proposta`,
	"terms":    `terms, negotiation, negotiating, negotiations started, negotiation review, in negotiation, decision maker bought in, contract sent, contract, verbal, verhandlung, in verhandlung, vertrag, negociation, negociacion`,
	"signed":   `signed, won, closed won, close won, deal won, converted, closed converted, customer, client, evangelist, gewonnen, abgeschlossen gewonnen, kunde, beauftragt, auftrag, gagne, ganado, vinto, vunnet`,
	"nurture":  `nurture, nurturing, recycled, bad timing, later, on hold, hold, parked, paused, spater, zuruckgestellt, wiedervorlage, pausiert`,
	"not-ours": `not ours, unqualified, disqualified, not qualified, not a fit, no fit, junk, spam, bad fit, nicht qualifiziert, unpassend, ungeeignet`,
	"lost":     `lost, closed lost, close lost, deal lost, dead, rejected, closed not converted, abandoned, verloren, abgesagt, abgelehnt, perdu, perdido, perso, verlust`,
}

var stageWords = fieldWords(stageLists)

// stageOf is Baton's stage or aside for a word of any CRM, "" if unknown.
func stageOf(word string) string { return stageWords[plainHeader(word)] }

// outcomeOf reads a column that only says how a deal ended.
func outcomeOf(word string) (stage string, known bool) {
	switch plainHeader(word) {
	case "", "open", "offen", "in progress", "active", "pending":
		return "", true
	}
	switch stage := stageOf(word); stage {
	case "signed", "lost", "nurture", "not-ours":
		return stage, true
	}
	return "", false
}

// closedStage says that nothing more is expected of a lead.
func closedStage(stage string) bool {
	return stage == "signed" || stage == "lost" || stage == "not-ours"
}

// kindOf: a renewals pipeline makes a renewal, existing business an
// expansion. said is false when the list says nothing; then it is a new client.
func kindOf(kind, pipeline, dealType string) (word string, said bool) {
	k, p, d := plainHeader(kind), plainHeader(pipeline), plainHeader(dealType)
	switch {
	case has(k, "back again", "win back", "winback", "reactivation", "ruckgewinnung"):
		return "back-again", true
	case has(k, renewals...), k == "" && (has(p, renewals...) || has(d, renewals...)):
		return "renewal", true
	case has(k, expansions...), k == "" && (has(d, expansions...) || d == "" && has(p, expansions...)):
		return "expansion", true
	}
	return "new-client", k+p+d != ""
}

var (
	renewals   = []string{"renewal", "renew", "verlangerung", "renouvellement", "renovacion"}
	expansions = []string{"existing", "expansion", "upsell", "up sell", "cross sell", "add on", "bestand", "bestandskunde"}
)

func has(text string, parts ...string) bool {
	for _, p := range parts {
		if text != "" && strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// routeOf is the route a word names, "" if it names none.
func routeOf(word string) string {
	switch w := plainHeader(word); {
	case has(w, "inbound", "eingehend", "incoming"):
		return "inbound"
	case has(w, "outbound", "cold", "kaltakquise", "outgoing"):
		return "outbound"
	case has(w, "introduc", "intro", "referr", "referral", "empfehlung", "empfohlen", "recommend"):
		return "introduced"
	case has(w, "partner"):
		return "partner"
	case has(w, "tender", "rfp", "ausschreibung", "appel d offres"):
		return "tender"
	case w == "client" || has(w, "existing client", "bestandskunde", "account work"):
		return "client"
	}
	return ""
}

// lostReason is Baton's reason for a word of a CRM, "" if it fits none.
func lostReason(word string) string {
	switch w := plainHeader(word); {
	case has(w, "competitor", "chose another", "other vendor", "wettbewerb", "konkurrenz", "mitbewerber", "concurren"):
		return "chose-another"
	case has(w, "price", "budget", "cost", "expensive", "preis", "teuer", "prix"):
		return "price"
	case has(w, "timing", "later", "postpone", "zeitpunkt", "verschoben"):
		return "timing"
	case has(w, "product fit", "feature", "scope", "not offered", "leistung"):
		return "scope"
	case has(w, "lost interest", "no response", "unresponsive", "silent", "ghost", "went cold", "keine antwort", "no answer"):
		return "went-silent"
	case has(w, "in house", "inhouse", "internal", "intern"):
		return "in-house"
	case has(w, "no decision", "did nothing", "status quo", "no need", "kein bedarf"):
		return "did-nothing"
	case has(w, "sponsor left", "champion left", "contact left", "left company"):
		return "sponsor-left"
	case has(w, "terms", "legal", "contract", "vertrag"):
		return "terms"
	case has(w, "we withdrew", "withdrew", "zuruckgezogen"):
		return "withdrew"
	}
	return ""
}
