package welcome

import (
	"slices"
	"strings"

	"baton/ui/kit"
)

// zones offers this computer's zone first, then where firms of this kind
// mostly are; a zone that is missing can be set in the firm later.
func zones(own string) []kit.Option {
	list := []string{"Europe/London", "Europe/Lisbon", "Europe/Dublin", "Europe/Madrid", "Europe/Paris", "Europe/Brussels",
		"Europe/Amsterdam", "Europe/Berlin", "Europe/Zurich", "Europe/Vienna", "Europe/Rome", "Europe/Prague", "Europe/Warsaw",
		"Europe/Copenhagen", "Europe/Oslo", "Europe/Stockholm", "Europe/Helsinki", "Europe/Athens", "Europe/Bucharest", "Europe/Kyiv",
		"Europe/Istanbul", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
		"Pacific/Auckland", "America/Sao_Paulo", "America/New_York", "America/Toronto", "America/Chicago", "America/Denver",
		"America/Los_Angeles", "UTC"}
	list = slices.DeleteFunc(list, func(z string) bool { return z == own })
	return kit.Words(append([]string{own}, list...)...)
}

func currencies() []kit.Option {
	return kit.Words("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "NZD", "INR", "SGD", "ZAR", "BRL", "JPY", "AED")
}

// currencyAt is the likeliest currency of a place.
func currencyAt(zone string) string {
	for _, c := range []struct{ zone, currency string }{
		{"Europe/London", "GBP"}, {"Europe/Zurich", "CHF"}, {"Europe/Stockholm", "SEK"}, {"Europe/Oslo", "NOK"},
		{"Europe/Copenhagen", "DKK"}, {"Europe/Warsaw", "PLN"}, {"Europe/Prague", "CZK"}, {"America/Toronto", "CAD"},
		{"America/Sao_Paulo", "BRL"}, {"Australia/", "AUD"}, {"Pacific/Auckland", "NZD"}, {"Asia/Kolkata", "INR"},
		{"Asia/Singapore", "SGD"}, {"Asia/Tokyo", "JPY"}, {"Asia/Dubai", "AED"}, {"Africa/Johannesburg", "ZAR"}, {"America/", "USD"},
	} {
		if strings.HasPrefix(zone, c.zone) {
			return c.currency
		}
	}
	return "EUR"
}
