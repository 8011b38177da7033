package intake

import (
	"strings"
	"unicode"
)

// isPhone: seven to fifteen digits and what people put between them.
func isPhone(text string) bool {
	digits := 0
	for i, r := range strings.ToLower(text) {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '+' && i > 0 || !strings.ContainsRune("+ ()-./x\u00a0", r):
			return false
		}
	}
	if digits < 7 || digits > 20 {
		return false
	}
	return strings.ContainsAny(text, "+ ()-/") || digits >= 10
}

// isAmount: a number that says it is money, by a currency or a multiple, or
// one of at least three digits.
func isAmount(text string) bool {
	code, rest := currencyIn(text)
	n, ok := readNumber(rest, 0)
	return ok && (code != "" || n.exp >= 3 || strings.HasPrefix(strings.TrimSpace(text), "~") || len(strings.TrimLeft(n.digits, "0")) >= 3)
}

func hasLegalForm(text string) bool {
	tokens := strings.Fields(fold(text))
	return len(tokens) > 1 && legalForms[tokens[len(tokens)-1]]
}

// needWords are what leads are about; a text with one of them is no person.
var needWords = words(`migration audit assessment cloud data devops security platform project support retainer app software website kubernetes aws azure gcp sap erp crm
	workshop review strategy integration automation analytics warehouse infrastructure managed services service consulting training development modernisation modernization
	pentest compliance backup monitoring network ai ml poc mvp lake lakehouse pipeline rebuild relaunch upgrade shop portal mobile team extension outsourcing`)

// looksLikePerson: two to four words, each with a capital, none of them about
// work, and no legal form.
func looksLikePerson(text string) bool {
	fields := strings.Fields(text)
	if len(fields) < 2 || len(fields) > 4 || hasLegalForm(text) {
		return false
	}
	for _, w := range fields {
		if !personWord(w) {
			return false
		}
	}
	return true
}

// particles stand in names in small letters.
var particles = words("de da di van von der den del la le bin al dos du zu ten ter y e")

func personWord(w string) bool {
	plain := strings.Trim(strings.ToLower(w), ".")
	if particles[plain] {
		return true
	}
	if needWords[plain] || sourceWords[plain] {
		return false
	}
	capital := false
	for i, r := range w {
		if i == 0 {
			capital = unicode.IsUpper(r) || !unicode.IsLower(r) && unicode.IsLetter(r)
		}
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '\u2019' && r != '.' {
			return false
		}
	}
	return capital
}

// sourceWords begin what says how we met.
var sourceWords = words(`met via from through intro introduced introduction referred referral recommended recommendation meetup conference event webinar linkedin twitter website web
	cold inbound outbound partner called wrote emailed contacted found downloaded newsletter podcast fair expo booth talk tender rfp google ad ads form chat
	getroffen kennengelernt empfohlen empfehlung messe anruf kontakt über ueber vom von beim`)
