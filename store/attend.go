package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/trigger"
)

// gathering is an event as whoever notes who came needs it.
type gathering struct {
	model.Campaign
	fields model.Fields // what every touch of it has
	from   time.Time
}

// gather reads an event that has been: who came is noted from its day on.
func (d *Desk) gather(ctx context.Context, q querier, id model.ID, now time.Time) (*gathering, error) {
	rs, err := records(ctx, q, "campaign", "and id = ?", id[:])
	if err != nil {
		return nil, err
	}
	if len(rs) == 0 {
		return nil, model.Refuse("event", fmt.Sprintf("There is no event %s in this firm.", id))
	}
	g := &gathering{Campaign: campaignOf(rs[0])}
	zone, err := d.zone(ctx, q)
	if err != nil {
		return nil, err
	}
	e, ok := trigger.On(g.Campaign, zone)
	if !ok {
		return nil, model.Refuse("from", fmt.Sprintf("%s has no day yet: give it one, then say who came.", g.Name))
	}
	if e.From.After(now) {
		return nil, model.Refuse("from", fmt.Sprintf("%s is on %s: who came is noted from that day on.", g.Name, e.From.Format("2 January 2006")))
	}
	g.from = e.From
	g.fields = model.Fields{"kind": model.Attendance(g.Kind), "direction": "in", "happened": e.From.UnixMilli(), "exact": "day", "campaign": id.String()}
	if e.To.After(e.From.AddDate(0, 0, 1)) {
		g.fields["exact"], g.fields["until"] = "between", min(e.To.Add(-time.Millisecond).UnixMilli(), now.UnixMilli())
	}
	return g, nil
}

// touch is that somebody came: one touch for each person, however often it is
// noted, and by whatever list.
func (g *gathering) touch(firm, person model.ID) (model.ID, model.Fields) {
	f := model.Fields{"person": person.String(), "deleted": nil}
	for name, v := range g.fields {
		f[name] = v
	}
	return naturalID(firm, "touch", "event\x00"+g.ID.String()+"\x00"+person.String()), f
}

// Attend notes that people came to an event. Whoever came was known on its
// day, also if the firm heard of them later.
func (d *Desk) Attend(ctx context.Context, event model.ID, people []model.ID) error {
	return d.write(ctx, "Note who came", func(w *writer) error {
		g, err := w.gather(w.ctx, w.tx, event, w.now)
		if err != nil {
			return err
		}
		for _, p := range people {
			if _, err := w.find("person", p); err != nil {
				return err
			}
			if err := w.attend(g, p); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) attend(g *gathering, person model.ID) error {
	id, f := g.touch(w.firm, person)
	row, err := w.load("touch", person, id)
	if err != nil {
		return err
	}
	if row.empty() || row.shown("deleted") == true {
		f["recorded"] = w.now.UnixMilli()
		link(f, "by", w.actor.Member, "hat", w.actor.Hat)
	}
	if err := w.put("touch", person, id, f); err != nil {
		return err
	}
	who, err := w.load("person", person, person)
	if err != nil {
		return err
	}
	if since, told := who.shown("created").(int64); told && since > g.from.UnixMilli() {
		return w.put("person", person, person, model.Fields{"created": g.from.UnixMilli()})
	}
	return nil
}

// attended are the kinds of touch by which people come to an event.
const attended = `t.deleted = 0 and t.direction = 'in' and t.kind in ('event', 'webinar', 'assessment')`

// Attendees are the people who came to an event, by name.
func (d *Desk) Attendees(ctx context.Context, event model.ID) ([]trigger.Attendee, error) {
	rows, err := d.eyes.QueryContext(ctx, `select t.id, p.id, coalesce(p.name, p.email, ''), coalesce(p.title, ''), coalesce(c.name, '')
from touch t join person p on p.root = t.person and p.id = t.person
left join job j on j.root = p.root and j.id = (select k.id from job k where k.root = p.root and k.deleted = 0 and k."to" is null order by k.id desc limit 1)
left join company c on c.root = j.company and c.id = j.company and c.deleted = 0
where t.campaign = ? and p.deleted = 0 and `+attended+` order by 3 collate nocase, t.id`, event[:])
	if err != nil {
		return nil, fmt.Errorf("read who came: %w", err)
	}
	defer rows.Close()
	var all []trigger.Attendee
	for rows.Next() {
		var a trigger.Attendee
		var touch, person []byte
		if err := rows.Scan(&touch, &person, &a.Name, &a.Title, &a.Company); err != nil {
			return nil, fmt.Errorf("read who came: %w", err)
		}
		a.Touch, a.Person = asID(touch), asID(person)
		all = append(all, a)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	twins, err := readTwins(ctx, d.eyes)
	for i := range all {
		if err == nil {
			all[i].Leads, err = d.leadsWith(ctx, twins, twins.one(all[i].Person))
		}
	}
	return all, err
}

// leadsWith are the leads that a person takes part in.
func (d *Desk) leadsWith(ctx context.Context, twins *twins, person model.ID) ([]model.ID, error) {
	var out []model.ID
	for _, p := range twins.all(person) {
		ids, err := idsIn(ctx, d.eyes, `select t.lead from part t join lead l on l.root = t.lead and l.id = t.lead
where t.root = ? and t.deleted = 0 and l.deleted = 0 order by t.id`, p[:])
		if err != nil {
			return nil, fmt.Errorf("read the leads of a person: %w", err)
		}
		for _, id := range ids {
			if one := twins.one(id); !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out, nil
}

func idsIn(ctx context.Context, q querier, query string, args ...any) ([]model.ID, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []model.ID
	var id sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		all = append(all, asID(id))
	}
	return all, rows.Err()
}
