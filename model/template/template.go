// Package template answers: how does a new firm start?
//
// A template is everything an empty firm file needs before the first lead
// comes in: teams, calendar, the default journey, positioning, criteria,
// scoring, the two definitions and the promises. Four templates speak for a
// kind of firm; the plain one carries the same journey and rules without the
// words of a trade. All of it is a draft to be edited, not advice.
//
// Positioning texts follow one grammar, so that Sentence reads well:
// an alternative, a value and an offer complete "they ..." or "we offer ...";
// an attribute is a clause of its own ("We carry the pager ..."); a customer
// is a plural, a category has its article. An asset without an address is
// still to be made: it marks what Marketing owes.
package template

import (
	"fmt"

	"baton/model"
)

// Template is one way to start.
type Template struct {
	ID    string
	Name  string
	Blurb string // one sentence: for whom it is
}

// Start is what only the founder can say about the new firm.
type Start struct {
	Name     string // of the firm
	Currency string // "EUR"
	Zone     string // "Europe/Lisbon"
	Member   string // the name of the first member
	Solo     bool
}

// All lists the templates, the plain start last.
func All() []Template {
	var list []Template
	for _, a := range archetypes() {
		list = append(list, Template{ID: a.id, Name: a.name, Blurb: a.blurb})
	}
	return list
}

// Rows makes every row of a new firm from the template, in a fixed order: the
// firm first, then each row after those it names. Only the firm itself names
// rows that follow it (its calendar, its arbiter), so whoever writes the rows
// gives every key its id before resolving. An unknown template gives none.
func Rows(id string, start Start) []model.Seed {
	for _, a := range archetypes() {
		if a.id == id {
			return a.rows(start)
		}
	}
	return nil
}

func archetypes() []archetype {
	return []archetype{cloud(), data(), software(), security(), plain()}
}

func (a archetype) rows(start Start) []model.Seed {
	var s seeds
	s.firm(a.id, start)
	s.journey(a.voices)
	s.positioning(a.elements)
	s.criteria(a.criteria)
	s.scoring(a)
	s.definitions()
	s.promises()
	s.assets(a.assets)
	s.plays(a.plays, a.comes)
	return s
}

// seeds collects rows in the order in which they will be written.
type seeds []model.Seed

// add keeps only the fields that say something: a row never stores an empty
// text or a no.
func (s *seeds) add(key, noun string, f model.Fields) {
	for name, v := range f {
		if v == "" || v == false {
			delete(f, name)
		}
	}
	*s = append(*s, model.Seed{Key: key, Noun: noun, Fields: f})
}

// to refers to the row with the key; no key, no reference.
func to(group, key string) string {
	if key == "" {
		return ""
	}
	return "@" + group + "." + key
}

// nth names the n-th row of a group that nothing refers to.
func nth(group string, n int) string { return fmt.Sprintf("%s.%d", group, n+1) }
