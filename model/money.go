package model

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Money is an amount in the minor units of a currency: cents, not euros.
type Money struct {
	Minor    int64
	Currency string
}

// decimals of the currencies that do not have two.
var decimals = map[string]int{"JPY": 0, "KRW": 0, "CLP": 0, "ISK": 0, "VND": 0, "HUF": 2, "KWD": 3, "BHD": 3, "TND": 3}

// Decimals is how many minor digits a currency has (ISO 4217; two unless listed).
func Decimals(currency string) int {
	if d, ok := decimals[currency]; ok {
		return d
	}
	return 2
}

// Unit is how many minor units make one of the currency.
func Unit(currency string) int64 { return int64(math.Pow10(Decimals(currency))) }

// Exact writes the whole amount with a point and no grouping: "12500.00".
func (m Money) Exact() string {
	d := Decimals(m.Currency)
	sign, minor := "", m.Minor
	if minor < 0 {
		sign, minor = "-", -minor
	}
	unit := Unit(m.Currency)
	if d == 0 {
		return sign + strconv.FormatInt(minor, 10)
	}
	return fmt.Sprintf("%s%d.%0*d", sign, minor/unit, d, minor%unit)
}

// Full is the exact amount for a tooltip: "12,500.00 EUR".
func (m Money) Full() string {
	whole, frac, _ := strings.Cut(m.Exact(), ".")
	neg := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if neg {
		whole = "-" + whole
	}
	if frac != "" {
		whole += "." + frac
	}
	return strings.TrimSpace(whole + " " + m.Currency)
}

// Short is the amount as a screen shows it: 950, 41k, 1.2M.
func (m Money) Short() string {
	v := float64(m.Minor) / float64(Unit(m.Currency))
	whole := func(x float64) string { return strconv.FormatFloat(math.Round(x), 'f', 0, 64) }
	tenth := func(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }
	switch a := math.Abs(v); {
	case a < 999.5:
		return whole(v)
	case a < 9_950:
		return tenth(v/1000) + "k"
	case a < 999_500:
		return whole(v/1000) + "k"
	}
	return tenth(v/1e6) + "M"
}

// ParseMoney reads an exact amount as Exact writes it ("12500.00" or "12500").
func ParseMoney(s, currency string) (Money, error) {
	m := Money{Currency: currency}
	d := Decimals(currency)
	whole, frac, _ := strings.Cut(strings.TrimSpace(s), ".")
	bad := fmt.Errorf("%q is not an amount: write it like 12500.00", s)
	if len(frac) > d || strings.TrimPrefix(whole, "-")+frac == "" {
		return m, bad
	}
	digits := strings.TrimPrefix(whole, "-") + frac + strings.Repeat("0", d-len(frac))
	for _, r := range digits {
		if r < '0' || r > '9' {
			return m, bad
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return m, bad
	}
	if strings.HasPrefix(whole, "-") {
		n = -n
	}
	m.Minor = n
	return m, nil
}
