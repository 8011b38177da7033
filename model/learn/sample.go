package learn

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// Counted says which leads are compared, and which are not.
type Counted struct {
	Yes, No int

	Lost, NotOurs int // of the no: they ended
	Old           int // of the no: open for longer than nine in ten signed leads took
	Patience      int // that time in days; 0 = too few signed to tell

	Young     int // open, and may still be signed
	Nurture   int // they come back
	OtherKind int
	Unknown   int // the field that is asked about is not known
}

// sample takes the leads that have the outcome or have it not. An open lead is
// no "no" while it is younger than nine in ten signed leads were when they
// signed, and never where a question is only about leads that ended.
func sample(in *Input, q *Question) ([]row, Counted, error) {
	var c Counted
	var rows []row
	var err error
	if q.signed() {
		rows = bySigned(in, q, &c)
	} else if rows, err = q.byField(in, &c); err != nil {
		return nil, c, err
	}
	for i := range rows {
		r := &rows[i]
		r.facts = bare(r.lead.Facts)
		if r.yes {
			c.Yes++
		} else {
			c.No++
		}
	}
	return rows, c, nil
}

func bySigned(in *Input, q *Question, c *Counted) []row {
	c.Patience = patience(in.Leads, q.Kind)
	var rows []row
	for i := range in.Leads {
		l := &in.Leads[i]
		switch {
		case l.Kind != q.Kind:
			c.OtherKind++
			continue
		case l.Outcome == "nurture":
			c.Nurture++
			continue
		case l.Outcome == "lost":
			c.Lost++
		case l.Outcome == "not-ours":
			c.NotOurs++
		case l.Outcome == "open" && !q.Ended && c.Patience > 0 && days(l.Made, in.Now) > c.Patience:
			c.Old++
		case l.Outcome == "open":
			c.Young++
			continue
		}
		rows = append(rows, row{lead: l, yes: l.Outcome == "signed"})
	}
	return rows
}

// patience is the 90th percentile (nearest rank) of the days from lead made to
// signed.
func patience(leads []Lead, kind string) int {
	var took []int
	for i := range leads {
		if l := &leads[i]; l.Kind == kind && l.Outcome == "signed" {
			took = append(took, days(l.Made, l.Since))
		}
	}
	if len(took) < Floor {
		return 0
	}
	slices.Sort(took)
	return max(1, took[(9*len(took)+9)/10-1])
}

// days are whole days begun.
func days(from, to time.Time) int {
	return max(0, int(math.Ceil(to.Sub(from).Hours()/24)))
}

// bare takes away what stands in a lead only because of how it went on: who
// carries it, the next step, what is ticked, what the company has become.
func bare(f model.Facts) model.Facts {
	lead := *f.Lead
	lead.Owner, lead.NextStep, lead.NextDate, lead.Note = model.ID{}, "", "", ""
	if ticked(lead.More) {
		lead.More = maps.Clone(lead.More)
		maps.DeleteFunc(lead.More, func(k, _ string) bool { return strings.HasPrefix(k, "check.") })
	}
	f.Lead = &lead
	if f.Company != nil && (f.Company.Relationship != "" || f.Company.Best) {
		company := *f.Company
		company.Relationship, company.Best = "", false
		f.Company = &company
	}
	return f
}

func ticked(more map[string]string) bool {
	for k := range more {
		if strings.HasPrefix(k, "check.") {
			return true
		}
	}
	return false
}
