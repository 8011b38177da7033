package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/funnel"
	"baton/store"
)

// funnelQuery is whose way through the journey to show.
type funnelQuery struct {
	from, to, kind, by string
}

func (c *cli) funnelVerb() *cobra.Command {
	var q funnelQuery
	cmd := &cobra.Command{
		Use:   "funnel FILE",
		Short: "Show conversion and time in stage, one kind of lead at a time",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"", "source", "route", "month"}, q.by) {
				return misuse("--by %q is not known: use source, route or month.", q.by)
			}
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				return c.funnel(cmd.Context(), d, q)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&q.from, "from", "", "only stages entered on or after this day, like 2026-01-01")
	fl.StringVar(&q.to, "to", "", "only stages entered before this day")
	fl.StringVar(&q.kind, "kind", "new-client", "which kind of lead: new-client, expansion, renewal or back-again")
	fl.StringVar(&q.by, "by", "", "one funnel for each source, route or month")
	return cmd
}

// rate is a share in JSON: no value below the floor, counts always.
type rate struct {
	Value *float64 `json:"value"`
	N     int      `json:"n"`
	K     int      `json:"k"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

func rateOf(r funnel.Rate) rate {
	out := rate{N: r.N, K: r.K}
	if v, ok := r.Value(); ok {
		low, high := r.Range()
		out.Value, out.Low, out.High = &v, &low, &high
	}
	return out
}

// stageLine is one stage of a funnel in JSON.
type stageLine struct {
	Stage      string   `json:"stage"`
	Name       string   `json:"name"`
	Entered    int      `json:"entered"`
	Advanced   int      `json:"advanced"`
	Lost       int      `json:"lost"`
	Open       int      `json:"open"`
	Conversion rate     `json:"conversion"`
	MedianDays *float64 `json:"median_days"`
	P90Days    *float64 `json:"p90_days"`
	last       bool     // signed: nothing comes after it
}

// funnelDoc is one funnel; By names it where there are several.
type funnelDoc struct {
	By     string      `json:"by,omitempty"`
	Stages []stageLine `json:"stages"`
}

func (c *cli) funnel(ctx context.Context, d *store.Desk, q funnelQuery) error {
	firm, err := d.Firm(ctx)
	if err != nil {
		return err
	}
	from, to, err := period(q.from, q.to, firm.Location())
	if err != nil {
		return err
	}
	if !model.IsWord("kind", q.kind) {
		return model.Refuse("kind", fmt.Sprintf("%q is not a kind of lead: use %s.", q.kind, listed(model.Words["kind"])))
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return err
	}
	groups, err := leadGroups(ctx, d, q, firm.Location())
	if err != nil {
		return err
	}
	passages, err := passagesOf(ctx, d, law)
	if err != nil {
		return err
	}
	docs := map[string]*funnelDoc{}
	for _, name := range groups.names {
		var mine []funnel.Passage
		for _, p := range passages {
			if at, ok := groups.of[p.Lead]; ok && (q.by == "" || at == name) {
				mine = append(mine, p)
			}
		}
		docs[name] = &funnelDoc{By: name, Stages: stageLines(law, mine, from, to)}
	}
	return c.tellFunnel(q, groups.names, docs)
}

// passagesOf follows every lead through the journey in force.
func passagesOf(ctx context.Context, d *store.Desk, law *model.Agreement) ([]funnel.Passage, error) {
	moves, err := d.Moves(ctx)
	if err != nil {
		return nil, err
	}
	return funnel.Passages(funnel.JourneyOf(law.Stages), moves, d.Now()), nil
}

// groups says to which funnel a lead of the kind belongs.
type groups struct {
	names []string
	of    map[model.ID]string
}

func leadGroups(ctx context.Context, d *store.Desk, q funnelQuery, zone *time.Location) (groups, error) {
	rows, err := d.Leads(ctx)
	g := groups{of: map[model.ID]string{}}
	for i := range rows {
		r := &rows[i]
		if r.Kind != q.kind {
			continue
		}
		name := ""
		switch q.by {
		case "source":
			name = r.Source
		case "route":
			name = r.Route
		case "month":
			name = r.Created.In(zone).Format("2006-01")
		}
		g.of[r.ID] = name
		g.names = append(g.names, name)
	}
	if q.by == "" {
		g.names = []string{""}
	}
	slices.Sort(g.names)
	g.names = slices.Compact(g.names)
	return g, err
}

func stageLines(law *model.Agreement, passages []funnel.Passage, from, to time.Time) []stageLine {
	lines := []stageLine{}
	for _, s := range funnel.Stages(funnel.JourneyOf(law.Stages), passages, from, to) {
		stage, _ := law.StageBy(s.ID)
		l := stageLine{Stage: wordOf(stage.Key, stage.Name), Name: stage.Name, Entered: s.Entered, Advanced: s.Advanced,
			Lost: s.Lost, Open: s.Open, Conversion: rateOf(s.Conversion()), MedianDays: reach(s.Half), P90Days: reach(s.NinetyOf100)}
		if stage.Kind == "signed" { // through everything: nothing is left to convert to
			l.last = true
			l.Advanced, l.Open, l.Conversion, l.MedianDays, l.P90Days = s.Entered, 0, rate{N: s.Entered, K: s.Entered}, nil, nil
		}
		lines = append(lines, l)
	}
	return lines
}

// reach is nil for a time that is not reached yet: it is never 0.
func reach(r funnel.Reach) *float64 {
	if !r.Reached {
		return nil
	}
	return &r.Days
}

func (c *cli) tellFunnel(q funnelQuery, names []string, docs map[string]*funnelDoc) error {
	t := table{titles: []string{"stage", ">entered", ">went on", ">ended", ">open", ">conversion", ">half in days", ">90 of 100 in days"}, empty: "No lead of this kind has moved yet."}
	if q.by != "" {
		t.titles = append([]string{q.by}, t.titles...)
	}
	all := []*funnelDoc{}
	for _, name := range names {
		all = append(all, docs[name])
		for _, s := range docs[name].Stages {
			row := []string{s.Name, strconv.Itoa(s.Entered), strconv.Itoa(s.Advanced), strconv.Itoa(s.Lost), strconv.Itoa(s.Open),
				rateText(s.Conversion), daysText(s.MedianDays), daysText(s.P90Days)}
			if s.last {
				row[5], row[6], row[7] = "", "", ""
			}
			if q.by != "" {
				row = append([]string{name}, row...)
			}
			t.rows = append(t.rows, row)
		}
	}
	if q.by == "" {
		return c.answer(all[0], t.print)
	}
	return c.answer(map[string]any{"by": q.by, "groups": all}, t.print)
}

func rateText(r rate) string {
	if r.Value == nil {
		return fmt.Sprintf("%d of %d", r.K, r.N)
	}
	return fmt.Sprintf("%.0f %% (%.0f-%.0f)", *r.Value*100, *r.Low*100, *r.High*100)
}

func daysText(days *float64) string {
	if days == nil {
		return "not reached"
	}
	return strconv.FormatFloat(*days, 'f', 1, 64)
}

// period reads --from and --to as days of the firm; empty is no bound.
func period(from, to string, zone *time.Location) (a, b time.Time, err error) {
	if a, err = dayFlag("--from", from, zone); err != nil {
		return a, b, err
	}
	if b, err = dayFlag("--to", to, zone); err != nil {
		return a, b, err
	}
	if !a.IsZero() && !b.IsZero() && !a.Before(b) {
		return a, b, misuse("--from %s must lie before --to %s.", from, to)
	}
	return a, b, nil
}

func dayFlag(flag, text string, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, text, zone)
	if err != nil {
		return t, misuse("%s %q is not a day: write it like 2026-01-31.", flag, text)
	}
	return t, nil
}
