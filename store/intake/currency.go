package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// currencySigns from the more to the less specific.
var currencySigns = []struct{ sign, code string }{
	{"US$", "USD"}, {"CA$", "CAD"}, {"AU$", "AUD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"MX$", "MXN"}, {"R$", "BRL"}, {"C$", "CAD"}, {"A$", "AUD"}, {"S$", "SGD"},
	{"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}, {"₹", "INR"}, {"₽", "RUB"}, {"₺", "TRY"}, {"₴", "UAH"}, {"₪", "ILS"}, {"₩", "KRW"}, {"zł", "PLN"}, {"Kč", "CZK"},
	{"Fr.", "CHF"}, {"$", "USD"},
}

var currencyCodes = words(`USD EUR GBP CHF JPY CAD AUD NZD SGD HKD CNY INR BRL MXN ZAR SEK NOK DKK ISK PLN CZK HUF RON BGN UAH RUB TRY ILS
	AED SAR EGP KES NGN KRW TWD THB MYR IDR PHP VND CLP COP ARS PEN KWD BHD TND`)

// dollars are the currencies that a plain "$" may mean at home.
var dollars = words("CAD AUD NZD SGD HKD MXN CLP COP ARS TWD")

// currencyIn finds the currency an amount names, by sign or code, and gives
// the text without it.
func currencyIn(text string) (code, rest string) {
	digitsOnly := true
	for i := range len(text) {
		if b := text[i]; b >= 128 || b == '$' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' {
			digitsOnly = false
			break
		}
	}
	if digitsOnly {
		return "", text
	}
	for _, c := range currencySigns {
		if at := strings.Index(text, c.sign); at >= 0 {
			return c.code, text[:at] + " " + text[at+len(c.sign):]
		}
	}
	for at := 0; at+3 <= len(text); at++ {
		word := strings.ToUpper(text[at : at+3])
		if currencyCodes[word] && !letterBefore(text, at) && !letterAfter(text, at+3) {
			return word, text[:at] + " " + text[at+3:]
		}
	}
	if word, cut := strings.CutSuffix(strings.ToLower(strings.TrimSpace(text)), "euro"); cut {
		return "EUR", word
	}
	return "", text
}

// letterBefore says that a word goes on to the left; the k of "80kEUR" does not count.
func letterBefore(text string, at int) bool {
	r, n := utf8.DecodeLastRuneInString(text[:at])
	if r == 'k' || r == 'K' || r == 'm' || r == 'M' {
		before, _ := utf8.DecodeLastRuneInString(text[:at-n])
		return !unicode.IsDigit(before)
	}
	return unicode.IsLetter(r)
}

func letterAfter(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(r)
}
