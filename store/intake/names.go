package intake

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// legalForms end a company's name without telling companies apart.
var legalForms = words(`inc incorporated corp corporation co company ltd limited llc llp lp plc pllc gmbh mbh ag kg kgaa ohg gbr ug ev eg se
	sa sas sasu sarl eurl srl srls spa sl slu lda ltda bv nv cv vof ab as asa aps oy oyj hb kb pty pte pvt kft zrt sro doo dd ooo oao zao kk gk holding holdings`)

// NormalName is a company's name as it is compared: small letters without
// accents and punctuation, "&" as "and", without a leading "the" and without
// legal forms at the end. "ACME, Inc." and "Acme" are equal.
func NormalName(name string) string {
	tokens := strings.Fields(fold(name))
	if len(tokens) > 1 && tokens[0] == "the" {
		tokens = tokens[1:]
	}
	end := len(tokens)
	for end > 1 && (legalForms[tokens[end-1]] || end < len(tokens) && tokens[end-1] == "and") {
		end--
	}
	return strings.Join(tokens[:end], " ")
}

// fold writes a text in small letters without accents; what is neither letter
// nor digit is a space, except that dots and apostrophes vanish (I.B.M.).
func fold(text string) string {
	if !ascii(text) {
		text = norm.NFKD.String(strings.ReplaceAll(text, "ß", "ss"))
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case r == '&' || r == '+':
			b.WriteString(" and ")
		case r == '.' || r == '\'' || r == '\u2019' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 128 {
			return false
		}
	}
	return true
}

// NormalEmail is an e-mail address as it is compared: small letters, without
// a name, brackets or "mailto:" around it. What is no address is empty.
func NormalEmail(text string) string {
	email, _ := cleanEmail(text)
	return strings.ToLower(email)
}

// cleanEmail takes the address out of "Jane Doe <jane@acme.com>".
func cleanEmail(text string) (email string, ok bool) {
	text = strings.TrimSpace(text)
	if strings.IndexByte(text, '@') < 1 {
		return "", false
	}
	if open, end := strings.LastIndexByte(text, '<'), strings.LastIndexByte(text, '>'); open >= 0 && end > open {
		text = strings.TrimSpace(text[open+1 : end])
	}
	if len(text) > 7 && strings.EqualFold(text[:7], "mailto:") {
		text = text[7:]
	}
	user, host, found := strings.Cut(text, "@")
	if !found || user == "" || len(text) > 254 || strings.ContainsAny(user, " \t\r\n,;:<>()[]\"\\") || strings.ContainsAny(host, "@") || !isHost(strings.ToLower(host)) {
		return "", false
	}
	return text, true
}

// NormalPhone is a phone number as it is compared: its digits, without what
// one dials to leave a country and the "(0)" that only those inside it dial.
// What is too short or a single digit over and over tells nobody apart: it is
// empty.
func NormalPhone(text string) string {
	var digits []byte
	for _, b := range []byte(strings.ReplaceAll(text, "(0)", "")) {
		if b >= '0' && b <= '9' {
			digits = append(digits, b)
		}
	}
	number := strings.TrimPrefix(string(digits), "00")
	if len(number) < shortestPhone || strings.Trim(number, number[:1]) == "" {
		return ""
	}
	return number
}

const shortestPhone = 7

// DomainOf is the host of a web address, an e-mail address or a domain,
// without "www.": "https://www.Acme.com/de" is "acme.com". What is none is
// empty.
func DomainOf(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	if email, ok := cleanEmail(text); ok {
		return email[strings.IndexByte(email, '@')+1:]
	}
	if strings.Contains(text, "://") {
		u, err := url.Parse(text)
		if err != nil {
			return ""
		}
		text = u.Hostname()
	} else if at := strings.IndexAny(text, "/?#:"); at >= 0 {
		text = text[:at]
	}
	text = strings.TrimSuffix(strings.TrimPrefix(text, "www."), ".")
	if !isHost(text) {
		return ""
	}
	return text
}

// isHost says whether text has the form of a public domain name: labels of
// letters, digits and hyphens, the last one of at least two letters.
func isHost(text string) bool {
	if len(text) > 253 || strings.IndexByte(text, '.') < 1 {
		return false
	}
	last := ""
	for label := range strings.SplitSeq(text, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for _, r := range label {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return false
			}
		}
		last = label
	}
	return len(last) >= 2 && (strings.HasPrefix(last, "xn--") || strings.IndexFunc(last, unicode.IsDigit) < 0)
}

// FreeMail says that a domain belongs to a mail provider, to a social network
// or to nobody (example.com): an address there says nothing about a company.
func FreeMail(domain string) bool {
	if freeMail[domain] {
		return true
	}
	first, rest, _ := strings.Cut(domain, ".")
	return freeMailAnywhere[first] && strings.Count(rest, ".") <= 1 && len(rest) <= 6
}

// freeMailAnywhere have a house in every country: yahoo.de, hotmail.co.uk.
var freeMailAnywhere = words(`yahoo hotmail live outlook gmx ymail msn yandex rediffmail zoho`)

var freeMail = words(`gmail.com googlemail.com icloud.com me.com mac.com aol.com aim.com web.de t-online.de freenet.de online.de arcor.de
	mail.com email.com mail.ru bk.ru list.ru inbox.ru rambler.ru ya.ru qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net
	proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io fastmail.com fastmail.fm hey.com posteo.de mailbox.org
	orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it alice.it tin.it tiscali.it sapo.pt
	comcast.net verizon.net att.net sbcglobal.net cox.net bellsouth.net charter.net earthlink.net rocketmail.com
	btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl home.nl
	bluewin.ch sunrise.ch aon.at chello.at seznam.cz centrum.cz wp.pl onet.pl interia.pl o2.pl uol.com.br bol.com.br terra.com.br
	bigpond.com telus.net shaw.ca rogers.com sympatico.ca linkedin.com facebook.com example.com example.org example.net`)

// words makes a set of a list of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
