package store

import (
	"cmp"
	"context"
	"database/sql/driver"
	"fmt"
	"maps"
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

// LeadCount is how many leads the firm has, whatever became of them.
func (f *File) LeadCount(ctx context.Context) (n int, err error) {
	err = f.eyes.QueryRowContext(ctx, `select count(*) from lead where deleted = 0 and "into" is null`).Scan(&n)
	return n, err
}

// held measures all events over one read of the leads.
type held struct {
	*Desk
	zone   *time.Location
	now    time.Time
	days   int
	law    *model.Agreement
	twins  *twins
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
	if h.twins, err = readTwins(ctx, h.eyes); err != nil {
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
	return h.name(ctx)
}

// readPasts reads every lead with its moves. Names are read at the end, for the
// few that stand behind a count.
func (h *held) readPasts(ctx context.Context) error {
	h.index = map[model.ID]int{}
	same := intern{}
	err := direct(ctx, h.eyes, 4, func(v []driver.Value) {
		p := trigger.Past{Lead: idIn(v[0]), Kind: same.text(textIn(v[1])), Route: same.text(textIn(v[2])), Created: timeIn(v[3])}
		h.index[p.Lead] = len(h.pasts)
		h.pasts = append(h.pasts, p)
	}, `select l.root, l.kind, l.route, l.created from lead l where l.deleted = 0 and `+h.twins.standing("l"))
	if err != nil {
		return fmt.Errorf("read the leads: %w", err)
	}
	err = direct(ctx, h.eyes, 6, func(v []driver.Value) {
		if i, ok := h.index[h.twins.one(idIn(v[0]))]; ok {
			h.pasts[i].Moves = append(h.pasts[i].Moves, model.Move{To: idIn(v[1]), Happened: timeIn(v[2]), Until: timeIn(v[3]), Exact: same.text(textIn(v[4])), Recorded: timeIn(v[5])})
		}
	}, `select root, "to", happened, until, exact, recorded from move where deleted = 0 order by happened, id`)
	if err != nil {
		return fmt.Errorf("read the moves: %w", err)
	}
	return nil
}

// readCame notes who came to which event.
func (h *held) readCame(ctx context.Context) error {
	people := map[model.ID]map[model.ID]bool{}
	err := direct(ctx, h.eyes, 2, func(v []driver.Value) {
		event := idIn(v[0])
		if people[event] == nil {
			people[event] = map[model.ID]bool{}
		}
		people[event][h.twins.one(idIn(v[1]))] = true
	}, `select t.campaign, t.person from touch t where t.campaign is not null and t.person is not null and `+attended)
	if err != nil {
		return fmt.Errorf("read who came: %w", err)
	}
	h.came = make([]map[int]bool, len(h.all))
	for i := range h.all {
		h.came[i] = map[int]bool{}
		came := people[h.all[i].Campaign.ID]
		h.all[i].People = len(came)
		for person := range came {
			leads, err := h.leadsWith(ctx, h.twins, person)
			if err != nil {
				return err
			}
			for _, lead := range leads {
				if at, ok := h.index[lead]; ok {
					h.came[i][at] = true
				}
			}
		}
		h.all[i].Leads = len(h.came[i])
	}
	return nil
}

// name gives the rows behind the counts their names.
func (h *held) name(ctx context.Context) error {
	rows := map[model.ID][]*trigger.Row{}
	for i := range h.all {
		e := &h.all[i].Effect
		for _, list := range [][]trigger.Row{e.Came, e.Stayed, e.Alone, e.Unsure} {
			for k := range list {
				rows[list[k].Lead] = append(rows[list[k].Lead], &list[k])
			}
		}
	}
	named, err := h.named(ctx, slices.Collect(maps.Keys(rows)))
	for i := range named {
		for _, r := range rows[named[i].ID] {
			r.Name = named[i].Shown()
		}
	}
	for i := range h.all {
		h.all[i].Effect.Sort()
	}
	return err
}

// named reads the rows of some leads, all of them at once where they are many.
func (h *held) named(ctx context.Context, ids []model.ID) ([]model.LeadRow, error) {
	if len(ids) > fewLeads {
		return h.Leads(ctx)
	}
	return h.LeadRows(ctx, ids)
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
