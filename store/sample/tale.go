package sample

import (
	"fmt"
	"strconv"
	"strings"
)

// tale is one lead of the sample as a person would tell it. The short texts
// have a form of their own, so that a tale reads in one glance:
//
//	firm    "Name · industry · employees · city, country"; "?" = not known
//	people  "Name, title, role; ..." the first one is the first contact
//	came    "inbound", "introduced by NAME", "partner COMPANY", "outbound", "client", "tender"
//	path    what was done, "act@when" (see path.go)
//	worth   "project 80k; retainer 3k x 12; resale 60k/9k; time-material 20k"
//	next    "what to do @days" (from the end of the year; negative = overdue)
//
// Inside a sentence {+9} is the date nine days later and {first} the first
// contact's first name.
type tale struct {
	firm, people string
	came, kind   string
	source       string
	ago          int  // days before the end of the year; in summer, days after the first Monday of August
	august       bool // the tale is told around the August in which a seller was away
	path         string
	worth        string
	seller       string // who sells it; empty = the second seller
	facts        string // what differs from a good fit: "small-team no"

	need  string   // the title
	why   string   // why now
	words string   // the problem in their words
	stake string   // what happens if they do nothing
	by    string   // by when and why then
	step  string   // the next step of the packet
	says  []string // what was said at waivers, questions, rejections and ends, in order
	note  string
	next  string
}

// organisation is the company of a tale.
type organisation struct {
	name, industry, city, country string
	employees                     int64 // 0 = not known
}

func readFirm(s string) organisation {
	part := strings.Split(s, " · ")
	o := organisation{name: part[0]}
	if len(part) < 4 {
		return o
	}
	if part[1] != "?" {
		o.industry = part[1]
	}
	o.employees, _ = strconv.ParseInt(part[2], 10, 64)
	o.city, o.country, _ = strings.Cut(part[3], ", ")
	return o
}

// somebody is one person of a tale.
type somebody struct{ name, title, role string }

func readPeople(s string) []somebody {
	var all []somebody
	for _, one := range split(s, ";") {
		part := append(split(one, ","), "", "")
		all = append(all, somebody{part[0], part[1], part[2]})
	}
	return all
}

func (p somebody) first() string {
	first, _, _ := strings.Cut(p.name, " ")
	return first
}

// line is one value line; money in minor units.
type line struct {
	kind           string
	amount, margin int64
	months         int64
}

func readWorth(s string) ([]line, error) {
	var all []line
	for _, one := range split(s, ";") {
		word := strings.Fields(one)
		if len(word) < 2 {
			return nil, fmt.Errorf("%q is no value line", one)
		}
		l := line{kind: word[0]}
		amount, margin, _ := strings.Cut(word[1], "/")
		l.amount, l.margin = thousands(amount), thousands(margin)
		if len(word) == 4 {
			l.months, _ = strconv.ParseInt(word[3], 10, 64)
		}
		all = append(all, l)
	}
	return all, nil
}

// thousands reads "3.5k" as minor units.
func thousands(s string) int64 {
	x, _ := strconv.ParseFloat(strings.TrimSuffix(s, "k"), 64)
	return int64(x*1000+0.5) * 100
}

// act is one step of a path.
type act struct {
	do, arg string
	at      string
}

func readPath(s string) []act {
	var all []act
	for _, word := range strings.Fields(s) {
		do, at, _ := strings.Cut(word, "@")
		do, arg, _ := strings.Cut(do, ":")
		all = append(all, act{do, arg, at})
	}
	return all
}

// split cuts a list and trims its members; an empty text has none.
func split(s, sep string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	all := strings.Split(s, sep)
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// firstWord is a name made fit for an address: "Ødegård & Co" is "odegard".
func firstWord(name string) string {
	word, _, _ := strings.Cut(plainLetters(name), " ")
	return word
}

var letters = strings.NewReplacer("ø", "o", "å", "a", "ä", "ae", "ö", "oe", "ü", "ue", "é", "e", "è", "e", "ê", "e", "ë", "e", "á", "a", "à", "a", "ã", "a",
	"í", "i", "ï", "i", "ó", "o", "ô", "o", "õ", "o", "ú", "u", "ç", "c", "ñ", "n", "ł", "l", "ń", "n", "ś", "s", "ż", "z", "ź", "z", "ě", "e", "š", "s", "č", "c", "ř", "r", "ž", "z", "ý", "y", "æ", "ae", "ß", "ss", "'", "", ".", "", "&", "")

func plainLetters(s string) string { return letters.Replace(strings.ToLower(s)) }
