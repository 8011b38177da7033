package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/align"
	"baton/model/funnel"
	"baton/store"
)

// promiseLine is one promise of the scorecard in JSON. Rate is null below the
// floor, Met where nothing tells it. Excused is counted on neither side.
type promiseLine struct {
	ID       model.ID     `json:"id"`
	Owner    string       `json:"owner"`
	To       string       `json:"to"`
	Key      string       `json:"key"`
	Name     string       `json:"name"`
	Kept     int          `json:"kept"`
	Total    int          `json:"total"`
	Rate     rate         `json:"rate"`
	Target   float64      `json:"target"`
	Met      *bool        `json:"met"`
	Running  int          `json:"running"`
	Unknown  int          `json:"unknown"`
	Excused  int          `json:"excused"`
	Breaches []breachLine `json:"breaches"`
}

// breachLine is one time that a promise was not kept.
type breachLine struct {
	Lead    *model.ID  `json:"lead"`
	Name    string     `json:"name"`
	At      *time.Time `json:"at"`
	Due     *time.Time `json:"due"`
	Done    *time.Time `json:"done"`
	LateBy  int        `json:"late_by_business_minutes"`
	Excused bool       `json:"excused"`
	Reason  *string    `json:"reason"`
}

// slaDoc is the two-way scorecard of a time. Provisional: it may still change.
type slaDoc struct {
	From        *time.Time    `json:"from"`
	To          *time.Time    `json:"to"`
	Provisional bool          `json:"provisional"`
	Promises    []promiseLine `json:"promises"`
}

func (c *cli) slaVerb() *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use:   "sla FILE",
		Short: "The two-way scorecard: what each team owes the other, and how it was kept",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				doc, err := scorecard(cmd.Context(), d, from, to)
				if err != nil {
					return err
				}
				return c.answer(doc, doc.table().print)
			})
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "what began on or after this day, like 2026-01-01")
	cmd.Flags().StringVar(&to, "to", "", "what began before this day")
	return cmd
}

func scorecard(ctx context.Context, d *store.Desk, from, to string) (doc slaDoc, err error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return doc, err
	}
	since, until, err := period(from, to, firm.Location())
	if err != nil {
		return doc, err
	}
	r, err := d.RecordFrom(ctx, since)
	if err != nil {
		return doc, err
	}
	closed, err := d.Periods(ctx)
	if err != nil {
		return doc, err
	}
	doc = slaDoc{From: moment(since), To: moment(until), Provisional: align.Provisional(*r, until, closed), Promises: []promiseLine{}}
	for _, s := range align.Scorecard(*r, since, until) {
		doc.Promises = append(doc.Promises, promiseLineOf(r.Agreement, s))
	}
	return doc, nil
}

func promiseLineOf(law *model.Agreement, s align.Scored) promiseLine {
	p := s.Promise
	l := promiseLine{ID: p.ID, Owner: teamWord(law, p.Owner), To: teamWord(law, p.To), Key: p.Key, Name: p.Name, Kept: s.Kept.K, Total: s.Kept.N, Rate: rateOf(s.Kept),
		Target: float64(align.Target(p)) / 1000, Running: s.Running, Unknown: s.Unknown, Excused: s.Excused, Breaches: []breachLine{}}
	if met, tells := s.Met(); tells {
		l.Met = &met
	}
	for _, t := range s.Breaches {
		b := breachLine{Name: t.Name, At: moment(t.At), Due: moment(t.Due), Done: moment(t.Done), LateBy: int(t.LateBy / time.Minute), Excused: t.Excused != "", Reason: text(t.Excused)}
		if !t.Lead.IsZero() {
			b.Lead = &t.Lead
		}
		l.Breaches = append(l.Breaches, b)
	}
	return l
}

// teamWord is a team's key or name; whoever is not named is all.
func teamWord(law *model.Agreement, id model.ID) string {
	if t, ok := law.TeamBy(id); ok {
		return wordOf(t.Key, t.Name)
	}
	return "all"
}

func (doc slaDoc) table() table {
	t := table{titles: []string{"owner", "to", "promise", ">kept", ">rate", ">target", "met", ">running", ">unknown", ">excused"}, empty: "Nothing is promised yet."}
	for _, p := range doc.Promises {
		kept := ""
		if p.Total > 0 {
			kept = funnel.Rate{K: p.Kept, N: p.Total}.String()
		}
		t.rows = append(t.rows, []string{p.Owner, p.To, p.Name, kept, percent(p.Rate.Value), percent(&p.Target), judgedText(p.Met, "met", "not met"),
			count(p.Running), count(p.Unknown), count(p.Excused)})
	}
	return t
}

// percent is a share as text; below the floor there is none.
func percent(share *float64) string {
	if share == nil {
		return ""
	}
	return strings.TrimSuffix(strconv.FormatFloat(100**share, 'f', 1, 64), ".0") + " %"
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
