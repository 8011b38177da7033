package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/score"
	"baton/model/trigger"
)

// Events lists the events of the firm, the latest first, each with how many
// came and what became of the leads among them within so many days; 0: within
// the event's own.
func (d *Desk) Events(ctx context.Context, days int) ([]trigger.Held, error) {
	campaigns, err := d.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	h := &held{Desk: d, zone: firm.Location(), now: d.Now(), days: days}
	for _, c := range campaigns {
		if c.Kind != "" {
			h.all = append(h.all, trigger.Held{Campaign: c})
		}
	}
	if len(h.all) == 0 {
		return nil, nil
	}
	if err := h.measure(ctx); err != nil {
		return nil, err
	}
	return h.all, nil
}

// held measures all events over one read of the leads.
type held struct {
	*Desk
	zone   *time.Location
	now    time.Time
	days   int
	law    *model.Agreement
	all    []trigger.Held
	events []trigger.Event
	pasts  []trigger.Past
	index  map[model.ID]int
	came   []map[int]bool // by event: the leads of those who came
}

func (h *held) measure(ctx context.Context) (err error) {
	if h.law, err = h.InForce(ctx); err != nil {
		return err
	}
	if err := h.readPasts(ctx); err != nil {
		return err
	}
	if err := h.readCame(ctx); err != nil {
		return err
	}
	asked := map[int][]int{} // by lead: the events at whose time its band is asked for
	for i := range h.all {
		e, ok := trigger.On(h.all[i].Campaign, h.zone)
		if ok && h.days > 0 {
			e.Days = h.days
		}
		h.events, h.all[i].Days = append(h.events, e), e.Days
		if !ok || len(h.came[i]) == 0 {
			continue
		}
		for _, at := range trigger.Comparable(h.law, e, h.at(i, nil)) {
			asked[at] = append(asked[at], i)
		}
	}
	bands, err := h.bands(ctx, asked)
	if err != nil {
		return err
	}
	for i := range h.all {
		if h.events[i].Days == 0 {
			continue
		}
		h.all[i].Effect = trigger.Measure(h.law, h.events[i], h.at(i, bands), h.now)
	}
	return nil
}

// readPasts reads every lead with its moves.
func (h *held) readPasts(ctx context.Context) error {
	rows, err := h.Leads(ctx)
	if err != nil {
		return err
	}
	h.pasts, h.index = make([]trigger.Past, len(rows)), make(map[model.ID]int, len(rows))
	for i := range rows {
		r := &rows[i]
		h.pasts[i] = trigger.Past{Lead: r.ID, Name: r.Shown(), Kind: r.Kind, Route: r.Route, Created: r.Created}
		h.index[r.ID] = i
	}
	ms, err := h.Moves(ctx)
	for _, m := range ms {
		if i, ok := h.index[m.Lead]; ok {
			h.pasts[i].Moves = append(h.pasts[i].Moves, m)
		}
	}
	return err
}

// readCame notes who came to which event.
func (h *held) readCame(ctx context.Context) error {
	h.came = make([]map[int]bool, len(h.all))
	for i := range h.all {
		h.came[i] = map[int]bool{}
		people, err := h.Attendees(ctx, h.all[i].Campaign.ID)
		if err != nil {
			return err
		}
		h.all[i].People = len(people)
		for _, p := range people {
			for _, lead := range p.Leads {
				if at, ok := h.index[lead]; ok {
					h.came[i][at] = true
				}
			}
		}
		h.all[i].Leads = len(h.came[i])
	}
	return nil
}

// at are the leads as one event sees them.
func (h *held) at(event int, bands map[[2]int]string) []trigger.Past {
	out := slices.Clone(h.pasts)
	for i := range out {
		out[i].Came, out[i].Band = h.came[event][i], bands[[2]int{event, i}]
	}
	return out
}

// fewLeads: so many are read one by one, more in one walk over all.
const fewLeads = 300

// bands works out in which band leads were on the mornings of events, by the
// facts that are known now.
func (h *held) bands(ctx context.Context, asked map[int][]int) (map[[2]int]string, error) {
	out := map[[2]int]string{}
	rules := score.Compile(h.law, h.zone)
	take := func(f *model.Facts) {
		at, ok := h.index[f.Lead.ID]
		for _, e := range asked[at] {
			if ok {
				out[[2]int{e, at}] = rules.Score(f, h.events[e].From).Band
			}
		}
	}
	if len(asked) > fewLeads {
		return out, h.eachFacts(ctx, take)
	}
	leads := make([]int, 0, len(asked))
	for at := range asked {
		leads = append(leads, at)
	}
	slices.SortFunc(leads, cmp.Compare)
	for _, at := range leads {
		f, err := h.factsOf(ctx, h.eyes, h.pasts[at].Lead)
		if err != nil {
			return nil, fmt.Errorf("read a lead for its band: %w", err)
		}
		if f != nil {
			take(f)
		}
	}
	return out, nil
}
