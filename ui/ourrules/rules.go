package ourrules

import (
	"fmt"
	"strings"

	"baton/model"
)

// rules are the page's facts, ready to show.
type rules struct {
	elements    []model.Element
	must, never []clause
	start       model.Definition // the first way to be worth a conversation
	fits        []model.ID       // the ways that ask for the same fit: they move together
	others      []string         // the other ways, in words
	boxes       []string         // what must be known before Sales takes over
	bands       map[string]int   // of the open leads
	open        int
	vows        []vow
	rank        int64 // the highest rank of a criterion
}

// clause is one criterion with how it stands over the open leads.
type clause struct {
	id      model.ID
	name    string
	met     int
	not     int
	unknown int
	never   bool // to meet it speaks against a lead

	is     model.Criterion
	checks string // what its rule looks for, where the name does not say it
}

// stands says the coverage in words.
func (c clause) stands() string {
	all := c.met + c.not + c.unknown
	switch {
	case all == 0:
		return ""
	case c.unknown == all:
		return "not known for any lead yet"
	}
	return fmt.Sprintf("%d of %d, %d unknown", c.met, all, c.unknown)
}

func rulesOf(a *model.Agreement, coverage []model.Coverage, leads []model.LeadRow, scored []model.Scored) rules {
	r := rules{elements: a.Positioning, bands: map[string]int{}, vows: vowsOf(a)}
	by := map[model.ID]model.Coverage{}
	for _, c := range coverage {
		by[c.Criterion] = c
	}
	for _, c := range a.Criteria {
		r.rank = max(r.rank, int64(c.Rank))
		k := clause{id: c.ID, name: c.Name, met: by[c.ID].Met, not: by[c.ID].NotMet, unknown: by[c.ID].Unknown, never: c.Class == "never", is: c, checks: checks(a, c)}
		switch c.Class {
		case "must":
			r.must = append(r.must, k)
		case "never":
			r.never = append(r.never, k)
		}
	}
	r.define(a)
	r.count(leads, scored)
	return r
}

func (r *rules) define(a *model.Agreement) {
	for _, d := range a.Definitions {
		switch {
		case d.Gate != "mql":
		case r.start.ID.IsZero():
			r.start = d
		case d.Needs == "introducer":
			r.others = append(r.others, "Someone who introduces the lead stands in for the interest.")
		case d.Needs == "reply":
			r.others = append(r.others, "Where we went to them, a reply stands in for the interest.")
		}
	}
	for _, d := range a.Definitions {
		if d.Gate == "mql" && d.Fit == r.start.Fit {
			r.fits = append(r.fits, d.ID)
		}
	}
	for _, i := range a.Items {
		if i.Gate == "sql" && !i.Optional {
			r.boxes = append(r.boxes, i.Name)
		}
	}
}

func (r *rules) count(leads []model.LeadRow, scored []model.Scored) {
	open := map[model.ID]bool{}
	for _, l := range leads {
		open[l.ID] = l.Outcome == "open"
	}
	for _, s := range scored {
		if open[s.Lead] {
			r.bands[s.Score.Band]++
			r.open++
		}
	}
}

// vow is a promise of the three that matter to anyone, as words around a
// number. A promise that several teams make alike is one vow.
type vow struct {
	rows   []model.ID
	before string
	after  string // "business day"; "" where there is no number
	amount int
	off    bool
}

// says is the promise as a sentence.
func (v vow) says() string {
	if v.after == "" {
		return v.before
	}
	return fmt.Sprintf("%s %d %s", v.before, v.amount, plural(v.amount, v.after))
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// vowsOf finds the three promises: whoever waits is answered, whoever is ready
// is called, nothing open is without a next step.
func vowsOf(a *model.Agreement) []vow {
	three := []struct{ key, band, before string }{
		{"waiting-prospect", "", "A prospect who waits for us is answered in"},
		{"first-touch", model.TalkNow, "The first touch of a Talk now lead comes within"},
		{"next-step", "", ""},
	}
	var out []vow
	for _, t := range three {
		var v vow
		for _, p := range a.Promises {
			if p.Key != t.key || p.Band != t.band {
				continue
			}
			if len(v.rows) == 0 {
				v = vow{before: t.before, amount: p.Amount, off: p.Off}
				if t.before == "" {
					v.before = strings.TrimRight(p.Name, ".")
				} else {
					v.after = strings.ReplaceAll(p.Unit, "-", " ")
				}
			}
			v.rows = append(v.rows, p.ID)
		}
		if len(v.rows) > 0 {
			out = append(out, v)
		}
	}
	return out
}
