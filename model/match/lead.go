package match

import "baton/model"

// Lead is what a pursuit is known by.
type Lead struct {
	Row
	Title   string // as it is compared
	Company model.ID
	Contact model.ID // the first contact
	Offer   model.ID
	Stage   model.ID
	Early   bool   // it stands before the MQL gate
	Ended   string // the day it came where it is, of one that is over

	at, with model.ID // the ones that stand for its company and its contact
}

// Need is what a company may have one open lead for before the MQL gate.
type Need struct{ Company, Offer model.ID }

// Need is the one need that the lead stands for. There is none past the gate
// or without a company, and a lead with an id in a list is always its own.
func (l Lead) Need() (n Need, one bool) {
	if !l.Early || l.Key != "" || l.Company.IsZero() {
		return n, false
	}
	return Need{l.Company, l.Offer}, true
}

// need is the same, for companies that count as one.
func (l Lead) need() (Need, bool) {
	n, one := l.Need()
	n.Company = l.at
	return n, one
}

func (l Lead) row() Row { return l.Row }

func (l Lead) keys() []string {
	var keys []string
	at, with := string(l.at[:]), string(l.with[:])
	if n, one := l.need(); one {
		keys = append(keys, "need\x00"+at+string(n.Offer[:]))
	}
	if l.Title != "" {
		keys = append(keys, "title\x00"+at+l.Title)
	}
	switch {
	case l.with.IsZero():
	case l.Title != "":
		keys = append(keys, "contact\x00"+at+with+l.Title)
	default:
		keys = append(keys, "untitled\x00"+at+with+string(l.Stage[:])+l.Ended)
	}
	return keys
}

// like holds that two deals of one company are never one because of the
// company: they must also be about one thing.
func (l Lead) like(o Lead) (e evidence) {
	company, at := same(l.Company, o.Company, l.at, o.at, "company")
	contact, with := same(l.Contact, o.Contact, l.with, o.with, "contact")
	nowhere := l.at.IsZero() && o.at.IsZero()
	if !at && !(with && nowhere) {
		return e
	}
	if at {
		e.supports(0, company)
	}
	l.sameNeed(o, &e)
	if with && l.sameMatter(o) {
		e.supports(0.6, contact)
	}
	if at && l.Company != o.Company {
		e.score *= 0.9
	}
	return e
}

func (l Lead) sameNeed(o Lead, e *evidence) {
	mine, one := l.need()
	other, oneToo := o.need()
	if one && oneToo && mine == other {
		if !l.Offer.IsZero() {
			e.supports(0, "same offer")
		}
		e.supports(0.8, "both before the MQL gate")
	}
	switch {
	case l.Title == "" || o.Title == "":
	case l.Title == o.Title:
		e.supports(0.7, "same title")
	default:
		e.doubts(0.2, "but other titles")
	}
}

// sameMatter says that nothing tells apart what two leads are about: they
// have one title, or none and stand in one place.
func (l Lead) sameMatter(o Lead) bool {
	return l.Title == o.Title && (l.Title != "" || l.Stage == o.Stage && l.Ended == o.Ended)
}
