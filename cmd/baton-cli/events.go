package main

import (
	"cmp"
	"context"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/trigger"
	"baton/store"
)

func (c *cli) eventsVerb() *cobra.Command {
	days := 0
	cmd := &cobra.Command{
		Use:   "events FILE [--days N]",
		Short: "List the events, who came, and what became of them against leads like them",
		Long: `List the trigger events, who came, and how many of the leads among them went on within so many
days, against leads that stood in the same stage, were of the same kind and band, had come the
same way, and were not there. It names no cause. 'add FILE campaign --kind webinar' makes an event,
'import FILE SOURCE --noun touch --event NAME' says who came.`,
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if days < 0 {
				return misuse("--days is a number of days, such as 30.")
			}
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				all, err := d.Events(cmd.Context(), days)
				if err != nil {
					return err
				}
				return c.events(all)
			})
		},
	}
	cmd.Flags().IntVar(&days, "days", 0, "look so many days after each event (default: the event's own, else 30)")
	return cmd
}

// eventLine is one event in JSON.
type eventLine struct {
	ID       model.ID   `json:"id"`
	Name     string     `json:"name"`
	Kind     string     `json:"kind"`
	Day      *string    `json:"day"`
	Attended int        `json:"attended"`
	Leads    int        `json:"leads"`
	Cost     *money     `json:"cost"`
	Effect   effectLine `json:"effect"`
}

type effectLine struct {
	Days       int        `json:"days"`
	Until      *time.Time `json:"until"`
	There      rate       `json:"there"`
	Others     rate       `json:"others"`
	Difference *apart     `json:"difference"`
	Verdict    string     `json:"verdict"`
	Says       string     `json:"says"`
	Came       []ranOn    `json:"came"`
	Stayed     []ranOn    `json:"stayed"`
	Alone      int        `json:"alone"`
	Unsure     int        `json:"unsure"`
	Closed     int        `json:"closed"`
}

type apart struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// ranOn is one lead behind a count.
type ranOn struct {
	Lead     model.ID `json:"lead"`
	Name     string   `json:"name"`
	Advanced string   `json:"advanced"` // met, not-met, unknown
}

func (c *cli) events(all []trigger.Held) error {
	docs := make([]eventLine, 0, len(all))
	t := table{titles: []string{"day", "event", "kind", ">came", ">leads", ">cost", "+what became of them"}, empty: "There is no event yet: add FILE campaign --name 'Cost evening' --kind meetup --from 2026-11-20."}
	for _, h := range all {
		docs = append(docs, eventOf(h))
		cost := ""
		if h.Campaign.Cost.Minor > 0 {
			cost = h.Campaign.Cost.Short()
		}
		t.rows = append(t.rows, []string{h.Campaign.From, h.Campaign.Name, h.Campaign.Kind, strconv.Itoa(h.People), strconv.Itoa(h.Leads), cost, h.Says()})
	}
	return c.answer(docs, t.print)
}

func eventOf(h trigger.Held) eventLine {
	e, k := h.Effect, h.Campaign
	doc := eventLine{ID: k.ID, Name: k.Name, Kind: k.Kind, Day: text(k.From), Attended: h.People, Leads: h.Leads, Cost: moneyOf(k.Cost)}
	doc.Effect = effectLine{Days: cmp.Or(h.Days, trigger.Days), Until: moment(e.Until), There: rateOf(e.There), Others: rateOf(e.Others), Verdict: cmp.Or(e.Verdict, trigger.None),
		Says: h.Says(), Came: ranOns(e.Came), Stayed: ranOns(e.Stayed), Alone: len(e.Alone), Unsure: len(e.Unsure), Closed: e.Closed}
	if e.Judged() {
		doc.Effect.Difference = &apart{e.Difference, e.Low, e.High}
	}
	return doc
}

func ranOns(rows []trigger.Row) []ranOn {
	out := make([]ranOn, 0, len(rows))
	for _, r := range rows {
		out = append(out, ranOn{r.Lead, r.Name, r.Went})
	}
	return out
}

// eventNamed finds the event that a word means.
func eventNamed(ctx context.Context, d *store.Desk, word string) (model.ID, error) {
	r, err := newFieldReader(ctx, d, nil)
	if err != nil {
		return model.ID{}, err
	}
	return r.link("campaign", word)
}
