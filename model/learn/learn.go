// Package learn answers: what do our own outcomes say of the rules we score by?
//
// It looks at leads as they could be known when they were made, and at what
// became of them. Of every value of a field, every criterion and every rule it
// says how many had it and how those ended, keeps apart what chance alone would
// do, and suggests points. Trial then tries today's rules, the suggested ones,
// a naive Bayes and a logistic fit on leads that none of them was made from.
//
// What a lead could not yet show is left out and named: what is the outcome or
// is known only with it, what is written on the way, and fields that only one
// of the two outcomes has filled. Touches count up to the end of the day a lead
// was made. Other facts bear no date here and are taken as they are known now,
// so what somebody found out on the way counts as known. Not known is never
// counted as no: of every field only the leads are compared of which it is
// known.
package learn

import (
	"time"

	"baton/model"
	"baton/model/funnel"
)

const (
	// Floor is the least number of leads of either outcome from which rates
	// are told and points suggested. Below it there are cases to read.
	Floor = funnel.Floor
	// Few is the least number of either from which differences are told as
	// counts.
	Few = 5
)

// Lead is one lead with what it showed when it was made.
type Lead struct {
	Facts   model.Facts // its touches end with the day it was made
	Name    string
	Outcome string // open, signed, lost, not-ours, nurture
	Kind    string
	Made    time.Time
	Since   time.Time // since when it stands where its outcome says
	seen    time.Time // until when its touches count
}

// Take keeps of a lead's facts what there was by the end of the day it was
// made, in the firm's zone, and before it ended. The facts may be scratch. A
// lead nobody ever logged a touch of is not measured.
func Take(f *model.Facts, r *model.LeadRow, zone *time.Location) Lead {
	l := Lead{Facts: *f, Name: r.Shown(), Outcome: r.Outcome, Kind: r.Kind, Made: r.Created, Since: r.Since}
	y, m, d := r.Created.In(zone).Date()
	l.seen = time.Date(y, m, d+1, 0, 0, 0, -int(time.Millisecond), zone)
	if r.Outcome != "open" && r.Since.Before(l.seen) && !r.Since.IsZero() {
		l.seen = r.Since
	}
	l.Facts.Measured = f.Measured && len(f.Events) > 0
	l.Facts.Events = nil
	for _, e := range f.Events {
		if e.At <= l.seen.UnixMilli() {
			l.Facts.Events = append(l.Facts.Events, e)
		}
	}
	return l
}

// Input is what a study looks at.
type Input struct {
	Law   *model.Agreement
	Zone  *time.Location
	Now   time.Time
	Leads []Lead
}

// Study is what the outcomes say: the values that stand out first, each by how
// much it differs. Below the floor no points are suggested, and there are
// cases to read.
type Study struct {
	Question Question
	Counted  Counted
	Values   []Value
	LeftOut  []LeftOut
	Cases    []Case

	in      Input
	rows    []row
	columns []column
}

// LeftOut is a field that was not looked at, and why.
type LeftOut struct{ Field, Why string }

// Enough says whether both outcomes have leads enough to compare.
func (s *Study) Enough() bool { return min(s.Counted.Yes, s.Counted.No) >= Floor }

// Base is the share of yes among all that are compared.
func (s *Study) Base() funnel.Rate {
	return funnel.Rate{K: s.Counted.Yes, N: s.Counted.Yes + s.Counted.No}
}

// Look studies the leads. It refuses a field that has not two outcomes.
func Look(in Input, q Question) (*Study, error) {
	s := &Study{in: in}
	var err error
	if s.rows, s.Counted, err = sample(&in, &q); err != nil {
		return nil, err
	}
	s.Question = q
	least := Floor
	if !s.Enough() {
		least = Few
		all, _ := columnsOf(&in, q, s.rows, 1)
		s.Cases = cases(s.rows, all)
	}
	s.columns, s.LeftOut = columnsOf(&in, q, s.rows, least)
	if min(s.Counted.Yes, s.Counted.No) >= Few {
		s.Values = values(in.Law, s.columns, s.rows, all)
	}
	return s, nil
}

// row is a lead that is compared.
type row struct {
	lead  *Lead
	facts model.Facts // without what only the outcome brings
	yes   bool
	fold  int
}

// all takes every row.
func all(*row) bool { return true }
